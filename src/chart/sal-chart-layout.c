/* sal-chart-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sal-chart-layout.h"

static void
add_empty_note (SalChartFrame *frame)
{
  sal_chart_scene_add_text (frame->scene,
                            _ ("No data"),
                            &frame->room,
                            PANGO_ALIGN_CENTER,
                            1,
                            PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_DIM_TEXT));
}

static SalChartScene *
lay_out (const SalChart *self, const SalChartRectangle *rectangle, const SalChartTheme *theme)
{
  g_autoptr (SalChartScene) scene = sal_chart_scene_new (rectangle, theme);
  SalChartFrame frame = { .chart = self,
                          .scene = scene,
                          .room = *rectangle,
                          .names_at_most = G_MAXDOUBLE,
                          .format = &self->format };
  double lowest, highest;

  frame.line_height = sal_chart_scene_line_height (scene, 1);
  sal_chart_frame_add_title (&frame);
  if (frame.room.width < 8 || frame.room.height < 4)
    return g_steal_pointer (&scene);
  if (!sal_chart_frame_range (&frame, &lowest, &highest))
    {
      add_empty_note (&frame);
      return g_steal_pointer (&scene);
    }

  switch (self->kind)
    {
    case SAL_CHART_LINE:
    case SAL_CHART_AREA:
    case SAL_CHART_SPARKLINE:
      sal_chart_layout_line (&frame);
      break;
    case SAL_CHART_HEAT:
      sal_chart_layout_heat (&frame);
      break;
    case SAL_CHART_BULLET:
      sal_chart_layout_bullet (&frame);
      break;
    case SAL_CHART_FUNNEL:
      sal_chart_layout_funnel (&frame);
      break;
    case SAL_CHART_WATERFALL:
      sal_chart_layout_waterfall (&frame);
      break;
    case SAL_CHART_SCATTER:
      sal_chart_layout_scatter (&frame);
      break;
    case SAL_CHART_HISTOGRAM:
      sal_chart_layout_histogram (&frame);
      break;
    case SAL_CHART_CONTROL:
      sal_chart_layout_control (&frame);
      break;
    case SAL_CHART_BAR:
    default:
      if (self->stacked)
        sal_chart_layout_stacked (&frame);
      else
        sal_chart_layout_bars (&frame);
      break;
    }
  scene->plot = frame.room;

  return g_steal_pointer (&scene);
}

static gboolean
scene_is_for (const SalChart *self, const SalChartRectangle *rectangle, const SalChartTheme *theme)
{
  const SalChartRectangle *old = &self->scene_rectangle;

  return self->scene != NULL && old->x == rectangle->x && old->y == rectangle->y &&
         old->width == rectangle->width && old->height == rectangle->height &&
         self->scene_theme.dark == theme->dark &&
         self->scene_theme.high_contrast == theme->high_contrast &&
         self->scene_theme.title == theme->title &&
         self->scene_theme.font_size == theme->font_size &&
         g_strcmp0 (self->scene_font, theme->font_family) == 0;
}

/* The chart laid out in @rectangle: the last layout if nothing has changed. */
SalChartScene *
sal_chart_ensure_scene (SalChart *self,
                        const SalChartRectangle *rectangle,
                        const SalChartTheme *theme)
{
  SalChartTheme plain = { 0 };

  if (theme == NULL)
    theme = &plain;
  if (scene_is_for (self, rectangle, theme))
    return self->scene;

  g_clear_pointer (&self->scene, sal_chart_scene_free);
  g_free (self->scene_font);
  self->scene = lay_out (self, rectangle, theme);
  self->scene_rectangle = *rectangle;
  self->scene_theme = *theme;
  self->scene_font = g_strdup (theme->font_family);

  return self->scene;
}
