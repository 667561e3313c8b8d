/* test-credit-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"

/* Which of three credits of 10, 20 and 30 a component counts, as what they pay at 100 %. */
typedef struct
{
  const char *component; /* members that say which */
  gint64 amount;
} Case;

static const char credits[] = "participant,deal,date,amount,measure,product,units,closed\n"
                              "A,D1,2026-01-01,10,bookings,pump,3,2026-01-01\n"
                              "A,D2,2026-01-02,20,bookings,\"valve, small\",,2026-02-01\n"
                              "A,D3,2026-01-03,30,margin,pump,10,\n";

static const Case cases[] = {
  { "\"counts\": \"money\"", 60 },
  { "\"measure\": \"bookings\"", 30 },
  { "\"measure\": \"Bookings\"", 0 },
  { "\"filter\": \"product = \\\"pump\\\"\"", 40 },
  { "\"filter\": \"amount >= 20\"", 50 },
  { "\"filter\": \"units > 5\"", 30 },
  { "\"filter\": \"units is empty\"", 20 },
  { "\"filter\": \"closed < 2026-02-01\"", 10 },
  { "\"measure\": \"bookings\", \"filter\": \"amount < 20\"", 10 },
};

static SalEvaluation *
evaluate (const char *component, GError **error)
{
  g_autofree char *plan = g_strdup_printf (
      "{\"components\": [{\"id\": \"c\", \"period\": \"year\", %s, \"method\": {\"kind\": "
      "\"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}}]}",
      component);
  PlanTexts texts = { .plan = plan, .credits = credits };

  return plan_fixture_evaluate (&texts, error);
}

static void
test_credit_filter_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalEvaluation) evaluation = evaluate (cases[i].component, &error);
      const GPtrArray *earnings;

      g_test_message ("%s", cases[i].component);
      g_assert_no_error (error);
      earnings = evaluation->earnings->pdata[0];
      g_assert_cmpint (
          ((const SalEarning *) earnings->pdata[0])->amount, ==, cases[i].amount * 100);
    }
}

static void
test_credit_filter_column (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalEvaluation) evaluation = evaluate ("\"filter\": \"colour = 5\"", &error);

  g_assert_null (evaluation);
  g_assert_true (g_str_has_prefix (error->message,
                                   "credits.csv, the filter of component “c” of the plan “P”: "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/credit-filter/cases", test_credit_filter_cases);
  g_test_add_func ("/credit-filter/column", test_credit_filter_column);

  return g_test_run ();
}
