/* sal-chart-frame-axes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-layout.h"

static char *
tick_text (const SalChartFrame *frame, guint tick)
{
  return sal_chart_unit_tick (&frame->unit,
                              frame->ticks.first + tick * frame->ticks.step,
                              frame->ticks.decimals,
                              frame->unit_on_ticks);
}

static double
widest_tick (const SalChartFrame *frame)
{
  double widest = 0;

  for (guint i = 0; i < frame->ticks.n; i++)
    {
      g_autofree char *text = tick_text (frame, i);
      double width;

      sal_chart_scene_measure (frame->scene, text, 1, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest;
}

/* Takes the room of the value axis' labels: left of the plot, or below it if bars are horizontal.
 */
void
sal_chart_frame_take_value_labels (SalChartFrame *frame)
{
  double half = frame->line_height / 2;

  if (sal_chart_is_horizontal (frame->chart))
    {
      frame->room.height -= frame->line_height + 4;
      frame->room.width -= widest_tick (frame) / 2;
    }
  else
    {
      double width = ceil (widest_tick (frame)) + SAL_CHART_LABEL_GAP;

      frame->room.x += width;
      frame->room.width -= width;
      frame->room.y += half;
      frame->room.height -= half;
    }
}

static void
add_tick_label (SalChartFrame *frame, guint tick, double position)
{
  g_autofree char *text = tick_text (frame, tick);
  const SalChartRectangle *room = &frame->room;
  SalChartRectangle box;
  PangoAlignment alignment = PANGO_ALIGN_RIGHT;

  if (sal_chart_is_horizontal (frame->chart))
    {
      double width;

      sal_chart_scene_measure (frame->scene, text, 1, &width, NULL);
      box = (SalChartRectangle){
        position - width / 2, room->y + room->height + 4, width + 1, frame->line_height
      };
      alignment = PANGO_ALIGN_CENTER;
    }
  else
    box = (SalChartRectangle){ frame->scene->bounds.x,
                               position - frame->line_height / 2,
                               room->x - SAL_CHART_LABEL_GAP - frame->scene->bounds.x,
                               frame->line_height };

  sal_chart_scene_add_text (frame->scene,
                            text,
                            &box,
                            alignment,
                            1,
                            PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_DIM_TEXT));
}

/* Whether the labels of neighbouring ticks stand clear of one another. */
static gboolean
has_room_for_ticks (const SalChartFrame *frame)
{
  guint intervals = frame->ticks.n - 1;

  if (sal_chart_is_horizontal (frame->chart))
    return frame->room.width > intervals * (widest_tick (frame) + 6);

  return frame->room.height >= intervals * frame->line_height;
}

/* A thin line and a label per tick; in the smallest charts the last tick alone is labelled. */
void
sal_chart_frame_add_grid (SalChartFrame *frame)
{
  const SalChartRectangle *room = &frame->room;
  gboolean all = has_room_for_ticks (frame);
  SalChartColor color = sal_chart_frame_role (frame, SAL_CHART_ROLE_GRID);

  for (guint i = 0; i < frame->ticks.n; i++)
    {
      double value = (frame->ticks.first + i * frame->ticks.step) / frame->unit.factor;
      double position = sal_chart_frame_position (frame, value);
      double sharp = sal_chart_snap (position);

      if (sal_chart_is_horizontal (frame->chart))
        sal_chart_scene_add_line (
            frame->scene, sharp, room->y, sharp, room->y + room->height, color, 1);
      else
        sal_chart_scene_add_line (
            frame->scene, room->x, sharp, room->x + room->width, sharp, color, 1);
      if (all || i + 1 == frame->ticks.n)
        add_tick_label (frame, i, position);
    }
}

/* The line that bars stand on. */
void
sal_chart_frame_add_zero (SalChartFrame *frame)
{
  const SalChartRectangle *room = &frame->room;
  SalChartColor color = sal_chart_frame_role (frame, SAL_CHART_ROLE_AXIS);
  double position = sal_chart_snap (sal_chart_frame_position (frame, 0));

  if (sal_chart_is_horizontal (frame->chart))
    sal_chart_scene_add_line (
        frame->scene, position, room->y, position, room->y + room->height, color, 1);
  else
    sal_chart_scene_add_line (
        frame->scene, room->x, position, room->x + room->width, position, color, 1);
}

/* The reference value as a dashed line; its name stands above the line at the right. */
void
sal_chart_frame_add_reference (SalChartFrame *frame)
{
  const SalChart *chart = frame->chart;
  const SalChartRectangle *room = &frame->room;
  double position;
  SalChartMark *line;
  SalChartColor color = sal_chart_frame_role (frame, SAL_CHART_ROLE_PLAN);

  if (!isfinite (chart->reference))
    return;

  position = sal_chart_snap (sal_chart_frame_position (frame, chart->reference));
  if (sal_chart_is_horizontal (chart))
    line = sal_chart_scene_add_line (
        frame->scene, position, room->y, position, room->y + room->height, color, 1.5);
  else
    line = sal_chart_scene_add_line (
        frame->scene, room->x, position, room->x + room->width, position, color, 1.5);
  line->dashed = TRUE;
}
