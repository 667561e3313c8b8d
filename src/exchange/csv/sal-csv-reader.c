/* sal-csv-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-csv-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-csv-encoding.h"
#include "sal-csv-scan.h"
#include "sal-exchange-error.h"
#include "sal-number.h"

#define BLOCK_BYTES (1024 * 1024)

/**
 * SalCsvReader:
 *
 * Reads rows of a delimited text file, one after the other, as slices of the block that was read:
 * no row and no field is allocated.
 *
 * It reads RFC 4180 and what people export instead: other delimiters, quotes inside quoted and
 * unquoted fields, quotes that are never closed, line breaks in fields, CRLF, CR and LF, byte order
 * marks, UTF-16, Windows-1252, a missing last newline, rows with too few or too many fields, NUL
 * bytes, blank rows. Whatever it had to bend is reported with the row and counted.
 *
 * A quote opens a quoted field at its beginning only (spaces before it are skipped), and closes it
 * before a delimiter or the end of a row only; other quotes are text. A row in which all fields are
 * empty and none is quoted is blank and skipped.
 */

/* A doubled quote is one; any other quote in a quoted field is text. */
static guint
unescape (char *text, guint length)
{
  guint written = 0;

  for (guint i = 0; i < length; i++)
    {
      text[written++] = text[i];
      if (text[i] == '"' && i + 1 < length && text[i + 1] == '"')
        i++;
    }

  return written;
}

static guint
drop_nul (char *text, guint length)
{
  guint written = 0;

  for (guint i = 0; i < length; i++)
    if (text[i] != '\0')
      text[written++] = text[i];

  return written;
}

static void
convert_fields (SalCsvReader *self)
{
  gsize needed = 0;

  for (guint i = 0; i < self->n_fields; i++)
    needed += (gsize) self->fields[i].length * SAL_CSV_ENCODING_GROWTH + 1;
  g_string_set_size (self->scratch, needed);

  needed = 0;
  for (guint i = 0; i < self->n_fields; i++)
    {
      SalCsvField *field = &self->fields[i];
      char *converted = self->scratch->str + needed;

      field->length = (guint) sal_csv_encoding_to_utf8 (field->text, field->length, converted);
      field->text = converted;
      converted[field->length] = '\0';
      needed += field->length + 1;
    }
}

/* Rows with bytes that are NUL or not ASCII */
static void
clean_fields (SalCsvReader *self)
{
  gboolean valid = TRUE;

  for (guint i = 0; i < self->n_fields; i++)
    {
      SalCsvField *field = &self->fields[i];

      if (memchr (field->text, '\0', field->length) != NULL)
        {
          field->length = drop_nul ((char *) field->text, field->length);
          ((char *) field->text)[field->length] = '\0';
          self->row_problems |= SAL_CSV_PROBLEM_NUL;
        }
      valid = valid && g_utf8_validate_len (field->text, field->length, NULL);
    }
  if (!valid)
    {
      convert_fields (self);
      self->row_problems |= SAL_CSV_PROBLEM_ENCODING;
    }
}

static inline void
trim_field (SalCsvField *field)
{
  while (field->length > 0 && g_ascii_isspace (field->text[0]))
    {
      field->text++;
      field->length--;
    }
  while (field->length > 0 && g_ascii_isspace (field->text[field->length - 1]))
    field->length--;
}

static void
finish_fields (SalCsvReader *self, gsize row_end)
{
  SalCsvField *last = &self->fields[self->n_fields - 1];

  if (self->states[self->n_fields - 1] == SAL_CSV_FIELD_PLAIN && self->dialect.newline == '\n' &&
      last->length > 0 && last->text[last->length - 1] == '\r')
    last->length--;

  for (guint i = 0; i < self->n_fields; i++)
    {
      SalCsvField *field = &self->fields[i];

      field->quoted = self->states[i] != SAL_CSV_FIELD_PLAIN;
      if (G_UNLIKELY (self->states[i] == SAL_CSV_FIELD_ESCAPED))
        field->length = unescape ((char *) field->text, field->length);
      if (self->trim)
        trim_field (field);
      ((char *) field->text)[field->length] = '\0';
    }

  if (self->special < self->start)
    self->special =
        self->start + sal_csv_scan_special (self->buffer + self->start, self->end - self->start);
  if (G_UNLIKELY (self->special < row_end))
    clean_fields (self);
}

