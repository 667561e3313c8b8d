/* test-replay-summary.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "plan-fixture.h"
#include "sal-replay-summary.h"

/* Ten percent of credits up to the quota of 100,000, twenty above; target 10,000 each.
 *
 *   A sells  50,000: 50 %, 5,000.00, 0.5 of the target
 *   B sells 100,000: 100 %, 10,000.00, 1.0
 *   C sells 150,000: 150 %, 10,000 + 10,000 = 20,000.00, 2.0
 */
static const char members[] =
    "{\"name\": \"P\", \"components\": [{\"id\": \"c\", \"period\": \"year\", \"method\":"
    " {\"kind\": \"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"},"
    " {\"from\": \"100 %\", \"rate\": \"20 %\"}]}}]}";
static const char flat[] =
    "{\"name\": \"P\", \"components\": [{\"id\": \"c\", \"period\": \"year\", \"method\":"
    " {\"kind\": \"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": \"12 %\"},"
    " {\"from\": \"100 %\", \"rate\": \"12 %\"}]}}]}";
static const char participants[] = "participant,target_variable,quota\nA,10000,100000\n"
                                   "B,10000,100000\nC,10000,100000\n";
static const char credits[] = "participant,deal,date,amount\nA,1,2026-02-01,50000\n"
                              "B,2,2026-03-01,60000\nB,3,2026-06-01,40000\nC,4,2026-09-01,150000\n";

