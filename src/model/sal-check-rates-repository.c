/* sal-check-rates-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-check-rules.h"

#include "sal-conversion.h"
#include "sal-kinds.h"

/* The amount of each kind that counts. */
static const struct
{
  const SalKind *kind;
  const char *amount;
} amounts[] = {
  { &sal_opportunity_kind, "amount" },
  { &sal_quota_kind, "amount" },
  { &sal_contract_kind, "total_value" },
  { &sal_transaction_kind, "amount" },
};

static char *
write_amounts_sql (const SalKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (amounts[i].kind == kind)
      return g_strdup_printf ("SELECT id FROM \"%s\" WHERE %s <> 0 AND "
                              "sal_convert (%s, currency, %s) IS NULL ORDER BY id",
                              kind->name,
                              amounts[i].amount,
                              amounts[i].amount,
                              kind->dated);

  g_return_val_if_reached (NULL);
}

/**
 * sal_check_find_unconverted:
 * @rule: a rule about opportunities, quotas, contracts or transactions
 * @workspace: the workspace
 * @connection: a connection of its main store
 * @error: return location for an error
 *
 * Finds the records whose amount cannot be converted into the reporting currency.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their ids, or %NULL on a
 *   %SAL_STORE_ERROR
 */
GArray *
sal_check_find_unconverted (const SalCheckRule *rule,
                            SalWorkspace *workspace,
                            SalConnection *connection,
                            GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql = write_amounts_sql (rule->kind);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  if (sql == NULL ||
      !sal_conversion_load (sal_connection_get_conversion (connection), connection, error))
    return NULL;
  statement = sal_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return NULL;
  while (sal_connection_step (connection, statement, &row, error))
    {
      gint64 id;

      if (!row)
        return g_steal_pointer (&ids);
      id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, id);
    }

  return NULL;
}
