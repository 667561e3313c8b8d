/* sal-payment-release.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payment-release.h"

#include "sal-apportion.h"
#include "sal-payout-measure.h"

#define MONTHS_OF_A_YEAR 12

/* A month, counted from year 0. */
int
sal_payment_month_of (gint32 day)
{
  int year, month, unused;

  sal_date_to_ymd (day, &year, &month, &unused);

  return year * MONTHS_OF_A_YEAR + month - 1;
}

static int
month_of_event (const SalCredit *credit, SalPayableAt at, int posted)
{
  gint32 day = at == SAL_PAYABLE_AT_INVOICE   ? credit->invoiced
               : at == SAL_PAYABLE_AT_RECEIPT ? credit->received
                                              : credit->date;

  return day == SAL_DATE_NONE ? SAL_PAYMENT_NEVER : MAX (sal_payment_month_of (day), posted);
}

/* (nullable): on one day, or never */
static const SalCreditSchedule *
find_schedule (const SalCredit *credit, SalPayableAt at)
{
  return at == SAL_PAYABLE_AT_INVOICE   ? credit->invoices
         : at == SAL_PAYABLE_AT_RECEIPT ? credit->receipts
                                        : NULL;
}

static int
vested_at (const SalPlan *plan, const SalCredit *credit, int released)
{
  int end;

  if (released == SAL_PAYMENT_NEVER || plan->clawback == NULL ||
      plan->clawback->policy == SAL_CLAWBACK_NONE)
    return released;
  end = sal_payment_month_of (credit->date + plan->clawback->days);

  return MAX (end, released);
}

static void
append_release (const SalPlan *plan,
                const SalCredit *credit,
                gint64 amount,
                int posted,
                int released,
                GArray *releases)
{
  SalPaymentRelease part = { amount, released, released };

  if (amount == 0)
    return;
  if (credit != NULL)
    {
      part.released = MAX (released, posted);
      part.vested = vested_at (plan, credit, part.released);
    }
  g_array_append_val (releases, part);
}

static guint
count_cancellations (const SalPlan *plan, const SalCredit *credit)
{
  const SalCancellation *one = NULL;
  guint n = 0;

  while (credit != NULL &&
         (one = sal_payout_next_cancellation (plan, credit, one, G_MAXINT32)) != NULL)
    n++;

  return n;
}

/* What of an amount waits for what is cancelled, one after the other, and at last for what is not.
 */
static gboolean
divide (const SalPlan *plan, const SalCredit *credit, gint64 amount, guint n, gint64 *amounts)
{
  g_autofree gint64 *weights = g_new0 (gint64, n + 1);
  gint64 left = ABS (credit->money != 0 ? credit->money : credit->number);
  const SalCancellation *one = NULL;

  for (guint i = 0; i < n; i++)
    {
      one = sal_payout_next_cancellation (plan, credit, one, G_MAXINT32);
      weights[i] = MIN (ABS (credit->money != 0 ? one->money : one->number), left);
      left -= weights[i];
    }
  weights[n] = left;

  return sal_apportion_integers (amount, weights, n + 1, amounts);
}

/* What has not become payable when that which it is of is cancelled, does so then: it is set
 * against what is taken back. What is not cancelled goes on waiting. */
static void
add_part (const SalPlan *plan,
          const SalCredit *credit,
          gint64 amount,
          int posted,
          int at,
          GArray *releases)
{
  int lag = plan->release != NULL ? plan->release->lag : 0;
  int released = at != SAL_PAYMENT_NEVER ? at + lag : SAL_PAYMENT_NEVER;
  guint n = count_cancellations (plan, credit);
  g_autofree gint64 *amounts = g_new0 (gint64, n + 1);
  const SalCancellation *one = NULL;

  amounts[n] = amount;
  if (n > 0 && !divide (plan, credit, amount, n, amounts))
    n = 0;
  for (guint i = 0; i < n; i++)
    {
      one = sal_payout_next_cancellation (plan, credit, one, G_MAXINT32);
      append_release (plan,
                      credit,
                      amounts[i],
                      posted,
                      MIN (released, sal_payment_month_of (one->date)),
                      releases);
    }
  append_release (plan, credit, amounts[n], posted, released, releases);
}

/* --- bit by bit --- */

/* A credit whose sale is invoiced or received in parts. */
typedef struct
{
  const SalPlan *plan;
  const SalCredit *credit;
  const SalCreditSchedule *schedule;
  int posted, lag;
} Scheduled;

static int
month_of_step (const Scheduled *self, const SalCreditStep *step)
{
  return MAX (sal_payment_month_of (step->date), self->posted) + self->lag;
}

static int
month_of_cancellation (const Scheduled *self, const SalCancellation *cancellation)
{
  return MAX (sal_payment_month_of (cancellation->date), self->posted);
}

/* The first month after @month in which there is something; SAL_PAYMENT_NEVER: there is none. */
static int
find_next_month (const Scheduled *self, int month)
{
  const SalCancellation *one = NULL;
  int next = SAL_PAYMENT_NEVER;

  for (guint i = 0; i < self->schedule->n_steps; i++)
    {
      int of = month_of_step (self, &self->schedule->steps[i]);

      if (of > month)
        next = MIN (next, of);
    }
  while ((one = sal_payout_next_cancellation (self->plan, self->credit, one, G_MAXINT32)) != NULL)
    if (month_of_cancellation (self, one) > month)
      next = MIN (next, month_of_cancellation (self, one));

  return next;
}

