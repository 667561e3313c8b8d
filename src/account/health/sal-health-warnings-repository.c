/* sal-health-warnings-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-health-warnings.h"

#include "sal-date.h"

void
sal_warning_before_clear (SalWarningBefore *self)
{
  g_clear_pointer (&self->reason, g_free);
}

/**
 * sal_account_warning_find_before:
 * @connection: a connection of the main store
 * @account: the id of an account
 * @type: a type of signal
 * @before: (out): what there is
 * @error: return location for an error
 *
 * Looks for the warnings that an account has or had about a signal.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_account_warning_find_before (SalConnection *connection,
                                 gint64 account,
                                 SalSignalType type,
                                 SalWarningBefore *before,
                                 GError **error)
{
  static const char SQL[] = "SELECT id, reason, status = 'closed', closed_on FROM account_warning"
                            " WHERE account = ?1 AND type = ?2"
                            " ORDER BY status = 'closed', closed_on DESC LIMIT 1";
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, SQL, error);
  gboolean row;

  *before = (SalWarningBefore){ 0, NULL, SAL_DATE_NONE };
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, account);
  sal_statement_bind_text (statement, 2, sal_signal_type_get_key (type));
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  if (sqlite3_column_int (statement, 2) == 0)
    {
      before->open = sqlite3_column_int64 (statement, 0);
      before->reason = g_strdup ((const char *) sqlite3_column_text (statement, 1));
    }
  else if (sqlite3_column_text (statement, 3) != NULL)
    {
      sal_date_parse_iso ((const char *) sqlite3_column_text (statement, 3), &before->closed_on);
    }

  return TRUE;
}

/**
 * sal_account_warnings_are_automatic:
 * @connection: a connection of the main store
 * @automatic: (out): whether
 * @error: return location for an error
 *
 * Tells whether warnings are raised by themselves in this workspace, which they are unless somebody
 * has decided otherwise.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_account_warnings_are_automatic (SalConnection *connection, gboolean *automatic, GError **error)
{
  static const char SQL[] = "SELECT 1 FROM setting WHERE name = '" SAL_WARNINGS_SETTING
                            "' AND value = '" SAL_WARNINGS_BY_HAND "'";
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, SQL, error);
  gboolean by_hand;

  if (statement == NULL || !sal_connection_step (connection, statement, &by_hand, error))
    return FALSE;
  *automatic = !by_hand;

  return TRUE;
}
