/* sal-threshold-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalThresholdRow:
 *
 * How one kind of signal is judged: what it says in a line, and its fields below, which are made
 * when it is first opened. Delete deletes it.
 */
#define SAL_TYPE_THRESHOLD_ROW (sal_threshold_row_get_type ())
G_DECLARE_FINAL_TYPE (SalThresholdRow, sal_threshold_row, SAL, THRESHOLD_ROW, AdwExpanderRow)

GtkWidget *sal_threshold_row_new (SalWorkspace *workspace, gint64 id);
gint64 sal_threshold_row_get_id (SalThresholdRow *self);
void sal_threshold_row_load (SalThresholdRow *self);
gboolean sal_threshold_row_is_modified (SalThresholdRow *self);
gboolean sal_threshold_row_commit (SalThresholdRow *self);
void sal_threshold_row_revert (SalThresholdRow *self);

G_END_DECLS
