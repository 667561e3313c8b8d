/* sal-price-exception-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-price-exception-commands.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-price-decision-repository.h"
#include "sal-price-exception.h"
#include "sal-store-error.h"

static const struct
{
  const char *status;
  const char *label; /* N_(), with the account */
  gboolean is_decision;
} steps[] = {
  [SAL_PRICE_APPROVE] = { SAL_PRICE_APPROVED, N_ ("Approve Price for “%s”"), TRUE },
  [SAL_PRICE_REJECT] = { SAL_PRICE_REJECTED, N_ ("Reject Price for “%s”"), TRUE },
  [SAL_PRICE_WITHDRAW] = { SAL_PRICE_WITHDRAWN, N_ ("Withdraw Price for “%s”"), FALSE },
};

/**
 * sal_price_decision_new:
 * @step: what is done
 * @id: the id of a price exception
 * @approver: the id of the person who decides, or 0 for a withdrawal
 * @day: the day of the decision
 *
 * Creates a decision, without reason and with the last day that was asked for.
 *
 * Returns: (transfer full): the decision
 */
SalPriceDecision *
sal_price_decision_new (SalPriceDecisionStep step, gint64 id, gint64 approver, gint32 day)
{
  SalPriceDecision *self = g_new0 (SalPriceDecision, 1);

  self->step = step;
  self->id = id;
  self->approver = approver;
  self->day = day;
  self->valid_to = SAL_DATE_NONE;

  return self;
}

void
sal_price_decision_free (SalPriceDecision *self)
{
  g_free (self->reason);
  g_free (self);
}

/* @format: translated, with a place for the name; of those there are several, so that the compiler
 * cannot check it */
static void
take_label (SalTransaction *transaction, const char *format, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *label = g_strjoinv (name, parts);

  sal_transaction_set_label (transaction, label);
}

static char *
name_account (SalTransaction *transaction, gint64 id)
{
  g_autoptr (SalRecord) account = sal_transaction_load (transaction, &sal_account_kind, id, NULL);

  return account != NULL ? sal_record_get_title (account) : g_strdup ("");
}

/**
 * sal_price_exception_request:
 * @transaction: a command's
 * @exception: a new #SalRecord of sal_price_exception_kind
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Asks for a price below the list.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID, naming the fields, or the errors of writing
 */
gboolean
sal_price_exception_request (SalTransaction *transaction,
                             gpointer exception,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autofree char *name = name_account (transaction, sal_record_get_integer (exception, "account"));

  sal_record_set_text (exception, "status", SAL_PRICE_REQUESTED);
  take_label (transaction, _ ("Ask for a Price for “%s”"), name);

  return sal_transaction_insert (transaction, exception, error);
}

static gboolean
check_step (const SalPriceDecision *self, SalRecord *record, GError **error)
{
  const char *status = sal_record_get_text (record, "status");
  const SalField *field = sal_kind_find_field (&sal_price_exception_kind, "status");

  if (g_strcmp0 (status, SAL_PRICE_REQUESTED) != 0)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_INVALID,
                 /* translators: a status, such as Approved */
                 _ ("This exception is %s: only what is requested can be decided or withdrawn"),
                 sal_choice_get_label (field, status));
  else if (steps[self->step].is_decision && self->approver == 0)
    g_set_error_literal (error,
                         SAL_STORE_ERROR,
                         SAL_STORE_ERROR_INVALID,
                         _ ("Somebody has to decide: who approves or rejects the price?"));
  else if (self->step == SAL_PRICE_REJECT && (self->reason == NULL || *self->reason == '\0'))
    g_set_error_literal (error,
                         SAL_STORE_ERROR,
                         SAL_STORE_ERROR_INVALID,
                         _ ("A reason is missing: why is the price rejected?"));
  else
    return TRUE;

  return FALSE;
}

static gboolean
fill_decision (SalPriceDecision *self,
               SalTransaction *transaction,
               SalRecord *record,
               GError **error)
{
  sal_record_set_integer (record, "approver", self->approver);
  sal_record_set_date (record, "decided_on", self->day);
  if (!sal_price_decision_record (transaction, record, error))
    return FALSE;
  self->without_right = sal_record_get_integer (record, "without_right") != 0;
  if (self->step == SAL_PRICE_APPROVE && self->valid_to != SAL_DATE_NONE)
    sal_record_set_date (record, "valid_to", self->valid_to);

  return TRUE;
}

/**
 * sal_price_exception_decide:
 * @transaction: a command's
 * @decision: a #SalPriceDecision, which is told whether it was made without right
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Approves, rejects or withdraws what was asked for. Decision rights do not stop anybody: who was
 * entitled is recorded, and whether who decided was. Who was not says why.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if it is decided already, or nobody decides, or a
 *   reason is missing,
 *   %SAL_STORE_ERROR_NOT_FOUND, or the errors of writing
 */
gboolean
sal_price_exception_decide (SalTransaction *transaction,
                            gpointer decision,
                            GCancellable *cancellable,
                            GError **error)
{
  SalPriceDecision *self = decision;
  g_autoptr (SalRecord) record =
      sal_transaction_load (transaction, &sal_price_exception_kind, self->id, error);
  g_autofree char *name = NULL;

  if (record == NULL || !check_step (self, record, error))
    return FALSE;
  if (self->reason != NULL && *self->reason != '\0')
    sal_record_set_text (record, "decision_reason", self->reason);
  if (steps[self->step].is_decision && !fill_decision (self, transaction, record, error))
    return FALSE;
  sal_record_set_text (record, "status", steps[self->step].status);
  name = name_account (transaction, sal_record_get_integer (record, "account"));
  take_label (transaction, _ (steps[self->step].label), name);

  return sal_transaction_update (transaction, record, error);
}
