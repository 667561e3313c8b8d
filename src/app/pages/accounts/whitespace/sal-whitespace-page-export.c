/* sal-whitespace-page-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sal-file-dialog.h"
#include "sal-number.h"
#include "sal-whitespace-page-private.h"
#include "sal-whitespace-table.h"
#include "sal-window.h"

/* Writing what the table lists to a file, as a job. */

typedef struct
{
  GtkWidget *page;
  SalWhitespace *portfolio;
  GArray *rows; /* of guint, accounts, or of SalWhitespaceOpenCell */
  gboolean of_cells;
  GFile *file;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->page);
  sal_whitespace_unref (self->portfolio);
  g_array_unref (self->rows);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static gboolean
run_export (SalJob *job, gpointer data, GError **error)
{
  Export *self = data;
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (self->of_cells)
    return sal_whitespace_open_export (self->portfolio,
                                       (const SalWhitespaceOpenCell *) (gpointer) self->rows->data,
                                       self->rows->len,
                                       g_str_has_suffix (lower, ".xlsx"),
                                       self->file,
                                       sal_job_get_cancellable (job),
                                       error);

  return sal_whitespace_export (self->portfolio,
                                (const guint *) (gpointer) self->rows->data,
                                self->rows->len,
                                g_str_has_suffix (lower, ".xlsx"),
                                self->file,
                                sal_job_get_cancellable (job),
                                error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *number = sal_number_format (self->rows->len, 0);
  g_autofree char *text = NULL;

  if (!sal_job_run_finish (SAL_JOB (source), result, &error))
    {
      sal_window_report_error (self->page, _ ("Could Not Export"), error);
      return;
    }
  if (self->of_cells)
    /* translators: a number of open cells, and a file */
    text = g_strdup_printf (ngettext ("%1$s open cell written to %2$s",
                                      "%1$s open cells written to %2$s",
                                      self->rows->len),
                            number,
                            name);
  else
    /* translators: a number of accounts, and a file */
    text = g_strdup_printf (
        ngettext ("%1$s account written to %2$s", "%1$s accounts written to %2$s", self->rows->len),
        number,
        name);
  sal_window_add_toast (self->page, text);
}

/**
 * sal_whitespace_page_export_to:
 * @self: the page
 * @file: where to
 *
 * Writes the accounts, or the open cells, that the table in front lists to a file, in its order: a
 * spreadsheet if its name ends in .xlsx, else CSV.
 */
void
sal_whitespace_page_export_to (SalWhitespacePage *self, GFile *file)
{
  g_autoptr (SalJob) job = NULL;
  Export *export;

  if (self->portfolio == NULL)
    return;
  export = g_new0 (Export, 1);
  export->page = g_object_ref (GTK_WIDGET (self));
  export->portfolio = sal_whitespace_ref (self->portfolio);
  export->of_cells = sal_whitespace_page_shows_open (self);
  export->rows = export->of_cells ? sal_whitespace_page_list_open (self)
                                  : sal_index_table_list_rows (self->table);
  export->file = g_object_ref (file);
  job = sal_job_new (_ ("Exporting Whitespace"));
  sal_job_run_async (job, run_export, export, NULL, exported_cb, export);
  sal_window_add_job (GTK_WIDGET (self), job);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);

  if (file != NULL)
    sal_whitespace_page_export_to (SAL_WHITESPACE_PAGE (source), file);
}

/**
 * sal_whitespace_page_export:
 * @self: the page
 *
 * Asks for a file, and writes what the table in front lists to it.
 */
void
sal_whitespace_page_export (SalWhitespacePage *self)
{
  const char *patterns[] = { _ ("CSV"), "*.csv", _ ("Spreadsheet"), "*.xlsx", NULL };

  sal_file_dialog_choose_async (GTK_WIDGET (self),
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Export"),
                                sal_whitespace_page_shows_open (self) ? _ ("open cells.csv")
                                                                      : _ ("whitespace.csv"),
                                patterns,
                                chosen_cb,
                                NULL);
}
