/* sal-document-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-document-files.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* What is about somebody is for its reader alone. */
#define FILE_MODE   0600
#define FOLDER_MODE 0700

#define MOST_THREADS 4
#define MOST_BYTES   120 /* of a name in the name of a file, which has at most 255 */

/* --- names --- */

/**
 * sal_document_files_make_safe:
 * @name: what something is called
 *
 * Makes it part of the name of a file: no file system minds it, and no shell; what separates, and
 * what cannot be seen, is a dash.
 *
 * Returns: (transfer full): the name, which may be empty
 */
char *
sal_document_files_make_safe (const char *name)
{
  GString *safe = g_string_new (NULL);

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (safe->len + 6 > MOST_BYTES)
        break;
      if (!g_unichar_isprint (letter) || (letter < 128 && strchr ("/\\:*?\"<>|$`", (int) letter)))
        letter = '-';
      if (safe->len > 0 || (letter != '.' && letter != ' '))
        g_string_append_unichar (safe, letter);
    }
  while (safe->len > 0 && (safe->str[safe->len - 1] == '.' || safe->str[safe->len - 1] == ' '))
    g_string_truncate (safe, safe->len - 1);

  return g_string_free (safe, FALSE);
}

/**
 * sal_document_files_name:
 * @stems: (array length=n_names): what the files are called, safe already
 * @numbers: (array length=n_names): a number for each
 * @n_names: how many
 *
 * Names PDF files: those of one stem are told apart by their number, in whatever case it is
 * written, and so is one that ends in a space because there is no name.
 *
 * Returns: (transfer full) (element-type utf8): the names, without a folder
 */
GPtrArray *
sal_document_files_name (const char *const *stems, const gint64 *numbers, guint n_names)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_names; i++)
    {
      char *folded = g_utf8_casefold (stems[i], -1);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded));

      g_hash_table_replace (counts, folded, GUINT_TO_POINTER (count + 1));
    }
  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *folded = g_utf8_casefold (stems[i], -1);
      gboolean is_alone = GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) == 1 &&
                          !g_str_has_suffix (stems[i], " ");

      g_ptr_array_add (names,
                       is_alone
                           ? g_strdup_printf ("%s.pdf", stems[i])
                           : g_strdup_printf ("%s %" G_GINT64_FORMAT ".pdf", stems[i], numbers[i]));
    }

  return names;
}

/* --- one --- */

static gboolean
write_one (const SalDocumentFiles *self,
           guint index,
           const char *path,
           GFileSetContentsFlags flags,
           GError **error)
{
  g_autoptr (SalDocument) document = self->create (self->data, index);
  g_autoptr (GBytes) bytes = sal_document_to_pdf (document, error);

  return bytes != NULL && g_file_set_contents_full (path,
                                                    g_bytes_get_data (bytes, NULL),
                                                    (gssize) g_bytes_get_size (bytes),
                                                    flags,
                                                    FILE_MODE,
                                                    error);
}

/**
 * sal_document_files_write_one:
 * @self: what is written
 * @index: which of it
 * @path: the file, which is replaced when all of it is written
 * @error: return location for an error
 *
 * Writes one document as a PDF file that its writer alone can read.
 *
 * Returns: %FALSE with %G_IO_ERROR_FAILED if it could not be drawn, or with a `G_FILE_ERROR`; the
 *   file is then as it was
 */
gboolean
sal_document_files_write_one (const SalDocumentFiles *self,
                              guint index,
                              const char *path,
                              GError **error)
{
  return write_one (self, index, path, G_FILE_SET_CONTENTS_CONSISTENT, error);
}

/* --- all --- */

/* All files while they are written, on some threads. */
typedef struct
{
  const SalDocumentFiles *files;
  char *folder; /* they are written to, and moved from once all are there */
  GCancellable *cancellable;
  GMutex lock;
  GCond changed;
  guint n_done;
  GError *error;
} Writing;

static void
write_cb (gpointer data, gpointer user_data)
{
  Writing *self = user_data;
  guint index = GPOINTER_TO_UINT (data) - 1;
  g_autoptr (GError) error = NULL;
  gboolean has_failed;

  g_mutex_lock (&self->lock);
  has_failed = self->error != NULL;
  g_mutex_unlock (&self->lock);
  if (!has_failed && !g_cancellable_set_error_if_cancelled (self->cancellable, &error))
    {
      g_autofree char *path =
          g_build_filename (self->folder, self->files->names->pdata[index], NULL);

      write_one (self->files, index, path, G_FILE_SET_CONTENTS_NONE, &error);
    }
  g_mutex_lock (&self->lock);
  self->n_done++;
  if (self->error == NULL)
    self->error = g_steal_pointer (&error);
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
}

