/* sal-record-query-run.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression-sql.h"
#include "sal-id-map.h"
#include "sal-record-load.h"
#include "sal-record-query-private.h"
#include "sal-search.h"
#include "sal-sort-reader.h"

/* SQLite finds the records and reads what they are sorted by; the sorting is done here: a sort of a
 * million names takes SQLite seconds. */

/* Up to so many ids are looked up one by one; more are picked from all records. */
#define FEW_IDS 20000

/* From so many records on they are read by two threads. */
#define MANY_ROWS 20000

/* --- the statement --- */

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

/* --- one scan --- */

/* The ids that one of two scans reads. */
typedef struct
{
  gint64 first, last;
} Half;

/* Records that are read on one thread. */
typedef struct
{
  const SalRecordQuery *query;
  SalConnection *connection;
  SalExpressionSql *parts;
  SalIdMap *among; /* ids to pick from all records, or NULL */
  GArray *readers; /* of SalSortReader */
  GArray *ids;     /* of gint64, as they come */
  gboolean ascending;

  const Half *half; /* (nullable): if another scan reads the rest */
} Scan;

static void
clear_reader (gpointer data)
{
  sal_sort_reader_clear (data);
}

static gboolean
looks_ids_up (const SalRecordQuery *query)
{
  return query->ids != NULL && query->n_ids <= FEW_IDS && query->search == NULL;
}

static void
scan_init (Scan *self, const SalRecordQuery *query, SalConnection *connection)
{
  *self = (Scan){ .query = query, .connection = connection, .ascending = TRUE };
  self->parts = sal_expression_sql_new (query->kind, "t");
  self->readers = g_array_new (FALSE, TRUE, sizeof (SalSortReader));
  g_array_set_clear_func (self->readers, clear_reader);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (query->ids != NULL && !looks_ids_up (query))
    {
      self->among = sal_id_map_new (query->n_ids);
      for (gsize i = 0; i < query->n_ids; i++)
        sal_id_map_insert (self->among, query->ids[i], 0);
    }
}

static void
scan_clear (Scan *self)
{
  g_clear_pointer (&self->parts, sal_expression_sql_free);
  g_clear_pointer (&self->among, sal_id_map_free);
  g_clear_pointer (&self->readers, g_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scan, scan_clear)

/* Behind the conditions. */
static void
append_order (GString *sql, const Scan *self)
{
  const SalRecordQuery *query = self->query;

  if (self->half != NULL)
    g_string_append (sql, " ORDER BY t.id");
  else if (!looks_ids_up (query) && query->keys->len == 0)
    {
      g_string_append (sql, " ORDER BY t.id");
      if (query->limit > 0 && self->among == NULL)
        g_string_append_printf (sql, " LIMIT %" G_GINT64_FORMAT, query->limit);
    }
}

/* SELECT t.id and what it is sorted by; one more parameter for the id where ids are looked up. */
static char *
write_statement (Scan *self, guint *id_parameter)
{
  const SalRecordQuery *query = self->query;
  g_autoptr (GString) sql = g_string_new ("SELECT t.id");
  g_autofree char *by_id = NULL; /* a condition */
  g_autofree char *source = NULL;
  int n_columns = 1;

  g_array_set_size (self->readers, query->keys->len);
  for (guint i = 0; i < query->keys->len; i++)
    {
      SalSortReader *reader = &g_array_index (self->readers, SalSortReader, i);
      g_autofree char *columns = NULL;

      sal_sort_reader_init (reader, &g_array_index (query->keys, SalSortKey, i));
      columns = sal_sort_reader_write_columns (reader, self->parts, &n_columns);
      g_string_append_printf (sql, ", %s", columns);
    }

  if (looks_ids_up (query))
    {
      *id_parameter = sal_expression_sql_add_parameter (self->parts, &SAL_VALUE_NULL);
      by_id = g_strdup_printf ("t.id = ?%u", *id_parameter);
    }
  else if (self->half != NULL)
    by_id = g_strdup_printf ("t.id BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT,
                             self->half->first,
                             self->half->last);
  source = write_source (query, self->parts, by_id);
  g_string_append (sql, source);
  append_order (sql, self);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static sqlite3_stmt *
prepare (Scan *self, guint *id_parameter, GError **error)
{
  g_autofree char *sql = write_statement (self, id_parameter);
  sqlite3_stmt *statement;

  if (!sal_expression_sql_prepare (self->parts, self->connection, error))
    return NULL;
  statement = sal_connection_prepare (self->connection, sql, error);
  if (statement != NULL)
    sal_expression_sql_bind (self->parts, statement);

  return statement;
}

static gboolean
read_rows (Scan *self, sqlite3_stmt *statement, GError **error)
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
        sal_sort_reader_read (
            &g_array_index (self->readers, SalSortReader, i), conversion, statement);
    }

  return FALSE;
}

