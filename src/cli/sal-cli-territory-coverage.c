/* sal-cli-territory-coverage.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-design.h"
#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-coverage-layer.h"
#include "sal-coverage-table.h"
#include "sal-date.h"
#include "sal-error.h"
#include "sal-facts-repository.h"

static char *potential_key;

static const GOptionEntry options[] = {
  { "potential",
    'p',
    0,
    G_OPTION_ARG_STRING,
    &potential_key,
    N_ ("What potential follows from, by default the payroll"),
    N_ ("MEASURE") },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  SalCliAtlas atlas;
  SalCliAlignment alignment;
  SalDesignCoverage *coverage;
  SalCoverageTable *table;
  const char *currency;
} Coverage;

static void
coverage_clear (Coverage *self)
{
  g_clear_pointer (&self->table, sal_coverage_table_free);
  g_clear_pointer (&self->coverage, sal_design_coverage_free);
  sal_cli_alignment_clear (&self->alignment);
  sal_cli_atlas_clear (&self->atlas);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Coverage, coverage_clear)

/* For the reader: the coverage, on which the reader keeps no claim. */
static gpointer
read_coverage (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Coverage *self = data;
  gint32 today = sal_date_today ();
  g_autoptr (SalFacts) facts = sal_facts_load (connection,
                                               sal_workspace_get_calendar (self->atlas.workspace),
                                               self->currency,
                                               today,
                                               NULL,
                                               NULL,
                                               0,
                                               error);
  g_autoptr (SalAccountCoverages) accounts =
      facts != NULL ? sal_account_coverages_load (connection, today, error) : NULL;

  if (accounts != NULL)
    self->coverage =
        sal_design_coverage_new (self->alignment.design, facts, accounts, potential_key);

  return self->coverage;
}

static gboolean
find_potential (const Coverage *self, GError **error)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < sal_territory_design_get_n_measures (self->alignment.design); i++)
    {
      const SalAreaMeasure *measure = sal_territory_design_get_measure (self->alignment.design, i);

      if (!sal_design_coverage_can_be_potential (measure))
        continue;
      if (potential_key == NULL || g_str_equal (measure->key, potential_key))
        return TRUE;
      g_string_append_printf (keys, "%s%s", keys->len > 0 ? ", " : "", measure->key);
    }
  if (potential_key == NULL)
    return TRUE;

  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("--potential: “%s” is no measure of what could be sold; these are: %s"),
               potential_key,
               keys->str);

  return FALSE;
}

/* --- JSON --- */

static void
print_row_json (const Coverage *self, SalCliJson *json, guint row)
{
  const char *holder = sal_coverage_table_get_holder (self->table, row);
  gint64 territory = sal_coverage_table_get_territory (self->table, row);

  if (territory != 0)
    {
      sal_cli_json_id (json, "id", territory);
      sal_cli_json_string (json, "name", sal_coverage_table_get_name (self->table, row));
      sal_cli_json_string (json, "holder", holder != NULL ? holder : "");
    }
  for (guint column = 0; column < sal_coverage_column_get_n_columns (); column++)
    {
      const char *name = sal_coverage_column_get_name (column);
      double value = sal_coverage_table_get_value (self->table, row, column);
      g_autofree char *text = sal_coverage_table_write (self->table, row, column);

      switch (sal_coverage_column_get_unit (column))
        {
        case SAL_COVERAGE_UNIT_MONEY:
          sal_cli_json_string (json, name, text);
          break;
        case SAL_COVERAGE_UNIT_SHARE:
          sal_cli_json_real (json, name, value);
          break;
        default:
          sal_cli_json_integer (json, name, (gint64) value);
        }
    }
}

