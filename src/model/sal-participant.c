/* sal-participant.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* Who is paid by a plan, from when to when, and how much on target. The person is one of the
 * workspace: no key leads there, so that it may be gone. */

static const SalChoice guarantees[] = {
  { SAL_GUARANTEE_KEPT, N_ ("Not Recoverable") },
  { SAL_GUARANTEE_RECOVERED, N_ ("Recoverable") },
  { NULL, NULL },
};

/* A hundred thousand million of the largest minor units. */
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
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED,
    .hint = N_ ("The name of a plan: the version in effect on a day is what pays then") },
  SAL_FIELD_VALID_FROM,
  SAL_FIELD_VALID_TO,
  { "base_pay",
    SAL_FIELD_MONEY,
    N_ ("Base Pay"),
    SAL_FIELD_LISTED,
    .currency_field = "currency",
    .minimum = 0,
    .maximum = MOST,
    .hint = N_ ("Of a year") },
  { "target_variable",
    SAL_FIELD_MONEY,
    N_ ("Target Variable"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .currency_field = "currency",
    .minimum = 0,
    .maximum = MOST,
    .hint = N_ ("Of a year, at all targets; with the base pay it is the on-target earnings") },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED },
  { "ramped",
    SAL_FIELD_BOOLEAN,
    N_ ("Ramped Quota"),
    0,
    .initial = "true",
    .hint = N_ ("The quota of who is new in a role is that of its ramp profile; not, where quotas "
                "are set lower for them already") },
  { "guarantee",
    SAL_FIELD_MONEY,
    N_ ("Guarantee"),
    0,
    .currency_field = "currency",
    .minimum = 0,
    .maximum = MOST,
    .hint = N_ ("The least that is paid of a whole month") },
  { "guarantee_kind",
    SAL_FIELD_CHOICE,
    N_ ("Kind of Guarantee"),
    0,
    .choices = guarantees,
    .hint = N_ ("A recoverable one is a draw: it is taken from later payments") },
  { "guarantee_from", SAL_FIELD_DATE, N_ ("Guarantee From"), 0 },
  { "guarantee_to", SAL_FIELD_DATE, N_ ("Guarantee To"), 0 },
  SAL_FIELD_NOTE,
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  gint32 first = sal_record_get_date (record, "guarantee_from");
  gint32 last = sal_record_get_date (record, "guarantee_to");

  if (sal_record_is_null (record, "guarantee") != sal_record_is_null (record, "guarantee_kind"))
    sal_problems_add (problems,
                      "guarantee_kind",
                      _ ("a guarantee is recoverable or not: fill both fields or none"));
  if (first != SAL_DATE_NONE && last != SAL_DATE_NONE && last < first)
    sal_problems_add (problems, "guarantee_to", _ ("is before the guarantee begins"));
}

const SalKind sal_participant_kind = {
  .name = "participant",
  .label = N_ ("Participant"),
  .plural = N_ ("Participants"),
  .group = N_ ("Compensation"),
  .icon = "system-users-symbolic",
  SAL_FIELDS (fields),
  .title = "plan",
  .subtitle = "person",
  .sort = "plan,valid_from",
  .from = "valid_from",
  .to = "valid_to",
  .together = "person,plan,valid_from",
  .store = SAL_STORE_PAY,
  .validate = validate,
};
