/* sal-payout-calculation.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-payout-run.h"

G_BEGIN_DECLS

/* What calculating changed in one currency; minor units of it. */
typedef struct
{
  const char *currency; /* interned */
  gint64 before, after; /* paid in all */
} SalPayoutDifference;

/**
 * SalPayoutCalculation:
 *
 * The calculation of a period, and what came of it against the calculation before. To be run by a
 * #SalJob: sal_job_run_async (job, sal_payout_calculation_run, calculation, …).
 */
typedef struct
{
  SalPayoutRun *run;
  /* what came of it */
  gboolean is_first;   /* nothing was posted in the period before */
  guint n_people;      /* who have a payment now */
  guint n_changed;     /* whose payment, earnings or balance is another, or came, or went */
  GArray *differences; /* of SalPayoutDifference, by currency */
} SalPayoutCalculation;

SalPayoutCalculation *
sal_payout_calculation_new (SalWorkspace *workspace, const char *period, const char *author);
void sal_payout_calculation_free (SalPayoutCalculation *self);
gboolean sal_payout_calculation_run (SalJob *job, gpointer calculation, GError **error);
void sal_payout_calculation_compare (SalPayoutCalculation *self,
                                     const GArray *before,
                                     const GArray *after);
char *sal_payout_calculation_describe (const SalPayoutCalculation *self, const char *period);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPayoutCalculation, sal_payout_calculation_free)

G_END_DECLS
