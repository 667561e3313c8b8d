/* sal-plan-part-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan-cell.h"

G_BEGIN_DECLS

/* A part of a plan with all its fields, as its table has them: values as rows, parts as groups that
 * are added and removed, lists as tables. */
#define SAL_TYPE_PLAN_PART_VIEW (sal_plan_part_view_get_type ())
G_DECLARE_FINAL_TYPE (SalPlanPartView, sal_plan_part_view, SAL, PLAN_PART_VIEW, AdwBin)

GtkWidget *sal_plan_part_view_new (void);
void sal_plan_part_view_set_editor (SalPlanPartView *self, SalPlanEditor *editor);
/* @path: of a component, or NULL for the plan without its components */
void sal_plan_part_view_show (SalPlanPartView *self, const char *path);
gboolean sal_plan_part_view_focus_field (SalPlanPartView *self, const char *path);
gboolean sal_plan_part_view_is_modified (SalPlanPartView *self);
void sal_plan_part_view_discard (SalPlanPartView *self);

G_END_DECLS
