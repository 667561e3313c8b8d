/* test-design-style.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-style.h"

#include "map-fixture.h"

#define N_COLUMNS 8
#define N_AREAS   16

/* Two rows of eight squares that are worth 0 to 15 dollars. */
static SalTerritoryDesign *
create_design (SalMapShape *shape)
{
  static const SalDesignTerritory territories[] = {
    { .id = 1, .name = (char *) "West", .capacity = 1 },
    { .id = 2, .name = (char *) "East", .capacity = 1, .is_locked = TRUE },
  };
  double values[N_AREAS];
  const SalAreaMeasure measure = {
    .key = "worth", .label = "Worth", .source = "Test", .is_money = TRUE, .values = values
  };
  SalTerritoryDesign *design = sal_territory_design_new (sal_map_shape_get_geography (shape));

  for (guint i = 0; i < N_AREAS; i++)
    values[i] = 100.0 * i;
  sal_territory_design_add_measure (design, &measure);
  for (gsize i = 0; i < G_N_ELEMENTS (territories); i++)
    sal_territory_design_add_territory (design, &territories[i]);

  return design;
}

/* West has two columns and, away from them, one square of East's side; what is left of the last
 * column belongs to nobody. */
static void
place_areas (SalTerritoryDesign *design)
{
  for (guint area = 0; area < N_AREAS; area++)
    {
      guint column = area % N_COLUMNS;

      sal_territory_design_place (design, area, column < 2 || area == 6 ? 0 : 1);
    }
  sal_territory_design_place (design, N_AREAS - 1, SAL_TERRITORY_NONE);
  sal_territory_design_set_locked (design, 0, TRUE);
}

static void
test_design_style_territories (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, 2);
  g_autoptr (SalTerritoryDesign) design = create_design (shape);
  g_autoptr (SalMapStyle) style = NULL;
  const guint moved = 6;

  place_areas (design);
  sal_territory_design_prepare (design);
  style = sal_map_style_for_design (design);

  g_assert_cmpuint (sal_map_style_get_territory (style, 0), ==, 0);
  g_assert_cmpuint (sal_map_style_get_territory (style, 3), ==, 1);
  g_assert_cmpuint (sal_map_style_get_territory (style, 6), ==, 0);
  g_assert_cmpuint (sal_map_style_get_territory (style, 15), ==, SAL_MAP_UNASSIGNED);
  g_assert_cmpuint (sal_map_style_get_flags (style, 0), ==, SAL_MAP_LOCKED);
  g_assert_cmpuint (sal_map_style_get_flags (style, 1), ==, 0);
  g_assert_cmpuint (sal_map_style_get_flags (style, 3), ==, SAL_MAP_LOCKED);
  g_assert_cmpuint (sal_map_style_get_flags (style, 6), ==, SAL_MAP_MARKED);
  g_assert_cmpuint (sal_map_style_get_flags (style, 15), ==, 0);
  g_assert_cmpstr (sal_map_style_get_name (style, 1), ==, "East");

  /* it follows a move, and what is selected stays so */
  sal_map_style_set_flags (style, moved, SAL_MAP_SELECTED | SAL_MAP_MARKED);
  g_assert_cmpuint (sal_territory_design_move (design, &moved, 1, SAL_TERRITORY_NONE, NULL), ==, 1);
  sal_design_style_update_area (style, design, moved);
  g_assert_cmpuint (sal_map_style_get_territory (style, moved), ==, SAL_MAP_UNASSIGNED);
  g_assert_cmpuint (sal_map_style_get_flags (style, moved), ==, SAL_MAP_SELECTED);
}

/* Four pairs of columns; the territories stand in another order than that of their ids, which is
 * @first + 1, 2, 3, 4 from left to right. */
static SalMapStyle *
color_columns (SalMapShape *shape, gboolean by_name, gint64 first)
{
  static const char *const names[] = { "One", "Two", "Three", "Four" };
  g_autoptr (SalTerritoryDesign) design =
      sal_territory_design_new (sal_map_shape_get_geography (shape));
  SalMapStyle *style;

  for (guint i = 0; i < 4; i++)
    {
      guint column = by_name ? (i + 2) % 4 : i;
      const SalDesignTerritory territory = { .id = first + 1 + column,
                                             .name = (char *) names[column],
                                             .capacity = 1 };

      sal_territory_design_add_territory (design, &territory);
    }
  for (guint area = 0; area < N_AREAS; area++)
    {
      guint column = area % N_COLUMNS / 2;

      sal_territory_design_place (design, area, (gint32) (by_name ? (column + 2) % 4 : column));
    }
  sal_territory_design_prepare (design);
  style = sal_map_style_for_design (design);
  g_assert_true (sal_map_style_color (style, shape, NULL));

  return style;
}

/* A map has the colours of its territories' ids: in whichever order they are listed, and in a
 * branch, whose territories have other ids in the same order. */
static void
test_design_style_colors (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, 2);
  g_autoptr (SalMapStyle) style = color_columns (shape, FALSE, 0);
  g_autoptr (SalMapStyle) listed = color_columns (shape, TRUE, 0);
  g_autoptr (SalMapStyle) branch = color_columns (shape, TRUE, 700);

  for (guint column = 0; column < 4; column++)
    {
      g_assert_cmpuint (sal_map_style_get_hue (style, column), ==, column);
      g_assert_cmpuint (sal_map_style_get_hue (listed, (column + 2) % 4), ==, column);
      g_assert_cmpuint (sal_map_style_get_hue (branch, (column + 2) % 4), ==, column);
    }
}

/* What a style showed before leaves nothing behind: neither colours, nor territories that count. */
static void
test_design_style_again (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, 2);
  g_autoptr (SalTerritoryDesign) design = create_design (shape);
  g_autoptr (SalMapStyle) style = color_columns (shape, FALSE, 0);

  place_areas (design);
  sal_territory_design_prepare (design);
  sal_map_style_set_hue (style, 9, 1);
  sal_map_style_forget_hues (style);
  sal_design_style_update (style, design);
  g_assert_true (sal_map_style_color (style, shape, NULL));
  g_assert_cmpuint (sal_map_style_get_hue (style, 0), ==, 0);
  g_assert_cmpuint (sal_map_style_get_hue (style, 1), ==, 1);
}

/* Of 15 values above 0, class s begins at that of place ⌊15 s ÷ 7⌋: 1, 3, 5, 7, 9, 11, 13. */
static void
test_design_style_shades (void)
{
  static const guint expected[N_AREAS] = {
    SAL_MAP_NO_SHADE, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 6
  };
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_COLUMNS, 2);
  g_autoptr (SalTerritoryDesign) design = create_design (shape);
  g_autoptr (SalMapStyle) style = NULL;

  sal_territory_design_prepare (design);
  style = sal_map_style_for_design (design);
  g_assert_cmpint (sal_map_style_get_fill (style), ==, SAL_MAP_FILL_TERRITORIES);
  sal_design_style_shade (style, design, 0, "USD");
  g_assert_cmpint (sal_map_style_get_fill (style), ==, SAL_MAP_FILL_AMOUNT);
  for (guint area = 0; area < N_AREAS; area++)
    g_assert_cmpuint (sal_map_style_get_shade (style, area), ==, expected[area]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/design-style/territories", test_design_style_territories);
  g_test_add_func ("/design-style/colors", test_design_style_colors);
  g_test_add_func ("/design-style/again", test_design_style_again);
  g_test_add_func ("/design-style/shades", test_design_style_shades);

  return g_test_run ();
}
