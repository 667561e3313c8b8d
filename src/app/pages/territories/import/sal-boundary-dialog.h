/* sal-boundary-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/* Shows what a file of boundaries is, how it is read and what had to be put right, and imports it
 * on consent.
 *
 * Signal: imported (gint64 geography, const char *name, SalChange *change), it has been written. */
#define SAL_TYPE_BOUNDARY_DIALOG (sal_boundary_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalBoundaryDialog, sal_boundary_dialog, SAL, BOUNDARY_DIALOG, AdwWindow)

/* Asks for a file of boundaries; ended by sal_file_dialog_choose_finish(). */
void sal_boundary_dialog_choose_file (GtkWidget *widget,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GtkWidget *sal_boundary_dialog_new (GtkWindow *parent, SalWorkspace *workspace, GFile *file);

G_END_DECLS
