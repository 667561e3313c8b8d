/* test-cli-payout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

#include <string.h>
#include <sys/stat.h>

#include "sal-kinds.h"
#include "sal-participants.h"

/* Who takes part in plans, and what they are paid, from a workspace. */

enum
{
  DONE = 0,
  FAILED = 1,
  USAGE = 2,
  FINDINGS = 3,
  REFUSED = 4,
};

/* 10 % of all that is booked in a quarter, and of a manager's people 1 %. */
#define PLAN                                                                                       \
  "{\"schema\": {\"name\": \"salient-plan\", \"version\": 1}, \"name\": \"Field\", \"version\": "  \
  "\"1\", \"from\": \"2026-01-01\", \"to\": \"2026-12-31\", \"currency\": \"USD\", "               \
  "\"components\": [{\"id\": \"deals\", \"period\": \"month\", \"measure\": \"bookings\", "        \
  "\"filter\": \"type = \\\"direct\\\"\", \"method\": {\"kind\": \"rate_table\", \"bounds\": "     \
  "\"amount\", \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}, {\"id\": \"team\", "              \
  "\"period\": \"month\", \"filter\": \"type = \\\"roll-up\\\"\", \"method\": {\"kind\": "         \
  "\"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": 0, \"rate\": \"1 %\"}]}}]}"

static int
import (CliFixture *fixture, const char *kind, const char *table, const char *option)
{
  g_autofree char *name = g_strconcat (kind, ".csv", NULL);
  g_autofree char *file = cli_write_file (fixture, name, table);

  return cli_run (fixture, "import", fixture->file, kind, file, option, NULL);
}

static void
make_people (CliFixture *fixture)
{
  g_autofree char *plan = cli_write_file (fixture, "plan.json", PLAN);

  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  g_assert_cmpint (import (fixture,
                           "person",
                           "Name,Mail,Employee Number,External ID\n"
                           "Ada Byron,ada@x.example,E1,X1\n"
                           "Bo Chen,bo@x.example,E2,X2\n"
                           "Cy Dunn,cy@x.example,E3,X3\n"
                           "Cy Dunn,other@x.example,E4,X4\n",
                           NULL),
                   ==,
                   DONE);
  g_assert_cmpint (cli_run (fixture, "plan", "import", fixture->file, plan, NULL), ==, DONE);
}

static JsonObject *
get_participant (JsonObject *document, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (document, "participants"),
                                        index);
}

