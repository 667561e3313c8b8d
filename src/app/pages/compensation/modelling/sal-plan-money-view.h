/* sal-plan-money-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-plan.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* What two versions of a plan differ by in money: last year by the one and by the other. */
#define SAL_TYPE_PLAN_MONEY_VIEW (sal_plan_money_view_get_type ())
G_DECLARE_FINAL_TYPE (SalPlanMoneyView, sal_plan_money_view, SAL, PLAN_MONEY_VIEW, AdwBin)

void sal_plan_money_view_show (SalPlanMoneyView *self,
                               SalWorkspace *workspace,
                               const SalPlan *before,
                               const SalPlan *after);

G_END_DECLS
