/* test-rate-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "sal-rate-table.h"

/* 1 %, 2 % from 100 cents and 3 % from 200, with every application at both bounds: one credit from
 * a place to another, after which @measured is there; in hundredths of a cent. */
typedef struct
{
  const char *second, *third;
  gint64 before, after, measured;
  gint64 amount;
} Case;

static const Case cases[] = {
  { "marginal", "marginal", 0, 250, 250, 100 + 200 + 150 },
  { "marginal", "marginal", 250, 0, 0, -450 },
  { "marginal", "marginal", 100, 200, 200, 200 },
  { "marginal", "marginal", -50, 50, 50, 100 },
  { "retroactive", "marginal", 0, 99, 99, 99 },
  { "retroactive", "marginal", 0, 100, 100, 200 },
  { "retroactive", "marginal", 0, 250, 250, 400 + 150 },
  { "marginal", "retroactive", 0, 200, 200, 600 },
  { "deal_before", "marginal", 50, 150, 150, 100 },
  { "deal_before", "marginal", 100, 150, 150, 100 },
  { "deal_after", "marginal", 50, 150, 150, 200 },
  { "deal_after", "marginal", 50, 99, 99, 49 },
  { "deal_after", "marginal", 50, 100, 100, 100 },
  { "deal_after", "deal_after", 50, 250, 250, 600 },
  { "deal_before", "deal_before", 50, 250, 250, 200 },
  { "deal_after", "deal_before", 50, 250, 250, 400 },
  /* the quota is 100: overage is all above it */
  { "marginal", "overage", 0, 250, 250, 100 + 450 },
  { "marginal", "overage", 0, 199, 199, 100 + 198 },
};

static SalPlan *
make_plan (const Case *one)
{
  g_autofree char *text = g_strdup_printf (
      "{\"components\": [{\"id\": \"c\", \"period\": \"year\", \"method\": {\"kind\": "
      "\"rate_table\", "
      "\"bounds\": \"amount\", \"tiers\": [{\"from\": 0, \"rate\": \"1 %%\"}, {\"from\": 1, "
      "\"rate\": "
      "\"2 %%\", \"application\": \"%s\"}, {\"from\": 2, \"rate\": \"3 %%\", \"application\": "
      "\"%s\"}]}}]}",
      one->second,
      one->third);
  g_autoptr (GError) error = NULL;
  SalPlan *plan = plan_fixture_parse (text, &error);

  g_assert_no_error (error);

  return plan;
}

static gint64
pay (const Case *one, gboolean has_accelerator)
{
  g_autoptr (SalPlan) plan = make_plan (one);
  SalPayoutTerms terms = { .quota = { 100, 1, NULL },
                           .target = SAL_RATIONAL_INIT,
                           .base_rate = SAL_RATIONAL_INIT,
                           .active = { 1, 1, NULL } };
  g_auto (SalRational) amount = SAL_RATIONAL_INIT, hundred = { 100, 1, NULL };
  SalRateTable table;
  gint64 result = 0;

  sal_rate_table_init (&table, plan, sal_plan_get_component (plan, 0), &terms, has_accelerator);
  sal_rate_table_settle (&table, one->measured);
  sal_rate_table_pay (&table, one->before, one->after, &amount);
  sal_rate_table_clear (&table);
  sal_rational_multiply (&amount, &amount, &hundred);
  g_assert_true (sal_rational_round (&amount, &result));

  return result;
}

static void
test_rate_table_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pay (&cases[i], TRUE), ==, cases[i].amount);
}

/* Without an accelerator, what is above the quota of 100 is paid at the 1 % below it. */
static void
test_rate_table_no_accelerator (void)
{
  g_assert_cmpint (pay (&cases[0], FALSE), ==, 250);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rate-table/cases", test_rate_table_cases);
  g_test_add_func ("/rate-table/no-accelerator", test_rate_table_no_accelerator);

  return g_test_run ();
}
