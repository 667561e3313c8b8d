/* test-geography.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-error.h"
#include "sal-geography-builder.h"

#define DEGREE_KM 111.19508023

static void
add_arc (SalGeographyBuilder *builder, guint n_points, const double *numbers)
{
  g_autofree SalCoordinate *points = g_new (SalCoordinate, n_points);

  for (guint i = 0; i < n_points; i++)
    points[i] = (SalCoordinate){ numbers[2 * i], numbers[2 * i + 1] };
  sal_geography_builder_add_arc (builder, points, n_points);
}

#define ADD_ARC(builder, ...)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const double numbers[] = { __VA_ARGS__ };                                                      \
    add_arc (builder, G_N_ELEMENTS (numbers) / 2, numbers);                                        \
  }                                                                                                \
  G_STMT_END

#define ADD_RING(builder, hole, ...)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const int references[] = { __VA_ARGS__ };                                                      \
    sal_geography_builder_add_ring (builder, references, G_N_ELEMENTS (references), hole);         \
  }                                                                                                \
  G_STMT_END

/* Two squares side by side, the left one with a square in it; an island of the right one, another
 * island that is an area, and a place without a shape:
 *
 *     2  +-------+-------+
 *        |  +-+  |       |
 *        |  |c|  |   b   |   [b]   [d]        · e
 *        |a +-+  |       |
 *     0  +-------+-------+
 *        0       2       4  5   6  7  8       20
 */
static SalGeographyBuilder *
build_example (void)
{
  SalGeographyBuilder *builder = sal_geography_builder_new ();

  ADD_ARC (builder, 2, 0, 2, 2);
  ADD_ARC (builder, 2, 2, 0, 2, 0, 0, 2, 0);
  ADD_ARC (builder, 2, 0, 4, 0, 4, 2, 2, 2);
  ADD_ARC (builder, 0.5, 0.5, 0.5, 1.5, 1.5, 1.5, 1.5, 0.5, 0.5, 0.5); /* clockwise */
  ADD_ARC (builder, 5, 0, 6, 0, 6, 1, 5, 1, 5, 0);
  ADD_ARC (builder, 7, 0, 8, 0, 8, 1, 7, 1, 7, 0);

  sal_geography_builder_add_area (builder, "a", "Around", "P", NULL);
  ADD_RING (builder, FALSE, ~1, ~0); /* clockwise */
  ADD_RING (builder, TRUE, ~3);      /* anticlockwise */
  sal_geography_builder_add_area (builder, "b", NULL, "P", NULL);
  ADD_RING (builder, FALSE, 2, ~0);
  ADD_RING (builder, FALSE, 4);
  sal_geography_builder_add_area (builder, "c", "Contained", NULL, NULL);
  ADD_RING (builder, FALSE, 3);
  sal_geography_builder_add_area (builder, "d", "Detached", NULL, NULL);
  ADD_RING (builder, FALSE, 5);
  sal_geography_builder_add_area (builder, "e", "Elsewhere", NULL, &(SalCoordinate){ 20, 1 });

  return builder;
}

static SalGeography *
make_example (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeographyBuilder) builder = build_example ();
  SalGeography *geography = sal_geography_builder_finish (builder, &error);

  g_assert_no_error (error);

  return geography;
}

