/* sal-chart-layout-control.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sal-chart-layout.h"

#define POINT_RADIUS 3.0
#define SIGNAL_REACH 6.0
#define POINT_REACH  6.0
#define SPLIT_GAP    2.0

/* Nearer than this, ordinary points are only where the line bends. */
#define LEAST_STEP 6.0

static const SalChartColor none = { 0, 0, 0, 0 };

typedef double (*ValueAt) (const SalChart *chart, guint category);

static double
center_at (const SalChart *chart, guint category)
{
  return sal_chart_middle_at (chart, 0, category);
}

static double
lower_at (const SalChart *chart, guint category)
{
  const GArray *lower = sal_chart_peek_series (chart, 0)->lower;

  return lower != NULL ? g_array_index (lower, double, category) : NAN;
}

static double
upper_at (const SalChart *chart, guint category)
{
  const GArray *upper = sal_chart_peek_series (chart, 0)->upper;

  return upper != NULL ? g_array_index (upper, double, category) : NAN;
}

static gboolean
begins_anew (const SalChart *chart, guint category)
{
  return g_hash_table_contains (chart->splits, GUINT_TO_POINTER (category));
}

static void
append_point (GArray *points, double x, double y)
{
  g_array_append_val (points, x);
  g_array_append_val (points, y);
}

/* A line that is level over each category and steps between them: limits hold for a point, not for
 * what is between two. It is interrupted where the baseline changes. */
static void
add_steps (SalChartFrame *frame, ValueAt value_at, SalChartRole role, gboolean dashed)
{
  const SalChart *chart = frame->chart;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (double));
  SalChartMark *mark;

  for (guint i = 0; i < chart->categories->len; i++)
    {
      SalChartRectangle slot = sal_chart_frame_slot (frame, i);
      double value = value_at (chart, i);
      double y = isfinite (value) ? sal_chart_frame_position (frame, value) : NAN;
      gboolean starts = i > 0 && begins_anew (chart, i);
      gboolean ends = i + 1 < chart->categories->len && begins_anew (chart, i + 1);

      if (starts)
        append_point (points, NAN, NAN);
      append_point (points, slot.x + (starts ? SPLIT_GAP : 0), y);
      append_point (points, slot.x + slot.width - (ends ? SPLIT_GAP : 0), y);
    }
  mark = sal_chart_scene_add_path (
      frame->scene, points, none, sal_chart_frame_role (frame, role), 1.2);
  mark->dashed = dashed;
}

static void
add_splits (SalChartFrame *frame)
{
  for (guint i = 1; i < frame->chart->categories->len; i++)
    {
      double x = sal_chart_snap (sal_chart_frame_slot (frame, i).x);

      if (begins_anew (frame->chart, i))
        sal_chart_scene_add_line (frame->scene,
                                  x,
                                  frame->room.y,
                                  x,
                                  frame->room.y + frame->room.height,
                                  sal_chart_frame_role (frame, SAL_CHART_ROLE_AXIS),
                                  1);
    }
}

static void
add_values_line (SalChartFrame *frame)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < frame->chart->categories->len; i++)
    {
      double value = sal_chart_value_at (frame->chart, 0, i);

      append_point (points,
                    sal_chart_frame_center (frame, i),
                    isfinite (value) ? sal_chart_frame_position (frame, value) : NAN);
    }
  sal_chart_scene_add_path (frame->scene, points, none, sal_chart_frame_color (frame, 0), 1.5);
}

/* How far points are from their neighbours. */
static double
step_width (const SalChartFrame *frame)
{
  return sal_chart_frame_slot (frame, frame->chart->categories->len / 2).width;
}

static void
add_point (SalChartFrame *frame, guint category)
{
  double value = sal_chart_value_at (frame->chart, 0, category);
  double x = sal_chart_frame_center (frame, category);
  double y = isfinite (value) ? sal_chart_frame_position (frame, value)
                              : frame->room.y + frame->room.height;
  double reach = CLAMP (step_width (frame) / 2, 0, POINT_REACH);
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);
  SalChartRectangle box = { x - reach, y - POINT_REACH, 2 * reach, 2 * POINT_REACH };
  SalChartMark *mark = NULL;

  if (sal_chart_is_signal (frame->chart, 0, category))
    mark = sal_chart_scene_add_diamond (frame->scene,
                                        x,
                                        y,
                                        SIGNAL_REACH,
                                        sal_chart_frame_role (frame, SAL_CHART_ROLE_SIGNAL),
                                        none);
  else if (isfinite (value) && step_width (frame) >= LEAST_STEP)
    mark = sal_chart_scene_add_circle (
        frame->scene, x, y, POINT_RADIUS, sal_chart_frame_color (frame, 0), none);
  if (mark != NULL)
    sal_chart_mark_set_datum (mark, 0, category);
  sal_chart_scene_add_area (frame->scene, 0, category, &box, &slot);
}

