/* sal-cli-plan-status.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-plan.h"

#include <glib/gi18n-lib.h>

#include "sal-plan-version-commands.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"

/* What takes a plan version from one status to the next. */

static char *approver;

static const GOptionEntry approve_options[] = {
  { "approver",
    0,
    0,
    G_OPTION_ARG_STRING,
    &approver,
    N_ ("Who approves it, by default you, who record it in any case"),
    N_ ("NAME") },
  G_OPTION_ENTRY_NULL,
};

static void
print_result (SalCliCall *call, SalChange *change, SalRecord *version)
{
  g_autofree char *description = sal_change_describe (change);

  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("plan_status");

      sal_cli_json_id (json, "change", sal_change_get_id (change));
      sal_cli_json_string (json, "recorded_by", sal_change_get_author (change));
      sal_cli_plan_json (json, version);
      sal_cli_json_finish (json);
    }
  sal_cli_say (call, _ ("%s: recorded by %s."), description, sal_change_get_author (change));
}

static gpointer
read_version (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const SalPlanVersionStep *step = data;
  g_autoptr (GPtrArray) versions = sal_plan_versions_list (connection, error);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, step->id);
  SalRecord *version = versions != NULL ? sal_plan_versions_find (versions, id, error) : NULL;

  return version != NULL ? g_object_ref (version) : NULL;
}

static SalCliStatus
take_step (SalCliCall *call, SalPlanStep which)
{
  g_auto (SalCliPay) pay = { 0 };
  g_autoptr (SalChange) change = NULL;
  g_autoptr (SalRecord) version = NULL;
  SalPlanVersionStep step = { which, 0, approver != NULL ? approver : g_get_user_name () };
  SalCommandFlags flags = which == SAL_PLAN_STEP_ACTIVATE ? SAL_COMMAND_FINAL : SAL_COMMAND_DEFAULT;
  SalRecord *found;
  GError *error = NULL;

  if (!sal_cli_pay_open (&pay, call, SAL_STORE_OPEN, &error))
    return sal_cli_fail (call, error);
  found = sal_plan_versions_find (pay.versions, call->parameters[1], &error);
  if (found == NULL)
    return sal_cli_fail (call, error);
  step.id = sal_record_get_id (found);
  if (!sal_store_run_sync (pay.store,
                           _ (call->command->summary),
                           flags,
                           sal_plan_version_take_step,
                           &step,
                           NULL,
                           &change,
                           &error))
    return sal_cli_fail (call, error);
  version = sal_store_read_sync (pay.store, read_version, &step, NULL, &error);
  if (version == NULL)
    return sal_cli_fail (call, error);
  print_result (call, change, version);

  return SAL_CLI_DONE;
}

static SalCliStatus
run_submit (SalCliCall *call)
{
  return take_step (call, SAL_PLAN_STEP_SUBMIT);
}

static SalCliStatus
run_approve (SalCliCall *call)
{
  if (approver != NULL && *g_strstrip (approver) == '\0')
    return sal_cli_usage (call, _ ("--approver: expected a name"));

  return take_step (call, SAL_PLAN_STEP_APPROVE);
}

static SalCliStatus
run_activate (SalCliCall *call)
{
  return take_step (call, SAL_PLAN_STEP_ACTIVATE);
}

static SalCliStatus
run_retire (SalCliCall *call)
{
  return take_step (call, SAL_PLAN_STEP_RETIRE);
}

const SalCliCommand sal_cli_plan_submit_command = {
  .name = "plan submit",
  .parameters = "FILE PLAN",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Hand a draft of a plan in for review"),
  .run = run_submit,
};

const SalCliCommand sal_cli_plan_approve_command = {
  .name = "plan approve",
  .parameters = "FILE PLAN",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Approve a plan that is in review"),
  .description = N_ ("What it pays by cannot be changed then: a change is a new version."),
  .options = approve_options,
  .run = run_approve,
};

const SalCliCommand sal_cli_plan_activate_command = {
  .name = "plan activate",
  .parameters = "FILE PLAN",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Put an approved plan into effect"),
  .description = N_ ("This cannot be undone; “plan retire” ends it."),
  .run = run_activate,
};

const SalCliCommand sal_cli_plan_retire_command = {
  .name = "plan retire",
  .parameters = "FILE PLAN",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("End a plan that is approved or active"),
  .run = run_retire,
};
