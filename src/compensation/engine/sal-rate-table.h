/* sal-rate-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-payout-terms.h"

G_BEGIN_DECLS

/* One tier, with its numbers in units of what is counted. */
typedef struct
{
  int index;           /* among the plan's tiers; −1: below the first */
  SalRational bound;   /* it begins here; the lowest has no lower end */
  gint64 start;        /* the first whole unit in it */
  SalRational rate;    /* minor units for a unit */
  SalRational settled; /* the rate that is paid, once all that is measured is known */
  SalRational units;   /* paid in it so far, of credits that touch a bound */
  gint64 whole_units;  /* likewise, of all others */
  SalTierApplication application;
} SalRateTier;

/* A rate table for one window of measurement. */
typedef struct
{
  GArray *tiers;           /* of SalRateTier, from the lowest on */
  SalRational overage;     /* where overage begins */
  gboolean is_retroactive; /* what a unit is paid depends on all that is measured */
} SalRateTable;

void sal_rate_table_init (SalRateTable *self,
                          const SalPlan *plan,
                          const SalPlanComponent *component,
                          const SalPayoutTerms *terms,
                          gboolean has_accelerator);
void sal_rate_table_clear (SalRateTable *self);

void sal_rate_table_settle (SalRateTable *self, gint64 measured);
void sal_rate_table_pay (SalRateTable *self, gint64 before, gint64 after, SalRational *amount);

G_END_DECLS
