/* test-cli-accounts-only.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

#include <string.h>

#include "sal-kinds.h"
#include "sal-transaction.h"

/* An alignment that divides accounts only: all that is said of accounts, and nothing of areas. */

enum
{
  DONE = 0,
  FAILED = 1
};

#define N_NAMED 30

/* Thirty accounts by name, to the first two territories in turn; enterprises go to the third.
 * In "Next", the first territory gives its accounts to the second. */
static gboolean
divide (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_connection_execute (
      sal_transaction_get_connection (transaction),
      "WITH t (id, n) AS (SELECT id, row_number () OVER (ORDER BY name) FROM territory"
      " WHERE alignment = (SELECT id FROM alignment WHERE name = 'Strategic')),"
      " a (id, n) AS (SELECT id, row_number () OVER (ORDER BY id) FROM account LIMIT 30)"
      " INSERT INTO territory_account (id, alignment, account, territory, share)"
      " SELECT 1000 + a.n, (SELECT id FROM alignment WHERE name = 'Strategic'), a.id, t.id,"
      " 1000000000 FROM a JOIN t ON t.n = 1 + a.n % 2;"
      "INSERT INTO territory_rule (id, name, alignment, rank, condition, territory)"
      " SELECT 2000, 'Enterprise', alignment, 1, 'segment = \"Enterprise\"', id FROM territory"
      " WHERE name = 'Territory 3'",
      error);
}

static gboolean
merge (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_connection_execute (
      sal_transaction_get_connection (transaction),
      "UPDATE territory_account SET territory = (SELECT w.id FROM territory w"
      " WHERE w.alignment = territory_account.alignment AND w.name = 'Territory 2')"
      " WHERE alignment = (SELECT id FROM alignment WHERE name = 'Next')",
      error);
}

