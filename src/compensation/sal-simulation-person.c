/* sal-simulation-person.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-simulation-private.h"

#include <math.h>
#include <string.h>

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

/* Of all years that the participation has days of. */
static double
find_plan_cap (const SalReplayEntry *entry, const SalPlan *plan)
{
  SalParticipation view = *entry->participation;
  SalCalculation calculation = {
    .participation = &view, .plan = plan, .calendar = entry->calendar, .exchange = { 1, 1, NULL }
  };
  double sum = 0;
  int year = 0;

  view.plan = plan;
  if (plan->cap == NULL)
    return INFINITY;
  for (guint i = 0; i < entry->days->len; i++)
    {
      const SalReplayDay *day = &g_array_index (entry->days, SalReplayDay, i);

      if (i == 0 || day->year != year)
        sum += (double) sal_calculation_find_cap (&calculation, day->first, day->last);
      year = day->year;
    }

  return sum;
}

/**
 * sal_simulated_person_new: (skip)
 * @entry: a participation that was prepared
 * @components: (element-type SalReplayComponent): of the plan it is paid by
 * @quarters: (element-type SalPeriod): all that are simulated
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
                          const GArray *quarters)
{
  SalSimulatedPerson *self = g_new0 (SalSimulatedPerson, 1);
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

      if (!window->is_inner)
        add_window (self,
                    entry,
                    window,
                    components,
                    &expectation,
                    g_array_index (paid, double, window->component),
                    quarters->len);
    }
  self->most = find_plan_cap (entry, g_array_index (components, SalReplayComponent, 0).plan);

  return self;
}

/* --- years --- */

typedef struct
{
  const SalSimulatedPerson *person;
  const double *factors;
  guint n_quarters, n_years;
} Years;

static void
measure (const Years *self, const SalSimulatedMeasure *of, double *measured)
{
  const double *weights = &g_array_index (self->person->weights, double, of->weights);
  gboolean is_empty = TRUE;

  for (guint q = 0; q < self->n_quarters; q++)
    {
      const double *factors = self->factors + (gsize) q * self->n_years;
      double weight = weights[q];

      if (weight == 0)
        continue;
      for (guint y = 0; y < self->n_years; y++)
        measured[y] = (is_empty ? 0 : measured[y]) + weight * factors[y];
      is_empty = FALSE;
    }
  if (is_empty)
    memset (measured, 0, self->n_years * sizeof (double));
}

static void
attain (const Years *self, const SalSimulatedMeasure *of, double *attained)
{
  measure (self, of, attained);
  for (guint y = 0; y < self->n_years; y++)
    attained[y] = of->quota > 0 ? attained[y] / of->quota : 0;
}

/* Whether something is paid, and whether overage at its own rate, year by year. */
static void
pass_gates (const Years *self,
            const SalSimulatedWindow *window,
            gboolean *pays,
            gboolean *has_accelerator)
{
  const SalPlanComponent *of = window->component->component;
  double attained[SAL_SIMULATION_YEARS];

  for (guint i = 0; i < of->gates->len; i++)
    {
      const SalPlanGate *gate = of->gates->pdata[i];
      const SalSimulatedMeasure *other =
          &g_array_index (self->person->measures, SalSimulatedMeasure, window->others + i);
      double least = sal_rational_to_double (&gate->at_least.value);

      if (gate->at_least.is_set)
        {
          attain (self, other, attained);
        }
      else
        {
          measure (self, other, attained);
          least = sal_rational_to_double (&gate->amount.value) * other->component->units;
        }
      for (guint y = 0; y < self->n_years; y++)
        if (attained[y] < least || (gate->at_least.is_set && !(other->quota > 0)))
          (gate->effect == SAL_GATE_PAY ? pays : has_accelerator)[y] = FALSE;
    }
}

static void
multiply (const Years *self, const SalSimulatedWindow *window, double *values)
{
  const SalPlanComponent *of = window->component->component;
  double attained[SAL_SIMULATION_YEARS];

  if (of->multiplier == NULL)
    return;
  attain (
      self,
      &g_array_index (self->person->measures, SalSimulatedMeasure, window->others + of->gates->len),
      attained);
  for (guint y = 0; y < self->n_years; y++)
    values[y] *= sal_payout_function_value (&window->component->factor, attained[y]);
}

static void
pay_by_matrix (const Years *self, const SalSimulatedWindow *window, double *values)
{
  const SalPlanComponent *of = window->component->component;
  double columns[SAL_SIMULATION_YEARS];

  attain (self,
          &g_array_index (self->person->measures,
                          SalSimulatedMeasure,
                          window->others + of->gates->len + (of->multiplier != NULL)),
          columns);
  for (guint y = 0; y < self->n_years; y++)
    {
      SalEstimate estimate;

      sal_payout_matrix_estimate (of->method, values[y] / window->per, columns[y], &estimate);
      values[y] = window->scale * estimate.value;
    }
}

