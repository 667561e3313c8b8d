/* sal-simulation.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-replay.h"

G_BEGIN_DECLS

/* Years as they could have been: what plans would cost. */

/**
 * SalSimulationFactors:
 * @company: of what all have in common
 * @unit: of what a unit has in common, beside it
 * @person: of what somebody has alone
 * @persistence: share of each that a whole year has in common, 0 to 1; the rest is of a quarter
 *
 * How far attainment varies: standard deviations of its logarithm in a quarter.
 */
typedef struct
{
  double company;
  double unit;
  double person;
  double persistence;
} SalSimulationFactors;

/* What the quarters of the past tell of it. */
typedef struct
{
  SalSimulationFactors factors; /* @persistence is 0: a year does not tell it */
  double variation;             /* standard deviation of attainment ÷ its mean */
  double correlation;           /* of two people */
  double correlation_in_unit;   /* of two of a unit */
  guint n_people;               /* that have two quarters or more */
  guint n_quarters;
  guint n_units;
} SalSimulationHistory;

gboolean sal_simulation_history_init (SalSimulationHistory *self,
                                      const SalReplayBase *base,
                                      const char *const *units,
                                      GError **error);

typedef enum
{
  SAL_SIMULATION_FACTORS,   /* attainment is a product of the factors, each lognormal */
  SAL_SIMULATION_BOOTSTRAP, /* whole quarters of the past, the same one for everybody */
} SalSimulationMethod;

typedef struct
{
  SalSimulationMethod method;
  SalSimulationFactors factors;
  double level;  /* mean attainment, of that of the past; 1: the same */
  guint n_years; /* 1 or more */
  guint64 seed;
  guint n_threads;          /* at most; 0: as many as there are processors */
  gint64 budget;            /* minor units of the plans' currency; less than 0: none */
  const char *const *units; /* (nullable): of each participation; people of no unit are of one */
} SalSimulationOptions;

/* Of the cost of a year, in minor units of the plans' currency. */
typedef struct
{
  GArray *costs; /* of double: of each year, ascending */
  double mean;   /* the cost to expect */
  double standard_deviation;
  double standard_error; /* of the mean */
  double p10, p50, p90;
  double reserve;            /* p90 − p50 */
  double chance_over_budget; /* 0 to 1; NAN without a budget */
  double at_mean_attainment; /* if everybody attained their mean: not what is to be expected */
} SalSimulation;

SalSimulation *sal_simulation_new (const SalReplayBase *base,
                                   const SalPlan *prepared,
                                   const SalPlan *edited,
                                   const SalSimulationOptions *options,
                                   SalCalculationProgress progress,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);
void sal_simulation_free (SalSimulation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalSimulation, sal_simulation_free)

#define SAL_SIMULATION_MOST_POINTS 200

/* What all are paid, of their target variable, if each attains as much. */
gboolean sal_simulation_pay_at (const SalReplayBase *base,
                                const SalPlan *prepared,
                                const SalPlan *edited,
                                const double *attainments,
                                guint n,
                                double *payouts,
                                GCancellable *cancellable);

G_END_DECLS
