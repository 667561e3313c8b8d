/* sal-pay-accrual-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-accrual.h"

#include "sal-kinds.h"
#include "sal-pay-adjustment.h"
#include "sal-pay-ledger-steps.h"
#include "sal-pay-ledger.h"
#include "sal-payment-release.h"
#include "sal-payout-run.h"
#include "sal-plan-versions.h"

typedef struct
{
  SalConnection *connection;
  SalFiscalCalendar *calendar; /* by months, as payouts have it */
  SalPayLedger *ledger;
  GPtrArray *periods;     /* of SalRecord */
  GPtrArray *adjustments; /* of SalPayAdjustment */
  GHashTable *plans;      /* by version, SalPlan */
  GPtrArray *schedules;   /* what keeps those of the steps */
  GHashTable *steps;      /* see sal_pay_ledger_steps_load() */
  GHashTable *latest;     /* see sal_pay_ledger_load_latest() */
  GPtrArray *accruals;    /* of SalPayAccrual */
  GArray *releases;       /* of SalPaymentRelease */
  SalPeriodUnit unit;     /* of the last period */
  int last;               /* its last month */
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_clear_pointer (&self->ledger, sal_pay_ledger_free);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_pointer (&self->adjustments, g_ptr_array_unref);
  g_clear_pointer (&self->plans, g_hash_table_unref);
  g_clear_pointer (&self->steps, g_hash_table_unref);
  g_clear_pointer (&self->latest, g_hash_table_unref);
  g_clear_pointer (&self->schedules, g_ptr_array_unref);
  g_clear_pointer (&self->accruals, g_ptr_array_unref);
  g_clear_pointer (&self->releases, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static SalPayAccrual *
ensure (Work *self, const char *currency)
{
  SalPayAccrual *accrual;

  currency = g_intern_string (currency);
  for (guint i = 0; i < self->accruals->len; i++)
    if (((SalPayAccrual *) self->accruals->pdata[i])->currency == currency)
      return self->accruals->pdata[i];
  accrual = sal_pay_accrual_new (currency);
  accrual->last_posted = self->last;
  g_ptr_array_add (self->accruals, accrual);

  return accrual;
}

/* --- what there is --- */

static gboolean
load_plans (Work *self, GError **error)
{
  g_autoptr (GPtrArray) versions = sal_plan_versions_list (self->connection, error);

  self->plans =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) sal_plan_free);
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      SalPlan *plan = sal_plan_version_read_document (versions->pdata[i], NULL);
      gint64 id = sal_record_get_id (versions->pdata[i]);

      if (plan != NULL)
        g_hash_table_insert (self->plans, g_memdup2 (&id, sizeof id), plan);
    }

  return versions != NULL;
}

static gboolean
load (Work *self, GError **error)
{
  SalRecord *last;
  SalPeriod period = { 0, SAL_PERIOD_MONTH, 0 };

  self->ledger = sal_pay_ledger_load (self->connection, error);
  if (self->ledger == NULL)
    return FALSE;
  self->periods = sal_payout_periods_list (self->connection, error);
  if (self->periods == NULL)
    return FALSE;
  self->adjustments = sal_pay_adjustments_load (self->connection, NULL, error);
  if (self->adjustments == NULL || !load_plans (self, error))
    return FALSE;
  self->schedules = sal_cancellations_new ();
  self->steps = sal_pay_ledger_steps_load (self->connection, self->schedules, error);
  if (self->steps == NULL)
    return FALSE;
  self->latest = sal_pay_ledger_load_latest (self->connection, error);
  if (self->latest == NULL)
    return FALSE;
  last = sal_payout_periods_find (self->periods, NULL);
  if (last == NULL)
    return TRUE;
  self->last = sal_payment_month_of (sal_record_get_date (last, "last_day"));

  if (!sal_period_from_text (sal_record_get_text (last, "period"), &period, error))
    return FALSE;
  self->unit = period.unit;

  return TRUE;
}

