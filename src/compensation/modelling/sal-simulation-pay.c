/* sal-simulation-pay.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-simulation-private.h"

#include <math.h>
#include <string.h>

/* What somebody costs in many years at once: all loops are over years, without branches. */

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

/* What is measured to date pays what it comes to, less what was posted of it. */
static void
take_off (gboolean goes_on, guint n_years, double *values, double *before)
{
  for (guint y = 0; y < n_years; y++)
    {
      double total = values[y];

      values[y] -= goes_on ? before[y] : 0;
      before[y] = total;
    }
}

static void
add (double *sums, const double *values, guint n)
{
  for (guint y = 0; y < n; y++)
    sums[y] += values[y];
}

/* --- by day --- */

static void
post (const SalSimulatedPosting *self, guint row, const double *values, guint n)
{
  double *gained = self->gained + (gsize) row * n, *lost = self->lost + (gsize) row * n;

  for (guint y = 0; y < n; y++)
    {
      gained[y] += MAX (values[y], 0);
      lost[y] += MAX (-values[y], 0);
    }
}

/* What is left of each day after those before it, by the cap of its year: it comes off what is
 * gained. */
static void
hold_to_cap (const GArray *days, const SalSimulatedPosting *posted, guint n, double *sums)
{
  double left[SAL_SIMULATION_YEARS];

  memset (sums, 0, n * sizeof (double));
  for (guint i = 0; i < days->len; i++)
    {
      const SalSimulatedDay *day = &g_array_index (days, SalSimulatedDay, i);
      double *gained = posted->gained + (gsize) i * n;
      const double *lost = posted->lost + (gsize) i * n;

      for (guint y = 0; y < n; y++)
        {
          double total = gained[y] - lost[y], paid;

          left[y] = day->is_first ? day->most : left[y];
          paid = MIN (total, MAX (left[y], 0));
          gained[y] -= total - paid;
          left[y] -= paid;
          sums[y] += paid;
        }
    }
}

/* --- all of it --- */

void
sal_simulated_person_pay (const SalSimulatedPerson *self,
                          const double *factors,
                          guint n_quarters,
                          guint n_years,
                          const SalSimulatedPosting *posted,
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
      else if (self->days != NULL)
        take_off (window->window.days.goes_on, n_years, values, before);
      if (posted != NULL)
        post (posted, window->window.day, values, n_years);
      add (sums, values, n_years);
    }
  if (posted != NULL && isfinite (self->most))
    hold_to_cap (self->days, posted, n_years, sums);
  for (guint y = 0; y < n_years; y++)
    costs[y] += MIN (sums[y], self->most);
}
