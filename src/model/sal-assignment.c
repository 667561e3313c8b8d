/* sal-assignment.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

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
  { "valid_from",
    SAL_FIELD_DATE,
    N_ ("From"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .initial = "today" },
  { "valid_to",
    SAL_FIELD_DATE,
    N_ ("To"),
    SAL_FIELD_LISTED,
    .hint = N_ ("The last day; empty while it lasts") },
  { "note", SAL_FIELD_TEXT, N_ ("Note"), SAL_FIELD_MULTILINE | SAL_FIELD_SEARCHABLE },
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
