/* sal-chart-layout-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-layout.h"

#define GROUP_SHARE    0.74 /* of a slot that its bars take */
#define THICKEST_BAR   44.0
#define INSIDE_OUTLINE 0.62 /* of the outline's width that the bar inside it takes */

static const SalChartColor none = { 0, 0, 0, 0 };

/* How the bars of one category share its slot. */
typedef struct
{
  guint n_places;    /* side by side */
  gboolean overlaid; /* plans are outlines around the bars instead of beside them */
  gboolean has_plan;
  double thickness; /* of one place */
} Grouping;

static guint
count_role (const SalChart *chart, SalChartSeriesRole role)
{
  guint n = 0;

  for (guint i = 0; i < chart->series->len; i++)
    n += sal_chart_peek_series (chart, i)->role == role;

  return n;
}

static Grouping
grouping_of (const SalChartFrame *frame)
{
  const SalChart *chart = frame->chart;
  guint n_actual = count_role (chart, SAL_CHART_SERIES_ACTUAL);
  guint n_forecast = count_role (chart, SAL_CHART_SERIES_FORECAST);
  guint n_plan = count_role (chart, SAL_CHART_SERIES_PLAN);
  SalChartRectangle slot = sal_chart_frame_slot (frame, 0);
  double size = sal_chart_is_horizontal (chart) ? slot.height : slot.width;
  Grouping grouping = { .has_plan = n_plan > 0 };

  /* what is expected continues what happened, in the same place */
  grouping.overlaid = n_actual <= 1 && n_forecast <= 1 && n_plan <= 1;
  grouping.n_places = grouping.overlaid ? 1 : n_actual + n_forecast + n_plan;
  grouping.thickness =
      MAX (MIN (size * GROUP_SHARE / grouping.n_places, THICKEST_BAR), MIN (size, 1));

  return grouping;
}

/* The rectangle from @from to @to along the value axis, in one place of a category's slot. */
static SalChartRectangle
bar_box (const SalChartFrame *frame,
         const Grouping *grouping,
         guint series,
         guint category,
         double from,
         double to)
{
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);
  gboolean plan = sal_chart_peek_series (frame->chart, series)->role == SAL_CHART_SERIES_PLAN;
  double thickness = grouping->thickness;
  double start = sal_chart_frame_position (frame, from);
  double end = sal_chart_frame_position (frame, to);
  guint place = grouping->overlaid ? 0 : series;
  double offset = (place + 0.5 - grouping->n_places / 2.0) * thickness;

  if (grouping->overlaid && grouping->has_plan && !plan)
    thickness *= INSIDE_OUTLINE;
  else if (!grouping->overlaid)
    thickness = MAX (thickness - 2, thickness * 0.7);

  if (sal_chart_is_horizontal (frame->chart))
    return (SalChartRectangle){ MIN (start, end),
                                slot.y + slot.height / 2 + offset - thickness / 2,
                                fabs (end - start),
                                thickness };

  return (SalChartRectangle){ slot.x + slot.width / 2 + offset - thickness / 2,
                              MIN (start, end),
                              thickness,
                              fabs (end - start) };
}

/* A bar as the role of its series looks. */
void
sal_chart_frame_add_bar (SalChartFrame *frame,
                         guint series,
                         guint category,
                         const SalChartRectangle *box)
{
  const SalChartSeries *one = sal_chart_peek_series (frame->chart, series);
  SalChartColor color = sal_chart_frame_color (frame, series);
  SalChartMark *mark;

  if (one->role == SAL_CHART_SERIES_PLAN)
    {
      SalChartRectangle inner = {
        box->x + 0.75, box->y + 0.75, MAX (box->width - 1.5, 0), MAX (box->height - 1.5, 0)
      };

      mark = sal_chart_scene_add_rectangle (frame->scene, &inner, none, color);
      mark->line_width = 1.5;
      sal_chart_mark_set_datum (mark, series, category);
      return;
    }
  mark = sal_chart_scene_add_rectangle (
      frame->scene, box, color, one->role == SAL_CHART_SERIES_FORECAST ? color : none);
  mark->hatched = one->role == SAL_CHART_SERIES_FORECAST;
  sal_chart_mark_set_datum (mark, series, category);
}

