/* sal-payout-measure.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-payout.h"

G_BEGIN_DECLS

/* A step of what is measured: a credit, or a cancellation that lowers what is attained. */
typedef struct
{
  guint credit;
  gint32 day;   /* of the credit, or of the cancellation */
  gint64 units; /* that are measured: after a cap that limits credit */
  gint64 whole; /* of the credit, before any cap */
  gboolean pays;
} SalPayoutStep;

/* The steps of a window in the order of their days, and their sum. */
GArray *sal_payout_measure (const SalPayoutWindow *window, gint64 *measured);

/* What is measured ÷ quota; FALSE and 0 without a quota. */
gboolean
sal_payout_attainment (gint64 measured, const SalPayoutTerms *terms, SalRational *attainment);

/* The cancellations in the days that the plan takes back what it paid, one after the other. */
const SalCancellation *sal_payout_next_cancellation (const SalPlan *plan,
                                                     const SalCredit *credit,
                                                     const SalCancellation *before,
                                                     gint32 as_of);
/* What of a cancellation a component counts. */
gint64 sal_payout_cancelled_units (const SalPlanComponent *component,
                                   const SalCancellation *cancellation);
/* Whether there is one. */
gboolean sal_payout_is_cancelled (const SalPlan *plan, const SalCredit *credit, gint32 as_of);
/* The last day of the measurement period a credit counts in: its payout is calculated then. */
gint32 sal_payout_posting_day (const SalPayoutWindow *window, gint32 day);

G_END_DECLS
