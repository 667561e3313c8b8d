/* sal-coverage.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* Which position covers an account or a single opportunity, with which credit, from when to when.
 */

static const SalChoice credits[] = {
  { "primary", N_ ("Primary") },
  { "split", N_ ("Split") },
  { "overlay", N_ ("Overlay") },
  { "none", N_ ("No Credit") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "opportunity",
    SAL_FIELD_REFERENCE,
    N_ ("Opportunity"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_opportunity_kind },
  { "position",
    SAL_FIELD_REFERENCE,
    N_ ("Position"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_position_kind },
  { "role", SAL_FIELD_TEXT, N_ ("Role"), SAL_FIELD_LISTED },
  { "credit",
    SAL_FIELD_CHOICE,
    N_ ("Credit"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = credits,
    .initial = "primary" },
  { "share",
    SAL_FIELD_RATE,
    N_ ("Share"),
    SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = SAL_RATE_ONE,
    .initial = "1" },
  SAL_FIELD_VALID_FROM,
  SAL_FIELD_VALID_TO,
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  if (!sal_record_is_null (record, "account") + !sal_record_is_null (record, "opportunity") != 1)
    sal_problems_add (problems,
                      "account",
                      _ ("either an account or an opportunity is covered: fill one of the two"));
}

const SalKind sal_coverage_kind = {
  .name = "coverage",
  .label = N_ ("Coverage"),
  .plural = N_ ("Coverage"),
  .group = N_ ("Customers"),
  .icon = "security-high-symbolic",
  SAL_FIELDS (fields),
  .title = "position",
  .sort = "-valid_from",
  .subtitle = "account",
  .from = "valid_from",
  .to = "valid_to",
  .validate = validate,
};