/* By mail, external id, employee number and name, with amounts as people write them. */
static void
test_cli_payout_participants (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL, result = NULL;
  JsonObject *one;

  make_people (fixture);
  g_assert_cmpint (cli_run (fixture, "plan", "participants", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Nobody takes part in a plan yet");
  g_assert_cmpint (import (fixture,
                           "participant",
                           "Person,Plan,From,Base Pay,Target Variable,Currency\n"
                           "ada@x.example,Field,2026-01-01,\"90,000.00\",\"60,000.50\",\n"
                           "X2,Field,2026-01-01,,1000000,JPY\n"
                           "E3,Field,2026-03-01,80000,20000,EUR\n",
                           "--pay"),
                   ==,
                   DONE);
  cli_assert_contains (fixture->output, "Participants: 3 added, 0 changed, 0 as they were.");
  g_assert_cmpint (
      cli_run (fixture, "plan", "participants", fixture->file, "--json", NULL), ==, DONE);
  document = cli_parse (fixture, "participants");
  one = get_participant (document, 0);
  g_assert_cmpstr (json_object_get_string_member (one, "name"), ==, "Ada Byron");
  g_assert_false (json_object_get_boolean_member (one, "gone"));
  g_assert_cmpstr (json_object_get_string_member (one, "target_variable"), ==, "60000.50");
  g_assert_cmpstr (json_object_get_string_member (one, "currency"), ==, "USD");
  g_assert_cmpfloat_with_epsilon (
      json_object_get_double_member (json_object_get_object_member (one, "pay_mix"),
                                     "variable_share"),
      60000.5 / 150000.5,
      1e-12);
  one = get_participant (document, 1);
  g_assert_cmpstr (json_object_get_string_member (one, "target_variable"), ==, "1000000");
  g_assert_cmpint (cli_run (fixture, "plan", "participants", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "60/40");
  cli_assert_contains (fixture->output, "$150,000.50");

  /* only what is given changes; the same again changes nothing; undone as one */
  g_assert_cmpint (
      import (fixture,
              "participant",
              "employee_number,plan,valid_from,valid_to\nE1,Field,2026-01-01,2026-06-30\n"
              "E2,Field,2026-01-01,\n",
              "--pay"),
      ==,
      DONE);
  cli_assert_contains (fixture->output, "0 added, 1 changed, 1 as they were.");
  g_assert_cmpint (cli_run (fixture, "plan", "participants", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "2026-06-30");
  cli_assert_contains (fixture->output, "$150,000.50");
  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, "--pay", NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "plan", "participants", fixture->file, NULL), ==, DONE);
  g_assert_null (strstr (fixture->output, "2026-06-30"));
}

/* Nothing is written of a table that has an error anywhere. */
static void
test_cli_payout_participants_invalid (CliFixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "person,plan,valid_from,target_variable\nE1,Field,2026-01-01,1\nE9,Field,2026-01-01,1\n",
      "row 3, column person: there is nobody “E9”" },
    { "person,plan,valid_from,target_variable\nCy Dunn,Field,2026-01-01,1\n",
      "row 2, column person: several people are called “Cy Dunn”" },
    { "person,plan,valid_from,target_variable\nE1,Field,1.2.2026,1\n", "row 2, column valid_from" },
    { "person,plan,valid_from,target_variable\nE1,Field,2026-01-01,x\n",
      "row 2, column target_variable" },
    { "person,plan,valid_from,target_variable\nE1,Field,2026-01-01,€ 5\n", "is not in USD" },
    { "person,plan,valid_from,salary\nE1,Field,2026-01-01,1\n",
      "row 1: Participant has no field “salary”" },
    { "person,mail,plan\nE1,E1,Field\n", "two columns are for the field “person”" },
    { "person,plan,valid_from,target_variable\nE1,Field,2026-01-01,-1\n", "is out of bounds" },
    { "person,plan,valid_from,valid_to,target_variable\nE1,Field,2026-01-01,2025-12-31,1\n",
      "row 2: " },
    { "person,plan,valid_from,target_variable,guarantee\nE1,Field,2026-01-01,1,100\n",
      "a guarantee is recoverable or not" },
  };

  make_people (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (import (fixture, "participant", cases[i][0], "--pay"), ==, FAILED);
      cli_assert_contains (fixture->errors, cases[i][1]);
    }
  g_assert_cmpint (
      cli_run (fixture, "records", fixture->file, "participant", "--pay", "-c", NULL), ==, DONE);
  g_assert_cmpstr (fixture->output, ==, "0\n");
  g_assert_cmpint (import (fixture, "plan_version", "name\nP\n", "--pay"), ==, USAGE);
  g_assert_cmpint (import (fixture, "all", "name\nP\n", "--pay"), ==, USAGE);
  g_assert_cmpint (import (fixture, "participant", cases[0][0], NULL), ==, FAILED);
}

static gboolean
prolong (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all =
      sal_participants_list (sal_transaction_get_connection (transaction), error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      g_autoptr (SalRecord) after = sal_record_copy (all->pdata[i]);

      sal_record_set_null (after, "valid_to");
      if (!sal_transaction_enter (transaction, all->pdata[i], after, error))
        return FALSE;
    }

  return all != NULL;
}

/* As people edit them, one by one: no assignment ends. */
static void
prolong_all (CliFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalWorkspace) workspace =
      sal_workspace_open (fixture->file, SAL_STORE_OPEN, sal_model_kinds (), &error);
  SalStore *pay;

  g_assert_no_error (error);
  pay = sal_workspace_open_pay_store (workspace, SAL_STORE_OPEN, sal_pay_kinds (), &error);
  g_assert_no_error (error);
  sal_store_run_sync (pay, "Edit", SAL_COMMAND_DEFAULT, prolong, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  sal_workspace_close (workspace);
}

/* Twice at a time in a plan, in none that there is, and somebody who is gone. What is imported ends
 * what there is of the same plan, and says so. */
