/* sal-rational-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gmp.h>

#include "sal-rational.h"

G_BEGIN_DECLS

/* Rationals as GMP has them. What is got is initialised there and cleared by the caller; what is
 * given is in lowest terms, and taken over: the caller neither uses nor clears it any more. */
void sal_rational_get_mpq (const SalRational *self, mpq_t value);
void sal_rational_take_mpq (SalRational *self, mpq_t value);

/* What the operations do where 128 bits are too few. */
typedef void (*SalRationalOperation) (mpq_ptr result, mpq_srcptr one, mpq_srcptr other);

void sal_rational_operate_big (SalRational *result,
                               const SalRational *one,
                               const SalRational *other,
                               SalRationalOperation operation);
int sal_rational_compare_big (const SalRational *one, const SalRational *other);
gboolean sal_rational_round_big (const SalRational *self, gint64 *whole);
gboolean sal_rational_floor_big (const SalRational *self, gint64 *whole);
double sal_rational_to_double_big (const SalRational *self);
void sal_rational_clear_big (SalRational *self);

G_END_DECLS
