/* test-calculation-random.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "plan-random.h"

/* Random plans against an oracle that goes cent by cent, and what holds for all of them. The seed
 * is printed; --seed repeats it. */

#define N_PLANS      20000
#define N_CURRENCIES 4000
#define N_CANCELLED  8000
#define N_ORDERS     400
#define N_FILES      80
#define YEAR_FIRST   "2026-01-01"

static int
random_in (int from, int to)
{
  return g_test_rand_int_range (from, to + 1);
}

static gboolean
one_in (int n)
{
  return g_test_rand_int_range (0, n) == 0;
}

/* --- the oracle --- */

/* Over the days that are measured so far, what credits have is all that is earned, if they have
 * anything; until then it is nobody's. A true-up is measured over the year, beside its periods. */
static void
check_sums (const GPtrArray *earnings, guint last)
{
  const SalEarning *of = earnings->pdata[last];
  gint64 sum = 0, amount = 0;

  for (guint i = 0; i <= last; i++)
    {
      const SalEarning *earning = earnings->pdata[i];

      if (earning->component != of->component || earning->payout.first < of->payout.first)
        continue;
      amount += earning->amount;
      for (guint k = 0; k < earning->shares->len; k++)
        sum += g_array_index (earning->shares, SalEarningShare, k).amount;
    }
  if (sum != 0)
    g_assert_cmpint (sum, ==, amount);
}

static OracleResult
calculate (const OraclePlan *plan, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPlan) document = plan_fixture_parse (json, &error);
  g_autoptr (GPtrArray) cancellations = sal_cancellations_new ();
  g_autoptr (SalParticipation) participation = NULL;
  g_autoptr (GPtrArray) earnings = NULL;
  OracleResult result = { 0 };

  g_assert_no_error (error);
  participation = plan_random_participate (plan, document, cancellations);
  earnings = sal_calculation_run (participation, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < earnings->len; i++)
    {
      const SalEarning *earning = earnings->pdata[i];
      int month = oracle_month_of (earning->posted - document->from);

      /* what is nobody's and falls to the cap of the plan is not there any more when it is
       * somebody's */
      if ((plan->plan_cap == 0 || plan->kind == ORACLE_RATES) && plan->policy == 0)
        check_sums (earnings, i);
      if (earning->component != 0)
        {
          g_assert_cmpint (earning->amount, ==, 0);
          continue;
        }
      if (earning->kind == SAL_EARNING_CLAWBACK || earning->kind == SAL_EARNING_REPLAY)
        {
          /* what is after the year the oracle does not know */
          if (earning->posted <= document->to)
            {
              result.taken_back[month] += earning->amount;
              result.regained[month] += earning->forfeited;
            }
          continue;
        }
      if (earning->kind == SAL_EARNING_TRUE_UP)
        {
          result.true_up = earning->amount;
          continue;
        }
      result.payouts[month] = earning->amount;
      result.forfeited[month] = earning->forfeited;
    }

  return result;
}

