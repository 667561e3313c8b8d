/* sal-csv-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-csv-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-csv-dialect.h"
#include "sal-csv-encoding.h"
#include "sal-csv-scan.h"
#include "sal-csv-source.h"
#include "sal-exchange-error.h"

#define BLOCK_BYTES (1024 * 1024)

/* How a field's text in the buffer has to be treated once its row is complete. */
typedef enum
{
  FIELD_PLAIN,
  FIELD_QUOTED,
  FIELD_ESCAPED, /* quoted, with quotes inside */
} FieldState;

typedef enum
{
  PARSE_DONE,
  PARSE_NEED_MORE,
  PARSE_OPEN_QUOTE,
} ParseResult;

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
struct _SalCsvReader
{
  char *name;
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
  guchar *states; /* FieldState of each */
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

/* At the end of the file, gives its last row the newline it may lack. */
static void
end_last_row (SalCsvReader *self)
{
  if (self->at_end && self->end > 0 && self->buffer[self->end - 1] != self->dialect.newline)
    self->buffer[self->end++] = self->dialect.newline;
  memset (self->buffer + self->end, 0, SAL_CSV_SCAN_WIDTH);
}

/* Moves the unread text to the front and reads as much as fits behind it. */
static gboolean
fill (SalCsvReader *self, GCancellable *cancellable, GError **error)
{
  gsize unread = self->end - self->start;

  if (self->start > 0)
    {
      memmove (self->buffer, self->buffer + self->start, unread);
      self->dropped += self->start;
      self->start = 0;
      self->end = unread;
    }
  else if (self->capacity - self->end < 4)
    {
      self->capacity *= 2;
      /* room for a newline that the last row lacks */
      self->buffer = g_realloc (self->buffer, self->capacity + 1 + SAL_CSV_SCAN_WIDTH);
    }

  while (self->capacity - self->end >= 4)
    {
      gssize n = sal_csv_source_read (
          self->source, self->buffer + self->end, self->capacity - self->end, cancellable, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        {
          self->at_end = TRUE;
          break;
        }
      self->end += (gsize) n;
    }

  if (self->dialect.newline != '\0')
    end_last_row (self);
  self->special = sal_csv_scan_special (self->buffer, self->end);
  self->mask = 0;
  self->mask_at = G_MAXSIZE;

  return TRUE;
}

static inline SalCsvField *
add_field (SalCsvReader *self)
{
  if (G_UNLIKELY (self->n_fields == self->n_allocated))
    {
      self->n_allocated = MAX (32, self->n_allocated * 2);
      self->fields = g_renew (SalCsvField, self->fields, self->n_allocated);
      self->states = g_renew (guchar, self->states, self->n_allocated);
    }

  return &self->fields[self->n_fields++];
}

/* Finds the next delimiter or newline at or after @at; end if there is none. */
static inline gsize
find_separator (SalCsvReader *self, gsize at)
{
  const char delimiter = self->dialect.delimiter, newline = self->dialect.newline;

  if (at >= self->mask_at && at - self->mask_at < SAL_CSV_SCAN_WIDTH)
    {
      self->mask &= ~G_GUINT64_CONSTANT (0) << (at - self->mask_at);
    }
  else
    {
      self->mask_at = at;
      self->mask = sal_csv_scan_mask (self->buffer + at, delimiter, newline);
    }

  while (self->mask == 0)
    {
      self->mask_at += SAL_CSV_SCAN_WIDTH;
      if (self->mask_at >= self->end)
        return self->end;
      self->mask = sal_csv_scan_mask (self->buffer + self->mask_at, delimiter, newline);
    }

  return self->mask_at + (gsize) __builtin_ctzll (self->mask);
}

/* Where the quote is that opens the field at @at, or @at if it is not quoted. Spaces before a quote
 * are no part of RFC 4180 but of what is written by hand. */
static gsize
find_opening_quote (const SalCsvReader *self, gsize at)
{
  gsize quote = at;

  while (self->buffer[quote] == ' ' && self->dialect.delimiter != ' ')
    quote++;

  return self->buffer[quote] == '"' ? quote : at;
}

/* Where the delimiter or newline is that a closing quote at @quote stands before; 0 if it does not
 * close the field, end if that cannot be seen yet. */
static gsize
find_after_quote (const SalCsvReader *self, gsize quote)
{
  gsize at = quote + 1;

  while (self->buffer[at] == ' ' && self->dialect.delimiter != ' ')
    at++;
  if (self->buffer[at] == '\r' && self->dialect.newline == '\n' &&
      (self->buffer[at + 1] == '\n' || at + 1 >= self->end))
    at++;
  if (at >= self->end)
    return self->end;
  if (self->buffer[at] == self->dialect.delimiter || self->buffer[at] == self->dialect.newline)
    return at;

  return 0;
}

/* A quote at the beginning of what looks like a field of a later row, seen from a quoted field
 * whose text began at @text: then it is rather that one which nobody closed. */
static gboolean
opens_later_field (const SalCsvReader *self, gsize text, gsize quote)
{
  char before = self->buffer[quote - 1];

  return (before == self->dialect.delimiter || before == self->dialect.newline) &&
         memchr (self->buffer + text, self->dialect.newline, quote - text) != NULL;
}

/* Reads the quoted field that opens at @quote, and tells where the delimiter or newline after it
 * is. */
static ParseResult
parse_quoted (SalCsvReader *self, gsize quote, gsize *separator)
{
  guint index = self->n_fields - 1;
  gsize text = quote + 1, limit = self->end, at = text;
  gboolean single_line = self->dropped + quote < self->single_line_until;

  self->states[index] = FIELD_QUOTED;
  if (single_line)
    {
      const char *newline = memchr (self->buffer + text, self->dialect.newline, limit - text);

      limit = newline != NULL ? (gsize) (newline - self->buffer) : limit;
    }

  for (;;)
    {
      const char *hit = memchr (self->buffer + at, '"', limit - at);
      gsize after;

      if (hit == NULL)
        break;
      at = (gsize) (hit - self->buffer);
      if (self->buffer[at + 1] == '"')
        {
          self->states[index] = FIELD_ESCAPED;
          at += 2;
          if (at > limit)
            break;
          continue;
        }
      after = find_after_quote (self, at);
      if (after == self->end)
        break;
      if (after > 0)
        {
          self->fields[index].text = self->buffer + text;
          self->fields[index].length = (guint) (at - text);
          *separator = after;
          return PARSE_DONE;
        }
      if (opens_later_field (self, text, at))
        return PARSE_OPEN_QUOTE;
      self->states[index] = FIELD_ESCAPED;
      self->row_problems |= SAL_CSV_PROBLEM_STRAY_QUOTE;
      at++;
    }

  if (limit < self->end)
    return PARSE_OPEN_QUOTE;
  if (self->at_end || self->end - self->start >= SAL_CSV_ROW_LIMIT)
    {
      self->single_line_until = MAX (self->single_line_until, self->dropped + self->end);
      return PARSE_OPEN_QUOTE;
    }

  return PARSE_NEED_MORE;
}

/* Reads the field at @at if it is quoted, which leaves @separator alone where it is not. */
static ParseResult
parse_opening (SalCsvReader *self, gsize at, gsize *separator)
{
  SalCsvProblems problems = self->row_problems;
  gsize quote = find_opening_quote (self, at);
  ParseResult result;

  if (self->buffer[quote] != '"')
    return PARSE_DONE;
  result = parse_quoted (self, quote, separator);
  if (result == PARSE_OPEN_QUOTE)
    self->row_problems = problems | SAL_CSV_PROBLEM_OPEN_QUOTE;
  else if (result == PARSE_DONE)
    self->row_quoted = TRUE;

  return result;
}

static ParseResult
parse_row (SalCsvReader *self, gsize *row_end)
{
  gsize at = self->start;

  self->n_fields = 0;
  self->row_quoted = FALSE;
  self->row_problems = 0;
  for (;;)
    {
      SalCsvField *field = add_field (self);
      char first = self->buffer[at];
      gsize separator = 0;

      self->states[self->n_fields - 1] = FIELD_PLAIN;
      if (G_UNLIKELY (first == '"' || first == ' ') &&
          parse_opening (self, at, &separator) == PARSE_NEED_MORE)
        return PARSE_NEED_MORE;
      if (G_LIKELY (separator == 0))
        {
          self->states[self->n_fields - 1] = FIELD_PLAIN;
          separator = find_separator (self, at);
          if (separator >= self->end)
            return PARSE_NEED_MORE;
          field->text = self->buffer + at;
          field->length = (guint) (separator - at);
        }
      if (self->buffer[separator] == self->dialect.newline)
        {
          *row_end = separator;
          return PARSE_DONE;
        }
      at = separator + 1;
    }
}

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

  if (self->states[self->n_fields - 1] == FIELD_PLAIN && self->dialect.newline == '\n' &&
      last->length > 0 && last->text[last->length - 1] == '\r')
    last->length--;

  for (guint i = 0; i < self->n_fields; i++)
    {
      SalCsvField *field = &self->fields[i];

      field->quoted = self->states[i] != FIELD_PLAIN;
      if (G_UNLIKELY (self->states[i] == FIELD_ESCAPED))
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
    *add_field (self) = (SalCsvField){ .text = "" };
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

/* Finds the next row that is not blank, refilling the buffer as needed. */
static gboolean
find_row (SalCsvReader *self, gsize *row_end, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      if (self->start == self->end && self->at_end)
        return FALSE;
      if (self->start == self->end || parse_row (self, row_end) == PARSE_NEED_MORE)
        {
          if (self->end - self->start >= SAL_CSV_ROW_LIMIT)
            {
              g_set_error (error,
                           SAL_EXCHANGE_ERROR,
                           SAL_EXCHANGE_ERROR_FORMAT,
                           _ ("%s, row %" G_GUINT64_FORMAT ": the row has no end within %d MiB; is "
                              "this a text file with one record per line?"),
                           self->name,
                           self->n_rows + 1,
                           SAL_CSV_ROW_LIMIT / (1024 * 1024));
              return FALSE;
            }
          if (!fill (self, cancellable, error))
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
  end_last_row (self);
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
  self->trim = options != NULL && options->trim;
  self->capacity =
      options != NULL && options->block_size > 0 ? MAX (options->block_size, 16) : BLOCK_BYTES;
  self->buffer = g_malloc (self->capacity + 1 + SAL_CSV_SCAN_WIDTH);
  self->source =
      sal_csv_source_new (stream, options != NULL ? options->encoding : NULL, cancellable, error);
  if (self->source == NULL || !fill (self, cancellable, error))
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

static const char *
describe_problem (guint index)
{
  switch (1u << index)
    {
    case SAL_CSV_PROBLEM_SHORT:
      return _ ("fewer fields than columns, the rest taken as empty");
    case SAL_CSV_PROBLEM_LONG:
      return _ ("more fields than columns, the rest left out");
    case SAL_CSV_PROBLEM_STRAY_QUOTE:
      return _ ("a quote inside a quoted field that is not doubled, kept as text");
    case SAL_CSV_PROBLEM_OPEN_QUOTE:
      return _ ("a quote that is never closed, kept as text");
    case SAL_CSV_PROBLEM_ENCODING:
      return _ ("not UTF-8, read as Windows-1252");
    default:
      return _ ("NUL bytes, left out");
    }
}

/**
 * sal_csv_problems_to_text:
 * @problems: problems of a row
 *
 * Says what was wrong with a row and how it was read.
 *
 * Returns: (transfer full): a sentence without its row, empty if there was no problem
 */
char *
sal_csv_problems_to_text (SalCsvProblems problems)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < SAL_CSV_N_PROBLEMS; i++)
    if (problems & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", describe_problem (i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sal_csv_reader_dup_notes:
 * @self: a reader
 *
 * Says how the file had to be read: its encoding if it is not UTF-8, and for each kind of problem
 * how many rows so far had it and which was the first.
 *
 * Returns: (transfer full) (array zero-terminated=1): sentences for people
 */
char **
sal_csv_reader_dup_notes (const SalCsvReader *self)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  if (sal_csv_source_get_encoding (self->source) != SAL_CSV_ENCODING_UTF8)
    g_strv_builder_add (notes, _ ("The file is in UTF-16"));
  for (guint i = 0; i < SAL_CSV_N_PROBLEMS; i++)
    {
      g_autofree char *note = NULL;

      if (self->n_problems[i] == 0)
        continue;
      note = g_strdup_printf (ngettext ("%" G_GUINT64_FORMAT " row, row %" G_GUINT64_FORMAT ": %s",
                                        "%" G_GUINT64_FORMAT
                                        " rows, the first of them row %" G_GUINT64_FORMAT ": %s",
                                        (gulong) self->n_problems[i]),
                              self->n_problems[i],
                              self->first_problem[i],
                              describe_problem (i));
      g_strv_builder_add (notes, note);
    }

  return g_strv_builder_end (notes);
}