/* Reads a function for many years: piece by piece, as that takes no branches. */
static void
read_function (
    const SalPayoutFunction *function, double scale, const double *x, guint n, double *values)
{
  for (guint i = 0; i < function->n_pieces; i++)
    {
      const SalPayoutPiece *piece = &function->pieces[i];
      double at = i > 0 ? piece->at : -INFINITY, slope = scale * piece->slope;
      double base = scale * (piece->base - piece->slope * piece->at);

      for (guint y = 0; y < n; y++)
        {
          double value = base + slope * x[y];

          values[y] = x[y] >= at ? value : values[y];
        }
    }
  for (guint y = 0; function->has_most && y < n; y++)
    values[y] = x[y] > 1 ? MIN (values[y], scale * function->most) : values[y];
}

static void
pay_by_function (const Years *self,
                 const SalSimulatedWindow *window,
                 const gboolean *has_accelerator,
                 double *values)
{
  const SalPayoutFunction *functions = window->has_own ? window->own : window->component->methods;
  double x[SAL_SIMULATION_YEARS], without[SAL_SIMULATION_YEARS], per = 1 / window->per;
  guint n_with = 0;

  for (guint y = 0; y < self->n_years; y++)
    {
      x[y] = values[y] * per;
      n_with += has_accelerator[y] != FALSE;
    }
  if (n_with > 0)
    read_function (&functions[1], window->scale, x, self->n_years, values);
  if (n_with == self->n_years)
    return;
  read_function (&functions[0], window->scale, x, self->n_years, without);
  for (guint y = 0; y < self->n_years; y++)
    values[y] = has_accelerator[y] ? values[y] : without[y];
}

static gboolean
needs_quota (const SalPlanMethod *method)
{
  return method->kind == SAL_PAYOUT_CURVE || method->kind == SAL_PAYOUT_MATRIX ||
         method->bounds == SAL_BOUNDS_ATTAINMENT ||
         (method->kind == SAL_PAYOUT_RATE_TABLE && method->rates == SAL_RATES_OF_BASE);
}

/* What a window pays in each year. */
static void
pay (const Years *self, const SalSimulatedWindow *window, double *values)
{
  const SalPlanComponent *of = window->component->component;
  gboolean pays[SAL_SIMULATION_YEARS], has_accelerator[SAL_SIMULATION_YEARS];
  gboolean in_ramp = window->window.is_ramping && of->no_accelerator_in_ramp;

  if (window->kind == SAL_SIMULATED_CONSTANT)
    {
      const double *weights =
          &g_array_index (self->person->weights, double, window->measure.weights);
      double sum = 0;

      for (guint q = 0; q < self->n_quarters; q++)
        sum += weights[q];
      for (guint y = 0; y < self->n_years; y++)
        values[y] = sum;
      return;
    }
  measure (self, &window->measure, values);
  if (window->kind == SAL_SIMULATED_LINEAR)
    return;
  if ((needs_quota (of->method) && !(window->measure.quota > 0)) || !(window->per > 0))
    {
      memset (values, 0, self->n_years * sizeof (double));
      return;
    }
  for (guint y = 0; y < self->n_years; y++)
    {
      pays[y] = TRUE;
      has_accelerator[y] = !in_ramp;
    }
  pass_gates (self, window, pays, has_accelerator);
  if (window->kind == SAL_SIMULATED_MATRIX)
    pay_by_matrix (self, window, values);
  else
    pay_by_function (self, window, has_accelerator, values);
  multiply (self, window, values);
  for (guint y = 0; y < self->n_years; y++)
    values[y] = pays[y] ? MIN (values[y], window->most) : 0;
}

/* What the year as a whole pays beside its periods. */
static void
true_up (const SalPlanComponent *component, guint n_years, double *values, double *before)
{
  for (guint y = 0; y < n_years; y++)
    {
      double amount = values[y] - before[y];

      values[y] = component->true_up == SAL_TRUE_UP_RAISES ? MAX (amount, 0) : amount;
      before[y] = 0;
    }
}

static void
add (double *sums, const double *values, guint n)
{
  for (guint y = 0; y < n; y++)
    sums[y] += values[y];
}

void
sal_simulated_person_pay (const SalSimulatedPerson *self,
                          const double *factors,
                          guint n_quarters,
                          guint n_years,
                          double *costs)
{
  Years years = { self, factors, n_quarters, n_years };
  double sums[SAL_SIMULATION_YEARS] = { 0 }, before[SAL_SIMULATION_YEARS] = { 0 };
  double values[SAL_SIMULATION_YEARS];

  for (guint i = 0; i < self->windows->len; i++)
    {
      const SalSimulatedWindow *window = &g_array_index (self->windows, SalSimulatedWindow, i);
      const SalPlanComponent *of = window->component->component;

      pay (&years, window, values);
      if (window->window.days.kind == SAL_EARNING_TRUE_UP)
        true_up (of, n_years, values, before);
      else if (of->mode == SAL_MODE_TRUE_UP)
        add (before, values, n_years);
      add (sums, values, n_years);
    }
  for (guint y = 0; y < n_years; y++)
    costs[y] += MIN (sums[y], self->most);
}
