/* sal-opportunity-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

/* What of each product an opportunity is made of. */

static const SalField fields[] = {
  { "opportunity",
    SAL_FIELD_REFERENCE,
    N_ ("Opportunity"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_opportunity_kind },
  { "product",
    SAL_FIELD_REFERENCE,
    N_ ("Product"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .references = &sal_product_kind },
  { "quantity", SAL_FIELD_REAL, N_ ("Quantity"), SAL_FIELD_LISTED },
  { "unit_price",
    SAL_FIELD_MONEY,
    N_ ("Unit Price"),
    SAL_FIELD_LISTED,
    .currency_field = "currency" },
  { "discount",
    SAL_FIELD_RATE,
    N_ ("Discount"),
    SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = SAL_RATE_ONE },
  { "amount",
    SAL_FIELD_MONEY,
    N_ ("Amount"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .currency_field = "currency" },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), 0 },
};

const SalKind sal_opportunity_line_kind = {
  .name = "opportunity_line",
  .label = N_ ("Opportunity Line"),
  .plural = N_ ("Opportunity Lines"),
  .group = N_ ("Pipeline"),
  .icon = "view-list-bullet-symbolic",
  SAL_FIELDS (fields),
  .title = "product",
  .sort = "opportunity",
  .dated = "opportunity.close_date",
  .subtitle = "opportunity",
};
