/* sal-account-score.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* What somebody judged an account to be worth by one criterion. */

static const SalField fields[] = {
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "criterion",
    SAL_FIELD_REFERENCE,
    N_ ("Tier Criterion"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_tier_criterion_kind },
  { "score",
    SAL_FIELD_INTEGER,
    N_ ("Score"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 1,
    .maximum = 5 },
  { "scored_on",
    SAL_FIELD_DATE,
    N_ ("Scored On"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .initial = "today" },
  { "scored_by",
    SAL_FIELD_REFERENCE,
    N_ ("Scored By"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  SAL_FIELD_NOTE,
};

const SalKind sal_account_score_kind = {
  .name = "account_score",
  .label = N_ ("Account Score"),
  .plural = N_ ("Account Scores"),
  .group = N_ ("Customers"),
  .icon = "view-sort-descending-symbolic",
  SAL_FIELDS (fields),
  .title = "account",
  .sort = "account",
  .subtitle = "criterion",
  .together = "account,criterion",
};
