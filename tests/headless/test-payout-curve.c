/* test-payout-curve.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "plan-specimens.h"
#include "sal-payout-curve.h"

#define TIERS(rates, tiers)                                                                        \
  "{\"components\": [{\"id\": \"c\", \"period\": \"year\", \"method\": {\"kind\": \"rate_table\""  \
  ", " rates "\"tiers\": [" tiers "]}}]}"

typedef struct
{
  const char *plan;
  guint component;
  const char *at;
  gboolean is_below;
  const char *payout; /* capped, and */
  const char *uncapped;
} Case;

/* Each worked by hand: quota 1,000,000 or as the bounds say, target 100,000. */
static const Case cases[] = {
  /* nothing below 50 %; (100 − 50) × 2 = 100 % at quota; 100 + 50 × 3 = 250 %, capped at 200 % */
  { PLAN_SPECIMEN_RATES, 0, "40 %", FALSE, "0", "0" },
  { PLAN_SPECIMEN_RATES, 0, "75 %", FALSE, "0.5", "0.5" },
  { PLAN_SPECIMEN_RATES, 0, "1", FALSE, "1", "1" },
  { PLAN_SPECIMEN_RATES, 0, "150 %", FALSE, "2", "2.5" },
  /* of the curve: 0 at 50 %, 1 at 100 %, 2.5 at 150 % and above */
  { PLAN_SPECIMEN_RATES, 1, "49 %", FALSE, "0", "0" },
  { PLAN_SPECIMEN_RATES, 1, "125 %", FALSE, "1.75", "1.75" },
  { PLAN_SPECIMEN_RATES, 1, "2", FALSE, "2.5", "2.5" },
  /* 5 % of credit, 8 % above 500,000: 500,000 × 5 % ÷ 100,000 = 25 %; 25 % + 250,000 × 8 % = 45 %
   */
  { TIERS ("\"bounds\": \"amount\", ",
           "{\"from\": 0, \"rate\": \"5 %\"}, {\"from\": 500000, \"rate\": \"8 %\"}"),
    0,
    "1",
    FALSE,
    "0.25",
    "0.25" },
  { TIERS ("\"bounds\": \"amount\", ",
           "{\"from\": 0, \"rate\": \"5 %\"}, {\"from\": 500000, \"rate\": \"8 %\"}"),
    0,
    "150 %",
    FALSE,
    "0.45",
    "0.45" },
  /* retroactive: just below 100 % all at 1, one cent less; at 100 % all at 1.5 */
  { TIERS ("\"rates\": \"base\", ",
           "{\"from\": 0, \"rate\": 1}, {\"from\": 1, \"rate\": 1.5, \"application\": "
           "\"retroactive\"}"),
    0,
    "1",
    TRUE,
    "0.99999999",
    "0.99999999" },
  { TIERS ("\"rates\": \"base\", ",
           "{\"from\": 0, \"rate\": 1}, {\"from\": 1, \"rate\": 1.5, \"application\": "
           "\"retroactive\"}"),
    0,
    "1",
    FALSE,
    "1.5",
    "1.5" },
};

static void
test_evaluate (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalPlan) plan = plan_fixture_parse (cases[i].plan, &error);
      g_auto (SalPayoutExample) example = { SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
      g_auto (SalRational) at = SAL_RATIONAL_INIT, payout = SAL_RATIONAL_INIT;

      g_assert_no_error (error);
      g_assert_true (sal_rational_from_text (cases[i].at, &at, NULL));
      sal_payout_example_init (&example, plan, cases[i].component);
      for (gsize k = 0; k < 2; k++)
        {
          g_autofree char *text = NULL;

          sal_payout_curve_evaluate (
              plan, cases[i].component, &example, k == 0, cases[i].is_below, &at, &payout);
          text = sal_rational_to_text (&payout);
          g_assert_cmpstr (text, ==, k == 0 ? cases[i].payout : cases[i].uncapped);
        }
    }
}

/* Ascending, from 0 to 200 %, with both sides of each bend; each is what evaluating it gives. */
static void
test_curve (void)
{
  g_autoptr (SalPlan) plan = plan_fixture_parse (PLAN_SPECIMEN_RATES, NULL);
  g_auto (SalPayoutExample) example = { SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
  g_autoptr (GArray) points = NULL;
  guint n_bends = 0;

  sal_payout_example_init (&example, plan, 0);
  points = sal_payout_curve_new (plan, 0, &example, TRUE);
  g_assert_cmpuint (points->len, ==, 101 + 2); /* 50 % and 100 % are there twice */
  for (guint i = 0; i < points->len; i++)
    {
      const SalPayoutCurvePoint *point = &g_array_index (points, SalPayoutCurvePoint, i);
      const SalPayoutCurvePoint *next =
          i + 1 < points->len ? &g_array_index (points, SalPayoutCurvePoint, i + 1) : NULL;
      gboolean is_below = next != NULL && sal_rational_compare (&point->at, &next->at) == 0;
      g_auto (SalRational) payout = SAL_RATIONAL_INIT;

      n_bends += is_below;
      if (next != NULL)
        g_assert_cmpint (sal_rational_compare (&point->at, &next->at), <=, 0);
      sal_payout_curve_evaluate (plan, 0, &example, TRUE, is_below, &point->at, &payout);
      g_assert_cmpint (sal_rational_compare (&payout, &point->payout), ==, 0);
    }
  g_assert_cmpuint (n_bends, ==, 2);
  g_assert_cmpint (
      sal_rational_compare_integer (&g_array_index (points, SalPayoutCurvePoint, 102).at, 2),
      ==,
      0);
}

/* 250 % of the target for 150 % of the quota: 5/3 of the rate at target. */
static void
test_rate (void)
{
  SalPayoutCurvePoint point = { { 3, 2, NULL }, { 5, 2, NULL } };
  g_auto (SalRational) rate = SAL_RATIONAL_INIT;
  g_autofree char *text = NULL;

  g_assert_true (sal_payout_curve_rate (&point, &rate));
  text = sal_rational_to_text (&rate);
  g_assert_cmpstr (text, ==, "5/3");
  sal_rational_set_integer (&point.at, 0);
  g_assert_false (sal_payout_curve_rate (&point, &rate));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/payout-curve/evaluate", test_evaluate);
  g_test_add_func ("/payout-curve/curve", test_curve);
  g_test_add_func ("/payout-curve/rate", test_rate);

  return g_test_run ();
}
