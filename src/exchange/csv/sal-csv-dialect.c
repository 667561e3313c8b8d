/* sal-csv-dialect.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-csv-dialect.h"

#include <string.h>

#define SAMPLE_BYTES (128 * 1024)
#define SAMPLE_ROWS  200

/* How a sample reads with one delimiter. */
typedef struct
{
  guint columns; /* of the first row */
  guint rows;
  guint alike; /* rows with as many columns as the first */
} Reading;

/* A carriage return at the very end may be followed by a line feed that is not in sight. */
static char
detect_newline (const char *text, gsize length, gboolean complete)
{
  gboolean quoted = FALSE;
  gboolean carriage_return = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      else if (text[i] == '\n' && !quoted)
        return '\n';
      else if (text[i] == '\r' && !quoted && (complete || i + 1 < length))
        carriage_return = TRUE;
    }

  return carriage_return ? '\r' : '\n';
}

static void
count_row (Reading *reading, guint columns)
{
  if (reading->rows == 0)
    reading->columns = columns;
  reading->rows++;
  if (columns == reading->columns)
    reading->alike++;
}

/* Where the quoted field that opens at @at ends: at its closing quote, or @length. */
static gsize
skip_quoted (const char *text, gsize length, gsize at)
{
  for (at++; at < length; at++)
    {
      if (text[at] != '"')
        continue;
      if (at + 1 == length || text[at + 1] != '"')
        return at;
      at++;
    }

  return length;
}

static Reading
read_with (const char *text, gsize length, gboolean complete, char delimiter, char newline)
{
  Reading reading = { 0 };
  guint columns = 1;
  gsize row_start = 0, field_start = 0;

  for (gsize i = 0; i < length && reading.rows < SAMPLE_ROWS; i++)
    {
      if (text[i] == '"' && i == field_start)
        {
          i = skip_quoted (text, length, i);
        }
      else if (text[i] == delimiter)
        {
          columns++;
          field_start = i + 1;
        }
      else if (text[i] == newline)
        {
          gboolean blank = i == row_start || (i == row_start + 1 && text[row_start] == '\r');

          if (!blank)
            count_row (&reading, columns);
          columns = 1;
          row_start = field_start = i + 1;
        }
    }
  if (complete && row_start < length && reading.rows < SAMPLE_ROWS)
    count_row (&reading, columns);

  return reading;
}

/* Spreadsheets written for another locale open with "sep=;" */
static gboolean
read_separator_line (const char *text, gsize length, SalCsvDialect *dialect)
{
  const char *end;

  if (length < 6 || g_ascii_strncasecmp (text, "sep=", 4) != 0 ||
      strchr ("\"\r\n", text[4]) != NULL)
    return FALSE;

  end = text + 5;
  if (*end == '\r' && length > 6 && end[1] == '\n')
    end++;
  if (*end != '\n' && *end != '\r')
    return FALSE;

  dialect->delimiter = text[4];
  dialect->skip = (gsize) (end + 1 - text);

  return TRUE;
}

/**
 * sal_csv_dialect_detect:
 * @text: (array length=length): the beginning of a file
 * @length: the number of bytes of @text
 * @complete: whether @text is the whole file
 * @dialect: (out): the dialect found
 *
 * Finds how the rows and fields of a delimited file are separated.
 *
 * The delimiter is that of comma, semicolon, tab and pipe with which most of the first rows have as
 * many columns as the header; a file without any of them has one column and is said to use commas.
 * A first line `sep=;` decides.
 */
void
sal_csv_dialect_detect (const char *text, gsize length, gboolean complete, SalCsvDialect *dialect)
{
  static const char candidates[] = { ',', ';', '\t', '|' };
  guint64 best = 0;

  g_return_if_fail (text != NULL || length == 0);
  g_return_if_fail (dialect != NULL);

  complete = complete && length <= SAMPLE_BYTES;
  length = MIN (length, SAMPLE_BYTES);
  *dialect = (SalCsvDialect){ .delimiter = ',' };
  dialect->newline = detect_newline (text, length, complete);
  if (read_separator_line (text, length, dialect))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      Reading reading = read_with (text, length, complete, candidates[i], dialect->newline);
      guint64 score;

      if (reading.columns < 2)
        continue;
      score = (guint64) reading.alike * 1000000 / reading.rows * 1000 + MIN (reading.columns, 999);
      if (score > best)
        {
          best = score;
          dialect->delimiter = candidates[i];
        }
    }
}
