/* test-chart-hit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "chart-fixture.h"
#include "sal-chart-layout.h"

#define POINTS 3000

/* A chart painted again with the number of the value that each mark is drawn for as its colour, so
 * that a pixel tells what is in front there. */
static cairo_surface_t *
paint_numbers (const SalChartScene *scene, guint n_series)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                  (int) (scene->bounds.x + scene->bounds.width + 20),
                                  (int) (scene->bounds.y + scene->bounds.height + 20));
  cairo_t *cr = cairo_create (surface);

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const SalChartMark *mark = g_ptr_array_index (scene->marks, i);
      guint number = 1 + mark->datum.category * n_series + mark->datum.series;

      if (!mark->has_datum || mark->fill.alpha == 0)
        continue;
      cairo_set_source_rgb (cr, (number >> 8 & 0xff) / 255.0, (number & 0xff) / 255.0, 1);
      if (mark->kind == SAL_CHART_MARK_CIRCLE)
        cairo_arc (cr,
                   mark->box.x + mark->box.width / 2,
                   mark->box.y + mark->box.height / 2,
                   mark->box.width / 2,
                   0,
                   2 * G_PI);
      else if (mark->kind == SAL_CHART_MARK_RECTANGLE)
        cairo_rectangle (cr, mark->box.x, mark->box.y, mark->box.width, mark->box.height);
      else
        for (guint j = 0; j + 1 < mark->points->len; j += 2)
          cairo_line_to (cr,
                         g_array_index (mark->points, double, j),
                         g_array_index (mark->points, double, j + 1));
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* What is painted all around a point; 0 for nothing or at an edge. */
static guint
number_at (cairo_surface_t *surface, int x, int y)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint32 middle = ((const guint32 *) (gconstpointer) (data + y * stride))[x] & 0xffffff;

  for (int down = -1; down <= 1; down++)
    for (int right = -1; right <= 1; right++)
      if ((((const guint32 *) (gconstpointer) (data + (y + down) * stride))[x + right] &
           0xffffff) != middle)
        return 0;

  return middle >> 8;
}

static void
check_points (SalChart *chart, const SalChartRectangle *rectangle, guint expected_points)
{
  guint n_series = MAX (sal_chart_get_n_series (chart), 1);
  SalChartScene *scene = sal_chart_ensure_scene (chart, rectangle, NULL);
  cairo_surface_t *surface = paint_numbers (scene, n_series);
  guint met = 0;

  for (guint i = 0; i < POINTS; i++)
    {
      int x = g_test_rand_int_range ((int) rectangle->x, (int) (rectangle->x + rectangle->width));
      int y = g_test_rand_int_range ((int) rectangle->y, (int) (rectangle->y + rectangle->height));
      guint number = number_at (surface, x, y);
      SalChartDatum datum = { 999, 999 };

      if (number == 0)
        continue;
      met++;
      g_assert_true (sal_chart_hit (chart, rectangle, NULL, x + 0.5, y + 0.5, &datum));
      g_assert_cmpuint (datum.category, ==, (number - 1) / n_series);
      g_assert_cmpuint (datum.series, ==, (number - 1) % n_series);
    }
  cairo_surface_destroy (surface);
  g_assert_cmpuint (met, >=, expected_points);
}

/* At random points, what is said to be there is what is in front there. */
static void
test_hit_is_drawn (gconstpointer data)
{
  Specimen specimen = GPOINTER_TO_UINT (data);
  SalChartRectangle rectangle = { 13, 7, 600, 320 };
  gboolean thin = specimen == SPECIMEN_LINE || specimen == SPECIMEN_SPARKLINE ||
                  specimen == SPECIMEN_AREA || specimen == SPECIMEN_CONTROL;

  for (Data values = DATA_PLAIN; values <= DATA_SINGLE; values++)
    {
      g_autoptr (SalChart) chart = specimen_new (specimen, values);

      check_points (chart, &rectangle, values != DATA_PLAIN || thin ? 0 : 20);
    }
}

/* Where a value is said to be, a change of the value changes the picture: at each value, the marks
 * of its series pass. */
