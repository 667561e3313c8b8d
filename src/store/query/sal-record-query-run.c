/* sal-record-query-run.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-date.h"
#include "sal-conversion.h"
#include "sal-expression-sql.h"
#include "sal-id-map.h"
#include "sal-kind-scope.h"
#include "sal-record-load.h"
#include "sal-record-query-private.h"
#include "sal-record-titles.h"
#include "sal-search.h"
#include "sal-sort-column.h"

/* SQLite finds the records and reads what they are sorted by; the sorting is done here: a sort of a
 * million names takes SQLite seconds. */

/* Up to so many ids are looked up one by one; more are picked from all records. */
#define FEW_IDS 20000

/* Up to so many titles are looked up one by one; more are picked from all records. */
#define FEW_TITLES 4000

/* Amounts without an exchange rate are compared with so many decimals. */
#define MONEY_DIGITS 2

/* --- the statement --- */

static gboolean
is_converted (const SalSortKey *key)
{
  return key->field != NULL && key->field->type == SAL_FIELD_MONEY &&
         key->field->currency_field != NULL;
}

/* The column of what is sorted by; of an amount, those it is converted by behind it. */
static char *
write_columns (SalExpressionSql *parts, const SalSortKey *key)
{
  const char *const *path = (const char *const *) key->path;
  guint n_names = g_strv_length (key->path);
  g_autofree char *amount = NULL;
  g_autofree char *currency = NULL;
  g_autofree char *dated = NULL;

  if (!is_converted (key))
    return sal_expression_sql_column (parts, path, n_names);
  amount = sal_expression_sql_money (parts, path, n_names, &currency, &dated);

  return g_strdup_printf ("%s, %s, %s", amount, currency, dated);
}

static void
append_condition (GString *conditions, const char *condition)
{
  g_string_append_printf (
      conditions, "%s(%s)", conditions->len > 0 ? " AND " : " WHERE ", condition);
}

static void
append_filter (GString *conditions, SalExpressionSql *parts, const SalExpression *filter)
{
  g_autofree char *condition = NULL;

  if (filter == NULL)
    return;
  condition = sal_expression_sql_compile_filter (parts, filter);
  append_condition (conditions, condition);
}

/* What stands behind SELECT …: tables, joins and conditions, and one more, or NULL. */
static char *
write_source (const SalRecordQuery *self, SalExpressionSql *parts, const char *more)
{
  g_autofree char *match = self->search != NULL ? sal_search_write_match (self->search) : NULL;
  g_autoptr (GString) conditions = g_string_new (NULL);

  append_filter (conditions, parts, self->filter);
  if (match != NULL)
    {
      SalValue value = sal_value_borrow_text (match);
      g_autofree char *condition = g_strdup_printf (
          "s." SAL_SEARCH_TABLE " MATCH ?%u", sal_expression_sql_add_parameter (parts, &value));

      append_condition (conditions, condition);
    }
  if (more != NULL)
    append_condition (conditions, more);

  return g_strdup_printf (" FROM %s\"%s\" AS t%s%s%s",
                          match != NULL ? SAL_SEARCH_TABLE " AS s CROSS JOIN " : "",
                          self->kind->name,
                          match != NULL ? " ON t.id = s.rowid" : "",
                          sal_expression_sql_get_joins (parts),
                          conditions->str);
}

/* --- what records are sorted by --- */

typedef struct
{
  const SalSortKey *key;
  SalSortColumn *column; /* of references, made of the ids at the end */
  GArray *references;    /* of gint64, 0 for none; NULL if it is no reference */
  int value;             /* a column of the statement */
} Reader;

static void
clear_reader (gpointer data)
{
  Reader *self = data;

  g_clear_pointer (&self->column, sal_sort_column_free);
  g_clear_pointer (&self->references, g_array_unref);
}

static void
init_reader (Reader *self, const SalSortKey *key)
{
  SalFieldType type = key->field != NULL ? key->field->type : SAL_FIELD_INTEGER;

  self->key = key;
  if (key->field != NULL && sal_kind_has_titles_of (key->kind, key->field))
    self->references = g_array_new (FALSE, FALSE, sizeof (gint64));
  else
    self->column = sal_sort_column_new (
        type == SAL_FIELD_TEXT || type == SAL_FIELD_CURRENCY ? SAL_SORT_NAME : SAL_SORT_INTEGER,
        key->descending);
}

