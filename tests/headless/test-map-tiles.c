/* test-map-tiles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "map-fixture.h"
#include "picture-fixture.h"
#include "sal-map-tiles.h"

#define WIDTH  600
#define HEIGHT 420

typedef struct
{
  SalMapShape *shape;
  SalMapStyle *style;
  SalMapTiles *tiles;
  guint n_ready;
} Fixture;

static const SalMapBox lower_48 = { -2400, -1600, 2300, 1350 };

static void
ready_cb (gpointer user_data)
{
  ((Fixture *) user_data)->n_ready++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  guint n_areas;

  fixture->shape = map_fixture_new_counties ();
  n_areas = sal_map_shape_get_n_areas (fixture->shape);
  fixture->style = sal_map_style_new (n_areas);
  for (guint area = 0; area < n_areas; area++)
    sal_map_style_set_territory (
        fixture->style, area, sal_map_shape_get_center (fixture->shape, area).x > 0 ? 1 : 0);
  fixture->tiles = sal_map_tiles_new (ready_cb, fixture);
  sal_map_tiles_set_theme (fixture->tiles, &(SalChartTheme){ 0 }, 1);
  sal_map_tiles_set_map (fixture->tiles, fixture->shape, fixture->style);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sal_map_tiles_free (fixture->tiles);
  sal_map_style_unref (fixture->style);
  sal_map_shape_unref (fixture->shape);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* A viewport at whole pixels, as tiles are shown. */
static SalMapViewport
whole_viewport (SalMapBox box)
{
  SalMapViewport viewport = sal_map_viewport_fit (box, WIDTH, HEIGHT, 0);

  viewport.x = (int) (viewport.x * viewport.scale) / viewport.scale;
  viewport.y = (int) (viewport.y * viewport.scale) / viewport.scale;

  return viewport;
}

static void
wait_until_complete (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!sal_map_tiles_is_complete (fixture->tiles) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (sal_map_tiles_is_complete (fixture->tiles));
}

