/* test-simulation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "plan-fixture.h"
#include "sal-simulation.h"

#define N_YEARS 20000
#define SIGMA   0.3

/* Ten percent of what is sold; the same, and nothing below the quota. */
static const char linear[] =
    "{\"components\": [{\"id\": \"c\", \"period\": \"year\", \"method\": {\"kind\":"
    " \"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}]}";
static const char over_quota[] =
    "{\"components\": [{\"id\": \"c\", \"period\": \"year\", \"method\": {\"kind\":"
    " \"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 0}, {\"from\": \"100 %\", \"rate\":"
    " \"10 %\"}]}}]}";
/* Each sells 100,000 of 100,000: by quarter, A as if B had not, and the other way round. */
static const char participants[] = "participant,quota\nA,100000\nB,100000\n";
static const char credits[] =
    "participant,deal,date,amount\nA,1,2026-02-01,37500\nA,2,2026-05-01,12500\n"
    "A,3,2026-08-01,37500\nA,4,2026-11-01,12500\nB,5,2026-02-01,12500\nB,6,2026-05-01,37500\n"
    "B,7,2026-08-01,12500\nB,8,2026-11-01,37500\n";

typedef struct
{
  SalEvaluation *evaluation;
  SalReplayBase *base;
} Fixture;

static void
fixture_clear (Fixture *self)
{
  g_clear_pointer (&self->base, sal_replay_base_free);
  g_clear_pointer (&self->evaluation, sal_evaluation_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
fixture_init (Fixture *self, const char *plan)
{
  PlanTexts texts = { .plan = plan, .participants = participants, .credits = credits };
  g_autoptr (GError) error = NULL;

  self->evaluation = plan_fixture_evaluate (&texts, &error);
  g_assert_no_error (error);
  self->base = sal_replay_base_new (self->evaluation->participations, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static SalSimulation *
simulate (const Fixture *self, const SalSimulationOptions *options)
{
  g_autoptr (GError) error = NULL;
  SalSimulation *simulation =
      sal_simulation_new (self->base, NULL, NULL, options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return simulation;
}

static SalSimulationOptions
make_options (double company, double person)
{
  return (SalSimulationOptions){
    .factors = { company, 0, person, 1 }, .level = 1, .n_years = N_YEARS, .seed = 7, .budget = -1
  };
}

/* By a linear plan, the cost is what is sold: with one factor of the company for the year, a
 * lognormal number with the mean 20,000.00. Its deviation is √(exp σ² − 1) of the mean, its
 * quantiles exp (z σ − σ²/2); the chance to be over 22,000 is Φ (−(ln 1.1 + σ²/2)/σ). */
static void
test_simulation_linear (void)
{
  SalSimulationOptions options = make_options (SIGMA, 0);
  double mean = 2000000, sd = mean * sqrt (exp (SIGMA * SIGMA) - 1);
  double z = gsl_cdf_ugaussian_Pinv (0.9);
  g_autoptr (SalSimulation) simulation = NULL;
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, linear);
  options.budget = 2200000;
  simulation = simulate (&fixture, &options);
  g_assert_cmpuint (simulation->costs->len, ==, N_YEARS);
  g_assert_cmpfloat_with_epsilon (simulation->at_mean_attainment, mean, 1e-6);
  g_assert_cmpfloat_with_epsilon (simulation->mean, mean, 5 * sd / sqrt (N_YEARS));
  g_assert_cmpfloat_with_epsilon (simulation->standard_deviation, sd, 0.04 * sd);
  g_assert_cmpfloat_with_epsilon (simulation->p50, mean * exp (-SIGMA * SIGMA / 2), 0.02 * mean);
  g_assert_cmpfloat_with_epsilon (
      simulation->p90, mean * exp (z * SIGMA - SIGMA * SIGMA / 2), 0.03 * mean);
  g_assert_cmpfloat_with_epsilon (
      simulation->p10, mean * exp (-z * SIGMA - SIGMA * SIGMA / 2), 0.02 * mean);
  g_assert_cmpfloat_with_epsilon (
      simulation->reserve, simulation->p90 - simulation->p50, 1e-9 * mean);
  g_assert_cmpfloat_with_epsilon (simulation->chance_over_budget,
                                  gsl_cdf_ugaussian_Q ((log (1.1) + SIGMA * SIGMA / 2) / SIGMA),
                                  5 * 0.5 / sqrt (N_YEARS));
}

/* Two people who vary for themselves: variances add, 2 × 10,000² × (exp σ² − 1). If each quarter
 * varies for itself, four quarters have a quarter of that. */
static void
test_simulation_independent (void)
{
  SalSimulationOptions options = make_options (0, SIGMA);
  double sd = 1000000 * sqrt (2 * (exp (SIGMA * SIGMA) - 1));
  g_autoptr (SalSimulation) of_year = NULL, of_quarters = NULL;
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, linear);
  of_year = simulate (&fixture, &options);
  g_assert_cmpfloat_with_epsilon (of_year->standard_deviation, sd, 0.04 * sd);
  options.factors.persistence = 0;
  of_quarters = simulate (&fixture, &options);
  g_assert_cmpfloat_with_epsilon (of_quarters->standard_deviation, sd / 2, 0.04 * sd);
  g_assert_cmpfloat_with_epsilon (of_quarters->mean, 2000000, 5 * sd / sqrt (N_YEARS));
}

/* Who attains the quota in the mean, is paid 10 % of what is over it: nothing at the mean, but in
 * the mean 10,000 × E (X − 1)⁺ = 10,000 × (2 Φ (σ/2) − 1) each, as of a call at the money. */
static void
test_simulation_accelerator (void)
{
  SalSimulationOptions options = make_options (SIGMA, 0);
  double mean = 2000000 * (2 * gsl_cdf_ugaussian_P (SIGMA / 2) - 1);
  g_autoptr (SalSimulation) simulation = NULL;
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, over_quota);
  simulation = simulate (&fixture, &options);
  g_assert_cmpfloat_with_epsilon (simulation->at_mean_attainment, 0, 1e-3);
  g_assert_cmpfloat_with_epsilon (simulation->mean, mean, 5 * simulation->standard_error);
  g_assert_cmpfloat (
      simulation->mean, >, simulation->at_mean_attainment + 20 * simulation->standard_error);
}

/* A and B together sell the same in each quarter: whole quarters of the past cost the same every
 * year; single people would not. */
static void
test_simulation_bootstrap (void)
{
  SalSimulationOptions options = make_options (0, 0);
  g_autoptr (SalSimulation) simulation = NULL, over = NULL;
  g_auto (Fixture) fixture = { 0 }, other = { 0 };

  options.method = SAL_SIMULATION_BOOTSTRAP;
  fixture_init (&fixture, linear);
  simulation = simulate (&fixture, &options);
  g_assert_cmpfloat_with_epsilon (simulation->mean, 2000000, 1e-3);
  g_assert_cmpfloat_with_epsilon (simulation->standard_deviation, 0, 1e-3);
  /* Over quota, k of 4 quarters are good for A and 4 − k for B, half the chance each: A attains
   * 0.5 + k/4, and one of both is |k − 2|/4 over: in the mean (2 × 2 + 8 × 1)/16 × 1/4 = 0.1875. */
  fixture_init (&other, over_quota);
  over = simulate (&other, &options);
  g_assert_cmpfloat_with_epsilon (over->mean, 0.1875 * 1000000, 5 * over->standard_error);
  g_assert_cmpfloat (over->standard_deviation, >, 100000);
}

/* --- the past --- */

/* A and B deviate by ±0.5 of their mean, to opposite sides. Four quarters: the variance is
 * 0.25 × 4/3 = 1/3, and so is, with the other sign, the covariance: less than none. */
static void
test_simulation_history_opposite (void)
{
  const char *const units[] = { "East", "West", NULL };
  SalSimulationHistory history;
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, linear);
  g_assert_true (sal_simulation_history_init (&history, fixture.base, units, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (history.n_people, ==, 2);
  g_assert_cmpuint (history.n_quarters, ==, 4);
  g_assert_cmpuint (history.n_units, ==, 2);
  g_assert_cmpfloat_with_epsilon (history.variation, sqrt (1.0 / 3), 1e-9);
  g_assert_cmpfloat (history.correlation, ==, 0);
  g_assert_cmpfloat (history.factors.company, ==, 0);
  g_assert_cmpfloat_with_epsilon (history.factors.person, sqrt (log (4.0 / 3)), 1e-9);
}

/* All four do the same in East, and the opposite in West: nothing is the company's or a person's,
 * all is the unit's. If all do the same everywhere, all is the company's. */
static void
test_simulation_history_units (void)
{
  static const char four[] = "participant,quota\nA,4000\nB,4000\nC,4000\nD,4000\n";
  const char *const units[] = { "East", "East", "West", "West", NULL };
  const char *const same[] = { "East", "West", "North", "South", NULL };
  g_autoptr (GError) error = NULL;
  SalSimulationHistory history;

  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr (GString) rows = g_string_new ("participant,deal,date,amount\n");
      PlanTexts texts = { .plan = linear, .participants = four };
      g_autoptr (SalEvaluation) evaluation = NULL;
      g_autoptr (SalReplayBase) base = NULL;

      for (guint person = 0; person < 4; person++)
        for (guint quarter = 0; quarter < 4; quarter++)
          {
            gboolean is_good = (quarter % 2 == 0) == (turn == 1 || person < 2);

            g_string_append_printf (rows,
                                    "%c,%u,2026-%02u-10,%u\n",
                                    'A' + (int) person,
                                    person * 4 + quarter,
                                    quarter * 3 + 1,
                                    is_good ? 1500 : 500);
          }
      texts.credits = rows->str;
      evaluation = plan_fixture_evaluate (&texts, &error);
      g_assert_no_error (error);
      base = sal_replay_base_new (evaluation->participations, NULL, NULL, NULL, &error);
      g_assert_true (
          sal_simulation_history_init (&history, base, turn == 0 ? units : same, &error));
      g_assert_cmpfloat_with_epsilon (
          turn == 0 ? history.factors.unit : history.factors.company, sqrt (log (4.0 / 3)), 1e-9);
      g_assert_cmpfloat_with_epsilon (
          turn == 0 ? history.factors.company : history.factors.unit, 0, 1e-9);
      g_assert_cmpfloat_with_epsilon (history.factors.person, 0, 1e-6);
      g_assert_cmpfloat_with_epsilon (
          turn == 0 ? history.correlation_in_unit : history.correlation, 1, 1e-9);
    }
}

/* --- how it runs --- */

static void
test_simulation_threads (void)
{
  SalSimulationOptions options = make_options (0.1, SIGMA);
  g_autoptr (SalSimulation) one = NULL, other_seed = NULL;
  g_auto (Fixture) fixture = { 0 };

  options.factors.persistence = 0.5;
  options.n_threads = 1;
  fixture_init (&fixture, over_quota);
  one = simulate (&fixture, &options);
  for (options.n_threads = 2; options.n_threads < 6; options.n_threads++)
    {
      g_autoptr (SalSimulation) many = simulate (&fixture, &options);

      g_assert_cmpmem (many->costs->data,
                       many->costs->len * sizeof (double),
                       one->costs->data,
                       one->costs->len * sizeof (double));
    }
  options.seed++;
  other_seed = simulate (&fixture, &options);
  g_assert_cmpfloat (one->mean, !=, other_seed->mean);
}

typedef struct
{
  GCancellable *cancellable;
  guint n_told;
  double last;
} Watch;

static void
cancel_cb (double share, gpointer data)
{
  Watch *self = data;

  g_assert_cmpfloat (share, >, self->last);
  self->last = share;
  if (++self->n_told == 3)
    g_cancellable_cancel (self->cancellable);
}

static void
test_simulation_cancel (void)
{
  SalSimulationOptions options = make_options (SIGMA, SIGMA);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch watch = { cancellable, 0, 0 };
  g_autoptr (SalSimulation) simulation = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, linear);
  simulation = sal_simulation_new (
      fixture.base, NULL, NULL, &options, cancel_cb, &watch, cancellable, &error);
  g_assert_null (simulation);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.n_told, >=, 3);
  g_assert_cmpuint (watch.n_told, <, N_YEARS / SAL_SIMULATION_MOST_POINTS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulation/linear", test_simulation_linear);
  g_test_add_func ("/simulation/independent", test_simulation_independent);
  g_test_add_func ("/simulation/accelerator", test_simulation_accelerator);
  g_test_add_func ("/simulation/bootstrap", test_simulation_bootstrap);
  g_test_add_func ("/simulation/history/opposite", test_simulation_history_opposite);
  g_test_add_func ("/simulation/history/units", test_simulation_history_units);
  g_test_add_func ("/simulation/threads", test_simulation_threads);
  g_test_add_func ("/simulation/cancel", test_simulation_cancel);

  return g_test_run ();
}
