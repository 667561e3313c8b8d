/* test-map-shape.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "map-fixture.h"
#include "sal-geography-file.h"
#include "sal-map-private.h"

/* The codes of areas, in order, with spaces between. */
static char *
codes_of (const SalMapShape *shape, GArray *areas)
{
  const SalGeographyArea *all = sal_geography_get_areas (sal_map_shape_get_geography (shape), NULL);
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < areas->len; i++)
    g_string_append_printf (
        codes, "%s%s", i > 0 ? " " : "", all[g_array_index (areas, guint, i)].code);

  return g_string_free (codes, FALSE);
}

static void
test_at (void)
{
  static const struct
  {
    SalMapPoint point;
    guint area;
  } cases[] = {
    { { 0.5, 0.5 }, 0 },
    { { 3.9, 0.1 }, 3 },
    { { 0.1, 1.1 }, 4 },
    { { 2.5, 2.9 }, 10 },
    { { -0.1, 0.5 }, SAL_GEOGRAPHY_NONE },
    { { 4.1, 0.5 }, SAL_GEOGRAPHY_NONE },
    { { 2, 3.5 }, SAL_GEOGRAPHY_NONE },
  };
  g_autoptr (SalMapShape) board = map_fixture_new_board (4, 3);
  SalMapBox bounds = sal_map_shape_get_bounds (board);

  g_assert_cmpuint (sal_map_shape_get_n_areas (board), ==, 12);
  g_assert_cmpfloat_with_epsilon (bounds.right, 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (bounds.bottom, 3, 1e-9);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (sal_map_shape_find_at (board, cases[i].point), ==, cases[i].area);
}

static void
test_line (void)
{
  static const struct
  {
    SalMapPoint from, to;
    const char *codes;
  } cases[] = {
    { { 0.5, 0.5 }, { 0.6, 0.5 }, "R0C0" },
    { { 0.5, 0.5 }, { 3.5, 0.5 }, "R0C0 R0C1 R0C2 R0C3" },
    { { 3.5, 0.5 }, { 0.5, 0.5 }, "R0C0 R0C1 R0C2 R0C3" },
    { { -5, 1.5 }, { 9, 1.5 }, "R1C0 R1C1 R1C2 R1C3" },
    { { 0.25, 0.5 }, { 1.25, 1.5 }, "R0C0 R1C0 R1C1" },
    { { 2.5, -1 }, { 2.5, 5 }, "R0C2 R1C2 R2C2" },
    { { 5, 0 }, { 5, 3 }, "" },
    { { 1.5, 1.5 }, { 1.5, 1.5 }, "R1C1" },
  };
  g_autoptr (SalMapShape) board = map_fixture_new_board (4, 3);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autofree char *codes = NULL;

      sal_map_shape_find_on_line (board, cases[i].from, cases[i].to, areas);
      codes = codes_of (board, areas);
      g_assert_cmpstr (codes, ==, cases[i].codes);
    }
}

static void
test_lasso (void)
{
  static const struct
  {
    SalMapPoint points[5];
    guint n_points;
    const char *codes;
  } cases[] = {
    /* the centres of two */
    { { { 0.2, 0.2 }, { 1.8, 0.2 }, { 1.8, 0.8 }, { 0.2, 0.8 } }, 4, "R0C0 R0C1" },
    /* the other way round */
    { { { 0.2, 0.8 }, { 1.8, 0.8 }, { 1.8, 0.2 }, { 0.2, 0.2 } }, 4, "R0C0 R0C1" },
    /* smaller than an area, beside its centre */
    { { { 2.1, 1.1 }, { 2.3, 1.1 }, { 2.3, 1.3 } }, 3, "R1C2" },
    /* of no size */
    { { { 3.2, 2.2 } }, 1, "R2C3" },
    /* across a border, without a centre */
    { { { 0.8, 0.1 }, { 1.2, 0.1 }, { 1.2, 0.2 } }, 3, "R0C0 R0C1" },
    /* a bow tie: both halves count */
    { { { 0.2, 0.2 }, { 3.8, 0.8 }, { 3.8, 0.2 }, { 0.2, 0.8 } }, 4, "R0C0 R0C1 R0C2 R0C3" },
    { { { 7, 7 }, { 8, 7 }, { 8, 8 } }, 3, "" },
    { { { 0, 0 } }, 0, "" },
  };
  g_autoptr (SalMapShape) board = map_fixture_new_board (4, 3);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autofree char *codes = NULL;

      sal_map_shape_find_in_lasso (board, cases[i].points, cases[i].n_points, areas);
      codes = codes_of (board, areas);
      g_assert_cmpstr (codes, ==, cases[i].codes);
    }
}

