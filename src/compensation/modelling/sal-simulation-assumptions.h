/* sal-simulation-assumptions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-design-checks.h"
#include "sal-plan-outcome.h"

G_BEGIN_DECLS

/**
 * SalSimulationAssumptions:
 * @method: how years are made
 * @variation: standard deviation of attainment in a quarter ÷ its mean
 * @correlation: of two people of different units, 0 to 1
 * @correlation_in_unit: of two people of one unit, @correlation to 1
 * @persistence: share of it that a whole year has in common, 0 to 1
 * @level: mean attainment, of that of the past
 * @n_years: how many
 * @seed: of the random numbers
 *
 * What years as they could be are made by, as people speak of it.
 */
typedef struct
{
  SalSimulationMethod method;
  double variation, correlation, correlation_in_unit;
  double persistence, level;
  guint n_years;
  guint64 seed;
} SalSimulationAssumptions;

gboolean sal_simulation_assumptions_init (SalSimulationAssumptions *self,
                                          const SalPlanTrial *trial,
                                          GError **error);
void sal_simulation_assumptions_get_factors (const SalSimulationAssumptions *self,
                                             SalSimulationFactors *factors);
gboolean sal_simulation_assumptions_equal (const SalSimulationAssumptions *self,
                                           const SalSimulationAssumptions *other);
SalSimulation *sal_simulation_assumptions_run (const SalSimulationAssumptions *self,
                                               const SalPlanSide *side,
                                               SalCalculationProgress progress,
                                               gpointer data,
                                               GCancellable *cancellable,
                                               GError **error);
GPtrArray *sal_plan_side_check (const SalPlanSide *self, GCancellable *cancellable);

G_END_DECLS
