/* test-cli-payout-dispute.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "cli-fixture.h"

/* What is adjusted by hand, and what is disputed. */

enum
{
  DONE = 0,
  FAILED = 1,
  USAGE = 2,
  REFUSED = 4,
};

#define PLAN                                                                                       \
  "{\"schema\": {\"name\": \"salient-plan\", \"version\": 1}, \"name\": \"Field\", \"version\": "  \
  "\"1\", \"from\": \"2026-01-01\", \"to\": \"2026-12-31\", \"currency\": \"USD\", "               \
  "\"components\": [{\"id\": \"deals\", \"period\": \"month\", \"measure\": \"bookings\", "        \
  "\"filter\": \"type = \\\"direct\\\"\", \"method\": {\"kind\": \"rate_table\", \"bounds\": "     \
  "\"amount\", \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}]}"

static void
import (CliFixture *fixture, const char *kind, const char *table, const char *option)
{
  g_autofree char *name = g_strconcat (kind, ".csv", NULL);
  g_autofree char *file = cli_write_file (fixture, name, table);

  g_assert_cmpint (cli_run (fixture, "import", fixture->file, kind, file, option, NULL), ==, DONE);
}

static int
payout (CliFixture *fixture, const char *command, const char *period)
{
  return cli_run (fixture, "payout", command, fixture->file, "--period", period, NULL);
}

/* Ada has sold 1,000.00 in January, in the plan of 10 %; the quarter is closed. */
static void
set_up (CliFixture *fixture)
{
  static const char *const steps[] = { "submit", "approve", "activate" };
  g_autofree char *plan = cli_write_file (fixture, "plan.json", PLAN);

  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  import (fixture, "person", "Name,Employee Number\nAda Byron,E1\nBo Chen,E2\n", NULL);
  import (fixture, "stage", "Name,Order,Status\nWon,1,Won\n", NULL);
  import (fixture,
          "opportunity",
          "Name,Owner,Stage,Amount,Currency,Close Date,External ID\n"
          "Big Deal,Ada Byron,Won,1000,USD,2026-01-15,O1\n"
          "Lost Sight,,Won,500,USD,2026-02-15,O2\n",
          NULL);
  g_assert_cmpint (cli_run (fixture, "plan", "import", fixture->file, plan, NULL), ==, DONE);
  import (fixture,
          "participant",
          "person,plan,valid_from,target_variable\nE1,Field,2026-01-01,5000\n",
          "--pay");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    g_assert_cmpint (cli_run (fixture, "plan", steps[i], fixture->file, "Field", NULL), ==, DONE);
  g_assert_cmpint (payout (fixture, "calculate", "2026-Q1"), ==, DONE);
  g_assert_cmpint (payout (fixture, "approve", "2026-Q1"), ==, DONE);
  g_assert_cmpint (payout (fixture, "close", "2026-Q1"), ==, DONE);
}

static JsonObject *
get (JsonObject *document, const char *list, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (document, list), index);
}

/* Posted into the quarter after the closed one, paid once that is calculated, on the statement with
 * the reason, reversed. */
