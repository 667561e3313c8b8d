/* test-topology.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-error.h"
#include "sal-geography-file.h"
#include "sal-topology.h"

#define MAX_CORNERS   12
#define KM_PER_DEGREE 111.19508023

/* Rings as x, y pairs, without the last corner. */
typedef struct
{
  const char *code;
  guint n_corners;
  double corners[2 * MAX_CORNERS];
  gboolean hole; /* of the area before */
} Ring;

static SalTopology *
make_topology (const Ring *rings)
{
  SalTopology *topology = sal_topology_new ();

  for (const Ring *ring = rings; ring->n_corners > 0; ring++)
    {
      SalCoordinate points[MAX_CORNERS];

      for (guint i = 0; i < ring->n_corners; i++)
        points[i] = (SalCoordinate){ ring->corners[2 * i], ring->corners[2 * i + 1] };
      if (ring->code != NULL)
        sal_topology_add_area (topology, ring->code, NULL, NULL, NULL);
      sal_topology_add_ring (topology, points, ring->n_corners, ring->hole);
    }

  return topology;
}

static SalGeography *
build (SalTopology *topology, double tolerance)
{
  g_autoptr (GError) error = NULL;
  SalGeography *geography = sal_topology_build (topology, tolerance, NULL, &error);

  g_assert_no_error (error);

  return geography;
}

/* The length of a border in degrees of a great circle, 0 if there is none. */
static double
border_of (const SalGeography *geography, guint one, guint other)
{
  const SalGeographyNeighbors *graph = sal_geography_get_neighbors (geography);

  for (guint k = graph->first[one]; k < graph->first[one + 1]; k++)
    if (graph->areas[k] == other)
      return graph->border_km[k] / KM_PER_DEGREE;

  return 0;
}

static void
test_topology_borders (void)
{
  static const struct
  {
    const char *what;
    Ring rings[5];
    double tolerance;
    double border; /* of the first two areas, in degrees */
    guint n_arcs;
    guint n_overlaps;
  } cases[] = {
    { "two squares, wound differently",
      { { "a", 4, { 0, 0, 1, 0, 1, 1, 0, 1 } }, { "b", 4, { 1, 0, 1, 1, 2, 1, 2, 0 } } },
      0,
      1,
      3,
      0 },
    { "corners only one of them has",
      { { "a", 6, { 0, 0, 1, 0, 1, 0.25, 1, 0.5, 1, 1, 0, 1 } },
        { "b", 5, { 1, 0, 2, 0, 2, 1, 1, 1, 1, 0.75 } } },
      1e-6,
      1,
      3,
      0 },
    { "half a side",
      { { "a", 4, { 0, 0, 1, 0, 1, 1, 0, 1 } }, { "b", 4, { 1, 0.5, 2, 0.5, 2, 2, 1, 2 } } },
      1e-6,
      0.5,
      3,
      0 },
    { "a hair apart",
      { { "a", 5, { 0, 0, 1, 0, 1.0008, 0.3, 1, 1, 0, 1 } },
        { "b", 5, { 1.0005, 0.0001, 2, 0, 2, 1, 1, 1.0004, 1.0007, 0.6 } } },
      1e-3,
      1,
      3,
      0 },
    { "more than a hair apart",
      { { "a", 4, { 0, 0, 1, 0, 1, 1, 0, 1 } }, { "b", 4, { 1.002, 0, 2, 0, 2, 1, 1.002, 1 } } },
      1e-3,
      0,
      2,
      0 },
    { "only a corner in common",
      { { "a", 4, { 0, 0, 1, 0, 1, 1, 0, 1 } }, { "b", 4, { 1, 1, 2, 1, 2, 2, 1, 2 } } },
      1e-6,
      0,
      2,
      0 },
    { "one in a hole of the other, begun elsewhere",
      { { "a", 4, { 0, 0, 3, 0, 3, 3, 0, 3 } },
        { NULL, 4, { 1, 1, 2, 1, 2, 2, 1, 2 }, TRUE },
        { "b", 4, { 2, 2, 1, 2, 1, 1, 2, 1 } } },
      0,
      4,
      2,
      0 },
    { "the same square twice",
      { { "a", 4, { 0, 0, 1, 0, 1, 1, 0, 1 } }, { "b", 4, { 0, 0, 1, 0, 1, 1, 0, 1 } } },
      0,
      0,
      8,
      4 },
    { "a spike, there and back",
      { { "a", 6, { 0, 0, 1, 0, 1, 0.5, 3, 0.5, 1, 0.5, 0, 1 } },
        { "b", 4, { 1, 0, 2, 0, 2, 0.5, 1, 0.5 } } },
      0,
      0.5,
      3,
      0 },
    { "touching at two places",
      { { "a", 4, { 0, 0, 1, 0, 1, 1, 0, 1 } },
        { "b", 8, { 1, 0, 2, 0, 2, 1, 1, 1, 1, 0.75, 1.5, 0.75, 1.5, 0.25, 1, 0.25 } } },
      1e-6,
      0.5,
      6,
      0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalTopology) topology = make_topology (cases[i].rings);
      g_autoptr (SalGeography) geography = build (topology, cases[i].tolerance);
      guint n_arcs;

      g_test_message ("%s", cases[i].what);
      sal_geography_get_arcs (geography, &n_arcs);
      g_assert_cmpuint (n_arcs, ==, cases[i].n_arcs);
      g_assert_cmpuint (sal_topology_get_n_overlaps (topology), ==, cases[i].n_overlaps);
      g_assert_cmpfloat_with_epsilon (border_of (geography, 0, 1), cases[i].border, 2e-3);
      g_assert_cmpfloat_with_epsilon (border_of (geography, 1, 0), cases[i].border, 2e-3);
    }
}

