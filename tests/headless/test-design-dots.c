/* test-design-dots.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-dots.h"

#include <math.h>
#include <string.h>

#include "map-fixture.h"
#include "sal-area-measures.h"
#include "sal-map-draw.h"
#include "sal-map-style-private.h"

#define N_COLUMNS  2
#define N_ACCOUNTS 200

/* Two squares: West has the first, and the second belongs to nobody. */
static SalTerritoryDesign *
create_design (SalMapShape *shape)
{
  static const SalDesignTerritory territories[] = {
    { .id = 1,
      .name = (char *) "West",
      .capacity = 1,
      .holder = (char *) "Ana María Ruiz",
      .home = { 0.5, -0.5 } },
    { .id = 2, .name = (char *) "East", .capacity = 1, .home = { NAN, NAN } },
  };
  SalTerritoryDesign *design = sal_territory_design_new (sal_map_shape_get_geography (shape));

  sal_area_measures_add_accounts (design);
  for (gsize i = 0; i < G_N_ELEMENTS (territories); i++)
    sal_territory_design_add_territory (design, &territories[i]);
  sal_territory_design_place (design, 0, 0);

  return design;
}

static void
add_account (SalTerritoryDesign *design, gint64 id, guint area, gint64 revenue, gint32 named)
{
  const SalDesignAccount account = {
    .id = id, .area = area, .revenue = revenue, .named = named, .by_rule = SAL_TERRITORY_NONE
  };

  sal_territory_design_add_account (design, &account);
}

static const SalDesignDot *
get_dot (const GArray *dots, guint index)
{
  return &g_array_index (dots, SalDesignDot, index);
}

/* Worth 1, 4 and 16: radii of a quarter, a half and the whole. What is worth nothing, or lies in
 * none of the areas, is not there; what is next to nothing can still be seen. */
static void
test_design_dots_sizes (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, 1);
  g_autoptr (SalTerritoryDesign) design = create_design (shape);
  g_autoptr (GArray) dots = NULL;

  add_account (design, 1, 0, 100, SAL_TERRITORY_NONE);
  add_account (design, 2, 1, 1600, SAL_TERRITORY_NONE);
  add_account (design, 3, 0, 400, 1);
  add_account (design, 4, 0, 0, SAL_TERRITORY_NONE);
  add_account (design, 5, SAL_GEOGRAPHY_NONE, 1600, SAL_TERRITORY_NONE);
  add_account (design, 6, 0, 1, SAL_TERRITORY_NONE);
  sal_territory_design_prepare (design);
  dots = sal_design_dots_new (design, shape, NULL, SAL_ACCOUNT_WORTH_REVENUE);
  g_assert_cmpuint (dots->len, ==, 4);
  g_assert_cmpuint (get_dot (dots, 0)->account, ==, 1);
  g_assert_cmpuint (get_dot (dots, 1)->account, ==, 2);
  g_assert_cmpuint (get_dot (dots, 2)->account, ==, 0);
  g_assert_cmpfloat (get_dot (dots, 0)->dot.radius, ==, (float) SAL_DESIGN_DOTS_LARGEST);
  g_assert_cmpfloat (get_dot (dots, 1)->dot.radius, ==, (float) SAL_DESIGN_DOTS_LARGEST / 2);
  g_assert_cmpfloat (get_dot (dots, 2)->dot.radius, ==, (float) SAL_DESIGN_DOTS_LARGEST / 4);
  g_assert_cmpfloat (get_dot (dots, 3)->dot.radius, >=, 1);
}

/* Examples of round values, a tenth of each other, as large as dots of that worth are. */
static void
test_design_dots_legend (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, 1);
  g_autoptr (SalTerritoryDesign) design = create_design (shape);
  g_autoptr (SalMapStyle) style = sal_map_style_new (N_COLUMNS);
  g_autoptr (GArray) dots = NULL;

  add_account (design, 1, 0, 2560000, SAL_TERRITORY_NONE);
  sal_territory_design_prepare (design);
  dots = sal_design_dots_new (design, shape, NULL, SAL_ACCOUNT_WORTH_REVENUE);
  sal_design_dots_set (dots, style, design);
  sal_design_dots_set_legend (dots, style, SAL_ACCOUNT_WORTH_REVENUE, "USD");
  g_assert_true (sal_map_style_has_legend (style));
  g_assert_cmpuint (style->dot_radii->len, ==, 3);
  g_assert_cmpstr (style->dot_labels[0], ==, "$20\u00a0K");
  g_assert_cmpstr (style->dot_labels[2], ==, "$200");
  /* √(20,000 ÷ 25,600) of the largest */
  g_assert_cmpfloat_with_epsilon (
      g_array_index (style->dot_radii, float, 0), SAL_DESIGN_DOTS_LARGEST * 0.8838835, 1e-4);
  sal_design_dots_set (NULL, style, design);
  g_assert_false (sal_map_style_has_legend (style));
}

/* Where an account is not known to be, it is in its area, always there, and not where others are.
 */
