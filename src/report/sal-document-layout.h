/* sal-document-layout.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

#include "sal-document.h"

G_BEGIN_DECLS

/* A document laid out: what stands where on which page. Writing a PDF paints it; tests read it. */

typedef enum
{
  SAL_PAGE_ITEM_TEXT,
  SAL_PAGE_ITEM_LINE, /* one line of a paragraph */
  SAL_PAGE_ITEM_CHART,
  SAL_PAGE_ITEM_DRAWING,
  SAL_PAGE_ITEM_RULE,
} SalDocumentItemKind;

/* What an item is for. */
typedef enum
{
  SAL_PAGE_PART_TITLE,
  SAL_PAGE_PART_RUNNING_HEADER,
  SAL_PAGE_PART_FOOTER,
  SAL_PAGE_PART_HEADING,
  SAL_PAGE_PART_BODY,
  SAL_PAGE_PART_FIGURE,
  SAL_PAGE_PART_TABLE_HEADER,
  SAL_PAGE_PART_TABLE_CELL,
} SalDocumentPart;

typedef struct
{
  SalDocumentItemKind kind;
  SalDocumentPart part;
  guint level; /* of a heading */
  SalChartRectangle box;
  gboolean dim;
  PangoLayout *layout;
  PangoLayoutLine *line;
  double baseline; /* of a line, below the box' top */
  SalChart *chart;
  gboolean chart_titled;
  SalDocumentDrawing *drawing;
} SalDocumentItem;

typedef struct
{
  GPtrArray *items; /* of SalDocumentItem* */
} SalDocumentPage;

typedef struct
{
  double width, height;
  GPtrArray *pages; /* of SalDocumentPage* */
} SalDocumentLayout;

SalDocumentLayout *sal_document_lay_out (SalDocument *document);
SalDocumentLayout *sal_document_lay_out_with_progress (SalDocument *document,
                                                       SalDocumentProgress progress,
                                                       gpointer user_data,
                                                       GCancellable *cancellable,
                                                       GError **error);
void sal_document_layout_free (SalDocumentLayout *self);
guint sal_document_layout_get_n_pages (const SalDocumentLayout *self);
void sal_document_layout_paint_page (const SalDocumentLayout *self, guint page, cairo_t *cr);
char *sal_document_layout_get_text (const SalDocumentLayout *self, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDocumentLayout, sal_document_layout_free)

G_END_DECLS
