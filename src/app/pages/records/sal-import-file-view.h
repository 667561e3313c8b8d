/* sal-import-file-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-import-draft.h"

G_BEGIN_DECLS

/* How one file is imported: what its rows are, how it is written, and where its columns go. */
#define SAL_TYPE_IMPORT_FILE_VIEW (sal_import_file_view_get_type ())
G_DECLARE_FINAL_TYPE (SalImportFileView, sal_import_file_view, SAL, IMPORT_FILE_VIEW, AdwBin)

/* @optional: whether the file can be left out. */
GtkWidget *sal_import_file_view_new (SalImportDraft *draft, gboolean optional);

G_END_DECLS
