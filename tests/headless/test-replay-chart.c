/* test-replay-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "sal-replay-chart.h"

/* A, B and C have 0.5, 1 and 2 times their target at 50, 100 and 150 %. */
static const char plan[] =
    "{\"components\": [{\"id\": \"c\", \"period\": \"year\", \"method\": {\"kind\": \"rate_table\","
    " \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}, {\"from\": \"100 %\", \"rate\": \"20 "
    "%\"}]}}]}";
static const char participants[] = "participant,target_variable,quota\nA,10000,100000\n"
                                   "B,10000,100000\nC,10000,100000\n";
static const char credits[] = "participant,deal,date,amount\nA,1,2026-02-01,50000\n"
                              "B,2,2026-03-01,60000\nB,3,2026-06-01,40000\nC,4,2026-09-01,150000\n";

typedef struct
{
  SalEvaluation *evaluation;
  SalReplayBase *base;
  SalReplaySummary *summary;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  PlanTexts texts = { .plan = plan, .participants = participants, .credits = credits };
  g_autoptr (GArray) results = NULL;

  self->evaluation = plan_fixture_evaluate (&texts, NULL);
  g_assert_nonnull (self->evaluation);
  self->base = sal_replay_base_new (self->evaluation->participations, NULL, NULL, NULL, NULL);
  results = sal_replay_run (self->base, NULL, NULL, NULL, NULL);
  self->summary = sal_replay_summary_new (self->base, results);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sal_replay_summary_free (self->summary);
  sal_replay_base_free (self->base);
  sal_evaluation_free (self->evaluation);
}

static double
value (const SalChart *chart, guint series, guint category)
{
  SalChartDatum datum = { .series = series, .category = category };

  return sal_chart_get_value (chart, &datum);
}

static double
sum (const SalChart *chart)
{
  double all = 0;

  for (guint i = 0; i < sal_chart_get_n_categories (chart); i++)
    all += value (chart, 0, i);

  return all;
}

static void
test_replay_chart_people (Fixture *self, gconstpointer data)
{
  g_autoptr (SalChart) attainment = sal_replay_chart_attainment (self->summary);
  g_autoptr (SalChart) performance = sal_replay_chart_performance (self->summary);
  g_autofree char *name = NULL;

  g_assert_cmpfloat (sum (attainment), ==, 3);
  g_assert_cmpuint (sal_chart_get_n_categories (performance), ==, 3);
  name = sal_chart_get_category_name (performance, 2);
  g_assert_cmpstr (name, ==, "C");
  g_assert_cmpfloat (value (performance, 0, 2), ==, 1.5);
  g_assert_cmpfloat (value (performance, 1, 2), ==, 2);
}

/* At 2/3 of the people, 1.5 of 3.5; half of them have 0.5 + 1/2 of it. */
static void
test_replay_chart_lorenz (Fixture *self, gconstpointer data)
{
  g_autoptr (SalChart) chart = sal_replay_chart_lorenz (self->summary);

  g_assert_cmpuint (sal_chart_get_n_categories (chart), ==, 11);
  g_assert_cmpfloat (value (chart, 0, 0), ==, 0);
  g_assert_cmpfloat_with_epsilon (value (chart, 0, 5), 1 / 3.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (value (chart, 1, 5), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (value (chart, 0, 10), 1, 1e-12);
}

static void
test_replay_chart_changes (Fixture *self, gconstpointer data)
{
  const SalReplayChange all[] = {
    { "A", "P", 0, 500 }, { "B", "P", 0, 100 }, { "C", "P", 100, 50 }, { "D", "P", 900, 0 }
  };
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (SalReplayChange));
  g_autoptr (SalChart) few = NULL, whole = NULL;

  g_array_append_vals (changes, all, G_N_ELEMENTS (all));
  few = sal_replay_chart_changes (changes, "USD", 2);
  whole = sal_replay_chart_changes (changes, "USD", 4);
  g_assert_cmpuint (sal_chart_get_n_categories (few), ==, 2);
  g_assert_cmpfloat (value (few, 0, 0), ==, 500);
  g_assert_cmpfloat (value (few, 0, 1), ==, -900);
  g_assert_cmpuint (sal_chart_get_n_categories (whole), ==, 4);
}

static void
test_replay_chart_cost (Fixture *self, gconstpointer data)
{
  SalSimulationOptions options = {
    .factors = { 0.2, 0, 0, 0 }, .level = 1, .n_years = 500, .seed = 3, .budget = 1
  };
  g_autoptr (SalSimulation) simulation =
      sal_simulation_new (self->base, NULL, NULL, &options, NULL, NULL, NULL, NULL);
  g_autoptr (SalChart) chart = sal_replay_chart_cost (simulation, "USD", 1);

  g_assert_cmpfloat (sum (chart), ==, 500);
  g_assert_nonnull (g_strstr_len (sal_chart_get_title (chart), -1, "100"));
  g_assert_nonnull (g_strstr_len (sal_chart_get_title (chart), -1, "$0.01"));
}

/* Years that cost nearly the same: “$1.4 M – $1.4 M” would tell nothing. */
static void
test_replay_chart_cost_names (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (double));
  SalSimulation simulation = { .costs = costs };
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SalChart) chart = NULL;

  for (guint i = 0; i < 400; i++)
    {
      double cost = 140000000 + i * 25000;

      g_array_append_val (costs, cost);
    }
  chart = sal_replay_chart_cost (&simulation, "USD", -1);
  g_assert_cmpuint (sal_chart_get_n_categories (chart), >=, 5);
  for (guint i = 0; i < sal_chart_get_n_categories (chart); i++)
    {
      char *name = sal_chart_get_category_name (chart, i);

      g_assert_true (g_str_has_prefix (name, "$1,4") || g_str_has_prefix (name, "$1,3"));
      g_assert_true (g_hash_table_add (names, name));
    }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/replay-chart/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("people", test_replay_chart_people);
  ADD ("lorenz", test_replay_chart_lorenz);
  ADD ("changes", test_replay_chart_changes);
  ADD ("cost", test_replay_chart_cost);
  ADD ("cost-names", test_replay_chart_cost_names);

  return g_test_run ();
}
