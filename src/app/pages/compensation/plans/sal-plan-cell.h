/* sal-plan-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-plan-editor.h"

G_BEGIN_DECLS

/* One field of a plan that can be entered: what is entered is an edit once it is complete. Signal:
 * problem-changed. */
#define SAL_TYPE_PLAN_CELL (sal_plan_cell_get_type ())
G_DECLARE_FINAL_TYPE (SalPlanCell, sal_plan_cell, SAL, PLAN_CELL, AdwBin)

GtkWidget *sal_plan_cell_new (SalPlanEditor *editor, const char *path, const char *label);
const char *sal_plan_cell_get_path (SalPlanCell *self);
const char *sal_plan_cell_get_problem (SalPlanCell *self); /* (nullable) */
gboolean sal_plan_cell_is_modified (SalPlanCell *self);
const char *sal_plan_cell_get_text (SalPlanCell *self);
void sal_plan_cell_restore (SalPlanCell *self, const char *text);
void sal_plan_cell_update (SalPlanCell *self);

G_END_DECLS
