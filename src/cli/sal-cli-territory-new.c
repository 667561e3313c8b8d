/* sal-cli-territory-new.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-alignment-commands.h"
#include "sal-alignment.h"
#include "sal-cli-design.h"
#include "sal-cli-geography.h"
#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-date.h"

#define MOST_TERRITORIES 100000

/* --- list --- */

/* null, where it is not known or open */
static void
add_day (SalCliJson *json, const char *name, gint32 day)
{
  char text[SAL_DATE_BUFFER];

  sal_cli_json_string (json, name, day != SAL_DATE_NONE ? sal_date_write_iso (day, text) : NULL);
}

static void
list_json (const GPtrArray *infos)
{
  SalCliJson *json = sal_cli_json_new ("territory_list");
  gint32 today = sal_date_today ();

  sal_cli_json_begin_array (json, "alignments");
  for (guint i = 0; i < infos->len; i++)
    {
      const SalAlignmentInfo *info = infos->pdata[i];

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_id (json, "id", info->id);
      sal_cli_json_string (json, "name", info->name);
      sal_cli_json_string (json, "status", info->status);
      sal_cli_json_boolean (json, "in_force", sal_alignment_info_is_in_force (info, today));
      add_day (json, "valid_from", info->valid_from);
      add_day (json, "valid_to", info->valid_to);
      sal_cli_json_string (json, "geography", info->geography);
      sal_cli_json_id (json, "branched_from", info->branched_from);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static const char *
find_name (const GPtrArray *infos, gint64 id)
{
  for (guint i = 0; i < infos->len; i++)
    {
      const SalAlignmentInfo *info = infos->pdata[i];

      if (info->id == id)
        return info->name;
    }

  return "";
}

static void
list_table (const GPtrArray *infos)
{
  SalCliTable *table = sal_cli_table_new ();
  gint32 today = sal_date_today ();

  sal_cli_table_add_column (table, _ ("Alignment"), FALSE);
  sal_cli_table_add_column (table, _ ("Status"), FALSE);
  sal_cli_table_add_column (table, _ ("Geography"), FALSE);
  sal_cli_table_add_column (table, _ ("Branched From"), FALSE);
  sal_cli_table_add_column (table, _ ("Id"), FALSE);
  for (guint i = 0; i < infos->len; i++)
    {
      const SalAlignmentInfo *info = infos->pdata[i];

      sal_cli_table_cell (table, info->name);
      sal_cli_table_take_cell (table, sal_alignment_info_describe_status (info, today));
      sal_cli_table_cell (table, info->geography);
      sal_cli_table_cell (table, find_name (infos, info->branched_from));
      sal_cli_table_take_cell (table, g_strdup_printf ("%" G_GINT64_FORMAT, info->id));
    }
  sal_cli_table_finish (table);
}

static SalCliStatus
run_list (SalCliCall *call)
{
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  GError *error = NULL;

  workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, &error);
  if (workspace == NULL)
    return sal_cli_fail (call, error);
  infos = sal_cli_list_alignments (workspace, &error);
  if (infos == NULL)
    return sal_cli_fail (call, error);

  if (call->json)
    list_json (infos);
  else
    list_table (infos);
  sal_workspace_close (workspace);

  return SAL_CLI_DONE;
}

/* --- new --- */

static int n_territories;
static char *geography;
static char *from;

static const GOptionEntry options[] = {
  { "territories",
    0,
    0,
    G_OPTION_ARG_INT,
    &n_territories,
    N_ ("How many empty territories it begins with"),
    N_ ("NUMBER") },
  { "geography",
    0,
    0,
    G_OPTION_ARG_STRING,
    &geography,
    N_ ("What its areas are: us-counties, if nothing is given, us-zips, countries, the name of an "
        "imported geography, or accounts, for none"),
    N_ ("GEOGRAPHY") },
  { "from",
    0,
    0,
    G_OPTION_ARG_STRING,
    &from,
    N_ ("Begin with all that another alignment has"),
    N_ ("ALIGNMENT") },
  G_OPTION_ENTRY_NULL,
};

static gboolean
create (SalStore *store, const char *name, gint64 *id, GError **error)
{
  g_autofree char *key =
      sal_cli_find_geography (store, geography ? geography : SAL_GEOGRAPHY_US_COUNTIES, error);
  SalAlignmentNew new = { .name = name, .geography = key, .n_territories = (guint) n_territories };

  if (key == NULL)
    return FALSE;
  if (!g_str_equal (key, SAL_GEOGRAPHY_ACCOUNTS_ONLY))
    {
      g_autoptr (SalGeography) areas = sal_cli_prepare_geography (store, key, error);

      if (areas == NULL)
        return FALSE;
    }
  if (!sal_store_run_sync (store,
                           _ ("New Alignment"),
                           SAL_COMMAND_DEFAULT,
                           sal_alignment_create,
                           &new,
                           NULL,
                           NULL,
                           error))
    return FALSE;
  *id = new.id;

  return TRUE;
}

static gboolean
branch (SalWorkspace *workspace, const char *name, gint64 *id, GError **error)
{
  SalAlignmentBranch copy = { .name = name };

  if (!sal_cli_find_alignment (workspace, from, &copy.from, error) ||
      !sal_store_run_sync (sal_workspace_get_store (workspace),
                           _ ("Branch Alignment"),
                           SAL_COMMAND_DEFAULT,
                           sal_alignment_branch,
                           &copy,
                           NULL,
                           NULL,
                           error))
    return FALSE;
  *id = copy.id;

  return TRUE;
}

static void
print_new (SalCliCall *call, gint64 id)
{
  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("territory_new");

      sal_cli_json_id (json, "id", id);
      sal_cli_json_string (json, "name", call->parameters[1]);
      sal_cli_json_string (json, "status", SAL_ALIGNMENT_DRAFT);
      sal_cli_json_finish (json);
    }
  if (from != NULL)
    sal_cli_say (call, _ ("Created the draft “%s” from “%s”."), call->parameters[1], from);
  else
    sal_cli_say (call,
                 ngettext ("Created the draft “%s” with %d territory.",
                           "Created the draft “%s” with %d territories.",
                           (gulong) n_territories),
                 call->parameters[1],
                 n_territories);
}

static SalCliStatus
run_new (SalCliCall *call)
{
  g_autoptr (SalWorkspace) workspace = NULL;
  GError *error = NULL;
  gint64 id = 0;

  if (n_territories < 0 || n_territories > MOST_TERRITORIES)
    return sal_cli_usage (
        call, _ ("--territories: expected a number from 0 to %d"), MOST_TERRITORIES);
  if (from != NULL && (n_territories > 0 || geography != NULL))
    return sal_cli_usage (
        call,
        _ ("--from: a branch has the territories and areas of what it is branched from (expected "
           "neither --territories nor --geography)"));
  workspace = sal_cli_open (call, SAL_STORE_OPEN, &error);
  if (workspace == NULL)
    return sal_cli_fail (call, error);
  if (!(from != NULL
            ? branch (workspace, call->parameters[1], &id, &error)
            : create (sal_workspace_get_store (workspace), call->parameters[1], &id, &error)))
    return sal_cli_fail (call, error);

  print_new (call, id);
  sal_workspace_close (workspace);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_territory_list_command = {
  .name = "territory list",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("List the alignments of a workspace"),
  .run = run_list,
};

const SalCliCommand sal_cli_territory_new_command = {
  .name = "territory new",
  .parameters = "FILE NAME",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Create an alignment, or branch one"),
  .description = N_ ("It is a draft, and one change that can be undone."),
  .options = options,
  .run = run_new,
};
