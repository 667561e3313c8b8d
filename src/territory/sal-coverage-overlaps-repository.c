/* sal-coverage-overlaps-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-date.h"
#include "sal-design-warnings.h"

/**
 * sal_coverage_load_overlaps:
 * @connection: a connection of the main store
 * @as_of: a day
 * @error: return location for an error
 *
 * Finds accounts that two positions have at the same time with primary credit, on that day or
 * later. What is past is not put right any more.
 *
 * Returns: (transfer full) (element-type gint64): the ids of the accounts, or %NULL on a
 *   %SAL_STORE_ERROR or if cancelled
 */
GArray *
sal_coverage_load_overlaps (SalConnection *connection, gint32 as_of, GError **error)
{
  g_autoptr (GArray) accounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT DISTINCT one.account FROM coverage AS one JOIN coverage AS other"
      " ON other.account = one.account AND other.id > one.id AND other.position <> one.position"
      " WHERE one.credit = 'primary' AND other.credit = 'primary'"
      " AND coalesce (one.valid_to, '9999') >= max (?1, coalesce (other.valid_from, ''))"
      " AND coalesce (other.valid_to, '9999') >= max (?1, coalesce (one.valid_from, ''))"
      " ORDER BY one.account",
      error);
  char day[SAL_DATE_BUFFER];
  gboolean row;

  if (statement == NULL)
    return NULL;
  sal_statement_bind_text (statement, 1, sal_date_write_iso (as_of, day));
  while (sal_connection_step (connection, statement, &row, error))
    {
      gint64 account;

      if (!row)
        return g_steal_pointer (&accounts);
      account = sqlite3_column_int64 (statement, 0);
      g_array_append_val (accounts, account);
    }

  return NULL;
}
