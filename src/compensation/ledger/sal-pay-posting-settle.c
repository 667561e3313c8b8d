/* sal-pay-posting-settle.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-posting.h"

#define MONTHS_OF_A_YEAR 12

/* Who is paid in a currency: payments are settled over all plans that they are in. */
typedef struct
{
  gint64 person;
  const char *currency;
  GArray *sources; /* of SalPaymentSource */
} Account;

static void
account_free (gpointer data)
{
  g_array_unref (((Account *) data)->sources);
  g_free (data);
}

/* In the order of the engagements. */
static GPtrArray *
list_accounts (const SalPayPostingRun *self)
{
  const GPtrArray *engagements = self->posting->crediting->engagements;
  GPtrArray *accounts = g_ptr_array_new_with_free_func (account_free);
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < engagements->len; i++)
    {
      SalEngagement *one = engagements->pdata[i];
      SalPaymentSource source = { one->participation, self->paid->pdata[i] };
      char *name = sal_pay_posting_name_account (one->person, one->participation->currency);
      Account *account = g_hash_table_lookup (index, name);

      /* what was guaranteed before the ledger began was paid elsewhere */
      one->participation->guarantee_first = MAX (one->participation->guarantee_first, self->start);
      if (account == NULL)
        {
          account = g_new (Account, 1);
          *account = (Account){ one->person,
                                g_intern_string (one->participation->currency),
                                g_array_new (FALSE, FALSE, sizeof (SalPaymentSource)) };
          g_ptr_array_add (accounts, account);
          g_hash_table_insert (index, name, account);
        }
      else
        {
          g_free (name);
        }
      g_array_append_val (account->sources, source);
    }

  return accounts;
}

static GArray *
list_adjustments (const SalPayPostingRun *self, gint64 person, const char *currency)
{
  const GPtrArray *all = self->posting->adjustments;
  GArray *adjustments = g_array_new (FALSE, FALSE, sizeof (SalPaymentAdjustment));

  for (guint i = 0; i < all->len; i++)
    {
      const SalPayAdjustment *one = all->pdata[i];
      SalPaymentAdjustment adjustment = { one->day, one->amount };

      if (one->person == person && one->currency == currency)
        g_array_append_val (adjustments, adjustment);
    }

  return adjustments;
}

/* --- a payment --- */

static int
month_of (gint32 day)
{
  int year, month, unused;

  sal_date_to_ymd (day, &year, &month, &unused);

  return year * MONTHS_OF_A_YEAR + month - 1;
}

/* Everything up to the last day of the period, from the first day of the ledger on. */
static SalPayment
sum_months (const SalPayPostingRun *self, const GArray *months)
{
  int last = month_of (self->posting->last);
  SalPayment sum = { 0 };

  for (guint i = 0; i < months->len; i++)
    {
      const SalPayment *one = &g_array_index (months, SalPayment, i);

      if (one->year * MONTHS_OF_A_YEAR + one->month - 1 > last)
        continue;
      for (guint m = 0; m < SAL_PAYMENT_N_MEMBERS; m++)
        SAL_PAYMENT_AMOUNT (&sum, m) += SAL_PAYMENT_AMOUNT (one, m);
      sum.balance = one->balance;
    }

  return sum;
}

static gboolean
is_of (const SalPayPosted *payment, gint64 person, const char *currency)
{
  return payment->person == person && payment->currency == currency;
}

/* What of it closed periods have not said; they have paid what they paid: more than is right now is
 * owed. Their last balance is handed out. */
static gint64
subtract_closed (const SalPayPostingRun *self, gint64 person, const char *currency, SalPayment *sum)
{
  gint64 balance = sum->balance, last = 0;

  for (guint i = 0; i < self->ledger->payments->len; i++)
    {
      const SalPayPosted *one = &g_array_index (self->ledger->payments, SalPayPosted, i);

      if (!one->is_closed || one->is_reversed || one->reverses != 0 ||
          !is_of (one, person, currency))
        continue;
      for (guint m = 0; m < SAL_PAYMENT_N_MEMBERS; m++)
        SAL_PAYMENT_AMOUNT (sum, m) -= SAL_PAYMENT_AMOUNT (&one->amounts, m);
      last = one->amounts.balance;
    }
  sum->balance = balance;
  if (sum->paid < 0)
    {
      sum->balance += sum->paid;
      sum->paid = 0;
    }

  return last;
}

static gboolean
are_same (const SalPayment *one, const SalPayment *other)
{
  for (guint m = 0; m < SAL_PAYMENT_N_MEMBERS; m++)
    if (SAL_PAYMENT_AMOUNT (one, m) != SAL_PAYMENT_AMOUNT (other, m))
      return FALSE;

  return TRUE;
}

static gboolean
is_nothing (const SalPayment *payment)
{
  static const SalPayment nothing = { 0 };

  return are_same (payment, &nothing);
}

