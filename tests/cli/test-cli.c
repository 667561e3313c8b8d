/* test-cli.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"
#include "sal-kinds.h"

/* What commands exit with; sal-cli.h names them. */
enum
{
  DONE = 0,
  FAILED = 1,
  USAGE = 2,
  FINDINGS = 3,
  REFUSED = 4,
};

static gboolean
add_products (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const names[] = { "Lathe", "Mill", "Saw, “large”\n\"XL\"" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SalRecord) product = sal_record_new (&sal_product_kind);

      sal_record_set_text (product, "name", names[i]);
      if (!sal_transaction_insert (transaction, product, error))
        return FALSE;
    }

  return TRUE;
}

/* Makes the fixture's workspace with three products, added by one change. */
static void
make_products (CliFixture *fixture)
{
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  workspace = sal_workspace_create (fixture->file, NULL, sal_model_kinds (), &error);
  g_assert_no_error (error);
  sal_store_run_sync (sal_workspace_get_store (workspace),
                      "Add three products",
                      SAL_COMMAND_DEFAULT,
                      add_products,
                      NULL,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  sal_workspace_close (workspace);
}

static void
test_cli_new (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;

  g_assert_cmpint (cli_run (fixture,
                            "new",
                            fixture->file,
                            "--currency",
                            "EUR",
                            "--fiscal-start",
                            "2",
                            "--json",
                            NULL),
                   ==,
                   DONE);
  document = cli_parse (fixture, "new");
  g_assert_cmpstr (json_object_get_string_member (document, "currency"), ==, "EUR");

  /* a file that is there is never overwritten */
  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, fixture->file);
}

static void
test_cli_usage (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *arguments[5];
    const char *said;
  } cases[] = {
    { { NULL }, "which command" },
    { { "record" }, "did you mean “records”" },
    { { "new" }, "FILE" },
    { { "new", "a.salient", "b.salient" }, "b.salient" },
    { { "new", "a.salient", "--currency", "euro" }, "euro" },
    { { "new", "a.salient", "--fiscal-start", "13" }, "13" },
    { { "new", "a.salient", "--fiscal-start", "May" }, "May" },
    { { "new", "a.salient", "--nothing" }, "--nothing" },
    { { "undo", "a.salient", "last" }, "last" },
    { { "history", "a.salient", "--limit", "0" }, "--limit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *a = cases[i].arguments;

      g_assert_cmpint (cli_run (fixture, a[0], a[1], a[2], a[3], a[4], NULL), ==, USAGE);
      g_assert_cmpstr (fixture->output, ==, "");
      cli_assert_contains (fixture->errors, cases[i].said);
    }
}

