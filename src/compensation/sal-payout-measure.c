/* sal-payout-measure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-measure.h"

gboolean
sal_payout_is_cancelled (const SalPlan *plan, const SalCredit *credit, gint32 as_of)
{
  return plan->clawback != NULL && plan->clawback->policy != SAL_CLAWBACK_NONE &&
         credit->cancelled != SAL_DATE_NONE && credit->cancelled <= as_of &&
         (gint64) credit->cancelled - credit->date <= plan->clawback->days;
}

gint32
sal_payout_posting_day (const SalPayoutWindow *window, gint32 day)
{
  const SalPlanComponent *component =
      sal_plan_get_component (window->participation->plan, window->component);
  gint32 first, last;

  sal_fiscal_calendar_days_of (window->calendar,
                               sal_fiscal_calendar_period_of (
                                   window->calendar, day, sal_plan_component_get_unit (component)),
                               &first,
                               &last);

  return last;
}

/* What is still there of a credit. What is cancelled before it was ever calculated is as if it had
 * not been; later, only a replay takes it out of what was. */
static gint64
units_of (const SalPayoutWindow *window, const SalPlanComponent *component, const SalCredit *credit)
{
  const SalPlan *plan = window->participation->plan;
  gboolean is_number = component->counts == SAL_COUNTS_NUMBER;
  gint64 units = is_number ? credit->number : credit->money;
  gboolean is_out = sal_payout_is_cancelled (plan, credit, window->as_of) &&
                    (plan->clawback->policy == SAL_CLAWBACK_REPLAY ||
                     credit->cancelled <= sal_payout_posting_day (window, credit->date));

  return is_out ? units - (is_number ? credit->cancelled_number : credit->cancelled_money) : units;
}

/* What is above the cap per deal does not count, if it limits credit. */
static gint64
limit (const SalPlan *plan, const SalPlanComponent *component, gint64 units)
{
  const SalPlanDealCap *cap = component->deal_cap;
  g_auto (SalRational) most = SAL_RATIONAL_INIT;
  gint64 whole;

  if (cap == NULL || cap->limits != SAL_DEAL_CAP_CREDIT)
    return units;
  sal_rational_set_integer (&most, sal_payout_units_of (plan, component));
  sal_rational_multiply (&most, &most, &cap->amount.value);
  if (!sal_rational_round (&most, &whole))
    return units;

  return CLAMP (units, -whole, whole);
}

/* A cancellation of what was calculated already takes nothing out of it; what is attained, it
 * lowers if the plan says so: where it happens, or where the credit was. It then pays nothing. */
static gint64
lowered_by (const SalPayoutWindow *window,
            const SalPlanComponent *component,
            const SalCredit *credit)
{
  const SalPlan *plan = window->participation->plan;
  gboolean is_within = window->first <= credit->date && credit->date <= window->last;

  if (!sal_payout_is_cancelled (plan, credit, window->as_of) ||
      plan->clawback->policy == SAL_CLAWBACK_REPLAY ||
      plan->clawback->attainment == SAL_CLAWBACK_LEAVES_ATTAINMENT ||
      credit->cancelled < window->first || credit->cancelled > window->last ||
      credit->cancelled <= sal_payout_posting_day (window, credit->date))
    return 0;
  if (!is_within && plan->clawback->attainment == SAL_CLAWBACK_LOWERS_ORIGINAL)
    return 0;
  /* A payout by attainment would take back by itself what is taken back as it was paid. */
  if (is_within && component->method->kind != SAL_PAYOUT_RATE_TABLE)
    return 0;

  return component->counts == SAL_COUNTS_NUMBER ? credit->cancelled_number
                                                : credit->cancelled_money;
}

static gint32
day_of (const SalPayoutWindow *window, const SalPayoutStep *step)
{
  const SalCredit *credit =
      &g_array_index (window->participation->credits, SalCredit, step->credit);

  return step->pays ? credit->date : credit->cancelled;
}

static void
add_step (GArray *steps, const SalPayoutWindow *window, SalPayoutStep step)
{
  guint at = steps->len;

  /* credits come sorted: only cancellations are put between them */
  while (at > 0 &&
         day_of (window, &g_array_index (steps, SalPayoutStep, at - 1)) > day_of (window, &step))
    at--;
  g_array_insert_val (steps, at, step);
}

/**
 * sal_payout_measure: (skip)
 * @window: the days
 * @measured: (out): the sum
 *
 * Collects what a component counts on the days.
 *
 * Returns: (transfer full) (element-type SalPayoutStep): the steps
 */
GArray *
sal_payout_measure (const SalPayoutWindow *window, gint64 *measured)
{
  const SalParticipation *participation = window->participation;
  const SalPlanComponent *component =
      sal_plan_get_component (participation->plan, window->component);
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (SalPayoutStep));
  guint64 bit = G_GUINT64_CONSTANT (1) << window->component;

  *measured = 0;
  for (guint i = 0; i < participation->credits->len; i++)
    {
      const SalCredit *credit = &g_array_index (participation->credits, SalCredit, i);
      gint64 lowered;

      if ((credit->components & bit) == 0)
        continue;
      if (window->first <= credit->date && credit->date <= window->last)
        {
          gint64 whole = units_of (window, component, credit);
          SalPayoutStep step = { i, limit (participation->plan, component, whole), whole, TRUE };

          if (whole != 0)
            add_step (steps, window, step);
          *measured += step.units;
        }
      lowered = lowered_by (window, component, credit);
      if (lowered != 0)
        {
          add_step (steps, window, (SalPayoutStep){ i, -lowered, -lowered, FALSE });
          *measured -= lowered;
        }
    }

  return steps;
}

gboolean
sal_payout_attainment (gint64 measured, const SalPayoutTerms *terms, SalRational *attainment)
{
  sal_rational_set_integer (attainment, 0);
  if (sal_rational_sign (&terms->quota) <= 0)
    return FALSE;
  sal_rational_set_integer (attainment, measured);
  sal_rational_divide (attainment, attainment, &terms->quota);

  return TRUE;
}
