/* sal-chart-layout-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-layout.h"

/* Half the side of the square that stands for a point. */
#define POINT_REACH 6.0

/* How much of a line's colour the area below it has. */
#define AREA_TINT 0.28

static const SalChartColor none = { 0, 0, 0, 0 };

static gboolean
is_isolated (const SalChart *chart, guint series, guint category)
{
  return isfinite (sal_chart_value_at (chart, series, category)) &&
         (category == 0 || !isfinite (sal_chart_value_at (chart, series, category - 1))) &&
         !isfinite (sal_chart_value_at (chart, series, category + 1));
}

/* The last category with a value, −1 if there is none. */
static int
last_value (const SalChart *chart, guint series)
{
  for (int i = (int) chart->categories->len - 1; i >= 0; i--)
    if (isfinite (sal_chart_value_at (chart, series, (guint) i)))
      return i;

  return -1;
}

static void
append_point (GArray *points, double x, double y)
{
  g_array_append_val (points, x);
  g_array_append_val (points, y);
}

/* One closed shape over the categories from @first up to @end, which all have a band. */
static void
add_band_part (SalChartFrame *frame, guint series, guint first, guint end)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (double));
  SalChartColor color = sal_chart_frame_color (frame, series);
  double lower, upper;

  color.alpha *= 0.18;
  for (guint i = first; i < end; i++)
    {
      sal_chart_band_at (frame->chart, series, i, &lower, &upper);
      append_point (
          points, sal_chart_frame_center (frame, i), sal_chart_frame_position (frame, upper));
    }
  for (guint i = end; i-- > first;)
    {
      sal_chart_band_at (frame->chart, series, i, &lower, &upper);
      append_point (
          points, sal_chart_frame_center (frame, i), sal_chart_frame_position (frame, lower));
    }
  sal_chart_scene_add_path (frame->scene, points, color, none, 0);
}

static void
add_band (SalChartFrame *frame, guint series)
{
  guint n = frame->chart->categories->len;
  double lower, upper;

  for (guint first = 0; first < n; first++)
    {
      guint end = first;

      while (end < n && sal_chart_band_at (frame->chart, series, end, &lower, &upper))
        end++;
      if (end == first)
        continue;
      add_band_part (frame, series, first, end);
      first = end;
    }
}

/* The shape between a line from @first up to @end, which has no gaps there, and zero. */
static void
add_filling_part (SalChartFrame *frame, guint series, guint first, guint end)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (double));
  SalChartColor color = sal_chart_frame_color (frame, series);
  double zero = sal_chart_frame_position (frame, 0);
  SalChartMark *mark;

  append_point (points, sal_chart_frame_center (frame, first), zero);
  for (guint i = first; i < end; i++)
    append_point (points,
                  sal_chart_frame_center (frame, i),
                  sal_chart_frame_position (frame, sal_chart_value_at (frame->chart, series, i)));
  append_point (points, sal_chart_frame_center (frame, end - 1), zero);
  color.alpha *= AREA_TINT;
  mark = sal_chart_scene_add_path (frame->scene, points, color, none, 0);
  mark->hatched = sal_chart_peek_series (frame->chart, series)->role == SAL_CHART_SERIES_FORECAST;
  mark->box = frame->room;
}

static void
add_filling (SalChartFrame *frame, guint series)
{
  guint n = frame->chart->categories->len;

  for (guint first = 0; first < n; first++)
    {
      guint end = first;

      while (end < n && isfinite (sal_chart_value_at (frame->chart, series, end)))
        end++;
      if (end > first + 1)
        add_filling_part (frame, series, first, end);
      first = end;
    }
}

static void
add_dot (SalChartFrame *frame, guint series, guint category, double radius)
{
  double value = sal_chart_value_at (frame->chart, series, category);

  SalChartMark *mark = sal_chart_scene_add_circle (frame->scene,
                                                   sal_chart_frame_center (frame, category),
                                                   sal_chart_frame_position (frame, value),
                                                   radius,
                                                   sal_chart_frame_color (frame, series),
                                                   none);

  sal_chart_mark_set_datum (mark, series, category);
}

