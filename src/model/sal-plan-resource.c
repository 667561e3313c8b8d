/* sal-plan-resource.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* Whom and what was committed to an account plan, and by whom. */

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Resource"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "plan",
    SAL_FIELD_REFERENCE,
    N_ ("Account Plan"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_plan_kind },
  { "person",
    SAL_FIELD_REFERENCE,
    N_ ("Person"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind,
    .hint = N_ ("Empty for a team, or for something that is no work") },
  { "hours",
    SAL_FIELD_INTEGER,
    N_ ("Hours"),
    SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = 1000000,
    .unit = N_ ("hours") },
  { "budget", SAL_FIELD_MONEY, N_ ("Budget"), SAL_FIELD_LISTED, .currency_field = "currency" },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), 0 },
  { "agreed_by",
    SAL_FIELD_REFERENCE,
    N_ ("Agreed By"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "agreed_on",
    SAL_FIELD_DATE,
    N_ ("Agreed On"),
    SAL_FIELD_LISTED,
    .hint = N_ ("Empty while it is only asked for") },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  if (!sal_record_is_null (record, "agreed_on") && sal_record_is_null (record, "agreed_by"))
    sal_problems_add (problems, "agreed_by", _ ("is empty though it was agreed"));
}

const SalKind sal_plan_resource_kind = {
  .name = "plan_resource",
  .label = N_ ("Plan Resource"),
  .plural = N_ ("Plan Resources"),
  .group = N_ ("Customers"),
  .icon = "system-users-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "plan",
  .validate = validate,
};
