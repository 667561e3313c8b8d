/* sal-unknown-areas-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-alignment-editor.h"

G_BEGIN_DECLS

/* Lists the codes that an alignment has and its geography has not, and says what can be done. */
#define SAL_TYPE_UNKNOWN_AREAS_DIALOG (sal_unknown_areas_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SalUnknownAreasDialog, sal_unknown_areas_dialog, SAL, UNKNOWN_AREAS_DIALOG, AdwWindow)

GtkWidget *sal_unknown_areas_dialog_new (GtkWindow *parent, SalAlignmentEditor *editor);

G_END_DECLS
