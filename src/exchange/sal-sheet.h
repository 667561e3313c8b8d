/* sal-sheet.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-text.h"

G_BEGIN_DECLS

#define SAL_SHEET_MAX_COLUMNS 1000
#define SAL_SHEET_MAX_CELLS   (32 * 1024 * 1024)
#define SAL_SHEET_MAX_SIZE    (512 * 1024 * 1024)

/* A table as a file has it, in memory: the first row that is not blank names the columns. */
typedef struct
{
  char *name;          /* of the file, for messages */
  GPtrArray *columns;  /* of char * */
  GPtrArray *cells;    /* of char * or NULL, row by row: what is there, without space around it */
  GArray *numbers;     /* of guint64, by row: as a spreadsheet counts, from 1 */
  gsize size;          /* of the texts in @cells, in bytes */
  SalDecimalMark mark; /* how numbers are written; SAL_DECIMAL_ANY: that has to be found out */
} SalSheet;

SalSheet *sal_sheet_read (GFile *file, GCancellable *cancellable, GError **error);
SalSheet *
sal_sheet_read_xlsx (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
void sal_sheet_free (SalSheet *self);

guint sal_sheet_get_n_rows (const SalSheet *self);
const char *sal_sheet_get (const SalSheet *self, guint row, guint column);

/* For those that read one. */
SalSheet *sal_sheet_new (const char *name, SalDecimalMark mark);
gboolean sal_sheet_add_row (SalSheet *self, guint64 number, GPtrArray *texts, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalSheet, sal_sheet_free)

G_END_DECLS
