/* sal-decision-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-decision-dialog.h"

#include <glib/gi18n.h>

#include "sal-dispute-statements.h"
#include "sal-entry-text.h"
#include "sal-money.h"

struct _SalDecisionDialog
{
  SalFormDialog parent_instance;

  SalWorkspace *workspace;
  SalDecision decision;
  gint64 id;
  char *period;         /* for people: what is posted into */
  const char *currency; /* interned */
  gint64 amount;        /* of what is reversed */
  char *name;           /* whose pay it is */
  GPtrArray *accounts;  /* of SalPayStatement: who can be paid in what, where it is asked */

  GtkLabel *about_label;
  GtkWidget *person_row;
  GtkDropDown *person_menu;
  AdwEntryRow *amount_row;
  AdwEntryRow *reason_row;
  AdwEntryRow *approver_row;
  GtkLabel *consequence_label;
};

G_DEFINE_FINAL_TYPE (SalDecisionDialog, sal_decision_dialog, SAL_TYPE_FORM_DIALOG)

static const struct
{
  const char *title; /* N_() */
  const char *go;    /* N_() */
  gboolean asks_person, asks_amount, posts;
  const char *label; /* N_(): of the command */
} decisions[] = {
  [SAL_DECISION_ACCEPT] = { N_ ("Accept the Dispute"),
                            N_ ("_Accept and Post"),
                            FALSE,
                            TRUE,
                            TRUE,
                            N_ ("Accept a Dispute") },
  [SAL_DECISION_REJECT] = { N_ ("Reject the Dispute"),
                            N_ ("_Reject"),
                            FALSE,
                            FALSE,
                            FALSE,
                            N_ ("Reject a Dispute") },
  [SAL_DECISION_REVERSE] = { N_ ("Reverse the Adjustment"),
                             N_ ("_Reverse"),
                             FALSE,
                             FALSE,
                             TRUE,
                             N_ ("Reverse an Adjustment") },
  [SAL_DECISION_ADJUST] = { N_ ("Adjust a Payment"),
                            N_ ("_Post"),
                            TRUE,
                            TRUE,
                            TRUE,
                            N_ ("Adjust a Payment") },
};

/* (nullable): whose payments are adjusted, where it is asked */
static const SalPayStatement *
get_account (SalDecisionDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->person_menu);

  return self->accounts != NULL && selected < self->accounts->len ? self->accounts->pdata[selected]
                                                                  : NULL;
}

static const char *
get_currency (SalDecisionDialog *self)
{
  const SalPayStatement *account = get_account (self);

  return account != NULL ? account->currency : self->currency;
}

static const char *
get_name (SalDecisionDialog *self)
{
  const SalPayStatement *account = get_account (self);

  return account != NULL ? account->name : self->name;
}

/* FALSE: there is none that can be posted */
static gboolean
read_amount (SalDecisionDialog *self, gint64 *amount)
{
  g_autofree char *text = sal_entry_text_dup (self->amount_row);

  *amount = self->decision == SAL_DECISION_REVERSE ? -self->amount : 0;
  if (!decisions[self->decision].asks_amount)
    return TRUE;

  return get_currency (self) != NULL && *text != '\0' &&
         sal_disputes_read_amount (text, get_currency (self), amount, NULL) && *amount != 0;
}

/* What comes of it, before it is done. */
static char *
describe_consequence (SalDecisionDialog *self, gboolean has_amount, gint64 amount)
{
  g_autofree char *text = NULL;

  if (self->decision == SAL_DECISION_REJECT)
    return g_strdup (_ ("Nothing is posted. A rejected dispute can be reopened."));
  if (self->period == NULL)
    return g_strdup (_ ("Nothing can be posted before a first period is calculated."));
  if (!has_amount)
    /* translators: a period */
    return g_strdup_printf (_ ("The amount will be posted to %s."), self->period);
  text = sal_money_format (amount, get_currency (self));

  return g_strdup_printf (
      /* translators: an amount, a period, a name; what is posted stays, and the period again */
      _ ("Posts an adjustment of %s to %s for %s. It cannot be undone, only reversed, and is paid "
         "once %s is calculated."),
      text,
      self->period,
      get_name (self),
      self->period);
}

static void
update (SalDecisionDialog *self)
{
  g_autofree char *reason = sal_entry_text_dup (self->reason_row);
  g_autofree char *approver = sal_entry_text_dup (self->approver_row);
  g_autofree char *consequence = NULL;
  gint64 amount;
  gboolean has_amount = read_amount (self, &amount);

  consequence = describe_consequence (self, has_amount, amount);
  gtk_label_set_label (self->consequence_label, consequence);
  sal_form_dialog_set_can_go (
      SAL_FORM_DIALOG (self),
      has_amount && *reason != '\0' && *approver != '\0' &&
          (self->period != NULL || !decisions[self->decision].posts) &&
          (!decisions[self->decision].asks_person || get_account (self) != NULL));
  sal_form_dialog_set_problem (SAL_FORM_DIALOG (self), NULL);
}

