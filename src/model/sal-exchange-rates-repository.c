/* sal-exchange-rates-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exchange-rates.h"

/**
 * sal_exchange_rates_load:
 * @connection: a connection of the main store
 * @calendar: tells the fiscal year of a day
 * @error: return location for an error
 *
 * Loads every exchange rate of the workspace.
 *
 * Returns: (transfer full): the rates, or %NULL on a %SAL_STORE_ERROR
 */
SalExchangeRates *
sal_exchange_rates_load (SalConnection *connection,
                         const SalFiscalCalendar *calendar,
                         GError **error)
{
  g_autoptr (SalExchangeRates) self = sal_exchange_rates_new (calendar);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  statement = sal_connection_prepare (
      connection, "SELECT currency, \"into\", date, fiscal_year, rate FROM exchange_rate", error);
  if (statement == NULL)
    return NULL;

  while (sal_connection_step (connection, statement, &row, error))
    {
      SalValue date = sal_statement_column (statement, 2);
      gint32 day = SAL_DATE_NONE;

      if (!row)
        return g_steal_pointer (&self);
      if (date.storage == SAL_STORAGE_TEXT)
        sal_date_parse_iso (date.text, &day);
      sal_exchange_rates_add (self,
                              sal_statement_column (statement, 0).text,
                              sal_statement_column (statement, 1).text,
                              day,
                              (int) sal_statement_column (statement, 3).integer,
                              sal_statement_column (statement, 4).integer);
    }

  return NULL;
}
