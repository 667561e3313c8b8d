/* test-plan-summary.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "plan-fixture.h"
#include "plan-specimens.h"
#include "sal-plan-summary.h"

#define COMPONENT(text) "{\"components\": [{\"id\": \"c\", \"period\": \"quarter\", " text "}]}"

#define COUNTS   "It counts all that you are credited with. "
#define QUARTERS "It is measured every quarter, against your quota of the quarter. "

/* What is said of the first component. */
static const struct
{
  const char *plan;
  const char *text;
} cases[] = {
  { PLAN_SPECIMEN_RATES,
    COUNTS QUARTERS "Below 50 % of quota nothing is paid. From 50 % of quota to 100 % of quota "
                    "each percent of quota "
                    "pays 2 % of your target. From 100 % of quota on each percent of quota pays 3 "
                    "% of your target. At "
                    "your quota that makes 100 % of your target, at 150 % of it 200 %. It pays 200 "
                    "% of your target at "
                    "most." },
  { COMPONENT (
        "\"measure\": \"bookings\", \"filter\": \"amount > 5\", \"mode\": \"each_deal\", "
        "\"method\": "
        "{\"kind\": \"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": 0, \"rate\": "
        "\"5 %\"}, {\"from\": 50000, \"rate\": \"7.65 %\", \"application\": \"deal_after\"}]}"),
    "It counts what you are credited with for “bookings”. Of that, it counts where amount > "
    "5. " QUARTERS "Each deal is paid for itself, by its own size. Up to $50,000 5 % of what is "
    "credited is paid. From "
    "$50,000 on 7.65 % of what is credited is paid. The deal that crosses this bound is paid whole "
    "at this "
    "rate." },
  { COMPONENT (
        "\"mode\": \"true_up\", \"no_accelerator_in_ramp\": true, \"method\": {\"kind\": "
        "\"curve\", "
        "\"above\": \"extend\", \"points\": [{\"at\": \"50 %\", \"payout\": 0}, {\"at\": 1, "
        "\"payout\": 1}]}, \"gates\": [{\"component\": \"c\", \"at_least\": \"60 %\"}], "
        "\"multiplier\": "
        "{\"component\": \"c\"}, \"deal_cap\": {\"amount\": 250000, \"limits\": \"credit\"}"),
    COUNTS QUARTERS
    "At the end of the year it is calculated for the whole year, and you are paid what that makes "
    "more. At "
    "50 % of quota you earn 0 % of your target. At 100 % of quota you earn 100 % of your target. "
    "Between two "
    "of these it rises evenly. Below the first of these nothing is paid. Above the last of these "
    "it goes on "
    "along the same line. Nothing is paid unless “c” reaches 60 %. All of it is multiplied by your "
    "attainment of “c”. Of one deal, $250,000 is paid for at most. What is above that does not "
    "count for "
    "your quota, either. While your quota is ramped, no more than the rate at quota is paid." },
  { COMPONENT ("\"method\": {\"kind\": \"matrix\", \"column\": \"c\", \"columns\": [0, 1], "
               "\"rows\": [{\"at\": "
               "\"80 %\", \"payouts\": [\"50 %\", 1]}]}"),
    COUNTS QUARTERS "What you earn depends on your attainment here and on that of “c”. From 80 % "
                    "here, of your target: 50 % "
                    "(there from 0 %), 100 % (there from 100 %). Between these it rises evenly." },
  { COMPONENT ("\"method\": {\"kind\": \"objectives\", \"objectives\": [{\"name\": \"plan\", "
               "\"share\": \"40 %\", "
               "\"floor\": \"50 %\"}, {\"name\": \"team\", \"amount\": 1000}]}"),
    COUNTS "It is calculated every quarter. “plan” pays its score × 40 % of your target. A score "
           "below 50 % "
           "pays nothing. “team” pays its score × $1,000." },
  { COMPONENT ("\"method\": {\"kind\": \"amounts\", \"paid\": \"prorated\", \"tiers\": [{\"from\": "
               "\"80 %\", "
               "\"amount\": 2000}, {\"from\": 1, \"amount\": 5000}]}"),
    COUNTS QUARTERS "Below 80 % of quota nothing is paid. From 80 % of quota to 100 % of quota "
                    "$2,000 is paid, in part for "
                    "the part that you reach. From 100 % of quota on $5,000 is paid, in part for "
                    "the part that you reach. "
                    "These amounts add up." },
  { COMPONENT (
        "\"method\": {\"kind\": \"spif\", \"amount\": 500, \"from\": \"2026-02-01\", \"to\": "
        "\"2026-02-28\", \"budget\": 20000}"),
    COUNTS "It is calculated every quarter. Each qualifying credit pays $500. Credits qualify from "
           "1 Feb 2026 "
           "on. Credits qualify until 28 Feb 2026. All participants together are paid $20,000 at "
           "most; after "
           "that it ends." },
};

