/* sal-cli-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-executive-report.h"
#include "sal-facts-repository.h"

static char *output;
static char *period_text;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The PDF to write"), N_ ("FILE.pdf") },
  { "period",
    0,
    0,
    G_OPTION_ARG_STRING,
    &period_text,
    N_ ("Fiscal year, quarter or month, such as 2026-Q4; by default the current quarter"),
    N_ ("PERIOD") },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  SalWorkspace *workspace;
  SalPeriod period; /* as asked for, or found */
} ReportRequest;

static gpointer
read_facts (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  ReportRequest *request = data;

  return sal_facts_load (connection,
                         sal_workspace_get_calendar (request->workspace),
                         sal_workspace_get_currency (request->workspace),
                         sal_date_today (),
                         NULL,
                         NULL,
                         0,
                         error);
}

static gboolean
write_report (SalJob *job, gpointer data, GError **error)
{
  ReportRequest *request = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  g_autoptr (SalDrillPath) path = NULL;
  g_autoptr (SalFacts) facts = NULL;

  sal_job_report (job, -1, _ ("Loading the figures"));
  facts = sal_store_read_sync (
      sal_workspace_get_store (request->workspace), read_facts, request, cancellable, error);
  if (facts == NULL)
    return FALSE;

  if (period_text == NULL)
    request->period = sal_facts_latest_period (facts, SAL_PERIOD_QUARTER);
  path = sal_drill_path_new (request->period);
  sal_job_report (job, -1, _ ("Drawing the report"));

  return sal_executive_report_write (request->workspace, facts, path, output, cancellable, error);
}

static void
say_done (SalCliCall *call, const ReportRequest *request)
{
  g_autofree char *period = sal_period_to_text (request->period);

  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("report");

      sal_cli_json_string (json, "deck", call->parameters[1]);
      sal_cli_json_string (json, "period", period);
      sal_cli_json_string (json, "file", output);
      sal_cli_json_finish (json);
    }
  sal_cli_say (call, _ ("Wrote the executive report of %s to %s."), period, output);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autoptr (SalJob) job = sal_job_new (_ ("Writing the report"));
  ReportRequest request = { 0 };
  GError *error = NULL;

  if (!g_str_equal (call->parameters[1], "executive"))
    return sal_cli_usage (
        call, _ ("there is no deck “%s”; there is: executive"), call->parameters[1]);
  if (output == NULL)
    return sal_cli_usage (call, _ ("--output says which PDF to write"));
  if (period_text != NULL && !sal_period_from_text (period_text, &request.period, &error))
    {
      g_prefix_error (&error, "--period: ");
      return sal_cli_fail (call, error);
    }

  workspace = request.workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, &error);
  if (workspace == NULL || !sal_cli_run_job (job, write_report, &request, &error))
    return sal_cli_fail (call, error);
  say_done (call, &request);
  sal_workspace_close (workspace);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_report_command = {
  .name = "report",
  .parameters = "FILE DECK",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Write a report as a PDF"),
  .description = N_ ("DECK is “executive”: what is out of the ordinary, the key figures of a "
                     "fiscal period with charts, the units, and the largest opportunities."),
  .options = options,
  .run = run,
};