static void
pad_fields (SalCsvReader *self)
{
  while (self->n_fields < self->n_columns)
    *sal_csv_reader_add_field (self) = (SalCsvField){ .text = "" };
}

static void
count_problems (SalCsvReader *self)
{
  for (guint i = 0; i < SAL_CSV_N_PROBLEMS; i++)
    if (self->row_problems & (1u << i))
      {
        if (self->n_problems[i]++ == 0)
          self->first_problem[i] = self->n_rows;
      }
}

static guint64
count_lines (const SalCsvReader *self, gsize row_end)
{
  const char *at = self->buffer + self->start, *end = self->buffer + row_end;
  guint64 n = 1;

  while (self->row_quoted && (at = memchr (at, self->dialect.newline, (gsize) (end - at))) != NULL)
    {
      n++;
      at++;
    }

  return n;
}

static gboolean
is_blank (const SalCsvReader *self, gsize row_end)
{
  gsize length = row_end - self->start;

  if (length > 0 && self->dialect.newline == '\n' && self->buffer[row_end - 1] == '\r')
    length--;

  return length == self->n_fields - 1 && !self->row_quoted;
}

static gboolean
refuse_endless (SalCsvReader *self, GError **error)
{
  char row[SAL_NUMBER_BUFFER];

  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_FORMAT,
               _ ("%s, row %s: the row has no end within %d MiB; is this a text file with one "
                  "record per line?"),
               self->name,
               sal_number_write ((gint64) self->n_rows + 1, 0, row),
               SAL_CSV_ROW_LIMIT / (1024 * 1024));

  return FALSE;
}

/* Finds the next row that is not blank, refilling the buffer as needed. */
static gboolean
find_row (SalCsvReader *self, gsize *row_end, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      if (self->start == self->end && self->at_end)
        return FALSE;
      if (self->start == self->end ||
          sal_csv_reader_parse_row (self, row_end) == SAL_CSV_PARSE_NEED_MORE)
        {
          if (self->end - self->start >= SAL_CSV_ROW_LIMIT)
            return refuse_endless (self, error);
          if (!sal_csv_reader_fill (self, cancellable, error))
            return FALSE;
          continue;
        }

      self->n_rows++;
      if (!is_blank (self, *row_end))
        return TRUE;
      self->n_blank++;
      self->n_lines++;
      self->start = *row_end + 1;
    }
}

/**
 * sal_csv_reader_next:
 * @self: a reader
 * @row: (out): the row, valid until the next call
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the next row that is not blank.
 *
 * A row with fewer fields than there are columns is padded with empty ones. Both it and a row with
 * more fields than columns say so in `problems`.
 *
 * Returns: %TRUE if there was a row; %FALSE without @error at the end of the file; %FALSE with
 * @error %SAL_EXCHANGE_ERROR_FORMAT for a row of more than %SAL_CSV_ROW_LIMIT bytes, or an error of
 * the stream
 */
gboolean
sal_csv_reader_next (SalCsvReader *self, SalCsvRow *row, GCancellable *cancellable, GError **error)
{
  gsize row_end;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  if (!find_row (self, &row_end, cancellable, error))
    return FALSE;

  row->line = self->n_lines + 1;
  row->offset = self->dropped + self->start;
  row->number = self->n_rows;
  row->n_found = self->n_fields;
  self->n_lines += count_lines (self, row_end);
  finish_fields (self, row_end);
  if (self->n_columns > 0 && self->n_fields < self->n_columns)
    self->row_problems |= SAL_CSV_PROBLEM_SHORT;
  else if (self->n_columns > 0 && self->n_fields > self->n_columns)
    self->row_problems |= SAL_CSV_PROBLEM_LONG;
  pad_fields (self);
  if (G_UNLIKELY (self->row_problems != 0))
    count_problems (self);
  row->fields = self->fields;
  row->n_fields = self->n_fields;
  row->problems = self->row_problems;
  self->start = row_end + 1;

  return TRUE;
}

