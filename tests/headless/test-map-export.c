/* test-map-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-map-export.h"

#include <glib/gstdio.h>
#include <string.h>

#include "map-fixture.h"

/* A board of six squares, each 40 units wide, in two territories; the rest is background. */
#define WIDTH  160
#define HEIGHT 100
#define SIDE   40

static SalMapShape *shape;
static SalMapStyle *style;

static SalMapExport
export_new (const SalChartTheme *theme)
{
  return (SalMapExport){ shape, style, { SIDE, -0.5, -0.25 }, WIDTH, HEIGHT, theme };
}

/* How each format begins, by its standard. */
static void
test_starts (void)
{
  static const char *const starts[] = {
    [SAL_PICTURE_PNG] = "\x89PNG\r\n\x1a\n",
    [SAL_PICTURE_SVG] = "<?xml",
    [SAL_PICTURE_PDF] = "%PDF-",
  };
  SalMapExport map = export_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = sal_map_export_to_bytes (&map, (SalPictureFormat) i, &error);
      gsize size = 0;
      const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (size, >, strlen (starts[i]));
      g_assert_cmpmem (data, strlen (starts[i]), starts[i], strlen (starts[i]));
    }
}

/* By channel, as far as rounding allows. */
static void
assert_pixel (cairo_surface_t *surface, int x, int y, SalChartColor color)
{
  const double channels[] = { color.blue, color.green, color.red };
  guint32 pixel = ((const guint32 *) (gpointer) (cairo_image_surface_get_data (surface) +
                                                 y * cairo_image_surface_get_stride (surface)))[x];

  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon ((pixel >> 8 * i) & 0xff, channels[i] * 255, 1);
}

/* A PNG has two pixels per unit, the theme's background, and territories where the viewport has
 * them. */
static void
test_png (void)
{
  const SalChartTheme themes[] = { { .dark = FALSE }, { .dark = TRUE } };
  g_autofree char *folder = g_dir_make_tmp ("map-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "map.png", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      SalMapExport map = export_new (&themes[i]);
      g_autoptr (GError) error = NULL;
      cairo_surface_t *surface;

      g_assert_true (sal_map_export_to_file (&map, SAL_PICTURE_PNG, path, &error));
      g_assert_no_error (error);
      surface = cairo_image_surface_create_from_png (path);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 2 * WIDTH);
      g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 2 * HEIGHT);
      assert_pixel (surface, 4, 4, sal_chart_palette_role (&themes[i], SAL_CHART_ROLE_BACKGROUND));
      for (int column = 0; column < 3; column++)
        assert_pixel (surface,
                      2 * (20 + SIDE * column + SIDE / 4),
                      2 * (10 + SIDE / 4),
                      sal_map_style_get_territory_color (
                          style, sal_map_style_get_territory (style, column), &themes[i]));
      cairo_surface_destroy (surface);
    }
  g_remove (path);
  g_rmdir (folder);
}

static void
test_errors (void)
{
  SalMapExport map = export_new (NULL);
  g_autoptr (GError) no_folder = NULL;
  g_autoptr (GError) too_large = NULL;

  g_assert_false (
      sal_map_export_to_file (&map, SAL_PICTURE_PNG, "/nonexistent/map.png", &no_folder));
  g_assert_error (no_folder, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  map.width = 40000;
  g_assert_null (sal_map_export_to_bytes (&map, SAL_PICTURE_PNG, &too_large));
  g_assert_error (too_large, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_nonnull (strstr (too_large->message, "40000 × 100"));
}

int
main (int argc, char *argv[])
{
  static const char *const names[] = { "A", "B" };
  int status;

  g_test_init (&argc, &argv, NULL);
  shape = map_fixture_new_board (3, 2);
  style = sal_map_style_new (6);
  sal_map_style_set_names (style, names, 2);
  for (guint area = 0; area < 6; area++)
    sal_map_style_set_territory (style, area, area % 3 == 2 ? 1 : 0);

  g_test_add_func ("/map-export/starts", test_starts);
  g_test_add_func ("/map-export/png", test_png);
  g_test_add_func ("/map-export/errors", test_errors);
  status = g_test_run ();

  sal_map_style_unref (style);
  sal_map_shape_unref (shape);

  return status;
}
