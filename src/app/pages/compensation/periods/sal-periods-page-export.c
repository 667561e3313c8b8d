/* sal-periods-page-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-periods-page-private.h"

#include <glib/gi18n.h>

#include "sal-document-print.h"
#include "sal-file-dialog.h"
#include "sal-pay-export.h"
#include "sal-payout-period.h"
#include "sal-payroll-codes-window.h"
#include "sal-statement-files.h"
#include "sal-window.h"

/* Statements on paper and in files, and the file that payroll takes. Pay is for its reader alone:
 * nobody else can read what is written. */

/* What is written, and what is told of it. */
typedef struct
{
  SalPeriodsPage *page;
  SalWorkspace *workspace;
  char *period;
  gint64 person; /* 0: everybody */
  char *path;
  guint n_written;
  guint n_codeless; /* payments that have no pay code */
} Writing;

static void
writing_free (Writing *self)
{
  g_object_unref (self->page);
  g_object_unref (self->workspace);
  g_free (self->period);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static Writing *
writing_new (SalPeriodsPage *self, gint64 person, GFile *file)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->page = g_object_ref (self);
  writing->workspace = g_object_ref (sal_page_get_workspace (SAL_PAGE (self)));
  writing->period = g_strdup (self->chosen);
  writing->person = person;
  writing->path = g_file_get_path (file);

  return writing;
}

static gboolean
take_result (Writing *self, GObject *source, GAsyncResult *result, const char *heading)
{
  g_autoptr (GError) error = NULL;

  if (sal_job_run_finish (SAL_JOB (source), result, &error))
    return self->page->store != NULL;
  if (self->page->store != NULL)
    sal_window_report_error (GTK_WIDGET (self->page), heading, error);

  return FALSE;
}

/* @writing: (transfer full) */
static void
run (Writing *writing, const char *title, SalJobFunc func, GAsyncReadyCallback callback)
{
  g_autoptr (SalJob) job = sal_job_new (title);

  sal_window_add_job (GTK_WIDGET (writing->page), job);
  sal_job_run_async (job, func, writing, NULL, callback, writing);
}

/* The file of a dialog, if something can be written to it. */
static GFile *
take_file (SalPeriodsPage *self, GAsyncResult *result)
{
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);

  return file != NULL && g_file_peek_path (file) != NULL && self->store != NULL &&
                 sal_periods_page_get_period (self) != NULL
             ? g_steal_pointer (&file)
             : NULL;
}

/* --- statements --- */

static void
report (double fraction, gpointer job)
{
  sal_job_report (job, fraction, _ ("Writing statements"));
}

static gboolean
write_statements (SalJob *job, gpointer data, GError **error)
{
  Writing *self = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  g_autoptr (SalPayoutStatements) all = NULL;
  SalStatementFiles files = { .paper = sal_paper_get_default () };

  sal_job_report (job, -1, _ ("Reading statements"));
  all = sal_payout_statements_load (
      self->workspace, self->period, self->person, SAL_PAYOUT_STATEMENTS_TRACE, cancellable, error);
  if (all == NULL)
    return FALSE;
  files.setting = all->setting;
  files.statements = all->statements;
  self->n_written = sal_statement_files_count (&files);

  return self->person != 0
             ? sal_statement_files_write_one (&files, 0, self->path, error)
             : sal_statement_files_write (&files, self->path, report, job, cancellable, error);
}

static void
statements_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Writing) self = user_data;
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *text = NULL;

  if (!take_result (self, source, result, _ ("Could Not Save the Statements")))
    return;
  if (self->person != 0)
    /* translators: the name of a file */
    text = g_strdup_printf (_ ("Saved as %s: only you can read it"), name);
  else
    text = g_strdup_printf (
        /* translators: a number of statements, and the name of a folder */
        ngettext ("%u statement is in %s: only you can read it",
                  "%u statements are in %s: only you can read them",
                  self->n_written),
        self->n_written,
        name);
  sal_window_add_toast (GTK_WIDGET (self->page), text);
}

/**
 * sal_periods_page_save_statements:
 * @self: the page, with a period that is calculated
 * @folder: a local folder
 *
 * Writes the statements of everybody as PDF files, and tells of it.
 */
void
sal_periods_page_save_statements (SalPeriodsPage *self, GFile *folder)
{
  run (writing_new (self, 0, folder),
       _ ("Write Statements"),
       write_statements,
       statements_written_cb);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPeriodsPage) self = user_data;
  g_autoptr (GFile) folder = take_file (self, result);

  if (folder != NULL)
    sal_periods_page_save_statements (self, folder);
}

static void
save_statements_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_file_dialog_choose_async (widget,
                                SAL_FILE_DIALOG_FOLDER,
                                _ ("Save All Statements to a Folder"),
                                NULL,
                                NULL,
                                folder_chosen_cb,
                                g_object_ref (widget));
}

static const SalPayStatement *
get_explained (SalPeriodsPage *self)
{
  const SalPayoutStatements *statements =
      self->explained != 0 ? sal_pay_trail_get_statements (self->trail) : NULL;

  return statements != NULL ? statements->statements->pdata[0] : NULL;
}

/**
 * sal_periods_page_save_statement:
 * @self: the page, with a statement that shows
 * @file: a local file
 *
 * Writes the statement that shows as a PDF file, and tells of it.
 */
void
sal_periods_page_save_statement (SalPeriodsPage *self, GFile *file)
{
  run (writing_new (self, self->explained, file),
       _ ("Save Statement"),
       write_statements,
       statements_written_cb);
}

static void
statement_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPeriodsPage) self = user_data;
  g_autoptr (GFile) file = take_file (self, result);

  if (file != NULL && get_explained (self) != NULL)
    sal_periods_page_save_statement (self, file);
}

