/* sal-plan-letter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* That somebody was sent a letter about an assignment to a plan version, and accepted it: what was
 * promised then is kept with it, so that a later change shows. */

#define MOST G_GINT64_CONSTANT (1000000000000000)

static const SalField fields[] = {
  { "person",
    SAL_FIELD_REFERENCE,
    N_ ("Person"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "plan",
    SAL_FIELD_TEXT,
    N_ ("Plan"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "version", SAL_FIELD_TEXT, N_ ("Version"), SAL_FIELD_LISTED },
  { "valid_from",
    SAL_FIELD_DATE,
    N_ ("From"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .hint = N_ ("The first day of the assignment") },
  { "letter_date", SAL_FIELD_DATE, N_ ("Letter Date"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED },
  { "sent", SAL_FIELD_DATE, N_ ("Sent"), SAL_FIELD_LISTED },
  { "accepted", SAL_FIELD_DATE, N_ ("Accepted"), SAL_FIELD_LISTED },
  { "recorded_by", SAL_FIELD_TEXT, N_ ("Recorded By"), SAL_FIELD_LISTED },
  { "base_pay",
    SAL_FIELD_MONEY,
    N_ ("Base Pay"),
    0,
    .currency_field = "currency",
    .minimum = 0,
    .maximum = MOST },
  { "target_variable",
    SAL_FIELD_MONEY,
    N_ ("Target Variable"),
    0,
    .currency_field = "currency",
    .minimum = 0,
    .maximum = MOST },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), SAL_FIELD_REQUIRED },
  SAL_FIELD_NOTE,
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  gint32 sent = sal_record_get_date (record, "sent");
  gint32 accepted = sal_record_get_date (record, "accepted");

  if (accepted != SAL_DATE_NONE && sent != SAL_DATE_NONE && accepted < sent)
    sal_problems_add (problems, "accepted", _ ("is before the letter was sent"));
}

const SalKind sal_plan_letter_kind = {
  .name = "plan_letter",
  .label = N_ ("Plan Letter"),
  .plural = N_ ("Plan Letters"),
  .group = N_ ("Compensation"),
  .icon = "mail-read-symbolic",
  SAL_FIELDS (fields),
  .title = "plan",
  .subtitle = "person",
  .sort = "-letter_date",
  .dated = "letter_date",
  .together = "person,plan,version,valid_from",
  .store = SAL_STORE_PAY,
  .validate = validate,
};
