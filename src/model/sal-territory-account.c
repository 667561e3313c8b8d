/* sal-territory-account.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-alignment.h"
#include "sal-common-fields.h"

/* An account that a territory has by name, whatever rules and areas say: a strategic account may
 * have several, which share its credit. One may have it for good and hold it over as well, in
 * another share. */

static const SalField fields[] = {
  SAL_FIELD_ALIGNMENT,
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_account_kind },
  { "territory",
    SAL_FIELD_REFERENCE,
    N_ ("Territory"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_territory_kind },
  { "share",
    SAL_FIELD_RATE,
    N_ ("Share"),
    SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = SAL_RATE_ONE,
    .initial = "1",
    .hint = N_ ("Of its credit, where several territories have it") },
  { "holdover_until",
    SAL_FIELD_DATE,
    N_ ("Holdover Until"),
    SAL_FIELD_LISTED,
    .hint = N_ ("Until then who has had it keeps it; empty: it is this territory's for good") },
  { "reason", SAL_FIELD_TEXT, N_ ("Reason"), SAL_FIELD_LISTED | SAL_FIELD_SEARCHABLE },
};

const SalKind sal_territory_account_kind = {
  .name = "territory_account",
  .label = N_ ("Named Account"),
  .plural = N_ ("Named Accounts"),
  .group = N_ ("Territories"),
  .icon = "starred-symbolic",
  SAL_FIELDS (fields),
  .title = "account",
  .sort = "account",
  .subtitle = "territory",
  .together = "alignment,account,territory,holdover_until",
  .edited = sal_alignment_part_edited,
};
