/* sal-account-tier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

/* The tier of an account, as it was refreshed last, and what was decided instead. */

static const SalField fields[] = {
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_UNIQUE | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "model",
    SAL_FIELD_REFERENCE,
    N_ ("Tier Model"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_tier_model_kind },
  { "score", SAL_FIELD_REAL, N_ ("Score"), SAL_FIELD_LISTED, .unit = N_ ("points") },
  { "tier",
    SAL_FIELD_REFERENCE,
    N_ ("Tier by Score"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_tier_kind },
  { "before",
    SAL_FIELD_REFERENCE,
    N_ ("Tier Before"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_tier_kind },
  { "refreshed_on", SAL_FIELD_DATE, N_ ("Refreshed On"), SAL_FIELD_LISTED },
  { "override",
    SAL_FIELD_REFERENCE,
    N_ ("Tier by Decision"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_tier_kind,
    .hint = N_ ("Holds instead of the tier by score") },
  { "reason",
    SAL_FIELD_TEXT,
    N_ ("Reason"),
    SAL_FIELD_LISTED | SAL_FIELD_SEARCHABLE | SAL_FIELD_MULTILINE },
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  if (!sal_record_is_null (record, "override") && sal_record_is_null (record, "reason"))
    sal_problems_add (problems, "reason", _ ("A decision against the score needs a reason"));
}

const SalKind sal_account_tier_kind = {
  .name = "account_tier",
  .label = N_ ("Account Tier"),
  .plural = N_ ("Account Tiers"),
  .group = N_ ("Customers"),
  .icon = "view-sort-descending-symbolic",
  SAL_FIELDS (fields),
  .title = "account",
  .sort = "-score",
  .subtitle = "tier",
  .validate = validate,
};
