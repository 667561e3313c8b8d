/* test-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import-fixture.h"
#include "sal-exchange-error.h"
#include "sal-import-folder.h"
#include "sal-import-recall.h"
#include "sal-kinds.h"
#include "sal-mapping-preset.h"
#include "sal-mapping-propose.h"

static const SalImportProposal *
find_proposal (const SalImportResult *result, const char *text)
{
  for (guint i = 0; i < result->proposals->len; i++)
    {
      const SalImportProposal *proposal = result->proposals->pdata[i];

      if (strcmp (proposal->text, text) == 0)
        return proposal;
    }

  return NULL;
}

static gboolean
has_note (const SalImportResult *result, const char *note)
{
  for (guint i = 0; i < result->notes->len; i++)
    if (strcmp (result->notes->pdata[i], note) == 0)
      return TRUE;

  return FALSE;
}

static SalImportResult *
import_folder (ImportFixture *fixture, const SalImportOptions *options)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "crm", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (SalImport) import = sal_import_new (fixture->workspace, options);
  g_autoptr (GError) error = NULL;
  SalImportResult *result = NULL;

  sal_import_add_folder (import, folder, sal_model_kinds (), NULL, NULL, &error);
  g_assert_no_error (error);
  sal_import_run (import, &result, NULL, &error);
  g_assert_no_error (error);

  return result;
}

/* A CRM's export in several files goes in at once; what is odd about it is said. */
static void
test_import_folder (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) result = NULL;

  import_fixture_init (&fixture);
  result = import_folder (&fixture, NULL);

  g_assert_cmpuint (result->n_rows, ==, 5 + 3 + 4 + 5);
  g_assert_cmpuint (result->n_rejected, ==, 0);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM account"), ==, 5);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM product_family"), ==, 2);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM person"), ==, 6);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM position"), ==, 6);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM assignment"), ==, 6);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM unit"), ==, 2);
  g_assert_cmpint (
      import_fixture_query (&fixture, "SELECT count(*) FROM position WHERE manager IS NOT NULL"),
      ==,
      4);
  g_assert_cmpint (
      import_fixture_query (&fixture, "SELECT sum(amount) FROM opportunity"), ==, 556825);

  /* millions, as the dictionary beside it says; a parent that comes further down */
  g_assert_cmpint (
      import_fixture_query (&fixture, "SELECT revenue FROM account WHERE name = 'Quarry House'"),
      ==,
      G_GINT64_CONSTANT (230004000000));
  g_assert_cmpint (
      import_fixture_query (&fixture,
                            "SELECT parent = (SELECT id FROM account WHERE name = 'Quarry House') "
                            "FROM account WHERE name = 'Brightwell Labs'"),
      ==,
      1);
  g_assert_cmpint (import_fixture_query (&fixture,
                                         "SELECT count(*) FROM stage WHERE (name, status) IN "
                                         "(VALUES ('Won', 'won'), ('Lost', 'lost'), "
                                         "('Engaging', 'open'), ('Prospecting', 'open'))"),
                   ==,
                   4);

  g_assert_cmpstr (find_proposal (result, "technolgy")->meant, ==, "technology");
  g_assert_cmpstr (find_proposal (result, "Philipines")->meant, ==, "Philippines");
  g_assert_cmpstr (find_proposal (result, "LXPro")->meant, ==, "LX Pro");
  g_assert_cmpstr (find_proposal (result, "Quary House")->meant, ==, "Quarry House");
  g_assert_cmpuint (result->proposals->len, ==, 4);
  g_assert_cmpint (
      import_fixture_query (&fixture,
                            "SELECT product IS NULL FROM opportunity WHERE external_id = 'OP002'"),
      ==,
      1);
  g_assert_true (has_note (result, "sales_pipeline.csv: account: empty in 1 row"));
  g_assert_true (has_note (result,
                           "sales_pipeline.csv: sales_agent: 3 of 6 records of kind person are not "
                           "referred to: Mona Marsh, Nils Norrby, Dee Dorn"));
  g_assert_true (has_note (result,
                           "sales_pipeline.csv: deal_stage: added 4 records of kind stage: Won, "
                           "Lost, Engaging, Prospecting"));
  g_assert_cmpstr (sal_change_get_label (result->change), ==, "Import 4 files: 39 records added");
}

