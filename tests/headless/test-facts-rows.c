/* test-facts-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-facts.h"

/* Whatever rows come and go, wherever their ids are: they stay sorted, and are found. */

#define N_STEPS   60
#define N_AT_ONCE 40

/* Ids lie in clusters, far from each other and some at the ends of what is possible. */
static gint64
random_id (void)
{
  static const gint64 clusters[] = { 1, 5000, G_GINT64_CONSTANT (226871161651901070), G_MAXINT64 };
  gint64 cluster = clusters[g_test_rand_int_range (0, G_N_ELEMENTS (clusters))];
  gint64 offset = g_test_rand_int_range (0, 400);

  return cluster == G_MAXINT64 ? cluster - offset : cluster + offset;
}

static int
compare_ids (gconstpointer one, gconstpointer other)
{
  const gint64 *a = one, *b = other;

  return (*a > *b) - (*a < *b);
}

static gboolean
contains (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) == id)
        return TRUE;
    }

  return FALSE;
}

/* Each row tells by its values which one it is. */
static void
fill (SalFacts *facts, gint64 id)
{
  guint row;

  g_assert_true (sal_facts_find (facts, id, &row));
  facts->amount[row] = id;
  facts->probability[row] = -id;
  facts->created[row] = (gint32) (id % 1000);
  facts->closes[row] = (gint32) (id % 999);
  facts->status[row] = (guint8) (id % 3);
  sal_facts_set_unconverted (facts, row, id % 5 == 0);
  for (int d = 0; d < SAL_FACT_N_STORED; d++)
    sal_facts_set_code (facts, d, row, (gint32) (id % (300 + d)));
  sal_facts_add_column (facts, "sum(x)")->values[row] = id / 2;
}

static void
assert_row (SalFacts *facts, guint row, gint64 id)
{
  g_assert_cmpint (facts->id[row], ==, id);
  g_assert_cmpint (facts->amount[row], ==, id);
  g_assert_cmpint (facts->probability[row], ==, -id);
  g_assert_cmpint (facts->created[row], ==, id % 1000);
  g_assert_cmpint (facts->closes[row], ==, id % 999);
  g_assert_cmpint (facts->status[row], ==, id % 3);
  g_assert_cmpint (facts->unconverted[row], ==, id % 5 == 0);
  for (int d = 0; d < SAL_FACT_N_STORED; d++)
    {
      if (sal_facts_has_dimension (facts, d))
        g_assert_cmpint (sal_facts_get_code (facts, d, row), ==, id % (300 + d));
    }
  g_assert_cmpint (sal_facts_get_column (facts, "sum(x)")[row], ==, id / 2);
}

static void
assert_rows (SalFacts *facts, GArray *ids)
{
  guint n_unconverted = 0, row;

  g_array_sort (ids, compare_ids);
  g_assert_cmpuint (facts->n_rows, ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      assert_row (facts, i, id);
      g_assert_true (sal_facts_find (facts, id, &row));
      g_assert_cmpuint (row, ==, i);
      n_unconverted += id % 5 == 0;
    }
  g_assert_cmpuint (facts->n_unconverted, ==, n_unconverted);
  for (int i = 0; i < 100; i++)
    {
      gint64 id = random_id ();

      g_assert_cmpint (sal_facts_find (facts, id, &row), ==, contains (ids, id));
    }
}

static void
insert_some (SalFacts *facts, GArray *ids)
{
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int n = g_test_rand_int_range (0, N_AT_ONCE); n > 0; n--)
    {
      gint64 id = random_id ();

      if (!contains (ids, id) && !contains (added, id))
        g_array_append_val (added, id);
    }
  g_array_sort (added, compare_ids);
  sal_facts_insert (facts, (const gint64 *) (gpointer) added->data, added->len);
  for (guint i = 0; i < added->len; i++)
    fill (facts, g_array_index (added, gint64, i));
  g_array_append_vals (ids, added->data, added->len);
}

/* @ids: sorted, as the rows are */
static void
remove_some (SalFacts *facts, GArray *ids)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; row < ids->len; row++)
    {
      if (g_test_rand_int_range (0, 4) == 0)
        g_array_append_val (rows, row);
    }
  sal_facts_remove (facts, (const guint *) (gpointer) rows->data, rows->len);
  for (guint i = rows->len; i-- > 0;)
    g_array_remove_index (ids, g_array_index (rows, guint, i));
}

static void
test_facts_rows_random (void)
{
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);
  g_autoptr (SalFacts) facts = sal_facts_new (calendar, "USD", 20000);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  sal_facts_add_column (facts, "sum(x)");
  for (int i = 0; i < N_STEPS; i++)
    {
      insert_some (facts, ids);
      assert_rows (facts, ids);
      remove_some (facts, ids);
      assert_rows (facts, ids);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/facts-rows/random", test_facts_rows_random);

  return g_test_run ();
}
