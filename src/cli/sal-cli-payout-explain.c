/* sal-cli-payout-explain.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-payout.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-table.h"
#include "sal-money.h"
#include "sal-pay-statement-setting.h"
#include "sal-pay-statement-sums.h"
#include "sal-pay-words.h"

static char *period;
static char *person;
static gint64 line_id;
static gboolean is_exact;

static const GOptionEntry explain_options[] = {
  SAL_CLI_PERIOD_OPTION (&period),
  { "person",
    0,
    0,
    G_OPTION_ARG_STRING,
    &person,
    N_ ("Whose payment: an external id, employee number, mail address or name"),
    N_ ("WHO") },
  { "line",
    0,
    0,
    G_OPTION_ARG_INT64,
    &line_id,
    N_ ("A line of the ledger instead, by its number"),
    N_ ("N") },
  { "exact",
    0,
    0,
    G_OPTION_ARG_NONE,
    &is_exact,
    N_ ("Numbers as they are calculated with, as fractions where they do not end"),
    NULL },
  G_OPTION_ENTRY_NULL,
};

/* A plan that is kept no more says nothing of how its numbers are written. */
static gboolean
find_component (const SalPayStatementSetting *setting,
                const SalPayStatementLine *line,
                const SalPlan **plan,
                const SalPlanComponent **component)
{
  if (setting == NULL)
    return FALSE;
  *plan = sal_pay_statement_setting_get_plan (setting, line->id);
  *component = sal_pay_statement_setting_get_component (setting, line);

  return *plan != NULL && *component != NULL;
}

static SalCliTable *
create_slice_table (void)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Tier"), TRUE);
  sal_cli_table_add_column (table, _ ("Units"), TRUE);
  sal_cli_table_add_column (table, _ ("Rate"), TRUE);
  sal_cli_table_add_column (table, _ ("Amount"), TRUE);

  return table;
}

static void
print_exact_slices (const SalPayStatementLine *line)
{
  SalCliTable *table = create_slice_table ();

  for (guint i = 0; i < line->slices->len; i++)
    {
      const SalPayStatementSlice *slice = line->slices->pdata[i];

      sal_cli_table_take_cell (table, g_strdup_printf ("%d", slice->tier + 1));
      sal_cli_table_cell (table, slice->units);
      sal_cli_table_cell (table, slice->rate);
      sal_cli_table_cell (table, slice->amount);
    }
  sal_cli_table_finish (table);
}

/* Rounded so that they add up, as on a statement. */
static void
print_slices (const SalPayStatementLine *line, const SalPayStatementSetting *setting)
{
  const SalPlanComponent *component;
  const SalPlan *plan;
  g_autoptr (SalPaySums) sums = NULL;
  SalCliTable *table;

  if (line->slices->len == 0)
    return;
  if (!find_component (setting, line, &plan, &component))
    {
      print_exact_slices (line);
      return;
    }
  sums = sal_pay_sums_new (line, plan, component);
  table = create_slice_table ();
  for (guint i = 0; i < sums->slices->len; i++)
    {
      const SalPaySumsSlice *slice = &g_array_index (sums->slices, SalPaySumsSlice, i);

      sal_cli_table_take_cell (table, g_strdup_printf ("%d", slice->tier + 1));
      sal_cli_table_take_cell (table, sal_pay_words_units (slice->units, plan, component));
      sal_cli_table_take_cell (table, sal_pay_words_rate (&slice->rate, plan, component));
      sal_cli_table_take_cell (table, sal_money_format (slice->amount, plan->currency));
    }
  sal_cli_table_finish (table);
}

static void
print_measured (SalCliCall *call,
                const SalPayStatementLine *line,
                const SalPayStatementSetting *setting)
{
  g_autofree char *attainment = sal_cli_payout_format_attainment (line);
  g_autofree char *measured = NULL, *quota = NULL;
  const SalPlanComponent *component;
  const SalPlan *plan;
  gboolean has_plan = find_component (setting, line, &plan, &component);

  /* scores are not added up */
  if (line->measured == NULL || line->quota == NULL ||
      (has_plan && component->method->kind == SAL_PAYOUT_OBJECTIVES))
    return;
  measured = has_plan ? sal_pay_words_measured (line->measured, plan, component)
                      : g_strdup (line->measured);
  quota = has_plan ? sal_pay_words_measured (line->quota, plan, component) : g_strdup (line->quota);
  if (*attainment == '\0')
    /* translators: an amount or a number */
    sal_cli_say (call, _ ("Measured %s"), measured);
  else
    /* translators: amounts or numbers, and a percentage */
    sal_cli_say (call,
                 _ ("Measured %s, quota %s, attainment %s"),
                 measured,
                 quota,
                 is_exact ? line->attainment : attainment);
}