static void
print_gaps_json (const Coverage *self, SalCliJson *json)
{
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (
      sal_territory_design_get_geography (self->alignment.design), &n_areas);

  sal_cli_json_begin_array (json, "gaps");
  for (guint area = 0; area < n_areas; area++)
    {
      SalCoverageGap gap = sal_design_coverage_find_gap (self->coverage, area);

      if (gap != SAL_COVERAGE_GAP_VACANT && gap != SAL_COVERAGE_GAP_UNASSIGNED)
        continue;
      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "area", areas[area].code);
      sal_cli_json_string (json, "name", areas[area].name);
      sal_cli_json_string (json, "why", gap == SAL_COVERAGE_GAP_VACANT ? "vacant" : "unassigned");
      sal_cli_json_integer (
          json, "accounts", sal_design_coverage_get_area (self->coverage, area)->n_accounts);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

static void
print_json (const Coverage *self)
{
  const SalCoveragePotential *potential = sal_design_coverage_get_potential (self->coverage);
  guint n_territories = sal_coverage_table_get_n_rows (self->table) - 1;
  SalCliJson *json = sal_cli_json_new ("territory_coverage");

  sal_cli_json_string (json, "alignment", self->alignment.name);
  sal_cli_json_string (
      json,
      "potential",
      sal_territory_design_get_measure (self->alignment.design, potential->measure)->key);
  sal_cli_json_real (json, "potential_rate", potential->rate);
  sal_cli_json_begin_array (json, "territories");
  for (guint row = 0; row < n_territories; row++)
    {
      sal_cli_json_begin_object (json, NULL);
      print_row_json (self, json, row);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_begin_object (json, "none");
  print_row_json (self, json, n_territories);
  sal_cli_json_end_object (json);
  print_gaps_json (self, json);
  sal_cli_json_finish (json);
}

/* --- a table --- */

static void
print_rows (const Coverage *self)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Territory"), FALSE);
  for (guint column = 0; column < sal_coverage_column_get_n_columns (); column++)
    sal_cli_table_add_column (table, sal_coverage_column_get_label (column), TRUE);
  for (guint row = 0; row < sal_coverage_table_get_n_rows (self->table); row++)
    {
      sal_cli_table_cell (table, sal_coverage_table_get_name (self->table, row));
      for (guint column = 0; column < sal_coverage_column_get_n_columns (); column++)
        sal_cli_table_take_cell (table, sal_coverage_table_format (self->table, row, column));
    }
  sal_cli_table_finish (table);
}

/* How many areas nobody sells in, and what whitespace follows from. */
static void
say_gaps (SalCliCall *call, const Coverage *self)
{
  guint n_vacant = 0, n_unassigned = 0;
  g_autofree char *potential = sal_coverage_layer_dup_title (
      SAL_COVERAGE_LAYER_WHITESPACE, self->coverage, self->alignment.design, self->currency);

  for (guint area = 0; area < sal_territory_design_get_n_areas (self->alignment.design); area++)
    {
      SalCoverageGap gap = sal_design_coverage_find_gap (self->coverage, area);

      n_vacant += gap == SAL_COVERAGE_GAP_VACANT;
      n_unassigned += gap == SAL_COVERAGE_GAP_UNASSIGNED;
    }
  sal_cli_say (call, "%s", "");
  sal_cli_say (call,
               _ ("Areas worth selling in whose territory is vacant: %u, in no territory: %u."),
               n_vacant,
               n_unassigned);
  sal_cli_say (call, _ ("Whitespace: %s."), potential);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Coverage) self = { 0 };
  GError *error = NULL;

  if (!sal_cli_atlas_open (&self.atlas, call, SAL_STORE_READ_ONLY, &error) ||
      !sal_cli_alignment_load (&self.alignment, &self.atlas, call->parameters[1], &error) ||
      !find_potential (&self, &error))
    return sal_cli_fail (call, error);

  self.currency = sal_workspace_get_currency (self.atlas.workspace);
  if (sal_store_read_sync (
          sal_workspace_get_store (self.atlas.workspace), read_coverage, &self, NULL, &error) ==
      NULL)
    return sal_cli_fail (call, error);
  self.table = sal_coverage_table_new (self.coverage, self.alignment.design, self.currency);
  if (call->json)
    print_json (&self);
  else
    {
      print_rows (&self);
      say_gaps (call, &self);
    }

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_territory_coverage_command = {
  .name = "territory coverage",
  .parameters = "FILE ALIGNMENT",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Tell how the accounts of each territory are covered"),
  .description =
      N_ ("Accounts that somebody covers today, and those that nobody worked on for 90 days; win "
          "rates over the last twelve months, from five closed opportunities on; and whitespace: "
          "the potential of areas beyond what they bought in these months."),
  .options = options,
  .run = run,
};
