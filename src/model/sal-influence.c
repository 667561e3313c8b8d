/* sal-influence.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-kinds.h"

/* Whom somebody listens to, whoever they report to. */

const SalChoice sal_influence_strengths[] = {
  { "weak", N_ ("Weak") },
  { "medium", N_ ("Medium") },
  { "strong", N_ ("Strong") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "plan",
    SAL_FIELD_REFERENCE,
    N_ ("Account Plan"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER |
        SAL_FIELD_IMMUTABLE,
    .references = &sal_account_plan_kind },
  { "source",
    SAL_FIELD_REFERENCE,
    N_ ("From"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_stakeholder_kind,
    .hint = N_ ("Whose word counts") },
  { "target",
    SAL_FIELD_REFERENCE,
    N_ ("To"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_stakeholder_kind,
    .hint = N_ ("Who listens") },
  { "strength",
    SAL_FIELD_CHOICE,
    N_ ("Strength"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = sal_influence_strengths,
    .initial = "medium" },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  if (!sal_record_is_null (record, "source") &&
      sal_record_get_integer (record, "source") == sal_record_get_integer (record, "target"))
    sal_problems_add (
        problems, "target", _ ("is the same person: nobody has influence on themselves"));
}

static const SalAgreement agreements[] = {
  { "source",
    "plan",
    "plan",
    NULL,
    N_ ("is in another account plan: choose somebody of the same plan") },
  { "target",
    "plan",
    "plan",
    NULL,
    N_ ("is in another account plan: choose somebody of the same plan") },
  { NULL, NULL, NULL, NULL, NULL },
};

const SalKind sal_influence_kind = {
  .name = "influence",
  .label = N_ ("Influence"),
  .plural = N_ ("Influences"),
  .group = N_ ("Customers"),
  .icon = "emblem-shared-symbolic",
  SAL_FIELDS (fields),
  .title = "source",
  .sort = "source",
  .subtitle = "target",
  .together = "target,source",
  .agreements = agreements,
  .validate = validate,
};
