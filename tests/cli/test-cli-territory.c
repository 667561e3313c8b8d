/* test-cli-territory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "sal-alignment.h"
#include "sal-kinds.h"
#include "sal-transaction.h"

/* Territories: an alignment made, optimised, branched, compared and written to files. */

enum
{
  DONE = 0,
  FAILED = 1,
  USAGE = 2,
  REFUSED = 4
};

#define ITERATIONS "3000"

static void
make_plan (CliFixture *fixture)
{
  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  g_assert_cmpint (
      cli_run (fixture, "territory", "new", fixture->file, "Plan", "--territories", "5", NULL),
      ==,
      DONE);
}

/* Returns how many areas were moved. */
static gint64
optimize (CliFixture *fixture, const char *alignment, const char *measure)
{
  g_autoptr (JsonObject) document = NULL;

  g_assert_cmpint (cli_run (fixture,
                            "territory",
                            "optimize",
                            fixture->file,
                            alignment,
                            "--measure",
                            measure,
                            "--iterations",
                            ITERATIONS,
                            "--json",
                            NULL),
                   ==,
                   DONE);
  document = cli_parse (fixture, "territory_optimize");
  g_assert_cmpint (json_object_get_int_member (document, "detached"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (document, "empty"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (document, "unassigned"), ==, 0);

  return json_object_get_int_member (document, "moved_areas");
}

static JsonObject *
score (CliFixture *fixture, const char *alignment)
{
  g_assert_cmpint (
      cli_run (
          fixture, "territory", "score", fixture->file, alignment, "-m", "payroll", "--json", NULL),
      ==,
      DONE);

  return cli_parse (fixture, "territory_score");
}

static JsonObject *
compare (CliFixture *fixture, const char *one, const char *other)
{
  g_assert_cmpint (
      cli_run (fixture, "territory", "compare", fixture->file, one, other, "--json", NULL),
      ==,
      DONE);

  return cli_parse (fixture, "territory_compare");
}

static gint64
count_moved (CliFixture *fixture, const char *one, const char *other)
{
  g_autoptr (JsonObject) document = compare (fixture, one, other);
  JsonArray *transfers = json_object_get_array_member (document, "transfers");
  JsonObject *total = json_object_get_object_member (document, "total");
  gint64 sum = 0;

  for (guint i = 0; i < json_array_get_length (transfers); i++)
    sum += json_object_get_int_member (json_array_get_object_element (transfers, i), "areas");
  g_assert_cmpint (sum, ==, json_object_get_int_member (total, "areas"));
  g_assert_cmpint (
      sum, ==, json_array_get_length (json_object_get_array_member (document, "areas")));

  return sum;
}

/* --- tests --- */

static void
test_cli_territory_new (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  JsonArray *alignments;

  make_plan (fixture);
  g_assert_cmpint (
      cli_run (fixture, "territory", "new", fixture->file, "Next", "--from", "plan", NULL),
      ==,
      DONE);
  cli_assert_contains (fixture->output, "“Next” from “plan”");
  g_assert_cmpint (cli_run (fixture, "territory", "list", fixture->file, "--json", NULL), ==, DONE);
  document = cli_parse (fixture, "territory_list");
  alignments = json_object_get_array_member (document, "alignments");
  g_assert_cmpuint (json_array_get_length (alignments), ==, 2);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (alignments, 0), "name"),
      ==,
      "Next");
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (alignments, 1), "status"),
      ==,
      "draft");
  g_assert_false (
      json_object_get_boolean_member (json_array_get_object_element (alignments, 1), "in_force"));
  g_assert_true (
      json_object_get_null_member (json_array_get_object_element (alignments, 1), "valid_to"));
}