static const SalPayPosted *
find_live (const SalPayPostingRun *self, gint64 person, const char *currency)
{
  for (guint i = 0; i < self->ledger->payments->len; i++)
    {
      const SalPayPosted *one = &g_array_index (self->ledger->payments, SalPayPosted, i);

      if (!one->is_closed && !one->is_reversed && one->reverses == 0 &&
          is_of (one, person, currency))
        return one;
    }

  return NULL;
}

static gboolean
reverse (SalPayPostingRun *self, const SalPayPosted *payment, GError **error)
{
  SalPayPosted reversal = *payment;

  for (guint m = 0; m < SAL_PAYMENT_N_MEMBERS; m++)
    SAL_PAYMENT_AMOUNT (&reversal.amounts, m) = -SAL_PAYMENT_AMOUNT (&payment->amounts, m);
  reversal.reverses = payment->id;

  return sal_pay_ledger_writer_payment (self->writer, &reversal, error);
}

/* @keeps: a payment of nothing says that somebody took part */
static gboolean
post_payment (SalPayPostingRun *self,
              gint64 person,
              const char *currency,
              const SalPayment *amounts,
              gboolean keeps,
              GError **error)
{
  const SalPayPosted *live = find_live (self, person, currency);
  SalPayPosted payment = { .person = person, .currency = currency, .amounts = *amounts };
  gboolean is_wanted = keeps || !is_nothing (amounts);

  if (live != NULL && is_wanted && are_same (&live->amounts, amounts))
    return TRUE;
  if (live != NULL && !reverse (self, live, error))
    return FALSE;

  return !is_wanted || sal_pay_ledger_writer_payment (self->writer, &payment, error);
}

/* --- what is to be looked at --- */

/* The last closed period, if it compares with this one. What is earned so far of a period that has
 * not ended is less than all of it, and not in proportion: thresholds and quotas are of all of it.
 * As little does a month compare with a quarter. (nullable) */
static const char *
find_comparable (const SalPayPostingRun *self)
{
  const GPtrArray *closings = self->ledger->closings;
  const char *last = closings->len > 0
                         ? ((const SalPayClosing *) closings->pdata[closings->len - 1])->period
                         : NULL;
  SalPeriod one, other;

  return last != NULL && self->posting->today > self->posting->last &&
                 sal_period_from_text (last, &one, NULL) &&
                 sal_period_from_text (self->posting->period, &other, NULL) &&
                 one.unit == other.unit
             ? last
             : NULL;
}

/* What was paid of that period; −1: there is none. */
static gint64
find_last_paid (const SalPayPostingRun *self, gint64 person, const char *currency)
{
  const char *period = find_comparable (self);
  gint64 paid = -1;

  for (guint i = 0; period != NULL && i < self->ledger->payments->len; i++)
    {
      const SalPayPosted *one = &g_array_index (self->ledger->payments, SalPayPosted, i);

      if (!one->is_reversed && one->reverses == 0 && is_of (one, person, currency) &&
          g_str_equal (one->period, period))
        paid = one->amounts.paid;
    }

  return paid;
}

static void
look_at_payment (SalPayPostingRun *self,
                 const char *name,
                 gint64 person,
                 const char *currency,
                 const SalPayment *amounts)
{
  gint64 before = find_last_paid (self, person, currency);
  g_autofree char *balance = sal_pay_issue_money (amounts->balance, currency);
  g_autofree char *paid = sal_pay_issue_money (amounts->paid, currency);

  if (amounts->balance < 0)
    sal_pay_issues_add (
        self->posting->issues, SAL_PAY_REASON_BALANCE, person, 0, name, balance, NULL);
  if (before > 0 && (amounts->paid / 2 > before || amounts->paid < before / 2))
    {
      g_autofree char *last = sal_pay_issue_money (before, currency);

      sal_pay_issues_add (
          self->posting->issues, SAL_PAY_REASON_LARGE_CHANGE, person, 0, name, paid, last, NULL);
    }
}

static void
look_at_earning (SalPayPostingRun *self, const SalEngagement *engagement, const SalEarning *earning)
{
  const SalParticipation *of = engagement->participation;
  const char *component = sal_plan_get_component (of->plan, earning->component)->id;

  if (earning->payout.slices != NULL && earning->payout.problem == SAL_PAYOUT_NO_QUOTA)
    sal_pay_issues_add (self->posting->issues,
                        SAL_PAY_REASON_NO_QUOTA,
                        engagement->person,
                        0,
                        of->participant,
                        component,
                        engagement->plan,
                        NULL);
  if (earning->forfeited > 0)
    {
      g_autofree char *amount = sal_pay_issue_money (earning->forfeited, of->currency);

      sal_pay_issues_add (self->posting->issues,
                          SAL_PAY_REASON_OVER_CAP,
                          engagement->person,
                          0,
                          of->participant,
                          amount,
                          component,
                          engagement->plan,
                          NULL);
    }
}