/* The month in which a period is paid that a month is of: the one after it. */
static int
find_pay_month (const Work *self, int month)
{
  gint32 day = sal_date_from_ymd (month / 12, month % 12 + 1, 1), first, last;

  sal_fiscal_calendar_days_of (self->calendar,
                               sal_fiscal_calendar_period_of (self->calendar, day, self->unit),
                               &first,
                               &last);

  return sal_payment_month_of (last) + 1;
}

static int
find_last_month (const Work *self, const char *period)
{
  SalRecord *found = sal_payout_periods_find (self->periods, period);

  return found != NULL ? sal_payment_month_of (sal_record_get_date (found, "last_day"))
                       : self->last;
}

/* --- earnings --- */

/* What of a line becomes payable when. */
static void
release (
    Work *self, const SalPayLine *line, const SalPlan *plan, const SalCredit *credit, gint64 amount)
{
  SalPayAccrual *accrual = ensure (self, line->currency);

  g_array_set_size (self->releases, 0);
  sal_payment_list_releases (
      plan, credit, amount, sal_payment_month_of (line->posted), self->releases);
  for (guint i = 0; i < self->releases->len; i++)
    {
      const SalPaymentRelease *one = &g_array_index (self->releases, SalPaymentRelease, i);

      if (one->released == SAL_PAYMENT_NEVER)
        {
          accrual->unscheduled += one->amount;
          continue;
        }
      sal_pay_accrual_expose (accrual, one->released, one->vested, one->amount);
      if (one->released > self->last)
        sal_pay_accrual_owe (accrual, find_pay_month (self, one->released), one->amount);
    }
}

/* What is measured over a quarter is posted at its end, and earned with each credit before; what
 * corrects a closed period is earned when it is posted. */
static int
find_earned (const Work *self, const SalPayLine *line, const SalCredit *credit)
{
  SalRecord *period = sal_payout_periods_find (self->periods, line->period);

  if (period == NULL || !g_str_equal (line->kind, "payout") ||
      credit->date < sal_record_get_date (period, "first_day") || credit->date > line->posted)
    return sal_payment_month_of (line->posted);

  return sal_payment_month_of (credit->date);
}

/* When it is payable as it is known now: what came after the line is in payments already. */
static void
find_payable (const Work *self, SalPayShare *share)
{
  const SalPayLedgerLatest *latest = g_hash_table_lookup (self->latest, &share->row);

  if (latest != NULL)
    {
      share->credit.invoiced = latest->invoiced;
      share->credit.received = latest->received;
    }
  sal_pay_ledger_steps_find (
      self->steps, latest != NULL ? latest->row : share->row, &share->credit);
}

/* What takes back does so at once: it is in the payment of its period. */
static gboolean
add_line (Work *self, const SalPayLine *line, GError **error)
{
  const SalPlan *plan = g_hash_table_lookup (self->plans, &line->version);
  SalPayAccrual *accrual = ensure (self, line->currency);
  int posted = sal_payment_month_of (line->posted);
  g_autoptr (GPtrArray) cancellations = sal_cancellations_new ();
  g_autoptr (GArray) shares = NULL;
  gint64 rest = line->amount;

  if (plan == NULL || g_str_equal (line->kind, "clawback"))
    {
      sal_pay_accrual_earn (accrual, posted, line->amount);
      return TRUE;
    }
  shares = sal_pay_ledger_load_shares (self->connection, line->id, cancellations, error);
  for (guint i = 0; shares != NULL && i < shares->len; i++)
    {
      SalPayShare *share = &g_array_index (shares, SalPayShare, i);

      find_payable (self, share);
      rest -= share->amount;
      sal_pay_accrual_earn (accrual, find_earned (self, line, &share->credit), share->amount);
      if (share->amount > 0)
        release (self, line, plan, &share->credit, share->amount);
    }
  sal_pay_accrual_earn (accrual, posted, rest);
  if (rest > 0)
    release (self, line, plan, NULL, rest);

  return shares != NULL;
}

