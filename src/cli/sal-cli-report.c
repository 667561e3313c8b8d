/* sal-cli-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-date.h"
#include "sal-executive-deck.h"
#include "sal-facts-repository.h"

static char *output;
static char *period;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to write it"), N_ ("FILE.pdf") },
  { "period",
    0,
    0,
    G_OPTION_ARG_STRING,
    &period,
    N_ ("Fiscal year, quarter or month, such as 2026-Q4; by default the current quarter"),
    N_ ("PERIOD") },
  G_OPTION_ENTRY_NULL,
};

static gpointer
read_facts (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SalWorkspace *workspace = data;

  return sal_facts_load (connection,
                         sal_workspace_get_calendar (workspace),
                         sal_workspace_get_currency (workspace),
                         sal_date_today (),
                         NULL,
                         0,
                         error);
}

static gboolean
find_period (const SalFacts *facts, SalPeriod *found, GError **error)
{
  if (period == NULL)
    {
      *found = sal_facts_latest_period (facts, SAL_PERIOD_QUARTER);
      return TRUE;
    }
  if (sal_period_from_text (period, found, error))
    return TRUE;

  g_prefix_error (error, "--period: ");
  return FALSE;
}

static SalPeriod
write_report (SalWorkspace *workspace, GError **error)
{
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalFactQuery) filters = sal_fact_query_new ();
  g_autoptr (SalExecutive) executive = NULL;
  g_autoptr (SalDocument) document = NULL;
  SalPeriod found = { 0 };

  facts =
      sal_store_read_sync (sal_workspace_get_store (workspace), read_facts, workspace, NULL, error);
  if (facts == NULL || !find_period (facts, &found, error))
    return found;

  executive = sal_executive_new (facts, filters, found);
  document = sal_executive_deck_new (facts, executive, sal_workspace_get_name (workspace));
  sal_document_write_pdf (document, output, error);

  return found;
}

static SalCliStatus
run (SalCliCall *call)
{
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autofree char *name = NULL;
  SalPeriod written;
  GError *error = NULL;

  if (strcmp (call->parameters[1], "executive") != 0)
    return sal_cli_usage (
        call, _ ("there is no deck “%s”; there is: executive"), call->parameters[1]);
  if (output == NULL)
    return sal_cli_usage (call, _ ("where to? --output FILE.pdf says it"));

  workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, &error);
  if (workspace == NULL)
    return sal_cli_fail (call, error);
  written = write_report (workspace, &error);
  if (error != NULL)
    return sal_cli_fail (call, error);

  name = sal_period_to_text (written);
  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("report");

      sal_cli_json_string (json, "file", output);
      sal_cli_json_string (json, "deck", call->parameters[1]);
      sal_cli_json_string (json, "period", name);
      sal_cli_json_finish (json);
    }
  sal_cli_say (call, _ ("Wrote %s, of %s."), output, name);
  sal_workspace_close (workspace);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_report_command = {
  .name = "report",
  .parameters = "FILE DECK",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Write a report as a PDF file"),
  .description = N_ ("The one DECK is “executive”, the executive dashboard."),
  .options = options,
  .run = run,
};