static gint64
find_choice (const SalField *field, const char *value)
{
  gint64 index = 0;

  for (const SalChoice *choice = field->choices; choice->value != NULL; choice++, index++)
    {
      if (strcmp (choice->value, value) == 0)
        break;
    }

  return index;
}

static void
read_instant (Reader *self, const char *text, gboolean is_date)
{
  gint32 day;
  gint64 time;

  if (is_date && sal_date_parse_iso (text, &day))
    sal_sort_column_add_integer (self->column, day);
  else if (!is_date && sal_time_parse_iso (text, &time))
    sal_sort_column_add_integer (self->column, time);
  else
    sal_sort_column_add_null (self->column);
}

/* Currency and day are in the two columns behind the amount. */
static void
read_money (Reader *self, SalConversion *conversion, sqlite3_stmt *statement)
{
  gint64 amount = sqlite3_column_int64 (statement, self->value);
  const char *currency = (const char *) sqlite3_column_text (statement, self->value + 1);
  const char *day = NULL;
  gint64 money = amount;

  if (currency != NULL && g_strcmp0 (currency, conversion->currency) != 0)
    day = (const char *) sqlite3_column_text (statement, self->value + 2);
  if (!sal_conversion_convert (conversion, amount, currency, day, &money) &&
      !sal_money_rescale (amount, currency, MONEY_DIGITS, &money))
    money = amount < 0 ? G_MININT64 : G_MAXINT64;
  sal_sort_column_add_integer (self->column, money);
}

/* Adds the value of the row that @statement is on. */
static void
read_value (Reader *self, SalConversion *conversion, sqlite3_stmt *statement)
{
  const SalField *field = self->key->field;
  SalFieldType type = field != NULL ? field->type : SAL_FIELD_INTEGER;

  if (self->references != NULL)
    {
      gint64 id = sqlite3_column_int64 (statement, self->value);

      g_array_append_val (self->references, id);
      return;
    }
  if (sqlite3_column_type (statement, self->value) == SQLITE_NULL)
    {
      sal_sort_column_add_null (self->column);
      return;
    }

  switch (type)
    {
    case SAL_FIELD_TEXT:
    case SAL_FIELD_CURRENCY:
      {
        const char *text = (const char *) sqlite3_column_text (statement, self->value);

        sal_sort_column_add_name (
            self->column, text, (gsize) sqlite3_column_bytes (statement, self->value));
        break;
      }
    case SAL_FIELD_CHOICE:
      sal_sort_column_add_integer (
          self->column,
          find_choice (field, (const char *) sqlite3_column_text (statement, self->value)));
      break;
    case SAL_FIELD_DATE:
    case SAL_FIELD_TIME:
      read_instant (self,
                    (const char *) sqlite3_column_text (statement, self->value),
                    type == SAL_FIELD_DATE);
      break;
    case SAL_FIELD_REAL:
      sal_sort_column_add_real (self->column, sqlite3_column_double (statement, self->value));
      break;
    case SAL_FIELD_MONEY:
      if (is_converted (self->key))
        {
          read_money (self, conversion, statement);
          break;
        }
      G_GNUC_FALLTHROUGH;
    default:
      sal_sort_column_add_integer (self->column, sqlite3_column_int64 (statement, self->value));
    }
}

/* --- references by title --- */

static void
add_title (SalSortColumn *titles, sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text == NULL)
    sal_sort_column_add_null (titles);
  else
    sal_sort_column_add_name (titles, text, (gsize) sqlite3_column_bytes (statement, column));
}

static gboolean
look_titles_up (SalConnection *connection,
                const char *select,
                GArray *ids,
                SalSortColumn *titles,
                GError **error)
{
  g_autofree char *sql = g_strconcat (select, " WHERE t.id = ?", NULL);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      sqlite3_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
      if (!sal_connection_step (connection, statement, &row, error))
        return FALSE;
      if (row)
        add_title (titles, statement, 1);
      else
        sal_sort_column_add_null (titles);
      sqlite3_reset (statement);
    }

  return TRUE;
}

