/* sal-plan-ask.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-plan-dates.h"

/* What an account plan asks for, of whom by name, until when: of the customer's side, or of
 * ours. */

static const SalChoice statuses[] = {
  { "open", N_ ("Open") },
  { "agreed", N_ ("Agreed") },
  { "declined", N_ ("Declined") },
  { "dropped", N_ ("Dropped") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Ask"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "plan",
    SAL_FIELD_REFERENCE,
    N_ ("Account Plan"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_plan_kind },
  { "contact",
    SAL_FIELD_REFERENCE,
    N_ ("Asked of Contact"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_contact_kind,
    .hint = N_ ("Who of the customer is asked; empty where somebody of ours is") },
  { "person",
    SAL_FIELD_REFERENCE,
    N_ ("Asked of Person"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind,
    .hint = N_ ("Who of ours is asked, such as the executive sponsor") },
  { "due", SAL_FIELD_DATE, N_ ("Due"), SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED },
  { "status",
    SAL_FIELD_CHOICE,
    N_ ("Status"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = statuses,
    .initial = "open" },
  { "asked_on", SAL_FIELD_DATE, N_ ("Asked On"), SAL_FIELD_LISTED, .initial = "today" },
  { "answered_on", SAL_FIELD_DATE, N_ ("Answered On"), SAL_FIELD_LISTED },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  gboolean of_contact = !sal_record_is_null (record, "contact");
  gboolean of_person = !sal_record_is_null (record, "person");

  if (!of_contact && !of_person)
    sal_problems_add (
        problems, "contact", _ ("is empty: name a contact, or a person of ours, who is asked"));
  else if (of_contact && of_person)
    sal_problems_add (
        problems, "person", _ ("is filled beside a contact: each of them is asked by itself"));
}

const SalKind sal_plan_ask_kind = {
  .name = "plan_ask",
  .label = N_ ("Plan Ask"),
  .plural = N_ ("Plan Asks"),
  .group = N_ ("Customers"),
  .icon = "dialog-question-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "due",
  .subtitle = "plan",
  .validate = validate,
  .edited = sal_plan_part_edited,
};
