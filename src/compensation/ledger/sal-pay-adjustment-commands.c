/* sal-pay-adjustment-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-adjustment.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-payout-period.h"
#include "sal-payout-run.h"
#include "sal-store-error.h"

SalPayAdjusting *
sal_pay_adjusting_new (const SalFiscalCalendar *calendar, gint32 today, const char *author)
{
  SalPayAdjusting *self = g_new0 (SalPayAdjusting, 1);

  self->calendar = sal_fiscal_calendar_copy (calendar);
  self->today = today;
  self->author = g_strdup (author);
  self->adjustment = sal_pay_adjustment_new ();

  return self;
}

void
sal_pay_adjusting_free (SalPayAdjusting *self)
{
  sal_fiscal_calendar_free (self->calendar);
  g_free (self->author);
  sal_pay_adjustment_free (self->adjustment);
  g_free (self);
}

/* --- the period --- */

/**
 * sal_pay_adjusting_find_period:
 * @periods: (element-type SalRecord): all payout periods, the earliest first
 * @calendar: the fiscal calendar of the workspace
 * @first: (out): its first day
 * @last: (out): its last day
 * @error: return location for an error
 *
 * Finds the period that is posted into by hand: the last one, or, if that is closed, the one that
 * follows on it.
 *
 * Returns: (transfer full): the name of the period, or %NULL with %SAL_STORE_ERROR_INVALID if there
 *   is none yet
 */
char *
sal_pay_adjusting_find_period (GPtrArray *periods,
                               const SalFiscalCalendar *calendar,
                               gint32 *first,
                               gint32 *last,
                               GError **error)
{
  SalRecord *open = sal_payout_periods_find (periods, NULL);
  g_autoptr (SalFiscalCalendar) by_months = NULL;
  SalPeriod period;

  if (open == NULL)
    {
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_INVALID,
                   _ ("nothing is calculated yet: the first period that is calculated begins the "
                      "ledger"));
      return NULL;
    }
  *first = sal_record_get_date (open, "first_day");
  *last = sal_record_get_date (open, "last_day");
  if (!sal_payout_period_has_status (open, SAL_PAYOUT_PERIOD_CLOSED))
    return g_strdup (sal_record_get_text (open, "period"));
  if (!sal_period_from_text (sal_record_get_text (open, "period"), &period, error))
    return NULL;
  by_months =
      sal_fiscal_calendar_new (sal_fiscal_calendar_get_start_month (calendar), SAL_CALENDAR_MONTHS);
  period = sal_period_offset (period, 1);
  sal_fiscal_calendar_days_of (by_months, period, first, last);

  return sal_period_to_text (period);
}

/* It has to be calculated, and what was approved is another by now. */
static gboolean
open_period (SalTransaction *transaction,
             GPtrArray *periods,
             const char *name,
             gint32 first,
             gint32 last,
             GError **error)
{
  SalRecord *period = sal_payout_periods_find (periods, name);
  g_autoptr (SalRecord) added = period == NULL ? sal_record_new (&sal_payout_period_kind) : NULL;

  if (added != NULL)
    {
      sal_record_set_text (added, "period", name);
      sal_record_set_date (added, "first_day", first);
      sal_record_set_date (added, "last_day", last);
      period = added;
    }
  sal_record_set_text (period, "status", SAL_PAYOUT_PERIOD_OPEN);
  sal_record_set_integer (period, "postings", sal_record_get_integer (period, "postings") + 1);
  sal_record_set_null (period, "approver");
  sal_record_set_null (period, "approved_at");
  sal_record_set_null (period, "approved_by");

  return added != NULL ? sal_transaction_insert (transaction, period, error)
                       : sal_transaction_update (transaction, period, error);
}

/* --- posting --- */

