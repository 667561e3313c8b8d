/* test-explanation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-explanation.h"

#include "facts-fixture.h"

static SalDrillPath *
create_path (const char *metric, SalPeriod period)
{
  SalDrillPath *path = sal_drill_path_new (period);

  sal_drill_path_set_metric (path, sal_metric_find (metric));

  return path;
}

/* The count, the days and the arithmetic are those plain SQL has. */
static void
test_rows (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalDrillPath) path = NULL;
  g_autoptr (SalExplanation) explanation = NULL;
  g_autoptr (GPtrArray) expected = NULL;
  const char *count;
  SalPeriod year;

  facts_fixture_init (&fixture, 400, FALSE);
  facts = facts_fixture_load (&fixture, NULL, 0);
  year = sal_facts_latest_period (facts, SAL_PERIOD_YEAR);
  path = create_path ("win_rate", year);
  explanation = sal_explanation_new (facts, path);
  expected = facts_fixture_query (&fixture,
                                  "SELECT COUNT (*) FROM expected WHERE (won OR lost) "
                                  "AND quarter LIKE '%d-%%'",
                                  year.year);
  count = g_ptr_array_index (expected, 0);

  g_assert_cmpstr (count, !=, "0");
  g_assert_cmpstr (sal_explanation_find (explanation, "Records"), ==, count);
  g_assert_true (
      g_str_has_suffix (sal_explanation_find (explanation, "Arithmetic"), explanation->figure));
  g_assert_nonnull (strstr (sal_explanation_find (explanation, "Formula"), "stage.status"));
  g_assert_cmpstr (sal_explanation_find (explanation, "Version"), ==, "1");
  g_assert_cmpstr (sal_explanation_find (explanation, "Filters"), ==, "None");
  g_assert_null (sal_explanation_find (explanation, "Why There Is No Figure"));
}

/* Under a filter that nothing meets there is no figure, and it says why. */
static void
test_missing (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalDrillPath) path = NULL;
  g_autoptr (SalExplanation) explanation = NULL;
  SalPeriod year;

  facts_fixture_init (&fixture, 20, FALSE);
  facts = facts_fixture_load (&fixture, NULL, 0);
  year = sal_facts_latest_period (facts, SAL_PERIOD_YEAR);
  year.year += 50;
  path = create_path ("win_rate", year);
  explanation = sal_explanation_new (facts, path);

  g_assert_cmpstr (explanation->figure, ==, "–");
  g_assert_cmpstr (sal_explanation_find (explanation, "Records"), ==, "0");
  g_assert_nonnull (sal_explanation_find (explanation, "Why There Is No Figure"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/explanation/rows", test_rows);
  g_test_add_func ("/explanation/missing", test_missing);

  return g_test_run ();
}
