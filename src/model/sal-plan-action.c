/* sal-plan-action.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-plan-dates.h"

/* What somebody is to do for an account until a day, by its plan or besides it. */

static const SalChoice statuses[] = {
  { "open", N_ ("Open") },
  { "done", N_ ("Done") },
  { "dropped", N_ ("Dropped") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Action"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "plan",
    SAL_FIELD_REFERENCE,
    N_ ("Account Plan"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_plan_kind,
    .hint = N_ ("Empty for what is done besides any plan") },
  { "objective",
    SAL_FIELD_REFERENCE,
    N_ ("Plan Objective"),
    SAL_FIELD_LISTED,
    .references = &sal_plan_objective_kind },
  { "owner",
    SAL_FIELD_REFERENCE,
    N_ ("Owner"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "due", SAL_FIELD_DATE, N_ ("Due"), SAL_FIELD_INDEXED | SAL_FIELD_LISTED },
  { "status",
    SAL_FIELD_CHOICE,
    N_ ("Status"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = statuses,
    .initial = "open" },
  { "done_on", SAL_FIELD_DATE, N_ ("Done On"), SAL_FIELD_LISTED },
  { "added_on", SAL_FIELD_DATE, N_ ("Added On"), 0, .initial = "today" },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_plan_action_kind = {
  .name = "plan_action",
  .label = N_ ("Plan Action"),
  .plural = N_ ("Plan Actions"),
  .group = N_ ("Customers"),
  .icon = "object-select-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "due",
  .subtitle = "account",
  .edited = sal_plan_part_edited,
};
