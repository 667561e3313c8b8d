/* test-geography-dissolve.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sal-geography-dissolve.h"
#include "sal-geography-file.h"

/* Squares of one degree, by rows. */
#define SIZE 5

static SalGeography *
make_grid (void)
{
  g_autoptr (SalTopology) topology = sal_topology_new ();
  g_autoptr (GError) error = NULL;
  SalGeography *geography;

  for (guint i = 0; i < SIZE * SIZE; i++)
    {
      double x = i % SIZE, y = (double) (i / SIZE);
      const SalCoordinate corners[] = { { x, y }, { x + 1, y }, { x + 1, y + 1 }, { x, y + 1 } };
      g_autofree char *code = g_strdup_printf ("%u", i);

      sal_topology_add_area (topology, code, NULL, NULL, NULL);
      sal_topology_add_ring (topology, corners, G_N_ELEMENTS (corners), FALSE);
    }
  geography = sal_topology_build (topology, SAL_TOPOLOGY_TOLERANCE, NULL, &error);
  g_assert_no_error (error);

  return geography;
}

static double
measure (const SalShape *shape)
{
  g_autoptr (GArray) closed = g_array_new (FALSE, FALSE, sizeof (SalCoordinate));
  double sum = 0;

  for (guint r = 0; r < shape->rings->len; r++)
    {
      const SalShapeRing *ring = &g_array_index (shape->rings, SalShapeRing, r);
      const SalCoordinate *points =
          &g_array_index (shape->points, SalCoordinate, ring->first_point);

      g_array_set_size (closed, 0);
      g_array_append_vals (closed, points, ring->n_points);
      g_array_append_val (closed, points[0]);
      sum += (ring->hole ? -1 : 1) *
             fabs (sal_sphere_path_area_km2 ((const SalCoordinate *) (gpointer) closed->data,
                                             closed->len));
    }

  return sum;
}

static const struct
{
  const char *cells; /* of the grid, from the south-west: x is in the group */
  guint n_pieces, n_holes;
} cases[] = {
  { "....."
    "....."
    "....."
    "....."
    ".....",
    0,
    0 },
  { "x...."
    "....."
    "....."
    "....."
    ".....",
    1,
    0 },
  { "xxxxx"
    "xxxxx"
    "xxxxx"
    "xxxxx"
    "xxxxx",
    1,
    0 },
  { "xx..."
    "xx..."
    "....."
    "...xx"
    "...xx",
    2,
    0 },
  { "....."
    ".xxx."
    ".x.x."
    ".xxx."
    ".....",
    1,
    1 },
  { "....."
    ".x.x."
    "..x.."
    ".x.x."
    ".....",
    5,
    0 }, /* touching at corners */
  { "xxxxx"
    "x...x"
    "x.x.x"
    "x...x"
    "xxxxx",
    2,
    1 }, /* an island in a hole */
  { "xxxxx"
    "x.xxx"
    "xx.xx"
    "xxxxx"
    "xxxxx",
    1,
    2 }, /* holes that touch */
  { "xxxxx"
    "x.x.x"
    "xxxxx"
    "x.x.x"
    "xxxxx",
    1,
    4 },
};

static void
test_grid (void)
{
  g_autoptr (SalGeography) geography = make_grid ();
  const SalGeographyArea *areas = sal_geography_get_areas (geography, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalShape) shape = NULL;
      gint32 groups[SIZE * SIZE];
      guint n_holes = 0;
      double area = 0;

      for (guint k = 0; k < SIZE * SIZE; k++)
        {
          groups[k] = cases[i].cells[k] == 'x' ? 7 : -1;
          area += groups[k] == 7 ? areas[k].area_km2 : 0;
        }
      shape = sal_geography_dissolve (geography, groups, 7, &error);
      g_assert_no_error (error);
      for (guint r = 0; r < shape->rings->len; r++)
        n_holes += g_array_index (shape->rings, SalShapeRing, r).hole;
      g_assert_cmpuint (n_holes, ==, cases[i].n_holes);
      g_assert_cmpuint (shape->rings->len - n_holes, ==, cases[i].n_pieces);
      g_assert_cmpfloat_with_epsilon (measure (shape), area, 1e-6 * MAX (area, 1));
    }
}

/* Groups at random: what they have is what their areas have. */
static void
test_counties (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) geography = sal_geography_load ("us-counties", &error);
  g_autoptr (GRand) random = NULL;
  g_autofree gint32 *groups = NULL;
  const SalGeographyArea *areas;
  guint n_areas, seed = g_test_rand_int ();

  g_assert_no_error (error);
  g_test_message ("seed %u", seed);
  random = g_rand_new_with_seed (seed);
  areas = sal_geography_get_areas (geography, &n_areas);
  groups = g_new (gint32, n_areas);
  for (guint i = 0; i < n_areas; i++)
    groups[i] = g_rand_boolean (random) && i > 0 ? groups[i - 1] : g_rand_int_range (random, 0, 6);

  for (gint32 group = 0; group < 6; group++)
    {
      g_autoptr (SalShape) shape = sal_geography_dissolve (geography, groups, group, &error);
      double area = 0;

      g_assert_no_error (error);
      for (guint i = 0; i < n_areas; i++)
        area += groups[i] == group ? areas[i].area_km2 : 0;
      g_assert_cmpfloat_with_epsilon (measure (shape), area, 1e-6 * area);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/geography-dissolve/grid", test_grid);
  g_test_add_func ("/geography-dissolve/counties", test_counties);

  return g_test_run ();
}
