/* sal-plan-component-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan-consequences.h"
#include "sal-plan-part-view.h"

G_BEGIN_DECLS

/* The components of a plan: which there are, and of the one chosen its curve and all its fields. */
#define SAL_TYPE_PLAN_COMPONENT_VIEW (sal_plan_component_view_get_type ())
G_DECLARE_FINAL_TYPE (
    SalPlanComponentView, sal_plan_component_view, SAL, PLAN_COMPONENT_VIEW, AdwBin)

void sal_plan_component_view_set_editor (SalPlanComponentView *self, SalPlanEditor *editor);
void sal_plan_component_view_set_consequences (SalPlanComponentView *self,
                                               SalPlanConsequences *consequences);
void sal_plan_component_view_choose (SalPlanComponentView *self, guint component);
gboolean sal_plan_component_view_focus_field (SalPlanComponentView *self, const char *path);
gboolean sal_plan_component_view_is_modified (SalPlanComponentView *self);
void sal_plan_component_view_discard (SalPlanComponentView *self);

G_END_DECLS
