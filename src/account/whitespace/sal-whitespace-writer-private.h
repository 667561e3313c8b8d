/* sal-whitespace-writer-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-csv-writer.h"
#include "sal-whitespace.h"
#include "sal-xlsx-writer.h"

G_BEGIN_DECLS

/* Where a list of whitespace is written to: one of the two. */
typedef struct
{
  const SalWhitespace *portfolio;
  SalCsvWriter *csv;
  SalXlsxWriter *sheet;
} SalWhitespaceWriter;

void sal_whitespace_writer_add_text (const SalWhitespaceWriter *self, const char *text);
void sal_whitespace_writer_add_count (const SalWhitespaceWriter *self, guint count);
void sal_whitespace_writer_add_money (const SalWhitespaceWriter *self, gint64 amount);

/* Writes headings in row 0, and each of the others; the writer ends them. */
typedef void (*SalWhitespaceWriteRow) (const SalWhitespaceWriter *self,
                                       guint row,
                                       gconstpointer data);

gboolean sal_whitespace_writer_run (const SalWhitespace *portfolio,
                                    gboolean as_spreadsheet,
                                    GFile *file,
                                    SalWhitespaceWriteRow write_row,
                                    guint n_rows,
                                    gconstpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
