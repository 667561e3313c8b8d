/* test-payout-handles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "plan-specimens.h"
#include "sal-payout-handles.h"
#include "sal-plan-check.h"
#include "sal-plan-words.h"

#define COMPONENT(text) "{\"components\": [{\"id\": \"c\", \"period\": \"year\", " text "}]}"

/* A handle is moved to a place, and then fields of the plan say this. */
typedef struct
{
  const char *plan;
  guint component;
  const char *handle;
  const char *at, *payout; /* where it is moved to; NULL: not */
  gboolean is_fine;
  const char *path, *value; /* what a field says then */
} Case;

static const Case cases[] = {
  /* to 97 % and 120 % of the target: the bound snaps to 95 %; there 45 % × 2.65 = 119 % */
  { PLAN_SPECIMEN_RATES,
    0,
    "Tier 1",
    "97 %",
    "120 %",
    FALSE,
    "components[0].method.tiers[1].from",
    "95\302\240%" },
  { PLAN_SPECIMEN_RATES,
    0,
    "Tier 1",
    "97 %",
    "120 %",
    FALSE,
    "components[0].method.tiers[0].rate",
    "2.65" },
  /* finely, 47 % × 2.55 = 119.85 % */
  { PLAN_SPECIMEN_RATES,
    0,
    "Tier 1",
    "97 %",
    "120 %",
    TRUE,
    "components[0].method.tiers[1].from",
    "97\302\240%" },
  { PLAN_SPECIMEN_RATES,
    0,
    "Tier 1",
    "97 %",
    "120 %",
    TRUE,
    "components[0].method.tiers[0].rate",
    "2.55" },
  /* the last tier is held at 200 %: 100 % + 100 % × 1.5 */
  { PLAN_SPECIMEN_RATES,
    0,
    "Tier 2",
    "10 %",
    "250 %",
    FALSE,
    "components[0].method.tiers[1].rate",
    "1.5" },
  /* a threshold cannot pass the next bound, nor 0 */
  { PLAN_SPECIMEN_RATES,
    0,
    "Threshold",
    "120 %",
    NULL,
    FALSE,
    "components[0].method.tiers[0].from",
    "99\302\240%" },
  { PLAN_SPECIMEN_RATES,
    0,
    "Threshold",
    "-20 %",
    NULL,
    FALSE,
    "components[0].method.tiers[0].from",
    "0\302\240%" },
  { PLAN_SPECIMEN_RATES,
    0,
    "Cap",
    NULL,
    "233 %",
    FALSE,
    "components[0].cap.share",
    "235\302\240%" },
  { PLAN_SPECIMEN_RATES,
    1,
    "Point 2",
    "88 %",
    "71 %",
    FALSE,
    "components[1].method.points[1].at",
    "90\302\240%" },
  { PLAN_SPECIMEN_RATES,
    1,
    "Point 2",
    "88 %",
    "71 %",
    FALSE,
    "components[1].method.points[1].payout",
    "70\302\240%" },
  { PLAN_SPECIMEN_RATES,
    1,
    "Point 2",
    "160 %",
    NULL,
    TRUE,
    "components[1].method.points[1].at",
    "149\302\240%" },
  /* a rate of the credit goes by round parts of target ÷ quota, here 10 % ÷ 20 = 0.5 %: 300,000 of
     600,000 pays 33,000 at 5.5 %, which is 33 % of the target */
  { COMPONENT (
        "\"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": "
        "0, \"rate\": \"5 %\"}, {\"from\": 1000000, \"rate\": \"8 %\"}]}"),
    0,
    "Tier 1",
    "60 %",
    "33 %",
    FALSE,
    "components[0].method.tiers[0].rate",
    "5.5\302\240%" },
  { COMPONENT (
        "\"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": "
        "0, \"rate\": \"5 %\"}, {\"from\": 1000000, \"rate\": \"8 %\"}]}"),
    0,
    "Tier 1",
    "61 %",
    "33 %",
    FALSE,
    "components[0].method.tiers[1].from",
    "$600,000" },
  /* once 100 % is reached all is paid at its rate: 200 % × 1.25 = 250 % */
  { COMPONENT ("\"method\": {\"kind\": \"rate_table\", \"rates\": \"base\", \"tiers\": [{\"from\": "
               "0, \"rate\": 1}, {\"from\": 1, \"rate\": 1.5, \"application\": \"retroactive\"}]}"),
    0,
    "Tier 2",
    NULL,
    "250 %",
    FALSE,
    "components[0].method.tiers[1].rate",
    "1.25" },
  /* amounts by 5,000 of a target of 100,000 */
  { COMPONENT ("\"method\": {\"kind\": \"amounts\", \"tiers\": [{\"from\": \"80 %\", \"amount\": "
               "20000}, {\"from\": 1, \"amount\": 50000}]}"),
    0,
    "Tier 2",
    "103 %",
    "62 %",
    FALSE,
    "components[0].method.tiers[1].amount",
    "$60,000" },
  { COMPONENT (
        "\"method\": {\"kind\": \"amounts\", \"paid\": \"prorated\", \"tiers\": [{\"from\": 0, "
        "\"amount\": 20000}, {\"from\": \"50 %\", \"to\": 1, \"amount\": 50000}]}"),
    0,
    "Tier 2",
    "90 %",
    "80 %",
    FALSE,
    "components[0].method.tiers[1].to",
    "90\302\240%" },
  { COMPONENT (
        "\"method\": {\"kind\": \"amounts\", \"paid\": \"prorated\", \"tiers\": [{\"from\": 0, "
        "\"amount\": 20000}, {\"from\": \"50 %\", \"to\": 1, \"amount\": 50000}]}"),
    0,
    "Tier 2",
    "90 %",
    "80 %",
    FALSE,
    "components[0].method.tiers[1].amount",
    "$60,000" },
  { COMPONENT (
        "\"gates\": [{\"component\": \"c\", \"at_least\": \"50 %\"}], \"method\": {\"kind\": "
        "\"curve\", \"points\": [{\"at\": 0, \"payout\": 0}, {\"at\": 1, \"payout\": 1}]}"),
    0,
    "Gate 1",
    "62 %",
    NULL,
    FALSE,
    "components[0].gates[0].at_least",
    "60\302\240%" },
};