/* Signals last: they stand before their neighbours. */
static void
add_points (SalChartFrame *frame)
{
  for (int signals = 0; signals <= 1; signals++)
    for (guint i = 0; i < frame->chart->categories->len; i++)
      if (sal_chart_is_signal (frame->chart, 0, i) == signals)
        add_point (frame, i);
}

static int
last_with (const SalChart *chart, ValueAt value_at)
{
  for (int i = (int) chart->categories->len - 1; i >= 0; i--)
    if (isfinite (value_at (chart, (guint) i)))
      return i;

  return -1;
}

static const ValueAt ends[] = { upper_at, center_at, lower_at };

static char *
end_text (ValueAt value_at, const char *figure)
{
  if (value_at == upper_at)
    /* Translators: the upper limit of a control chart, "Upper 4.2" */
    return g_strdup_printf (_ ("Upper %s"), figure);
  if (value_at == lower_at)
    return g_strdup_printf (_ ("Lower %s"), figure);

  /* Translators: the centre line of a control chart */
  return g_strdup_printf (_ ("Centre %s"), figure);
}

/* The limits in force at last, by name and figure. */
static GArray *
create_labels (const SalChart *chart)
{
  GArray *labels = sal_chart_end_labels_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      int last = last_with (chart, ends[i]);
      SalChartEndLabel label = { .leader = NAN };
      g_autofree char *figure = NULL;

      if (last < 0)
        continue;
      label.wanted = ends[i](chart, (guint) last);
      figure = sal_chart_format_short (sal_chart_format_of (chart, 0), label.wanted);
      label.text = end_text (ends[i], figure);
      g_array_append_val (labels, label);
    }

  return labels;
}

static double
take_labels (SalChartFrame *frame, const GArray *labels)
{
  const char *texts[G_N_ELEMENTS (ends) + 1] = { NULL };

  for (guint i = 0; i < labels->len; i++)
    texts[i] = g_array_index (labels, SalChartEndLabel, i).text;

  return sal_chart_frame_take_ends (frame, texts);
}

static void
add_labels (SalChartFrame *frame, GArray *labels, double width)
{
  for (guint i = 0; i < labels->len; i++)
    {
      SalChartEndLabel *label = &g_array_index (labels, SalChartEndLabel, i);

      label->wanted = sal_chart_frame_position (frame, label->wanted);
    }
  sal_chart_frame_add_ends (frame, labels, width);
}

/* Points in time order, their centre line and limits. */
void
sal_chart_layout_control (SalChartFrame *frame)
{
  g_autoptr (GArray) labels = create_labels (frame->chart);
  gboolean named = labels->len > 0 && sal_chart_frame_has_room_for_ends (frame);
  double lowest, highest, width = 0;

  sal_chart_frame_range (frame, &lowest, &highest);
  if (lowest > 0 && lowest < highest * 0.4)
    lowest = 0;
  frame->unit = sal_chart_format_unit (frame->format, MAX (fabs (highest), fabs (lowest)));
  sal_chart_frame_add_heading (frame, FALSE);
  sal_chart_frame_scale (frame,
                         lowest,
                         highest,
                         frame->room.height - 2 * frame->line_height,
                         sal_chart_frame_tick_spacing (frame));
  sal_chart_frame_take_value_labels (frame);
  if (named)
    width = take_labels (frame, labels);
  sal_chart_frame_take_categories (frame);
  sal_chart_frame_add_grid (frame);
  add_splits (frame);
  add_steps (frame, lower_at, SAL_CHART_ROLE_DIM_TEXT, TRUE);
  add_steps (frame, upper_at, SAL_CHART_ROLE_DIM_TEXT, TRUE);
  add_steps (frame, center_at, SAL_CHART_ROLE_DIM_TEXT, FALSE);
  add_values_line (frame);
  add_points (frame);
  if (named)
    add_labels (frame, labels, width);
}
