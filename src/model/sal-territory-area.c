/* sal-territory-area.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-alignment.h"

/* Which territory an area belongs to in an alignment. An area without a record belongs to none. */

static const SalField fields[] = {
  SAL_FIELD_ALIGNMENT,
  { "area",
    SAL_FIELD_TEXT,
    N_ ("Area"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED,
    .hint = N_ ("The code of a county, ZIP area …") },
  { "territory",
    SAL_FIELD_REFERENCE,
    N_ ("Territory"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_territory_kind },
  { "locked",
    SAL_FIELD_BOOLEAN,
    N_ ("Locked"),
    SAL_FIELD_LISTED,
    .hint = N_ ("It stays with its territory") },
};

const SalKind sal_territory_area_kind = {
  .name = "territory_area",
  .label = N_ ("Territory Area"),
  .plural = N_ ("Territory Areas"),
  .group = N_ ("Territories"),
  .icon = "view-grid-symbolic",
  SAL_FIELDS (fields),
  .title = "area",
  .sort = "area",
  .subtitle = "territory",
  .together = "alignment,area",
  .edited = sal_alignment_part_edited,
};
