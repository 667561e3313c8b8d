/* sal-chart-frame-names.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sal-chart-layout.h"

/* Of more names than these only some are measured: not all of them could be written. */
#define MOST_MEASURED 500

/* The share of the width that category names may take. */
#define NAMES_SHARE 0.36

static char *
split_name (const char *name, const char **second)
{
  const char *end = strchr (name, '\n');

  *second = end != NULL ? end + 1 : "";

  return end != NULL ? g_strndup (name, end - name) : g_strdup (name);
}

static double
widest_category (const SalChartFrame *frame, gboolean whole, gboolean *second_line)
{
  double widest = 0;
  guint step = 1 + frame->chart->categories->len / MOST_MEASURED;

  *second_line = FALSE;
  for (guint i = 0; i < frame->chart->categories->len; i += step)
    {
      const char *second;
      g_autofree char *first =
          split_name (g_ptr_array_index (frame->chart->categories, i), &second);
      g_autofree char *name = sal_chart_get_category_name (frame->chart, i);
      double width;

      sal_chart_scene_measure (frame->scene, whole ? name : first, 1, &width, NULL);
      widest = MAX (widest, width);
      *second_line |= *second != '\0';
    }

  return widest;
}

/* The name of a category or of what an axis measures. */
void
sal_chart_frame_add_name (SalChartFrame *frame,
                          const char *text,
                          const SalChartRectangle *box,
                          PangoAlignment side)
{
  sal_chart_scene_add_text (frame->scene,
                            text,
                            box,
                            side,
                            1,
                            PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_DIM_TEXT));
}

/* Every how many categories there is room for a name, if a slot is @slot and a name @name long. */
static guint
name_step (const SalChartFrame *frame, double slot, double name)
{
  guint n = MAX (frame->chart->categories->len, 1);

  return slot * n > name ? (guint) ceil (name / slot) : n;
}

/* What is left after labels: never nothing, however small the chart is. */
static void
keep_room (SalChartFrame *frame)
{
  frame->room.width = MAX (frame->room.width, 1);
  frame->room.height = MAX (frame->room.height, 1);
}

/* Names to the left of horizontal bars. */
static void
take_categories_left (SalChartFrame *frame)
{
  gboolean second_line;
  double widest = ceil (widest_category (frame, TRUE, &second_line)) + 1;
  double width = MIN (widest, MIN (frame->room.width * NAMES_SHARE, frame->names_at_most));
  double left = frame->room.x;
  guint step;

  frame->room.x += width + SAL_CHART_LABEL_GAP;
  frame->room.width -= width + SAL_CHART_LABEL_GAP;
  keep_room (frame);
  step = name_step (frame, sal_chart_frame_slot (frame, 0).height, frame->line_height * 0.95);
  for (guint i = 0; i < frame->chart->categories->len; i += step)
    {
      SalChartRectangle slot = sal_chart_frame_slot (frame, i);
      SalChartRectangle box = {
        left, slot.y + (slot.height - frame->line_height) / 2, width, frame->line_height
      };
      g_autofree char *name = sal_chart_get_category_name (frame->chart, i);

      sal_chart_frame_add_name (frame, name, &box, PANGO_ALIGN_RIGHT);
    }
}

/* Where names below the plot may begin: right of the labels of the value axis. */
static double
names_left (const SalChartFrame *frame)
{
  return MAX (frame->room.x - SAL_CHART_LABEL_GAP, frame->scene->bounds.x);
}

/* A box for @text centred on @center, moved so that it stays inside the chart. */
static SalChartRectangle
centered_box (const SalChartFrame *frame, const char *text, double center, double y)
{
  const SalChartRectangle *bounds = &frame->scene->bounds;
  double width, x;

  sal_chart_scene_measure (frame->scene, text, 1, &width, NULL);
  width = MIN (width, bounds->x + bounds->width - names_left (frame));
  x = MIN (center - width / 2, bounds->x + bounds->width - width);

  return (SalChartRectangle){ MAX (x, names_left (frame)), y, width + 0.5, frame->line_height };
}

/* Every step-th name below the plot, counted from the last; the part after a line break where it
 * changes. */
static void
add_ordered_names (SalChartFrame *frame, guint step, double y)
{
  guint n = frame->chart->categories->len;
  g_autofree char *previous = NULL;
  double first_end = -G_MAXDOUBLE, second_end = -G_MAXDOUBLE;

  for (guint i = (n - 1) % step; i < n; i += step)
    {
      const char *second;
      g_autofree char *first =
          split_name (g_ptr_array_index (frame->chart->categories, i), &second);
      double center = sal_chart_frame_center (frame, i);
      SalChartRectangle box = centered_box (frame, first, center, y);

      if (box.x < first_end + 2)
        continue;
      sal_chart_frame_add_name (frame, first, &box, PANGO_ALIGN_CENTER);
      first_end = box.x + box.width;
      if (*second == '\0' || g_strcmp0 (second, previous) == 0)
        continue;
      box = centered_box (frame, second, center, y + frame->line_height);
      if (box.x < second_end + 4)
        continue;
      sal_chart_frame_add_name (frame, second, &box, PANGO_ALIGN_CENTER);
      second_end = box.x + box.width;
      g_free (previous);
      previous = g_strdup (second);
    }
}

static void
add_nominal_names (SalChartFrame *frame, double y)
{
  guint step;

  step = name_step (frame, sal_chart_frame_slot (frame, 0).width, frame->scene->font_size * 4.5);
  for (guint i = 0; i < frame->chart->categories->len; i += step)
    {
      SalChartRectangle slot = sal_chart_frame_slot (frame, i);
      double width = slot.width * step - 6;
      double left, right;
      SalChartRectangle box = { slot.x + slot.width / 2 - width / 2, y, width, frame->line_height };
      g_autofree char *name = sal_chart_get_category_name (frame->chart, i);

      left = MAX (box.x, names_left (frame));
      right = MIN (box.x + box.width, frame->scene->bounds.x + frame->scene->bounds.width);
      box.x = left;
      box.width = right - left;
      sal_chart_frame_add_name (frame, name, &box, PANGO_ALIGN_CENTER);
    }
}

static void
take_categories_below (SalChartFrame *frame)
{
  gboolean second_line;
  double widest = widest_category (frame, !frame->chart->ordered, &second_line);
  double height = frame->line_height + 4;
  guint step;

  if (frame->chart->ordered && second_line)
    height += frame->line_height;
  frame->room.height -= height;
  keep_room (frame);
  if (!frame->chart->ordered)
    {
      add_nominal_names (frame, frame->room.y + frame->room.height + 4);
      return;
    }
  step = name_step (frame, frame->room.width / frame->chart->categories->len, widest + 6);
  add_ordered_names (frame, step, frame->room.y + frame->room.height + 4);
}

/* Takes the room of the category names and adds them; the last thing taken from the room. */
void
sal_chart_frame_take_categories (SalChartFrame *frame)
{
  if (sal_chart_is_horizontal (frame->chart))
    take_categories_left (frame);
  else
    take_categories_below (frame);
}
