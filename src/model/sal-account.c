/* sal-account.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* A company that buys or might. */

static const SalChoice statuses[] = {
  { "prospect", N_ ("Prospect") },
  { "customer", N_ ("Customer") },
  { "former", N_ ("Former Customer") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "parent",
    SAL_FIELD_REFERENCE,
    N_ ("Parent"),
    SAL_FIELD_INDEXED,
    .references = &sal_account_kind },
  { "industry", SAL_FIELD_TEXT, N_ ("Industry"), SAL_FIELD_LISTED | SAL_FIELD_SEARCHABLE },
  { "segment", SAL_FIELD_TEXT, N_ ("Segment"), SAL_FIELD_LISTED },
  { "status", SAL_FIELD_CHOICE, N_ ("Status"), SAL_FIELD_LISTED, .choices = statuses },
  { "employees",
    SAL_FIELD_INTEGER,
    N_ ("Employees"),
    SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = G_MAXINT32 },
  { "revenue",
    SAL_FIELD_MONEY,
    N_ ("Annual Revenue"),
    SAL_FIELD_LISTED,
    .currency_field = "currency" },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), 0 },
  { "founded",
    SAL_FIELD_INTEGER,
    N_ ("Founded"),
    0,
    .minimum = 1000,
    .maximum = 2200,
    .hint = N_ ("Year") },
  { "street", SAL_FIELD_TEXT, N_ ("Street"), 0 },
  { "city", SAL_FIELD_TEXT, N_ ("City"), SAL_FIELD_LISTED | SAL_FIELD_SEARCHABLE },
  { "postal_code", SAL_FIELD_TEXT, N_ ("Postal Code"), SAL_FIELD_SEARCHABLE },
  { "region", SAL_FIELD_TEXT, N_ ("State or Region"), SAL_FIELD_LISTED },
  { "country", SAL_FIELD_TEXT, N_ ("Country"), SAL_FIELD_LISTED },
  { "county", SAL_FIELD_TEXT, N_ ("County Code"), 0 },
  { "latitude", SAL_FIELD_REAL, N_ ("Latitude"), 0 },
  { "longitude", SAL_FIELD_REAL, N_ ("Longitude"), 0 },
  { "owner",
    SAL_FIELD_REFERENCE,
    N_ ("Owner"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "website", SAL_FIELD_TEXT, N_ ("Website"), SAL_FIELD_SEARCHABLE },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_account_kind = {
  .name = "account",
  .label = N_ ("Account"),
  .plural = N_ ("Accounts"),
  .group = N_ ("Customers"),
  .icon = "x-office-address-book-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "city",
  .upward = "parent",
};