static void
check_result (const OraclePlan *plan, const char *json)
{
  OracleResult expected, actual = calculate (plan, json);

  oracle_calculate (plan, &expected);
  for (int i = 0; i < ORACLE_MONTHS; i++)
    if (actual.payouts[i] != expected.payouts[i] || actual.forfeited[i] != expected.forfeited[i] ||
        actual.taken_back[i] != expected.taken_back[i] ||
        actual.regained[i] != expected.regained[i])
      {
        for (int k = 0; k < plan->n_credits; k++)
          {
            g_test_message ("credit on day %d: %d%s, objective %d",
                            plan->days[k],
                            plan->amounts[k],
                            plan->is_other[k] ? " (m)" : "",
                            plan->objective[k]);
            for (int n = 0; n < plan->n_cancellations[k]; n++)
              g_test_message (
                  "  cancelled on day %d: %d", plan->cancelled_day[k][n], plan->cancelled[k][n]);
          }
        for (int k = 0; k < ORACLE_MONTHS; k++)
          g_test_message ("quota %d, ramp %d", plan->quotas[k], plan->ramp[k]);
        g_error ("month %d pays %" G_GINT64_FORMAT " and forfeits %" G_GINT64_FORMAT
                 ", expected %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT
                 "; takes back %" G_GINT64_FORMAT ", expected %" G_GINT64_FORMAT
                 "; of that caps take %" G_GINT64_FORMAT ", expected %" G_GINT64_FORMAT
                 "; target %d, days %d to %d, leave %d to %d, %d months ramp: %s",
                 i,
                 actual.payouts[i],
                 actual.forfeited[i],
                 expected.payouts[i],
                 expected.forfeited[i],
                 actual.taken_back[i],
                 expected.taken_back[i],
                 actual.regained[i],
                 expected.regained[i],
                 plan->target,
                 plan->first,
                 plan->last,
                 plan->leave_first,
                 plan->leave_last,
                 plan->n_ramp,
                 json);
      }
  g_assert_cmpint (actual.true_up, ==, expected.true_up);
}

static void
test_calculation_random_oracle (void)
{
  guint n_paying = 0;

  for (int i = 0; i < N_PLANS; i++)
    {
      OraclePlan plan = plan_random_draw ();
      g_autofree char *json = plan_random_write (&plan);
      OracleResult result;

      check_result (&plan, json);
      oracle_calculate (&plan, &result);
      for (int k = 0; k < ORACLE_MONTHS; k++)
        if (result.payouts[k] != 0)
          {
            n_paying++;
            break;
          }
    }
  g_test_message ("%d plans, of which %u pay", N_PLANS, n_paying);
  g_assert_cmpuint (n_paying, >, N_PLANS / 3);
}

/* Paid in another currency: one conversion, one rounding. */
static void
test_calculation_random_currencies (void)
{
  for (int i = 0; i < N_CURRENCIES; i++)
    {
      OraclePlan plan = plan_random_draw ();
      g_autofree char *json = NULL;

      plan_random_add_currency (&plan);
      json = plan_random_write (&plan);
      check_result (&plan, json);
    }
}

/* Whether something of a kind that is taken back comes to be tested. */
typedef struct
{
  const char *what;
  guint n, n_taken;
} Tally;

static gboolean
is_counted (const OraclePlan *plan, guint which)
{
  const gboolean is[] = {
    plan->kind == ORACLE_RATES,
    plan->kind == ORACLE_CURVE,
    plan->kind == ORACLE_AMOUNTS,
    plan->kind == ORACLE_MATRIX,
    plan->kind == ORACLE_SPIF,
    plan->mode == 1,
    plan->mode == 2,
    plan->mode == 4,
    plan->cap_kind != 0,
    plan->plan_cap != 0,
    plan->cap_kind != 0 && plan->plan_cap != 0 && (plan->mode == 1 || plan->mode == 2),
    plan->policy == 2 && plan->plan_cap != 0,
    plan->price != 0,
  };

  return is[which];
}

/* Parts of credits are cancelled, one after the other: what is taken back of what was paid, by
 * whichever method, to date or not, under whichever caps. */
