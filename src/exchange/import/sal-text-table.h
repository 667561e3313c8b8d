/* sal-text-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SalTextTable SalTextTable;

SalTextTable *sal_text_table_new (void);
void sal_text_table_free (SalTextTable *self);

gint64 *sal_text_table_find (const SalTextTable *self, const char *text, gsize length);
gint64 *sal_text_table_add (SalTextTable *self, const char *text, gsize length, gboolean *added);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalTextTable, sal_text_table_free)

G_END_DECLS
