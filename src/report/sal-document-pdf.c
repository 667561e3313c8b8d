/* sal-document-pdf.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "sal-document-layout.h"
#include "sal-document-blocks.h"

#define CHART_FONT_SIZE 8.0

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
set_role (cairo_t *cr, SalChartRole role)
{
  SalChartColor color = sal_chart_palette_role (NULL, role);

  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

static void
paint_drawing (cairo_t *cr, const SalDocumentItem *item)
{
  const SalChartRectangle *box = &item->box;

  cairo_save (cr);
  cairo_translate (cr, box->x, box->y);
  cairo_rectangle (cr, 0, 0, box->width, box->height);
  cairo_clip (cr);
  item->drawing->draw (cr, box->width, box->height, item->drawing->user_data);
  cairo_restore (cr);
}

static void
paint_item (cairo_t *cr, const SalDocumentItem *item)
{
  SalChartTheme theme = { .font_size = CHART_FONT_SIZE, .title = item->chart_titled };

  set_role (cr, item->dim ? SAL_CHART_ROLE_DIM_TEXT : SAL_CHART_ROLE_TEXT);
  switch (item->kind)
    {
    case SAL_PAGE_ITEM_CHART:
      sal_chart_draw (item->chart, cr, &item->box, &theme);
      break;
    case SAL_PAGE_ITEM_DRAWING:
      paint_drawing (cr, item);
      break;
    case SAL_PAGE_ITEM_RULE:
      set_role (cr, SAL_CHART_ROLE_GRID);
      cairo_rectangle (cr, item->box.x, item->box.y, item->box.width, item->box.height);
      cairo_fill (cr);
      break;
    case SAL_PAGE_ITEM_LINE:
      cairo_move_to (cr, item->box.x, item->box.y + item->baseline);
      pango_cairo_show_layout_line (cr, item->line);
      break;
    case SAL_PAGE_ITEM_TEXT:
    default:
      cairo_move_to (cr, item->box.x, item->box.y);
      pango_cairo_show_layout (cr, item->layout);
      break;
    }
}

/**
 * sal_document_layout_paint_page:
 * @self: a document that is laid out
 * @page: the page, from 0
 * @cr: what to draw on, in points from the corner of the sheet
 *
 * Paints a page.
 */
void
sal_document_layout_paint_page (const SalDocumentLayout *self, guint page, cairo_t *cr)
{
  const SalDocumentPage *sheet = g_ptr_array_index (self->pages, page);

  for (guint i = 0; i < sheet->items->len; i++)
    paint_item (cr, g_ptr_array_index (sheet->items, i));
}

/* Makes a heading an entry of the PDF's outline; @parents are the last entries per level. */
static void
add_outline (cairo_surface_t *surface, const SalDocumentItem *item, guint page, int parents[3])
{
  g_autofree char *target = NULL;

  if (item->part != SAL_PAGE_PART_HEADING)
    return;

  target = g_strdup_printf ("page=%u pos=[%d %d]", page + 1, (int) item->box.x, (int) item->box.y);
  parents[item->level] = cairo_pdf_surface_add_outline (surface,
                                                        parents[item->level - 1],
                                                        pango_layout_get_text (item->layout),
                                                        target,
                                                        CAIRO_PDF_OUTLINE_FLAG_OPEN);
  if (item->level == 1)
    parents[2] = parents[1];
}

/* What writes a document is told to. */
typedef struct
{
  SalDocumentProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
} Writing;

/* Laying out is the first half of the work, as far as one can tell beforehand. */
static void
laid_out (double fraction, gpointer user_data)
{
  const Writing *writing = user_data;

  if (writing->progress != NULL)
    writing->progress (fraction / 2, writing->user_data);
}

