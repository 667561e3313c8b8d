/* sal-plan-part-group.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-account-plan-book.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalPlanPartGroup:
 *
 * A part of an account plan: its records, each a row, and a button that adds one.
 *
 * Signal: changed (something was entered, or stored).
 */
#define SAL_TYPE_PLAN_PART_GROUP (sal_plan_part_group_get_type ())
G_DECLARE_FINAL_TYPE (
    SalPlanPartGroup, sal_plan_part_group, SAL, PLAN_PART_GROUP, AdwPreferencesGroup)

GtkWidget *sal_plan_part_group_new (SalWorkspace *workspace, SalPlanPart part);
void sal_plan_part_group_show (SalPlanPartGroup *self, const SalAccountPlanBook *book);
gboolean sal_plan_part_group_show_record (SalPlanPartGroup *self, gint64 id);
void sal_plan_part_group_clear (SalPlanPartGroup *self);
gboolean sal_plan_part_group_is_modified (SalPlanPartGroup *self);
gboolean sal_plan_part_group_commit (SalPlanPartGroup *self);
void sal_plan_part_group_revert (SalPlanPartGroup *self);

G_END_DECLS
