/* sal-map-draw.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "sal-map-style.h"

G_BEGIN_DECLS

/* What part of the map is seen, and how large. */
typedef struct
{
  double scale; /* units of the drawing, on screen pixels, per kilometre */
  double x, y;  /* what is at the top left corner, in kilometres */
} SalMapViewport;

/**
 * SalMapParts:
 * @SAL_MAP_AREAS: colours, hatching, borders and coasts
 * @SAL_MAP_OVERLAY: marks, emphasis, selection, dots and names of territories
 * @SAL_MAP_LEGEND: the legend of a choropleth and of dots, at the bottom right: insets are at the
 * left
 * @SAL_MAP_ALL: all of them
 *
 * What is to be drawn of a map.
 */
typedef enum
{
  SAL_MAP_AREAS = 1 << 0,
  SAL_MAP_OVERLAY = 1 << 1,
  SAL_MAP_LEGEND = 1 << 2,
  SAL_MAP_ALL = SAL_MAP_AREAS | SAL_MAP_OVERLAY | SAL_MAP_LEGEND,
} SalMapParts;

void sal_map_draw (const SalMapShape *shape,
                   const SalMapStyle *style,
                   cairo_t *cr,
                   double width,
                   double height,
                   const SalMapViewport *viewport,
                   const SalChartTheme *theme,
                   SalMapParts parts);
void sal_map_draw_outline (const SalMapShape *shape,
                           cairo_t *cr,
                           const SalMapViewport *viewport,
                           const SalChartTheme *theme,
                           guint area);

guint sal_map_style_find_dot (const SalMapStyle *self,
                              const SalMapViewport *viewport,
                              double x,
                              double y);

SalMapViewport sal_map_viewport_fit (SalMapBox box, double width, double height, double margin);
SalMapPoint sal_map_viewport_to_plane (const SalMapViewport *self, double x, double y);
SalMapPoint sal_map_viewport_from_plane (const SalMapViewport *self, SalMapPoint point);

G_END_DECLS