static void
change (CliFixture *fixture, SalCommandFunc func)
{
  g_autoptr (GError) error = NULL;
  SalStore *store =
      sal_store_open (fixture->file, SAL_STORE_OPEN, SAL_STORE_MAIN, sal_model_kinds (), &error);

  g_assert_no_error (error);
  sal_store_run_sync (store, "Change", SAL_COMMAND_DEFAULT, func, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  sal_store_close (store);
  g_object_unref (store);
}

static void
set_up (CliFixture *fixture, gconstpointer data)
{
  cli_fixture_set_up (fixture, data);
  g_assert_cmpint (
      cli_run (
          fixture, "sample", fixture->file, "--accounts", "200", "--opportunities", "800", NULL),
      ==,
      DONE);
  g_assert_cmpint (cli_run (fixture,
                            "territory",
                            "new",
                            fixture->file,
                            "Strategic",
                            "--geography",
                            "accounts",
                            "--territories",
                            "3",
                            NULL),
                   ==,
                   DONE);
  change (fixture, divide);
}

/* The number of accounts, with those of no territory, is that of all. */
static void
test_score (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  JsonArray *territories, *measures;
  gint64 n_accounts = 0;

  g_assert_cmpint (
      cli_run (fixture, "territory", "score", fixture->file, "Strategic", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Revenue");
  cli_assert_contains (fixture->output, "Open Pipeline");
  cli_assert_contains (fixture->output, "Territories without accounts: 0.");
  g_assert_null (strstr (fixture->output, "Areas"));
  g_assert_null (strstr (fixture->output, "At Best"));

  g_assert_cmpint (
      cli_run (fixture, "territory", "score", fixture->file, "Strategic", "--json", NULL),
      ==,
      DONE);
  document = cli_parse (fixture, "territory_score");
  territories = json_object_get_array_member (document, "territories");
  g_assert_cmpuint (json_array_get_length (territories), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      JsonObject *territory = json_array_get_object_element (territories, i);

      g_assert_cmpint (json_object_get_int_member (territory, "accounts"), >, 0);
      n_accounts += json_object_get_int_member (territory, "accounts");
    }
  g_assert_cmpint (n_accounts, >=, N_NAMED);
  g_assert_cmpint (n_accounts, <, 200);
  measures = json_object_get_array_member (document, "measures");
  g_assert_cmpuint (json_array_get_length (measures), ==, 2);
  g_assert_false (json_object_has_member (json_array_get_object_element (measures, 0), "bound"));
}

static void
test_list (CliFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (cli_run (fixture, "territory", "list", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Strategic");
  cli_assert_contains (fixture->output, "accounts");
}

/* Accounts are written without being asked for; territories have no shapes. */
static void
test_export (CliFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "a.csv", "a.xlsx", "a.geojson" };
  g_autofree char *shapes = g_build_filename (fixture->folder, "t.geojson", NULL);
  g_autofree char *table = g_build_filename (fixture->folder, names[0], NULL);
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_assert_cmpint (
          cli_run (fixture, "territory", "export", fixture->file, "Strategic", path, NULL),
          ==,
          DONE);
      cli_assert_contains (fixture->output, "Wrote 200 accounts of “Strategic”");
    }
  g_assert_true (g_file_get_contents (table, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "account,city,territory,"));
  cli_assert_contains (text, "Territory 1");
  g_assert_cmpint (cli_run (fixture,
                            "territory",
                            "export",
                            fixture->file,
                            "Strategic",
                            shapes,
                            "--territories",
                            NULL),
                   ==,
                   FAILED);
  cli_assert_contains (fixture->errors, "divides accounts only");
  g_assert_false (g_file_test (shapes, G_FILE_TEST_EXISTS));
}

static void
branch (CliFixture *fixture)
{
  g_assert_cmpint (
      cli_run (fixture, "territory", "new", fixture->file, "Next", "--from", "Strategic", NULL),
      ==,
      DONE);
  change (fixture, merge);
}

static void
test_compare (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  JsonObject *total;

  branch (fixture);
  g_assert_cmpint (
      cli_run (fixture, "territory", "compare", fixture->file, "Strategic", "Next", "--json", NULL),
      ==,
      DONE);
  document = cli_parse (fixture, "territory_compare");
  total = json_object_get_object_member (document, "total");
  g_assert_cmpint (json_object_get_int_member (total, "accounts"), ==, N_NAMED / 2);
  g_assert_cmpint (json_object_get_int_member (total, "areas"), ==, 0);
  g_assert_cmpint (
      cli_run (fixture, "territory", "compare", fixture->file, "Strategic", "Next", NULL),
      ==,
      DONE);
  g_assert_null (strstr (fixture->output, "Areas"));
  g_assert_cmpint (
      cli_run (
          fixture, "territory", "compare", fixture->file, "Strategic", "FY27 United States", NULL),
      ==,
      FAILED);
  cli_assert_contains (fixture->errors, "expected two of the same geography");
}

static int
report (CliFixture *fixture, const char *path, const char *other)
{
  return cli_run (fixture,
                  "report",
                  fixture->file,
                  "territories",
                  "-o",
                  path,
                  "--alignment",
                  "Next",
                  "--compare",
                  other,
                  NULL);
}

static void
test_report (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "r.pdf", NULL);
  g_autofree char *refused = g_build_filename (fixture->folder, "n.pdf", NULL);
  g_autofree char *contents = NULL;

  branch (fixture);
  g_assert_cmpint (report (fixture, path, "Strategic"), ==, DONE);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_assert_cmpint (report (fixture, refused, "FY27 United States"), ==, FAILED);
  cli_assert_contains (fixture->errors, "expected two of the same geography");
  g_assert_false (g_file_test (refused, G_FILE_TEST_EXISTS));
}

#define ADD(path, func)                                                                            \
  g_test_add ("/cli-accounts-only/" path, CliFixture, NULL, set_up, func, cli_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("list", test_list);
  ADD ("score", test_score);
  ADD ("export", test_export);
  ADD ("compare", test_compare);
  ADD ("report", test_report);

  return g_test_run ();
}
