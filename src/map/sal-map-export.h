/* sal-map-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-map-draw.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_MAP_EXPORT_PNG,
  SAL_MAP_EXPORT_SVG,
  SAL_MAP_EXPORT_PDF,
} SalMapExportFormat;

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

gboolean sal_map_export_find_format (const char *name, SalMapExportFormat *format);
GBytes *
sal_map_export_to_bytes (const SalMapExport *self, SalMapExportFormat format, GError **error);
gboolean sal_map_export_to_file (const SalMapExport *self,
                                 SalMapExportFormat format,
                                 const char *path,
                                 GError **error);

G_END_DECLS
