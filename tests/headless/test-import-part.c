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
  static const char *const text = "Role,Month,Share\nAE,1,25%\nAE,2,50%\nAE,2,50%\n";
  g_auto (ImportFixture) fixture = { 0 };

  import_fixture_init (&fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SalImportResult) result =
          import_fixture_import (&fixture, "ramp_profile", text, NULL);

      check_counts (result, &sal_ramp_profile_kind, i == 0 ? 3 : 0, 0, i == 0 ? 0 : 3);
      g_assert_true ((result->change != NULL) == (i == 0));
      g_assert_true (has_note (result, "No column tells which record a row is"));
      g_assert_false (has_note (result, "this very file"));
    }

  {
    g_autoptr (SalImportResult) more =
        import_fixture_import (&fixture,
                               "ramp_profile",
                               "Role,Month,Share\nAE,2,50%\nAE,2,50%\nAE,2,50%\nAE,1,30%\n",
                               NULL);

    check_counts (more, &sal_ramp_profile_kind, 2, 0, 2);
  }
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM ramp_profile"), ==, 5);
}

/* What was edited since is not there any more as the file has it, and the file is known. */
static void
test_import_part_same_file (void)
{
  static const char *const text = "Role,Month,Share\nAE,1,25%\nAE,2,50%\n";
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) again = NULL;

  import_fixture_init (&fixture);
  import_fixture_load (&fixture, "ramp_profile", text);
  import_fixture_edit (&fixture, "UPDATE ramp_profile SET share = share + 1 WHERE month = 2");
  again = import_fixture_import (&fixture, "ramp_profile", text, NULL);

  check_counts (again, &sal_ramp_profile_kind, 1, 0, 1);
  g_assert_true (has_note (again, "ramp_profile.csv: this very file was imported on"));
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-part/no-key", test_import_part_no_key);
  g_test_add_func ("/import-part/same-file", test_import_part_same_file);
  g_test_add_func ("/import-part/own-kind", test_import_part_own_kind);
  g_test_add_func ("/import-part/own-kind-skip", test_import_part_own_kind_skip);

  return g_test_run ();
}
