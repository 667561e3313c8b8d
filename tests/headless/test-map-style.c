/* test-map-style.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "map-fixture.h"
#include "sal-map-draw.h"
#include "sal-map-style.h"

static void
test_values (void)
{
  static const char *const names[] = { "West 1", "West 2" };
  static const char *const labels[] = { "0–9", "10–99" };
  g_autoptr (SalMapStyle) style = sal_map_style_new (3);
  g_autoptr (SalMapStyle) copy = NULL;

  g_assert_cmpuint (sal_map_style_get_territory (style, 2), ==, SAL_MAP_UNASSIGNED);
  g_assert_cmpuint (sal_map_style_get_shade (style, 2), ==, SAL_MAP_NO_SHADE);
  g_assert_cmpuint (sal_map_style_get_flags (style, 2), ==, 0);
  sal_map_style_set_territory (style, 2, 1);
  sal_map_style_set_shade (style, 1, 1);
  sal_map_style_set_flags (style, 0, SAL_MAP_LOCKED | SAL_MAP_SELECTED);
  sal_map_style_set_names (style, names, 2);
  sal_map_style_set_legend (style, "Accounts", labels, 2);
  copy = sal_map_style_copy (style);
  sal_map_style_set_territory (style, 2, 0);
  g_assert_cmpuint (sal_map_style_get_territory (copy, 2), ==, 1);
  g_assert_cmpuint (sal_map_style_get_shade (copy, 1), ==, 1);
  g_assert_cmpuint (sal_map_style_get_flags (copy, 0), ==, SAL_MAP_LOCKED | SAL_MAP_SELECTED);
  g_assert_cmpstr (sal_map_style_get_name (copy, 1), ==, "West 2");
  g_assert_cmpstr (sal_map_style_get_name (copy, 2), ==, "");
}

/* Whether areas of different territories that touch differ in hue. */
static gboolean
neighbors_differ (const SalMapStyle *style, const SalMapShape *shape)
{
  const SalGeographyNeighbors *neighbors =
      sal_geography_get_neighbors (sal_map_shape_get_geography (shape));

  for (guint area = 0; area < neighbors->n_areas; area++)
    for (guint i = neighbors->first[area]; i < neighbors->first[area + 1]; i++)
      {
        guint one = sal_map_style_get_territory (style, area);
        guint other = sal_map_style_get_territory (style, neighbors->areas[i]);

        if (one != other && one != SAL_MAP_UNASSIGNED && other != SAL_MAP_UNASSIGNED &&
            sal_map_style_get_hue (style, one) == sal_map_style_get_hue (style, other))
          return FALSE;
      }

  return TRUE;
}

/* Grows a number of territories from random areas, so that each is in one piece. */
static void
grow_territories (SalMapStyle *style, const SalMapShape *shape, guint n, GRand *random)
{
  const SalGeographyNeighbors *neighbors =
      sal_geography_get_neighbors (sal_map_shape_get_geography (shape));
  g_autoptr (GArray) edge = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_areas = sal_map_shape_get_n_areas (shape);

  while (edge->len < n)
    {
      guint seed = (guint) g_rand_int_range (random, 0, (gint32) n_areas);

      if (sal_map_style_get_territory (style, seed) != SAL_MAP_UNASSIGNED)
        continue;
      sal_map_style_set_territory (style, seed, edge->len);
      g_array_append_val (edge, seed);
    }
  while (edge->len > 0)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) edge->len);
      guint area = g_array_index (edge, guint, at);

      g_array_remove_index_fast (edge, at);
      for (guint i = neighbors->first[area]; i < neighbors->first[area + 1]; i++)
        if (!neighbors->is_bridge[i] &&
            sal_map_style_get_territory (style, neighbors->areas[i]) == SAL_MAP_UNASSIGNED)
          {
            sal_map_style_set_territory (
                style, neighbors->areas[i], sal_map_style_get_territory (style, area));
            g_array_append_val (edge, neighbors->areas[i]);
          }
    }
}

/* As areas move from territory to territory, neighbours always differ, and what need not change
 * keeps its hue. */
