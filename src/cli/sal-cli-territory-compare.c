/* sal-cli-territory-compare.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-design.h"
#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-design-comparison.h"
#include "sal-money.h"
#include "sal-number.h"

typedef struct
{
  SalCliAtlas atlas;
  SalCliAlignment first, second;
  SalDesignComparison *comparison;
  const char *currency;
} Comparison;

static void
comparison_clear (Comparison *self)
{
  sal_cli_alignment_clear (&self->first);
  sal_cli_alignment_clear (&self->second);
  sal_cli_atlas_clear (&self->atlas);
  g_clear_pointer (&self->comparison, sal_design_comparison_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, comparison_clear)

static const char *
name_of (const SalCliAlignment *alignment, gint32 territory, const char *otherwise)
{
  return territory != SAL_TERRITORY_NONE
             ? sal_territory_design_get_territory (alignment->design, (guint) territory)->name
             : otherwise;
}

/* --- JSON --- */

static void
print_name (SalCliJson *json,
            const char *member,
            const SalCliAlignment *alignment,
            gint32 territory)
{
  const char *name = name_of (alignment, territory, NULL);

  if (name != NULL)
    sal_cli_json_string (json, member, name);
}

static void
print_money (SalCliJson *json, const char *member, gint64 amount, const char *currency)
{
  g_autofree char *text = sal_money_to_text (amount, currency);

  sal_cli_json_string (json, member, text);
}

static void
print_figures (const Comparison *self, SalCliJson *json, const SalDesignTransfer *transfer)
{
  sal_cli_json_integer (json, "areas", transfer->n_areas);
  sal_cli_json_integer (json, "accounts", transfer->n_accounts);
  sal_cli_json_integer (json, "opportunities", transfer->n_open);
  print_money (json, "revenue", transfer->revenue, self->currency);
  print_money (json, "pipeline", transfer->pipeline, self->currency);
}

static void
print_areas (const Comparison *self, SalCliJson *json)
{
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (self->first.design), NULL);
  const GArray *moves = self->comparison->areas;

  sal_cli_json_begin_array (json, "areas");
  for (guint i = 0; i < moves->len; i++)
    {
      const SalDesignMove *move = &g_array_index (moves, SalDesignMove, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "area", areas[move->area].code);
      sal_cli_json_string (json, "name", areas[move->area].name);
      print_name (json, "from", &self->first, move->from);
      print_name (json, "to", &self->second, move->to);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

static void
print_accounts (const Comparison *self, SalCliJson *json)
{
  guint n_accounts;
  const SalDesignAccount *accounts =
      sal_territory_design_get_accounts (self->second.design, &n_accounts);
  const GArray *moves = self->comparison->accounts;

  sal_cli_json_begin_array (json, "accounts");
  for (guint i = 0; i < moves->len; i++)
    {
      const SalDesignAccountMove *move = &g_array_index (moves, SalDesignAccountMove, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_id (json, "account", accounts[move->account].id);
      print_name (json, "from", &self->first, move->from);
      print_name (json, "to", &self->second, move->to);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

static void
print_json (const Comparison *self)
{
  SalCliJson *json = sal_cli_json_new ("territory_compare");
  const GArray *transfers = self->comparison->transfers;

  sal_cli_json_string (json, "one", self->first.name);
  sal_cli_json_string (json, "other", self->second.name);
  sal_cli_json_begin_object (json, "total");
  print_figures (self, json, &self->comparison->total);
  sal_cli_json_end_object (json);
  sal_cli_json_begin_array (json, "transfers");
  for (guint i = 0; i < transfers->len; i++)
    {
      const SalDesignTransfer *transfer = &g_array_index (transfers, SalDesignTransfer, i);

      sal_cli_json_begin_object (json, NULL);
      print_name (json, "from", &self->first, transfer->from);
      print_name (json, "to", &self->second, transfer->to);
      print_figures (self, json, transfer);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  print_areas (self, json);
  print_accounts (self, json);
  sal_cli_json_finish (json);
}

/* --- the table --- */

static void
add_row (const Comparison *self,
         SalCliTable *table,
         const char *from,
         const char *to,
         const SalDesignTransfer *transfer)
{
  sal_cli_table_cell (table, from);
  sal_cli_table_cell (table, to);
  if (self->first.has_areas)
    sal_cli_table_take_cell (table, sal_number_format (transfer->n_areas, 0));
  sal_cli_table_take_cell (table, sal_number_format (transfer->n_accounts, 0));
  sal_cli_table_take_cell (table, sal_money_format (transfer->revenue, self->currency));
  sal_cli_table_take_cell (table, sal_number_format (transfer->n_open, 0));
  sal_cli_table_take_cell (table, sal_money_format (transfer->pipeline, self->currency));
}

static void
print_table (const Comparison *self)
{
  SalCliTable *table = sal_cli_table_new ();
  const GArray *transfers = self->comparison->transfers;

  sal_cli_table_add_column (table, _ ("From"), FALSE);
  sal_cli_table_add_column (table, _ ("To"), FALSE);
  if (self->first.has_areas)
    sal_cli_table_add_column (table, _ ("Areas"), TRUE);
  sal_cli_table_add_column (table, _ ("Accounts"), TRUE);
  sal_cli_table_add_column (table, _ ("Revenue"), TRUE);
  sal_cli_table_add_column (table, _ ("Open Opportunities"), TRUE);
  sal_cli_table_add_column (table, _ ("Open Pipeline"), TRUE);
  for (guint i = 0; i < transfers->len; i++)
    {
      const SalDesignTransfer *transfer = &g_array_index (transfers, SalDesignTransfer, i);

      add_row (self,
               table,
               name_of (&self->first, transfer->from, "–"),
               name_of (&self->second, transfer->to, "–"),
               transfer);
    }
  add_row (self, table, _ ("Total"), "", &self->comparison->total);
  sal_cli_table_finish (table);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Comparison) self = { 0 };
  GError *error = NULL;

  if (!sal_cli_atlas_open (&self.atlas, call, SAL_STORE_READ_ONLY, &error) ||
      !sal_cli_alignment_load (&self.first, &self.atlas, call->parameters[1], &error) ||
      !sal_cli_alignment_load (&self.second, &self.atlas, call->parameters[2], &error) ||
      !sal_cli_alignments_match (&self.first, &self.second, &self.atlas, &error))
    return sal_cli_fail (call, error);

  self.currency = sal_workspace_get_currency (self.atlas.workspace);
  self.comparison = sal_design_comparison_new (self.first.design, self.second.design);
  if (call->json)
    print_json (&self);
  else
    print_table (&self);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_territory_compare_command = {
  .name = "territory compare",
  .parameters = "FILE ONE OTHER",
  .min_parameters = 3,
  .max_parameters = 3,
  .summary = N_ ("Tell what moves from one alignment to another"),
  .description =
      N_ ("From whom to whom, and what: areas, accounts, what these booked in the last twelve "
          "months, and what is open. Territories are the same if they have the same name, or else "
          "the same position."),
  .run = run,
};