static void
test_calculation_random_cancellations (void)
{
  Tally tallies[] = {
    { "rate tables", 0, 0 },   { "curves", 0, 0 },        { "amounts", 0, 0 },
    { "matrices", 0, 0 },      { "SPIFs", 0, 0 },         { "quarters to date", 0, 0 },
    { "years to date", 0, 0 }, { "each deal", 0, 0 },     { "caps", 0, 0 },
    { "caps of plans", 0, 0 }, { "both, to date", 0, 0 }, { "replays under a cap", 0, 0 },
    { "currencies", 0, 0 },
  };
  guint n_taken = 0;

  for (int i = 0; i < N_CANCELLED; i++)
    {
      OraclePlan plan = plan_random_draw ();
      g_autofree char *json = NULL;
      OracleResult result;
      gboolean is_taken = FALSE;

      plan_random_add_cancellations (&plan);
      if (one_in (4))
        plan_random_add_currency (&plan);
      json = plan_random_write (&plan);
      check_result (&plan, json);
      oracle_calculate (&plan, &result);
      for (int k = 0; k < ORACLE_MONTHS; k++)
        is_taken |= result.taken_back[k] != 0 || result.regained[k] != 0;
      n_taken += is_taken;
      for (guint k = 0; k < G_N_ELEMENTS (tallies); k++)
        if (is_counted (&plan, k))
          {
            tallies[k].n++;
            tallies[k].n_taken += is_taken;
          }
    }
  for (guint k = 0; k < G_N_ELEMENTS (tallies); k++)
    {
      g_test_message (
          "%s: %u, %u take something back", tallies[k].what, tallies[k].n, tallies[k].n_taken);
      g_assert_cmpuint (tallies[k].n_taken, >, N_CANCELLED / 800);
    }
  g_test_message ("%d plans, of which %u take something back", N_CANCELLED, n_taken);
  g_assert_cmpuint (n_taken, >, N_CANCELLED / 8);
}

/* --- what does not matter --- */

/* Credits in another order pay the same in all, by marginal tiers, the curve and the matrix; which
 * score is the last, and what is in the days of a SPIF, follows from their days. */
static void
test_calculation_random_order (void)
{
  for (int i = 0; i < N_ORDERS; i++)
    {
      OraclePlan plan = plan_random_draw ();
      g_autofree char *json = NULL;
      OracleResult one, other;

      if (plan.kind == ORACLE_OBJECTIVES || plan.kind == ORACLE_SPIF)
        continue;
      plan.period = 12;
      plan.mode = 0;
      plan.deal_cap = plan.deal_cap_limits = plan.residual = 0;
      for (int k = 0; k < plan.n_tiers; k++)
        plan.application[k] = plan.application[k] <= 1 ? plan.application[k] : 0;
      json = plan_random_write (&plan);
      one = calculate (&plan, json);
      for (int k = plan.n_credits; k > 1; k--)
        {
          int swap = random_in (0, k - 1), amount = plan.amounts[swap];
          gboolean is_other = plan.is_other[swap];

          plan.amounts[swap] = plan.amounts[k - 1];
          plan.is_other[swap] = plan.is_other[k - 1];
          plan.amounts[k - 1] = amount;
          plan.is_other[k - 1] = is_other;
        }
      other = calculate (&plan, json);
      g_assert_cmpint (one.payouts[ORACLE_MONTHS - 1], ==, other.payouts[ORACLE_MONTHS - 1]);
    }
}

static void
test_calculation_random_round_trip (void)
{
  for (int i = 0; i < N_ORDERS; i++)
    {
      OraclePlan plan = plan_random_draw ();
      g_autofree char *json = plan_random_write (&plan);
      g_autoptr (GError) error = NULL;
      g_autoptr (SalPlan) one = plan_fixture_parse (json, &error), other = NULL;
      g_autoptr (JsonNode) document = NULL, same = NULL;

      g_assert_no_error (error);
      document = sal_plan_to_json (one);
      other = sal_plan_from_json (document, "again.json", &error);
      g_assert_no_error (error);
      same = sal_plan_to_json (other);
      g_assert_true (json_node_equal (document, same));
    }
}

/* --- files and payments --- */

static const char *const applications[] = {
  "marginal", "retroactive", "deal_before", "deal_after", "overage"
};
static const char *const modes[] = {
  "discrete", "quarter_to_date", "year_to_date", "true_up", "each_deal"
};

