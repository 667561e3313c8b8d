/* sal-plan-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-form-dialog.h"
#include "sal-plan.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* Asks what a new plan, or a new version of one, is called and when it is in effect, and creates
 * it. Signal: created (gint64 id, SalChange *). */
#define SAL_TYPE_PLAN_DIALOG (sal_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalPlanDialog, sal_plan_dialog, SAL, PLAN_DIALOG, SalFormDialog)

GtkWidget *
sal_plan_dialog_new (GtkWindow *parent, SalWorkspace *workspace, const SalPlan *duplicated);
gint64 sal_plan_dialog_get_created (SalPlanDialog *self);

G_END_DECLS
