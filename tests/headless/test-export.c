/* test-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "import-fixture.h"
#include "sal-export.h"
#include "sal-kinds.h"

static void
fill (ImportFixture *fixture)
{
  import_fixture_init (fixture);
  import_fixture_load (fixture, "account", "name,country\n\"Acme, Inc.\",Kenya\nBolt \"B\",\n");
  import_fixture_load (fixture,
                       "opportunity",
                       "id,name,account,stage,amount,currency,probability,close date\n"
                       "1,One,\"Acme, Inc.\",Won,1234.50,EUR,27 %,2026-12-31\n"
                       "2,\"Two\nlines\",\"Bolt \"\"B\"\"\",Prospecting,200,JPY,,\n"
                       "3,Three,,Won,0.07,,,2026-01-01\n");
}

static char *
export_kind (ImportFixture *fixture,
             const SalKind *kind,
             SalExportFormat format,
             const char *filter,
             guint64 expected)
{
  const SalExportOptions options = { .format = format };
  g_autoptr (SalRecordQuery) query = sal_record_query_new (kind);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  guint64 n_records;

  sal_record_query_set_filter (query, filter, NULL, "USD", &error);
  g_assert_no_error (error);
  sal_record_query_set_sort (query, "external_id", &error);
  g_assert_no_error (error);
  sal_export_to_stream (fixture->workspace, query, &options, stream, &n_records, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_records, ==, expected);
  g_output_stream_write (stream, "", 1, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
export_text (ImportFixture *fixture, SalExportFormat format, const char *filter, guint64 expected)
{
  return export_kind (fixture, &sal_opportunity_kind, format, filter, expected);
}

static void
test_export_csv (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  fill (&fixture);
  text = export_text (&fixture, SAL_EXPORT_CSV, NULL, 3);
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "id,name,account,account_id,owner,owner_id,type,"));
  g_assert_true (
      g_pattern_match_simple ("*,One,\"Acme, Inc.\",*,1234.50,EUR,*,2026-12-31,*", lines[1]));
  g_assert_true (
      g_pattern_match_simple ("*,\"Two\nlines\",\"Bolt \"\"B\"\"\",*,200,JPY,*", lines[2]));
  g_assert_true (g_pattern_match_simple ("*,Three,,,*,0.07,,*", lines[3]));
}

/* What was exported, imported elsewhere, is exported the same but for the ids. */
static void
test_export_round_trip (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_auto (ImportFixture) other = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GRegex) ids = g_regex_new ("\\b\\d{17,19}\\b", 0, 0, NULL);
  g_autofree char *bare = NULL;
  g_autofree char *bare_again = NULL;

  fill (&fixture);
  text = export_text (&fixture, SAL_EXPORT_CSV, NULL, 3);
  import_fixture_init (&other);
  import_fixture_load (&other, "account", "name\n\"Acme, Inc.\"\nBolt \"B\"\n");
  import_fixture_load (&other, "opportunity", text);
  again = export_text (&other, SAL_EXPORT_CSV, NULL, 3);
  bare = g_regex_replace_literal (ids, text, -1, 0, "ID", 0, NULL);
  bare_again = g_regex_replace_literal (ids, again, -1, 0, "ID", 0, NULL);
  g_assert_cmpstr (bare_again, ==, bare);
}

/* Two accounts, each with a plan, a contact and a person in the map of the same name; what belongs
 * to the plans is told apart by external ids that are taken away thereafter. */
static void
fill_plans (ImportFixture *fixture)
{
  import_fixture_init (fixture);
  import_fixture_load (fixture, "account", "name\nAcme\nBolt\n");
  import_fixture_load (fixture,
                       "account_plan",
                       "external_id,account,name\nA,Acme,FY27 Plan\nB,Bolt,FY27 Plan\n"
                       "C,Bolt,FY28 Plan\n");
  import_fixture_load (fixture,
                       "contact",
                       "external_id,account,name\nA1,Acme,Kim Lee\nA2,Acme,Ann\n"
                       "B1,Bolt,Kim Lee\nB2,Bolt,Ben\n");
  import_fixture_load (fixture,
                       "stakeholder",
                       "external_id,plan,contact,reports_to\nSA1,A,A1,\nSA2,A,A2,SA1\n"
                       "SB1,B,B1,\nSB2,B,B2,SB1\n");
  import_fixture_load (
      fixture, "plan_action", "name,account,plan,external_id\nCall,Acme,A,1\nCall,Bolt,B,2\n");
  import_fixture_load (fixture,
                       "plan_ask",
                       "name,plan,contact,due,external_id\nA talk,A,A1,2027-01-01,1\n"
                       "A talk,B,B1,2027-01-02,2\n");
  import_fixture_edit (fixture, "UPDATE account_plan SET external_id = NULL");
  import_fixture_edit (fixture, "UPDATE contact SET external_id = NULL");
}

typedef struct
{
  const SalKind *kind;
  guint n_records;
  const char *edit; /* takes a record away and changes the others */
} PlanCase;

