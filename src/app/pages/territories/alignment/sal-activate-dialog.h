/* sal-activate-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-alignment-editor.h"

G_BEGIN_DECLS

/* Says what an alignment will do when it takes effect on a day, and has it do that on consent: it
 * cannot be undone. */
#define SAL_TYPE_ACTIVATE_DIALOG (sal_activate_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalActivateDialog, sal_activate_dialog, SAL, ACTIVATE_DIALOG, AdwWindow)

GtkWidget *sal_activate_dialog_new (GtkWindow *parent, SalAlignmentEditor *editor);

G_END_DECLS
