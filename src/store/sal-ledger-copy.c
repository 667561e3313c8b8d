/* sal-ledger-copy.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-ledger-copy.h"

/* What is copied out of a file that may be damaged: its ledgers as they are, with what keeps them
 * so. */

/* The statements that make tables, or what belongs to tables; those that can be read. */
static char **
list_statements (SalConnection *from, const char *what, gboolean names)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM sqlite_schema WHERE tbl_name GLOB '" SAL_LEDGER_PREFIX "*' AND sql IS NOT"
      " NULL AND type %s ORDER BY rowid",
      names ? "name" : "sql",
      what);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (from, sql, NULL);
  gboolean row;

  while (statement != NULL && sal_connection_step (from, statement, &row, NULL) && row)
    g_strv_builder_add (list, (const char *) sqlite3_column_text (statement, 0));

  return g_strv_builder_end (list);
}

static gboolean
execute_all (SalConnection *connection, char **statements, GError **error)
{
  for (guint i = 0; statements[i] != NULL; i++)
    if (!sal_connection_execute (connection, statements[i], error))
      return FALSE;

  return TRUE;
}

static char *
make_insert (const char *table, int n_columns)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO \"%s\" VALUES (?", table);
  for (int i = 1; i < n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');

  return g_string_free (sql, FALSE);
}

/* What comes after what cannot be read is lost, however much it is. */
static gboolean
copy_table (SalConnection *from,
            SalConnection *to,
            const char *table,
            gint64 *n_rows,
            gint64 *n_lost,
            GError **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  g_autofree char *insert = NULL;
  g_autoptr (sqlite3_stmt) read = sal_connection_prepare (from, select, NULL), write = NULL;
  gboolean row, good;
  int n_columns;

  if (read == NULL)
    {
      ++*n_lost;
      return TRUE;
    }
  n_columns = sqlite3_column_count (read);
  insert = make_insert (table, n_columns);
  write = sal_connection_prepare (to, insert, error);
  if (write == NULL)
    return FALSE;
  while ((good = sal_connection_step (from, read, &row, NULL)) && row)
    {
      gboolean unused;

      for (int i = 0; i < n_columns; i++)
        sqlite3_bind_value (write, i + 1, sqlite3_column_value (read, i));
      if (!sal_connection_step (to, write, &unused, error))
        return FALSE;
      sqlite3_reset (write);
      ++*n_rows;
    }
  if (!good)
    ++*n_lost;

  return TRUE;
}

/**
 * sal_ledgers_copy:
 * @from: a connection to a file that may be damaged
 * @to: a transaction of a new file
 * @n_rows: (inout): how many rows were copied is added
 * @n_lost: (inout): how many are known to be lost is added: 1 for a table whose end cannot be read
 * @error: return location for an error
 *
 * Copies the tables of ledgers row by row, then their indexes and triggers.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR of the new file
 */
gboolean
sal_ledgers_copy (
    SalConnection *from, SalTransaction *to, gint64 *n_rows, gint64 *n_lost, GError **error)
{
  SalConnection *connection = sal_transaction_get_connection (to);
  g_auto (GStrv) tables = list_statements (from, "= 'table'", TRUE);
  g_auto (GStrv) making = list_statements (from, "= 'table'", FALSE);
  g_auto (GStrv) rest = list_statements (from, "IN ('index', 'trigger')", FALSE);

  if (!execute_all (connection, making, error))
    return FALSE;
  for (guint i = 0; tables[i] != NULL; i++)
    if (!copy_table (from, connection, tables[i], n_rows, n_lost, error))
      return FALSE;

  return execute_all (connection, rest, error);
}
