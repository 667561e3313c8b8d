/* test-cli-plan-simulate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

enum
{
  DONE = 0,
  FAILED = 1,
  USAGE = 2,
};

/* 10 % up to the quota of 100,000, 20 % above it; target 10,000 of 25,000.
 *
 *   Ada  50,000:  5,000 or 0.5 of the target   at 12 %:  6,000
 *   Ben 100,000: 10,000    1.0                          12,000
 *   Cyd 150,000: 20,000    2.0                          18,000
 *   Dan  80,000:  8,000    0.8                           9,600
 *       380,000  43,000                                 45,600
 *
 * Gini of 0.5, 0.8, 1, 2: (−3 × 0.5 − 0.8 + 1 + 3 × 2) ÷ (4 × 4.3) = 4.7 ÷ 17.2. The 90th
 * percentile of 50, 80, 100, 150 % is 135 %: there, 10,000 + 7,000 are 1.7 times the target, and
 * (1.7 − 1) ÷ 0.35 = 2. */
#define PLAN(name, year, below, above)                                                             \
  "{\"schema\": {\"name\": \"salient-plan\", \"version\": 1}, \"name\": \"" name                   \
  "\", \"from\": \"" year "-01-01\", \"to\": \"" year "-12-31\", \"currency\": \"USD\","           \
  " \"components\": [{\"id\": \"c\", \"period\": \"year\", \"method\": {\"kind\": \"rate_table\"," \
  " \"tiers\": [{\"from\": 0, \"rate\": \"" below "\"}, {\"from\": \"100 %\", \"rate\": \"" above  \
  "\"}]}}]}"

static const char participants[] = "participant,role,unit,group,target_variable,ote,quota,hired\n"
                                   "Ada,AE,East,pilot,10000,25000,100000,2026-01-01\n"
                                   "Ben,AE,East,,10000,25000,100000,2026-02-01\n"
                                   "Cyd,Manager,West,pilot,10000,25000,100000,2016-12-31\n"
                                   "Dan,Manager,West,,10000,25000,100000,2015-05-01\n";
static const char credits[] =
    "participant,deal,date,amount\nAda,1,2026-02-01,20000\nAda,2,2026-05-01,30000\n"
    "Ben,3,2026-03-01,60000\nBen,4,2026-06-01,40000\nCyd,5,2026-09-01,100000\n"
    "Cyd,6,2026-11-01,50000\nDan,7,2026-01-15,40000\nDan,8,2026-08-15,40000\n";

/* @options: further ones, ended by NULL, at most six */
static int
simulate (CliFixture *fixture, const char *const *options)
{
  g_autofree char *plan =
      cli_write_file (fixture, "plan.json", PLAN ("Field", "2026", "10 %", "20 %"));
  g_autofree char *people = cli_write_file (fixture, "people.csv", participants);
  g_autofree char *deals = cli_write_file (fixture, "deals.csv", credits);
  const char *all[7] = { NULL };

  for (guint i = 0; options[i] != NULL; i++)
    all[i] = options[i];

  return cli_run (fixture,
                  "plan",
                  "simulate",
                  "--plan",
                  plan,
                  "--participants",
                  people,
                  "--credits",
                  deals,
                  all[0],
                  all[1],
                  all[2],
                  all[3],
                  all[4],
                  all[5],
                  NULL);
}

static const char *
get (JsonObject *object, const char *member)
{
  return json_object_get_string_member (object, member);
}

static JsonObject *
find (JsonObject *object, const char *list, const char *member, const char *value)
{
  JsonArray *array = json_object_get_array_member (object, list);

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_str_equal (get (json_array_get_object_element (array, i), member), value))
      return json_array_get_object_element (array, i);
  g_assert_not_reached ();
}

static void
assert_check (JsonObject *side, const char *id, double value, const char *verdict)
{
  JsonObject *check = find (side, "checks", "id", id);

  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (check, "value"), value, 1e-6);
  g_assert_cmpstr (get (check, "verdict"), ==, verdict);
}

