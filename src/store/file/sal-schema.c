/* sal-schema.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-schema.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-store-error.h"

/* `change`, `touch`, `touch_range` and `change_kind` are only ever appended to: a change is
 * reverted because a later one says so, and its changeset is never written twice. `setting` is the
 * one journaled table here. `schema_columns` says which columns a table had from a schema number
 * on, so that old changesets still read. */
static const char INTERNAL_TABLES[] =
    "CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;"
    "CREATE TABLE kind (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;"
    "CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;"
    "CREATE TABLE schema_history (number INTEGER PRIMARY KEY, version INTEGER NOT NULL,"
    "  time INTEGER NOT NULL, rewrites TEXT NOT NULL) STRICT;"
    "CREATE TABLE schema_columns (kind TEXT NOT NULL, number INTEGER NOT NULL,"
    "  columns TEXT NOT NULL, PRIMARY KEY (kind, number)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE change (id INTEGER PRIMARY KEY, time INTEGER NOT NULL,"
    "  author INTEGER NOT NULL REFERENCES author (id), label TEXT NOT NULL,"
    "  type INTEGER NOT NULL, flags INTEGER NOT NULL, reverts INTEGER REFERENCES change (id),"
    "  schema INTEGER NOT NULL, note TEXT, changeset BLOB NOT NULL) STRICT;"
    "CREATE INDEX change_author ON change (author, type);"
    "CREATE UNIQUE INDEX change_reverts ON change (reverts) WHERE reverts IS NOT NULL;"
    "CREATE TABLE change_kind (change INTEGER NOT NULL, kind INTEGER NOT NULL,"
    "  type INTEGER NOT NULL, n_rows INTEGER NOT NULL,"
    "  PRIMARY KEY (change, kind, type)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE touch (kind INTEGER NOT NULL, id INTEGER NOT NULL, change INTEGER NOT NULL,"
    "  type INTEGER NOT NULL, PRIMARY KEY (kind, id, change)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE touch_range (change INTEGER NOT NULL, kind INTEGER NOT NULL,"
    "  type INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,"
    "  n_rows INTEGER NOT NULL, PRIMARY KEY (change, kind, type, first)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX touch_range_kind ON touch_range (kind, first);";

/* What is not journaled, and added to files that are older: what goes with records and is written
 * once, up to which change somebody has read a record, and when work that falls due was done. */
static const struct
{
  const char *name;
  const char *columns;
} ASIDE_TABLES[] = {
  { "attachment",
    "kind TEXT NOT NULL, record INTEGER NOT NULL, content BLOB NOT NULL,"
    " PRIMARY KEY (kind, record)" },
  { "reading",
    "author TEXT NOT NULL, kind TEXT NOT NULL, record INTEGER NOT NULL, change INTEGER NOT NULL,"
    " time INTEGER NOT NULL, PRIMARY KEY (author, kind, record)" },
  { "last_done", "work TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, change INTEGER NOT NULL" },
};

static const char *const INTERNAL_COLUMNS[][2] = {
  { "author", "id,name" },
  { "kind", "id,name" },
  { "setting", "name,value" },
  { "schema_history", "number,version,time,rewrites" },
  { "schema_columns", "kind,number,columns" },
  { "change", "id,time,author,label,type,flags,reverts,schema,note,changeset" },
  { "change_kind", "change,kind,type,n_rows" },
  { "touch", "kind,id,change,type" },
  { "touch_range", "change,kind,type,first,last,n_rows" },
};

static const char *
column_type (SalFieldType type)
{
  switch (type)
    {
    case SAL_FIELD_INTEGER:
    case SAL_FIELD_BOOLEAN:
    case SAL_FIELD_MONEY:
    case SAL_FIELD_RATE:
    case SAL_FIELD_REFERENCE:
      return "INTEGER";
    case SAL_FIELD_REAL:
      return "REAL";
    case SAL_FIELD_TEXT:
    case SAL_FIELD_DATE:
    case SAL_FIELD_TIME:
    case SAL_FIELD_CHOICE:
    case SAL_FIELD_CURRENCY:
    default:
      return "TEXT";
    }
}

