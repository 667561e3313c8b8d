/* sal-cli-plan-evaluate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-evaluation.h"
#include "sal-money.h"

/* Plans on plain files: to try one out, and to hold the engine against what is published. */

static char **plans;
static char *participants;
static char *credits;
static char *quotas;
static char *cancellations;
static char *invoices;
static char *adjustments;

static const GOptionEntry options[] = {
  { "plan",
    0,
    0,
    G_OPTION_ARG_FILENAME_ARRAY,
    &plans,
    N_ ("A plan document; can be given several times"),
    N_ ("PLAN.json") },
  { "participants",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &participants,
    N_ ("A table: participant; plan, from, to, currency, target_variable, quota, …"),
    N_ ("TABLE.csv") },
  { "credits",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &credits,
    N_ ("A table: participant, deal, date, amount; share, type, measure, invoiced, received, …"),
    N_ ("TABLE.csv") },
  { "quotas",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &quotas,
    N_ ("A table: participant, period, amount; component"),
    N_ ("TABLE.csv") },
  { "cancellations",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &cancellations,
    N_ ("A table: deal, date; amount or share"),
    N_ ("TABLE.csv") },
  { "invoices",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &invoices,
    N_ ("A table: deal, date, amount; type"),
    N_ ("TABLE.csv") },
  { "adjustments",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &adjustments,
    N_ ("A table: participant, date, amount"),
    N_ ("TABLE.csv") },
  G_OPTION_ENTRY_NULL,
};

static const char *const kinds[] = {
  [SAL_EARNING_PAYOUT] = "payout",
  [SAL_EARNING_TRUE_UP] = "true_up",
  [SAL_EARNING_CLAWBACK] = "clawback",
  [SAL_EARNING_REPLAY] = "replay",
};

/* --- JSON --- */

static void
print_money (SalCliJson *json, const char *member, gint64 amount, const char *currency)
{
  g_autofree char *text = sal_money_to_text (amount, currency);

  sal_cli_json_string (json, member, text);
}

static void
print_exact (SalCliJson *json, const char *member, const SalRational *value, gint64 per)
{
  g_auto (SalRational) scaled = SAL_RATIONAL_INIT;
  g_autofree char *text = NULL;

  sal_rational_set_ratio (&scaled, 1, per);
  sal_rational_multiply (&scaled, &scaled, value);
  text = sal_rational_to_text (&scaled);
  sal_cli_json_string (json, member, text);
}

