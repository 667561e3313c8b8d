/* sal-cli-payout-adjust.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-payout.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-table.h"
#include "sal-money.h"

static char *person;
static char *amount;
static char *currency;
static char *reason;
static char *approver;
static gint64 line_id;
static gint64 reversed;
static char *period;

static const GOptionEntry adjust_options[] = {
  { "person",
    0,
    0,
    G_OPTION_ARG_STRING,
    &person,
    N_ ("Whose payments: an external id, employee number, mail address or name"),
    N_ ("WHO") },
  { "amount",
    0,
    0,
    G_OPTION_ARG_STRING,
    &amount,
    N_ ("What is added, as 1200.00, or, less than 0, taken off"),
    N_ ("AMOUNT") },
  { "currency",
    0,
    0,
    G_OPTION_ARG_STRING,
    &currency,
    N_ ("What it is in, by default what they are paid in"),
    N_ ("CODE") },
  { "reason",
    0,
    0,
    G_OPTION_ARG_STRING,
    &reason,
    N_ ("Why, as it stands on the statement"),
    N_ ("TEXT") },
  { "approver",
    0,
    0,
    G_OPTION_ARG_STRING,
    &approver,
    N_ ("Who approves it, by default you, who record it in any case"),
    N_ ("NAME") },
  { "line", 0, 0, G_OPTION_ARG_INT64, &line_id, N_ ("The line of the ledger it is about"), "N" },
  { "reverse",
    0,
    0,
    G_OPTION_ARG_INT64,
    &reversed,
    N_ ("Reverse an adjustment instead, by its number"),
    "N" },
  G_OPTION_ENTRY_NULL,
};

static const GOptionEntry list_options[] = {
  { "period",
    0,
    0,
    G_OPTION_ARG_STRING,
    &period,
    N_ ("A fiscal month or quarter, by default all"),
    N_ ("2026-Q1") },
  G_OPTION_ENTRY_NULL,
};

/* --- payout adjust --- */

static SalCliStatus
check_usage (SalCliCall *call)
{
  if (reversed != 0 && (person != NULL || amount != NULL || currency != NULL || line_id != 0))
    return sal_cli_usage (
        call, _ ("--reverse takes back what there is: it goes with --reason and --approver only"));
  if (reversed == 0 && (person == NULL || amount == NULL))
    return sal_cli_usage (call,
                          _ ("--person and --amount are missing: what is adjusted by how much?"));
  if (reason == NULL || *g_strstrip (reason) == '\0')
    return sal_cli_usage (call, _ ("--reason is missing: it stands on the statement"));
  if (approver != NULL && *g_strstrip (approver) == '\0')
    return sal_cli_usage (call, _ ("--approver: expected a name"));

  return SAL_CLI_DONE;
}

static gboolean
fill (SalPayAdjustment *self, SalCliPayout *payout, GError **error)
{
  const SalPeoplePerson *found;

  self->reason = g_strdup (reason);
  self->approver = g_strdup (approver != NULL ? approver : g_get_user_name ());
  self->reverses = reversed;
  if (reversed != 0)
    return TRUE;
  found = sal_people_find (payout->people, person, error);
  if (found == NULL)
    return FALSE;
  self->person = found->id;
  self->cites = line_id;
  self->currency = sal_cli_payout_find_currency (payout, found->id, NULL, currency, error);

  return self->currency != NULL &&
         sal_cli_payout_read_amount ("--amount", amount, self->currency, &self->amount, error);
}

static void
json_adjustment (SalCliJson *json, const SalPayAdjustment *self, const SalPeople *people)
{
  g_autofree char *name = sal_people_describe (people, self->person);
  char day[SAL_DATE_BUFFER];

  sal_cli_json_integer (json, "adjustment", self->id);
  sal_cli_json_string (json, "period", self->period);
  sal_cli_json_string (json, "date", sal_date_write_iso (self->day, day));
  sal_cli_json_id (json, "person", self->person);
  sal_cli_json_string (json, "participant", name);
  sal_cli_json_money (json, "amount", self->amount, self->currency);
  sal_cli_json_string (json, "currency", self->currency);
  sal_cli_json_string (json, "reason", self->reason);
  sal_cli_json_string (json, "approver", self->approver);
  if (self->cites != 0)
    sal_cli_json_integer (json, "line", self->cites);
  if (self->dispute != 0)
    sal_cli_json_id (json, "dispute", self->dispute);
  if (self->reverses != 0)
    sal_cli_json_integer (json, "reverses", self->reverses);
  if (self->reversal != 0)
    sal_cli_json_integer (json, "reversed_by", self->reversal);
}

