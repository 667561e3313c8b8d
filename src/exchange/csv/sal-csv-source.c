/* sal-csv-source.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-csv-source.h"

#include <string.h>

#define HEAD_BYTES  4096
#define UNITS_BYTES (64 * 1024)

/**
 * SalCsvSource:
 *
 * The bytes of a text file without their byte order mark, UTF-16 turned into UTF-8.
 */
struct _SalCsvSource
{
  GInputStream *stream;
  SalCsvEncoding encoding;
  guint64 consumed;

  /* what was looked at to recognise the encoding and not handed out yet */
  char head[HEAD_BYTES];
  gsize head_start;
  gsize head_end;

  /* UTF-16 that was read and not decoded yet */
  guchar *units;
  gsize n_units; /* bytes */
  gboolean at_end;
};

/* Exported text is mostly ASCII, so that in UTF-16 every other byte is NUL. */
static gboolean
guess_utf16 (const char *head, gsize length, SalCsvEncoding *encoding)
{
  gsize nul[2] = { 0, 0 };

  if (length < 4)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (head[i] == '\0')
      nul[i % 2]++;
  if (nul[1] * 5 > length && nul[0] * 20 < length)
    *encoding = SAL_CSV_ENCODING_UTF16_LE;
  else if (nul[0] * 5 > length && nul[1] * 20 < length)
    *encoding = SAL_CSV_ENCODING_UTF16_BE;
  else
    return FALSE;

  return TRUE;
}

static void
detect_encoding (SalCsvSource *self)
{
  const char *head = self->head;

  if (self->head_end >= 3 && memcmp (head, "\xEF\xBB\xBF", 3) == 0)
    {
      self->head_start = 3;
    }
  else if (self->head_end >= 2 && memcmp (head, "\xFF\xFE", 2) == 0)
    {
      self->encoding = SAL_CSV_ENCODING_UTF16_LE;
      self->head_start = 2;
    }
  else if (self->head_end >= 2 && memcmp (head, "\xFE\xFF", 2) == 0)
    {
      self->encoding = SAL_CSV_ENCODING_UTF16_BE;
      self->head_start = 2;
    }
  else
    {
      guess_utf16 (head, self->head_end, &self->encoding);
    }
}

static GInputStream *
wrap_stream (GInputStream *stream, const char *encoding, GError **error)
{
  g_autoptr (GCharsetConverter) converter = NULL;

  if (encoding == NULL)
    return g_object_ref (stream);
  converter = g_charset_converter_new ("UTF-8", encoding, error);
  if (converter == NULL)
    return NULL;
  g_charset_converter_set_use_fallback (converter, TRUE);

  return g_converter_input_stream_new (stream, G_CONVERTER (converter));
}

/**
 * sal_csv_source_new:
 * @stream: the stream to read
 * @encoding: (nullable): the name of the encoding, as iconv knows it, or %NULL to recognise UTF-8
 * and UTF-16
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Starts to read @stream, and recognises its encoding by its first bytes.
 *
 * Returns: (transfer full) (nullable): the source, or %NULL with @error set if the encoding is
 * unknown or the stream cannot be read
 */
SalCsvSource *
sal_csv_source_new (GInputStream *stream,
                    const char *encoding,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (SalCsvSource) self = g_new0 (SalCsvSource, 1);

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self->stream = wrap_stream (stream, encoding, error);
  if (self->stream == NULL)
    return NULL;
  if (!g_input_stream_read_all (
          self->stream, self->head, HEAD_BYTES, &self->head_end, cancellable, error))
    return NULL;
  detect_encoding (self);

  return g_steal_pointer (&self);
}

void
sal_csv_source_free (SalCsvSource *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->stream);
  g_free (self->units);
  g_free (self);
}

static gssize
read_bytes (SalCsvSource *self, void *buffer, gsize size, GCancellable *cancellable, GError **error)
{
  gsize length = MIN (size, self->head_end - self->head_start);

  if (length > 0)
    {
      memcpy (buffer, self->head + self->head_start, length);
      self->head_start += length;
    }
  else if (!g_input_stream_read_all (self->stream, buffer, size, &length, cancellable, error))
    {
      return -1;
    }
  self->consumed += length;

  return (gssize) length;
}

static guint
get_unit (const SalCsvSource *self, gsize at)
{
  const guchar *unit = self->units + at;

  return self->encoding == SAL_CSV_ENCODING_UTF16_LE ? unit[0] | (guint) unit[1] << 8
                                                     : unit[1] | (guint) unit[0] << 8;
}

/* Decodes the character at @at; 0 bytes if its second half has not been read yet. Half a character
 * becomes U+FFFD. */
static gsize
decode_character (const SalCsvSource *self, gsize at, gunichar *character)
{
  guint unit;

  if (at + 2 > self->n_units)
    {
      *character = 0xfffd;
      return self->at_end && at < self->n_units ? 1 : 0;
    }
  unit = get_unit (self, at);
  if (unit < 0xd800 || unit > 0xdfff)
    {
      *character = unit;
      return 2;
    }
  *character = 0xfffd;
  if (at + 4 > self->n_units)
    return self->at_end ? 2 : 0;
  if (unit < 0xdc00)
    {
      guint low = get_unit (self, at + 2);

      if (low >= 0xdc00 && low <= 0xdfff)
        {
          *character = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
          return 4;
        }
    }

  return 2;
}

static gssize
read_utf16 (SalCsvSource *self, char *buffer, gsize size, GCancellable *cancellable, GError **error)
{
  gsize written = 0, at = 0;

  if (self->units == NULL)
    self->units = g_malloc (UNITS_BYTES);
  while (!self->at_end && self->n_units < UNITS_BYTES)
    {
      gssize n = read_bytes (
          self, self->units + self->n_units, UNITS_BYTES - self->n_units, cancellable, error);

      if (n < 0)
        return -1;
      self->n_units += (gsize) n;
      self->at_end = n == 0;
    }

  while (written + 4 <= size)
    {
      gunichar character;
      gsize used = decode_character (self, at, &character);

      if (used == 0)
        break;
      at += used;
      if (character < 0x80)
        buffer[written++] = (char) character;
      else
        written += (gsize) g_unichar_to_utf8 (character, buffer + written);
    }
  self->n_units -= at;
  memmove (self->units, self->units + at, self->n_units);

  return (gssize) written;
}

/**
 * sal_csv_source_read:
 * @self: a source
 * @buffer: (out caller-allocates) (array length=size): where to write
 * @size: how many bytes fit, at least 4
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the next bytes, in UTF-8 unless the file is in a single-byte encoding.
 *
 * Returns: the number of bytes, 0 at the end, −1 with @error set if the stream failed
 */
gssize
sal_csv_source_read (
    SalCsvSource *self, char *buffer, gsize size, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (size >= 4, -1);

  if (self->encoding == SAL_CSV_ENCODING_UTF8)
    return read_bytes (self, buffer, size, cancellable, error);

  return read_utf16 (self, buffer, size, cancellable, error);
}

SalCsvEncoding
sal_csv_source_get_encoding (const SalCsvSource *self)
{
  g_return_val_if_fail (self != NULL, SAL_CSV_ENCODING_UTF8);

  return self->encoding;
}

guint64
sal_csv_source_get_consumed (const SalCsvSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->consumed;
}