static void
test_cli_payout_check (CliFixture *fixture, gconstpointer data)
{
  make_people (fixture);
  g_assert_cmpint (import (fixture,
                           "participant",
                           "person,plan,valid_from,valid_to,target_variable\n"
                           "E1,Field,2026-01-01,2026-06-30,1\nE1,Field,2026-07-01,,1\n"
                           "E1,Other,2026-07-01,,1\nE2,Field,2026-01-01,,1\n",
                           "--pay"),
                   ==,
                   DONE);
  g_assert_cmpint (cli_run (fixture, "check", fixture->file, "--pay", NULL), ==, FINDINGS);
  cli_assert_contains (fixture->output, "takes part in a plan that there is not");
  g_assert_null (strstr (fixture->output, "twice"));
  g_assert_null (strstr (fixture->output, "no longer"));
  g_assert_cmpint (import (fixture,
                           "participant",
                           "person,plan,valid_from,target_variable\nE1,Field,2026-06-30,1\n",
                           "--pay"),
                   ==,
                   DONE);
  cli_assert_contains (fixture->output, "Participants: 1 added, 0 changed, 0 as they were.");
  cli_assert_contains (fixture->output, "2 assignments end the day before others to the same plan");
  cli_run (fixture, "check", fixture->file, "--pay", NULL);
  g_assert_null (strstr (fixture->output, "twice"));
  prolong_all (fixture);
  /* takes the people with it */
  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "check", fixture->file, "--pay", NULL), ==, FINDINGS);
  cli_assert_contains (fixture->output, "takes part in the plan twice on some days");
  cli_assert_contains (fixture->output, "is of a person who is no longer in the workspace");
  g_assert_cmpint (cli_run (fixture, "plan", "participants", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "(deleted)");
}

/* --- payouts --- */

static int
payout (CliFixture *fixture, const char *command, const char *period, const char *option)
{
  return cli_run (fixture, "payout", command, fixture->file, "--period", period, option, NULL);
}

/* Ada has sold 1,000.00 in January, in the plan of 10 %. */
static void
make_sales (CliFixture *fixture)
{
  static const char *const steps[] = { "submit", "approve", "activate" };

  make_people (fixture);
  g_assert_cmpint (import (fixture, "stage", "Name,Order,Status\nWon,1,Won\n", NULL), ==, DONE);
  g_assert_cmpint (import (fixture,
                           "opportunity",
                           "Name,Owner,Stage,Amount,Currency,Close Date,External ID\n"
                           "Big Deal,Ada Byron,Won,1000,USD,2026-01-15,O1\n",
                           NULL),
                   ==,
                   DONE);
  g_assert_cmpint (import (fixture,
                           "participant",
                           "person,plan,valid_from,target_variable\nE1,Field,2026-01-01,5000\n",
                           "--pay"),
                   ==,
                   DONE);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    g_assert_cmpint (cli_run (fixture, "plan", steps[i], fixture->file, "Field", NULL), ==, DONE);
}

