/* test-cli-account.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

/* Tiers of accounts, from tables that are imported by name. */

enum
{
  DONE = 0,
  FAILED = 1,
  USAGE = 2,
};

static const struct
{
  const char *kind;
  const char *table;
} tables[] = {
  { "account", "Name,Status,Employees\nAlder,Customer,40\nBirch,Customer,900\nCedar,Prospect,7\n" },
  { "tier_model", "Name,From,Hysteresis,Refreshed Every\nGlobal,2026-01-01,0,3\n" },
  { "tier_criterion",
    "Tier Model,Name,Weight,Says Something About,Measure,2 From,3 From,4 From,5 From\n"
    "Global,Size,60%,Attractiveness,Employees,10,50,500,1000\n"
    "Global,Fit,40%,Relationship,,,,,\n" },
  { "tier", "Tier Model,Name,From Score,Capacity\nGlobal,Gold,60,1\nGlobal,Silver,0,\n" },
  { "account_score",
    "Account,Tier Criterion,Score,Scored On\nAlder,Fit,5,2026-01-01\nBirch,Fit,4,2026-01-01\n" },
};

static void
import_tables (CliFixture *fixture)
{
  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.csv", tables[i].kind);
      g_autofree char *path = cli_write_file (fixture, name, tables[i].table);
      int status = cli_run (fixture, "import", fixture->file, tables[i].kind, path, NULL);

      if (status != DONE)
        g_error ("%s: %s%s", tables[i].kind, fixture->output, fixture->errors);
    }
}

static JsonObject *
get_account (JsonObject *document, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (document, "accounts"), i);
}

static void
assert_account (JsonObject *document,
                guint i,
                const char *name,
                double score,
                const char *tier,
                const char *before)
{
  JsonObject *account = get_account (document, i);

  g_assert_cmpstr (json_object_get_string_member (account, "name"), ==, name);
  g_assert_cmpfloat (json_object_get_double_member (account, "score"), ==, score);
  g_assert_cmpstr (json_object_get_string_member (account, "tier"), ==, tier);
  g_assert_cmpstr (json_object_get_string_member (account, "tier_before"), ==, before);
}

/* Alder: 2 and 5 are (0.6 × 1 + 0.4 × 4) ÷ 4, 55 points; Birch: 4 and 4, 75; Cedar was not judged.
 */
static void
test_tiers (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL, refreshed = NULL;

  import_tables (fixture);
  g_assert_cmpint (
      cli_run (fixture, "account", "tier", fixture->file, "--as-of", "2026-06-30", "--json", NULL),
      ==,
      DONE);
  document = cli_parse (fixture, "account_tier");
  assert_account (document, 0, "Alder", 55, "Silver", "");
  assert_account (document, 1, "Birch", 75, "Gold", "");
  g_assert_cmpstr (json_object_get_string_member (get_account (document, 2), "tier"), ==, "");
  g_assert_cmpint (json_object_get_int_member (document, "without_tier"), ==, 1);

  g_assert_cmpint (
      cli_run (
          fixture, "account", "tier", fixture->file, "--as-of", "2026-06-30", "--refresh", NULL),
      ==,
      DONE);
  cli_assert_contains (fixture->output, "Stored the tiers of 2 accounts");
  cli_assert_contains (fixture->output, "No tier: not scored");
  g_assert_cmpint (
      cli_run (fixture, "account", "tier", fixture->file, "--as-of", "2026-06-30", "--json", NULL),
      ==,
      DONE);
  refreshed = cli_parse (fixture, "account_tier");
  assert_account (refreshed, 1, "Birch", 75, "Gold", "Gold");

  g_assert_cmpint (
      cli_run (fixture, "account", "tier", fixture->file, "--as-of", "2026-06-30", "--moved", NULL),
      ==,
      DONE);
  g_assert_null (strstr (fixture->output, "Birch"));
  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Refresh Tiers by ‘Global’");
}

/* --- plans --- */

