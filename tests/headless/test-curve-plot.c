/* test-curve-plot.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-curve-plot.h"

static const SalChartRectangle rectangle = { 0, 0, 500, 300 };
static const SalChartTheme theme = { 0 };

static SalCurvePlot *
create (void)
{
  const double xs[] = { 0, 0.5, 1, 1, 2 }, ys[] = { 0, 0, 1, 1.5, 9 };
  SalCurvePlot *plot = sal_curve_plot_new (2, 2);

  sal_curve_plot_set_titles (plot, "Across", "Up");
  sal_curve_plot_add_line (plot, "Line", SAL_CURVE_MAIN, xs, ys, G_N_ELEMENTS (xs));
  sal_curve_plot_add_level (plot, "Level", 1);

  return plot;
}

/* A place on the picture means the value that is drawn there. */
static void
test_places (void)
{
  g_autoptr (SalCurvePlot) plot = create ();
  double left, bottom, right, top;

  sal_curve_plot_locate (plot, &rectangle, &theme, 0, 0, &left, &bottom);
  sal_curve_plot_locate (plot, &rectangle, &theme, 2, 2, &right, &top);
  g_assert_cmpfloat (left, >, 0);
  g_assert_cmpfloat (right, >, left);
  g_assert_cmpfloat (right, <=, 500);
  g_assert_cmpfloat (top, <, bottom);
  for (double x = 0; x <= 2; x += 0.25)
    for (double y = 0; y <= 2; y += 0.25)
      {
        double at_x, at_y, read_x, read_y;

        sal_curve_plot_locate (plot, &rectangle, &theme, x, y, &at_x, &at_y);
        sal_curve_plot_read (plot, &rectangle, &theme, at_x, at_y, &read_x, &read_y);
        g_assert_cmpfloat_with_epsilon (read_x, x, 1e-9);
        g_assert_cmpfloat_with_epsilon (read_y, y, 1e-9);
      }
}

static gboolean
is_painted (cairo_surface_t *surface, double x, double y)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int dy = -2; dy <= 2; dy++)
    if (data[((int) y + dy) * stride + (int) x * 4 + 3] > 128)
      return TRUE;

  return FALSE;
}

/* The line is where its values are, and nothing of it above the plot. */
static void
test_draw (void)
{
  g_autoptr (SalCurvePlot) plot = create ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 500, 300);
  cairo_t *cr = cairo_create (surface);
  double x, y, top;

  sal_curve_plot_draw (plot, cr, &rectangle, &theme);
  cairo_surface_flush (surface);
  sal_curve_plot_locate (plot, &rectangle, &theme, 0.8, 0.6, &x, &y);
  g_assert_true (is_painted (surface, x, y));
  g_assert_false (is_painted (surface, x, y - 12));
  sal_curve_plot_locate (plot, &rectangle, &theme, 1.9, 2, &x, &top);
  g_assert_false (is_painted (surface, x, top - 12));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* People are on the main line, after a jump where it has one; who is beyond the axis at its end. */
static void
test_people (void)
{
  static const double xs[] = { 0.75, 1, 5 };
  static const double at[][2] = { { 0.75, 0.5 }, { 1, 1.5 }, { 2, 2 } };
  g_autoptr (SalCurvePlot) plot = create ();
  double x, y, expected_x, expected_y;

  g_assert_cmpint (sal_curve_plot_find_person (plot, &rectangle, &theme, 250, 150, 500), ==, -1);
  sal_curve_plot_set_people (plot, "People", xs, G_N_ELEMENTS (xs));
  for (guint i = 0; i < G_N_ELEMENTS (xs); i++)
    {
      g_assert_true (sal_curve_plot_locate_person (plot, &rectangle, &theme, i, &x, &y));
      sal_curve_plot_locate (
          plot, &rectangle, &theme, at[i][0], at[i][1], &expected_x, &expected_y);
      g_assert_cmpfloat_with_epsilon (x, expected_x, 1e-9);
      g_assert_cmpfloat_with_epsilon (y, expected_y, 1e-9);
      g_assert_cmpint (
          sal_curve_plot_find_person (plot, &rectangle, &theme, x + 2, y - 2, 5), ==, (int) i);
    }
  g_assert_false (sal_curve_plot_locate_person (plot, &rectangle, &theme, 3, &x, &y));
  g_assert_cmpint (sal_curve_plot_find_person (plot, &rectangle, &theme, 0, 0, 5), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/curve-plot/places", test_places);
  g_test_add_func ("/curve-plot/draw", test_draw);
  g_test_add_func ("/curve-plot/people", test_people);

  return g_test_run ();
}
