/* sal-assignment.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* Who holds a position, from when to when. */

static const SalField fields[] = {
  { "person",
    SAL_FIELD_REFERENCE,
    N_ ("Person"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "position",
    SAL_FIELD_REFERENCE,
    N_ ("Position"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_position_kind },
  { "share",
    SAL_FIELD_RATE,
    N_ ("Share"),
    SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = SAL_RATE_ONE,
    .initial = "1" },
  SAL_FIELD_VALID_FROM,
  SAL_FIELD_VALID_TO,
  SAL_FIELD_NOTE,
};

const SalKind sal_assignment_kind = {
  .name = "assignment",
  .label = N_ ("Assignment"),
  .plural = N_ ("Assignments"),
  .group = N_ ("Organisation"),
  .icon = "contact-new-symbolic",
  SAL_FIELDS (fields),
  .title = "person",
  .sort = "-valid_from",
  .subtitle = "position",
  .from = "valid_from",
  .to = "valid_to",
};
