/* sal-assignment-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalAssignmentRow:
 *
 * Somebody's assignment to a plan, which opens to be edited: each field is stored when it is left,
 * and says what is wrong with what was entered.
 *
 * Property: busy, while it loads or stores. Action: assignment.delete.
 */
#define SAL_TYPE_ASSIGNMENT_ROW (sal_assignment_row_get_type ())
G_DECLARE_FINAL_TYPE (SalAssignmentRow, sal_assignment_row, SAL, ASSIGNMENT_ROW, AdwExpanderRow)

GtkWidget *
sal_assignment_row_new (SalWorkspace *workspace, SalRecord *participant, GPtrArray *versions);
gint64 sal_assignment_row_get_id (SalAssignmentRow *self);
void
sal_assignment_row_update (SalAssignmentRow *self, SalRecord *participant, GPtrArray *versions);
gboolean sal_assignment_row_is_busy (SalAssignmentRow *self);
gboolean sal_assignment_row_is_modified (SalAssignmentRow *self);
void sal_assignment_row_discard (SalAssignmentRow *self);

G_END_DECLS
