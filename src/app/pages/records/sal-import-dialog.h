/* sal-import-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-window.h"

G_BEGIN_DECLS

/* The dialog in which files are mapped, checked and imported into the workspace of a window. */
#define SAL_TYPE_IMPORT_DIALOG (sal_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalImportDialog, sal_import_dialog, SAL, IMPORT_DIALOG, AdwWindow)

SalImportDialog *sal_import_dialog_new (SalWindow *window, GListModel *files);

G_END_DECLS
