/* sal-simulation-person.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-simulation-private.h"

#include <math.h>

/* Somebody whose year can be simulated: what is to be expected in each window of measurement, by
 * quarter, and what it pays. */

/* A fiscal month of a component: how much of the year's is to be expected in it. */
typedef struct
{
  gint32 first, last;
  guint quarter;
  double share;
} Month;

void
sal_simulated_person_free (SalSimulatedPerson *self)
{
  g_array_unref (self->windows);
  g_array_unref (self->measures);
  g_array_unref (self->weights);
  g_clear_pointer (&self->days, g_array_unref);
  g_free (self);
}

/* --- what is to be expected --- */

static guint
find_quarter (const GArray *quarters, SalPeriod period)
{
  guint index = 0;

  while (sal_period_compare (g_array_index (quarters, SalPeriod, index), period) != 0)
    index++;

  return index;
}

/* The months of a participation: by quota, or where there is none by the days that count. */
static GArray *
find_months (const SalReplayEntry *entry, guint component, const GArray *quarters)
{
  GArray *months = g_array_new (FALSE, TRUE, sizeof (Month));
  g_autoptr (GArray) active = g_array_new (FALSE, FALSE, sizeof (double));
  double sum = 0, sum_active = 0;

  for (gint32 day = entry->participation->first; day <= entry->participation->last;)
    {
      SalPayoutTerms terms;
      double share;
      Month month;

      sal_fiscal_calendar_days_of (
          entry->calendar,
          sal_fiscal_calendar_period_of (entry->calendar, day, SAL_PERIOD_MONTH),
          &month.first,
          &month.last);
      month.quarter = find_quarter (
          quarters, sal_fiscal_calendar_period_of (entry->calendar, day, SAL_PERIOD_QUARTER));
      sal_payout_terms_init (
          &terms, entry->participation, component, entry->calendar, month.first, month.last);
      month.share = sal_rational_to_double (&terms.quota);
      share = sal_rational_to_double (&terms.active);
      sal_payout_terms_clear (&terms);
      g_array_append_val (months, month);
      g_array_append_val (active, share);
      sum += month.share;
      sum_active += share;
      day = month.last + 1;
    }
  for (guint i = 0; i < months->len; i++)
    {
      Month *month = &g_array_index (months, Month, i);

      if (sum > 0)
        month->share /= sum;
      else
        month->share = sum_active > 0 ? g_array_index (active, double, i) / sum_active : 0;
    }

  return months;
}

static double
sum_of (const SalReplayEntry *entry, guint component)
{
  double sum = 0;

  for (guint i = 0; i < entry->quarters->len; i++)
    sum += sal_replay_entry_get_sum (entry, i, component)->measured;

  return sum;
}

/* Months of each component, and what all of them count. */
typedef struct
{
  GPtrArray *months; /* of GArray of Month */
  GArray *sums;      /* of double */
} Expectation;

/* @total, by quarter, of the part of the months that is in some days. */
static guint
add_weights (SalSimulatedPerson *self,
             const GArray *months,
             const SalCalculationWindow *days,
             double total,
             guint n_quarters)
{
  guint at = self->weights->len;

  g_array_set_size (self->weights, at + n_quarters);
  for (guint i = 0; i < months->len; i++)
    {
      const Month *month = &g_array_index (months, Month, i);

      if (days->first <= month->first && month->last <= days->last)
        g_array_index (self->weights, double, at + month->quarter) += total * month->share;
    }

  return at;
}

/* --- windows --- */

static SalSimulatedKind
kind_of (const SalReplayComponent *component)
{
  switch (component->component->method->kind)
    {
    case SAL_PAYOUT_OBJECTIVES:
      return SAL_SIMULATED_CONSTANT;
    case SAL_PAYOUT_SPIF:
      return SAL_SIMULATED_LINEAR;
    case SAL_PAYOUT_MATRIX:
      return SAL_SIMULATED_MATRIX;
    case SAL_PAYOUT_RATE_TABLE:
    case SAL_PAYOUT_CURVE:
    case SAL_PAYOUT_AMOUNTS:
    default:
      return component->component->mode == SAL_MODE_EACH_DEAL ? SAL_SIMULATED_LINEAR
                                                              : SAL_SIMULATED_FUNCTION;
    }
}

