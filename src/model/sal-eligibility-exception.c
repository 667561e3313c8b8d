/* sal-eligibility-exception.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-buying-unit.h"
#include "sal-common-fields.h"

/* That an account, or a part of it, has no use for a product family, or may not buy it from us: no
 * whitespace then. */

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
  { "reason",
    SAL_FIELD_TEXT,
    N_ ("Reason"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "decided_on",
    SAL_FIELD_DATE,
    N_ ("Decided On"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .initial = "today" },
  { "decided_by",
    SAL_FIELD_REFERENCE,
    N_ ("Decided By"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_eligibility_exception_kind = {
  .name = "eligibility_exception",
  .label = N_ ("Eligibility Exception"),
  .plural = N_ ("Eligibility Exceptions"),
  .group = N_ ("Customers"),
  .icon = "action-unavailable-symbolic",
  SAL_FIELDS (fields),
  .title = "product_family",
  .sort = "account",
  .subtitle = "account",
  .together = "account,buying_unit,product_family",
  .edited = sal_buying_unit_expect,
};
