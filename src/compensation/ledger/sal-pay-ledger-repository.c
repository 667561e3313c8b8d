/* sal-pay-ledger-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-ledger.h"

/* Reads what was posted. */

static void
closing_free (gpointer data)
{
  g_free (((SalPayClosing *) data)->period);
  g_free (data);
}

static void
line_free (gpointer data)
{
  SalPayLine *self = data;

  g_free (self->period);
  g_free (self->key);
  g_free (self->plan);
  g_free (self->component);
  g_free (self->kind);
  g_free (self->measured_period);
  g_free (self->currency);
  g_free (self->digest);
  g_free (self);
}

static void
posted_clear (gpointer data)
{
  g_free (((SalPayPosted *) data)->period);
}

static void
share_clear (gpointer data)
{
  g_free (((SalPayShare *) data)->id);
}

void
sal_pay_ledger_free (SalPayLedger *self)
{
  g_ptr_array_unref (self->closings);
  g_ptr_array_unref (self->lines);
  g_array_unref (self->payments);
  g_free (self);
}

static char *
dup_text (sqlite3_stmt *row, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (row, column));
}

static gint32
read_day (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : SAL_DATE_NONE;
}

static void
add_closing (SalPayLedger *self, sqlite3_stmt *row)
{
  SalPayClosing *closing = g_new (SalPayClosing, 1);

  *closing = (SalPayClosing){ dup_text (row, 0), read_day (row, 1), read_day (row, 2) };
  g_ptr_array_add (self->closings, closing);
}

static void
add_line (SalPayLedger *self, sqlite3_stmt *row)
{
  SalPayLine *line = g_new0 (SalPayLine, 1);

  line->id = sqlite3_column_int64 (row, 0);
  line->posting = sqlite3_column_int64 (row, 1);
  line->period = dup_text (row, 2);
  line->key = dup_text (row, 3);
  line->participant = sqlite3_column_int64 (row, 4);
  line->person = sqlite3_column_int64 (row, 5);
  line->version = sqlite3_column_int64 (row, 6);
  line->plan = dup_text (row, 7);
  line->component = dup_text (row, 8);
  line->kind = dup_text (row, 9);
  line->measured_period = dup_text (row, 10);
  line->posted = read_day (row, 11);
  line->currency = dup_text (row, 12);
  line->amount = sqlite3_column_int64 (row, 13);
  line->forfeited = sqlite3_column_int64 (row, 14);
  line->cites = sqlite3_column_int64 (row, 15);
  line->reverses = sqlite3_column_int64 (row, 16);
  line->digest = dup_text (row, 17);
  line->is_closed = sal_pay_ledger_is_closed (self, line->period);
  g_ptr_array_add (self->lines, line);
}

static void
add_payment (SalPayLedger *self, sqlite3_stmt *row)
{
  SalPayPosted payment = { .id = sqlite3_column_int64 (row, 0),
                           .period = dup_text (row, 1),
                           .person = sqlite3_column_int64 (row, 2),
                           .currency =
                               g_intern_string ((const char *) sqlite3_column_text (row, 3)),
                           .reverses = sqlite3_column_int64 (row, 4) };

  for (guint i = 0; i < SAL_PAYMENT_N_MEMBERS; i++)
    SAL_PAYMENT_AMOUNT (&payment.amounts, i) = sqlite3_column_int64 (row, 5 + (int) i);
  payment.is_closed = sal_pay_ledger_is_closed (self, payment.period);
  g_array_append_val (self->payments, payment);
}

typedef void (*AddRow) (SalPayLedger *self, sqlite3_stmt *row);

static gboolean
load_rows (
    SalPayLedger *self, SalConnection *connection, const char *sql, AddRow add, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  while (statement != NULL && sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      add (self, statement);
    }

  return FALSE;
}

/* Ids ascend: of what is reversed, the id is the smaller one. */
static SalPayLine *
find_line (const SalPayLedger *self, gint64 id)
{
  guint low = 0, high = self->lines->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      SalPayLine *line = self->lines->pdata[middle];

      if (line->id == id)
        return line;
      if (line->id < id)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

static void
mark_reversed (SalPayLedger *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const SalPayLine *line = self->lines->pdata[i];
      SalPayLine *of = line->reverses != 0 ? find_line (self, line->reverses) : NULL;

      if (of != NULL)
        of->is_reversed = TRUE;
    }
  for (guint i = 0; i < self->payments->len; i++)
    {
      gint64 reverses = g_array_index (self->payments, SalPayPosted, i).reverses;

      for (guint k = 0; reverses != 0 && k < i; k++)
        if (g_array_index (self->payments, SalPayPosted, k).id == reverses)
          g_array_index (self->payments, SalPayPosted, k).is_reversed = TRUE;
    }
}

/**
 * sal_pay_ledger_load:
 * @connection: a connection of a pay store
 * @error: return location for an error
 *
 * Loads closings, lines and payments; a store without a ledger has none.
 *
 * Returns: (transfer full): the ledger, or %NULL on a %SAL_STORE_ERROR
 */
