/* sal-exchange-rate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

/* What a currency is worth in another, from a date on or for one plan year. */

static const SalField fields[] = {
  { "currency",
    SAL_FIELD_CURRENCY,
    N_ ("Currency"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .hint = N_ ("One unit of this currency …") },
  { "into",
    SAL_FIELD_CURRENCY,
    N_ ("Into"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .hint = N_ ("… is worth this many of this one") },
  { "date",
    SAL_FIELD_DATE,
    N_ ("Date"),
    SAL_FIELD_LISTED,
    .hint = N_ ("For a rate that applies from a day on") },
  { "fiscal_year",
    SAL_FIELD_INTEGER,
    N_ ("Fiscal Year"),
    SAL_FIELD_LISTED,
    .minimum = 1900,
    .maximum = 2200,
    .hint = N_ ("For the fixed rate of a plan year") },
  { "rate",
    SAL_FIELD_RATE,
    N_ ("Rate"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 1,
    .maximum = G_MAXINT64 },
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  if (!sal_record_is_null (record, "date") + !sal_record_is_null (record, "fiscal_year") != 1)
    sal_problems_add (problems,
                      "date",
                      _ ("a rate applies from a date or to a fiscal year: fill one of the two"));
}

const SalKind sal_exchange_rate_kind = {
  .name = "exchange_rate",
  .label = N_ ("Exchange Rate"),
  .plural = N_ ("Exchange Rates"),
  .group = N_ ("Revenue"),
  .icon = "view-refresh-symbolic",
  SAL_FIELDS (fields),
  .title = "currency",
  .sort = "currency",
  .subtitle = "into",
  .together = "currency,into,date,fiscal_year",
  .validate = validate,
};
