/* sal-cli-plan-compare.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-plan.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-table.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"

typedef struct
{
  SalRecord *version; /* (transfer none) */
  char *name;
  SalPlan *plan;
} Side;

/* Of both sides, and where the differences go: the table or the JSON. */
typedef struct
{
  Side sides[2];
  SalCliTable *table;
  SalCliJson *json;
} Comparison;

static void
comparison_clear (Comparison *self)
{
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->sides[i].name, g_free);
      g_clear_pointer (&self->sides[i].plan, sal_plan_free);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, comparison_clear)

static gboolean
load_side (Side *self, const SalCliPay *pay, const char *name, GError **error)
{
  self->version = sal_plan_versions_find (pay->versions, name, error);
  if (self->version == NULL)
    return FALSE;
  self->name = sal_plan_version_get_name (self->version);
  self->plan = sal_plan_version_read_document (self->version, error);

  return self->plan != NULL;
}

static void
add_difference (const char *path, const char *before, const char *after, gpointer data)
{
  Comparison *self = data;

  if (self->json != NULL)
    {
      sal_cli_json_begin_object (self->json, NULL);
      sal_cli_json_string (self->json, "field", path);
      sal_cli_json_string (self->json, "one", before);
      sal_cli_json_string (self->json, "other", after);
      sal_cli_json_end_object (self->json);
      return;
    }

  sal_cli_table_cell (self->table, path);
  sal_cli_table_cell (self->table, before != NULL ? before : "–");
  sal_cli_table_cell (self->table, after != NULL ? after : "–");
}

static void
compare (Comparison *self)
{
  sal_plan_structure_compare (
      &sal_plan_structure, self->sides[0].plan, self->sides[1].plan, add_difference, self);
}

static void
print_json (Comparison *self)
{
  static const char *const members[] = { "one", "other" };

  self->json = sal_cli_json_new ("plan_compare");
  for (guint i = 0; i < 2; i++)
    {
      sal_cli_json_begin_object (self->json, members[i]);
      sal_cli_plan_json (self->json, self->sides[i].version);
      sal_cli_json_end_object (self->json);
    }
  sal_cli_json_begin_array (self->json, "differences");
  compare (self);
  sal_cli_json_end_array (self->json);
  sal_cli_json_finish (g_steal_pointer (&self->json));
}

static void
print_table (Comparison *self)
{
  self->table = sal_cli_table_new ();
  sal_cli_table_add_column (self->table, _ ("Field"), FALSE);
  for (guint i = 0; i < 2; i++)
    sal_cli_table_add_column (self->table, self->sides[i].name, FALSE);
  compare (self);
  sal_cli_table_finish (g_steal_pointer (&self->table));
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (SalCliPay) pay = { 0 };
  g_auto (Comparison) self = { 0 };
  GError *error = NULL;

  if (!sal_cli_pay_open (&pay, call, SAL_STORE_READ_ONLY, &error) ||
      !load_side (&self.sides[0], &pay, call->parameters[1], &error) ||
      !load_side (&self.sides[1], &pay, call->parameters[2], &error))
    return sal_cli_fail (call, error);

  if (call->json)
    print_json (&self);
  else if (sal_plan_version_count_differences (self.sides[0].plan, self.sides[1].plan) > 0)
    print_table (&self);
  else
    sal_cli_say (call, _ ("“%s” and “%s” say the same."), self.sides[0].name, self.sides[1].name);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_plan_compare_command = {
  .name = "plan compare",
  .parameters = "FILE ONE OTHER",
  .min_parameters = 3,
  .max_parameters = 3,
  .summary = N_ ("Compare two plan versions, field by field"),
  .description = N_ ("The items of lists, such as components and tiers, are compared by their "
                     "place. Plans are named as “plan export” takes them."),
  .run = run,
};
