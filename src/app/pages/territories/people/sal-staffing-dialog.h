/* sal-staffing-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-alignment-editor.h"

G_BEGIN_DECLS

/* Shows who would have which territory, as change counts against travel, and gives them to these as
 * one step. */
#define SAL_TYPE_STAFFING_DIALOG (sal_staffing_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalStaffingDialog, sal_staffing_dialog, SAL, STAFFING_DIALOG, AdwWindow)

GtkWidget *sal_staffing_dialog_new (GtkWindow *parent, SalAlignmentEditor *editor, guint measure);

G_END_DECLS