static void
test_color_counties (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_counties ();
  const SalGeographyNeighbors *neighbors =
      sal_geography_get_neighbors (sal_map_shape_get_geography (shape));
  guint n_areas = sal_map_shape_get_n_areas (shape), n_recolored = 0;
  g_autoptr (SalMapStyle) style = sal_map_style_new (n_areas);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  grow_territories (style, shape, 60, random);
  g_assert_true (sal_map_style_color (style, shape, NULL));
  g_assert_true (neighbors_differ (style, shape));
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GArray) recolored = g_array_new (FALSE, FALSE, sizeof (guint));
      guint area = (guint) g_rand_int_range (random, 0, (gint32) n_areas);
      guint hues[60];

      for (guint t = 0; t < 60; t++)
        hues[t] = sal_map_style_get_hue (style, t);
      for (guint n = neighbors->first[area]; n < neighbors->first[area + 1]; n++)
        sal_map_style_set_territory (
            style, area, sal_map_style_get_territory (style, neighbors->areas[n]));
      if (sal_map_style_color (style, shape, recolored))
        g_assert_true (neighbors_differ (style, shape));
      for (guint r = 0; r < recolored->len; r++)
        hues[g_array_index (recolored, guint, r)] =
            sal_map_style_get_hue (style, g_array_index (recolored, guint, r));
      for (guint t = 0; t < 60; t++)
        g_assert_cmpuint (hues[t], ==, sal_map_style_get_hue (style, t));
      n_recolored += recolored->len;
    }
  g_assert_cmpuint (n_recolored, <, 200);
}

/* A board on which every square is a territory needs few hues; one of two territories that become
 * neighbours changes, and no other. */
static void
test_color_board (void)
{
  g_autoptr (SalMapShape) board = map_fixture_new_board (4, 1);
  g_autoptr (SalMapStyle) style = sal_map_style_new (4);
  g_autoptr (GArray) recolored = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < 4; i++)
    {
      sal_map_style_set_territory (style, i, i);
      sal_map_style_set_hue (style, i, i == 3 ? 0 : i);
    }
  g_assert_true (sal_map_style_color (style, board, recolored));
  g_assert_cmpuint (recolored->len, ==, 0);
  /* 0 1 2 3 with the hues 0 1 2 0 become 0 0 3 3 */
  sal_map_style_set_territory (style, 1, 0);
  sal_map_style_set_territory (style, 2, 3);
  g_assert_true (sal_map_style_color (style, board, recolored));
  g_assert_cmpuint (recolored->len, ==, 1);
  g_assert_cmpuint (sal_map_style_get_hue (style, 0), !=, sal_map_style_get_hue (style, 3));
}

/* Of two neighbours that have come to share a hue, the one with fewer areas changes, whatever
 * stands around them; and a territory keeps the hue that it is given again under another index. */
static void
test_color_smaller (void)
{
  g_autoptr (SalMapShape) board = map_fixture_new_board (6, 1);
  g_autoptr (SalMapStyle) style = sal_map_style_new (6);
  g_autoptr (GArray) recolored = g_array_new (FALSE, FALSE, sizeof (guint));

  /* 1 0 0 0 2 3, and 0 and 2 are of one hue */
  for (guint i = 0; i < 6; i++)
    sal_map_style_set_territory (style, i, i == 0 ? 1 : i < 4 ? 0 : i - 2);
  sal_map_style_set_hue (style, 0, 4);
  sal_map_style_set_hue (style, 1, 5);
  sal_map_style_set_hue (style, 2, 4);
  sal_map_style_set_hue (style, 3, 6);
  g_assert_true (sal_map_style_color (style, board, recolored));
  g_assert_cmpuint (recolored->len, ==, 1);
  g_assert_cmpuint (g_array_index (recolored, guint, 0), ==, 2);
  g_assert_cmpuint (sal_map_style_get_hue (style, 0), ==, 4);

  sal_map_style_forget_hues (style);
  sal_map_style_set_hue (style, 3, 4);
  g_assert_true (sal_map_style_color (style, board, NULL));
  g_assert_cmpuint (sal_map_style_get_hue (style, 3), ==, 4);
}

