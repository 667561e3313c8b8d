/* sal-right-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/* What stands beside each other in a row; products and days stand below, when they are asked for.
 */
typedef enum
{
  SAL_RIGHT_ROLE,
  SAL_RIGHT_DISCOUNT,
  SAL_RIGHT_DEAL,
  SAL_RIGHT_CURRENCY,
  SAL_RIGHT_BUTTONS,
  SAL_RIGHT_N_COLUMNS,
} SalRightColumn;

/**
 * SalRightRow:
 *
 * A decision right in a table, whose cells are edited in place. Return stores what was entered,
 * Escape takes it back, Delete deletes the right.
 *
 * Signals: changed (something was entered, or stored); dropped (a new one is given up).
 */
#define SAL_TYPE_RIGHT_ROW (sal_right_row_get_type ())
G_DECLARE_FINAL_TYPE (SalRightRow, sal_right_row, SAL, RIGHT_ROW, GtkListBoxRow)

/* @groups: what keeps each column as wide in all rows */
GtkWidget *sal_right_row_new (SalWorkspace *workspace,
                              GtkSizeGroup *const groups[SAL_RIGHT_N_COLUMNS]);
const char *sal_right_column_get_title (SalRightColumn column);
void sal_right_row_show (SalRightRow *self, SalRecord *record, gint64 version);
void sal_right_row_show_new (SalRightRow *self, SalRecord *record);
gint64 sal_right_row_get_id (SalRightRow *self);
gboolean sal_right_row_is_new (SalRightRow *self);
char *sal_right_row_describe (SalRightRow *self);
void sal_right_row_set_warning (SalRightRow *self, const char *warning);
SalRecord *sal_right_row_dup_entered (SalRightRow *self);
gboolean sal_right_row_is_modified (SalRightRow *self);
gboolean sal_right_row_commit (SalRightRow *self);
void sal_right_row_revert (SalRightRow *self);
void sal_right_row_focus (SalRightRow *self);

G_END_DECLS
