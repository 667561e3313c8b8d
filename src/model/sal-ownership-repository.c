/* sal-ownership-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-ownership.h"

/* Adds the row a statement is on. */
typedef void (*AddRow) (SalOwnership *self, sqlite3_stmt *row);

static gint32
read_day (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : SAL_DATE_NONE;
}

static void
add_unit (SalOwnership *self, sqlite3_stmt *row)
{
  sal_ownership_add_unit (self, sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1));
}

static void
add_position (SalOwnership *self, sqlite3_stmt *row)
{
  sal_ownership_add_position (self, sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1));
}

static void
add_assignment (SalOwnership *self, sqlite3_stmt *row)
{
  sal_ownership_add_assignment (self,
                                sqlite3_column_int64 (row, 0),
                                sqlite3_column_int64 (row, 1),
                                sqlite3_column_int64 (row, 2),
                                read_day (row, 3),
                                read_day (row, 4));
}

static void
add_coverage (SalOwnership *self, sqlite3_stmt *row)
{
  sal_ownership_add_coverage (self,
                              sqlite3_column_int64 (row, 0),
                              sqlite3_column_int64 (row, 1),
                              sqlite3_column_int64 (row, 2),
                              sqlite3_column_int64 (row, 3),
                              read_day (row, 4),
                              read_day (row, 5));
}

static gboolean
load_rows (
    SalOwnership *self, SalConnection *connection, const char *sql, AddRow add, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      add (self, statement);
    }

  return FALSE;
}

/**
 * sal_ownership_load:
 * @connection: a connection of the main store
 * @error: return location for an error
 *
 * Loads the units, positions, assignments and primary coverage of a workspace.
 *
 * Returns: (transfer full): the prepared ownership, or %NULL on a %SAL_STORE_ERROR
 */
SalOwnership *
sal_ownership_load (SalConnection *connection, GError **error)
{
  g_autoptr (SalOwnership) self = sal_ownership_new ();

  if (!load_rows (self, connection, "SELECT id, parent FROM unit", add_unit, error) ||
      !load_rows (self, connection, "SELECT id, unit FROM position", add_position, error) ||
      !load_rows (self,
                  connection,
                  "SELECT id, person, position, valid_from, valid_to FROM assignment",
                  add_assignment,
                  error) ||
      !load_rows (self,
                  connection,
                  "SELECT id, opportunity, account, position, valid_from, valid_to FROM coverage"
                  " WHERE credit = 'primary'",
                  add_coverage,
                  error))
    return NULL;

  sal_ownership_prepare (self);

  return g_steal_pointer (&self);
}