static void
print_posted (SalCliCall *call, const SalCliPayout *payout, const SalPayAdjustment *self)
{
  g_autofree char *text = sal_money_format (self->amount, self->currency);
  g_autofree char *name = sal_people_describe (payout->people, self->person);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);

  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("payout_adjustment");

      json_adjustment (json, self, payout->people);
      sal_cli_json_string (json, "recorded_by", g_get_user_name ());
      sal_cli_json_finish (json);
    }
  /* translators: the number of an adjustment, an amount, a name, a period; its name again */
  sal_cli_say (call,
               _ ("Posted adjustment %s: %s for %s in %s. “payout calculate” of %s pays it."),
               number,
               text,
               name,
               self->period,
               self->period);
}

static SalCliStatus
run_adjust (SalCliCall *call)
{
  g_auto (SalCliPayout) payout = { 0 };
  g_autoptr (SalPayAdjusting) adjusting = NULL;
  SalCliStatus status = check_usage (call);
  GError *error = NULL;

  if (status != SAL_CLI_DONE)
    return status;
  if (!sal_cli_payout_open_all (&payout, call, SAL_STORE_OPEN, &error))
    return sal_cli_fail (call, error);
  adjusting = sal_pay_adjusting_new (
      sal_workspace_get_calendar (payout.pay.workspace), sal_date_today (), g_get_user_name ());
  if (!fill (adjusting->adjustment, &payout, &error) ||
      !sal_store_run_sync (payout.pay.store,
                           _ (call->command->summary),
                           SAL_COMMAND_FINAL,
                           sal_pay_adjusting_run,
                           adjusting,
                           NULL,
                           NULL,
                           &error))
    return sal_cli_fail (call, error);
  print_posted (call, &payout, adjusting->adjustment);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_payout_adjust_command = {
  .name = "payout adjust",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("Add to somebody’s payments by hand, take off, or reverse what was adjusted"),
  .description = N_ (
      "It is posted into the period that is open, or the one that follows on the last closed "
      "one, which then has to be calculated. What is posted stays: --reverse posts another that "
      "takes it back. What --reverse takes back of imported records deletes these."),
  .options = adjust_options,
  .run = run_adjust,
};

/* --- payout adjustments --- */

static gpointer
read_adjustments (SalConnection *connection,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  return sal_pay_adjustments_load (connection, period, error);
}

static void
print_list_json (const SalCliPayout *payout, const GPtrArray *adjustments)
{
  SalCliJson *json = sal_cli_json_new ("payout_adjustments");

  sal_cli_json_begin_array (json, "adjustments");
  for (guint i = 0; i < adjustments->len; i++)
    {
      const SalPayAdjustment *one = adjustments->pdata[i];

      sal_cli_json_begin_object (json, NULL);
      json_adjustment (json, one, payout->people);
      sal_cli_json_time (json, "posted", one->time);
      sal_cli_json_string (json, "recorded_by", one->author);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static char *
describe_reason (const SalPayAdjustment *self)
{
  /* translators: the reason of an adjustment */
  return self->reversal != 0 ? g_strdup_printf (_ ("%s (reversed)"), self->reason)
                             : g_strdup (self->reason);
}

static void
print_list (const SalCliPayout *payout, const GPtrArray *adjustments)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Number"), TRUE);
  sal_cli_table_add_column (table, _ ("Period"), FALSE);
  sal_cli_table_add_column (table, _ ("Participant"), FALSE);
  sal_cli_table_add_column (table, _ ("Amount"), TRUE);
  sal_cli_table_add_column (table, _ ("Approver"), FALSE);
  sal_cli_table_add_column (table, _ ("Reason"), FALSE);
  for (guint i = 0; i < adjustments->len; i++)
    {
      const SalPayAdjustment *one = adjustments->pdata[i];

      sal_cli_table_take_cell (table, g_strdup_printf ("%" G_GINT64_FORMAT, one->id));
      sal_cli_table_cell (table, one->period);
      sal_cli_table_take_cell (table, sal_people_describe (payout->people, one->person));
      sal_cli_table_take_cell (table, sal_money_format (one->amount, one->currency));
      sal_cli_table_cell (table, one->approver != NULL ? one->approver : "");
      sal_cli_table_take_cell (table, describe_reason (one));
    }
  sal_cli_table_finish (table);
}

static SalCliStatus
run_adjustments (SalCliCall *call)
{
  g_auto (SalCliPayout) payout = { 0 };
  g_autoptr (GPtrArray) adjustments = NULL;
  GError *error = NULL;

  if (!sal_cli_payout_open_all (&payout, call, SAL_STORE_READ_ONLY, &error))
    return sal_cli_fail (call, error);
  adjustments = sal_store_read_sync (payout.pay.store, read_adjustments, NULL, NULL, &error);
  if (adjustments == NULL)
    return sal_cli_fail (call, error);
  if (call->json)
    print_list_json (&payout, adjustments);
  else if (adjustments->len > 0)
    print_list (&payout, adjustments);
  else
    sal_cli_say (call, "%s", _ ("Nothing is adjusted: “payout adjust” does that."));

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_payout_adjustments_command = {
  .name = "payout adjustments",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("List what was adjusted by hand, with reasons and reversals"),
  .options = list_options,
  .run = run_adjustments,
};
