/* sal-periods-page-calculate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-periods-page-private.h"

#include <glib/gi18n.h>

#include "sal-payout-calculation.h"
#include "sal-payout-period.h"
#include "sal-payout-turn.h"
#include "sal-question.h"
#include "sal-window.h"

/* --- the calculation --- */

static void
update_progress (SalPeriodsPage *self)
{
  g_autofree char *message = self->job != NULL ? sal_job_dup_message (self->job) : NULL;
  double fraction = self->job != NULL ? sal_job_get_fraction (self->job) : 0;

  gtk_revealer_set_reveal_child (self->progress_revealer, self->job != NULL);
  gtk_progress_bar_set_text (self->progress_bar, message != NULL ? message : "");
  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (fraction, 0, 1));
}

typedef struct
{
  SalPeriodsPage *page;
  SalPayoutCalculation *calculation;
  char *period;
} Calculating;

static void
calculating_free (Calculating *self)
{
  g_object_unref (self->page);
  sal_payout_calculation_free (self->calculation);
  g_free (self->period);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Calculating, calculating_free)

static void
tell_result (SalPeriodsPage *self, const Calculating *calculating, const GError *error)
{
  g_autofree char *name = sal_periods_page_name_period (self, calculating->period);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    /* translators: a period */
    text =
        g_strdup_printf (_ ("The calculation of %s was cancelled: everything is as it was."), name);
  else if (error != NULL)
    /* translators: a period, and an error */
    text = g_strdup_printf (
        _ ("%s could not be calculated, and everything is as it was: %s"), name, error->message);
  else
    text = sal_payout_calculation_describe (calculating->calculation, name);
  sal_periods_page_tell (
      self, text, error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

static void
calculated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Calculating) calculating = user_data;
  SalPeriodsPage *self = calculating->page;
  g_autoptr (GError) error = NULL;

  sal_job_run_finish (SAL_JOB (source), result, &error);
  if (self->store == NULL)
    return; /* the page is gone */
  g_clear_object (&self->job);
  update_progress (self);
  if (error == NULL)
    sal_periods_page_choose (self, calculating->period);
  if (self->periods != NULL && self->periods->len == 0 && error != NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Calculate"), error);
  tell_result (self, calculating, error);
  sal_periods_page_update (self);
}

static void
calculate (SalPeriodsPage *self, const char *period)
{
  Calculating *calculating = g_new (Calculating, 1);

  *calculating = (Calculating){
    g_object_ref (self),
    sal_payout_calculation_new (
        sal_page_get_workspace (SAL_PAGE (self)), period, g_get_user_name ()),
    g_strdup (period),
  };
  self->job = sal_job_new (_ ("Calculate Payouts"));
  sal_periods_page_tell (self, NULL, FALSE);
  g_signal_connect_object (
      self->job, "notify", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  sal_window_add_job (GTK_WIDGET (self), self->job);
  sal_job_run_async (self->job,
                     sal_payout_calculation_run,
                     calculating->calculation,
                     NULL,
                     calculated_cb,
                     calculating);
  update_progress (self);
  sal_periods_page_update (self);
}

static void
calculate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPeriodsPage *self = SAL_PERIODS_PAGE (widget);

  calculate (self, self->chosen);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPeriodsPage *self = SAL_PERIODS_PAGE (widget);

  if (self->job != NULL)
    sal_job_cancel (self->job);
}

/* --- which period --- */

static GtkStringList *
list_names (SalPeriodsPage *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->turn->len; i++)
    {
      SalPeriod one = g_array_index (self->turn, SalPeriod, i);
      g_autofree char *name = sal_fiscal_calendar_format (self->calendar, one);
      gint32 first, last;
      g_autofree char *from = NULL, *to = NULL, *text = NULL;

      sal_fiscal_calendar_days_of (self->calendar, one, &first, &last);
      from = sal_date_format (first);
      to = sal_date_format (last);
      text = g_strdup_printf ("%s (%s – %s)", name, from, to);
      gtk_string_list_append (names, text);
    }

  return names;
}

static void
period_response_cb (AdwMessageDialog *dialog, const char *response, SalPeriodsPage *self)
{
  AdwComboRow *row = g_object_get_data (G_OBJECT (dialog), "period");
  guint index = adw_combo_row_get_selected (row);
  g_autofree char *period = NULL;

  if (!g_str_equal (response, SAL_QUESTION_GO) || self->store == NULL || self->job != NULL ||
      index >= self->turn->len)
    return;
  period = sal_period_to_text (g_array_index (self->turn, SalPeriod, index));
  calculate (self, period);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPeriodsPage *self = SAL_PERIODS_PAGE (widget);
  g_autoptr (GtkStringList) names = list_names (self);
  AdwMessageDialog *dialog = sal_question_new (
      widget,
      _ ("Calculate Which Period?"),
      self->periods->len == 0
          ? _ ("The first period that is paid may be any month or quarter. From then on one "
               "follows on another, and one is closed before the next is calculated.")
          : _ ("The next period is a month or a quarter and begins where the last one ends."),
      _ ("C_alculate"),
      ADW_RESPONSE_SUGGESTED);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Period"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (row), sal_payout_turn_choose (self->turn, self->calendar, sal_date_today ()));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_message_dialog_set_extra_child (dialog, group);
  adw_message_dialog_set_default_response (dialog, SAL_QUESTION_GO);
  g_object_set_data (G_OBJECT (dialog), "period", row);
  g_signal_connect_object (dialog, "response", G_CALLBACK (period_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- what can be done --- */

void
sal_periods_page_update_calculate (SalPeriodsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SalRecord *period = sal_periods_page_get_period (self);
  gboolean writable =
      self->store != NULL && !sal_store_is_read_only (self->store) && self->job == NULL;
  gboolean is_closed =
      period != NULL && sal_payout_period_has_status (period, SAL_PAYOUT_PERIOD_CLOSED);

  gtk_widget_action_set_enabled (
      widget, "periods.new", writable && self->turn != NULL && self->turn->len > 0);
  gtk_widget_action_set_enabled (
      widget, "periods.calculate", writable && self->chosen != NULL && !is_closed);
  gtk_widget_set_visible (self->again_button,
                          period != NULL && !is_closed && !sal_store_is_read_only (self->store));
}

void
sal_periods_page_install_calculate (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "periods.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "periods.calculate", NULL, calculate_action);
  gtk_widget_class_install_action (widget_class, "periods.cancel", NULL, cancel_action);
}
