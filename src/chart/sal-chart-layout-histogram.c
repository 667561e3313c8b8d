/* sal-chart-layout-histogram.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-layout.h"

static void
add_bin (SalChartFrame *frame, guint category)
{
  double value = sal_chart_value_at (frame->chart, 0, category);
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);
  double zero = sal_chart_frame_position (frame, 0);
  double end = sal_chart_frame_position (frame, isfinite (value) ? value : 0);
  double gap = slot.width > 4 ? 1 : 0;
  SalChartRectangle box = {
    slot.x + gap / 2, MIN (zero, end), slot.width - gap, fabs (zero - end)
  };

  if (isfinite (value))
    sal_chart_frame_add_bar (frame, 0, category, &box);
  sal_chart_scene_add_area (frame->scene, 0, category, &box, &slot);
}

/* Names under the edges of bins instead of under their middles: as many as stand clear. */
static void
add_edges (SalChartFrame *frame, double y)
{
  const GPtrArray *edges = frame->chart->edges;
  const SalChartRectangle *bounds = &frame->scene->bounds;
  double slot = frame->room.width / (edges->len - 1);
  double widest = 0, end = -G_MAXDOUBLE, width;
  guint step;

  for (guint i = 0; i < edges->len; i++)
    {
      sal_chart_scene_measure (frame->scene, g_ptr_array_index (edges, i), 1, &width, NULL);
      widest = MAX (widest, width);
    }
  step = (guint) MAX (ceil ((widest + 8) / slot), 1);
  for (guint i = 0; i < edges->len; i += step)
    {
      double x = frame->room.x + slot * i;
      SalChartRectangle box = { x, y, 0, frame->line_height };

      sal_chart_scene_measure (frame->scene, g_ptr_array_index (edges, i), 1, &width, NULL);
      box.width = ceil (width) + 1;
      box.x = MIN (x - box.width / 2, bounds->x + bounds->width - box.width);
      box.x = MAX (box.x, frame->room.x - SAL_CHART_LABEL_GAP);
      if (box.x < end + 6)
        continue;
      end = box.x + box.width;
      sal_chart_scene_add_text (frame->scene,
                                g_ptr_array_index (edges, i),
                                &box,
                                PANGO_ALIGN_CENTER,
                                1,
                                PANGO_WEIGHT_NORMAL,
                                sal_chart_frame_role (frame, SAL_CHART_ROLE_DIM_TEXT));
    }
}

/* What is marked: a dashed line from top to bottom, with its name on the side that has more room.
 */
static void
add_mark (SalChartFrame *frame)
{
  const SalChart *chart = frame->chart;
  const SalChartRectangle *room = &frame->room;
  guint n_bins = chart->categories->len;
  SalChartColor color = sal_chart_frame_role (frame, SAL_CHART_ROLE_SIGNAL);
  double x, width;
  SalChartRectangle box;

  if (!isfinite (chart->mark) || n_bins == 0)
    return;
  x = sal_chart_snap (room->x + room->width * CLAMP (chart->mark, 0, n_bins) / n_bins);
  sal_chart_scene_add_line (frame->scene, x, room->y, x, room->y + room->height, color, 1.5)
      ->dashed = TRUE;
  sal_chart_scene_measure (frame->scene, chart->mark_name, 1, &width, NULL);
  box = (SalChartRectangle){ x + 4, room->y, ceil (width) + 1, frame->line_height };
  if (x > room->x + room->width / 2)
    box.x = x - 4 - box.width;
  sal_chart_scene_add_text (frame->scene,
                            chart->mark_name,
                            &box,
                            PANGO_ALIGN_LEFT,
                            1,
                            PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_TEXT));
}

/* How many values each bin has: bars without room between them, labelled at their edges. */
void
sal_chart_layout_histogram (SalChartFrame *frame)
{
  double lowest, highest;

  sal_chart_frame_range (frame, &lowest, &highest);
  lowest = MIN (lowest, 0);
  highest = MAX (highest, 0);
  frame->unit = sal_chart_format_unit (frame->format, MAX (highest, -lowest));
  sal_chart_frame_add_heading (frame, FALSE);
  sal_chart_frame_scale (frame,
                         lowest,
                         highest,
                         frame->room.height - 2 * frame->line_height,
                         sal_chart_frame_tick_spacing (frame));
  sal_chart_frame_take_value_labels (frame);
  if (frame->chart->edges != NULL)
    {
      frame->room.height = MAX (frame->room.height - frame->line_height - 4, 1);
      frame->room.width = MAX (frame->room.width - 8, 1);
      add_edges (frame, frame->room.y + frame->room.height + 4);
    }
  else
    sal_chart_frame_take_categories (frame);
  sal_chart_frame_add_grid (frame);
  for (guint i = 0; i < frame->chart->categories->len; i++)
    add_bin (frame, i);
  sal_chart_frame_add_zero (frame);
  sal_chart_frame_add_reference (frame);
  add_mark (frame);
}