static void
print_credits (const SalPayStatementLine *line, const SalPayStatementSetting *setting)
{
  const SalPlanComponent *component = NULL;
  const SalPlan *plan = NULL;
  SalCliTable *table;

  if (line->credits->len == 0)
    return;
  find_component (setting, line, &plan, &component);
  table = sal_cli_table_new ();
  sal_cli_table_add_column (table, _ ("Opportunity"), FALSE);
  sal_cli_table_add_column (table, _ ("Closed"), FALSE);
  sal_cli_table_add_column (table, _ ("Credit"), FALSE);
  sal_cli_table_add_column (table, _ ("Credited"), TRUE);
  sal_cli_table_add_column (table, _ ("Amount"), TRUE);
  for (guint i = 0; i < line->credits->len; i++)
    {
      const SalPayStatementCredit *credit = line->credits->pdata[i];
      char day[SAL_DATE_BUFFER];

      sal_cli_table_take_cell (table,
                               credit->name != NULL
                                   ? g_strdup (credit->name)
                                   : g_strdup_printf ("%" G_GINT64_FORMAT, credit->opportunity));
      sal_cli_table_cell (table, sal_date_write_iso (credit->date, day));
      sal_cli_table_cell (table, credit->type);
      sal_cli_table_take_cell (
          table, sal_pay_words_credited (credit->money, credit->currency, plan, component));
      sal_cli_table_take_cell (table, sal_money_format (credit->amount, line->currency));
    }
  sal_cli_table_finish (table);
}

static void
explain_line (SalCliCall *call,
              const SalPayStatementLine *line,
              const SalPayStatementSetting *setting)
{
  g_autofree char *amount = sal_money_format (line->amount, line->currency);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, line->id);
  g_autofree char *cited = g_strdup_printf ("%" G_GINT64_FORMAT, line->cites);

  /* translators: the number of a line, a plan, a component, a kind, a period and an amount */
  sal_cli_say (call,
               _ ("Line %s: %s, “%s”, %s of %s: %s"),
               number,
               line->plan,
               line->component,
               sal_cli_payout_name_kind (line->kind),
               line->measured_period,
               amount);
  if (line->is_reversed)
    sal_cli_say (call, "%s", _ ("It is reversed, or reverses another, and does not count."));
  if (line->cites != 0)
    sal_cli_say (call, _ ("It corrects or takes back of line %s."), cited);
  print_measured (call, line, setting);
  print_slices (line, setting);
  print_credits (line, setting);
}

typedef struct
{
  const SalCliPayout *payout;
  const char *period;
} Reading;

static gpointer
read_setting (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *self = data;

  return sal_pay_statement_setting_load (
      connection, self->period, sal_workspace_get_calendar (self->payout->pay.workspace), error);
}

/* How the lines of a period are written; NULL with @error unset: exactly. */
static SalPayStatementSetting *
load_setting (const SalCliPayout *payout, const char *of_period, GError **error)
{
  Reading reading = { payout, of_period };

  return is_exact ? NULL
                  : sal_store_read_sync (payout->pay.store, read_setting, &reading, NULL, error);
}

static gpointer
read_line (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_pay_statement_line_load (connection, *(const gint64 *) data, error);
}

static gboolean
run_explain_line (SalCliCall *call, SalCliPayout *payout, GError **error)
{
  g_autoptr (SalPayStatementLine) line =
      sal_store_read_sync (payout->pay.store, read_line, &line_id, NULL, error);

  g_autoptr (SalPayStatementSetting) setting = NULL;

  if (line == NULL || !sal_cli_payout_name_line (payout, line, error))
    return FALSE;
  setting = load_setting (payout, line->period, error);
  if (setting == NULL && !is_exact)
    return FALSE;
  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("payout_line");

      sal_cli_payout_line_json (json, line);
      sal_cli_json_finish (json);
    }
  else
    {
      explain_line (call, line, setting);
    }

  return TRUE;
}

static SalCliStatus
run_explain (SalCliCall *call)
{
  g_auto (SalCliPayout) payout = { 0 };
  g_autoptr (SalPayStatementSetting) setting = NULL;
  GError *error = NULL;

  if (line_id == 0 && person == NULL)
    return sal_cli_usage (call, _ ("--person or --line is missing: what is to be explained?"));
  if (!sal_cli_payout_open (&payout, call, period, &error))
    return sal_cli_fail (call, error);
  if (line_id != 0)
    return run_explain_line (call, &payout, &error) ? SAL_CLI_DONE : sal_cli_fail (call, error);
  if (!sal_cli_payout_load (&payout, person, TRUE, &error))
    return sal_cli_fail (call, error);
  if (call->json)
    {
      sal_cli_payout_statements_json (&payout);
      return SAL_CLI_DONE;
    }
  setting = load_setting (&payout, sal_cli_payout_get_period (&payout), &error);
  if (setting == NULL && !is_exact)
    return sal_cli_fail (call, error);
  for (guint i = 0; i < payout.statements->len; i++)
    {
      const SalPayStatement *one = payout.statements->pdata[i];
      g_autofree char *paid = sal_money_format (one->amounts.paid, one->currency);

      /* translators: a person, a period and an amount */
      sal_cli_say (call, _ ("%s is paid for %s: %s"), one->name, one->period, paid);
      sal_cli_payout_print_amounts (one);
      for (guint k = 0; k < one->lines->len; k++)
        if (sal_cli_payout_is_told (one->lines->pdata[k]))
          {
            sal_cli_say (call, "%s", "");
            explain_line (call, one->lines->pdata[k], setting);
          }
    }

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_payout_explain_command = {
  .name = "payout explain",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("Walk a payment back to the opportunities that it comes from"),
  .description =
      N_ ("From the payment to the lines that it is made of, from each line to the "
          "slices of what was measured and the credits, and from these to opportunities."),
  .options = explain_options,
  .run = run_explain,
};
