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

/* @ids: (nullable): bound to the first parameter, and @others to the second */
static gboolean
load_rows (SalOwnership *self,
           SalConnection *connection,
           const char *sql,
           const char *ids,
           const char *others,
           AddRow add,
           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  if (ids != NULL)
    sal_statement_bind_text (statement, 1, ids);
  if (others != NULL)
    sal_statement_bind_text (statement, 2, others);
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      add (self, statement);
    }

  return FALSE;
}

static gboolean
load_organisation (SalOwnership *self, SalConnection *connection, GError **error)
{
  return load_rows (self, connection, "SELECT id, parent FROM unit", NULL, NULL, add_unit, error) &&
         load_rows (
             self, connection, "SELECT id, unit FROM position", NULL, NULL, add_position, error) &&
         load_rows (self,
                    connection,
                    "SELECT id, person, position, valid_from, valid_to FROM assignment",
                    NULL,
                    NULL,
                    add_assignment,
                    error);
}

#define SELECT_COVERAGE                                                                            \
  "SELECT id, opportunity, account, position, valid_from, valid_to FROM coverage"                  \
  " WHERE credit = 'primary'"

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

  if (!load_organisation (self, connection, error) ||
      !load_rows (self, connection, SELECT_COVERAGE, NULL, NULL, add_coverage, error))
    return NULL;

  sal_ownership_prepare (self);

  return g_steal_pointer (&self);
}

static char *
list_ids (const GArray *ids)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (
        list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (list, ']');

  return g_string_free (list, FALSE);
}

/**
 * sal_ownership_load_some:
 * @connection: a connection of the main store
 * @opportunities: (element-type gint64): some opportunities
 * @accounts: (element-type gint64): some accounts
 * @error: return location for an error
 *
 * Loads the units, positions and assignments of a workspace, and the primary coverage of some
 * opportunities, of their accounts and of other accounts: enough to resolve those, in far less
 * time.
 *
 * Returns: (transfer full): the prepared ownership, or %NULL on a %SAL_STORE_ERROR
 */
SalOwnership *
sal_ownership_load_some (SalConnection *connection,
                         const GArray *opportunities,
                         const GArray *accounts,
                         GError **error)
{
  g_autoptr (SalOwnership) self = sal_ownership_new ();
  g_autofree char *ids = list_ids (opportunities);
  g_autofree char *others = list_ids (accounts);

  /* the plus keeps SQLite from going through all coverage without an opportunity by index */
  if (!load_organisation (self, connection, error) ||
      !load_rows (self,
                  connection,
                  SELECT_COVERAGE " AND opportunity IN (SELECT value FROM json_each (?1))",
                  ids,
                  NULL,
                  add_coverage,
                  error) ||
      !load_rows (self,
                  connection,
                  SELECT_COVERAGE " AND +opportunity IS NULL AND account IN (SELECT o.account FROM"
                                  " json_each (?1) CROSS JOIN opportunity o ON o.id = value"
                                  " UNION SELECT value FROM json_each (?2))",
                  ids,
                  others,
                  add_coverage,
                  error))
    return NULL;

  sal_ownership_prepare (self);

  return g_steal_pointer (&self);
}
