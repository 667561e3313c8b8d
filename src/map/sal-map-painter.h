/* sal-map-painter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

#include "sal-map-private.h"
#include "sal-map-style-private.h"

G_BEGIN_DECLS

/* No line and no mark reaches further than this from where it belongs, in pixels. */
#define SAL_MAP_BLEED 6.0

/* A drawing of a map under way. */
typedef struct
{
  const SalMapShape *shape;
  const SalMapStyle *style;
  const SalChartTheme *theme;
  SalMapViewport viewport;
  double width, height;
  cairo_t *cr;
  gboolean raster;          /* whether pixels are painted, not a page of vectors */
  SalMapBox box;            /* what is to be seen, with what reaches into it */
  const SalMapLevel *level; /* as detailed as the scale is */
  GArray *areas;            /* guint: those that are to be seen */
} SalMapPainter;

static inline double
sal_map_painter_x (const SalMapPainter *self, double x)
{
  return (x - self->viewport.x) * self->viewport.scale;
}

static inline double
sal_map_painter_y (const SalMapPainter *self, double y)
{
  return (y - self->viewport.y) * self->viewport.scale;
}

PangoLayout *
sal_map_painter_create_layout (const SalMapPainter *self, const char *text, gboolean bold);
void sal_map_painter_set_color (SalMapPainter *self, SalChartColor color, double alpha);
void sal_map_painter_add_area (SalMapPainter *self, guint area);
void sal_map_painter_add_arc (SalMapPainter *self, guint arc);
void sal_map_painter_draw_lines (SalMapPainter *self);
void sal_map_painter_draw_emphasis (SalMapPainter *self);
void sal_map_painter_draw_selection (SalMapPainter *self);
void sal_map_painter_draw_dot (
    SalMapPainter *self, cairo_t *cr, guint hue, double radius, double x, double y);
void sal_map_painter_draw_dots (SalMapPainter *self);
void sal_map_painter_draw_homes (SalMapPainter *self);
void sal_map_painter_draw_marks (SalMapPainter *self);
void sal_map_painter_draw_labels (SalMapPainter *self);
void sal_map_painter_draw_legend (SalMapPainter *self);

G_END_DECLS
