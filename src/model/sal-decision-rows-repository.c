/* sal-decision-rows-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-decision-rows.h"

#include "sal-date.h"

/* How decision rights, and prices that are decided by them, are read. */

/**
 * sal_decision_rows_read:
 * @connection: a connection of the main store
 * @sql: a query, which may have two parameters
 * @day: its first parameter
 * @account: its second parameter, the id of an account
 * @take: (scope call): called with each row
 * @data: given to @take
 * @error: return location for an error
 *
 * Reads the rows of a query.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_decision_rows_read (SalConnection *connection,
                        const char *sql,
                        gint32 day,
                        gint64 account,
                        SalDecisionRowFunc take,
                        gpointer data,
                        GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  int n = statement != NULL ? sqlite3_bind_parameter_count (statement) : 0;
  char text[SAL_DATE_BUFFER];
  gboolean row;

  if (statement == NULL)
    return FALSE;
  if (n >= 1)
    sal_statement_bind_text (statement, 1, sal_date_write_iso (day, text));
  if (n >= 2)
    sqlite3_bind_int64 (statement, 2, account);
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      take (data, statement);
    }

  return FALSE;
}

/**
 * sal_decision_rows_get_day:
 * @row: a row
 * @column: a column of it that is a date, from 0
 *
 * Gets a day.
 *
 * Returns: the day, or %SAL_DATE_NONE if there is none
 */
gint32
sal_decision_rows_get_day (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : SAL_DATE_NONE;
}