/* What was found is there afterwards: in the score, and gone after an undo. */
static void
test_cli_territory_optimize (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  g_autoptr (JsonObject) undone = NULL;
  JsonArray *territories;
  JsonObject *measure, *bound;
  gint64 n_areas = 0;
  double sum = 0;

  make_plan (fixture);
  g_assert_cmpint (optimize (fixture, "PLAN", "payroll:1:2"), ==, 3142);
  document = score (fixture, "Plan");
  territories = json_object_get_array_member (document, "territories");
  g_assert_cmpuint (json_array_get_length (territories), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      JsonObject *territory = json_array_get_object_element (territories, i);

      n_areas += json_object_get_int_member (territory, "areas");
      sum += json_object_get_double_member (
          json_array_get_object_element (json_object_get_array_member (territory, "measures"), 0),
          "sum");
      g_assert_cmpint (json_object_get_int_member (territory, "pieces"), ==, 1);
    }
  g_assert_cmpint (n_areas, ==, 3142);
  measure = json_array_get_object_element (json_object_get_array_member (document, "measures"), 0);
  bound = json_object_get_object_member (measure, "bound");
  g_assert_cmpfloat (sum, ==, json_object_get_double_member (measure, "total"));
  g_assert_cmpfloat (json_object_get_double_member (measure, "max_deviation"), <, 0.2);
  g_assert_cmpfloat (json_object_get_double_member (measure, "max_deviation"),
                     >=,
                     json_object_get_double_member (bound, "max_deviation"));

  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Optimise ‘Plan’");
  undone = score (fixture, "Plan");
  g_assert_cmpint (json_object_get_int_member (undone, "unassigned"), ==, 3142);
}

/* @measure: what it is judged by if nothing is said */
static void
assert_judged (CliFixture *fixture, const char *alignment, const char *measure, double tolerance)
{
  g_autoptr (JsonObject) document = NULL;
  JsonObject *first;

  g_assert_cmpint (
      cli_run (fixture, "territory", "score", fixture->file, alignment, "--json", NULL), ==, DONE);
  document = cli_parse (fixture, "territory_score");
  first = json_array_get_object_element (json_object_get_array_member (document, "measures"), 0);
  g_assert_cmpstr (json_object_get_string_member (first, "measure"), ==, measure);
  g_assert_cmpfloat_with_epsilon (
      json_object_get_double_member (first, "tolerance"), tolerance, 1e-9);
  g_assert_cmpint (json_object_get_int_member (first, "within_tolerance"), <=, 5);
}

/* By what territories were balanced is kept with the alignment, in the same change, and taken again
 * where nothing is said. */
static void
test_cli_territory_goals (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  g_autoptr (JsonObject) again = NULL;
  JsonObject *first;

  make_plan (fixture);
  assert_judged (fixture, "Plan", "population", 0.05);
  optimize (fixture, "Plan", "payroll:3:2");
  assert_judged (fixture, "Plan", "payroll", 0.02);
  g_assert_cmpint (
      cli_run (fixture, "territory", "new", fixture->file, "Next", "--from", "Plan", NULL),
      ==,
      DONE);
  assert_judged (fixture, "Next", "payroll", 0.02);

  g_assert_cmpint (cli_run (fixture,
                            "territory",
                            "optimize",
                            fixture->file,
                            "Next",
                            "--borders",
                            "2",
                            "--iterations",
                            "2000",
                            "--json",
                            NULL),
                   ==,
                   DONE);
  document = cli_parse (fixture, "territory_optimize");
  g_assert_cmpfloat (json_object_get_double_member (document, "borders"), ==, 2);
  first = json_array_get_object_element (json_object_get_array_member (document, "measures"), 0);
  g_assert_cmpstr (json_object_get_string_member (first, "measure"), ==, "payroll");
  g_assert_cmpfloat (json_object_get_double_member (first, "weight"), ==, 3);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (first, "tolerance"), 0.02, 1e-9);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (cli_run (fixture, "undo", fixture->file, NULL), ==, DONE);
  assert_judged (fixture, "Plan", "population", 0.05);
}

