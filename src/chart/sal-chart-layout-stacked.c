/* sal-chart-layout-stacked.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-layout.h"

#define SLOT_SHARE   0.7 /* of a slot that its bar takes */
#define THICKEST_BAR 56.0

typedef struct
{
  GArray *spans; /* of SalChartSpan */
  gboolean totals;
  double totals_room; /* the width of the longest */
} Stacks;

static const SalChartSpan *
span_at (const SalChartFrame *frame, const Stacks *stacks, guint series, guint category)
{
  return &g_array_index (
      stacks->spans, SalChartSpan, category * frame->chart->series->len + series);
}

static gboolean
is_plan (const SalChart *chart, guint series)
{
  return sal_chart_peek_series (chart, series)->role == SAL_CHART_SERIES_PLAN;
}

/* The sum of a stack and how far it reaches up; NAN if it has nothing in it. */
static double
sum_of (const SalChartFrame *frame, const Stacks *stacks, guint category, double *top)
{
  double sum = NAN;

  *top = 0;
  for (guint i = 0; i < frame->chart->series->len; i++)
    {
      double value = sal_chart_value_at (frame->chart, i, category);

      if (!isfinite (value))
        continue;
      *top = MAX (*top, span_at (frame, stacks, i, category)->to);
      if (!is_plan (frame->chart, i))
        sum = isfinite (sum) ? sum + value : value;
    }

  return sum;
}

static double
widest_sum (const SalChartFrame *frame, const Stacks *stacks)
{
  double widest = 0;

  for (guint i = 0; i < frame->chart->categories->len; i++)
    {
      double top, width;
      g_autofree char *text =
          sal_chart_format_short (frame->format, sum_of (frame, stacks, i, &top));

      sal_chart_scene_measure (frame->scene, text, 1, &width, NULL);
      widest = MAX (widest, width);
    }

  return ceil (widest) + 1;
}

static SalChartRectangle
piece_box (const SalChartFrame *frame, const SalChartSpan *span, guint series, guint category)
{
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);
  double start = sal_chart_frame_position (frame, span->from);
  double end = sal_chart_frame_position (frame, span->to);
  double size = sal_chart_is_horizontal (frame->chart) ? slot.height : slot.width;
  double thickness = MAX (MIN (size * SLOT_SHARE, THICKEST_BAR), MIN (size, 1));
  double length = fabs (end - start);

  if (is_plan (frame->chart, series))
    thickness = MIN (thickness + 6, size);
  if (sal_chart_is_horizontal (frame->chart))
    return (SalChartRectangle){
      MIN (start, end), slot.y + (slot.height - thickness) / 2, length, thickness
    };

  return (SalChartRectangle){
    slot.x + (slot.width - thickness) / 2, MIN (start, end), thickness, length
  };
}

static void
add_piece (SalChartFrame *frame, const Stacks *stacks, guint series, guint category)
{
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);
  SalChartRectangle box =
      piece_box (frame, span_at (frame, stacks, series, category), series, category);
  SalChartRectangle drawn = box;

  /* a hair of background between the pieces tells neighbours apart where their hues do not */
  if (!is_plan (frame->chart, series) && sal_chart_is_horizontal (frame->chart))
    drawn.width -= drawn.width > 3 ? 1 : 0;
  else if (!is_plan (frame->chart, series) && drawn.height > 3)
    {
      drawn.y += 1;
      drawn.height -= 1;
    }
  if (isfinite (sal_chart_value_at (frame->chart, series, category)))
    sal_chart_frame_add_bar (frame, series, category, &drawn);
  sal_chart_scene_add_area (frame->scene, series, category, &box, &slot);
}

/* Plans first: the pieces stand before their outline. */
static void
add_pieces (SalChartFrame *frame, const Stacks *stacks)
{
  for (int plan = 1; plan >= 0; plan--)
    for (guint category = 0; category < frame->chart->categories->len; category++)
      for (guint series = 0; series < frame->chart->series->len; series++)
        if (is_plan (frame->chart, series) == plan)
          add_piece (frame, stacks, series, category);
}

static void
add_total (SalChartFrame *frame, const Stacks *stacks, guint category)
{
  SalChartRectangle slot = sal_chart_frame_slot (frame, category);
  double room = stacks->totals_room;
  double top, end;
  double sum = sum_of (frame, stacks, category, &top);
  g_autofree char *text = sal_chart_format_short (frame->format, sum);
  gboolean across = sal_chart_is_horizontal (frame->chart);
  SalChartRectangle box;

  end = sal_chart_frame_position (frame, top);
  if (across)
    box = (SalChartRectangle){ end + 5, slot.y, room, slot.height };
  else
    box = (SalChartRectangle){
      slot.x + slot.width / 2 - room / 2, end - 3 - frame->line_height, room, frame->line_height
    };
  sal_chart_scene_add_text (frame->scene,
                            text,
                            &box,
                            across ? PANGO_ALIGN_LEFT : PANGO_ALIGN_CENTER,
                            1,
                            PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_TEXT));
}

