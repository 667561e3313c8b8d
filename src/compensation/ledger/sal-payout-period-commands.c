/* sal-payout-period-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-run.h"

#include <glib/gi18n-lib.h>

#include "sal-pay-ledger.h"
#include "sal-payout-period.h"
#include "sal-record-query.h"
#include "sal-store-error.h"

static gboolean
add_copy (SalRecord *record, gpointer records, GError **error)
{
  g_ptr_array_add (records, sal_record_copy (record));

  return TRUE;
}

/**
 * sal_payout_periods_list:
 * @connection: a connection of a pay store
 * @error: return location for an error
 *
 * Reads all payout periods.
 *
 * Returns: (transfer full) (element-type SalRecord): them, the earliest first, or %NULL with the
 *   errors of reading
 */
GPtrArray *
sal_payout_periods_list (SalConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_payout_period_kind);

  if (!sal_record_query_foreach (query, connection, add_copy, periods, error))
    return NULL;

  return g_steal_pointer (&periods);
}

/**
 * sal_payout_periods_find:
 * @periods: (element-type SalRecord): payout periods, the earliest first
 * @period: (nullable): the name of one, %NULL: the last
 *
 * Finds a period.
 *
 * Returns: (transfer none) (nullable): it, or %NULL if there is none
 */
SalRecord *
sal_payout_periods_find (GPtrArray *periods, const char *period)
{
  if (period == NULL)
    return periods->len > 0 ? periods->pdata[periods->len - 1] : NULL;
  for (guint i = 0; i < periods->len; i++)
    if (g_strcmp0 (sal_record_get_text (periods->pdata[i], "period"), period) == 0)
      return periods->pdata[i];

  return NULL;
}

static gboolean
set_wrong_status (SalRecord *period, const char *expected, GError **error)
{
  const SalField *status = sal_kind_find_field (&sal_payout_period_kind, "status");

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               /* translators: a period, its status, and what would be right */
               _ ("%s is %s: %s"),
               sal_record_get_text (period, "period"),
               sal_choice_get_label (status, sal_record_get_text (period, "status")),
               expected);

  return FALSE;
}

static gboolean
approve (SalTransaction *transaction,
         const SalPayoutPeriodStep *self,
         SalRecord *period,
         const char *time,
         GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Approve %s"), self->period);

  if (!sal_payout_period_has_status (period, SAL_PAYOUT_PERIOD_CALCULATED))
    return set_wrong_status (period, _ ("only what is calculated can be approved"), error);
  sal_record_set_text (period, "status", SAL_PAYOUT_PERIOD_APPROVED);
  sal_record_set_text (period, "approver", self->approver != NULL ? self->approver : self->author);
  sal_record_set_text (period, "approved_at", time);
  sal_record_set_text (period, "approved_by", self->author);
  sal_transaction_set_label (transaction, label);

  return TRUE;
}

static gboolean
close_period (SalTransaction *transaction,
              const SalPayoutPeriodStep *self,
              SalRecord *period,
              const char *time,
              GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Close %s"), self->period);

  if (!sal_payout_period_has_status (period, SAL_PAYOUT_PERIOD_APPROVED))
    return set_wrong_status (period, _ ("only what is approved can be closed"), error);
  sal_record_set_text (period, "status", SAL_PAYOUT_PERIOD_CLOSED);
  sal_record_set_text (period, "closed_at", time);
  sal_record_set_text (period, "closed_by", self->author);
  sal_transaction_set_label (transaction, label);

  return sal_pay_ledger_close (sal_transaction_get_connection (transaction),
                               self->period,
                               sal_record_get_date (period, "first_day"),
                               sal_record_get_date (period, "last_day"),
                               sal_transaction_get_time (transaction),
                               self->author,
                               error);
}

/**
 * sal_payout_period_take_step:
 * @transaction: a transaction of a pay store
 * @period_step: the #SalPayoutPeriodStep
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Approves what was calculated of a period, or closes one that is approved. To be run with
 * %SAL_COMMAND_FINAL.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_NOT_FOUND, %SAL_STORE_ERROR_INVALID if the period is not in
 *   a status from which the step can be taken, or the errors of writing
 */
gboolean
sal_payout_period_take_step (SalTransaction *transaction,
                             gpointer period_step,
                             GCancellable *cancellable,
                             GError **error)
{
  const SalPayoutPeriodStep *self = period_step;
  g_autoptr (GPtrArray) periods =
      sal_payout_periods_list (sal_transaction_get_connection (transaction), error);
  SalRecord *period;
  char time[SAL_TIME_BUFFER];

  if (periods == NULL)
    return FALSE;
  period = sal_payout_periods_find (periods, self->period);
  if (period == NULL)
    {
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_NOT_FOUND,
                   _ ("%s is not calculated: “payout calculate” does that"),
                   self->period);
      return FALSE;
    }
  sal_time_write_iso (sal_transaction_get_time (transaction), time);

  return (self->step == SAL_PAYOUT_STEP_APPROVE ? approve : close_period) (
             transaction, self, period, time, error) &&
         sal_transaction_update (transaction, period, error);
}