static void
place_cb (SalMapTile *tile, double x, double y, double width, double height, gpointer user_data)
{
  cairo_t *cr = user_data;
  double ratio, other;

  cairo_surface_get_device_scale (tile->surface, &ratio, &other);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr,
               width * ratio / cairo_image_surface_get_width (tile->surface),
               height * ratio / cairo_image_surface_get_height (tile->surface));
  cairo_set_source_surface (cr, tile->surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* What the tiles show. */
static cairo_surface_t *
show (Fixture *fixture, const SalMapViewport *viewport)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  sal_map_tiles_place (fixture->tiles, viewport, WIDTH, HEIGHT, place_cb, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* What they should show. */
static cairo_surface_t *
draw (Fixture *fixture, const SalMapViewport *viewport)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  SalChartColor color = sal_chart_palette_role (NULL, SAL_CHART_ROLE_BACKGROUND);

  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_paint (cr);
  sal_map_draw (fixture->shape,
                fixture->style,
                cr,
                WIDTH,
                HEIGHT,
                viewport,
                NULL,
                SAL_MAP_AREAS | SAL_MAP_OVERLAY);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint
count_differences (Fixture *fixture, const SalMapViewport *viewport)
{
  cairo_surface_t *shown = show (fixture, viewport);
  cairo_surface_t *drawn = draw (fixture, viewport);
  guint n = picture_count_outliers (shown, drawn);

  cairo_surface_destroy (shown);
  cairo_surface_destroy (drawn);

  return n;
}

static void
assert_shown (Fixture *fixture, const SalMapViewport *viewport)
{
  g_assert_cmpuint (count_differences (fixture, viewport), <=, WIDTH * HEIGHT / 1000);
}

static void
test_shown (Fixture *fixture, gconstpointer data)
{
  SalMapViewport viewport = whole_viewport (lower_48);

  sal_map_tiles_request (fixture->tiles, &viewport, WIDTH, HEIGHT);
  g_assert_false (sal_map_tiles_is_complete (fixture->tiles));
  wait_until_complete (fixture);
  g_assert_cmpuint (fixture->n_ready, >, 0);
  assert_shown (fixture, &viewport);
}

/* What is moved by less than a tile is there at once; then what is around it, too. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  SalMapViewport viewport = whole_viewport (lower_48);

  viewport.scale *= 3;
  viewport.x = viewport.y = 0;
  sal_map_tiles_request (fixture->tiles, &viewport, WIDTH, HEIGHT);
  wait_until_complete (fixture);
  for (guint i = 0; i < 10; i++)
    {
      viewport.x += 90 / viewport.scale;
      viewport.y -= 40 / viewport.scale;
      sal_map_tiles_request (fixture->tiles, &viewport, WIDTH, HEIGHT);
      wait_until_complete (fixture);
      assert_shown (fixture, &viewport);
    }
}

/* At another scale, something like the map is there before its tiles are. */
static void
test_zoomed (Fixture *fixture, gconstpointer data)
{
  SalMapViewport viewport = whole_viewport (lower_48), near = viewport;
  guint differences;

  sal_map_tiles_request (fixture->tiles, &viewport, WIDTH, HEIGHT);
  wait_until_complete (fixture);
  near.scale *= 2;
  near.x += 150 / near.scale;
  sal_map_tiles_request (fixture->tiles, &near, WIDTH, HEIGHT);
  differences = count_differences (fixture, &near);
  g_assert_cmpuint (differences, <, WIDTH * HEIGHT / 3);
  wait_until_complete (fixture);
  assert_shown (fixture, &near);
}

/* Areas that change are shown, whether they were painted over or by the threads. */
static void
test_areas_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint n_areas = sal_map_shape_get_n_areas (fixture->shape);
  SalMapViewport viewport = whole_viewport (lower_48);

  sal_map_tiles_request (fixture->tiles, &viewport, WIDTH, HEIGHT);
  wait_until_complete (fixture);
  for (guint i = 0; i < 20; i++)
    {
      guint areas[3];

      for (guint a = 0; a < G_N_ELEMENTS (areas); a++)
        {
          areas[a] = (guint) g_rand_int_range (random, 0, (gint32) n_areas);
          sal_map_style_set_territory (fixture->style, areas[a], 2);
          sal_map_style_set_flags (fixture->style, areas[a], i % 2 == 0 ? SAL_MAP_LOCKED : 0);
        }
      sal_map_tiles_update_areas (fixture->tiles, areas, G_N_ELEMENTS (areas));
    }
  wait_until_complete (fixture);
  assert_shown (fixture, &viewport);
}

/* All areas that change are there after a while, also those that were being painted meanwhile. */
static void
test_all_changed (Fixture *fixture, gconstpointer data)
{
  guint n_areas = sal_map_shape_get_n_areas (fixture->shape);
  SalMapViewport viewport = whole_viewport (lower_48);

  sal_map_tiles_request (fixture->tiles, &viewport, WIDTH, HEIGHT);
  for (guint i = 0; i < 5; i++)
    {
      for (guint area = i; area < n_areas; area += 3)
        {
          sal_map_style_set_territory (fixture->style, area, 2 + i % 3);
          if (area % 50 == i)
            sal_map_tiles_update_areas (fixture->tiles, &area, 1);
        }
      sal_map_tiles_update (fixture->tiles);
      g_main_context_iteration (NULL, TRUE);
    }
  wait_until_complete (fixture);
  assert_shown (fixture, &viewport);
}

static void
test_overlay (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "West", "East" };
  SalMapViewport viewport = whole_viewport (lower_48);

  sal_map_tiles_request (fixture->tiles, &viewport, WIDTH, HEIGHT);
  wait_until_complete (fixture);
  for (guint area = 0; area < 100; area++)
    sal_map_style_set_flags (fixture->style, area, SAL_MAP_SELECTED | SAL_MAP_MARKED);
  sal_map_style_set_names (fixture->style, names, 2);
  g_assert_cmpuint (count_differences (fixture, &viewport), >, 500);
  sal_map_tiles_update_overlay (fixture->tiles);
  g_assert_false (sal_map_tiles_is_complete (fixture->tiles));
  wait_until_complete (fixture);
  assert_shown (fixture, &viewport);
}

static void
add_pixels_cb (
    SalMapTile *tile, double x, double y, double width, double height, gpointer user_data)
{
  *(double *) user_data += width * height;
}

static double
count_pixels (Fixture *fixture, const SalMapViewport *viewport)
{
  double n = 0;

  sal_map_tiles_place (fixture->tiles, viewport, WIDTH, HEIGHT, add_pixels_cb, &n);

  return n;
}

/* Of what is above, only parts are shown that have something in them, also where it was moved to
 * and at another scale; nothing when there is nothing. */
