/* sal-portfolio-page-tiers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-portfolio-page-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date.h"
#include "sal-window.h"

static gboolean
can_write (SalPortfolioPage *self)
{
  return !sal_store_is_read_only (self->store) && !self->storing;
}

/* --- what is to be done --- */

/* (nullable) (transfer full): what to say of tiers that wait for being refreshed */
static char *
describe_refresh (SalPortfolioPage *self)
{
  guint n = self->n_moves;
  gint32 refreshed = sal_account_portfolio_find_refreshed (self->data->portfolio);
  gboolean is_due =
      refreshed == SAL_DATE_NONE ||
      sal_date_today () >= sal_date_add_months (refreshed, self->data->scheme->refresh_months);
  g_autofree char *day = refreshed != SAL_DATE_NONE ? sal_date_format (refreshed) : NULL;
  g_autofree char *moves = g_strdup_printf (
      ngettext ("%u account would change tier.", "%u accounts would change tier.", n), n);

  if (refreshed == SAL_DATE_NONE)
    return g_strdup_printf (_ ("Tiers were never refreshed. %s"), moves);
  if (!is_due && n == 0)
    return NULL;
  if (is_due)
    /* translators: a day, and what would change */
    return g_strdup_printf (
        _ ("Tiers were refreshed last on %1$s, and it is time again. %2$s"), day, moves);

  /* translators: a day, and what would change */
  return g_strdup_printf (
      _ ("Since tiers were refreshed on %1$s, something changed. %2$s"), day, moves);
}

/**
 * sal_portfolio_page_update_notice:
 * @self: the page
 *
 * Says what there is to do about tiers, if there is anything, and which actions there are.
 */
void
sal_portfolio_page_update_notice (SalPortfolioPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_model = self->data != NULL && self->data->scheme->id != 0;
  gboolean is_complete = self->data != NULL && self->data->is_complete;
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (widget, "portfolio.refresh", is_complete && can_write (self));
  gtk_widget_action_set_enabled (
      widget, "portfolio.create-model", self->data != NULL && !has_model && can_write (self));
  if (self->data == NULL)
    return;
  if (!has_model)
    text = g_strdup (_ ("Accounts have no tiers: there is no tier model yet."));
  else if (!is_complete)
    text =
        g_strdup (_ ("The tier model is not complete, so accounts have no scores and stay in the "
                     "tiers that are stored."));
  else
    text = describe_refresh (self);
  gtk_widget_set_visible (self->notice, text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_label (self->notice_label, text);
  gtk_button_set_label (self->notice_button,
                        is_complete ? _ ("_Refresh Tiers")
                        : has_model ? _ ("_Edit Tier Model")
                                    : _ ("_Create Tier Model"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->notice_button),
                                  is_complete ? "portfolio.refresh"
                                  : has_model ? "portfolio.edit-model"
                                              : "portfolio.create-model");
  sal_accessible_name_mnemonics (self->notice);
}

static void
set_storing (SalPortfolioPage *self, gboolean storing)
{
  self->storing = storing;
  if (self->store != NULL)
    sal_portfolio_page_update_notice (self);
}

/* --- refreshing --- */

typedef struct
{
  SalPortfolioPage *page;
  SalStore *store;
  SalTierRefresh refresh;
  SalChange *change; /* (nullable) */
} Refreshing;

static void
refreshing_free (Refreshing *refreshing)
{
  g_clear_object (&refreshing->page);
  g_clear_object (&refreshing->store);
  g_clear_pointer (&refreshing->change, sal_change_unref);
  g_free (refreshing);
}

static void
report (gpointer data, double fraction)
{
  sal_job_report (data, fraction, _ ("Scoring accounts"));
}

static gboolean
refresh_tiers (SalJob *job, gpointer data, GError **error)
{
  Refreshing *refreshing = data;

  refreshing->refresh.report = report;
  refreshing->refresh.report_data = job;

  return sal_store_run_sync (refreshing->store,
                             _ ("Refresh Tiers"),
                             SAL_COMMAND_DEFAULT,
                             sal_account_tiers_refresh,
                             &refreshing->refresh,
                             sal_job_get_cancellable (job),
                             &refreshing->change,
                             error);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Refreshing *refreshing = user_data;
  SalPortfolioPage *self = refreshing->page;
  g_autoptr (GError) error = NULL;

  sal_job_run_finish (SAL_JOB (source), result, &error);
  set_storing (self, FALSE);
  if (self->store != NULL && error != NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Refresh Tiers"), error);
  else if (self->store != NULL)
    sal_window_add_undo_toast (GTK_WIDGET (self), refreshing->change);
  refreshing_free (refreshing);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPortfolioPage *self = SAL_PORTFOLIO_PAGE (widget);
  g_autoptr (SalJob) job = sal_job_new (_ ("Refresh Tiers"));
  Refreshing *refreshing = g_new0 (Refreshing, 1);

  refreshing->page = g_object_ref (self);
  refreshing->store = g_object_ref (self->store);
  refreshing->refresh.model = self->data->scheme->id;
  refreshing->refresh.day = sal_date_today ();
  set_storing (self, TRUE);
  sal_job_run_async (job, refresh_tiers, refreshing, NULL, refreshed_cb, refreshing);
  sal_window_add_job (widget, job);
}

/* --- the model --- */

static void
show_model (SalPortfolioPage *self)
{
  adw_view_stack_set_visible_child_name (self->views, "model");
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPortfolioPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  set_storing (self, FALSE);
  if (self->store == NULL)
    return; /* the page is gone */
  if (error != NULL)
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Create the Tier Model"), error);
      return;
    }
  sal_window_add_undo_toast (GTK_WIDGET (self), change);
  show_model (self);
}

static void
create_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPortfolioPage *self = SAL_PORTFOLIO_PAGE (widget);

  set_storing (self, TRUE);
  sal_store_run_async (self->store,
                       _ ("Create Tier Model"),
                       SAL_COMMAND_DEFAULT,
                       sal_tier_scheme_write,
                       sal_account_portfolio_propose_scheme (self->data->portfolio, _ ("Tiers")),
                       (GDestroyNotify) sal_tier_scheme_free,
                       NULL,
                       created_cb,
                       g_object_ref (self));
}