static void
add_totals (SalChartFrame *frame, const Stacks *stacks)
{
  for (guint i = 0; stacks->totals && i < frame->chart->categories->len; i++)
    add_total (frame, stacks, i);
}

/* The pieces can be named beside the last stack if it has all of them. */
static gboolean
wants_names (const SalChartFrame *frame)
{
  guint n = frame->chart->categories->len;

  if (!sal_chart_frame_has_room_for_ends (frame) || sal_chart_is_horizontal (frame->chart) ||
      frame->chart->series->len * frame->line_height > frame->room.height * 0.7)
    return FALSE;
  for (guint i = 0; i < frame->chart->series->len; i++)
    {
      double value = sal_chart_value_at (frame->chart, i, n - 1);

      if (!isfinite (value) || value == 0)
        return FALSE;
    }

  return frame->chart->series->len > 1;
}

static double
take_names (SalChartFrame *frame)
{
  guint n = frame->chart->series->len;
  g_autofree const char **names = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = sal_chart_get_series_name (frame->chart, i);

  return sal_chart_frame_take_ends (frame, names);
}

static void
add_names (SalChartFrame *frame, const Stacks *stacks, double width)
{
  g_autoptr (GArray) labels = sal_chart_end_labels_new ();
  guint last = frame->chart->categories->len - 1;

  for (guint i = 0; i < frame->chart->series->len; i++)
    {
      SalChartRectangle box = piece_box (frame, span_at (frame, stacks, i, last), i, last);
      SalChartEndLabel label = {
        .text = g_strdup (sal_chart_get_series_name (frame->chart, i)),
        .wanted = is_plan (frame->chart, i) ? box.y : box.y + box.height / 2,
        .leader = box.x + box.width + 2,
        .color = sal_chart_frame_color (frame, i),
      };

      g_array_append_val (labels, label);
    }
  sal_chart_frame_add_ends (frame, labels, width);
}

static void
layout_upright (SalChartFrame *frame, Stacks *stacks, double lowest, double highest)
{
  gboolean names = wants_names (frame);
  double width = 0, height;

  frame->unit = sal_chart_format_unit (frame->format, MAX (highest, -lowest));
  sal_chart_frame_add_heading (frame, !names && frame->chart->series->len > 1);
  height = frame->room.height;
  if (names)
    width = take_names (frame);
  /* the axis takes some 50 units of the width, which the totals must not be promised */
  stacks->totals =
      height >= 110 &&
      stacks->totals_room + 4 <= (frame->room.width - 50) / MAX (frame->chart->categories->len, 1);
  if (stacks->totals && highest > 0)
    highest += (highest - lowest) * (frame->line_height + 4) / (height * 0.75);
  sal_chart_frame_scale (frame,
                         lowest,
                         highest,
                         height - 2 * frame->line_height,
                         sal_chart_frame_tick_spacing (frame));
  sal_chart_frame_take_value_labels (frame);
  sal_chart_frame_take_categories (frame);
  sal_chart_frame_add_grid (frame);
  add_pieces (frame, stacks);
  sal_chart_frame_add_zero (frame);
  sal_chart_frame_add_reference (frame);
  add_totals (frame, stacks);
  if (names)
    add_names (frame, stacks, width);
}

/* The total stands at the end of each row, and an axis would only repeat it. */
static void
layout_rows (SalChartFrame *frame, Stacks *stacks, double lowest, double highest)
{
  frame->unit = (SalChartUnit){ 1, "", "" };
  sal_chart_frame_add_heading (frame, frame->chart->series->len > 1);
  stacks->totals_room = MIN (stacks->totals_room, frame->room.width * 0.3);
  frame->low = lowest;
  frame->high = highest > lowest ? highest : lowest + 1;
  sal_chart_frame_take_categories (frame);
  frame->room.width = MAX (frame->room.width - stacks->totals_room - 5, 1);
  stacks->totals = sal_chart_frame_slot (frame, 0).height >= frame->line_height * 0.95;
  add_pieces (frame, stacks);
  sal_chart_frame_add_zero (frame);
  sal_chart_frame_add_reference (frame);
  add_totals (frame, stacks);
}

/* One bar per category, of as many pieces as there are series, and its total. */
void
sal_chart_layout_stacked (SalChartFrame *frame)
{
  g_autoptr (GArray) spans = sal_chart_compute_spans (frame->chart);
  Stacks stacks = { .spans = spans };
  double lowest, highest;

  sal_chart_frame_range (frame, &lowest, &highest);
  lowest = MIN (lowest, 0);
  highest = MAX (highest, 0);
  stacks.totals_room = widest_sum (frame, &stacks);
  if (sal_chart_is_horizontal (frame->chart))
    layout_rows (frame, &stacks, lowest, highest);
  else
    layout_upright (frame, &stacks, lowest, highest);
}
