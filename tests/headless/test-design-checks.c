/* test-design-checks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "plan-fixture.h"
#include "sal-design-checks.h"

/* A curve by the year: nothing below 50 %, 50 % there, the target at 100 %, 2.5 times it at 150 %,
 * and so on. */
static const char curve[] =
    "{\"components\": [{\"id\": \"c\", \"weight\": \"90 %\", \"period\": \"year\", \"method\":"
    " {\"kind\": \"curve\", \"above\": \"extend\", \"points\": [{\"at\": \"50 %\", \"payout\":"
    " \"50 %\"}, {\"at\": \"100 %\", \"payout\": \"100 %\"}, {\"at\": \"150 %\", \"payout\":"
    " \"250 %\"}]}}, {\"id\": \"d\", \"weight\": \"10 %\", \"period\": \"year\", \"method\":"
    " {\"kind\": \"curve\", \"points\": [{\"at\": \"50 %\", \"payout\": \"50 %\"},"
    " {\"at\": \"100 %\", \"payout\": \"100 %\"}]}}]}";
static const char participants[] = "participant,target_variable,quota\nA,10000,100000\n"
                                   "B,10000,100000\nC,20000,200000\n";
static const char credits[] = "participant,deal,date,amount\nA,1,2026-02-01,50000\n"
                              "B,2,2026-03-01,100000\nC,4,2026-09-01,240000\n";

static const SalDesignCheck *
find (const GPtrArray *checks, const char *id)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const SalDesignCheck *check = checks->pdata[i];

      if (g_str_equal (check->norm->id, id))
        return check;
    }
  g_assert_not_reached ();
}

static void
assert_check (const GPtrArray *checks, const char *id, double value, SalDesignVerdict verdict)
{
  const SalDesignCheck *check = find (checks, id);

  g_test_message ("%s: %g", id, check->value);
  g_assert_cmpfloat_with_epsilon (check->value, value, 1e-6);
  g_assert_cmpint (check->verdict, ==, verdict);
  g_assert_null (check->reason);
}

