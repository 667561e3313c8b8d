/* sal-statement-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-statement-files.h"

#include "sal-document-files.h"
#include "sal-statement-report.h"

/* --- people --- */

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

/* --- files --- */

static GPtrArray *
list_names (const SalStatementFiles *self)
{
  guint n_people = sal_statement_files_count (self), n;
  g_autoptr (GPtrArray) stems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_people; i++)
    {
      const SalPayStatement *one = self->statements->pdata[find_row (self, i, &n)];
      g_autofree char *name = sal_document_files_make_safe (one->name);

      g_ptr_array_add (stems, g_strdup_printf ("%s %s", one->period, name));
      g_array_append_val (numbers, one->person);
    }

  return sal_document_files_name (
      (const char *const *) stems->pdata, (const gint64 *) (gpointer) numbers->data, n_people);
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

static SalDocument *
create_statement (gconstpointer data, guint person)
{
  const SalStatementFiles *self = data;
  guint n, first = find_row (self, person, &n);

  return sal_statement_report_new (
      self->setting, (SalPayStatement *const *) self->statements->pdata + first, n, self->paper);
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
  const SalDocumentFiles files = { NULL, create_statement, self };

  g_return_val_if_fail (person < sal_statement_files_count (self), FALSE);

  return sal_document_files_write_one (&files, person, path, error);
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
 * Writes the statements of everybody, a PDF file for each person, as sal_document_files_write()
 * does.
 *
 * Returns: %FALSE with the errors of that
 */
gboolean
sal_statement_files_write (const SalStatementFiles *self,
                           const char *folder,
                           SalDocumentProgress progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GPtrArray) names = list_names (self);
  const SalDocumentFiles files = { names, create_statement, self };

  return sal_document_files_write (&files, folder, progress, user_data, cancellable, error);
}
