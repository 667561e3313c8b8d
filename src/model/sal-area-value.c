/* sal-area-value.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

/* What a measure says of one area. An area without a record has none. */

static const SalField fields[] = {
  { "measure",
    SAL_FIELD_REFERENCE,
    N_ ("Measure"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED |
        SAL_FIELD_OWNER,
    .references = &sal_area_measure_kind },
  { "area",
    SAL_FIELD_TEXT,
    N_ ("Area"),
    SAL_FIELD_REQUIRED | SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED,
    .hint = N_ ("The code of a county, ZIP area …") },
  { "value", SAL_FIELD_REAL, N_ ("Value"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED },
};

const SalKind sal_area_value_kind = {
  .name = "area_value",
  .label = N_ ("Area Value"),
  .plural = N_ ("Area Values"),
  .group = N_ ("Territories"),
  .icon = "view-grid-symbolic",
  SAL_FIELDS (fields),
  .title = "area",
  .sort = "area",
  .subtitle = "measure",
  .together = "measure,area",
  .hidden = TRUE,
};