static const struct
{
  const char *kind;
  const char *table;
} plan_tables[] = {
  { "person", "Name\nAnn Lee\nBen Roe\n" },
  { "account", "Name,Status,Owner\nAlder,Customer,Ann Lee\nBirch,Customer,Ben Roe\n" },
  { "account_plan",
    "Account,Name,Status,From,To,Business,Reviewed On\n"
    "Alder,FY20,Active,2020-01-01,2020-12-31,Pumps,2020-01-05\n" },
  { "plan_section",
    "Function,Account Plan,Text,Author,Written On\n"
    "Sales,FY20,Sell more,Ann Lee,2020-01-05\n" },
  { "plan_objective",
    "Objective,Account Plan,Measured By,Start,Target,Actual,Status\n"
    "Grow,FY20,Plants,2,6,3,Open\n" },
  { "plan_action",
    "Action,Account,Account Plan,Owner,Due,Status\n"
    "\"Call, then write\",Alder,FY20,Ann Lee,2020-02-01,Open\n"
    "Visit,Birch,,Ben Roe,,Open\n" },
  { "contact", "Name,Account\nCy Moor,Alder\n" },
  { "plan_ask",
    "Ask,Account Plan,Asked of Contact,Asked of Person,Due,Status\n"
    "Open the plant,FY20,Cy Moor,,2020-03-01,Open\n"
    "Meet their head,FY20,,Ann Lee,2020-04-01,Agreed\n" },
};

static void
import_plans (CliFixture *fixture)
{
  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  for (gsize i = 0; i < G_N_ELEMENTS (plan_tables); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.csv", plan_tables[i].kind);
      g_autofree char *path = cli_write_file (fixture, name, plan_tables[i].table);
      int status = cli_run (fixture, "import", fixture->file, plan_tables[i].kind, path, NULL);

      if (status != DONE)
        g_error ("%s: %s%s", plan_tables[i].kind, fixture->output, fixture->errors);
    }
}

static JsonObject *
get_plan (CliFixture *fixture)
{
  g_assert_cmpint (
      cli_run (fixture, "account", "plan", fixture->file, "alder", "--json", NULL), ==, DONE);

  return cli_parse (fixture, "account_plan");
}

static JsonArray *
get_changes (JsonObject *document)
{
  return json_object_get_array_member (json_object_get_object_member (document, "changes"),
                                       "records");
}

