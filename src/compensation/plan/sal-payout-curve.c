/* sal-payout-curve.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-curve.h"

#include <glib/gi18n-lib.h>

#include "sal-payout.h"

/* A payout as a function of attainment: that of somebody who is in the plan for all of a
 * measurement period and is credited with one deal that attains so much, calculated by what
 * calculates all payouts. */

#define STEPS        100     /* from 0 to the end */
#define USUAL_QUOTA  1000000 /* of a year, of money */
#define USUAL_NUMBER 100     /* likewise, of what is no money */
#define USUAL_TARGET 100000

/* --- whose it is --- */

/* Bounds that are amounts say what the quota may be: that of the last tier, over a period. */
static gboolean
find_quota (const SalPlanComponent *component, SalRational *quota)
{
  static const int periods[] = { 12, 4, 1 };
  const SalPlanMethod *method = component->method;
  g_auto (SalRational) n = SAL_RATIONAL_INIT;
  const SalPlanTier *last;

  if (method->bounds != SAL_BOUNDS_AMOUNT || method->tiers->len == 0)
    return FALSE;
  last = method->tiers->pdata[method->tiers->len - 1];
  sal_rational_set (quota,
                    method->overage_from.is_set ? &method->overage_from.value
                    : last->to.is_set           ? &last->to.value
                                                : &last->from.value);
  sal_rational_set_integer (&n, periods[component->period]);
  sal_rational_multiply (quota, quota, &n);

  return sal_rational_sign (quota) > 0;
}

/**
 * sal_payout_example_init: (skip)
 * @self: (out): the example; clear it
 * @plan: a plan
 * @component: the index of a component
 *
 * Makes up somebody for whom the payouts of a component are worth looking at: with a round target,
 * and a quota that the bounds of the component suggest or that is round, too.
 */
