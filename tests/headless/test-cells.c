/* test-cells.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sal-cells.h"
#include "sal-geography-file.h"
#include "sal-topology.h"

/* Two squares of ten degrees side by side, and one of them again beyond the antimeridian. */
static SalGeography *
make_parents (void)
{
  static const SalCoordinate left[] = { { 0, -5 }, { 10, -5 }, { 10, 5 }, { 0, 5 } };
  static const SalCoordinate right[] = { { 10, -5 }, { 20, -5 }, { 20, 5 }, { 10, 5 } };
  static const SalCoordinate far_west[] = { { -180, -5 }, { -175, -5 }, { -175, 5 }, { -180, 5 } };
  static const SalCoordinate far_east[] = { { 175, -5 }, { 180, -5 }, { 180, 5 }, { 175, 5 } };
  g_autoptr (SalTopology) topology = sal_topology_new ();
  g_autoptr (GError) error = NULL;
  SalGeography *parents;

  sal_topology_add_area (topology, "L", NULL, NULL, NULL);
  sal_topology_add_ring (topology, left, 4, FALSE);
  sal_topology_add_area (topology, "R", NULL, NULL, NULL);
  sal_topology_add_ring (topology, right, 4, FALSE);
  sal_topology_add_area (topology, "F", NULL, NULL, NULL);
  sal_topology_add_ring (topology, far_west, 4, FALSE);
  sal_topology_add_ring (topology, far_east, 4, FALSE);
  parents = sal_topology_build (topology, 0, NULL, &error);
  g_assert_no_error (error);

  return parents;
}

