/* sal-pay-sign-off.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-payout-statements.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/* Whether a manager has signed off what their people are paid in a period. */
typedef struct
{
  gint64 manager; /* a person */
  char *name;
  GArray *people;       /* of gint64: who report to them and have a statement */
  gint64 record;        /* 0: not signed off */
  gint64 time;          /* when it was signed off; seconds UTC */
  char *recorded_by;    /* (nullable) */
  gboolean is_outdated; /* what was signed off was calculated anew since */
} SalPaySignOff;

GPtrArray *sal_pay_sign_offs_load (SalWorkspace *workspace,
                                   const SalPayoutStatements *content,
                                   GCancellable *cancellable,
                                   GError **error);
guint sal_pay_sign_offs_count_missing (const GPtrArray *sign_offs);
/* "Not yet", or when, and who recorded it. */
char *sal_pay_sign_off_describe (const SalPaySignOff *self);

/* Commands of a pay store. */
typedef struct
{
  const char *period;
  gint64 manager;
  const char *author; /* who records it */
} SalPaySignOffStep;

gboolean sal_pay_sign_off_give (SalTransaction *transaction,
                                gpointer sign_off_step,
                                GCancellable *cancellable,
                                GError **error);
gboolean sal_pay_sign_off_withdraw (SalTransaction *transaction,
                                    gpointer sign_off_step,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