static void
test_cli_help (CliFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (cli_run (fixture, "--help", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "records");
  g_assert_cmpint (cli_run (fixture, "records", "--help", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "--where");
  g_assert_cmpint (cli_run (fixture, "--version", NULL), ==, DONE);
  cli_assert_contains (fixture->output, PACKAGE_VERSION);
}

static void
test_cli_not_a_workspace (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_write_file (fixture, "notes.txt", "not a workspace\n");

  g_assert_cmpint (cli_run (fixture, "records", path, "product", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "notes.txt");
  g_assert_cmpint (cli_run (fixture, "records", fixture->file, "product", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "company.salient");
}

static void
test_cli_records (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  JsonArray *records;

  make_products (fixture);

  g_assert_cmpint (cli_run (fixture, "records", fixture->file, "product", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Lathe");
  cli_assert_contains (fixture->output, "Saw, “large” \"XL\"");

  g_assert_cmpint (cli_run (fixture,
                            "records",
                            fixture->file,
                            "product",
                            "--json",
                            "--sort",
                            "-name",
                            "--limit",
                            "2",
                            NULL),
                   ==,
                   DONE);
  document = cli_parse (fixture, "records");
  records = json_object_get_array_member (document, "records");
  g_assert_cmpuint (json_array_get_length (records), ==, 2);
  g_assert_cmpint (json_object_get_int_member (document, "count"), ==, 2);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (records, 0), "name"),
      ==,
      "Saw, “large”\n\"XL\"");

  g_assert_cmpint (cli_run (fixture,
                            "records",
                            fixture->file,
                            "product",
                            "--where",
                            "name = \"Mill\"",
                            "--count",
                            NULL),
                   ==,
                   DONE);
  g_assert_cmpstr (fixture->output, ==, "1\n");
}

static void
test_cli_records_mistakes (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *arguments[3];
    const char *said;
  } cases[] = {
    { { "produkt" }, "did you mean “product”" },
    { { "product", "--where", "name = " }, "--where" },
    { { "product", "--sort", "nothing" }, "nothing" },
    { { "product", "--fields", "nothing" }, "external_id" },
  };

  make_products (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *a = cases[i].arguments;

      g_assert_cmpint (
          cli_run (fixture, "records", fixture->file, a[0], a[1], a[2], NULL), ==, FAILED);
      cli_assert_contains (fixture->errors, cases[i].said);
    }
}

static gint64
count_products (CliFixture *fixture)
{
  g_assert_cmpint (
      cli_run (fixture, "records", fixture->file, "product", "--count", NULL), ==, DONE);

  return g_ascii_strtoll (fixture->output, NULL, 10);
}

static void
test_cli_undo (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  JsonArray *changes;
  JsonObject *newest;
  g_autofree char *undone = NULL;

  make_products (fixture);
  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, NULL), ==, DONE);
  g_assert_cmpint (count_products (fixture), ==, 0);
  g_assert_cmpint (cli_run (fixture, "redo", fixture->file, NULL), ==, DONE);
  g_assert_cmpint (count_products (fixture), ==, 3);
  g_assert_cmpint (cli_run (fixture, "redo", fixture->file, NULL), !=, DONE);

  g_assert_cmpint (cli_run (fixture, "history", fixture->file, "--json", NULL), ==, DONE);
  document = cli_parse (fixture, "history");
  changes = json_object_get_array_member (document, "changes");
  g_assert_cmpuint (json_array_get_length (changes), >=, 3);
  newest = json_array_get_object_element (changes, 0);
  g_assert_cmpint (json_object_get_int_member (newest, "records"), ==, 3);
  undone = g_strdup (json_object_get_string_member (newest, "reverts"));
  g_assert_nonnull (undone);

  g_assert_cmpint (cli_run (fixture, "history", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Add three products");
  cli_assert_contains (fixture->output, undone);
}

static void
test_cli_history_of_record (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) products = NULL, changes = NULL, fields = NULL;
  g_autofree char *record = NULL;
  const char *id, *change;

  make_products (fixture);
  g_assert_cmpint (
      cli_run (fixture, "records", fixture->file, "product", "--json", NULL), ==, DONE);
  products = cli_parse (fixture, "records");
  id = json_object_get_string_member (
      json_array_get_object_element (json_object_get_array_member (products, "records"), 0), "id");
  record = g_strconcat ("product/", id, NULL);

  g_assert_cmpint (
      cli_run (fixture, "history", fixture->file, "--record", record, "--json", NULL), ==, DONE);
  changes = cli_parse (fixture, "history");
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (changes, "changes")), ==, 1);
  change = json_object_get_string_member (
      json_array_get_object_element (json_object_get_array_member (changes, "changes"), 0), "id");

  g_assert_cmpint (
      cli_run (fixture, "history", fixture->file, "--change", change, "--json", NULL), ==, DONE);
  fields = cli_parse (fixture, "change");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (fields, "fields")), >=, 3);
  cli_assert_contains (fixture->output, "\"after\": \"Lathe\"");
}

/* What is set for the workspace as a whole belongs to no record. */
static void
test_cli_history_of_settings (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) fields = NULL;

  make_products (fixture);
  g_assert_cmpint (cli_run (fixture, "history", fixture->file, "--change", "1", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Reporting Currency");
  cli_assert_contains (fixture->output, "USD");
  g_assert_cmpint (
      cli_run (fixture, "history", fixture->file, "--change", "1", "--json", NULL), ==, DONE);
  fields = cli_parse (fixture, "change");
  cli_assert_contains (fixture->output, "\"field\": \"currency\"");
}

static void
test_cli_history_of_money (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *deals = cli_write_file (fixture,
                                           "deals.csv",
                                           "name,stage,amount,currency\n"
                                           "Halden,Open,1500,JPY\n");

  make_products (fixture);
  g_assert_cmpint (
      cli_run (fixture, "import", fixture->file, "opportunity", deals, NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "history", fixture->file, "--change", "3", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "1,500\n");
  cli_assert_contains (fixture->output, "Open");
  g_assert_cmpint (
      cli_run (fixture, "history", fixture->file, "--change", "3", "--json", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "\"after\": \"1500\"");
}

static void
test_cli_recover (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.salient", NULL);

  make_products (fixture);
  g_assert_cmpint (cli_run (fixture, "recover", fixture->file, copy, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "3 records");
  g_assert_cmpint (cli_run (fixture, "records", copy, "product", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Lathe");
  g_assert_cmpint (cli_run (fixture, "recover", fixture->file, copy, NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "exists already");
}

static void
test_cli_check (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;

  make_products (fixture);
  g_assert_cmpint (cli_run (fixture, "check", fixture->file, NULL), ==, DONE);

  g_assert_cmpint (cli_run (fixture, "check", fixture->file, "--json", NULL), ==, DONE);
  document = cli_parse (fixture, "check");
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (document, "findings")), ==, 0);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/cli/" path, CliFixture, NULL, cli_fixture_set_up, func, cli_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("new", test_cli_new);
  ADD ("usage", test_cli_usage);
  ADD ("help", test_cli_help);
  ADD ("not-a-workspace", test_cli_not_a_workspace);
  ADD ("records", test_cli_records);
  ADD ("records/mistakes", test_cli_records_mistakes);
  ADD ("undo", test_cli_undo);
  ADD ("history/record", test_cli_history_of_record);
  ADD ("history/settings", test_cli_history_of_settings);
  ADD ("history/money", test_cli_history_of_money);
  ADD ("recover", test_cli_recover);
  ADD ("check", test_cli_check);

  return g_test_run ();
}
