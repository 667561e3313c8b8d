/* sal-stakeholder-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-commands.h"

#include "sal-connection.h"

/* (transfer full) (nullable): ids that a statement with one id as its parameter gives */
static GArray *
list_ids (SalConnection *connection, const char *sql, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  while (sal_connection_step (connection, statement, &row, error))
    {
      gint64 found;

      if (!row)
        return g_steal_pointer (&ids);
      found = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, found);
    }

  return NULL;
}

/**
 * sal_stakeholders_list_below:
 * @connection: a connection of the main store
 * @stakeholder: the id of a stakeholder
 * @error: return location for an error
 *
 * Lists who reports to somebody.
 *
 * Returns: (transfer full) (element-type gint64): ids of stakeholders, or %NULL on a
 *   %SAL_STORE_ERROR
 */
GArray *
sal_stakeholders_list_below (SalConnection *connection, gint64 stakeholder, GError **error)
{
  return list_ids (connection,
                   "SELECT id FROM stakeholder WHERE reports_to = ?1 ORDER BY id",
                   stakeholder,
                   error);
}

/**
 * sal_stakeholders_list_placed:
 * @connection: a connection of the main store
 * @plan: the id of an account plan
 * @error: return location for an error
 *
 * Lists who was placed by hand on the map of a plan.
 *
 * Returns: (transfer full) (element-type gint64): ids of stakeholders, or %NULL on a
 *   %SAL_STORE_ERROR
 */
GArray *
sal_stakeholders_list_placed (SalConnection *connection, gint64 plan, GError **error)
{
  return list_ids (connection,
                   "SELECT id FROM stakeholder WHERE plan = ?1 AND x IS NOT NULL ORDER BY id",
                   plan,
                   error);
}

/**
 * sal_influence_find:
 * @connection: a connection of the main store
 * @source: the id of a stakeholder
 * @target: the id of another
 * @id: (out): the id of the line of influence from one to the other, 0 if there is none
 * @error: return location for an error
 *
 * Finds a line of influence.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_influence_find (
    SalConnection *connection, gint64 source, gint64 target, gint64 *id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "SELECT id FROM influence WHERE source = ?1 AND target = ?2", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, source);
  sqlite3_bind_int64 (statement, 2, target);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  *id = row ? sqlite3_column_int64 (statement, 0) : 0;

  return TRUE;
}

static char *
load_text (SalConnection *connection, const char *sql, gint64 id)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, NULL);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  if (!sal_connection_step (connection, statement, &row, NULL) || !row)
    return NULL;

  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

/**
 * sal_stakeholder_load_name:
 * @connection: a connection of the main store
 * @stakeholder: the id of a stakeholder
 *
 * Looks up what somebody is called, for labels.
 *
 * Returns: (transfer full) (nullable): their name
 */
char *
sal_stakeholder_load_name (SalConnection *connection, gint64 stakeholder)
{
  return load_text (connection,
                    "SELECT c.name FROM stakeholder s JOIN contact c ON c.id = s.contact"
                    " WHERE s.id = ?1",
                    stakeholder);
}

/**
 * sal_account_load_name:
 * @connection: a connection of the main store
 * @account: the id of an account
 *
 * Looks up what an account is called.
 *
 * Returns: (transfer full) (nullable): its name
 */
char *
sal_account_load_name (SalConnection *connection, gint64 account)
{
  return load_text (connection, "SELECT name FROM account WHERE id = ?1", account);
}
