/* sal-plan-risk.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-plan-dates.h"

/* What may come between us and the objectives of an account plan. */

static const SalChoice grades[] = {
  { "low", N_ ("Low") },
  { "medium", N_ ("Medium") },
  { "high", N_ ("High") },
  { NULL, NULL },
};

static const SalChoice statuses[] = {
  { "open", N_ ("Open") },
  { "happened", N_ ("Happened") },
  { "gone", N_ ("Gone") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Risk"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "plan",
    SAL_FIELD_REFERENCE,
    N_ ("Account Plan"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_plan_kind },
  { "likelihood",
    SAL_FIELD_CHOICE,
    N_ ("Likelihood"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = grades,
    .initial = "medium" },
  { "impact",
    SAL_FIELD_CHOICE,
    N_ ("Impact"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = grades,
    .initial = "medium" },
  { "mitigation",
    SAL_FIELD_TEXT,
    N_ ("Mitigation"),
    SAL_FIELD_MULTILINE | SAL_FIELD_SEARCHABLE,
    .hint = N_ ("What is done so that it does not happen, or does less harm") },
  { "owner",
    SAL_FIELD_REFERENCE,
    N_ ("Owner"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "status",
    SAL_FIELD_CHOICE,
    N_ ("Status"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = statuses,
    .initial = "open" },
  { "reviewed_on", SAL_FIELD_DATE, N_ ("Reviewed On"), SAL_FIELD_LISTED, .initial = "today" },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_plan_risk_kind = {
  .name = "plan_risk",
  .label = N_ ("Plan Risk"),
  .plural = N_ ("Plan Risks"),
  .group = N_ ("Customers"),
  .icon = "dialog-warning-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "plan",
  .edited = sal_plan_part_edited,
};