static void
test_plan (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) before = NULL, after = NULL;
  g_autofree char *risk = NULL;
  JsonObject *objective;

  import_plans (fixture);
  before = get_plan (fixture);
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (before, "freshness"), "state"),
      ==,
      "stale");
  objective =
      json_array_get_object_element (json_object_get_array_member (before, "objectives"), 0);
  g_assert_cmpfloat (json_object_get_double_member (objective, "progress"), ==, 0.25);
  g_assert_cmpuint (json_array_get_length (get_changes (before)), ==, 0);

  /* what comes after it was read is told, also if it comes by an import */
  g_assert_cmpint (
      cli_run (fixture, "account", "plan", fixture->file, "Alder", "--mark-read", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "You have not read this plan before");
  cli_assert_contains (fixture->output, "3 of 6 (25 %)");
  cli_assert_contains (fixture->output, "Open the plant: Cy Moor · due 1 Mar 2020");
  cli_assert_contains (fixture->output, "Meet their head: Ann Lee · Agreed · due 1 Apr 2020");
  risk = cli_write_file (fixture,
                         "plan_risk.csv",
                         "Risk,Account Plan,Likelihood,Impact,Status\nPrice,FY20,High,Low,Open\n");
  g_assert_cmpint (cli_run (fixture, "import", fixture->file, "plan_risk", risk, NULL), ==, DONE);
  after = get_plan (fixture);
  g_assert_cmpuint (json_array_get_length (get_changes (after)), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (
                       json_array_get_object_element (get_changes (after), 0), "title"),
                   ==,
                   "Price");

  /* Birch has none until one is created */
  g_assert_cmpint (cli_run (fixture, "account", "plan", fixture->file, "Birch", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Birch has no plan");
  g_assert_cmpint (
      cli_run (fixture, "account", "plan", fixture->file, "Birch", "--create", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Nothing has been written yet.");
  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Create Plan of");
}

static void
test_plan_actions (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "actions.ics", NULL);
  g_autofree char *calendar = NULL;
  g_autoptr (GError) error = NULL;

  import_plans (fixture);
  g_assert_cmpint (
      cli_run (fixture, "account", "plan", fixture->file, "--actions", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Call, then write");
  cli_assert_contains (fixture->output, "Visit");
  g_assert_cmpint (cli_run (fixture,
                            "account",
                            "plan",
                            fixture->file,
                            "--actions",
                            "--status",
                            "overdue",
                            "--owner",
                            "ann lee",
                            "--calendar",
                            path,
                            NULL),
                   ==,
                   DONE);
  cli_assert_contains (fixture->output, "Wrote 1 action");
  g_file_get_contents (path, &calendar, NULL, &error);
  g_assert_no_error (error);
  cli_assert_contains (calendar, "\r\nSUMMARY:Call\\, then write\r\n");
  cli_assert_contains (calendar, "\r\nDUE;VALUE=DATE:20200201\r\n");
  g_assert_null (strstr (calendar, "Visit"));
}

/* What customers are known by, with rows that are not right: each says where it is wrong, and what
 * would be right. */
static void
test_import_refusals (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *kind;
    const char *table;
    const char *says;
  } files[] = {
    { "contact", "Name,Account\n,Alder\n", "contact.csv, row 2, Name: is required and empty" },
    { "buying_unit",
      "Name,Account,Employees\nPlant,Alder,many\n",
      "buying_unit.csv, row 2, Employees: \"many\" is not a whole number" },
    { "installed_product",
      "Account,Product Family,Annual Value,Currency,Valid From\nAlder,Pumps,12 k,USD,2026-13-01\n",
      "installed_product.csv, row 2, Valid From: \"2026-13-01\" is not a date (expected "
      "YYYY-MM-DD)" },
    { "support_case",
      "Subject,Account,Severity,Opened,Closed\nLeak,Alder,low,2026-11-20,2026-11-01\n",
      "support_case.csv, row 2, Closed: Should not be before it was opened" },
    { "satisfaction_score",
      "Account,Survey,Score,Date\nAlder,nps,99,2026-11-20\n",
      "satisfaction_score.csv, row 2, Score: “99” is not between 0 and 10" },
    { "plan_ask",
      "Ask,Account Plan,Asked of Contact,Asked of Person,Due\nAll,FY20,,,2020-03-01\n",
      "plan_ask.csv, row 2, Asked of Contact: is empty" },
  };

  import_plans (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.csv", files[i].kind);
      g_autofree char *path = cli_write_file (fixture, name, files[i].table);

      g_assert_cmpint (
          cli_run (fixture, "import", fixture->file, files[i].kind, path, NULL), !=, DONE);
      cli_assert_contains (fixture->errors, files[i].says);
    }
}

/* That an account occurs once in a file does not make it the key of what it has many of. */
static void
test_import_of_many (CliFixture *fixture, gconstpointer data)
{
  static const char *const scores[] = {
    "Account,Survey,Score,Date\nAlder,nps,9,2026-11-20\n",
    "Account,Survey,Score,Date\nAlder,nps,5,2026-11-21\n",
  };

  import_plans (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      g_autofree char *path = cli_write_file (fixture, "satisfaction_score.csv", scores[i]);

      g_assert_cmpint (
          cli_run (fixture, "import", fixture->file, "satisfaction_score", path, NULL), ==, DONE);
      cli_assert_contains (fixture->output, "Satisfaction Scores: added 1, changed 0, unchanged 0");
      /* the same file again */
      g_assert_cmpint (
          cli_run (fixture, "import", fixture->file, "satisfaction_score", path, NULL), ==, DONE);
      cli_assert_contains (fixture->output, "Satisfaction Scores: added 0, changed 0, unchanged 1");
    }
}

static void
test_plan_refusals (CliFixture *fixture, gconstpointer data)
{
  import_plans (fixture);
  g_assert_cmpint (cli_run (fixture, "account", "plan", fixture->file, NULL), ==, USAGE);
  g_assert_cmpint (
      cli_run (fixture, "account", "plan", fixture->file, "Alder", "--calendar", "x.ics", NULL),
      ==,
      USAGE);
  g_assert_cmpint (
      cli_run (fixture, "account", "plan", fixture->file, "--actions", "--status", "late", NULL),
      ==,
      USAGE);
  g_assert_cmpint (
      cli_run (fixture, "account", "plan", fixture->file, "Alder", "--since", "2026-02-30", NULL),
      ==,
      USAGE);
  g_assert_cmpint (cli_run (fixture, "account", "plan", fixture->file, "Oak", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "There is no account");
  g_assert_cmpint (
      cli_run (fixture, "account", "plan", fixture->file, "Alder", "--plan", "FY99", NULL),
      ==,
      FAILED);
  g_assert_cmpint (
      cli_run (fixture, "account", "plan", fixture->file, "--actions", "--owner", "Oak", NULL),
      ==,
      FAILED);
  /* a calendar with nothing is none */
  g_assert_cmpint (cli_run (fixture,
                            "account",
                            "plan",
                            fixture->file,
                            "--actions",
                            "--status",
                            "done",
                            "--calendar",
                            "none.ics",
                            NULL),
                   ==,
                   FAILED);
}

/* --- briefs --- */

static int
brief (CliFixture *fixture, const char *account, const char *option, const char *value)
{
  return cli_run (fixture,
                  "account",
                  "brief",
                  fixture->file,
                  account,
                  "--as-of",
                  "2026-06-30",
                  option,
                  value,
                  NULL);
}

/* And takes it away. */
static void
assert_pdf (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL), *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (content, "%PDF"));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Of one account into a file, of the first two into a folder, and what they say. */
static void
test_brief (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "alder.pdf", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "briefs", NULL);
  g_autoptr (JsonObject) document = NULL;
  JsonObject *first, *figure;
  JsonArray *briefs;

  import_tables (fixture);
  g_assert_cmpint (brief (fixture, "alder", "--output", file), ==, DONE);
  cli_assert_contains (fixture->output, "1 brief is written");
  assert_pdf (fixture->folder, "alder.pdf");

  g_assert_cmpint (cli_run (fixture,
                            "account",
                            "brief",
                            fixture->file,
                            "--top",
                            "2",
                            "--as-of",
                            "2026-06-30",
                            "--output",
                            folder,
                            "--json",
                            NULL),
                   ==,
                   DONE);
  document = cli_parse (fixture, "account_brief");
  briefs = json_object_get_array_member (document, "briefs");
  g_assert_cmpuint (json_array_get_length (briefs), ==, 2);
  first = json_array_get_object_element (briefs, 0);
  g_assert_cmpstr (json_object_get_string_member (first, "name"), ==, "Birch");
  g_assert_cmpstr (json_object_get_string_member (first, "as_of"), ==, "2026-06-30");
  figure = json_array_get_object_element (json_object_get_array_member (first, "figures"), 0);
  g_assert_cmpstr (json_object_get_string_member (figure, "name"), ==, "won");
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (figure, "now"), "to"),
      ==,
      "2026-06-30");
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *one = json_array_get_object_element (briefs, i);
      g_autofree char *name = g_strdup_printf ("%s %s.pdf",
                                               json_object_get_string_member (one, "quarter"),
                                               json_object_get_string_member (one, "name"));

      assert_pdf (folder, name);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_brief_refusals (CliFixture *fixture, gconstpointer data)
{
  import_tables (fixture);
  g_assert_cmpint (cli_run (fixture, "account", "brief", fixture->file, NULL), ==, USAGE);
  cli_assert_contains (fixture->errors, "--output is needed");
  g_assert_cmpint (cli_run (fixture,
                            "account",
                            "brief",
                            fixture->file,
                            "Alder",
                            "--top",
                            "3",
                            "--output",
                            fixture->folder,
                            NULL),
                   ==,
                   USAGE);
  /* many do not go into a file, a quarter is no month, and one to come says nothing yet */
  g_assert_cmpint (
      cli_run (fixture, "account", "brief", fixture->file, "--output", fixture->file, NULL),
      ==,
      USAGE);
  g_assert_cmpint (brief (fixture, "Oak", "--output", fixture->folder), ==, FAILED);
  cli_assert_contains (fixture->errors, "There is no account");
  g_assert_cmpint (cli_run (fixture,
                            "account",
                            "brief",
                            fixture->file,
                            "Alder",
                            "--quarter",
                            "2026-P03",
                            "--json",
                            NULL),
                   ==,
                   FAILED);
  g_assert_cmpint (cli_run (fixture,
                            "account",
                            "brief",
                            fixture->file,
                            "Alder",
                            "--as-of",
                            "2026-06-30",
                            "--quarter",
                            "2028-Q1",
                            "--json",
                            NULL),
                   ==,
                   FAILED);
  cli_assert_contains (fixture->errors, "there is nothing to review yet");
}

static void
test_refusals (CliFixture *fixture, gconstpointer data)
{
  import_tables (fixture);
  g_assert_cmpint (
      cli_run (fixture, "account", "tier", fixture->file, "--as-of", "2026-02-30", NULL),
      ==,
      USAGE);
  g_assert_cmpint (
      cli_run (fixture, "account", "tier", fixture->file, "--as-of", "2025-12-31", NULL),
      ==,
      FAILED);
  cli_assert_contains (fixture->errors, "No tier model is in force on that day");
  g_assert_cmpint (
      cli_run (fixture, "account", "tier", fixture->file, "--model", "Mars", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "There is no tier model “Mars”");
}

static const struct
{
  const char *kind;
  const char *table;
} whitespace_tables[] = {
  { "account", "Name,Segment\nAlder,Large\nBirch,Large\n" },
  { "product_family", "Name\nPumps\nValves\n" },
  { "buying_unit", "Name,Account\nHalle,Alder\nJena,Alder\n" },
  { "installed_product",
    "Account,Buying Unit,Product Family,Annual Value,Currency,From\n"
    "Alder,Halle,Pumps,100.00,USD,2025-01-01\n" },
  { "account_potential",
    "Account,Buying Unit,Product Family,Potential,Currency,Source,As Of\n"
    "Alder,Jena,Pumps,250.00,USD,Imported,2026-01-01\n"
    "Alder,Halle,Pumps,80.00,USD,Typed,2026-01-01\n" },
  { "eligibility_exception",
    "Account,Buying Unit,Product Family,Reason,Decided On\n"
    "Alder,Jena,Valves,Makes its own,2026-01-01\n" },
};

static JsonObject *
get_cell (JsonObject *document, guint row, const char *family)
{
  JsonObject *object =
      json_array_get_object_element (json_object_get_array_member (document, "rows"), row);

  return json_object_get_object_member (json_object_get_object_member (object, "families"), family);
}

static void
assert_cell (
    JsonObject *document, guint row, const char *family, const char *state, const char *open)
{
  JsonObject *cell = get_cell (document, row, family);

  g_assert_cmpstr (json_object_get_string_member (cell, "state"), ==, state);
  g_assert_cmpstr (json_object_get_string_member (cell, "open"), ==, open);
}

/* Of 90.00 of valves Halle could buy for 20.00: what remains says so. */
static void
test_remainder (CliFixture *fixture)
{
  g_autofree char *path =
      cli_write_file (fixture,
                      "more.csv",
                      "Account,Buying Unit,Product Family,Potential,Currency,Source,As Of\n"
                      "Alder,,Valves,90.00,USD,Imported,2026-01-01\n"
                      "Alder,Halle,Valves,20.00,USD,Typed,2026-01-01\n");
  g_autoptr (JsonObject) open = NULL;
  JsonObject *rest;

  g_assert_cmpint (
      cli_run (fixture, "import", fixture->file, "account_potential", path, NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture,
                            "account",
                            "whitespace",
                            fixture->file,
                            "--as-of",
                            "2026-06-30",
                            "--open-cells",
                            "--json",
                            NULL),
                   ==,
                   DONE);
  open = cli_parse (fixture, "account_open_cells");
  rest = json_array_get_object_element (json_object_get_array_member (open, "cells"), 1);
  g_assert_cmpstr (json_object_get_string_member (rest, "product_family_name"), ==, "Valves");
  g_assert_cmpstr (json_object_get_string_member (rest, "open"), ==, "70.00");
  g_assert_cmpstr (json_object_get_string_member (rest, "potential_of_account"), ==, "90.00");
  g_assert_cmpstr (json_object_get_string_member (rest, "potential_of_units"), ==, "20.00");
}

/* The first line that begins so has the sign of a doubtful potential, or not. */
static void
assert_marked (const char *output, const char *start, gboolean marked)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], start))
      {
        g_assert_cmpint (strstr (lines[i], "⚠") != NULL, ==, marked);
        return;
      }
  g_assert_not_reached ();
}

