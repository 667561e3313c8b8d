/* test-plan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "sal-error.h"

/* What a document cannot be: the message names the member and what was expected there. */

typedef struct
{
  const char *plan;
  const char *message;
} Case;

static const Case cases[] = {
  { "{\"components\": [], \"compnents\": 1}", "plan.json: a plan has no “compnents”" },
  { "{\"name\": \"P\"}", "plan.json.components: it is missing: a plan needs one" },
  { "{\"components\": 1}", "plan.json.components: expected a list" },
  { "{\"components\": [1]}", "plan.json.components[0]: expected an object: a component" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\"}]}",
    "plan.json.components[0].method: it is missing: a component needs one" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"mod\": 1}]}",
    "plan.json.components[0]: a component has no “mod”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"mode\": \"weekly\"}]}",
    "plan.json.components[0].mode: expected one of: discrete, quarter_to_date, year_to_date, "
    "true_up, each_deal" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"weight\": true}]}",
    "plan.json.components[0].weight: expected a number such as 0.05, “5 %” or “13/170”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"weight\": {}}]}",
    "plan.json.components[0].weight: expected a number such as 0.05, “5 %” or “13/170”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"weight\": \"1/0\"}]}",
    "plan.json.components[0].weight: \"1/0\" divides by zero (expected a denominator of 1 or "
    "more)" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"no_accelerator_in_ramp\": {}}]}",
    "plan.json.components[0].no_accelerator_in_ramp: expected true or false" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"no_accelerator_in_ramp\": "
    "\"yes\"}]}",
    "plan.json.components[0].no_accelerator_in_ramp: expected true or false" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}, \"name\": 5}]}",
    "plan.json.components[0].name: expected a text" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "
    "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": 1}, {\"rate\": 2}]}}]}",
    "plan.json.components[0].method.tiers[1].from: it is missing: a tier needs one" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"matrix\", "
    "\"columns\": [1, []]}}]}",
    "plan.json.components[0].method.columns[1]: expected a number such as 0.05, “5 %” or "
    "“13/170”" },
  { "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": \"spif\", "
    "\"amount\": 1, \"from\": \"2026-02-30\"}}]}",
    "plan.json.components[0].method.from: expected a day such as 2026-02-01" },
  { "{\"components\": [], \"fiscal_start\": -1}",
    "plan.json.fiscal_start: expected a whole number of 0 or more" },
  { "{\"components\": [], \"fiscal_start\": 1.5}",
    "plan.json.fiscal_start: expected a whole number of 0 or more" },
};

static void
test_plan_structure (void)
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

static void
test_plan_schema_member (void)
{
  static const char *const documents[] = {
    "[]",
    "{}",
    "{\"schema\": 1}",
    "{\"schema\": {\"name\": \"other\", \"version\": 1}}",
    "{\"schema\": {\"name\": \"salient-plan\", \"version\": 2}}"
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) document = json_from_string (documents[i], NULL);
      g_autoptr (SalPlan) plan = sal_plan_from_json (document, "plan.json", &error);

      g_assert_null (plan);
      g_assert_cmpstr (error->message,
                       ==,
                       "plan.json.schema: expected {\"name\": \"salient-plan\", \"version\": 1}");
    }
}

/* What is by default is not written, and numbers are as exact as they came. */
static void
test_plan_to_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPlan) plan = plan_fixture_parse ("{\"components\": [{\"id\": \"c\", \"period\": "
                                                 "\"month\", \"mode\": \"discrete\", \"weight\": "
                                                 "\"1/3\", \"method\": {\"kind\": \"rate_table\", "
                                                 "\"tiers\": [{\"from\": 0, \"rate\": 0.1}]}}]}",
                                                 &error);
  g_autoptr (JsonNode) document = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  document = sal_plan_to_json (plan);
  text = json_to_string (document, FALSE);
  g_assert_cmpstr (text,
                   ==,
                   "{\"name\":\"P\",\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"currency\":"
                   "\"USD\",\"components\":[{\"id\":\"c\",\"weight\":\"1/3\",\"period\":\"month\","
                   "\"method\":{\"kind\":\"rate_table\",\"tiers\":[{\"from\":\"0\",\"rate\":"
                   "\"0.1\"}]}}],\"schema\":{\"name\":\"salient-plan\",\"version\":1}}");
}

static void
note_difference (const char *path, const char *before, const char *after, gpointer data)
{
  g_string_append_printf (
      data, "%s: %s → %s\n", path, before != NULL ? before : "–", after != NULL ? after : "–");
}

static void
test_plan_compare (void)
{
  g_autoptr (SalPlan) one = plan_fixture_parse ("{\"components\": [{\"id\": \"c\", \"period\": "
                                                "\"month\", \"method\": {\"kind\": \"rate_table\", "
                                                "\"tiers\": [{\"from\": 0, \"rate\": \"5 %\"}]}}]}",
                                                NULL);
  g_autoptr (SalPlan) other = plan_fixture_parse (
      "{\"leave\": \"ignored\", \"components\": [{\"id\": \"c\", \"period\": \"month\", "
      "\"method\": "
      "{\"kind\": \"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": \"6 %\"}]}, \"cap\": "
      "{\"amount\": 10}}]}",
      NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  sal_plan_structure_compare (&sal_plan_structure, one, one, note_difference, text);
  g_assert_cmpstr (text->str, ==, "");
  sal_plan_structure_compare (&sal_plan_structure, one, other, note_difference, text);
  g_assert_cmpstr (text->str,
                   ==,
                   "leave: prorates → ignored\ncomponents[0].method.tiers[0].rate: 0.05 → 0.06\n"
                   "components[0].cap.amount: – → 10\ncomponents[0].cap.whole: – → false\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/structure", test_plan_structure);
  g_test_add_func ("/plan/schema", test_plan_schema_member);
  g_test_add_func ("/plan/to-json", test_plan_to_json);
  g_test_add_func ("/plan/compare", test_plan_compare);

  return g_test_run ();
}
