/* sal-decision-rights-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-decision-rights.h"

#include "sal-conversion.h"
#include "sal-date.h"
#include "sal-decision-rows.h"

static void
take_right (gpointer data, sqlite3_stmt *row)
{
  SalDecisionRight right = { .id = sqlite3_column_int64 (row, 0),
                             .role = (const char *) sqlite3_column_text (row, 1),
                             .discount = sqlite3_column_int64 (row, 2),
                             .deal = SAL_DECISION_ANY_SIZE,
                             .family = sqlite3_column_int64 (row, 5),
                             .from = sal_decision_rows_get_day (row, 6),
                             .to = sal_decision_rows_get_day (row, 7) };

  /* a size that cannot be converted lets nothing through, rather than everything */
  if (sqlite3_column_type (row, 3) != SQLITE_NULL)
    right.deal = sqlite3_column_type (row, 4) != SQLITE_NULL ? sqlite3_column_int64 (row, 4) : 0;
  sal_decision_rights_add (data, &right);
}

static void
take_parent (gpointer data, sqlite3_stmt *row)
{
  sal_decision_rights_add_parent (
      data, sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1));
}

/**
 * sal_decision_rights_load:
 * @connection: a connection of the main store
 * @day: whose exchange rates sizes are converted at
 * @error: return location for an error
 *
 * Loads the decision rights of all times.
 *
 * Returns: (transfer full): them, or %NULL on a %SAL_STORE_ERROR
 */
SalDecisionRights *
sal_decision_rights_load (SalConnection *connection, gint32 day, GError **error)
{
  g_autoptr (SalDecisionRights) self = sal_decision_rights_new ();

  if (!sal_conversion_load (sal_connection_get_conversion (connection), connection, error) ||
      !sal_decision_rows_read (
          connection,
          "SELECT id, role, discount_up_to, deal_up_to,"
          " sal_convert (deal_up_to, currency, ?1), product_family, valid_from, valid_to"
          " FROM decision_right ORDER BY id",
          day,
          0,
          take_right,
          self,
          error) ||
      !sal_decision_rows_read (connection,
                               "SELECT id, parent FROM product_family WHERE parent IS NOT NULL",
                               day,
                               0,
                               take_parent,
                               self,
                               error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
take_rank (gpointer data, sqlite3_stmt *row)
{
  sal_decision_rights_add_above (data,
                                 (const char *) sqlite3_column_text (row, 0),
                                 (const char *) sqlite3_column_text (row, 1));
}

/**
 * sal_decision_rights_load_ranks:
 * @self: a matrix
 * @connection: a connection of the main store
 * @day: a day
 * @error: return location for an error
 *
 * Loads which roles stand above which, from who reports to whom among the positions of a day.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_decision_rights_load_ranks (SalDecisionRights *self,
                                SalConnection *connection,
                                gint32 day,
                                GError **error)
{
  return sal_decision_rows_read (
      connection,
      "WITH RECURSIVE valid (id, role, manager) AS (SELECT id, role, manager FROM position"
      "  WHERE (valid_from IS NULL OR valid_from <= ?1) AND (valid_to IS NULL OR valid_to >= ?1)),"
      " up (role, position) AS (SELECT role, manager FROM valid WHERE role IS NOT NULL"
      "  UNION SELECT up.role, v.manager FROM up JOIN valid v ON v.id = up.position)"
      " SELECT DISTINCT v.role, up.role FROM up JOIN valid v ON v.id = up.position"
      " WHERE v.role <> up.role",
      day,
      0,
      take_rank,
      self,
      error);
}

/**
 * sal_decision_has_role:
 * @connection: a connection of the main store
 * @person: the id of a person
 * @day: a day
 * @roles: (array zero-terminated=1): roles
 * @has: (out): whether the person holds a position of one of them on that day
 * @error: return location for an error
 *
 * Tells whether somebody has one of some roles.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_decision_has_role (SalConnection *connection,
                       gint64 person,
                       gint32 day,
                       const char *const *roles,
                       gboolean *has,
                       GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection,
                              "SELECT p.role FROM assignment a JOIN position p ON p.id = a.position"
                              " WHERE a.person = ?1 AND a.valid_from <= ?2"
                              " AND (a.valid_to IS NULL OR a.valid_to >= ?2)",
                              error);
  char text[SAL_DATE_BUFFER];
  gboolean row;

  *has = FALSE;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, person);
  sal_statement_bind_text (statement, 2, sal_date_write_iso (day, text));
  while (sal_connection_step (connection, statement, &row, error))
    {
      const char *role = row ? (const char *) sqlite3_column_text (statement, 0) : NULL;

      if (!row)
        return TRUE;
      *has = *has || (role != NULL && g_strv_contains (roles, role));
    }

  return FALSE;
}
