/* sal-chart-frame-heading.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-layout.h"

/* Below this height a chart spends nothing on captions and legends. */
#define HEADING_MINIMUM_HEIGHT 150.0

/* A dashed line without a name means nothing: one with a name is named in smaller charts, too. */
#define REFERENCE_MINIMUM_HEIGHT 72.0

static const SalChartColor none = { 0, 0, 0, 0 };

/* Takes the room of the title if the theme asks for one. */
void
sal_chart_frame_add_title (SalChartFrame *frame)
{
  SalChartRectangle box = frame->room;
  double height = sal_chart_scene_line_height (frame->scene, 1.2);

  if (!frame->scene->theme.title || frame->chart->title == NULL)
    return;

  box.height = height;
  sal_chart_scene_add_text (frame->scene,
                            frame->chart->title,
                            &box,
                            PANGO_ALIGN_LEFT,
                            1.2,
                            PANGO_WEIGHT_BOLD,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_TEXT));
  frame->room.y += height + 6;
  frame->room.height -= height + 6;
}

static gboolean
is_of_lines (const SalChart *chart)
{
  return chart->kind == SAL_CHART_LINE || chart->kind == SAL_CHART_AREA;
}

/* A sample of how a series looks, or the reference line after the last of them. */
static void
add_swatch (SalChartFrame *frame, guint series, double x, double y)
{
  gboolean reference = series >= frame->chart->series->len;
  const SalChartSeries *one = reference ? NULL : sal_chart_peek_series (frame->chart, series);
  SalChartColor color = reference ? sal_chart_frame_role (frame, SAL_CHART_ROLE_PLAN)
                                  : sal_chart_frame_color (frame, series);
  double size = frame->scene->font_size * 0.75;
  SalChartRectangle box = { x, y - size / 2, size, size };
  SalChartMark *mark;

  if (reference)
    {
      mark = sal_chart_scene_add_line (frame->scene, x, y, x + size * 1.4, y, color, 1.5);
      mark->dashed = TRUE;
      return;
    }

  if (is_of_lines (frame->chart))
    {
      mark = sal_chart_scene_add_line (frame->scene,
                                       x,
                                       y,
                                       x + size * 1.4,
                                       y,
                                       color,
                                       one->role == SAL_CHART_SERIES_PLAN ? 1.5 : 2);
      mark->dashed = one->role == SAL_CHART_SERIES_FORECAST;
      return;
    }
  mark = sal_chart_scene_add_rectangle (frame->scene,
                                        &box,
                                        one->role == SAL_CHART_SERIES_PLAN ? none : color,
                                        one->role == SAL_CHART_SERIES_ACTUAL ? none : color);
  mark->radius = 1;
  mark->line_width = one->role == SAL_CHART_SERIES_PLAN ? 1.5 : 1;
  mark->hatched = one->role == SAL_CHART_SERIES_FORECAST;
}

static gboolean
names_reference (const SalChart *chart)
{
  return isfinite (chart->reference) && chart->reference_name != NULL;
}

/* Swatches and names from the right edge of the heading leftwards; names that find no room are cut,
 * and left out when there would be nothing to read. */
static void
add_legend (SalChartFrame *frame, const SalChartRectangle *row)
{
  gboolean lines = is_of_lines (frame->chart) || names_reference (frame->chart);
  double swatch = frame->scene->font_size * (lines ? 1.05 : 0.75);
  double middle = row->y + row->height / 2;
  double right = row->x + row->width;
  guint n_series = frame->chart->series->len;
  guint n = n_series + names_reference (frame->chart);
  double share = (row->width - 12.0 * (n - 1)) / n;

  for (guint i = n; i-- > 0;)
    {
      const char *name =
          i < n_series ? sal_chart_get_series_name (frame->chart, i) : frame->chart->reference_name;
      double spare = right - row->x - i * (share + 12);
      SalChartRectangle box = { 0, row->y, 0, row->height };

      sal_chart_scene_measure (frame->scene, name, 1, &box.width, NULL);
      box.width = MIN (ceil (box.width) + 1, spare - swatch - 5);
      if (box.width < frame->scene->font_size)
        continue;
      box.x = right - box.width;
      sal_chart_scene_add_text (frame->scene,
                                name,
                                &box,
                                PANGO_ALIGN_LEFT,
                                1,
                                PANGO_WEIGHT_NORMAL,
                                sal_chart_frame_role (frame, SAL_CHART_ROLE_TEXT));
      add_swatch (frame, i, box.x - swatch - 5, middle);
      right = box.x - swatch - 5 - 12;
    }
}

/* The row above the plot: the axis' unit at the left, the legend at the right. Small charts do
 * without and write the unit on each tick. */
void
sal_chart_frame_add_heading (SalChartFrame *frame, gboolean legend)
{
  g_autofree char *caption = sal_chart_unit_caption (&frame->unit);
  SalChartRectangle row = frame->room;
  double width = 0;
  gboolean has_reference = names_reference (frame->chart) && frame->chart->kind == SAL_CHART_BAR;
  double least = has_reference ? REFERENCE_MINIMUM_HEIGHT : HEADING_MINIMUM_HEIGHT;

  legend |= has_reference;
  frame->unit_on_ticks = TRUE;
  if (frame->scene->bounds.height < least || (!legend && *caption == '\0'))
    return;

  row.height = frame->line_height;
  frame->room.y += row.height + 4;
  frame->room.height -= row.height + 4;
  if (!sal_chart_is_horizontal (frame->chart) && *caption != '\0')
    {
      frame->unit_on_ticks = FALSE;
      sal_chart_scene_measure (frame->scene, caption, 1, &width, NULL);
      sal_chart_frame_add_name (frame, caption, &row, PANGO_ALIGN_LEFT);
    }
  if (!legend)
    return;
  row.x += width + 16;
  row.width -= width + 16;
  add_legend (frame, &row);
}
