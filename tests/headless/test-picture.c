/* test-picture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-picture.h"

#include <glib/gstdio.h>
#include <string.h>

#define WIDTH  40
#define HEIGHT 20

/* The left half is red. */
static void
paint (cairo_t *cr, gconstpointer data)
{
  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_rectangle (cr, 0, 0, WIDTH / 2, HEIGHT);
  cairo_fill (cr);
}

static void
test_formats (void)
{
  static const struct
  {
    const char *name;
    gboolean known;
    SalPictureFormat format;
  } cases[] = {
    { "map.png", TRUE, SAL_PICTURE_PNG }, { "Map of 2026.SVG", TRUE, SAL_PICTURE_SVG },
    { "a.b.pdf", TRUE, SAL_PICTURE_PDF }, { "map.jpg", FALSE, SAL_PICTURE_PNG },
    { "png", FALSE, SAL_PICTURE_PNG },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalPictureFormat format = SAL_PICTURE_PNG;

      g_assert_cmpint (sal_picture_find_format (cases[i].name, &format), ==, cases[i].known);
      g_assert_cmpint (format, ==, cases[i].format);
    }
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
  const SalPicture picture = { WIDTH, HEIGHT, 0, NULL, paint, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = sal_picture_to_bytes (&picture, (SalPictureFormat) i, &error);
      gsize size = 0;
      const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (size, >, strlen (starts[i]));
      g_assert_cmpmem (data, strlen (starts[i]), starts[i], strlen (starts[i]));
    }
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row =
      cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, row + 4 * x, sizeof pixel);

  return pixel & 0xffffff;
}

/* A PNG has two pixels to a unit, or as many as leave it as large as it may be; what is drawn is
 * above the background of the theme. */
static void
test_png (void)
{
  static const struct
  {
    double longest;
    int width, height;
  } cases[] = { { 0, 80, 40 }, { 1000, 80, 40 }, { 60, 60, 30 }, { 20, 20, 10 } };
  const SalChartTheme dark = { .dark = TRUE };
  SalChartColor background = sal_chart_palette_role (&dark, SAL_CHART_ROLE_BACKGROUND);
  g_autofree char *folder = g_dir_make_tmp ("picture-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "picture.png", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SalPicture picture = { WIDTH, HEIGHT, cases[i].longest, &dark, paint, NULL };
      g_autoptr (GError) error = NULL;
      cairo_surface_t *surface;

      g_assert_true (sal_picture_to_file (&picture, SAL_PICTURE_PNG, path, &error));
      g_assert_no_error (error);
      surface = cairo_image_surface_create_from_png (path);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, cases[i].width);
      g_assert_cmpint (cairo_image_surface_get_height (surface), ==, cases[i].height);
      g_assert_cmphex (get_pixel (surface, cases[i].width / 4, cases[i].height / 2), ==, 0xff0000);
      g_assert_cmpint ((int) (get_pixel (surface, cases[i].width * 3 / 4, 1) & 0xff),
                       ==,
                       (int) (background.blue * 255 + 0.5));
      cairo_surface_destroy (surface);
    }
  g_remove (path);
  g_rmdir (folder);
}

/* What cannot be drawn or written leaves the file as it was. */
static void
test_errors (void)
{
  const SalPicture picture = { WIDTH, HEIGHT, 0, NULL, paint, NULL };
  const SalPicture large = { 40000, HEIGHT, 0, NULL, paint, NULL };
  g_autofree char *folder = g_dir_make_tmp ("picture-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "picture.png", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) no_folder = NULL;
  g_autoptr (GError) too_large = NULL;

  g_assert_false (
      sal_picture_to_file (&picture, SAL_PICTURE_SVG, "/nonexistent/picture.svg", &no_folder));
  g_assert_error (no_folder, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_true (g_file_set_contents (path, "kept", -1, NULL));
  g_assert_false (sal_picture_to_file (&large, SAL_PICTURE_PNG, path, &too_large));
  g_assert_error (too_large, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_nonnull (strstr (too_large->message, "40000 × 20"));
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "kept");
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture/formats", test_formats);
  g_test_add_func ("/picture/starts", test_starts);
  g_test_add_func ("/picture/png", test_png);
  g_test_add_func ("/picture/errors", test_errors);

  return g_test_run ();
}
