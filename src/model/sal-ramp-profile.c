/* sal-ramp-profile.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

/* How productive a new holder of a role is, month by month. */

static const SalField fields[] = {
  { "role",
    SAL_FIELD_TEXT,
    N_ ("Role"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED | SAL_FIELD_INDEXED },
  { "month",
    SAL_FIELD_INTEGER,
    N_ ("Month"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 1,
    .maximum = 60,
    .hint = N_ ("1 is the first month in the role") },
  { "share",
    SAL_FIELD_RATE,
    N_ ("Share"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = 2 * SAL_RATE_ONE,
    .hint = N_ ("Of full productivity") },
};

const SalKind sal_ramp_profile_kind = {
  .name = "ramp_profile",
  .label = N_ ("Ramp Profile"),
  .plural = N_ ("Ramp Profiles"),
  .group = N_ ("Organisation"),
  .icon = "power-profile-performance-symbolic",
  SAL_FIELDS (fields),
  .title = "role",
  .sort = "role,month",
  .subtitle = "month",
  .together = "role,month",
};