static void
add_band (SalChartFrame *frame, const Grouping *grouping, guint series, guint category)
{
  double lower, upper;
  SalChartColor color = sal_chart_frame_color (frame, series);
  SalChartRectangle box;
  SalChartMark *mark;

  if (!sal_chart_band_at (frame->chart, series, category, &lower, &upper))
    return;

  box = bar_box (frame, grouping, series, category, lower, upper);
  color.alpha *= 0.28;
  mark = sal_chart_scene_add_rectangle (frame->scene, &box, color, none);
  mark->radius = 2;
}

static void
add_series (SalChartFrame *frame, const Grouping *grouping, guint series)
{
  for (guint category = 0; category < frame->chart->categories->len; category++)
    {
      double value = sal_chart_value_at (frame->chart, series, category);
      SalChartRectangle slot = sal_chart_frame_slot (frame, category);
      SalChartRectangle box =
          bar_box (frame, grouping, series, category, 0, isfinite (value) ? value : 0);

      if (isfinite (value))
        {
          sal_chart_frame_add_bar (frame, series, category, &box);
          add_band (frame, grouping, series, category);
        }
      sal_chart_scene_add_area (frame->scene, series, category, &box, &slot);
    }
}

/* Plans first, so that what happened stands in front of them. */
static void
add_all_series (SalChartFrame *frame, const Grouping *grouping)
{
  for (guint i = 0; i < frame->chart->series->len; i++)
    if (sal_chart_peek_series (frame->chart, i)->role == SAL_CHART_SERIES_PLAN)
      add_series (frame, grouping, i);
  for (guint i = 0; i < frame->chart->series->len; i++)
    if (sal_chart_peek_series (frame->chart, i)->role != SAL_CHART_SERIES_PLAN)
      add_series (frame, grouping, i);
}

/* The figure written beside a category's bar: what happened, or else what is expected. */
static double
labelled_value (const SalChart *chart, guint category, guint *series)
{
  for (guint i = 0; i < chart->series->len; i++)
    {
      double value = sal_chart_value_at (chart, i, category);

      if (sal_chart_peek_series (chart, i)->role == SAL_CHART_SERIES_PLAN || !isfinite (value))
        continue;
      *series = i;
      return value;
    }

  return NAN;
}

static double
widest_value (const SalChartFrame *frame)
{
  double widest = 0;

  for (guint category = 0; category < frame->chart->categories->len; category++)
    {
      guint series = 0;
      double value = labelled_value (frame->chart, category, &series);
      g_autofree char *text =
          sal_chart_format_short (sal_chart_format_of (frame->chart, series), value);
      double width;

      sal_chart_scene_measure (frame->scene, text, 1, &width, NULL);
      widest = MAX (widest, width);
    }

  return ceil (widest) + 1;
}

/* How far from zero, to the side of the value, everything drawn for a category reaches. */
static double
reach_of (const SalChart *chart, guint category, double value)
{
  double reach = value;

  for (guint i = 0; i < chart->series->len; i++)
    {
      double other = sal_chart_value_at (chart, i, category);
      double lower, upper;

      if (isfinite (other))
        reach = value < 0 ? MIN (reach, other) : MAX (reach, other);
      if (sal_chart_band_at (chart, i, category, &lower, &upper))
        reach = value < 0 ? MIN (reach, lower) : MAX (reach, upper);
    }

  return reach;
}

/* Beside the end of a bar, or beyond the reference line that would go through the figure. */
static double
place_beside (const SalChartFrame *frame, double end, const char *text)
{
  double line, width;

  if (!isfinite (frame->chart->reference))
    return end + 5;
  line = sal_chart_frame_position (frame, frame->chart->reference);
  sal_chart_scene_measure (frame->scene, text, 1, &width, NULL);

  return line > end && line < end + 5 + width ? line + 5 : end + 5;
}

static void
add_value_label (SalChartFrame *frame, guint category, double room)
{
  guint series = 0;
  double value = labelled_value (frame->chart, category, &series);
  g_autofree char *text =
      sal_chart_format_short (sal_chart_format_of (frame->chart, series), value);
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);
  double reach = isfinite (value) ? reach_of (frame->chart, category, value) : 0;
  double end = sal_chart_frame_position (frame, reach);
  PangoAlignment alignment = PANGO_ALIGN_CENTER;
  SalChartRectangle box;

  if (sal_chart_is_horizontal (frame->chart))
    {
      gboolean left = isfinite (value) && value < 0;

      box = (SalChartRectangle){
        left ? end - 5 - room : place_beside (frame, end, text), slot.y, room, slot.height
      };
      alignment = left ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
    }
  else
    box = (SalChartRectangle){ slot.x + slot.width / 2 - room / 2,
                               value < 0 ? end + 2 : end - 2 - frame->line_height,
                               room,
                               frame->line_height };

  sal_chart_scene_add_text (frame->scene,
                            text,
                            &box,
                            alignment,
                            1,
                            PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_TEXT));
}

