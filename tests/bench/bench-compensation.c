/* bench-compensation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "bench.h"
#include "sal-calculation.h"
#include "sal-kinds.h"
#include "sal-pay-posting.h"
#include "sal-replay-summary.h"
#include "sal-simulation.h"
#include "sal-workspace.h"

/* A year of a large company: each credit counts in all five components of the plan. */

#define N_PARTICIPANTS 2000
#define N_CREDITS      500 /* of each */
#define N_ROUNDS       3
#define N_SINGLE       101
#define N_DRAGS        51
#define N_YEARS        10000

static const char document[] =
    "{'schema': {'name': 'salient-plan', 'version': 1}, 'name': 'Bench', 'from': '2026-01-01',"
    " 'to': '2026-12-31', 'currency': 'USD', 'cap': {'share': '400 %'},"
    " 'clawback': {'days': 90}, 'components': ["
    "{'id': 'year', 'weight': '30 %', 'period': 'month', 'mode': 'year_to_date', 'method':"
    "  {'kind': 'rate_table', 'rates': 'base', 'tiers': [{'from': 0, 'rate': 1},"
    "   {'from': '100 %', 'rate': '1.5'}, {'from': '125 %', 'rate': 2}]}},"
    "{'id': 'quarter', 'weight': '30 %', 'period': 'quarter', 'method':"
    "  {'kind': 'rate_table', 'rates': 'base', 'tiers': [{'from': 0, 'rate': '0.8'},"
    "   {'from': '50 %', 'rate': 1, 'application': 'retroactive'}, {'from': '100 %', 'rate': 2}]},"
    "  'cap': {'share': '300 %'}},"
    "{'id': 'curve', 'weight': '20 %', 'period': 'quarter', 'method': {'kind': 'curve',"
    "  'above': 'extend', 'points': [{'at': '50 %', 'payout': '25 %'}, {'at': '100 %',"
    "  'payout': '100 %'}, {'at': '150 %', 'payout': '250 %'}]},"
    "  'gates': [{'component': 'quarter', 'at_least': '60 %'}]},"
    "{'id': 'deal', 'weight': '10 %', 'period': 'month', 'mode': 'each_deal', 'method':"
    "  {'kind': 'rate_table', 'bounds': 'amount', 'tiers': [{'from': 0, 'rate': '0.5 %'},"
    "   {'from': 10000, 'rate': '1 %'}]}, 'deal_cap': {'amount': 50000, 'residual': '0.1 %'}},"
    "{'id': 'month', 'weight': '10 %', 'period': 'month', 'mode': 'true_up', 'method':"
    "  {'kind': 'rate_table', 'rates': 'base', 'tiers': [{'from': 0, 'rate': 1},"
    "   {'from': '110 %', 'rate': '1.25'}]}}]}";

static SalPlan *
load_plan (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GString) text = g_string_new (document);
  GError *error = NULL;
  SalPlan *plan;

  g_string_replace (text, "'", "\"", 0);
  json_parser_load_from_data (parser, text->str, -1, &error);
  g_assert_no_error (error);
  plan = sal_plan_from_json (json_parser_get_root (parser), "bench", &error);
  g_assert_no_error (error);

  return plan;
}

static SalParticipation *
create_participation (const SalPlan *plan, GRand *random, guint index)
{
  g_autofree char *name = g_strdup_printf ("P%u", index);
  SalParticipation *self = sal_participation_new (name, plan);
  SalParticipationQuota quota = { -1, { 2026, SAL_PERIOD_YEAR, 0 }, SAL_RATIONAL_INIT };
  gint32 day = plan->from;

  sal_rational_set_integer (&self->target, 40000 + g_rand_int_range (random, 0, 60000));
  sal_rational_set_integer (&quota.amount, 4000000 + g_rand_int_range (random, 0, 4000000));
  g_array_append_val (self->quotas, quota);
  for (guint i = 0; i < N_CREDITS; i++)
    {
      gint64 amount = g_rand_int_range (random, 10000, 2400000);
      SalCredit credit = { .id = "C",
                           .deal = "D",
                           .components = 31,
                           .money = amount,
                           .number = amount * 10000,
                           .date = day + (gint32) (i * 365 / N_CREDITS),
                           .invoiced = SAL_DATE_NONE,
                           .received = SAL_DATE_NONE };

      g_array_append_val (self->credits, credit);
    }

  return self;
}

static gint64
sum_earnings (const GPtrArray *all)
{
  gint64 sum = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const GPtrArray *earnings = all->pdata[i];

      for (guint k = 0; k < earnings->len; k++)
        sum += ((const SalEarning *) earnings->pdata[k])->amount;
    }

  return sum;
}

