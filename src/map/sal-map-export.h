/* sal-map-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-map-draw.h"
#include "sal-picture.h"

G_BEGIN_DECLS

/**
 * SalMapExport:
 * @shape: a shape
 * @style: what it looks like
 * @viewport: what part of the map is seen, at @width
 * @width: in units: pixels of SVG, half pixels of PNG, points of PDF
 * @height: in the same units
 * @theme: (nullable): a theme; %NULL for the light one
 *
 * A map that becomes a picture.
 */
typedef struct
{
  const SalMapShape *shape;
  const SalMapStyle *style;
  SalMapViewport viewport;
  double width, height;
  const SalChartTheme *theme;
} SalMapExport;

GBytes *sal_map_export_to_bytes (const SalMapExport *self, SalPictureFormat format, GError **error);
gboolean sal_map_export_to_file (const SalMapExport *self,
                                 SalPictureFormat format,
                                 const char *path,
                                 GError **error);

G_END_DECLS
