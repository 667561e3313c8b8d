/* test-payout-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "plan-specimens.h"
#include "sal-payout-chart.h"
#include "sal-plan-path.h"

static SalPlan *
parse (void)
{
  g_autoptr (GError) error = NULL;
  SalPlan *plan = plan_fixture_parse (PLAN_SPECIMEN_RATES, &error);

  g_assert_no_error (error);

  return plan;
}

/* 250 % at 150 % is capped at 200 %; without the cap the last tier pays 400 % at its end. */
static void
test_words (void)
{
  g_autoptr (SalPlan) plan = parse ();
  g_auto (SalPayoutExample) example = { SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) figures = NULL;
  const SalPayoutFigure *figure;

  sal_payout_example_init (&example, plan, 0);
  text = sal_payout_chart_describe (plan, 0, &example);
  g_assert_cmpstr (text,
                   ==,
                   "Payout by attainment of quota: 0\302\240% of target at 50\302\240%, "
                   "100\302\240% of target at 100\302\240%, 200\302\240% of target at "
                   "150\302\240%, 200\302\240% of target at 200\302\240%.");
  figures = sal_payout_chart_list_figures (plan, 0, &example);
  g_assert_cmpuint (figures->len, ==, 21);
  g_assert_cmpstr (((SalPayoutFigure *) figures->pdata[0])->rate, ==, "");
  figure = figures->pdata[11];
  g_assert_cmpstr (figure->at, ==, "110\302\240%");
  g_assert_cmpstr (figure->payout, ==, "130\302\240%");
  g_assert_cmpstr (figure->rate, ==, "118.2\302\240%");
  g_assert_cmpfloat_with_epsilon (sal_payout_chart_find_end (plan, 0, &example), 4.2, 1e-9);
}

static void
test_depends (void)
{
  g_autoptr (SalPlan) plan = parse ();
  const SalPlanComponent *component = sal_plan_get_component (plan, 0);

  g_assert_false (sal_payout_chart_depends (component));
  g_assert_true (sal_plan_set_value (plan, "components[0].method.rates", "credit", NULL));
  g_assert_true (sal_payout_chart_depends (component));
  g_assert_false (sal_payout_chart_depends (sal_plan_get_component (plan, 1)));
}

static void
test_matrix (void)
{
  g_autoptr (SalPlan) plan = parse ();
  g_autoptr (SalChart) chart = NULL;
  g_autofree char *row = NULL;

  g_assert_true (sal_plan_set_value (plan, "components[1].method.kind", "matrix", NULL));
  g_assert_true (
      sal_plan_set_value (plan, "components[1].method.columns", "80 %; 100 %; 120 %", NULL));
  g_assert_true (sal_plan_set_value (plan, "components[1].method.column", "revenue", NULL));
  g_assert_true (sal_plan_add (plan, "components[1].method"));
  g_assert_true (
      sal_plan_set_value (plan, "components[1].method.rows[1].payouts", "0.5; 0.75; 1", NULL));
  chart = sal_payout_chart_new_matrix (plan, 1);
  g_assert_cmpuint (sal_chart_get_n_series (chart), ==, 3);
  g_assert_cmpuint (sal_chart_get_n_categories (chart), ==, 2);
  g_assert_cmpfloat (sal_chart_get_value (chart, &(SalChartDatum){ 1, 1 }), ==, 0.75);
  g_assert_cmpstr (sal_chart_get_series_name (chart, 2), ==, "From 120\302\240%");
  row = sal_chart_get_category_name (chart, 0);
  g_assert_cmpstr (row, ==, "From 0\302\240%");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/payout-chart/words", test_words);
  g_test_add_func ("/payout-chart/depends", test_depends);
  g_test_add_func ("/payout-chart/matrix", test_matrix);

  return g_test_run ();
}
