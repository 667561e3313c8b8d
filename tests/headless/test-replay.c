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

/* Of all credits. */
static GPtrArray *cancellations;

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
      g_autoptr (SalParticipation) participation =
          plan_random_participate (&plan, document, cancellations);
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

/* --- a company --- */

#define N_PEOPLE  40
#define N_CREDITS 60
#define N_EDITS   25

static const char company[] =
    "{\"cap\": {\"share\": \"250 %\"}, \"clawback\": {\"days\": 90}, \"exchange_rates\":"
    " [{\"currency\": \"JPY\", \"rate\": \"0.0067\"}], \"components\": ["
    "{\"id\": \"year\", \"weight\": \"30 %\", \"period\": \"month\", \"mode\": \"year_to_date\","
    " \"method\": {\"kind\": \"rate_table\", \"rates\": \"base\", \"tiers\": [{\"from\": 0,"
    " \"rate\": 1}, {\"from\": \"100 %\", \"rate\": \"1.5\"}, {\"from\": \"125 %\", \"rate\": "
    "2}]}},"
    "{\"id\": \"quarter\", \"weight\": \"30 %\", \"period\": \"quarter\", \"method\": {\"kind\":"
    " \"rate_table\", \"rates\": \"base\", \"tiers\": [{\"from\": 0, \"rate\": \"0.8\"}, {\"from\":"
    " \"50 %\", \"rate\": 1, \"application\": \"retroactive\"}, {\"from\": \"100 %\", \"rate\": "
    "2}]},"
    " \"cap\": {\"share\": \"300 %\"}},"
    "{\"id\": \"matrix\", \"weight\": \"20 %\", \"period\": \"quarter\", \"method\": {\"kind\":"
    " \"matrix\", \"column\": \"quarter\", \"columns\": [\"50 %\", \"100 %\"], \"rows\": [{\"at\":"
    " \"50 %\", \"payouts\": [0, \"50 %\"]}, {\"at\": \"120 %\", \"payouts\": [\"100 %\","
    " \"180 %\"]}]}, \"multiplier\": {\"component\": \"year\", \"points\": [{\"at\": 0, \"payout\":"
    " \"90 %\"}, {\"at\": \"100 %\", \"payout\": \"110 %\"}]}},"
    "{\"id\": \"deal\", \"weight\": \"10 %\", \"period\": \"month\", \"mode\": \"each_deal\","
    " \"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": 0,"
    " \"rate\": \"0.5 %\"}, {\"from\": 10000, \"rate\": \"1 %\"}]}, \"deal_cap\": {\"amount\": "
    "150000,"
    " \"residual\": \"0.1 %\"}},"
    "{\"id\": \"month\", \"weight\": \"10 %\", \"period\": \"month\", \"mode\": \"true_up\","
    " \"method\": {\"kind\": \"rate_table\", \"rates\": \"base\", \"tiers\": [{\"from\": 0, "
    "\"rate\":"
    " 1}, {\"from\": \"110 %\", \"rate\": \"1.25\"}]}, \"gates\": [{\"component\": \"year\","
    " \"at_least\": \"40 %\", \"effect\": \"accelerator\"}]},"
    "{\"id\": \"spif\", \"period\": \"quarter\", \"method\": {\"kind\": \"spif\", \"amount\": 25,"
    " \"from\": \"2026-02-10\", \"to\": \"2026-05-20\"}}]}";

/* Some sell in the last days of a plan that they left, some are paid in yen, and every fifth has a
 * deal that is cancelled. */
static SalParticipation *
create_person (const SalPlan *plan, guint index)
{
  g_autofree char *name = g_strdup_printf ("P%u", index);
  SalParticipation *self = sal_participation_new (name, plan);
  SalParticipationQuota quota = { -1, { 2026, SAL_PERIOD_YEAR, 0 }, SAL_RATIONAL_INIT };

  if (index % 7 == 3)
    {
      g_free (self->currency);
      self->currency = g_strdup ("JPY");
    }
  if (index % 4 == 1)
    self->last -= g_test_rand_int_range (1, 200);
  sal_rational_set_integer (&self->target, g_test_rand_int_range (20000, 90000));
  sal_rational_set_integer (&quota.amount, g_test_rand_int_range (1000000, 4000000));
  g_array_append_val (self->quotas, quota);
  for (int i = 0; i < N_CREDITS; i++)
    {
      gint64 amount = g_test_rand_int_range (-200000, 12000000);
      SalCredit credit = { .id = "C",
                           .deal = "D",
                           .components = (guint64) g_test_rand_int_range (1, 64),
                           .money = amount,
                           .number = amount * (SAL_CREDIT_NUMBER_ONE / 100),
                           .date = self->first + i * (self->last - self->first) / N_CREDITS,
                           .invoiced = SAL_DATE_NONE,
                           .received = SAL_DATE_NONE };

      if (index % 5 == 4 && i == N_CREDITS / 2)
        {
          gint64 half = credit.money / 2, number = credit.number / 2;

          sal_credit_cancel (&credit, cancellations, credit.date + 40, half, number);
          if (index % 10 == 9)
            sal_credit_cancel (&credit,
                               cancellations,
                               credit.date + 70,
                               credit.money - half,
                               credit.number - number);
        }
      g_array_append_val (self->credits, credit);
    }

  return self;
}

/* Each edit changes one component, or what caps the plan. */
static void
edit (SalPlan *plan)
{
  int which = g_test_rand_int_range (0, 7);
  SalPlanComponent *of = plan->components->pdata[MIN (which, 4)];

  if (which == 6)
    sal_rational_set_ratio (&plan->cap->share.value, g_test_rand_int_range (100, 300), 100);
  else if (which == 5 || of->method->kind == SAL_PAYOUT_MATRIX)
    sal_rational_set_ratio (&of->weight.value, g_test_rand_int_range (5, 40), 100);
  else
    sal_rational_set_ratio (&((SalPlanTier *) of->method->tiers->pdata[1])->rate.value,
                            g_test_rand_int_range (1, 3000),
                            1000);
}

static void
test_replay_company (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPlan) plan = plan_fixture_parse (company, &error), edited = NULL;
  g_autoptr (GPtrArray) people =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_participation_free);
  g_autoptr (SalReplayBase) base = NULL;

  g_assert_no_error (error);
  edited = plan_fixture_parse (company, &error);
  for (guint i = 0; i < N_PEOPLE; i++)
    g_ptr_array_add (people, create_person (plan, i));
  base = sal_replay_base_new (people, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (int turn = 0; turn < N_EDITS; turn++)
    {
      g_autoptr (GArray) results = sal_replay_run (base, plan, edited, NULL, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < N_PEOPLE; i++)
        {
          const SalReplayResult *result = &g_array_index (results, SalReplayResult, i);

          g_assert_cmpint (result->pay, ==, calculate_in_full (people->pdata[i], edited));
          g_assert_cmpint (result->is_full, ==, i % 5 == 4);
        }
      edit (edited);
      g_assert_true (sal_replay_plan_fits (plan, edited));
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/replay/random", test_replay_random);
  g_test_add_func ("/replay/company", test_replay_company);

  cancellations = sal_cancellations_new ();
  status = g_test_run ();
  g_ptr_array_unref (cancellations);

  return status;
}
