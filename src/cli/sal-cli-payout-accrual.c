/* sal-cli-payout-accrual.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-payout.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-table.h"
#include "sal-money.h"
#include "sal-pay-accrual.h"
#include "sal-pay-reserve.h"

static gboolean csv;
static char *output;

static const GOptionEntry options[] = {
  { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_ ("Print CSV, with exact amounts"), NULL },
  { "output",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &output,
    N_ ("Write it to a file instead that ends in .csv or .xlsx"),
    N_ ("FILE") },
  G_OPTION_ENTRY_NULL,
};

static gpointer
read_accruals (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const SalCliPayout *payout = data;

  return sal_pay_accruals_load (
      connection, sal_workspace_get_calendar (payout->pay.workspace), error);
}

/* @error: why there is no reserve, or NULL */
static void
json_reserve (SalCliJson *json, const SalPayReserve *reserve, const GError *error)
{
  g_autofree char *year = sal_period_to_text (reserve->year);

  sal_cli_json_begin_object (json, "reserve");
  sal_cli_json_string (json, "year", year);
  if (error != NULL)
    {
      sal_cli_json_string (json, "not_available", error->message);
    }
  else
    {
      sal_cli_json_string (json, "currency", reserve->currency);
      sal_cli_json_money (json, "p50", reserve->p50, reserve->currency);
      sal_cli_json_money (json, "p90", reserve->p90, reserve->currency);
      sal_cli_json_money (json, "reserve", reserve->reserve, reserve->currency);
    }
  sal_cli_json_end_object (json);
}

static void
print_reserve (SalCliCall *call, const SalPayReserve *reserve, const GError *error)
{
  g_autofree char *year = sal_period_to_text (reserve->year);
  g_autofree char *amount = NULL;

  sal_cli_say (call, "%s", "");
  if (error != NULL)
    {
      /* translators: why it is not */
      sal_cli_say (call, _ ("The reserve is not available: %s"), error->message);
      return;
    }
  amount = sal_money_format (reserve->reserve, reserve->currency);
  /* translators: an amount and a fiscal year */
  sal_cli_say (call, _ ("Reserve (P90 − P50 of the cost of a year as %s was): %s"), year, amount);
}

static void
print_json (const GPtrArray *accruals, const SalPayReserve *reserve, const GError *error)
{
  SalCliJson *json = sal_cli_json_new ("payout_accrual");

  json_reserve (json, reserve, error);

  sal_cli_json_begin_array (json, "currencies");
  for (guint i = 0; i < accruals->len; i++)
    {
      const SalPayAccrual *one = accruals->pdata[i];

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "currency", one->currency);
      sal_cli_json_money (json, "unscheduled", one->unscheduled, one->currency);
      sal_cli_json_money (json, "owed", one->owed, one->currency);
      sal_cli_json_begin_array (json, "months");
      for (guint k = 0; k < one->months->len; k++)
        {
          const SalPayAccrualMonth *month = &g_array_index (one->months, SalPayAccrualMonth, k);
          g_autofree char *name = sal_pay_accrual_write_month (month->month);

          sal_cli_json_begin_object (json, NULL);
          sal_cli_json_string (json, "month", name);
          for (guint m = 0; m < SAL_PAY_ACCRUAL_N_MEMBERS; m++)
            sal_cli_json_money (json,
                                sal_pay_accrual_members[m].name,
                                SAL_PAY_ACCRUAL_AMOUNT (month, m),
                                one->currency);
          sal_cli_json_end_object (json);
        }
      sal_cli_json_end_array (json);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static void
print_table (SalCliCall *call, const SalPayAccrual *self)
{
  SalCliTable *table = sal_cli_table_new ();
  g_autofree char *unscheduled = sal_money_format (self->unscheduled, self->currency);
  g_autofree char *owed = sal_money_format (self->owed, self->currency);

  sal_cli_table_add_column (table, _ ("Month"), FALSE);
  for (guint m = 0; m < SAL_PAY_ACCRUAL_N_MEMBERS; m++)
    sal_cli_table_add_column (table, _ (sal_pay_accrual_members[m].label), TRUE);
  for (guint k = 0; k < self->months->len; k++)
    {
      const SalPayAccrualMonth *month = &g_array_index (self->months, SalPayAccrualMonth, k);

      sal_cli_table_take_cell (table, sal_pay_accrual_write_month (month->month));
      for (guint m = 0; m < SAL_PAY_ACCRUAL_N_MEMBERS; m++)
        sal_cli_table_take_cell (
            table, sal_money_format (SAL_PAY_ACCRUAL_AMOUNT (month, m), self->currency));
    }
  sal_cli_table_finish (table);
  if (self->unscheduled != 0)
    sal_cli_say (call, _ ("%s wait for an invoice or a receipt."), unscheduled);
  if (self->owed != 0)
    sal_cli_say (call, _ ("%s are owed by participants."), owed);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (SalCliPayout) payout = { 0 };
  g_autoptr (GPtrArray) accruals = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) unavailable = NULL;
  SalPayReserve reserve = { 0 };
  GError *error = NULL;

  if (csv && (call->json || output != NULL))
    return sal_cli_usage (call, _ ("--csv goes with neither --json nor --output"));
  if (!sal_cli_payout_open_all (&payout, call, SAL_STORE_READ_ONLY, &error))
    return sal_cli_fail (call, error);
  accruals = sal_store_read_sync (payout.pay.store, read_accruals, &payout, NULL, &error);
  if (accruals == NULL || (output != NULL && !sal_pay_accruals_export (accruals, output, &error)))
    return sal_cli_fail (call, error);
  if (output == NULL && !csv)
    sal_pay_reserve_estimate (
        &reserve, payout.pay.workspace, sal_date_today (), NULL, &unavailable);
  if (call->json)
    print_json (accruals, &reserve, unavailable);
  else if (output != NULL)
    sal_cli_say (call, _ ("Wrote %s."), output);
  else if (csv)
    g_print ("%s", text = sal_pay_accruals_to_csv (accruals));
  else if (accruals->len == 0)
    sal_cli_say (call, "%s", _ ("Nothing is calculated yet: “payout calculate” does that."));
  for (guint i = 0; !call->json && output == NULL && !csv && i < accruals->len; i++)
    {
      if (i > 0)
        sal_cli_say (call, "%s", "");
      sal_cli_say (call, "%s", ((const SalPayAccrual *) accruals->pdata[i])->currency);
      print_table (call, accruals->pdata[i]);
    }
  if (!call->json && output == NULL && !csv && accruals->len > 0)
    print_reserve (call, &reserve, unavailable);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_payout_accrual_command = {
  .name = "payout accrual",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("Print by month what was earned, paid, is owed and is to be paid"),
  .description = N_ ("A period is paid in the month after it; what is to be paid follows from the "
                     "release schedules of the plans, before what is recovered then."),
  .options = options,
  .run = run,
};