void
sal_payout_example_init (SalPayoutExample *self, const SalPlan *plan, guint component)
{
  const SalPlanComponent *of = sal_plan_get_component (plan, component);

  *self = (SalPayoutExample){ SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
  sal_rational_set_integer (&self->target, USUAL_TARGET);
  if (!find_quota (of, &self->quota))
    sal_rational_set_integer (&self->quota,
                              of->counts == SAL_COUNTS_NUMBER ? USUAL_NUMBER : USUAL_QUOTA);
}

void
sal_payout_example_clear (SalPayoutExample *self)
{
  sal_rational_clear (&self->quota);
  sal_rational_clear (&self->target);
}

/**
 * sal_payout_curve_why_none:
 * @component: a component
 *
 * Tells why a component has no curve.
 *
 * Returns: (nullable): a sentence, or %NULL if it has one
 */
const char *
sal_payout_curve_why_none (const SalPlanComponent *component)
{
  switch (component->method->kind)
    {
    case SAL_PAYOUT_MATRIX:
      return _ ("The payout depends on two attainments: the table below shows it.");
    case SAL_PAYOUT_OBJECTIVES:
      return _ ("The payout depends on the scores of the objectives, not on attainment of a quota: "
                "each objective pays its share or amount × its score.");
    case SAL_PAYOUT_SPIF:
      return _ ("Each qualifying credit pays the same amount, whatever is attained.");
    case SAL_PAYOUT_RATE_TABLE:
    case SAL_PAYOUT_CURVE:
    case SAL_PAYOUT_AMOUNTS:
    default:
      return NULL;
    }
}

/* --- one payout --- */

/* Everything that stays the same from one attainment to the next. */
typedef struct
{
  SalFiscalCalendar *calendar;
  SalParticipation *participation;
  SalPayoutWindow window;
  SalPlanComponent own; /* the component without its cap, where that is asked for */
  SalPlan plan;         /* likewise */
} Setting;

static void
setting_clear (Setting *self)
{
  if (self->plan.components != NULL)
    g_ptr_array_unref (self->plan.components);
  sal_participation_free (self->participation);
  sal_fiscal_calendar_free (self->calendar);
}

/* The plan with other parts of one component, which stay those of the plan. */
static const SalPlan *
drop_cap (Setting *self, const SalPlan *plan, guint component)
{
  self->own = *sal_plan_get_component (plan, component);
  self->own.cap = NULL;
  self->plan = *plan;
  self->plan.components = g_ptr_array_new ();
  for (guint i = 0; i < plan->components->len; i++)
    g_ptr_array_add (self->plan.components,
                     i == component ? &self->own : plan->components->pdata[i]);

  return &self->plan;
}

/* The first measurement period that begins in the plan, or the one that the plan begins in. */
static void
place_window (Setting *self, const SalPlan *plan, guint component)
{
  static const SalPeriodUnit units[] = { SAL_PERIOD_MONTH, SAL_PERIOD_QUARTER, SAL_PERIOD_YEAR };
  SalPeriodUnit unit = units[sal_plan_get_component (plan, component)->period];
  SalPeriod period = sal_fiscal_calendar_period_of (self->calendar, plan->from, unit);

  sal_fiscal_calendar_days_of (self->calendar, period, &self->window.first, &self->window.last);
  self->window.terms_last = self->window.as_of = self->window.last;
  self->window.component = component;
  self->window.calendar = self->calendar;
  self->window.participation = self->participation;
  self->participation->first = self->window.first;
  self->participation->last = self->window.last;
}

static void
add_quota (SalParticipation *participation, SalPeriod year, const SalRational *amount)
{
  SalParticipationQuota quota = { -1, year, SAL_RATIONAL_INIT };

  sal_rational_set (&quota.amount, amount);
  g_array_append_val (participation->quotas, quota);
}

/* The other components, which may open a gate or scale, are at their quota. */
static void
add_credits (Setting *self, const SalPlan *plan)
{
  for (guint i = 0; i < plan->components->len; i++)
    {
      SalCredit credit = { .id = "",
                           .deal = "",
                           .components = G_GUINT64_CONSTANT (1) << i,
                           .date = self->window.first,
                           .invoiced = SAL_DATE_NONE,
                           .received = SAL_DATE_NONE };
      SalPayoutTerms terms;
      gint64 units;

      sal_payout_terms_init (
          &terms, self->participation, i, self->calendar, self->window.first, self->window.last);
      if (sal_rational_round (&terms.quota, &units))
        credit.money = credit.number = units;
      sal_payout_terms_clear (&terms);
      g_array_append_val (self->participation->credits, credit);
    }
}

static void
setting_init (Setting *self,
              const SalPlan *plan,
              guint component,
              const SalPayoutExample *example,
              gboolean is_capped)
{
  *self =
      (Setting){ .calendar = sal_fiscal_calendar_new (plan->fiscal_start, SAL_CALENDAR_MONTHS) };
  if (!is_capped)
    plan = drop_cap (self, plan, component);
  self->participation = sal_participation_new ("", plan);
  sal_rational_set (&self->participation->target, &example->target);
  place_window (self, plan, component);
  add_quota (self->participation,
             sal_fiscal_calendar_period_of (self->calendar, self->window.first, SAL_PERIOD_YEAR),
             &example->quota);
  add_credits (self, plan);
}

/* As a share of the target of the period; of nothing, 0. @less: units less than attain it. */
static void
evaluate (Setting *self, const SalRational *at, gint64 less, SalRational *payout)
{
  SalCredit *credit =
      &g_array_index (self->participation->credits, SalCredit, self->window.component);
  g_auto (SalRational) measured = SAL_RATIONAL_INIT;
  SalPayoutTerms terms;
  SalPayout paid;
  gint64 units = 0;

  sal_payout_terms_init (&terms,
                         self->participation,
                         self->window.component,
                         self->calendar,
                         self->window.first,
                         self->window.last);
  sal_rational_multiply (&measured, at, &terms.quota);
  sal_rational_round (&measured, &units);
  credit->money = credit->number = units - less;
  sal_payout_init (&paid, &self->window);
  if (sal_rational_sign (&terms.target) > 0)
    sal_rational_divide (payout, &paid.capped, &terms.target);
  else
    sal_rational_set_integer (payout, 0);
  sal_payout_clear (&paid);
  sal_payout_terms_clear (&terms);
}

/**
 * sal_payout_curve_evaluate: (skip)
 * @plan: a plan that passes sal_plan_check()
 * @component: the index of a component that has a curve
 * @example: whose payout it is
 * @is_capped: whether the cap of the component counts
 * @is_below: just below @at rather than at it
 * @at: an attainment
 * @payout: (inout): the share of the component's target variable that is paid
 *
 * Calculates what one attainment pays.
 */
void
sal_payout_curve_evaluate (const SalPlan *plan,
                           guint component,
                           const SalPayoutExample *example,
                           gboolean is_capped,
                           gboolean is_below,
                           const SalRational *at,
                           SalRational *payout)
{
  Setting setting;

  setting_init (&setting, plan, component, example, is_capped);
  evaluate (&setting, at, is_below, payout);
  setting_clear (&setting);
}

/* --- the curve --- */

static void
clear_point (gpointer data)
{
  SalPayoutCurvePoint *self = data;

  sal_rational_clear (&self->at);
  sal_rational_clear (&self->payout);
}

static void
add_point (GArray *points, Setting *setting, const SalRational *at, gint64 less)
{
  SalPayoutCurvePoint *point;

  g_array_set_size (points, points->len + 1);
  point = &g_array_index (points, SalPayoutCurvePoint, points->len - 1);
  *point = (SalPayoutCurvePoint){ SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
  sal_rational_set (&point->at, at);
  evaluate (setting, at, less, &point->payout);
}

static gboolean
has_bend (const GArray *bends, const SalRational *at)
{
  for (guint i = 0; i < bends->len; i++)
    if (sal_rational_compare (&g_array_index (bends, SalRational, i), at) == 0)
      return TRUE;

  return FALSE;
}

/* Takes @at, unless it is there or out of sight. */
static void
take_bend (GArray *bends, SalRational *at)
{
  if (sal_rational_sign (at) <= 0 || sal_rational_compare_integer (at, SAL_PAYOUT_CURVE_END) >= 0 ||
      has_bend (bends, at))
    sal_rational_clear (at);
  else
    g_array_append_val (bends, *at);
}

/* A bound at which the curve may bend or jump. */
static void
add_bend (GArray *bends,
          const SalPlanMethod *method,
          const Setting *setting,
          const SalRational *from)
{
  const SalPayoutWindow *window = &setting->window;
  SalRational at = SAL_RATIONAL_INIT;
  SalPayoutTerms terms;

  sal_rational_set (&at, from);
  if (method->bounds == SAL_BOUNDS_AMOUNT && method->kind != SAL_PAYOUT_CURVE)
    {
      g_auto (SalRational) units = SAL_RATIONAL_INIT;
      const SalPlan *plan = setting->participation->plan;

      sal_payout_terms_init (&terms,
                             setting->participation,
                             window->component,
                             setting->calendar,
                             window->first,
                             window->last);
      sal_rational_set_integer (
          &units, sal_payout_units_of (plan, sal_plan_get_component (plan, window->component)));
      sal_rational_multiply (&at, &at, &units);
      /* without a quota nothing is attained, at whatever amount */
      if (sal_rational_sign (&terms.quota) > 0)
        sal_rational_divide (&at, &at, &terms.quota);
      else
        sal_rational_set_integer (&at, 0);
      sal_payout_terms_clear (&terms);
    }
  take_bend (bends, &at);
}

static GArray *
list_bends (const SalPlanComponent *component, const Setting *setting)
{
  GArray *bends = g_array_new (FALSE, FALSE, sizeof (SalRational));
  const SalPlanMethod *method = component->method;
  SalRational one = { 1, 1, NULL };

  g_array_set_clear_func (bends, (GDestroyNotify) sal_rational_clear);
  for (guint i = 0; method->kind == SAL_PAYOUT_CURVE && i < method->points->len; i++)
    add_bend (bends, method, setting, &((SalPlanPoint *) method->points->pdata[i])->at.value);
  for (guint i = 0; method->kind != SAL_PAYOUT_CURVE && i < method->tiers->len; i++)
    {
      const SalPlanTier *tier = method->tiers->pdata[i];

      add_bend (bends, method, setting, &tier->from.value);
      if (tier->to.is_set)
        add_bend (bends, method, setting, &tier->to.value);
    }
  for (guint i = 0; i < component->gates->len; i++)
    {
      const SalPlanGate *gate = component->gates->pdata[i];
      SalRational at = SAL_RATIONAL_INIT;

      if (!gate->at_least.is_set || !g_str_equal (gate->component, component->id))
        continue;
      sal_rational_set (&at, &gate->at_least.value);
      take_bend (bends, &at);
    }
  take_bend (bends, &one); /* where overage begins */

  return bends;
}

static int
compare_points (gconstpointer one, gconstpointer other)
{
  return sal_rational_compare (&((const SalPayoutCurvePoint *) one)->at,
                               &((const SalPayoutCurvePoint *) other)->at);
}

/**
 * sal_payout_curve_new: (skip)
 * @plan: a plan that passes sal_plan_check()
 * @component: the index of a component that has a curve
 * @example: whose payouts they are
 * @is_capped: whether the cap of the component counts
 *
 * Calculates what attainments from 0 to 200 % pay, in steps of 2 % and on both sides of where the
 * component bends or jumps. The other components are at their quota.
 *
 * Returns: (transfer full) (element-type SalPayoutCurvePoint): the points, ascending; two at the
 *   same attainment are what is just below it and what is at it
 */
GArray *
sal_payout_curve_new (const SalPlan *plan,
                      guint component,
                      const SalPayoutExample *example,
                      gboolean is_capped)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (SalPayoutCurvePoint));
  g_autoptr (GArray) bends = NULL;
  g_auto (SalRational) at = SAL_RATIONAL_INIT;
  Setting setting;

  setting_init (&setting, plan, component, example, is_capped);
  g_array_set_clear_func (points, clear_point);
  bends = list_bends (sal_plan_get_component (plan, component), &setting);
  for (guint i = 0; i < bends->len; i++)
    {
      add_point (points, &setting, &g_array_index (bends, SalRational, i), 1);
      add_point (points, &setting, &g_array_index (bends, SalRational, i), 0);
    }
  for (int i = 0; i <= STEPS; i++)
    {
      sal_rational_set_ratio (&at, SAL_PAYOUT_CURVE_END * i, STEPS);
      if (!has_bend (bends, &at))
        add_point (points, &setting, &at, 0);
    }
  setting_clear (&setting);
  /* the sort is stable: what is below a bend stays before what is at it */
  g_array_sort (points, compare_points);

  return points;
}

/**
 * sal_payout_curve_rate: (skip)
 * @point: a point
 * @rate: (inout): the payout for each percent of the quota that is attained
 *
 * Tells the effective rate, as a share of the rate that pays the target for the quota.
 *
 * Returns: %FALSE where nothing is attained
 */
gboolean
sal_payout_curve_rate (const SalPayoutCurvePoint *point, SalRational *rate)
{
  if (sal_rational_sign (&point->at) <= 0)
    return FALSE;
  sal_rational_divide (rate, &point->payout, &point->at);

  return TRUE;
}
