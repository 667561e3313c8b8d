/* test-import-part.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import-fixture.h"
#include "sal-exchange-error.h"
#include "sal-kinds.h"

static void
check_counts (
    const SalImportResult *result, const SalKind *kind, guint added, guint changed, guint unchanged)
{
  const SalImportCount *count = sal_import_result_find (result, kind);

  g_assert_cmpuint (count->n_added, ==, added);
  g_assert_cmpuint (count->n_changed, ==, changed);
  g_assert_cmpuint (count->n_unchanged, ==, unchanged);
}

static gboolean
has_note (const SalImportResult *result, const char *part)
{
  for (guint i = 0; i < result->notes->len; i++)
    if (strstr (result->notes->pdata[i], part) != NULL)
      return TRUE;

  return FALSE;
}

/* Nothing tells which record a row is: all its values do. Of rows that are in the file twice, two
 * are in the workspace; one more is added, one less removes nothing. */
static void
test_import_part_no_key (void)
{
  static const char *const text =
      "Subject,Date,Minutes\nFirst,2026-01-05,30\nCall,2026-01-06,15\nCall,2026-01-06,15\n";
  g_auto (ImportFixture) fixture = { 0 };

  import_fixture_init (&fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SalImportResult) result = import_fixture_import (&fixture, "activity", text, NULL);

      check_counts (result, &sal_activity_kind, i == 0 ? 3 : 0, 0, i == 0 ? 0 : 3);
      g_assert_true ((result->change != NULL) == (i == 0));
      g_assert_true (has_note (result, "No column tells which record a row is"));
      g_assert_false (has_note (result, "this very file"));
    }

  {
    g_autoptr (SalImportResult) more =
        import_fixture_import (&fixture,
                               "activity",
                               "Subject,Date,Minutes\nCall,2026-01-06,15\nCall,2026-01-06,15\n"
                               "Call,2026-01-06,15\nFirst,2026-01-05,45\n",
                               NULL);

    check_counts (more, &sal_activity_kind, 2, 0, 2);
  }
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM activity"), ==, 5);
}

/* What was edited since is not there any more as the file has it, and the file is known. */
static void
test_import_part_same_file (void)
{
  static const char *const text = "Subject,Date,Minutes\nCall,2026-01-05,30\nCall,2026-01-06,15\n";
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) again = NULL;

  import_fixture_init (&fixture);
  import_fixture_load (&fixture, "activity", text);
  import_fixture_edit (&fixture, "UPDATE activity SET minutes = 20 WHERE minutes = 15");
  again = import_fixture_import (&fixture, "activity", text, NULL);

  check_counts (again, &sal_activity_kind, 1, 0, 1);
  g_assert_true (has_note (again, "activity.csv: this very file was imported on"));
}

/* A stage may be a variant of one further down; the same file changes nothing, with a key or
 * without. */
static void
test_import_part_own_kind (void)
{
  static const char *const texts[] = {
    "Name,Order,Status,Variant Of\n"
    "Won EMEA,9,won,Won\n"
    "Won,5,won,\n"
    "Qualify,1,open,\n"
    "Qualify EMEA,2,open,Qualify\n",
    /* a name that occurs twice is no key */
    "Name,Order,Status,Variant Of\n"
    "Won EMEA,9,won,Won\n"
    "Won,5,won,\n"
    "Qualify,1,open,\n"
    "Qualify EMEA,2,open,Qualify\n"
    "Qualify EMEA,3,open,Won EMEA\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (ImportFixture) fixture = { 0 };
      guint n = 4 + (guint) i;

      import_fixture_init (&fixture);
      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (SalImportResult) result =
              import_fixture_import (&fixture, "stage", texts[i], NULL);

          g_assert_cmpuint (result->n_rejected, ==, 0);
          check_counts (result, &sal_stage_kind, j == 0 ? n : 0, 0, j == 0 ? 0 : n);
          g_assert_cmpint (
              import_fixture_query (&fixture,
                                    "SELECT count(*) FROM stage AS a JOIN stage AS b ON "
                                    "a.variant_of = b.id WHERE (a.name, b.name) IN (VALUES "
                                    "('Won EMEA', 'Won'), ('Qualify EMEA', 'Qualify'), "
                                    "('Qualify EMEA', 'Won EMEA'))"),
              ==,
              2 + (gint64) i);
        }
    }
}

static void
check_rates (ImportFixture *fixture, const char *text, guint added, guint changed, guint unchanged)
{
  g_autoptr (SalImportResult) result = import_fixture_import (fixture, "exchange_rate", text, NULL);

  check_counts (result, &sal_exchange_rate_kind, added, changed, unchanged);
  g_assert_false (has_note (result, "No column tells"));
}

/* There is one rate per pair and day or year: a later file changes it, and a file with two of them
 * is refused. */
static void
test_import_part_together (void)
{
  static const char *const rates[] = {
    "Currency,Into,Fiscal Year,Rate\nEUR,USD,2026,1.1\nJPY,USD,2026,0.0067\n",
    "Currency,Into,Fiscal Year,Rate\nEUR,USD,2026,1.2\nEUR,USD,2027,1.15\n",
    "Currency,Into,Date,Fiscal Year,Rate\nEUR,USD,2026-01-01,,1.1\nEUR,USD,,2026,1.2\n",
  };
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) twice = NULL;
  g_autoptr (GError) error = NULL;

  import_fixture_init (&fixture);
  check_rates (&fixture, rates[0], 2, 0, 0);
  check_rates (&fixture, rates[0], 0, 0, 2);
  check_rates (&fixture, rates[1], 1, 1, 0);
  check_rates (&fixture, rates[2], 1, 0, 1);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM exchange_rate"), ==, 4);

  twice =
      import_fixture_try (&fixture,
                          "exchange_rate",
                          "Currency,Into,Fiscal Year,Rate\nGBP,USD,2026,1.3\nGBP,USD,2026,1.4\n",
                          NULL,
                          &error);
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_ROWS);
  g_assert_nonnull (strstr (error->message,
                            "row 3: another row or record has the same Currency, Into, Date, "
                            "Fiscal Year"));
}

