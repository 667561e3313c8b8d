/* test-id-map.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-id-map.h"

/* Random inserts, replacements and removals, against a GHashTable. */
static void
test_id_map_random (void)
{
  g_autoptr (SalIdMap) map = sal_id_map_new (4);
  g_autoptr (GHashTable) expected =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, value;

  for (int i = 0; i < 50000; i++)
    {
      gint64 id = (gint64) g_test_rand_int_range (1, 20000) << g_test_rand_int_range (0, 40);
      gint32 index = g_test_rand_int_range (0, G_MAXINT32);

      if (g_test_rand_int_range (0, 3) == 0)
        {
          sal_id_map_remove (map, id);
          g_hash_table_remove (expected, &id);
          g_assert_cmpint (sal_id_map_lookup (map, id), ==, -1);
          continue;
        }
      sal_id_map_insert (map, id, index);
      g_hash_table_insert (expected, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (index));
    }

  g_assert_cmpuint (sal_id_map_get_size (map), ==, g_hash_table_size (expected));
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_assert_cmpint (sal_id_map_lookup (map, *(gint64 *) key), ==, GPOINTER_TO_INT (value));
}

static void
test_id_map_missing (void)
{
  g_autoptr (SalIdMap) map = sal_id_map_new (0);

  g_assert_cmpint (sal_id_map_lookup (map, 7), ==, -1);
  sal_id_map_insert (map, 7, 0);
  g_assert_cmpint (sal_id_map_lookup (map, 7), ==, 0);
  g_assert_cmpint (sal_id_map_lookup (map, 8), ==, -1);
  g_assert_cmpint (sal_id_map_lookup (map, 0), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/id-map/random", test_id_map_random);
  g_test_add_func ("/id-map/missing", test_id_map_missing);

  return g_test_run ();
}