static SalGeography *
build (const SalGeography *parents, const SalCellSite *sites, guint n_sites)
{
  g_autoptr (GError) error = NULL;
  SalGeography *cells = sal_cells_build (parents, sites, n_sites, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return cells;
}

static double
border_of (const SalGeography *geography, guint one, guint other)
{
  const SalGeographyNeighbors *graph = sal_geography_get_neighbors (geography);

  for (guint k = graph->first[one]; k < graph->first[one + 1]; k++)
    if (graph->areas[k] == other)
      return graph->border_km[k] / 111.19508023;

  return 0;
}

static void
test_cells_example (void)
{
  static const SalCellSite sites[] = {
    { "a", NULL, "L", { 2, 0 } },   /* the west of the left square */
    { "b", NULL, "L", { 8, 3 } },   /* two more of it, one above the other */
    { "c", NULL, "?", { 8, -3 } },  /* its parent is unknown: it lies in the left one */
    { "d", NULL, "R", { 15, 0 } },  /* alone: all of the right square */
    { "e", NULL, "F", { 179, 0 } }, /* the antimeridian lies between */
    { "f", NULL, "F", { -179, 0 } },
    { "g", NULL, NULL, { -170, 0 } }, /* off the map: next to the square beyond */
  };
  g_autoptr (SalGeography) parents = make_parents ();
  g_autoptr (SalGeography) cells = build (parents, sites, G_N_ELEMENTS (sites));
  const SalGeographyArea *of_parents = sal_geography_get_areas (parents, NULL);
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (cells, &n_areas);

  g_assert_cmpuint (n_areas, ==, G_N_ELEMENTS (sites));
  g_assert_cmpstr (areas[2].parent, ==, "L");
  g_assert_cmpstr (areas[6].parent, ==, "F");
  g_assert_cmpfloat_with_epsilon (
      areas[0].area_km2 + areas[1].area_km2 + areas[2].area_km2, of_parents[0].area_km2, 1);
  g_assert_cmpfloat_with_epsilon (areas[3].area_km2, of_parents[1].area_km2, 1);
  g_assert_cmpfloat_with_epsilon (
      areas[4].area_km2 + areas[5].area_km2 + areas[6].area_km2, of_parents[2].area_km2, 1);

  /* b and c share the equator from where a is as near, x = 5.75 and a little with the cosine, to
   * the right square, and half of its side each */
  g_assert_cmpfloat_with_epsilon (border_of (cells, 1, 2), 10 - 5.75, 0.02);
  g_assert_cmpfloat_with_epsilon (border_of (cells, 1, 3), 5, 1e-3);
  g_assert_cmpfloat_with_epsilon (border_of (cells, 2, 3), 5, 1e-3);
  g_assert_cmpfloat (border_of (cells, 0, 3), ==, 0);

  /* e has the east up to the antimeridian; what f has goes on to the middle between it and g */
  g_assert_cmpfloat_with_epsilon (areas[4].bounds.west, 175, 1e-6);
  g_assert_cmpfloat_with_epsilon (areas[4].bounds.east, 180, 1e-6);
  g_assert_cmpfloat_with_epsilon (areas[5].bounds.east, -175, 1e-6);
  g_assert_cmpuint (areas[6].n_rings, ==, 0);
}

/* Sites at the same place share its cell. */
static void
test_cells_same_place (void)
{
  static const SalCellSite sites[] = {
    { "a", NULL, "L", { 5, 0 } }, { "b", NULL, "L", { 5, 0 } }, { "c", NULL, "L", { 5, 0 } },
    { "d", NULL, "L", { 5, 0 } }, { "e", NULL, "L", { 5, 0 } },
  };
  g_autoptr (SalGeography) parents = make_parents ();
  g_autoptr (SalGeography) cells = build (parents, sites, G_N_ELEMENTS (sites));
  const SalGeographyArea *areas = sal_geography_get_areas (cells, NULL);
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    sum += areas[i].area_km2;
  for (guint i = 1; i < G_N_ELEMENTS (sites); i++)
    g_assert_cmpfloat (areas[i].area_km2, >, sum / 20);
  g_assert_cmpfloat_with_epsilon (sum, sal_geography_get_areas (parents, NULL)->area_km2, 1);
}

typedef struct
{
  double done;
  guint n_calls;
  guint cancel_at;
  GCancellable *cancellable;
} Progress;

static void
progress_cb (double done, gpointer data)
{
  Progress *progress = data;

  g_assert_cmpfloat (done, >=, progress->done);
  g_assert_cmpfloat (done, <=, 1);
  progress->done = done;
  if (++progress->n_calls == progress->cancel_at)
    g_cancellable_cancel (progress->cancellable);
}

/* The ZIP areas of each county make up the county. */
static void
test_cells_us_zips (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) counties = sal_geography_load ("us-counties", &error);
  g_autoptr (SalUsAreas) measures = sal_us_areas_load (NULL, &error);
  Progress progress = { 0 };
  g_autoptr (SalGeography) zips =
      sal_cells_build_us_zips (counties, measures, progress_cb, &progress, NULL, &error);
  guint n_zips, n_counties, n_shapeless = 0;
  g_autofree double *sums = NULL;
  const SalGeographyArea *areas, *parents;
  guint n_gaps = 0;

  g_assert_no_error (error);
  areas = sal_geography_get_areas (zips, &n_zips);
  parents = sal_geography_get_areas (counties, &n_counties);
  sums = g_new0 (double, n_counties);
  g_assert_cmpuint (n_zips, ==, 32981);
  g_assert_cmpfloat (progress.done, >, 0.5);
  for (guint i = 0; i < n_zips; i++)
    {
      guint county = SAL_GEOGRAPHY_NONE;

      g_assert_true (sal_geography_find (counties, areas[i].parent, &county));
      sums[county] += areas[i].area_km2;
      n_shapeless += areas[i].n_rings == 0;
    }
  for (guint i = 0; i < n_counties; i++)
    if (sums[i] == 0)
      n_gaps++;
    else
      g_assert_cmpfloat_with_epsilon (
          sums[i], parents[i].area_km2, 0.5 + parents[i].area_km2 * 1e-3);
  g_test_message (
      "%u ZIP areas without a shape, %u counties without a ZIP area", n_shapeless, n_gaps);
  g_assert_cmpuint (n_shapeless, <, 100);
  g_assert_cmpuint (n_gaps, <, 10);
}

static void
test_cells_cancelled (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SalGeography) counties = sal_geography_load ("us-counties", &error);
  g_autoptr (SalUsAreas) measures = sal_us_areas_load (NULL, &error);
  Progress progress = { .cancel_at = 1 + seed % 1000, .cancellable = cancellable };

  g_assert_no_error (error);
  g_test_message ("seed %u", seed);
  g_assert_null (
      sal_cells_build_us_zips (counties, measures, progress_cb, &progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cells/example", test_cells_example);
  g_test_add_func ("/cells/same-place", test_cells_same_place);
  g_test_add_func ("/cells/us-zips", test_cells_us_zips);
  g_test_add_func ("/cells/cancelled", test_cells_cancelled);

  return g_test_run ();
}
