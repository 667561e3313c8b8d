/* sal-import-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-repository.h"

#include "sal-date.h"

/**
 * sal_import_repository_foreach:
 * @connection: a connection
 * @kind: a kind
 * @fields: (array zero-terminated=1): names of fields
 * @func: (scope call): called with each record and its values of @fields
 * @data: given to @func
 * @error: return location for an error
 *
 * Reads some fields of all records of a kind.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sal_import_repository_foreach (SalConnection *connection,
                               const SalKind *kind,
                               const char *const *fields,
                               SalImportRowFunc func,
                               gpointer data,
                               GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree SalValue *values = NULL;
  guint n = 0;
  gboolean row;

  for (; fields[n] != NULL; n++)
    g_string_append_printf (sql, ", \"%s\"", fields[n]);
  g_string_append_printf (sql, " FROM \"%s\"", kind->name);
  statement = sal_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  values = g_new0 (SalValue, n + 1);
  for (;;)
    {
      if (!sal_connection_step (connection, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      for (guint i = 0; i < n; i++)
        values[i] = sal_statement_column (statement, (int) i + 1);
      func (sqlite3_column_int64 (statement, 0), values, data);
    }
}

/**
 * sal_import_repository_count:
 * @connection: a connection
 * @kind: a kind
 * @n_records: (out): how many records of @kind there are
 * @error: return location for an error
 *
 * Counts records.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sal_import_repository_count (SalConnection *connection,
                             const SalKind *kind,
                             gint64 *n_records,
                             GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", kind->name);

  return sal_connection_query_integer (connection, sql, n_records, error);
}

/**
 * sal_import_repository_select_sql:
 * @kind: a kind
 * @fields: (array length=n_fields): indexes of fields
 * @n_fields: how many
 *
 * Writes the query for some fields of one record.
 *
 * Returns: (transfer full): SQL with the id as its parameter
 */
char *
sal_import_repository_select_sql (const SalKind *kind, const guint *fields, guint n_fields)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", kind->fields[fields[i]].name);
  g_string_append_printf (sql, " FROM \"%s\" WHERE id = ?", kind->name);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/**
 * sal_import_repository_differs:
 * @connection: a connection
 * @select_sql: of [func@import_repository_select_sql]
 * @id: a record
 * @values: (array length=n_values): what it is to be
 * @n_values: how many, at most 64
 * @keep: bits of the values that do not matter
 * @differs: (out): whether one of the others is not what it is
 * @error: return location for an error
 *
 * Compares a record with what it is to be, without loading it.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sal_import_repository_differs (SalConnection *connection,
                               const char *select_sql,
                               gint64 id,
                               const SalValue *values,
                               guint n_values,
                               guint64 keep,
                               gboolean *differs,
                               GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, select_sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  *differs = FALSE;
  for (guint i = 0; row && i < n_values && !*differs; i++)
    {
      SalValue old = sal_statement_column (statement, (int) i);

      if (!(keep & (G_GUINT64_CONSTANT (1) << i)))
        *differs = !sal_value_equal (&old, &values[i]);
    }

  return TRUE;
}

/**
 * sal_import_repository_find_file:
 * @connection: a connection
 * @kind: the name of a kind
 * @hash: (nullable): the SHA-256 of a file
 * @time: (out): when this file was imported last as records of @kind, 0 if it was not
 * @error: return location for an error
 *
 * Finds out whether a file was imported before. An import that was undone does not count.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sal_import_repository_find_file (
    SalConnection *connection, const char *kind, const char *hash, gint64 *time, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  SalValue value;
  gboolean row;

  *time = 0;
  statement = sal_connection_prepare (
      connection, "SELECT max(imported) FROM import_source WHERE kind = ? AND hash = ?", error);
  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, kind);
  sal_statement_bind_text (statement, 2, hash);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  value = row ? sal_statement_column (statement, 0) : SAL_VALUE_NULL;
  if (value.storage == SAL_STORAGE_TEXT)
    sal_time_parse_iso (value.text, time);

  return TRUE;
}

/**
 * sal_import_repository_load_mappings:
 * @connection: a connection
 * @kind: the name of a kind
 * @limit: how many at most
 * @error: return location for an error
 *
 * Loads the mappings by which records of a kind were imported, newest first.
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): texts of mapping files, or %NULL
 * with @error set if SQLite failed
 */
char **
sal_import_repository_load_mappings (SalConnection *connection,
                                     const char *kind,
                                     guint limit,
                                     GError **error)
{
  g_autoptr (GStrvBuilder) mappings = g_strv_builder_new ();
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  statement = sal_connection_prepare (connection,
                                      "SELECT mapping FROM import_source WHERE kind = ? AND "
                                      "mapping IS NOT NULL ORDER BY imported DESC, id DESC LIMIT ?",
                                      error);
  if (statement == NULL)
    return NULL;
  sal_statement_bind_text (statement, 1, kind);
  sqlite3_bind_int64 (statement, 2, limit);
  for (;;)
    {
      if (!sal_connection_step (connection, statement, &row, error))
        return NULL;
      if (!row)
        return g_strv_builder_end (mappings);
      g_strv_builder_add (mappings, sal_statement_column (statement, 0).text);
    }
}