/* --- doing it --- */

static void
run (SalDecisionDialog *self,
     SalCommandFlags flags,
     SalCommandFunc func,
     gpointer command,
     GDestroyNotify free_command)
{
  sal_form_dialog_run (SAL_FORM_DIALOG (self),
                       sal_workspace_get_pay_store (self->workspace),
                       _ (decisions[self->decision].label),
                       flags,
                       func,
                       command,
                       free_command);
}

static void
decide (SalDecisionDialog *self, gint64 amount)
{
  SalPayDisputeStep step = self->decision == SAL_DECISION_ACCEPT ? SAL_PAY_DISPUTE_STEP_ACCEPT
                                                                 : SAL_PAY_DISPUTE_STEP_REJECT;
  SalPayDisputeMove *move = sal_pay_dispute_move_new (step,
                                                      self->id,
                                                      sal_workspace_get_calendar (self->workspace),
                                                      sal_date_today (),
                                                      g_get_user_name ());

  move->resolution = sal_entry_text_dup (self->reason_row);
  move->approver = sal_entry_text_dup (self->approver_row);
  move->granted = amount;
  run (self,
       sal_pay_dispute_step_get_flags (step),
       sal_pay_dispute_take_step,
       move,
       (GDestroyNotify) sal_pay_dispute_move_free);
}

static void
adjust (SalDecisionDialog *self, gint64 amount)
{
  SalPayAdjusting *adjusting = sal_pay_adjusting_new (
      sal_workspace_get_calendar (self->workspace), sal_date_today (), g_get_user_name ());
  const SalPayStatement *account = get_account (self);

  adjusting->adjustment->reason = sal_entry_text_dup (self->reason_row);
  adjusting->adjustment->approver = sal_entry_text_dup (self->approver_row);
  adjusting->adjustment->amount = amount;
  adjusting->adjustment->reverses = self->id;
  if (account != NULL)
    {
      adjusting->adjustment->person = account->person;
      adjusting->adjustment->currency = account->currency;
    }
  run (self,
       SAL_COMMAND_FINAL,
       sal_pay_adjusting_run,
       adjusting,
       (GDestroyNotify) sal_pay_adjusting_free);
}

static void
sal_decision_dialog_go (SalFormDialog *dialog)
{
  SalDecisionDialog *self = SAL_DECISION_DIALOG (dialog);
  gint64 amount;

  if (!read_amount (self, &amount))
    return;
  if (self->decision == SAL_DECISION_ACCEPT || self->decision == SAL_DECISION_REJECT)
    decide (self, amount);
  else
    adjust (self, amount);
}

/* --- who can be paid --- */

static void
accounts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalDecisionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = sal_dispute_accounts_load_finish (result, &error);
  g_autoptr (GtkStringList) names = NULL;

  if (self->workspace == NULL)
    return; /* the dialog is gone */
  if (accounts == NULL)
    {
      sal_form_dialog_set_problem (SAL_FORM_DIALOG (self), error->message);
      return;
    }
  names = sal_dispute_accounts_name (accounts);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  self->accounts = g_steal_pointer (&accounts);
  gtk_drop_down_set_model (self->person_menu, G_LIST_MODEL (names));
  update (self);
}

/* Who was paid last. */
static void
load_accounts (SalDecisionDialog *self, const SalDisputesData *data)
{
  for (guint i = data->periods->len; i > 0; i--)
    {
      SalRecord *period = data->periods->pdata[i - 1];

      if (sal_record_is_null (period, "calculated_at"))
        continue;
      sal_dispute_accounts_load_async (self->workspace,
                                       sal_record_get_text (period, "period"),
                                       accounts_cb,
                                       g_object_ref (self));
      return;
    }
}

/* --- the dialog --- */

static void
sal_decision_dialog_dispose (GObject *object)
{
  SalDecisionDialog *self = SAL_DECISION_DIALOG (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (sal_decision_dialog_parent_class)->dispose (object);
}

static void
sal_decision_dialog_finalize (GObject *object)
{
  SalDecisionDialog *self = SAL_DECISION_DIALOG (object);

  g_free (self->period);
  g_free (self->name);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);

  G_OBJECT_CLASS (sal_decision_dialog_parent_class)->finalize (object);
}

