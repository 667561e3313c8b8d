/* test-plan-check.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "plan-fixture.h"
#include "sal-error.h"

/* Each rule that holds between the fields of a plan, broken once. */

typedef struct
{
  const char *plan;
  const char *message;
} Case;

static const Case cases[] = {
  { "{\"components\": [], \"to\": \"2025-12-31\"}", "plan.json.to: it is before “from”" },
  { "{\"components\": [], \"currency\": \"ABC1\"}",
    "plan.json.currency: “ABC1” is not a currency" },
  { "{\"components\": [], \"fiscal_start\": 13}",
    "plan.json.fiscal_start: expected a month, 1 to 12" },
  { "{\"components\": []}", "plan.json.components: expected 1 to 64" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}}, {\"id\": \"c\", \"period\": "
    "\"month\", \"method\": {\"kind\": \"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}}]}",
    "plan.json.components[1].id: “c” is the id of another component, too" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"weight\": -1}]}",
    "plan.json.components[0].weight: expected 0 or more" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"quota\": \"x\"}]}",
    "plan.json.components[0].quota: there is no component “x”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\"}}]}",
    "plan.json.components[0].method.tiers: expected at least one tier" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0}]}}]}",
    "plan.json.components[0].method.tiers: tier 0 has no “rate”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"amounts\", "
    "\"tiers\": [{\"from\": 0, \"rate\": 1}]}}]}",
    "plan.json.components[0].method.tiers: tier 0 has no “amount”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"amounts\", "
    "\"tiers\": [{\"from\": 5, \"to\": 5, \"amount\": 1}]}}]}",
    "plan.json.components[0].method.tiers: tier 0: only the last tier has a “to”, and it is above "
    "its “from”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"amounts\", "
    "\"tiers\": [{\"from\": 0, \"to\": 5, \"amount\": 1}, {\"from\": 5, \"amount\": 1}]}}]}",
    "plan.json.components[0].method.tiers: tier 0: only the last tier has a “to”, and it is above "
    "its “from”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 1, \"rate\": 1}, {\"from\": \"100 %\", \"rate\": "
    "1}]}}]}",
    "plan.json.components[0].method.tiers: 100\302\240% is not above the one before it" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": 50000, \"rate\": 1}, "
    "{\"from\": 2500.5, \"rate\": 1}]}}]}",
    "plan.json.components[0].method.tiers: 2,500.5 is not above the one before it" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"curve\"}}]}",
    "plan.json.components[0].method.points: expected at least 1 point" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"curve\", "
    "\"above\": \"extend\", \"points\": [{\"at\": 0, \"payout\": 0}]}}]}",
    "plan.json.components[0].method.points: expected at least 2 points" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"curve\", "
    "\"points\": [{\"at\": 1, \"payout\": 0}, {\"at\": 1, \"payout\": 1}]}}]}",
    "plan.json.components[0].method.points: 100\302\240% is not above the one before it" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"matrix\"}}]}",
    "plan.json.components[0].method.column: expected the id of a component" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"matrix\", "
    "\"column\": \"x\"}}]}",
    "plan.json.components[0].method.column: there is no component “x”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"matrix\", "
    "\"column\": \"c\"}}]}",
    "plan.json.components[0].method.rows: expected at least one column and one row" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"matrix\", "
    "\"column\": \"c\", \"columns\": [1, 1], \"rows\": [{\"at\": 0, \"payouts\": [1, 1]}]}}]}",
    "plan.json.components[0].method.columns: column 1 is not above the one before it" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"matrix\", "
    "\"column\": \"c\", \"columns\": [1, 2], \"rows\": [{\"at\": 0, \"payouts\": [1]}]}}]}",
    "plan.json.components[0].method.rows: row 0 has 1 payouts, and there are 2 columns" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"matrix\", "
    "\"column\": \"c\", \"columns\": [1], \"rows\": [{\"at\": 1, \"payouts\": [1]}, {\"at\": 0, "
    "\"payouts\": [1]}]}}]}",
    "plan.json.components[0].method.rows: 0\302\240% is not above the one before it" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"objectives\"}}]}",
    "plan.json.components[0].method.objectives: expected at least one objective" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"objectives\", \"objectives\": [{\"name\": \"a\", \"share\": 1}, {\"name\": \"a\", "
    "\"share\": 1}]}}]}",
    "plan.json.components[0].method.objectives: “a” is there twice" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"objectives\", \"objectives\": [{\"name\": \"a\"}]}}]}",
    "plan.json.components[0].method.objectives: expected either “share” or “amount”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"spif\"}}]}",
    "plan.json.components[0].method.amount: it is missing: what a qualifying credit pays" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"spif\", "
    "\"amount\": 1, \"from\": \"2026-02-01\", \"to\": \"2026-01-31\"}}]}",
    "plan.json.components[0].method.to: it is before “from”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"quarter\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"mode\": \"quarter_to_date\"}]}",
    "plan.json.components[0].mode: a quarter to date is measured every month" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"year\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"mode\": \"year_to_date\"}]}",
    "plan.json.components[0].mode: a year to date is measured every month or quarter" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"year\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"mode\": \"true_up\"}]}",
    "plan.json.components[0].mode: a year to date is measured every month or quarter" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"curve\", "
    "\"points\": [{\"at\": 0, \"payout\": 0}]}, \"mode\": \"each_deal\"}]}",
    "plan.json.components[0].mode: each deal has a payout of a rate table or of amounts" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"gates\": [{\"component\": \"x\", "
    "\"amount\": 1}]}]}",
    "plan.json.components[0].gates: there is no component “x”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"gates\": [{\"component\": \"c\", "
    "\"amount\": 1, \"at_least\": 1}]}]}",
    "plan.json.components[0].gates: expected either “at_least” or “amount”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"spif\", "
    "\"amount\": 1}, \"gates\": [{\"component\": \"c\", \"amount\": 1, \"effect\": "
    "\"accelerator\"}]}]}",
    "plan.json.components[0].gates: for an accelerator, expected a rate table or a curve" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"spif\", "
    "\"amount\": 1}, \"no_accelerator_in_ramp\": true}]}",
    "plan.json.components[0].no_accelerator_in_ramp: expected a rate table or a curve" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"multiplier\": {\"component\": "
    "\"x\"}}]}",
    "plan.json.components[0].multiplier.component: there is no component “x”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"multiplier\": {\"component\": "
    "\"c\", \"points\": [{\"at\": 1, \"payout\": 1}, {\"at\": 0, \"payout\": 1}]}}]}",
    "plan.json.components[0].multiplier.points: 0\302\240% is not above the one before it" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"deal_cap\": {\"amount\": 0}}]}",
    "plan.json.components[0].deal_cap.amount: expected an amount above 0" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"deal_cap\": {\"amount\": 1, "
    "\"residual\": -1}}]}",
    "plan.json.components[0].deal_cap.residual: expected 0 or more" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"spif\", "
    "\"amount\": 1}, \"deal_cap\": {\"amount\": 1}}]}",
    "plan.json.components[0].deal_cap: without a rate table, expected limits “credit” and no "
    "residual" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"cap\": {}}]}",
    "plan.json.components[0].cap: expected either “share” or “amount”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"cap\": {\"amount\": -1}}]}",
    "plan.json.components[0].cap: expected 0 or more" },
  { "{\"cap\": {\"share\": 1, \"amount\": 1}, \"components\": [{\"id\": \"c\", \"period\": "
    "\"month\", \"method\": {\"kind\": \"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}}]}",
    "plan.json.cap: expected either “share” or “amount”" },
  { "{\"recovery\": {\"share\": \"101 %\"}, \"components\": [{\"id\": \"c\", \"period\": "
    "\"month\", \"method\": {\"kind\": \"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}}]}",
    "plan.json.recovery.share: expected 0 % to 100 %" },
  { "{\"recovery\": {\"limit\": -1}, \"components\": [{\"id\": \"c\", \"period\": \"month\", "
    "\"method\": {\"kind\": \"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}}]}",
    "plan.json.recovery.limit: expected 0 or more" },
  { "{\"release\": {\"milestones\": [{\"at\": \"invoice\", \"share\": 0}]}, \"components\": "
    "[{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"rate_table\", \"tiers\": "
    "[{\"from\": 0, \"rate\": 1}]}}]}",
    "plan.json.release.milestones: share 0 is not above 0" },
  { "{\"release\": {\"milestones\": [{\"at\": \"invoice\", \"share\": \"99 %\"}]}, \"components\": "
    "[{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"rate_table\", \"tiers\": "
    "[{\"from\": 0, \"rate\": 1}]}}]}",
    "plan.json.release.milestones: the shares do not sum to 100 %" },
  { "{\"exchange_rates\": [{\"currency\": \"EURO\", \"rate\": 1}], \"components\": [{\"id\": "
    "\"c\", \"period\": \"month\", \"method\": {\"kind\": \"rate_table\", \"tiers\": [{\"from\": "
    "0, \"rate\": 1}]}}]}",
    "plan.json.exchange_rates: “EURO” is not a currency" },
  { "{\"exchange_rates\": [{\"currency\": \"EUR\", \"rate\": 0}], \"components\": [{\"id\": \"c\", "
    "\"period\": \"month\", \"method\": {\"kind\": \"rate_table\", \"tiers\": [{\"from\": 0, "
    "\"rate\": 1}]}}]}",
    "plan.json.exchange_rates: the rate of EUR is not above 0" },
};

static void
test_plan_check (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalPlan) plan = plan_fixture_parse (cases[i].plan, &error);

      g_assert_null (plan);
      g_assert_error (error, SAL_ERROR, SAL_ERROR_FILE);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* What is wrong with a filter is the language's own message. */
static void
test_plan_check_filter (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPlan) plan = plan_fixture_parse ("{\"components\": [{\"id\": \"c\", \"period\": "
                                                 "\"month\", \"filter\": \"amount >\", \"method\": "
                                                 "{\"kind\": \"spif\", \"amount\": 1}}]}",
                                                 &error);

  g_assert_null (plan);
  g_assert_true (g_str_has_prefix (error->message, "plan.json.components[0].filter: "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-check/rules", test_plan_check);
  g_test_add_func ("/plan-check/filter", test_plan_check_filter);

  return g_test_run ();
}
