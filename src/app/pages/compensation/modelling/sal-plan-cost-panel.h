/* sal-plan-cost-panel.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-plan-consequences.h"

G_BEGIN_DECLS

/* What a plan costs and how fair it is, while it is edited; each figure can be asked. Signal:
 * years-asked, when somebody asks for what years as they could be cost. */
#define SAL_TYPE_PLAN_COST_PANEL (sal_plan_cost_panel_get_type ())
G_DECLARE_FINAL_TYPE (SalPlanCostPanel, sal_plan_cost_panel, SAL, PLAN_COST_PANEL, AdwBin)

void sal_plan_cost_panel_set_consequences (SalPlanCostPanel *self,
                                           SalPlanConsequences *consequences);
/* (element-type SalRecord): those that can be compared with; @version shows */
void
sal_plan_cost_panel_set_versions (SalPlanCostPanel *self, GPtrArray *versions, SalRecord *version);
gboolean sal_plan_cost_panel_is_modified (SalPlanCostPanel *self);

G_END_DECLS
