/* sal-dashboard-editor.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sal-dashboard-list.h"

G_BEGIN_DECLS

/**
 * SalDashboardEditor:
 *
 * The editing of one dashboard: its tiles as they were last left, written one step after the other,
 * each a command of its own.
 *
 * Signals: changed, the tiles are other ones, as after undoing; ended, the dashboard is gone or
 * locked; failed (GError), a step could not be written.
 */
#define SAL_TYPE_DASHBOARD_EDITOR (sal_dashboard_editor_get_type ())
G_DECLARE_FINAL_TYPE (SalDashboardEditor, sal_dashboard_editor, SAL, DASHBOARD_EDITOR, GObject)

SalDashboardEditor *
sal_dashboard_editor_new (SalWorkspace *workspace, SalDashboardList *list, const char *id);
const SalDashboardLayout *sal_dashboard_editor_get_layout (SalDashboardEditor *self);
/* One step; @label for undo: "Move Tile “Bookings”". */
void sal_dashboard_editor_set_layout (SalDashboardEditor *self,
                                      const SalDashboardLayout *layout,
                                      const char *label);
gboolean sal_dashboard_editor_is_writing (SalDashboardEditor *self);

G_END_DECLS