static void
add_line (SalChartFrame *frame, guint series)
{
  const SalChart *chart = frame->chart;
  SalChartSeriesRole role = sal_chart_peek_series (chart, series)->role;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (double));
  SalChartMark *mark;
  int last = last_value (chart, series);

  for (guint i = 0; i < chart->categories->len; i++)
    {
      double value = sal_chart_value_at (chart, series, i);

      append_point (
          points, sal_chart_frame_center (frame, i), sal_chart_frame_position (frame, value));
      if (is_isolated (chart, series, i))
        add_dot (frame, series, i, 3);
    }
  mark = sal_chart_scene_add_path (frame->scene,
                                   points,
                                   none,
                                   sal_chart_frame_color (frame, series),
                                   role == SAL_CHART_SERIES_PLAN ? 1.5 : 2);
  mark->dashed = role == SAL_CHART_SERIES_FORECAST;
  if (last >= 0 && role == SAL_CHART_SERIES_ACTUAL)
    add_dot (frame, series, (guint) last, 3.5);
}

/* The squares of points that are closer than a square is wide become narrower, so that none is in
 * another's way. */
static double
point_reach (const SalChartFrame *frame)
{
  guint n = frame->chart->categories->len;
  double step = n > 1 ? sal_chart_frame_center (frame, 1) - sal_chart_frame_center (frame, 0)
                      : 2 * POINT_REACH;

  return CLAMP (step / 2, 0, POINT_REACH);
}

static void
add_areas (SalChartFrame *frame, guint series)
{
  double reach = point_reach (frame);

  for (guint i = 0; i < frame->chart->categories->len; i++)
    {
      double value = sal_chart_value_at (frame->chart, series, i);
      SalChartRectangle slot = sal_chart_frame_slot (frame, i);
      double x = sal_chart_frame_center (frame, i);
      double y = isfinite (value) ? sal_chart_frame_position (frame, value)
                                  : frame->room.y + frame->room.height;
      SalChartRectangle box = { x - reach, y - POINT_REACH, 2 * reach, 2 * POINT_REACH };

      sal_chart_scene_add_area (frame->scene, series, i, &box, &slot);
    }
}

static void
add_series (SalChartFrame *frame, gboolean plans)
{
  for (guint i = 0; i < frame->chart->series->len; i++)
    {
      gboolean plan = sal_chart_peek_series (frame->chart, i)->role == SAL_CHART_SERIES_PLAN;

      if (plan != plans)
        continue;
      if (frame->chart->kind == SAL_CHART_AREA && !plan)
        add_filling (frame, i);
      add_band (frame, i);
      add_line (frame, i);
      add_areas (frame, i);
    }
}

/* What stands at the end of a line: its name, or the latest figure if it is the only one. */
static char *
end_text (const SalChart *chart, guint series)
{
  int last;

  if (series == chart->series->len)
    return g_strdup (chart->reference_name);

  last = last_value (chart, series);
  if (chart->series->len == 1 && last >= 0)
    return sal_chart_format_short (sal_chart_format_of (chart, series),
                                   sal_chart_value_at (chart, series, (guint) last));

  return g_strdup (sal_chart_get_series_name (chart, series));
}

static guint
n_end_labels (const SalChart *chart)
{
  gboolean reference = isfinite (chart->reference) && chart->reference_name != NULL;

  return chart->series->len + (reference ? 1 : 0);
}

static GStrv
get_ends (const SalChart *chart)
{
  guint n = n_end_labels (chart);
  GStrv texts = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    texts[i] = end_text (chart, i);

  return texts;
}

