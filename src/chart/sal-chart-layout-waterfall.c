/* sal-chart-layout-waterfall.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-layout.h"

#define SLOT_SHARE   0.66
#define THICKEST_BAR 64.0

static const SalChartColor none = { 0, 0, 0, 0 };

/* The figures at the ends of steps. */
typedef struct
{
  gboolean shown;
  gboolean in_unit; /* of the axis, which is shorter */
  double room;      /* the width of the longest */
} Labels;

static gboolean
is_level (const SalChart *chart, guint category)
{
  return g_hash_table_contains (chart->totals, GUINT_TO_POINTER (category));
}

/* "+$1.2 M", or "+1.20" if the axis names the unit; levels have no sign of their own. */
static char *
step_text (const SalChartFrame *frame, guint category, gboolean in_unit)
{
  double value = sal_chart_value_at (frame->chart, 0, category);
  int decimals = *frame->unit.suffix != '\0' ? 2 : 0;
  g_autofree char *text =
      in_unit && isfinite (value)
          ? sal_chart_unit_tick (&frame->unit, value * frame->unit.factor, decimals, FALSE)
          : sal_chart_format_short (frame->format, value);

  return g_strconcat (value > 0 && !is_level (frame->chart, category) ? "+" : "", text, NULL);
}

static double
widest_text (const SalChartFrame *frame, gboolean in_unit)
{
  double widest = 0;

  for (guint i = 0; i < frame->chart->categories->len; i++)
    {
      g_autofree char *text = step_text (frame, i, in_unit);
      double width;

      sal_chart_scene_measure (frame->scene, text, 1, &width, NULL);
      widest = MAX (widest, width);
    }

  return ceil (widest) + 1;
}

static SalChartColor
step_color (const SalChartFrame *frame, guint category)
{
  if (is_level (frame->chart, category))
    return sal_chart_frame_role (frame, SAL_CHART_ROLE_LEVEL);

  return sal_chart_palette_index (&frame->scene->theme,
                                  sal_chart_value_at (frame->chart, 0, category) < 0 ? -1 : 1);
}

static SalChartRectangle
step_box (const SalChartFrame *frame, const SalChartSpan *span, guint category)
{
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);
  double thickness = MAX (MIN (slot.width * SLOT_SHARE, THICKEST_BAR), MIN (slot.width, 1));
  double start = sal_chart_frame_position (frame, span->from);
  double end = sal_chart_frame_position (frame, span->to);

  return (SalChartRectangle){
    slot.x + (slot.width - thickness) / 2, MIN (start, end), thickness, fabs (end - start)
  };
}

static void
add_step (SalChartFrame *frame, const SalChartSpan *span, guint category)
{
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);
  SalChartRectangle box = step_box (frame, span, category);
  SalChartMark *mark;

  if (isfinite (sal_chart_value_at (frame->chart, 0, category)))
    {
      mark = sal_chart_scene_add_rectangle (frame->scene, &box, step_color (frame, category), none);
      sal_chart_mark_set_datum (mark, 0, category);
    }
  sal_chart_scene_add_area (frame->scene, 0, category, &box, &slot);
}

/* The level from one bar to the next. */
static void
add_connector (SalChartFrame *frame, const SalChartSpan *span, guint category)
{
  SalChartRectangle from = step_box (frame, span, category);
  SalChartRectangle to = step_box (frame, span, category + 1);
  double y = sal_chart_snap (sal_chart_frame_position (frame, span->to));

  sal_chart_scene_add_line (frame->scene,
                            from.x + from.width,
                            y,
                            to.x,
                            y,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_AXIS),
                            1);
}

/* Above what went up, below what went down. */
static void
add_label (SalChartFrame *frame, const SalChartSpan *span, guint category, const Labels *labels)
{
  g_autofree char *text = step_text (frame, category, labels->in_unit);
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);
  double end = sal_chart_frame_position (frame, span->to);
  gboolean down = span->to < span->from;
  SalChartRectangle box = { slot.x + slot.width / 2 - labels->room / 2,
                            down ? end + 2 : end - 2 - frame->line_height,
                            labels->room,
                            frame->line_height };

  sal_chart_scene_add_text (frame->scene,
                            text,
                            &box,
                            PANGO_ALIGN_CENTER,
                            1,
                            is_level (frame->chart, category) ? PANGO_WEIGHT_BOLD
                                                              : PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_TEXT));
}

static void
add_steps (SalChartFrame *frame, const GArray *spans, const Labels *labels)
{
  guint n = frame->chart->categories->len;
  guint n_series = frame->chart->series->len;

  for (guint i = 0; i + 1 < n; i++)
    add_connector (frame, &g_array_index (spans, SalChartSpan, i * n_series), i);
  for (guint i = 0; i < n; i++)
    add_step (frame, &g_array_index (spans, SalChartSpan, i * n_series), i);
  for (guint i = 0; labels->shown && i < n; i++)
    add_label (frame, &g_array_index (spans, SalChartSpan, i * n_series), i, labels);
}

/* In full, or else in the axis' unit, or else none. */
static Labels
choose_labels (const SalChartFrame *frame)
{
  Labels labels = { 0 };
  /* the axis takes some 50 units of the width, which the labels must not be promised */
  double slot = (frame->room.width - 50) / MAX (frame->chart->categories->len, 1);

  labels.room = widest_text (frame, FALSE) * 1.05;
  labels.in_unit = labels.room + 4 > slot && !frame->unit_on_ticks;
  if (labels.in_unit)
    labels.room = widest_text (frame, TRUE) * 1.05;
  labels.shown = frame->room.height >= 110 && labels.room + 4 <= slot;

  return labels;
}

/* Levels that stand on zero, and between them the steps that lead from one to the next. */
void
sal_chart_layout_waterfall (SalChartFrame *frame)
{
  g_autoptr (GArray) spans = sal_chart_compute_spans (frame->chart);
  double lowest, highest, height;
  Labels labels;

  sal_chart_frame_range (frame, &lowest, &highest);
  lowest = MIN (lowest, 0);
  highest = MAX (highest, 0);
  frame->unit = sal_chart_format_unit (frame->format, MAX (highest, -lowest));
  sal_chart_frame_add_heading (frame, FALSE);
  height = frame->room.height;
  labels = choose_labels (frame);
  if (labels.shown)
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
  add_steps (frame, spans, &labels);
  sal_chart_frame_add_zero (frame);
  sal_chart_frame_add_reference (frame);
}
