/* sal-cli-account-find-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-account.h"

#include <glib/gi18n-lib.h>

#include "sal-cli.h"
#include "sal-store-error.h"

/**
 * sal_cli_account_find:
 * @connection: a connection of the main store
 * @name: the name of an account, in whatever case, or its id
 * @error: return location for an error
 *
 * Finds an account.
 *
 * Returns: its id, or 0 with %SAL_STORE_ERROR_NOT_FOUND
 */
gint64
sal_cli_account_find (SalConnection *connection, const char *name, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT id FROM account WHERE name = ?1 COLLATE SAL_NAME OR id = ?2 ORDER BY id LIMIT 1",
      error);
  gint64 id = 0;
  gboolean row;

  if (statement == NULL)
    return 0;
  sal_cli_parse_id (name, &id);
  sal_statement_bind_text (statement, 1, name);
  sqlite3_bind_int64 (statement, 2, id);
  if (!sal_connection_step (connection, statement, &row, error))
    return 0;
  if (!row)
    {
      g_set_error (
          error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND, _ ("There is no account “%s”"), name);
      return 0;
    }

  return sqlite3_column_int64 (statement, 0);
}
