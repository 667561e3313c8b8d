/* sal-pay-mix-norms.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-design-checks.h"

G_BEGIN_DECLS

/* What of the pay at target is usually variable in a role: a line of the table in
 * sal-pay-mix-norms.c. Label and source are to be translated. */
typedef struct
{
  const char *label;  /* what the source calls the role */
  const char *words;  /* the roles it is about: see sal_pay_norms_find() */
  double low, high;   /* variable share of target pay; both belong to the norm: 0.5 is 50/50 */
  const char *source; /* where it is from */
} SalPayMixNorm;

extern const SalPayMixNorm sal_pay_mix_norms[];
extern const guint sal_pay_mix_n_norms;

/* The norm of a role; (nullable): there is none. */
const SalPayMixNorm *sal_pay_norms_find (const char *role);

SalDesignVerdict sal_pay_norm_judge (const SalPayMixNorm *self, double variable_share);
char *sal_pay_norm_to_text (const SalPayMixNorm *self);

G_END_DECLS
