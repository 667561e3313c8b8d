/* bench-painting.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "bench.h"
#include "sal-districting.h"
#include "sal-territory-design.h"
#include "us-graphs.h"

/* What follows a move in the editor: sums, balance and pieces of the territories. Moves are of one
 * area at a border, as a pointer makes them that paints. */

#define N_MEASURES 8
#define N_MOVES    2000

/* Territories to paint over: a search that is cut short */
static SalDistricting *
divide (const SalGeography *geography, guint n_territories)
{
  SalDistrictOptions options = SAL_DISTRICT_OPTIONS_INIT (n_territories);
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (geography);
  guint n;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n);
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (SalDistrictEdge));
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  g_autofree double *weights = g_new (double, n);
  g_autoptr (SalDistrictGraph) graph = NULL;
  g_autoptr (SalDistrictProblem) problem = NULL;
  g_autoptr (GError) error = NULL;
  SalDistricting *result;

  for (guint i = 0; i < n; i++)
    {
      x[i] = areas[i].center.longitude;
      y[i] = areas[i].center.latitude;
      weights[i] = 1;
      for (guint k = neighbors->first[i]; k < neighbors->first[i + 1]; k++)
        {
          SalDistrictEdge edge = { i, neighbors->areas[k], neighbors->border_km[k] };

          if (edge.first < edge.second)
            g_array_append_val (edges, edge);
        }
    }
  graph = sal_district_graph_new (x,
                                  y,
                                  TRUE,
                                  weights,
                                  n,
                                  1,
                                  (const SalDistrictEdge *) (gpointer) edges->data,
                                  edges->len,
                                  &error);
  if (graph == NULL)
    g_error ("%s", error->message);
  options.seconds = 1;
  problem = sal_district_problem_new (graph, &options, &error);
  if (problem == NULL)
    g_error ("%s", error->message);
  result = sal_districting_run (problem, NULL, NULL, NULL, &error);
  if (result == NULL)
    g_error ("%s", error->message);

  return result;
}

static SalTerritoryDesign *
create_design (SalGeography *geography, guint n_territories)
{
  SalTerritoryDesign *design = sal_territory_design_new (geography);
  const guint n = sal_territory_design_get_n_areas (design);
  g_autofree double *values = g_new (double, n);
  g_autoptr (SalDistricting) division = divide (geography, n_territories);

  for (guint m = 0; m < N_MEASURES; m++)
    {
      const SalAreaMeasure measure = { .key = "measure", .label = "Measure", .values = values };

      for (guint i = 0; i < n; i++)
        values[i] = (i * (m + 3)) % 101 + 1;
      sal_territory_design_add_measure (design, &measure);
    }
  for (guint t = 0; t < n_territories; t++)
    {
      const SalDesignTerritory territory = {
        .id = t + 1, .name = (char *) "Territory", .capacity = 1, .home = { NAN, NAN }
      };

      sal_territory_design_add_territory (design, &territory);
    }
  for (guint i = 0; i < n; i++)
    sal_territory_design_place (design, i, division->assignment[i]);
  sal_territory_design_prepare (design);

  return design;
}

/* Gives the next area at a border after @area to a neighbouring territory. */
static guint
paint (SalTerritoryDesign *design, guint area)
{
  const SalGeographyNeighbors *neighbors =
      sal_geography_get_neighbors (sal_territory_design_get_geography (design));
  const gint32 *assignment = sal_territory_design_get_assignment (design);

  for (;; area = (area + 1) % neighbors->n_areas)
    for (guint k = neighbors->first[area]; k < neighbors->first[area + 1]; k++)
      {
        gint32 to = assignment[neighbors->areas[k]];

        if (to == assignment[area])
          continue;
        sal_territory_design_move (design, &area, 1, to, NULL);

        return area;
      }
}

static void
measure_painting (SalGeography *geography, const char *name, guint n_territories)
{
  g_autoptr (SalTerritoryDesign) design = create_design (geography, n_territories);
  const guint n = sal_territory_design_get_n_areas (design);
  g_autofree double *seconds = g_new (double, N_MOVES);
  g_autofree char *subject =
      g_strdup_printf ("%u %s, %u territories, a move", n, name, n_territories);
  g_autofree char *worst = g_strconcat (subject, ", 99 of 100", NULL);
  SalDesignBalance balance;

  /* what is found once when the editor opens */
  sal_territory_design_measure_balance (design, 0, &balance);
  for (guint i = 0, area = 0; i < N_MOVES; i++)
    {
      double start;

      area = (area + 7919) % n;
      start = bench_seconds ();
      area = paint (design, area);
      for (guint m = 0; m < N_MEASURES; m++)
        sal_territory_design_measure_balance (design, m, &balance);
      sal_territory_design_is_detached (design, area);
      seconds[i] = bench_seconds () - start;
    }
  bench_figure (subject, bench_median (seconds, N_MOVES) * 1000, 2, "ms");
  bench_figure (worst, bench_quantile (seconds, N_MOVES, 0.99) * 1000, 2, "ms");
}

int
main (void)
{
  g_autoptr (SalGeography) counties = bench_load_counties ();
  g_autoptr (SalUsAreas) measures = bench_load_measures ();
  g_autoptr (SalGeography) zips = bench_build_zips (counties, measures);

  measure_painting (counties, "counties", 50);
  measure_painting (counties, "counties", 500);
  measure_painting (zips, "ZIP areas", 50);
  measure_painting (zips, "ZIP areas", 500);

  return bench_finish ();
}