static void
test_import_again (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) first = NULL;
  g_autoptr (SalImportResult) second = NULL;
  const SalImportCount *count;

  import_fixture_init (&fixture);
  first = import_folder (&fixture, NULL);
  second = import_folder (&fixture, NULL);

  g_assert_nonnull (first->change);
  g_assert_null (second->change);
  for (guint i = 0; i < second->counts->len; i++)
    {
      count = second->counts->pdata[i];
      g_assert_cmpuint (count->n_added + count->n_changed, ==, 0);
    }
  count = sal_import_result_find (second, &sal_opportunity_kind);
  g_assert_cmpuint (count->n_unchanged, ==, 5);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM import_source"), ==, 4);
}

/* Accepted proposals are applied and written into the mapping; imported with that, nothing is left
 * to propose. */
static void
test_import_accept (void)
{
  const SalImportOptions options = { .accept = TRUE };
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) result = NULL;
  const SalMapping *mapping;
  const SalMappingColumn *column;

  import_fixture_init (&fixture);
  result = import_folder (&fixture, &options);

  g_assert_true (find_proposal (result, "LXPro")->accepted);
  g_assert_cmpint (
      import_fixture_query (&fixture,
                            "SELECT count(*) FROM opportunity o JOIN product p ON p.id = o.product "
                            "WHERE o.external_id = 'OP002' AND p.name = 'LX Pro' "
                            "AND o.name = 'Brightwell Labs – LX Pro'"),
      ==,
      1);
  g_assert_cmpint (
      import_fixture_query (&fixture,
                            "SELECT count(*) FROM account WHERE industry = 'technology' "
                            "AND country = 'Philippines'"),
      ==,
      1);
  mapping = result->mappings->pdata[3];
  column = sal_mapping_part_find (mapping->parts->pdata[0], "product");
  g_assert_cmpstr (g_hash_table_lookup (column->values, "LXPro"), ==, "LX Pro");
}

/* What was accepted once is remembered with the import, and applies to the next file like it. */
static void
test_import_recall (void)
{
  const SalImportOptions accept = { .accept = TRUE };
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) first = NULL;
  g_autoptr (SalImportResult) second = NULL;
  g_autoptr (SalMapping) mapping = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  import_fixture_init (&fixture);
  first = import_folder (&fixture, &accept);
  second = import_folder (&fixture, NULL);
  g_assert_cmpuint (second->proposals->len, ==, 0);
  g_assert_null (second->change);

  /* a file with a column more is looked at afresh */
  file = import_fixture_write (&fixture, "a.csv", "account,sector,city\nAcme,technolgy,Oslo\n");
  mapping =
      sal_import_choose_mapping (fixture.workspace, &sal_account_kind, file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (sal_mapping_part_find (mapping->parts->pdata[0], "city"));
}

#define PIPELINE_HEAD "id,name,account,stage,amount,close date,owner\n"

static void
prepare_pipeline (ImportFixture *fixture)
{
  import_fixture_init (fixture);
  import_fixture_load (fixture, "account", "name\nAcme\nBolt\n");
  import_fixture_load (fixture, "person", "name\nAnn\nBen\n");
  import_fixture_load (fixture,
                       "opportunity",
                       PIPELINE_HEAD "1,One,Acme,Prospecting,100,2026-12-31,Ann\n"
                                     "2,Two,Bolt,Prospecting,200.50,2026-12-31,Ben\n"
                                     "3,Three,,Won,300,2026-06-30,Ben\n");
}

/* A changed file changes what changed, and writes how each opportunity stood before and after. */
static void
test_import_changed (void)
{
  const SalImportOptions options = { .time = G_GINT64_CONSTANT (1798761600) }; /* 2027-01-01 */
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) result = NULL;
  const SalImportCount *count;

  prepare_pipeline (&fixture);
  result =
      import_fixture_import (&fixture,
                             "opportunity",
                             PIPELINE_HEAD "1,One,Acme,Won,150,2026-12-31,Ann\n"
                                           "2,Two renamed,Bolt,Prospecting,200.50,2026-12-31,Ben\n"
                                           "3,Three,,Won,300,2026-06-30,Ben\n"
                                           "4,Four,Acme,Prospecting,5,2027-06-30,Ann\n",
                             &options);

  count = sal_import_result_find (result, &sal_opportunity_kind);
  g_assert_cmpuint (count->n_added, ==, 1);
  g_assert_cmpuint (count->n_changed, ==, 2);
  g_assert_cmpuint (count->n_unchanged, ==, 1);
  /* a new name is no event */
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM stage_event"), ==, 2);
  g_assert_cmpint (
      import_fixture_query (&fixture,
                            "SELECT count(*) FROM stage_event e JOIN stage s ON s.id = e.stage "
                            "JOIN opportunity o ON o.id = e.opportunity "
                            "WHERE o.external_id = '1' AND s.name = 'Won' AND e.amount = 15000 "
                            "AND time = '2027-01-01T00:00:00Z'"),
      ==,
      1);
  g_assert_cmpint (
      import_fixture_query (&fixture,
                            "SELECT count(*) FROM stage_event e JOIN stage s ON s.id = e.stage "
                            "WHERE s.name = 'Prospecting' AND e.amount = 10000 "
                            "AND time < '2027-01-01T00:00:00Z'"),
      ==,
      1);
}

