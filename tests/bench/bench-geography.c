/* bench-geography.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"
#include "sal-cells.h"
#include "sal-geography-file.h"
#include "sal-projection.h"
#include "sal-shape.h"

#define N_RUNS 9

static SalGeography *
load (const char *name)
{
  g_autoptr (GError) error = NULL;
  SalGeography *geography = sal_geography_load (name, &error);

  if (geography == NULL)
    g_error ("%s", error->message);

  return geography;
}

static void
measure_loading (const char *name, const char *figure)
{
  double seconds[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      double start = bench_seconds ();
      g_autoptr (SalGeography) geography = load (name);

      seconds[i] = bench_seconds () - start;
    }
  bench_figure (figure, bench_median (seconds, N_RUNS) * 1000, 100, "ms");
}

static SalGeography *
measure_cells (const SalGeography *counties)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalUsAreas) measures = sal_us_areas_load (NULL, &error);
  double start = bench_seconds ();
  SalGeography *cells;

  if (measures == NULL)
    g_error ("%s", error->message);
  cells = sal_cells_build_us_zips (counties, measures, NULL, NULL, NULL, &error);
  if (cells == NULL)
    g_error ("%s", error->message);
  bench_figure ("32,981 ZIP areas as cells", bench_seconds () - start, 5, "s");

  return cells;
}

/* All areas taken apart, put together again. */
static void
measure_topology (const SalGeography *geography)
{
  g_autoptr (SalTopology) topology = sal_topology_new ();
  g_autoptr (SalGeography) built = NULL;
  g_autoptr (GError) error = NULL;
  guint n_areas, n_corners = 0;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);
  double start;

  for (guint i = 0; i < n_areas; i++)
    {
      g_autoptr (SalShape) shape = sal_shape_new_of_area (geography, i);

      sal_topology_add_area (topology, areas[i].code, NULL, NULL, &areas[i].center);
      sal_shape_add_to_topology (shape, topology);
      n_corners += shape->points->len;
    }
  start = bench_seconds ();
  built = sal_topology_build (topology, SAL_TOPOLOGY_TOLERANCE, NULL, &error);
  if (built == NULL)
    g_error ("%s", error->message);
  bench_note ("the ZIP areas have %u corners", n_corners);
  bench_figure ("what 200,000 corners share", (bench_seconds () - start) * 2e5 / n_corners, 1, "s");
}

static void
measure_projection (const SalGeography *counties)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalProjection) projection = sal_projection_new_for_geography (counties, &error);
  guint n_points;
  const SalCoordinate *points = sal_geography_get_points (counties, &n_points);
  g_autofree SalPlanePoint *projected = g_new (SalPlanePoint, n_points);
  double start = bench_seconds ();

  if (projection == NULL)
    g_error ("%s", error->message);
  sal_projection_to_map (projection, points, projected, n_points);
  bench_figure ("the counties on the map", (bench_seconds () - start) * 1000, 50, "ms");
}

static void
measure_file (const SalGeography *cells)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sal_geography_write (cells, &error);
  g_autoptr (SalGeography) again = NULL;
  double start = bench_seconds ();

  again = sal_geography_read (bytes, &error);
  if (again == NULL)
    g_error ("%s", error->message);
  bench_note ("the ZIP areas take %.1f MB", (double) g_bytes_get_size (bytes) / 1e6);
  bench_figure ("reading the ZIP areas", (bench_seconds () - start) * 1000, 500, "ms");
}

int
main (void)
{
  g_autoptr (SalGeography) counties = load ("us-counties");
  g_autoptr (SalGeography) cells = NULL;

  measure_loading ("us-counties", "loading the counties");
  measure_loading ("countries", "loading the countries");
  measure_loading ("provinces", "loading the provinces");
  measure_projection (counties);
  cells = measure_cells (counties);
  measure_topology (cells);
  measure_file (cells);

  return bench_finish ();
}
