/* test-row-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-row-table.h"

/* Records with the same values are handed out once each, and again after a restart. */
static void
test_row_table_take (void)
{
  g_autoptr (SalRowTable) table = sal_row_table_new ();

  g_assert_true (sal_row_table_is_empty (table));
  sal_row_table_add (table, "one", 3, 11);
  sal_row_table_add (table, "two", 3, 22);
  sal_row_table_add (table, "two", 3, 23);
  g_assert_false (sal_row_table_is_empty (table));

  for (int i = 0; i < 2; i++)
    {
      gint64 first, second;

      g_assert_cmpint (sal_row_table_take (table, "three", 5), ==, 0);
      g_assert_cmpint (sal_row_table_take (table, "one", 3), ==, 11);
      g_assert_cmpint (sal_row_table_take (table, "one", 3), ==, 0);
      first = sal_row_table_take (table, "two", 3);
      second = sal_row_table_take (table, "two", 3);
      g_assert_cmpint (MIN (first, second), ==, 22);
      g_assert_cmpint (MAX (first, second), ==, 23);
      g_assert_cmpint (sal_row_table_take (table, "two", 3), ==, 0);
      sal_row_table_restart (table);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-table/take", test_row_table_take);

  return g_test_run ();
}
