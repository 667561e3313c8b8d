/* sal-exchange-rates-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exchange-rates.h"

#include "sal-date.h"
#include "sal-kinds.h"

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
        {
          sal_exchange_rates_prepare (self);
          return g_steal_pointer (&self);
        }
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

/* Which amounts are converted, and at the rate of which day or period; of none: of today. */
static const struct
{
  const SalKind *kind;
  const char *amount;
  const char *day;
} amounts[] = {
  { &sal_opportunity_kind, "amount", "close_date" },
  { &sal_quota_kind, "amount", "period" },
  { &sal_contract_kind, "total_value", "start" },
  { &sal_transaction_kind, "amount", "date" },
};

static char *
write_amounts_sql (const SalKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (amounts[i].kind == kind)
      return g_strdup_printf ("SELECT id, currency, %s FROM \"%s\" WHERE currency <> ? AND %s <> 0 "
                              "ORDER BY id",
                              amounts[i].day,
                              kind->name,
                              amounts[i].amount);

  g_return_val_if_reached (NULL);
}

/* The day at whose rate an amount is converted: of a period its last, as quotas are. */
static gint32
find_day (const SalValue *value, const SalFiscalCalendar *calendar, gint32 today)
{
  SalPeriod period;
  gint32 first, day;

  if (value->storage != SAL_STORAGE_TEXT)
    return today;
  if (sal_date_parse_iso (value->text, &day))
    return day;
  if (!sal_period_from_text (value->text, &period, NULL))
    return today;
  sal_fiscal_calendar_days_of (calendar, period, &first, &day);

  return day;
}

/**
 * sal_exchange_rates_find_missing:
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
sal_exchange_rates_find_missing (const SalCheckRule *rule,
                                 SalWorkspace *workspace,
                                 SalConnection *connection,
                                 GError **error)
{
  const SalFiscalCalendar *calendar = sal_workspace_get_calendar (workspace);
  const char *into = sal_workspace_get_currency (workspace);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SalExchangeRates) rates = sal_exchange_rates_load (connection, calendar, error);
  g_autofree char *sql = write_amounts_sql (rule->kind);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gint32 today = sal_date_today ();
  gboolean row;

  if (rates == NULL || sql == NULL)
    return NULL;
  statement = sal_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return NULL;
  sal_statement_bind_text (statement, 1, into);
  while (sal_connection_step (connection, statement, &row, error))
    {
      const SalValue day = row ? sal_statement_column (statement, 2) : SAL_VALUE_NULL;
      gint64 id, rate;

      if (!row)
        return g_steal_pointer (&ids);
      id = sqlite3_column_int64 (statement, 0);
      if (!sal_exchange_rates_find (rates,
                                    sal_statement_column (statement, 1).text,
                                    into,
                                    find_day (&day, calendar, today),
                                    &rate))
        g_array_append_val (ids, id);
    }

  return NULL;
}