static const char statement_plan[] = "{\"clawback\":{\"policy\":\"%s\"},\"recovery\":{\"share\":\"%"
                                     "d %%\",\"limit\":%d,\"after\":%d},"
                                     "\"release\":{\"milestones\":[{\"at\":\"booking\",\"share\":"
                                     "\"1/3\"},{\"at\":\"invoice\",\"share\":"
                                     "\"1/3\"},{\"at\":\"receipt\",\"share\":\"1/"
                                     "3\"}],\"lag\":%d},\"leaver\":{\"owed\":\"%s\",\"owes\":"
                                     "\"%s\"},\"cap\":{\"amount\":%d},\"components\":[{\"id\":"
                                     "\"c\",\"period\":\"month\",\"mode\":\"%s\","
                                     "\"method\":{\"kind\":\"rate_table\",\"tiers\":[{\"from\":0,"
                                     "\"rate\":\"5 %%\"},{\"from\":1,\"rate\":"
                                     "\"11 %%\",\"application\":\"%s\"}]}}]}";

static char *
draw_statement_plan (void)
{
  static const char *const policies[] = { "as_paid", "replay", "time_prorated", "none" };

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (statement_plan,
                          policies[random_in (0, 3)],
                          random_in (10, 100),
                          random_in (10, 400),
                          random_in (0, 2),
                          random_in (0, 2),
                          one_in (2) ? "paid" : "forfeited",
                          one_in (2) ? "owes" : "written_off",
                          random_in (200, 5000),
                          modes[random_in (0, 3)],
                          applications[random_in (0, 4)]);
#pragma GCC diagnostic pop
}

static char *
date_text (int day)
{
  gint32 first;
  char text[SAL_DATE_BUFFER];

  g_assert_true (sal_date_parse_iso (YEAR_FIRST, &first));

  return g_strdup (sal_date_write_iso (first + day, text));
}

/* Rows with a day of their own each, in two orders. */
static void
draw_rows (GString *credits, GString *shuffled, GString *cancellations)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  int n = random_in (1, 12);

  g_string_append (credits, "participant,deal,date,amount,invoiced,received\n");
  g_string_append (shuffled, credits->str);
  g_string_append (cancellations, "deal,date,share\n");
  for (int i = 0; i < n; i++)
    {
      int day = i * 30 + random_in (0, 29);
      g_autofree char *date = date_text (day);
      g_autofree char *invoiced = one_in (5) ? g_strdup ("") : date_text (day + random_in (0, 40));
      g_autofree char *received = one_in (3) ? g_strdup ("") : date_text (day + random_in (40, 90));
      g_autofree char *cancelled = date_text (day + random_in (0, 120));

      g_ptr_array_add (rows,
                       g_strdup_printf ("%s,D%d,%s,%d.%02d,%s,%s\n",
                                        one_in (2) ? "A" : "B",
                                        i,
                                        date,
                                        random_in (100, 40000),
                                        random_in (0, 99),
                                        invoiced,
                                        received));
      g_string_append (credits, rows->pdata[i]);
      if (one_in (3))
        g_string_append_printf (cancellations, "D%d,%s,%d %%\n", i, cancelled, random_in (1, 100));
    }
  for (int i = n; i > 0; i--)
    {
      int at = random_in (0, i - 1);

      g_string_append (shuffled, rows->pdata[at]);
      g_ptr_array_remove_index (rows, (guint) at);
    }
}

/* Of some of the deals: a few invoices and receipts each, of more or less than the deal, and now
 * and then credit notes. */