/* A name for a column that has none, and for one whose name is taken. A second byte order mark is
 * what some programs put before the first name. */
static char *
name_column (GHashTable *taken, const char *text, guint index)
{
  g_autofree char *wanted = NULL;
  g_autofree char *name = NULL;

  wanted = g_strstrip (g_strdup (text));
  while (g_str_has_prefix (wanted, "\xEF\xBB\xBF"))
    {
      memset (wanted, ' ', 3);
      g_strstrip (wanted);
    }
  if (*wanted == '\0')
    {
      g_free (wanted);
      wanted = g_strdup_printf (_ ("Column %u"), index + 1);
    }
  name = g_strdup (wanted);
  for (guint n = 2; g_hash_table_contains (taken, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", wanted, n);
    }
  g_hash_table_add (taken, g_strdup (name));

  return g_steal_pointer (&name);
}

static void
set_columns (SalCsvReader *self, const SalCsvField *fields, guint n_fields, gboolean named)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* delimiters at the end of the header name no columns */
  while (named && n_fields > 1 && fields[n_fields - 1].length == 0)
    n_fields--;
  self->columns = g_new0 (char *, n_fields + 1);
  for (guint i = 0; i < n_fields; i++)
    self->columns[i] = name_column (taken, named ? fields[i].text : "", i);
  self->n_columns = n_fields;
}

static gboolean
read_header (SalCsvReader *self,
             const SalCsvOptions *options,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GError) local_error = NULL;
  SalCsvRow row;
  gsize row_end;

  if (options != NULL && options->no_header)
    {
      if (find_row (self, &row_end, cancellable, &local_error))
        {
          set_columns (self, self->fields, self->n_fields, FALSE);
          /* the same row is read again */
          self->n_rows--;
          self->mask_at = G_MAXSIZE;
        }
    }
  else if (sal_csv_reader_next (self, &row, cancellable, &local_error))
    {
      set_columns (self, row.fields, row.n_fields, TRUE);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (self->columns == NULL)
    {
      g_set_error (error,
                   SAL_EXCHANGE_ERROR,
                   SAL_EXCHANGE_ERROR_FORMAT,
                   _ ("%s is empty; its first row should name the columns"),
                   self->name);
      return FALSE;
    }

  return TRUE;
}

static void
detect_dialect (SalCsvReader *self, const SalCsvOptions *options)
{
  sal_csv_dialect_detect (self->buffer, self->end, self->at_end, &self->dialect);
  if (options != NULL && options->delimiter != '\0')
    self->dialect.delimiter = options->delimiter;
  sal_csv_reader_end_last_row (self);
  if (self->dialect.skip > 0)
    {
      self->start = MIN (self->dialect.skip, self->end);
      self->n_rows = 1;
      self->n_lines = 1;
    }
}

/**
 * sal_csv_reader_new:
 * @stream: the stream to read
 * @name: what messages call the file
 * @options: (nullable): what is known about the file
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Starts to read a delimited text file: recognises its encoding, delimiter and row ends, and reads
 * the names of its columns. Columns without a name get one, columns of the same name are numbered.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with @error set:
 * %SAL_EXCHANGE_ERROR_FORMAT if there is no row at all, or an error of the stream
 */