static void
test_cli_payout_adjust (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) posted = NULL, list = NULL, statement = NULL;
  JsonObject *one;

  set_up (fixture);
  g_assert_cmpint (cli_run (fixture, "payout", "adjustments", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Nothing is adjusted");
  g_assert_cmpint (cli_run (fixture,
                            "payout",
                            "adjust",
                            fixture->file,
                            "--person=E1",
                            "--amount=1200.5",
                            "--reason=A referral",
                            "--approver=Vera",
                            "--line=1",
                            "--json",
                            NULL),
                   ==,
                   DONE);
  posted = cli_parse (fixture, "payout_adjustment");
  g_assert_cmpstr (json_object_get_string_member (posted, "period"), ==, "2026-Q2");
  g_assert_cmpstr (json_object_get_string_member (posted, "amount"), ==, "1200.50");
  g_assert_cmpstr (json_object_get_string_member (posted, "currency"), ==, "USD");
  g_assert_cmpint (json_object_get_int_member (posted, "line"), ==, 1);
  g_assert_cmpint (payout (fixture, "approve", "2026-Q2"), ==, FAILED);
  cli_assert_contains (fixture->errors, "2026-Q2 is Open");
  g_assert_cmpint (payout (fixture, "calculate", "2026-Q2"), ==, DONE);
  g_assert_cmpint (payout (fixture, "statement", "2026-Q2"), ==, DONE);
  cli_assert_contains (fixture->output, "Adjustment: A referral");
  cli_assert_contains (fixture->output, "$1,200.50");
  g_assert_cmpint (
      cli_run (
          fixture, "payout", "statement", fixture->file, "--period=2026-Q2", "--format=json", NULL),
      ==,
      DONE);
  statement = cli_parse (fixture, "payout_statement");
  one = get (get (statement, "statements", 0), "adjustments", 0);
  g_assert_cmpstr (json_object_get_string_member (one, "reason"), ==, "A referral");

  g_assert_cmpint (
      cli_run (
          fixture, "payout", "adjust", fixture->file, "--reverse=1", "--reason=Not hers", NULL),
      ==,
      DONE);
  cli_assert_contains (fixture->output, "Posted adjustment 2: ");
  g_assert_cmpint (
      cli_run (fixture, "payout", "adjustments", fixture->file, "--json", NULL), ==, DONE);
  list = cli_parse (fixture, "payout_adjustments");
  one = get (list, "adjustments", 0);
  g_assert_cmpint (json_object_get_int_member (one, "reversed_by"), ==, 2);
  one = get (list, "adjustments", 1);
  g_assert_cmpstr (json_object_get_string_member (one, "amount"), ==, "-1200.50");
  g_assert_cmpstr (json_object_get_string_member (one, "reason"), ==, "Not hers");
  g_assert_cmpint (
      cli_run (fixture, "payout", "adjust", fixture->file, "--reverse=1", "--reason=Again", NULL),
      ==,
      FAILED);
  cli_assert_contains (fixture->errors, "is reversed already");
  g_assert_cmpint (
      cli_run (fixture, "payout", "adjustments", fixture->file, "--period=2026-Q1", NULL),
      ==,
      DONE);
  cli_assert_contains (fixture->output, "Nothing is adjusted");
}

static void
test_cli_payout_adjust_invalid (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *options[4];
    int status;
    const char *message;
  } cases[] = {
    { { "--person=E1", "--reason=R" }, USAGE, "--person and --amount are missing" },
    { { "--person=E1", "--amount=5" }, USAGE, "--reason is missing" },
    { { "--person=E1", "--amount=5", "--reason= " }, USAGE, "--reason is missing" },
    { { "--reverse=1", "--amount=5", "--reason=R" }, USAGE, "--reverse takes back" },
    { { "--person=E9", "--amount=5", "--reason=R" }, FAILED, "there is nobody “E9”" },
    { { "--person=E1", "--amount=x", "--reason=R" }, FAILED, "--amount: " },
    { { "--person=E1", "--amount=0.005", "--reason=R" }, FAILED, "--amount: " },
    { { "--person=E1", "--amount=0", "--reason=R" }, FAILED, "adjusts nothing" },
    { { "--person=E1", "--amount=5", "--reason=R", "--currency=X" }, FAILED, "is no currency" },
    { { "--reverse=7", "--reason=R" }, FAILED, "there is no adjustment 7" },
  };

  set_up (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *o = cases[i].options;

      g_assert_cmpint (
          cli_run (fixture, "payout", "adjust", fixture->file, o[0], o[1], o[2], o[3], NULL),
          ==,
          cases[i].status);
      cli_assert_contains (fixture->errors, cases[i].message);
    }
  g_assert_cmpint (cli_run (fixture, "payout", "adjustments", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Nothing is adjusted");
}

/* Opens a dispute with options; returns its id. */
static char *
open_dispute (CliFixture *fixture, const char *option)
{
  g_autoptr (JsonObject) document = NULL;

  g_setenv ("SALIENT_TODAY", "2026-04-10", TRUE);
  g_assert_cmpint (cli_run (fixture,
                            "payout",
                            "dispute",
                            fixture->file,
                            "--json",
                            "--person=E1",
                            "--period=2026-Q1",
                            "--claim=It was 1,500",
                            "--due=2026-04-20",
                            option,
                            NULL),
                   ==,
                   DONE);
  g_setenv ("SALIENT_TODAY", "2026-05-02", TRUE);
  document = cli_parse (fixture, "payout_dispute");
  g_assert_cmpstr (json_object_get_string_member (document, "status"), ==, "open");

  return g_strdup (json_object_get_string_member (document, "id"));
}

/* From the claim to the payment. */
static void
test_cli_payout_dispute (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (JsonObject) list = NULL, accepted = NULL;
  JsonObject *one;

  set_up (fixture);
  g_assert_cmpint (cli_run (fixture, "payout", "disputes", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "There is no such dispute");
  id = open_dispute (fixture, "--line=1");
  g_assert_cmpint (
      cli_run (
          fixture, "payout", "dispute", fixture->file, id, "--owner=Omar", "--amount=50", NULL),
      ==,
      DONE);
  g_assert_cmpint (cli_run (fixture, "payout", "disputes", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Ada Byron");
  cli_assert_contains (fixture->output, "Omar");
  cli_assert_contains (fixture->output, "$50.00");
  cli_assert_contains (fixture->output, "2026-04-20, overdue");
  g_assert_cmpint (
      cli_run (fixture, "payout", "disputes", fixture->file, "--overdue", "--json", NULL),
      ==,
      DONE);
  list = cli_parse (fixture, "payout_disputes");
  one = get (list, "disputes", 0);
  g_assert_cmpstr (json_object_get_string_member (one, "about"), ==, "earning");
  g_assert_cmpstr (json_object_get_string_member (one, "claimed"), ==, "50.00");
  g_assert_true (json_object_get_boolean_member (one, "overdue"));

  g_assert_cmpint (
      cli_run (fixture, "payout", "resolve", fixture->file, id, "--review", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "is In Review");
  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, "--pay", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "It was 1,500");
  g_assert_cmpint (cli_run (fixture,
                            "payout",
                            "resolve",
                            fixture->file,
                            id,
                            "--accept=50",
                            "--reason=The order says so",
                            "--approver=Vera",
                            "--json",
                            NULL),
                   ==,
                   DONE);
  accepted = cli_parse (fixture, "payout_dispute");
  g_assert_cmpstr (json_object_get_string_member (accepted, "status"), ==, "accepted");
  g_assert_cmpstr (json_object_get_string_member (accepted, "granted"), ==, "50.00");
  g_assert_cmpstr (json_object_get_string_member (accepted, "approver"), ==, "Vera");
  g_assert_cmpstr (json_object_get_string_member (accepted, "posted_in"), ==, "2026-Q2");
  g_assert_false (json_object_get_boolean_member (accepted, "overdue"));
  g_assert_cmpint (payout (fixture, "calculate", "2026-Q2"), ==, DONE);
  g_assert_cmpint (payout (fixture, "statement", "2026-Q2"), ==, DONE);
  cli_assert_contains (fixture->output, "Adjustment: The order says so");
  /* it stays */
  g_assert_cmpint (
      cli_run (fixture, "payout", "resolve", fixture->file, id, "--reopen", NULL), ==, FAILED);
  g_assert_cmpint (
      cli_run (fixture, "payout", "dispute", fixture->file, id, "--owner=Eva", NULL), ==, REFUSED);
  g_assert_cmpint (
      cli_run (fixture, "payout", "disputes", fixture->file, "--status=open", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "There is no such dispute");
}

/* A credit that is missing is named by the opportunity. */
static void
test_cli_payout_dispute_credit (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  set_up (fixture);
  id = open_dispute (fixture, "--opportunity=O2");
  g_assert_cmpint (cli_run (fixture, "payout", "disputes", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Credit");
  g_assert_cmpint (
      cli_run (fixture, "payout", "resolve", fixture->file, id, "--reject", NULL), ==, USAGE);
  g_assert_cmpint (
      cli_run (fixture, "payout", "resolve", fixture->file, id, "--reject", "--reason=No", NULL),
      ==,
      DONE);
  g_assert_cmpint (
      cli_run (fixture, "payout", "resolve", fixture->file, id, "--reopen", NULL), ==, DONE);
  g_assert_cmpint (
      cli_run (fixture, "payout", "resolve", fixture->file, id, "--withdraw", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "is Withdrawn");
}

static void
test_cli_payout_dispute_invalid (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *options[4];
    int status;
    const char *message;
  } cases[] = {
    { { "--person=E1" }, USAGE, "--person and --claim are missing" },
    { { "--claim=C" }, USAGE, "--person and --claim are missing" },
    { { "7", "--person=E1" }, USAGE, "stays" },
    { { "7", "--owner=Omar" }, FAILED, "there is no dispute “7”" },
    { { "--person=E1", "--claim=C", "--line=99" }, FAILED, "line 99 is none of theirs" },
    { { "--person=E2", "--claim=C" }, FAILED, "there is no payment to them in 2026-Q1" },
    { { "--person=E1", "--claim=C", "--period=2026-Q2" }, FAILED, "is not calculated" },
    { { "--person=E1", "--claim=C", "--opportunity=X" }, FAILED, "there is no opportunity “X”" },
    { { "--person=E1", "--claim=C", "--due=1.2.2026" }, FAILED, "--due: “1.2.2026” is not a date" },
    { { "--person=E1", "--claim=C", "--amount=x" }, FAILED, "--amount: " },
  };

  set_up (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *o = cases[i].options;

      g_assert_cmpint (
          cli_run (fixture, "payout", "dispute", fixture->file, o[0], o[1], o[2], o[3], NULL),
          ==,
          cases[i].status);
      cli_assert_contains (fixture->errors, cases[i].message);
    }
  g_assert_cmpint (cli_run (fixture, "payout", "resolve", fixture->file, "7", NULL), ==, USAGE);
  g_assert_cmpint (
      cli_run (fixture, "payout", "resolve", fixture->file, "7", "--review", "--reject", NULL),
      ==,
      USAGE);
  g_assert_cmpint (
      cli_run (fixture, "payout", "disputes", fixture->file, "--status=closed", NULL), ==, USAGE);
  g_assert_cmpint (cli_run (fixture, "payout", "disputes", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "There is no such dispute");
}

/* 100.00 of January are paid in April; as a table, CSV, JSON, and a file of one's own. */
static void
test_cli_payout_accrual (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "accruals.xlsx", NULL);
  g_autoptr (JsonObject) document = NULL;
  JsonObject *one;

  set_up (fixture);
  g_assert_cmpint (cli_run (fixture, "payout", "accrual", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Liability");
  cli_assert_contains (fixture->output, "2026-04");
  g_assert_cmpint (cli_run (fixture, "payout", "accrual", fixture->file, "--csv", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "2026-01,USD,100.00,0.00,0.00,100.00,");
  cli_assert_contains (fixture->output, "2026-04,USD,0.00,100.00,0.00,0.00,0.00");
  g_assert_cmpint (cli_run (fixture, "payout", "accrual", fixture->file, "--json", NULL), ==, DONE);
  document = cli_parse (fixture, "payout_accrual");
  /* nobody was in a plan the year before */
  one = json_object_get_object_member (document, "reserve");
  cli_assert_contains (json_object_get_string_member (one, "not_available"), "Nobody took part");
  one = get (document, "currencies", 0);
  g_assert_cmpstr (json_object_get_string_member (one, "owed"), ==, "0.00");
  one = get (one, "months", 3);
  g_assert_cmpstr (json_object_get_string_member (one, "month"), ==, "2026-04");
  g_assert_cmpstr (json_object_get_string_member (one, "paid"), ==, "100.00");
  g_assert_cmpint (
      cli_run (fixture, "payout", "accrual", fixture->file, "--output", file, NULL), ==, DONE);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_cmpint (
      cli_run (fixture, "payout", "accrual", fixture->file, "--output", "x.txt", NULL), ==, FAILED);
  g_assert_cmpint (
      cli_run (fixture, "payout", "accrual", fixture->file, "--csv", "--json", NULL), ==, USAGE);
}

/* Without pay none of them makes any. */
static void
test_cli_payout_dispute_absent (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *pay = g_build_filename (fixture->folder, "company.pay.salient", NULL);

  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "payout", "disputes", fixture->file, NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "company.salient has no pay: ");
  g_assert_cmpint (cli_run (fixture, "payout", "adjustments", fixture->file, NULL), ==, FAILED);
  g_assert_cmpint (cli_run (fixture, "payout", "accrual", fixture->file, NULL), ==, FAILED);
  g_assert_cmpint (cli_run (fixture,
                            "payout",
                            "adjust",
                            fixture->file,
                            "--person=E1",
                            "--amount=5",
                            "--reason=R",
                            NULL),
                   ==,
                   FAILED);
  g_assert_false (g_file_test (pay, G_FILE_TEST_EXISTS));
}

/* --- the sample --- */

/* "status about[ overdue]", one a line, as they are listed, and what one of them granted. */
static char *
describe_sample (CliFixture *fixture, const char *file, const char *seed, char **granted)
{
  g_autofree char *option = g_strconcat ("--seed=", seed, NULL);
  g_autoptr (JsonObject) list = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *all;

  g_assert_cmpint (
      cli_run (fixture, "sample", file, "--opportunities=1000", "--pay", option, NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "payout", "disputes", file, "--json", NULL), ==, DONE);
  list = cli_parse (fixture, "payout_disputes");
  all = json_object_get_array_member (list, "disputes");
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *one = json_array_get_object_element (all, i);
      const char *status = json_object_get_string_member (one, "status");

      g_string_append_printf (text,
                              "%s %s%s %s\n",
                              status,
                              json_object_get_string_member (one, "about"),
                              json_object_get_boolean_member (one, "overdue") ? " overdue" : "",
                              json_object_get_string_member (one, "claim"));
      if (g_str_equal (status, "accepted"))
        *granted = g_strdup (json_object_get_string_member (one, "granted"));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
drop_claims (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *claim = strstr (lines[i], " The ");

      if (claim == NULL)
        claim = strstr (lines[i], " “");
      if (claim != NULL)
        *claim = '\0';
    }

  return g_strjoinv ("\n", lines);
}

/* There is one of each, the same for the same seed; what is granted is paid in the running period.
 */
static void
test_cli_payout_dispute_sample (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *second = g_build_filename (fixture->folder, "second.salient", NULL);
  g_autofree char *third = g_build_filename (fixture->folder, "third.salient", NULL);
  g_autofree char *one = NULL, *same = NULL, *other = NULL, *kinds = NULL;
  g_autofree char *granted = NULL, *granted_again = NULL, *granted_other = NULL;
  g_autoptr (JsonObject) list = NULL;
  JsonArray *payments;
  guint n_adjusted = 0;

  g_setenv ("SALIENT_TODAY", "2026-11-22", TRUE);
  one = describe_sample (fixture, fixture->file, "7", &granted);
  kinds = drop_claims (one);
  g_assert_cmpstr (kinds,
                   ==,
                   "open payment overdue\nin_review earning\nopen credit\n"
                   "rejected credit\naccepted earning\n");
  same = describe_sample (fixture, second, "7", &granted_again);
  g_assert_cmpstr (same, ==, one);
  g_assert_cmpstr (granted_again, ==, granted);
  other = describe_sample (fixture, third, "8", &granted_other);
  g_assert_cmpstr (other, !=, one);

  g_assert_cmpint (cli_run (fixture, "payout", "list", fixture->file, "--json", NULL), ==, DONE);
  list = cli_parse (fixture, "payout_list");
  payments = json_object_get_array_member (list, "payments");
  for (guint i = 0; i < json_array_get_length (payments); i++)
    {
      const char *adjusted =
          json_object_get_string_member (json_array_get_object_element (payments, i), "adjusted");

      if (g_ascii_strtod (adjusted, NULL) != 0)
        {
          g_assert_cmpstr (adjusted, ==, granted);
          n_adjusted++;
        }
    }
  g_assert_cmpuint (n_adjusted, ==, 1);
  /* on the first day of a quarter nothing can have been overdue for long */
  g_setenv ("SALIENT_TODAY", "2026-10-01", TRUE);
  g_clear_pointer (&other, g_free);
  g_clear_pointer (&granted_other, g_free);
  g_clear_pointer (&third, g_free);
  third = g_build_filename (fixture->folder, "fourth.salient", NULL);
  other = describe_sample (fixture, third, "7", &granted_other);
  g_assert_nonnull (granted_other);
  g_unsetenv ("SALIENT_TODAY");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/cli-payout-dispute/" name,                                                         \
              CliFixture,                                                                          \
              NULL,                                                                                \
              cli_fixture_set_up,                                                                  \
              function,                                                                            \
              cli_fixture_tear_down)
  ADD ("adjust", test_cli_payout_adjust);
  ADD ("adjust-invalid", test_cli_payout_adjust_invalid);
  ADD ("dispute", test_cli_payout_dispute);
  ADD ("credit", test_cli_payout_dispute_credit);
  ADD ("dispute-invalid", test_cli_payout_dispute_invalid);
  ADD ("accrual", test_cli_payout_accrual);
  ADD ("absent", test_cli_payout_dispute_absent);
  ADD ("sample", test_cli_payout_dispute_sample);

  return g_test_run ();
}
