/* sal-picture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-picture.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define PNG_DENSITY 2.0 /* pixels per unit, for sharp text in documents */

/**
 * sal_picture_find_format:
 * @name: the name of a file
 * @format: (out): its format
 *
 * Tells by its ending in which format a file is to be written.
 *
 * Returns: %FALSE if the ending is none of `.png`, `.svg` and `.pdf`
 */
gboolean
sal_picture_find_format (const char *name, SalPictureFormat *format)
{
  static const char *const endings[] = {
    [SAL_PICTURE_PNG] = ".png",
    [SAL_PICTURE_SVG] = ".svg",
    [SAL_PICTURE_PDF] = ".pdf",
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = (SalPictureFormat) i;
        return TRUE;
      }

  return FALSE;
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_png_surface (const SalPicture *self)
{
  double density = self->longest > 0
                       ? MIN (PNG_DENSITY, self->longest / MAX (self->width, self->height))
                       : PNG_DENSITY;
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) ceil (self->width * density), (int) ceil (self->height * density));

  cairo_surface_set_device_scale (surface, density, density);

  return surface;
}

static cairo_surface_t *
create_surface (const SalPicture *self, SalPictureFormat format, GByteArray *bytes)
{
  cairo_surface_t *surface;

  switch (format)
    {
    case SAL_PICTURE_SVG:
      surface =
          cairo_svg_surface_create_for_stream (append_bytes, bytes, self->width, self->height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;
    case SAL_PICTURE_PDF:
      return cairo_pdf_surface_create_for_stream (append_bytes, bytes, self->width, self->height);
    case SAL_PICTURE_PNG:
    default:
      return create_png_surface (self);
    }
}

static cairo_status_t
paint (const SalPicture *self, cairo_surface_t *surface)
{
  SalChartColor background = sal_chart_palette_role (self->theme, SAL_CHART_ROLE_BACKGROUND);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, background.red, background.green, background.blue);
  cairo_paint (cr);
  self->paint (cr, self->data);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);

  return status;
}

/**
 * sal_picture_to_bytes:
 * @self: what is drawn
 * @format: what to write
 * @error: return location for an error
 *
 * Makes a picture. A PNG has two pixels per unit, or fewer where it may not be larger. Safe on any
 * thread, if what is drawn does not change meanwhile.
 *
 * Raises %G_IO_ERROR_FAILED if Cairo could not draw, because the picture is too large.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GBytes *
sal_picture_to_bytes (const SalPicture *self, SalPictureFormat format, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->width > 0 && self->height > 0, NULL);

  surface = create_surface (self, format, bytes);
  status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = paint (self, surface);
  if (status == CAIRO_STATUS_SUCCESS && format == SAL_PICTURE_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error,
                   G_IO_ERROR,
                   G_IO_ERROR_FAILED,
                   _ ("The picture could not be drawn at %.0f × %.0f: %s"),
                   self->width,
                   self->height,
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * sal_picture_to_file:
 * @self: what is drawn
 * @format: what to write
 * @path: (type filename): the file to write; it is replaced when all is written
 * @error: return location for an error
 *
 * Writes a picture to a file.
 *
 * Raises the errors of sal_picture_to_bytes() and of `G_FILE_ERROR`.
 *
 * Returns: %FALSE on error; the file is then as it was
 */
gboolean
sal_picture_to_file (const SalPicture *self,
                     SalPictureFormat format,
                     const char *path,
                     GError **error)
{
  g_autoptr (GBytes) bytes = sal_picture_to_bytes (self, format, error);

  return bytes != NULL &&
         g_file_set_contents (
             path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
}
