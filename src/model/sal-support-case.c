/* sal-support-case.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-signal.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-date.h"

/* Something a customer needed help with. */

const SalChoice sal_case_severities[] = {
  { "low", N_ ("Low") },   { "normal", N_ ("Normal") },
  { "high", N_ ("High") }, { "critical", N_ ("Critical") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "subject",
    SAL_FIELD_TEXT,
    N_ ("Subject"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "severity",
    SAL_FIELD_CHOICE,
    N_ ("Severity"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = sal_case_severities,
    .initial = "normal" },
  { "opened",
    SAL_FIELD_DATE,
    N_ ("Opened"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .initial = "today" },
  { "closed",
    SAL_FIELD_DATE,
    N_ ("Closed"),
    SAL_FIELD_LISTED,
    .hint = N_ ("Empty while it is open") },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  gint32 opened = sal_record_get_date (record, "opened");
  gint32 closed = sal_record_get_date (record, "closed");

  if (opened != SAL_DATE_NONE && closed != SAL_DATE_NONE && closed < opened)
    sal_problems_add (problems, "closed", _ ("Should not be before it was opened"));
}

const SalKind sal_support_case_kind = {
  .name = "support_case",
  .label = N_ ("Support Case"),
  .plural = N_ ("Support Cases"),
  .group = N_ ("Customers"),
  .icon = "dialog-question-symbolic",
  SAL_FIELDS (fields),
  .title = "subject",
  .sort = "-opened",
  .subtitle = "account",
  .validate = validate,
};