static void
test_overlay_parts (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "West", "East" };
  SalMapViewport viewport = whole_viewport (lower_48), near;
  double n_tiles, n;

  sal_map_tiles_request (fixture->tiles, &viewport, WIDTH, HEIGHT);
  wait_until_complete (fixture);
  n_tiles = count_pixels (fixture, &viewport);
  sal_map_style_set_names (fixture->style, names, 2);
  sal_map_tiles_update_overlay (fixture->tiles);
  wait_until_complete (fixture);
  n = count_pixels (fixture, &viewport) - n_tiles;
  g_assert_cmpfloat (n, >, 0);
  g_assert_cmpfloat (n, <, WIDTH * HEIGHT / 8);
  viewport.x += 40 / viewport.scale;
  sal_map_tiles_request (fixture->tiles, &viewport, WIDTH, HEIGHT);
  wait_until_complete (fixture);
  assert_shown (fixture, &viewport);
  near = viewport;
  near.scale *= 1.03;
  g_assert_cmpuint (count_differences (fixture, &near), <, WIDTH * HEIGHT / 10);
  sal_map_style_set_labels (fixture->style, FALSE);
  sal_map_tiles_update_overlay (fixture->tiles);
  wait_until_complete (fixture);
  g_assert_cmpfloat (count_pixels (fixture, &viewport), ==, n_tiles);
  assert_shown (fixture, &viewport);
}

/* What is painted at two pixels per unit is shown at the same places. */
static void
test_overlay_ratio (Fixture *fixture, gconstpointer data)
{
  SalMapViewport viewport = whole_viewport (lower_48);

  for (guint area = 0; area < sal_map_shape_get_n_areas (fixture->shape); area += 3)
    sal_map_style_set_flags (fixture->style, area, SAL_MAP_SELECTED);
  sal_map_tiles_request (fixture->tiles, &viewport, WIDTH, HEIGHT);
  wait_until_complete (fixture);
  sal_map_tiles_set_theme (fixture->tiles, &(SalChartTheme){ 0 }, 2);
  sal_map_tiles_request (fixture->tiles, &viewport, WIDTH, HEIGHT);
  wait_until_complete (fixture);
  g_assert_cmpuint (count_differences (fixture, &viewport), <, WIDTH * HEIGHT / 50);
}

/* Nothing below is seen once there are tiles everywhere, of whatever scale. */
static void
test_covers (Fixture *fixture, gconstpointer data)
{
  SalMapViewport viewport = whole_viewport (lower_48), near = viewport, far = viewport;

  g_assert_false (sal_map_tiles_covers (fixture->tiles, &viewport, WIDTH, HEIGHT));
  sal_map_tiles_request (fixture->tiles, &viewport, WIDTH, HEIGHT);
  g_assert_false (sal_map_tiles_covers (fixture->tiles, &viewport, WIDTH, HEIGHT));
  wait_until_complete (fixture);
  g_assert_true (sal_map_tiles_covers (fixture->tiles, &viewport, WIDTH, HEIGHT));
  near.scale *= 2;
  g_assert_true (sal_map_tiles_covers (fixture->tiles, &near, WIDTH, HEIGHT));
  far.x -= 10000;
  g_assert_false (sal_map_tiles_covers (fixture->tiles, &far, WIDTH, HEIGHT));
}

/* Tiles are given up while they are painted, and another map is shown. */
static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  SalMapViewport viewport = whole_viewport (lower_48);
  SalMapShape *board = map_fixture_new_board (4, 4);
  SalMapStyle *style = sal_map_style_new (16);
  SalMapTiles *others = sal_map_tiles_new (ready_cb, fixture);

  sal_map_tiles_set_map (others, fixture->shape, fixture->style);
  sal_map_tiles_request (others, &viewport, WIDTH, HEIGHT);
  sal_map_tiles_free (others);
  sal_map_tiles_request (fixture->tiles, &viewport, WIDTH, HEIGHT);
  sal_map_tiles_set_map (fixture->tiles, board, style);
  sal_map_style_unref (fixture->style);
  sal_map_shape_unref (fixture->shape);
  fixture->shape = board;
  fixture->style = style;
  viewport = whole_viewport (sal_map_shape_get_bounds (board));
  sal_map_tiles_request (fixture->tiles, &viewport, WIDTH, HEIGHT);
  wait_until_complete (fixture);
  assert_shown (fixture, &viewport);
}

#define add(name, function)                                                                        \
  g_test_add ("/map-tiles/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("shown", test_shown);
  add ("moved", test_moved);
  add ("zoomed", test_zoomed);
  add ("areas-changed", test_areas_changed);
  add ("all-changed", test_all_changed);
  add ("overlay", test_overlay);
  add ("overlay-parts", test_overlay_parts);
  add ("overlay-ratio", test_overlay_ratio);
  add ("covers", test_covers);
  add ("given-up", test_given_up);

  return g_test_run ();
}