/* Where nothing is said of measures, those are balanced that the window proposes, and kept. */
static void
test_cli_territory_default_goals (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *measure;
    double weight, tolerance;
  } expected[] = { { "population", 2, 0.05 }, { "accounts", 1, 0.2 }, { "revenue", 1, 0.2 } };
  g_autoptr (JsonObject) document = NULL;
  JsonArray *measures;

  g_assert_cmpint (
      cli_run (fixture, "sample", fixture->file, "--opportunities", "500", NULL), ==, DONE);
  g_assert_cmpint (
      cli_run (
          fixture, "territory", "new", fixture->file, "Plan", "--from", "FY27 United States", NULL),
      ==,
      DONE);
  for (guint run = 0; run < 2; run++)
    {
      g_clear_pointer (&document, json_object_unref);
      g_assert_cmpint (cli_run (fixture,
                                "territory",
                                "optimize",
                                fixture->file,
                                "Plan",
                                "--iterations",
                                "100",
                                "--json",
                                NULL),
                       ==,
                       DONE);
      document = cli_parse (fixture, "territory_optimize");
      measures = json_object_get_array_member (document, "measures");
      g_assert_cmpuint (json_array_get_length (measures), ==, G_N_ELEMENTS (expected));
      for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
        {
          JsonObject *measure = json_array_get_object_element (measures, i);

          g_assert_cmpstr (
              json_object_get_string_member (measure, "measure"), ==, expected[i].measure);
          g_assert_cmpfloat (
              json_object_get_double_member (measure, "weight"), ==, expected[i].weight);
          g_assert_cmpfloat_with_epsilon (
              json_object_get_double_member (measure, "tolerance"), expected[i].tolerance, 1e-9);
        }
    }
  /* by what is kept it is judged from then on */
  g_clear_pointer (&document, json_object_unref);
  g_assert_cmpint (
      cli_run (fixture, "territory", "score", fixture->file, "Plan", "--json", NULL), ==, DONE);
  document = cli_parse (fixture, "territory_score");
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (document, "measures")), ==, 3);
}

static gpointer
read_goals (SalConnection *connection, gpointer name, GCancellable *cancellable, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT measures || '; ' || borders || ' ' || disruption || ' ' || travel"
      " FROM alignment WHERE name = ?1",
      error);
  gboolean row;

  sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
  g_assert_true (sal_connection_step (connection, statement, &row, error));
  g_assert_true (row);

  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

static char *
dup_goals (SalWorkspace *workspace, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *goals = sal_store_read_sync (
      sal_workspace_get_store (workspace), read_goals, (gpointer) name, NULL, &error);

  g_assert_no_error (error);

  return goals;
}

/* A branch has all that is kept of what its territories are to be like. */
static void
test_cli_territory_branch_goals (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *goals = NULL, *branched = NULL;

  make_plan (fixture);
  g_assert_cmpint (cli_run (fixture,
                            "territory",
                            "optimize",
                            fixture->file,
                            "Plan",
                            "-m",
                            "payroll:3:2",
                            "-m",
                            "population:1:7",
                            "--borders",
                            "1.5",
                            "--disruption",
                            "0.25",
                            "--travel",
                            "2",
                            "--iterations",
                            "500",
                            NULL),
                   ==,
                   DONE);
  g_assert_cmpint (
      cli_run (fixture, "territory", "new", fixture->file, "Next", "--from", "Plan", NULL),
      ==,
      DONE);
  workspace = sal_workspace_open (fixture->file, SAL_STORE_OPEN, sal_model_kinds (), &error);
  g_assert_no_error (error);
  goals = dup_goals (workspace, "Plan");
  branched = dup_goals (workspace, "Next");
  g_assert_true (g_str_has_prefix (goals, "payroll:3:2, population:1:7; "));
  g_assert_cmpstr (branched, ==, goals);
  sal_workspace_close (workspace);
}

