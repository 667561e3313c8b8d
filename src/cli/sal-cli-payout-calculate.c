/* sal-cli-payout-calculate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-payout.h"

#include <glib/gi18n-lib.h>

#include "sal-number.h"
#include "sal-payout-run.h"

static char *period;
static char *approver;

#define PERIOD_OPTION                                                                              \
  {                                                                                                \
    "period", 0, 0, G_OPTION_ARG_STRING, &period, N_ ("A fiscal month or quarter"), N_ ("2026-Q1") \
  }

static const GOptionEntry period_options[] = { PERIOD_OPTION, G_OPTION_ENTRY_NULL };

static const GOptionEntry approve_options[] = {
  PERIOD_OPTION,
  SAL_CLI_APPROVER_OPTION (&approver),
  G_OPTION_ENTRY_NULL,
};

/* --- calculate --- */

static void
print_json (const SalPayoutRun *run)
{
  SalCliJson *json = sal_cli_json_new ("payout_calculation");

  sal_cli_json_string (json, "period", run->period);
  sal_cli_json_string (json, "recorded_by", run->author);
  sal_cli_json_integer (json, "participations", run->n_participants);
  sal_cli_json_integer (json, "posted", run->n_posted);
  sal_cli_json_begin_array (json, "issues");
  for (guint i = 0; i < run->issues->len; i++)
    {
      const SalPayIssue *issue = run->issues->pdata[i];
      g_autofree char *message = sal_pay_issue_to_text (issue);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "kind", sal_pay_issue_names[issue->kind]);
      sal_cli_json_id (json, "person", issue->person);
      sal_cli_json_id (json, "opportunity", issue->opportunity);
      sal_cli_json_string (json, "message", message);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static void
print_text (SalCliCall *call, const SalPayoutRun *run)
{
  char number[SAL_NUMBER_BUFFER];

  if (run->n_posted == 0)
    sal_cli_say (call, _ ("%s is calculated as it was: nothing was posted."), run->period);
  else
    sal_cli_say (call,
                 ngettext ("Calculated %s: posted %s line.",
                           "Calculated %s: posted %s lines.",
                           run->n_posted),
                 run->period,
                 sal_number_write (run->n_posted, 0, number));
  for (guint i = 0; i < run->issues->len; i++)
    {
      g_autofree char *message = sal_pay_issue_to_text (run->issues->pdata[i]);

      sal_cli_say (call, "• %s", message);
    }
}

static SalCliStatus
run_calculate (SalCliCall *call)
{
  g_auto (SalCliPay) pay = { 0 };
  g_autoptr (SalPayoutRun) run = NULL;
  g_autoptr (SalJob) job = sal_job_new (_ ("Calculating payouts"));
  GError *error = NULL;

  if (period == NULL)
    return sal_cli_usage (call, _ ("--period is missing: expected a fiscal month or quarter"));
  if (!sal_cli_pay_open (&pay, call, SAL_STORE_OPEN, &error))
    return sal_cli_fail (call, error);
  run = sal_payout_run_new (pay.workspace, period, g_get_user_name ());
  if (!sal_cli_run_job (job, sal_payout_run, run, &error))
    return sal_cli_fail (call, error);

  if (call->json)
    print_json (run);
  else
    print_text (call, run);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_payout_calculate_command = {
  .name = "payout calculate",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("Calculate what participants earn in a period, and post it into the ledger"),
  .description =
      N_ ("What was posted stays: calculated again, the ledger gets what has changed since. What "
          "has changed of closed periods is posted into this one. It says what is to be looked at "
          "before it is approved. The first period may be any; others follow one on another."),
  .options = period_options,
  .run = run_calculate,
};

/* --- approve, close --- */

static gboolean
print_status (SalCliJson *json, const SalCliPay *pay, gpointer period_step, GError **error)
{
  const SalPayoutPeriodStep *step = period_step;

  sal_cli_json_string (json, "period", step->period);
  sal_cli_json_string (
      json, "status", step->step == SAL_PAYOUT_STEP_APPROVE ? "approved" : "closed");

  return TRUE;
}

static SalCliStatus
take_step (SalCliCall *call, SalPayoutStep which)
{
  g_auto (SalCliPay) pay = { 0 };
  SalPayoutPeriodStep step = { which, period, approver, g_get_user_name () };
  SalCliPayStep taken = {
    sal_payout_period_take_step, &step, SAL_COMMAND_FINAL, "payout_status", print_status,
  };
  GError *error = NULL;

  if (!sal_cli_is_approver (approver))
    return sal_cli_usage (call, _ ("--approver: expected a name"));
  if (period == NULL)
    return sal_cli_usage (call, _ ("--period is missing: expected a fiscal month or quarter"));
  if (!sal_cli_pay_open (&pay, call, SAL_STORE_OPEN, &error))
    return sal_cli_fail (call, error);

  return sal_cli_pay_take_step (call, &pay, &taken);
}

static SalCliStatus
run_approve (SalCliCall *call)
{
  return take_step (call, SAL_PAYOUT_STEP_APPROVE);
}

static SalCliStatus
run_close (SalCliCall *call)
{
  return take_step (call, SAL_PAYOUT_STEP_CLOSE);
}

const SalCliCommand sal_cli_payout_approve_command = {
  .name = "payout approve",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("Approve what was calculated of a period"),
  .description = N_ ("If something else is calculated afterwards, it is not approved any more."),
  .options = approve_options,
  .run = run_approve,
};

const SalCliCommand sal_cli_payout_close_command = {
  .name = "payout close",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("Close a period that is approved"),
  .description = N_ ("It does not change any more, and this cannot be undone."),
  .options = period_options,
  .run = run_close,
};
