/* test-replay.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "plan-random.h"
#include "sal-replay.h"

/* Replays against the full calculation, to the cent. */

#define N_PLANS 8000

static gint64
calculate_in_full (const SalParticipation *participation, const SalPlan *plan)
{
  SalParticipation view = *participation;
  g_autoptr (GPtrArray) earnings = NULL;
  g_autoptr (GError) error = NULL;
  gint64 sum = 0;

  view.plan = plan;
  earnings = sal_calculation_run (&view, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < earnings->len; i++)
    sum += ((const SalEarning *) earnings->pdata[i])->amount;

  return sum;
}

static SalReplayBase *
prepare (SalParticipation *participation)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  SalReplayBase *base;

  g_ptr_array_add (all, participation);
  base = sal_replay_base_new (all, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return base;
}

static SalReplayResult
replay (const SalReplayBase *base, const SalPlan *prepared, const SalPlan *edited)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) results = sal_replay_run (base, prepared, edited, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 1);

  return g_array_index (results, SalReplayResult, 0);
}

/* A random plan as it was prepared, and with other rates, bounds, points and caps. */
static void
test_replay_random (void)
{
  guint n_edited = 0, n_paying = 0;

  for (int i = 0; i < N_PLANS; i++)
    {
      OraclePlan plan = plan_random_draw (), other = plan;
      g_autofree char *json = plan_random_write (&plan), *edited_json = NULL;
      g_autoptr (SalPlan) document = plan_fixture_parse (json, NULL), edited = NULL;
      g_autoptr (SalParticipation) participation = plan_random_participate (&plan, document);
      g_autoptr (SalReplayBase) base = prepare (participation);
      SalReplayResult result = replay (base, NULL, NULL);

      if (result.pay != calculate_in_full (participation, document))
        g_error ("replayed %" G_GINT64_FORMAT ", calculated %" G_GINT64_FORMAT ": %s",
                 result.pay,
                 calculate_in_full (participation, document),
                 json);
      g_assert_cmpint (result.cost, ==, result.pay);
      g_assert_false (result.is_full);

      plan_random_redraw (&other);
      edited_json = plan_random_write (&other);
      edited = plan_fixture_parse (edited_json, NULL);
      g_assert_nonnull (edited);
      g_assert_true (sal_replay_plan_fits (document, edited));
      result = replay (base, document, edited);
      if (result.pay != calculate_in_full (participation, edited))
        g_error ("edited, replayed %" G_GINT64_FORMAT ", calculated %" G_GINT64_FORMAT
                 ": %s, was %s",
                 result.pay,
                 calculate_in_full (participation, edited),
                 edited_json,
                 json);
      n_edited++;
      n_paying += result.pay != 0;
    }
  g_test_message ("%u plans edited, of which %u pay", n_edited, n_paying);
  g_assert_cmpuint (n_paying, >, N_PLANS / 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/replay/random", test_replay_random);

  return g_test_run ();
}
