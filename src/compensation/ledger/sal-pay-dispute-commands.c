/* sal-pay-dispute-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-dispute-commands.h"

#include <glib/gi18n-lib.h>

#include "sal-payout-run.h"
#include "sal-store-error.h"

/* @format: a translated label with a place for the claim; of those there are several, so that the
 * compiler cannot check it */
static void
take_label (SalTransaction *transaction, SalRecord *dispute, const char *format)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *label = g_strjoinv (sal_record_get_text (dispute, "claim"), parts);

  sal_transaction_set_label (transaction, label);
}

/* --- opening, editing --- */

static gboolean
check_period (SalRecord *dispute, SalConnection *connection, GError **error)
{
  const char *period = sal_record_get_text (dispute, "period");
  g_autoptr (GPtrArray) periods = sal_payout_periods_list (connection, error);

  if (periods == NULL)
    return FALSE;
  /* one that is missing is what the record says itself */
  if (period == NULL || sal_payout_periods_find (periods, period) != NULL)
    return TRUE;
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_NOT_FOUND,
               _ ("%s is not calculated, so that nothing of it can be disputed"),
               period);

  return FALSE;
}

/**
 * sal_pay_dispute_open:
 * @transaction: a transaction of a pay store
 * @dispute: a new #SalRecord of sal_pay_dispute_kind
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Opens a dispute of a payment, an earning or a credit of a period that is calculated.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_NOT_FOUND if the ledger has not what it names, or with the
 *   errors of writing
 */
gboolean
sal_pay_dispute_open (SalTransaction *transaction,
                      gpointer dispute,
                      GCancellable *cancellable,
                      GError **error)
{
  SalConnection *connection = sal_transaction_get_connection (transaction);

  sal_record_set_text (dispute, "status", SAL_PAY_DISPUTE_OPEN);
  take_label (transaction, dispute, _ ("Open Dispute “%s”"));

  return check_period (dispute, connection, error) &&
         sal_transaction_insert (transaction, dispute, error) &&
         sal_pay_dispute_check_subject (dispute, connection, error);
}

/**
 * sal_pay_dispute_edit:
 * @transaction: a transaction of a pay store
 * @dispute: a #SalRecord of sal_pay_dispute_kind
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Changes what can be changed of a dispute that is not accepted: claim, amount claimed, owner, day
 * on which it is due, note.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_FINAL if it is accepted, %SAL_STORE_ERROR_NOT_FOUND, or the
 *   errors of writing
 */
gboolean
sal_pay_dispute_edit (SalTransaction *transaction,
                      gpointer dispute,
                      GCancellable *cancellable,
                      GError **error)
{
  static const char *const editable[] = { "claim", "claimed", "owner", "due", "note" };
  SalRecord *wanted = dispute;
  g_autoptr (SalRecord) record =
      sal_transaction_load (transaction, &sal_pay_dispute_kind, sal_record_get_id (wanted), error);

  if (record == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (editable); i++)
    {
      guint field = (guint) sal_kind_field_index (&sal_pay_dispute_kind, editable[i]);

      sal_record_set_value (record, field, sal_record_get_value (wanted, field));
    }
  take_label (transaction, record, _ ("Change Dispute “%s”"));

  return sal_transaction_update (transaction, record, error);
}

/* --- steps --- */

static const struct
{
  const char *from[3]; /* ended by NULL */
  const char *to;
  const char *label;    /* N_(), with the claim */
  const char *expected; /* N_() */
  gboolean is_decision;
} steps[] = {
  [SAL_PAY_DISPUTE_STEP_REVIEW] = { { SAL_PAY_DISPUTE_OPEN, NULL },
                                    SAL_PAY_DISPUTE_IN_REVIEW,
                                    N_ ("Review Dispute “%s”"),
                                    N_ ("only what is open can be taken into review"),
                                    FALSE },
  [SAL_PAY_DISPUTE_STEP_ACCEPT] = { { SAL_PAY_DISPUTE_OPEN, SAL_PAY_DISPUTE_IN_REVIEW, NULL },
                                    SAL_PAY_DISPUTE_ACCEPTED,
                                    N_ ("Accept Dispute “%s”"),
                                    N_ ("only what is open or in review can be accepted"),
                                    TRUE },
  [SAL_PAY_DISPUTE_STEP_REJECT] = { { SAL_PAY_DISPUTE_OPEN, SAL_PAY_DISPUTE_IN_REVIEW, NULL },
                                    SAL_PAY_DISPUTE_REJECTED,
                                    N_ ("Reject Dispute “%s”"),
                                    N_ ("only what is open or in review can be rejected"),
                                    TRUE },
  [SAL_PAY_DISPUTE_STEP_WITHDRAW] = { { SAL_PAY_DISPUTE_OPEN, SAL_PAY_DISPUTE_IN_REVIEW, NULL },
                                      SAL_PAY_DISPUTE_WITHDRAWN,
                                      N_ ("Withdraw Dispute “%s”"),
                                      N_ ("only what is open or in review can be withdrawn"),
                                      FALSE },
  [SAL_PAY_DISPUTE_STEP_REOPEN] = { { SAL_PAY_DISPUTE_REJECTED, SAL_PAY_DISPUTE_WITHDRAWN, NULL },
                                    SAL_PAY_DISPUTE_OPEN,
                                    N_ ("Reopen Dispute “%s”"),
                                    N_ ("only what is rejected or withdrawn can be reopened"),
                                    FALSE },
};

