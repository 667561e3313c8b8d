/* sal-index-order.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An order of rows that are known by their indexes, for hundreds of thousands of them: an array of
 * guint, each once. Where few of them change, those alone are moved. */

typedef int (*SalIndexCompare) (guint row, guint other, gpointer data);

void sal_index_order_remove (GArray *order, const guint *rows, guint n_rows);
void sal_index_order_insert (
    GArray *order, const guint *rows, guint n_rows, SalIndexCompare compare, gpointer data);

G_END_DECLS
