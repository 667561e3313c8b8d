/* sal-csv-reader-parse.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-csv-reader-private.h"

#include <string.h>

#include "sal-csv-scan.h"

/* At the end of the file, gives its last row the newline it may lack. */
void
sal_csv_reader_end_last_row (SalCsvReader *self)
{
  if (self->at_end && self->end > 0 && self->buffer[self->end - 1] != self->dialect.newline)
    self->buffer[self->end++] = self->dialect.newline;
  memset (self->buffer + self->end, 0, SAL_CSV_SCAN_WIDTH);
}

/* Moves the unread text to the front and reads as much as fits behind it. */
gboolean
sal_csv_reader_fill (SalCsvReader *self, GCancellable *cancellable, GError **error)
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
    sal_csv_reader_end_last_row (self);
  self->special = sal_csv_scan_special (self->buffer, self->end);
  self->mask = 0;
  self->mask_at = G_MAXSIZE;

  return TRUE;
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
static SalCsvParseResult
parse_quoted (SalCsvReader *self, gsize quote, gsize *separator)
{
  guint index = self->n_fields - 1;
  gsize text = quote + 1, limit = self->end, at = text;
  gboolean single_line = self->dropped + quote < self->single_line_until;

  self->states[index] = SAL_CSV_FIELD_QUOTED;
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
          self->states[index] = SAL_CSV_FIELD_ESCAPED;
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
          return SAL_CSV_PARSE_DONE;
        }
      if (opens_later_field (self, text, at))
        return SAL_CSV_PARSE_OPEN_QUOTE;
      self->states[index] = SAL_CSV_FIELD_ESCAPED;
      self->row_problems |= SAL_CSV_PROBLEM_STRAY_QUOTE;
      at++;
    }

  if (limit < self->end)
    return SAL_CSV_PARSE_OPEN_QUOTE;
  if (self->at_end || self->end - self->start >= SAL_CSV_ROW_LIMIT)
    {
      self->single_line_until = MAX (self->single_line_until, self->dropped + self->end);
      return SAL_CSV_PARSE_OPEN_QUOTE;
    }

  return SAL_CSV_PARSE_NEED_MORE;
}

/* Reads the field at @at if it is quoted, which leaves @separator alone where it is not. */
static SalCsvParseResult
parse_opening (SalCsvReader *self, gsize at, gsize *separator)
{
  SalCsvProblems problems = self->row_problems;
  gsize quote = find_opening_quote (self, at);
  SalCsvParseResult result;

  if (self->buffer[quote] != '"')
    return SAL_CSV_PARSE_DONE;
  result = parse_quoted (self, quote, separator);
  if (result == SAL_CSV_PARSE_OPEN_QUOTE)
    self->row_problems = problems | SAL_CSV_PROBLEM_OPEN_QUOTE;
  else if (result == SAL_CSV_PARSE_DONE)
    self->row_quoted = TRUE;

  return result;
}

SalCsvParseResult
sal_csv_reader_parse_row (SalCsvReader *self, gsize *row_end)
{
  gsize at = self->start;

  self->n_fields = 0;
  self->row_quoted = FALSE;
  self->row_problems = 0;
  for (;;)
    {
      SalCsvField *field = sal_csv_reader_add_field (self);
      char first = self->buffer[at];
      gsize separator = 0;

      self->states[self->n_fields - 1] = SAL_CSV_FIELD_PLAIN;
      if (G_UNLIKELY (first == '"' || first == ' ') &&
          parse_opening (self, at, &separator) == SAL_CSV_PARSE_NEED_MORE)
        return SAL_CSV_PARSE_NEED_MORE;
      if (G_LIKELY (separator == 0))
        {
          self->states[self->n_fields - 1] = SAL_CSV_FIELD_PLAIN;
          separator = find_separator (self, at);
          if (separator >= self->end)
            return SAL_CSV_PARSE_NEED_MORE;
          field->text = self->buffer + at;
          field->length = (guint) (separator - at);
        }
      if (self->buffer[separator] == self->dialect.newline)
        {
          *row_end = separator;
          return SAL_CSV_PARSE_DONE;
        }
      at = separator + 1;
    }
}
