/* test-cli-plan.c
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

static const char plan[] =
    "{\"schema\": {\"name\": \"salient-plan\", \"version\": 1}, \"name\": \"Field\", \"from\": "
    "\"2026-01-01\", \"to\": \"2026-01-31\", \"currency\": \"USD\", \"components\": [{\"id\": "
    "\"c\", "
    "\"name\": \"Bookings\", \"period\": \"month\", \"cap\": {\"amount\": 3000}, \"method\": "
    "{\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": \"5 %\"}, {\"from\": 1, \"rate\": \"8 "
    "%\"}]}}]}";
static const char participants[] = "participant,quota\nAda,600000\n";
static const char deals[] =
    "participant,deal,date,amount\nAda,D1,2026-01-05,45000\nAda,D2,2026-01-06,15000\n";

static int
evaluate (CliFixture *fixture, const char *credits, const char *option)
{
  g_autofree char *plan_file = cli_write_file (fixture, "plan.json", plan);
  g_autofree char *people_file = cli_write_file (fixture, "people.csv", participants);
  g_autofree char *credits_file = cli_write_file (fixture, "credits.csv", credits);

  return cli_run (fixture,
                  "plan",
                  "evaluate",
                  "--plan",
                  plan_file,
                  "--participants",
                  people_file,
                  "--credits",
                  credits_file,
                  option,
                  NULL);
}

static const char *
get (JsonObject *object, const char *member)
{
  return json_object_get_string_member (object, member);
}

/* 50,000 × 5 % + 10,000 × 8 % = 3,300, capped at 3,000: of D1 2,250 / 3,300 of it. */
static void
test_cli_plan_json (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  JsonObject *earning, *one;

  g_assert_cmpint (evaluate (fixture, deals, "--json"), ==, DONE);
  document = cli_parse (fixture, "plan-evaluation");
  earning = json_array_get_object_element (json_object_get_array_member (document, "earnings"), 0);
  g_assert_cmpstr (get (earning, "participant"), ==, "Ada");
  g_assert_cmpstr (get (earning, "period"), ==, "2026-P01");
  g_assert_cmpstr (get (earning, "kind"), ==, "payout");
  g_assert_cmpstr (get (earning, "amount"), ==, "3000.00");
  g_assert_cmpstr (get (earning, "measured"), ==, "60000");
  g_assert_cmpstr (get (earning, "quota"), ==, "50000");
  g_assert_cmpstr (get (earning, "attainment"), ==, "1.2");
  one = json_array_get_object_element (json_object_get_array_member (earning, "slices"), 1);
  g_assert_cmpstr (get (one, "units"), ==, "10000");
  g_assert_cmpstr (get (one, "rate"), ==, "0.08");
  g_assert_cmpstr (get (one, "amount"), ==, "800");
  one = json_array_get_object_element (json_object_get_array_member (earning, "credits"), 0);
  g_assert_cmpstr (get (one, "deal"), ==, "D1");
  g_assert_cmpstr (get (one, "amount"), ==, "2045.45");
  one = json_array_get_object_element (json_object_get_array_member (document, "payments"), 0);
  g_assert_cmpstr (get (one, "period"), ==, "2026-01");
  g_assert_cmpstr (get (one, "paid"), ==, "3000.00");
  g_assert_cmpstr (get (one, "balance"), ==, "0.00");
  one = json_array_get_object_element (json_object_get_array_member (document, "forfeited"), 0);
  g_assert_cmpstr (get (one, "amount"), ==, "300.00");
}

static void
test_cli_plan_table (CliFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (evaluate (fixture, deals, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Bookings");
  cli_assert_contains (fixture->output, "2026-P01");
  cli_assert_contains (fixture->output, "120.0");
  cli_assert_contains (fixture->output, "3,000.00");
  cli_assert_contains (fixture->output, "300.00");
  cli_assert_contains (fixture->output, "Balance");
}

static void
test_cli_plan_usage (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *file = cli_write_file (fixture, "plan.json", plan);

  g_assert_cmpint (cli_run (fixture, "plan", "evaluate", NULL), ==, USAGE);
  cli_assert_contains (fixture->errors, "--plan is missing");
  g_assert_cmpint (cli_run (fixture, "plan", "evaluate", "--plan", file, NULL), ==, USAGE);
  cli_assert_contains (fixture->errors, "--participants is missing");
  g_assert_cmpint (
      cli_run (fixture, "plan", "evaluate", "--plan", file, "--participants", file, NULL),
      ==,
      USAGE);
  cli_assert_contains (fixture->errors, "--credits is missing");
}

/* Nothing is printed of what cannot be calculated. */
static void
test_cli_plan_bad_input (CliFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (
      evaluate (fixture,
                "participant,deal,date,amount\nAda,D1,2026-01-05,1\nAda,D2,31.01.2026,1\n",
                "--json"),
      ==,
      FAILED);
  cli_assert_contains (fixture->errors,
                       "credits.csv, row 3, column date: “31.01.2026” is not a day");
  g_assert_cmpstr (fixture->output, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add (path, CliFixture, NULL, cli_fixture_set_up, function, cli_fixture_tear_down)
  ADD ("/cli-plan/json", test_cli_plan_json);
  ADD ("/cli-plan/table", test_cli_plan_table);
  ADD ("/cli-plan/usage", test_cli_plan_usage);
  ADD ("/cli-plan/bad-input", test_cli_plan_bad_input);
#undef ADD

  return g_test_run ();
}
