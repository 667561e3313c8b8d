/* sal-cli-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-report.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-dashboard-report.h"
#include "sal-error.h"
#include "sal-facts-repository.h"

static char *output;
static char *period_text;
static char *alignment;
static char *compare;
static char *measure;
static char *paper_text;
static gboolean full;
static SalPaper paper;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The PDF to write"), N_ ("FILE.pdf") },
  { "period",
    0,
    0,
    G_OPTION_ARG_STRING,
    &period_text,
    N_ ("Fiscal year, quarter or month, such as 2026-Q4; by default the current quarter"),
    N_ ("PERIOD") },
  { "alignment",
    'a',
    0,
    G_OPTION_ARG_STRING,
    &alignment,
    N_ ("Of territories: the alignment; by default the one in force"),
    N_ ("NAME") },
  { "compare",
    0,
    0,
    G_OPTION_ARG_STRING,
    &compare,
    N_ ("Of territories: say what moves since another alignment"),
    N_ ("NAME") },
  { "measure",
    'm',
    0,
    G_OPTION_ARG_STRING,
    &measure,
    N_ ("Of territories: what they are judged by; by default revenue"),
    N_ ("MEASURE") },
  { "full",
    0,
    0,
    G_OPTION_ARG_NONE,
    &full,
    N_ ("Of territories: list all accounts and areas, on as many pages as it takes"),
    NULL },
  { "paper",
    0,
    0,
    G_OPTION_ARG_STRING,
    &paper_text,
    N_ ("The size of the sheets: a4 or letter; by default that of the locale"),
    N_ ("SIZE") },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  SalWorkspace *workspace;
  const SalDashboardEntry *dashboard;
  SalPeriod period; /* as asked for, or found */
  char **metrics;   /* keys of those that are shown */
} ReportRequest;

static gpointer
read_facts (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  ReportRequest *request = data;

  return sal_facts_load (connection,
                         sal_workspace_get_calendar (request->workspace),
                         sal_workspace_get_currency (request->workspace),
                         sal_date_today (),
                         (const char *const *) request->metrics,
                         NULL,
                         0,
                         error);
}

static gboolean
write_report (SalJob *job, gpointer data, GError **error)
{
  ReportRequest *request = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  SalDashboardReport report = { .workspace = request->workspace,
                                .dashboard = request->dashboard,
                                .paper = paper };
  g_autoptr (SalDrillPath) path = NULL;
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalDocument) document = NULL;

  sal_job_report (job, -1, _ ("Loading the figures"));
  facts = sal_store_read_sync (
      sal_workspace_get_store (request->workspace), read_facts, request, cancellable, error);
  if (facts == NULL)
    return FALSE;

  if (period_text == NULL)
    request->period = sal_facts_latest_period (facts, SAL_PERIOD_QUARTER);
  path = sal_drill_path_new (request->period);
  report.facts = facts;
  report.path = path;
  sal_job_report (job, -1, _ ("Drawing the report"));
  document = sal_dashboard_report_create_sync (&report, cancellable, error);

  return document != NULL && sal_document_write_pdf (document, output, error);
}

/* --- which dashboard --- */

static gpointer
read_dashboards (SalConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  return sal_dashboard_entries_load (connection, error);
}

/* Those of the program and of the workspace. */
static GPtrArray *
list_dashboards (SalWorkspace *workspace, GError **error)
{
  g_autoptr (GPtrArray) own =
      sal_store_read_sync (sal_workspace_get_store (workspace), read_dashboards, NULL, NULL, error);
  GPtrArray *all;

  if (own == NULL)
    return NULL;
  all = sal_dashboard_entries_built_in ();
  g_ptr_array_extend_and_steal (all, g_steal_pointer (&own));

  return all;
}

/* By id, or by name in any case; of several versions the newest. */
static const SalDashboardEntry *
find_dashboard (const GPtrArray *dashboards, const char *wanted)
{
  g_autofree char *folded = g_utf8_casefold (wanted, -1);

  for (guint i = dashboards->len; i-- > 0;)
    {
      const SalDashboardEntry *entry = g_ptr_array_index (dashboards, i);
      g_autofree char *name = g_utf8_casefold (entry->name, -1);

      if (g_str_equal (entry->id, wanted) || g_str_equal (name, folded))
        return entry;
    }

  return NULL;
}