static void
test_cli_plan_simulate_replay (CliFixture *fixture, gconstpointer data)
{
  const char *const options[] = { "--years", "0", "--budget=44000", "--json", NULL };
  g_autoptr (JsonObject) document = NULL;
  JsonObject *side, *replay, *check;

  g_assert_cmpint (simulate (fixture, options), ==, DONE);
  document = cli_parse (fixture, "plan-simulation");
  g_assert_false (json_object_has_member (document, "model"));
  g_assert_false (json_object_has_member (document, "against"));
  side = json_object_get_object_member (document, "plan");
  g_assert_false (json_object_has_member (side, "simulation"));
  replay = json_object_get_object_member (side, "replay");
  g_assert_cmpstr (get (replay, "cost"), ==, "43000.00");
  g_assert_cmpstr (get (replay, "target"), ==, "40000.00");
  g_assert_cmpstr (get (replay, "sales"), ==, "380000.00");
  g_assert_cmpfloat_with_epsilon (
      json_object_get_double_member (replay, "gini"), 4.7 / 17.2, 1e-12);
  g_assert_cmpstr (get (find (replay, "people", "participant", "Cyd"), "cost"), ==, "20000.00");
  assert_check (side, "leverage", 1.7, "low");
  assert_check (side, "excellence", 1.35, "no_norm");
  assert_check (side, "accelerator", 2, "no_norm");
  assert_check (side, "threshold", 0, "no_norm");
  assert_check (side, "at_quota", 0.5, "low");
  assert_check (side, "cost_of_sales", 43.0 / 380, "no_norm");
  assert_check (side, "components", 1, "met");
  assert_check (side, "budget", 4300000, "met");
  assert_check (side, "pay_mix", 0.4, "no_norm");
  check = json_array_get_object_element (json_object_get_array_member (side, "checks"), 13);
  g_assert_cmpstr (get (check, "id"), ==, "pay_mix");
  g_assert_cmpstr (get (check, "role"), ==, "AE");
  g_assert_cmpstr (get (check, "verdict"), ==, "met");
  check = find (side, "checks", "id", "least_weight");
  g_assert_cmpstr (get (check, "verdict"), ==, "unsaid");
  g_assert_true (json_object_get_null_member (check, "value"));
  g_assert_cmpstr (get (check, "reason"), ==, "no component has a weight");
}

