/* test-index-order.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-index-order.h"

#define N_ROWS 200

/* Values that often are equal; then the rows themselves decide. */
static int
compare (guint row, guint other, gpointer data)
{
  const int *values = data;

  if (values[row] != values[other])
    return values[row] - values[other];

  return (row > other) - (row < other);
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare (*(const guint *) a, *(const guint *) b, data);
}

/* What changes is put where sorting all would put it. */
static void
test_random (void)
{
  int values[N_ROWS];
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < N_ROWS; i++)
    {
      values[i] = g_test_rand_int_range (0, 50);
      g_array_append_val (order, i);
    }
  g_array_sort_with_data (order, compare_places, values);
  for (int run = 0; run < 500; run++)
    {
      guint rows[7];
      guint n = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (rows) + 1);
      guint first = (guint) g_test_rand_int_range (0, N_ROWS);
      g_autoptr (GArray) sorted = NULL;

      for (guint i = 0; i < n; i++)
        rows[i] = (first + i * 29) % N_ROWS;
      sal_index_order_remove (order, rows, n);
      g_assert_cmpuint (order->len, ==, N_ROWS - n);
      for (guint i = 0; i < n; i++)
        values[rows[i]] = g_test_rand_int_range (0, 50);
      sal_index_order_insert (order, rows, n, compare, values);
      sorted = g_array_copy (order);
      g_array_sort_with_data (sorted, compare_places, values);
      g_assert_cmpmem (
          order->data, order->len * sizeof (guint), sorted->data, sorted->len * sizeof (guint));
      g_assert_cmpuint (order->len, ==, N_ROWS);
    }
}

/* Rows come and go; who is not there need not be. */
static void
test_others (void)
{
  const guint rows[] = { 3, 1, 2 };
  int values[] = { 40, 30, 20, 10 };
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  sal_index_order_remove (order, rows, G_N_ELEMENTS (rows));
  g_assert_cmpuint (order->len, ==, 0);
  sal_index_order_insert (order, rows, G_N_ELEMENTS (rows), compare, values);
  g_assert_cmpuint (order->len, ==, 3);
  for (guint i = 0; i < order->len; i++)
    g_assert_cmpuint (g_array_index (order, guint, i), ==, 3 - i);
  sal_index_order_remove (order, (const guint[]){ 0, 2 }, 2);
  g_assert_cmpuint (order->len, ==, 2);
  g_assert_cmpuint (g_array_index (order, guint, 0), ==, 3);
  g_assert_cmpuint (g_array_index (order, guint, 1), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index-order/random", test_random);
  g_test_add_func ("/index-order/others", test_others);

  return g_test_run ();
}
