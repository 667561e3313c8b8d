/* bench-consequences.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"
#include "pay-fixture.h"
#include "plan-fixture.h"
#include "sal-plan-figures.h"
#include "sal-plan-path.h"
#include "sal-simulation-assumptions.h"

/* A plan of five components of a large company while one of its tiers is dragged: all that is found
 * out for each step, from the plan in memory to the figures in words. */

#define N_PEOPLE  2000
#define N_CREDITS 50 /* of each */
#define N_STEPS   200

#define COMPONENT(id, filter)                                                                      \
  "{\"id\": \"" id "\", \"period\": \"quarter\", \"weight\": \"20 %\", \"filter\": \"type != "     \
  "\\\"roll-up\\\"" filter "\", \"method\": {\"kind\": \"rate_table\", \"rates\": \"base\","       \
  " \"tiers\": [{\"from\": 0, \"rate\": 1}, {\"from\": \"100 %\", \"rate\": 2}, {\"from\":"        \
  " \"150 %\", \"rate\": 3}]}, \"cap\": {\"share\": 3}}"

static const char plan[] =
    "{\"name\": \"Field\", \"version\": \"2\", \"budget\": 100000000, "
    "\"components\": [" COMPONENT ("a", "") "," COMPONENT ("b", "") "," COMPONENT (
        "c", "") "," COMPONENT ("d", "") "," COMPONENT ("e", "") "]}";

#define NUMBERS(n)                                                                                 \
  "(WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value "          \
  "< " G_STRINGIFY (n) ") SELECT value FROM n)"

static const char company[] =
    "INSERT INTO person (id, name) SELECT 10000 + value, 'Person ' || value FROM " NUMBERS (
        N_PEOPLE) ";"
                  "INSERT INTO position (id, name, role, motion, unit, status)"
                  " SELECT id + 10000, 'Seller ' || name, 'AE', 'hunter', 2, 'filled' FROM person "
                  "WHERE id > 10000;"
                  "INSERT INTO assignment (id, person, position, valid_from)"
                  " SELECT id + 20000, id, id + 10000, '2020-01-01' FROM person WHERE id > 10000;"
                  "INSERT INTO quota (id, position, measure, period, amount, currency, version)"
                  " SELECT id * 10 + value, id + 10000, 'bookings', '2026-Q' || value, 6000000, "
                  "'USD', 1"
                  " FROM person, " NUMBERS (
                      4) " WHERE id > 10000;"
                         "INSERT INTO opportunity (id, name, account, owner, type, stage, amount, "
                         "currency, close_date)"
                         " SELECT 1000000 + p.id * 100 + value, 'Opportunity', 1, p.id, 'new', 1,"
                         " 100000 + (p.id * 7919 + value * 104729) % 900000, 'USD',"
                         " date ('2026-01-01', '+' || (value * 7) || ' days') FROM person "
                         "p, " NUMBERS (N_CREDITS) " WHERE p.id > 10000;";

static const char participants[] =
    "INSERT INTO participant (id, person, plan, valid_from, target_variable, currency, ramped)"
    " SELECT 10000 + value, 10000 + value, 'Field', '2026-01-01', 5000000, 'USD', 0 FROM " NUMBERS (
        N_PEOPLE) ";";

static void
write_figures (const SalPlanOutcome *outcome)
{
  for (guint i = 0; i < SAL_PLAN_N_FIGURES; i++)
    {
      g_auto (SalPlanFigure) figure = { 0 };

      sal_plan_figure_init (&figure, i, outcome, NULL);
    }
}

static void
measure_steps (SalPlanTrial *trial, const SalPlan *stored, SalPlanSide *other)
{
  double times[N_STEPS];

  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autoptr (SalPlan) drawn = sal_plan_copy (stored);
      g_autofree char *rate = g_strdup_printf ("%.2f", 2 + i * 0.005);
      double start = bench_seconds ();
      g_autoptr (SalPlanSide) side = NULL;
      g_autoptr (SalPlanOutcome) outcome = NULL;

      sal_plan_set_value (drawn, "components[0].method.tiers[1].rate", rate, NULL);
      g_assert_true (sal_plan_trial_fits (trial, drawn));
      side = sal_plan_side_new (trial, drawn, NULL, NULL);
      outcome = sal_plan_outcome_new (side, other);
      write_figures (outcome);
      times[i] = (bench_seconds () - start) * 1000;
    }
  bench_figure ("a step of a drag, median", bench_median (times, N_STEPS), 16, "ms");
  bench_figure ("a step of a drag, 95 of 100", bench_quantile (times, N_STEPS, 0.95), 16, "ms");
}

static void
measure (PayFixture *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPlan) stored = plan_fixture_parse (plan, &error);
  g_autoptr (SalTrialYear) year = NULL;
  g_autoptr (SalPlanTrial) trial = NULL;
  g_autoptr (SalPlanSide) other = NULL;
  g_autoptr (SalSimulation) simulation = NULL;
  SalSimulationAssumptions assumptions;
  double start = bench_seconds ();

  g_assert_no_error (error);
  year = sal_trial_year_load (office->workspace, sal_date_from_ymd (2027, 3, 1), NULL, &error);
  g_assert_no_error (error);
  bench_note ("the year was read in %.2f s", bench_seconds () - start);
  start = bench_seconds ();
  trial = sal_plan_trial_new (year, stored, "Field", NULL, &error);
  g_assert_no_error (error);
  bench_note ("the plan was prepared in %.2f s", bench_seconds () - start);
  other = sal_plan_side_new (trial, stored, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (other->summary->people->len, ==, N_PEOPLE);
  measure_steps (trial, stored, other);

  sal_simulation_assumptions_init (&assumptions, trial, &error);
  g_assert_no_error (error);
  start = bench_seconds ();
  simulation = sal_simulation_assumptions_run (&assumptions, other, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  bench_figure ("10,000 years", bench_seconds () - start, 5, "s");
}

int
main (int argc, char *argv[])
{
  g_auto (PayFixture) office = { 0 };

  pay_fixture_init (&office);
  pay_fixture_do (&office, company);
  pay_fixture_do_pay (&office, participants);
  measure (&office);

  return bench_finish ();
}
