/* sal-simulation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-simulation-private.h"

#include <math.h>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_statistics_double.h>

/* Years are simulated in pieces, each with random numbers of its own: whoever simulates a piece, it
 * is the same. */

#define PEOPLE_AT_A_TIME 16 /* until somebody looks whether it was cancelled */

typedef struct
{
  const SalSimulationOptions *options;
  SalSimulationPast past;
  SalSimulatedPeople people;
  double *costs; /* by year */
  GCancellable *cancellable;
} Simulation;

/* --- random numbers --- */

/* Numbers that follow each other make seeds that do not (splitmix64). */
static unsigned long
make_seed (guint64 seed, guint piece)
{
  guint64 mixed = seed + (piece + G_GUINT64_CONSTANT (1)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  mixed = (mixed ^ (mixed >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  mixed = (mixed ^ (mixed >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return (unsigned long) ((mixed ^ (mixed >> 31)) & G_MAXUINT32);
}

/* Multiplies each value by exp (σ Z − σ²/2), whose mean is 1; of Z, a part is the year's. */
static void
multiply_by_factor (double *values,
                    guint n_quarters,
                    guint n_years,
                    double sigma,
                    double persistence,
                    gsl_rng *random)
{
  double own[SAL_SIMULATION_YEARS] = { 0 };
  double of_year = sigma * sqrt (persistence), of_quarter = sigma * sqrt (1 - persistence);
  double mean = sigma * sigma / 2;

  if (sigma <= 0)
    return;
  for (guint y = 0; of_year > 0 && y < n_years; y++)
    own[y] = of_year * gsl_ran_gaussian_ziggurat (random, 1);
  for (guint q = 0; q < n_quarters; q++)
    for (guint y = 0; y < n_years; y++)
      {
        double z = of_quarter > 0 ? of_quarter * gsl_ran_gaussian_ziggurat (random, 1) : 0;

        values[(gsize) q * n_years + y] *= exp (own[y] + z - mean);
      }
}

static void
fill (double *values, gsize n, double value)
{
  for (gsize i = 0; i < n; i++)
    values[i] = value;
}

/* --- one piece --- */

typedef struct
{
  const Simulation *simulation;
  guint n_quarters, n_years;
  gsize n; /* of both */
  gsl_rng *random;
  double *of_units;  /* company and unit, by unit, quarter and year */
  guint *drawn;      /* of the past, by quarter and year */
  double *of_person; /* by quarter and year */
} Piece;

static void
draw_units (Piece *self)
{
  const SalSimulationOptions *options = self->simulation->options;
  const SalSimulationFactors *factors = &options->factors;
  g_autofree double *company = g_new (double, self->n);

  fill (company, self->n, options->level);
  multiply_by_factor (company,
                      self->n_quarters,
                      self->n_years,
                      factors->company,
                      factors->persistence,
                      self->random);
  for (guint u = 0; u < self->simulation->past.n_units; u++)
    {
      double *values = self->of_units + u * self->n;

      for (gsize i = 0; i < self->n; i++)
        values[i] = company[i];
      multiply_by_factor (values,
                          self->n_quarters,
                          self->n_years,
                          factors->unit,
                          factors->persistence,
                          self->random);
    }
}

static void
draw_person (Piece *self, guint person)
{
  const SalSimulationFactors *factors = &self->simulation->options->factors;
  const double *values = self->of_units + self->simulation->past.units[person] * self->n;

  for (gsize i = 0; i < self->n; i++)
    self->of_person[i] = values[i];
  multiply_by_factor (self->of_person,
                      self->n_quarters,
                      self->n_years,
                      factors->person,
                      factors->persistence,
                      self->random);
}

/* How all who were there did in a quarter of the past, in relation to their mean. */
static double
find_mean (const SalSimulationPast *past, guint quarter)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < past->n_people; i++)
    {
      double ratio = past->ratios[(gsize) i * past->n_quarters + quarter];

      if (isnan (ratio))
        continue;
      sum += ratio;
      n++;
    }

  return n > 0 ? sum / n : 1;
}

static void
draw_quarters (Piece *self, double *means)
{
  const SalSimulationPast *past = &self->simulation->past;

  for (guint i = 0; i < past->n_quarters; i++)
    means[i] = find_mean (past, i);
  for (gsize i = 0; i < self->n; i++)
    self->drawn[i] = (guint) gsl_rng_uniform_int (self->random, past->n_quarters);
}

/* Who was not there, did as all did. */
static void
take_drawn (Piece *self, guint person, const double *means)
{
  const SalSimulationPast *past = &self->simulation->past;
  const double *ratios = past->ratios + (gsize) person * past->n_quarters;

  for (gsize i = 0; i < self->n; i++)
    {
      double ratio = ratios[self->drawn[i]];

      self->of_person[i] =
          self->simulation->options->level * (isnan (ratio) ? means[self->drawn[i]] : ratio);
    }
}

static void
simulate_cb (guint index, gpointer data)
{
  Simulation *simulation = data;
  const SalSimulationOptions *options = simulation->options;
  guint first = index * SAL_SIMULATION_YEARS, n_quarters = simulation->past.n_quarters;
  guint n_years = MIN (options->n_years - first, SAL_SIMULATION_YEARS);
  gsize n = (gsize) n_quarters * n_years;
  gboolean is_bootstrap = options->method == SAL_SIMULATION_BOOTSTRAP;
  g_autofree double *of_units = g_new (double, n * simulation->past.n_units + 1);
  g_autofree double *of_person = g_new (double, n + 1), *means = g_new (double, n_quarters + 1);
  g_autofree guint *drawn = g_new (guint, n + 1);
  Piece self = { simulation, n_quarters, n_years, n, NULL, of_units, drawn, of_person };
  g_auto (SalSimulatedYears) years = { 0 };

  sal_simulated_years_init (
      &years, &simulation->people, n_quarters, n_years, simulation->costs + first);
  self.random = gsl_rng_alloc (gsl_rng_mt19937);
  gsl_rng_set (self.random, make_seed (options->seed, index));
  if (is_bootstrap)
    draw_quarters (&self, means);
  else
    draw_units (&self);
  for (guint i = 0; i < simulation->people.people->len; i++)
    {
      if (i % PEOPLE_AT_A_TIME == 0 && g_cancellable_is_cancelled (simulation->cancellable))
        break;
      if (is_bootstrap)
        take_drawn (&self, i, means);
      else
        draw_person (&self, i);
      sal_simulated_years_pay (&years, i, of_person);
    }
  gsl_rng_free (self.random);
}

/* --- all of it --- */

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
quantile (const GArray *costs, double share)
{
  return gsl_stats_quantile_from_sorted_data (
      (const double *) (gpointer) costs->data, 1, costs->len, share);
}

static void
describe (SalSimulation *self, gint64 budget)
{
  const double *costs = (const double *) (gpointer) self->costs->data;
  guint n_over = 0;

  g_array_sort (self->costs, compare_costs);
  self->mean = gsl_stats_mean (costs, 1, self->costs->len);
  if (self->costs->len > 1)
    self->standard_deviation = gsl_stats_sd_m (costs, 1, self->costs->len, self->mean);
  self->standard_error = self->standard_deviation / sqrt (self->costs->len);
  self->p10 = quantile (self->costs, 0.1);
  self->p50 = quantile (self->costs, 0.5);
  self->p90 = quantile (self->costs, 0.9);
  self->reserve = self->p90 - self->p50;
  for (guint i = 0; i < self->costs->len; i++)
    n_over += costs[i] > (double) budget;
  self->chance_over_budget = budget >= 0 ? (double) n_over / self->costs->len : NAN;
}

static double
cost_at_mean (const Simulation *self)
{
  guint n_quarters = self->past.n_quarters;
  g_autofree double *factors = g_new (double, n_quarters + 1);
  g_auto (SalSimulatedYears) years = { 0 };
  double cost = 0;

  fill (factors, n_quarters, self->options->level);
  sal_simulated_years_init (&years, &self->people, n_quarters, 1, &cost);
  for (guint i = 0; i < self->people.people->len; i++)
    sal_simulated_years_pay (&years, i, factors);

  return cost;
}

static gboolean
simulate (Simulation *self,
          const SalReplayBase *base,
          const SalPlan *prepared,
          const SalPlan *edited,
          SalCalculationProgress progress,
          gpointer data)
{
  guint n_pieces = (self->options->n_years + SAL_SIMULATION_YEARS - 1) / SAL_SIMULATION_YEARS;

  return sal_simulated_people_init (&self->people,
                                    base,
                                    prepared,
                                    edited,
                                    self->past.quarters,
                                    TRUE,
                                    self->options->n_threads,
                                    self->cancellable) &&
         sal_replay_for_each (n_pieces,
                              self->options->n_threads,
                              simulate_cb,
                              self,
                              progress,
                              data,
                              self->cancellable);
}

/**
 * sal_simulation_new:
 * @base: what was prepared
 * @prepared: (nullable): a plan of some of the participations
 * @edited: (nullable): what they are paid by instead, which sal_replay_plan_fits() for it
 * @options: how
 * @progress: (nullable) (scope call): told the share that is done, on any thread, one at a time
 * @data: handed to @progress
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Simulates years by the Monte Carlo method. What somebody counts in a quarter is what is to be
 * expected, times a factor whose mean is 1: of the company, the unit and the person, or of a
 * quarter of the past that is drawn for everybody at once. Rounding, changes of exchange rates and
 * clawbacks are left out. The same seed gives the same, on however many processors.
 *
 * Guarantees and draws are settled month by month, as sal_replay_run() does: what they add for good
 * is in the cost. What is posted in a year becomes payable as it did in the one that is known. By
 * plans that are measured by month, the months of a quarter vary alike, so that a quarter adds less
 * than it would if they did not: by at most twice the guarantee of a month, and by nothing where
 * the quarter pays less than that of one month, or where it is measured as a whole.
 *
 * Returns: (transfer full): the result, or %NULL with %G_IO_ERROR_CANCELLED
 */
SalSimulation *
sal_simulation_new (const SalReplayBase *base,
                    const SalPlan *prepared,
                    const SalPlan *edited,
                    const SalSimulationOptions *options,
                    SalCalculationProgress progress,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (SalSimulation) self = g_new0 (SalSimulation, 1);
  Simulation simulation = { .options = options, .cancellable = cancellable };
  gboolean is_done;

  g_return_val_if_fail (options->n_years > 0, NULL);

  self->costs = g_array_new (FALSE, TRUE, sizeof (double));
  g_array_set_size (self->costs, options->n_years);
  simulation.costs = (double *) (gpointer) self->costs->data;
  sal_simulation_past_init (&simulation.past, base, options->units);
  is_done = simulate (&simulation, base, prepared, edited, progress, data);
  if (is_done)
    {
      describe (self, options->budget);
      self->at_mean_attainment = cost_at_mean (&simulation);
    }
  else
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  sal_simulated_people_clear (&simulation.people);
  sal_simulation_past_clear (&simulation.past);

  return is_done ? g_steal_pointer (&self) : NULL;
}

void
sal_simulation_free (SalSimulation *self)
{
  g_array_unref (self->costs);
  g_free (self);
}