static char *
draw_invoices (const char *credits)
{
  g_auto (GStrv) rows = g_strsplit (credits, "\n", -1);
  g_autoptr (GString) text = g_string_new ("deal,date,amount,type\n");

  for (guint i = 1; rows[i] != NULL && *rows[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], ",", -1);
      double amount = g_ascii_strtod (cells[3], NULL);

      for (int n = one_in (3) ? 0 : random_in (1, 6); n > 0; n--)
        {
          static const char *const types[] = { "invoice", "receipt", "credit_note" };
          g_autofree char *date = date_text ((int) i * 30 - 30 + random_in (0, 150));

          g_string_append_printf (text,
                                  "%s,%s,%.2f,%s\n",
                                  cells[1],
                                  date,
                                  (one_in (12) ? -0.01 : 0.01) * random_in (1, 90) * amount,
                                  types[one_in (5) ? 2 : random_in (0, 1)]);
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is advanced and what waits is what is calculated and not forfeited; what waits in the end is
 * what is not invoiced or not received. */
static void
check_advanced (const SalEvaluation *evaluation)
{
  for (guint i = 0; i < evaluation->payments->len; i++)
    {
      const SalEvaluationPayments *of = evaluation->payments->pdata[i];
      gint64 advanced = 0, vested = 0;

      for (guint k = 0; k < of->payments->len; k++)
        {
          const SalPayment *payment = &g_array_index (of->payments, SalPayment, k);

          advanced += payment->advanced;
          vested += payment->vested;
        }
      g_assert_cmpint (advanced, ==, vested); /* after the last month all windows have ended */
    }
}

static void
compare_evaluations (const SalEvaluation *one, const SalEvaluation *other)
{
  for (guint i = 0; i < one->payments->len; i++)
    {
      const GArray *left = ((SalEvaluationPayments *) one->payments->pdata[i])->payments;
      const GArray *right = ((SalEvaluationPayments *) other->payments->pdata[i])->payments;

      g_assert_cmpmem (left->data,
                       left->len * sizeof (SalPayment),
                       right->data,
                       right->len * sizeof (SalPayment));
    }
}

/* What holds of payments, and that it does not matter in which order rows come. */
static void
test_calculation_random_payments (void)
{
  for (int i = 0; i < N_FILES; i++)
    {
      g_autofree char *plan = draw_statement_plan ();
      g_autofree char *gone = date_text (random_in (100, 364));
      g_autofree char *participants =
          g_strdup_printf ("participant,quota,to,guarantee,guarantee_kind\nA,60000,%s,%d,"
                           "recoverable\nB,90000,,%d,\n",
                           gone,
                           random_in (0, 300),
                           random_in (0, 300));
      g_autoptr (GString) credits = g_string_new (NULL), shuffled = g_string_new (NULL);
      g_autoptr (GString) cancellations = g_string_new (NULL);
      g_autofree char *invoices = NULL;
      g_autoptr (SalEvaluation) one = NULL, other = NULL;
      g_autoptr (GError) error = NULL;
      PlanTexts texts = { .plan = plan, .participants = participants };

      draw_rows (credits, shuffled, cancellations);
      texts.credits = credits->str;
      one = plan_fixture_evaluate (&texts, &error);
      g_assert_no_error (error);
      plan_fixture_check_payments (one);
      plan_fixture_check_replay (one);
      texts.invoices = invoices = draw_invoices (credits->str);
      g_clear_pointer (&one, sal_evaluation_free);
      one = plan_fixture_evaluate (&texts, &error);
      g_assert_no_error (error);
      plan_fixture_check_payments (one);
      plan_fixture_check_replay (one);
      check_advanced (one);
      texts.adjustments = "participant,date,amount\nA,2026-02-10,30\nB,2026-05-31,-45.50\n";
      g_clear_pointer (&one, sal_evaluation_free);
      texts.cancellations = cancellations->str;
      one = plan_fixture_evaluate (&texts, &error);
      if (error != NULL) /* somebody was gone before the deal that is cancelled */
        continue;
      plan_fixture_check_payments (one);
      plan_fixture_check_shares (one);
      plan_fixture_check_replay (one);
      check_advanced (one);
      texts.credits = shuffled->str;
      other = plan_fixture_evaluate (&texts, &error);
      g_assert_no_error (error);
      compare_evaluations (one, other);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calculation-random/oracle", test_calculation_random_oracle);
  g_test_add_func ("/calculation-random/currencies", test_calculation_random_currencies);
  g_test_add_func ("/calculation-random/cancellations", test_calculation_random_cancellations);
  g_test_add_func ("/calculation-random/order", test_calculation_random_order);
  g_test_add_func ("/calculation-random/round-trip", test_calculation_random_round_trip);
  g_test_add_func ("/calculation-random/payments", test_calculation_random_payments);

  return g_test_run ();
}
