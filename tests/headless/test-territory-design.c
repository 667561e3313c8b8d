/* test-territory-design.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-design.h"

#include <math.h>

#include "sal-area-measures.h"
#include "sal-design-repair.h"
#include "sal-geography-file.h"

/* Counties of the United States among random territories, with random accounts. */

#define N_TERRITORIES 40
#define N_ACCOUNTS    500

static SalGeography *geography;
static SalUsAreas *areas;

static void
add_territories (SalTerritoryDesign *design)
{
  for (guint i = 0; i < N_TERRITORIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Territory %u", i);
      const SalDesignTerritory territory = { .id = i + 1,
                                             .name = name,
                                             .capacity = i % 3 == 0 ? 0.5 : 1 };

      g_assert_cmpuint (sal_territory_design_add_territory (design, &territory), ==, i);
    }
}

static gint32
random_territory (void)
{
  return g_test_rand_int_range (SAL_TERRITORY_NONE, N_TERRITORIES);
}

static void
add_accounts (SalTerritoryDesign *design)
{
  gint32 n_areas = (gint32) sal_territory_design_get_n_areas (design);

  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      const SalDesignAccount account = {
        .id = i + 1,
        .area = g_test_rand_int_range (0, 10) == 0 ? SAL_GEOGRAPHY_NONE
                                                   : (guint) g_test_rand_int_range (0, n_areas),
        .revenue = g_test_rand_int_range (0, 1000000),
        .pipeline = g_test_rand_int_range (0, 1000000),
        .n_open = (guint) g_test_rand_int_range (0, 5),
        .named = SAL_TERRITORY_NONE,
        .by_rule = g_test_rand_int_range (0, 5) == 0 ? random_territory () : SAL_TERRITORY_NONE,
      };

      sal_territory_design_add_account (design, &account);
    }
  for (guint i = 0; i < N_ACCOUNTS; i += 7)
    {
      SalDesignShare share = { i, g_test_rand_int_range (0, N_TERRITORIES - 1), 0.25 };

      sal_territory_design_add_share (design, &share);
      share.territory++;
      share.share = 0.75;
      if (i % 2 == 0)
        sal_territory_design_add_share (design, &share);
    }
}

static SalTerritoryDesign *
create_design (void)
{
  SalTerritoryDesign *design = sal_territory_design_new (geography);

  add_territories (design);
  sal_area_measures_add_census (design, areas);
  sal_area_measures_add_accounts (design);
  add_accounts (design);
  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    sal_territory_design_place (design, area, random_territory ());
  sal_territory_design_prepare (design);

  return design;
}

/* --- what must hold --- */

/* What territories have, and what none has, is all there is. */
static void
assert_totals (const SalTerritoryDesign *design)
{
  guint n_areas = 0, n_measures = sal_territory_design_get_n_measures (design);

  for (guint m = 0; m < n_measures; m++)
    {
      double sum = 0, total = sal_territory_design_get_measure (design, m)->total;

      for (gint32 t = SAL_TERRITORY_NONE; t < N_TERRITORIES; t++)
        sum += sal_territory_design_get_sum (design, t, m);
      g_assert_cmpfloat_with_epsilon (sum, total, 1e-6);
      g_assert_cmpfloat (total, >, 0);
    }
  for (gint32 t = SAL_TERRITORY_NONE; t < N_TERRITORIES; t++)
    n_areas += sal_territory_design_count_areas (design, t);
  g_assert_cmpuint (n_areas, ==, sal_territory_design_get_n_areas (design));
}

/* What follows moves is what a new look at all areas finds. */
static void
assert_population (const SalTerritoryDesign *design)
{
  const SalAreaMeasure *population = sal_territory_design_get_measure (design, 0);
  const gint32 *assignment = sal_territory_design_get_assignment (design);
  double sums[N_TERRITORIES + 1] = { 0 };

  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    sums[assignment[area] + 1] += population->values[area];
  for (gint32 t = SAL_TERRITORY_NONE; t < N_TERRITORIES; t++)
    g_assert_cmpfloat (sal_territory_design_get_sum (design, t, 0), ==, sums[t + 1]);
}

