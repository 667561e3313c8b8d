/* sal-picture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "sal-chart-palette.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_PICTURE_PNG,
  SAL_PICTURE_SVG,
  SAL_PICTURE_PDF,
} SalPictureFormat;

/**
 * SalPicture:
 * @width: in units: pixels of SVG, half pixels of PNG, points of PDF
 * @height: in the same units
 * @longest: how many pixels the longer side of a PNG may have, which has fewer to a unit then; 0
 *   for any
 * @theme: (nullable): a theme, which has the background; %NULL for the light one
 * @paint: draws above the background, in units
 * @data: what @paint is given
 *
 * Something drawn that becomes a picture.
 */
typedef struct
{
  double width, height;
  double longest;
  const SalChartTheme *theme;
  void (*paint) (cairo_t *cr, gconstpointer data);
  gconstpointer data;
} SalPicture;

gboolean sal_picture_find_format (const char *name, SalPictureFormat *format);
GBytes *sal_picture_to_bytes (const SalPicture *self, SalPictureFormat format, GError **error);
gboolean sal_picture_to_file (const SalPicture *self,
                              SalPictureFormat format,
                              const char *path,
                              GError **error);

G_END_DECLS