/* Of units in major ones, at the rate for one of them. */
static void
print_slices (SalCliJson *json,
              const SalPayout *payout,
              const SalPlan *plan,
              const SalPlanComponent *component)
{
  gint64 units = sal_payout_units_of (plan, component);
  gint64 minor_units = sal_payout_minor_units (plan->currency);

  sal_cli_json_begin_array (json, "slices");
  for (guint i = 0; payout->slices != NULL && i < payout->slices->len; i++)
    {
      const SalPayoutSlice *slice = &g_array_index (payout->slices, SalPayoutSlice, i);
      g_auto (SalRational) rate = SAL_RATIONAL_INIT;

      sal_rational_set_ratio (&rate, units, minor_units);
      sal_rational_multiply (&rate, &rate, &slice->rate);
      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_integer (json, "tier", slice->tier);
      print_exact (json, "units", &slice->units, units);
      print_exact (json, "rate", &rate, 1);
      print_exact (json, "amount", &slice->amount, minor_units);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

static void
print_shares (SalCliJson *json, const SalEarning *earning, const SalParticipation *participation)
{
  sal_cli_json_begin_array (json, "credits");
  for (guint i = 0; i < earning->shares->len; i++)
    {
      const SalEarningShare *share = &g_array_index (earning->shares, SalEarningShare, i);
      const SalCredit *credit = &g_array_index (participation->credits, SalCredit, share->credit);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "credit", credit->id);
      sal_cli_json_string (json, "deal", credit->deal);
      print_money (json, "amount", share->amount, participation->currency);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

/* What the amount was calculated from. */
static void
print_payout (SalCliJson *json, const SalEarning *earning, const SalParticipation *participation)
{
  const SalPlan *plan = participation->plan;
  const SalPlanComponent *component = sal_plan_get_component (plan, earning->component);
  const SalPayout *payout = &earning->payout;
  gint64 units = sal_payout_units_of (plan, component);
  g_auto (SalRational) measured = SAL_RATIONAL_INIT;

  if (payout->slices == NULL)
    return;
  sal_rational_set_integer (&measured, payout->measured);
  print_exact (json, "measured", &measured, units);
  print_exact (json, "quota", &payout->terms.quota, units);
  print_exact (json, "attainment", &payout->attainment, 1);
  print_exact (json, "target", &payout->terms.target, sal_payout_minor_units (plan->currency));
  if (payout->problem == SAL_PAYOUT_NO_QUOTA)
    sal_cli_json_string (json, "problem", "no_quota");
  if (payout->closed_gate >= 0)
    sal_cli_json_integer (json, "closed_gate", payout->closed_gate);
}

static void
print_earning (SalCliJson *json, const SalEarning *earning, const SalParticipation *participation)
{
  const SalPlan *plan = participation->plan;
  const SalPlanComponent *component = sal_plan_get_component (plan, earning->component);
  g_autofree char *period = sal_period_to_text (earning->period);
  char day[SAL_DATE_BUFFER];

  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_string (json, "participant", participation->participant);
  sal_cli_json_string (json, "plan", plan->name);
  sal_cli_json_string (json, "component", component->id);
  sal_cli_json_string (json, "period", period);
  sal_cli_json_string (json, "kind", kinds[earning->kind]);
  sal_cli_json_string (json, "posted", sal_date_write_iso (earning->posted, day));
  sal_cli_json_string (json, "currency", participation->currency);
  print_money (json, "amount", earning->amount, participation->currency);
  print_payout (json, earning, participation);
  print_slices (json, &earning->payout, plan, component);
  print_shares (json, earning, participation);
  sal_cli_json_end_object (json);
}

/* What there is to say about each earning. */
typedef void (*PrintEarning) (SalCliJson *json,
                              const SalEarning *earning,
                              const SalParticipation *participation);

static void
print_each (SalCliJson *json, const char *member, const SalEvaluation *self, PrintEarning print)
{
  sal_cli_json_begin_array (json, member);
  for (guint i = 0; i < self->participations->len; i++)
    {
      const GPtrArray *earnings = self->earnings->pdata[i];

      for (guint k = 0; k < earnings->len; k++)
        print (json, earnings->pdata[k], self->participations->pdata[i]);
    }
  sal_cli_json_end_array (json);
}

static void
print_forfeited (SalCliJson *json, const SalEarning *earning, const SalParticipation *participation)
{
  g_autofree char *period = sal_period_to_text (earning->period);

  if (earning->forfeited == 0)
    return;
  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_string (json, "participant", participation->participant);
  sal_cli_json_string (
      json, "component", sal_plan_get_component (participation->plan, earning->component)->id);
  sal_cli_json_string (json, "period", period);
  print_money (json, "amount", earning->forfeited, participation->currency);
  sal_cli_json_end_object (json);
}

/* The amounts of a payment, in the order of its statement. */
static const struct
{
  const char *name;
  gsize offset;
} payment_members[] = {
  { "calculated", G_STRUCT_OFFSET (SalPayment, calculated) },
  { "advanced", G_STRUCT_OFFSET (SalPayment, advanced) },
  { "vested", G_STRUCT_OFFSET (SalPayment, vested) },
  { "recovered", G_STRUCT_OFFSET (SalPayment, recovered) },
  { "top_up", G_STRUCT_OFFSET (SalPayment, top_up) },
  { "drawn", G_STRUCT_OFFSET (SalPayment, drawn) },
  { "adjusted", G_STRUCT_OFFSET (SalPayment, adjusted) },
  { "forfeited", G_STRUCT_OFFSET (SalPayment, forfeited) },
  { "written_off", G_STRUCT_OFFSET (SalPayment, written_off) },
  { "paid", G_STRUCT_OFFSET (SalPayment, paid) },
  { "balance", G_STRUCT_OFFSET (SalPayment, balance) },
};

static char *
month_to_text (const SalPayment *payment)
{
  return g_strdup_printf ("%04d-%02d", payment->year, payment->month);
}

static void
print_payment (SalCliJson *json, const SalEvaluationPayments *of, const SalPayment *payment)
{
  g_autofree char *period = month_to_text (payment);

  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_string (json, "participant", of->participant);
  sal_cli_json_string (json, "period", period);
  sal_cli_json_string (json, "currency", of->currency);
  for (guint i = 0; i < G_N_ELEMENTS (payment_members); i++)
    print_money (json,
                 payment_members[i].name,
                 G_STRUCT_MEMBER (gint64, payment, payment_members[i].offset),
                 of->currency);
  sal_cli_json_end_object (json);
}

static void
print_json (const SalEvaluation *self)
{
  SalCliJson *json = sal_cli_json_new ("plan-evaluation");

  print_each (json, "earnings", self, print_earning);
  sal_cli_json_begin_array (json, "payments");
  for (guint i = 0; i < self->payments->len; i++)
    {
      const SalEvaluationPayments *of = self->payments->pdata[i];

      for (guint k = 0; k < of->payments->len; k++)
        print_payment (json, of, &g_array_index (of->payments, SalPayment, k));
    }
  sal_cli_json_end_array (json);
  print_each (json, "forfeited", self, print_forfeited);
  sal_cli_json_finish (json);
}

/* --- tables --- */

static void
add_money (SalCliTable *table, gint64 amount, const char *currency)
{
  sal_cli_table_take_cell (table,
                           amount != 0 ? sal_money_format (amount, currency) : g_strdup (""));
}

static void
print_earnings_table (const SalEvaluation *self)
{
  g_autoptr (SalCliTable) table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Participant"), FALSE);
  sal_cli_table_add_column (table, _ ("Component"), FALSE);
  sal_cli_table_add_column (table, _ ("Period"), FALSE);
  sal_cli_table_add_column (table, _ ("Kind"), FALSE);
  sal_cli_table_add_column (table, _ ("Attainment"), TRUE);
  sal_cli_table_add_column (table, _ ("Amount"), TRUE);
  sal_cli_table_add_column (table, _ ("Forfeited"), TRUE);
  for (guint i = 0; i < self->participations->len; i++)
    {
      const SalParticipation *participation = self->participations->pdata[i];
      const GPtrArray *earnings = self->earnings->pdata[i];

      for (guint k = 0; k < earnings->len; k++)
        {
          const SalEarning *earning = earnings->pdata[k];
          const SalPlanComponent *component =
              sal_plan_get_component (participation->plan, earning->component);
          gint64 attainment = 0;
          g_auto (SalRational) scaled = SAL_RATIONAL_INIT;

          sal_rational_set_integer (&scaled, SAL_RATE_ONE);
          sal_rational_multiply (&scaled, &scaled, &earning->payout.attainment);
          sal_rational_round (&scaled, &attainment);
          sal_cli_table_cell (table, participation->participant);
          sal_cli_table_cell (table, component->name != NULL ? component->name : component->id);
          sal_cli_table_take_cell (table, sal_period_to_text (earning->period));
          sal_cli_table_cell (table, kinds[earning->kind]);
          sal_cli_table_take_cell (table,
                                   earning->payout.slices != NULL &&
                                           earning->payout.problem == SAL_PAYOUT_OK &&
                                           sal_rational_sign (&earning->payout.terms.quota) > 0
                                       ? sal_rate_format_percent (attainment, 1)
                                       : g_strdup ("–"));
          add_money (table, earning->amount, participation->currency);
          add_money (table, earning->forfeited, participation->currency);
        }
    }
  sal_cli_table_finish (g_steal_pointer (&table));
}

static void
print_payments_table (const SalEvaluation *self)
{
  g_autoptr (SalCliTable) table = sal_cli_table_new ();
  const char *const titles[] = {
    _ ("Calculated"),  _ ("Advanced"), _ ("Vested"),   _ ("Recovered"),
    _ ("Top-Up"),      _ ("Drawn"),    _ ("Adjusted"), _ ("Forfeited"),
    _ ("Written Off"), _ ("Paid"),     _ ("Balance"),
  };

  sal_cli_table_add_column (table, _ ("Participant"), FALSE);
  sal_cli_table_add_column (table, _ ("Month"), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    sal_cli_table_add_column (table, titles[i], TRUE);
  for (guint i = 0; i < self->payments->len; i++)
    {
      const SalEvaluationPayments *of = self->payments->pdata[i];

      for (guint k = 0; k < of->payments->len; k++)
        {
          const SalPayment *payment = &g_array_index (of->payments, SalPayment, k);

          sal_cli_table_cell (table, of->participant);
          sal_cli_table_take_cell (table, month_to_text (payment));
          for (guint m = 0; m < G_N_ELEMENTS (payment_members); m++)
            add_money (
                table, G_STRUCT_MEMBER (gint64, payment, payment_members[m].offset), of->currency);
        }
    }
  sal_cli_table_finish (g_steal_pointer (&table));
}

static SalCliStatus
run (SalCliCall *call)
{
  SalEvaluationFiles files = { .plans = (const char *const *) plans,
                               .participants = participants,
                               .credits = credits,
                               .quotas = quotas,
                               .cancellations = cancellations,
                               .adjustments = adjustments,
                               .invoices = invoices };
  g_autoptr (SalEvaluation) evaluation = NULL;
  GError *error = NULL;

  if (plans == NULL)
    return sal_cli_usage (call, _ ("--plan is missing: expected a plan document"));
  if (participants == NULL)
    return sal_cli_usage (call, _ ("--participants is missing: expected a table"));
  if (credits == NULL)
    return sal_cli_usage (call, _ ("--credits is missing: expected a table"));

  evaluation = sal_evaluation_new (&files, &error);
  if (evaluation == NULL)
    return sal_cli_fail (call, error);
  if (call->json)
    {
      print_json (evaluation);
      return SAL_CLI_DONE;
    }
  print_earnings_table (evaluation);
  g_print ("\n");
  print_payments_table (evaluation);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_plan_evaluate_command = {
  .name = "plan evaluate",
  .parameters = "",
  .min_parameters = 0,
  .max_parameters = 0,
  .summary = N_ ("Calculate what plans pay for plain tables of credits"),
  .description =
      N_ ("Works on plain files, without a workspace: calculates what each participant earns by "
          "component and period, to the cent, which credits it comes from, and what is paid month "
          "by month. Days are written 2026-02-01, fiscal periods 2026, 2026-Q1 or 2026-P03."),
  .options = options,
  .run = run,
};
