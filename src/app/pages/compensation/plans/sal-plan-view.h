/* sal-plan-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan-consequences.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One version of a plan: its components, its rules, what it says in words, and what is held against
 * it. Its buttons activate the actions of the room. */
#define SAL_TYPE_PLAN_VIEW (sal_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (SalPlanView, sal_plan_view, SAL, PLAN_VIEW, AdwBin)

void sal_plan_view_set_editor (SalPlanView *self, SalPlanEditor *editor);
void sal_plan_view_set_consequences (SalPlanView *self, SalPlanConsequences *consequences);
void sal_plan_view_show (SalPlanView *self, SalRecord *version, GPtrArray *versions);
/* “components”, “rules”, “words”, “modelling” or “checks” */
void sal_plan_view_show_tab (SalPlanView *self, const char *name);
gboolean sal_plan_view_is_modified (SalPlanView *self);
void sal_plan_view_discard (SalPlanView *self);

G_END_DECLS