static gboolean
add_lines (Work *self, GError **error)
{
  for (guint i = 0; i < self->ledger->lines->len; i++)
    {
      const SalPayLine *line = self->ledger->lines->pdata[i];

      if (!line->is_reversed && line->reverses == 0 && !add_line (self, line, error))
        return FALSE;
    }

  return TRUE;
}

/* --- payments and what is adjusted --- */

static void
add_adjustments (Work *self)
{
  for (guint i = 0; i < self->adjustments->len; i++)
    {
      const SalPayAdjustment *one = self->adjustments->pdata[i];
      SalPayAccrual *accrual = ensure (self, one->currency);

      sal_pay_accrual_earn (accrual, sal_payment_month_of (one->day), one->amount);
      /* until its period is calculated; what payments say of it is taken off */
      sal_pay_accrual_owe (accrual, find_last_month (self, one->period) + 1, one->amount);
    }
}

static void
add_payment (Work *self, const SalPayPosted *payment)
{
  SalPayAccrual *accrual = ensure (self, payment->currency);
  const SalPayment *amounts = &payment->amounts;
  int month = find_last_month (self, payment->period);

  sal_pay_accrual_earn (
      accrual, month, amounts->top_up - amounts->forfeited + amounts->written_off);
  sal_pay_accrual_owe (accrual, month + 1, -amounts->adjusted);
  if (payment->is_closed)
    sal_pay_accrual_pay (accrual, month + 1, amounts->paid);
  else
    sal_pay_accrual_owe (accrual, month + 1, amounts->paid);
}

static void
add_payments (Work *self)
{
  for (guint i = 0; i < self->ledger->payments->len; i++)
    {
      const SalPayPosted *one = &g_array_index (self->ledger->payments, SalPayPosted, i);

      if (!one->is_reversed && one->reverses == 0)
        add_payment (self, one);
    }
}

/* --- all --- */

/* All that is left once everything is paid is what waits, and what is owed by participants. */
static void
finish (SalPayAccrual *self)
{
  gint64 left;

  sal_pay_accrual_finish (self);
  left = self->months->len > 0
             ? g_array_index (self->months, SalPayAccrualMonth, self->months->len - 1).liability
             : 0;
  self->owed = self->unscheduled - left;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(SalPayAccrual *const *) a)->currency,
                    (*(SalPayAccrual *const *) b)->currency);
}

/**
 * sal_pay_accruals_load:
 * @connection: a connection of a pay store
 * @calendar: the fiscal calendar of the workspace
 * @error: return location for an error
 *
 * Reads what was earned and paid month by month, and what is to be paid: by what is calculated, and
 * by the release schedules of the plans over the months to come, before what is recovered then.
 *
 * For each currency, all that is earned, less all that is paid and to be paid, is what waits for
 * invoices or receipts less what participants owe.
 *
 * Returns: (transfer full) (element-type SalPayAccrual): an accrual for each currency, or %NULL
 * with the errors of reading
 */
GPtrArray *
sal_pay_accruals_load (SalConnection *connection, const SalFiscalCalendar *calendar, GError **error)
{
  g_auto (Work) self = { .connection = connection };

  self.calendar =
      sal_fiscal_calendar_new (sal_fiscal_calendar_get_start_month (calendar), SAL_CALENDAR_MONTHS);
  self.accruals = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_pay_accrual_free);
  self.releases = g_array_new (FALSE, FALSE, sizeof (SalPaymentRelease));
  if (!load (&self, error) || !add_lines (&self, error))
    return NULL;
  add_adjustments (&self);
  add_payments (&self);
  for (guint i = 0; i < self.accruals->len; i++)
    finish (self.accruals->pdata[i]);
  g_ptr_array_sort (self.accruals, compare);

  return g_steal_pointer (&self.accruals);
}
