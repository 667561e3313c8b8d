/* sal-index-order.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-index-order.h"

/**
 * sal_index_order_remove:
 * @order: (element-type guint): an order of rows
 * @rows: (array length=n_rows): rows; those that are not in the order are passed over
 * @n_rows: how many
 *
 * Takes rows out; the others stay in the order they are in.
 */
void
sal_index_order_remove (GArray *order, const guint *rows, guint n_rows)
{
  g_autoptr (GHashTable) removed = g_hash_table_new (NULL, NULL);
  guint n = 0;

  if (n_rows == 0)
    return;
  for (guint i = 0; i < n_rows; i++)
    g_hash_table_add (removed, GUINT_TO_POINTER (rows[i]));
  for (guint i = 0; i < order->len; i++)
    {
      guint row = g_array_index (order, guint, i);

      if (n_rows == 1 ? row != rows[0] : !g_hash_table_contains (removed, GUINT_TO_POINTER (row)))
        g_array_index (order, guint, n++) = row;
    }
  g_array_set_size (order, n);
}

/* The first place whose row comes after @row. */
static guint
find_place (const GArray *order, guint row, SalIndexCompare compare, gpointer data)
{
  guint low = 0, high = order->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare (g_array_index (order, guint, middle), row, data) <= 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * sal_index_order_insert:
 * @order: (element-type guint): rows in the order of @compare
 * @rows: (array length=n_rows): rows that are not among them
 * @n_rows: how many
 * @compare: (scope call): compares two rows; no two are equal, or it is open which comes first
 * @data: for @compare
 *
 * Puts rows to where they belong, each by binary search.
 */
void
sal_index_order_insert (
    GArray *order, const guint *rows, guint n_rows, SalIndexCompare compare, gpointer data)
{
  for (guint i = 0; i < n_rows; i++)
    g_array_insert_val (order, find_place (order, rows[i], compare, data), rows[i]);
}