/* The same seed and iterations give the same map; and a branch has what it was branched from. */
static void
test_cli_territory_compare (CliFixture *fixture, gconstpointer data)
{
  make_plan (fixture);
  g_assert_cmpint (
      cli_run (fixture, "territory", "new", fixture->file, "Again", "--territories", "5", NULL),
      ==,
      DONE);
  optimize (fixture, "Plan", "population");
  optimize (fixture, "Again", "population");
  g_assert_cmpint (count_moved (fixture, "Plan", "Again"), ==, 0);

  g_assert_cmpint (
      cli_run (fixture, "territory", "new", fixture->file, "Next", "--from", "Plan", NULL),
      ==,
      DONE);
  g_assert_cmpint (count_moved (fixture, "Plan", "Next"), ==, 0);
  g_assert_cmpint (count_moved (fixture, "Plan", "Next"), ==, 0);
  g_assert_cmpint (
      optimize (fixture, "Next", "payroll"), ==, count_moved (fixture, "Plan", "Next"));
  g_assert_cmpint (count_moved (fixture, "Plan", "Next"), >, 0);
  g_assert_cmpint (
      cli_run (fixture, "territory", "compare", fixture->file, "Plan", "Next", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Open Pipeline");
  cli_assert_contains (fixture->output, "Total");
}

static JsonObject *
optimize_within (CliFixture *fixture, const char *budget)
{
  g_assert_cmpint (cli_run (fixture,
                            "territory",
                            "optimize",
                            fixture->file,
                            "Plan",
                            "--measure",
                            "payroll",
                            "--budget",
                            budget,
                            "--iterations",
                            ITERATIONS,
                            "--json",
                            NULL),
                   ==,
                   DONE);

  return cli_parse (fixture, "territory_optimize");
}

/* Of what is to be evened out no more moves than may; of locked territories nothing at all. */
static void
test_cli_territory_budget (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) bounded = NULL;
  g_autoptr (JsonObject) locked = NULL;

  make_plan (fixture);
  optimize (fixture, "Plan", "population");
  bounded = optimize_within (fixture, "2");
  g_assert_cmpfloat (json_object_get_double_member (bounded, "moved"), <=, 0.02 + 1e-9);
  g_assert_cmpint (json_object_get_int_member (bounded, "moved_areas"), >, 0);

  g_assert_cmpint (cli_run (fixture,
                            "territory",
                            "lock",
                            fixture->file,
                            "Plan",
                            "Territory 1",
                            "Territory 2",
                            "Territory 3",
                            "Territory 4",
                            NULL),
                   ==,
                   DONE);
  cli_assert_contains (fixture->output, "Locked 4 territories of “Plan”");
  locked = optimize_within (fixture, "100");
  g_assert_cmpint (json_object_get_int_member (locked, "moved_areas"), ==, 0);

  g_assert_cmpint (
      cli_run (fixture, "territory", "lock", fixture->file, "Plan", "Nowhere", NULL), !=, DONE);
  cli_assert_contains (fixture->errors, "“Plan” has no territory “Nowhere”");
  g_assert_cmpint (cli_run (fixture,
                            "territory",
                            "lock",
                            fixture->file,
                            "Plan",
                            "Territory 1",
                            "Territory 2",
                            "--unlock",
                            NULL),
                   ==,
                   DONE);
  cli_assert_contains (fixture->output, "Unlocked 2 territories of “Plan”");
}

static void
test_cli_territory_export (CliFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "a.csv", "a.xlsx", "a.geojson" };

  make_plan (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (JsonObject) document = NULL;

      g_assert_cmpint (
          cli_run (fixture, "territory", "export", fixture->file, "Plan", path, "--json", NULL),
          ==,
          DONE);
      document = cli_parse (fixture, "territory_export");
      g_assert_cmpint (json_object_get_int_member (document, "areas"), ==, 3142);
      /* a spreadsheet has the accounts besides */
      g_assert_true (json_object_has_member (document, "accounts") ==
                     g_str_has_suffix (names[i], ".xlsx"));
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
}

static gboolean
activate (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = data;
  g_autoptr (SalRecord) alignment =
      sal_transaction_load (transaction, &sal_alignment_kind, *id, error);

  sal_record_set_text (alignment, "status", SAL_ALIGNMENT_ACTIVE);

  return sal_transaction_update (transaction, alignment, error);
}

/* What is in force is not touched. */
static void
test_cli_territory_refused (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  make_plan (fixture);
  g_assert_cmpint (cli_run (fixture, "territory", "list", fixture->file, "--json", NULL), ==, DONE);
  document = cli_parse (fixture, "territory_list");
  id = g_ascii_strtoll (
      json_object_get_string_member (
          json_array_get_object_element (json_object_get_array_member (document, "alignments"), 0),
          "id"),
      NULL,
      10);
  workspace = sal_workspace_open (fixture->file, SAL_STORE_OPEN, sal_model_kinds (), &error);
  g_assert_no_error (error);
  sal_store_run_sync (sal_workspace_get_store (workspace),
                      "Activate",
                      SAL_COMMAND_DEFAULT,
                      activate,
                      &id,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  sal_workspace_close (workspace);

  g_assert_cmpint (
      cli_run (fixture, "territory", "optimize", fixture->file, "Plan", "--iterations", "10", NULL),
      ==,
      REFUSED);
  cli_assert_contains (fixture->errors, "“Plan” is no draft any more");
  after = score (fixture, "Plan");
  g_assert_cmpint (json_object_get_int_member (after, "unassigned"), ==, 3142);
}

/* Accounts with their territory, as a file of their own. */
static void
test_cli_territory_export_accounts (CliFixture *fixture, gconstpointer data)
{
  static const char *const endings[] = { "csv", "xlsx", "geojson", "shp" };

  make_plan (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat ("accounts.", endings[i], NULL);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autoptr (JsonObject) document = NULL;

      g_assert_cmpint (cli_run (fixture,
                                "territory",
                                "export",
                                fixture->file,
                                "Plan",
                                path,
                                "--accounts",
                                "--json",
                                NULL),
                       ==,
                       DONE);
      document = cli_parse (fixture, "territory_export");
      g_assert_true (json_object_has_member (document, "accounts"));
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_cli_territory_mistakes (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *action;
    const char *arguments[4];
    int status;
    const char *said;
  } cases[] = {
    { "score", { "Plam" }, FAILED, "there is no alignment “Plam”; there are: “Accounts”" },
    { "score", { "Plan", "-m", "wealth" }, FAILED, "there are: population, establishments" },
    { "score", { NULL }, USAGE, "FILE ALIGNMENT" },
    { "optimize", { "Plan", "-m", "population:x" }, FAILED, "for example, population:2:5" },
    { "optimize", { "Plan", "-m", "population:1:2:3" }, FAILED, "“population:1:2:3”" },
    { "optimize", { "Plan", "--start", "yesterday" }, USAGE, "neither current nor scratch" },
    { "optimize", { "Plan", "--scope", "some" }, USAGE, "neither assigned nor all" },
    { "optimize", { "Plan", "--budget", "200" }, FAILED, "is not between 0 % and 100 %" },
    { "optimize", { "Empty" }, FAILED, "no territory can take areas" },
    { "optimize", { "Accounts" }, FAILED, "divides accounts only" },
    { "new", { "More", "--territories", "-1" }, USAGE, "expected a number from 0" },
    { "new",
      { "More", "--geography", "mars" },
      FAILED,
      "there is no geography “mars”; there are: us-counties" },
    { "new", { "More", "--from", "Less" }, FAILED, "there is no alignment “Less”" },
    { "export", { "Plan", "a.pdf" }, USAGE, "none of .csv, .xlsx, .geojson and .shp" },
    { "export", { "Plan", "a.csv", "--territories" }, USAGE, "neither .geojson nor .shp" },
    { "export", { "Plan", "a.shp", "--territories", "--accounts" }, USAGE, "only one of them" },
    { "compare", { "Plan", "Plam" }, FAILED, "there is no alignment “Plam”" },
    { "paint", { NULL }, USAGE, "there is no command “territory paint”" },
  };

  make_plan (fixture);
  g_assert_cmpint (cli_run (fixture, "territory", "new", fixture->file, "Empty", NULL), ==, DONE);
  g_assert_cmpint (
      cli_run (
          fixture, "territory", "new", fixture->file, "Accounts", "--geography", "accounts", NULL),
      ==,
      DONE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *a = cases[i].arguments;

      g_assert_cmpint (
          cli_run (
              fixture, "territory", cases[i].action, fixture->file, a[0], a[1], a[2], a[3], NULL),
          ==,
          cases[i].status);
      g_assert_cmpstr (fixture->output, ==, "");
      cli_assert_contains (fixture->errors, cases[i].said);
    }
}

static void
assert_pdf (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Without a name, it is the alignment in force that is reported, or else the newest draft. */
static void
test_cli_territory_report (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *arguments[2];
    int status;
    const char *said;
  } cases[] = {
    { { "--alignment", "Plam" }, FAILED, "there is no alignment “Plam”" },
    { { "--compare", "Plam" }, FAILED, "there is no alignment “Plam”" },
    { { "--measure", "wealth" }, FAILED, "there are: population, establishments" },
    { { "--period", "2026-Q4" }, USAGE, "they have no --period" },
    { { "-o", "/nowhere/deck.pdf" }, FAILED, "/nowhere/deck.pdf" },
    { { "--paper", "a5" }, USAGE, "there are a4 and letter" },
  };
  g_autofree char *path = g_build_filename (fixture->folder, "territories.pdf", NULL);
  g_autoptr (JsonObject) document = NULL;

  make_plan (fixture);
  optimize (fixture, "Plan", "payroll");
  g_assert_cmpint (
      cli_run (fixture, "report", fixture->file, "territories", "-o", path, "--json", NULL),
      ==,
      DONE);
  document = cli_parse (fixture, "report");
  g_assert_cmpstr (json_object_get_string_member (document, "alignment"), ==, "Plan");
  assert_pdf (path);
  g_assert_cmpint (
      cli_run (fixture, "territory", "new", fixture->file, "Next", "--from", "Plan", NULL),
      ==,
      DONE);
  optimize (fixture, "Next", "population");
  g_assert_cmpint (cli_run (fixture,
                            "report",
                            fixture->file,
                            "territories",
                            "-o",
                            path,
                            "--alignment",
                            "next",
                            "--compare",
                            "Plan",
                            "-m",
                            "population",
                            "--full",
                            "--paper",
                            "letter",
                            NULL),
                   ==,
                   DONE);
  cli_assert_contains (fixture->output, "“Next”");
  assert_pdf (path);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *a = cases[i].arguments;

      g_assert_cmpint (
          cli_run (fixture, "report", fixture->file, "territories", "-o", path, a[0], a[1], NULL),
          ==,
          cases[i].status);
      cli_assert_contains (fixture->errors, cases[i].said);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  g_assert_cmpint (
      cli_run (fixture, "report", fixture->file, "executive", "-o", path, "-a", "Plan", NULL),
      ==,
      USAGE);
  cli_assert_contains (fixture->errors, "are of the deck territories");
  g_assert_cmpint (
      cli_run (fixture, "report", fixture->file, "executive", "-o", path, "--full", NULL),
      ==,
      USAGE);
  cli_assert_contains (fixture->errors, "are of the deck territories");
}

static void
test_cli_territory_help (CliFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (cli_run (fixture, "territory", "--help", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "territory score");
  g_assert_null (strstr (fixture->output, "recover"));
  g_assert_cmpint (cli_run (fixture, "territory", "score", "--help", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "--measure");
  g_assert_cmpint (cli_run (fixture, "territory", NULL), ==, USAGE);
  cli_assert_contains (fixture->errors, "salient-cli territory --help");
}

/* What the sample's alignments are about. */
#define COUNTED                                                                                    \
  "country = \"United States\" and (status = \"prospect\" or "                                     \
  "segment in (\"Small\", \"Mid-Market\"))"

/* The sample: each account that the alignment is about is in one territory, or in none. */
static void
test_cli_territory_coverage (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  JsonArray *territories;
  gint64 n_accounts = 0;

  g_assert_cmpint (
      cli_run (
          fixture, "sample", fixture->file, "--accounts", "200", "--opportunities", "400", NULL),
      ==,
      DONE);
  g_assert_cmpint (cli_run (fixture,
                            "territory",
                            "coverage",
                            fixture->file,
                            "FY27 United States",
                            "--potential",
                            "employment",
                            "--json",
                            NULL),
                   ==,
                   DONE);
  document = cli_parse (fixture, "territory_coverage");
  g_assert_cmpstr (json_object_get_string_member (document, "potential"), ==, "employment");
  territories = json_object_get_array_member (document, "territories");
  for (guint i = 0; i < json_array_get_length (territories); i++)
    {
      JsonObject *row = json_array_get_object_element (territories, i);

      n_accounts += json_object_get_int_member (row, "accounts");
      g_assert_cmpint (json_object_get_int_member (row, "covered") +
                           json_object_get_int_member (row, "uncovered"),
                       ==,
                       json_object_get_int_member (row, "accounts"));
    }
  g_assert_cmpint (n_accounts, >, 0);
  n_accounts +=
      json_object_get_int_member (json_object_get_object_member (document, "none"), "accounts");
  g_assert_cmpint (
      cli_run (fixture, "records", fixture->file, "account", "--count", "--where", COUNTED, NULL),
      ==,
      DONE);
  g_assert_cmpint (n_accounts, ==, g_ascii_strtoll (fixture->output, NULL, 10));

  g_assert_cmpint (
      cli_run (fixture, "territory", "coverage", fixture->file, "FY27 United States", NULL),
      ==,
      DONE);
  cli_assert_contains (fixture->output, "In no territory");
  cli_assert_contains (fixture->output, "Areas worth selling in whose territory is vacant: ");
  g_assert_cmpint (cli_run (fixture,
                            "territory",
                            "coverage",
                            fixture->file,
                            "FY27 United States",
                            "-p",
                            "revenue",
                            NULL),
                   ==,
                   FAILED);
  cli_assert_contains (fixture->errors,
                       "“revenue” is no measure of what could be sold; these are: ");
}

/* The sample: what has moved since last year, of territories that there are in both years but for
 * those that were opened. */
static void
test_cli_territory_years (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) listed = NULL;
  g_autoptr (JsonObject) compared = NULL;
  JsonArray *alignments;
  JsonObject *before, *total;

  g_assert_cmpint (cli_run (fixture,
                            "sample",
                            fixture->file,
                            "--accounts",
                            "600",
                            "--opportunities",
                            "2000",
                            "--people",
                            "120",
                            NULL),
                   ==,
                   DONE);
  g_assert_cmpint (cli_run (fixture, "territory", "list", fixture->file, "--json", NULL), ==, DONE);
  listed = cli_parse (fixture, "territory_list");
  alignments = json_object_get_array_member (listed, "alignments");
  g_assert_cmpuint (json_array_get_length (alignments), ==, 2);
  before = json_array_get_object_element (alignments, 1);
  g_assert_cmpstr (json_object_get_string_member (before, "name"), ==, "FY26 United States");
  g_assert_cmpstr (json_object_get_string_member (before, "status"), ==, SAL_ALIGNMENT_ARCHIVED);

  g_assert_cmpint (count_moved (fixture, "FY26 United States", "FY27 United States"), >, 3142 / 20);
  compared = compare (fixture, "FY26 United States", "FY27 United States");
  total = json_object_get_object_member (compared, "total");
  g_assert_cmpint (json_object_get_int_member (total, "accounts"), >, 10);
}

/* --- areas that are too heavy --- */

static double
get_total (JsonObject *scored)
{
  JsonArray *measures = json_object_get_array_member (scored, "measures");

  return json_object_get_double_member (json_array_get_object_element (measures, 0), "total");
}

static JsonObject *
split_area (CliFixture *fixture, const char *alignment, const char *area)
{
  g_assert_cmpint (
      cli_run (fixture, "territory", "split", fixture->file, alignment, area, "--json", NULL),
      ==,
      DONE);

  return cli_parse (fixture, "territory_split");
}

/* A county by its code and another by its name; what was is the same over the parts, and undone. */
static void
test_cli_territory_split (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) before = NULL;
  g_autoptr (JsonObject) split = NULL;
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (JsonObject) undone = NULL;
  JsonArray *areas;

  make_plan (fixture);
  optimize (fixture, "Plan", "payroll");
  before = score (fixture, "Plan");
  g_assert_cmpint (
      cli_run (fixture, "territory", "new", fixture->file, "Next", "--from", "Plan", NULL),
      ==,
      DONE);
  split = split_area (fixture, "Next", "06037");
  areas = json_object_get_array_member (split, "areas");
  g_assert_cmpuint (json_array_get_length (areas), ==, 1);
  g_assert_cmpint (
      json_object_get_int_member (json_array_get_object_element (areas, 0), "cells"), ==, 293);
  g_assert_cmpint (
      cli_run (fixture, "territory", "split", fixture->file, "Next", "cook county, il", NULL),
      ==,
      FAILED);
  g_assert_cmpint (
      cli_run (fixture, "territory", "split", fixture->file, "Next", "los angeles 90012", NULL),
      ==,
      FAILED);
  cli_assert_contains (fixture->errors, "Los Angeles 90012 cannot be split");
  g_assert_cmpint (
      cli_run (fixture, "territory", "split", fixture->file, "Next", "maricopa county", NULL),
      ==,
      DONE);

  after = score (fixture, "Next");
  g_assert_cmpfloat_with_epsilon (get_total (after), get_total (before), 1);
  g_assert_cmpint (count_moved (fixture, "Plan", "Next"), ==, 0);
  g_assert_cmpint (count_moved (fixture, "Next", "Plan"), ==, 0);
  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, NULL), ==, DONE);
  undone = split_area (fixture, "Next", "Maricopa County");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (undone, "areas")), ==, 1);
}

