/* sal-document-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-document.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_BLOCK_HEADING,
  SAL_BLOCK_PARAGRAPH,
  SAL_BLOCK_ITEM, /* of a list */
  SAL_BLOCK_FIGURES,
  SAL_BLOCK_CHARTS,
  SAL_BLOCK_TABLE,
  SAL_BLOCK_PAGE_BREAK,
} SalBlockKind;

typedef struct
{
  char *label;
  char *value;
  char *note;
  SalChart *chart;
} SalBlockFigure;

typedef struct
{
  SalBlockKind kind;
  char *text;
  guint level;
  GPtrArray *figures; /* of SalBlockFigure* */
  GPtrArray *charts;  /* of SalChart* */
  double height;
  char **titles; /* of a table's columns */
  gboolean *numeric;
  guint n_columns;
  GPtrArray *rows; /* of GStrv */
} SalBlock;

struct _SalDocument
{
  gatomicrefcount references;
  char *title;
  char *subtitle;
  gint32 date;
  double width, height; /* of the paper, in points */
  GPtrArray *blocks;    /* of SalBlock* */
};

G_END_DECLS
