/* sal-chart-layout-funnel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-layout.h"

#define THICKEST_BAR 30.0

static const SalChartColor none = { 0, 0, 0, 0 };

/* A strip of the plot's width in the middle of a category's slot. */
static SalChartRectangle
strip (const SalChartFrame *frame, guint category)
{
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);
  double thickness = MIN (slot.height * 0.7, THICKEST_BAR);

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

static char *
conversion_text (const SalChart *chart, guint category)
{
  SalChartFormat format = sal_chart_format_rate (0);
  double before = category > 0 ? sal_chart_value_at (chart, 0, category - 1) : NAN;
  double now = sal_chart_value_at (chart, 0, category);
  g_autofree char *share = NULL;

  if (!isfinite (now) || !(before > 0))
    return g_strdup ("");

  share = sal_chart_format_short (&format, now / before);

  return g_strconcat ("↳ ", share, NULL);
}

static void
add_stage (SalChartFrame *frame, guint category, double value_room, double share_room)
{
  const SalChartFormat *format = sal_chart_format_of (frame->chart, 0);
  double value = sal_chart_value_at (frame->chart, 0, category);
  SalChartRectangle track = strip (frame, category);
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);
  SalChartRectangle box = between (frame, &track, 0, isfinite (value) ? value : 0);
  g_autofree char *text = sal_chart_format_short (format, value);
  g_autofree char *share = conversion_text (frame->chart, category);
  SalChartRectangle label = { box.x + box.width + 5, track.y, value_room, track.height };

  if (isfinite (value))
    sal_chart_mark_set_datum (
        sal_chart_scene_add_rectangle (frame->scene, &box, sal_chart_frame_color (frame, 0), none),
        0,
        category);
  sal_chart_scene_add_area (frame->scene, 0, category, &box, &slot);
  if (slot.height < frame->line_height * 0.95)
    return;
  sal_chart_scene_add_text (frame->scene,
                            text,
                            &label,
                            PANGO_ALIGN_LEFT,
                            1,
                            PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_TEXT));
  label.x = frame->room.x + frame->room.width + value_room + 10;
  label.width = share_room;
  sal_chart_scene_add_text (frame->scene,
                            share,
                            &label,
                            PANGO_ALIGN_RIGHT,
                            1,
                            PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_DIM_TEXT));
}

/* One bar per stage, and the share of the stage before that reaches it. */
void
sal_chart_layout_funnel (SalChartFrame *frame)
{
  double lowest, highest, value_room = 0, share_room = 0;

  sal_chart_frame_range (frame, &lowest, &highest);
  frame->low = MIN (lowest, 0);
  frame->high = MAX (MAX (highest, 0), frame->low + 1e-9);
  for (guint i = 0; i < frame->chart->categories->len; i++)
    {
      g_autofree char *text = sal_chart_format_short (sal_chart_format_of (frame->chart, 0),
                                                      sal_chart_value_at (frame->chart, 0, i));
      g_autofree char *share = conversion_text (frame->chart, i);
      double width;

      sal_chart_scene_measure (frame->scene, text, 1, &width, NULL);
      value_room = MAX (value_room, ceil (width) + 1);
      sal_chart_scene_measure (frame->scene, share, 1, &width, NULL);
      share_room = MAX (share_room, ceil (width) + 1);
    }
  sal_chart_frame_take_categories (frame);
  frame->room.width = MAX (frame->room.width - value_room - share_room - 10, 1);
  for (guint i = 0; i < frame->chart->categories->len; i++)
    add_stage (frame, i, value_room, share_room);
}
