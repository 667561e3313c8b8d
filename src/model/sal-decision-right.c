/* sal-decision-right.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-date.h"
#include "sal-rate.h"

/* Up to which discount on deals of up to which size a role may decide about prices. */

static const SalField fields[] = {
  { "role",
    SAL_FIELD_TEXT,
    N_ ("Role"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED | SAL_FIELD_SEARCHABLE | SAL_FIELD_INDEXED,
    .hint = N_ ("As positions have it, such as Sales Manager") },
  { "discount_up_to",
    SAL_FIELD_RATE,
    N_ ("Discount up To"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = SAL_RATE_ONE },
  { "deal_up_to",
    SAL_FIELD_MONEY,
    N_ ("Deals up To"),
    SAL_FIELD_LISTED,
    .currency_field = "currency",
    .minimum = 0,
    .maximum = G_GINT64_CONSTANT (1000000000000000),
    .hint = N_ ("Empty: deals of any size") },
  { "currency",
    SAL_FIELD_CURRENCY,
    N_ ("Currency"),
    SAL_FIELD_LISTED,
    .hint = N_ ("Empty: the reporting currency") },
  { "product_family",
    SAL_FIELD_REFERENCE,
    N_ ("Product Family"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_product_family_kind,
    .hint = N_ ("With those below it; empty: all products") },
  SAL_FIELD_VALID_FROM,
  SAL_FIELD_VALID_TO,
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  gint32 from = sal_record_get_date (record, "valid_from");
  gint32 to = sal_record_get_date (record, "valid_to");

  if (from != SAL_DATE_NONE && to != SAL_DATE_NONE && to < from)
    sal_problems_add (problems, "valid_to", _ ("Should not be before the first day"));
}

const SalKind sal_decision_right_kind = {
  .name = "decision_right",
  .label = N_ ("Decision Right"),
  .plural = N_ ("Decision Rights"),
  .group = N_ ("Customers"),
  .icon = "emblem-default-symbolic",
  SAL_FIELDS (fields),
  .title = "role",
  .sort = "discount_up_to",
  .subtitle = "discount_up_to",
  .together = "role,product_family,discount_up_to,valid_from",
  .from = "valid_from",
  .to = "valid_to",
  .validate = validate,
};
