/* sal-product-family.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* Products that are sold and planned together. */

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "parent",
    SAL_FIELD_REFERENCE,
    N_ ("Parent"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_product_family_kind },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_product_family_kind = {
  .name = "product_family",
  .label = N_ ("Product Family"),
  .plural = N_ ("Product Families"),
  .group = N_ ("Products"),
  .icon = "view-grid-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .upward = "parent",
};
