/* sal-person.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* Someone who sells, manages or supports. */

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "employee_number",
    SAL_FIELD_TEXT,
    N_ ("Employee Number"),
    SAL_FIELD_UNIQUE | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "mail", SAL_FIELD_TEXT, N_ ("Mail"), SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "phone", SAL_FIELD_TEXT, N_ ("Phone"), SAL_FIELD_SEARCHABLE },
  { "legal_entity",
    SAL_FIELD_TEXT,
    N_ ("Legal Entity"),
    SAL_FIELD_LISTED,
    .hint = N_ ("The company that employs the person; where it is empty, that of the unit") },
  { "country", SAL_FIELD_TEXT, N_ ("Country"), SAL_FIELD_LISTED },
  { "hired", SAL_FIELD_DATE, N_ ("Hired"), SAL_FIELD_LISTED },
  { "left",
    SAL_FIELD_DATE,
    N_ ("Left"),
    SAL_FIELD_LISTED,
    .hint = N_ ("The last day of employment") },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
  { "home_latitude",
    SAL_FIELD_REAL,
    N_ ("Home Latitude"),
    0,
    .hint = N_ ("Where the person sets out from, in degrees north") },
  { "home_longitude", SAL_FIELD_REAL, N_ ("Home Longitude"), 0, .hint = N_ ("In degrees east") },
};

const SalKind sal_person_kind = {
  .name = "person",
  .label = N_ ("Person"),
  .plural = N_ ("People"),
  .group = N_ ("Organisation"),
  .icon = "avatar-default-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "employee_number",
  .from = "hired",
  .to = "left",
};
