/* sal-cli-account-stakeholders.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-date.h"
#include "sal-stakeholder-export.h"
#include "sal-stakeholder-gaps.h"
#include "sal-stakeholder-layout.h"
#include "sal-stakeholder.h"

static char *as_of;
static char *output;

static const GOptionEntry options[] = {
  { "as-of",
    0,
    0,
    G_OPTION_ARG_STRING,
    &as_of,
    N_ ("The day to look from, by default today"),
    N_ ("YYYY-MM-DD") },
  { "output",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &output,
    N_ ("Draw the map into a file: .pdf, .png or .svg"),
    N_ ("FILE") },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  const char *account;
  gint32 day;
} Question;

static gpointer
read_map (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  gint64 account = sal_stakeholder_account_find (connection, question->account, error);

  return account != 0 ? sal_stakeholder_map_load (connection, account, question->day, error) : NULL;
}

static const char *
get_value (const SalChoice *choices, int index)
{
  return index >= 0 ? choices[index].value : NULL;
}

static const char *
name_above (const SalStakeholderMap *map, const SalStakeholder *person)
{
  return person->above >= 0 ? sal_stakeholder_map_get (map, (guint) person->above)->name : NULL;
}

/* --- JSON --- */

static void
print_person_json (SalCliJson *json,
                   const SalStakeholderMap *map,
                   const SalStakeholderLayout *layout,
                   guint i)
{
  const SalStakeholder *person = sal_stakeholder_map_get (map, i);
  char day[SAL_DATE_BUFFER];

  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_id (json, "id", person->id);
  sal_cli_json_id (json, "contact", person->contact);
  sal_cli_json_string (json, "name", person->name);
  sal_cli_json_string (json, "job_title", person->job_title);
  if (person->above >= 0)
    sal_cli_json_id (json, "reports_to", sal_stakeholder_map_get (map, (guint) person->above)->id);
  sal_cli_json_string (json, "role", get_value (sal_decision_roles, (int) person->role));
  sal_cli_json_string (json, "power", get_value (sal_stakeholder_powers, (int) person->power));
  sal_cli_json_string (
      json, "attitude", get_value (sal_stakeholder_attitudes, (int) person->attitude));
  sal_cli_json_string (
      json, "coverage", get_value (sal_stakeholder_coverages, (int) person->coverage));
  sal_cli_json_string (json, "covered_by", person->coverer);
  sal_cli_json_string (json,
                       "last_activity",
                       person->last_activity != SAL_DATE_NONE
                           ? sal_date_write_iso (person->last_activity, day)
                           : NULL);
  sal_cli_json_boolean (json, "placed", person->placed);
  sal_cli_json_real (json, "x", layout->places[i].x);
  sal_cli_json_real (json, "y", layout->places[i].y);
  sal_cli_json_end_object (json);
}

