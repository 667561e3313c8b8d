/* sal-payout-shape.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan.h"

G_BEGIN_DECLS

/* Payouts that are a function of what is attained, or of what is measured. */

/* Points of SalPlanPoint, ascending: what is at @attainment. */
void sal_payout_curve_at (const GPtrArray *points,
                          SalInterpolation interpolation,
                          SalCurveBelow below,
                          SalCurveAbove above,
                          const SalRational *attainment,
                          SalRational *payout);
void sal_payout_matrix_at (const SalPlanMethod *method,
                           const SalRational *row,
                           const SalRational *column,
                           SalRational *payout);
/* Of a table of amounts, in major units; @measured and its bounds are in the same unit. */
void sal_payout_amounts_at (const SalPlanMethod *method,
                            const SalRational *measured,
                            SalRational *amount);

G_END_DECLS
