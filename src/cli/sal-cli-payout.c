/* sal-cli-payout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-payout.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-table.h"
#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-payout-run.h"

static gpointer
read_periods (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_payout_periods_list (connection, error);
}

static gboolean
find_period (SalCliPayout *self, const char *period, GError **error)
{
  self->period = sal_payout_periods_find (self->periods, period);
  if (self->period != NULL)
    return TRUE;
  if (period != NULL)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_NOT_FOUND,
                 _ ("%s is not calculated: “payout calculate” does that"),
                 period);
  else
    g_set_error_literal (error,
                         SAL_STORE_ERROR,
                         SAL_STORE_ERROR_NOT_FOUND,
                         _ ("nothing is calculated yet: “payout calculate” does that"));

  return FALSE;
}

/**
 * sal_cli_payout_open_all:
 * @self: (out caller-allocates): what is opened
 * @call: the call, whose first parameter is the workspace
 * @mode: how pay is opened
 * @error: return location for an error
 *
 * Opens the pay of the workspace of a call, with all periods there are, if any.
 *
 * Returns: %FALSE with the errors of opening
 */
gboolean
sal_cli_payout_open_all (SalCliPayout *self, SalCliCall *call, SalStoreMode mode, GError **error)
{
  *self = (SalCliPayout){ 0 };
  if (!sal_cli_pay_open (&self->pay, call, mode, error))
    return FALSE;
  self->people = sal_cli_load_people (self->pay.workspace, error);
  if (self->people == NULL)
    return FALSE;
  self->periods = sal_store_read_sync (self->pay.store, read_periods, NULL, NULL, error);

  return self->periods != NULL;
}

/**
 * sal_cli_payout_open:
 * @self: (out caller-allocates): what is opened
 * @call: the call, whose first parameter is the workspace
 * @period: (nullable): a period, %NULL for the last
 * @error: return location for an error
 *
 * Opens the pay of the workspace of a call for reading.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_NOT_FOUND if there is no such period, or with the errors of
 *   opening
 */
gboolean
sal_cli_payout_open (SalCliPayout *self, SalCliCall *call, const char *period, GError **error)
{
  return sal_cli_payout_open_all (self, call, SAL_STORE_READ_ONLY, error) &&
         find_period (self, period, error);
}

void
sal_cli_payout_clear (SalCliPayout *self)
{
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_pointer (&self->people, sal_people_free);
  sal_cli_pay_clear (&self->pay);
}

const char *
sal_cli_payout_get_period (const SalCliPayout *self)
{
  return sal_record_get_text (self->period, "period");
}

typedef struct
{
  const char *period;
  gint64 person;
  gboolean with_lines;
} Question;

static gpointer
read_statements (SalConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  const Question *question = data;

  return sal_pay_statements_load (
      connection, question->period, question->person, question->with_lines, error);
}

static gpointer
name_statements (SalConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  return GINT_TO_POINTER (sal_pay_statements_name (data, connection, error));
}

static gpointer
name_line (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (sal_pay_statement_line_name (data, connection, error));
}

gboolean
sal_cli_payout_name_line (SalCliPayout *self, SalPayStatementLine *line, GError **error)
{
  return sal_store_read_sync (
             sal_workspace_get_store (self->pay.workspace), name_line, line, NULL, error) != NULL;
}

/**
 * sal_cli_payout_load:
 * @self: what is open
 * @person: (nullable): what somebody is called, %NULL for everybody
 * @with_lines: whether the trace is wanted
 * @error: return location for an error
 *
 * Loads the statements of the period.
 *
 * Returns: %FALSE if there is no such person or statement, or with the errors of reading
 */
gboolean
sal_cli_payout_load (SalCliPayout *self, const char *person, gboolean with_lines, GError **error)
{
  Question question = { sal_cli_payout_get_period (self), 0, with_lines };

  if (person != NULL)
    {
      const SalPeoplePerson *found = sal_people_find (self->people, person, error);

      if (found == NULL)
        return FALSE;
      question.person = found->id;
    }
  self->statements = sal_store_read_sync (self->pay.store, read_statements, &question, NULL, error);
  if (self->statements == NULL)
    return FALSE;
  if (person != NULL && self->statements->len == 0)
    {
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_NOT_FOUND,
                   _ ("“%s” has no payment in %s"),
                   person,
                   question.period);
      return FALSE;
    }

  return sal_store_read_sync (sal_workspace_get_store (self->pay.workspace),
                              name_statements,
                              self->statements,
                              NULL,
                              error) != NULL;
}

void
sal_cli_json_money (SalCliJson *json, const char *member, gint64 amount, const char *currency)
{
  g_autofree char *text = sal_money_to_text (amount, currency);

  sal_cli_json_string (json, member, text);
}

/* --- payout periods --- */

