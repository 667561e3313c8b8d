/* sal-cli-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-plan.h"
#include "sal-import-folder.h"
#include "sal-import-recall.h"
#include "sal-import.h"
#include "sal-mapping-preset.h"

static char *mapping_path;
static char *preset;
static char *save_path;
static char *errors;
static char *report_path;
static char *dates;
static gboolean dry_run;
static gboolean accept;
static gboolean pay;

static const GOptionEntry options[] = {
  { "mapping",
    'm',
    0,
    G_OPTION_ARG_FILENAME,
    &mapping_path,
    N_ ("Which column goes to which field; proposed from the file where not given"),
    N_ ("FILE.json") },
  { "preset",
    0,
    0,
    G_OPTION_ARG_STRING,
    &preset,
    N_ ("The program the file was exported from: “salesforce” or “hubspot”"),
    N_ ("NAME") },
  { "save-mapping",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &save_path,
    N_ ("Write the mapping that was used, to be edited and given next time"),
    N_ ("FILE.json") },
  { "errors",
    0,
    0,
    G_OPTION_ARG_STRING,
    &errors,
    N_ ("At a row that cannot be imported: “stop” (nothing is imported, the default) or “skip”"),
    N_ ("WHAT") },
  { "report",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &report_path,
    N_ ("Write every finding: row, column, value and reason"),
    N_ ("FILE.csv") },
  { "dates",
    0,
    0,
    G_OPTION_ARG_STRING,
    &dates,
    N_ ("What 05/03/2026 is where no date of a column tells: “dmy” (5 March) or “mdy” (3 May)"),
    N_ ("ORDER") },
  { "accept",
    0,
    0,
    G_OPTION_ARG_NONE,
    &accept,
    N_ ("Apply proposals for names that were not found where only one is near"),
    NULL },
  { "dry-run",
    0,
    0,
    G_OPTION_ARG_NONE,
    &dry_run,
    N_ ("Say what would be done, and change nothing"),
    NULL },
  SAL_CLI_PAY_OPTION (&pay),
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  SalWorkspace *workspace;
  const SalKind *kind; /* NULL: SOURCE is a folder, whose files tell by their names */
  GFile *source;
  GPtrArray *notes; /* of char*: what was decided about the files */
  SalImportOptions options;
  SalImportResult *result;
} ImportRequest;

static void
import_request_clear (ImportRequest *self)
{
  g_clear_object (&self->workspace);
  g_clear_object (&self->source);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_object (&self->options.report);
  g_clear_object (&self->options.job);
  g_clear_pointer (&self->result, sal_import_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportRequest, import_request_clear)

static SalMapping *
find_mapping (ImportRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (preset != NULL)
    return sal_mapping_load_preset_for_file (
        preset, request->kind, request->source, request->notes, cancellable, error);
  if (mapping_path == NULL)
    return sal_import_choose_mapping (
        request->workspace, request->kind, request->source, request->notes, cancellable, error);

  file = g_file_new_for_commandline_arg (mapping_path);

  return sal_mapping_load (file, error);
}

static gboolean
add_sources (SalImport *task, ImportRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalMapping) mapping = NULL;

  if (request->kind == NULL)
    return sal_import_add_folder (task,
                                  request->source,
                                  sal_workspace_get_kinds (request->workspace),
                                  request->notes,
                                  cancellable,
                                  error);

  mapping = find_mapping (request, cancellable, error);
  if (mapping == NULL)
    return FALSE;
  sal_import_add (task, request->source, request->kind, mapping);

  return TRUE;
}

static gboolean
import (SalJob *job, gpointer data, GError **error)
{
  ImportRequest *request = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  g_autoptr (SalImport) task = sal_import_new (request->workspace, &request->options);

  return add_sources (task, request, cancellable, error) &&
         sal_import_run (task, &request->result, cancellable, error);
}

static gboolean
save_mapping (const SalImportResult *result, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (save_path == NULL)
    return TRUE;

  file = g_file_new_for_commandline_arg (save_path);

  return sal_mapping_save (g_ptr_array_index (result->mappings, 0), file, error);
}

