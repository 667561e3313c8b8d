/* sal-cli-plan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-plan.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-table.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"

static gpointer
read_versions (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_plan_versions_list (connection, error);
}

/**
 * sal_cli_pay_open:
 * @self: (out caller-allocates): the pay
 * @call: the call, whose first parameter is the workspace
 * @mode: what the pay is opened with
 * @error: return location for an error
 *
 * Opens the pay of the workspace of a call and reads its plan versions.
 *
 * Returns: %FALSE with the errors of sal_workspace_open_pay_store()
 */
gboolean
sal_cli_pay_open (SalCliPay *self, SalCliCall *call, SalStoreMode mode, GError **error)
{
  *self = (SalCliPay){ 0 };
  self->workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, error);
  if (self->workspace == NULL)
    return FALSE;
  self->store = sal_cli_get_store (self->workspace, TRUE, mode, error);
  if (self->store == NULL)
    return FALSE;
  self->versions = sal_store_read_sync (self->store, read_versions, NULL, NULL, error);

  return self->versions != NULL;
}

void
sal_cli_pay_clear (SalCliPay *self)
{
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  if (self->workspace != NULL)
    sal_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
}

/**
 * sal_cli_plan_json:
 * @json: where to
 * @version: a plan version
 *
 * Writes what a plan version is, without its document, as members of an object.
 */
void
sal_cli_plan_json (SalCliJson *json, SalRecord *version)
{
  sal_cli_json_id (json, "id", sal_record_get_id (version));
  for (guint i = 0; i < sal_plan_version_kind.n_fields; i++)
    if (!(sal_plan_version_kind.fields[i].flags & SAL_FIELD_CONFIDENTIAL))
      sal_cli_json_field (json, version, i, NULL);
}

/* --- plan list --- */

static void
print_json (const SalCliPay *pay)
{
  SalCliJson *json = sal_cli_json_new ("plan_list");

  sal_cli_json_string (json, "file", sal_store_get_path (pay->store));
  sal_cli_json_begin_array (json, "plans");
  for (guint i = 0; i < pay->versions->len; i++)
    {
      sal_cli_json_begin_object (json, NULL);
      sal_cli_plan_json (json, pay->versions->pdata[i]);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static void
print_table (const SalCliPay *pay)
{
  const SalKind *kind = &sal_plan_version_kind;
  SalCliTable *table = sal_cli_table_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & SAL_FIELD_LISTED)
      sal_cli_table_add_column (table, sal_field_get_label (&kind->fields[i]), FALSE);
  for (guint k = 0; k < pay->versions->len; k++)
    for (guint i = 0; i < kind->n_fields; i++)
      if (kind->fields[i].flags & SAL_FIELD_LISTED)
        sal_cli_table_take_cell (table, sal_record_to_display (pay->versions->pdata[k], i, NULL));
  sal_cli_table_finish (table);
}

static SalCliStatus
run_list (SalCliCall *call)
{
  g_auto (SalCliPay) pay = { 0 };
  GError *error = NULL;

  if (!sal_cli_pay_open (&pay, call, SAL_STORE_READ_ONLY, &error))
    return sal_cli_fail (call, error);

  if (call->json)
    print_json (&pay);
  else if (pay.versions->len > 0)
    print_table (&pay);
  else
    sal_cli_say (call, "%s", _ ("There is no plan yet."));

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_plan_list_command = {
  .name = "plan list",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("List the compensation plans of a workspace, version by version"),
  .run = run_list,
};
