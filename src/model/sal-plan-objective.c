/* sal-plan-objective.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-plan-dates.h"

/* What we want to reach with an account, and how we shall know. */

static const SalChoice statuses[] = {
  { "open", N_ ("Open") },
  { "reached", N_ ("Reached") },
  { "missed", N_ ("Missed") },
  { "dropped", N_ ("Dropped") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Objective"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "plan",
    SAL_FIELD_REFERENCE,
    N_ ("Account Plan"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_plan_kind },
  { "measure",
    SAL_FIELD_TEXT,
    N_ ("Measured By"),
    SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED,
    .hint = N_ ("What is counted, and in which unit") },
  { "start", SAL_FIELD_REAL, N_ ("Start"), SAL_FIELD_LISTED },
  { "target", SAL_FIELD_REAL, N_ ("Target"), SAL_FIELD_LISTED },
  { "actual", SAL_FIELD_REAL, N_ ("Actual"), SAL_FIELD_LISTED },
  { "measured_on",
    SAL_FIELD_DATE,
    N_ ("Measured On"),
    SAL_FIELD_LISTED,
    .hint = N_ ("The day the actual value is of") },
  { "due", SAL_FIELD_DATE, N_ ("Due"), SAL_FIELD_LISTED },
  { "status",
    SAL_FIELD_CHOICE,
    N_ ("Status"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = statuses,
    .initial = "open" },
  { "owner",
    SAL_FIELD_REFERENCE,
    N_ ("Owner"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_plan_objective_kind = {
  .name = "plan_objective",
  .label = N_ ("Plan Objective"),
  .plural = N_ ("Plan Objectives"),
  .group = N_ ("Customers"),
  .icon = "emblem-ok-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "due",
  .subtitle = "plan",
  .edited = sal_plan_part_edited,
};
