/* sal-disputes-page-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-disputes-page-private.h"

#include <glib/gi18n.h>

#include "sal-decision-dialog.h"
#include "sal-dispute-dialog.h"
#include "sal-window.h"

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalDisputesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Change the Dispute"), error);
  else
    sal_window_add_pay_undo_toast (GTK_WIDGET (self), change);
}

void
sal_disputes_page_edit (SalDisputesPage *self, SalRecord *dispute)
{
  sal_store_run_async (self->store,
                       _ ("Change a Dispute"),
                       SAL_COMMAND_DEFAULT,
                       sal_pay_dispute_edit,
                       g_object_ref (dispute),
                       g_object_unref,
                       NULL,
                       stored_cb,
                       g_object_ref (self));
}

/* --- steps that post nothing: they are undone --- */

static const struct
{
  const char *action;
  SalPayDisputeStep step;
} steps[] = {
  { "disputes.review", SAL_PAY_DISPUTE_STEP_REVIEW },
  { "disputes.withdraw", SAL_PAY_DISPUTE_STEP_WITHDRAW },
  { "disputes.reopen", SAL_PAY_DISPUTE_STEP_REOPEN },
};

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalDisputesPage *self = SAL_DISPUTES_PAGE (widget);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].action, name))
      sal_store_run_async (self->store,
                           _ ("Change a Dispute"),
                           SAL_COMMAND_DEFAULT,
                           sal_pay_dispute_take_step,
                           sal_pay_dispute_move_new (steps[i].step,
                                                     self->chosen,
                                                     sal_workspace_get_calendar (
                                                         sal_page_get_workspace (SAL_PAGE (self))),
                                                     sal_date_today (),
                                                     g_get_user_name ()),
                           (GDestroyNotify) sal_pay_dispute_move_free,
                           NULL,
                           stored_cb,
                           g_object_ref (self));
}

/* --- what is asked --- */

static void
decided_cb (GtkWidget *dialog, SalChange *change, SalDisputesPage *self)
{
  /* what posts cannot be undone, and has no toast that offers it */
  sal_window_add_pay_undo_toast (GTK_WIDGET (self), change);
}

static void
ask (SalDisputesPage *self, SalDecision decision, gint64 id)
{
  GtkWidget *dialog = sal_decision_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               sal_page_get_workspace (SAL_PAGE (self)),
                                               self->data,
                                               decision,
                                               id);

  g_signal_connect_object (dialog, "done", G_CALLBACK (decided_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (SAL_DISPUTES_PAGE (widget), SAL_DECISION_ACCEPT, SAL_DISPUTES_PAGE (widget)->chosen);
}

static void
reject_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (SAL_DISPUTES_PAGE (widget), SAL_DECISION_REJECT, SAL_DISPUTES_PAGE (widget)->chosen);
}

static void
adjust_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (SAL_DISPUTES_PAGE (widget), SAL_DECISION_ADJUST, 0);
}

static void
reverse_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SalPayAdjustment *one = sal_disputes_page_get_adjustment (SAL_DISPUTES_PAGE (widget));

  if (one != NULL)
    ask (SAL_DISPUTES_PAGE (widget), SAL_DECISION_REVERSE, one->id);
}

static void
opened_cb (SalDisputeDialog *dialog, SalChange *change, SalDisputesPage *self)
{
  sal_disputes_page_choose (self, sal_dispute_dialog_get_opened (dialog));
  sal_window_add_pay_undo_toast (GTK_WIDGET (self), change);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalDisputesPage *self = SAL_DISPUTES_PAGE (widget);
  GtkWidget *dialog = sal_dispute_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                              sal_page_get_workspace (SAL_PAGE (self)),
                                              self->data);

  g_signal_connect_object (dialog, "done", G_CALLBACK (opened_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- what can be done --- */

/* Something was paid, or is about to be. */
static gboolean
has_calculated (SalDisputesPage *self)
{
  for (guint i = 0; self->data != NULL && i < self->data->periods->len; i++)
    if (!sal_record_is_null (self->data->periods->pdata[i], "calculated_at"))
      return TRUE;

  return FALSE;
}

void
sal_disputes_page_update_actions (SalDisputesPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SalRecord *dispute = sal_disputes_page_get_dispute (self);
  const SalPayAdjustment *adjustment = sal_disputes_page_get_adjustment (self);
  gboolean writable = self->store != NULL && !sal_store_is_read_only (self->store);
  gboolean decidable =
      dispute != NULL && sal_pay_dispute_can_take_step (dispute, SAL_PAY_DISPUTE_STEP_REJECT);
  const struct
  {
    const char *action;
    gboolean enabled;
  } actions[] = {
    { "disputes.new", writable && has_calculated (self) },
    { "disputes.adjust", writable && has_calculated (self) },
    { "disputes.accept", writable && decidable },
    { "disputes.reject", writable && decidable },
    { "disputes.reverse",
      writable && adjustment != NULL && adjustment->reverses == 0 && adjustment->reversal == 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (widget, actions[i].action, actions[i].enabled);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_action_set_enabled (widget,
                                   steps[i].action,
                                   writable && dispute != NULL &&
                                       sal_pay_dispute_can_take_step (dispute, steps[i].step));
}

void
sal_disputes_page_install_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_install_action (widget_class, steps[i].action, NULL, step_action);
  gtk_widget_class_install_action (widget_class, "disputes.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "disputes.adjust", NULL, adjust_action);
  gtk_widget_class_install_action (widget_class, "disputes.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "disputes.reject", NULL, reject_action);
  gtk_widget_class_install_action (widget_class, "disputes.reverse", NULL, reverse_action);
}