/* A copy, which another thread draws, has the emphasis and the legend of dots. */
static void
test_legend (void)
{
  static const char *const labels[] = { "$1 M", "$100 K" };
  static const float radii[] = { 15, 5 };
  const SalMapDot dot = { { 0, 0 }, 15, 0 };
  g_autoptr (SalMapStyle) style = sal_map_style_new (1);
  g_autoptr (SalMapStyle) copy = NULL;

  g_assert_false (sal_map_style_has_legend (style));
  sal_map_style_set_dot_legend (style, "Revenue", "By territory", labels, radii, 2);
  g_assert_false (sal_map_style_has_legend (style)); /* of no dots */
  sal_map_style_set_dots (style, &dot, 1);
  g_assert_true (sal_map_style_has_legend (style));
  g_assert_cmpuint (sal_map_style_get_emphasis (style), ==, SAL_MAP_UNASSIGNED);
  sal_map_style_set_emphasis (style, 3);
  copy = sal_map_style_copy (style);
  g_assert_true (sal_map_style_has_legend (copy));
  g_assert_cmpuint (sal_map_style_get_emphasis (copy), ==, 3);
}

/* Text reads well on every fill: at least the 4.5 to 1 of WCAG 2.1. */
static void
test_contrast (void)
{
  g_autoptr (SalMapStyle) style = sal_map_style_new (1);

  for (guint variant = 0; variant < 4; variant++)
    {
      SalChartTheme theme = { .dark = variant & 1, .high_contrast = variant >> 1 };
      SalChartColor text = sal_chart_palette_role (&theme, SAL_CHART_ROLE_TEXT);
      SalChartColor background = sal_chart_palette_role (&theme, SAL_CHART_ROLE_BACKGROUND);

      for (guint hue = 0; hue <= SAL_CHART_N_HUES; hue++)
        {
          guint territory = hue < SAL_CHART_N_HUES ? hue : SAL_MAP_UNASSIGNED;
          SalChartColor color = sal_map_style_get_territory_color (style, territory, &theme);
          SalChartColor opaque = {
            background.red + (text.red - background.red) * text.alpha,
            background.green + (text.green - background.green) * text.alpha,
            background.blue + (text.blue - background.blue) * text.alpha,
            1,
          };

          g_test_message (
              "variant %u, hue %u: %.2f", variant, hue, sal_chart_color_contrast (opaque, color));
          g_assert_cmpfloat (sal_chart_color_contrast (opaque, color), >=, 4.5);
        }
    }
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  return ((const guint32 *) (gpointer) (cairo_image_surface_get_data (surface) +
                                        y * cairo_image_surface_get_stride (surface)))[x] &
         0xffffff;
}

/* Of three squares of one territory, the pale one is lighter, and not white. */
static void
test_pale (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (3, 1);
  g_autoptr (SalMapStyle) style = sal_map_style_new (3);
  const SalMapViewport viewport = { 20, 0, 0 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 20);
  cairo_t *cr = cairo_create (surface);
  guint32 full, pale;

  for (guint area = 0; area < 3; area++)
    sal_map_style_set_territory (style, area, 0);
  sal_map_style_set_flags (style, 1, SAL_MAP_PALE);
  sal_map_draw (shape, style, cr, 60, 20, &viewport, NULL, SAL_MAP_AREAS);
  cairo_surface_flush (surface);
  full = pixel_at (surface, 10, 10);
  pale = pixel_at (surface, 30, 10);
  for (guint shift = 0; shift < 24; shift += 8)
    g_assert_cmpuint ((pale >> shift) & 0xff, >=, (full >> shift) & 0xff);
  g_assert_cmphex (pale, !=, full);
  g_assert_cmphex (pale, !=, 0xffffff);
  g_assert_cmphex (pixel_at (surface, 50, 10), ==, full);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-style/values", test_values);
  g_test_add_func ("/map-style/color-counties", test_color_counties);
  g_test_add_func ("/map-style/color-board", test_color_board);
  g_test_add_func ("/map-style/color-smaller", test_color_smaller);
  g_test_add_func ("/map-style/legend", test_legend);
  g_test_add_func ("/map-style/contrast", test_contrast);
  g_test_add_func ("/map-style/pale", test_pale);

  return g_test_run ();
}
