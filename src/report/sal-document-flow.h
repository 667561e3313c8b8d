/* sal-document-flow.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-document-layout.h"
#include "sal-document-blocks.h"

G_BEGIN_DECLS

/* Points. */
#define SAL_DOCUMENT_SMALL_SIZE   8.5
#define SAL_DOCUMENT_BLOCK_GAP    12.0
#define SAL_DOCUMENT_CELL_PADDING 5.0

/* Somewhere on a page. */
typedef struct
{
  guint page; /* index */
  double y;
} SalDocumentSpot;

/* A layout in progress. */
typedef struct
{
  SalDocument *document;
  SalDocumentLayout *layout;
  PangoContext *context;
  PangoFontDescription *font;
  PangoAttrList *figures; /* tabular figures */
  SalDocumentPage *page;
  double left, width;         /* of the text */
  double top, bottom;         /* of the text on this page */
  double spare;               /* how many points above the bottom no heading begins in */
  double y;                   /* where the next block begins */
  SalDocumentSpot columns[2]; /* where they begin, and where the left one ends */
  GCancellable *cancellable;
} SalDocumentFlow;

/* How a document is laid out once. */
typedef struct
{
  double spare;        /* how many points at the foot of each page no heading begins in */
  gboolean everywhere; /* nothing else stands there either */
  SalDocumentProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
} SalDocumentPass;

SalDocumentLayout *sal_document_flow_pages (SalDocument *document,
                                            const SalDocumentPass *pass,
                                            double *filled,
                                            double *room,
                                            GError **error);
PangoLayout *sal_document_flow_create_text (
    SalDocumentFlow *self, const char *text, double size, PangoWeight weight, double width);
void sal_document_flow_limit_lines (PangoLayout *layout, int lines);
double sal_document_flow_get_height (PangoLayout *layout);
double sal_document_flow_get_width (PangoLayout *layout);
SalDocumentItem *sal_document_flow_add_text (SalDocumentPage *page,
                                             SalDocumentPart part,
                                             PangoLayout *layout,
                                             double x,
                                             double y,
                                             double width);
void sal_document_flow_add_rule (
    SalDocumentPage *page, SalDocumentPart part, double x, double y, double width);
void sal_document_flow_need (SalDocumentFlow *self, double height);
void sal_document_flow_facts (SalDocumentFlow *self, const SalBlock *block);
void sal_document_flow_table (SalDocumentFlow *self, const SalBlock *block);
double sal_document_flow_table_start (SalDocumentFlow *self, const SalBlock *block);

G_END_DECLS