static void
test_next (void)
{
  g_autoptr (SalMapShape) board = map_fixture_new_board (4, 3);

  g_assert_cmpuint (sal_map_shape_find_next (board, 5, 1, 0), ==, 6);
  g_assert_cmpuint (sal_map_shape_find_next (board, 5, -1, 0), ==, 4);
  g_assert_cmpuint (sal_map_shape_find_next (board, 5, 0, -1), ==, 1);
  g_assert_cmpuint (sal_map_shape_find_next (board, 5, 0, 1), ==, 9);
  g_assert_cmpuint (sal_map_shape_find_next (board, 0, -1, 0), ==, SAL_GEOGRAPHY_NONE);
  g_assert_cmpuint (sal_map_shape_find_next (board, 0, 0, -1), ==, SAL_GEOGRAPHY_NONE);
}

static SalMapPoint
random_point (GRand *random, SalMapBox box)
{
  return (SalMapPoint){ g_rand_double_range (random, box.left, box.right),
                        g_rand_double_range (random, box.top, box.bottom) };
}

static GRand *
create_random (void)
{
  guint32 seed = (guint32) g_test_rand_int ();

  g_test_message ("seed %u", seed);

  return g_rand_new_with_seed (seed);
}

/* Where the plane is longitude and latitude, an area is found as the geography finds it. */
static void
test_at_as_geography (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_plain_counties ();
  g_autoptr (GRand) random = create_random ();
  SalMapBox box = { -125, -50, -66, -24 };
  guint n_found = 0;

  for (guint i = 0; i < 2000; i++)
    {
      SalMapPoint point = random_point (random, box);
      guint area = sal_map_shape_find_at (shape, point);

      g_assert_cmpuint (area,
                        ==,
                        sal_geography_find_at (sal_map_shape_get_geography (shape),
                                               (SalCoordinate){ point.x, -point.y }));
      n_found += area != SAL_GEOGRAPHY_NONE;
    }
  g_assert_cmpuint (n_found, >, 500);
}

/* A line finds every area that a point of it is in, and a box everything that overlaps it. */
static void
test_line_and_box_are_complete (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_counties ();
  g_autoptr (GRand) random = create_random ();
  SalMapBox box = { -2000, -1300, 2000, 1300 };

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GArray) on_line = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GArray) in_box = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
      SalMapPoint from = random_point (random, box), to = random_point (random, box);
      SalMapBox around = SAL_MAP_BOX_EMPTY;
      guint n = 0;

      sal_map_shape_find_on_line (shape, from, to, on_line);
      for (guint a = 0; a < on_line->len; a++)
        g_hash_table_add (found, GUINT_TO_POINTER (g_array_index (on_line, guint, a) + 1));
      for (guint step = 0; step <= 200; step++)
        {
          guint area =
              sal_map_shape_find_at (shape,
                                     (SalMapPoint){ from.x + (to.x - from.x) * step / 200,
                                                    from.y + (to.y - from.y) * step / 200 });

          if (area != SAL_GEOGRAPHY_NONE)
            g_assert_true (g_hash_table_contains (found, GUINT_TO_POINTER (area + 1)));
        }
      sal_map_box_add (&around, from);
      sal_map_box_add (&around, to);
      sal_map_shape_find_in_box (shape, around, in_box);
      for (guint area = 0; area < sal_map_shape_get_n_areas (shape); area++)
        {
          SalMapBox own = sal_map_shape_get_area_bounds (shape, area);

          n += sal_map_box_overlaps (&own, &around);
        }
      g_assert_cmpuint (in_box->len, ==, n);
    }
}

static double
distance_to_line (const SalMapPoint *points, guint n_points, SalMapPoint point)
{
  double least = G_MAXDOUBLE;

  for (guint i = 1; i < n_points; i++)
    {
      double x = points[i].x - points[i - 1].x, y = points[i].y - points[i - 1].y;
      double length = x * x + y * y;
      double t = length > 0
                     ? ((point.x - points[i - 1].x) * x + (point.y - points[i - 1].y) * y) / length
                     : 0;

      t = CLAMP (t, 0, 1);
      least =
          MIN (least, hypot (points[i - 1].x + t * x - point.x, points[i - 1].y + t * y - point.y));
    }

  return least;
}

/* Whatever is left out of a level is no further from what is left than the tolerance. */
static void
test_levels_keep_their_tolerance (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_counties ();
  const SalMapLevel *complete = &shape->levels[0];

  for (guint l = 1; l < SAL_MAP_N_LEVELS; l++)
    {
      const SalMapLevel *level = &shape->levels[l];

      for (guint arc = 0; arc < shape->n_arcs; arc += 7)
        for (guint p = complete->first[arc]; p < complete->first[arc + 1]; p += 3)
          g_assert_cmpfloat (distance_to_line (&level->points[level->first[arc]],
                                               level->first[arc + 1] - level->first[arc],
                                               complete->points[p]),
                             <=,
                             level->tolerance + 1e-9);
      g_assert_cmpuint (level->first[shape->n_arcs], <=, shape->levels[l - 1].first[shape->n_arcs]);
    }
  g_assert_cmpuint (shape->levels[SAL_MAP_N_LEVELS - 1].first[shape->n_arcs],
                    <,
                    complete->first[shape->n_arcs] / 2);
}