/* What of the credit is cancelled until a month. */
static void
find_cancelled (const Scheduled *self, int month, SalRational *share)
{
  const SalCredit *credit = self->credit;
  gint64 whole = ABS (credit->money != 0 ? credit->money : credit->number), sum = 0;
  const SalCancellation *one = NULL;

  sal_rational_set_integer (share, 0);
  while ((one = sal_payout_next_cancellation (self->plan, credit, one, G_MAXINT32)) != NULL)
    if (month_of_cancellation (self, one) <= month)
      sum += ABS (credit->money != 0 ? one->money : one->number);
  if (whole > 0)
    sal_rational_set_ratio (share, MIN (sum, whole), whole);
}

/* The part that is payable until a month: what is invoiced or received, and what is cancelled and
 * not taken off that by a credit note; at most all. */
static void
find_payable (const Scheduled *self, int month, SalRational *share)
{
  g_auto (SalRational) cancelled = SAL_RATIONAL_INIT, part = SAL_RATIONAL_INIT;
  gint64 amount = 0, documented = 0, whole = self->schedule->steps[0].whole;

  for (guint i = 0; i < self->schedule->n_steps; i++)
    {
      const SalCreditStep *step = &self->schedule->steps[i];

      if (month_of_step (self, step) > month)
        break;
      amount += step->amount;
      documented += step->documented;
      whole = step->whole;
    }
  find_cancelled (self, month, &cancelled);
  sal_rational_set_ratio (&part, documented, whole);
  sal_rational_subtract (&cancelled, &cancelled, &part);
  sal_rational_set_ratio (share, MAX (amount, 0), whole);
  if (sal_rational_sign (&cancelled) > 0)
    sal_rational_add (share, share, &cancelled);
  if (sal_rational_compare_integer (share, 1) > 0)
    sal_rational_set_integer (share, 1);
}

/* What is payable until each month is rounded in all, so that its parts are the whole, and a later
 * one changes none before it. */
static void
add_in_parts (const Scheduled *self, gint64 amount, GArray *releases)
{
  g_auto (SalRational) exact = SAL_RATIONAL_INIT, share = SAL_RATIONAL_INIT;
  gint64 done = 0, until = 0;

  for (int month = find_next_month (self, G_MININT); month != SAL_PAYMENT_NEVER;
       month = find_next_month (self, month))
    {
      find_payable (self, month, &share);
      sal_rational_set_integer (&exact, amount);
      sal_rational_multiply (&exact, &exact, &share);
      if (!sal_rational_round (&exact, &until)) /* it is at most the amount */
        until = done;
      append_release (self->plan, self->credit, until - done, self->posted, month, releases);
      done = until;
    }
  append_release (
      self->plan, self->credit, amount - done, self->posted, SAL_PAYMENT_NEVER, releases);
}

/* When something of a credit becomes payable by what it waits for. */
static void
add_waiting (const SalPlan *plan,
             const SalCredit *credit,
             gint64 amount,
             int posted,
             SalPayableAt at,
             GArray *releases)
{
  Scheduled scheduled = {
    plan, credit, find_schedule (credit, at), posted, plan->release != NULL ? plan->release->lag : 0
  };

  if (scheduled.schedule != NULL)
    add_in_parts (&scheduled, amount, releases);
  else
    add_part (plan, credit, amount, posted, month_of_event (credit, at, posted), releases);
}

static void
add_milestones (
    const SalPlan *plan, const SalCredit *credit, gint64 amount, int posted, GArray *releases)
{
  const GPtrArray *milestones = plan->release->milestones;
  SalRational *weights = g_new0 (SalRational, milestones->len);
  g_autofree gint64 *parts = g_new0 (gint64, milestones->len);

  for (guint i = 0; i < milestones->len; i++)
    {
      weights[i] = (SalRational) SAL_RATIONAL_INIT;
      sal_rational_set (&weights[i],
                        &((const SalPlanMilestone *) milestones->pdata[i])->share.value);
    }
  if (sal_apportion (amount, weights, milestones->len, parts))
    {
      for (guint i = 0; i < milestones->len; i++)
        add_waiting (plan,
                     credit,
                     parts[i],
                     posted,
                     ((const SalPlanMilestone *) milestones->pdata[i])->at,
                     releases);
    }
  for (guint i = 0; i < milestones->len; i++)
    sal_rational_clear (&weights[i]);
  g_free (weights);
}

/**
 * sal_payment_list_releases:
 * @plan: the plan that it is earned in
 * @credit: (nullable): what it is earned with; %NULL: with no credit
 * @amount: what is earned, in minor units
 * @posted: the month in which it is posted
 * @releases: (element-type SalPaymentRelease): gets the parts of it
 *
 * Says when what is earned becomes payable by the release schedule of the plan, and when it cannot
 * be taken back any more. Of a sale that is invoiced or received in parts so does the part that it
 * is of the sale, never more than all; what a credit note takes off becomes less than nothing.
 */
void
sal_payment_list_releases (
    const SalPlan *plan, const SalCredit *credit, gint64 amount, int posted, GArray *releases)
{
  if (credit == NULL)
    add_part (plan, NULL, amount, posted, posted, releases);
  else if (plan->release != NULL && plan->release->milestones->len > 0)
    add_milestones (plan, credit, amount, posted, releases);
  else
    add_waiting (plan,
                 credit,
                 amount,
                 posted,
                 plan->release != NULL ? plan->release->at : SAL_PAYABLE_AT_BOOKING,
                 releases);
}