static void
measure_all (const GPtrArray *participations)
{
  double times[N_ROUNDS];
  gint64 sum = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = bench_seconds ();
      g_autoptr (GPtrArray) all = sal_calculation_run_all (participations, NULL, NULL, NULL, NULL);

      times[i] = bench_seconds () - start;
      g_assert_nonnull (all);
      sum = sum_earnings (all);
    }
  bench_note ("%d participants earn %" G_GINT64_FORMAT " cents in all", N_PARTICIPANTS, sum);
  bench_figure ("a year of 2,000 participants, 1,000,000 credits, 5 components each",
                bench_median (times, N_ROUNDS),
                1.5,
                "s");
}

/* After one opportunity changed, its participants are calculated again: here, one. */
static void
measure_one (GPtrArray *participations)
{
  double times[N_SINGLE];

  for (guint i = 0; i < N_SINGLE; i++)
    {
      SalParticipation *one = participations->pdata[i];
      double start;

      g_array_index (one->credits, SalCredit, N_CREDITS / 2).money += 100;
      start = bench_seconds ();
      g_ptr_array_unref (sal_calculation_run (one, NULL));
      times[i] = 1000 * (bench_seconds () - start);
    }
  bench_figure ("one participant after a changed opportunity, the longest",
                bench_quantile (times, N_SINGLE, 1),
                10,
                "ms");
}

/* Somebody drags the corner of an accelerator: each time, another rate. */
static void
measure_drag (const GPtrArray *participations, SalPlan *plan)
{
  double times[N_DRAGS], start = bench_seconds ();
  g_autoptr (SalReplayBase) base = sal_replay_base_new (participations, NULL, NULL, NULL, NULL);
  g_autoptr (JsonNode) json = sal_plan_to_json (plan);
  g_autoptr (SalPlan) edited = sal_plan_from_json (json, "edited", NULL);
  SalPlanTier *tier = sal_plan_get_component (edited, 0)->method->tiers->pdata[1];
  SalPlanPoint *point = sal_plan_get_component (edited, 2)->method->points->pdata[1];
  gint64 cost = 0;

  bench_note ("prepared in %.2f s; two of the five components are dragged",
              bench_seconds () - start);
  for (int i = 0; i < N_DRAGS; i++)
    {
      g_autoptr (GArray) results = NULL;
      g_autoptr (SalReplaySummary) summary = NULL;

      sal_rational_set_ratio (&tier->rate.value, 1500 + i, 1000);
      sal_rational_set_ratio (&point->payout.value, 1000 + i, 1000);
      start = bench_seconds ();
      g_assert_true (sal_replay_plan_fits (plan, edited));
      results = sal_replay_run (base, plan, edited, NULL, NULL);
      g_assert_nonnull (results);
      summary = sal_replay_summary_new (base, results);
      times[i] = 1000 * (bench_seconds () - start);
      g_assert_true (summary->gini >= 0);
      cost += summary->cost;
    }
  bench_note ("%d drags cost %" G_GINT64_FORMAT " cents in all", N_DRAGS, cost);
  bench_figure ("redraw of cost and fairness for 2,000 participants while dragging",
                bench_median (times, N_DRAGS),
                16,
                "ms");
}

static void
measure_simulation (const GPtrArray *participations, const char *name)
{
  g_autoptr (SalReplayBase) base = sal_replay_base_new (participations, NULL, NULL, NULL, NULL);
  SalSimulationOptions options = {
    .factors = { 0.1, 0.1, 0.3, 0 }, .level = 1, .n_years = N_YEARS, .seed = 5, .budget = -1
  };
  double times[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = bench_seconds ();
      g_autoptr (SalSimulation) simulation =
          sal_simulation_new (base, NULL, NULL, &options, NULL, NULL, NULL, NULL);

      times[i] = bench_seconds () - start;
      g_assert_nonnull (simulation);
      if (i == 0)
        bench_note ("a year costs %.0f cents in the mean, %.0f in reserve",
                    simulation->mean,
                    simulation->reserve);
    }
  bench_figure (name, bench_median (times, N_ROUNDS), 5, "s");
}

/* A part of the people is guaranteed what they are paid in the mean, for good: of all that can be
 * guaranteed this takes longest. */
static void
guarantee (const GPtrArray *participations, guint one_of)
{
  for (guint i = 0; i < participations->len; i++)
    {
      SalParticipation *one = participations->pdata[i];

      sal_rational_set_integer (&one->guarantee, i % one_of == 0 ? 5000 : 0);
    }
}

static void
measure_simulations (const GPtrArray *participations)
{
  measure_simulation (participations, "Monte Carlo, 2,000 participants × 10,000 years");
  guarantee (participations, 10);
  measure_simulation (participations, "the same, a tenth of them guaranteed something");
  guarantee (participations, 1);
  measure_simulation (participations, "the same, all of them guaranteed something");
  guarantee (participations, G_MAXUINT);
  sal_rational_set_integer (&((SalParticipation *) participations->pdata[0])->guarantee, 0);
}