static void
test_design_dots_guessed (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, 1);
  g_autoptr (SalTerritoryDesign) design = create_design (shape);
  g_autoptr (GArray) dots = NULL;
  g_autoptr (GArray) again = NULL;

  for (guint i = 0; i < N_ACCOUNTS; i++)
    add_account (design, i + 1, i % N_COLUMNS, i + 1, SAL_TERRITORY_NONE);
  sal_territory_design_prepare (design);
  dots = sal_design_dots_new (design, shape, NULL, SAL_ACCOUNT_WORTH_REVENUE);
  again = sal_design_dots_new (design, shape, NULL, SAL_ACCOUNT_WORTH_REVENUE);
  g_assert_cmpuint (dots->len, ==, N_ACCOUNTS);
  for (guint i = 0; i < dots->len; i++)
    {
      const SalDesignDot *dot = get_dot (dots, i);

      g_assert_true (dot->is_guessed);
      g_assert_cmpuint (
          sal_map_shape_find_at (shape, dot->dot.point), ==, dot->account % N_COLUMNS);
      g_assert_cmpfloat (dot->dot.point.x, ==, get_dot (again, i)->dot.point.x);
      g_assert_cmpfloat (dot->dot.point.y, ==, get_dot (again, i)->dot.point.y);
      if (i > 0)
        g_assert_true (dot->dot.point.x != get_dot (dots, i - 1)->dot.point.x);
    }
}

static void
add_dot (GArray *dots, double x, double y, float radius, guint hue)
{
  const SalMapDot dot = { { x, y }, radius, hue };

  g_array_append_val (dots, dot);
}

/* The nearest of those within reach; what is further is none. At ten pixels per kilometre. */
static void
test_design_dots_find (void)
{
  g_autoptr (SalMapStyle) style = sal_map_style_new (N_COLUMNS);
  g_autoptr (GArray) dots = g_array_new (FALSE, FALSE, sizeof (SalMapDot));
  const SalMapViewport viewport = { .scale = 10 };

  add_dot (dots, 5, 5, 20, 0);
  add_dot (dots, 6, 5, 1, 0);
  sal_map_style_set_dots (style, (const SalMapDot *) (gpointer) dots->data, dots->len);
  g_assert_cmpuint (sal_map_style_find_dot (style, &viewport, 50, 65), ==, 0);
  g_assert_cmpuint (sal_map_style_find_dot (style, &viewport, 58, 50), ==, 1);
  g_assert_cmpuint (sal_map_style_find_dot (style, &viewport, 50, 71), ==, SAL_MAP_NO_DOT);
  sal_map_style_set_dots (style, NULL, 0);
  g_assert_cmpuint (sal_map_style_find_dot (style, &viewport, 50, 50), ==, SAL_MAP_NO_DOT);
}

static guint32
draw_pixel (const SalMapShape *shape, const SalMapStyle *style, double scale, int x, int y)
{
  const SalMapViewport viewport = { .scale = scale };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 100);
  cairo_t *cr = cairo_create (surface);
  guint32 pixel;

  sal_map_draw (shape, style, cr, 100, 100, &viewport, NULL, SAL_MAP_OVERLAY);
  cairo_surface_flush (surface);
  memcpy (
      &pixel,
      cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * x,
      sizeof pixel);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return pixel;
}

/* A dot that would cover the first one is left out while they are within three pixels, and drawn
 * once the map is enlarged; a home is drawn as well. */
static void
test_design_dots_draw (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, 1);
  g_autoptr (SalTerritoryDesign) design = create_design (shape);
  g_autoptr (SalMapStyle) style = sal_map_style_new (N_COLUMNS);
  g_autoptr (GArray) dots = g_array_new (FALSE, FALSE, sizeof (SalMapDot));
  guint32 one, both;

  sal_territory_design_prepare (design);
  add_dot (dots, 0.500, 0.5, 4, 0);
  add_dot (dots, 0.501, 0.5, 4, 1);
  sal_map_style_set_dots (style, (const SalMapDot *) (gpointer) dots->data, 1);
  one = draw_pixel (shape, style, 100, 50, 50);
  sal_map_style_set_dots (style, (const SalMapDot *) (gpointer) dots->data, 2);
  g_assert_cmphex (one >> 24, >, 0);
  g_assert_cmphex (draw_pixel (shape, style, 100, 50, 50), ==, one);
  dots = g_array_set_size (dots, 0);
  add_dot (dots, 0.500, 0.5, 4, 0);
  add_dot (dots, 0.560, 0.5, 4, 1);
  sal_map_style_set_dots (style, (const SalMapDot *) (gpointer) dots->data, 2);
  both = draw_pixel (shape, style, 100, 56, 50);
  g_assert_cmphex (both >> 24, >, 0);
  g_assert_cmphex (both, !=, one);

  sal_map_style_set_dots (style, NULL, 0);
  g_assert_cmphex (draw_pixel (shape, style, 100, 50, 52), ==, 0);
  sal_design_dots_set_homes (style, design, shape);
  g_assert_cmphex (draw_pixel (shape, style, 100, 50, 52) >> 24, ==, 0xff);
  sal_design_dots_set_homes (style, NULL, shape);
  g_assert_cmphex (draw_pixel (shape, style, 100, 50, 52), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/design-dots/sizes", test_design_dots_sizes);
  g_test_add_func ("/design-dots/legend", test_design_dots_legend);
  g_test_add_func ("/design-dots/guessed", test_design_dots_guessed);
  g_test_add_func ("/design-dots/find", test_design_dots_find);
  g_test_add_func ("/design-dots/draw", test_design_dots_draw);

  return g_test_run ();
}