static gboolean
set_invalid (GError **error, const char *message)
{
  g_set_error_literal (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID, message);

  return FALSE;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
check (const SalPayAdjustment *self, GError **error)
{
  if (is_empty (self->reason))
    return set_invalid (error, _ ("a reason is missing: it stands on the statement"));
  if (is_empty (self->approver))
    return set_invalid (error, _ ("who approves it is missing"));
  if (self->amount == 0)
    return set_invalid (error, _ ("an adjustment of 0 adjusts nothing"));

  return TRUE;
}

static const SalPayAdjustment *
find (const GPtrArray *adjustments, gint64 id)
{
  for (guint i = 0; i < adjustments->len; i++)
    if (((const SalPayAdjustment *) adjustments->pdata[i])->id == id)
      return adjustments->pdata[i];

  return NULL;
}

static gboolean
check_reversal (const SalPayAdjustment *of, gint64 id, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (of == NULL)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_NOT_FOUND,
                 _ ("there is no adjustment %s in the ledger"),
                 number);
  else if (of->reverses != 0)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_INVALID,
                 _ ("%s is a reversal: adjust it anew instead"),
                 number);
  else if (of->reversal != 0)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_INVALID,
                 _ ("adjustment %s is reversed already"),
                 number);

  return of != NULL && of->reverses == 0 && of->reversal == 0;
}

/* What was imported would be posted again: its record goes with it. */
static gboolean
fill_reversal (SalTransaction *transaction, SalPayAdjustment *self, GError **error)
{
  g_autoptr (GPtrArray) all =
      sal_pay_adjustments_load (sal_transaction_get_connection (transaction), NULL, error);
  const SalPayAdjustment *of = all != NULL ? find (all, self->reverses) : NULL;

  if (all == NULL || !check_reversal (of, self->reverses, error))
    return FALSE;
  self->person = of->person;
  self->currency = of->currency;
  self->amount = -of->amount;
  self->dispute = of->dispute;
  self->cites = of->cites;
  self->record = of->record;
  /* what is not paid yet is as if it had not been */
  self->day = of->is_closed ? SAL_DATE_NONE : of->day;

  return of->record == 0 ||
         sal_transaction_delete (transaction, &sal_pay_adjustment_kind, of->record, error);
}

static void
take_label (SalTransaction *transaction, const SalPayAdjustment *self)
{
  g_autofree char *label = NULL;

  if (self->dispute != 0 && self->reverses == 0)
    return;
  label = self->reverses != 0 ? g_strdup_printf (_ ("Reverse an Adjustment in %s"), self->period)
                              : g_strdup_printf (_ ("Adjust a Payment in %s"), self->period);
  sal_transaction_set_label (transaction, label);
}

/**
 * sal_pay_adjusting_run:
 * @transaction: a transaction of a pay store
 * @adjusting: the #SalPayAdjusting, which is told what was posted where
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Posts an adjustment, or the reversal of one, into the period that is open, which then has to be
 * calculated. To be run with %SAL_COMMAND_FINAL.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if amount, reason or approver are missing, nothing
 *   is calculated yet or it is reversed already, %SAL_STORE_ERROR_NOT_FOUND, or the errors of
 *   writing
 */
gboolean
sal_pay_adjusting_run (SalTransaction *transaction,
                       gpointer adjusting,
                       GCancellable *cancellable,
                       GError **error)
{
  SalPayAdjusting *self = adjusting;
  SalPayAdjustment *one = self->adjustment;
  SalConnection *connection = sal_transaction_get_connection (transaction);
  g_autoptr (GPtrArray) periods = sal_payout_periods_list (connection, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  gint32 first, last;

  if (periods == NULL || (one->reverses != 0 && !fill_reversal (transaction, one, error)) ||
      !check (one, error))
    return FALSE;
  g_free (one->period);
  one->period = sal_pay_adjusting_find_period (periods, self->calendar, &first, &last, error);
  if (one->period == NULL)
    return FALSE;
  if (one->reverses == 0 || one->day == SAL_DATE_NONE)
    one->day = CLAMP (self->today, first, last);
  g_ptr_array_add (list, one);
  take_label (transaction, one);

  return sal_pay_adjustments_post (connection,
                                   list,
                                   one->day,
                                   sal_transaction_get_time (transaction),
                                   self->author,
                                   error) &&
         open_period (transaction, periods, one->period, first, last, error);
}
