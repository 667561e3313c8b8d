/* sal-cli-geography.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-alignment.h"
#include "sal-cli-design.h"
#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-geography-file.h"
#include "sal-number.h"

/* What ships with the program; data/geography/TERMS.md says more. */
static const struct
{
  const char *name;
  const char *label;
  const char *source;
  const char *terms;
} geographies[] = {
  { SAL_GEOGRAPHY_US_COUNTIES,
    N_ ("Counties of the United States"),
    N_ ("US Census Bureau, 2017, by us-atlas 3.0.1"),
    N_ ("public domain; us-atlas ISC") },
  { "countries",
    N_ ("Countries and territories of the world"),
    N_ ("Natural Earth 4.1.0, by world-atlas 2.0.2"),
    N_ ("public domain; world-atlas ISC") },
};

typedef struct
{
  guint n_areas;
  guint n_borders;
  guint n_bridges;
  guint n_alignments; /* of the workspace */
} Size;

static gboolean
measure (const char *name, Size *size, GError **error)
{
  g_autoptr (SalGeography) geography = sal_geography_load (name, error);
  const SalGeographyNeighbors *neighbors;
  guint n_bridges = 0;

  if (geography == NULL)
    return FALSE;
  neighbors = sal_geography_get_neighbors (geography);
  for (guint i = 0; i < neighbors->n_neighbors; i++)
    n_bridges += neighbors->is_bridge[i];
  *size = (Size){ .n_areas = neighbors->n_areas,
                  .n_borders = (neighbors->n_neighbors - n_bridges) / 2,
                  .n_bridges = n_bridges / 2 };

  return TRUE;
}

static gboolean
count_alignments (SalCliCall *call, Size *sizes, GError **error)
{
  g_autoptr (SalWorkspace) workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, error);
  g_autoptr (GPtrArray) infos =
      workspace != NULL ? sal_cli_list_alignments (workspace, error) : NULL;

  if (infos == NULL)
    return FALSE;
  for (guint i = 0; i < infos->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (geographies); k++)
      sizes[k].n_alignments +=
          g_strcmp0 (((SalAlignmentInfo *) infos->pdata[i])->geography, geographies[k].name) == 0;
  sal_workspace_close (workspace);

  return TRUE;
}

static void
print_json (SalCliCall *call, const Size *sizes)
{
  SalCliJson *json = sal_cli_json_new ("geography_list");

  sal_cli_json_begin_array (json, "geographies");
  for (guint i = 0; i < G_N_ELEMENTS (geographies); i++)
    {
      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "name", geographies[i].name);
      sal_cli_json_string (json, "label", _ (geographies[i].label));
      sal_cli_json_integer (json, "areas", sizes[i].n_areas);
      sal_cli_json_integer (json, "borders", sizes[i].n_borders);
      sal_cli_json_integer (json, "bridges", sizes[i].n_bridges);
      if (call->parameters[0] != NULL)
        sal_cli_json_integer (json, "alignments", sizes[i].n_alignments);
      sal_cli_json_string (json, "source", _ (geographies[i].source));
      sal_cli_json_string (json, "terms", _ (geographies[i].terms));
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static void
print_table (SalCliCall *call, const Size *sizes)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Geography"), FALSE);
  sal_cli_table_add_column (table, _ ("Areas"), TRUE);
  if (call->parameters[0] != NULL)
    sal_cli_table_add_column (table, _ ("Alignments"), TRUE);
  sal_cli_table_add_column (table, _ ("What"), FALSE);
  sal_cli_table_add_column (table, _ ("Source"), FALSE);
  sal_cli_table_add_column (table, _ ("Terms"), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (geographies); i++)
    {
      sal_cli_table_cell (table, geographies[i].name);
      sal_cli_table_take_cell (table, sal_number_format (sizes[i].n_areas, 0));
      if (call->parameters[0] != NULL)
        sal_cli_table_take_cell (table, sal_number_format (sizes[i].n_alignments, 0));
      sal_cli_table_cell (table, _ (geographies[i].label));
      sal_cli_table_cell (table, _ (geographies[i].source));
      sal_cli_table_cell (table, _ (geographies[i].terms));
    }
  sal_cli_table_finish (table);
}

static SalCliStatus
run (SalCliCall *call)
{
  Size sizes[G_N_ELEMENTS (geographies)];
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (geographies); i++)
    {
      if (!measure (geographies[i].name, &sizes[i], &error))
        return sal_cli_fail (call, error);
    }
  if (call->parameters[0] != NULL && !count_alignments (call, sizes, &error))
    return sal_cli_fail (call, error);

  if (call->json)
    print_json (call, sizes);
  else
    print_table (call, sizes);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_geography_list_command = {
  .name = "geography list",
  .parameters = "[FILE]",
  .min_parameters = 0,
  .max_parameters = 1,
  .summary = N_ ("List the geographies there are"),
  .description =
      N_ ("Those that come with the program, where they are from, and on what terms; with "
          "FILE, how many alignments of the workspace divide each."),
  .run = run,
};