gboolean
sal_schema_field_has_key (const SalKind *kind, const SalField *field)
{
  return field->type == SAL_FIELD_REFERENCE && field->references->store == kind->store;
}

/* Every foreign key has an index: without one, deleting a row scans each table that may refer to
 * it. */
gboolean
sal_schema_field_has_index (const SalKind *kind, const SalField *field)
{
  return field->type == SAL_FIELD_REFERENCE ||
         (field->flags & (SAL_FIELD_UNIQUE | SAL_FIELD_INDEXED)) != 0;
}

static void
append_column (GString *sql, const SalKind *kind, const SalField *field)
{
  g_string_append_printf (sql, "\"%s\" %s", field->name, column_type (field->type));
  if (sal_schema_field_has_key (kind, field))
    g_string_append_printf (
        sql, " REFERENCES \"%s\" (id) DEFERRABLE INITIALLY DEFERRED", field->references->name);
}

static gboolean
create_table (SalConnection *connection, const SalKind *kind, const char *prefix, GError **error)
{
  g_autoptr (GString) sql = g_string_new (prefix);

  g_string_append_printf (sql, "\"%s\" (id INTEGER PRIMARY KEY", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_string_append (sql, ", ");
      append_column (sql, kind, &kind->fields[i]);
    }
  g_string_append (sql, ") STRICT");

  return sal_connection_execute (connection, sql->str, error);
}

/**
 * sal_schema_create_index:
 * @connection: a connection in a transaction
 * @kind: a kind
 * @field: one of its fields
 * @error: return location for an error
 *
 * Creates the index of @field, if it has one and it is not there. An index on references that are
 * seldom set holds only those that are.
 *
 * Raises %SAL_STORE_ERROR_INVALID if values that must be unique are not.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_schema_create_index (SalConnection *connection,
                         const SalKind *kind,
                         const SalField *field,
                         GError **error)
{
  gboolean partial =
      (field->flags & (SAL_FIELD_UNIQUE | SAL_FIELD_INDEXED | SAL_FIELD_REQUIRED)) == 0;
  g_autofree char *sql = NULL;

  if (!sal_schema_field_has_index (kind, field))
    return TRUE;

  sql = g_strdup_printf ("CREATE %sINDEX IF NOT EXISTS \"%s.%s\" ON \"%s\" (\"%s\")%s%s%s",
                         field->flags & SAL_FIELD_UNIQUE ? "UNIQUE " : "",
                         kind->name,
                         field->name,
                         kind->name,
                         field->name,
                         partial ? " WHERE \"" : "",
                         partial ? field->name : "",
                         partial ? "\" IS NOT NULL" : "");
  return sal_connection_execute (connection, sql, error);
}

gboolean
sal_schema_create_indexes (SalConnection *connection, const SalKind *kind, GError **error)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (!sal_schema_create_index (connection, kind, &kind->fields[i], error))
      return FALSE;

  return TRUE;
}

gboolean
sal_schema_drop_indexes (SalConnection *connection, const SalKind *kind, GError **error)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *sql = NULL;

      if (!sal_schema_field_has_index (kind, &kind->fields[i]))
        continue;
      sql = g_strdup_printf ("DROP INDEX IF EXISTS \"%s.%s\"", kind->name, kind->fields[i].name);
      if (!sal_connection_execute (connection, sql, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_schema_load_columns:
 * @connection: a connection
 * @table: name of a table
 * @error: return location for an error
 *
 * Looks up the columns of a table.
 *
 * Returns: (transfer full): their names in order, none if there is no such table; %NULL on error
 */
char **
sal_schema_load_columns (SalConnection *connection, const char *table, GError **error)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection, "SELECT name FROM pragma_table_info (?)", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  sal_statement_bind_text (statement, 1, table);
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return g_strv_builder_end (columns);
      g_strv_builder_add (columns, (const char *) sqlite3_column_text (statement, 0));
    }
  return NULL;
}

/**
 * sal_schema_load_columns_at:
 * @connection: a connection
 * @table: name of a table
 * @number: a schema number
 * @error: return location for an error
 *
 * Looks up the columns a table had under a schema number.
 *
 * Returns: (transfer full): their names in order, none if that is not known; %NULL on error
 */