static void
edit_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_model (SAL_PORTFOLIO_PAGE (widget));
}

/* --- leaving --- */

typedef struct
{
  SalPortfolioPage *page;
  GTask *task;
} Leaving;

static void
leave_response_cb (AdwMessageDialog *dialog, const char *response, Leaving *leaving)
{
  gboolean discards = g_str_equal (response, "discard");

  if (discards && leaving->page->store != NULL)
    {
      if (sal_tier_editor_is_modified (leaving->page->editor))
        sal_tier_editor_revert (leaving->page->editor);
      sal_account_tier_view_discard (leaving->page->account_view);
    }
  g_task_return_boolean (leaving->task, discards);
  g_object_unref (leaving->task);
  g_object_unref (leaving->page);
  g_free (leaving);
}

/**
 * sal_portfolio_page_ask_to_leave:
 * @self: the page
 * @task: (transfer full): returns whether the page may be left
 *
 * Asks what is to become of a tier model that was changed and not applied, and of a tier that was
 * chosen for an account and waits for its reason.
 */
void
sal_portfolio_page_ask_to_leave (SalPortfolioPage *self, GTask *task)
{
  gint64 account = sal_account_tier_view_find_unfinished (self->account_view);
  gboolean of_model = sal_tier_editor_is_modified (self->editor);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      of_model ? _ ("Discard Changes to the Tier Model?") : _ ("Discard the Decision on a Tier?"),
      !of_model      ? _ ("A tier was chosen for an account, and its reason not applied.")
      : account == 0 ? _ ("They were not applied.")
                     : _ ("They were not applied. A decision on the tier of an account, whose "
                          "reason was not applied, is discarded too."));
  Leaving *leaving = g_new (Leaving, 1);

  if (of_model)
    show_model (self);
  else
    sal_portfolio_page_choose (self, account);
  *leaving = (Leaving){ g_object_ref (self), task };
  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (leave_response_cb), leaving);
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
sal_portfolio_page_install_tier_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "portfolio.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (
      widget_class, "portfolio.create-model", NULL, create_model_action);
  gtk_widget_class_install_action (widget_class, "portfolio.edit-model", NULL, edit_model_action);
}
