/* sal-map-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-map-export.h"

static void
paint (cairo_t *cr, gconstpointer data)
{
  const SalMapExport *self = data;

  sal_map_draw (self->shape,
                self->style,
                cr,
                self->width,
                self->height,
                &self->viewport,
                self->theme,
                SAL_MAP_ALL);
}

static SalPicture
get_picture (const SalMapExport *self)
{
  return (SalPicture){ self->width, self->height, 0, self->theme, paint, self };
}

/**
 * sal_map_export_to_bytes:
 * @self: the map
 * @format: what to write
 * @error: return location for an error
 *
 * Makes a picture of a map, with a background and its legend. Safe on any thread, if nothing
 * changes the style meanwhile.
 *
 * Raises the errors of sal_picture_to_bytes().
 *
 * Returns: (transfer full) (nullable): the picture
 */
GBytes *
sal_map_export_to_bytes (const SalMapExport *self, SalPictureFormat format, GError **error)
{
  SalPicture picture = get_picture (self);

  return sal_picture_to_bytes (&picture, format, error);
}

/**
 * sal_map_export_to_file:
 * @self: the map
 * @format: what to write
 * @path: (type filename): the file to write; it is replaced when all is written
 * @error: return location for an error
 *
 * Writes a picture of a map to a file.
 *
 * Raises the errors of sal_picture_to_file().
 *
 * Returns: %FALSE on error; the file is then as it was
 */
gboolean
sal_map_export_to_file (const SalMapExport *self,
                        SalPictureFormat format,
                        const char *path,
                        GError **error)
{
  SalPicture picture = get_picture (self);

  return sal_picture_to_file (&picture, format, path, error);
}