static void
test_import_undo (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) result = NULL;
  g_autoptr (SalChange) undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  prepare_pipeline (&fixture);
  before = import_fixture_dump (&fixture);
  result = import_fixture_import (&fixture,
                                  "opportunity",
                                  PIPELINE_HEAD "1,One,Acme,Won,150,2026-12-31,Ann\n"
                                                "5,Five,Bolt,Negotiation,7,2027-06-30,Cho\n",
                                  NULL);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM opportunity"), ==, 4);

  undone = sal_store_undo_sync (import_fixture_store (&fixture), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sal_change_get_reverts (undone), ==, sal_change_get_id (result->change));
  after = import_fixture_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
}

/* What was edited since the import is named and stays; the rest is taken back. */
static void
test_import_undo_edited (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) result = NULL;
  g_autoptr (SalChange) undone = NULL;
  g_autoptr (GError) error = NULL;

  prepare_pipeline (&fixture);
  result = import_fixture_import (&fixture,
                                  "opportunity",
                                  PIPELINE_HEAD "1,One,Acme,Won,150,2026-12-31,Ann\n"
                                                "5,Five,Bolt,Won,7,2027-06-30,Ben\n",
                                  NULL);
  import_fixture_edit (&fixture, "UPDATE opportunity SET amount = 999 WHERE external_id = '1'");
  undone = sal_store_undo_sync (
      import_fixture_store (&fixture), sal_change_get_id (result->change), &error);
  g_assert_no_error (error);
  g_test_message ("%s", sal_change_get_note (undone));
  g_assert_nonnull (strstr (sal_change_get_note (undone), "One"));
  g_assert_cmpint (
      import_fixture_query (&fixture, "SELECT amount FROM opportunity WHERE external_id = '1'"),
      ==,
      999);
  g_assert_cmpint (
      import_fixture_query (&fixture, "SELECT count(*) FROM opportunity WHERE external_id = '5'"),
      ==,
      0);
}

#define BAD_ROWS                                                                                   \
  PIPELINE_HEAD "1,One,Acme,Won,ten,2026-12-31,Ann\n"                                              \
                "2,Two,Acme,Won,10,31.31.2026,Ann\n"                                               \
                "3,Three,Acme,,10,2026-12-31,Ann\n"                                                \
                "4,Four,Acme,Won,10,2026-12-31,Ann,too much\n"                                     \
                "5,Five,Acme,Won,10,2026-12-31,Ann\n"                                              \
                "5,Five,Acme,Won,10,2026-12-31,Ann\n"                                              \
                ",Six,Acme,Won,10,2026-12-31,Ann\n"                                                \
                "7,Seven,Nowhere,Won,10\n"