/* By spreading the lowest number of each piece until nothing changes. */
static guint
count_pieces_slowly (const SalTerritoryDesign *design, gint32 territory)
{
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (geography);
  const gint32 *assignment = sal_territory_design_get_assignment (design);
  g_autofree guint *labels = g_new (guint, neighbors->n_areas);
  gboolean changed = TRUE;
  guint n = 0;

  for (guint area = 0; area < neighbors->n_areas; area++)
    labels[area] = area;
  while (changed)
    {
      changed = FALSE;
      for (guint area = 0; area < neighbors->n_areas; area++)
        {
          for (guint i = neighbors->first[area]; i < neighbors->first[area + 1]; i++)
            {
              guint other = neighbors->areas[i];

              if (assignment[area] == territory && assignment[other] == territory &&
                  labels[other] < labels[area])
                {
                  labels[area] = labels[other];
                  changed = TRUE;
                }
            }
        }
    }
  for (guint area = 0; area < neighbors->n_areas; area++)
    n += assignment[area] == territory && labels[area] == area;

  return n;
}

/* --- tests --- */

static GArray *
random_areas (const SalTerritoryDesign *design)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (int n = g_test_rand_int_range (1, 60); n > 0; n--)
    {
      guint area =
          (guint) g_test_rand_int_range (0, (gint32) sal_territory_design_get_n_areas (design));

      g_array_append_val (found, area);
    }

  return found;
}

static void
test_territory_design_moves (void)
{
  g_autoptr (SalTerritoryDesign) design = create_design ();
  guint n_areas = sal_territory_design_get_n_areas (design);
  g_autofree gint32 *before =
      g_memdup2 (sal_territory_design_get_assignment (design), n_areas * sizeof (gint32));
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (SalDesignMove));
  g_autofree double *sums = g_new (double, sal_territory_design_get_n_measures (design));

  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    sums[m] = sal_territory_design_get_sum (design, 3, m);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GArray) chosen = random_areas (design);
      gint32 to = random_territory ();

      sal_territory_design_move (design, (const guint *) chosen->data, chosen->len, to, moves);
      for (guint k = 0; k < chosen->len; k++)
        g_assert_cmpint (
            sal_territory_design_get_assignment (design)[g_array_index (chosen, guint, k)], ==, to);
      if (i % 20 == 0)
        {
          assert_totals (design);
          assert_population (design);
        }
    }
  for (guint t = 0; t < 5; t++)
    g_assert_cmpuint (sal_territory_design_count_pieces (design, t),
                      ==,
                      count_pieces_slowly (design, (gint32) t));

  sal_territory_design_revert (design, moves);
  assert_totals (design);
  g_assert_cmpmem (before,
                   n_areas * sizeof (gint32),
                   sal_territory_design_get_assignment (design),
                   n_areas * sizeof (gint32));
  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    g_assert_cmpfloat_with_epsilon (sal_territory_design_get_sum (design, 3, m), sums[m], 1e-6);
}