static void
layout_vertical (SalChartFrame *frame, double lowest, double highest)
{
  double slot = frame->room.width / MAX (frame->chart->categories->len, 1);
  double height = frame->room.height;
  gboolean single = grouping_of (frame).n_places == 1 && !grouping_of (frame).has_plan;
  double room = widest_value (frame);
  gboolean labels;
  Grouping grouping;

  frame->unit = sal_chart_format_unit (&frame->chart->format, MAX (highest, -lowest));
  sal_chart_frame_add_heading (frame, frame->chart->series->len > 1);
  /* the axis takes some 50 units of the width, which the labels must not be promised */
  labels = single && room + 4 <= slot * (1 - 50 / MAX (frame->room.width, 51)) && height >= 110;
  if (labels)
    {
      double spare = (highest - lowest) * (frame->line_height + 4) / (height * 0.75);

      highest += highest > 0 ? spare : 0;
      lowest -= lowest < 0 ? spare : 0;
    }
  sal_chart_frame_scale (frame,
                         lowest,
                         highest,
                         height - 2 * frame->line_height,
                         sal_chart_frame_tick_spacing (frame));
  sal_chart_frame_take_value_labels (frame);
  sal_chart_frame_take_categories (frame);
  sal_chart_frame_add_grid (frame);
  grouping = grouping_of (frame);
  add_all_series (frame, &grouping);
  sal_chart_frame_add_zero (frame);
  sal_chart_frame_add_reference (frame);
  for (guint i = 0; labels && i < frame->chart->categories->len; i++)
    add_value_label (frame, i, room);
}

/* With one bar per category its figure stands at its end and an axis would only repeat it. */
static void
layout_labelled_rows (SalChartFrame *frame, double lowest, double highest)
{
  double room = MIN (widest_value (frame), frame->room.width * 0.3);
  Grouping grouping;

  frame->low = lowest;
  frame->high = highest > lowest ? highest : lowest + 1;
  sal_chart_frame_take_categories (frame);
  frame->room.width -= room + 5;
  if (lowest < 0)
    {
      frame->room.x += room + 5;
      frame->room.width -= room + 5;
    }
  grouping = grouping_of (frame);
  add_all_series (frame, &grouping);
  sal_chart_frame_add_zero (frame);
  sal_chart_frame_add_reference (frame);
  if (sal_chart_frame_slot (frame, 0).height < frame->line_height * 0.95)
    return;
  for (guint i = 0; i < frame->chart->categories->len; i++)
    add_value_label (frame, i, room);
}

static void
layout_rows_with_axis (SalChartFrame *frame, double lowest, double highest)
{
  Grouping grouping;

  sal_chart_frame_scale (frame, lowest, highest, frame->room.width * 0.7, 90);
  sal_chart_frame_take_value_labels (frame);
  sal_chart_frame_take_categories (frame);
  sal_chart_frame_add_grid (frame);
  grouping = grouping_of (frame);
  add_all_series (frame, &grouping);
  sal_chart_frame_add_zero (frame);
  sal_chart_frame_add_reference (frame);
}

/* Bars from zero, upwards or to the right. */
void
sal_chart_layout_bars (SalChartFrame *frame)
{
  double lowest, highest;

  sal_chart_frame_range (frame, &lowest, &highest);
  lowest = MIN (lowest, 0);
  highest = MAX (highest, 0);
  if (!sal_chart_is_horizontal (frame->chart))
    {
      layout_vertical (frame, lowest, highest);
      return;
    }

  frame->unit = (SalChartUnit){ 1, "", "" };
  sal_chart_frame_add_heading (frame, frame->chart->series->len > 1);
  if (grouping_of (frame).n_places == 1)
    layout_labelled_rows (frame, lowest, highest);
  else
    layout_rows_with_axis (frame, lowest, highest);
}
