/* sal-import-dialog-run.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-dialog-private.h"

#include <glib/gi18n.h>

#include "sal-exchange-error.h"
#include "sal-file-dialog.h"
#include "sal-number.h"

/* Checking and importing, and what is done with the report. */

/* An attempt on its way */
typedef struct
{
  SalImportDialog *dialog;
  SalImportAttempt *attempt;
} Trial;

static void
trial_free (Trial *trial)
{
  g_clear_pointer (&trial->attempt, sal_import_attempt_free);
  g_object_unref (trial->dialog);
  g_free (trial);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trial, trial_free)

static SalImportAttempt *
create_attempt (SalImportDialog *self, SalImportErrors errors, gboolean dry_run)
{
  SalImportAttempt *attempt = sal_import_attempt_new (self->workspace, errors, dry_run);

  for (guint i = 0; i < self->drafts->len; i++)
    {
      SalImportDraft *draft = self->drafts->pdata[i];

      if (sal_import_draft_get_kind (draft) != NULL)
        sal_import_attempt_add (attempt,
                                sal_import_draft_get_file (draft),
                                sal_import_draft_get_kind (draft),
                                sal_import_draft_get_mapping (draft));
    }

  return attempt;
}

static SalJob *
start (SalImportDialog *self,
       SalImportAttempt *attempt,
       const char *title,
       GAsyncReadyCallback callback)
{
  SalJob *job = sal_job_new (title);
  Trial *trial = g_new0 (Trial, 1);

  trial->dialog = g_object_ref (self);
  trial->attempt = attempt;
  sal_job_run_async (job, sal_import_attempt_run, attempt, NULL, callback, trial);

  return job;
}

/* --- checking --- */

static void
check_progress_cb (SalJob *job, GParamSpec *pspec, SalImportDialog *self)
{
  double fraction = sal_job_get_fraction (job);
  g_autofree char *percent = NULL;
  g_autofree char *text = NULL;

  if (job != self->check_job || fraction < 0)
    return;
  percent = sal_number_format (fraction * 100, 0);
  text = g_strdup_printf (_ ("Checking… %s %%"), percent);
  sal_import_dialog_set_status (self, NULL, text);
}

static void
show_check_error (SalImportDialog *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sal_import_dialog_set_status (self, NULL, _ ("The check was stopped"));
  else
    sal_import_dialog_set_status (self, "dialog-error-symbolic", error->message);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Trial) trial = user_data;
  SalImportDialog *self = trial->dialog;
  g_autoptr (GError) error = NULL;
  gboolean done = sal_job_run_finish (SAL_JOB (source), result, &error);

  if (self->workspace == NULL || SAL_JOB (source) != self->check_job)
    return; /* the dialog is closed, or what was checked has changed since */

  g_clear_object (&self->check_job);
  if (done)
    {
      g_clear_pointer (&self->checked, sal_import_attempt_free);
      self->checked = g_steal_pointer (&trial->attempt);
      sal_import_check_view_set_attempt (self->check_view, self->checked);
    }
  else
    {
      show_check_error (self, error);
    }
  sal_import_dialog_update (self);
}

/**
 * sal_import_dialog_stop_check:
 * @self: the dialog
 *
 * Stops a check that is running or about to.
 */
void
sal_import_dialog_stop_check (SalImportDialog *self)
{
  g_clear_handle_id (&self->check_timeout, g_source_remove);
  if (self->check_job != NULL)
    sal_job_cancel (self->check_job);
  g_clear_object (&self->check_job);
}

/* Also stops a check: then what is seen is what the last one found. */
void
sal_import_dialog_check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalImportDialog *self = SAL_IMPORT_DIALOG (widget);

  if (self->check_job != NULL)
    {
      sal_job_cancel (self->check_job);
      return;
    }
  g_clear_handle_id (&self->check_timeout, g_source_remove);
  /* rows that stop an import are counted to the last, so that all of them are seen */
  self->check_job = start (
      self, create_attempt (self, SAL_IMPORT_SKIP, TRUE), _ ("Check the Import"), checked_cb);
  g_signal_connect_object (
      self->check_job, "notify::fraction", G_CALLBACK (check_progress_cb), self, 0);
  sal_import_dialog_set_status (self, NULL, _ ("Checking…"));
  sal_import_dialog_update (self);
}

/* --- importing --- */

static void
import_progress_cb (SalJob *job, GParamSpec *pspec, SalImportDialog *self)
{
  double fraction = sal_job_get_fraction (job);
  g_autofree char *message = sal_job_dup_message (job);

  if (job != self->import_job)
    return;
  gtk_progress_bar_set_text (self->progress_bar, message);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  else
    gtk_progress_bar_pulse (self->progress_bar);
}

