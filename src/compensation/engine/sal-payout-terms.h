/* sal-payout-terms.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-participation.h"

G_BEGIN_DECLS

/* What a participant is measured by and paid for over some days: all prorated and ramped, summed
 * over the fiscal months of them. */
typedef struct
{
  gint32 first, last;    /* the days, those not in the plan included */
  SalRational quota;     /* in units of what is counted: minor units, or millionths */
  SalRational target;    /* the component's target variable, in minor units */
  SalRational base_rate; /* minor units for a unit of what is counted; 0 if it is not needed */
  SalRational active;    /* share of the days that count, 0 to 1 */
  gboolean is_ramping;   /* in some month of them */
} SalPayoutTerms;

void sal_payout_terms_init (SalPayoutTerms *self,
                            const SalParticipation *participation,
                            guint component,
                            const SalFiscalCalendar *calendar,
                            gint32 first,
                            gint32 last);
void sal_payout_terms_clear (SalPayoutTerms *self);

/* Minor units of a currency in a major one, and units of what a component counts in one of them. */
gint64 sal_payout_minor_units (const char *currency);
gint64 sal_payout_units_of (const SalPlan *plan, const SalPlanComponent *component);

/* The active share of the days of one fiscal month, by the plan's convention; and of fiscal months,
 * each of which counts the same. */
void sal_payout_active_share (const SalParticipation *participation,
                              gint32 first,
                              gint32 last,
                              SalRational *share);
void sal_payout_active_months (const SalParticipation *participation,
                               const SalFiscalCalendar *calendar,
                               gint32 first,
                               gint32 last,
                               SalRational *share);

G_END_DECLS
