/* sal-plan-pilot-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-plan-outcome.h"

G_BEGIN_DECLS

/* A group that tries a version out, beside all others, who are paid by the one it is compared
 * with: how they differ, and how sure that is. */
#define SAL_TYPE_PLAN_PILOT_VIEW (sal_plan_pilot_view_get_type ())
G_DECLARE_FINAL_TYPE (SalPlanPilotView, sal_plan_pilot_view, SAL, PLAN_PILOT_VIEW, AdwBin)

void sal_plan_pilot_view_show (SalPlanPilotView *self, SalPlanOutcome *outcome);

G_END_DECLS