/* What is told apart by a key of its own may still not be what there is only one of. */
static void
test_import_part_together_key (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (SalMapping) mapping = sal_mapping_new ("rates");
  g_autoptr (SalImport) import = NULL;
  g_autoptr (GError) error = NULL;
  SalMappingPart *part = sal_mapping_add_part (mapping, "exchange_rate");

  import_fixture_init (&fixture);
  import_fixture_load (
      &fixture, "exchange_rate", "Currency,Into,Fiscal Year,Rate\nEUR,USD,2026,1.1\n");
  file = import_fixture_write (&fixture, "rates.csv", "c,i,y,r\nEUR,USD,2026,1.2\n");
  sal_mapping_part_add (part, "currency", "c");
  sal_mapping_part_add (part, "into", "i");
  sal_mapping_part_add (part, "fiscal_year", "y");
  sal_mapping_part_add (part, "rate", "r");
  sal_mapping_part_set_key (part, "rate", NULL);
  import = sal_import_new (fixture.workspace, NULL);
  sal_import_add (import, file, &sal_exchange_rate_kind, mapping);
  g_assert_false (sal_import_run (import, NULL, NULL, &error));
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_ROWS);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM exchange_rate"), ==, 1);
}

/* A refused row takes nothing from the rows below it: what refers to them still does. */
static void
test_import_part_own_kind_skip (void)
{
  const SalImportOptions skip = { .errors = SAL_IMPORT_SKIP };
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) result = NULL;

  import_fixture_init (&fixture);
  result = import_fixture_import (&fixture,
                                  "stage",
                                  "Name,Order,Status,Variant Of\n"
                                  "Won EMEA,9,won,Won\n"
                                  "Broken,none,open,\n"
                                  "Won,5,won,\n"
                                  "Lost,6,lost,Gone\n",
                                  &skip);

  g_assert_cmpuint (result->n_rejected, ==, 1);
  check_counts (result, &sal_stage_kind, 3, 0, 0);
  g_assert_true (has_note (result, "Variant Of: not found in 1 row: Gone"));
  g_assert_cmpint (
      import_fixture_query (&fixture,
                            "SELECT count(*) FROM stage AS a JOIN stage AS b ON a.variant_of = "
                            "b.id WHERE a.name = 'Won EMEA' AND b.name = 'Won'"),
      ==,
      1);
}

/* What this program exported comes back to the records it is about, whatever was changed in it. */
static void
test_import_part_by_id (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *twice = NULL;
  gint64 a, b;

  import_fixture_init (&fixture);
  import_fixture_load (&fixture, "competitor", "Competitor,External ID\nAcme,X-1\nBolt,X-2\n");
  a = import_fixture_query (&fixture, "SELECT id FROM competitor WHERE name = 'Acme'");
  b = import_fixture_query (&fixture, "SELECT id FROM competitor WHERE name = 'Bolt'");

  /* another name, an external id that is gone, and a row without an id */
  changed = g_strdup_printf ("id,name,external_id\n%" G_GINT64_FORMAT ",Anvil,\n%" G_GINT64_FORMAT
                             ",Core,X-2\n,New,\n",
                             a,
                             b);
  result = import_fixture_import (&fixture, "competitor", changed, NULL);
  check_counts (result, &sal_competitor_kind, 1, 2, 0);
  g_assert_cmpint (
      import_fixture_query (&fixture, "SELECT id FROM competitor WHERE name = 'Anvil'"), ==, a);
  g_assert_cmpint (
      import_fixture_query (&fixture, "SELECT id FROM competitor WHERE name = 'Core'"), ==, b);

  twice = g_strdup_printf (
      "id,name,external_id\n%" G_GINT64_FORMAT ",P,\n%" G_GINT64_FORMAT ",Q,\n", a, a);
  g_clear_pointer (&result, sal_import_result_free);
  result = import_fixture_try (&fixture, "competitor", twice, NULL, &error);
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_ROWS);
  g_assert_nonnull (strstr (error->message, "row 3, id: is that of an earlier row, too"));

  /* an id from elsewhere tells nothing */
  g_clear_pointer (&result, sal_import_result_free);
  result =
      import_fixture_import (&fixture, "competitor", "id,name,external_id\n12345,Core,X-2\n", NULL);
  check_counts (result, &sal_competitor_kind, 0, 0, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-part/no-key", test_import_part_no_key);
  g_test_add_func ("/import-part/same-file", test_import_part_same_file);
  g_test_add_func ("/import-part/own-kind", test_import_part_own_kind);
  g_test_add_func ("/import-part/together", test_import_part_together);
  g_test_add_func ("/import-part/together-key", test_import_part_together_key);
  g_test_add_func ("/import-part/by-id", test_import_part_by_id);
  g_test_add_func ("/import-part/own-kind-skip", test_import_part_own_kind_skip);

  return g_test_run ();
}