/* The ids of the potentials that a check finds; NULL: none */
static JsonArray *
check_potentials (CliFixture *fixture, JsonObject **document)
{
  JsonArray *findings;

  cli_run (fixture, "check", fixture->file, "--json", NULL);
  *document = cli_parse (fixture, "check");
  findings = json_object_get_array_member (*document, "findings");
  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);

      if (strcmp (json_object_get_string_member (finding, "check"), "below-current") == 0)
        return json_object_get_array_member (finding, "ids");
    }

  return NULL;
}

/* A check names the potential that is below what is bought, until a newer one is recorded. */
static void
test_below (CliFixture *fixture, JsonObject *document)
{
  JsonArray *records = json_object_get_array_member (document, "records");
  g_autofree char *path =
      cli_write_file (fixture,
                      "newer.csv",
                      "Account,Buying Unit,Product Family,Potential,Currency,Source,As Of\n"
                      "Alder,Halle,Pumps,120.00,USD,Typed,2026-07-01\n");
  g_autoptr (JsonObject) found = NULL, none = NULL;
  JsonArray *ids = check_potentials (fixture, &found);
  gboolean seen = FALSE;

  g_assert_nonnull (ids);
  g_assert_cmpuint (json_array_get_length (ids), ==, 1);
  for (guint i = 0; i < json_array_get_length (records); i++)
    {
      JsonObject *one = json_array_get_object_element (records, i);

      if (strcmp (json_object_get_string_member (one, "amount"), "80.00") == 0)
        seen = strcmp (json_object_get_string_member (one, "id"),
                       json_array_get_string_element (ids, 0)) == 0;
    }
  g_assert_true (seen);
  g_assert_cmpint (
      cli_run (fixture, "import", fixture->file, "account_potential", path, NULL), ==, DONE);
  g_assert_null (check_potentials (fixture, &none));
}

