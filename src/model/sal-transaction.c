/* sal-transaction.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* A booking, invoice, receipt, credit note or cancellation. */

static const SalChoice types[] = {
  { "booking", N_ ("Booking") },           { "invoice", N_ ("Invoice") },
  { "receipt", N_ ("Receipt") },           { "credit_note", N_ ("Credit Note") },
  { "cancellation", N_ ("Cancellation") }, { NULL, NULL },
};

static const SalField fields[] = {
  { "number",
    SAL_FIELD_TEXT,
    N_ ("Number"),
    SAL_FIELD_REQUIRED | SAL_FIELD_UNIQUE | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "type",
    SAL_FIELD_CHOICE,
    N_ ("Type"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = types,
    .initial = "booking" },
  { "date",
    SAL_FIELD_DATE,
    N_ ("Date"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .initial = "today" },
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_account_kind },
  { "opportunity",
    SAL_FIELD_REFERENCE,
    N_ ("Opportunity"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_opportunity_kind },
  { "contract", SAL_FIELD_REFERENCE, N_ ("Contract"), 0, .references = &sal_contract_kind },
  { "corrects",
    SAL_FIELD_REFERENCE,
    N_ ("Corrects"),
    SAL_FIELD_INDEXED,
    .references = &sal_transaction_kind,
    .hint = N_ ("The transaction that this credit note or cancellation takes back") },
  { "amount",
    SAL_FIELD_MONEY,
    N_ ("Amount"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .currency_field = "currency" },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), 0 },
  SAL_FIELD_NOTE,
};

const SalKind sal_transaction_kind = {
  .name = "transaction",
  .label = N_ ("Transaction"),
  .plural = N_ ("Transactions"),
  .group = N_ ("Revenue"),
  .icon = "view-paged-symbolic",
  SAL_FIELDS (fields),
  .title = "number",
  .sort = "-date",
  .dated = "date",
  .subtitle = "type",
};
