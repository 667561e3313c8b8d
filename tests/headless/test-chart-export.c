/* test-chart-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-chart.h"

#include <glib/gstdio.h>
#include <string.h>

static SalChart *
chart_new (void)
{
  SalChart *chart = sal_chart_new (SAL_CHART_BAR);
  const char *names[] = { "North", "South" };
  double values[] = { 12, 7 };

  sal_chart_set_title (chart, "Wins");
  sal_chart_set_categories (chart, names, 2);
  sal_chart_add_series (chart, "Wins", SAL_CHART_SERIES_ACTUAL, values, 2);

  return chart;
}

static void
test_export_starts (void)
{
  /* how each format begins, by its standard */
  static const struct
  {
    SalChartExportFormat format;
    const char *start;
    gsize length;
  } cases[] = {
    { SAL_CHART_EXPORT_PNG, "\x89PNG\r\n\x1a\n", 8 },
    { SAL_CHART_EXPORT_SVG, "<?xml", 5 },
    { SAL_CHART_EXPORT_PDF, "%PDF-", 5 },
    { SAL_CHART_EXPORT_CSV, ",Wins\r\nNorth,12\r\n", 17 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalChart) chart = chart_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

      g_assert_true (sal_chart_export_to_stream (
          chart, stream, cases[i].format, 400, 200, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (g_memory_output_stream_get_data_size (memory), >=, cases[i].length);
      g_assert_cmpmem (g_memory_output_stream_get_data (memory),
                       cases[i].length,
                       cases[i].start,
                       cases[i].length);
    }
}

/* The PNG has two pixels per unit and the theme's background. */
static void
test_export_png (void)
{
  g_autoptr (SalChart) chart = chart_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("chart-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "chart.png", NULL);
  SalChartTheme dark = { .dark = TRUE };
  SalChartColor background = sal_chart_palette_role (&dark, SAL_CHART_ROLE_BACKGROUND);
  cairo_surface_t *surface;

  g_assert_true (sal_chart_export (chart, path, SAL_CHART_EXPORT_PNG, 400, 200, &dark, &error));
  g_assert_no_error (error);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 800);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 400);
  g_assert_cmpint (
      cairo_image_surface_get_data (surface)[0], ==, (int) (background.blue * 255 + 0.5));
  cairo_surface_destroy (surface);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_export_errors (void)
{
  g_autoptr (SalChart) chart = chart_new ();
  g_autoptr (GError) no_folder = NULL;
  g_autoptr (GError) too_large = NULL;

  g_assert_false (sal_chart_export (
      chart, "/nonexistent/chart.svg", SAL_CHART_EXPORT_SVG, 400, 200, NULL, &no_folder));
  g_assert_error (no_folder, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_false (sal_chart_export (
      chart, "/nonexistent/chart.png", SAL_CHART_EXPORT_PNG, 1e6, 1e6, NULL, &too_large));
  g_assert_error (too_large, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_nonnull (strstr (too_large->message, "1000000 × 1000000"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-export/starts", test_export_starts);
  g_test_add_func ("/chart-export/png", test_export_png);
  g_test_add_func ("/chart-export/errors", test_export_errors);

  return g_test_run ();
}
