/* sal-cli-records.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-record-query.h"

static char *where;
static char *sort;
static char *search;
static char *fields;
static gint64 limit;
static gboolean count;
static gboolean pay;

static const GOptionEntry options[] = {
  { "where",
    'w',
    0,
    G_OPTION_ARG_STRING,
    &where,
    N_ ("Only records this holds for, such as 'amount > 50000 and stage = \"Won\"'"),
    N_ ("FILTER") },
  { "search",
    0,
    0,
    G_OPTION_ARG_STRING,
    &search,
    N_ ("Only records with these words"),
    N_ ("WORDS") },
  { "sort",
    's',
    0,
    G_OPTION_ARG_STRING,
    &sort,
    N_ ("Fields to sort by, with commas; “-amount” begins with the largest"),
    N_ ("FIELDS") },
  { "limit", 'n', 0, G_OPTION_ARG_INT64, &limit, N_ ("At most so many"), N_ ("N") },
  { "fields",
    'f',
    0,
    G_OPTION_ARG_STRING,
    &fields,
    N_ ("Fields to show, with commas; “all” shows all"),
    N_ ("FIELDS") },
  { "count", 'c', 0, G_OPTION_ARG_NONE, &count, N_ ("Only say how many there are"), NULL },
  SAL_CLI_PAY_OPTION (&pay),
  G_OPTION_ENTRY_NULL,
};

/* What the rows are written with: the table or the JSON, whichever was asked for. */
typedef struct
{
  SalRecordQuery *query;
  const char *currency;
  GArray *shown; /* of guint: indexes of fields */
  SalCliTable *table;
  SalCliJson *json;
  gint64 n_records;
} Listing;

static gboolean
choose_named_fields (const SalKind *kind, GArray *shown, GError **error)
{
  g_auto (GStrv) names = g_strsplit (fields, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      int index = sal_kind_field_index (kind, g_strstrip (names[i]));

      if (index < 0)
        {
          g_autoptr (GString) all = g_string_new (NULL);

          for (guint j = 0; j < kind->n_fields; j++)
            g_string_append_printf (all, "%s%s", j ? ", " : "", kind->fields[j].name);
          g_set_error (error,
                       SAL_STORE_ERROR,
                       SAL_STORE_ERROR_NOT_FOUND,
                       _ ("--fields: %s has no field “%s”; it has: %s"),
                       kind->name,
                       names[i],
                       all->str);
          return FALSE;
        }
      g_array_append_val (shown, index);
    }

  return TRUE;
}

/* Tables show what lists show; JSON carries everything that is not confidential. */
static gboolean
choose_fields (const SalKind *kind, gboolean json, GArray *shown, GError **error)
{
  gboolean all = json || g_strcmp0 (fields, "all") == 0;
  g_autofree guint *order = NULL;

  if (fields != NULL && g_strcmp0 (fields, "all") != 0)
    return choose_named_fields (kind, shown, error);

  order = sal_kind_order_fields (kind);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      SalFieldFlags flags = kind->fields[order[i]].flags;

      if (!(flags & SAL_FIELD_CONFIDENTIAL) && (all || flags & SAL_FIELD_LISTED))
        g_array_append_val (shown, order[i]);
    }

  return TRUE;
}

static gboolean
is_number (const SalField *field)
{
  return field->type == SAL_FIELD_INTEGER || field->type == SAL_FIELD_MONEY ||
         field->type == SAL_FIELD_RATE || field->type == SAL_FIELD_REAL;
}

static void
begin_listing (Listing *listing, gboolean json)
{
  const SalKind *kind = sal_record_query_get_kind (listing->query);

  if (json)
    {
      listing->json = sal_cli_json_new ("records");
      sal_cli_json_string (listing->json, "kind", kind->name);
      sal_cli_json_begin_array (listing->json, "records");
      return;
    }

  listing->table = sal_cli_table_new ();
  sal_cli_table_add_column (listing->table, _ ("ID"), TRUE);
  for (guint i = 0; i < listing->shown->len; i++)
    {
      const SalField *field = &kind->fields[g_array_index (listing->shown, guint, i)];

      sal_cli_table_add_column (listing->table, sal_field_get_label (field), is_number (field));
    }
}

