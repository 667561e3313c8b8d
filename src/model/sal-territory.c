/* sal-territory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-alignment.h"
#include "sal-common-fields.h"

/* What one position covers in an alignment, or a region or division made of such. */

static const SalChoice levels[] = {
  { "territory", N_ ("Territory") },
  { "region", N_ ("Region") },
  { "division", N_ ("Division") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  SAL_FIELD_ALIGNMENT,
  { "level",
    SAL_FIELD_CHOICE,
    N_ ("Level"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = levels,
    .initial = "territory" },
  { "parent",
    SAL_FIELD_REFERENCE,
    N_ ("Part Of"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_territory_kind },
  { "position",
    SAL_FIELD_REFERENCE,
    N_ ("Position"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_position_kind },
  { "capacity",
    SAL_FIELD_RATE,
    N_ ("Capacity"),
    SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = 100 * SAL_RATE_ONE,
    .hint = N_ ("How much it can carry; empty: what its position and who holds it can") },
  { "locked",
    SAL_FIELD_BOOLEAN,
    N_ ("Locked"),
    0,
    .hint = N_ ("It keeps what it has, and gets nothing") },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  if (!sal_record_is_null (record, "parent") &&
      sal_record_get_integer (record, "parent") == sal_record_get_id (record))
    sal_problems_add (problems, "parent", _ ("a territory cannot be part of itself"));
}

const SalKind sal_territory_kind = {
  .name = "territory",
  .label = N_ ("Territory"),
  .plural = N_ ("Territories"),
  .group = N_ ("Territories"),
  .icon = "find-location-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "alignment",
  .upward = "parent",
  .validate = validate,
  .edited = sal_alignment_part_edited,
};
