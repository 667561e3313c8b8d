/* sal-rules-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-alignment-editor.h"

G_BEGIN_DECLS

/* The rules of the alignment that an editor shows, in the order in which they count, with what each
 * comes to. */
#define SAL_TYPE_RULES_WINDOW (sal_rules_window_get_type ())
G_DECLARE_FINAL_TYPE (SalRulesWindow, sal_rules_window, SAL, RULES_WINDOW, AdwWindow)

GtkWidget *
sal_rules_window_new (GtkWindow *parent, SalWorkspace *workspace, SalAlignmentEditor *editor);

G_END_DECLS
