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
  SAL_CLI_APPROVER_OPTION (&approver),
  G_OPTION_ENTRY_NULL,
};

static gpointer
read_version (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const SalPlanVersionStep *step = data;
  g_autoptr (GPtrArray) versions = sal_plan_versions_list (connection, error);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, step->id);
  SalRecord *version = versions != NULL ? sal_plan_versions_find (versions, id, error) : NULL;

  return version != NULL ? g_object_ref (version) : NULL;
}

static gboolean
print_version (SalCliJson *json, const SalCliPay *pay, gpointer plan_step, GError **error)
{
  g_autoptr (SalRecord) version =
      sal_store_read_sync (pay->store, read_version, plan_step, NULL, error);

  if (version != NULL)
    sal_cli_plan_json (json, version);

  return version != NULL;
}

static SalCliStatus
take_step (SalCliCall *call, SalPlanStep which)
{
  g_auto (SalCliPay) pay = { 0 };
  SalPlanVersionStep step = { which, 0, approver != NULL ? approver : g_get_user_name () };
  SalCliPayStep taken = {
    sal_plan_version_take_step,
    &step,
    which == SAL_PLAN_STEP_ACTIVATE ? SAL_COMMAND_FINAL : SAL_COMMAND_DEFAULT,
    "plan_status",
    print_version,
  };
  SalRecord *found;
  GError *error = NULL;

  if (!sal_cli_is_approver (approver))
    return sal_cli_usage (call, _ ("--approver: expected a name"));
  if (!sal_cli_pay_open (&pay, call, SAL_STORE_OPEN, &error))
    return sal_cli_fail (call, error);
  found = sal_plan_versions_find (pay.versions, call->parameters[1], &error);
  if (found == NULL)
    return sal_cli_fail (call, error);
  step.id = sal_record_get_id (found);

  return sal_cli_pay_take_step (call, &pay, &taken);
}

static SalCliStatus
run_submit (SalCliCall *call)
{
  return take_step (call, SAL_PLAN_STEP_SUBMIT);
}

static SalCliStatus
run_approve (SalCliCall *call)
{
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