SalPayLedger *
sal_pay_ledger_load (SalConnection *connection, GError **error)
{
  g_autoptr (SalPayLedger) self = g_new0 (SalPayLedger, 1);
  gint64 n_tables;

  self->closings = g_ptr_array_new_with_free_func (closing_free);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->payments = g_array_new (FALSE, FALSE, sizeof (SalPayPosted));
  g_array_set_clear_func (self->payments, posted_clear);
  if (!sal_connection_query_integer (
          connection,
          "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name = 'ledger_payment'",
          &n_tables,
          error))
    return NULL;
  if (n_tables == 0)
    return g_steal_pointer (&self);
  if (!load_rows (self,
                  connection,
                  "SELECT period, first_day, last_day FROM ledger_closing ORDER BY first_day",
                  add_closing,
                  error) ||
      !load_rows (self,
                  connection,
                  "SELECT id, posting, period, key, participant, person, version, plan, component,"
                  " kind, measured_period, posted, currency, amount, forfeited, cites, reverses,"
                  " digest FROM ledger_line ORDER BY id",
                  add_line,
                  error) ||
      !load_rows (self,
                  connection,
                  "SELECT id, period, person, currency, reverses, calculated, advanced, vested,"
                  " recovered, top_up, drawn, adjusted, forfeited, written_off, paid, balance"
                  " FROM ledger_payment ORDER BY id",
                  add_payment,
                  error))
    return NULL;
  mark_reversed (self);

  return g_steal_pointer (&self);
}

gboolean
sal_pay_ledger_is_closed (const SalPayLedger *self, const char *period)
{
  for (guint i = 0; i < self->closings->len; i++)
    if (g_str_equal (((const SalPayClosing *) self->closings->pdata[i])->period, period))
      return TRUE;

  return FALSE;
}

/* The further cancellations of the credits of a line. */
static gboolean
load_cancellations (SalConnection *connection,
                    gint64 line,
                    GArray *shares,
                    GPtrArray *cancellations,
                    GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection,
                              "SELECT x.credit, x.day, x.money, x.number FROM ledger_share s"
                              " JOIN ledger_cancellation x ON x.credit = s.credit WHERE s.line = ?",
                              error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, line);
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      for (guint i = 0; i < shares->len; i++)
        {
          SalPayShare *share = &g_array_index (shares, SalPayShare, i);

          if (share->row == sqlite3_column_int64 (statement, 0))
            sal_credit_cancel (&share->credit,
                               cancellations,
                               sqlite3_column_int (statement, 1),
                               sqlite3_column_int64 (statement, 2),
                               sqlite3_column_int64 (statement, 3));
        }
    }

  return FALSE;
}

/**
 * sal_pay_ledger_load_shares:
 * @connection: a connection of a pay store
 * @line: a line
 * @cancellations: gets those of the credits: see sal_cancellations_new()
 * @error: return location for an error
 *
 * Loads what each credit has of a line.
 *
 * Returns: (transfer full) (element-type SalPayShare): the shares, or %NULL on a %SAL_STORE_ERROR
 */
GArray *
sal_pay_ledger_load_shares (SalConnection *connection,
                            gint64 line,
                            GPtrArray *cancellations,
                            GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT c.id, c.credit, s.amount, c.day, c.money, c.number, c.components, c.invoiced,"
      " c.received, c.cancelled, c.cancelled_money, c.cancelled_number FROM ledger_share s"
      " JOIN ledger_credit c ON c.id = s.credit WHERE s.line = ? ORDER BY s.credit",
      error);
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (SalPayShare));
  gboolean row;

  g_array_set_clear_func (shares, share_clear);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, line);
  while (sal_connection_step (connection, statement, &row, error))
    {
      SalPayShare share;

      if (!row)
        return load_cancellations (connection, line, shares, cancellations, error)
                   ? g_steal_pointer (&shares)
                   : NULL;
      share = (SalPayShare){
        .row = sqlite3_column_int64 (statement, 0),
        .id = dup_text (statement, 1),
        .amount = sqlite3_column_int64 (statement, 2),
        .credit = { .date = sqlite3_column_int (statement, 3),
                    .money = sqlite3_column_int64 (statement, 4),
                    .number = sqlite3_column_int64 (statement, 5),
                    .components = (guint64) sqlite3_column_int64 (statement, 6),
                    .invoiced = sqlite3_column_int (statement, 7),
                    .received = sqlite3_column_int (statement, 8) },
      };
      if (sqlite3_column_int (statement, 9) != SAL_DATE_NONE)
        sal_credit_cancel (&share.credit,
                           cancellations,
                           sqlite3_column_int (statement, 9),
                           sqlite3_column_int64 (statement, 10),
                           sqlite3_column_int64 (statement, 11));
      g_array_append_val (shares, share);
    }

  return NULL;
}
