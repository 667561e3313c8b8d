/* sal-index-items.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-index-order.h"

G_BEGIN_DECLS

/* A list of rows that are known by their indexes, in some order, for hundreds of thousands of them.
 * Its items stand for places and not for rows: where other rows come into them, a view keeps its
 * widgets, and only what they show is to be read anew. That is told by the signal rows-changed;
 * items-changed, before it, tells only of places that come or go, at the end.
 *
 * The order that it is filled in is kept: those that are equal by another one are in it, whatever
 * orders there were in between. */
#define SAL_TYPE_INDEX_ITEMS (sal_index_items_get_type ())
G_DECLARE_FINAL_TYPE (SalIndexItems, sal_index_items, SAL, INDEX_ITEMS, GObject)

SalIndexItems *sal_index_items_new (void);
void sal_index_items_fill (
    SalIndexItems *self, const guint *rows, guint n_rows, SalIndexCompare compare, gpointer data);
void sal_index_items_order (SalIndexItems *self, SalIndexCompare compare, gpointer data);
void sal_index_items_replace (SalIndexItems *self,
                              GArray *gone,
                              GArray *come,
                              SalIndexCompare base,
                              SalIndexCompare compare,
                              gpointer data);
guint sal_index_items_get_row (SalIndexItems *self, guint position);

G_END_DECLS