static void
show_done (SalImportDialog *self)
{
  const SalImportAttempt *imported = self->imported;
  gboolean nothing = imported->result->change == NULL;
  g_autofree char *counts = sal_import_attempt_describe (imported);

  adw_status_page_set_title (self->done_page,
                             nothing ? _ ("Nothing Was Changed") : _ ("Import Finished"));
  adw_status_page_set_description (self->done_page, counts);
  gtk_widget_set_visible (self->report_button, imported->findings->len > 0);
  adw_view_stack_set_visible_child_name (self->main_stack, "done");
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      gtk_widget_grab_focus (self->records_button);
      return;
    }
  /* it was closed meanwhile, and comes back only if there is something to read */
  if (imported->findings->len > 0)
    gtk_window_present (GTK_WINDOW (self));
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* What could not be imported is shown as if it had been checked. */
static void
show_refused (SalImportDialog *self, SalImportAttempt *attempt)
{
  g_clear_pointer (&self->checked, sal_import_attempt_free);
  self->checked = attempt;
  sal_import_check_view_set_attempt (self->check_view, attempt);
  adw_view_stack_set_visible_child_name (self->view_stack, "check");
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Trial) trial = user_data;
  SalImportDialog *self = trial->dialog;
  g_autoptr (GError) error = NULL;
  gboolean done = sal_job_run_finish (SAL_JOB (source), result, &error);

  if (self->workspace == NULL)
    return;

  g_clear_object (&self->import_job);
  if (done)
    {
      self->imported = g_steal_pointer (&trial->attempt);
      sal_import_dialog_update (self);
      show_done (self);
      return;
    }

  adw_view_stack_set_visible_child_name (self->main_stack, "setup");
  if (g_error_matches (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_ROWS))
    show_refused (self, g_steal_pointer (&trial->attempt));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sal_import_dialog_set_status (
        self, NULL, _ ("The import was cancelled, and nothing was changed"));
  else
    sal_import_dialog_report_error (self, _ ("Could Not Import"), error);
  sal_import_dialog_update (self);
  gtk_window_present (GTK_WINDOW (self));
}

static char *
make_title (SalImportDialog *self)
{
  if (self->drafts->len == 1)
    return g_strdup_printf (_ ("Importing %s"), sal_import_draft_get_name (self->drafts->pdata[0]));

  return g_strdup_printf (ngettext ("Importing %u File", "Importing %u Files", self->drafts->len),
                          self->drafts->len);
}

void
sal_import_dialog_run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalImportDialog *self = SAL_IMPORT_DIALOG (widget);
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  SalImportErrors errors = sal_import_check_view_get_errors (self->check_view);
  g_autofree char *title = make_title (self);

  sal_import_dialog_stop_check (self);
  self->import_job = start (self, create_attempt (self, errors, FALSE), title, imported_cb);
  g_signal_connect_object (
      self->import_job, "notify::fraction", G_CALLBACK (import_progress_cb), self, 0);
  g_signal_connect_object (
      self->import_job, "notify::message", G_CALLBACK (import_progress_cb), self, 0);
  if (window != NULL)
    sal_window_add_job (GTK_WIDGET (window), self->import_job);
  adw_status_page_set_title (self->running_page, title);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_progress_bar_set_text (self->progress_bar, NULL);
  adw_view_stack_set_visible_child_name (self->main_stack, "running");
  sal_import_dialog_update (self);
}

void
sal_import_dialog_cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalImportDialog *self = SAL_IMPORT_DIALOG (widget);

  if (self->import_job != NULL)
    sal_job_cancel (self->import_job);
}

/* --- the report --- */

static void
report_copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_copy_finish (G_FILE (source), result, &error) && self->workspace != NULL)
    sal_import_dialog_report_error (self, _ ("Could Not Save the Report"), error);
}

static void
report_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalImportDialog *self = SAL_IMPORT_DIALOG (source);
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);

  if (file == NULL || self->imported == NULL)
    return;
  g_file_copy_async (self->imported->report,
                     file,
                     G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                     G_PRIORITY_DEFAULT,
                     NULL,
                     NULL,
                     NULL,
                     report_copied_cb,
                     g_object_ref (self));
}

void
sal_import_dialog_save_report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *const patterns[] = { _ ("Comma-Separated Text"), "*.csv", NULL };

  sal_file_dialog_choose_async (widget,
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Save Report"),
                                _ ("Import Report.csv"),
                                patterns,
                                report_chosen_cb,
                                NULL);
}
