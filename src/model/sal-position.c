/* sal-position.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* A place in the organisation that people are assigned to; quota and coverage belong to it. */

static const SalChoice motions[] = {
  { "hunter", N_ ("Hunter") },
  { "farmer", N_ ("Farmer") },
  { "account_manager", N_ ("Account Manager") },
  { "overlay", N_ ("Overlay") },
  { "development", N_ ("Sales Development") },
  { "engineer", N_ ("Sales Engineer") },
  { "manager", N_ ("Manager") },
  { "executive", N_ ("Executive") },
  { NULL, NULL },
};

static const SalChoice statuses[] = {
  { "filled", N_ ("Filled") },
  { "vacant", N_ ("Vacant") },
  { "to_be_hired", N_ ("To Be Hired") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "role",
    SAL_FIELD_TEXT,
    N_ ("Role"),
    SAL_FIELD_LISTED | SAL_FIELD_SEARCHABLE | SAL_FIELD_INDEXED,
    .hint = N_ ("Such as Enterprise Account Executive; ramp profiles and plans refer to it") },
  { "motion", SAL_FIELD_CHOICE, N_ ("Motion"), SAL_FIELD_LISTED, .choices = motions },
  { "unit",
    SAL_FIELD_REFERENCE,
    N_ ("Unit"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_unit_kind },
  { "manager",
    SAL_FIELD_REFERENCE,
    N_ ("Manager"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_position_kind,
    .hint = N_ ("The position this one reports to") },
  { "full_time_equivalent",
    SAL_FIELD_RATE,
    N_ ("Full-Time Equivalent"),
    0,
    .minimum = 0,
    .maximum = 2 * SAL_RATE_ONE,
    .initial = "1" },
  { "status",
    SAL_FIELD_CHOICE,
    N_ ("Status"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = statuses,
    .initial = "filled" },
  { "valid_from", SAL_FIELD_DATE, N_ ("From"), SAL_FIELD_LISTED },
  SAL_FIELD_VALID_TO,
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_position_kind = {
  .name = "position",
  .label = N_ ("Position"),
  .plural = N_ ("Positions"),
  .group = N_ ("Organisation"),
  .icon = "view-list-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "role",
  .from = "valid_from",
  .to = "valid_to",
  .upward = "manager",
};
