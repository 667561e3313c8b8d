/* sal-product.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* Something that is sold. */

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "family",
    SAL_FIELD_REFERENCE,
    N_ ("Family"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_product_family_kind },
  { "list_price",
    SAL_FIELD_MONEY,
    N_ ("List Price"),
    SAL_FIELD_LISTED,
    .currency_field = "currency" },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), 0 },
  { "active", SAL_FIELD_BOOLEAN, N_ ("Active"), SAL_FIELD_LISTED, .initial = "true" },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
  { "unit_cost",
    SAL_FIELD_MONEY,
    N_ ("Unit Cost"),
    SAL_FIELD_LISTED,
    .currency_field = "currency",
    .minimum = 0,
    .maximum = G_GINT64_CONSTANT (1000000000000000),
    .hint = N_ ("What one of it costs: prices less costs are the margin that plans can pay for") },
};

const SalKind sal_product_kind = {
  .name = "product",
  .label = N_ ("Product"),
  .plural = N_ ("Products"),
  .group = N_ ("Products"),
  .icon = "package-x-generic-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "family",
};
