/* bench-staffing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-what-if-design.h"
#include "sal-area-measures.h"
#include "sal-assignment-problem.h"
#include "sal-design-staffing.h"
#include "sal-design-travel.h"

#include "bench.h"
#include "us-graphs.h"

/* People and territories on the ZIP areas of the United States: what is done while the pointer
 * moves or on the main thread, and what is asked of another. */

#define N_TERRITORIES 500
#define N_ACCOUNTS    20000
#define N_ROUNDS      21
#define POPULATION    0

static void
measure_assignment (GRand *random)
{
  g_autofree gint64 *costs = g_new (gint64, N_TERRITORIES * N_TERRITORIES);
  g_autofree gint32 *columns = g_new (gint32, N_TERRITORIES);
  double times[5];

  for (guint i = 0; i < N_TERRITORIES * N_TERRITORIES; i++)
    costs[i] = g_rand_int_range (random, 0, 1000000);
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      double start = bench_seconds ();

      sal_assignment_problem_solve (costs, N_TERRITORIES, N_TERRITORIES, columns, NULL, NULL);
      times[i] = bench_seconds () - start;
    }
  bench_figure ("assign 500 to 500", bench_median (times, G_N_ELEMENTS (times)) * 1000, 500, "ms");
}

/* Territories are runs of areas; one of them in ten accounts is named for somebody. */
static SalTerritoryDesign *
create_design (SalGeography *zips, SalUsAreas *measures, GRand *random, guint n_territories)
{
  SalTerritoryDesign *design = sal_territory_design_new (zips);
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (zips, &n_areas);

  sal_area_measures_add_census_of_zips (design, measures);
  sal_area_measures_add_accounts (design);
  for (guint t = 0; t < n_territories; t++)
    {
      const SalDesignTerritory territory = {
        .id = t + 1,
        .name = (char *) "T",
        .position = t + 1,
        .holder = (char *) "Somebody",
        .capacity = 1,
        .home = areas[g_rand_int_range (random, 0, (gint32) n_areas)].center,
      };

      sal_territory_design_add_territory (design, &territory);
    }
  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      const SalDesignAccount account = {
        .id = i + 1,
        .area = (guint) g_rand_int_range (random, 0, (gint32) n_areas),
        .revenue = 100000,
        .named = SAL_TERRITORY_NONE,
        .by_rule = i % 10 == 0 ? (gint32) (i % n_territories) : SAL_TERRITORY_NONE,
      };

      sal_territory_design_add_account (design, &account);
    }
  for (guint area = 0; area < n_areas; area++)
    sal_territory_design_place (design, area, (gint32) ((guint64) area * n_territories / n_areas));
  sal_territory_design_prepare (design);

  return design;
}

/* With every move of the pointer, of all territories: two of them have changed. */
static void
measure_travel (SalTerritoryDesign *design, const char *figure)
{
  guint n_territories = sal_territory_design_get_n_territories (design);
  double times[N_ROUNDS + 1];

  for (guint i = 0; i <= N_ROUNDS; i++)
    {
      const guint area = i;
      gint32 owner = sal_territory_design_get_assignment (design)[area];
      double start = bench_seconds ();

      sal_territory_design_move (design, &area, 1, (owner + 1) % (gint32) n_territories, NULL);
      for (guint t = 0; t < n_territories; t++)
        sal_design_travel_km (design, t, POPULATION);
      times[i] = bench_seconds () - start;
    }
  /* the first measures all */
  bench_figure (figure, bench_median (times + 1, N_ROUNDS) * 1000, 2, "ms");
}

static void
measure_staffing (SalTerritoryDesign *design)
{
  guint kept = sal_design_staffing_find_kept_measure (design, POPULATION);
  double start = bench_seconds ();
  g_autoptr (SalDesignStaffing) staffing =
      sal_design_staffing_new (design, design, POPULATION, kept);
  double asked = bench_seconds ();
  g_autoptr (SalStaffingPlan) first = sal_design_staffing_solve (staffing, 0.5, NULL, NULL);
  double solved = bench_seconds ();
  g_autoptr (SalStaffingPlan) again = sal_design_staffing_solve (staffing, 0.2, NULL, NULL);
  double end = bench_seconds ();

  bench_figure ("ask who gets 500 territories of ZIP areas", (asked - start) * 1000, 10, "ms");
  bench_figure ("answer, with all distances", (solved - asked) * 1000, 2000, "ms");
  bench_figure ("answer with another weight", (end - solved) * 1000, 500, "ms");
}

static void
measure_copy (const SalTerritoryDesign *design)
{
  double start = bench_seconds ();
  g_autoptr (SalTerritoryDesign) copy = sal_what_if_create_design (design, NULL);

  bench_figure ("copy a design of ZIP areas", (bench_seconds () - start) * 1000, 10, "ms");
}

int
main (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (SalGeography) counties = bench_load_counties ();
  g_autoptr (SalUsAreas) measures = bench_load_measures ();
  g_autoptr (SalGeography) zips = bench_build_zips (counties, measures);
  g_autoptr (SalTerritoryDesign) many = create_design (zips, measures, random, N_TERRITORIES);
  g_autoptr (SalTerritoryDesign) two = create_design (zips, measures, random, 2);

  measure_assignment (random);
  measure_travel (many, "travel of 500 territories, a move while painting");
  measure_travel (two, "travel of 2 territories of ZIP areas, likewise");
  measure_staffing (many);
  measure_copy (many);

  return bench_finish ();
}
