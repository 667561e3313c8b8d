/* sal-cli-import-pay.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-plan.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-number.h"
#include "sal-pay-import.h"
#include "sal-plan-version.h"

static gpointer
load_people (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_people_load (connection, error);
}

/**
 * sal_cli_load_people:
 * @workspace: a workspace
 * @error: return location for an error
 *
 * Loads the people that records of pay are about.
 *
 * Returns: (transfer full): them, or %NULL with the errors of reading
 */
SalPeople *
sal_cli_load_people (SalWorkspace *workspace, GError **error)
{
  return sal_store_read_sync (sal_workspace_get_store (workspace), load_people, NULL, NULL, error);
}

static void
print_result (SalCliCall *call, const SalKind *kind, const SalPayImport *import)
{
  const guint counts[] = { sal_pay_import_get_n_added (import),
                           sal_pay_import_get_n_changed (import),
                           sal_pay_import_get_n_same (import) };
  guint n_ended = sal_pay_import_get_n_ended (import);
  char numbers[3][SAL_NUMBER_BUFFER];

  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("pay_import");

      sal_cli_json_string (json, "kind", kind->name);
      sal_cli_json_integer (json, "added", counts[0]);
      sal_cli_json_integer (json, "changed", counts[1]);
      sal_cli_json_integer (json, "unchanged", counts[2]);
      sal_cli_json_integer (json, "ended", n_ended);
      sal_cli_json_finish (json);
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    sal_number_write (counts[i], 0, numbers[i]);
  sal_cli_say (call,
               /* translators: the name of a kind of records, and three numbers */
               _ ("%s: %s added, %s changed, %s as they were."),
               sal_kind_get_plural (kind),
               numbers[0],
               numbers[1],
               numbers[2]);
  if (n_ended > 0)
    sal_cli_say (call,
                 ngettext ("%u assignment ends the day before another to the same plan begins.",
                           "%u assignments end the day before others to the same plan begin.",
                           n_ended),
                 n_ended);
}

static gboolean
import (SalCliCall *call, const SalKind *kind, GError **error)
{
  g_auto (SalCliPay) pay = { 0 };
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (call->parameters[2]);
  g_autoptr (SalPeople) people = NULL;
  g_autoptr (SalPayImport) task = NULL;
  g_autofree char *label = NULL;

  if (!sal_cli_pay_open (&pay, call, SAL_STORE_OPEN, error))
    return FALSE;
  people = sal_cli_load_people (pay.workspace, error);
  if (people == NULL)
    return FALSE;
  task = sal_pay_import_read (
      kind, file, people, sal_workspace_get_currency (pay.workspace), NULL, error);
  /* translators: the name of a kind of records */
  label = g_strdup_printf (_ ("Import %s"), sal_kind_get_plural (kind));
  if (task == NULL ||
      !sal_store_run_sync (
          pay.store, label, SAL_COMMAND_DEFAULT, sal_pay_import_write, task, NULL, NULL, error))
    return FALSE;
  print_result (call, kind, task);

  return TRUE;
}

/**
 * sal_cli_import_pay:
 * @call: a call of “import” with --pay
 *
 * Brings records of pay in from a table.
 *
 * Returns: the status of the program
 */
SalCliStatus
sal_cli_import_pay (SalCliCall *call)
{
  const SalKind *kind;
  GError *error = NULL;

  kind = sal_cli_find_kind (sal_cli_get_kinds (TRUE), call->parameters[1], &error);
  if (kind == NULL)
    return sal_cli_fail (call, error);
  if (kind == &sal_plan_version_kind)
    return sal_cli_usage (call, _ ("“plan import” imports plans"));

  return import (call, kind, &error) ? SAL_CLI_DONE : sal_cli_fail (call, error);
}