static void
sal_decision_dialog_class_init (SalDecisionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_decision_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_decision_dialog_finalize;
  SAL_FORM_DIALOG_CLASS (klass)->go = sal_decision_dialog_go;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-decision-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalDecisionDialog, name)
  BIND (about_label);
  BIND (person_row);
  BIND (person_menu);
  BIND (amount_row);
  BIND (reason_row);
  BIND (approver_row);
  BIND (consequence_label);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
sal_decision_dialog_init (SalDecisionDialog *self)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->person_menu, text);
  gtk_expression_unref (text);
}

/* Whom it is about, and what is decided. */
static void
take_dispute (SalDecisionDialog *self, const SalDisputesData *data, SalRecord *dispute)
{
  g_autofree char *period =
      sal_disputes_data_format_period (data, sal_record_get_text (dispute, "period"));
  g_autofree char *about = NULL, *claimed = NULL;

  self->currency = g_intern_string (sal_record_get_text (dispute, "currency"));
  self->name = sal_people_describe (data->people, sal_record_get_integer (dispute, "person"));
  /* translators: a name, a period and a claim */
  about = g_strdup_printf (
      _ ("%s, %s: “%s”"), self->name, period, sal_record_get_text (dispute, "claim"));
  gtk_label_set_label (self->about_label, about);
  if (sal_record_is_null (dispute, "claimed"))
    return;
  claimed = sal_field_to_entry (
      sal_kind_find_field (&sal_pay_dispute_kind, "claimed"),
      sal_record_get_value (dispute,
                            (guint) sal_kind_field_index (&sal_pay_dispute_kind, "claimed")),
      self->currency);
  gtk_editable_set_text (GTK_EDITABLE (self->amount_row), claimed);
}

static void
take_adjustment (SalDecisionDialog *self,
                 const SalDisputesData *data,
                 const SalPayAdjustment *adjustment)
{
  g_autofree char *period = sal_disputes_data_format_period (data, adjustment->period);
  g_autofree char *amount = sal_money_format (adjustment->amount, adjustment->currency);
  g_autofree char *about = NULL;

  self->currency = adjustment->currency;
  self->amount = adjustment->amount;
  self->name = sal_people_describe (data->people, adjustment->person);
  /* translators: a name, a period, an amount and a reason */
  about = g_strdup_printf (_ ("%s, %s: %s, “%s”"), self->name, period, amount, adjustment->reason);
  gtk_label_set_label (self->about_label, about);
}

static void
take_subject (SalDecisionDialog *self, const SalDisputesData *data)
{
  SalRecord *dispute = sal_disputes_data_find_dispute (data, self->id);
  const SalPayAdjustment *adjustment = sal_disputes_data_find_adjustment (data, self->id);

  if (self->decision == SAL_DECISION_ADJUST)
    gtk_label_set_label (self->about_label,
                         _ ("What is added is paid with the next payment; less than 0, it is taken "
                            "off. The statement says why."));
  else if (self->decision == SAL_DECISION_REVERSE && adjustment != NULL)
    take_adjustment (self, data, adjustment);
  else if (dispute != NULL)
    take_dispute (self, data, dispute);
}

/**
 * sal_decision_dialog_new:
 * @parent: the window it belongs to
 * @workspace: a workspace whose pay is open
 * @data: what was read of it
 * @decision: what is decided
 * @id: the dispute, or the adjustment; 0 where it is asked whose payments are adjusted
 *
 * Creates the dialog.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_decision_dialog_new (GtkWindow *parent,
                         SalWorkspace *workspace,
                         const SalDisputesData *data,
                         SalDecision decision,
                         gint64 id)
{
  SalDecisionDialog *self = g_object_new (SAL_TYPE_DECISION_DIALOG,
                                          "transient-for",
                                          parent,
                                          "modal",
                                          TRUE,
                                          "title",
                                          _ (decisions[decision].title),
                                          NULL);

  self->workspace = g_object_ref (workspace);
  self->decision = decision;
  self->id = id;
  self->period =
      data->open_period != NULL ? sal_disputes_data_format_period (data, data->open_period) : NULL;
  sal_form_dialog_set_go_label (SAL_FORM_DIALOG (self), _ (decisions[decision].go));
  gtk_widget_set_visible (self->person_row, decisions[decision].asks_person);
  gtk_widget_set_visible (GTK_WIDGET (self->amount_row), decisions[decision].asks_amount);
  take_subject (self, data);
  gtk_editable_set_text (GTK_EDITABLE (self->approver_row), g_get_real_name ());
  if (decisions[decision].asks_person)
    load_accounts (self, data);
  update (self);
  gtk_widget_grab_focus (
      GTK_WIDGET (decisions[decision].asks_person   ? GTK_WIDGET (self->person_menu)
                  : decisions[decision].asks_amount ? GTK_WIDGET (self->amount_row)
                                                    : GTK_WIDGET (self->reason_row)));

  return GTK_WIDGET (self);
}
