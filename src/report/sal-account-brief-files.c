/* sal-account-brief-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-brief-report.h"
#include "sal-document-files.h"

static GPtrArray *
list_names (const SalAccountBriefFiles *self)
{
  g_autoptr (GPtrArray) stems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->briefs->len; i++)
    {
      const SalAccountBrief *brief = self->briefs->pdata[i];
      g_autofree char *period = sal_period_to_text (brief->period);
      g_autofree char *name = sal_document_files_make_safe (brief->overview->name);

      g_ptr_array_add (stems, g_strdup_printf ("%s %s", period, name));
      g_array_append_val (numbers, brief->account);
    }

  return sal_document_files_name ((const char *const *) stems->pdata,
                                  (const gint64 *) (gpointer) numbers->data,
                                  self->briefs->len);
}

/**
 * sal_account_brief_files_name:
 * @self: what is written
 * @brief: which of the briefs
 *
 * Makes the name of a file from quarter and account: "2026-Q4 Alder.pdf".
 *
 * Returns: (transfer full): the name, without a folder
 */
char *
sal_account_brief_files_name (const SalAccountBriefFiles *self, guint brief)
{
  g_autoptr (GPtrArray) names = list_names (self);

  g_return_val_if_fail (brief < names->len, NULL);

  return g_strdup (names->pdata[brief]);
}

static SalDocument *
create_brief (gconstpointer data, guint brief)
{
  const SalAccountBriefFiles *self = data;

  return sal_account_brief_report_new (self->briefs->pdata[brief], self->paper);
}

/**
 * sal_account_brief_files_write_one:
 * @self: what is written
 * @brief: which of the briefs
 * @path: the file, which is replaced when all of it is written
 * @error: return location for an error
 *
 * Writes a brief as a PDF file that its writer alone can read.
 *
 * Returns: %FALSE with %G_IO_ERROR_FAILED if it could not be drawn, or with a `G_FILE_ERROR`; the
 *   file is then as it was
 */
gboolean
sal_account_brief_files_write_one (const SalAccountBriefFiles *self,
                                   guint brief,
                                   const char *path,
                                   GError **error)
{
  const SalDocumentFiles files = { NULL, create_brief, self };

  g_return_val_if_fail (brief < self->briefs->len, FALSE);

  return sal_document_files_write_one (&files, brief, path, error);
}

/**
 * sal_account_brief_files_write:
 * @self: what is written
 * @folder: where to; it is made if there is none
 * @progress: (nullable): called after each file, on the thread of the caller
 * @user_data: for @progress
 * @cancellable: (nullable): stops it between two files
 * @error: return location for an error
 *
 * Writes briefs, a PDF file for each account, as sal_document_files_write() does.
 *
 * Returns: %FALSE with the errors of that
 */
gboolean
sal_account_brief_files_write (const SalAccountBriefFiles *self,
                               const char *folder,
                               SalDocumentProgress progress,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GPtrArray) names = list_names (self);
  const SalDocumentFiles files = { names, create_brief, self };

  return sal_document_files_write (&files, folder, progress, user_data, cancellable, error);
}
