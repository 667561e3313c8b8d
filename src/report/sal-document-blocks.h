/* sal-document-blocks.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-document.h"

G_BEGIN_DECLS

/* What a document is made of, for who lays it out: on paper, or in a window. */

typedef enum
{
  SAL_BLOCK_HEADING,
  SAL_BLOCK_PARAGRAPH,
  SAL_BLOCK_NOTE, /* a paragraph in small type */
  SAL_BLOCK_ITEM, /* of a list */
  SAL_BLOCK_FIGURES,
  SAL_BLOCK_FACTS,
  SAL_BLOCK_CHARTS,
  SAL_BLOCK_DRAWING,
  SAL_BLOCK_TABLE,
  SAL_BLOCK_PAGE_BREAK,
  SAL_BLOCK_COLUMNS, /* what follows is in the left one of two */
  SAL_BLOCK_NEXT_COLUMN,
  SAL_BLOCK_END_COLUMNS,
} SalBlockKind;

typedef struct
{
  char *label;
  char *value;
  char *note;
  SalChart *chart;
} SalBlockFigure;

/* What a row of a table is about: a record, or whatever else who shows it knows by such a name. */
typedef struct
{
  const char *kind; /* interned; NULL: it leads nowhere */
  gint64 id;
} SalBlockLink;

typedef struct
{
  SalBlockKind kind;
  char *text;
  guint level;
  GPtrArray *figures; /* of SalBlockFigure*; facts have no note and no chart */
  GPtrArray *charts;  /* of SalChart* */
  SalDocumentDrawing *drawing;
  double height;
  double share;  /* of the width, that the left column has */
  char **titles; /* of a table's columns */
  gboolean *numeric;
  guint n_columns;
  GPtrArray *rows;     /* of GStrv */
  guint n_totals;      /* of the rows, the last ones */
  SalBlockLink *links; /* (nullable): by row */
} SalBlock;

struct _SalDocument
{
  gatomicrefcount references;
  char *title;
  char *subtitle;
  char *footer;
  guint least_pages; /* none of them nearly empty; 0: as they come */
  gint32 date;
  double width, height; /* of the paper, in points */
  GPtrArray *blocks;    /* of SalBlock* */
};

/* Drawings are shared by their document and what is laid out of it. */
SalDocumentDrawing *sal_document_drawing_ref (SalDocumentDrawing *self);
void sal_document_drawing_unref (SalDocumentDrawing *self);

G_END_DECLS