#define WHITESPACE "account", "whitespace", fixture->file
#define AS_OF      "--as-of", "2026-06-30"

/* Jena's pumps, and of unknown value Halle's valves and both of Birch */
static void
test_open_cells (CliFixture *fixture)
{
  g_autoptr (JsonObject) open = NULL;
  JsonObject *first;
  JsonArray *cells;

  g_assert_cmpint (cli_run (fixture, WHITESPACE, AS_OF, "--open-cells", "--json", NULL), ==, DONE);
  open = cli_parse (fixture, "account_open_cells");
  cells = json_object_get_array_member (open, "cells");
  g_assert_cmpuint (json_array_get_length (cells), ==, 4);
  first = json_array_get_object_element (cells, 0);
  g_assert_cmpstr (json_object_get_string_member (first, "account_name"), ==, "Alder");
  g_assert_cmpstr (json_object_get_string_member (first, "buying_unit_name"), ==, "Jena");
  g_assert_cmpstr (json_object_get_string_member (first, "open"), ==, "250.00");
  g_assert_cmpstr (json_object_get_string_member (first, "potential_from"), ==, "imported");
  g_assert_true (json_object_get_null_member (json_array_get_object_element (cells, 3), "open"));
  g_assert_cmpint (cli_run (fixture, WHITESPACE, AS_OF, "--open-cells", "-n", "1", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Jena");
  g_assert_null (strstr (fixture->output, "Birch"));
  cli_assert_contains (fixture->output, "1 of 4 open cells");
  g_assert_cmpint (cli_run (fixture, WHITESPACE, "Birch", AS_OF, "--open-cells", NULL), ==, DONE);
  g_assert_null (strstr (fixture->output, "Jena"));
}

/* From tables alone: Halle has pumps, Jena could, and makes its own valves. */
static void
test_whitespace (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL, all = NULL;
  JsonObject *sell, *alder, *pumps;
  JsonArray *accounts;

  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  for (gsize i = 0; i < G_N_ELEMENTS (whitespace_tables); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.csv", whitespace_tables[i].kind);
      g_autofree char *path = cli_write_file (fixture, name, whitespace_tables[i].table);

      if (cli_run (fixture, "import", fixture->file, whitespace_tables[i].kind, path, NULL) != DONE)
        g_error ("%s: %s%s", whitespace_tables[i].kind, fixture->output, fixture->errors);
    }

  g_assert_cmpint (cli_run (fixture, WHITESPACE, "alder", AS_OF, "--json", NULL), ==, DONE);
  document = cli_parse (fixture, "account_whitespace");
  assert_cell (document, 0, "Pumps", "owned", "250.00");
  assert_cell (document, 1, "Pumps", "nothing", "0.00");
  assert_cell (document, 2, "Pumps", "owned", "0.00");
  assert_cell (document, 3, "Pumps", "open", "250.00");
  assert_cell (document, 3, "Valves", "not_eligible", "0.00");
  g_assert_true (json_object_get_boolean_member (get_cell (document, 2, "Pumps"),
                                                 "potential_is_below_current"));
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (document, "records")), ==, 4);
  g_assert_cmpfloat (json_object_get_double_member (document, "penetration"), ==, 1.0 / 3);

  g_assert_cmpint (cli_run (fixture, WHITESPACE, "Alder", AS_OF, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Makes its own");
  cli_assert_contains (fixture->output, "● 1/2 ○ $250");
  cli_assert_contains (fixture->output, "⚠ Halle, Pumps: the potential is below what is bought");
  assert_marked (fixture->output, "Halle ", TRUE);
  assert_marked (fixture->output, "Jena ", FALSE);
  test_below (fixture, document);

  g_assert_cmpint (cli_run (fixture, WHITESPACE, AS_OF, "--json", NULL), ==, DONE);
  all = cli_parse (fixture, "account_whitespace");
  accounts = json_object_get_array_member (all, "accounts");
  g_assert_cmpuint (json_array_get_length (accounts), ==, 2);
  alder = json_array_get_object_element (accounts, 0);
  g_assert_cmpfloat (json_object_get_double_member (alder, "penetration"), ==, 1.0 / 3);
  g_assert_cmpint (json_object_get_int_member (alder, "families_owned"), ==, 1);
  pumps =
      json_object_get_object_member (json_object_get_object_member (alder, "families"), "Pumps");
  g_assert_cmpstr (json_object_get_string_member (pumps, "open"), ==, "250.00");
  pumps = json_object_get_object_member (pumps, "cells");
  g_assert_cmpint (json_object_get_int_member (pumps, "eligible"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (pumps, "owned"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (pumps, "pipeline"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (pumps, "open"), ==, 1);
  sell = json_object_get_object_member (all, "cross_sell");
  g_assert_cmpint (json_object_get_int_member (sell, "customers"), ==, 1);
  g_assert_cmpfloat (json_object_get_double_member (sell, "families_per_customer"), ==, 1);

  test_open_cells (fixture);
  g_assert_cmpint (cli_run (fixture, WHITESPACE, "-n", "1", NULL), ==, USAGE);
  test_remainder (fixture);

  g_assert_cmpint (cli_run (fixture, WHITESPACE, AS_OF, "--customers", NULL), ==, DONE);
  g_assert_null (strstr (fixture->output, "Birch"));
  cli_assert_contains (fixture->output, "families per customer");
  g_assert_cmpint (cli_run (fixture, WHITESPACE, "Mars", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "There is no account “Mars”");
  g_assert_cmpint (cli_run (fixture, WHITESPACE, "--as-of", "Monday", NULL), ==, USAGE);
#undef WHITESPACE
#undef AS_OF
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add (                                                                                     \
      "/cli-account/" path, CliFixture, NULL, cli_fixture_set_up, func, cli_fixture_tear_down)
  ADD ("tiers", test_tiers);
  ADD ("refusals", test_refusals);
  ADD ("plan", test_plan);
  ADD ("plan-actions", test_plan_actions);
  ADD ("plan-refusals", test_plan_refusals);
  ADD ("import-refusals", test_import_refusals);
  ADD ("import-of-many", test_import_of_many);
  ADD ("whitespace", test_whitespace);
  ADD ("brief", test_brief);
  ADD ("brief-refusals", test_brief_refusals);
#undef ADD

  return g_test_run ();
}
