/* zip-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "zip-fixture.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>

/* Of PKWARE's APPNOTE.TXT what is needed to read back a file: entries of the central directory. */
#define CENTRAL_MAGIC  0x02014b50
#define CENTRAL_HEADER 46
#define LOCAL_HEADER   30
#define STORED         0
#define DEFLATED       8

static guint
read_number (const guint8 *at, guint n_bytes)
{
  guint number = 0;

  for (guint i = n_bytes; i-- > 0;)
    number = number << 8 | at[i];

  return number;
}

static char *
inflate (const guint8 *data, gsize length, gsize size)
{
  g_autoptr (GZlibDecompressor) decompressor =
      g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  char *text = g_malloc0 (size + 1);
  g_autoptr (GError) error = NULL;
  gsize n_read, n_written;

  g_converter_convert (G_CONVERTER (decompressor),
                       data,
                       length,
                       text,
                       size,
                       G_CONVERTER_INPUT_AT_END,
                       &n_read,
                       &n_written,
                       &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_written, ==, size);

  return text;
}

static char *
read_entry (const guint8 *archive, const guint8 *entry)
{
  const guint8 *local = archive + read_number (entry + 42, 4);
  const guint8 *data =
      local + LOCAL_HEADER + read_number (local + 26, 2) + read_number (local + 28, 2);
  guint method = read_number (entry + 10, 2);

  g_assert_true (method == STORED || method == DEFLATED);
  if (method == STORED)
    return g_strndup ((const char *) data, read_number (entry + 24, 4));

  return inflate (data, read_number (entry + 20, 4), read_number (entry + 24, 4));
}

char *
zip_fixture_read (const char *path, const char *name)
{
  g_autofree guint8 *archive = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, (char **) &archive, &length, &error);
  g_assert_no_error (error);
  for (gsize at = 0; at + CENTRAL_HEADER + strlen (name) <= length; at++)
    {
      const guint8 *entry = archive + at;

      if (read_number (entry, 4) == CENTRAL_MAGIC && read_number (entry + 28, 2) == strlen (name) &&
          memcmp (entry + CENTRAL_HEADER, name, strlen (name)) == 0)
        return read_entry (archive, entry);
    }

  return NULL;
}

GBytes *
zip_fixture_pack (const ZipFixtureFile *files, guint n_files)
{
  struct archive *archive = archive_write_new ();
  gsize capacity = 1024, used = 0;
  char *buffer;

  for (guint i = 0; i < n_files; i++)
    capacity +=
        1024 + 2 * (files[i].length >= 0 ? (gsize) files[i].length : strlen (files[i].data));
  buffer = g_malloc (capacity);
  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, capacity, &used), ==, ARCHIVE_OK);
  for (guint i = 0; i < n_files; i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      gsize length = files[i].length >= 0 ? (gsize) files[i].length : strlen (files[i].data);

      archive_entry_set_pathname_utf8 (entry, files[i].name);
      archive_entry_set_size (entry, (la_int64_t) length);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (
          archive_write_data (archive, files[i].data, length), ==, (la_ssize_t) length);
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);

  return g_bytes_new_take (buffer, used);
}
