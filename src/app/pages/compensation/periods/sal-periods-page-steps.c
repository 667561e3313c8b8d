/* sal-periods-page-steps.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-periods-page-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-entry-text.h"
#include "sal-payout-period.h"
#include "sal-payout-run.h"
#include "sal-payout-totals.h"
#include "sal-question.h"
#include "sal-window.h"

/* What was calculated is approved, and what is approved is closed: each says what it means and
 * asks, since it cannot be undone. */

static const struct
{
  const char *action;
  const char *status; /* that it is taken from */
  SalPayoutStep step;
  const char *button;  /* N_() */
  const char *heading; /* N_(), with the period */
  const char *body;    /* N_() */
  const char *go;      /* N_() */
} steps[] = {
  { "periods.approve",
    SAL_PAYOUT_PERIOD_CALCULATED,
    SAL_PAYOUT_STEP_APPROVE,
    N_ ("_Approve…"),
    N_ ("Approve %s?"),
    N_ ("What is approved can be handed to payroll, and closed. This cannot be undone; if "
        "something "
        "else is calculated afterwards, it has to be approved again."),
    N_ ("_Approve") },
  { "periods.close",
    SAL_PAYOUT_PERIOD_APPROVED,
    SAL_PAYOUT_STEP_CLOSE,
    N_ ("C_lose…"),
    N_ ("Close %s?"),
    N_ ("What is closed never changes any more, and this cannot be undone. What is found to be "
        "different later is posted as a difference into the period that is open then."),
    N_ ("C_lose") },
};

typedef struct
{
  SalPayoutPeriodStep step; /* what the command is given */
  char *period;
  char *approver;
  AdwEntryRow *approver_row; /* (nullable): while it is asked */
  SalPeriodsPage *page;
} Taking;

static void
taking_free (Taking *self)
{
  g_free (self->period);
  g_free (self->approver);
  g_clear_object (&self->page);
  g_free (self);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Taking *taking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (taking->page->store != NULL && error != NULL)
    {
      sal_window_report_error (GTK_WIDGET (taking->page), _ ("Could Not Change the Status"), error);
    }
  else if (taking->page->store != NULL && change != NULL)
    {
      g_autofree char *what = sal_change_describe (change);
      g_autofree char *text =
          /* translators: what was done, and by whom */
          g_strdup_printf (_ ("%s: recorded by %s"), what, sal_change_get_author (change));

      sal_window_add_toast (GTK_WIDGET (taking->page), text);
    }
  taking_free (taking);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Taking *taking)
{
  if (!g_str_equal (response, SAL_QUESTION_GO) || taking->page->store == NULL)
    {
      taking_free (taking);
      return;
    }
  if (taking->approver_row != NULL)
    taking->approver = sal_entry_text_dup (taking->approver_row);
  taking->step.approver = taking->approver;
  sal_store_run_async (taking->page->store,
                       _ ("Change the Status of a Period"),
                       SAL_COMMAND_FINAL,
                       sal_payout_period_take_step,
                       taking,
                       NULL,
                       NULL,
                       taken_cb,
                       taking);
}

static void
append_paragraph (GString *body, const char *text)
{
  g_string_append_printf (body, "%s%s", body->len > 0 ? "\n\n" : "", text);
}

/* What is paid, what is still to be looked at, what it means, and who records it. */
static char *
create_body (SalPeriodsPage *self, const char *meaning)
{
  GString *body = g_string_new (NULL);
  const SalPayoutStatements *content = sal_period_view_get_content (self->view);
  const GPtrArray *sign_offs = sal_period_view_get_sign_offs (self->view);
  guint n_exceptions = sal_period_view_get_n_exceptions (self->view);
  g_autofree char *amounts = sal_payout_totals_describe (self->totals, self->chosen);
  g_autofree char *recorded =
      /* translators: a person */
      g_strdup_printf (_ ("It is recorded by %s."), g_get_user_name ());

  if (content != NULL && amounts != NULL)
    {
      guint n = content->statements->len;
      g_autofree char *paid =
          /* translators: a number of payments, and amounts */
          g_strdup_printf (
              ngettext ("%u payment, %s in all.", "%u payments, %s in all.", n), n, amounts);

      append_paragraph (body, paid);
    }
  if (n_exceptions > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u exception is to be reviewed.",
                                                         "%u exceptions are to be reviewed.",
                                                         n_exceptions),
                                               n_exceptions);

      append_paragraph (body, text);
    }
  if (sign_offs != NULL && sal_pay_sign_offs_count_missing (sign_offs) > 0)
    {
      guint n = sal_pay_sign_offs_count_missing (sign_offs);
      g_autofree char *text =
          /* translators: two numbers of managers */
          g_strdup_printf (ngettext ("%u of %u managers has not signed it off.",
                                     "%u of %u managers have not signed it off.",
                                     n),
                           n,
                           sign_offs->len);

      append_paragraph (body, text);
    }
  append_paragraph (body, meaning);
  append_paragraph (body, recorded);

  return g_string_free (body, FALSE);
}

static void
ask (SalPeriodsPage *self, guint index)
{
  g_autofree char *name = sal_periods_page_name_period (self, self->chosen);
  g_auto (GStrv) parts = g_strsplit (_ (steps[index].heading), "%s", 2);
  g_autofree char *heading = g_strjoinv (name, parts);
  g_autofree char *body = create_body (self, _ (steps[index].body));
  AdwMessageDialog *dialog = sal_question_new (
      GTK_WIDGET (self), heading, body, _ (steps[index].go), ADW_RESPONSE_SUGGESTED);
  Taking *taking = g_new0 (Taking, 1);

  taking->period = g_strdup (self->chosen);
  taking->step =
      (SalPayoutPeriodStep){ steps[index].step, taking->period, NULL, g_get_user_name () };
  taking->page = g_object_ref (self);
  if (steps[index].step == SAL_PAYOUT_STEP_APPROVE)
    taking->approver_row = sal_question_add_name (dialog, _ ("Approved By"));
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), taking);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPeriodsPage *self = SAL_PERIODS_PAGE (widget);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].action, name) && sal_periods_page_get_period (self) != NULL)
      ask (self, i);
}

/* One button goes on: it says what comes next. */
static void
show_button (SalPeriodsPage *self, const char *action, const char *label)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step_button), action);
  gtk_button_set_label (self->step_button, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->step_button),
                          label != NULL && !sal_store_is_read_only (self->store));
  sal_accessible_name_mnemonics (GTK_WIDGET (self->step_button));
}

void
sal_periods_page_update_steps (SalPeriodsPage *self)
{
  SalRecord *period = sal_periods_page_get_period (self);
  gboolean writable =
      self->store != NULL && !sal_store_is_read_only (self->store) && self->job == NULL;
  gboolean has_button = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gboolean is_next = period != NULL && sal_payout_period_has_status (period, steps[i].status);

      gtk_widget_action_set_enabled (GTK_WIDGET (self), steps[i].action, writable && is_next);
      if (is_next)
        show_button (self, steps[i].action, _ (steps[i].button));
      has_button = has_button || is_next;
    }
  if (!has_button)
    show_button (self,
                 "periods.calculate",
                 period == NULL && self->chosen != NULL ? _ ("C_alculate") : NULL);
}

void
sal_periods_page_install_steps (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_install_action (widget_class, steps[i].action, NULL, step_action);
}