/* Progress is told on the thread of who called. */
static gboolean
write_all (Writing *self, SalDocumentProgress progress, gpointer user_data, GError **error)
{
  guint n = self->files->names->len, n_threads = MIN (g_get_num_processors (), MOST_THREADS),
        told = 0;
  GThreadPool *pool = g_thread_pool_new (write_cb, self, (int) n_threads, FALSE, NULL);

  for (guint i = 0; i < n; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
  g_mutex_lock (&self->lock);
  while (told < n)
    {
      while (self->n_done == told)
        g_cond_wait (&self->changed, &self->lock);
      told = self->n_done;
      g_mutex_unlock (&self->lock);
      if (progress != NULL)
        progress ((double) told / n, user_data);
      g_mutex_lock (&self->lock);
    }
  g_mutex_unlock (&self->lock);
  g_thread_pool_free (pool, FALSE, TRUE);
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));

  return error == NULL || *error == NULL;
}

static gboolean
set_error (const char *path, GError **error)
{
  int code = errno;

  g_set_error (error,
               G_FILE_ERROR,
               (int) g_file_error_from_errno (code),
               _ ("“%s” could not be written: %s"),
               path,
               g_strerror (code));

  return FALSE;
}

/* What moving would stumble over is found before anything is moved. */
static gboolean
check_targets (const GPtrArray *names, const char *folder, GError **error)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_DIR))
        continue;
      errno = EISDIR;
      return set_error (path, error);
    }

  return TRUE;
}

/* One after the other, each whole. */
static gboolean
move_all (const Writing *self, const char *folder, GError **error)
{
  for (guint i = 0; i < self->files->names->len; i++)
    {
      g_autofree char *from = g_build_filename (self->folder, self->files->names->pdata[i], NULL);
      g_autofree char *to = g_build_filename (folder, self->files->names->pdata[i], NULL);

      if (g_rename (from, to) != 0)
        return set_error (to, error);
    }

  return TRUE;
}

static void
remove_left (const Writing *self)
{
  for (guint i = 0; i < self->files->names->len; i++)
    {
      g_autofree char *path = g_build_filename (self->folder, self->files->names->pdata[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
}

/**
 * sal_document_files_write:
 * @self: what is written
 * @folder: where to; it is made if there is none
 * @progress: (nullable): called after each file, on the thread of the caller
 * @user_data: for @progress
 * @cancellable: (nullable): stops it between two files
 * @error: return location for an error
 *
 * Writes all documents, a PDF file for each, which their writer alone can read. They are written
 * beside each other on several threads, out of sight, and moved to where they belong once all are
 * there; files of the same name are replaced.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED, %G_IO_ERROR_FAILED if one could not be drawn, or a
 *   `G_FILE_ERROR`; unless the last step of all failed, nothing was written then
 */
gboolean
sal_document_files_write (const SalDocumentFiles *self,
                          const char *folder,
                          SalDocumentProgress progress,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error)
{
  gboolean is_new = !g_file_test (folder, G_FILE_TEST_EXISTS), done;
  Writing writing = { .files = self, .cancellable = cancellable };
  GError *own_error = NULL;

  if (!check_targets (self->names, folder, error))
    return FALSE;
  if (is_new && g_mkdir (folder, FOLDER_MODE) != 0)
    return set_error (folder, error);
  writing.folder = g_build_filename (folder, ".documents-XXXXXX", NULL);
  if (g_mkdtemp (writing.folder) == NULL) /* 0700 */
    {
      g_free (writing.folder);
      return set_error (folder, error);
    }
  g_mutex_init (&writing.lock);
  g_cond_init (&writing.changed);
  done = write_all (&writing, progress, user_data, &own_error) &&
         move_all (&writing, folder, &own_error);
  remove_left (&writing);
  if (!done && is_new)
    g_rmdir (folder);
  if (own_error != NULL)
    g_propagate_error (error, own_error);
  g_mutex_clear (&writing.lock);
  g_cond_clear (&writing.changed);
  g_free (writing.folder);

  return done;
}
