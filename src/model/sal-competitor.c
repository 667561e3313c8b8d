/* sal-competitor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* Someone else who sells to the same accounts. */

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED | SAL_FIELD_UNIQUE },
  { "website", SAL_FIELD_TEXT, N_ ("Website"), SAL_FIELD_LISTED },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_competitor_kind = {
  .name = "competitor",
  .label = N_ ("Competitor"),
  .plural = N_ ("Competitors"),
  .group = N_ ("Products"),
  .icon = "system-users-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
};
