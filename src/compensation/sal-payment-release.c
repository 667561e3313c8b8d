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

/* What has not become payable when its opportunity is cancelled, does so then: it is set against
 * what is taken back. */
static int
released_at_last (const SalPlan *plan, const SalCredit *credit, int month)
{
  int cancelled;

  if (!sal_payout_is_cancelled (plan, credit, G_MAXINT32))
    return month;
  cancelled = sal_payment_month_of (credit->cancelled);

  return MIN (month, cancelled);
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
add_part (const SalPlan *plan,
          const SalCredit *credit,
          gint64 amount,
          int posted,
          int at,
          GArray *releases)
{
  int lag = plan->release != NULL ? plan->release->lag : 0;
  SalPaymentRelease part = { amount, at, at };

  if (amount == 0)
    return;
  if (at != SAL_PAYMENT_NEVER)
    part.released = part.vested = at + lag;
  if (credit != NULL)
    {
      part.released = MAX (released_at_last (plan, credit, part.released), posted);
      part.vested = vested_at (plan, credit, part.released);
    }
  g_array_append_val (releases, part);
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
