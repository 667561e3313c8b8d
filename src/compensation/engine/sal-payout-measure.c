/* sal-payout-measure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-measure.h"

/**
 * sal_payout_next_cancellation: (skip)
 * @plan: the plan
 * @credit: a credit
 * @before: (nullable): one of its cancellations
 * @as_of: what is later is not known
 *
 * Finds the cancellation after one, of those that the plan takes something back for.
 *
 * Returns: (nullable): the cancellation, the first without @before
 */
const SalCancellation *
sal_payout_next_cancellation (const SalPlan *plan,
                              const SalCredit *credit,
                              const SalCancellation *before,
                              gint32 as_of)
{
  const SalCancellation *next = before != NULL ? before->next : credit->cancellation;

  if (next == NULL || plan->clawback == NULL || plan->clawback->policy == SAL_CLAWBACK_NONE)
    return NULL;

  return next->date <= as_of && (gint64) next->date - credit->date <= plan->clawback->days ? next
                                                                                           : NULL;
}

gboolean
sal_payout_is_cancelled (const SalPlan *plan, const SalCredit *credit, gint32 as_of)
{
  return sal_payout_next_cancellation (plan, credit, NULL, as_of) != NULL;
}

gint64
sal_payout_cancelled_units (const SalPlanComponent *component, const SalCancellation *cancellation)
{
  return component->counts == SAL_COUNTS_NUMBER ? cancellation->number : cancellation->money;
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
  gint64 units = component->counts == SAL_COUNTS_NUMBER ? credit->number : credit->money;
  const SalCancellation *one = NULL;

  if (credit->cancellation == NULL)
    return units;
  while ((one = sal_payout_next_cancellation (plan, credit, one, window->as_of)) != NULL)
    if (plan->clawback->policy == SAL_CLAWBACK_REPLAY ||
        one->date <= sal_payout_posting_day (window, credit->date))
      units -= sal_payout_cancelled_units (component, one);

  return units;
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
            const SalCredit *credit,
            const SalCancellation *cancellation)
{
  const SalPlan *plan = window->participation->plan;
  gboolean is_within = window->first <= credit->date && credit->date <= window->last;

  if (plan->clawback->policy == SAL_CLAWBACK_REPLAY ||
      plan->clawback->attainment == SAL_CLAWBACK_LEAVES_ATTAINMENT ||
      cancellation->date < window->first || cancellation->date > window->last ||
      cancellation->date <= sal_payout_posting_day (window, credit->date))
    return 0;
  if (!is_within && plan->clawback->attainment == SAL_CLAWBACK_LOWERS_ORIGINAL)
    return 0;
  /* A payout by attainment would take back by itself what is taken back as it was paid. */
  if (is_within && component->method->kind != SAL_PAYOUT_RATE_TABLE)
    return 0;

  return sal_payout_cancelled_units (component, cancellation);
}

static void
add_step (GArray *steps, SalPayoutStep step)
{
  guint at = steps->len;

  /* credits come sorted: only cancellations are put between them */
  while (at > 0 && g_array_index (steps, SalPayoutStep, at - 1).day > step.day)
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
      const SalCancellation *one = NULL;

      if ((credit->components & bit) == 0)
        continue;
      if (credit->cancellation == NULL &&
          (credit->date < window->first || credit->date > window->last))
        continue;
      if (window->first <= credit->date && credit->date <= window->last)
        {
          gint64 whole = units_of (window, component, credit);
          SalPayoutStep step = {
            i, credit->date, limit (participation->plan, component, whole), whole, TRUE
          };

          /* a score of nothing is one */
          if (whole != 0 || component->method->kind == SAL_PAYOUT_OBJECTIVES)
            add_step (steps, step);
          *measured += step.units;
        }
      while (credit->cancellation != NULL &&
             (one = sal_payout_next_cancellation (
                  participation->plan, credit, one, window->as_of)) != NULL)
        {
          gint64 lowered = lowered_by (window, component, credit, one);

          if (lowered == 0)
            continue;
          add_step (steps, (SalPayoutStep){ i, one->date, -lowered, -lowered, FALSE });
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
