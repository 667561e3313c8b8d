/* sal-plan-assumptions-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-plan-consequences.h"

G_BEGIN_DECLS

/* What years as they could be are made by: as the past tells it, and as somebody changes it. */
#define SAL_TYPE_PLAN_ASSUMPTIONS_VIEW (sal_plan_assumptions_view_get_type ())
G_DECLARE_FINAL_TYPE (
    SalPlanAssumptionsView, sal_plan_assumptions_view, SAL, PLAN_ASSUMPTIONS_VIEW, AdwBin)

void sal_plan_assumptions_view_set_consequences (SalPlanAssumptionsView *self,
                                                 SalPlanConsequences *consequences);
void sal_plan_assumptions_view_update (SalPlanAssumptionsView *self);

G_END_DECLS
