/* test-map-pictures.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>

#include "map-fixture.h"
#include "picture-fixture.h"
#include "sal-map-draw.h"

/* Maps against stored pictures, tests/headless/maps/NAME.png, in Cantarell at 11.
 *
 * Renew them after a change that is meant, and look at each one before it is committed:
 *
 *   MAP_PICTURES=renew meson test -C build map-pictures
 */

#define FONT      "Cantarell"
#define FONT_SIZE 11.0
#define WIDTH     520
#define HEIGHT    340

typedef struct
{
  const char *name;
  SalMapFill fill;
  gboolean dark, high_contrast;
  SalMapBox box; /* kilometres */
} Case;

static const SalMapBox lower_48 = { -2400, -1600, 2300, 1350 };
static const SalMapBox north_east = { 1300, -1050, 2200, -300 };

static SalMapShape *counties;

static const Case cases[] = {
  { "territories", SAL_MAP_FILL_TERRITORIES, FALSE, FALSE, { -2400, -1600, 2300, 1350 } },
  { "territories-dark", SAL_MAP_FILL_TERRITORIES, TRUE, FALSE, { -2400, -1600, 2300, 1350 } },
  { "territories-near", SAL_MAP_FILL_TERRITORIES, FALSE, FALSE, { 1300, -1050, 2200, -300 } },
  { "territories-contrast", SAL_MAP_FILL_TERRITORIES, FALSE, TRUE, { 1300, -1050, 2200, -300 } },
  { "amount", SAL_MAP_FILL_AMOUNT, FALSE, FALSE, { -2400, -1600, 2300, 1350 } },
  { "index-dark", SAL_MAP_FILL_INDEX, TRUE, FALSE, { -2400, -1600, 2300, 1350 } },
};

/* Territories are columns 500 km wide, each of them divided at the middle. */
static guint
territory_at (SalMapPoint center)
{
  guint column = (guint) CLAMP ((center.x + 2500) / 500, 0, 9);

  return 2 * column + (center.y > 0 ? 1 : 0);
}

static SalMapStyle *
style_new (SalMapFill fill)
{
  static const char *const labels[] = { "up to 10", "10–50", "50–100", "100–500", "over 500" };
  guint n_areas = sal_map_shape_get_n_areas (counties);
  SalMapStyle *style = sal_map_style_new (n_areas);
  char names[20][16];
  const char *pointers[20];
  SalMapDot dots[40];

  for (guint i = 0; i < 20; i++)
    {
      g_snprintf (names[i], sizeof names[i], "%s %u", i % 2 == 0 ? "North" : "South", i / 2 + 1);
      pointers[i] = names[i];
    }
  for (guint area = 0; area < n_areas; area++)
    {
      SalMapPoint center = sal_map_shape_get_center (counties, area);
      double distance = hypot (center.x, center.y);

      if (area % 211 != 0)
        sal_map_style_set_territory (style, area, territory_at (center));
      if (area % 97 != 0)
        sal_map_style_set_shade (style, area, (guint) (distance / 250) % 5);
      sal_map_style_set_flags (style,
                               area,
                               (area % 211 == 0 ? SAL_MAP_MARKED : 0) |
                                   (center.x > 1500 && center.y < -500 ? SAL_MAP_LOCKED : 0) |
                                   (hypot (center.x + 800, center.y) < 300 ? SAL_MAP_SELECTED : 0));
    }
  for (guint i = 0; i < G_N_ELEMENTS (dots); i++)
    dots[i] = (SalMapDot){
      sal_map_shape_get_center (counties, (i * 677) % n_areas),
      2 + i % 5,
      i % 7,
    };
  sal_map_style_set_fill (style, fill);
  sal_map_style_set_names (style, pointers, G_N_ELEMENTS (pointers));
  sal_map_style_set_legend (style, "Accounts", labels, G_N_ELEMENTS (labels));
  sal_map_style_set_dots (style, dots, G_N_ELEMENTS (dots));
  g_assert_true (sal_map_style_color (style, counties, NULL));

  return style;
}

static SalChartTheme
theme_of (const Case *one)
{
  return (SalChartTheme){
    .dark = one->dark,
    .high_contrast = one->high_contrast,
    .font_family = FONT,
    .font_size = FONT_SIZE,
  };
}

static void
draw (cairo_t *cr, const Case *one)
{
  g_autoptr (SalMapStyle) style = style_new (one->fill);
  SalMapViewport viewport = sal_map_viewport_fit (one->box, WIDTH, HEIGHT, 4);
  SalChartTheme theme = theme_of (one);
  SalChartColor background = sal_chart_palette_role (&theme, SAL_CHART_ROLE_BACKGROUND);

  cairo_set_source_rgb (cr, background.red, background.green, background.blue);
  cairo_paint (cr);
  sal_map_draw (counties, style, cr, WIDTH, HEIGHT, &viewport, &theme, SAL_MAP_ALL);
}

