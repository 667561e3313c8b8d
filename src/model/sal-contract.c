/* sal-contract.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* A running agreement with an account. */

static const SalChoice renewals[] = {
  { "automatic", N_ ("Automatic") },
  { "manual", N_ ("By Agreement") },
  { "none", N_ ("Ends") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_account_kind },
  { "opportunity",
    SAL_FIELD_REFERENCE,
    N_ ("Opportunity"),
    SAL_FIELD_INDEXED,
    .references = &sal_opportunity_kind },
  { "product_family",
    SAL_FIELD_REFERENCE,
    N_ ("Product Family"),
    SAL_FIELD_LISTED,
    .references = &sal_product_family_kind },
  { "start", SAL_FIELD_DATE, N_ ("Start"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED },
  { "term_months",
    SAL_FIELD_INTEGER,
    N_ ("Term"),
    SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = 1200,
    .unit = N_ ("months") },
  { "end", SAL_FIELD_DATE, N_ ("End"), SAL_FIELD_LISTED },
  { "annual_value",
    SAL_FIELD_MONEY,
    N_ ("Annual Value"),
    SAL_FIELD_LISTED,
    .currency_field = "currency" },
  { "total_value",
    SAL_FIELD_MONEY,
    N_ ("Total Value"),
    SAL_FIELD_LISTED,
    .currency_field = "currency" },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), 0 },
  { "renewal", SAL_FIELD_CHOICE, N_ ("Renewal"), SAL_FIELD_LISTED, .choices = renewals },
  { "renewal_date", SAL_FIELD_DATE, N_ ("Renewal Date"), SAL_FIELD_INDEXED | SAL_FIELD_LISTED },
  { "cancelled", SAL_FIELD_DATE, N_ ("Cancelled"), 0 },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_contract_kind = {
  .name = "contract",
  .label = N_ ("Contract"),
  .plural = N_ ("Contracts"),
  .group = N_ ("Revenue"),
  .icon = "text-x-generic-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "-start",
  .dated = "start",
  .subtitle = "account",
  .from = "start",
  .to = "end",
};
