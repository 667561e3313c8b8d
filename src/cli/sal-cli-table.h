/* sal-cli-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SalCliTable:
 *
 * Prints aligned columns to standard output. Column widths come from the first rows, which are held
 * back until there are enough of them; after that, rows are printed as they come.
 */
typedef struct _SalCliTable SalCliTable;

SalCliTable *sal_cli_table_new (void);
void sal_cli_table_add_column (SalCliTable *self, const char *title, gboolean right);
void sal_cli_table_take_cell (SalCliTable *self, char *text);
void sal_cli_table_cell (SalCliTable *self, const char *text);
void sal_cli_table_finish (SalCliTable *self);
void sal_cli_table_free (SalCliTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalCliTable, sal_cli_table_free)

G_END_DECLS
