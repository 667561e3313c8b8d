/* sal-chart-layout-heat.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-layout.h"

#define CELL_GAP    2.0
#define TALLEST_ROW 40.0

/* Of more rows than these only some are measured: not all of them could be read. */
#define MOST_MEASURED 500

static const SalChartColor none = { 0, 0, 0, 0 };

/* The least and the greatest value of a column; NAN if it has none. */
typedef struct
{
  double lowest, highest;
} Range;

static Range
column_range (const SalChart *chart, guint series)
{
  Range range = { NAN, NAN };

  for (guint i = 0; i < chart->categories->len; i++)
    {
      double value = sal_chart_value_at (chart, series, i);

      if (!isfinite (value))
        continue;
      range.lowest = isfinite (range.lowest) ? MIN (range.lowest, value) : value;
      range.highest = isfinite (range.highest) ? MAX (range.highest, value) : value;
    }

  return range;
}

static SalChartColor
cell_color (const SalChartFrame *frame, guint series, double value, const Range *range)
{
  const SalChartSeries *one = sal_chart_peek_series (frame->chart, series);
  double lowest = range->lowest, highest = range->highest;

  if (!isfinite (value) || one->shade == SAL_CHART_SHADE_NONE)
    return none;

  if (one->shade == SAL_CHART_SHADE_INDEX)
    {
      /* small deviations stay pale even where no other is larger */
      double span = MAX (MAX (fabs (highest - one->center), fabs (lowest - one->center)),
                         MAX (fabs (one->center) * 0.25, 1e-9));

      return sal_chart_palette_index (&frame->scene->theme, (value - one->center) / span);
    }

  return sal_chart_palette_amount (&frame->scene->theme,
                                   highest > lowest ? (value - lowest) / (highest - lowest) : 0.4);
}

static SalChartRectangle
cell_box (const SalChartFrame *frame, guint series, guint category)
{
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);

  slot.width /= frame->chart->series->len;
  slot.x += slot.width * series;

  return slot;
}

static void
add_cell (SalChartFrame *frame, guint series, guint category, const Range *range)
{
  double value = sal_chart_value_at (frame->chart, series, category);
  SalChartColor color = cell_color (frame, series, value, range);
  SalChartColor ink = sal_chart_frame_role (frame, SAL_CHART_ROLE_TEXT);
  SalChartRectangle slot = cell_box (frame, series, category);
  SalChartRectangle box = { slot.x + CELL_GAP / 2,
                            slot.y + CELL_GAP / 2,
                            MAX (slot.width - CELL_GAP, 1),
                            MAX (slot.height - CELL_GAP, 1) };
  g_autofree char *text =
      sal_chart_format_short (sal_chart_format_of (frame->chart, series), value);

  if (color.alpha > 0)
    {
      SalChartMark *mark = sal_chart_scene_add_rectangle (frame->scene, &box, color, none);

      mark->radius = 3;
      sal_chart_mark_set_datum (mark, series, category);
      ink = sal_chart_palette_text_on (&frame->scene->theme, color);
    }
  sal_chart_scene_add_area (frame->scene, series, category, &box, &slot);
  if (box.height < frame->line_height * 0.9 || box.width < frame->scene->font_size * 1.5)
    return;
  box.x += 3;
  box.width -= 6;
  sal_chart_scene_add_text (
      frame->scene, text, &box, PANGO_ALIGN_CENTER, 1, PANGO_WEIGHT_NORMAL, ink);
}

/* The width at which the figures of every column can be read. */
static double
cells_width (const SalChartFrame *frame)
{
  const SalChart *chart = frame->chart;
  double widest = 0;
  guint step = 1 + chart->categories->len / MOST_MEASURED;

  for (guint series = 0; series < chart->series->len; series++)
    for (guint category = 0; category < chart->categories->len; category += step)
      {
        g_autofree char *text = sal_chart_format_short (
            sal_chart_format_of (chart, series), sal_chart_value_at (chart, series, category));
        double width;

        sal_chart_scene_measure (frame->scene, text, 1, &width, NULL);
        widest = MAX (widest, width);
      }

  return (ceil (widest) + 7 + CELL_GAP) * chart->series->len;
}

static void
add_column_names (SalChartFrame *frame, double y)
{
  for (guint i = 0; i < frame->chart->series->len; i++)
    {
      SalChartRectangle box = cell_box (frame, i, 0);

      box.y = y;
      box.height = frame->line_height;
      box.x += 3;
      box.width -= 6;
      sal_chart_scene_add_text (frame->scene,
                                sal_chart_get_series_name (frame->chart, i),
                                &box,
                                PANGO_ALIGN_CENTER,
                                1,
                                PANGO_WEIGHT_NORMAL,
                                sal_chart_frame_role (frame, SAL_CHART_ROLE_DIM_TEXT));
    }
}

/* Rows of cells under the names of their columns. */
void
sal_chart_layout_heat (SalChartFrame *frame)
{
  double heading = frame->line_height + 4;
  double y = frame->room.y;

  frame->names_at_most =
      MAX (frame->room.width - cells_width (frame) - SAL_CHART_LABEL_GAP, frame->room.width * 0.15);

  frame->room.y += heading;
  frame->room.height =
      MIN (frame->room.height - heading, TALLEST_ROW * frame->chart->categories->len);
  frame->room.height = MAX (frame->room.height, 1);
  sal_chart_frame_take_categories (frame);
  add_column_names (frame, y);
  for (guint series = 0; series < frame->chart->series->len; series++)
    {
      Range range = column_range (frame->chart, series);

      for (guint category = 0; category < frame->chart->categories->len; category++)
        add_cell (frame, series, category, &range);
    }
}