static SalCliStatus
refuse_deck (SalCliCall *call, const GPtrArray *dashboards)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < dashboards->len; i++)
    {
      const SalDashboardEntry *entry = g_ptr_array_index (dashboards, i);

      g_string_append_printf (names, "%s, ", entry->record == 0 ? entry->id : entry->name);
    }
  g_string_append (names, SAL_CLI_TERRITORIES_DECK ", " SAL_CLI_REVIEW_DECK);

  return sal_cli_usage (
      call, _ ("there is no deck “%s”; there are: %s"), call->parameters[1], names->str);
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
  sal_cli_say (
      call, _ ("Wrote the report “%s” of %s to %s."), request->dashboard->name, period, output);
}

static SalCliStatus
run_territories (SalCliCall *call)
{
  const SalCliTerritoriesReport asked = { output, alignment, compare, measure, paper, full };

  if (period_text != NULL)
    return sal_cli_usage (call, _ ("territories are as of today: they have no --period"));

  return sal_cli_report_territories (call, &asked);
}

static SalCliStatus
refuse_options (SalCliCall *call)
{
  return sal_cli_usage (call,
                        _ ("--alignment, --compare, --full and --measure are of the deck %s"),
                        SAL_CLI_TERRITORIES_DECK);
}

static gboolean
is_about_territories (void)
{
  return alignment != NULL || compare != NULL || measure != NULL || full;
}

static SalCliStatus
run_dashboard (SalCliCall *call)
{
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autoptr (SalJob) job = sal_job_new (_ ("Writing the report"));
  g_autoptr (GPtrArray) dashboards = NULL;
  g_auto (GStrv) metrics = NULL;
  ReportRequest request = { 0 };
  GError *error = NULL;

  if (is_about_territories ())
    return refuse_options (call);
  if (period_text != NULL && !sal_period_from_text (period_text, &request.period, &error))
    {
      g_prefix_error (&error, "--period: ");
      return sal_cli_fail (call, error);
    }

  workspace = request.workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, &error);
  dashboards = workspace != NULL ? list_dashboards (workspace, &error) : NULL;
  if (dashboards == NULL)
    return sal_cli_fail (call, error);
  request.dashboard = find_dashboard (dashboards, call->parameters[1]);
  if (request.dashboard == NULL)
    return refuse_deck (call, dashboards);
  if (request.dashboard->layout == NULL)
    {
      g_set_error (&error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   "%s: %s",
                   request.dashboard->name,
                   request.dashboard->problem);
      return sal_cli_fail (call, error);
    }
  request.metrics = metrics = sal_dashboard_layout_list_metrics (request.dashboard->layout);
  if (!sal_cli_run_job (job, write_report, &request, &error))
    return sal_cli_fail (call, error);
  say_done (call, &request);
  sal_workspace_close (workspace);

  return SAL_CLI_DONE;
}

static SalCliStatus
run (SalCliCall *call)
{
  if (output == NULL)
    return sal_cli_usage (call, _ ("--output says which PDF to write"));
  paper = sal_paper_get_default ();
  if (paper_text != NULL && !sal_paper_from_text (paper_text, &paper))
    return sal_cli_usage (
        call, _ ("--paper: there is no size “%s”; there are a4 and letter"), paper_text);

  if (g_str_equal (call->parameters[1], SAL_CLI_TERRITORIES_DECK))
    return run_territories (call);
  if (g_str_equal (call->parameters[1], SAL_CLI_REVIEW_DECK))
    return is_about_territories () ? refuse_options (call)
                                   : sal_cli_report_review (call, output, period_text, paper);

  return run_dashboard (call);
}

const SalCliCommand sal_cli_report_command = {
  .name = "report",
  .parameters = "FILE DECK",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Write a report as a PDF"),
  .description = N_ ("DECK is a dashboard: executive, regional-manager, representative, "
                     "operations, or one of the workspace by name. The report has what is out of "
                     "the ordinary, its figures and charts of a fiscal period, the largest "
                     "opportunities, and what the metrics mean. DECK may also be territories: the "
                     "map and the balance of an alignment, with a page for each territory, its "
                     "largest accounts and its areas; or compensation-review: whether the pay of "
                     "a quarter went where its sales were, by motion, type and product family."),
  .options = options,
  .run = run,
};
