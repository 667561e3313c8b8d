/* sal-stakeholder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-kinds.h"

/* A contact as an account plan sees it: what is judged here belongs to the plan, so that the next
 * plan can judge anew. */

const SalChoice sal_decision_roles[] = {
  { "economic_buyer", N_ ("Economic Buyer") },
  { "decision_maker", N_ ("Decision Maker") },
  { "sponsor", N_ ("Executive Sponsor") },
  { "technical_buyer", N_ ("Technical Buyer") },
  { "influencer", N_ ("Influencer") },
  { "coach", N_ ("Coach") },
  { "user", N_ ("User") },
  { "gatekeeper", N_ ("Gatekeeper") },
  { NULL, NULL },
};

const SalChoice sal_stakeholder_powers[] = {
  { "low", N_ ("Low") },
  { "medium", N_ ("Medium") },
  { "high", N_ ("High") },
  { NULL, NULL },
};

const SalChoice sal_stakeholder_attitudes[] = {
  { "mentor", N_ ("Mentor") },   { "supporter", N_ ("Supporter") }, { "neutral", N_ ("Neutral") },
  { "sceptic", N_ ("Sceptic") }, { "opponent", N_ ("Opponent") },   { NULL, NULL },
};

const SalChoice sal_stakeholder_coverages[] = {
  { "none", N_ ("No Contact") },
  { "knows", N_ ("Knows of Us") },
  { "monthly", N_ ("Talks Monthly") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "plan",
    SAL_FIELD_REFERENCE,
    N_ ("Account Plan"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER |
        SAL_FIELD_IMMUTABLE,
    .references = &sal_account_plan_kind },
  { "contact",
    SAL_FIELD_REFERENCE,
    N_ ("Contact"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_contact_kind },
  { "reports_to",
    SAL_FIELD_REFERENCE,
    N_ ("Reports To"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_stakeholder_kind,
    .hint = N_ ("Another stakeholder of the same plan") },
  { "role",
    SAL_FIELD_CHOICE,
    N_ ("Decision Role"),
    SAL_FIELD_LISTED,
    .choices = sal_decision_roles },
  { "power",
    SAL_FIELD_CHOICE,
    N_ ("Power"),
    SAL_FIELD_LISTED,
    .choices = sal_stakeholder_powers,
    .hint = N_ ("How much weight their word has in the decision") },
  { "attitude",
    SAL_FIELD_CHOICE,
    N_ ("Attitude"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = sal_stakeholder_attitudes,
    .initial = "neutral" },
  { "coverage",
    SAL_FIELD_CHOICE,
    N_ ("Coverage"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = sal_stakeholder_coverages,
    .initial = "none" },
  { "covered_by",
    SAL_FIELD_REFERENCE,
    N_ ("Covered By"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind,
    .hint = N_ ("Who of ours talks to them") },
  { "x",
    SAL_FIELD_REAL,
    N_ ("Place Across"),
    0,
    .hint = N_ ("Where the map shows them; empty: where there is room") },
  { "y", SAL_FIELD_REAL, N_ ("Place Down"), 0 },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  if (sal_record_is_null (record, "x") != sal_record_is_null (record, "y"))
    sal_problems_add (
        problems, sal_record_is_null (record, "x") ? "x" : "y", _ ("a place has both, or neither"));
}

static const SalAgreement agreements[] = {
  { "contact",
    "account",
    "plan",
    "account",
    N_ ("is at another account than the plan: choose a contact of the same account") },
  { "reports_to",
    "plan",
    "plan",
    NULL,
    N_ ("is in another account plan: choose somebody of the same plan") },
  { NULL, NULL, NULL, NULL, NULL },
};

const SalKind sal_stakeholder_kind = {
  .name = "stakeholder",
  .label = N_ ("Stakeholder"),
  .plural = N_ ("Stakeholders"),
  .group = N_ ("Customers"),
  .icon = "system-users-symbolic",
  SAL_FIELDS (fields),
  .title = "contact",
  .sort = "contact",
  .subtitle = "plan",
  .together = "contact,plan",
  .upward = "reports_to",
  .agreements = agreements,
  .validate = validate,
};
