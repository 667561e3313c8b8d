/* sal-unit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* A unit of the sales organisation; the units form a tree. */

static const SalChoice types[] = {
  { "company", N_ ("Company") }, { "division", N_ ("Division") }, { "region", N_ ("Region") },
  { "area", N_ ("Area") },       { "team", N_ ("Team") },         { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "parent",
    SAL_FIELD_REFERENCE,
    N_ ("Parent"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_unit_kind },
  { "type", SAL_FIELD_CHOICE, N_ ("Type"), SAL_FIELD_LISTED, .choices = types },
  { "code",
    SAL_FIELD_TEXT,
    N_ ("Code"),
    SAL_FIELD_UNIQUE | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), SAL_FIELD_LISTED },
  { "opened", SAL_FIELD_DATE, N_ ("Opened"), 0 },
  { "closed", SAL_FIELD_DATE, N_ ("Closed"), 0 },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
  { "legal_entity",
    SAL_FIELD_TEXT,
    N_ ("Legal Entity"),
    0,
    .hint = N_ ("The company that employs the people of the unit and the units below it who have "
                "none of their own") },
};

const SalKind sal_unit_kind = {
  .name = "unit",
  .label = N_ ("Organisation Unit"),
  .plural = N_ ("Organisation Units"),
  .group = N_ ("Organisation"),
  .icon = "network-workgroup-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "code",
  .from = "opened",
  .to = "closed",
  .upward = "parent",
};