static const PlanCase plan_cases[] = {
  { &sal_stakeholder_kind, 4, "DELETE FROM stakeholder WHERE external_id = 'SB2'" },
  { &sal_stakeholder_kind, 4, "UPDATE stakeholder SET attitude = 'mentor', reports_to = NULL" },
  { &sal_plan_action_kind, 2, "DELETE FROM plan_action WHERE external_id = '2'" },
  { &sal_plan_action_kind, 2, "UPDATE plan_action SET plan = NULL, status = 'dropped'" },
  { &sal_plan_ask_kind, 2, "DELETE FROM plan_ask WHERE external_id = '2'" },
  { &sal_plan_ask_kind, 2, "UPDATE plan_ask SET contact = (SELECT max (id) FROM contact)" },
};

/* What was exported comes back, though what it refers to has its name in common with others. Only
 * a record that was gone has another id. */
static void
test_export_comes_back (gconstpointer data)
{
  const PlanCase *test = data;
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (GRegex) own_id = g_regex_new ("^\\d{17,19},", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *bare_again = NULL;

  fill_plans (&fixture);
  text = export_kind (&fixture, test->kind, SAL_EXPORT_CSV, NULL, test->n_records);
  import_fixture_edit (&fixture, test->edit);
  import_fixture_load (&fixture, test->kind->name, text);
  again = export_kind (&fixture, test->kind, SAL_EXPORT_CSV, NULL, test->n_records);
  bare = g_regex_replace_literal (own_id, text, -1, 0, "ID,", 0, NULL);
  bare_again = g_regex_replace_literal (own_id, again, -1, 0, "ID,", 0, NULL);
  g_assert_cmpstr (bare_again, ==, bare);
}

/* An id counts among records of the name alone: not that of another workspace, nor that of a record
 * that is called otherwise. */
static void
test_export_foreign_ids (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_auto (ImportFixture) other = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *named = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalImportResult) result = NULL;

  fill_plans (&fixture);
  fill_plans (&other);
  text = export_kind (&fixture, &sal_plan_ask_kind, SAL_EXPORT_CSV, NULL, 2);
  result = import_fixture_try (&other, "plan_ask", text, NULL, &error);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "several records of kind account_plan are called"));
  g_clear_error (&error);
  g_clear_pointer (&result, sal_import_result_free);

  named = g_strdup_printf (
      "name,plan,plan_id,due,person\nAnother,FY27 Plan,%" G_GINT64_FORMAT ",2027-01-01,Pat\n",
      import_fixture_query (&fixture, "SELECT id FROM account_plan WHERE name = 'FY28 Plan'"));
  result = import_fixture_try (&fixture, "plan_ask", named, NULL, &error);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "several records of kind account_plan are called"));
}

static void
test_export_json (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root, *record, *account;

  fill (&fixture);
  text = export_text (&fixture, SAL_EXPORT_JSON, "amount > 1", 2);
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "schema"), ==, "salient.records/1");
  g_assert_cmpstr (json_object_get_string_member (root, "kind"), ==, "opportunity");
  record = json_array_get_object_element (json_object_get_array_member (root, "records"), 0);
  g_assert_cmpstr (json_object_get_string_member (record, "amount"), ==, "1234.50");
  account = json_object_get_object_member (record, "account");
  g_assert_cmpstr (json_object_get_string_member (account, "title"), ==, "Acme, Inc.");
  g_assert_true (json_object_get_null_member (record, "owner"));
  record = json_array_get_object_element (json_object_get_array_member (root, "records"), 1);
  g_assert_cmpstr (json_object_get_string_member (record, "name"), ==, "Two\nlines");
}

/* After an error the file that was there is there. */
static void
test_export_cancelled (void)
{
  const SalExportOptions options = { .format = SAL_EXPORT_CSV };
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_opportunity_kind);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  guint64 n_records;

  fill (&fixture);
  file = import_fixture_write (&fixture, "out.csv", "old");
  g_cancellable_cancel (cancellable);
  g_assert_false (
      sal_export_to_file (fixture.workspace, query, &options, file, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_file_load_contents (file, NULL, &contents, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (contents, ==, "old");

  sal_export_to_file (fixture.workspace, query, &options, file, &n_records, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_records, ==, 3);
}

static void
test_export_formats (void)
{
  SalExportFormat format;

  g_assert_true (sal_export_find_format ("a/b.CSV", &format));
  g_assert_cmpint (format, ==, SAL_EXPORT_CSV);
  g_assert_true (sal_export_find_format ("x.json", &format));
  g_assert_cmpint (format, ==, SAL_EXPORT_JSON);
  g_assert_false (sal_export_find_format ("csv", &format));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/csv", test_export_csv);
  g_test_add_func ("/export/round-trip", test_export_round_trip);
  for (gsize i = 0; i < G_N_ELEMENTS (plan_cases); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/export/comes-back/%s/%zu", plan_cases[i].kind->name, i);

      g_test_add_data_func (path, &plan_cases[i], test_export_comes_back);
    }
  g_test_add_func ("/export/foreign-ids", test_export_foreign_ids);
  g_test_add_func ("/export/json", test_export_json);
  g_test_add_func ("/export/cancelled", test_export_cancelled);
  g_test_add_func ("/export/formats", test_export_formats);

  return g_test_run ();
}
