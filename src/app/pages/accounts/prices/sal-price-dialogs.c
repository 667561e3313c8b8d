/* sal-price-dialogs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-price-dialogs.h"

#include <glib/gi18n.h>

#include "sal-date.h"
#include "sal-fields-dialog.h"
#include "sal-kinds.h"

/* --- asking for a price --- */

static void
request_cb (SalFieldsDialog *dialog, SalRecord *record)
{
  sal_fields_dialog_run (dialog,
                         _ ("Ask for a Price"),
                         sal_price_exception_request,
                         sal_record_copy (record),
                         g_object_unref);
}

gint64
sal_price_ask_for (GtkWidget *asking, SalWorkspace *workspace, gint64 account, const char *name)
{
  static const char *const fields[] = {
    "account",  "product",   "opportunity", "list_price",   "asked_price", "quantity",
    "currency", "unit_cost", "reason",      "requested_by", "valid_to",    NULL,
  };
  static const SalFieldsQuestion question = { N_ ("Ask for a Price"), N_ ("_Ask"), fields, NULL };
  g_autoptr (SalRecord) record = sal_record_new (&sal_price_exception_kind);
  SalFieldsDialog *dialog;

  sal_record_set_text (record, "currency", sal_workspace_get_currency (workspace));
  if (account != 0)
    {
      sal_record_set_integer (record, "account", account);
      sal_record_set_reference_title (
          record, (guint) sal_kind_field_index (&sal_price_exception_kind, "account"), name);
    }
  dialog = sal_fields_dialog_new (asking, workspace, record, &question);
  g_signal_connect (dialog, "submit", G_CALLBACK (request_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));

  return sal_record_get_id (record);
}

/* --- deciding --- */

static const char *const approval_fields[] = { "approver", "valid_to", "decision_reason", NULL };
static const char *const approval_required[] = { "approver", NULL };
static const char *const rejection_fields[] = { "approver", "decision_reason", NULL };
static const char *const rejection_required[] = { "approver", "decision_reason", NULL };
static const char *const withdrawal_fields[] = { "decision_reason", NULL };

static const struct
{
  const char *title;
  const char *go;
  const char *const *fields;
  const char *const *required;
} steps[] = {
  [SAL_PRICE_APPROVE] = { N_ ("Approve the Price"),
                          N_ ("_Approve"),
                          approval_fields,
                          approval_required },
  [SAL_PRICE_REJECT] = { N_ ("Reject the Price"),
                         N_ ("_Reject"),
                         rejection_fields,
                         rejection_required },
  [SAL_PRICE_WITHDRAW] = { N_ ("Withdraw the Request"), N_ ("_Withdraw"), withdrawal_fields, NULL },
};

static void
decide_cb (SalFieldsDialog *dialog, SalRecord *record, gpointer user_data)
{
  SalPriceDecisionStep step = (SalPriceDecisionStep) GPOINTER_TO_INT (user_data);
  SalPriceDecision *decision = sal_price_decision_new (step,
                                                       sal_record_get_id (record),
                                                       sal_record_get_integer (record, "approver"),
                                                       sal_date_today ());

  decision->valid_to = sal_record_get_date (record, "valid_to");
  decision->reason = g_strdup (sal_record_get_text (record, "decision_reason"));
  sal_fields_dialog_run (dialog,
                         _ (steps[step].title),
                         sal_price_exception_decide,
                         decision,
                         (GDestroyNotify) sal_price_decision_free);
}

/* Enough of the record for its fields to be checked. */
static SalRecord *
create_record (const SalPriceException *exception)
{
  SalRecord *record = sal_record_new_with_id (&sal_price_exception_kind, exception->id);

  sal_record_set_integer (record, "account", exception->account);
  sal_record_set_integer (record, "list_price", exception->ask.list);
  sal_record_set_integer (record, "asked_price", exception->ask.asked);
  sal_record_set_integer (record, "quantity", exception->ask.quantity);
  sal_record_set_text (record, "currency", exception->currency);
  sal_record_set_text (record, "reason", exception->reason);
  sal_record_set_text (record, "status", "requested");
  sal_record_set_date (record, "requested_on", exception->requested_on);
  if (exception->valid_to != SAL_DATE_NONE)
    sal_record_set_date (record, "valid_to", exception->valid_to);

  return record;
}

void
sal_price_ask_decision (GtkWidget *asking,
                        SalWorkspace *workspace,
                        const SalPriceException *exception,
                        SalPriceDecisionStep step)
{
  g_autoptr (SalRecord) record = create_record (exception);
  g_autofree char *entitled = sal_price_exception_describe_entitled (exception);
  g_autofree char *note = NULL;
  SalFieldsQuestion question = { .title = steps[step].title,
                                 .go = steps[step].go,
                                 .fields = steps[step].fields,
                                 .required = steps[step].required };
  SalFieldsDialog *dialog;

  if (step != SAL_PRICE_WITHDRAW)
    {
      /* translators: a sentence without full stop, who decides */
      note = g_strdup_printf (_ ("%s. Somebody else may decide too: with a reason: it is recorded "
                                 "as decided without right."),
                              entitled);
      question.note = note;
    }
  dialog = sal_fields_dialog_new (asking, workspace, record, &question);
  g_signal_connect (dialog, "submit", G_CALLBACK (decide_cb), GINT_TO_POINTER (step));
  gtk_window_present (GTK_WINDOW (dialog));
}