/* --- the ledger --- */

static void
engagement_free (gpointer data)
{
  SalEngagement *self = data;

  g_free (self->plan);
  g_array_unref (self->positions);
  g_array_unref (self->sources);
  g_free (self);
}

/* The participations belong to somebody else; credits get names of their own, as of a workspace. */
static SalCrediting *
create_crediting (const GPtrArray *participations)
{
  SalCrediting *self = g_new0 (SalCrediting, 1);

  self->plans = g_ptr_array_new ();
  self->issues = sal_pay_issues_new ();
  self->cancellations = sal_cancellations_new ();
  self->texts = g_string_chunk_new (65536);
  self->engagements = g_ptr_array_new_with_free_func (engagement_free);
  for (guint i = 0; i < participations->len; i++)
    {
      SalEngagement *one = g_new0 (SalEngagement, 1);

      one->participation = participations->pdata[i];
      one->participant = one->person = i + 1;
      one->version = 1;
      one->plan = g_strdup ("Bench");
      one->positions = g_array_new (FALSE, FALSE, sizeof (gint64));
      one->sources = g_array_new (FALSE, FALSE, sizeof (SalCreditSource));
      for (guint k = 0; k < one->participation->credits->len; k++)
        {
          SalCreditSource source = { i * N_CREDITS + k + 1, i + 1, SAL_CREDIT_DIRECT };
          g_autofree char *name = g_strdup_printf (
              "%" G_GINT64_FORMAT "/direct/%" G_GINT64_FORMAT, source.sale, source.position);

          g_array_append_val (one->sources, source);
          g_array_index (one->participation->credits, SalCredit, k).id =
              g_string_chunk_insert (self->texts, name);
        }
      g_ptr_array_add (self->engagements, one);
    }

  return self;
}

static gboolean
post (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  SalPayPosting *posting = data;
  g_autofree char *text = g_strdup_printf ("%u", posting->n_posted);

  posting->time = sal_transaction_get_time (transaction);

  return sal_pay_posting_run (posting, sal_transaction_get_connection (transaction), error) &&
         sal_transaction_set_setting (transaction, "bench", text, error);
}

static double
time_posting (SalStore *store, SalPayPosting *posting)
{
  double start = bench_seconds ();
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (store, "Post", SAL_COMMAND_FINAL, post, posting, NULL, NULL, &error);
  g_assert_no_error (error);

  return bench_seconds () - start;
}

/* Calculating, and posting all of it: a year as one period, as the year's credits are. */
static void
measure_ledger (const GPtrArray *participations)
{
  g_autofree char *folder = g_dir_make_tmp ("salient-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "company.salient", NULL);
  g_autoptr (SalWorkspace) workspace = sal_workspace_create (path, NULL, sal_model_kinds (), NULL);
  SalStore *store = sal_workspace_create_pay_store (workspace, NULL, sal_pay_kinds (), NULL);
  g_autoptr (SalCrediting) crediting = create_crediting (participations);
  g_autoptr (GPtrArray) adjustments = g_ptr_array_new ();
  double start = bench_seconds (), calculated;
  g_autoptr (GPtrArray) all = sal_calculation_run_all (participations, NULL, NULL, NULL, NULL);
  SalPayPosting posting = { .crediting = crediting,
                            .earnings = all,
                            .adjustments = adjustments,
                            .period = "2026",
                            .first = sal_date_from_ymd (2026, 1, 1),
                            .last = sal_date_from_ymd (2026, 12, 31),
                            .today = sal_date_from_ymd (2027, 1, 1),
                            .author = "bench",
                            .issues = crediting->issues };

  calculated = bench_seconds () - start;
  bench_figure ("the same, with ledger and trace stored",
                calculated + time_posting (store, &posting),
                20,
                "s");
  bench_note ("%u lines and payments were posted", posting.n_posted);
  start = time_posting (store, &posting);
  g_assert_cmpuint (posting.n_posted, ==, 0);
  bench_note ("posted again, nothing is: %.1f s", start);
  sal_workspace_close (workspace);
  bench_remove_folder (folder);
}

int
main (void)
{
  g_autoptr (SalPlan) plan = load_plan ();
  g_autoptr (GPtrArray) participations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_participation_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < N_PARTICIPANTS; i++)
    g_ptr_array_add (participations, create_participation (plan, random, i));
  measure_all (participations);
  measure_drag (participations, plan);
  measure_simulations (participations);
  measure_ledger (participations);
  measure_one (participations);

  return bench_finish ();
}
