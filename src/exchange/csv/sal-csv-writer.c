/* sal-csv-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-csv-writer.h"

#include <string.h>

#define BLOCK_BYTES (64 * 1024)

/**
 * SalCsvWriter:
 *
 * Writes rows as RFC 4180 has them: commas, rows that end in CRLF, quotes around fields that hold a
 * comma, a quote or a line break. Fields with spaces at either end are quoted too, and so is the
 * first field of a row that would otherwise be a blank line.
 */
struct _SalCsvWriter
{
  GOutputStream *stream;
  GString *block;
  gsize row_start; /* in the block */
  gboolean row_begun;
};

/**
 * sal_csv_writer_new:
 * @stream: where to write
 *
 * Creates a writer. Nothing is certain to be in @stream before [func@csv_writer_flush].
 *
 * Returns: (transfer full): the writer
 */
SalCsvWriter *
sal_csv_writer_new (GOutputStream *stream)
{
  SalCsvWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_new0 (SalCsvWriter, 1);
  self->stream = g_object_ref (stream);
  self->block = g_string_sized_new (BLOCK_BYTES + 1024);

  return self;
}

void
sal_csv_writer_free (SalCsvWriter *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->stream);
  g_string_free (self->block, TRUE);
  g_free (self);
}

static gboolean
needs_quotes (const char *text, gsize length)
{
  if (length == 0)
    return FALSE;
  if (text[0] == ' ' || text[length - 1] == ' ')
    return TRUE;
  /* a first line that begins like this names the delimiter */
  if (length >= 4 && g_ascii_strncasecmp (text, "sep=", 4) == 0)
    return TRUE;
  for (gsize i = 0; i < length; i++)
    if (text[i] == '"' || text[i] == ',' || text[i] == '\n' || text[i] == '\r')
      return TRUE;

  return FALSE;
}

/**
 * sal_csv_writer_add:
 * @self: a writer
 * @text: (nullable): the text of a field; %NULL is empty
 *
 * Adds a field to the row.
 */
void
sal_csv_writer_add (SalCsvWriter *self, const char *text)
{
  sal_csv_writer_add_length (self, text, text != NULL ? strlen (text) : 0);
}

/**
 * sal_csv_writer_add_length:
 * @self: a writer
 * @text: (array length=length) (nullable): the text of a field
 * @length: the number of bytes of @text
 *
 * Adds a field to the row.
 */
void
sal_csv_writer_add_length (SalCsvWriter *self, const char *text, gsize length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL || length == 0);

  if (self->row_begun)
    g_string_append_c (self->block, ',');
  self->row_begun = TRUE;
  if (!needs_quotes (text, length))
    {
      g_string_append_len (self->block, text, (gssize) length);
      return;
    }

  g_string_append_c (self->block, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        g_string_append_c (self->block, '"');
      g_string_append_c (self->block, text[i]);
    }
  g_string_append_c (self->block, '"');
}

/* A row of nothing but delimiters reads as a blank line. */
static gboolean
is_blank_row (const SalCsvWriter *self)
{
  for (gsize i = self->row_start; i < self->block->len; i++)
    if (self->block->str[i] != ',')
      return FALSE;

  return TRUE;
}

/**
 * sal_csv_writer_end_row:
 * @self: a writer
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Ends the row, and writes what has gathered.
 *
 * Returns: %FALSE with @error set if the stream failed
 */
gboolean
sal_csv_writer_end_row (SalCsvWriter *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (is_blank_row (self))
    g_string_insert_len (self->block, (gssize) self->row_start, "\"\"", 2);
  g_string_append_len (self->block, "\r\n", 2);
  self->row_begun = FALSE;
  self->row_start = self->block->len;
  if (self->block->len >= BLOCK_BYTES)
    return sal_csv_writer_flush (self, cancellable, error);

  return TRUE;
}

/**
 * sal_csv_writer_flush:
 * @self: a writer between two rows
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes what has gathered.
 *
 * Returns: %FALSE with @error set if the stream failed
 */
gboolean
sal_csv_writer_flush (SalCsvWriter *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!g_output_stream_write_all (
          self->stream, self->block->str, self->block->len, NULL, cancellable, error))
    return FALSE;
  g_string_truncate (self->block, 0);
  self->row_start = 0;

  return TRUE;
}
