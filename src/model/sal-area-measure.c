/* sal-area-measure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-geography-key.h"

/* A number of each area that was imported, such as a market potential that was bought. */

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_UNIQUE | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "unit",
    SAL_FIELD_TEXT,
    N_ ("Unit"),
    SAL_FIELD_LISTED,
    .hint = N_ ("Thousand euros, households, calls a year …") },
  { "source",
    SAL_FIELD_TEXT,
    N_ ("Source"),
    SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED,
    .hint = N_ ("Who says so, and by what") },
  { "as_of", SAL_FIELD_DATE, N_ ("As Of"), SAL_FIELD_LISTED },
  { "additive",
    SAL_FIELD_BOOLEAN,
    N_ ("Adds Up"),
    SAL_FIELD_REQUIRED,
    .initial = "true",
    .hint = N_ ("The number of two areas together is the sum of theirs; a share or a mean is not, "
                "and territories cannot be balanced by it") },
  { "geography",
    SAL_FIELD_CHOICE,
    N_ ("Geography"),
    SAL_FIELD_REQUIRED | SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED,
    .choices = sal_geography_choices,
    .initial = SAL_GEOGRAPHY_US_COUNTIES },
  SAL_FIELD_BOUNDARIES,
  SAL_FIELD_NOTE,
};

const SalKind sal_area_measure_kind = {
  .name = "area_measure",
  .label = N_ ("Area Measure"),
  .plural = N_ ("Area Measures"),
  .group = N_ ("Territories"),
  .icon = "view-grid-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "source",
  .validate = sal_geography_validate,
};
