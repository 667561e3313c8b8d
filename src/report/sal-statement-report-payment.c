/* sal-statement-report-payment.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-statement-report-private.h"

#include <glib/gi18n-lib.h>

#include "sal-money.h"

/* What is paid of what is earned. */

static void
add_amount (GPtrArray *rows, const char *label, gint64 amount, const char *currency)
{
  sal_statement_report_add_row (rows, g_strdup (label), sal_money_format (amount, currency), NULL);
}

static void
add_amount_unless_none (GPtrArray *rows, const char *label, gint64 amount, const char *currency)
{
  if (amount != 0)
    add_amount (rows, label, amount, currency);
}

/* Each with its reason, if the period is calculated with them. */
static void
add_adjustments (const SalPayStatement *statement, GPtrArray *rows)
{
  gint64 sum = 0;

  for (guint i = 0; i < statement->adjustments->len; i++)
    sum += ((const SalPayAdjustment *) statement->adjustments->pdata[i])->amount;
  if (sum != statement->amounts.adjusted)
    {
      add_amount_unless_none (
          rows, _ ("Adjustments"), statement->amounts.adjusted, statement->currency);
      return;
    }
  for (guint i = 0; i < statement->adjustments->len; i++)
    {
      const SalPayAdjustment *one = statement->adjustments->pdata[i];
      g_autofree char *label = sal_pay_adjustment_describe (one);

      add_amount (rows, label, one->amount, statement->currency);
    }
}

/* What else there is to know of the payment, which is in it already. */
static void
add_memo (SalDocument *document, const SalPayStatement *statement)
{
  const SalPayment *amounts = &statement->amounts;
  const SalDocumentColumn columns[] = { { _ ("Contained in It"), FALSE }, { _ ("Amount"), TRUE } };
  const struct
  {
    const char *label;
    gint64 amount;
  } memos[] = {
    { _ ("Recovered: kept from the payment, of what was owed"), amounts->recovered },
    { _ ("Drawn: paid up to the guarantee, to be recovered"), amounts->drawn },
    { _ ("Advanced: became payable in the period"), amounts->advanced },
    { _ ("Vested: cannot be taken back any more"), amounts->vested },
  };
  g_autoptr (GPtrArray) rows = sal_statement_report_create_rows ();

  for (gsize i = 0; i < G_N_ELEMENTS (memos); i++)
    add_amount_unless_none (rows, memos[i].label, memos[i].amount, statement->currency);
  if (rows->len > 0)
    sal_document_add_table (document, columns, G_N_ELEMENTS (columns), rows);
}

/* From one balance to the next. */
void
sal_statement_report_add_payment (SalDocument *document, const SalPayStatement *statement)
{
  const SalPayment *amounts = &statement->amounts;
  const char *currency = statement->currency;
  const SalDocumentColumn columns[] = { { _ ("Payment"), FALSE }, { _ ("Amount"), TRUE } };
  g_autoptr (GPtrArray) rows = sal_statement_report_create_rows ();

  add_amount (rows, _ ("Balance brought forward"), statement->opening, currency);
  add_amount (rows, _ ("Earned"), amounts->calculated, currency);
  add_amount_unless_none (rows, _ ("Top-up to the guarantee"), amounts->top_up, currency);
  add_adjustments (statement, rows);
  add_amount_unless_none (rows, _ ("Forfeited on leaving"), -amounts->forfeited, currency);
  add_amount_unless_none (rows, _ ("Debt written off"), amounts->written_off, currency);
  add_amount (rows, _ ("Paid"), -amounts->paid, currency);
  add_amount (rows, _ ("Balance carried forward"), amounts->balance, currency);
  sal_document_add_table_with_totals (document, columns, G_N_ELEMENTS (columns), rows, 1);
  add_memo (document, statement);
}