static void
save_statement_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPeriodsPage *self = SAL_PERIODS_PAGE (widget);
  const char *const patterns[] = { _ ("PDF Documents"), "*.pdf", NULL };
  const SalPayoutStatements *statements = sal_pay_trail_get_statements (self->trail);
  const SalStatementFiles files = { .setting = statements->setting,
                                    .statements = statements->statements };
  g_autofree char *file = sal_statement_files_name (&files, 0);

  sal_file_dialog_choose_async (widget,
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Save Statement as PDF"),
                                file,
                                patterns,
                                statement_chosen_cb,
                                g_object_ref (self));
}

static void
print_statement_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPeriodsPage *self = SAL_PERIODS_PAGE (widget);
  g_autoptr (SalDocument) document = sal_pay_trail_create_statement (self->trail);

  sal_document_print (widget, document, get_explained (self)->name, GTK_PAGE_ORIENTATION_PORTRAIT);
}

/* --- payroll --- */

static gpointer
read_codes (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_payroll_codes_list (connection, error);
}

static gboolean
write_payments (SalJob *job, gpointer data, GError **error)
{
  Writing *self = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  g_autoptr (SalPayoutStatements) all = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GArray) rows = NULL;

  sal_job_report (job, -1, _ ("Reading payments"));
  all = sal_payout_statements_load (
      self->workspace, self->period, 0, SAL_PAYOUT_STATEMENTS_LINES, cancellable, error);
  if (all == NULL)
    return FALSE;
  codes = sal_store_read_sync (
      sal_workspace_get_pay_store (self->workspace), read_codes, NULL, cancellable, error);
  if (codes == NULL)
    return FALSE;
  rows = sal_pay_export_list (all->statements, all->setting->people, codes);
  self->n_written = rows->len;
  for (guint i = 0; i < rows->len; i++)
    self->n_codeless += g_array_index (rows, SalPayExportRow, i).code == NULL;

  return sal_pay_export_write (rows, self->period, self->path, error);
}

static void
payments_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Writing) self = user_data;
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *text = NULL;

  if (!take_result (self, source, result, _ ("Could Not Write the Payments")))
    return;
  /* translators: a number of payments, and the name of a file */
  text = g_strdup_printf (ngettext ("%u payment is in %s: only you can read it",
                                    "%u payments are in %s: only you can read them",
                                    self->n_written),
                          self->n_written,
                          name);
  sal_window_add_toast (GTK_WIDGET (self->page), text);
  if (self->n_codeless > 0)
    {
      g_autofree char *missing = g_strdup_printf (
          ngettext ("%u payment has no pay code: payroll cannot take it. Payroll codes say which "
                    "it is, by legal entity, currency and component.",
                    "%u payments have no pay code: payroll cannot take them. Payroll codes say "
                    "which it is, by legal entity, currency and component.",
                    self->n_codeless),
          self->n_codeless);

      sal_periods_page_tell (self->page, missing, TRUE);
    }
}

/**
 * sal_periods_page_export_payments:
 * @self: the page, with a period that is approved
 * @file: a local file, which ends in .csv or .xlsx
 *
 * Writes the payments of the period for payroll, and tells of it.
 */
void
sal_periods_page_export_payments (SalPeriodsPage *self, GFile *file)
{
  run (writing_new (self, 0, file), _ ("Write Payments"), write_payments, payments_written_cb);
}

static void
payments_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPeriodsPage) self = user_data;
  g_autoptr (GFile) file = take_file (self, result);

  if (file != NULL)
    sal_periods_page_export_payments (self, file);
}

static void
export_payments_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPeriodsPage *self = SAL_PERIODS_PAGE (widget);
  const char *const patterns[] = {
    _ ("Spreadsheets"), "*.xlsx", _ ("Comma-Separated Values"), "*.csv", NULL,
  };
  /* translators: a period, in the name of a file */
  g_autofree char *file = g_strdup_printf (_ ("Payments %s.xlsx"), self->chosen);

  sal_file_dialog_choose_async (widget,
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Export Payments for Payroll"),
                                file,
                                patterns,
                                payments_chosen_cb,
                                g_object_ref (self));
}

static void
payroll_codes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (sal_payroll_codes_window_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), sal_page_get_workspace (SAL_PAGE (widget)))));
}

/* --- what can be done --- */

void
sal_periods_page_update_export (SalPeriodsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SalRecord *period = sal_periods_page_get_period (self);
  gboolean is_final =
      period != NULL && (sal_payout_period_has_status (period, SAL_PAYOUT_PERIOD_APPROVED) ||
                         sal_payout_period_has_status (period, SAL_PAYOUT_PERIOD_CLOSED));
  gboolean is_explained = period != NULL && get_explained (self) != NULL;

  gtk_widget_action_set_enabled (widget, "periods.save-statements", period != NULL);
  gtk_widget_action_set_enabled (widget, "periods.save-statement", is_explained);
  gtk_widget_action_set_enabled (widget, "periods.print-statement", is_explained);
  gtk_widget_action_set_enabled (widget, "periods.export-payments", is_final);
}

void
sal_periods_page_install_export (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (
      widget_class, "periods.save-statements", NULL, save_statements_action);
  gtk_widget_class_install_action (
      widget_class, "periods.save-statement", NULL, save_statement_action);
  gtk_widget_class_install_action (
      widget_class, "periods.print-statement", NULL, print_statement_action);
  gtk_widget_class_install_action (
      widget_class, "periods.export-payments", NULL, export_payments_action);
  gtk_widget_class_install_action (
      widget_class, "periods.payroll-codes", NULL, payroll_codes_action);
}