/* All of Alabama in one territory is one piece; without what joins it, more. */
static void
test_territory_design_pieces (void)
{
  g_autoptr (SalTerritoryDesign) design = sal_territory_design_new (geography);
  const SalGeographyArea *counties = sal_geography_get_areas (geography, NULL);
  g_autoptr (GArray) neighbors = NULL;
  guint n_alone = 0, n_signs = 0, middle = 0, autauga;

  add_territories (design);
  sal_area_measures_add_census (design, areas);
  g_assert_true (sal_geography_find (geography, "01001", &autauga));
  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    {
      if (g_str_equal (counties[area].parent, counties[autauga].parent))
        sal_territory_design_place (design, area, 0);
    }
  sal_territory_design_prepare (design);
  g_assert_cmpuint (sal_territory_design_count_areas (design, 0), ==, 67);
  g_assert_cmpuint (sal_territory_design_count_pieces (design, 0), ==, 1);
  g_assert_cmpuint (sal_territory_design_count_pieces (design, 1), ==, 0);

  /* a band of counties goes to another territory, from west to east */
  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    {
      if (sal_territory_design_get_assignment (design)[area] != 0 ||
          fabs (counties[area].center.latitude - 32.8) > 0.45)
        continue;
      sal_territory_design_move (design, &area, 1, 1, NULL);
      middle++;
    }
  g_assert_cmpuint (middle, >, 5);
  g_assert_cmpuint (sal_territory_design_count_pieces (design, 0), ==, 2);
  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    n_alone += sal_territory_design_is_detached (design, area);
  g_assert_cmpuint (n_alone, >, 0);
  g_assert_cmpuint (n_alone * 2, <, 67);

  /* of the piece that is alone one area stands for it */
  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    {
      if (!sal_territory_design_stands_for_piece (design, area))
        continue;
      n_signs++;
      g_assert_true (sal_territory_design_is_detached (design, area));
      g_assert_cmpuint (sal_territory_design_count_piece (design, area), ==, n_alone);
    }
  g_assert_cmpuint (n_signs, ==, 1);

  /* the band borders on what is around it, and on no other */
  neighbors = sal_design_list_neighbors (design, 1);
  g_assert_cmpuint (neighbors->len, ==, 1);
  g_assert_cmpint (g_array_index (neighbors, gint32, 0), ==, 0);
}

static void
test_territory_design_index (void)
{
  g_autoptr (SalTerritoryDesign) design = create_design ();
  SalDesignBalance balance;
  double index = 0, capacity = 0;

  for (guint t = 0; t < N_TERRITORIES; t++)
    {
      double weight = sal_territory_design_get_territory (design, t)->capacity;

      index += weight * sal_territory_design_get_index (design, t, 0);
      capacity += weight;
    }
  g_assert_cmpfloat_with_epsilon (index / capacity, 100, 1e-9);
  sal_territory_design_measure_balance (design, 0, &balance);
  g_assert_cmpfloat (balance.max_deviation, >=, balance.mean_deviation);
  g_assert_cmpfloat_with_epsilon (
      balance.max_deviation,
      fabs (sal_territory_design_get_index (design, balance.worst, 0) - 100),
      1e-9);
}

static void
test_territory_design_locks (void)
{
  g_autoptr (SalTerritoryDesign) design = create_design ();
  guint area = 77, other = 78;

  sal_territory_design_move (design, &area, 1, 5, NULL);
  sal_territory_design_move (design, &other, 1, 6, NULL);
  sal_territory_design_set_locked (design, area, TRUE);
  g_assert_cmpuint (sal_territory_design_move (design, &area, 1, 7, NULL), ==, 0);
  sal_territory_design_set_territory_locked (design, 6, TRUE);
  g_assert_cmpuint (sal_territory_design_move (design, &other, 1, 7, NULL), ==, 0);
  sal_territory_design_set_locked (design, area, FALSE);
  g_assert_cmpuint (sal_territory_design_move (design, &area, 1, 6, NULL), ==, 0);
  g_assert_cmpuint (sal_territory_design_move (design, &area, 1, 7, NULL), ==, 1);
  assert_totals (design);
}

