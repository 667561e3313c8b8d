/* sal-document.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-chart.h"
#include "sal-date.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_PAPER_A4,
  SAL_PAPER_LETTER,
} SalPaper;

SalPaper sal_paper_get_default (void);
gboolean sal_paper_from_text (const char *text, SalPaper *paper);

/**
 * SalDocumentFigure:
 * @label: what the figure is, "Bookings"
 * @value: the figure as it is read, "$41.2 M"
 * @note: (nullable): what to compare it with, "79 % of quota"
 * @chart: (nullable): a bullet or sparkline below it
 *
 * A key figure.
 */
typedef struct
{
  const char *label;
  const char *value;
  const char *note;
  SalChart *chart;
} SalDocumentFigure;

/**
 * SalDocumentFact:
 * @label: what it is, "Period"
 * @value: what it says, "Jan 2026"
 *
 * A short fact, such as the head of a letter has.
 */
typedef struct
{
  const char *label;
  const char *value;
} SalDocumentFact;

/**
 * SalDocumentColumn:
 * @title: what the column holds
 * @figures: whether it holds figures, which stand at the right
 *
 * A column of a table.
 */
typedef struct
{
  const char *title;
  gboolean figures;
} SalDocumentColumn;

/**
 * SalDocumentDraw:
 * @cr: what to draw on, in points; 0, 0 is the top left corner of the drawing, which is the clip
 * @width: the width of the drawing
 * @height: the height of the drawing
 * @user_data: what was given with the function
 *
 * Draws something on a page.
 */
typedef void (*SalDocumentDraw) (cairo_t *cr, double width, double height, gpointer user_data);

/**
 * SalDocumentDrawing:
 * @description: what it shows, in words
 * @draw: draws it
 * @user_data: for @draw
 * @destroy: (nullable): frees @user_data
 *
 * Something that is drawn on a page, such as a map.
 */
typedef struct
{
  const char *description;
  SalDocumentDraw draw;
  gpointer user_data;
  GDestroyNotify destroy;
} SalDocumentDrawing;

/**
 * SalDocumentProgress:
 * @fraction: how much of the work is done, from 0 to 1
 * @user_data: what was given with the function
 *
 * Follows a document that is written.
 */
typedef void (*SalDocumentProgress) (double fraction, gpointer user_data);

#define SAL_TYPE_DOCUMENT (sal_document_get_type ())

typedef struct _SalDocument SalDocument;

GType sal_document_get_type (void) G_GNUC_CONST;

SalDocument *sal_document_new (const char *title, gint32 date, SalPaper paper, gboolean landscape);
SalDocument *sal_document_ref (SalDocument *self);
void sal_document_unref (SalDocument *self);

void sal_document_set_subtitle (SalDocument *self, const char *subtitle);
void sal_document_set_footer (SalDocument *self, const char *footer);
void sal_document_set_balanced (SalDocument *self, guint least_pages);
void sal_document_add_heading (SalDocument *self, const char *text, guint level);
void sal_document_add_paragraph (SalDocument *self, const char *text);
void sal_document_add_note (SalDocument *self, const char *text);
void sal_document_add_list (SalDocument *self, const char *const *items);
void
sal_document_add_figures (SalDocument *self, const SalDocumentFigure *figures, guint n_figures);
void sal_document_add_facts (SalDocument *self, const SalDocumentFact *facts, guint n_facts);
void sal_document_add_charts (SalDocument *self, SalChart *const *charts, guint n, double height);
void sal_document_add_drawing (SalDocument *self, const SalDocumentDrawing *drawing, double height);
void sal_document_add_table (SalDocument *self,
                             const SalDocumentColumn *columns,
                             guint n_columns,
                             GPtrArray *rows);
void sal_document_add_table_with_totals (SalDocument *self,
                                         const SalDocumentColumn *columns,
                                         guint n_columns,
                                         GPtrArray *rows,
                                         guint n_totals);
void sal_document_link_row (SalDocument *self, guint row, const char *kind, gint64 id);
void sal_document_add_page_break (SalDocument *self);
void sal_document_begin_columns (SalDocument *self, double share);
void sal_document_next_column (SalDocument *self);
void sal_document_end_columns (SalDocument *self);

GBytes *sal_document_to_pdf (SalDocument *self, GError **error);
gboolean sal_document_write_pdf (SalDocument *self, const char *path, GError **error);
gboolean sal_document_write_pdf_with_progress (SalDocument *self,
                                               const char *path,
                                               SalDocumentProgress progress,
                                               gpointer user_data,
                                               GCancellable *cancellable,
                                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDocument, sal_document_unref)

G_END_DECLS