/* Reads all titles; @indexes gets the order they come in. */
static gboolean
read_titles (SalConnection *connection,
             const char *select,
             SalIdMap *indexes,
             SalSortColumn *titles,
             GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, select, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      sal_id_map_insert (indexes,
                         sqlite3_column_int64 (statement, 0),
                         (gint32) sal_sort_column_get_length (titles));
      add_title (titles, statement, 1);
    }

  return FALSE;
}

/* What each of @titles comes at; titles that are sorted as the same come at the same. */
static guint32 *
rank_titles (SalSortColumn *titles)
{
  gsize n_titles = sal_sort_column_get_length (titles);
  g_autofree guint32 *rows = g_new (guint32, n_titles);
  guint32 *ranks = g_new (guint32, n_titles);

  for (gsize i = 0; i < n_titles; i++)
    rows[i] = (guint32) i;
  sal_sort_rows (&titles, 1, rows, n_titles);
  for (gsize i = 0; i < n_titles; i++)
    {
      gboolean same = i > 0 && sal_sort_column_equal (titles, rows[i - 1], rows[i]);

      ranks[rows[i]] = same ? ranks[rows[i - 1]] : (guint32) i;
    }

  return ranks;
}

/* Makes the column of a reference: each record by the rank of its reference's title. */
static gboolean
sort_references (Reader *self, SalConnection *connection, GError **error)
{
  const SalKind *kind = self->key->field->references;
  g_autoptr (SalSortColumn) titles = sal_sort_column_new (SAL_SORT_NAME, FALSE);
  g_autoptr (SalIdMap) indexes = sal_id_map_new (0);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (SalTitleJoins) joins;
  g_autofree char *title = NULL;
  g_autofree char *select = NULL;
  g_autofree guint32 *ranks = NULL;

  sal_title_joins_init (&joins);
  title = sal_title_joins_add (&joins, kind, "t");
  select =
      g_strdup_printf ("SELECT t.id, %s FROM \"%s\" AS t%s", title, kind->name, joins.sql->str);

  for (guint i = 0; i < self->references->len && ids->len <= FEW_TITLES; i++)
    {
      gint64 id = g_array_index (self->references, gint64, i);

      if (id == 0 || sal_id_map_lookup (indexes, id) >= 0)
        continue;
      sal_id_map_insert (indexes, id, (gint32) ids->len);
      g_array_append_val (ids, id);
    }
  if (ids->len <= FEW_TITLES)
    {
      if (!look_titles_up (connection, select, ids, titles, error))
        return FALSE;
    }
  else
    {
      sal_id_map_free (indexes);
      indexes = sal_id_map_new (ids->len);
      if (!read_titles (connection, select, indexes, titles, error))
        return FALSE;
    }

  ranks = rank_titles (titles);
  self->column = sal_sort_column_new (SAL_SORT_INTEGER, self->key->descending);
  for (guint i = 0; i < self->references->len; i++)
    {
      gint32 index = sal_id_map_lookup (indexes, g_array_index (self->references, gint64, i));

      if (index < 0 || sal_sort_column_is_null (titles, (guint32) index))
        sal_sort_column_add_null (self->column);
      else
        sal_sort_column_add_integer (self->column, ranks[index]);
    }
  g_clear_pointer (&self->references, g_array_unref);

  return TRUE;
}

/* --- running --- */

