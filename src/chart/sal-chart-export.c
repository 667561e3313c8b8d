/* sal-chart-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sal-chart-private.h"

#define MARGIN      16.0
#define PNG_DENSITY 2.0 /* pixels per unit, for sharp text in documents */

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (SalChartExportFormat format, GByteArray *bytes, double width, double height)
{
  cairo_surface_t *surface;

  switch (format)
    {
    case SAL_CHART_EXPORT_SVG:
      surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, width, height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;
    case SAL_CHART_EXPORT_PDF:
      return cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
    case SAL_CHART_EXPORT_PNG:
    default:
      surface = cairo_image_surface_create (
          CAIRO_FORMAT_RGB24, (int) ceil (width * PNG_DENSITY), (int) ceil (height * PNG_DENSITY));
      cairo_surface_set_device_scale (surface, PNG_DENSITY, PNG_DENSITY);
      return surface;
    }
}

static void
paint_page (SalChart *self,
            cairo_surface_t *surface,
            double width,
            double height,
            const SalChartTheme *theme)
{
  SalChartColor background = sal_chart_palette_role (theme, SAL_CHART_ROLE_BACKGROUND);
  SalChartRectangle rectangle = { MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN };
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, background.red, background.green, background.blue);
  cairo_paint (cr);
  sal_chart_draw (self, cr, &rectangle, theme);
  cairo_show_page (cr);
  cairo_destroy (cr);
}

static GBytes *
picture (SalChart *self,
         SalChartExportFormat format,
         double width,
         double height,
         const SalChartTheme *theme,
         GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  SalChartTheme titled = theme != NULL ? *theme : (SalChartTheme){ 0 };
  cairo_surface_t *surface = create_surface (format, bytes, width, height);
  cairo_status_t status;

  titled.title = TRUE;
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    paint_page (self, surface, width, height, &titled);
  status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS && format == SAL_CHART_EXPORT_PNG)
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
                   _ ("The chart could not be drawn at %.0f × %.0f: %s"),
                   width,
                   height,
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static GBytes *
contents (SalChart *self,
          SalChartExportFormat format,
          double width,
          double height,
          const SalChartTheme *theme,
          GError **error)
{
  char *csv;

  if (format != SAL_CHART_EXPORT_CSV)
    return picture (self, format, width, height, theme, error);

  csv = sal_chart_to_csv (self);

  return g_bytes_new_take (csv, strlen (csv));
}

/**
 * sal_chart_export_to_stream:
 * @self: a chart
 * @stream: where to write; it stays open
 * @format: what to write
 * @width: width in units: pixels of SVG, half pixels of PNG, points of PDF; ignored for CSV
 * @height: height in the same units
 * @theme: (nullable): how it looks, %NULL for the light theme
 * @cancellable: (nullable): a cancellable
 * @error: where to put an error
 *
 * Writes the chart with its title and a background, or its table. A PNG has two pixels per unit.
 *
 * Raises the errors of the stream, or %G_IO_ERROR_FAILED if Cairo could not draw.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_chart_export_to_stream (SalChart *self,
                            GOutputStream *stream,
                            SalChartExportFormat format,
                            double width,
                            double height,
                            const SalChartTheme *theme,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  bytes = contents (self, format, width, height, theme, error);
  if (bytes == NULL)
    return FALSE;

  return g_output_stream_write_all (
      stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, cancellable, error);
}

/**
 * sal_chart_export:
 * @self: a chart
 * @path: the file to write; it is replaced when all is written
 * @format: what to write
 * @width: as for sal_chart_export_to_stream()
 * @height: as for sal_chart_export_to_stream()
 * @theme: (nullable): how it looks
 * @error: where to put an error
 *
 * Writes the chart to a file.
 *
 * Raises the errors of `G_FILE_ERROR`, or %G_IO_ERROR_FAILED if Cairo could not draw.
 *
 * Returns: %FALSE on error; the file is then as it was
 */
gboolean
sal_chart_export (SalChart *self,
                  const char *path,
                  SalChartExportFormat format,
                  double width,
                  double height,
                  const SalChartTheme *theme,
                  GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  bytes = contents (self, format, width, height, theme, error);
  if (bytes == NULL)
    return FALSE;

  return g_file_set_contents (
      path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
}