static void
test_import_stop (void)
{
  const SalImportOptions options = { .n_named = 2 };
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  import_fixture_init (&fixture);
  import_fixture_load (&fixture, "account", "name\nAcme\n");
  before = import_fixture_dump (&fixture);
  result = import_fixture_try (&fixture, "opportunity", BAD_ROWS, &options, &error);
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_ROWS);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message,
                                   "6 rows cannot be imported, so nothing was:\n"
                                   "opportunity.csv, row 2, amount: "));
  g_assert_nonnull (strstr (error->message, "opportunity.csv, row 3, close date: "));
  g_assert_null (strstr (error->message, "row 4"));
  g_assert_cmpuint (result->n_rejected, ==, 6);
  after = import_fixture_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_import_skip (void)
{
  static const char *const expected[] = {
    "opportunity.csv,2,amount,ten,*,rejected",
    "opportunity.csv,3,close date,31.31.2026,*,rejected",
    "opportunity.csv,4,stage,,is required and empty,rejected",
    "opportunity.csv,5,,too much,there is text beyond the last column; *,rejected",
    "opportunity.csv,7,id,5,has the same key as row 6,rejected",
    "opportunity.csv,8,id,,\"is empty, but tells which record the row is\",rejected",
    "opportunity.csv,9,,,*,imported",
    "opportunity.csv,9,account,Nowhere,there is no account “Nowhere”,left empty",
  };
  g_auto (ImportFixture) fixture = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *report = NULL;
  g_autoptr (GFile) file = NULL;
  g_auto (GStrv) lines = NULL;
  SalImportOptions options = { .errors = SAL_IMPORT_SKIP };

  import_fixture_init (&fixture);
  import_fixture_load (&fixture, "account", "name\nAcme\n");
  path = g_build_filename (fixture.folder, "report.csv", NULL);
  file = g_file_new_for_path (path);
  options.report = file;
  sal_import_result_free (import_fixture_import (&fixture, "opportunity", BAD_ROWS, &options));

  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM opportunity"), ==, 2);
  g_assert_true (g_file_get_contents (path, &report, NULL, NULL));
  lines = g_strsplit (report, "\r\n", -1);
  g_assert_cmpstr (lines[0], ==, "file,row,column,value,reason,outcome");
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%s", lines[i + 1]);
      g_assert_true (g_pattern_match_simple (expected[i], lines[i + 1]));
    }
  g_assert_cmpstr (lines[G_N_ELEMENTS (expected) + 1], ==, "");
}

/* Continental writing: semicolons, decimal commas, days first, Windows-1252, currency signs */
static void
test_import_continental (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) result = NULL;

  import_fixture_init (&fixture);
  import_fixture_load (&fixture, "account", "name\nBäckerei Süß\n");
  result = import_fixture_import (&fixture,
                                  "opportunity",
                                  "Id;Name;Account;Stage;Amount;Probability (%);Close Date\r\n"
                                  "1;Br\xF6tchen;B\xE4"
                                  "ckerei S\xFC\xDF;Won;1.234,50 \x80;27,5;31.12.2026\r\n"
                                  "2;Kuchen;;Won;7,00 \x80;100;1.1.2027\r\n",
                                  NULL);
  g_assert_cmpuint (result->n_rejected, ==, 0);
  g_assert_cmpint (
      import_fixture_query (&fixture,
                            "SELECT count(*) FROM opportunity o JOIN account a ON a.id = o.account "
                            "WHERE o.name = 'Brötchen' AND amount = 123450 AND o.currency = 'EUR' "
                            "AND probability = 275000000 AND close_date = '2026-12-31'"),
      ==,
      1);
  g_assert_true (has_note (result,
                           "opportunity.csv: 2 rows, the first of them row 2: not UTF-8, read as "
                           "Windows-1252"));
}

/* Several records of one name are not told apart by guessing; unique values are not repeated. */
static void
test_import_ambiguous (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) result = NULL;
  const SalImportOptions options = { .errors = SAL_IMPORT_SKIP };

  import_fixture_init (&fixture);
  import_fixture_load (&fixture, "account", "id,name\nA1,Acme\nA2,Acme\nA3,Bolt\n");
  result = import_fixture_import (&fixture,
                                  "opportunity",
                                  "id,name,account,stage\n1,One,Acme,Won\n2,Two,A2,Won\n"
                                  "3,Three,bolt,Won\n",
                                  &options);
  g_assert_cmpint (
      import_fixture_query (&fixture,
                            "SELECT group_concat (ifnull (a.external_id, '-'), '') = '-A2A3' "
                            "FROM opportunity o LEFT JOIN account a ON a.id = o.account "
                            "ORDER BY o.id"),
      ==,
      1);
  sal_import_result_free (g_steal_pointer (&result));

  result = import_fixture_import (
      &fixture, "person", "name,employee number,mail\nAnn,7,a@x\nBen,7,b@x\n", &options);
  g_assert_cmpuint (result->n_rejected, ==, 1);
}

