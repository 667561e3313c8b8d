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
        add_part (
            plan,
            credit,
            parts[i],
            posted,
            month_of_event (credit, ((const SalPlanMilestone *) milestones->pdata[i])->at, posted),
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
 * be taken back any more.
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
    add_part (plan,
              credit,
              amount,
              posted,
              month_of_event (credit,
                              plan->release != NULL ? plan->release->at : SAL_PAYABLE_AT_BOOKING,
                              posted),
              releases);
}
