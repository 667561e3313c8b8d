/* test-payout-shape.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "sal-payout-shape.h"

/* Each method at its ends, at its bounds and between them. */
typedef struct
{
  const char *method; /* members of the method */
  const char *at, *column;
  const char *payout;
} Case;

#define POINTS                                                                                     \
  "\"kind\": \"curve\", \"points\": [{\"at\": \"50 %\", \"payout\": \"20 %\"}, {\"at\": 1, "       \
  "\"payout\": 1}, {\"at\": \"150 %\", \"payout\": \"250 %\"}]"
#define MATRIX                                                                                     \
  "\"kind\": \"matrix\", \"column\": \"c\", \"columns\": [\"80 %\", 1], \"rows\": [{\"at\": "      \
  "\"80 %\", \"payouts\": [\"50 %\", \"80 %\"]}, {\"at\": 1, \"payouts\": [\"90 %\", \"120 %\"]}]"
#define AMOUNTS                                                                                    \
  "\"kind\": \"amounts\", \"tiers\": [{\"from\": 10, \"amount\": 10}, {\"from\": 20, \"amount\": " \
  "40}, {\"from\": 40, \"to\": 50, \"amount\": 100}]"

static const Case cases[] = {
  { POINTS, "0.75", NULL, "0.6" },
  { POINTS, "1", NULL, "1" },
  { POINTS, "0.49", NULL, "0" },
  { POINTS ", \"below\": \"first\"", "0.49", NULL, "0.2" },
  { POINTS ", \"below\": \"extend\"", "0.25", NULL, "-0.2" },
  { POINTS, "2", NULL, "2.5" },
  { POINTS ", \"above\": \"extend\"", "2", NULL, "4" },
  { POINTS ", \"interpolation\": \"step\"", "0.99", NULL, "0.2" },
  { POINTS ", \"interpolation\": \"step\"", "1", NULL, "1" },
  { MATRIX, "0.9", "0.95", "0.925" },
  { MATRIX, "0.79", "0.79", "0" },
  { MATRIX, "0.8", "0.79", "0.5" },
  { MATRIX, "0.1", "1", "0.8" },
  { MATRIX, "3", "3", "1.2" },
  { MATRIX ", \"interpolation\": \"step\"", "0.99", "1", "0.8" },
  { MATRIX ", \"interpolation\": \"step\"", "1", "0.99", "0.9" },
  { AMOUNTS, "9", NULL, "0" },
  { AMOUNTS, "10", NULL, "10" },
  { AMOUNTS, "39", NULL, "40" },
  { AMOUNTS, "40", NULL, "100" },
  { AMOUNTS ", \"paid\": \"interpolated\"", "30", NULL, "70" },
  { AMOUNTS ", \"paid\": \"interpolated\"", "99", NULL, "100" },
  { AMOUNTS ", \"paid\": \"prorated\"", "15", NULL, "5" },
  { AMOUNTS ", \"paid\": \"prorated\"", "30", NULL, "30" },
  { AMOUNTS ", \"paid\": \"prorated\"", "45", NULL, "100" },
  { AMOUNTS ", \"paid\": \"prorated\"", "50", NULL, "150" },
  { AMOUNTS ", \"paid\": \"prorated\"", "60", NULL, "150" },
};

static void
read_shape (const SalPlanMethod *method,
            const SalRational *at,
            const SalRational *column,
            SalRational *payout)
{
  if (method->kind == SAL_PAYOUT_CURVE)
    sal_payout_curve_at (
        method->points, method->interpolation, method->below, method->above, at, payout);
  else if (method->kind == SAL_PAYOUT_MATRIX)
    sal_payout_matrix_at (method, at, column, payout);
  else
    sal_payout_amounts_at (method, at, payout);
}

static void
test_payout_shape (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {%s}}]}",
          cases[i].method);
      g_autoptr (GError) error = NULL;
      g_autoptr (SalPlan) plan = plan_fixture_parse (text, &error);
      g_auto (SalRational) at = SAL_RATIONAL_INIT, column = SAL_RATIONAL_INIT;
      g_auto (SalRational) payout = SAL_RATIONAL_INIT;
      g_autofree char *actual = NULL;

      g_assert_no_error (error);
      sal_rational_from_text (cases[i].at, &at, NULL);
      if (cases[i].column != NULL)
        sal_rational_from_text (cases[i].column, &column, NULL);
      read_shape (sal_plan_get_component (plan, 0)->method, &at, &column, &payout);
      actual = sal_rational_to_text (&payout);
      g_assert_cmpstr (actual, ==, cases[i].payout);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/payout-shape/cases", test_payout_shape);

  return g_test_run ();
}
