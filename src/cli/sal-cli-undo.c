/* sal-cli-undo.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"

static gboolean pay;

static const GOptionEntry options[] = {
  SAL_CLI_PAY_OPTION (&pay),
  G_OPTION_ENTRY_NULL,
};

static void
print_change (SalCliCall *call, SalChange *change)
{
  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new (call->command->name);

      sal_cli_json_id (json, "change", sal_change_get_id (change));
      sal_cli_json_id (json, "reverts", sal_change_get_reverts (change));
      sal_cli_json_string (json, "label", sal_change_get_label (change));
      sal_cli_json_integer (json, "records", sal_change_get_n_rows (change));
      sal_cli_json_string (json, "note", sal_change_get_note (change));
      sal_cli_json_finish (json);
    }
  else
    {
      g_autofree char *description = sal_change_describe (change);

      sal_cli_say (call, "%s", description);
      if (sal_change_get_note (change) != NULL)
        sal_cli_say (call, "%s", sal_change_get_note (change));
    }
}

static SalCliStatus
revert (SalCliCall *call,
        SalChange *(*func) (SalStore *store, gint64 change, GError **error),
        gint64 id)
{
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autoptr (SalChange) change = NULL;
  SalStore *store;
  GError *error = NULL;

  workspace = sal_cli_open (call, pay ? SAL_STORE_READ_ONLY : SAL_STORE_OPEN, &error);
  if (workspace == NULL)
    return sal_cli_fail (call, error);
  store = sal_cli_get_store (workspace, pay, SAL_STORE_OPEN, &error);
  if (store == NULL)
    return sal_cli_fail (call, error);
  change = func (store, id, &error);
  if (change == NULL)
    return sal_cli_fail (call, error);

  print_change (call, change);
  sal_workspace_close (workspace);

  return SAL_CLI_DONE;
}

static SalCliStatus
run_undo (SalCliCall *call)
{
  gint64 id = 0;

  if (call->parameters[1] != NULL && !sal_cli_parse_id (call->parameters[1], &id))
    return sal_cli_usage (call,
                          _ ("“%s” is not the number of a change, as “history” lists them"),
                          call->parameters[1]);

  return revert (call, sal_store_undo_sync, id);
}

static SalChange *
redo (SalStore *store, gint64 change, GError **error)
{
  return sal_store_redo_sync (store, error);
}

static SalCliStatus
run_redo (SalCliCall *call)
{
  return revert (call, redo, 0);
}

const SalCliCommand sal_cli_undo_command = {
  .name = "undo",
  .parameters = "FILE [CHANGE]",
  .min_parameters = 1,
  .max_parameters = 2,
  .summary = N_ ("Undo a change, by default your newest"),
  .description = N_ ("What was changed again since is named, and nothing is undone then."),
  .options = options,
  .run = run_undo,
};

const SalCliCommand sal_cli_redo_command = {
  .name = "redo",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("Do again what you undid last"),
  .options = options,
  .run = run_redo,
};