/* What is smaller than the tolerance becomes a place. */
static void
test_topology_vanished (void)
{
  static const Ring rings[] = {
    { "a", 4, { 0, 0, 1, 0, 1, 1, 0, 1 } },
    { "b", 3, { 3, 3, 3.0001, 3, 3, 3.0001 } },
    { "c", 3, { 4, 4, 5, 4, 6, 4 } },
    { "d", 1, { 7, 7 } },
    { NULL, 0 },
  };
  g_autoptr (SalTopology) topology = make_topology (rings);
  g_autoptr (SalGeography) geography = build (topology, 1e-3);
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);

  g_assert_cmpuint (n_areas, ==, 4);
  g_assert_cmpuint (areas[0].n_rings, ==, 1);
  for (guint i = 1; i < 4; i++)
    {
      g_assert_cmpuint (areas[i].n_rings, ==, 0);
      g_assert_cmpfloat (areas[i].center.latitude, ==, rings[i].corners[1]);
    }
}

static void
test_topology_errors (void)
{
  static const Ring twice[] = {
    { "a", 4, { 0, 0, 1, 0, 1, 1, 0, 1 } },
    { "a", 4, { 2, 0, 3, 0, 3, 1, 2, 1 } },
    { NULL, 0 },
  };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SalTopology) topology = make_topology (twice);
  g_autoptr (SalTopology) cancelled = make_topology (twice);
  g_autoptr (SalTopology) empty = sal_topology_new ();
  g_autoptr (SalGeography) nothing = build (empty, 1e-3);

  g_assert_nonnull (nothing);
  g_assert_null (sal_topology_build (topology, 0, NULL, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (sal_topology_build (cancelled, 1e-3, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ----------------------------------------------------------------------- the counties, shaken */

static double
shake (GRand *random, double by)
{
  return by > 0 ? g_rand_double_range (random, -by, by) : 0;
}

/* Every ring of a geography by itself, each of its corners moved by up to @by. */
static SalTopology *
take_apart (const SalGeography *geography, GRand *random, double by)
{
  SalTopology *topology = sal_topology_new ();
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);
  const SalGeographyRing *rings = sal_geography_get_rings (geography, NULL);

  for (guint a = 0; a < n_areas; a++)
    {
      sal_topology_add_area (topology, areas[a].code, areas[a].name, areas[a].parent, NULL);
      for (guint r = areas[a].first_ring; r < areas[a].first_ring + areas[a].n_rings; r++)
        {
          g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SalCoordinate));

          sal_geography_append_ring (geography, r, points);
          for (guint i = 0; i < points->len; i++)
            {
              g_array_index (points, SalCoordinate, i).longitude += shake (random, by);
              g_array_index (points, SalCoordinate, i).latitude += shake (random, by);
            }
          sal_topology_add_ring (topology,
                                 (const SalCoordinate *) (gpointer) points->data,
                                 points->len,
                                 rings[r].hole);
        }
    }

  return topology;
}

/* Each pair has a border of the same length in both, but for @tolerance in kilometres. */
static void
compare_borders (const SalGeography *one, const SalGeography *other, double tolerance)
{
  const SalGeographyNeighbors *graph = sal_geography_get_neighbors (one);

  for (guint i = 0; i < graph->n_areas; i++)
    for (guint k = graph->first[i]; k < graph->first[i + 1]; k++)
      {
        double border = border_of (other, i, graph->areas[k]) * KM_PER_DEGREE;

        g_assert_cmpfloat_with_epsilon (border, graph->border_km[k], tolerance);
      }
}

/* The counties taken apart and put together again are the counties. */
static void
test_topology_counties (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) counties = sal_geography_load ("us-counties", &error);
  g_autoptr (SalTopology) exact = NULL;
  g_autoptr (SalTopology) shaken = NULL;
  g_autoptr (SalGeography) same = NULL;
  g_autoptr (SalGeography) similar = NULL;

  g_assert_no_error (error);
  g_test_message ("seed %u", seed);

  /* the source has a few lines there and back of three kilometres, which this leaves out */
  exact = take_apart (counties, random, 0);
  same = build (exact, 0);
  compare_borders (counties, same, 3);
  compare_borders (same, counties, 3);
  g_assert_cmpuint (sal_topology_get_n_overlaps (exact), ==, 0);

  shaken = take_apart (counties, random, 1e-5);
  similar = build (shaken, 5e-5);
  compare_borders (same, similar, 0.1);
  compare_borders (similar, same, 0.1);
  g_assert_cmpuint (sal_topology_get_n_overlaps (shaken), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/topology/borders", test_topology_borders);
  g_test_add_func ("/topology/vanished", test_topology_vanished);
  g_test_add_func ("/topology/errors", test_topology_errors);
  g_test_add_func ("/topology/counties", test_topology_counties);

  return g_test_run ();
}