typedef struct
{
  const SalRecordQuery *query;
  SalConnection *connection;
  SalExpressionSql *parts;
  SalIdMap *among; /* ids to pick from all records, or NULL */
  GArray *readers; /* of Reader */
  GArray *ids;     /* of gint64, as they come */
  gboolean ascending;
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->parts, sal_expression_sql_free);
  g_clear_pointer (&self->among, sal_id_map_free);
  g_clear_pointer (&self->readers, g_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
looks_ids_up (const SalRecordQuery *query)
{
  return query->ids != NULL && query->n_ids <= FEW_IDS && query->search == NULL;
}

static void
run_init (Run *self, const SalRecordQuery *query, SalConnection *connection)
{
  self->query = query;
  self->connection = connection;
  self->parts = sal_expression_sql_new (query->kind, "t");
  self->readers = g_array_new (FALSE, TRUE, sizeof (Reader));
  g_array_set_clear_func (self->readers, clear_reader);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->ascending = TRUE;

  if (query->ids != NULL && !looks_ids_up (query))
    {
      self->among = sal_id_map_new (query->n_ids);
      for (gsize i = 0; i < query->n_ids; i++)
        sal_id_map_insert (self->among, query->ids[i], 0);
    }
}

/* SELECT t.id and what it is sorted by; one more parameter for the id where ids are looked up. */
static char *
write_statement (Run *self, guint *id_parameter)
{
  const SalRecordQuery *query = self->query;
  g_autoptr (GString) sql = g_string_new ("SELECT t.id");
  g_autofree char *by_id = NULL;
  g_autofree char *source = NULL;
  int n_columns = 1;

  g_array_set_size (self->readers, query->keys->len);
  for (guint i = 0; i < query->keys->len; i++)
    {
      const SalSortKey *key = &g_array_index (query->keys, SalSortKey, i);
      Reader *reader = &g_array_index (self->readers, Reader, i);
      g_autofree char *columns = write_columns (self->parts, key);

      init_reader (reader, key);
      reader->value = n_columns;
      n_columns += is_converted (key) ? 3 : 1;
      g_string_append_printf (sql, ", %s", columns);
    }

  if (looks_ids_up (query))
    {
      *id_parameter = sal_expression_sql_add_parameter (self->parts, &SAL_VALUE_NULL);
      by_id = g_strdup_printf ("t.id = ?%u", *id_parameter);
    }
  source = write_source (query, self->parts, by_id);
  g_string_append (sql, source);
  if (by_id == NULL && query->keys->len == 0)
    {
      g_string_append (sql, " ORDER BY t.id");
      if (query->limit > 0 && self->among == NULL)
        g_string_append_printf (sql, " LIMIT %" G_GINT64_FORMAT, query->limit);
    }

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
read_rows (Run *self, sqlite3_stmt *statement, GError **error)
{
  SalConversion *conversion = sal_connection_get_conversion (self->connection);
  gint64 last = self->ids->len > 0 ? g_array_index (self->ids, gint64, self->ids->len - 1) : 0;
  gboolean row;

  while (sal_connection_step (self->connection, statement, &row, error))
    {
      gint64 id;

      if (!row)
        return TRUE;
      id = sqlite3_column_int64 (statement, 0);
      if (self->among != NULL && sal_id_map_lookup (self->among, id) < 0)
        continue;
      if (id < last)
        self->ascending = FALSE;
      last = id;
      g_array_append_val (self->ids, id);
      for (guint i = 0; i < self->readers->len; i++)
        read_value (&g_array_index (self->readers, Reader, i), conversion, statement);
    }

  return FALSE;
}

static gboolean
read_all (Run *self, GError **error)
{
  const SalRecordQuery *query = self->query;
  guint id_parameter = 0;
  g_autofree char *sql = write_statement (self, &id_parameter);
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!sal_expression_sql_prepare (self->parts, self->connection, error))
    return FALSE;
  statement = sal_connection_prepare (self->connection, sql, error);
  if (statement == NULL)
    return FALSE;
  sal_expression_sql_bind (self->parts, statement);
  if (id_parameter == 0)
    return read_rows (self, statement, error);

  for (gsize i = 0; i < query->n_ids; i++)
    {
      sqlite3_bind_int64 (statement, (int) id_parameter, query->ids[i]);
      if (!read_rows (self, statement, error))
        return FALSE;
      sqlite3_reset (statement);
    }

  return TRUE;
}

/* The ids in their order, from those that were read. */
static GArray *
sort_ids (Run *self)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (SalSortColumn) ids = sal_sort_column_new (SAL_SORT_INTEGER, FALSE);
  gsize n_rows = self->ids->len;
  g_autofree guint32 *rows = g_new (guint32, n_rows);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_rows);

  for (guint i = 0; i < self->readers->len; i++)
    g_ptr_array_add (columns, g_array_index (self->readers, Reader, i).column);
  for (gsize i = 0; i < n_rows; i++)
    {
      rows[i] = (guint32) i;
      if (!self->ascending)
        sal_sort_column_add_integer (ids, g_array_index (self->ids, gint64, i));
    }
  if (!self->ascending)
    g_ptr_array_add (columns, ids);

  sal_sort_rows ((SalSortColumn *const *) columns->pdata, columns->len, rows, n_rows);
  g_array_set_size (sorted, (guint) n_rows);
  for (gsize i = 0; i < n_rows; i++)
    g_array_index (sorted, gint64, i) = g_array_index (self->ids, gint64, rows[i]);

  return sorted;
}