static void
look_at_earnings (SalPayPostingRun *self)
{
  const GPtrArray *engagements = self->posting->crediting->engagements;

  for (guint i = 0; i < engagements->len; i++)
    {
      const GPtrArray *earnings = self->posting->earnings->pdata[i];

      for (guint k = 0; k < earnings->len; k++)
        {
          const SalEarning *earning = earnings->pdata[k];

          if (earning->posted >= self->posting->first && earning->posted <= self->posting->last)
            look_at_earning (self, engagements->pdata[i], earning);
        }
    }
}

/* --- all --- */

/* Whether somebody took part in a plan on a day of the period. */
static gboolean
takes_part (const SalPayPostingRun *self, const Account *account)
{
  for (guint i = 0; i < account->sources->len; i++)
    {
      const SalParticipation *one =
          g_array_index (account->sources, SalPaymentSource, i).participation;

      if (one->first <= self->posting->last && one->last >= self->posting->first)
        return TRUE;
    }

  return FALSE;
}

static gboolean
settle_account (SalPayPostingRun *self, const Account *account, GError **error)
{
  const SalPaymentSource *first = &g_array_index (account->sources, SalPaymentSource, 0);
  g_autoptr (GArray) adjustments = list_adjustments (self, account->person, account->currency);
  g_autoptr (GArray) months =
      sal_payments_new (first,
                        account->sources->len,
                        (const SalPaymentAdjustment *) (gpointer) adjustments->data,
                        adjustments->len);
  SalPayment amounts = sum_months (self, months);

  subtract_closed (self, account->person, account->currency, &amounts);
  look_at_payment (
      self, first->participation->participant, account->person, account->currency, &amounts);

  return post_payment (
      self, account->person, account->currency, &amounts, takes_part (self, account), error);
}

/* Of the open period. */
static gint64
sum_adjustments (const SalPayPostingRun *self, gint64 person, const char *currency)
{
  const GPtrArray *all = self->posting->adjustments;
  gint64 sum = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const SalPayAdjustment *one = all->pdata[i];

      if (one->person == person && one->currency == currency && !one->is_closed)
        sum += one->amount;
    }

  return sum;
}

/* Of who is in no plan any more what is corrected changes the balance; paid is what is added by
 * hand, of which what is owed is kept. */
static gboolean
settle_orphan (SalPayPostingRun *self, gint64 person, const char *currency, GError **error)
{
  g_autofree char *name = sal_pay_posting_name_account (person, currency);
  const gint64 *posted = g_hash_table_lookup (self->orphans, name);
  gint64 adjusted = sum_adjustments (self, person, currency);
  SalPayment amounts = { .calculated = posted != NULL ? *posted : 0, .adjusted = adjusted };
  SalPayment closed = { 0 };

  amounts.balance =
      subtract_closed (self, person, currency, &closed) + amounts.calculated + adjusted;
  amounts.paid = CLAMP (amounts.balance, 0, MAX (adjusted, 0));
  amounts.balance -= amounts.paid;

  return post_payment (self, person, currency, &amounts, FALSE, error);
}

static gboolean
settle_orphans (SalPayPostingRun *self, const GPtrArray *accounts, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < accounts->len; i++)
    {
      const Account *account = accounts->pdata[i];

      g_hash_table_add (done, sal_pay_posting_name_account (account->person, account->currency));
    }
  for (guint i = 0; i < self->ledger->payments->len; i++)
    {
      const SalPayPosted *one = &g_array_index (self->ledger->payments, SalPayPosted, i);

      if (g_hash_table_add (done, sal_pay_posting_name_account (one->person, one->currency)) &&
          !settle_orphan (self, one->person, one->currency, error))
        return FALSE;
    }
  for (guint i = 0; i < self->posting->adjustments->len; i++)
    {
      const SalPayAdjustment *one = self->posting->adjustments->pdata[i];

      if (g_hash_table_add (done, sal_pay_posting_name_account (one->person, one->currency)) &&
          !settle_orphan (self, one->person, one->currency, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_pay_posting_settle: (skip)
 * @self: a posting, all of whose lines are posted
 * @error: return location for an error
 *
 * Settles what is paid and owed at the end of the period: all payments since the ledger began are
 * settled of what was posted, month by month; of that, what closed periods have not said is the
 * payment of the open one. So for everybody, over all periods, calculated + top-ups + adjustments −
 * forfeited + written off = paid + the last balance.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_pay_posting_settle (SalPayPostingRun *self, GError **error)
{
  g_autoptr (GPtrArray) accounts = list_accounts (self);

  look_at_earnings (self);
  for (guint i = 0; i < accounts->len; i++)
    if (!settle_account (self, accounts->pdata[i], error))
      return FALSE;

  return settle_orphans (self, accounts, error);
}