char **
sal_schema_load_columns_at (SalConnection *connection,
                            const char *table,
                            gint64 number,
                            GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection,
                              "SELECT columns FROM schema_columns "
                              "WHERE kind = ? AND number <= ? ORDER BY number DESC LIMIT 1",
                              error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sal_statement_bind_text (statement, 1, table);
  sqlite3_bind_int64 (statement, 2, number);
  if (!sal_connection_step (connection, statement, &row, error))
    return NULL;
  return g_strsplit (row ? (const char *) sqlite3_column_text (statement, 0) : "", ",", -1);
}

static gboolean
set_damaged (GError **error, const char *table, const char *found, const char *expected)
{
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_DAMAGED,
               _ ("Table “%s” has “%s” where “%s” belongs: the file is damaged; copy what can be "
                  "read out into a new file"),
               table,
               found,
               expected);
  return FALSE;
}

/* The columns a file has must begin as the description does; the file may have more, added by
 * another version. */
static gboolean
check_columns (const SalKind *kind, char **columns, GError **error)
{
  guint n_columns = g_strv_length (columns);

  if (n_columns == 0)
    return TRUE;
  if (strcmp (columns[0], "id") != 0)
    return set_damaged (error, kind->name, columns[0], "id");
  for (guint i = 0; i < kind->n_fields && i + 1 < n_columns; i++)
    if (strcmp (columns[i + 1], kind->fields[i].name) != 0)
      return set_damaged (error, kind->name, columns[i + 1], kind->fields[i].name);
  return TRUE;
}

/**
 * sal_schema_check_internal:
 * @connection: a connection
 * @error: return location for an error
 *
 * Checks that the tables every store has are there with their columns.
 *
 * Raises %SAL_STORE_ERROR_DAMAGED and those of sal_connection_set_error().
 *
 * Returns: %FALSE on error
 */
gboolean
sal_schema_check_internal (SalConnection *connection, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (INTERNAL_COLUMNS); i++)
    {
      g_auto (GStrv) columns = sal_schema_load_columns (connection, INTERNAL_COLUMNS[i][0], error);
      g_autofree char *text = NULL;

      if (columns == NULL)
        return FALSE;
      text = g_strjoinv (",", columns);
      if (!g_str_has_prefix (text, INTERNAL_COLUMNS[i][1]))
        return set_damaged (error, INTERNAL_COLUMNS[i][0], text, INTERNAL_COLUMNS[i][1]);
    }

  return TRUE;
}

/**
 * sal_schema_append_history:
 * @connection: a connection in a transaction
 * @version: the `user_version` from now on
 * @rewrites: names of tables whose rows were rewritten, by commas: older changes to them cannot be
 * undone
 * @error: return location for an error
 *
 * Starts a new schema number, which changes cite from now on.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_schema_append_history (SalConnection *connection,
                           int version,
                           const char *rewrites,
                           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "INSERT INTO schema_history (version, time, rewrites) VALUES (?, unixepoch (), ?)",
      error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int (statement, 1, version);
  sal_statement_bind_text (statement, 2, rewrites);
  return sal_connection_step (connection, statement, &row, error);
}

/* Writes down the columns of a table under the newest schema number. */
gboolean
sal_schema_remember_columns (SalConnection *connection, const char *table, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "INSERT OR REPLACE INTO schema_columns (kind, number, columns) "
      "SELECT ?1, (SELECT max (number) FROM schema_history), group_concat (name, ',') "
      "FROM (SELECT name FROM pragma_table_info (?1) ORDER BY cid)",
      error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sal_statement_bind_text (statement, 1, table);
  return sal_connection_step (connection, statement, &row, error);
}

static gboolean
remember_kind (SalConnection *connection, const SalKind *kind, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection, "INSERT OR IGNORE INTO kind (name) VALUES (?)", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sal_statement_bind_text (statement, 1, kind->name);
  return sal_connection_step (connection, statement, &row, error);
}