static gboolean
scan (Scan *self, GError **error)
{
  const SalRecordQuery *query = self->query;
  guint id_parameter = 0;
  g_autoptr (sqlite3_stmt) statement = prepare (self, &id_parameter, error);

  if (statement == NULL)
    return FALSE;
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

/* --- two halves --- */

static gpointer
scan_thread (gpointer data)
{
  return GINT_TO_POINTER (scan (data, NULL));
}

static void
append_upper (Scan *self, const Scan *upper)
{
  g_array_append_vals (self->ids, upper->ids->data, upper->ids->len);
  for (guint i = 0; i < self->readers->len; i++)
    sal_sort_reader_append (&g_array_index (self->readers, SalSortReader, i),
                            &g_array_index (upper->readers, SalSortReader, i));
}

/* The id that leaves about as many records below as above it; 0 if there are too few for that to
 * matter. */
static gboolean
find_middle (const Scan *self, gint64 *middle, GError **error)
{
  const char *table = self->query->kind->name;
  g_autofree char *sql = g_strdup_printf (
      "SELECT CASE WHEN (SELECT count(*) FROM (SELECT 1 FROM \"%s\" LIMIT %d)) < %d THEN 0"
      " ELSE ((SELECT min(id) FROM \"%s\") + (SELECT max(id) FROM \"%s\")) / 2 END",
      table,
      MANY_ROWS,
      MANY_ROWS,
      table,
      table);

  return sal_connection_query_integer (self->connection, sql, middle, error);
}

/* Both threads read with ascending ids: a file that is not in memory is read ahead only that way.
 * @done: whether the other one could do its part. */
static gboolean
scan_halves (Scan *self, SalConnection *beside, gint64 middle, gboolean *done, GError **error)
{
  const Half lower_half = { G_MININT64, middle }, upper_half = { middle + 1, G_MAXINT64 };
  g_auto (Scan) upper = { 0 };
  GThread *thread;
  gboolean read;

  scan_init (&upper, self->query, beside);
  upper.half = &upper_half;
  self->half = &lower_half;

  thread = g_thread_new ("scan", scan_thread, &upper);
  read = scan (self, error);
  *done = GPOINTER_TO_INT (g_thread_join (thread));
  self->half = NULL;
  if (read && *done)
    append_upper (self, &upper);

  return read;
}

/* Whether all records are read, and each costs something. */
static gboolean
reads_all (const SalRecordQuery *query)
{
  return query->keys->len > 0 && query->filter == NULL && query->search == NULL &&
         !looks_ids_up (query);
}

/* Reads all rows of @query into @self; many of them on two threads, if that is possible. */
static gboolean
read_all (Scan *self, const SalRecordQuery *query, SalConnection *connection, GError **error)
{
  g_autoptr (SalConnection) beside = NULL;
  gint64 middle = 0;
  gboolean done;

  scan_init (self, query, connection);
  if (reads_all (query) && !find_middle (self, &middle, error))
    return FALSE;
  if (middle != 0)
    beside = sal_connection_open_beside (connection);
  if (beside == NULL)
    return scan (self, error);
  if (!scan_halves (self, beside, middle, &done, error))
    return FALSE;
  if (done)
    return TRUE;

  scan_clear (self);
  scan_init (self, query, connection);

  return scan (self, error);
}

/* --- sorting --- */

/* The ids in their order, from those that were read. */
static GArray *
sort_ids (Scan *self)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (SalSortColumn) ids = sal_sort_column_new (SAL_SORT_INTEGER, FALSE);
  gsize n_rows = self->ids->len;
  g_autofree guint32 *rows = g_new (guint32, n_rows);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_rows);

  for (guint i = 0; i < self->readers->len; i++)
    g_ptr_array_add (columns, g_array_index (self->readers, SalSortReader, i).column);
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
  g_auto (Scan) scan = { 0 };
  g_autoptr (GArray) ids = NULL;

  if (!read_all (&scan, self, connection, error))
    return NULL;
  for (guint i = 0; i < scan.readers->len; i++)
    {
      if (!sal_sort_reader_finish (
              &g_array_index (scan.readers, SalSortReader, i), connection, error))
        return NULL;
    }

  if (scan.readers->len == 0 && scan.ascending)
    ids = g_steal_pointer (&scan.ids);
  else
    ids = sort_ids (&scan);
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
