/* sal-archive.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-archive.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

#include "sal-exchange-error.h"

/* libarchive is called here and nowhere else. */

/* Bytes unpacked between two looks at the cancellable. */
#define CHUNK (64 * 1024)

static const char zip_magic[] = "PK\003\004";

typedef struct archive Archive;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

typedef struct
{
  Archive *archive;
  const char *name; /* of the archive */
  guint64 left;     /* bytes that may still be unpacked */
} Reading;

static void
member_free (gpointer data)
{
  SalArchiveMember *self = data;

  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * sal_archive_is_packed:
 * @bytes: what a file begins with
 *
 * Tells whether a file is a ZIP archive.
 *
 * Returns: %TRUE if it begins as one
 */
gboolean
sal_archive_is_packed (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= strlen (zip_magic) && memcmp (data, zip_magic, strlen (zip_magic)) == 0;
}

static gboolean
fail (const Reading *self, const char *member, GError **error)
{
  const char *why = archive_error_string (self->archive);
  g_autofree char *reason = g_utf8_make_valid (why != NULL ? why : _ ("unknown reason"), -1);

  if (member != NULL)
    g_set_error (error,
                 SAL_EXCHANGE_ERROR,
                 SAL_EXCHANGE_ERROR_FORMAT,
                 /* translators: an archive, a file in it, what is wrong */
                 _ ("%s, %s: it cannot be unpacked (%s)"),
                 self->name,
                 member,
                 reason);
  else
    g_set_error (error,
                 SAL_EXCHANGE_ERROR,
                 SAL_EXCHANGE_ERROR_FORMAT,
                 _ ("%s: it cannot be unpacked (%s)"),
                 self->name,
                 reason);

  return FALSE;
}

/* What an archive says of sizes need not be so. */
static gboolean
unpack (
    Reading *self, const char *member, GByteArray *data, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  la_ssize_t length;

  while ((length = archive_read_data (self->archive, chunk, CHUNK)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if ((guint64) length > self->left || data->len > G_MAXUINT - (guint) length)
        {
          g_set_error (error,
                       SAL_EXCHANGE_ERROR,
                       SAL_EXCHANGE_ERROR_FORMAT,
                       _ ("%s, %s: what is packed in it is too large"),
                       self->name,
                       member);
          return FALSE;
        }
      self->left -= (guint64) length;
      g_byte_array_append (data, chunk, (guint) length);
    }

  return length == 0 || fail (self, member, error);
}

static gboolean
add_member (
    Reading *self, const char *name, GPtrArray *members, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  SalArchiveMember *member;

  if (!unpack (self, name, data, cancellable, error))
    return FALSE;
  member = g_new (SalArchiveMember, 1);
  *member =
      (SalArchiveMember){ g_strdup (name), g_byte_array_free_to_bytes (g_steal_pointer (&data)) };
  g_ptr_array_add (members, member);

  return TRUE;
}

static char *
dup_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (name == NULL)
    name = archive_entry_pathname (entry);

  return g_utf8_make_valid (name != NULL ? name : "", -1);
}

static gboolean
read_members (Reading *self,
              SalArchiveWanted wanted,
              gpointer data,
              GPtrArray *members,
              GCancellable *cancellable,
              GError **error)
{
  struct archive_entry *entry;
  int status;

  while ((status = archive_read_next_header (self->archive, &entry)) == ARCHIVE_OK ||
         status == ARCHIVE_WARN)
    {
      g_autofree char *name = dup_name (entry);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (archive_entry_filetype (entry) == AE_IFREG && wanted (name, data) &&
          !add_member (self, name, members, cancellable, error))
        return FALSE;
    }

  return status == ARCHIVE_EOF || fail (self, NULL, error);
}

/**
 * sal_archive_read:
 * @bytes: a ZIP archive
 * @name: what it is called, for messages
 * @wanted: (scope call): tells which of its files to unpack
 * @data: for @wanted
 * @max_size: how many bytes they may have, all together
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Unpacks files of an archive into memory, in its order.
 *
 * Fails with %SAL_EXCHANGE_ERROR_FORMAT if the archive is damaged or encrypted, or what is in it is
 * larger than that, and with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (element-type SalArchiveMember): them, or %NULL with @error set
 */
GPtrArray *
sal_archive_read (GBytes *bytes,
                  const char *name,
                  SalArchiveWanted wanted,
                  gpointer data,
                  guint64 max_size,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (Archive) archive = archive_read_new ();
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (member_free);
  Reading self = { archive, name, max_size };
  gsize size;
  gconstpointer contents = g_bytes_get_data (bytes, &size);

  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_memory (archive, contents, size) != ARCHIVE_OK)
    {
      fail (&self, NULL, error);
      return NULL;
    }
  if (!read_members (&self, wanted, data, members, cancellable, error))
    return NULL;

  return g_steal_pointer (&members);
}
