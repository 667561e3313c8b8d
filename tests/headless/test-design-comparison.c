/* test-design-comparison.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-comparison.h"

#include "sal-area-measures.h"
#include "sal-geography-file.h"

/* Two alignments of ten areas and some accounts, compared by hand. */

static SalGeography *geography;

typedef struct
{
  const char *name;
  gint64 position;
} Territory;

static SalTerritoryDesign *
create_design (const Territory *territories, guint n_territories)
{
  SalTerritoryDesign *design = sal_territory_design_new (geography);

  sal_area_measures_add_accounts (design);
  for (guint t = 0; t < n_territories; t++)
    {
      const SalDesignTerritory territory = { .id = t + 1,
                                             .name = (char *) territories[t].name,
                                             .position = territories[t].position,
                                             .capacity = 1 };

      sal_territory_design_add_territory (design, &territory);
    }

  return design;
}

static void
add_account (SalTerritoryDesign *design, gint64 id, guint area, gint64 revenue)
{
  const SalDesignAccount account = { .id = id,
                                     .area = area,
                                     .revenue = revenue,
                                     .pipeline = 10 * revenue,
                                     .n_open = 2,
                                     .named = SAL_TERRITORY_NONE,
                                     .by_rule = SAL_TERRITORY_NONE };

  sal_territory_design_add_account (design, &account);
}

static void
assert_transfer (const SalDesignComparison *comparison,
                 guint index,
                 gint32 from,
                 gint32 to,
                 guint n_areas,
                 guint n_accounts,
                 gint64 revenue)
{
  const SalDesignTransfer *transfer =
      &g_array_index (comparison->transfers, SalDesignTransfer, index);

  g_assert_cmpint (transfer->from, ==, from);
  g_assert_cmpint (transfer->to, ==, to);
  g_assert_cmpuint (transfer->n_areas, ==, n_areas);
  g_assert_cmpuint (transfer->n_accounts, ==, n_accounts);
  g_assert_cmpuint (transfer->n_open, ==, 2 * n_accounts);
  g_assert_cmpint (transfer->revenue, ==, revenue);
  g_assert_cmpint (transfer->pipeline, ==, 10 * revenue);
}

/* East goes by its name, though it stands elsewhere and has another position; Old became New by
 * its position; Gone is no more, and Fresh was not there. */
static void
test_design_comparison_matches (void)
{
  const Territory before[] = { { "East", 11 }, { "Old", 12 }, { "Gone", 13 }, { "Bare", 0 } };
  const Territory after[] = { { "New", 12 }, { "Fresh", 11 }, { "EAST", 14 }, { "Other", 0 } };
  g_autoptr (SalTerritoryDesign) first = create_design (before, G_N_ELEMENTS (before));
  g_autoptr (SalTerritoryDesign) second = create_design (after, G_N_ELEMENTS (after));
  g_autoptr (SalDesignComparison) comparison = NULL;
  const gint32 expected[] = { 2, 0, SAL_TERRITORY_NONE, SAL_TERRITORY_NONE };

  sal_territory_design_prepare (first);
  sal_territory_design_prepare (second);
  comparison = sal_design_comparison_new (first, second);
  for (guint t = 0; t < G_N_ELEMENTS (expected); t++)
    g_assert_cmpint (comparison->matches[t], ==, expected[t]);
  g_assert_cmpuint (comparison->transfers->len, ==, 0);
  g_assert_cmpuint (comparison->total.n_areas, ==, 0);
}

