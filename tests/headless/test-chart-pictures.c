/* test-chart-pictures.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "chart-fixture.h"
#include "picture-fixture.h"

/* Each chart against a stored picture, tests/headless/charts/NAME.png, in Cantarell at 11.
 *
 * Renew them after a change that is meant, and look at each one before it is committed:
 *
 *   CHART_PICTURES=renew meson test -C build chart-pictures
 *
 * CHART_PICTURES=FOLDER writes every chart there instead, light and dark and in two sizes, to be
 * looked at.
 */

#define FONT      "Cantarell"
#define FONT_SIZE 11.0
#define WIDTH     400
#define HEIGHT    240

typedef struct
{
  Specimen specimen;
  gboolean dark;
} Case;

static const struct
{
  Specimen specimen;
} dark_ones[] = {
  { SPECIMEN_LINE },      { SPECIMEN_HEAT },    { SPECIMEN_AREA },      { SPECIMEN_STACKED },
  { SPECIMEN_WATERFALL }, { SPECIMEN_SCATTER }, { SPECIMEN_HISTOGRAM }, { SPECIMEN_CONTROL },
};

static cairo_surface_t *
paint (Specimen specimen, gboolean dark, int width, int height)
{
  g_autoptr (SalChart) chart = specimen_new (specimen, DATA_PLAIN);
  SalChartTheme theme = {
    .dark = dark, .title = TRUE, .font_family = FONT, .font_size = FONT_SIZE
  };
  SalChartColor background = sal_chart_palette_role (&theme, SAL_CHART_ROLE_BACKGROUND);
  SalChartRectangle rectangle = { 12, 12, width - 24, height - 24 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, background.red, background.green, background.blue);
  cairo_paint (cr);
  sal_chart_draw (chart, cr, &rectangle, &theme);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static char *
create_path (const Case *one)
{
  g_autofree char *name =
      g_strconcat (specimen_name (one->specimen), one->dark ? "-dark.png" : ".png", NULL);

  return g_test_build_filename (G_TEST_DIST, "headless", "charts", name, NULL);
}

static void
test_picture (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *path = create_path (one);
  cairo_surface_t *surface;

  if (!picture_has_font (FONT))
    {
      g_test_skip ("The font " FONT " is not installed");
      return;
    }
  surface = paint (one->specimen, one->dark, WIDTH, HEIGHT);
  if (g_strcmp0 (g_getenv ("CHART_PICTURES"), "renew") == 0)
    g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  else
    picture_compare (surface, path);
  cairo_surface_destroy (surface);
}

/* A chart that is not drawn as it is stored is noticed: one with another value. */
static void
test_pictures_notice (void)
{
  cairo_surface_t *bars, *area;

  if (!picture_has_font (FONT))
    {
      g_test_skip ("The font " FONT " is not installed");
      return;
    }
  bars = paint (SPECIMEN_BARS, FALSE, WIDTH, HEIGHT);
  area = paint (SPECIMEN_AREA, FALSE, WIDTH, HEIGHT);
  g_assert_cmpuint (picture_count_outliers (bars, bars), ==, 0);
  g_assert_cmpuint (picture_count_outliers (bars, area), >, picture_most_outliers (bars));
  cairo_surface_destroy (bars);
  cairo_surface_destroy (area);
}

static void
write_to_look_at (const char *folder)
{
  static const int sizes[][2] = { { 400, 240 }, { 900, 500 }, { 200, 160 } };

  for (Specimen specimen = 0; specimen < N_SPECIMENS; specimen++)
    for (int dark = 0; dark < 2; dark++)
      for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
        {
          g_autofree char *path = g_strdup_printf (
              "%s/%s-%d%s.png", folder, specimen_name (specimen), sizes[i][0], dark ? "-dark" : "");
          cairo_surface_t *surface = paint (specimen, dark, sizes[i][0], sizes[i][1]);

          g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
          cairo_surface_destroy (surface);
        }
}

int
main (int argc, char *argv[])
{
  const char *pictures = g_getenv ("CHART_PICTURES");
  static Case cases[N_SPECIMENS + G_N_ELEMENTS (dark_ones)];

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = NULL;

      cases[i].dark = i >= N_SPECIMENS;
      cases[i].specimen = i < N_SPECIMENS ? i : dark_ones[i - N_SPECIMENS].specimen;
      path = g_strdup_printf (
          "/chart-pictures/%s%s", specimen_name (cases[i].specimen), cases[i].dark ? "-dark" : "");
      g_test_add_data_func (path, &cases[i], test_picture);
    }
  g_test_add_func ("/chart-pictures/notice", test_pictures_notice);
  if (pictures != NULL && g_path_is_absolute (pictures))
    write_to_look_at (pictures);

  return g_test_run ();
}
