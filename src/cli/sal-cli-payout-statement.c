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
static gint64 line_id;

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

static void
print_line_json (SalCliJson *json, const SalPayStatementLine *line)
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
      print_line_json (json, self->lines->pdata[i]);
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

static void
print_json (const SalCliPayout *payout)
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

static const char *
name_kind (const char *kind)
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

static char *
format_attainment (const SalPayStatementLine *line)
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
static gboolean
is_told (const SalPayStatementLine *line)
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

      if (!is_told (line))
        continue;
      sal_cli_table_take_cell (table, g_strdup_printf ("%" G_GINT64_FORMAT, line->id));
      sal_cli_table_cell (table, line->plan);
      sal_cli_table_cell (table, line->component);
      sal_cli_table_cell (table, line->measured_period);
      sal_cli_table_cell (table, name_kind (line->kind));
      sal_cli_table_take_cell (table, format_attainment (line));
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

static void
print_amounts (const SalPayStatement *self)
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
  print_amounts (self);
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
    print_json (&payout);
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

/* --- explain --- */

static void
print_slices (const SalPayStatementLine *line)
{
  SalCliTable *table;

  if (line->slices->len == 0)
    return;
  table = sal_cli_table_new ();
  sal_cli_table_add_column (table, _ ("Tier"), TRUE);
  sal_cli_table_add_column (table, _ ("Units"), TRUE);
  sal_cli_table_add_column (table, _ ("Rate"), TRUE);
  sal_cli_table_add_column (table, _ ("Amount"), TRUE);
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

static void
print_credits (const SalPayStatementLine *line)
{
  SalCliTable *table;

  if (line->credits->len == 0)
    return;
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
      sal_cli_table_take_cell (table, sal_money_format (credit->money, credit->currency));
      sal_cli_table_take_cell (table, sal_money_format (credit->amount, line->currency));
    }
  sal_cli_table_finish (table);
}

static void
explain_line (SalCliCall *call, const SalPayStatementLine *line)
{
  g_autofree char *amount = sal_money_format (line->amount, line->currency);
  g_autofree char *attainment = format_attainment (line);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, line->id);
  g_autofree char *cited = g_strdup_printf ("%" G_GINT64_FORMAT, line->cites);

  /* translators: the number of a line, a plan, a component, a kind, a period and an amount */
  sal_cli_say (call,
               _ ("Line %s: %s, “%s”, %s of %s: %s"),
               number,
               line->plan,
               line->component,
               name_kind (line->kind),
               line->measured_period,
               amount);
  if (line->is_reversed)
    sal_cli_say (call, "%s", _ ("It is reversed, or reverses another, and does not count."));
  if (line->cites != 0)
    sal_cli_say (call, _ ("It corrects or takes back of line %s."), cited);
  if (line->measured != NULL && line->quota != NULL)
    /* translators: three numbers */
    sal_cli_say (
        call, _ ("Measured %s, quota %s, attainment %s"), line->measured, line->quota, attainment);
  print_slices (line);
  print_credits (line);
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

  if (line == NULL || !sal_cli_payout_name_line (payout, line, error))
    return FALSE;
  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("payout_line");

      print_line_json (json, line);
      sal_cli_json_finish (json);
    }
  else
    {
      explain_line (call, line);
    }

  return TRUE;
}

static SalCliStatus
run_explain (SalCliCall *call)
{
  g_auto (SalCliPayout) payout = { 0 };
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
      print_json (&payout);
      return SAL_CLI_DONE;
    }
  for (guint i = 0; i < payout.statements->len; i++)
    {
      const SalPayStatement *one = payout.statements->pdata[i];
      g_autofree char *paid = sal_money_format (one->amounts.paid, one->currency);

      /* translators: a person, a period and an amount */
      sal_cli_say (call, _ ("%s is paid for %s: %s"), one->name, one->period, paid);
      print_amounts (one);
      for (guint k = 0; k < one->lines->len; k++)
        if (is_told (one->lines->pdata[k]))
          {
            sal_cli_say (call, "%s", "");
            explain_line (call, one->lines->pdata[k]);
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
