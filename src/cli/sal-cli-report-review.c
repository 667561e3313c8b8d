/* sal-cli-report-review.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-report.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-cli-plan.h"
#include "sal-date.h"
#include "sal-pay-review-report.h"

typedef struct
{
  SalWorkspace *workspace;
  SalPeriod period;
  const char *output;
  SalPaper paper;
} Report;

static gboolean
write_report (SalJob *job, gpointer data, GError **error)
{
  const Report *self = data;
  g_autoptr (SalPayReview) review =
      sal_pay_review_load (self->workspace, self->period, sal_job_get_cancellable (job), error);

  return review != NULL &&
         sal_pay_review_report_write (review, sal_date_today (), self->paper, self->output, error);
}

/* The last quarter that has ended. */
static SalPeriod
find_last_quarter (SalWorkspace *workspace)
{
  return sal_period_offset (sal_fiscal_calendar_period_of (sal_workspace_get_calendar (workspace),
                                                           sal_date_today (),
                                                           SAL_PERIOD_QUARTER),
                            -1);
}

static void
say_done (SalCliCall *call, const Report *report)
{
  g_autofree char *period = sal_period_to_text (report->period);

  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("report");

      sal_cli_json_string (json, "deck", SAL_CLI_REVIEW_DECK);
      sal_cli_json_string (json, "period", period);
      sal_cli_json_string (json, "file", report->output);
      sal_cli_json_finish (json);
    }
  sal_cli_say (call, _ ("Wrote the review of %s to %s."), period, report->output);
}

/**
 * sal_cli_report_review:
 * @call: the call
 * @output: the PDF to write
 * @period: (nullable): a fiscal quarter, by default the last one that has ended
 * @paper: the size of the sheets
 *
 * Writes the review of a quarter's pay.
 *
 * Returns: how the command ends
 */
SalCliStatus
sal_cli_report_review (SalCliCall *call, const char *output, const char *period, SalPaper paper)
{
  g_autoptr (SalJob) job = sal_job_new (_ ("Writing the report"));
  g_auto (SalCliPay) pay = { 0 };
  Report report = { .output = output, .paper = paper };
  GError *error = NULL;

  if (!sal_cli_pay_open (&pay, call, SAL_STORE_READ_ONLY, &error))
    return sal_cli_fail (call, error);
  report.workspace = pay.workspace;
  report.period = find_last_quarter (pay.workspace);
  if (period != NULL && !sal_period_from_text (period, &report.period, &error))
    {
      g_prefix_error (&error, "--period: ");
      return sal_cli_fail (call, error);
    }
  if (!sal_cli_run_job (job, write_report, &report, &error))
    return sal_cli_fail (call, error);
  say_done (call, &report);

  return SAL_CLI_DONE;
}