/* A name goes before a rule, a rule before the area; what spans territories is shared. */
static void
test_territory_design_accounts (void)
{
  g_autoptr (SalTerritoryDesign) design = sal_territory_design_new (geography);
  const SalDesignAccount account = {
    .id = 1, .area = 10, .revenue = 1000, .named = SAL_TERRITORY_NONE, .by_rule = 2
  };
  const SalDesignAccount by_area = {
    .id = 2, .area = 10, .revenue = 10, .named = SAL_TERRITORY_NONE, .by_rule = SAL_TERRITORY_NONE
  };
  SalDesignShare shares[] = { { 0, 3, 0.3 }, { 0, 4, 0.6 } };
  SalDesignReason reason;
  guint revenue;

  add_territories (design);
  sal_area_measures_add_accounts (design);
  g_assert_true (sal_territory_design_find_measure (design, "revenue", &revenue));
  sal_territory_design_add_account (design, &account);
  sal_territory_design_add_account (design, &by_area);
  sal_territory_design_add_account (design, &account);
  sal_territory_design_add_share (design, &shares[0]);
  sal_territory_design_add_share (design, &shares[1]);
  sal_territory_design_place (design, 10, 1);
  sal_territory_design_prepare (design);

  g_assert_cmpint (sal_territory_design_get_account_territory (design, 0, &reason), ==, 4);
  g_assert_cmpint (reason, ==, SAL_DESIGN_REASON_NAMED);
  g_assert_cmpint (sal_territory_design_get_account_territory (design, 1, &reason), ==, 1);
  g_assert_cmpint (reason, ==, SAL_DESIGN_REASON_AREA);
  g_assert_cmpint (sal_territory_design_get_account_territory (design, 2, &reason), ==, 2);
  g_assert_cmpint (reason, ==, SAL_DESIGN_REASON_RULE);
  g_assert_cmpfloat_with_epsilon (
      sal_territory_design_get_sum (design, 3, revenue), 1000.0 / 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (
      sal_territory_design_get_sum (design, 4, revenue), 2000.0 / 3, 1e-9);
  g_assert_cmpfloat (sal_territory_design_get_sum (design, 2, revenue), ==, 1000);
  g_assert_cmpfloat (sal_territory_design_get_sum (design, 1, revenue), ==, 10);
  g_assert_cmpfloat (sal_territory_design_get_measure (design, revenue)->total, ==, 2010);
}

/* Whatever grows or shrinks, the parts are the whole; of accounts those grow that lie there. Back
 * at 1 everything is as it was. */
static void
test_territory_design_factors (void)
{
  g_autoptr (SalTerritoryDesign) design = create_design ();
  guint revenue, n_accounts, n_areas = sal_territory_design_get_n_areas (design);
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (design, &n_accounts);
  g_autofree guint *all = g_new (guint, n_areas);
  g_autofree double *residuals = g_new (double, n_areas);

  g_assert_true (sal_territory_design_find_measure (design, "revenue", &revenue));
  for (guint area = 0; area < n_areas; area++)
    {
      all[area] = area;
      residuals[area] = sal_territory_design_get_residual (design, area, revenue);
    }
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GArray) chosen = random_areas (design);
      double whole = 0;

      sal_territory_design_set_factor (design,
                                       revenue,
                                       (const guint *) (gpointer) chosen->data,
                                       chosen->len,
                                       g_test_rand_int_range (0, 24) / 8.0);
      sal_territory_design_move (
          design, (const guint *) (gpointer) chosen->data, chosen->len, random_territory (), NULL);
      sal_territory_design_move (design, all + i * 20, 20, random_territory (), NULL);
      for (guint a = 0; a < n_accounts; a++)
        whole += (double) accounts[a].revenue *
                 (accounts[a].area != SAL_GEOGRAPHY_NONE
                      ? sal_territory_design_get_factor (design, revenue, accounts[a].area)
                      : 1);
      g_assert_cmpfloat_with_epsilon (
          sal_territory_design_get_measure (design, revenue)->total, whole, 1e-3);
      assert_totals (design);
    }

  sal_territory_design_set_factor (design, revenue, all, n_areas, 1);
  for (guint area = 0; area < n_areas; area++)
    g_assert_cmpfloat (
        sal_territory_design_get_residual (design, area, revenue), ==, residuals[area]);
  assert_totals (design);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  geography = sal_geography_load ("us-counties", &error);
  g_assert_no_error (error);
  areas = sal_us_areas_load (NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/territory-design/moves", test_territory_design_moves);
  g_test_add_func ("/territory-design/pieces", test_territory_design_pieces);
  g_test_add_func ("/territory-design/index", test_territory_design_index);
  g_test_add_func ("/territory-design/locks", test_territory_design_locks);
  g_test_add_func ("/territory-design/accounts", test_territory_design_accounts);
  g_test_add_func ("/territory-design/factors", test_territory_design_factors);

  result = g_test_run ();
  sal_geography_unref (geography);
  sal_us_areas_unref (areas);

  return result;
}
