/* sal-plan-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-account-plan-book.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalPlanRow:
 *
 * One record of a part of an account plan: what it says in a line, and its fields below, which are
 * made when it is first opened. Delete deletes it.
 *
 * Signals: changed (something was entered, or stored); dropped (a new record that is not stored is
 * given up).
 */
#define SAL_TYPE_PLAN_ROW (sal_plan_row_get_type ())
G_DECLARE_FINAL_TYPE (SalPlanRow, sal_plan_row, SAL, PLAN_ROW, AdwExpanderRow)

GtkWidget *sal_plan_row_new (SalWorkspace *workspace, SalPlanPart part);
void sal_plan_row_show (SalPlanRow *self,
                        const SalAccountPlanBook *book,
                        SalRecord *record,
                        gint64 version);
void sal_plan_row_show_new (SalPlanRow *self, SalRecord *record);
gint64 sal_plan_row_get_id (SalPlanRow *self);
gboolean sal_plan_row_is_new (SalPlanRow *self);
gboolean sal_plan_row_is_modified (SalPlanRow *self);
gboolean sal_plan_row_commit (SalPlanRow *self);
void sal_plan_row_revert (SalPlanRow *self);
void sal_plan_row_focus (SalPlanRow *self);

G_END_DECLS
