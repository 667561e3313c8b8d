/* sal-chart-frame.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-layout.h"

/* How far the first and last points of a line are from the plot's edges. */
#define LINE_MARGIN 10.0

/* The middle of a pixel: lines one unit wide are sharp there. */
double
sal_chart_snap (double coordinate)
{
  return floor (coordinate) + 0.5;
}

SalChartColor
sal_chart_frame_role (const SalChartFrame *frame, SalChartRole role)
{
  return sal_chart_palette_role (&frame->scene->theme, role);
}

SalChartColor
sal_chart_frame_color (const SalChartFrame *frame, guint series)
{
  const SalChartSeries *one = sal_chart_peek_series (frame->chart, series);

  if (one->role == SAL_CHART_SERIES_PLAN)
    return sal_chart_frame_role (frame, SAL_CHART_ROLE_PLAN);

  return sal_chart_palette_hue (&frame->scene->theme, one->hue);
}

/* Where a value is along the value axis. */
double
sal_chart_frame_position (const SalChartFrame *frame, double value)
{
  double share = (value - frame->low) / (frame->high - frame->low);

  if (sal_chart_is_horizontal (frame->chart))
    return frame->room.x + share * frame->room.width;

  return frame->room.y + (1 - share) * frame->room.height;
}

/* Where a category is drawn across the value axis: lines run nearly from edge to edge, bars stand
 * in the middle of their slots. */
double
sal_chart_frame_center (const SalChartFrame *frame, guint category)
{
  guint n = frame->chart->categories->len;
  double margin =
      frame->chart->kind != SAL_CHART_SPARKLINE ? MIN (LINE_MARGIN, frame->room.width / 4) : 0;
  SalChartRectangle slot;

  if (sal_chart_is_line (frame->chart) && n > 1)
    return frame->room.x + margin + (frame->room.width - 2 * margin) * category / (n - 1);

  slot = sal_chart_frame_slot (frame, category);

  return sal_chart_is_horizontal (frame->chart) ? slot.y + slot.height / 2
                                                : slot.x + slot.width / 2;
}

/* The strip around a line's point, as far as the plot reaches. */
static SalChartRectangle
line_slot (const SalChartFrame *frame, guint category)
{
  const SalChartRectangle *room = &frame->room;
  double reach = (sal_chart_frame_center (frame, 1) - sal_chart_frame_center (frame, 0)) / 2;
  double center = sal_chart_frame_center (frame, category);
  double left = MAX (center - reach, room->x);
  double right = MIN (center + reach, room->x + room->width);

  return (SalChartRectangle){ left, room->y, MAX (right - left, 0), room->height };
}

/* The strip of the plot that belongs to a category. */
SalChartRectangle
sal_chart_frame_slot (const SalChartFrame *frame, guint category)
{
  SalChartRectangle slot = frame->room;
  guint n = MAX (frame->chart->categories->len, 1);

  if (sal_chart_is_line (frame->chart) && n > 1)
    return line_slot (frame, category);
  if (sal_chart_is_horizontal (frame->chart))
    {
      slot.height /= n;
      slot.y += slot.height * category;
    }
  else
    {
      slot.width /= n;
      slot.x += slot.width * category;
    }

  return slot;
}

static void
include (double value, double *lowest, double *highest)
{
  if (!isfinite (value))
    return;
  *lowest = isfinite (*lowest) ? MIN (*lowest, value) : value;
  *highest = isfinite (*highest) ? MAX (*highest, value) : value;
}

static void
include_spans (const SalChart *chart, double *lowest, double *highest)
{
  g_autoptr (GArray) spans = sal_chart_compute_spans (chart);

  for (guint i = 0; i < spans->len; i++)
    {
      SalChartSpan span = g_array_index (spans, SalChartSpan, i);

      if (!isfinite (sal_chart_value_at (chart, i % chart->series->len, i / chart->series->len)))
        continue;
      include (span.from, lowest, highest);
      include (span.to, lowest, highest);
    }
}

static void
include_values (const SalChart *chart, guint series, double *lowest, double *highest)
{
  double lower, upper;

  for (guint category = 0; category < chart->categories->len; category++)
    {
      include (sal_chart_value_at (chart, series, category), lowest, highest);
      include (sal_chart_middle_at (chart, series, category), lowest, highest);
      if (!sal_chart_band_at (chart, series, category, &lower, &upper))
        continue;
      include (lower, lowest, highest);
      include (upper, lowest, highest);
    }
}

/* The least and greatest of everything drawn along the value axis; FALSE if there is no value. */
gboolean
sal_chart_frame_range (const SalChartFrame *frame, double *lowest, double *highest)
{
  const SalChart *chart = frame->chart;

  *lowest = *highest = NAN;
  if (chart->kind == SAL_CHART_SCATTER)
    {
      for (guint i = 0; i < chart->categories->len; i++)
        if (sal_chart_has_point (chart, i))
          include (sal_chart_value_at (chart, SAL_CHART_Y, i), lowest, highest);
    }
  else if (chart->stacked || chart->kind == SAL_CHART_WATERFALL)
    include_spans (chart, lowest, highest);
  else
    for (guint series = 0; series < chart->series->len; series++)
      include_values (chart, series, lowest, highest);
  if (!isfinite (*lowest))
    return FALSE;
  include (chart->reference, lowest, highest);

  return TRUE;
}

/* Chooses unit and ticks for values from @low to @high along @length; one tick per @spacing. */
void
sal_chart_frame_scale (SalChartFrame *frame, double low, double high, double length, double spacing)
{
  const SalChartFormat *format = frame->format;
  double largest = MAX (fabs (low), fabs (high));
  guint at_most = (guint) CLAMP (length / spacing + 1, 2, 8);
  gboolean whole;

  frame->unit = sal_chart_format_unit (format, largest);
  whole = format->kind == SAL_CHART_FORMAT_COUNT && *frame->unit.suffix == '\0';
  frame->ticks =
      sal_chart_ticks_nice (low * frame->unit.factor, high * frame->unit.factor, at_most, whole);
  frame->low = frame->ticks.first / frame->unit.factor;
  frame->high = sal_chart_ticks_last (&frame->ticks) / frame->unit.factor;
}

/* How far apart ticks of an upright axis should be: closer in small charts. */
double
sal_chart_frame_tick_spacing (const SalChartFrame *frame)
{
  return CLAMP (frame->scene->bounds.height / 5, frame->line_height * 1.9, frame->line_height * 3);
}