static void
test_geography_areas (void)
{
  g_autoptr (SalGeography) geography = make_example ();
  guint n_areas, found = 99;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);

  g_assert_cmpuint (n_areas, ==, 5);
  g_assert_cmpstr (areas[0].name, ==, "Around");
  g_assert_cmpstr (areas[0].parent, ==, "P");
  g_assert_cmpstr (areas[1].name, ==, "b");
  g_assert_cmpstr (areas[2].parent, ==, "");
  g_assert_true (sal_geography_find (geography, "d", &found));
  g_assert_cmpuint (found, ==, 3);
  g_assert_false (sal_geography_find (geography, "f", &found));
  g_assert_cmpuint (found, ==, 3);

  /* R² · Δλ · (sin φ₂ − sin φ₁) */
  g_assert_cmpfloat_with_epsilon (
      areas[0].area_km2 + areas[2].area_km2,
      SAL_EARTH_RADIUS_KM * SAL_EARTH_RADIUS_KM * (2 * G_PI / 180) * 0.034899496702500971646,
      1e-6);
  g_assert_cmpfloat (areas[1].bounds.east, ==, 6);
  g_assert_cmpfloat (areas[1].bounds.west, ==, 2);
  g_assert_cmpfloat (areas[4].area_km2, ==, 0);
  g_assert_cmpfloat (sal_geography_get_bounds (geography).east, ==, 20);
}

/* A center is inside, also where the centroid is in a hole. */
static void
test_geography_centers (void)
{
  g_autoptr (SalGeography) geography = make_example ();
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);

  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (sal_geography_find_at (geography, areas[i].center), ==, i);
  g_assert_cmpfloat_with_epsilon (areas[1].center.longitude, 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (areas[1].center.latitude, 1, 1e-3);
  g_assert_cmpfloat (areas[4].center.longitude, ==, 20);
  g_assert_cmpuint (
      sal_geography_find_at (geography, (SalCoordinate){ 4.5, 0.5 }), ==, SAL_GEOGRAPHY_NONE);
}

/* Areas are on the left of their rings, whichever way they were given. */
static void
test_geography_sides (void)
{
  static const guint sides[][2] = {
    { 0, 1 },                  /* a, b */
    { 0, SAL_GEOGRAPHY_NONE }, /* a */
    { 1, SAL_GEOGRAPHY_NONE }, /* b */
    { 0, 2 },                  /* the hole runs clockwise: a is outside of it */
    { 1, SAL_GEOGRAPHY_NONE }, /* the island of b */
    { 3, SAL_GEOGRAPHY_NONE }, /* d */
  };
  g_autoptr (SalGeography) geography = make_example ();
  guint n_arcs, n_rings;
  const SalGeographyArc *arcs = sal_geography_get_arcs (geography, &n_arcs);
  const SalGeographyRing *rings = sal_geography_get_rings (geography, &n_rings);

  g_assert_cmpuint (n_arcs, ==, G_N_ELEMENTS (sides));
  for (guint i = 0; i < n_arcs; i++)
    {
      g_assert_cmpuint (arcs[i].left, ==, sides[i][0]);
      g_assert_cmpuint (arcs[i].right, ==, sides[i][1]);
    }
  for (guint i = 0; i < n_rings; i++)
    {
      g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SalCoordinate));
      SalCoordinate first;
      double area;

      sal_geography_append_ring (geography, i, points);
      first = g_array_index (points, SalCoordinate, 0);
      g_array_append_val (points, first);
      area =
          sal_sphere_path_area_km2 ((const SalCoordinate *) (gpointer) points->data, points->len);
      g_assert_cmpint (area < 0, ==, rings[i].hole);
    }
}

static void
test_geography_neighbors (void)
{
  /* of each pair: from, to, border, bridge in degrees of a great circle */
  static const struct
  {
    guint from, to;
    double border, bridge;
  } expected[] = {
    { 0, 1, 2, 0 },       { 0, 2, 3.99969, 0 }, { 1, 0, 2, 0 },         { 1, 3, 0, 1 },
    { 2, 0, 3.99969, 0 }, { 3, 1, 0, 1 },       { 3, 4, 0, 11.998173 }, { 4, 3, 0, 11.998173 },
  };
  g_autoptr (SalGeography) geography = make_example ();
  const SalGeographyNeighbors *graph = sal_geography_get_neighbors (geography);
  guint n = 0;

  g_assert_cmpuint (graph->n_areas, ==, 5);
  g_assert_cmpuint (graph->n_neighbors, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < graph->n_areas; i++)
    for (guint k = graph->first[i]; k < graph->first[i + 1]; k++, n++)
      {
        g_assert_cmpuint (i, ==, expected[n].from);
        g_assert_cmpuint (graph->areas[k], ==, expected[n].to);
        g_assert_cmpfloat_with_epsilon (graph->border_km[k], expected[n].border * DEGREE_KM, 0.2);
        g_assert_cmpfloat_with_epsilon (graph->bridge_km[k], expected[n].bridge * DEGREE_KM, 0.2);
        g_assert_cmpuint (graph->is_bridge[k], ==, expected[n].border == 0);
      }
  g_assert_cmpuint (n, ==, graph->n_neighbors);
}

