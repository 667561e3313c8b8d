/* sal-cli-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-change-detail.h"
#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-date.h"
#include "sal-number.h"

/* Records whose fields are shown of one change. */
#define SHOWN_RECORDS 1000

static char *record_text;
static gint64 change_id;
static int limit = 50;
static gboolean pay;

static const GOptionEntry options[] = {
  { "record",
    0,
    0,
    G_OPTION_ARG_STRING,
    &record_text,
    N_ ("Only the changes of one record"),
    N_ ("KIND/ID") },
  { "change",
    0,
    0,
    G_OPTION_ARG_INT64,
    &change_id,
    N_ ("What one change did, field by field"),
    N_ ("CHANGE") },
  { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many, by default 50"), N_ ("N") },
  SAL_CLI_PAY_OPTION (&pay),
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  const SalKind *const *kinds;
  const SalKind *kind; /* of the record asked for, or NULL */
  gint64 id;
  const char *currency; /* the reporting currency */
} HistoryRequest;

static gboolean
parse_record (HistoryRequest *request, GError **error)
{
  const char *slash = strrchr (record_text, '/');
  g_autofree char *name = slash ? g_strndup (record_text, (gsize) (slash - record_text)) : NULL;

  if (slash == NULL || !sal_cli_parse_id (slash + 1, &request->id))
    {
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_NOT_FOUND,
                   _ ("--record: “%s” is not KIND/ID, such as account/123456789"),
                   record_text);
      return FALSE;
    }
  request->kind = sal_cli_find_kind (sal_cli_get_kinds (pay), name, error);

  return request->kind != NULL;
}

static gpointer
read_changes (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  HistoryRequest *request = data;

  if (request->kind != NULL)
    return sal_journal_list_record (connection, request->kinds, request->kind, request->id, error);

  return sal_journal_list (connection, request->kinds, 0, (guint) limit, error);
}

static gpointer
read_field_changes (SalConnection *connection,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  HistoryRequest *request = data;

  return sal_change_details_load (
      connection, request->kinds, change_id, NULL, 0, request->currency, SHOWN_RECORDS, error);
}

static const char *
change_type_name (SalChangeType type)
{
  static const char *const names[] = {
    [SAL_CHANGE_DO] = "do",
    [SAL_CHANGE_UNDO] = "undo",
    [SAL_CHANGE_REDO] = "redo",
  };

  return names[type];
}