/* Lines can be labelled at their ends where all of them end at the right, and no name is cut. */
static gboolean
wants_end_labels (const SalChartFrame *frame)
{
  const SalChart *chart = frame->chart;
  g_auto (GStrv) texts = get_ends (chart);

  if (!sal_chart_frame_has_room_for_ends (frame))
    return FALSE;
  if (g_strv_length (texts) > 1 && !sal_chart_frame_ends_fit (frame, (const char *const *) texts))
    return FALSE;
  for (guint i = 0; i < chart->series->len; i++)
    if (last_value (chart, i) != (int) chart->categories->len - 1)
      return chart->series->len == 1;

  return TRUE;
}

static double
take_ends (SalChartFrame *frame)
{
  g_auto (GStrv) texts = get_ends (frame->chart);

  return sal_chart_frame_take_ends (frame, (const char *const *) texts);
}

static void
add_end_labels (SalChartFrame *frame, double width)
{
  const SalChart *chart = frame->chart;
  g_autoptr (GArray) labels = sal_chart_end_labels_new ();

  for (guint i = 0; i < n_end_labels (chart); i++)
    {
      gboolean reference = i == chart->series->len;
      int last = reference ? -1 : last_value (chart, i);
      SalChartEndLabel label = { .leader = NAN };

      if (last < 0 && !reference)
        continue;
      label.text = end_text (chart, i);
      label.wanted = sal_chart_frame_position (
          frame, reference ? chart->reference : sal_chart_value_at (chart, i, (guint) last));
      if (!reference && (chart->series->len > 1 || last + 1 < (int) chart->categories->len))
        {
          label.leader = sal_chart_frame_center (frame, (guint) last) + 5;
          label.color = sal_chart_frame_color (frame, i);
        }
      g_array_append_val (labels, label);
    }
  sal_chart_frame_add_ends (frame, labels, width);
}

static void
layout_sparkline (SalChartFrame *frame, double lowest, double highest)
{
  double margin = 4;

  frame->low = lowest;
  frame->high = highest;
  if (lowest == highest)
    {
      frame->low = lowest - 1;
      frame->high = highest + 1;
    }
  frame->room.x += margin;
  frame->room.y += margin;
  frame->room.width = MAX (frame->room.width - 2 * margin, 1);
  frame->room.height = MAX (frame->room.height - 2 * margin, 1);
  sal_chart_frame_add_reference (frame);
  add_series (frame, TRUE);
  add_series (frame, FALSE);
}

/* Lines over their categories, with axes unless it is a sparkline. */
void
sal_chart_layout_line (SalChartFrame *frame)
{
  double lowest, highest, width = 0;
  gboolean ends = wants_end_labels (frame);
  gboolean filled = frame->chart->kind == SAL_CHART_AREA;

  sal_chart_frame_range (frame, &lowest, &highest);
  if (frame->chart->kind == SAL_CHART_SPARKLINE)
    {
      layout_sparkline (frame, lowest, highest);
      return;
    }

  /* a line may begin above zero, but not for the sake of a little room */
  if (lowest > 0 && (lowest < highest * 0.6 || filled))
    lowest = 0;
  if (highest < 0 && (highest > lowest * 0.6 || filled))
    highest = 0;
  frame->unit = sal_chart_format_unit (&frame->chart->format, MAX (fabs (highest), fabs (lowest)));
  sal_chart_frame_add_heading (frame, !ends && n_end_labels (frame->chart) > 1);
  sal_chart_frame_scale (frame,
                         lowest,
                         highest,
                         frame->room.height - 2 * frame->line_height,
                         sal_chart_frame_tick_spacing (frame));
  sal_chart_frame_take_value_labels (frame);
  if (ends)
    width = take_ends (frame);
  sal_chart_frame_take_categories (frame);
  sal_chart_frame_add_grid (frame);
  if (frame->low <= 0 && frame->high >= 0)
    sal_chart_frame_add_zero (frame);
  sal_chart_frame_add_reference (frame);
  add_series (frame, TRUE);
  add_series (frame, FALSE);
  if (ends)
    add_end_labels (frame, width);
}