static void
test_geography_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeographyBuilder) builder = sal_geography_builder_new ();
  g_autoptr (SalGeography) geography = sal_geography_builder_finish (builder, &error);
  guint n_areas = 99;

  g_assert_no_error (error);
  sal_geography_get_areas (geography, &n_areas);
  g_assert_cmpuint (n_areas, ==, 0);
  g_assert_cmpuint (sal_geography_get_neighbors (geography)->n_neighbors, ==, 0);
}

static void
spoil (SalGeographyBuilder *builder, guint how)
{
  switch (how)
    {
    case 0:
      ADD_RING (builder, FALSE, 99);
      break;

    case 1:
      ADD_RING (builder, FALSE, G_MININT);
      break;

    case 2:
      ADD_RING (builder, FALSE, 1, 4);
      break;

    case 3:
      ADD_RING (builder, FALSE, 0, ~0);
      break;

    case 4:
      sal_geography_builder_add_area (builder, "a", NULL, NULL, &(SalCoordinate){ 0, 0 });
      break;

    case 5:
      sal_geography_builder_add_area (builder, "", NULL, NULL, &(SalCoordinate){ 0, 0 });
      break;

    case 6:
      sal_geography_builder_add_area (builder, "f", NULL, NULL, NULL);
      break;

    case 7:
      ADD_ARC (builder, 0, 0, 181, 0);
      break;

    case 8:
      sal_geography_builder_add_area (builder, "f", NULL, NULL, &(SalCoordinate){ 0, G_MAXDOUBLE });
      break;

    case 9:
      ADD_ARC (builder, 0, 0);
      break;

    case 10:
      sal_geography_builder_add_area (builder, "f", NULL, NULL, NULL);
      ADD_RING (builder, TRUE, 4);
      break;

    default:
      sal_geography_builder_add_area (builder, "f", NULL, NULL, NULL);
      ADD_RING (builder, FALSE, 5);
      break;
    }
}

/* What cannot be a geography is told with the area that it is about. */
static void
test_geography_errors (void)
{
  static const char *const messages[] = {
    "Area e refers to arc 99, and there are 6",
    "Area e refers to arc 2147483647",
    "Area e has a ring with a gap between its arcs at 2, 0",
    "Area e has a ring that encloses nothing",
    "Two areas have the code a",
    "Area 5 has no code",
    "Area f has neither a shape nor a center",
    "Arc 6, point 1: 181, 0 is not a place on the Earth",
    "The center of area f is not",
    "Arc 6 has fewer than two points",
    "Area f has a hole before its outer ring",
    "Areas d and f overlap",
  };

  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalGeographyBuilder) builder = build_example ();

      spoil (builder, i);
      g_assert_null (sal_geography_builder_finish (builder, &error));
      g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
      if (strstr (error->message, messages[i]) == NULL)
        g_error ("“%s” instead of “%s”", error->message, messages[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/geography/areas", test_geography_areas);
  g_test_add_func ("/geography/centers", test_geography_centers);
  g_test_add_func ("/geography/sides", test_geography_sides);
  g_test_add_func ("/geography/neighbors", test_geography_neighbors);
  g_test_add_func ("/geography/empty", test_geography_empty);
  g_test_add_func ("/geography/errors", test_geography_errors);

  return g_test_run ();
}
