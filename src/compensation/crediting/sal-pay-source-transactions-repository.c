/* sal-pay-source-transactions-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-source-private.h"

/* When a sale is invoiced and received, and what of it is taken back: by cancellations, and by
 * credit notes as far as they do not only put a cancellation into the books. */

/* A transaction may name what it is of only by the one that it corrects, or the contract it is of.
 * Of one day, cancellations come before what puts them into the books. */
static const char TRANSACTIONS[] =
    "SELECT coalesce (t.opportunity, c.opportunity, k.opportunity) AS sale, t.type, t.date,"
    " t.amount, t.currency, t.number FROM \"transaction\" t"
    " LEFT JOIN \"transaction\" c ON c.id = t.corrects"
    " LEFT JOIN contract k ON k.id = coalesce (t.contract, c.contract)"
    " WHERE t.date <= ?2 AND t.type IN ('invoice', 'receipt', 'cancellation', 'credit_note')"
    " AND sale IN (SELECT id FROM opportunity WHERE close_date BETWEEN ?1 AND ?2)"
    " ORDER BY sale, t.date, t.type = 'credit_note', t.id";

/* Of one sale, in the order of the days. */
typedef struct
{
  SalPaySale *sale;
  gboolean is_invoiced;
  gint64 due;   /* invoiced, less credit notes */
  gint64 noted; /* of credit notes */
  gint64 received;
  gint64 reversed;     /* taken back so far: at most the amount */
  gint64 undocumented; /* of cancellations, for which there is no credit note yet */
} Sums;

typedef struct
{
  SalPaySourceRow row;
  Sums sums;
} Loading;

static gint64
convert (const SalPaySourceRow *row, const SalPaySale *sale, gint32 day)
{
  gint64 amount = sal_pay_source_row_id (row, 3), converted;
  const char *currency = sal_pay_source_row_currency (row, 4);

  if (currency == sale->currency)
    return amount;

  return sal_exchange_rates_convert (
             row->source->rates, amount, currency, sale->currency, day, &converted)
             ? converted
             : sale->amount;
}

/* All that is due is received, or nothing more is due after a credit note. */
static void
note_received (Sums *sums, gint32 day)
{
  gint64 due = sums->is_invoiced ? sums->due : sums->sale->amount - sums->noted;

  if (sums->sale->received == SAL_DATE_NONE && sums->received > 0 && sums->received >= due)
    sums->sale->received = day;
}

static void
reverse (Loading *self, gint32 day, gint64 amount, gboolean is_note)
{
  SalPaySource *source = self->row.source;
  SalPaySale *sale = self->sums.sale;
  SalPayReversal reversal = { .day = day,
                              .amount = MIN (amount, ABS (sale->amount) - self->sums.reversed),
                              .is_note = is_note,
                              .number = sal_pay_source_row_text (&self->row, 5) };

  if (reversal.amount <= 0)
    return;
  if (sale->n_reversals == 0)
    sale->first_reversal = source->reversals->len;
  sale->n_reversals++;
  self->sums.reversed += reversal.amount;
  g_array_append_val (source->reversals, reversal);
}

static void
add_step (Loading *self, gint32 day, SalPayStepKind kind, gint64 amount)
{
  SalPaySource *source = self->row.source;
  SalPaySale *sale = self->sums.sale;
  SalPayStep step = { day, kind, amount };

  if (amount == 0)
    return;
  if (sale->n_steps == 0)
    sale->first_step = source->steps->len;
  sale->n_steps++;
  g_array_append_val (source->steps, step);
}

static void
note_credit (Loading *self, gint32 day, gint64 amount)
{
  gint64 documents = MIN (amount, self->sums.undocumented);

  self->sums.undocumented -= documents;
  self->sums.noted += amount;
  self->sums.due -= amount;
  add_step (self, day, SAL_PAY_STEP_NOTE, documents);
  reverse (self, day, amount - documents, TRUE);
  note_received (&self->sums, day);
}

static void
note_transaction (Loading *self)
{
  const char *type = (const char *) sqlite3_column_text (self->row.row, 1);
  gint32 day = sal_pay_source_row_day (&self->row, 2, SAL_DATE_NONE);
  gint64 amount = convert (&self->row, self->sums.sale, day);
  Sums *sums = &self->sums;

  if (day == SAL_DATE_NONE)
    return;
  if (g_str_equal (type, "invoice"))
    {
      if (sums->sale->invoiced == SAL_DATE_NONE)
        sums->sale->invoiced = day;
      sums->is_invoiced = TRUE;
      sums->due += amount;
      add_step (self, day, SAL_PAY_STEP_INVOICE, amount);
    }
  else if (g_str_equal (type, "receipt"))
    {
      sums->received += amount;
      add_step (self, day, SAL_PAY_STEP_RECEIPT, amount);
      note_received (sums, day);
    }
  else if (g_str_equal (type, "cancellation"))
    {
      sums->undocumented += ABS (amount);
      reverse (self, day, ABS (amount), FALSE);
    }
  else
    {
      note_credit (self, day, ABS (amount));
    }
}

gboolean
sal_pay_source_load_transactions (SalPaySource *self,
                                  SalConnection *connection,
                                  gint32 from,
                                  GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, TRANSACTIONS, error);
  char first[SAL_DATE_BUFFER], last[SAL_DATE_BUFFER];
  Loading loading = { .row = { self, statement } };
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, sal_date_write_iso (from, first));
  sal_statement_bind_text (statement, 2, sal_date_write_iso (self->until, last));
  while (sal_connection_step (connection, statement, &row, error))
    {
      gint64 id;

      if (!row)
        return TRUE;
      id = sal_pay_source_row_id (&loading.row, 0);
      if (loading.sums.sale == NULL || loading.sums.sale->id != id)
        loading.sums = (Sums){ .sale = sal_pay_source_find_sale (self, id) };
      if (loading.sums.sale != NULL)
        note_transaction (&loading);
    }

  return FALSE;
}