SalCsvReader *
sal_csv_reader_new (GInputStream *stream,
                    const char *name,
                    const SalCsvOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (SalCsvReader) self = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (SalCsvReader, 1);
  self->name = g_strdup (name);
  self->scratch = g_string_new (NULL);
  self->encoding = options != NULL ? g_strdup (options->encoding) : NULL;
  self->trim = options != NULL && options->trim;
  self->capacity =
      options != NULL && options->block_size > 0 ? MAX (options->block_size, 16) : BLOCK_BYTES;
  self->buffer = g_malloc (self->capacity + 1 + SAL_CSV_SCAN_WIDTH);
  self->source =
      sal_csv_source_new (stream, options != NULL ? options->encoding : NULL, cancellable, error);
  if (self->source == NULL || !sal_csv_reader_fill (self, cancellable, error))
    return NULL;
  detect_dialect (self, options);
  if (!read_header (self, options, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sal_csv_reader_new_for_file:
 * @file: the file to read
 * @options: (nullable): what is known about the file
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Opens a file for [func@csv_reader_new]; messages call it by its base name.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with @error set
 */
SalCsvReader *
sal_csv_reader_new_for_file (GFile *file,
                             const SalCsvOptions *options,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *name = NULL;
  SalCsvReader *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  name = g_file_get_basename (file);
  self = sal_csv_reader_new (G_INPUT_STREAM (stream), name, options, cancellable, error);
  if (self == NULL)
    return NULL;
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  if (info != NULL && (options == NULL || options->encoding == NULL))
    self->size = (guint64) g_file_info_get_size (info);

  return self;
}

void
sal_csv_reader_free (SalCsvReader *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->encoding);
  g_clear_pointer (&self->source, sal_csv_source_free);
  g_free (self->buffer);
  g_free (self->fields);
  g_free (self->states);
  g_string_free (self->scratch, TRUE);
  g_strfreev (self->columns);
  g_free (self);
}

const char *
sal_csv_reader_get_name (const SalCsvReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

char
sal_csv_reader_get_delimiter (const SalCsvReader *self)
{
  g_return_val_if_fail (self != NULL, ',');

  return self->dialect.delimiter;
}

/**
 * sal_csv_reader_get_encoding:
 * @self: a reader
 *
 * Tells how the rows read so far are encoded: as was asked for, or else what was recognised.
 *
 * Returns: the name of the encoding, as iconv knows it
 */
const char *
sal_csv_reader_get_encoding (const SalCsvReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->encoding != NULL)
    return self->encoding;
  if (sal_csv_source_get_encoding (self->source) != SAL_CSV_ENCODING_UTF8)
    return "UTF-16";

  return sal_csv_reader_get_n_problems (self, SAL_CSV_PROBLEM_ENCODING) > 0 ? "WINDOWS-1252"
                                                                            : "UTF-8";
}

const char *const *
sal_csv_reader_get_columns (const SalCsvReader *self, guint *n_columns)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_columns != NULL)
    *n_columns = self->n_columns;

  return (const char *const *) self->columns;
}

/**
 * sal_csv_reader_get_progress:
 * @self: a reader
 *
 * Tells how much of the file has been taken in.
 *
 * Returns: between 0 and 1, or −1 if the size of the file is not known
 */
double
sal_csv_reader_get_progress (const SalCsvReader *self)
{
  guint64 consumed;

  g_return_val_if_fail (self != NULL, -1);

  if (self->size == 0)
    return -1;
  consumed = sal_csv_source_get_consumed (self->source);

  return MIN (1.0, (double) consumed / (double) self->size);
}

guint64
sal_csv_reader_get_n_blank (const SalCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_blank;
}

/**
 * sal_csv_reader_get_n_problems:
 * @self: a reader
 * @problem: one problem
 *
 * Counts the rows read so far that had a problem.
 *
 * Returns: the number of rows
 */
guint64
sal_csv_reader_get_n_problems (const SalCsvReader *self, SalCsvProblems problem)
{
  guint64 n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < SAL_CSV_N_PROBLEMS; i++)
    if (problem & (1u << i))
      n += self->n_problems[i];

  return n;
}
