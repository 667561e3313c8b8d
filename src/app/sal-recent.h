/* sal-recent.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The workspaces opened last, newest first, as GFile; kept in the settings, shared by all windows.
 */
GListModel *sal_recent_get_model (void); /* (transfer none) */
void sal_recent_load (
    GSettings *settings); /* (nullable): without settings the list lasts as long as the program */
void sal_recent_add (GFile *file);
void sal_recent_remove (GFile *file);

G_END_DECLS
