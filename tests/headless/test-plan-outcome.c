/* test-plan-outcome.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "pay-fixture.h"
#include "plan-fixture.h"
#include "sal-error.h"
#include "sal-plan-chart.h"
#include "sal-plan-figures.h"
#include "sal-plan-path.h"
#include "sal-simulation-assumptions.h"

/* A plan of the second half of 2027, tried out on all of 2026: 10 % of what is sold, 20 % above
 * 1,000.00 in the year.
 *
 *   Ada sells 800.00 and 400.00: 100.00 + 40.00 = 140.00
 *   Bo sells 500.00:                                50.00
 *   Mia has nothing of her own, and what rolls up is of no component.
 */
static const char members[] =
    "{\"name\": \"Field\", \"version\": \"2\", \"from\": \"2027-07-01\", \"to\": \"2027-12-31\","
    " \"budget\": 180, \"components\": [{\"id\": \"deals\", \"period\": \"year\", \"filter\":"
    " \"type != \\\"roll-up\\\"\", \"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\","
    " \"whole_bounds\": true, \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}, {\"from\": 1000,"
    " \"rate\": \"20 %\"}]}}]}";

#define RATE "components[0].method.tiers[0].rate"

typedef struct
{
  PayFixture office;
  SalTrialYear *year;
  SalPlan *plan;
  SalPlanTrial *trial;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pay_fixture_init (&self->office);
  pay_fixture_add_participant (&self->office, 1001, 101, "Field", "2026-01-01", 50000);
  pay_fixture_add_participant (&self->office, 1002, 102, "Field", "2026-01-01", 50000);
  pay_fixture_add_participant (&self->office, 1003, 103, "Other", "2026-01-01", 50000);
  pay_fixture_sell (&self->office, 899, "2025-12-31", 999900, 101, "new");
  pay_fixture_sell (&self->office, 900, "2026-01-10", 80000, 101, "new");
  pay_fixture_sell (&self->office, 901, "2026-11-20", 40000, 101, "new");
  pay_fixture_sell (&self->office, 902, "2026-05-20", 50000, 102, "expansion");
  pay_fixture_sell (&self->office, 903, "2027-01-01", 999900, 102, "new");
  self->year =
      sal_trial_year_load (self->office.workspace, sal_date_from_ymd (2027, 3, 15), NULL, &error);
  g_assert_no_error (error);
  self->plan = plan_fixture_parse (members, &error);
  g_assert_no_error (error);
  self->trial = sal_plan_trial_new (self->year, self->plan, "Field", NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sal_plan_trial_unref (self->trial);
  sal_plan_free (self->plan);
  sal_trial_year_unref (self->year);
  pay_fixture_clear (&self->office);
}

static SalPlan *
edit (const Fixture *self, const char *path, const char *value)
{
  SalPlan *edited = sal_plan_copy (self->plan);
  g_autoptr (GError) error = NULL;

  sal_plan_set_value (edited, path, value, &error);
  g_assert_no_error (error);

  return edited;
}

static SalPlanSide *
try (const Fixture *self, const SalPlan *plan)
{
  g_autoptr (GError) error = NULL;
  SalPlanSide *side = sal_plan_side_new (self->trial, plan, NULL, &error);

  g_assert_no_error (error);

  return side;
}

/* What is dated before or after the year is not in it. */
static void
test_year (Fixture *self, gconstpointer data)
{
  g_autoptr (SalPlanSide) side = try (self, self->plan);
  const SalReplayPerson *people = &g_array_index (side->summary->people, SalReplayPerson, 0);

  g_assert_cmpuint (side->summary->people->len, ==, 2);
  g_assert_cmpint (people[0].cost, ==, 14000);
  g_assert_cmpint (people[1].cost, ==, 5000);
  g_assert_cmpint (side->summary->cost, ==, 19000);
  g_assert_cmpint (side->summary->target, ==, 100000);
  g_assert_cmpint (self->trial->sales, ==, 170000);
  g_assert_cmpint (sal_plan_get_budget (self->plan), ==, 18000);
  g_assert_cmpstr (sal_plan_trial_find_person (self->trial, people[0].participant)->role, ==, "AE");
}

/* Rates are tried out on what is prepared; another filter is not. At 12 %: 120 + 40 = 160.00, and
 * 60.00. */
static void
test_edited (Fixture *self, gconstpointer data)
{
  g_autoptr (SalPlan) dearer = edit (self, RATE, "12 %");
  g_autoptr (SalPlan) other = edit (self, "components[0].filter", "type = \"direct\"");
  g_autoptr (SalPlan) budget = edit (self, "budget", "1");
  g_autoptr (SalPlanSide) before = try (self, self->plan);
  g_autoptr (SalPlanSide) after = NULL;
  g_autoptr (SalPlanOutcome) outcome = NULL;
  g_autoptr (GArray) costs = NULL;

  g_assert_true (sal_plan_trial_fits (self->trial, dearer));
  g_assert_true (sal_plan_trial_fits (self->trial, budget));
  g_assert_false (sal_plan_trial_fits (self->trial, other));
  after = try (self, dearer);
  g_assert_cmpint (after->summary->cost, ==, 22000);
  outcome = sal_plan_outcome_new (after, before);
  g_assert_cmpuint (outcome->n_winners, ==, 2);
  g_assert_cmpuint (outcome->n_losers, ==, 0);
  costs = sal_plan_side_list_costs (after, SAL_TRIAL_BY_UNIT);
  g_assert_cmpuint (costs->len, ==, 1);
  g_assert_cmpstr (g_array_index (costs, SalPlanGroupCost, 0).group, ==, "Team");
  g_assert_cmpuint (g_array_index (costs, SalPlanGroupCost, 0).n, ==, 2);
  g_assert_cmpint (g_array_index (costs, SalPlanGroupCost, 0).cost, ==, 22000);
  g_assert_cmpint (g_array_index (costs, SalPlanGroupCost, 0).sales, ==, 170000);
}

/* Of a plan that paid nobody nothing can be told. */
static void
test_nobody (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sal_plan_trial_has_people (self->year, "New"));
  g_assert_true (sal_plan_trial_has_people (self->year, "Field"));
  g_assert_null (sal_plan_trial_new (self->year, self->plan, "New", NULL, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_cmpstr (error->message, ==, "Nobody was paid by “New” from 2026-01-01 to 2026-12-31");
}

/* Ada by 12 %, Bo by 10 %: 160 ÷ 500 − 50 ÷ 500 = 0.22. */
static void
test_pilot (Fixture *self, gconstpointer data)
{
  g_autoptr (SalPlan) dearer = edit (self, RATE, "12 %");
  g_autoptr (SalPlanSide) before = try (self, self->plan), after = try (self, dearer);
  g_autoptr (SalPlanOutcome) outcome = sal_plan_outcome_new (after, before);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  SalPlanPilot pilot;

  g_hash_table_insert (
      groups,
      (gpointer) g_array_index (after->summary->people, SalReplayPerson, 0).participant,
      (gpointer) "tries");
  sal_plan_outcome_pilot (outcome, groups, "tries", &pilot);
  g_assert_cmpuint (pilot.payout.treatment.n, ==, 1);
  g_assert_cmpuint (pilot.payout.control.n, ==, 1);
  g_assert_cmpfloat_with_epsilon (pilot.payout.difference, 0.22, 1e-9);
}

static void
assert_figure (SalPlanFigureId id,
               const SalPlanOutcome *outcome,
               const char *value,
               const char *was)
{
  g_auto (SalPlanFigure) figure = { 0 };

  sal_plan_figure_init (&figure, id, outcome, NULL);
  g_assert_cmpstr (figure.value, ==, value);
  g_assert_cmpstr (figure.before, ==, was);
}

/* 220 ÷ 1,700 = 12.94 %, 190 ÷ 1,700 = 11.18 %; Gini of 0.32 and 0.12: 0.2 ÷ (2 × 0.44) = 0.227,
 * of 0.28 and 0.1: 0.18 ÷ 0.76 = 0.237. */
static void
test_figures (Fixture *self, gconstpointer data)
{
  g_autoptr (SalPlan) dearer = edit (self, RATE, "12 %");
  g_autoptr (SalPlanSide) before = try (self, self->plan), after = try (self, dearer);
  g_autoptr (SalPlanOutcome) outcome = sal_plan_outcome_new (after, before);
  g_auto (SalPlanFigure) cost = { 0 };
  g_autofree char *text = sal_plan_figure_explain (SAL_PLAN_FIGURE_SALES, outcome, NULL);

  sal_plan_figure_init (&cost, SAL_PLAN_FIGURE_COST, outcome, NULL);
  g_assert_cmpstr (cost.exact, ==, "$220.00");
  g_assert_cmpint (cost.state, ==, SAL_PLAN_FIGURE_BAD);
  assert_figure (SAL_PLAN_FIGURE_SALES, outcome, "12.9\302\240%", "11.2\302\240%");
  assert_figure (SAL_PLAN_FIGURE_GINI, outcome, "0.23", "0.24");
  assert_figure (SAL_PLAN_FIGURE_WINNERS, outcome, "2", NULL);
  assert_figure (SAL_PLAN_FIGURE_LOSERS, outcome, "0", NULL);
  assert_figure (SAL_PLAN_FIGURE_QUOTA, outcome, "–", NULL);
  assert_figure (SAL_PLAN_FIGURE_RANGE, outcome, "–", NULL);
  g_assert_cmpstr (text,
                   ==,
                   "The cost of $220.00, of the $1,700.00 that these people are credited for, each "
                   "opportunity once: 12.941\302\240%.");
}

/* Of the team, and of all: 220 ÷ 1,700, beside 190 ÷ 1,700. */
static void
test_cost_of_sales (Fixture *self, gconstpointer data)
{
  g_autoptr (SalPlan) dearer = edit (self, RATE, "12 %");
  g_autoptr (SalPlanSide) before = try (self, self->plan), after = try (self, dearer);
  g_autoptr (SalPlanOutcome) outcome = sal_plan_outcome_new (after, before);
  g_autoptr (SalPlanOutcome) both =
      sal_plan_outcome_new_of_plans (self->year, dearer, self->plan, NULL, NULL);
  g_autoptr (SalChart) chart = sal_plan_chart_cost_of_sales (outcome, SAL_TRIAL_BY_UNIT);
  g_autofree char *name = sal_chart_get_category_name (chart, 0);

  g_assert_cmpuint (sal_chart_get_n_categories (chart), ==, 1);
  g_assert_cmpuint (sal_chart_get_n_series (chart), ==, 2);
  g_assert_cmpstr (name, ==, "Team");
  g_assert_cmpfloat_with_epsilon (
      sal_chart_get_value (chart, &(SalChartDatum){ 0, 0 }), 220.0 / 1700, 1e-12);
  g_assert_cmpfloat_with_epsilon (
      sal_chart_get_value (chart, &(SalChartDatum){ 1, 0 }), 190.0 / 1700, 1e-12);
  g_assert_cmpint (both->side->summary->cost, ==, 22000);
  g_assert_cmpint (both->other->summary->cost, ==, 19000);
}

static void
assert_group (const GArray *groups, guint index, const char *name, gint64 after, double median)
{
  const SalReplayGroup *group = &g_array_index (groups, SalReplayGroup, index);

  g_assert_cmpstr (group->group, ==, name);
  g_assert_cmpint (group->after, ==, after);
  g_assert_cmpfloat (group->median, ==, median);
}

static SalPlanOutcome *
compare_anew (const Fixture *self, const SalPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalTrialYear) year =
      sal_trial_year_load (self->office.workspace, sal_date_from_ymd (2027, 3, 15), NULL, &error);
  SalPlanOutcome *outcome;

  g_assert_no_error (error);
  outcome = sal_plan_outcome_new_of_plans (year, plan, self->plan, NULL, &error);
  g_assert_no_error (error);

  return outcome;
}

/* At 12 % Ada has 160.00 instead of 140.00, and Bo 60.00 instead of 50.00: in the median of both,
 * 15.00 more. On the last day of 2026 Ada has been there for 11 months, and Bo for 120. Ada covers
 * a territory of the alignment that was in force on that day; others are of drafts, or of other
 * days. */
static void
test_groups (Fixture *self, gconstpointer data)
{
  g_autoptr (SalPlan) dearer = edit (self, RATE, "12 %");
  g_autoptr (SalPlanOutcome) outcome = NULL;
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) units = NULL, tenures = NULL, territories = NULL, some = NULL;
  const SalReplayGroup *team;

  pay_fixture_do (&self->office,
                  "UPDATE person SET hired = CASE id WHEN 101 THEN '2026-02-01' ELSE '2016-12-31'"
                  " END;"
                  "INSERT INTO alignment (id, name, geography, status, valid_from, valid_to) VALUES"
                  " (1, 'Old', 'us-counties', 'archived', '2025-01-01', '2025-12-31'),"
                  " (2, 'Now', 'us-counties', 'archived', '2026-01-01', '2026-12-31'),"
                  " (3, 'New', 'us-counties', 'active', '2027-01-01', NULL),"
                  " (4, 'Idea', 'us-counties', 'draft', '2026-06-01', NULL);"
                  "INSERT INTO territory (id, name, alignment, level, position) VALUES"
                  " (1, 'Old 1', 1, 'territory', 11), (2, 'West 1', 2, 'territory', 11),"
                  " (3, 'New 1', 3, 'territory', 11), (4, 'Idea 1', 4, 'territory', 11),"
                  " (5, 'Region', 2, 'region', 12)");
  outcome = compare_anew (self, dearer);
  units = sal_plan_outcome_list_groups (outcome, SAL_TRIAL_BY_UNIT, NULL);
  g_assert_cmpuint (units->len, ==, 1);
  assert_group (units, 0, "Team", 22000, 1500);
  team = &g_array_index (units, SalReplayGroup, 0);
  g_assert_cmpuint (team->n, ==, 2);
  g_assert_cmpuint (team->n_winners, ==, 2);
  g_assert_cmpuint (team->n_losers, ==, 0);
  g_assert_cmpint (team->before, ==, 19000);

  tenures = sal_plan_outcome_list_groups (outcome, SAL_TRIAL_BY_TENURE, NULL);
  g_assert_cmpuint (tenures->len, ==, 2);
  assert_group (tenures, 0, "Under 1 year", 16000, 2000);
  assert_group (tenures, 1, "10 years or more", 6000, 1000);

  territories = sal_plan_outcome_list_groups (outcome, SAL_TRIAL_BY_TERRITORY, NULL);
  g_assert_cmpuint (territories->len, ==, 2);
  assert_group (territories, 0, "", 6000, 1000);
  assert_group (territories, 1, "West 1", 16000, 2000);

  g_hash_table_add (people, (gpointer) "Bo");
  some = sal_plan_outcome_list_groups (outcome, SAL_TRIAL_BY_ROLE, people);
  g_assert_cmpuint (some->len, ==, 1);
  assert_group (some, 0, "AE", 6000, 1000);
}

/* What people say of correlations is what factors come to. */
static void
test_assumptions (void)
{
  const SalSimulationAssumptions given = {
    .variation = 0.5, .correlation = 0.2, .correlation_in_unit = 0.4, .persistence = 0.3
  };
  SalSimulationFactors factors;
  double company, unit, person;

  sal_simulation_assumptions_get_factors (&given, &factors);
  company = exp (factors.company * factors.company);
  unit = exp (factors.unit * factors.unit);
  person = exp (factors.person * factors.person);
  g_assert_cmpfloat_with_epsilon (company - 1, 0.2 * 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (company * unit - 1, 0.4 * 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (company * unit * person - 1, 0.25, 1e-12);
  g_assert_cmpfloat (factors.persistence, ==, 0.3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/plan-outcome/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("year", test_year);
  ADD ("edited", test_edited);
  ADD ("nobody", test_nobody);
  ADD ("pilot", test_pilot);
  ADD ("figures", test_figures);
  ADD ("cost-of-sales", test_cost_of_sales);
  ADD ("groups", test_groups);
#undef ADD
  g_test_add_func ("/plan-outcome/assumptions", test_assumptions);

  return g_test_run ();
}
