/* sal-group-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-alignment-editor.h"

G_BEGIN_DECLS

/* What a region is called, and which territories it is made of. It is written as one step. */
#define SAL_TYPE_GROUP_DIALOG (sal_group_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalGroupDialog, sal_group_dialog, SAL, GROUP_DIALOG, AdwWindow)

/* @region: its id, 0 for a new one; @territory: one that is proposed for it, or
 * SAL_TERRITORY_NONE. */
GtkWidget *sal_group_dialog_new (GtkWindow *parent,
                                 SalAlignmentEditor *editor,
                                 gint64 region,
                                 gint32 territory);

G_END_DECLS