/* The draft is of next year, and has another name. */
static void
test_cli_plan_simulate_against (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *draft =
      cli_write_file (fixture, "draft.json", PLAN ("Field 2027", "2027", "12 %", "12 %"));
  const char *const options[] = { "--years=0", "--against", draft, "--json", NULL };
  g_autoptr (JsonObject) document = NULL;
  JsonObject *one;

  g_assert_cmpint (simulate (fixture, options), ==, DONE);
  document = cli_parse (fixture, "plan-simulation");
  one =
      json_object_get_object_member (json_object_get_object_member (document, "against"), "replay");
  g_assert_cmpstr (get (one, "cost"), ==, "45600.00");
  one = json_array_get_object_element (json_object_get_array_member (document, "changes"), 0);
  g_assert_cmpstr (get (one, "participant"), ==, "Ben");
  g_assert_cmpstr (get (one, "group"), ==, "AE");
  g_assert_cmpstr (get (one, "difference"), ==, "2000.00");
  one = find (document, "changes", "participant", "Cyd");
  g_assert_cmpstr (get (one, "difference"), ==, "-2000.00");
  one = find (document, "groups", "group", "Manager");
  g_assert_cmpint (json_object_get_int_member (one, "winners"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (one, "losers"), ==, 1);
  g_assert_cmpstr (get (one, "before"), ==, "28000.00");
  g_assert_cmpstr (get (one, "after"), ==, "27600.00");
  g_assert_cmpstr (get (one, "most_gained"), ==, "1600.00");
  g_assert_cmpstr (get (one, "most_lost"), ==, "2000.00");
}

/* East: Ada and Ben, who both gain; West: Cyd and Dan. */
static void
test_cli_plan_simulate_by (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *draft =
      cli_write_file (fixture, "draft.json", PLAN ("Field", "2026", "12 %", "12 %"));
  const char *const options[] = { "--years=0", "--against", draft, "--by=unit", "--json", NULL };
  g_autoptr (JsonObject) document = NULL;
  JsonObject *one;

  g_assert_cmpint (simulate (fixture, options), ==, DONE);
  document = cli_parse (fixture, "plan-simulation");
  one = find (document, "groups", "group", "East");
  g_assert_cmpint (json_object_get_int_member (one, "winners"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (one, "losers"), ==, 0);
  g_assert_cmpstr (get (one, "after"), ==, "18000.00");
}

/* On the last day of the year Ben has been there for 11 months, Ada for 12, Cyd for 120, and Dan
 * for more. Of Cyd's −2,000 and Dan's 1,600, the median is −200. */
static void
test_cli_plan_simulate_tenure (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *draft =
      cli_write_file (fixture, "draft.json", PLAN ("Field", "2026", "12 %", "12 %"));
  const char *const options[] = { "--years=0", "--against", draft, "--by=tenure", "--json", NULL };
  const char *const names[] = { "Under 1 year", "1 year", "10 years or more" };
  g_autoptr (JsonObject) document = NULL;
  JsonArray *groups;
  JsonObject *one;

  g_assert_cmpint (simulate (fixture, options), ==, DONE);
  document = cli_parse (fixture, "plan-simulation");
  groups = json_object_get_array_member (document, "groups");
  g_assert_cmpuint (json_array_get_length (groups), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (get (json_array_get_object_element (groups, i), "group"), ==, names[i]);
  one = json_array_get_object_element (groups, 2);
  g_assert_cmpint (json_object_get_int_member (one, "people"), ==, 2);
  g_assert_cmpstr (get (one, "difference"), ==, "-400.00");
  g_assert_cmpstr (get (one, "median_difference"), ==, "-200.00");
}

static double
amount (JsonObject *object, const char *member)
{
  return g_ascii_strtod (get (object, member), NULL);
}

/* Without any variation, every year costs what it does at mean attainment; with an accelerator, a
 * year costs more than that in the mean. The same seed says the same. */
static void
test_cli_plan_simulate_years (CliFixture *fixture, gconstpointer data)
{
  const char *const still[] = { "--company=0", "--unit=0", "--person=0", "--years=300",
                                "--budget=1",  "--json",   NULL };
  const char *const moving[] = { "--years=2000", "--seed=5", "--json", NULL };
  g_autoptr (JsonObject) document = NULL;
  g_autofree char *before = NULL;
  JsonObject *one;

  g_assert_cmpint (simulate (fixture, still), ==, DONE);
  document = cli_parse (fixture, "plan-simulation");
  one = json_object_get_object_member (json_object_get_object_member (document, "plan"),
                                       "simulation");
  g_assert_cmpstr (get (one, "expected_cost"), ==, "43000.00");
  g_assert_cmpstr (get (one, "p10"), ==, "43000.00");
  g_assert_cmpstr (get (one, "reserve"), ==, "0.00");
  g_assert_cmpfloat (json_object_get_double_member (one, "chance_over_budget"), ==, 1);
  g_clear_pointer (&document, json_object_unref);

  g_assert_cmpint (simulate (fixture, moving), ==, DONE);
  before = g_strdup (fixture->output);
  document = cli_parse (fixture, "plan-simulation");
  one = json_object_get_object_member (document, "history");
  g_assert_cmpint (json_object_get_int_member (one, "people"), ==, 4);
  g_assert_cmpint (json_object_get_int_member (one, "units"), ==, 2);
  one = json_object_get_object_member (document, "model");
  g_assert_cmpstr (get (one, "method"), ==, "factors");
  g_assert_cmpint (json_object_get_int_member (one, "seed"), ==, 5);
  one = json_object_get_object_member (json_object_get_object_member (document, "plan"),
                                       "simulation");
  g_assert_cmpstr (get (one, "cost_at_mean_attainment"), ==, "43000.00");
  g_assert_cmpfloat (amount (one, "expected_cost"), >, 43000 + 2 * amount (one, "standard_error"));
  g_assert_false (json_object_has_member (one, "chance_over_budget"));
  g_assert_cmpint (simulate (fixture, moving), ==, DONE);
  g_assert_cmpstr (fixture->output, ==, before);
}

/* Ada 50 %, Cyd 150 %; Ben 100 %, Dan 80 %: 100 − 90. */
static void
test_cli_plan_simulate_pilot (CliFixture *fixture, gconstpointer data)
{
  const char *const options[] = { "--years=0", "--pilot=pilot", "--json", NULL };
  const char *const nobody[] = { "--years=0", "--pilot=trial", NULL };
  g_autoptr (JsonObject) document = NULL;
  JsonObject *one;

  g_assert_cmpint (simulate (fixture, options), ==, DONE);
  document = cli_parse (fixture, "plan-simulation");
  one = json_object_get_object_member (json_object_get_object_member (document, "pilot"),
                                       "attainment");
  g_assert_cmpint (json_object_get_int_member (one, "treatment_people"), ==, 2);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (one, "difference"), 0.1, 1e-9);
  g_assert_cmpfloat (json_object_get_double_member (one, "lower95"), <, 0);
  g_assert_cmpfloat (json_object_get_double_member (one, "upper95"), >, 0);
  g_assert_cmpint (simulate (fixture, nobody), ==, FAILED);
  cli_assert_contains (fixture->errors, "people.csv, column group: nobody is in “trial”");
  g_assert_cmpstr (fixture->output, ==, "");
}

static void
test_cli_plan_simulate_text (CliFixture *fixture, gconstpointer data)
{
  const char *const options[] = { "--years=500", "--bootstrap", "--budget=44000",
                                  "--norm",      "gini=..0.2",  NULL };

  g_assert_cmpint (simulate (fixture, options), ==, DONE);
  cli_assert_contains (fixture->output, "43,000.00");
  cli_assert_contains (fixture->output, "Reserve (P90 − P50)");
  cli_assert_contains (fixture->output, "Chance to Exceed the Budget");
  cli_assert_contains (fixture->output, "whole quarters of the past, seed 1");
  cli_assert_contains (fixture->output, "≤ 0.20");
  cli_assert_contains (fixture->output, "A norm of your own");
  cli_assert_contains (fixture->output, "no component has a weight");
}

static void
test_cli_plan_simulate_usage (CliFixture *fixture, gconstpointer data)
{
  const char *const wrong[][2] = {
    { "--norm=gini", "--norm: “gini” is not a check with a norm" },
    { "--norm=ginny=..1", "--norm: “ginny=..1” is not a check with a norm" },
    { "--norm=gini=..x", "--norm: “gini=..x” is not a check with a norm" },
    { "--persistence=2", "--persistence: expected 0 to 1" },
    { "--level=0", "--level: expected more than 0" },
    { "--years=-1", "--years: expected 0 or more" },
  };
  const char *const dear[] = { "--years=0", "--budget=much", NULL };

  g_assert_cmpint (cli_run (fixture, "plan", "simulate", NULL), ==, USAGE);
  cli_assert_contains (fixture->errors, "--plan is missing");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const char *const options[] = { wrong[i][0], NULL };

      g_assert_cmpint (simulate (fixture, options), ==, USAGE);
      cli_assert_contains (fixture->errors, wrong[i][1]);
    }
  g_assert_cmpint (simulate (fixture, dear), ==, FAILED);
  cli_assert_contains (fixture->errors, "--budget: \"much\"");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add (path, CliFixture, NULL, cli_fixture_set_up, function, cli_fixture_tear_down)
  ADD ("/cli-plan-simulate/replay", test_cli_plan_simulate_replay);
  ADD ("/cli-plan-simulate/against", test_cli_plan_simulate_against);
  ADD ("/cli-plan-simulate/by", test_cli_plan_simulate_by);
  ADD ("/cli-plan-simulate/tenure", test_cli_plan_simulate_tenure);
  ADD ("/cli-plan-simulate/years", test_cli_plan_simulate_years);
  ADD ("/cli-plan-simulate/pilot", test_cli_plan_simulate_pilot);
  ADD ("/cli-plan-simulate/text", test_cli_plan_simulate_text);
  ADD ("/cli-plan-simulate/usage", test_cli_plan_simulate_usage);

  return g_test_run ();
}
