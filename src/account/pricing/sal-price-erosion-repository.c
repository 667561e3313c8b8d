/* sal-price-erosion-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-price-erosion.h"

#include "sal-conversion.h"
#include "sal-date.h"

/* Day, list amount, amount sold, the same where the cost is known, and the cost. */
static const char LINES[] =
    "SELECT o.close_date,"
    " sal_convert (CAST (round (coalesce (l.unit_price,"
    "   CASE WHEN p.currency IS l.currency THEN p.list_price END) * coalesce (l.quantity, 1))"
    "  AS INTEGER), l.currency, o.close_date),"
    " sal_convert (l.amount, l.currency, o.close_date),"
    " sal_convert (CAST (round (p.unit_cost * coalesce (l.quantity, 1)) AS INTEGER), p.currency,"
    "  o.close_date)"
    " FROM opportunity o JOIN stage s ON s.id = o.stage"
    " JOIN opportunity_line l ON l.opportunity = o.id LEFT JOIN product p ON p.id = l.product"
    " WHERE s.status = 'won' AND o.account = ?1 AND o.close_date >= ?2 AND o.close_date <= ?3";

static const char EXCEPTIONS[] =
    "SELECT decided_on, sal_convert ((list_price - asked_price) * quantity, currency, decided_on)"
    " FROM price_exception WHERE status IN ('approved', 'expired') AND account = ?1"
    " AND decided_on >= ?2 AND decided_on <= ?3";

typedef struct
{
  SalPriceErosion *erosion;
  const SalFiscalCalendar *calendar;
} Loading;

static SalPriceQuarter *
find_quarter (Loading *self, sqlite3_stmt *row)
{
  const char *text = (const char *) sqlite3_column_text (row, 0);
  gint32 day;

  if (text == NULL || !sal_date_parse_iso (text, &day))
    return NULL;
  for (guint i = 0; i < self->erosion->quarters->len; i++)
    {
      SalPriceQuarter *quarter = &g_array_index (self->erosion->quarters, SalPriceQuarter, i);
      gint32 first, last;

      sal_fiscal_calendar_days_of (self->calendar, quarter->period, &first, &last);
      if (first <= day && day <= last)
        return quarter;
    }

  return NULL;
}

static gboolean
is_known (sqlite3_stmt *row, int column)
{
  return sqlite3_column_type (row, column) != SQLITE_NULL;
}

static void
take_line (SalPriceQuarter *quarter, sqlite3_stmt *row)
{
  gint64 sold = sqlite3_column_int64 (row, 2);

  if (!is_known (row, 2))
    return;
  if (is_known (row, 1) && sqlite3_column_int64 (row, 1) > 0)
    {
      quarter->list += sqlite3_column_int64 (row, 1);
      quarter->sold += sold;
      quarter->n_lines++;
    }
  if (is_known (row, 3))
    {
      quarter->costed += sold;
      quarter->cost += sqlite3_column_int64 (row, 3);
    }
}

static void
take_exception (SalPriceQuarter *quarter, sqlite3_stmt *row)
{
  quarter->excepted += sqlite3_column_int64 (row, 1);
  quarter->n_exceptions++;
}

static gboolean
read_rows (Loading *self,
           SalConnection *connection,
           const char *sql,
           gint64 account,
           const char *const *days,
           void (*take) (SalPriceQuarter *quarter, sqlite3_stmt *row),
           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, account);
  sal_statement_bind_text (statement, 2, days[0]);
  sal_statement_bind_text (statement, 3, days[1]);
  while (sal_connection_step (connection, statement, &row, error))
    {
      SalPriceQuarter *quarter;

      if (!row)
        return TRUE;
      quarter = find_quarter (self, statement);
      if (quarter != NULL)
        take (quarter, statement);
    }

  return FALSE;
}

/**
 * sal_price_erosion_load:
 * @connection: a connection of the main store
 * @account: the id of an account
 * @day: the day whose quarter is the last
 * @n_quarters: how many quarters
 * @error: return location for an error
 *
 * Loads at which prices an account bought, from the lines of its won opportunities: the unit price
 * of a line is the list price, its amount what it was sold for. A line without unit price has the
 * list price of its product, if that is in the same currency.
 *
 * Returns: (transfer full): that, or %NULL on a %SAL_STORE_ERROR
 */
SalPriceErosion *
sal_price_erosion_load (
    SalConnection *connection, gint64 account, gint32 day, guint n_quarters, GError **error)
{
  g_autoptr (SalPriceErosion) self = g_new0 (SalPriceErosion, 1);
  SalConversion *conversion = sal_connection_get_conversion (connection);
  Loading loading = { .erosion = self };
  char texts[2][SAL_DATE_BUFFER];
  const char *const days[] = { texts[0], texts[1] };
  SalPeriod last;
  gint32 first_day, last_day;

  self->quarters = g_array_new (FALSE, FALSE, sizeof (SalPriceQuarter));
  if (!sal_conversion_load (conversion, connection, error))
    return NULL;
  self->currency = g_strdup (conversion->currency);
  loading.calendar = conversion->calendar;
  last = sal_fiscal_calendar_period_of (loading.calendar, day, SAL_PERIOD_QUARTER);
  for (guint i = n_quarters; i-- > 0;)
    {
      SalPriceQuarter quarter = { .period = sal_period_offset (last, -(int) i) };

      g_array_append_val (self->quarters, quarter);
    }
  sal_fiscal_calendar_days_of (
      loading.calendar, sal_period_offset (last, 1 - (int) n_quarters), &first_day, &last_day);
  sal_date_write_iso (first_day, texts[0]);
  sal_date_write_iso (day, texts[1]);
  if (!read_rows (&loading, connection, LINES, account, days, take_line, error) ||
      !read_rows (&loading, connection, EXCEPTIONS, account, days, take_exception, error))
    return NULL;

  return g_steal_pointer (&self);
}
