/* test-import-review.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import-fixture.h"
#include "sal-check-rules.h"
#include "sal-kinds.h"

#define COLUMNS "Tier Model,Name,Weight,Says Something About\n"
#define TOO_MUCH                                                                                   \
  "tier_criterion.csv: Weights of tier model “2026” sum to 125\302\240%, not to 100 %: no "    \
  "account can be scored by it"

static void
set_up (ImportFixture *fixture)
{
  import_fixture_init (fixture);
  import_fixture_load (
      fixture, "tier_model", "Name,From\n2025,2025-01-01\n2026,2026-01-01\n2027,2027-01-01\n");
  import_fixture_load (fixture,
                       "tier_criterion",
                       COLUMNS "2025,Size,100 %,Attractiveness\n"
                               "2026,Size,50 %,Attractiveness\n2026,Fit,50 %,Relationship\n");
}

static gboolean
is_noted (const SalImportResult *result, const char *note)
{
  return g_ptr_array_find_with_equal_func (result->notes, note, g_str_equal, NULL);
}

static gboolean
speaks_of_weights (const SalImportResult *result)
{
  for (guint i = 0; i < result->notes->len; i++)
    if (strstr (result->notes->pdata[i], "Weights of tier model") != NULL)
      return TRUE;

  return FALSE;
}

static gint64
check_models (ImportFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  guint n_rules;
  const SalCheckRule *rules = sal_model_check_rules (&n_rules);
  gint64 id = import_fixture_query (fixture,
                                    "SELECT coalesce (max (id), 0) FROM tier_model WHERE name = "
                                    "'2026'");

  findings = sal_check_run (
      fixture->workspace, import_fixture_store (fixture), rules, n_rules, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const SalFinding *finding = findings->pdata[i];

      if (finding->kind != &sal_tier_model_kind)
        continue;
      g_assert_cmpstr (finding->check, ==, "weights");
      g_assert_cmpint (g_array_index (finding->ids, gint64, 0), ==, id);
      return finding->n_records;
    }

  return 0;
}

/* Weights are changed one after another, so none is refused; what they sum to in the end is told,
 * with the name of their model, in what is said, in the report and by a check. */
static void
test_weights (void)
{
  static const char heavier[] = COLUMNS "2026,Fit,75 %,Relationship\n";
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) tried = NULL;
  g_autoptr (SalImportResult) result = NULL;
  g_autoptr (SalImportResult) again = NULL;
  g_autoptr (SalImportResult) right = NULL;
  g_autofree char *text = NULL;
  g_autofree char *report = NULL;
  SalImportOptions options = { .dry_run = TRUE };

  set_up (&fixture);
  g_assert_cmpint (check_models (&fixture), ==, 0);
  tried = import_fixture_import (&fixture, "tier_criterion", heavier, &options);
  g_assert_true (is_noted (tried, TOO_MUCH));
  g_assert_cmpint (check_models (&fixture), ==, 0);

  options.dry_run = FALSE;
  options.report = import_fixture_write (&fixture, "report.csv", "");
  result = import_fixture_import (&fixture, "tier_criterion", heavier, &options);
  g_assert_cmpuint (result->n_rejected, ==, 0);
  g_assert_true (is_noted (result, TOO_MUCH));
  text = sal_import_result_to_text (result);
  g_assert_nonnull (strstr (text, TOO_MUCH));
  g_file_load_contents (options.report, NULL, &report, NULL, NULL, NULL);
  g_assert_nonnull (
      strstr (report,
              "\ntier_criterion.csv,,,,\"Weights of tier model “2026” sum to "
              "125\302\240%, not to 100 %: no account can be scored by it\",imported"));
  g_assert_cmpint (check_models (&fixture), ==, 1);
  g_clear_object (&options.report);

  again = import_fixture_import (&fixture, "tier_criterion", heavier, NULL);
  g_assert_null (again->change);
  g_assert_false (speaks_of_weights (again));

  right = import_fixture_import (&fixture,
                                 "tier_criterion",
                                 COLUMNS "2026,Fit,50.5 %,Relationship\n"
                                         "2026,Size,49.5 %,Attractiveness\n",
                                 NULL);
  g_assert_false (speaks_of_weights (right));
  g_assert_cmpint (check_models (&fixture), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-review/weights", test_weights);

  return g_test_run ();
}