typedef struct
{
  SalEvaluation *evaluation;
  SalReplayBase *base;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  PlanTexts texts = { .plan = members, .participants = participants, .credits = credits };
  g_autoptr (GError) error = NULL;

  self->evaluation = plan_fixture_evaluate (&texts, &error);
  g_assert_no_error (error);
  self->base = sal_replay_base_new (self->evaluation->participations, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sal_replay_base_free (self->base);
  sal_evaluation_free (self->evaluation);
}

static SalReplaySummary *
summarize (const Fixture *self, const SalPlan *edited)
{
  g_autoptr (GArray) results =
      sal_replay_run (self->base, self->evaluation->plans->pdata[0], edited, NULL, NULL);

  g_assert_nonnull (results);

  return sal_replay_summary_new (self->base, results);
}

/* Gini: (−2 × 0.5 + 0 × 1 + 2 × 2) ÷ (3 × 3.5) = 3 ÷ 10.5 = 2/7. Correlation of 0.5, 1, 2 with
 * 0.5, 1, 1.5: covariance 0.75, deviations 0.763763 × 0.5 (all of a sample): 0.981981. */
static void
test_replay_summary_figures (Fixture *self, gconstpointer data)
{
  g_autoptr (SalReplaySummary) summary = summarize (self, self->evaluation->plans->pdata[0]);
  g_autoptr (GArray) lorenz = sal_replay_summary_get_lorenz (summary);
  g_autoptr (GArray) bins = sal_replay_summary_get_attainments (summary);
  guint n = 0;

  g_assert_cmpint (summary->cost, ==, 3500000);
  g_assert_cmpint (summary->target, ==, 3000000);
  g_assert_cmpuint (summary->n_full, ==, 0);
  g_assert_cmpuint (summary->n_attaining, ==, 3);
  g_assert_cmpuint (summary->n_at_quota, ==, 2);
  g_assert_cmpfloat_with_epsilon (summary->gini, 2.0 / 7, 1e-12);
  g_assert_cmpfloat_with_epsilon (summary->correlation, 0.981981, 1e-6);
  g_assert_cmpuint (lorenz->len, ==, 4);
  g_assert_cmpfloat_with_epsilon (g_array_index (lorenz, SalLorenzPoint, 1).payout, 1.0 / 7, 1e-12);
  g_assert_cmpfloat_with_epsilon (g_array_index (lorenz, SalLorenzPoint, 2).payout, 3.0 / 7, 1e-12);
  g_assert_cmpfloat (g_array_index (lorenz, SalLorenzPoint, 3).people, ==, 1);
  for (guint i = 0; i < bins->len; i++)
    {
      const SalAttainmentBin *bin = &g_array_index (bins, SalAttainmentBin, i);

      n += bin->n;
      if (bin->n > 0)
        g_assert_true (fabs (bin->from - 0.5) < 1e-9 || fabs (bin->from - 1) < 1e-9 ||
                       fabs (bin->from - 1.5) < 1e-9);
    }
  g_assert_cmpuint (n, ==, 3);
}

/* At 12 % throughout: A 6,000 (+1,000), B 12,000 (+2,000), C 18,000 (−2,000). */
static void
test_replay_summary_changes (Fixture *self, gconstpointer data)
{
  g_autoptr (SalPlan) edited = plan_fixture_parse (flat, NULL);
  g_autoptr (SalReplaySummary) before = summarize (self, self->evaluation->plans->pdata[0]);
  g_autoptr (SalReplaySummary) after = NULL;
  g_autoptr (GArray) changes = NULL, groups = NULL;
  g_autoptr (GHashTable) roles = g_hash_table_new (g_str_hash, g_str_equal);
  const SalReplayChange *change;
  const SalReplayGroup *group;

  g_assert_true (sal_replay_plan_fits (self->evaluation->plans->pdata[0], edited));
  after = summarize (self, edited);
  g_hash_table_insert (roles, (gpointer) "B", (gpointer) "AE");
  g_hash_table_insert (roles, (gpointer) "C", (gpointer) "AE");
  changes = sal_replay_compare (before, after, roles);
  groups = sal_replay_group_changes (changes);
  g_assert_cmpint (after->cost, ==, 3600000);
  g_assert_cmpuint (changes->len, ==, 3);
  change = &g_array_index (changes, SalReplayChange, 0);
  g_assert_cmpstr (change->participant, ==, "B");
  g_assert_cmpint (change->after - change->before, ==, 200000);
  change = &g_array_index (changes, SalReplayChange, 2);
  g_assert_cmpstr (change->participant, ==, "C");
  g_assert_cmpint (change->after - change->before, ==, -200000);
  g_assert_cmpuint (groups->len, ==, 2);
  group = &g_array_index (groups, SalReplayGroup, 0);
  g_assert_cmpstr (group->group, ==, "AE");
  g_assert_cmpuint (group->n_winners, ==, 1);
  g_assert_cmpuint (group->n_losers, ==, 1);
  g_assert_cmpint (group->most_gained, ==, 200000);
  g_assert_cmpint (group->most_lost, ==, 200000);
  g_assert_cmpint (group->before, ==, 3000000);
  g_assert_cmpint (group->after, ==, 3000000);
  g_assert_cmpfloat (group->median, ==, 0); /* between 2,000 and −2,000 */
  g_assert_cmpfloat (g_array_index (groups, SalReplayGroup, 1).median, ==, 100000);
  g_assert_cmpstr (g_array_index (groups, SalReplayGroup, 1).group, ==, "P");
}

/* What is counted is not what it is worth. */
static void
test_replay_summary_fits (Fixture *self, gconstpointer data)
{
  static const char *const others[] = {
    "{\"components\": [{\"id\": \"c\", \"period\": \"quarter\", \"method\":"
    " {\"kind\": \"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}]}",
    "{\"components\": [{\"id\": \"c\", \"period\": \"year\", \"filter\": \"amount > 10\","
    " \"method\": {\"kind\": \"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}]}",
    "{\"components\": [{\"id\": \"c\", \"period\": \"year\", \"deal_cap\": {\"amount\": 1,"
    " \"limits\": \"credit\"}, \"method\": {\"kind\": \"rate_table\", \"tiers\": [{\"from\": 0,"
    " \"rate\": \"10 %\"}]}}]}",
    "{\"proration\": \"months\", \"components\": [{\"id\": \"c\", \"period\": \"year\","
    " \"method\": {\"kind\": \"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalPlan) edited = plan_fixture_parse (others[i], &error);

      g_assert_no_error (error);
      g_assert_false (sal_replay_plan_fits (self->evaluation->plans->pdata[0], edited));
    }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/replay-summary/" path, Fixture, NULL, set_up, function, tear_down)

/* 500.00 a month to March. A earns 100, 0, 800 and is topped up by 400 and 500 for good. B draws
 * 500 and 500, and from March's 2,000 gives them back: no cost. C leaves in February and is written
 * off what was drawn, 1,000. A's guarantee is of the second participation, after a change of quota.
 */
static void
test_replay_summary_guarantees (void)
{
  PlanTexts texts = {
    .plan = "{\"name\": \"P\", \"to\": \"2026-03-31\", \"leaver\": {\"owes\": \"written_off\"},"
            " \"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\":"
            " \"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": 0, \"rate\":"
            " \"10 %\"}]}}]}",
    .participants =
        "participant,from,to,target_variable,guarantee,guarantee_kind\n"
        "A,2026-01-01,2026-01-31,5000,500,non_recoverable\nA,2026-02-01,,5000,500,non_recoverable\n"
        "B,,,5000,500,recoverable\nC,,2026-02-28,5000,500,recoverable\n"
        "D,,,5000,,\n",
    .credits = "participant,deal,date,amount\nA,1,2026-01-10,1000\nA,2,2026-03-10,8000\n"
               "B,3,2026-03-10,20000\nD,4,2026-03-10,1000\n",
  };
  static const struct
  {
    const char *name;
    gint64 cost, top_up, drawn;
  } expected[] = {
    { "A", 180000, 90000, 0 },
    { "B", 200000, 0, 100000 },
    { "C", 100000, 100000, 100000 },
    { "D", 10000, 0, 0 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalEvaluation) evaluation = plan_fixture_evaluate (&texts, &error);
  g_autoptr (SalReplayBase) base = NULL;
  g_autoptr (SalReplaySummary) summary = NULL;
  g_autoptr (GArray) results = NULL;

  g_assert_no_error (error);
  base = sal_replay_base_new (evaluation->participations, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  results = sal_replay_run (base, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  summary = sal_replay_summary_new (base, results);
  g_assert_cmpuint (summary->people->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SalReplayPerson *one = &g_array_index (summary->people, SalReplayPerson, i);

      g_assert_cmpstr (one->participant, ==, expected[i].name);
      g_assert_cmpint (one->cost, ==, expected[i].cost);
      g_assert_cmpint (one->top_up, ==, expected[i].top_up);
      g_assert_cmpint (one->drawn, ==, expected[i].drawn);
    }
  g_assert_cmpint (summary->cost, ==, 490000);
  g_assert_cmpint (summary->top_up, ==, 190000);
  g_assert_cmpint (summary->drawn, ==, 200000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("figures", test_replay_summary_figures);
  ADD ("changes", test_replay_summary_changes);
  ADD ("fits", test_replay_summary_fits);

  g_test_add_func ("/replay-summary/guarantees", test_replay_summary_guarantees);

  return g_test_run ();
}