static SalCliStatus
run_periods (SalCliCall *call)
{
  g_auto (SalCliPay) pay = { 0 };
  g_autoptr (GPtrArray) periods = NULL;
  const SalKind *kind;
  GError *error = NULL;

  if (!sal_cli_pay_open (&pay, call, SAL_STORE_READ_ONLY, &error))
    return sal_cli_fail (call, error);
  periods = sal_store_read_sync (pay.store, read_periods, NULL, NULL, &error);
  if (periods == NULL)
    return sal_cli_fail (call, error);

  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("payout_periods");

      sal_cli_json_begin_array (json, "periods");
      for (guint i = 0; i < periods->len; i++)
        {
          kind = sal_record_get_kind (periods->pdata[i]);
          sal_cli_json_begin_object (json, NULL);
          for (guint k = 0; k < kind->n_fields; k++)
            sal_cli_json_field (json, periods->pdata[i], k, NULL);
          sal_cli_json_end_object (json);
        }
      sal_cli_json_end_array (json);
      sal_cli_json_finish (json);
    }
  else if (periods->len > 0)
    {
      SalCliTable *table = sal_cli_table_new ();

      kind = sal_record_get_kind (periods->pdata[0]);
      for (guint k = 0; k < kind->n_fields; k++)
        if (kind->fields[k].flags & SAL_FIELD_LISTED)
          sal_cli_table_add_column (table, sal_field_get_label (&kind->fields[k]), FALSE);
      for (guint i = 0; i < periods->len; i++)
        for (guint k = 0; k < kind->n_fields; k++)
          if (kind->fields[k].flags & SAL_FIELD_LISTED)
            sal_cli_table_take_cell (table, sal_record_to_display (periods->pdata[i], k, NULL));
      sal_cli_table_finish (table);
    }
  else
    {
      sal_cli_say (call, "%s", _ ("Nothing is calculated yet: “payout calculate” does that."));
    }

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_payout_periods_command = {
  .name = "payout periods",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("List the periods that are calculated, approved and closed"),
  .run = run_periods,
};

/* --- payout list --- */

static char *period;

static const GOptionEntry options[] = {
  SAL_CLI_PERIOD_OPTION (&period),
  G_OPTION_ENTRY_NULL,
};

/* Of the amounts of a payment those that a list has. */
static gboolean
is_listed (guint member)
{
  static const char *const listed[] = { "calculated", "advanced", "vested",  "recovered", "top_up",
                                        "adjusted",   "paid",     "balance", NULL };

  return g_strv_contains (listed, sal_payment_members[member].name);
}

static void
print_list (const SalCliPayout *self)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Participant"), FALSE);
  for (guint m = 0; m < SAL_PAYMENT_N_MEMBERS; m++)
    if (is_listed (m))
      sal_cli_table_add_column (table, _ (sal_payment_members[m].label), TRUE);
  for (guint i = 0; i < self->statements->len; i++)
    {
      const SalPayStatement *one = self->statements->pdata[i];

      sal_cli_table_cell (table, one->name);
      for (guint m = 0; m < SAL_PAYMENT_N_MEMBERS; m++)
        if (is_listed (m))
          sal_cli_table_take_cell (
              table, sal_money_format (SAL_PAYMENT_AMOUNT (&one->amounts, m), one->currency));
    }
  sal_cli_table_finish (table);
}

static void
print_list_json (const SalCliPayout *self)
{
  SalCliJson *json = sal_cli_json_new ("payout_list");

  sal_cli_json_string (json, "period", sal_cli_payout_get_period (self));
  sal_cli_json_string (json, "status", sal_record_get_text (self->period, "status"));
  sal_cli_json_begin_array (json, "payments");
  for (guint i = 0; i < self->statements->len; i++)
    {
      const SalPayStatement *one = self->statements->pdata[i];

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_id (json, "person", one->person);
      sal_cli_json_string (json, "participant", one->name);
      sal_cli_json_string (json, "currency", one->currency);
      sal_cli_json_money (json, "opening", one->opening, one->currency);
      for (guint m = 0; m < SAL_PAYMENT_N_MEMBERS; m++)
        sal_cli_json_money (json,
                            sal_payment_members[m].name,
                            SAL_PAYMENT_AMOUNT (&one->amounts, m),
                            one->currency);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static SalCliStatus
run_list (SalCliCall *call)
{
  g_auto (SalCliPayout) payout = { 0 };
  GError *error = NULL;

  if (!sal_cli_payout_open (&payout, call, period, &error) ||
      !sal_cli_payout_load (&payout, NULL, FALSE, &error))
    return sal_cli_fail (call, error);
  if (call->json)
    print_list_json (&payout);
  else
    print_list (&payout);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_payout_list_command = {
  .name = "payout list",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("List what everybody earned and is paid in a period"),
  .options = options,
  .run = run_list,
};