/* No-break spaces as others, so that tests can be read. */
static char *
simplify (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\302\240", -1);

  return g_strjoinv (" ", parts);
}

static void
test_components (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalPlan) plan = plan_fixture_parse (cases[i].plan, &error);
      g_autoptr (GPtrArray) paragraphs = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      paragraphs = sal_plan_summary_new (plan);
      g_assert_cmpuint (paragraphs->len, ==, plan->components->len + 2);
      text = simplify (((SalPlanParagraph *) paragraphs->pdata[1])->text);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_plan (void)
{
  g_autoptr (SalPlan) plan = plan_fixture_parse (PLAN_SPECIMEN_RATES, NULL);
  g_autofree char *text = sal_plan_summary_to_text (plan);
  g_autofree char *simple = simplify (text);
  g_auto (GStrv) paragraphs = g_strsplit (simple, "\n\n", -1);

  g_assert_cmpuint (g_strv_length (paragraphs), ==, 4);
  g_assert_cmpstr (
      paragraphs[0],
      ==,
      "The Plan\n“P” is in effect from 1 Jan 2026 to 31 Dec 2026. All amounts are in USD. "
      "Your target variable has these components: “Revenue” 60 %, “New Customers” 40 %.");
  g_assert_cmpstr (
      paragraphs[3],
      ==,
      "Payment\nWhat you earn is payable when the deal is booked. If a deal is cancelled "
      "within 90 days of its close, what was paid for it is taken back. A part of a month "
      "counts by calendar days.\n");
}

/* Where pay waits for invoices or receipts, it is said that it does so part by part. */
static void
test_release (void)
{
  static const struct
  {
    const char *release, *begin;
  } releases[] = {
    { "{\"at\": \"invoice\"}",
      "Payment\nWhat you earn is payable when the deal is invoiced. Of a deal that is invoiced or "
      "received in parts, each part is payable." },
    { "{\"milestones\": [{\"at\": \"booking\", \"share\": \"40 %\"}, {\"at\": \"receipt\", "
      "\"share\": \"60 %\"}], \"lag\": 2}",
      "Payment\nWhat you earn becomes payable in parts: 40 % of it when the deal is booked. 60 % "
      "of "
      "it when the money is received. Of a deal that is invoiced or received in parts, each part "
      "is "
      "payable. It is paid 2 months later." },
    { "{\"milestones\": [{\"at\": \"booking\", \"share\": 1}]}",
      "Payment\nWhat you earn becomes payable in parts: 100 % of it when the deal is booked. "
      "Nothing "
      "is taken back" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *members = g_strdup_printf (
          "{\"release\": %s, \"components\": [{\"id\": \"c\", \"period\": \"month\", "
          "\"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\", \"tiers\": "
          "[{\"from\": 0, \"rate\": \"5 %%\"}]}}]}",
          releases[i].release);
      g_autoptr (GError) error = NULL;
      g_autoptr (SalPlan) plan = plan_fixture_parse (members, &error);
      g_autofree char *text = NULL, *simple = NULL;

      g_assert_no_error (error);
      text = sal_plan_summary_to_text (plan);
      simple = simplify (text);
      g_assert_nonnull (strstr (simple, releases[i].begin));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-summary/components", test_components);
  g_test_add_func ("/plan-summary/plan", test_plan);
  g_test_add_func ("/plan-summary/release", test_release);

  return g_test_run ();
}