/* Without pay none of them makes any. */
static void
test_cli_payout_absent (CliFixture *fixture, gconstpointer data)
{
  static const char *const commands[] = { "calculate", "approve", "close", "list",
                                          "statement", "explain", "export" };
  g_autofree char *pay = g_build_filename (fixture->folder, "company.pay.salient", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "payments.csv", NULL);

  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *last = g_str_equal (commands[i], "explain")  ? "--line=1"
                         : g_str_equal (commands[i], "export") ? file
                                                               : NULL;

      g_assert_cmpint (payout (fixture, commands[i], "2026-Q1", last), ==, FAILED);
      cli_assert_contains (fixture->errors, "company.salient has no pay: ");
      g_assert_false (g_file_test (pay, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
    }
  g_assert_cmpint (cli_run (fixture, "payout", "periods", fixture->file, NULL), ==, FAILED);
  g_assert_cmpint (cli_run (fixture, "plan", "participants", fixture->file, NULL), ==, FAILED);
  g_assert_cmpint (import (fixture, "participant", "person\nE1\n", "--pay"), ==, FAILED);
  g_assert_false (g_file_test (pay, G_FILE_TEST_EXISTS));
}

/* From calculation to the payment file. */
static void
test_cli_payout_periods (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "payments.csv", NULL);
  g_autofree char *sheet = g_build_filename (fixture->folder, "payments.xlsx", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (JsonObject) document = NULL;
  struct stat status;

  make_sales (fixture);
  g_assert_cmpint (cli_run (fixture, "payout", "periods", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Nothing is calculated yet");
  g_assert_cmpint (cli_run (fixture, "payout", "list", fixture->file, NULL), ==, FAILED);
  g_assert_cmpint (cli_run (fixture, "payout", "calculate", fixture->file, NULL), ==, USAGE);
  g_assert_cmpint (payout (fixture, "calculate", "2026", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "expected a fiscal month or quarter");
  g_assert_cmpint (payout (fixture, "close", "2026-Q1", NULL), ==, FAILED);

  g_assert_cmpint (payout (fixture, "calculate", "2026-Q1", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Calculated 2026-Q1: posted ");
  g_assert_cmpint (payout (fixture, "calculate", "2026-Q1", "--json"), ==, DONE);
  document = cli_parse (fixture, "payout_calculation");
  g_assert_cmpint (json_object_get_int_member (document, "posted"), ==, 0);
  g_assert_cmpint (cli_run (fixture, "payout", "list", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Ada Byron");
  cli_assert_contains (fixture->output, "$100.00");
  g_assert_cmpint (cli_run (fixture, "payout", "export", fixture->file, file, NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "is not approved");
  g_assert_cmpint (payout (fixture, "approve", "2026-Q1", "--approver=Vera"), ==, DONE);
  cli_assert_contains (fixture->output, "Approve 2026-Q1");
  g_assert_cmpint (payout (fixture, "close", "2026-Q1", NULL), ==, DONE);
  g_assert_cmpint (payout (fixture, "calculate", "2026-Q1", NULL), ==, REFUSED);
  cli_assert_contains (fixture->errors, "is closed");
  g_assert_cmpint (cli_run (fixture, "payout", "periods", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Vera");
  cli_assert_contains (fixture->output, "Closed");

  /* without a pay code it is a finding; with one it is not */
  g_assert_cmpint (cli_run (fixture, "payout", "export", fixture->file, file, NULL), ==, FINDINGS);
  g_assert_cmpint (
      import (fixture, "payroll_code", "code,currency\nC1,\nC2,USD\n", "--pay"), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "payout", "export", fixture->file, file, NULL), ==, DONE);
  g_assert_true (g_file_get_contents (file, &contents, NULL, NULL));
  cli_assert_contains (contents, "E1,Ada Byron,,C2,2026-Q1,100.00,USD");
  g_assert_cmpint (stat (file, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (cli_run (fixture, "payout", "export", fixture->file, sheet, NULL), ==, DONE);
  g_assert_cmpint (stat (sheet, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (
      cli_run (fixture, "payout", "export", fixture->file, "payments.txt", NULL), ==, FAILED);
}

/* Payment, line, slice, credit, opportunity. */
static void
test_cli_payout_explain (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL, one = NULL;
  JsonObject *statement, *line, *part;

  make_sales (fixture);
  g_assert_cmpint (payout (fixture, "calculate", "2026-P01", NULL), ==, DONE);
  g_assert_cmpint (payout (fixture, "statement", "2026-P01", "--format=json"), ==, DONE);
  document = cli_parse (fixture, "payout_statement");
  statement =
      json_array_get_object_element (json_object_get_array_member (document, "statements"), 0);
  g_assert_cmpstr (json_object_get_string_member (statement, "participant"), ==, "Ada Byron");
  g_assert_cmpstr (json_object_get_string_member (statement, "paid"), ==, "100.00");
  line = json_array_get_object_element (json_object_get_array_member (statement, "lines"), 0);
  g_assert_cmpstr (json_object_get_string_member (line, "component"), ==, "deals");
  g_assert_cmpstr (json_object_get_string_member (line, "amount"), ==, "100.00");
  part = json_array_get_object_element (json_object_get_array_member (line, "slices"), 0);
  g_assert_cmpstr (json_object_get_string_member (part, "units"), ==, "1000");
  g_assert_cmpstr (json_object_get_string_member (part, "rate"), ==, "0.1");
  part = json_array_get_object_element (json_object_get_array_member (line, "credits"), 0);
  g_assert_cmpstr (json_object_get_string_member (part, "name"), ==, "Big Deal");
  g_assert_cmpstr (json_object_get_string_member (part, "type"), ==, "direct");
  g_assert_cmpstr (json_object_get_string_member (part, "credited"), ==, "1000.00");
  g_assert_cmpstr (json_object_get_string_member (part, "amount"), ==, "100.00");

  g_assert_cmpint (payout (fixture, "statement", "2026-P01", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Ada Byron, 2026-P01 (Calculated)");
  g_assert_cmpint (payout (fixture, "statement", "2026-P01", "--format=pdf"), ==, USAGE);
  g_assert_cmpint (payout (fixture, "statement", "2026-P01", "--person=E2"), ==, FAILED);
  g_assert_cmpint (payout (fixture, "explain", "2026-P01", NULL), ==, USAGE);
  g_assert_cmpint (payout (fixture, "explain", "2026-P01", "--person=ada@x.example"), ==, DONE);
  cli_assert_contains (fixture->output, "Ada Byron is paid for 2026-P01: $100.00");
  cli_assert_contains (fixture->output, "Big Deal");
  cli_assert_contains (fixture->output, "Measured $1,000.00\n");
  cli_assert_contains (fixture->output, "   1  $1,000.00  10\302\240%  $100.00");
  g_assert_cmpint (
      cli_run (fixture, "payout", "explain", fixture->file, "--line=1", "--exact", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "   1   1000   0.1     100");
  g_assert_cmpint (
      cli_run (fixture, "payout", "explain", fixture->file, "--line=1", "--json", NULL), ==, DONE);
  one = cli_parse (fixture, "payout_line");
  g_assert_cmpstr (json_object_get_string_member (one, "amount"), ==, "100.00");
  g_assert_cmpint (
      cli_run (fixture, "payout", "explain", fixture->file, "--line=99", NULL), ==, FAILED);
}

#define GOALS                                                                                      \
  "{\"schema\": {\"name\": \"salient-plan\", \"version\": 1}, \"name\": \"Goals\", \"version\": "  \
  "\"1\", \"from\": \"2026-01-01\", \"to\": \"2026-12-31\", \"currency\": \"USD\", "               \
  "\"components\": [{\"id\": \"goals\", \"period\": \"quarter\", \"method\": {\"kind\": "          \
  "\"objectives\", \"objectives\": [{\"name\": \"Training\", \"amount\": 800}]}}]}"

/* An imported credit note of 250.00 in February takes 25.00 of Ada's 100.00 back; an imported score
 * of 75 % pays 600.00 of 800.00, and is named in what explains it. */
static void
test_cli_payout_records (CliFixture *fixture, gconstpointer data)
{
  static const char *const steps[] = { "submit", "approve", "activate" };
  g_autofree char *goals = NULL;

  make_sales (fixture);
  goals = cli_write_file (fixture, "goals.json", GOALS);
  g_assert_cmpint (cli_run (fixture, "plan", "import", fixture->file, goals, NULL), ==, DONE);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    g_assert_cmpint (cli_run (fixture, "plan", steps[i], fixture->file, "Goals", NULL), ==, DONE);
  g_assert_cmpint (import (fixture,
                           "participant",
                           "person,plan,valid_from,target_variable\nE1,Goals,2026-01-01,5000\n",
                           "--pay"),
                   ==,
                   DONE);
  g_assert_cmpint (import (fixture,
                           "transaction",
                           "Number,Type,Date,Opportunity,Amount,Currency\n"
                           "I1,Invoice,2026-01-20,Big Deal,1000,USD\n"
                           "N1,Credit Note,2026-02-10,Big Deal,-250,USD\n",
                           NULL),
                   ==,
                   DONE);
  g_assert_cmpint (import (fixture,
                           "pay_score",
                           "Employee,Objective,Period,Score\nE1,Training,2026-Q1,75 %\n",
                           "--pay"),
                   ==,
                   DONE);
  cli_assert_contains (fixture->output, "Objective Scores: 1 added");
  g_assert_cmpint (import (fixture,
                           "pay_score",
                           "Employee,Objective,Period,Score\nE1,Training,soon,75 %\n",
                           "--pay"),
                   ==,
                   FAILED);
  g_assert_cmpint (payout (fixture, "calculate", "2026-Q1", NULL), ==, DONE);
  g_assert_cmpint (payout (fixture, "explain", "2026-Q1", "--person=E1"), ==, DONE);
  cli_assert_contains (fixture->output, "Ada Byron is paid for 2026-Q1: $675.00");
  cli_assert_contains (fixture->output, "\342\210\222$250.00");
  cli_assert_contains (fixture->output,
                       "Training 2026-Q1  2026-03-31  score       75\302\240%  $600.00");
  g_assert_null (strstr (fixture->output, "Measured $0.75"));
}

/* Minor units, of whatever currency. */
static gint64
get_amount (JsonObject *payment, const char *member)
{
  g_auto (GStrv) parts = g_strsplit (json_object_get_string_member (payment, member), ".", 2);
  g_autofree char *digits = g_strjoinv ("", parts);

  return g_ascii_strtoll (digits, NULL, 10);
}

/* For everybody, what was owed and what was calculated is what is paid or owed; nobody pays. */
static guint
check_payments (CliFixture *fixture, const char *period)
{
  g_autoptr (JsonObject) list = NULL;
  JsonArray *all;
  guint n_paid = 0;

  g_assert_cmpint (payout (fixture, "list", period, "--json"), ==, DONE);
  list = cli_parse (fixture, "payout_list");
  all = json_object_get_array_member (list, "payments");
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *one = json_array_get_object_element (all, i);

      g_assert_cmpint (get_amount (one, "opening") + get_amount (one, "calculated") +
                           get_amount (one, "top_up") + get_amount (one, "adjusted") -
                           get_amount (one, "forfeited") + get_amount (one, "written_off"),
                       ==,
                       get_amount (one, "paid") + get_amount (one, "balance"));
      g_assert_cmpint (get_amount (one, "paid"), >=, 0);
      n_paid += get_amount (one, "paid") > 0;
    }

  return n_paid;
}

/* The sample has a closed quarter and the running one, and nothing is wrong with its pay. */
static void
test_cli_payout_sample (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *pay = g_build_filename (fixture->folder, "company.pay.salient", NULL);
  g_autoptr (JsonObject) periods = NULL, again = NULL;
  JsonArray *all;
  const char *running;
  struct stat status;

  g_assert_cmpint (
      cli_run (fixture, "sample", fixture->file, "--opportunities=1000", "--pay", NULL), ==, DONE);
  g_assert_cmpint (stat (pay, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (cli_run (fixture, "check", fixture->file, "--pay", NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "payout", "periods", fixture->file, "--json", NULL), ==, DONE);
  periods = cli_parse (fixture, "payout_periods");
  all = json_object_get_array_member (periods, "periods");
  g_assert_cmpuint (json_array_get_length (all), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (all, 0), "status"),
                   ==,
                   "closed");
  running = json_object_get_string_member (json_array_get_object_element (all, 1), "period");
  g_assert_cmpuint (check_payments (fixture,
                                    json_object_get_string_member (
                                        json_array_get_object_element (all, 0), "period")),
                    >,
                    5);
  check_payments (fixture, running);
  g_assert_cmpint (payout (fixture, "calculate", running, "--json"), ==, DONE);
  again = cli_parse (fixture, "payout_calculation");
  g_assert_cmpint (json_object_get_int_member (again, "posted"), ==, 0);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, CliFixture, NULL, cli_fixture_set_up, func, cli_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/cli/payout/participants", test_cli_payout_participants);
  ADD ("/cli/payout/participants-invalid", test_cli_payout_participants_invalid);
  ADD ("/cli/payout/check", test_cli_payout_check);

  ADD ("/cli/payout/absent", test_cli_payout_absent);
  ADD ("/cli/payout/periods", test_cli_payout_periods);
  ADD ("/cli/payout/explain", test_cli_payout_explain);
  ADD ("/cli/payout/records", test_cli_payout_records);
  ADD ("/cli/payout/sample", test_cli_payout_sample);

  return g_test_run ();
}
