/* sal-csv-reader.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SAL_CSV_ROW_LIMIT (16 * 1024 * 1024) /* bytes */

typedef struct
{
  char delimiter;       /* NUL: found from the first rows */
  const char *encoding; /* as iconv names it; NULL: UTF-8, UTF-16 or Windows-1252, recognised */
  gboolean no_header;   /* columns are then named "Column 1" … */
  gboolean trim;        /* take white space off both ends of fields */
  gsize block_size;     /* how much is read at once, 0 for the usual */
} SalCsvOptions;

/* What was wrong with a row and how it was read nevertheless. */
typedef enum
{
  SAL_CSV_PROBLEM_SHORT = 1 << 0,       /* padded with empty fields */
  SAL_CSV_PROBLEM_LONG = 1 << 1,        /* has fields beyond the last column */
  SAL_CSV_PROBLEM_STRAY_QUOTE = 1 << 2, /* a quote inside a quoted field, kept as text */
  SAL_CSV_PROBLEM_OPEN_QUOTE = 1 << 3,  /* a quote that nothing closes, kept as text */
  SAL_CSV_PROBLEM_ENCODING = 1 << 4,    /* not UTF-8, read as Windows-1252 */
  SAL_CSV_PROBLEM_NUL = 1 << 5,         /* NUL bytes, left out */
} SalCsvProblems;

#define SAL_CSV_N_PROBLEMS 6

/* A field, valid until the next row is read; text is valid UTF-8 and ends in NUL. */
typedef struct
{
  const char *text;
  guint length; /* bytes */
  gboolean quoted;
} SalCsvField;

typedef struct
{
  const SalCsvField *fields;
  guint n_fields; /* at least as many as there are columns */
  guint n_found;  /* fields in the file */
  guint64 number; /* the row as a spreadsheet counts: the header is 1 and blank rows count */
  guint64 line;   /* the line the row begins on, from 1 */
  guint64 offset; /* bytes before the row, in the decoded text without its byte order mark */
  SalCsvProblems problems;
} SalCsvRow;

typedef struct _SalCsvReader SalCsvReader;

SalCsvReader *sal_csv_reader_new (GInputStream *stream,
                                  const char *name,
                                  const SalCsvOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);
SalCsvReader *sal_csv_reader_new_for_file (GFile *file,
                                           const SalCsvOptions *options,
                                           GCancellable *cancellable,
                                           GError **error);
void sal_csv_reader_free (SalCsvReader *self);

gboolean
sal_csv_reader_next (SalCsvReader *self, SalCsvRow *row, GCancellable *cancellable, GError **error);

const char *sal_csv_reader_get_name (const SalCsvReader *self);
char sal_csv_reader_get_delimiter (const SalCsvReader *self);
const char *sal_csv_reader_get_encoding (const SalCsvReader *self); /* as iconv names it */
const char *const *sal_csv_reader_get_columns (const SalCsvReader *self, guint *n_columns);
double sal_csv_reader_get_progress (const SalCsvReader *self); /* 0 … 1, −1 if unknown */
guint64 sal_csv_reader_get_n_blank (const SalCsvReader *self);
guint64 sal_csv_reader_get_n_problems (const SalCsvReader *self, SalCsvProblems problem);
char **sal_csv_reader_dup_notes (const SalCsvReader *self);
char *sal_csv_problems_to_text (SalCsvProblems problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalCsvReader, sal_csv_reader_free)

G_END_DECLS
