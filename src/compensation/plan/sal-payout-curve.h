/* sal-payout-curve.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan.h"

G_BEGIN_DECLS

/* Up to where curves of attainment go: 200 %. */
#define SAL_PAYOUT_CURVE_END 2

/* Whom a curve is of: what depends on quota or target is so for them. Major units, or a number, of
 * a year. */
typedef struct
{
  SalRational quota;
  SalRational target; /* variable, of the whole plan */
} SalPayoutExample;

/* What is paid for an attainment, exactly. */
typedef struct
{
  SalRational at;     /* attainment of the quota of a measurement period */
  SalRational payout; /* share of the component's target variable of the period */
} SalPayoutCurvePoint;

void sal_payout_example_init (SalPayoutExample *self, const SalPlan *plan, guint component);
void sal_payout_example_clear (SalPayoutExample *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalPayoutExample, sal_payout_example_clear)

const char *sal_payout_curve_why_none (const SalPlanComponent *component);
GArray *sal_payout_curve_new (const SalPlan *plan,
                              guint component,
                              const SalPayoutExample *example,
                              gboolean is_capped);
void sal_payout_curve_evaluate (const SalPlan *plan,
                                guint component,
                                const SalPayoutExample *example,
                                gboolean is_capped,
                                gboolean is_below,
                                const SalRational *at,
                                SalRational *payout);
gboolean sal_payout_curve_rate (const SalPayoutCurvePoint *point, SalRational *rate);

G_END_DECLS
