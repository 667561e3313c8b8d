/* test-plan-comparison.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "plan-specimens.h"
#include "sal-plan-comparison.h"
#include "sal-plan-path.h"

/* One change each, and the one row that it makes. */
static void
test_rows (void)
{
  static const struct
  {
    const char *path, *value, *field, *before, *after;
  } cases[] = {
    { "to", "2026-06-30", "In Effect To", "31 Dec 2026", "30 Jun 2026" },
    { "components[0].weight", "55 %", "Revenue · Weight", "60\302\240%", "55\302\240%" },
    { "components[0].method.tiers[1].rate", "3.5", "Revenue · Tier 2 · Rate", "3", "3.5" },
    { "components[0].mode",
      "true_up",
      "Revenue · Mode",
      "Each period for itself",
      "Each period, with a true-up of the year" },
    { "components[0].measure", "bookings", "Revenue · Measure", "", "bookings" },
    { "components[1].name", "Logos", "Logos · Name", "New Customers", "Logos" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalPlan) one = plan_fixture_parse (PLAN_SPECIMEN_RATES, NULL);
      g_autoptr (SalPlan) other = sal_plan_copy (one);
      g_autoptr (GPtrArray) rows = NULL;
      const SalPlanComparisonRow *row;

      g_assert_true (sal_plan_set_value (other, cases[i].path, cases[i].value, NULL));
      rows = sal_plan_comparison_new (one, other);
      g_assert_cmpuint (rows->len, ==, 1);
      row = rows->pdata[0];
      g_assert_cmpstr (row->field, ==, cases[i].field);
      g_assert_cmpstr (row->before, ==, cases[i].before);
      g_assert_cmpstr (row->after, ==, cases[i].after);
    }
}

/* What is on one side alone is named as it is there. */
static void
test_parts (void)
{
  g_autoptr (SalPlan) one = plan_fixture_parse (PLAN_SPECIMEN_RATES, NULL);
  g_autoptr (SalPlan) other = sal_plan_copy (one);
  g_autoptr (GPtrArray) same = sal_plan_comparison_new (one, other);
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_cmpuint (same->len, ==, 0);
  g_assert_true (sal_plan_remove (other, "components[0].cap"));
  rows = sal_plan_comparison_new (one, other);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (
      ((SalPlanComparisonRow *) rows->pdata[0])->field, ==, "Revenue · Cap · Share of Target");
  g_assert_cmpstr (((SalPlanComparisonRow *) rows->pdata[0])->before, ==, "200\302\240%");
  g_assert_cmpstr (((SalPlanComparisonRow *) rows->pdata[0])->after, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-comparison/rows", test_rows);
  g_test_add_func ("/plan-comparison/parts", test_parts);

  return g_test_run ();
}