/* No area vanishes, however coarse the level is: its largest ring has three different points. */
static void
test_levels_keep_areas (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_counties ();
  const SalMapLevel *level = &shape->levels[SAL_MAP_N_LEVELS - 1];
  const SalGeographyRing *rings = sal_geography_get_rings (shape->geography, NULL);
  const int *references = sal_geography_get_references (shape->geography, NULL);
  guint n_main = 0;

  for (guint r = 0; r < shape->n_rings; r++)
    {
      guint n_points = 0;

      if (!shape->is_main_ring[r])
        continue;
      n_main++;
      for (guint i = 0; i < rings[r].n_references; i++)
        {
          guint arc = SAL_GEOGRAPHY_ARC (references[rings[r].first_reference + i]);

          n_points += level->first[arc + 1] - level->first[arc] - 1;
        }
      g_assert_cmpuint (n_points, >=, 3);
    }
  g_assert_cmpuint (n_main, ==, shape->n_areas);
}

static void
test_simplify_known (void)
{
  /* a line with a bump of 3 and one of 1 beside it */
  static const SalMapPoint line[] = { { 0, 0 }, { 2, 3 }, { 4, 0 }, { 7, 1 }, { 10, 0 } };
  g_autofree double *weights = sal_map_simplify (line, G_N_ELEMENTS (line));

  g_assert_cmpfloat (weights[0], ==, G_MAXDOUBLE);
  g_assert_cmpfloat_with_epsilon (weights[1], 3, 1e-9);
  /* from (2, 3) to (10, 0): (4, 0) is 18 ÷ √73 away, (7, 1) is 1 ÷ √73 */
  g_assert_cmpfloat_with_epsilon (weights[2], 18 / sqrt (73), 1e-9);
  g_assert_cmpfloat_with_epsilon (weights[3], 1, 1e-9);
  g_assert_cmpfloat (weights[4], ==, G_MAXDOUBLE);
}

/* Alaska and Hawaii have frames with all of their counties inside, and no others. */
static void
test_frames (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) counties = sal_geography_load ("us-counties", &error);
  g_autoptr (SalMapShape) shape = NULL;
  g_autoptr (SalMapShape) board = map_fixture_new_board (2, 2);
  const SalGeographyArea *areas;
  const SalMapBox *frames;
  SalMapBox bounds;
  guint n_frames, n_areas;

  g_assert_no_error (error);
  shape =
      sal_map_shape_new_projected (counties, sal_projection_new_for_geography (counties, &error));
  areas = sal_geography_get_areas (counties, &n_areas);
  frames = sal_map_shape_get_frames (shape, &n_frames);
  g_assert_cmpuint (n_frames, ==, 2);
  bounds = sal_map_shape_get_bounds (shape);
  for (guint i = 0; i < n_frames; i++)
    {
      g_assert_cmpfloat (frames[i].left, >=, bounds.left);
      g_assert_cmpfloat (frames[i].bottom, <=, bounds.bottom);
    }
  for (guint area = 0; area < n_areas; area++)
    {
      SalMapBox box = sal_map_shape_get_area_bounds (shape, area);
      guint n_around = 0;

      for (guint i = 0; i < n_frames; i++)
        n_around += box.left >= frames[i].left && box.right <= frames[i].right &&
                    box.top >= frames[i].top && box.bottom <= frames[i].bottom;
      g_assert_cmpuint (
          n_around,
          ==,
          g_str_equal (areas[area].parent, "AK") || g_str_equal (areas[area].parent, "HI") ? 1 : 0);
    }
  sal_map_shape_get_frames (board, &n_frames);
  g_assert_cmpuint (n_frames, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-shape/at", test_at);
  g_test_add_func ("/map-shape/line", test_line);
  g_test_add_func ("/map-shape/lasso", test_lasso);
  g_test_add_func ("/map-shape/next", test_next);
  g_test_add_func ("/map-shape/at-as-geography", test_at_as_geography);
  g_test_add_func ("/map-shape/line-and-box-are-complete", test_line_and_box_are_complete);
  g_test_add_func ("/map-shape/levels-keep-their-tolerance", test_levels_keep_their_tolerance);
  g_test_add_func ("/map-shape/levels-keep-areas", test_levels_keep_areas);
  g_test_add_func ("/map-shape/simplify-known", test_simplify_known);
  g_test_add_func ("/map-shape/frames", test_frames);

  return g_test_run ();
}
