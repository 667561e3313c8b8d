/* sal-statement-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-statement-files.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sal-statement-report.h"

/* Pay is for its reader alone. */
#define FILE_MODE   0600
#define FOLDER_MODE 0700

#define MOST_THREADS 4
#define MOST_BYTES   120 /* of a name in the name of a file, which has at most 255 */

/* --- names --- */

/* The statements of one person are a row of all. */
static guint
find_row (const SalStatementFiles *self, guint person, guint *n)
{
  guint first = 0, at = 0;

  for (guint i = 1; i <= self->statements->len; i++)
    {
      if (i < self->statements->len &&
          ((const SalPayStatement *) self->statements->pdata[i])->person ==
              ((const SalPayStatement *) self->statements->pdata[first])->person)
        continue;
      if (at++ == person)
        {
          *n = i - first;
          return first;
        }
      first = i;
    }
  *n = 0;

  return 0;
}

/**
 * sal_statement_files_count:
 * @self: what is written
 *
 * Counts the people who have statements: each has a file.
 *
 * Returns: how many
 */
guint
sal_statement_files_count (const SalStatementFiles *self)
{
  guint n = 0;

  for (guint i = 0; i < self->statements->len; i++)
    if (i == 0 || ((const SalPayStatement *) self->statements->pdata[i])->person !=
                      ((const SalPayStatement *) self->statements->pdata[i - 1])->person)
      n++;

  return n;
}

/* No file system minds it, and no shell: what separates, and what cannot be seen, is a dash. */
static char *
make_safe (const char *name)
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

static char *
make_file_name (const SalStatementFiles *self, const SalPayStatement *statement, gboolean numbered)
{
  g_autofree char *name = make_safe (statement->name);

  return numbered || *name == '\0'
             ? g_strdup_printf (
                   "%s %s %" G_GINT64_FORMAT ".pdf", statement->period, name, statement->person)
             : g_strdup_printf ("%s %s.pdf", statement->period, name);
}

/* People of one name are told apart by their number, in whatever case it is written. */
static GPtrArray *
list_names (const SalStatementFiles *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_people = sal_statement_files_count (self), n;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n_people; i++)
      {
        const SalPayStatement *one = self->statements->pdata[find_row (self, i, &n)];
        g_autofree char *name = make_file_name (self, one, FALSE);
        char *folded = g_utf8_casefold (name, -1);
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded));

        if (pass == 0)
          {
            g_hash_table_replace (counts, folded, GUINT_TO_POINTER (count + 1));
            continue;
          }
        g_ptr_array_add (names, make_file_name (self, one, count > 1));
        g_free (folded);
      }

  return names;
}

/**
 * sal_statement_files_name:
 * @self: what is written
 * @person: which of the people, below sal_statement_files_count()
 *
 * Makes the name of a file from period and person: "2026-P01 Ada Byron.pdf".
 *
 * Returns: (transfer full): the name, without a folder
 */
char *
sal_statement_files_name (const SalStatementFiles *self, guint person)
{
  g_autoptr (GPtrArray) names = list_names (self);

  g_return_val_if_fail (person < names->len, NULL);

  return g_strdup (names->pdata[person]);
}

/* --- one --- */

static gboolean
write_one (const SalStatementFiles *self,
           guint person,
           const char *path,
           GFileSetContentsFlags flags,
           GError **error)
{
  guint n, first = find_row (self, person, &n);
  g_autoptr (SalDocument) document = sal_statement_report_new (
      self->setting, (SalPayStatement *const *) self->statements->pdata + first, n, self->paper);
  g_autoptr (GBytes) bytes = sal_document_to_pdf (document, error);

  return bytes != NULL && g_file_set_contents_full (path,
                                                    g_bytes_get_data (bytes, NULL),
                                                    (gssize) g_bytes_get_size (bytes),
                                                    flags,
                                                    FILE_MODE,
                                                    error);
}

/**
 * sal_statement_files_write_one:
 * @self: what is written
 * @person: whose, below sal_statement_files_count()
 * @path: the file, which is replaced when all of it is written
 * @error: return location for an error
 *
 * Writes the statement of a person as a PDF file that its writer alone can read.
 *
 * Returns: %FALSE with %G_IO_ERROR_FAILED if it could not be drawn, or with a `G_FILE_ERROR`; the
 *   file is then as it was
 */
gboolean
sal_statement_files_write_one (const SalStatementFiles *self,
                               guint person,
                               const char *path,
                               GError **error)
{
  g_return_val_if_fail (person < sal_statement_files_count (self), FALSE);

  return write_one (self, person, path, G_FILE_SET_CONTENTS_CONSISTENT, error);
}

/* --- all --- */

/* All files while they are written, on some threads. */
typedef struct
{
  const SalStatementFiles *files;
  GPtrArray *names;
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
  guint person = GPOINTER_TO_UINT (data) - 1;
  g_autoptr (GError) error = NULL;
  gboolean has_failed;

  g_mutex_lock (&self->lock);
  has_failed = self->error != NULL;
  g_mutex_unlock (&self->lock);
  if (!has_failed && !g_cancellable_set_error_if_cancelled (self->cancellable, &error))
    {
      g_autofree char *path = g_build_filename (self->folder, self->names->pdata[person], NULL);

      write_one (self->files, person, path, G_FILE_SET_CONTENTS_NONE, &error);
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
  guint n = self->names->len, n_threads = MIN (g_get_num_processors (), MOST_THREADS), told = 0;
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
  for (guint i = 0; i < self->names->len; i++)
    {
      g_autofree char *from = g_build_filename (self->folder, self->names->pdata[i], NULL);
      g_autofree char *to = g_build_filename (folder, self->names->pdata[i], NULL);

      if (g_rename (from, to) != 0)
        return set_error (to, error);
    }

  return TRUE;
}

static void
remove_left (const Writing *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      g_autofree char *path = g_build_filename (self->folder, self->names->pdata[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
}

/**
 * sal_statement_files_write:
 * @self: what is written
 * @folder: where to; it is made if there is none
 * @progress: (nullable): called after each file, on the thread of the caller
 * @user_data: for @progress
 * @cancellable: (nullable): stops it between two files
 * @error: return location for an error
 *
 * Writes the statements of everybody, a PDF file for each person, which their writer alone can
 * read. They are written beside each other on several threads, out of sight, and moved to where
 * they belong once all are there; files of the same name are replaced.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED, %G_IO_ERROR_FAILED if one could not be drawn, or a
 *   `G_FILE_ERROR`; unless the last step of all failed, nothing was written then
 */
gboolean
sal_statement_files_write (const SalStatementFiles *self,
                           const char *folder,
                           SalDocumentProgress progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error)
{
  gboolean is_new = !g_file_test (folder, G_FILE_TEST_EXISTS), done;
  g_autoptr (GPtrArray) names = list_names (self);
  Writing writing = { .files = self, .names = names, .cancellable = cancellable };
  GError *own_error = NULL;

  if (!check_targets (names, folder, error))
    return FALSE;
  if (is_new && g_mkdir (folder, FOLDER_MODE) != 0)
    return set_error (folder, error);
  writing.folder = g_build_filename (folder, ".statements-XXXXXX", NULL);
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