static void
print_result (SalCliCall *call, const ImportRequest *request)
{
  const GPtrArray *notes = request->notes;
  g_autofree char *text = call->json ? sal_import_result_to_json (request->result)
                                     : sal_import_result_to_text (request->result);
  gboolean ends = g_str_has_suffix (text, "\n");

  for (guint i = 0; !call->json && i < notes->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (notes, i));
  g_print ("%s%s", text, ends ? "" : "\n");
}

/* The word for KIND that leaves it to the names of the files. */
static gboolean
is_all (SalCliCall *call)
{
  return strcmp (call->parameters[1], "all") == 0;
}

static SalCliStatus
check_usage (SalCliCall *call)
{
  if (errors != NULL && strcmp (errors, "stop") != 0 && strcmp (errors, "skip") != 0)
    return sal_cli_usage (call, _ ("--errors: “%s” is not “stop” or “skip”"), errors);
  if (dates != NULL && strcmp (dates, "dmy") != 0 && strcmp (dates, "mdy") != 0)
    return sal_cli_usage (call, _ ("--dates: “%s” is not “dmy” or “mdy”"), dates);
  if (mapping_path != NULL && preset != NULL)
    return sal_cli_usage (call, _ ("--mapping and --preset do not go together"));
  if (pay && (is_all (call) || mapping_path != NULL || preset != NULL || save_path != NULL ||
              errors != NULL || report_path != NULL || dates != NULL || accept || dry_run))
    return sal_cli_usage (call,
                          _ ("--pay takes one table, whose columns are named as the fields are"));
  if (is_all (call) && (mapping_path != NULL || preset != NULL || save_path != NULL))
    return sal_cli_usage (call, _ ("a folder’s files have a mapping each: import them one by one"));

  return SAL_CLI_DONE;
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (ImportRequest) request = { 0 };
  GError *error = NULL;

  if (check_usage (call) != SAL_CLI_DONE)
    return SAL_CLI_USAGE;
  if (pay)
    return sal_cli_import_pay (call);

  if (!is_all (call))
    {
      request.kind = sal_cli_find_kind (sal_cli_get_kinds (FALSE), call->parameters[1], &error);
      if (request.kind == NULL)
        return sal_cli_fail (call, error);
    }
  request.notes = g_ptr_array_new_with_free_func (g_free);
  request.source = g_file_new_for_commandline_arg (call->parameters[2]);
  request.workspace = sal_cli_open (call, SAL_STORE_OPEN, &error);
  if (request.workspace == NULL)
    return sal_cli_fail (call, error);

  request.options.errors = g_strcmp0 (errors, "skip") == 0 ? SAL_IMPORT_SKIP : SAL_IMPORT_STOP;
  if (dates != NULL)
    request.options.date_order =
        strcmp (dates, "dmy") == 0 ? SAL_DATE_ORDER_DMY : SAL_DATE_ORDER_MDY;
  request.options.dry_run = dry_run;
  request.options.accept = accept;
  request.options.report = report_path ? g_file_new_for_commandline_arg (report_path) : NULL;
  request.options.job = sal_job_new (_ ("Importing"));
  if (!sal_cli_run_job (request.options.job, import, &request, &error) ||
      !save_mapping (request.result, &error))
    return sal_cli_fail (call, error);

  print_result (call, &request);
  sal_workspace_close (request.workspace);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_import_command = {
  .name = "import",
  .parameters = "FILE KIND SOURCE",
  .min_parameters = 3,
  .max_parameters = 3,
  .summary = N_ ("Bring records in from a file"),
  .description =
      N_ ("SOURCE is comma-, semicolon- or tab-separated text; with “all” for KIND it is a "
          "folder of such files, whose names tell what is in them. Rows whose key is known "
          "update records, others add them; the same file twice changes nothing. One "
          "import is one change, which “undo” takes back. With --pay, such as of participants, "
          "a person is an external id, employee number, mail address or name."),
  .options = options,
  .run = run,
};
