/* sal-last-done.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-last-done.h"

#include "sal-date.h"

/**
 * sal_last_done_find:
 * @connection: a connection
 * @work: what was done
 * @done: (out): when
 * @error: return location for an error
 *
 * Looks up when some work was done last.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_last_done_find (SalConnection *connection, const char *work, SalLastDone *done, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "SELECT day, change FROM last_done WHERE work = ?", error);
  gboolean row;

  *done = (SalLastDone){ SAL_DATE_NONE, 0 };
  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, work);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  if (row && sal_date_parse_iso ((const char *) sqlite3_column_text (statement, 0), &done->day))
    done->change = sqlite3_column_int64 (statement, 1);
  else
    done->day = SAL_DATE_NONE;

  return TRUE;
}

/**
 * sal_last_done_keep:
 * @transaction: a command's
 * @work: what it does
 * @day: as of when
 * @with_own: whether it takes into account what the command itself changes, which has to be
 * something then
 * @error: return location for an error
 *
 * Keeps that some work is done.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_last_done_keep (
    SalTransaction *transaction, const char *work, gint32 day, gboolean with_own, GError **error)
{
  SalConnection *connection = sal_transaction_get_connection (transaction);
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection,
                              "INSERT OR REPLACE INTO last_done (work, day, change)"
                              " VALUES (?, ?, (SELECT coalesce (max (id), 0) FROM change) + ?)",
                              error);
  char text[SAL_DATE_BUFFER];
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, work);
  sal_statement_bind_text (statement, 2, sal_date_write_iso (day, text));
  sqlite3_bind_int (statement, 3, with_own);

  return sal_connection_step (connection, statement, &row, error);
}
