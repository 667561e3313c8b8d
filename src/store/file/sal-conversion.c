/* sal-conversion.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-conversion.h"

#include <string.h>

#include "sal-connection.h"
#include "sal-currency.h"
#include "sal-date.h"
#include "sal-kind-scope.h"
#include "sal-transaction-private.h"

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
      connection,
      "SELECT currency, \"into\", date, fiscal_year, rate FROM " SAL_EXCHANGE_RATE_TABLE,
      error);
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

void
sal_conversion_clear (SalConversion *self)
{
  g_clear_pointer (&self->loaded, sal_exchange_rates_free);
  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_clear_pointer (&self->currency, g_free);
  self->rates = NULL;
  self->n_missing = 0;
}

/**
 * sal_conversion_use:
 * @self: the conversion of a connection
 * @rates: rates, borrowed until the conversion is cleared
 * @calendar: tells the last day of a period
 * @currency: what to convert into
 * @today: the day of amounts that have none
 *
 * Converts by given rates from now on, and counts what is missing anew.
 */
void
sal_conversion_use (SalConversion *self,
                    const SalExchangeRates *rates,
                    const SalFiscalCalendar *calendar,
                    const char *currency,
                    gint32 today)
{
  sal_conversion_clear (self);
  self->rates = rates;
  self->calendar = sal_fiscal_calendar_copy (calendar);
  self->currency = g_strdup (currency);
  self->today = today;
}

static gboolean
has_rates (SalConnection *connection)
{
  gint64 n = 0;

  return sal_connection_query_integer (
             connection,
             "SELECT count(*) FROM sqlite_schema WHERE name = '" SAL_EXCHANGE_RATE_TABLE "'",
             &n,
             NULL) &&
         n > 0;
}

/**
 * sal_conversion_load:
 * @self: the conversion of @connection
 * @connection: a connection of the main store
 * @error: return location for an error
 *
 * Converts into the workspace's reporting currency from now on, by its rates as they are. A
 * workspace that keeps no rates converts nothing.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_conversion_load (SalConversion *self, SalConnection *connection, GError **error)
{
  g_autoptr (SalFiscalCalendar) calendar = NULL;
  g_autofree char *currency = NULL;
  SalExchangeRates *rates;

  if (!has_rates (connection))
    return TRUE;
  calendar = sal_setting_load_calendar (connection);
  currency = sal_setting_load_currency (connection);
  rates = sal_exchange_rates_load (connection, calendar, error);
  if (rates == NULL)
    return FALSE;

  sal_conversion_use (self, rates, calendar, currency, sal_date_today ());
  self->loaded = rates;

  return TRUE;
}

/* A date, the day of a time, the last day of a period, or today. */
static gint32
find_day (const SalConversion *self, const char *text)
{
  char date[SAL_DATE_BUFFER];
  SalPeriod period;
  gint32 first, day;

  if (text == NULL)
    return self->today;
  g_strlcpy (date, text, sizeof date);
  if (sal_date_parse_iso (date, &day))
    return day;
  if (!sal_period_from_text (text, &period, NULL))
    return self->today;
  sal_fiscal_calendar_days_of (self->calendar, period, &first, &day);

  return day;
}

/**
 * sal_conversion_convert:
 * @self: a conversion
 * @amount: minor units of @currency
 * @currency: (nullable): a currency; %NULL: the one to convert into
 * @date: (nullable): a date, a time or a period, as they are stored
 * @converted: (out): minor units of the currency to convert into
 *
 * Converts an amount.
 *
 * Returns: %FALSE if there is no rate
 */
gboolean
sal_conversion_convert (
    SalConversion *self, gint64 amount, const char *currency, const char *date, gint64 *converted)
{
  *converted = amount;
  if (self->rates == NULL)
    return FALSE;

  return currency == NULL || strcmp (currency, self->currency) == 0 ||
         sal_exchange_rates_convert (
             self->rates, amount, currency, self->currency, find_day (self, date), converted);
}

/**
 * sal_conversion_compare:
 * @self: a conversion
 * @amount: minor units of @currency
 * @currency: (nullable): a currency; %NULL: the one to convert into
 * @date: (nullable): a date, a time or a period, as they are stored
 * @digits: decimals of @compared where it is not known what to convert into
 * @compared: (out): what @amount is compared as
 *
 * Converts an amount; one without a rate is taken as it stands, with the decimals of the others.
 *
 * Returns: %FALSE if it does not fit
 */
gboolean
sal_conversion_compare (SalConversion *self,
                        gint64 amount,
                        const char *currency,
                        const char *date,
                        int digits,
                        gint64 *compared)
{
  if (sal_conversion_convert (self, amount, currency, date, compared))
    return TRUE;
  if (self->currency != NULL)
    digits = sal_currency_digits (self->currency);

  return sal_money_rescale (amount, currency, digits, compared);
}