static void
print_influences_json (SalCliJson *json, const SalStakeholderMap *map)
{
  sal_cli_json_begin_array (json, "influences");
  for (guint i = 0; i < map->influences->len; i++)
    {
      const SalInfluence *influence = &g_array_index (map->influences, SalInfluence, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_id (json, "id", influence->id);
      sal_cli_json_id (json, "source", sal_stakeholder_map_get (map, influence->source)->id);
      sal_cli_json_id (json, "target", sal_stakeholder_map_get (map, influence->target)->id);
      sal_cli_json_string (
          json, "strength", get_value (sal_influence_strengths, (int) influence->strength));
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

static void
print_gaps_json (SalCliJson *json, const SalStakeholderMap *map, const GArray *gaps)
{
  sal_cli_json_begin_array (json, "gaps");
  for (guint i = 0; i < gaps->len; i++)
    {
      const SalStakeholderGap *gap = &g_array_index (gaps, SalStakeholderGap, i);
      g_autofree char *text = sal_stakeholder_gap_to_text (gap, map);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "gap", sal_stakeholder_gap_get_name (gap));
      if (gap->person >= 0)
        sal_cli_json_id (
            json, "stakeholder", sal_stakeholder_map_get (map, (guint) gap->person)->id);
      if (gap->kind == SAL_GAP_SILENT && gap->days >= 0)
        sal_cli_json_integer (json, "days", gap->days);
      sal_cli_json_string (json, "text", text);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

static void
print_json (const SalStakeholderMap *map, const GArray *gaps)
{
  g_autoptr (SalStakeholderLayout) layout = sal_stakeholder_layout_new (map);
  SalCliJson *json = sal_cli_json_new ("account_stakeholders");

  sal_cli_json_id (json, "account", map->account);
  sal_cli_json_string (json, "name", map->account_name);
  if (map->plan != 0)
    sal_cli_json_id (json, "plan", map->plan);
  sal_cli_json_string (json, "plan_name", map->plan_name);
  sal_cli_json_begin_array (json, "people");
  for (guint i = 0; i < map->people->len; i++)
    print_person_json (json, map, layout, i);
  sal_cli_json_end_array (json);
  print_influences_json (json, map);
  print_gaps_json (json, map, gaps);
  sal_cli_json_integer (json, "contacts_not_on_map", map->contacts->len);
  sal_cli_json_finish (json);
}

/* --- for people --- */

static void
print_people (const SalStakeholderMap *map)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Name"), FALSE);
  sal_cli_table_add_column (table, _ ("Job Title"), FALSE);
  sal_cli_table_add_column (table, _ ("Reports To"), FALSE);
  sal_cli_table_add_column (table, _ ("Decision Role"), FALSE);
  sal_cli_table_add_column (table, _ ("Power"), FALSE);
  sal_cli_table_add_column (table, _ ("Attitude"), FALSE);
  sal_cli_table_add_column (table, _ ("Coverage"), FALSE);
  sal_cli_table_add_column (table, _ ("Covered By"), FALSE);
  for (guint i = 0; i < map->people->len; i++)
    {
      const SalStakeholder *person = sal_stakeholder_map_get (map, i);

      sal_cli_table_cell (table, person->name);
      sal_cli_table_cell (table, person->job_title);
      sal_cli_table_cell (table, name_above (map, person));
      sal_cli_table_cell (table, sal_decision_role_get_label (person->role));
      sal_cli_table_cell (table, sal_power_get_label (person->power));
      sal_cli_table_cell (table, sal_attitude_get_label (person->attitude));
      sal_cli_table_cell (table, sal_contact_coverage_get_label (person->coverage));
      sal_cli_table_cell (table, person->coverer);
    }
  sal_cli_table_finish (table);
}

static void
print_text (SalCliCall *call, const SalStakeholderMap *map, const GArray *gaps)
{
  if (map->people->len == 0)
    {
      sal_cli_say (call,
                   _ ("%s has no stakeholders: “import FILE stakeholder TABLE” adds some."),
                   map->account_name);
      return;
    }
  print_people (map);
  for (guint i = 0; i < map->influences->len; i++)
    {
      const SalInfluence *influence = &g_array_index (map->influences, SalInfluence, i);

      if (i == 0)
        sal_cli_say (call, "%s", "");
      /* translators: two names, and weak, medium or strong */
      sal_cli_say (call,
                   _ ("%s influences %s (%s)"),
                   sal_stakeholder_map_get (map, influence->source)->name,
                   sal_stakeholder_map_get (map, influence->target)->name,
                   sal_influence_strength_get_label (influence->strength));
    }
  for (guint i = 0; i < gaps->len; i++)
    {
      g_autofree char *text =
          sal_stakeholder_gap_to_text (&g_array_index (gaps, SalStakeholderGap, i), map);

      if (i == 0)
        sal_cli_say (call, "\n%s", _ ("What is missing:"));
      sal_cli_say (call, "• %s", text);
    }
}

static SalCliStatus
run (SalCliCall *call)
{
  Question question = { call->parameters[1], sal_date_today () };
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autoptr (SalStakeholderMap) map = NULL;
  g_autoptr (GArray) gaps = NULL;
  SalPictureFormat format;
  GError *error = NULL;

  if (as_of != NULL && !sal_date_parse_iso (as_of, &question.day))
    return sal_cli_usage (call, _ ("“%s” is no day like 2026-06-30"), as_of);
  if (output != NULL && !sal_picture_find_format (output, &format))
    return sal_cli_usage (call, _ ("“%s” should end in .pdf, .png or .svg"), output);
  workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, &error);
  if (workspace == NULL)
    return sal_cli_fail (call, error);
  map =
      sal_store_read_sync (sal_workspace_get_store (workspace), read_map, &question, NULL, &error);
  if (map == NULL || (output != NULL && !sal_stakeholder_export_to_file (map, output, &error)))
    return sal_cli_fail (call, error);

  gaps = sal_stakeholder_gaps_find (map);
  if (call->json)
    print_json (map, gaps);
  else
    print_text (call, map, gaps);
  if (output != NULL && !call->json)
    sal_cli_say (call, _ ("Drawn into %s"), output);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_account_stakeholders_command = {
  .name = "account stakeholders",
  .parameters = "FILE ACCOUNT",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("List who decides at an account and what is missing, or draw the map"),
  .description =
      N_ ("ACCOUNT is a name, an id or an external id. Stakeholders belong to the account plan in "
          "force. “import” adds and changes them, and who influences whom: stakeholder, "
          "influence."),
  .options = options,
  .run = run,
};
