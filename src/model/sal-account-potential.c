/* sal-account-potential.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-buying-unit.h"
#include "sal-common-fields.h"

/* What an account, or a part of it, would spend in a year on products like ours, with whomever.
 * That it is less than what is bought from us already is told, and not refused: estimates are. */

static const SalChoice sources[] = {
  { SAL_POTENTIAL_TEXT_TYPED, N_ ("Typed") },
  { SAL_POTENTIAL_TEXT_IMPORTED, N_ ("Imported") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "buying_unit",
    SAL_FIELD_REFERENCE,
    N_ ("Buying Unit"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_buying_unit_kind,
    .hint = N_ ("Empty for the account as a whole, with all its buying units") },
  { "product_family",
    SAL_FIELD_REFERENCE,
    N_ ("Product Family"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_product_family_kind },
  { "amount",
    SAL_FIELD_MONEY,
    N_ ("Potential"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .currency_field = "currency",
    .minimum = 0,
    .maximum = G_GINT64_CONSTANT (1000000000000000),
    .hint = N_ ("What it would spend in a year, with us and with others") },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), 0 },
  { "source",
    SAL_FIELD_CHOICE,
    N_ ("Source"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = sources,
    .initial = SAL_POTENTIAL_TEXT_TYPED },
  { "as_of",
    SAL_FIELD_DATE,
    N_ ("As Of"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .initial = "today",
    .hint = N_ ("The newest counts") },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_account_potential_kind = {
  .name = "account_potential",
  .label = N_ ("Account Potential"),
  .plural = N_ ("Account Potentials"),
  .group = N_ ("Customers"),
  .icon = "view-sort-descending-symbolic",
  SAL_FIELDS (fields),
  .title = "product_family",
  .sort = "account",
  .subtitle = "account",
  .together = "account,buying_unit,product_family,as_of",
  .edited = sal_buying_unit_expect,
};
