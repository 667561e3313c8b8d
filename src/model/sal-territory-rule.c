/* sal-territory-rule.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-alignment.h"

/* Accounts that a territory has by what they are: of an industry, a size, a product line. */

#define MAX_RANK 100000

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  SAL_FIELD_ALIGNMENT,
  { "rank",
    SAL_FIELD_INTEGER,
    N_ ("Rank"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 1,
    .maximum = MAX_RANK,
    .initial = "1",
    .hint = N_ ("Of several rules that match an account, the lowest rank counts") },
  { "condition",
    SAL_FIELD_TEXT,
    N_ ("Accounts"),
    SAL_FIELD_REQUIRED | SAL_FIELD_MULTILINE | SAL_FIELD_LISTED,
    .hint = N_ ("A filter of accounts, like segment = \"Enterprise\" and industry = \"Energy\"") },
  { "territory",
    SAL_FIELD_REFERENCE,
    N_ ("Territory"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_territory_kind },
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  sal_alignment_check_filter (record, "condition", problems);
}

const SalKind sal_territory_rule_kind = {
  .name = "territory_rule",
  .label = N_ ("Territory Rule"),
  .plural = N_ ("Territory Rules"),
  .group = N_ ("Territories"),
  .icon = "view-list-bullet-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "rank",
  .subtitle = "territory",
  .validate = validate,
  .edited = sal_alignment_part_edited,
};
