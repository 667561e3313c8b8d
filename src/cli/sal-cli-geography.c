/* sal-cli-geography.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-alignment-repository.h"
#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-geography-file.h"
#include "sal-geography-key.h"
#include "sal-geography-repository.h"
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
  { SAL_GEOGRAPHY_US_ZIPS,
    N_ ("ZIP areas of the United States, made when they are first used"),
    N_ ("US Census Bureau, 2010 and 2016"),
    N_ ("public domain") },
  { SAL_GEOGRAPHY_COUNTRIES,
    N_ ("Countries and territories of the world"),
    N_ ("Natural Earth 4.1.0, by world-atlas 2.0.2"),
    N_ ("public domain; world-atlas ISC") },
  { SAL_GEOGRAPHY_PROVINCES,
    N_ ("States and provinces of the world"),
    N_ ("Natural Earth 4.1.0, simplified by QGIS 3.22"),
    N_ ("public domain") },
};

/* One that there is: of the program, or of a workspace. */
typedef struct
{
  char *name;
  char *key;
  const char *label; /* (nullable) */
  char *source;      /* (nullable) */
  char *terms;       /* (nullable) */
  guint n_areas;     /* 0: not made yet */
  guint n_borders;
  guint n_bridges;
  guint n_alignments; /* of the workspace */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_free (self->name);
  g_free (self->key);
  g_free (self->source);
  g_free (self->terms);
  g_free (self);
}

static void
measure (Entry *self, const SalGeography *geography)
{
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (geography);
  guint n_bridges = 0;

  for (guint i = 0; i < neighbors->n_neighbors; i++)
    n_bridges += neighbors->is_bridge[i];
  self->n_areas = neighbors->n_areas;
  self->n_borders = (neighbors->n_neighbors - n_bridges) / 2;
  self->n_bridges = n_bridges / 2;
}

static gboolean
add_built_in (GPtrArray *entries, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (geographies); i++)
    {
      Entry *entry = g_new0 (Entry, 1);
      g_autoptr (SalGeography) geography = NULL;

      entry->name = g_strdup (geographies[i].name);
      entry->key = g_strdup (geographies[i].name);
      entry->label = _ (geographies[i].label);
      entry->source = g_strdup (_ (geographies[i].source));
      entry->terms = g_strdup (_ (geographies[i].terms));
      g_ptr_array_add (entries, entry);
      if (g_str_equal (entry->key, SAL_GEOGRAPHY_US_ZIPS))
        continue;
      geography = sal_geography_load (entry->key, error);
      if (geography == NULL)
        return FALSE;
      measure (entry, geography);
    }

  return TRUE;
}

static Entry *
find_zips (GPtrArray *entries)
{
  guint i = 0;

  while (!g_str_equal (((Entry *) entries->pdata[i])->key, SAL_GEOGRAPHY_US_ZIPS))
    i++;

  return entries->pdata[i];
}

static Entry *
add_entry (GPtrArray *entries, const SalGeographyInfo *info)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->name = g_strdup (info->name);
  entry->key = g_strdup_printf ("%" G_GINT64_FORMAT, info->id);
  entry->source = g_strdup (info->file);
  entry->terms = g_strdup (info->terms);
  g_ptr_array_add (entries, entry);

  return entry;
}

static gboolean
add_imported (SalConnection *connection, GPtrArray *entries, GError **error)
{
  g_autoptr (GPtrArray) infos = sal_geographies_list (connection, error);

  for (guint i = 0; infos != NULL && i < infos->len; i++)
    {
      const SalGeographyInfo *info = infos->pdata[i];
      Entry *entry = info->is_us_zips ? find_zips (entries) : add_entry (entries, info);
      g_autoptr (SalGeography) geography = sal_geography_load_by_key (
          connection, info->is_us_zips ? SAL_GEOGRAPHY_US_ZIPS : entry->key, error);

      if (geography == NULL)
        return FALSE;
      measure (entry, geography);
    }

  return infos != NULL;
}

static gpointer
read_workspace (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *entries = data;
  g_autoptr (GPtrArray) infos = sal_alignments_list (connection, error);

  if (infos == NULL || !add_imported (connection, entries, error))
    return NULL;
  for (guint i = 0; i < infos->len; i++)
    for (guint k = 0; k < entries->len; k++)
      {
        Entry *entry = entries->pdata[k];

        entry->n_alignments +=
            g_strcmp0 (((SalAlignmentInfo *) infos->pdata[i])->geography, entry->key) == 0;
      }

  return entries;
}

static gboolean
add_workspace (SalCliCall *call, GPtrArray *entries, GError **error)
{
  g_autoptr (SalWorkspace) workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, error);
  gboolean read;

  if (workspace == NULL)
    return FALSE;
  read = sal_store_read_sync (
             sal_workspace_get_store (workspace), read_workspace, entries, NULL, error) != NULL;
  sal_workspace_close (workspace);

  return read;
}

static void
print_json (SalCliCall *call, const GPtrArray *entries)
{
  SalCliJson *json = sal_cli_json_new ("geography_list");

  sal_cli_json_begin_array (json, "geographies");
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "name", entry->name);
      sal_cli_json_string (json, "label", entry->label);
      sal_cli_json_integer (json, "areas", entry->n_areas);
      sal_cli_json_integer (json, "borders", entry->n_borders);
      sal_cli_json_integer (json, "bridges", entry->n_bridges);
      if (call->parameters[0] != NULL)
        sal_cli_json_integer (json, "alignments", entry->n_alignments);
      sal_cli_json_string (json, "source", entry->source);
      sal_cli_json_string (json, "terms", entry->terms);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static void
print_entry (SalCliCall *call, SalCliTable *table, const Entry *entry)
{
  sal_cli_table_cell (table, entry->name);
  sal_cli_table_take_cell (
      table, entry->n_areas > 0 ? sal_number_format (entry->n_areas, 0) : g_strdup (""));
  if (call->parameters[0] != NULL)
    sal_cli_table_take_cell (table, sal_number_format (entry->n_alignments, 0));
  sal_cli_table_cell (table, entry->label != NULL ? entry->label : "");
  sal_cli_table_cell (table, entry->source != NULL ? entry->source : "");
  sal_cli_table_cell (table, entry->terms != NULL ? entry->terms : "");
}

static void
print_table (SalCliCall *call, const GPtrArray *entries)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Geography"), FALSE);
  sal_cli_table_add_column (table, _ ("Areas"), TRUE);
  if (call->parameters[0] != NULL)
    sal_cli_table_add_column (table, _ ("Alignments"), TRUE);
  sal_cli_table_add_column (table, _ ("What"), FALSE);
  sal_cli_table_add_column (table, _ ("Source"), FALSE);
  sal_cli_table_add_column (table, _ ("Terms"), FALSE);
  for (guint i = 0; i < entries->len; i++)
    print_entry (call, table, entries->pdata[i]);
  sal_cli_table_finish (table);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  GError *error = NULL;

  if (!add_built_in (entries, &error) ||
      (call->parameters[0] != NULL && !add_workspace (call, entries, &error)))
    return sal_cli_fail (call, error);

  if (call->json)
    print_json (call, entries);
  else
    print_table (call, entries);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_geography_list_command = {
  .name = "geography list",
  .parameters = "[FILE]",
  .min_parameters = 0,
  .max_parameters = 1,
  .summary = N_ ("List the geographies there are"),
  .description = N_ (
      "Those that come with the program, where they are from, and on what terms; with "
      "FILE, those that were imported into the workspace, and how many of its alignments divide "
      "each."),
  .run = run,
};