static void
test_picture (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *name = g_strconcat (one->name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "headless", "maps", name, NULL);
  cairo_surface_t *surface;
  cairo_t *cr;

  if (!picture_has_font (FONT))
    {
      g_test_skip ("The font " FONT " is not installed");
      return;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cr = cairo_create (surface);
  draw (cr, one);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (g_strcmp0 (g_getenv ("MAP_PICTURES"), "renew") == 0)
    g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  else
    picture_compare (surface, path);
  cairo_surface_destroy (surface);
}

/* Draws a map tile by tile, and only a part of each. */
static cairo_surface_t *
paint_in_parts (const SalMapStyle *style, const SalMapViewport *viewport, int side)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (int y = 0; y < HEIGHT; y += side)
    for (int x = 0; x < WIDTH; x += side)
      {
        SalMapViewport part = *viewport;

        part.x += x / viewport->scale;
        part.y += y / viewport->scale;
        cairo_save (cr);
        cairo_translate (cr, x, y);
        sal_map_draw (counties, style, cr, side, side, &part, NULL, SAL_MAP_AREAS);
        cairo_restore (cr);
      }
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* Tiles put together are the map in one piece. */
static void
test_parts (void)
{
  g_autoptr (SalMapStyle) style = style_new (SAL_MAP_FILL_TERRITORIES);
  const SalMapBox *boxes[] = { &lower_48, &north_east };

  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      SalMapViewport viewport = sal_map_viewport_fit (*boxes[i], WIDTH, HEIGHT, 4);
      cairo_surface_t *whole = paint_in_parts (style, &viewport, MAX (WIDTH, HEIGHT));
      cairo_surface_t *parts = paint_in_parts (style, &viewport, 64);

      g_assert_cmpuint (picture_count_outliers (whole, parts), <=, picture_most_outliers (whole));
      cairo_surface_destroy (whole);
      cairo_surface_destroy (parts);
    }
}

/* Within one territory, without thin borders, every pixel has exactly the territory's colour:
 * nothing shows through between its areas. */
static void
test_no_seams (void)
{
  guint n_areas = sal_map_shape_get_n_areas (counties);
  g_autoptr (SalMapStyle) style = sal_map_style_new (n_areas);
  SalMapBox kansas = { -300, -300, 300, 100 };
  SalMapViewport viewport = sal_map_viewport_fit (kansas, 200, 120, 0);
  SalChartColor color;
  guint32 wanted;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 120);
  cairo_t *cr = cairo_create (surface);

  for (guint area = 0; area < n_areas; area++)
    sal_map_style_set_territory (style, area, 0);
  sal_map_style_set_borders (style, FALSE);
  sal_map_draw (counties, style, cr, 200, 120, &viewport, NULL, SAL_MAP_AREAS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  color = sal_map_style_get_territory_color (style, 0, NULL);
  wanted = 0xff000000u | (guint32) lround (color.red * 255) << 16 |
           (guint32) lround (color.green * 255) << 8 | (guint32) lround (color.blue * 255);
  for (int y = 0; y < 120; y++)
    {
      const guint32 *row = (gconstpointer) (cairo_image_surface_get_data (surface) +
                                            y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < 200; x++)
        for (int shift = 0; shift < 32; shift += 8)
          g_assert_cmpint (
              ABS ((int) (row[x] >> shift & 0xff) - (int) (wanted >> shift & 0xff)), <=, 1);
    }
  cairo_surface_destroy (surface);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* The same function draws documents. */
static void
test_vectors (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      cairo_surface_t *surface =
          i == 0 ? cairo_pdf_surface_create_for_stream (write_cb, bytes, WIDTH, HEIGHT)
                 : cairo_svg_surface_create_for_stream (write_cb, bytes, WIDTH, HEIGHT);
      cairo_t *cr = cairo_create (surface);

      draw (cr, &cases[0]);
      cairo_destroy (cr);
      cairo_surface_finish (surface);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);
      g_assert_cmpuint (bytes->len, >, 50000);
      g_assert_cmpuint (bytes->len, <, 5000000);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);

  counties = map_fixture_new_counties ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/map-pictures/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_picture);
    }
  g_test_add_func ("/map-pictures/parts", test_parts);
  g_test_add_func ("/map-pictures/no-seams", test_no_seams);
  g_test_add_func ("/map-pictures/vectors", test_vectors);
  result = g_test_run ();
  sal_map_shape_unref (counties);

  return result;
}