static const SalPayoutHandle *
find (const GPtrArray *handles, const char *name)
{
  for (guint i = 0; i < handles->len; i++)
    if (g_str_equal (((SalPayoutHandle *) handles->pdata[i])->name, name))
      return handles->pdata[i];
  g_error ("there is no handle “%s”", name);
}

static void
test_move (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *this = &cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (SalPlan) plan = plan_fixture_parse (this->plan, &error);
      g_autoptr (SalPlan) moved = NULL;
      g_autoptr (GPtrArray) handles = NULL;
      g_auto (SalPayoutExample) example = { SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
      g_auto (SalRational) at = SAL_RATIONAL_INIT, payout = SAL_RATIONAL_INIT;
      g_autofree char *value = NULL;
      SalPlanPlace place;

      g_test_message ("%" G_GSIZE_FORMAT ": %s of %s", i, this->handle, this->path);
      g_assert_no_error (error);
      sal_payout_example_init (&example, plan, this->component);
      handles = sal_payout_handles_new (plan, this->component, &example);
      if (this->at != NULL)
        sal_rational_from_text (this->at, &at, NULL);
      if (this->payout != NULL)
        sal_rational_from_text (this->payout, &payout, NULL);
      moved = sal_payout_handle_move (find (handles, this->handle),
                                      plan,
                                      this->component,
                                      &example,
                                      this->at != NULL ? &at : NULL,
                                      this->payout != NULL ? &payout : NULL,
                                      this->is_fine);
      sal_plan_check (moved, "plan", &error);
      g_assert_no_error (error);
      g_assert_true (sal_plan_find (moved, this->path, &place));
      value = sal_plan_place_to_words (&place);
      g_assert_cmpstr (value, ==, this->value);
    }
}

/* A handle is on the curve, and a step of a key moves it by a step of its field. */
static void
test_step (void)
{
  g_autoptr (SalPlan) plan = plan_fixture_parse (PLAN_SPECIMEN_RATES, NULL);
  g_auto (SalPayoutExample) example = { SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
  g_autoptr (GPtrArray) handles = NULL;
  g_autoptr (SalPlan) coarse = NULL, fine = NULL;
  g_autofree char *text = NULL, *coarse_text = NULL, *fine_text = NULL;
  const SalPayoutHandle *tier;

  sal_payout_example_init (&example, plan, 0);
  handles = sal_payout_handles_new (plan, 0, &example);
  g_assert_cmpuint (handles->len, ==, 4); /* threshold, two tiers, cap */
  tier = find (handles, "Tier 2");
  g_assert_cmpint (sal_rational_compare_integer (&tier->at, 2), ==, 0);
  g_assert_cmpint (sal_rational_compare_integer (&tier->payout, 4), ==, 0); /* above the cap */
  g_assert_null (tier->at_path);

  tier = find (handles, "Tier 1");
  text = sal_payout_handle_describe (tier, plan);
  g_assert_cmpstr (text, ==, "Rate 2 · From 100\302\240%");
  coarse = sal_payout_handle_step (tier, plan, 0, &example, -1, 2, FALSE);
  coarse_text = sal_payout_handle_describe (tier, coarse);
  g_assert_cmpstr (coarse_text, ==, "Rate 2.1 · From 95\302\240%");
  fine = sal_payout_handle_step (tier, plan, 0, &example, 1, -1, TRUE);
  fine_text = sal_payout_handle_describe (tier, fine);
  g_assert_cmpstr (fine_text, ==, "Rate 1.99 · From 101\302\240%");
}

/* What has no curve has no handles, and says why. */
static void
test_none (void)
{
  static const char *const kinds[] = { "matrix", "objectives", "spif" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (SalPlan) plan = plan_fixture_parse (PLAN_SPECIMEN_RATES, NULL);
      g_auto (SalPayoutExample) example = { SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
      g_autoptr (GPtrArray) handles = NULL;

      g_assert_true (sal_plan_set_value (plan, "components[1].method.kind", kinds[i], NULL));
      g_assert_true (sal_plan_add (plan, "components[1].method"));
      sal_payout_example_init (&example, plan, 1);
      handles = sal_payout_handles_new (plan, 1, &example);
      g_assert_cmpuint (handles->len, ==, 0);
      g_assert_nonnull (sal_payout_curve_why_none (sal_plan_get_component (plan, 1)));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/payout-handles/move", test_move);
  g_test_add_func ("/payout-handles/step", test_step);
  g_test_add_func ("/payout-handles/none", test_none);

  return g_test_run ();
}
