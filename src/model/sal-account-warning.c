/* sal-account-warning.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-signal.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-date.h"

/* A signal of an account that somebody has to do something about. */

static const SalChoice reasons[] = {
  { SAL_WARNING_CRITICAL, N_ ("Critical") },
  { SAL_WARNING_WARN, N_ ("Beyond the Bound") },
  { SAL_WARNING_TREND, N_ ("Worsening") },
  { NULL, NULL },
};

static const SalChoice statuses[] = {
  { SAL_WARNING_OPEN, N_ ("Open") },
  { SAL_WARNING_IN_HAND, N_ ("In Hand") },
  { SAL_WARNING_CLOSED, N_ ("Closed") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "type",
    SAL_FIELD_CHOICE,
    N_ ("Signal"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = sal_signal_types },
  { "raised_on",
    SAL_FIELD_DATE,
    N_ ("Raised On"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .initial = "today" },
  { "reason",
    SAL_FIELD_CHOICE,
    N_ ("Reason"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = reasons,
    .initial = SAL_WARNING_WARN },
  { "value", SAL_FIELD_REAL, N_ ("Value"), SAL_FIELD_LISTED },
  { "bound",
    SAL_FIELD_REAL,
    N_ ("Bound"),
    0,
    .hint = N_ ("What the value has passed; of a trend, what the change has") },
  { "change", SAL_FIELD_REAL, N_ ("Change"), 0, .hint = N_ ("Over the trend's days") },
  { "owner",
    SAL_FIELD_REFERENCE,
    N_ ("Owner"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "due", SAL_FIELD_DATE, N_ ("Due"), SAL_FIELD_INDEXED | SAL_FIELD_LISTED },
  { "status",
    SAL_FIELD_CHOICE,
    N_ ("Status"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .choices = statuses,
    .initial = SAL_WARNING_OPEN },
  { "closed_on", SAL_FIELD_DATE, N_ ("Closed On") },
  { "resolution",
    SAL_FIELD_TEXT,
    N_ ("Resolution"),
    SAL_FIELD_MULTILINE | SAL_FIELD_SEARCHABLE,
    .hint = N_ ("What was done") },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  gboolean closed = g_strcmp0 (sal_record_get_text (record, "status"), SAL_WARNING_CLOSED) == 0;
  gint32 raised = sal_record_get_date (record, "raised_on");
  gint32 day = sal_record_get_date (record, "closed_on");

  if (closed && day == SAL_DATE_NONE)
    sal_problems_add (problems, "closed_on", _ ("What is closed has a day"));
  if (!closed && day != SAL_DATE_NONE)
    sal_problems_add (problems, "closed_on", _ ("What is not closed has no such day"));
  if (day != SAL_DATE_NONE && raised != SAL_DATE_NONE && day < raised)
    sal_problems_add (problems, "closed_on", _ ("Should not be before it was raised"));
}

const SalKind sal_account_warning_kind = {
  .name = "account_warning",
  .label = N_ ("Account Warning"),
  .plural = N_ ("Account Warnings"),
  .group = N_ ("Customers"),
  .icon = "dialog-warning-symbolic",
  SAL_FIELDS (fields),
  .title = "account",
  .columns = "account,type,value,due,owner,status",
  .sort = "due",
  .subtitle = "type",
  .validate = validate,
};
