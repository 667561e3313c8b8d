/* sal-import-column-options.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sal-import-draft.h"

G_BEGIN_DECLS

gboolean sal_import_column_options_exist (SalImportDraft *draft, guint column);
GtkWidget *sal_import_column_options_new (SalImportDraft *draft, guint column);

G_END_DECLS