/* What a component paid in all, in windows that each stand for themselves. */
static double
estimate_all (const SalReplayEntry *entry, const SalReplayComponent *component, guint index)
{
  const SalReplayOther *others = (const SalReplayOther *) (gpointer) entry->others->data;
  const SalReplayDeal *deals = (const SalReplayDeal *) (gpointer) entry->deals->data;
  double sum = 0;

  for (guint i = 0; i < entry->windows->len; i++)
    {
      const SalReplayWindow *window = &g_array_index (entry->windows, SalReplayWindow, i);
      SalEstimate estimate;

      if (window->component != index || window->is_inner ||
          window->days.kind == SAL_EARNING_TRUE_UP)
        continue;
      sal_replay_estimate (
          component, window, others + window->others, deals + window->deals, &estimate);
      sum += estimate.value;
    }

  return sum;
}

static double
scale_of (const SalReplayComponent *component, const SalReplayWindow *window, double per)
{
  const SalPlanMethod *method = component->component->method;
  double share = !method->whole_bounds && window->active > 0 ? window->active : 1;

  if (method->kind == SAL_PAYOUT_AMOUNTS)
    return component->minor_units * share;
  if (method->kind != SAL_PAYOUT_RATE_TABLE)
    return window->target * component->weight;

  return per * (method->rates == SAL_RATES_OF_BASE ? window->base_rate * component->weight
                                                   : component->minor_units / component->units);
}

static double
per_of (const SalReplayComponent *component, const SalReplayWindow *window)
{
  const SalPlanMethod *method = component->component->method;
  gboolean is_amount =
      (method->kind == SAL_PAYOUT_RATE_TABLE || method->kind == SAL_PAYOUT_AMOUNTS) &&
      method->bounds == SAL_BOUNDS_AMOUNT;

  if (!is_amount)
    return window->quota;

  return component->units * (method->whole_bounds ? 1 : window->active);
}

static void
init_own_overage (SalSimulatedWindow *self)
{
  const SalPlanMethod *method = self->component->component->method;

  self->has_own = self->component->has_own_overage &&
                  sal_payout_table_needs_overage (method, FALSE) && self->per > 0;
  for (guint i = 0; self->has_own && i < 2; i++)
    sal_payout_function_init_table (
        &self->own[i], method, MAX (self->measure.quota, 0) / self->per, i == 1, FALSE);
}

static double
find_cap (const SalReplayComponent *component, const SalReplayWindow *window)
{
  const SalPlanCap *cap = component->component->cap;
  double active = window->active > 0 ? window->active : 1;

  if (cap == NULL)
    return INFINITY;
  if (cap->share.is_set)
    return sal_rational_to_double (&cap->share.value) * window->target * component->weight /
           (cap->whole ? active : 1);

  return sal_rational_to_double (&cap->amount.value) * component->minor_units *
         (cap->whole ? 1 : window->active);
}

static void
add_others (SalSimulatedPerson *self,
            SalSimulatedWindow *window,
            const SalReplayEntry *entry,
            const GArray *components,
            const Expectation *expectation,
            guint n_quarters)
{
  const SalPlanComponent *of = window->component->component;
  guint n = of->gates->len + (of->multiplier != NULL) + (window->kind == SAL_SIMULATED_MATRIX);

  window->others = self->measures->len;
  for (guint i = 0; i < n; i++)
    {
      const SalReplayOther *other =
          &g_array_index (entry->others, SalReplayOther, window->window.others + i);
      SalSimulatedMeasure measure = {
        .quota = other->quota,
        .component = &g_array_index (components, SalReplayComponent, other->component),
      };

      measure.weights = add_weights (self,
                                     expectation->months->pdata[other->component],
                                     &window->window.days,
                                     g_array_index (expectation->sums, double, other->component),
                                     n_quarters);
      g_array_append_val (self->measures, measure);
    }
}