static void
test_design_comparison_moves (void)
{
  const Territory before[] = { { "East", 0 }, { "West", 0 }, { "Gone", 0 } };
  const Territory after[] = { { "West", 0 }, { "East", 0 } };
  /* East keeps 0 and 1 and loses 2 to West; Gone's 5 goes to East, its 6 to none; 7 comes from
   * none to West; 8 stays with none */
  const gint32 areas_before[] = { 0, 0, 0, 1, 1, 2, 2, -1, -1 };
  const gint32 areas_after[] = { 1, 1, 0, 0, 0, 1, -1, 0, -1 };
  g_autoptr (SalTerritoryDesign) first = create_design (before, G_N_ELEMENTS (before));
  g_autoptr (SalTerritoryDesign) second = create_design (after, G_N_ELEMENTS (after));
  const SalDesignShare named = { 0, 0, 1 };
  g_autoptr (SalDesignComparison) comparison = NULL;

  for (guint area = 0; area < G_N_ELEMENTS (areas_before); area++)
    {
      sal_territory_design_place (first, area, areas_before[area]);
      sal_territory_design_place (second, area, areas_after[area]);
    }
  /* 1 stays in East by area, and goes to West by name; 2 goes with area 2; 3 stays in West; 5 was
   * not there before, and is nowhere */
  add_account (first, 1, 0, 100);
  add_account (first, 2, 2, 70);
  add_account (first, 3, 3, 1000);
  add_account (first, 4, 6, 7);
  add_account (second, 1, 0, 100);
  add_account (second, 2, 2, 70);
  add_account (second, 3, 3, 1000);
  add_account (second, 4, 6, 7);
  add_account (second, 5, SAL_GEOGRAPHY_NONE, 5000);
  sal_territory_design_add_share (second, &named);
  sal_territory_design_prepare (first);
  sal_territory_design_prepare (second);

  comparison = sal_design_comparison_new (first, second);
  g_assert_cmpuint (comparison->transfers->len, ==, 4);
  assert_transfer (comparison, 0, 0, 0, 1, 2, 170);
  assert_transfer (comparison, 1, 2, SAL_TERRITORY_NONE, 1, 1, 7);
  assert_transfer (comparison, 2, SAL_TERRITORY_NONE, 0, 1, 0, 0);
  assert_transfer (comparison, 3, 2, 1, 1, 0, 0);
  g_assert_cmpuint (comparison->areas->len, ==, 4);
  g_assert_cmpuint (comparison->accounts->len, ==, 3);
  g_assert_cmpuint (comparison->total.n_areas, ==, 4);
  g_assert_cmpuint (comparison->total.n_accounts, ==, 3);
  g_assert_cmpint (comparison->total.revenue, ==, 177);
}

static SalTerritoryDesign *
create_random (const Territory *territories, gint32 n)
{
  SalTerritoryDesign *design = create_design (territories, (guint) n);

  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    sal_territory_design_place (design, area, g_test_rand_int_range (SAL_TERRITORY_NONE, n));
  sal_territory_design_prepare (design);

  return design;
}

/* What an alignment loses and gains is what it has less and more; and back again, the same moves.
 */
static void
test_design_comparison_balance (void)
{
  const Territory territories[] = { { "A", 0 }, { "B", 0 }, { "C", 0 }, { "D", 0 } };
  const gint32 n = G_N_ELEMENTS (territories);
  g_autoptr (SalTerritoryDesign) first = create_random (territories, n);
  g_autoptr (SalTerritoryDesign) second = create_random (territories, n);
  g_autoptr (SalDesignComparison) there = sal_design_comparison_new (first, second);
  g_autoptr (SalDesignComparison) back = sal_design_comparison_new (second, first);

  for (gint32 t = SAL_TERRITORY_NONE; t < n; t++)
    {
      gint64 n_areas = sal_territory_design_count_areas (first, t);

      for (guint i = 0; i < there->transfers->len; i++)
        {
          const SalDesignTransfer *transfer =
              &g_array_index (there->transfers, SalDesignTransfer, i);

          n_areas += transfer->to == t ? transfer->n_areas : 0;
          n_areas -= transfer->from == t ? transfer->n_areas : 0;
        }
      g_assert_cmpint (n_areas, ==, sal_territory_design_count_areas (second, t));
    }
  g_assert_cmpuint (there->total.n_areas, ==, back->total.n_areas);
  g_assert_cmpuint (there->total.n_areas, ==, there->areas->len);
}

/* People are named with their territories; a position that nobody holds is vacant. */
static void
test_design_comparison_sides (void)
{
  static const struct
  {
    SalDesignTerritory territory;
    const char *expected;
  } cases[] = {
    { { .name = (char *) "West", .position = 7, .holder = (char *) "Ana Ruiz" },
      "West (Ana Ruiz)" },
    { { .name = (char *) "East", .position = 8 }, "East (vacant)" },
    { { .name = (char *) "North" }, "North" },
  };
  g_autoptr (SalTerritoryDesign) design = sal_territory_design_new (geography);
  g_autofree char *none = sal_design_name_side (design, SAL_TERRITORY_NONE);

  g_assert_cmpstr (none, ==, "no territory");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = NULL;

      sal_territory_design_add_territory (design, &cases[i].territory);
      name = sal_design_name_side (design, (gint32) i);
      g_assert_cmpstr (name, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  geography = sal_geography_load ("us-counties", &error);
  g_assert_no_error (error);

  g_test_add_func ("/design-comparison/matches", test_design_comparison_matches);
  g_test_add_func ("/design-comparison/moves", test_design_comparison_moves);
  g_test_add_func ("/design-comparison/sides", test_design_comparison_sides);
  g_test_add_func ("/design-comparison/balance", test_design_comparison_balance);

  result = g_test_run ();
  sal_geography_unref (geography);

  return result;
}