static void
test_import_dry_run (void)
{
  const SalImportOptions options = { .dry_run = TRUE };
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) result = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  import_fixture_init (&fixture);
  before = import_fixture_dump (&fixture);
  result = import_folder (&fixture, &options);
  g_assert_null (result->change);
  g_assert_cmpuint (sal_import_result_find (result, &sal_opportunity_kind)->n_added, ==, 5);
  after = import_fixture_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_import_cancelled (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SalMapping) mapping = NULL;
  g_autoptr (SalImport) import = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  import_fixture_init (&fixture);
  file = import_fixture_write (&fixture, "account.csv", "name\nAcme\n");
  mapping = sal_mapping_propose_for_file (&sal_account_kind, file, NULL, NULL, &error);
  g_assert_no_error (error);
  import = sal_import_new (fixture.workspace, NULL);
  sal_import_add (import, file, &sal_account_kind, mapping);
  g_cancellable_cancel (cancellable);
  g_assert_false (sal_import_run (import, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM account"), ==, 0);
}

static void
test_import_preset (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_auto (GStrv) presets = sal_mapping_list_presets ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalMapping) mapping = NULL;
  g_autoptr (SalMapping) none = NULL;
  g_autoptr (SalImport) import = NULL;

  g_assert_true (g_strv_contains ((const char *const *) presets, "salesforce"));
  g_assert_true (g_strv_contains ((const char *const *) presets, "hubspot"));

  import_fixture_init (&fixture);
  file =
      import_fixture_write (&fixture,
                            "opps.csv",
                            "Id,Name,StageName,Amount,CloseDate,Type,Probability,ForecastCategory\n"
                            "006A,One,Closed Won,12.50,2026-12-31,New Business,100,BestCase\n");
  mapping = sal_mapping_load_preset_for_file (
      "salesforce", &sal_opportunity_kind, file, NULL, NULL, &error);
  g_assert_no_error (error);
  import = sal_import_new (fixture.workspace, NULL);
  sal_import_add (import, file, &sal_opportunity_kind, mapping);
  sal_import_run (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      import_fixture_query (&fixture,
                            "SELECT count(*) FROM opportunity o JOIN stage s ON s.id = o.stage "
                            "WHERE s.status = 'won' AND type = 'new' AND category = 'likely' "
                            "AND o.probability = 1000000000 AND amount = 1250"),
      ==,
      1);

  none =
      sal_mapping_load_preset_for_file ("siebel", &sal_opportunity_kind, file, NULL, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_MAPPING);
  g_assert_cmpstr (
      error->message, ==, "there is no preset “siebel” (expected one of hubspot, salesforce)");
}

#define N_MANY 25000

