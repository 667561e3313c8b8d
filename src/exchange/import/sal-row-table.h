/* sal-row-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SalRowTable SalRowTable;

SalRowTable *sal_row_table_new (void);
void sal_row_table_free (SalRowTable *self);
gboolean sal_row_table_is_empty (const SalRowTable *self);
void sal_row_table_add (SalRowTable *self, const char *values, gsize length, gint64 id);
gint64 sal_row_table_take (SalRowTable *self, const char *values, gsize length);
void sal_row_table_restart (SalRowTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalRowTable, sal_row_table_free)

G_END_DECLS
