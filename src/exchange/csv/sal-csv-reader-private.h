/* sal-csv-reader-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-csv-dialect.h"
#include "sal-csv-reader.h"
#include "sal-csv-source.h"

G_BEGIN_DECLS

/* How a field's text in the buffer has to be treated once its row is complete. */
typedef enum
{
  SAL_CSV_FIELD_PLAIN,
  SAL_CSV_FIELD_QUOTED,
  SAL_CSV_FIELD_ESCAPED, /* quoted, with quotes inside */
} SalCsvFieldState;

typedef enum
{
  SAL_CSV_PARSE_DONE,
  SAL_CSV_PARSE_NEED_MORE,
  SAL_CSV_PARSE_OPEN_QUOTE,
} SalCsvParseResult;

struct _SalCsvReader
{
  char *name;
  char *encoding; /* NULL: to be recognised */
  SalCsvSource *source;
  guint64 size; /* of the file in bytes, 0 if unknown */
  SalCsvDialect dialect;
  gboolean trim;

  /* A block of text: the row being read begins at start; SAL_CSV_SCAN_WIDTH bytes of NUL follow
   * end. */
  char *buffer;
  gsize capacity;
  gsize start;
  gsize end;
  gsize special;   /* the first byte from start that is NUL or not ASCII, or end */
  guint64 dropped; /* bytes that were in the buffer before */
  gboolean at_end;

  /* delimiters and newlines of the 64 bytes from mask_at that lie ahead */
  guint64 mask;
  gsize mask_at;

  /* Up to here a quoted field has to end on its line: a search for the closing quote of an earlier
   * one came that far in vain, and is not repeated for each row. */
  guint64 single_line_until;

  SalCsvField *fields;
  guchar *states; /* SalCsvFieldState of each */
  guint n_fields;
  guint n_allocated;
  gboolean row_quoted; /* one of the fields is */
  SalCsvProblems row_problems;
  GString *scratch;

  char **columns;
  guint n_columns;

  guint64 n_rows; /* blank rows and header included */
  guint64 n_lines;
  guint64 n_blank;
  guint64 n_problems[SAL_CSV_N_PROBLEMS];
  guint64 first_problem[SAL_CSV_N_PROBLEMS]; /* row numbers */
};

static inline SalCsvField *
sal_csv_reader_add_field (SalCsvReader *self)
{
  if (G_UNLIKELY (self->n_fields == self->n_allocated))
    {
      self->n_allocated = MAX (32, self->n_allocated * 2);
      self->fields = g_renew (SalCsvField, self->fields, self->n_allocated);
      self->states = g_renew (guchar, self->states, self->n_allocated);
    }

  return &self->fields[self->n_fields++];
}

void sal_csv_reader_end_last_row (SalCsvReader *self);
gboolean sal_csv_reader_fill (SalCsvReader *self, GCancellable *cancellable, GError **error);
SalCsvParseResult sal_csv_reader_parse_row (SalCsvReader *self, gsize *row_end);

G_END_DECLS