static void
test_hit_lines_pass (gconstpointer data)
{
  Specimen specimen = GPOINTER_TO_UINT (data);
  g_autoptr (SalChart) chart = specimen_new (specimen, DATA_PLAIN);
  SalChartRectangle rectangle = { 13, 7, 600, 320 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 640, 340);
  cairo_t *cr = cairo_create (surface);

  sal_chart_draw (chart, cr, &rectangle, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (guint i = 0; i < sal_chart_get_n_categories (chart); i++)
    {
      SalChartDatum datum = { 0, i }, found;
      SalChartRectangle box;
      const unsigned char *row;
      int x, y;

      g_assert_true (sal_chart_locate (chart, &rectangle, NULL, &datum, &box));
      x = (int) (box.x + box.width / 2);
      y = (int) (box.y + box.height / 2);
      row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
      /* not the black that the surface began with */
      g_assert_cmphex (((const guint32 *) (gconstpointer) row)[x] & 0xffffff, !=, 0);
      g_assert_true (sal_chart_hit (chart, &rectangle, NULL, box.x + box.width / 2, y, &found));
      g_assert_cmpuint (found.category, ==, i);
    }
  cairo_surface_destroy (surface);
}

/* The keys reach every point of a scatter chart once, each step to the nearest left, and come back
 * the same way. */
static void
test_hit_tour (void)
{
  g_autoptr (SalChart) chart = specimen_new (SPECIMEN_SCATTER, DATA_GAPS);
  g_autoptr (GArray) visited = g_array_new (FALSE, FALSE, sizeof (guint));
  SalChartDatum at, next;
  guint drawn = 0;

  for (guint i = 0; i < sal_chart_get_n_categories (chart); i++)
    drawn += isfinite (sal_chart_get_value (chart, &(SalChartDatum){ 0, i })) &&
             isfinite (sal_chart_get_value (chart, &(SalChartDatum){ 1, i }));
  g_assert_cmpuint (drawn, >, 3);
  g_assert_true (sal_chart_move (chart, NULL, SAL_CHART_MOVE_FIRST, &at));
  g_array_append_val (visited, at.category);
  while (sal_chart_move (chart, &at, SAL_CHART_MOVE_RIGHT, &next))
    {
      for (guint i = 0; i < visited->len; i++)
        g_assert_cmpuint (g_array_index (visited, guint, i), !=, next.category);
      g_array_append_val (visited, next.category);
      at = next;
    }
  g_assert_cmpuint (visited->len, ==, drawn);
  for (guint i = visited->len - 1; i-- > 0;)
    {
      g_assert_true (sal_chart_move (chart, &at, SAL_CHART_MOVE_UP, &next));
      g_assert_cmpuint (next.category, ==, g_array_index (visited, guint, i));
      at = next;
    }
  g_assert_false (sal_chart_move (chart, &at, SAL_CHART_MOVE_LEFT, &next));
}

/* Three points on a line: the nearest one comes next, not the next in the table. */
static void
test_hit_tour_is_nearest (void)
{
  g_autoptr (SalChart) chart = sal_chart_new (SAL_CHART_SCATTER);
  static const char *names[] = { "far", "first", "near" };
  static const double x[] = { 10, 0, 2 }, y[] = { 10, 0, 2 };
  SalChartDatum first, second;

  sal_chart_set_categories (chart, names, 3);
  sal_chart_add_series (chart, "x", SAL_CHART_SERIES_ACTUAL, x, 3);
  sal_chart_add_series (chart, "y", SAL_CHART_SERIES_ACTUAL, y, 3);
  g_assert_true (sal_chart_move (chart, NULL, SAL_CHART_MOVE_FIRST, &first));
  g_assert_true (sal_chart_move (chart, &first, SAL_CHART_MOVE_RIGHT, &second));
  g_assert_cmpuint (first.category, ==, 1);
  g_assert_cmpuint (second.category, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < N_SPECIMENS; i++)
    {
      g_autofree char *path = g_strconcat ("/chart-hit/", specimen_name (i), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_hit_is_drawn);
    }
  g_test_add_data_func (
      "/chart-hit/area-passes", GUINT_TO_POINTER (SPECIMEN_AREA), test_hit_lines_pass);
  g_test_add_data_func (
      "/chart-hit/control-passes", GUINT_TO_POINTER (SPECIMEN_CONTROL), test_hit_lines_pass);
  g_test_add_data_func (
      "/chart-hit/line-passes", GUINT_TO_POINTER (SPECIMEN_LINE), test_hit_lines_pass);
  g_test_add_func ("/chart-hit/tour", test_hit_tour);
  g_test_add_func ("/chart-hit/tour-is-nearest", test_hit_tour_is_nearest);

  return g_test_run ();
}
