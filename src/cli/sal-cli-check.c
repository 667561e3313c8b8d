/* sal-cli-check.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-check-rules.h"
#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-plan-versions.h"
#include "sal-whitespace-check.h"

static gboolean pay;

static const GOptionEntry options[] = {
  SAL_CLI_PAY_OPTION (&pay),
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  GPtrArray *findings;
} CheckRequest;

/* (transfer full) (element-type SalCheckRule): those of the store that is checked */
static GArray *
list_rules (void)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (SalCheckRule));
  guint n_rules;
  const SalCheckRule *rules = (pay ? sal_pay_check_rules : sal_model_check_rules) (&n_rules);

  g_array_append_vals (all, rules, n_rules);
  if (!pay)
    {
      rules = sal_whitespace_check_rules (&n_rules);
      g_array_append_vals (all, rules, n_rules);
    }

  return all;
}

static gboolean
check (SalJob *job, gpointer data, GError **error)
{
  CheckRequest *request = data;
  g_autoptr (GArray) rules = list_rules ();

  request->findings = sal_check_run (request->workspace,
                                     request->store,
                                     (const SalCheckRule *) (gpointer) rules->data,
                                     rules->len,
                                     job,
                                     error);

  return request->findings != NULL;
}

static void
print_json (GPtrArray *findings)
{
  SalCliJson *json = sal_cli_json_new ("check");

  sal_cli_json_begin_array (json, "findings");
  for (guint i = 0; i < findings->len; i++)
    {
      const SalFinding *finding = g_ptr_array_index (findings, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "check", finding->check);
      sal_cli_json_string (json, "kind", finding->kind ? finding->kind->name : NULL);
      sal_cli_json_string (json, "field", finding->field ? finding->field->name : NULL);
      sal_cli_json_string (json, "message", finding->message);
      sal_cli_json_integer (json, "count", finding->n_records);
      sal_cli_json_begin_array (json, "ids");
      for (guint j = 0; j < finding->ids->len; j++)
        sal_cli_json_id (json, NULL, g_array_index (finding->ids, gint64, j));
      sal_cli_json_end_array (json);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static void
print_table (GPtrArray *findings)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Check"), FALSE);
  sal_cli_table_add_column (table, _ ("Kind"), FALSE);
  sal_cli_table_add_column (table, _ ("Field"), FALSE);
  sal_cli_table_add_column (table, _ ("Records"), TRUE);
  sal_cli_table_add_column (table, _ ("First"), TRUE);
  sal_cli_table_add_column (table, _ ("Finding"), FALSE);
  for (guint i = 0; i < findings->len; i++)
    {
      const SalFinding *finding = g_ptr_array_index (findings, i);

      sal_cli_table_cell (table, finding->check);
      sal_cli_table_cell (table, finding->kind ? finding->kind->name : "");
      sal_cli_table_cell (table, finding->field ? sal_field_get_label (finding->field) : "");
      sal_cli_table_take_cell (table, g_strdup_printf ("%" G_GINT64_FORMAT, finding->n_records));
      sal_cli_table_take_cell (
          table,
          finding->ids->len
              ? g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (finding->ids, gint64, 0))
              : g_strdup (""));
      sal_cli_table_cell (table, finding->message);
    }
  sal_cli_table_finish (table);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autoptr (SalJob) job = sal_job_new (_ ("Checking"));
  g_autoptr (GPtrArray) findings = NULL;
  CheckRequest request = { 0 };
  GError *error = NULL;

  workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, &error);
  if (workspace == NULL)
    return sal_cli_fail (call, error);
  request.workspace = workspace;
  request.store = sal_cli_get_store (workspace, pay, SAL_STORE_READ_ONLY, &error);
  if (request.store == NULL)
    return sal_cli_fail (call, error);
  if (!sal_cli_run_job (job, check, &request, &error))
    return sal_cli_fail (call, error);

  findings = request.findings;
  if (call->json)
    print_json (findings);
  else if (findings->len > 0)
    print_table (findings);
  else
    sal_cli_say (call, "%s", _ ("Nothing was found."));
  sal_workspace_close (workspace);

  return findings->len > 0 ? SAL_CLI_FINDINGS : SAL_CLI_DONE;
}

const SalCliCommand sal_cli_check_command = {
  .name = "check",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("Check integrity and data quality"),
  .description = N_ ("Exits with 3 if anything is found."),
  .options = options,
  .run = run,
};
