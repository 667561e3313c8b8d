/* sal-cli-plan-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-kinds.h"
#include "sal-number.h"
#include "sal-plan-version-commands.h"
#include "sal-plan-versions.h"
#include "sal-store-file.h"

static char *pay_file;

static const GOptionEntry options[] = {
  { "pay-file",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &pay_file,
    N_ ("Where to keep the pay of a workspace that has none yet, by default beside it"),
    N_ ("NEW.pay.salient") },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store; /* (transfer none) */
  gboolean created;
  SalPlanImport import;
} Request;

static void
request_clear (Request *self)
{
  if (self->workspace != NULL)
    sal_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static gboolean
open_store (Request *self, GError **error)
{
  self->created = !sal_workspace_has_pay (self->workspace);
  self->store =
      self->created
          ? sal_workspace_create_pay_store (self->workspace, pay_file, sal_pay_kinds (), error)
          : sal_cli_get_store (self->workspace, TRUE, SAL_STORE_OPEN, error);

  return self->store != NULL;
}

/* A file that was made for the plan does not stay without it. */
static gboolean
import (Request *self, GError **error)
{
  g_autofree char *path = NULL;

  if (sal_store_run_sync (self->store,
                          _ ("Import Plan"),
                          SAL_COMMAND_DEFAULT,
                          sal_plan_version_import,
                          &self->import,
                          NULL,
                          NULL,
                          error))
    return TRUE;

  path = g_strdup (sal_store_get_path (self->store));
  if (self->created)
    {
      sal_store_close (self->store);
      sal_store_file_remove (path);
    }

  return FALSE;
}

static char *
name_plan (const SalPlan *plan)
{
  return sal_plan_version_of (plan) != NULL ? g_strdup_printf ("%s@%s", plan->name, plan->version)
                                            : g_strdup (plan->name);
}

static void
print_json (const Request *self)
{
  static const char *const results[] = {
    [SAL_PLAN_IMPORTED_NEW] = "new",
    [SAL_PLAN_IMPORTED_CHANGED] = "changed",
    [SAL_PLAN_IMPORTED_SAME] = "same",
  };
  SalCliJson *json = sal_cli_json_new ("plan_import");

  sal_cli_json_string (json, "file", sal_store_get_path (self->store));
  sal_cli_json_boolean (json, "created", self->created);
  sal_cli_json_id (json, "id", self->import.id);
  sal_cli_json_string (json, "name", self->import.plan->name);
  sal_cli_json_string (json, "version", sal_plan_version_of (self->import.plan));
  sal_cli_json_string (json, "result", results[self->import.imported]);
  sal_cli_json_integer (json, "differences", self->import.n_differences);
  sal_cli_json_finish (json);
}

static void
print_text (SalCliCall *call, const Request *self)
{
  g_autofree char *name = name_plan (self->import.plan);
  char number[SAL_NUMBER_BUFFER];

  if (self->created)
    sal_cli_say (
        call,
        _ ("Created %s for the pay of the workspace. Only you can read it: its permissions "
           "are what protects it, and who may read the file may read the pay."),
        sal_store_get_path (self->store));
  switch (self->import.imported)
    {
    case SAL_PLAN_IMPORTED_NEW:
      sal_cli_say (call, _ ("Imported the plan “%s” as a draft."), name);
      break;
    case SAL_PLAN_IMPORTED_CHANGED:
      sal_cli_say (call,
                   ngettext ("Changed %s field of the plan “%s”, which is a draft.",
                             "Changed %s fields of the plan “%s”, which is a draft.",
                             self->import.n_differences),
                   sal_number_write (self->import.n_differences, 0, number),
                   name);
      break;
    case SAL_PLAN_IMPORTED_SAME:
    default:
      sal_cli_say (call, _ ("The plan “%s” is as it was: nothing was changed."), name);
      break;
    }
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Request) request = { 0 };
  g_autoptr (SalPlan) plan = NULL;
  GError *error = NULL;

  plan = sal_plan_load (call->parameters[1], &error);
  if (plan == NULL)
    return sal_cli_fail (call, error);
  request.import.plan = plan;
  /* the workspace is written to where it is to know of another place for its pay, and only then */
  request.workspace =
      sal_cli_open (call, pay_file != NULL ? SAL_STORE_OPEN : SAL_STORE_READ_ONLY, &error);
  if (request.workspace == NULL)
    return sal_cli_fail (call, error);
  if (pay_file != NULL && sal_workspace_has_pay (request.workspace))
    {
      g_autofree char *path = sal_workspace_get_pay_path (request.workspace);

      return sal_cli_usage (
          call, _ ("--pay-file: the pay of this workspace is kept in %s already"), path);
    }
  if (!open_store (&request, &error) || !import (&request, &error))
    return sal_cli_fail (call, error);

  if (call->json)
    print_json (&request);
  else
    print_text (call, &request);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_plan_import_command = {
  .name = "plan import",
  .parameters = "FILE PLAN.json",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Add a version of a compensation plan, or change one that is not approved"),
  .description =
      N_ ("Name and version of the plan are those of the document; what is approved does not "
          "change, but has a further version. Plans are kept with the pay of the workspace, in a "
          "file of its own, which is made with the first of them."),
  .options = options,
  .run = run,
};