/**
 * sal_record_query_ids:
 * @self: a query
 * @connection: a connection
 * @error: return location for an error
 *
 * Runs a query. A million records take some tenths of a second.
 *
 * Returns: (transfer full) (element-type gint64): the ids of the records in order, or %NULL on a
 * %SAL_STORE_ERROR or when cancelled
 */
GArray *
sal_record_query_ids (const SalRecordQuery *self, SalConnection *connection, GError **error)
{
  g_auto (Run) run = { 0 };
  g_autoptr (GArray) ids = NULL;

  run_init (&run, self, connection);
  if (!read_all (&run, error))
    return NULL;
  for (guint i = 0; i < run.readers->len; i++)
    {
      Reader *reader = &g_array_index (run.readers, Reader, i);

      if (reader->references != NULL && !sort_references (reader, connection, error))
        return NULL;
    }

  if (run.readers->len == 0 && run.ascending)
    ids = g_steal_pointer (&run.ids);
  else
    ids = sort_ids (&run);
  if (self->limit > 0 && ids->len > self->limit)
    g_array_set_size (ids, (guint) self->limit);

  return g_steal_pointer (&ids);
}

/**
 * sal_record_query_count:
 * @self: a query
 * @connection: a connection
 * @count: (out): the number of records
 * @error: return location for an error
 *
 * Counts the records of a query.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR or when cancelled
 */
gboolean
sal_record_query_count (const SalRecordQuery *self,
                        SalConnection *connection,
                        gint64 *count,
                        GError **error)
{
  g_autoptr (SalExpressionSql) parts = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *source = NULL;
  g_autofree char *sql = NULL;
  gboolean row;

  if (self->ids != NULL)
    {
      g_autoptr (GArray) ids = sal_record_query_ids (self, connection, error);

      *count = ids != NULL ? ids->len : 0;
      return ids != NULL;
    }

  parts = sal_expression_sql_new (self->kind, "t");
  source = write_source (self, parts, NULL);
  sql = g_strconcat ("SELECT count(*)", source, NULL);
  if (!sal_expression_sql_prepare (parts, connection, error))
    return FALSE;
  statement = sal_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return FALSE;
  sal_expression_sql_bind (parts, statement);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;

  *count = sqlite3_column_int64 (statement, 0);
  if (self->limit > 0)
    *count = MIN (*count, self->limit);

  return TRUE;
}

/**
 * sal_record_query_foreach:
 * @self: a query
 * @connection: a connection
 * @func: called with each record, in order; %FALSE stops, with an error if it sets one
 * @data: for @func
 * @error: return location for an error
 *
 * Loads the records of a query one after the other. A record is @func's to read while it runs, and
 * to keep if it takes a reference.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR, when cancelled, or if @func set an error
 */
gboolean
sal_record_query_foreach (const SalRecordQuery *self,
                          SalConnection *connection,
                          SalRecordFunc func,
                          gpointer data,
                          GError **error)
{
  g_autoptr (GArray) ids = sal_record_query_ids (self, connection, error);
  g_autoptr (SalRecordLoader) loader = NULL;

  if (ids == NULL)
    return FALSE;
  loader = sal_record_loader_new (connection, self->kind, error);
  if (loader == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SalRecord) record = NULL;
      g_autoptr (GError) own = NULL;

      if (!sal_record_loader_load (loader, g_array_index (ids, gint64, i), &record, error))
        return FALSE;
      if (record == NULL || func (record, data, &own))
        continue;
      if (own == NULL)
        break;
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }

  return TRUE;
}
