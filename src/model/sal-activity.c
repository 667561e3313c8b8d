/* sal-activity.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* Something done for a customer. */

static const SalChoice types[] = {
  { "call", N_ ("Call") },
  { "meeting", N_ ("Meeting") },
  { "mail", N_ ("Mail") },
  { "demo", N_ ("Demonstration") },
  { "visit", N_ ("Site Visit") },
  { "task", N_ ("Task") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "subject",
    SAL_FIELD_TEXT,
    N_ ("Subject"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "type",
    SAL_FIELD_CHOICE,
    N_ ("Type"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = types,
    .initial = "call" },
  { "date",
    SAL_FIELD_DATE,
    N_ ("Date"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .initial = "today" },
  { "person",
    SAL_FIELD_REFERENCE,
    N_ ("Person"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
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
  { "contact", SAL_FIELD_REFERENCE, N_ ("Contact"), 0, .references = &sal_contact_kind },
  { "minutes",
    SAL_FIELD_INTEGER,
    N_ ("Minutes"),
    SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = 100000 },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_activity_kind = {
  .name = "activity",
  .label = N_ ("Activity"),
  .plural = N_ ("Activities"),
  .group = N_ ("Pipeline"),
  .icon = "call-start-symbolic",
  SAL_FIELDS (fields),
  .title = "subject",
  .sort = "-date",
  .subtitle = "date",
};
