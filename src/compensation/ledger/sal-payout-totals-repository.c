/* sal-payout-totals-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-totals.h"

#include "sal-money.h"

/* A reversal has the amounts of what it takes back with the other sign: sums are what counts. Whom
 * only what was taken back is left of is not counted. */
#define AMOUNTS "sum (calculated), sum (paid), sum (balance)"
#define COUNTS                                                                                     \
  "reverses IS NULL AND id NOT IN (SELECT reverses FROM ledger_payment WHERE reverses IS NOT "     \
  "NULL)"

static void
total_clear (gpointer data)
{
  g_free (((SalPayoutTotal *) data)->period);
}

static const char *
intern_text (sqlite3_stmt *row, int column)
{
  return g_intern_string ((const char *) sqlite3_column_text (row, column));
}

static void
add_total (GArray *totals, sqlite3_stmt *row)
{
  const SalPayoutTotal total = { g_strdup ((const char *) sqlite3_column_text (row, 0)),
                                 intern_text (row, 1),
                                 (guint) sqlite3_column_int (row, 2),
                                 sqlite3_column_int64 (row, 3),
                                 sqlite3_column_int64 (row, 4),
                                 sqlite3_column_int64 (row, 5) };

  g_array_append_val (totals, total);
}

static void
add_paid (GArray *paid, sqlite3_stmt *row)
{
  const SalPayoutPaid one = { sqlite3_column_int64 (row, 0),
                              intern_text (row, 1),
                              sqlite3_column_int64 (row, 2),
                              sqlite3_column_int64 (row, 3),
                              sqlite3_column_int64 (row, 4) };

  g_array_append_val (paid, one);
}

/* A store in which nothing was calculated has no ledger yet. */
static gboolean
has_ledger (SalConnection *connection, gboolean *has, GError **error)
{
  gint64 n_tables;

  if (!sal_connection_query_integer (
          connection,
          "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name = 'ledger_payment'",
          &n_tables,
          error))
    return FALSE;
  *has = n_tables > 0;

  return TRUE;
}

static gboolean
load_rows (GArray *rows,
           SalConnection *connection,
           const char *sql,
           const char *period,
           void (*add) (GArray *rows, sqlite3_stmt *row),
           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has, row;

  if (!has_ledger (connection, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  statement = sal_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return FALSE;
  if (period != NULL)
    sal_statement_bind_text (statement, 1, period);
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      add (rows, statement);
    }

  return FALSE;
}

/**
 * sal_payout_totals_list:
 * @connection: a connection of a pay store
 * @error: return location for an error
 *
 * Sums up what is paid in each period, by currency.
 *
 * Returns: (transfer full) (element-type SalPayoutTotal): the totals, by period and currency, or
 *   %NULL with the errors of reading
 */
GArray *
sal_payout_totals_list (SalConnection *connection, GError **error)
{
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (SalPayoutTotal));

  g_array_set_clear_func (totals, total_clear);

  return load_rows (totals,
                    connection,
                    "WITH p AS (SELECT * FROM ledger_payment WHERE " COUNTS
                    ") SELECT period, currency,"
                    " (SELECT count (DISTINCT person) FROM p AS every WHERE"
                    " every.period = p.period), " AMOUNTS " FROM p GROUP BY period, currency"
                    " ORDER BY period, currency",
                    NULL,
                    add_total,
                    error)
             ? g_steal_pointer (&totals)
             : NULL;
}

/**
 * sal_payout_paid_list:
 * @connection: a connection of a pay store
 * @period: a fiscal period
 * @error: return location for an error
 *
 * Lists what everybody is paid in a period.
 *
 * Returns: (transfer full) (element-type SalPayoutPaid): the payments, by person and currency, or
 *   %NULL with the errors of reading
 */
GArray *
sal_payout_paid_list (SalConnection *connection, const char *period, GError **error)
{
  g_autoptr (GArray) paid = g_array_new (FALSE, FALSE, sizeof (SalPayoutPaid));

  return load_rows (paid,
                    connection,
                    "SELECT person, currency, " AMOUNTS
                    " FROM ledger_payment WHERE period = ? AND " COUNTS
                    " GROUP BY person, currency ORDER BY person, currency",
                    period,
                    add_paid,
                    error)
             ? g_steal_pointer (&paid)
             : NULL;
}

void
sal_payout_totals_add (GArray *totals, const char *currency, gint64 paid)
{
  const SalPayoutTotal added = { .currency = currency, .paid = paid };

  for (guint i = 0; i < totals->len; i++)
    {
      SalPayoutTotal *one = &g_array_index (totals, SalPayoutTotal, i);

      if (one->currency == currency)
        {
          one->paid += paid;
          return;
        }
    }
  g_array_append_val (totals, added);
}

char *
sal_payout_totals_describe (const GArray *totals, const char *period)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < totals->len; i++)
    {
      const SalPayoutTotal *one = &g_array_index (totals, SalPayoutTotal, i);
      g_autofree char *amount = NULL;

      if (g_strcmp0 (one->period, period) != 0)
        continue;
      amount = sal_money_format (one->paid, one->currency);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", amount);
    }

  return g_string_free (text, text->len == 0);
}