static void
add_window (SalSimulatedPerson *self,
            const SalReplayEntry *entry,
            const SalReplayWindow *of,
            const GArray *components,
            const Expectation *expectation,
            double paid,
            guint n_quarters)
{
  SalSimulatedWindow window = {
    .window = *of,
    .component = &g_array_index (components, SalReplayComponent, of->component),
  };
  const GArray *months = expectation->months->pdata[of->component];

  window.kind = kind_of (window.component);
  window.measure.quota = of->quota;
  window.measure.weights =
      add_weights (self,
                   months,
                   &of->days,
                   window.kind == SAL_SIMULATED_LINEAR || window.kind == SAL_SIMULATED_CONSTANT
                       ? paid
                       : g_array_index (expectation->sums, double, of->component),
                   n_quarters);
  window.per = per_of (window.component, of);
  window.scale = scale_of (window.component, of, window.per);
  window.most = find_cap (window.component, of);
  if (window.kind == SAL_SIMULATED_FUNCTION)
    init_own_overage (&window);
  add_others (self, &window, entry, components, expectation, n_quarters);
  g_array_append_val (self->windows, window);
}

/* --- the cap of the plan --- */

/* All days that something is posted on, with the cap of their fiscal year. */
static GArray *
find_days (const SalReplayEntry *entry, const SalPlan *plan)
{
  SalParticipation view = *entry->participation;
  SalCalculation calculation = {
    .participation = &view, .plan = plan, .calendar = entry->calendar, .exchange = { 1, 1, NULL }
  };
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SalSimulatedDay));
  int year = 0;

  view.plan = plan;
  for (guint i = 0; i < entry->days->len; i++)
    {
      const SalReplayDay *day = &g_array_index (entry->days, SalReplayDay, i);
      SalSimulatedDay added = { i == 0 || day->year != year, INFINITY };

      if (added.is_first && plan->cap != NULL)
        added.most = (double) sal_calculation_find_cap (&calculation, day->first, day->last);
      g_array_append_val (days, added);
      year = day->year;
    }

  return days;
}

/* Of all years that the participation has days of. */
static double
sum_caps (const GArray *days)
{
  double sum = 0;

  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, SalSimulatedDay, i).is_first)
      sum += g_array_index (days, SalSimulatedDay, i).most;

  return sum;
}

/**
 * sal_simulated_person_new: (skip)
 * @entry: a participation that was prepared
 * @components: (element-type SalReplayComponent): of the plan it is paid by
 * @quarters: (element-type SalPeriod): all that are simulated
 * @by_day: whether it matters on which day what is posted
 *
 * Prepares somebody for simulation. What is to be expected of a component is what it counted in
 * all, less what was cancelled, spread over the months as the quota is, or the days. Deals that are
 * paid each for itself are paid as they were, but there are more or fewer of them; scores stay.
 * Tiers that take a deal whole are taken at their bounds, as it is chance which deal crosses one.
 *
 * Returns: (transfer full): the person
 */
SalSimulatedPerson *
sal_simulated_person_new (const SalReplayEntry *entry,
                          const GArray *components,
                          const GArray *quarters,
                          gboolean by_day)
{
  SalSimulatedPerson *self = g_new0 (SalSimulatedPerson, 1);
  g_autoptr (GArray) days =
      find_days (entry, g_array_index (components, SalReplayComponent, 0).plan);
  g_autoptr (GPtrArray) months = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) paid = g_array_new (FALSE, FALSE, sizeof (double));
  Expectation expectation = { months, sums };

  self->windows = g_array_new (FALSE, FALSE, sizeof (SalSimulatedWindow));
  self->measures = g_array_new (FALSE, FALSE, sizeof (SalSimulatedMeasure));
  self->weights = g_array_new (FALSE, TRUE, sizeof (double));
  for (guint i = 0; i < components->len; i++)
    {
      const SalReplayComponent *component = &g_array_index (components, SalReplayComponent, i);
      SalSimulatedKind kind = kind_of (component);
      double sum = sum_of (entry, i), all = 0;

      if (kind == SAL_SIMULATED_LINEAR || kind == SAL_SIMULATED_CONSTANT)
        all = estimate_all (entry, component, i);
      g_ptr_array_add (months, find_months (entry, i, quarters));
      g_array_append_val (sums, sum);
      g_array_append_val (paid, all);
    }
  for (guint i = 0; i < entry->windows->len; i++)
    {
      const SalReplayWindow *window = &g_array_index (entry->windows, SalReplayWindow, i);

      if (by_day || !window->is_inner)
        add_window (self,
                    entry,
                    window,
                    components,
                    &expectation,
                    g_array_index (paid, double, window->component),
                    quarters->len);
    }
  self->most = sum_caps (days);
  if (by_day)
    self->days = g_steal_pointer (&days);

  return self;
}
