/* sal-chart-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-chart-private.h"

#define MARGIN 16.0

typedef struct
{
  SalChart *chart;
  SalChartRectangle rectangle;
  SalChartTheme theme;
} Page;

static void
paint_page (cairo_t *cr, gconstpointer data)
{
  const Page *self = data;

  sal_chart_draw (self->chart, cr, &self->rectangle, &self->theme);
}

static GBytes *
picture (SalChart *self,
         SalPictureFormat format,
         double width,
         double height,
         const SalChartTheme *theme,
         GError **error)
{
  Page page = { self,
                { MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN },
                theme != NULL ? *theme : (SalChartTheme){ 0 } };
  const SalPicture picture = { width, height, 0, &page.theme, paint_page, &page };

  page.theme.title = TRUE;

  return sal_picture_to_bytes (&picture, format, error);
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
    return picture (self, (SalPictureFormat) format, width, height, theme, error);

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