static void
print_changes_json (GPtrArray *changes)
{
  SalCliJson *json = sal_cli_json_new ("history");

  sal_cli_json_begin_array (json, "changes");
  for (guint i = 0; i < changes->len; i++)
    {
      SalChange *change = g_ptr_array_index (changes, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_id (json, "id", sal_change_get_id (change));
      sal_cli_json_time (json, "time", sal_change_get_time (change));
      sal_cli_json_string (json, "author", sal_change_get_author (change));
      sal_cli_json_string (json, "type", change_type_name (sal_change_get_change_type (change)));
      sal_cli_json_string (json, "label", sal_change_get_label (change));
      sal_cli_json_string (json, "note", sal_change_get_note (change));
      sal_cli_json_integer (json, "records", sal_change_get_n_rows (change));
      sal_cli_json_id (json, "reverts", sal_change_get_reverts (change));
      sal_cli_json_id (json, "reverted_by", sal_change_get_reverted_by (change));
      sal_cli_json_boolean (json, "final", sal_change_is_final (change));
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static char *
describe_state (const SalChange *change)
{
  char id[SAL_NUMBER_BUFFER];

  if (sal_change_get_reverted_by (change) != 0)
    return g_strdup_printf (_ ("undone by %s"),
                            sal_number_write (sal_change_get_reverted_by (change), 0, id));
  if (sal_change_get_reverts (change) != 0)
    return g_strdup_printf (_ ("reverts %s"),
                            sal_number_write (sal_change_get_reverts (change), 0, id));

  return g_strdup (sal_change_is_final (change) ? _ ("final") : "");
}

static void
print_changes_table (GPtrArray *changes)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Change"), TRUE);
  sal_cli_table_add_column (table, _ ("Time"), FALSE);
  sal_cli_table_add_column (table, _ ("Author"), FALSE);
  sal_cli_table_add_column (table, _ ("What"), FALSE);
  sal_cli_table_add_column (table, _ ("Records"), TRUE);
  sal_cli_table_add_column (table, _ ("State"), FALSE);
  for (guint i = 0; i < changes->len; i++)
    {
      SalChange *change = g_ptr_array_index (changes, i);

      sal_cli_table_take_cell (table,
                               g_strdup_printf ("%" G_GINT64_FORMAT, sal_change_get_id (change)));
      sal_cli_table_take_cell (table, sal_time_format (sal_change_get_time (change)));
      sal_cli_table_cell (table, sal_change_get_author (change));
      sal_cli_table_take_cell (table, sal_change_describe (change));
      sal_cli_table_take_cell (
          table, g_strdup_printf ("%" G_GINT64_FORMAT, sal_change_get_n_rows (change)));
      sal_cli_table_take_cell (table, describe_state (change));
    }
  sal_cli_table_finish (table);
}

static const char *
touch_name (SalTouchType type)
{
  static const char *const names[] = {
    [SAL_TOUCH_INSERTED] = "inserted",
    [SAL_TOUCH_UPDATED] = "updated",
    [SAL_TOUCH_DELETED] = "deleted",
  };

  return names[type];
}

/* A setting of the workspace has neither kind nor id, and its name as its field. */
static void
print_detail_json (SalCliJson *json, const SalChangeDetail *detail)
{
  const SalFieldChange *change = detail->change;

  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_string (json, "kind", change->kind != NULL ? change->kind->name : NULL);
  sal_cli_json_id (json, "id", change->id);
  sal_cli_json_string (json, "title", detail->title);
  sal_cli_json_string (json, "type", touch_name (change->type));
  if (change->field != NULL)
    {
      sal_cli_json_string (json, "field", change->field->name);
      sal_cli_json_value (
          json, "before", change->field, &change->before, detail->before, detail->currency);
      sal_cli_json_value (
          json, "after", change->field, &change->after, detail->after, detail->currency);
    }
  else
    {
      sal_cli_json_string (json, "field", change->title);
      sal_cli_json_string (json, "before", detail->before);
      sal_cli_json_string (json, "after", detail->after);
    }
  sal_cli_json_end_object (json);
}

static void
print_fields_json (GPtrArray *details)
{
  SalCliJson *json = sal_cli_json_new ("change");

  sal_cli_json_id (json, "change", change_id);
  sal_cli_json_begin_array (json, "fields");
  for (guint i = 0; i < details->len; i++)
    print_detail_json (json, g_ptr_array_index (details, i));
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static void
print_fields_table (GPtrArray *details)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Record"), FALSE);
  sal_cli_table_add_column (table, _ ("Title"), FALSE);
  sal_cli_table_add_column (table, _ ("Field"), FALSE);
  sal_cli_table_add_column (table, _ ("Before"), FALSE);
  sal_cli_table_add_column (table, _ ("After"), FALSE);
  for (guint i = 0; i < details->len; i++)
    {
      const SalChangeDetail *detail = g_ptr_array_index (details, i);

      sal_cli_table_take_cell (
          table,
          detail->kind != NULL
              ? g_strdup_printf ("%s/%" G_GINT64_FORMAT, detail->kind->name, detail->id)
              : g_strdup (""));
      sal_cli_table_cell (table, detail->title);
      sal_cli_table_cell (table, detail->label);
      sal_cli_table_cell (table, detail->before);
      sal_cli_table_cell (table, detail->after);
    }
  sal_cli_table_finish (table);
}

static gboolean
print_history (SalCliCall *call, SalWorkspace *workspace, HistoryRequest *request, GError **error)
{
  SalReadFunc read = change_id ? read_field_changes : read_changes;
  SalStore *store = sal_cli_get_store (workspace, pay, SAL_STORE_READ_ONLY, error);
  g_autoptr (GPtrArray) changes = NULL;

  if (store == NULL)
    return FALSE;
  request->kinds = sal_store_get_kinds (store);
  request->currency = sal_workspace_get_currency (workspace);
  changes = sal_store_read_sync (store, read, request, NULL, error);
  if (changes == NULL)
    return FALSE;

  if (change_id != 0)
    (call->json ? print_fields_json : print_fields_table) (changes);
  else
    (call->json ? print_changes_json : print_changes_table) (changes);

  return TRUE;
}

static SalCliStatus
run (SalCliCall *call)
{
  g_autoptr (SalWorkspace) workspace = NULL;
  HistoryRequest request = { 0 };
  GError *error = NULL;

  if (limit < 1)
    return sal_cli_usage (call, _ ("--limit: expected a number of changes"));
  if (record_text != NULL && change_id != 0)
    return sal_cli_usage (call, _ ("--record and --change do not go together"));
  if (record_text != NULL && !parse_record (&request, &error))
    return sal_cli_fail (call, error);
  workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, &error);
  if (workspace == NULL || !print_history (call, workspace, &request, &error))
    return sal_cli_fail (call, error);
  sal_workspace_close (workspace);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_history_command = {
  .name = "history",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("List the changes, the newest first"),
  .options = options,
  .run = run,
};
