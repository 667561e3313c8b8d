/* sal-cli-payout-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-payout.h"

#include <glib/gi18n-lib.h>

#include "sal-number.h"
#include "sal-pay-export.h"
#include "sal-payout-period.h"

static char *period;

static const GOptionEntry options[] = {
  SAL_CLI_PERIOD_OPTION (&period),
  G_OPTION_ENTRY_NULL,
};

static gpointer
read_codes (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_payroll_codes_list (connection, error);
}

/* Only what is approved is paid. */
static gboolean
check_status (const SalCliPayout *payout, GError **error)
{
  if (sal_payout_period_has_status (payout->period, SAL_PAYOUT_PERIOD_APPROVED) ||
      sal_payout_period_has_status (payout->period, SAL_PAYOUT_PERIOD_CLOSED))
    return TRUE;
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               _ ("%s is not approved: “payout approve” does that"),
               sal_cli_payout_get_period (payout));

  return FALSE;
}

static guint
count_codeless (const GArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_array_index (rows, SalPayExportRow, i).code == NULL;

  return n;
}

static SalCliStatus
print_result (SalCliCall *call, const GArray *rows)
{
  guint n_codeless = count_codeless (rows);
  char numbers[2][SAL_NUMBER_BUFFER];

  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("payout_export");

      sal_cli_json_string (json, "file", call->parameters[1]);
      sal_cli_json_integer (json, "payments", rows->len);
      sal_cli_json_integer (json, "without_code", n_codeless);
      sal_cli_json_finish (json);
    }
  sal_cli_say (call,
               ngettext ("Wrote %s payment to %s.", "Wrote %s payments to %s.", rows->len),
               sal_number_write (rows->len, 0, numbers[0]),
               call->parameters[1]);
  if (n_codeless == 0)
    return SAL_CLI_DONE;
  sal_cli_say (call,
               ngettext ("%s of them has no pay code: “import FILE payroll_code TABLE --pay” adds "
                         "codes.",
                         "%s of them have no pay code: “import FILE payroll_code TABLE --pay” adds "
                         "codes.",
                         n_codeless),
               sal_number_write (n_codeless, 0, numbers[1]));

  return SAL_CLI_FINDINGS;
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (SalCliPayout) payout = { 0 };
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GArray) rows = NULL;
  GError *error = NULL;

  if (!sal_cli_payout_open (&payout, call, period, &error) || !check_status (&payout, &error) ||
      !sal_cli_payout_load (&payout, NULL, TRUE, &error))
    return sal_cli_fail (call, error);
  codes = sal_store_read_sync (payout.pay.store, read_codes, NULL, NULL, &error);
  if (codes == NULL)
    return sal_cli_fail (call, error);
  rows = sal_pay_export_list (payout.statements, payout.people, codes);
  if (!sal_pay_export_write (
          rows, sal_cli_payout_get_period (&payout), call->parameters[1], &error))
    return sal_cli_fail (call, error);

  return print_result (call, rows);
}

const SalCliCommand sal_cli_payout_export_command = {
  .name = "payout export",
  .parameters = "FILE PAYMENTS",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Write the payments of an approved period for payroll"),
  .description =
      N_ ("PAYMENTS ends in .csv or .xlsx; only you can read it. Pay codes are those that "
          "“import FILE payroll_code TABLE --pay” has brought in, by legal entity, currency and "
          "component."),
  .options = options,
  .run = run,
};