static GPtrArray *
check (const PlanTexts *texts, SalDesignQuestion question)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalEvaluation) evaluation = plan_fixture_evaluate (texts, &error);
  g_autoptr (SalReplayBase) base = NULL;
  g_autoptr (SalReplaySummary) summary = NULL;
  g_autoptr (GArray) results = NULL;

  g_assert_no_error (error);
  base = sal_replay_base_new (evaluation->participations, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  results = sal_replay_run (base, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  summary = sal_replay_summary_new (base, results);
  question.base = base;
  question.summary = summary;

  return sal_design_check (&question);
}

/* At 150 %: 0.9 × 2.5 + 0.1 × 1 = 2.35 times the target; (2.35 − 1) ÷ 0.5 = 2.7. Cost: A 5,000;
 * B 10,000; C, at 120 %, 20,000 × (0.9 × 1.6 + 0.1) = 30,800; 45,800 of 390,000 sold. */
static void
test_design_checks_curve (void)
{
  PlanTexts texts = { .plan = curve, .participants = participants, .credits = credits };
  SalDesignOwnNorm own[] = { { "pay_mix", 0.3, 0.5 }, { "threshold", NAN, 0.4 } };
  g_autoptr (GPtrArray) checks = check (&texts,
                                        (SalDesignQuestion){ .excellence = 1.5,
                                                             .sales = 39000000,
                                                             .budget = 4500000,
                                                             .variable_share = 0.4,
                                                             .own = own,
                                                             .n_own = G_N_ELEMENTS (own) });

  g_assert_cmpuint (checks->len, ==, sal_design_n_norms);
  assert_check (checks, "leverage", 2.35, SAL_DESIGN_MET);
  assert_check (checks, "excellence", 1.5, SAL_DESIGN_NO_NORM);
  assert_check (checks, "accelerator", 2.7, SAL_DESIGN_NO_NORM);
  assert_check (checks, "threshold", 0.5, SAL_DESIGN_HIGH);
  assert_check (checks, "at_quota", 2.0 / 3, SAL_DESIGN_MET);
  assert_check (checks, "cost_of_sales", 45800.0 / 390000, SAL_DESIGN_NO_NORM);
  assert_check (checks, "components", 2, SAL_DESIGN_MET);
  assert_check (checks, "tiers", 3, SAL_DESIGN_NO_NORM);
  assert_check (checks, "least_weight", 0.1, SAL_DESIGN_LOW);
  assert_check (checks, "budget", 4580000, SAL_DESIGN_HIGH);
  assert_check (checks, "pay_mix", 0.4, SAL_DESIGN_MET);
  g_assert_nonnull (find (checks, "leverage")->source);
  g_assert_nonnull (find (checks, "pay_mix")->source);
  g_assert_null (find (checks, "gini")->source);
}

/* The 90th percentile of 50, 100 and 120 % is 116 %: 0.9 × 1.48 + 0.1 = 1.432. */
static void
test_design_checks_percentile (void)
{
  PlanTexts texts = { .plan = curve, .participants = participants, .credits = credits };
  g_autoptr (GPtrArray) checks =
      check (&texts, (SalDesignQuestion){ .budget = -1, .variable_share = NAN });

  assert_check (checks, "excellence", 1.16, SAL_DESIGN_NO_NORM);
  assert_check (checks, "leverage", 1.432, SAL_DESIGN_LOW);
  assert_check (checks, "budget", 4580000, SAL_DESIGN_NO_NORM);
}

/* Account managers have 30 to 40 % variable, by the table of norms; of clowns nothing is known. Two
 * of one role are one line: (20 + 30) ÷ (100 + 100) = 25 %. */
static void
test_design_checks_roles (void)
{
  PlanTexts texts = { .plan = curve, .participants = participants, .credits = credits };
  g_autoptr (GArray) roles = g_array_new (FALSE, FALSE, sizeof (SalDesignRole));
  g_autoptr (GPtrArray) checks = NULL;
  const SalDesignCheck *one;

  sal_design_roles_add (roles, "Account Manager", 20, 100);
  sal_design_roles_add (roles, "Clown", 10, 100);
  sal_design_roles_add (roles, "Account Manager", 30, 100);
  sal_design_roles_add (roles, "Sales Engineer", 20, 0);
  checks =
      check (&texts, (SalDesignQuestion){ .budget = -1, .variable_share = 0.2, .roles = roles });
  g_assert_cmpuint (checks->len, ==, sal_design_n_norms + 3);
  one = checks->pdata[sal_design_n_norms];
  g_assert_cmpstr (one->norm->id, ==, "pay_mix");
  g_assert_cmpstr (one->role, ==, "Account Manager");
  g_assert_cmpfloat (one->value, ==, 0.25);
  g_assert_cmpint (one->verdict, ==, SAL_DESIGN_LOW);
  g_assert_nonnull (one->source);
  one = checks->pdata[sal_design_n_norms + 1];
  g_assert_cmpint (one->verdict, ==, SAL_DESIGN_NO_NORM);
  one = checks->pdata[sal_design_n_norms + 2];
  g_assert_cmpint (one->verdict, ==, SAL_DESIGN_UNSAID);
  g_assert_nonnull (one->reason);
}

/* What cannot be said has a reason. */
static void
test_design_checks_unsaid (void)
{
  static const char *const unsaid[] = { "leverage",  "excellence",    "accelerator",
                                        "threshold", "at_quota",      "correlation",
                                        "gini",      "cost_of_sales", "least_weight",
                                        "pay_mix" };
  PlanTexts texts = { .plan = "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\":"
                              " {\"kind\": \"rate_table\", \"bounds\": \"amount\", \"tiers\":"
                              " [{\"from\": 0, \"rate\": \"1 %\"}]}}]}" };
  g_autoptr (GPtrArray) checks =
      check (&texts, (SalDesignQuestion){ .budget = -1, .variable_share = NAN });

  for (guint i = 0; i < G_N_ELEMENTS (unsaid); i++)
    {
      const SalDesignCheck *one = find (checks, unsaid[i]);

      g_test_message ("%s: %s", unsaid[i], one->reason);
      g_assert_cmpint (one->verdict, ==, SAL_DESIGN_UNSAID);
      g_assert_nonnull (one->reason);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design-checks/curve", test_design_checks_curve);
  g_test_add_func ("/design-checks/percentile", test_design_checks_percentile);
  g_test_add_func ("/design-checks/roles", test_design_checks_roles);
  g_test_add_func ("/design-checks/unsaid", test_design_checks_unsaid);

  return g_test_run ();
}
