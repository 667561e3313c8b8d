/* sal-chart-frame-ends.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-layout.h"

/* Below this width what is drawn is not labelled at its end. */
#define MINIMUM_WIDTH 360.0

/* The share of the width that the labels may take. */
#define LABELS_SHARE 0.25

gboolean
sal_chart_frame_has_room_for_ends (const SalChartFrame *frame)
{
  return frame->scene->bounds.width >= MINIMUM_WIDTH;
}

static void
clear_label (SalChartEndLabel *label)
{
  g_free (label->text);
}

/* An array of SalChartEndLabel that owns their texts. */
GArray *
sal_chart_end_labels_new (void)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (SalChartEndLabel));

  g_array_set_clear_func (labels, (GDestroyNotify) clear_label);

  return labels;
}

static double
measure_widest (const SalChartFrame *frame, const char *const *texts)
{
  double widest = 0;

  for (; *texts != NULL; texts++)
    {
      double width;

      sal_chart_scene_measure (frame->scene, *texts, 1, &width, NULL);
      widest = MAX (widest, width);
    }

  return ceil (widest) + 1;
}

/* Whether none of the labels has to be cut. */
gboolean
sal_chart_frame_ends_fit (const SalChartFrame *frame, const char *const *texts)
{
  return measure_widest (frame, texts) <= frame->scene->bounds.width * LABELS_SHARE;
}

/* Takes the room of the labels at the right, and tells how wide it is. */
double
sal_chart_frame_take_ends (SalChartFrame *frame, const char *const *texts)
{
  double widest = MIN (measure_widest (frame, texts), frame->scene->bounds.width * LABELS_SHARE);

  frame->room.width -= widest + SAL_CHART_LABEL_GAP + 4;

  return widest;
}

static int
compare_labels (gconstpointer first, gconstpointer second)
{
  const SalChartEndLabel *one = first;
  const SalChartEndLabel *other = second;

  return (one->wanted > other->wanted) - (one->wanted < other->wanted);
}

/* Moves labels apart, first downwards, then up from the bottom of the plot. */
static void
spread_labels (GArray *labels, double top, double bottom, double height)
{
  double limit = top;

  for (guint i = 0; i < labels->len; i++)
    {
      SalChartEndLabel *label = &g_array_index (labels, SalChartEndLabel, i);

      label->y = MAX (label->wanted - height / 2, limit);
      limit = label->y + height;
    }
  limit = bottom;
  for (guint i = labels->len; i-- > 0;)
    {
      SalChartEndLabel *label = &g_array_index (labels, SalChartEndLabel, i);

      label->y = MIN (label->y, limit - height);
      limit = label->y;
    }
}

static void
add_label (SalChartFrame *frame, const SalChartEndLabel *label, double width)
{
  double right = frame->room.x + frame->room.width;
  SalChartRectangle box = { right + SAL_CHART_LABEL_GAP + 4, label->y, width, frame->line_height };

  sal_chart_scene_add_text (frame->scene,
                            label->text,
                            &box,
                            PANGO_ALIGN_LEFT,
                            1,
                            PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_TEXT));
  if (isfinite (label->leader))
    sal_chart_scene_add_line (frame->scene,
                              label->leader,
                              label->wanted,
                              box.x - 3,
                              label->y + frame->line_height / 2,
                              label->color,
                              1);
}

/* Adds the labels as near to where they belong as the others let them; those that find no room at
 * all are left out, the last first. */
void
sal_chart_frame_add_ends (SalChartFrame *frame, GArray *labels, double width)
{
  guint fitting = (guint) (frame->room.height / frame->line_height);

  if (labels->len > fitting)
    g_array_set_size (labels, fitting);
  g_array_sort (labels, compare_labels);
  spread_labels (labels,
                 frame->room.y - frame->line_height / 2,
                 frame->room.y + frame->room.height + frame->line_height / 2,
                 frame->line_height);
  for (guint i = 0; i < labels->len; i++)
    add_label (frame, &g_array_index (labels, SalChartEndLabel, i), width);
}