static char *
write_many (void)
{
  g_autoptr (GString) text = g_string_new ("id,name,stage,amount,close date\n");

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (text, "K%u,Deal %u,Won,%u.5,2026-%02u-15\n", i, i, i, i % 12 + 1);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* So many rows that indexes and search are built afterwards: they are all there in the end, and
 * gone with the rows after an undo. */
static void
test_import_many (void)
{
  static const char indexes[] =
      "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND tbl_name = 'opportunity'";
  static const char found[] =
      "SELECT count(*) FROM search_index WHERE search_index MATCH 'deal 24999'";
  g_auto (ImportFixture) fixture = { 0 };
  g_autofree char *text = write_many ();
  g_autoptr (SalImportResult) result = NULL;
  g_autoptr (SalImportResult) again = NULL;
  g_autoptr (SalChange) undone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_indexes;

  import_fixture_init (&fixture);
  n_indexes = import_fixture_query (&fixture, indexes);
  result = import_fixture_import (&fixture, "opportunity", text, NULL);
  g_assert_cmpuint (sal_import_result_find (result, &sal_opportunity_kind)->n_added, ==, N_MANY);
  g_assert_cmpint (import_fixture_query (&fixture, indexes), ==, n_indexes);
  g_assert_cmpint (import_fixture_query (&fixture, found), ==, 1);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT sum(amount) FROM opportunity"),
                   ==,
                   (gint64) N_MANY * (N_MANY - 1) / 2 * 100 + (gint64) N_MANY * 50);

  again = import_fixture_import (&fixture, "opportunity", text, NULL);
  g_assert_null (again->change);

  undone = sal_store_undo_sync (import_fixture_store (&fixture), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM opportunity"), ==, 0);
  g_assert_cmpint (import_fixture_query (&fixture, found), ==, 0);
}

/* The presets themselves: every kind and field they name exists. */
static void
test_import_presets_fit (void)
{
  static const char *const names[] = { "hubspot", "salesforce" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file_name = g_strconcat (names[i], ".json", NULL);
      g_autofree char *path = g_build_filename (SOURCE_DATADIR, "mappings", file_name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (SalMapping) mapping = sal_mapping_load (file, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < mapping->parts->len; j++)
        {
          const SalMappingPart *part = mapping->parts->pdata[j];
          const SalKind *kind = sal_kind_find (sal_model_kinds (), part->kind);

          g_assert_nonnull (kind);
          for (guint k = 0; k < part->columns->len; k++)
            {
              const SalMappingColumn *column = part->columns->pdata[k];

              g_test_message ("%s %s %s", names[i], part->kind, column->field);
              g_assert_nonnull (sal_kind_find_field (kind, column->field));
            }
        }
    }
}

/* The real export, where it is at hand; sums are those of the file */
static void
test_import_crm_opportunities (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "data", "crm-opportunities", NULL);
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  static const char *const kept[] = { "opportunity", "account", "person",
                                      "stage",       "product", "product_family" };
  g_autoptr (SalImport) import = NULL;
  g_autoptr (SalImportResult) result = NULL;
  g_autoptr (SalChange) undone = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the folder crm-opportunities is not beside the sources");
      return;
    }
  import_fixture_init (&fixture);
  import = sal_import_new (fixture.workspace, NULL);
  sal_import_add_folder (import, folder, sal_model_kinds (), NULL, NULL, &error);
  g_assert_no_error (error);
  sal_import_run (import, &result, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (sal_import_result_find (result, &sal_account_kind)->n_added, ==, 85);
  g_assert_cmpuint (sal_import_result_find (result, &sal_product_kind)->n_added, ==, 7);
  g_assert_cmpuint (sal_import_result_find (result, &sal_person_kind)->n_added, ==, 41);
  g_assert_cmpuint (sal_import_result_find (result, &sal_opportunity_kind)->n_added, ==, 8800);
  g_assert_cmpint (
      import_fixture_query (&fixture, "SELECT sum(amount) FROM opportunity"), ==, 1000553400);
  g_assert_cmpuint (find_proposal (result, "GTXPro")->n_rows, ==, 1480);
  g_assert_cmpuint (find_proposal (result, "technolgy")->n_rows, ==, 12);
  g_assert_cmpuint (find_proposal (result, "Philipines")->n_rows, ==, 1);
  g_assert_true (has_note (result, "sales_pipeline.csv: account: empty in 1,425 rows"));

  /* one opportunity is edited: it stays, with what it refers to, and everything else goes */
  import_fixture_edit (&fixture,
                       "UPDATE opportunity SET amount = 5 WHERE id = (SELECT min (id) FROM "
                       "opportunity WHERE account IS NOT NULL AND amount > 0)");
  undone = sal_store_undo_sync (
      import_fixture_store (&fixture), sal_change_get_id (result->change), &error);
  g_assert_no_error (error);
  g_test_message ("%s", sal_change_get_note (undone));
  g_assert_nonnull (strstr (sal_change_get_note (undone), "edited since: Opportunity"));
  g_assert_nonnull (strstr (sal_change_get_note (undone), "referred to: "));
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", kept[i]);

      g_assert_cmpint (import_fixture_query (&fixture, sql), ==, 1);
    }
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM assignment"), ==, 0);
}

/* Half of the dates cannot be read: they are named, and not a column less is imported. */
static void
test_import_half_unreadable (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SalImportOptions options = { 0 };

  import_fixture_init (&fixture);
  result = import_fixture_try (&fixture,
                               "opportunity",
                               "name,amount,close date,stage\n"
                               "A,1,2026-13-45,Open\nB,x,31/02/2026,Open\n"
                               "C,y,2026-01-05,Open\nD,4,2026-01-06,Open\n",
                               &options,
                               &error);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "row 2, close date: \"2026-13-45\""));
  g_assert_nonnull (strstr (error->message, "row 4, amount: \"y\""));
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM opportunity"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/half-unreadable", test_import_half_unreadable);
  g_test_add_func ("/import/folder", test_import_folder);
  g_test_add_func ("/import/again", test_import_again);
  g_test_add_func ("/import/accept", test_import_accept);
  g_test_add_func ("/import/recall", test_import_recall);
  g_test_add_func ("/import/changed", test_import_changed);
  g_test_add_func ("/import/undo", test_import_undo);
  g_test_add_func ("/import/undo-edited", test_import_undo_edited);
  g_test_add_func ("/import/stop", test_import_stop);
  g_test_add_func ("/import/skip", test_import_skip);
  g_test_add_func ("/import/continental", test_import_continental);
  g_test_add_func ("/import/ambiguous", test_import_ambiguous);
  g_test_add_func ("/import/dry-run", test_import_dry_run);
  g_test_add_func ("/import/cancelled", test_import_cancelled);
  g_test_add_func ("/import/many", test_import_many);
  g_test_add_func ("/import/preset", test_import_preset);
  g_test_add_func ("/import/presets-fit", test_import_presets_fit);
  g_test_add_func ("/import/crm-opportunities", test_import_crm_opportunities);

  return g_test_run ();
}
