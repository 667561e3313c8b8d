/* sal-cli-payout-statement.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-payout.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-table.h"
#include "sal-money.h"

static char *period;
static char *person;
static char *format;
static char *output;

static const GOptionEntry statement_options[] = {
  SAL_CLI_PERIOD_OPTION (&period),
  { "person",
    0,
    0,
    G_OPTION_ARG_STRING,
    &person,
    N_ ("Whose: an external id, employee number, mail address or name; by default everybody’s"),
    N_ ("WHO") },
  { "format",
    0,
    0,
    G_OPTION_ARG_STRING,
    &format,
    N_ ("“text”, the default, or “json”, which has all that it was calculated from"),
    N_ ("FORMAT") },
  { "output",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &output,
    N_ ("Write PDF instead: to a file with --person, else to a folder, one file a person"),
    N_ ("FILE.pdf|FOLDER") },
  G_OPTION_ENTRY_NULL,
};

/* --- JSON --- */

static void
print_trace_json (SalCliJson *json, const SalPayStatementLine *line)
{
  sal_cli_json_begin_array (json, "slices");
  for (guint i = 0; i < line->slices->len; i++)
    {
      const SalPayStatementSlice *slice = line->slices->pdata[i];

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_integer (json, "tier", slice->tier);
      sal_cli_json_string (json, "units", slice->units);
      sal_cli_json_string (json, "rate", slice->rate);
      sal_cli_json_string (json, "amount", slice->amount);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_begin_array (json, "credits");
  for (guint i = 0; i < line->credits->len; i++)
    {
      const SalPayStatementCredit *credit = line->credits->pdata[i];
      char day[SAL_DATE_BUFFER];

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_id (json, "opportunity", credit->opportunity);
      sal_cli_json_string (json, "name", credit->name);
      sal_cli_json_string (json, "type", credit->type);
      sal_cli_json_string (json, "date", sal_date_write_iso (credit->date, day));
      sal_cli_json_money (json, "credited", credit->money, credit->currency);
      sal_cli_json_string (json, "currency", credit->currency);
      sal_cli_json_money (json, "amount", credit->amount, line->currency);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

void
sal_cli_payout_line_json (SalCliJson *json, const SalPayStatementLine *line)
{
  char day[SAL_DATE_BUFFER];

  sal_cli_json_integer (json, "line", line->id);
  if (line->cites != 0)
    sal_cli_json_integer (json, "cites", line->cites);
  sal_cli_json_string (json, "plan", line->plan);
  sal_cli_json_string (json, "component", line->component);
  sal_cli_json_string (json, "kind", line->kind);
  sal_cli_json_string (json, "period", line->measured_period);
  sal_cli_json_string (json, "posted", sal_date_write_iso (line->posted, day));
  sal_cli_json_string (json, "currency", line->currency);
  sal_cli_json_money (json, "amount", line->amount, line->currency);
  sal_cli_json_money (json, "forfeited", line->forfeited, line->currency);
  sal_cli_json_string (json, "measured", line->measured);
  sal_cli_json_string (json, "quota", line->quota);
  sal_cli_json_string (json, "attainment", line->attainment);
  sal_cli_json_string (json, "target", line->target);
  if (line->problem != NULL)
    sal_cli_json_string (json, "problem", line->problem);
  print_trace_json (json, line);
}

static void
print_statement_json (SalCliJson *json, const SalPayStatement *self)
{
  sal_cli_json_id (json, "person", self->person);
  sal_cli_json_string (json, "participant", self->name);
  sal_cli_json_string (json, "currency", self->currency);
  sal_cli_json_money (json, "opening", self->opening, self->currency);
  for (guint m = 0; m < SAL_PAYMENT_N_MEMBERS; m++)
    sal_cli_json_money (
        json, sal_payment_members[m].name, SAL_PAYMENT_AMOUNT (&self->amounts, m), self->currency);
  sal_cli_json_begin_array (json, "lines");
  for (guint i = 0; i < self->lines->len; i++)
    {
      sal_cli_json_begin_object (json, NULL);
      sal_cli_payout_line_json (json, self->lines->pdata[i]);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_begin_array (json, "adjustments");
  for (guint i = 0; i < self->adjustments->len; i++)
    {
      const SalPayAdjustment *one = self->adjustments->pdata[i];
      char day[SAL_DATE_BUFFER];

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_integer (json, "adjustment", one->id);
      sal_cli_json_string (json, "date", sal_date_write_iso (one->day, day));
      sal_cli_json_money (json, "amount", one->amount, one->currency);
      sal_cli_json_string (json, "reason", one->reason);
      if (one->dispute != 0)
        sal_cli_json_id (json, "dispute", one->dispute);
      if (one->reverses != 0)
        sal_cli_json_integer (json, "reverses", one->reverses);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

void
sal_cli_payout_statements_json (const SalCliPayout *payout)
{
  SalCliJson *json = sal_cli_json_new ("payout_statement");

  sal_cli_json_string (json, "period", sal_cli_payout_get_period (payout));
  sal_cli_json_string (json, "status", sal_record_get_text (payout->period, "status"));
  sal_cli_json_begin_array (json, "statements");
  for (guint i = 0; i < payout->statements->len; i++)
    {
      sal_cli_json_begin_object (json, NULL);
      print_statement_json (json, payout->statements->pdata[i]);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

/* --- text --- */

const char *
sal_cli_payout_name_kind (const char *kind)
{
  static const char *const names[][2] = {
    { "payout", N_ ("Payout") },         { "true_up", N_ ("True-up") },
    { "clawback", N_ ("Clawback") },     { "replay", N_ ("Replayed") },
    { "correction", N_ ("Correction") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (kind, names[i][0]))
      return _ (names[i][1]);

  return kind;
}

char *
sal_cli_payout_format_attainment (const SalPayStatementLine *line)
{
  g_auto (SalRational) share = SAL_RATIONAL_INIT, scale = SAL_RATIONAL_INIT;
  gint64 scaled;

  if (line->attainment == NULL || line->quota == NULL || g_str_equal (line->quota, "0") ||
      !sal_rational_from_text (line->attainment, &share, NULL))
    return g_strdup ("");
  sal_rational_set_integer (&scale, SAL_RATE_ONE);
  sal_rational_multiply (&share, &share, &scale);

  return sal_rational_round (&share, &scaled) ? sal_rate_format_percent (scaled, 1) : g_strdup ("");
}

/* What is 0 and says nothing is left out. */
gboolean
sal_cli_payout_is_told (const SalPayStatementLine *line)
{
  return line->amount != 0 || line->forfeited != 0 || line->credits->len > 0;
}

static void
print_lines (const SalPayStatement *self)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Line"), TRUE);
  sal_cli_table_add_column (table, _ ("Plan"), FALSE);
  sal_cli_table_add_column (table, _ ("Component"), FALSE);
  sal_cli_table_add_column (table, _ ("Period"), FALSE);
  sal_cli_table_add_column (table, _ ("Kind"), FALSE);
  sal_cli_table_add_column (table, _ ("Attainment"), TRUE);
  sal_cli_table_add_column (table, _ ("Amount"), TRUE);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const SalPayStatementLine *line = self->lines->pdata[i];

      if (!sal_cli_payout_is_told (line))
        continue;
      sal_cli_table_take_cell (table, g_strdup_printf ("%" G_GINT64_FORMAT, line->id));
      sal_cli_table_cell (table, line->plan);
      sal_cli_table_cell (table, line->component);
      sal_cli_table_cell (table, line->measured_period);
      sal_cli_table_cell (table, sal_cli_payout_name_kind (line->kind));
      sal_cli_table_take_cell (table, sal_cli_payout_format_attainment (line));
      sal_cli_table_take_cell (table, sal_money_format (line->amount, line->currency));
    }
  sal_cli_table_finish (table);
}

/* Why, beside how much. */
static void
print_adjustments (SalCliTable *table, const SalPayStatement *self)
{
  for (guint i = 0; i < self->adjustments->len; i++)
    {
      const SalPayAdjustment *one = self->adjustments->pdata[i];
      g_autofree char *why = sal_pay_adjustment_describe (one);

      sal_cli_table_take_cell (table, g_strconcat ("  ", why, NULL));
      sal_cli_table_take_cell (table, sal_money_format (one->amount, self->currency));
    }
}

void
sal_cli_payout_print_amounts (const SalPayStatement *self)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Payment"), FALSE);
  sal_cli_table_add_column (table, _ ("Amount"), TRUE);
  sal_cli_table_cell (table, _ ("Opening Balance"));
  sal_cli_table_take_cell (table, sal_money_format (self->opening, self->currency));
  for (guint m = 0; m < SAL_PAYMENT_N_MEMBERS; m++)
    {
      gint64 amount = SAL_PAYMENT_AMOUNT (&self->amounts, m);
      const char *name = sal_payment_members[m].name;

      if (amount == 0 && !g_str_equal (name, "calculated") && !g_str_equal (name, "paid") &&
          !g_str_equal (name, "balance") &&
          !(g_str_equal (name, "adjusted") && self->adjustments->len > 0))
        continue;
      sal_cli_table_cell (table, _ (sal_payment_members[m].label));
      sal_cli_table_take_cell (table, sal_money_format (amount, self->currency));
      if (g_str_equal (name, "adjusted"))
        print_adjustments (table, self);
    }
  sal_cli_table_finish (table);
}

static void
print_statement (SalCliCall *call, const SalCliPayout *payout, const SalPayStatement *self)
{
  const SalField *status = sal_kind_find_field (sal_record_get_kind (payout->period), "status");

  /* translators: a person, a period and its status */
  sal_cli_say (call,
               _ ("%s, %s (%s)"),
               self->name,
               self->period,
               sal_choice_get_label (status, sal_record_get_text (payout->period, "status")));
  sal_cli_say (call, "%s", "");
  print_lines (self);
  sal_cli_say (call, "%s", "");
  sal_cli_payout_print_amounts (self);
}

static SalCliStatus
run_statement (SalCliCall *call)
{
  g_auto (SalCliPayout) payout = { 0 };
  gboolean json = call->json || g_strcmp0 (format, "json") == 0;
  GError *error = NULL;

  if (format != NULL && strcmp (format, "text") != 0 && strcmp (format, "json") != 0)
    return sal_cli_usage (call, _ ("--format: “%s” is not “text” or “json”"), format);
  if (output != NULL && (format != NULL || call->json))
    return sal_cli_usage (call,
                          _ ("--output writes PDF: it goes with neither --format nor --json"));
  if (!sal_cli_payout_open (&payout, call, period, &error) ||
      !sal_cli_payout_load (&payout, person, TRUE, &error))
    return sal_cli_fail (call, error);
  if (output != NULL)
    return sal_cli_payout_write_statements (call, &payout, person, output);
  if (json)
    sal_cli_payout_statements_json (&payout);
  for (guint i = 0; !json && i < payout.statements->len; i++)
    {
      if (i > 0)
        sal_cli_say (call, "%s", "");
      print_statement (call, &payout, payout.statements->pdata[i]);
    }

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_payout_statement_command = {
  .name = "payout statement",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("Print the statements of a period: what was earned, and what is paid of it"),
  .options = statement_options,
  .run = run_statement,
};
