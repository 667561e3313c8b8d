/* sal-index-items.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A list of rows that are known by their indexes, in some order, for hundreds of thousands of them:
 * the objects that stand for them are made when they are asked for. */
#define SAL_TYPE_INDEX_ITEMS (sal_index_items_get_type ())
G_DECLARE_FINAL_TYPE (SalIndexItems, sal_index_items, SAL, INDEX_ITEMS, GObject)

typedef int (*SalIndexCompare) (guint row, guint other, gpointer data);

SalIndexItems *sal_index_items_new (void);
void sal_index_items_fill (SalIndexItems *self, const guint *rows, guint n_rows);
guint sal_index_items_get_row (SalIndexItems *self, guint position);
void sal_index_items_order (SalIndexItems *self, SalIndexCompare compare, gpointer data);
gboolean sal_index_items_is_long (SalIndexItems *self);

guint sal_index_item_get_row (gconstpointer item);
gpointer sal_index_item_new (guint row);

G_END_DECLS