static gboolean
paint_pages (const SalDocumentLayout *layout,
             cairo_surface_t *surface,
             const Writing *writing,
             GError **error)
{
  cairo_t *cr = cairo_create (surface);
  int parents[3] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };
  gboolean cancelled = FALSE;

  for (guint i = 0; i < layout->pages->len && !cancelled; i++)
    {
      const SalDocumentPage *page = g_ptr_array_index (layout->pages, i);

      sal_document_layout_paint_page (layout, i, cr);
      for (guint j = 0; j < page->items->len; j++)
        add_outline (surface, g_ptr_array_index (page->items, j), i, parents);
      cairo_show_page (cr);
      if (writing->progress != NULL)
        writing->progress (0.5 + (i + 1) * 0.5 / layout->pages->len, writing->user_data);
      cancelled = g_cancellable_set_error_if_cancelled (writing->cancellable, error);
    }
  cairo_destroy (cr);

  return !cancelled;
}

/* The date of creation is the document's own, so that the same document gives the same bytes. */
static void
set_metadata (const SalDocument *document, cairo_surface_t *surface)
{
  char date[SAL_DATE_BUFFER];
  g_autofree char *time = NULL;

  sal_date_write_iso (document->date, date);
  time = g_strdup_printf ("%sT00:00:00Z", date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Salient " PACKAGE_VERSION);
}

static GBytes *
write_pdf (SalDocument *self, const Writing *writing, GError **error)
{
  g_autoptr (SalDocumentLayout) layout = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean painted;

  layout = sal_document_lay_out_with_progress (
      self, laid_out, (gpointer) writing, writing->cancellable, error);
  if (layout == NULL)
    return NULL;

  surface =
      cairo_pdf_surface_create_for_stream (append_bytes, bytes, layout->width, layout->height);
  set_metadata (self, surface);
  painted = paint_pages (layout, surface, writing, error);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!painted)
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error,
                   G_IO_ERROR,
                   G_IO_ERROR_FAILED,
                   _ ("The document “%s” could not be drawn: %s"),
                   self->title,
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * sal_document_to_pdf:
 * @self: a document
 * @error: where to put an error
 *
 * Lays out and paints a document.
 *
 * Raises %G_IO_ERROR_FAILED if Cairo could not draw.
 *
 * Returns: (transfer full) (nullable): the bytes of a PDF file
 */
GBytes *
sal_document_to_pdf (SalDocument *self, GError **error)
{
  const Writing writing = { NULL };

  g_return_val_if_fail (self != NULL, NULL);

  return write_pdf (self, &writing, error);
}

/**
 * sal_document_write_pdf:
 * @self: a document
 * @path: the file to write; it is replaced when all is written
 * @error: where to put an error
 *
 * Writes a document as a PDF file.
 *
 * Raises %G_IO_ERROR_FAILED if Cairo could not draw, or the errors of `G_FILE_ERROR`.
 *
 * Returns: %FALSE on error; the file is then as it was
 */
gboolean
sal_document_write_pdf (SalDocument *self, const char *path, GError **error)
{
  return sal_document_write_pdf_with_progress (self, path, NULL, NULL, NULL, error);
}

/**
 * sal_document_write_pdf_with_progress:
 * @self: a document
 * @path: the file to write; it is replaced when all is written
 * @progress: (nullable): called after each block that is laid out, and each page that is painted
 * @user_data: for @progress
 * @cancellable: (nullable): stops it, within a row of a table or a page
 * @error: where to put an error
 *
 * Writes a document as a PDF file, as part of a job.
 *
 * Raises %G_IO_ERROR_CANCELLED if it was cancelled, %G_IO_ERROR_FAILED if Cairo could not draw, or
 * the errors of `G_FILE_ERROR`.
 *
 * Returns: %FALSE on error; the file is then as it was
 */
gboolean
sal_document_write_pdf_with_progress (SalDocument *self,
                                      const char *path,
                                      SalDocumentProgress progress,
                                      gpointer user_data,
                                      GCancellable *cancellable,
                                      GError **error)
{
  const Writing writing = { progress, user_data, cancellable };
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  bytes = write_pdf (self, &writing, error);
  if (bytes == NULL)
    return FALSE;

  return g_file_set_contents (
      path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
}
