/* sal-cli-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-export.h"
#include "sal-number.h"

static char *where;
static char *sort;
static gint64 limit;
static gboolean confidential;

static const GOptionEntry options[] = {
  { "where",
    'w',
    0,
    G_OPTION_ARG_STRING,
    &where,
    N_ ("Only records this holds for"),
    N_ ("FILTER") },
  { "sort",
    's',
    0,
    G_OPTION_ARG_STRING,
    &sort,
    N_ ("Fields to sort by, with commas; “-amount” begins with the largest"),
    N_ ("FIELDS") },
  { "limit", 'n', 0, G_OPTION_ARG_INT64, &limit, N_ ("At most so many"), N_ ("N") },
  { "confidential",
    0,
    0,
    G_OPTION_ARG_NONE,
    &confidential,
    N_ ("With the fields that are confidential"),
    NULL },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  SalWorkspace *workspace;
  SalRecordQuery *query;
  GFile *file;
  SalExportOptions options;
  guint64 n_records;
} ExportRequest;

static void
export_request_clear (ExportRequest *self)
{
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->query, sal_record_query_free);
  g_clear_object (&self->file);
  g_clear_object (&self->options.job);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportRequest, export_request_clear)

static gboolean export(SalJob *job, gpointer data, GError **error)
{
  ExportRequest *request = data;

  return sal_export_to_file (request->workspace,
                             request->query,
                             &request->options,
                             request->file,
                             &request->n_records,
                             sal_job_get_cancellable (job),
                             error);
}

static void
print_result (SalCliCall *call, const ExportRequest *request)
{
  g_autofree char *n_records = sal_number_format ((double) request->n_records, 0);

  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("export");

      sal_cli_json_string (json, "file", call->parameters[2]);
      sal_cli_json_integer (json, "records", (gint64) request->n_records);
      sal_cli_json_finish (json);
    }
  sal_cli_say (
      call,
      ngettext ("Wrote %s record to %s.", "Wrote %s records to %s.", (gulong) request->n_records),
      n_records,
      call->parameters[2]);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (ExportRequest) request = { 0 };
  const SalKind *kind;
  GError *error = NULL;

  if (!sal_export_find_format (call->parameters[2], &request.options.format))
    return sal_cli_usage (call, _ ("“%s” ends neither in .csv nor in .json"), call->parameters[2]);
  if (limit < 0)
    return sal_cli_usage (call, _ ("--limit: expected a number of records"));

  kind = sal_cli_find_kind (sal_cli_get_kinds (FALSE), call->parameters[1], &error);
  if (kind == NULL)
    return sal_cli_fail (call, error);
  request.workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, &error);
  if (request.workspace == NULL)
    return sal_cli_fail (call, error);
  request.query = sal_cli_create_query (request.workspace, kind, where, sort, &error);
  if (request.query == NULL)
    return sal_cli_fail (call, error);

  sal_record_query_set_limit (request.query, limit);
  request.file = g_file_new_for_commandline_arg (call->parameters[2]);
  request.options.confidential = confidential;
  request.options.job = sal_job_new (_ ("Exporting"));
  if (!sal_cli_run_job (request.options.job, export, &request, &error))
    return sal_cli_fail (call, error);

  print_result (call, &request);
  sal_workspace_close (request.workspace);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_export_command = {
  .name = "export",
  .parameters = "FILE KIND DESTINATION",
  .min_parameters = 3,
  .max_parameters = 3,
  .summary = N_ ("Write records of a kind to a file"),
  .description = N_ ("DESTINATION ends in .csv or .json, which is then what is written."),
  .options = options,
  .run = run,
};