static gboolean
add_columns (SalConnection *connection, const SalKind *kind, guint n_present, GError **error)
{
  for (guint i = n_present; i < kind->n_fields; i++)
    {
      g_autoptr (GString) sql = g_string_new (NULL);

      g_string_printf (sql, "ALTER TABLE \"%s\" ADD COLUMN ", kind->name);
      append_column (sql, kind, &kind->fields[i]);
      if (!sal_connection_execute (connection, sql->str, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
extend_kind (SalConnection *connection, const SalKind *kind, GError **error)
{
  g_auto (GStrv) columns = sal_schema_load_columns (connection, kind->name, error);
  guint n_columns;

  if (columns == NULL || !check_columns (kind, columns, error))
    return FALSE;

  n_columns = g_strv_length (columns);
  if (n_columns == 0)
    {
      if (!create_table (connection, kind, "CREATE TABLE ", error))
        return FALSE;
    }
  else if (!add_columns (connection, kind, n_columns - 1, error))
    return FALSE;

  if (!sal_schema_create_indexes (connection, kind, error) ||
      !remember_kind (connection, kind, error))
    return FALSE;
  return n_columns >= kind->n_fields + 1 ||
         sal_schema_remember_columns (connection, kind->name, error);
}

static gboolean
lacks_table (SalConnection *connection, const char *name, gboolean *lacks, GError **error)
{
  g_auto (GStrv) columns = sal_schema_load_columns (connection, name, error);

  *lacks = columns != NULL && columns[0] == NULL;

  return columns != NULL;
}

/* @create: "CREATE TABLE" or "CREATE TEMP TABLE" */
static gboolean
add_aside_tables (SalConnection *connection, const char *create, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ASIDE_TABLES); i++)
    {
      g_autofree char *sql = NULL;
      gboolean lacks;

      if (!lacks_table (connection, ASIDE_TABLES[i].name, &lacks, error))
        return FALSE;
      if (!lacks)
        continue;
      sql = g_strdup_printf (
          "%s %s (%s) STRICT", create, ASIDE_TABLES[i].name, ASIDE_TABLES[i].columns);
      if (!sal_connection_execute (connection, sql, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_schema_extend:
 * @connection: a connection in a transaction
 * @role: which store this is
 * @kinds: (array zero-terminated=1): all kinds
 * @error: return location for an error
 *
 * Adds the tables, columns and indexes that the descriptions have and the file has not.
 *
 * Raises %SAL_STORE_ERROR_DAMAGED if a table's columns are others than described.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_schema_extend (SalConnection *connection,
                   SalStoreRole role,
                   const SalKind *const *kinds,
                   GError **error)
{
  gint64 version;

  if (!sal_connection_query_integer (connection, "PRAGMA user_version", &version, error) ||
      !sal_schema_append_history (connection, (int) version, "", error) ||
      !add_aside_tables (connection, "CREATE TABLE", error))
    return FALSE;
  for (gsize i = 0; kinds[i] != NULL; i++)
    if (kinds[i]->store == role && !extend_kind (connection, kinds[i], error))
      return FALSE;

  return TRUE;
}

/**
 * sal_schema_create:
 * @connection: a connection to an empty file, in a transaction
 * @role: which store this will be
 * @kinds: (array zero-terminated=1): all kinds
 * @error: return location for an error
 *
 * Creates all tables.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_schema_create (SalConnection *connection,
                   SalStoreRole role,
                   const SalKind *const *kinds,
                   GError **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", SAL_SCHEMA_VERSION);

  return sal_connection_execute (connection, version, error) &&
         sal_connection_execute (connection, INTERNAL_TABLES, error) &&
         sal_schema_extend (connection, role, kinds, error) &&
         sal_schema_remember_columns (connection, "setting", error);
}

static gboolean
index_exists (SalConnection *connection,
              const SalKind *kind,
              const SalField *field,
              gboolean *exists,
              GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", kind->name, field->name);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?", error);

  if (statement == NULL)
    return FALSE;

  sal_statement_bind_text (statement, 1, name);
  return sal_connection_step (connection, statement, exists, error);
}

static gboolean
kind_needs_extension (SalConnection *connection,
                      const SalKind *kind,
                      gboolean *needed,
                      GError **error)
{
  g_auto (GStrv) columns = sal_schema_load_columns (connection, kind->name, error);

  if (columns == NULL || !check_columns (kind, columns, error))
    return FALSE;

  *needed = g_strv_length (columns) < kind->n_fields + 1;
  for (guint i = 0; i < kind->n_fields && !*needed; i++)
    {
      gboolean exists = TRUE;

      if (sal_schema_field_has_index (kind, &kind->fields[i]) &&
          !index_exists (connection, kind, &kind->fields[i], &exists, error))
        return FALSE;
      *needed = !exists;
    }
  return TRUE;
}

/**
 * sal_schema_needs_extension:
 * @connection: a connection
 * @role: which store this is
 * @kinds: (array zero-terminated=1): all kinds
 * @needed: (out): whether sal_schema_extend() has something to add
 * @error: return location for an error
 *
 * Compares the file with the descriptions, without writing.
 *
 * Raises %SAL_STORE_ERROR_DAMAGED if a table's columns are others than described.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_schema_needs_extension (SalConnection *connection,
                            SalStoreRole role,
                            const SalKind *const *kinds,
                            gboolean *needed,
                            GError **error)
{
  *needed = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (ASIDE_TABLES) && !*needed; i++)
    if (!lacks_table (connection, ASIDE_TABLES[i].name, needed, error))
      return FALSE;
  for (gsize i = 0; kinds[i] != NULL && !*needed; i++)
    if (kinds[i]->store == role && !kind_needs_extension (connection, kinds[i], needed, error))
      return FALSE;

  return TRUE;
}

static gboolean
has_column (char **columns, const char *name)
{
  return g_strv_contains ((const char *const *) columns, name);
}

static gboolean
shim_kind (SalConnection *connection, const SalKind *kind, GError **error)
{
  g_auto (GStrv) columns = sal_schema_load_columns (connection, kind->name, error);
  g_autoptr (GString) sql = NULL;
  gboolean complete = TRUE;

  if (columns == NULL)
    return FALSE;
  if (!has_column (columns, "id"))
    return create_table (connection, kind, "CREATE TEMP TABLE ", error);

  sql = g_string_new (NULL);
  g_string_printf (sql, "CREATE TEMP VIEW \"%s\" AS SELECT id", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *name = kind->fields[i].name;
      gboolean present = has_column (columns, name);

      complete = complete && present;
      g_string_append_printf (sql, present ? ", \"%s\"" : ", NULL AS \"%s\"", name);
    }
  g_string_append_printf (sql, " FROM main.\"%s\"", kind->name);

  return complete || sal_connection_execute (connection, sql->str, error);
}

/**
 * sal_schema_shim:
 * @connection: a read-only connection
 * @role: which store this is
 * @kinds: (array zero-terminated=1): all kinds
 * @error: return location for an error
 *
 * Makes a file that cannot be extended readable as if it had been: temporary tables and views of
 * this connection stand in for what is missing.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_schema_shim (SalConnection *connection,
                 SalStoreRole role,
                 const SalKind *const *kinds,
                 GError **error)
{
  if (!add_aside_tables (connection, "CREATE TEMP TABLE", error))
    return FALSE;
  for (gsize i = 0; kinds[i] != NULL; i++)
    if (kinds[i]->store == role && !shim_kind (connection, kinds[i], error))
      return FALSE;

  return TRUE;
}

/**
 * sal_schema_find_kind_number:
 * @connection: a connection
 * @kind: name of a kind
 * @number: (out): the number that stands for it in the journal, 0 if it has none
 * @error: return location for an error
 *
 * Looks up the number of a kind.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_schema_find_kind_number (SalConnection *connection,
                             const char *kind,
                             gint64 *number,
                             GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection, "SELECT id FROM kind WHERE name = ?", error);
  gboolean row;

  *number = 0;
  if (statement == NULL)
    return FALSE;

  sal_statement_bind_text (statement, 1, kind);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  if (row)
    *number = sqlite3_column_int64 (statement, 0);
  return TRUE;
}
