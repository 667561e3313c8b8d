/* sal-quota.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* What a position or a unit is to achieve in a fiscal period. */

static const SalChoice measures[] = {
  { "bookings", N_ ("Bookings") },     { "new_bookings", N_ ("New Bookings") },
  { "renewals", N_ ("Renewals") },     { "margin", N_ ("Margin") },
  { "expansions", N_ ("Expansions") }, { "deals", N_ ("Deals") },
  { "new_logos", N_ ("New Logos") },   { "units", N_ ("Units") },
  { "activities", N_ ("Activities") }, { NULL, NULL },
};

static const SalField fields[] = {
  { "position",
    SAL_FIELD_REFERENCE,
    N_ ("Position"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_position_kind },
  { "unit",
    SAL_FIELD_REFERENCE,
    N_ ("Unit"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_unit_kind },
  { "measure",
    SAL_FIELD_CHOICE,
    N_ ("Measure"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = measures,
    .initial = "bookings" },
  { "period",
    SAL_FIELD_TEXT,
    N_ ("Period"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_SEARCHABLE,
    .hint = N_ ("A fiscal period: 2026, 2026-Q4 or 2026-P03") },
  { "amount",
    SAL_FIELD_MONEY,
    N_ ("Amount"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .currency_field = "currency" },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), 0 },
  { "version",
    SAL_FIELD_INTEGER,
    N_ ("Version"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 1,
    .maximum = 1000,
    .initial = "1",
    .hint = N_ ("The highest version of a period is in force") },
  SAL_FIELD_NOTE,
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  const char *text = sal_record_get_text (record, "period");
  g_autoptr (GError) error = NULL;
  SalPeriod period;

  if (sal_record_is_null (record, "position") == sal_record_is_null (record, "unit"))
    sal_problems_add (problems,
                      "position",
                      _ ("a quota belongs to a position or to a unit: fill one of the two"));
  if (text != NULL && !sal_period_from_text (text, &period, &error))
    sal_problems_add (problems, "period", "%s", error->message);
}

const SalKind sal_quota_kind = {
  .name = "quota",
  .label = N_ ("Quota"),
  .plural = N_ ("Quotas"),
  .group = N_ ("Revenue"),
  .icon = "mail-flag-symbolic",
  SAL_FIELDS (fields),
  .title = "period",
  .sort = "-period",
  .dated = "period",
  .subtitle = "position",
  .validate = validate,
};
