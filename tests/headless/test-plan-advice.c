/* test-plan-advice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "plan-fixture.h"
#include "plan-specimens.h"
#include "sal-plan-advice.h"
#include "sal-plan-path.h"

#define COMPONENT(text)                                                                            \
  "{\"clawback\": {}, \"components\": [{\"id\": \"c\", \"period\": \"year\", " text "}]}"
#define FULL                                                                                       \
  "\"method\": {\"kind\": \"curve\", \"points\": [{\"at\": 0, \"payout\": 0}, {\"at\": 1, "        \
  "\"payout\": 1}]}"

/* One finding each, or none; what begins its text. */
static const struct
{
  const char *plan;
  const char *path;
  const char *text;
} cases[] = {
  { PLAN_SPECIMEN_RATES, NULL, NULL },
  { COMPONENT (FULL), NULL, NULL },
  { COMPONENT ("\"weight\": \"90 %\", " FULL), "components", "The weights sum to 90\302\240%" },
  { "{\"from\": \"2026-01-15\", \"clawback\": {}, \"components\": [{\"id\": \"c\", \"period\": "
    "\"year\", " FULL "}]}",
    "from",
    "The plan does not begin on the first" },
  { "{\"to\": \"2026-12-30\", \"clawback\": {}, \"components\": [{\"id\": \"c\", \"period\": "
    "\"year\", " FULL "}]}",
    "to",
    "The plan does not end on the last" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"year\", " FULL "}]}",
    "clawback",
    "Nothing is taken back" },
  { COMPONENT ("\"cap\": {\"share\": \"90 %\"}, " FULL),
    "components[0].cap.share",
    "The cap is below the target" },
  { COMPONENT ("\"gates\": [{\"component\": \"c\", \"at_least\": \"110 %\"}], \"method\": "
               "{\"kind\": \"amounts\", "
               "\"tiers\": [{\"from\": 1, \"amount\": 5}]}"),
    "components[0].gates[0].at_least",
    "Who attains the quota does not open the gate" },
  { COMPONENT (
        "\"method\": {\"kind\": \"rate_table\", \"rates\": \"base\", \"tiers\": [{\"from\": 0, "
        "\"rate\": \"0.9\"}]}"),
    "components[0].method",
    "At quota it pays 90\302\240% of the target" },
  { COMPONENT (
        "\"method\": {\"kind\": \"rate_table\", \"rates\": \"base\", \"tiers\": [{\"from\": 0, "
        "\"rate\": 1}, {\"from\": \"150 %\", \"rate\": \"0.5\"}]}"),
    "components[0].method.tiers[1].rate",
    "The rate is lower" },
  { COMPONENT (
        "\"method\": {\"kind\": \"curve\", \"points\": [{\"at\": 0, \"payout\": 0}, {\"at\": 1, "
        "\"payout\": 1}, {\"at\": 2, \"payout\": \"90 %\"}]}"),
    "components[0].method.points[2].payout",
    "More attainment pays less" },
  { COMPONENT ("\"method\": {\"kind\": \"objectives\", \"objectives\": [{\"name\": \"a\", "
               "\"share\": \"60 %\"}, "
               "{\"name\": \"b\", \"share\": \"30 %\"}]}"),
    "components[0].method.objectives",
    "The shares of the objectives sum to 90\302\240%" },
  { COMPONENT ("\"method\": {\"kind\": \"spif\", \"amount\": 500}"),
    "components[0].method.budget",
    "It has no budget" },
  { COMPONENT ("\"method\": {\"kind\": \"spif\", \"amount\": 500, \"budget\": 9000, \"from\": "
               "\"2027-01-01\"}"),
    "components[0].method.from",
    "No day on which credits qualify" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalPlan) plan = plan_fixture_parse (cases[i].plan, &error);
      g_autoptr (GPtrArray) findings = NULL;
      const SalPlanFinding *finding;

      g_assert_no_error (error);
      findings = sal_plan_advise (plan);
      for (guint k = 0; k < findings->len; k++)
        g_test_message (
            "%" G_GSIZE_FORMAT ": %s", i, ((SalPlanFinding *) findings->pdata[k])->text);
      g_assert_cmpuint (findings->len, ==, cases[i].path != NULL);
      if (findings->len == 0)
        continue;
      finding = findings->pdata[0];
      g_assert_false (finding->is_error);
      g_assert_cmpstr (finding->path, ==, cases[i].path);
      g_assert_true (g_str_has_prefix (finding->text, cases[i].text));
    }
}

/* What the check refuses comes alone, with its path. */
static void
test_error (void)
{
  g_autoptr (SalPlan) plan = plan_fixture_parse (PLAN_SPECIMEN_RATES, NULL);
  g_autoptr (GPtrArray) findings = NULL;
  const SalPlanFinding *finding;

  g_assert_true (sal_plan_set_value (plan, "components[0].method.tiers[1].from", "20 %", NULL));
  findings = sal_plan_advise (plan);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_true (finding->is_error);
  g_assert_cmpstr (finding->path, ==, "components[0].method.tiers");
  g_assert_cmpstr (finding->text, ==, "20\302\240% is not above the one before it");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-advice/cases", test_cases);
  g_test_add_func ("/plan-advice/error", test_error);

  return g_test_run ();
}
