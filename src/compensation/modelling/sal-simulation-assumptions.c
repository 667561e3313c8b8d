/* sal-simulation-assumptions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-simulation-assumptions.h"

#include <math.h>

#define YEARS 10000

/* Unless the past tells it. */
#define VARIATION   0.35
#define CORRELATION 0.2

static const char *const *
get_units (const SalPlanTrial *trial)
{
  return (const char *const *) trial->units->pdata;
}

/**
 * sal_simulation_assumptions_init:
 * @self: (out caller-allocates): assumptions
 * @trial: on what plans are tried out
 * @error: return location for an error
 *
 * Sets what the quarters of the past tell, and else what is usual.
 *
 * Returns: %FALSE with the error of sal_simulation_history_init() if the past does not tell how
 *   attainment varies: then @self is what is usual
 */
gboolean
sal_simulation_assumptions_init (SalSimulationAssumptions *self,
                                 const SalPlanTrial *trial,
                                 GError **error)
{
  SalSimulationHistory history;

  *self = (SalSimulationAssumptions){ .method = SAL_SIMULATION_FACTORS,
                                      .variation = VARIATION,
                                      .correlation = CORRELATION,
                                      .correlation_in_unit = CORRELATION,
                                      .level = 1,
                                      .n_years = YEARS,
                                      .seed = 1 };
  if (!sal_simulation_history_init (&history, trial->base, get_units (trial), error))
    return FALSE;
  self->variation = history.variation;
  self->correlation = history.correlation;
  self->correlation_in_unit = history.correlation_in_unit;

  return TRUE;
}

/**
 * sal_simulation_assumptions_get_factors:
 * @self: assumptions
 * @factors: (out caller-allocates): the same as standard deviations of the factors' logarithms
 *
 * Tells what factors have that variation and these correlations: exp (σ²) − 1 is the covariance of
 * lognormal factors whose mean is 1, as in sal_simulation_history_init().
 */
void
sal_simulation_assumptions_get_factors (const SalSimulationAssumptions *self,
                                        SalSimulationFactors *factors)
{
  double variance = self->variation * self->variation;
  double in_unit = CLAMP (self->correlation_in_unit, 0, 1) * variance;
  double across = CLAMP (self->correlation, 0, 1) * variance;

  across = MIN (across, in_unit);
  *factors = (SalSimulationFactors){ .company = sqrt (log1p (across)),
                                     .unit = sqrt (MAX (log1p (in_unit) - log1p (across), 0)),
                                     .person = sqrt (MAX (log1p (variance) - log1p (in_unit), 0)),
                                     .persistence = self->persistence };
}

gboolean
sal_simulation_assumptions_equal (const SalSimulationAssumptions *self,
                                  const SalSimulationAssumptions *other)
{
  return self->method == other->method && self->variation == other->variation &&
         self->correlation == other->correlation &&
         self->correlation_in_unit == other->correlation_in_unit &&
         self->persistence == other->persistence && self->level == other->level &&
         self->n_years == other->n_years && self->seed == other->seed;
}

/**
 * sal_simulation_assumptions_run:
 * @self: assumptions
 * @side: a version that was tried out
 * @progress: (nullable) (scope call): told the share that is done, on any thread, one at a time
 * @data: handed to @progress
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Simulates years by the version, held against its budget.
 *
 * Returns: (transfer full): the result, or %NULL with %G_IO_ERROR_CANCELLED
 */
SalSimulation *
sal_simulation_assumptions_run (const SalSimulationAssumptions *self,
                                const SalPlanSide *side,
                                SalCalculationProgress progress,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (SalPlan) adapted = sal_plan_trial_adapt (side->trial, side->plan);
  SalSimulationOptions options = { .method = self->method,
                                   .level = self->level,
                                   .n_years = self->n_years,
                                   .seed = self->seed,
                                   .budget = sal_plan_get_budget (side->plan),
                                   .units = get_units (side->trial) };

  sal_simulation_assumptions_get_factors (self, &options.factors);

  return sal_simulation_new (side->trial->base,
                             side->trial->prepared,
                             adapted,
                             &options,
                             progress,
                             data,
                             cancellable,
                             error);
}

/* Variable pay of the participants, of base and variable pay; NAN if base pay is not known. */
static double
find_variable_share (const SalPlanTrial *trial)
{
  double variable = 0, all = 0;

  for (guint i = 0; i < trial->year->participants->len; i++)
    {
      SalRecord *one = trial->year->participants->pdata[i];

      if (g_strcmp0 (sal_record_get_text (one, "plan"), trial->prepared->name) != 0 ||
          sal_record_is_null (one, "base_pay") ||
          g_strcmp0 (sal_record_get_text (one, "currency"), trial->prepared->currency) != 0)
        continue;
      variable += (double) sal_record_get_integer (one, "target_variable");
      all += (double) sal_record_get_integer (one, "target_variable") +
             (double) sal_record_get_integer (one, "base_pay");
    }

  return all > 0 ? variable / all : NAN;
}

/**
 * sal_plan_side_check:
 * @self: a version that was tried out
 * @cancellable: (nullable): to stop
 *
 * Holds a version against the usual norms.
 *
 * Returns: (transfer full) (element-type SalDesignCheck): in the order of their table
 */
GPtrArray *
sal_plan_side_check (const SalPlanSide *self, GCancellable *cancellable)
{
  g_autoptr (SalPlan) adapted = sal_plan_trial_adapt (self->trial, self->plan);
  SalDesignQuestion question = { .base = self->trial->base,
                                 .prepared = self->trial->prepared,
                                 .edited = adapted,
                                 .summary = self->summary,
                                 .sales = self->trial->sales,
                                 .budget = sal_plan_get_budget (self->plan),
                                 .variable_share = find_variable_share (self->trial),
                                 .cancellable = cancellable };

  return sal_design_check (&question);
}