static gboolean
list_record (SalRecord *record, gpointer data, GError **error)
{
  Listing *listing = data;

  listing->n_records++;
  if (listing->json != NULL)
    {
      sal_cli_json_begin_object (listing->json, NULL);
      sal_cli_json_id (listing->json, "id", sal_record_get_id (record));
      for (guint i = 0; i < listing->shown->len; i++)
        sal_cli_json_field (
            listing->json, record, g_array_index (listing->shown, guint, i), listing->currency);
      sal_cli_json_end_object (listing->json);
      return TRUE;
    }

  sal_cli_table_take_cell (listing->table,
                           g_strdup_printf ("%" G_GINT64_FORMAT, sal_record_get_id (record)));
  for (guint i = 0; i < listing->shown->len; i++)
    sal_cli_table_take_cell (listing->table,
                             sal_record_to_display (record,
                                                    g_array_index (listing->shown, guint, i),
                                                    listing->currency));

  return TRUE;
}

static void
finish_listing (Listing *listing)
{
  if (listing->json != NULL)
    {
      sal_cli_json_end_array (listing->json);
      sal_cli_json_integer (listing->json, "count", listing->n_records);
      sal_cli_json_finish (listing->json);
      return;
    }

  sal_cli_table_finish (listing->table);
}

static gpointer
read_records (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Listing *listing = data;

  return GINT_TO_POINTER (
      sal_record_query_foreach (listing->query, connection, list_record, listing, error));
}

static gpointer
read_count (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Listing *listing = data;

  return GINT_TO_POINTER (
      sal_record_query_count (listing->query, connection, &listing->n_records, error));
}

static gboolean
print_count (SalCliCall *call, Listing *listing, SalStore *store, GError **error)
{
  const SalKind *kind = sal_record_query_get_kind (listing->query);

  if (sal_store_read_sync (store, read_count, listing, NULL, error) == NULL)
    return FALSE;

  if (call->json)
    {
      listing->json = sal_cli_json_new ("records");
      sal_cli_json_string (listing->json, "kind", kind->name);
      sal_cli_json_integer (listing->json, "count", listing->n_records);
      sal_cli_json_finish (listing->json);
    }
  sal_cli_say (call, "%" G_GINT64_FORMAT, listing->n_records);

  return TRUE;
}

static gboolean
print_records (SalCliCall *call, Listing *listing, SalStore *store, GError **error)
{
  begin_listing (listing, call->json);
  if (sal_store_read_sync (store, read_records, listing, NULL, error) == NULL)
    {
      g_clear_pointer (&listing->json, sal_cli_json_free);
      g_clear_pointer (&listing->table, sal_cli_table_free);
      return FALSE;
    }
  finish_listing (listing);

  return TRUE;
}

static SalCliStatus
run (SalCliCall *call)
{
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autoptr (SalRecordQuery) query = NULL;
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (guint));
  Listing listing = { .shown = shown };
  const SalKind *kind;
  SalStore *store;
  GError *error = NULL;

  if (limit < 0)
    return sal_cli_usage (call, _ ("--limit: expected a number of records"));
  kind = sal_cli_find_kind (sal_cli_get_kinds (pay), call->parameters[1], &error);
  if (kind == NULL || !choose_fields (kind, call->json, shown, &error))
    return sal_cli_fail (call, error);
  workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, &error);
  if (workspace == NULL)
    return sal_cli_fail (call, error);
  store = sal_cli_get_store (workspace, pay, SAL_STORE_READ_ONLY, &error);
  if (store == NULL)
    return sal_cli_fail (call, error);
  query = sal_cli_create_query (workspace, kind, where, sort, &error);
  if (query == NULL)
    return sal_cli_fail (call, error);
  if (search != NULL)
    sal_record_query_set_search (query, search);
  sal_record_query_set_limit (query, limit);

  listing.query = query;
  listing.currency = sal_workspace_get_currency (workspace);
  if (!(count ? print_count : print_records) (call, &listing, store, &error))
    return sal_cli_fail (call, error);
  sal_workspace_close (workspace);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_records_command = {
  .name = "records",
  .parameters = "FILE KIND",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("List the records of a kind"),
  .options = options,
  .run = run,
};
