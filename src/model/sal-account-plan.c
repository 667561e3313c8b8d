/* sal-account-plan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-plan-dates.h"

/* What a key-account manager means to do with an account, and on what understanding of its
 * business. Its parts are records of their own that belong to it. */

static const SalChoice statuses[] = {
  { "draft", N_ ("Draft") },
  { "active", N_ ("Active") },
  { "closed", N_ ("Closed") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "status",
    SAL_FIELD_CHOICE,
    N_ ("Status"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = statuses,
    .initial = "draft" },
  SAL_FIELD_VALID_FROM,
  SAL_FIELD_VALID_TO,
  { "manager",
    SAL_FIELD_REFERENCE,
    N_ ("Account Manager"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "business",
    SAL_FIELD_TEXT,
    N_ ("Business"),
    SAL_FIELD_MULTILINE | SAL_FIELD_SEARCHABLE,
    .hint = N_ ("What the customer sells, to whom, and what changes for it") },
  { "goals",
    SAL_FIELD_TEXT,
    N_ ("Goals"),
    SAL_FIELD_MULTILINE | SAL_FIELD_SEARCHABLE,
    .hint = N_ ("What the customer wants to reach") },
  { "challenges",
    SAL_FIELD_TEXT,
    N_ ("Challenges"),
    SAL_FIELD_MULTILINE | SAL_FIELD_SEARCHABLE,
    .hint = N_ ("What is in the customer's way") },
  { "sponsor",
    SAL_FIELD_REFERENCE,
    N_ ("Executive Sponsor"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind,
    .hint = N_ ("Of ours") },
  { "customer_sponsor",
    SAL_FIELD_REFERENCE,
    N_ ("Customer's Sponsor"),
    SAL_FIELD_LISTED,
    .references = &sal_contact_kind },
  { "sponsor_days",
    SAL_FIELD_INTEGER,
    N_ ("Sponsors Meet Every"),
    0,
    .minimum = 1,
    .maximum = 3660,
    .unit = N_ ("days") },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
  { "reviewed_on",
    SAL_FIELD_DATE,
    N_ ("Reviewed On"),
    0,
    .initial = "today",
    .hint = N_ ("When business, goals and challenges were looked at last") },
  { "stale_days",
    SAL_FIELD_INTEGER,
    N_ ("Stale After"),
    0,
    .minimum = 1,
    .maximum = 3660,
    .unit = N_ ("days"),
    .hint = N_ ("How old a part may be; 90 days where empty") },
};

const SalKind sal_account_plan_kind = {
  .name = "account_plan",
  .label = N_ ("Account Plan"),
  .plural = N_ ("Account Plans"),
  .group = N_ ("Customers"),
  .icon = "text-x-generic-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "-valid_from",
  .subtitle = "account",
  .from = "valid_from",
  .to = "valid_to",
  .edited = sal_plan_part_edited,
};
