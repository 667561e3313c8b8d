/* sal-portfolio-page-briefs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-portfolio-page-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-account-brief-report.h"
#include "sal-date.h"
#include "sal-file-dialog.h"
#include "sal-kinds.h"
#include "sal-window.h"

/* Briefs of the accounts of the highest score, written into a folder. */

#define DEFAULT_TOP 20
#define MOST        200
#define CHOOSE      "choose"

typedef struct
{
  SalPortfolioPage *page;
  SalStore *store;
  SalFiscalCalendar *calendar; /* the workspace's own are exchanged when a setting is */
  char *currency;
  SalJob *job; /* (nullable): while it runs */
  guint n;
  guint n_written;
  char *folder;
} Writing;

static void
writing_free (Writing *self)
{
  g_object_unref (self->store);
  g_object_unref (self->page);
  sal_fiscal_calendar_free (self->calendar);
  g_free (self->currency);
  g_free (self->folder);
  g_free (self);
}

/* Half of it is reading. */
static void
report_read (gpointer data, double fraction)
{
  const Writing *self = data;

  sal_job_report (self->job, fraction / 2, _ ("Reading the accounts"));
}

static void
report_written (double fraction, gpointer data)
{
  const Writing *self = data;

  sal_job_report (self->job, (1 + fraction) / 2, _ ("Writing the briefs"));
}

static gboolean
write_briefs (SalJob *job, gpointer data, GError **error)
{
  Writing *self = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  gint32 today = sal_date_today ();
  const SalAccountBriefs asked = {
    .query = { .as_of = today,
               .period = sal_fiscal_calendar_period_of (self->calendar, today, SAL_PERIOD_QUARTER),
               .calendar = self->calendar,
               .currency = self->currency },
    .kinds = sal_model_kinds (),
    .n_accounts = self->n,
    .report = report_read,
    .report_data = self,
  };
  g_autoptr (GPtrArray) briefs = sal_account_briefs_load (self->store, &asked, cancellable, error);
  const SalAccountBriefFiles files = { briefs, sal_paper_get_default () };

  if (briefs == NULL)
    return FALSE;
  self->n_written = briefs->len;

  return sal_account_brief_files_write (
      &files, self->folder, report_written, self, cancellable, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Writing *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (self->page->store == NULL)
    ; /* the page is gone */
  else if (!sal_job_run_finish (SAL_JOB (source), result, &error))
    sal_window_report_error (GTK_WIDGET (self->page), _ ("Could Not Write the Briefs"), error);
  else
    {
      text = g_strdup_printf (ngettext ("%u brief is written: only you can read the file",
                                        "%u briefs are written: only you can read the files",
                                        self->n_written),
                              self->n_written);
      sal_window_add_toast (GTK_WIDGET (self->page), text);
    }
  writing_free (self);
}

/**
 * sal_portfolio_page_write_briefs:
 * @self: the page
 * @n: of how many accounts, those of the highest score
 * @folder: where to
 *
 * Starts writing briefs of this quarter as a job.
 */
void
sal_portfolio_page_write_briefs (SalPortfolioPage *self, guint n, const char *folder)
{
  g_autoptr (SalJob) job = sal_job_new (_ ("Writing Briefs"));
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self));
  Writing *writing = g_new0 (Writing, 1);

  writing->page = g_object_ref (self);
  writing->store = g_object_ref (self->store);
  writing->calendar = sal_fiscal_calendar_copy (sal_workspace_get_calendar (workspace));
  writing->currency = g_strdup (sal_workspace_get_currency (workspace));
  writing->job = job;
  writing->n = n;
  writing->folder = g_strdup (folder);
  sal_job_run_async (job, write_briefs, writing, NULL, written_cb, writing);
  sal_window_add_job (GTK_WIDGET (self), job);
}

/* --- what is asked before --- */

typedef struct
{
  SalPortfolioPage *page;
  GtkSpinButton *spin; /* while it is asked */
  guint n;
} Asking;

static void
asking_free (Asking *self)
{
  g_object_unref (self->page);
  g_free (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asking *self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  g_autofree char *folder = file != NULL ? g_file_get_path (file) : NULL;

  if (folder != NULL && self->page->store != NULL)
    sal_portfolio_page_write_briefs (self->page, self->n, folder);
  asking_free (self);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *self)
{
  if (!g_str_equal (response, CHOOSE) || self->page->store == NULL)
    {
      asking_free (self);
      return;
    }
  gtk_spin_button_update (self->spin);
  self->n = (guint) gtk_spin_button_get_value_as_int (self->spin);
  sal_file_dialog_choose_async (GTK_WIDGET (self->page),
                                SAL_FILE_DIALOG_FOLDER,
                                _ ("A Folder for the Briefs"),
                                NULL,
                                NULL,
                                chosen_cb,
                                self);
}

/* (transfer floating): how many, named by a label that leads to it */
static GtkWidget *
create_spin_row (Asking *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("A_ccounts"));
  GtkWidget *spin = gtk_spin_button_new_with_range (1, MOST, 1);

  self->spin = GTK_SPIN_BUTTON (spin);
  gtk_spin_button_set_value (self->spin, DEFAULT_TOP);
  gtk_spin_button_set_numeric (self->spin, TRUE);
  gtk_text_set_activates_default (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (spin))), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), spin);
  sal_accessible_set_label (spin, _ ("Accounts"));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), spin);

  return box;
}

static void
briefs_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPortfolioPage *self = SAL_PORTFOLIO_PAGE (widget);
  const SalFiscalCalendar *calendar =
      sal_workspace_get_calendar (sal_page_get_workspace (SAL_PAGE (self)));
  g_autofree char *quarter = sal_fiscal_calendar_format (
      calendar, sal_fiscal_calendar_period_of (calendar, sal_date_today (), SAL_PERIOD_QUARTER));
  /* translators: a fiscal quarter */
  g_autofree char *body =
      g_strdup_printf (_ ("A PDF is written for each of the accounts of the highest score, with "
                          "what there is to say "
                          "in a business review of %s. Files of the same name are replaced."),
                       quarter);
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Write Briefs?"), body);
  Asking *asking = g_new0 (Asking, 1);

  asking->page = g_object_ref (self);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_spin_row (asking));
  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), CHOOSE, _ ("Choose _Folder…"), NULL);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), CHOOSE, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), CHOOSE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), asking);
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
sal_portfolio_page_install_brief_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "portfolio.briefs", NULL, briefs_action);
}