SalPayDisputeMove *
sal_pay_dispute_move_new (SalPayDisputeStep step,
                          gint64 id,
                          const SalFiscalCalendar *calendar,
                          gint32 today,
                          const char *author)
{
  SalPayDisputeMove *self = g_new0 (SalPayDisputeMove, 1);

  self->step = step;
  self->id = id;
  self->author = g_strdup (author);
  self->adjusting = sal_pay_adjusting_new (calendar, today, author);

  return self;
}

void
sal_pay_dispute_move_free (SalPayDisputeMove *self)
{
  g_free (self->resolution);
  g_free (self->approver);
  g_free (self->author);
  sal_pay_adjusting_free (self->adjusting);
  g_free (self);
}

SalCommandFlags
sal_pay_dispute_step_get_flags (SalPayDisputeStep step)
{
  return step == SAL_PAY_DISPUTE_STEP_ACCEPT ? SAL_COMMAND_FINAL : SAL_COMMAND_DEFAULT;
}

gboolean
sal_pay_dispute_can_take_step (SalRecord *dispute, SalPayDisputeStep step)
{
  const char *status = sal_record_get_text (dispute, "status");

  return status != NULL && g_strv_contains (steps[step].from, status);
}

static gboolean
check_move (const SalPayDisputeMove *self, SalRecord *dispute, GError **error)
{
  const SalField *status = sal_kind_find_field (&sal_pay_dispute_kind, "status");

  if (!sal_pay_dispute_can_take_step (dispute, self->step))
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_INVALID,
                 /* translators: the claim of a dispute, its status, and what would be right */
                 _ ("“%s” is %s: %s"),
                 sal_record_get_text (dispute, "claim"),
                 sal_choice_get_label (status, sal_record_get_text (dispute, "status")),
                 _ (steps[self->step].expected));
  else if (steps[self->step].is_decision && (self->resolution == NULL || *self->resolution == '\0'))
    g_set_error_literal (error,
                         SAL_STORE_ERROR,
                         SAL_STORE_ERROR_INVALID,
                         _ ("a reason is missing: why is it decided so?"));
  else
    return TRUE;

  return FALSE;
}

/* The statement says why. */
static gboolean
post (const SalPayDisputeMove *self,
      SalTransaction *transaction,
      SalRecord *dispute,
      GCancellable *cancellable,
      GError **error)
{
  SalPayAdjustment *one = self->adjusting->adjustment;

  one->person = sal_record_get_integer (dispute, "person");
  one->currency = g_intern_string (sal_record_get_text (dispute, "currency"));
  one->amount = self->granted;
  g_free (one->reason);
  g_free (one->approver);
  one->reason = g_strdup (self->resolution);
  one->approver = g_strdup (self->approver != NULL ? self->approver : self->author);
  one->dispute = self->id;
  one->cites = sal_record_is_null (dispute, "line") ? 0 : sal_record_get_integer (dispute, "line");
  if (!sal_pay_adjusting_run (transaction, self->adjusting, cancellable, error))
    return FALSE;
  sal_record_set_integer (dispute, "granted", self->granted);
  sal_record_set_integer (dispute, "adjustment", one->id);

  return TRUE;
}

/* Who decided what, when and why; what is open again is undecided. */
static void
set_decision (const SalPayDisputeMove *self, SalTransaction *transaction, SalRecord *dispute)
{
  static const char *const fields[] = { "resolution", "settled_at", "approver", "settled_by" };
  char time[SAL_TIME_BUFFER];

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    sal_record_set_null (dispute, fields[i]);
  if (!sal_pay_dispute_is_settled (dispute))
    return;
  if (self->resolution != NULL && *self->resolution != '\0')
    sal_record_set_text (dispute, "resolution", self->resolution);
  sal_record_set_text (
      dispute, "settled_at", sal_time_write_iso (sal_transaction_get_time (transaction), time));
  sal_record_set_text (dispute, "approver", self->approver != NULL ? self->approver : self->author);
  sal_record_set_text (dispute, "settled_by", self->author);
}

/**
 * sal_pay_dispute_take_step:
 * @transaction: a transaction of a pay store
 * @dispute_move: the #SalPayDisputeMove
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Takes a dispute from one status to the next. Accepting one posts an adjustment that cites it into
 * the period that is open. To be run with what sal_pay_dispute_step_get_flags() says.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if it is not in a status from which the step can be
 *   taken or the reason is missing, with %SAL_STORE_ERROR_NOT_FOUND, or the errors of
 *   sal_pay_adjusting_run()
 */
gboolean
sal_pay_dispute_take_step (SalTransaction *transaction,
                           gpointer dispute_move,
                           GCancellable *cancellable,
                           GError **error)
{
  SalPayDisputeMove *self = dispute_move;
  g_autoptr (SalRecord) dispute =
      sal_transaction_load (transaction, &sal_pay_dispute_kind, self->id, error);

  if (dispute == NULL || !check_move (self, dispute, error))
    return FALSE;
  if (self->step == SAL_PAY_DISPUTE_STEP_ACCEPT &&
      !post (self, transaction, dispute, cancellable, error))
    return FALSE;
  sal_record_set_text (dispute, "status", steps[self->step].to);
  set_decision (self, transaction, dispute);
  take_label (transaction, dispute, _ (steps[self->step].label));

  return sal_transaction_update (transaction, dispute, error);
}
