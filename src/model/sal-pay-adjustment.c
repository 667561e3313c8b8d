/* sal-pay-adjustment.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* What is added to somebody's payments by hand, or taken off. */

static const SalField fields[] = {
  { "person",
    SAL_FIELD_REFERENCE,
    N_ ("Person"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "date",
    SAL_FIELD_DATE,
    N_ ("Date"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .initial = "today" },
  { "amount",
    SAL_FIELD_MONEY,
    N_ ("Amount"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .currency_field = "currency",
    .minimum = -G_GINT64_CONSTANT (1000000000000000),
    .maximum = G_GINT64_CONSTANT (1000000000000000),
    .hint = N_ ("Less than 0 where it is taken off") },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED },
  { "reason",
    SAL_FIELD_TEXT,
    N_ ("Reason"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  SAL_FIELD_NOTE,
};

const SalKind sal_pay_adjustment_kind = {
  .name = "pay_adjustment",
  .label = N_ ("Pay Adjustment"),
  .plural = N_ ("Pay Adjustments"),
  .group = N_ ("Compensation"),
  .icon = "list-add-symbolic",
  SAL_FIELDS (fields),
  .title = "reason",
  .subtitle = "date",
  .sort = "-date",
  .dated = "date",
  .together = "person,date,reason",
  .store = SAL_STORE_PAY,
};
