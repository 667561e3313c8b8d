/* sal-record-table-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-table-private.h"

#include <glib/gi18n.h>

#include "sal-export.h"
#include "sal-file-dialog.h"
#include "sal-number.h"
#include "sal-window.h"

/* Writing what the table lists to a file, as a job. */

typedef struct
{
  SalRecordTable *table;
  SalWorkspace *workspace;
  SalRecordQuery *query;
  GFile *file;
  guint64 n_records;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->table);
  g_object_unref (self->workspace);
  sal_record_query_free (self->query);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static gboolean
run_export (SalJob *job, gpointer data, GError **error)
{
  Export *self = data;
  SalExportOptions options = { SAL_EXPORT_CSV, FALSE, job };
  g_autofree char *name = g_file_get_basename (self->file);

  sal_export_find_format (name, &options.format);

  return sal_export_to_file (self->workspace,
                             self->query,
                             &options,
                             self->file,
                             &self->n_records,
                             sal_job_get_cancellable (job),
                             error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (!sal_job_run_finish (SAL_JOB (source), result, &error))
    {
      sal_window_report_error (GTK_WIDGET (self->table), _ ("Could Not Export"), error);
      return;
    }

  number = sal_number_format ((double) self->n_records, 0);
  name = g_file_get_basename (self->file);
  text = g_strdup_printf (
      ngettext ("%s record written to %s", "%s records written to %s", (gulong) self->n_records),
      number,
      name);
  sal_window_add_toast (GTK_WIDGET (self->table), text);
}

/**
 * sal_record_table_export:
 * @self: a table
 * @file: where to write; a name that ends in .json gives JSON, any other CSV
 *
 * Writes what the table lists, in its order, as a job of the window.
 */
void
sal_record_table_export (SalRecordTable *self, GFile *file)
{
  /* Translators: the title of a job: “Exporting Opportunities” */
  g_autofree char *title = g_strdup_printf (_ ("Exporting %s"), sal_kind_get_plural (self->kind));
  g_autoptr (SalJob) job = sal_job_new (title);
  Export *export = g_new0 (Export, 1);

  export->table = g_object_ref (self);
  export->workspace = g_object_ref (self->workspace);
  export->query = sal_record_table_create_query (self);
  export->file = g_object_ref (file);
  sal_job_run_async (job, run_export, export, NULL, exported_cb, export);
  sal_window_add_job (GTK_WIDGET (self), job);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);

  if (file != NULL)
    sal_record_table_export (SAL_RECORD_TABLE (source), file);
}

void
sal_record_table_export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalRecordTable *self = SAL_RECORD_TABLE (widget);
  const char *patterns[] = { _ ("CSV"), "*.csv", _ ("JSON"), "*.json", NULL };
  g_autofree char *lower = g_utf8_strdown (sal_kind_get_plural (self->kind), -1);
  g_autofree char *file_name = g_strconcat (lower, ".csv", NULL);

  sal_file_dialog_choose_async (
      widget, SAL_FILE_DIALOG_SAVE, _ ("Export"), file_name, patterns, chosen_cb, NULL);
}