/* Of sixty territories, only Los Angeles has more people than one is to have. */
static void
test_cli_territory_split_oversize (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) split = NULL;
  JsonObject *area;

  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  g_assert_cmpint (
      cli_run (fixture, "territory", "new", fixture->file, "Sixty", "--territories", "60", NULL),
      ==,
      DONE);
  g_assert_cmpint (
      cli_run (fixture, "territory", "split", fixture->file, "Sixty", NULL), ==, USAGE);
  g_assert_cmpint (
      cli_run (fixture, "territory", "split", fixture->file, "Sixty", "--oversize", "money", NULL),
      ==,
      FAILED);
  optimize (fixture, "Sixty", "population");
  g_assert_cmpint (cli_run (fixture,
                            "territory",
                            "split",
                            fixture->file,
                            "Sixty",
                            "--oversize",
                            "population",
                            "--json",
                            NULL),
                   ==,
                   DONE);
  split = cli_parse (fixture, "territory_split");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (split, "areas")), ==, 1);
  area = json_array_get_object_element (json_object_get_array_member (split, "areas"), 0);
  g_assert_cmpstr (json_object_get_string_member (area, "area"), ==, "06037");
  g_assert_cmpint (
      cli_run (
          fixture, "territory", "split", fixture->file, "Sixty", "--oversize", "population", NULL),
      ==,
      DONE);
  cli_assert_contains (fixture->output, "Nothing was split");
}

#define ADD(path, func)                                                                            \
  g_test_add (                                                                                     \
      "/cli-territory/" path, CliFixture, NULL, cli_fixture_set_up, func, cli_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("new", test_cli_territory_new);
  ADD ("optimize", test_cli_territory_optimize);
  ADD ("default-goals", test_cli_territory_default_goals);
  ADD ("goals", test_cli_territory_goals);
  ADD ("branch-goals", test_cli_territory_branch_goals);
  ADD ("budget", test_cli_territory_budget);
  ADD ("compare", test_cli_territory_compare);
  ADD ("export", test_cli_territory_export);
  ADD ("export-accounts", test_cli_territory_export_accounts);
  ADD ("refused", test_cli_territory_refused);
  ADD ("mistakes", test_cli_territory_mistakes);
  ADD ("report", test_cli_territory_report);
  ADD ("help", test_cli_territory_help);
  ADD ("coverage", test_cli_territory_coverage);
  ADD ("years", test_cli_territory_years);
  ADD ("split", test_cli_territory_split);
  ADD ("split-oversize", test_cli_territory_split_oversize);

  return g_test_run ();
}
