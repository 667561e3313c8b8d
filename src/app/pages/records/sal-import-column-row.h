/* sal-import-column-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sal-import-draft.h"

G_BEGIN_DECLS

/* One column of a file: what it looks like, and a choice of where it goes. */
#define SAL_TYPE_IMPORT_COLUMN_ROW (sal_import_column_row_get_type ())
G_DECLARE_FINAL_TYPE (
    SalImportColumnRow, sal_import_column_row, SAL, IMPORT_COLUMN_ROW, GtkListBoxRow)

GtkWidget *sal_import_column_row_new (SalImportDraft *draft, guint column);
void sal_import_column_row_update (SalImportColumnRow *self);

G_END_DECLS
