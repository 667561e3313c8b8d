/* sal-new-workspace-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalNewWorkspaceDialog:
 *
 * Asks what a new workspace is to be like: the company's name, its reporting currency and its
 * fiscal calendar.
 *
 * Signals: create, when that was decided.
 */
#define SAL_TYPE_NEW_WORKSPACE_DIALOG (sal_new_workspace_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SalNewWorkspaceDialog, sal_new_workspace_dialog, SAL, NEW_WORKSPACE_DIALOG, AdwWindow)

GtkWidget *sal_new_workspace_dialog_new (GtkWindow *parent);
/* What was decided; the texts belong to the dialog. */
void sal_new_workspace_dialog_get_options (SalNewWorkspaceDialog *self,
                                           SalWorkspaceOptions *options);

G_END_DECLS
