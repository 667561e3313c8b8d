/* sal-chart-layout-bullet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-layout.h"

#define THICKEST_BULLET 14.0

static const SalChartColor none = { 0, 0, 0, 0 };

/* A strip of the plot's width in the middle of a category's slot. */
static SalChartRectangle
strip (const SalChartFrame *frame, guint category)
{
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);
  double thickness = MIN (slot.height * 0.7, THICKEST_BULLET);

  slot.y += (slot.height - thickness) / 2;
  slot.height = thickness;

  return slot;
}

/* The part of a strip between two values. */
static SalChartRectangle
between (const SalChartFrame *frame, const SalChartRectangle *track, double from, double to)
{
  double start = sal_chart_frame_position (frame, from);
  double end = sal_chart_frame_position (frame, to);

  return (SalChartRectangle){ MIN (start, end), track->y, fabs (end - start), track->height };
}

static void
add_bullet_target (SalChartFrame *frame, guint series, guint category, double value)
{
  SalChartRectangle track = strip (frame, category);
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);
  double x = sal_chart_frame_position (frame, isfinite (value) ? value : 0);
  SalChartRectangle box = { CLAMP (x - 1.5, track.x, track.x + track.width - 3),
                            MAX (track.y - 3, slot.y),
                            3,
                            MIN (track.height + 6, slot.height) };

  if (isfinite (value))
    sal_chart_mark_set_datum (
        sal_chart_scene_add_rectangle (
            frame->scene, &box, sal_chart_frame_role (frame, SAL_CHART_ROLE_TEXT), none),
        series,
        category);
  else
    box.width = 0;
  sal_chart_scene_add_area (frame->scene, series, category, &box, &slot);
}

static void
add_bullet_bar (SalChartFrame *frame, guint series, guint category, double value)
{
  SalChartRectangle track = strip (frame, category);
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);
  SalChartRectangle box = between (frame, &track, 0, isfinite (value) ? value : 0);
  SalChartMark *mark;

  if (isfinite (value))
    {
      SalChartSeriesRole role = sal_chart_peek_series (frame->chart, series)->role;
      SalChartColor color = sal_chart_frame_color (frame, series);

      mark = sal_chart_scene_add_rectangle (frame->scene, &box, color, none);
      mark->radius = 3;
      sal_chart_mark_set_datum (mark, series, category);
      mark->hatched = role == SAL_CHART_SERIES_FORECAST;
    }
  sal_chart_scene_add_area (frame->scene, series, category, &box, &slot);
}

static void
add_bullet (SalChartFrame *frame, guint category)
{
  const SalChart *chart = frame->chart;
  SalChartRectangle track = strip (frame, category);
  SalChartMark *mark = sal_chart_scene_add_rectangle (
      frame->scene, &track, sal_chart_frame_role (frame, SAL_CHART_ROLE_TRACK), none);

  mark->radius = 3;
  /* what is expected reaches further than what happened: behind it */
  for (guint i = chart->series->len; i-- > 0;)
    if (sal_chart_peek_series (chart, i)->role != SAL_CHART_SERIES_PLAN)
      add_bullet_bar (frame, i, category, sal_chart_value_at (chart, i, category));
  for (guint i = 0; i < chart->series->len; i++)
    if (sal_chart_peek_series (chart, i)->role == SAL_CHART_SERIES_PLAN)
      add_bullet_target (frame, i, category, sal_chart_value_at (chart, i, category));
}

/* One strip per category: the bar is what happened, the mark across it is the target. */
void
sal_chart_layout_bullet (SalChartFrame *frame)
{
  double lowest, highest;

  sal_chart_frame_range (frame, &lowest, &highest);
  frame->low = MIN (lowest, 0);
  frame->high = MAX (MAX (highest, 0), frame->low + 1e-9);
  if (frame->chart->categories->len > 1)
    sal_chart_frame_take_categories (frame);
  for (guint i = 0; i < frame->chart->categories->len; i++)
    add_bullet (frame, i);
}
