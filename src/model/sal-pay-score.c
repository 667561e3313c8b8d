/* sal-pay-score.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* How far somebody reached an objective in a period: what plans pay for that cannot be counted. */

static const SalField fields[] = {
  { "person",
    SAL_FIELD_REFERENCE,
    N_ ("Person"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "objective",
    SAL_FIELD_TEXT,
    N_ ("Objective"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED,
    .hint = N_ ("As the plan names it") },
  { "component",
    SAL_FIELD_TEXT,
    N_ ("Component"),
    SAL_FIELD_LISTED,
    .hint = N_ ("Of the plan; empty where the objective is only in one, or the same in all") },
  { "period",
    SAL_FIELD_TEXT,
    N_ ("Period"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .hint = N_ ("A fiscal period: 2026, 2026-Q4 or 2026-P03") },
  { "score",
    SAL_FIELD_RATE,
    N_ ("Score"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = SAL_RATE_ONE },
  SAL_FIELD_NOTE,
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  const char *text = sal_record_get_text (record, "period");
  g_autoptr (GError) error = NULL;
  SalPeriod period;

  if (text != NULL && !sal_period_from_text (text, &period, &error))
    sal_problems_add (problems, "period", "%s", error->message);
}

const SalKind sal_pay_score_kind = {
  .name = "pay_score",
  .label = N_ ("Objective Score"),
  .plural = N_ ("Objective Scores"),
  .group = N_ ("Compensation"),
  .icon = "emblem-ok-symbolic",
  SAL_FIELDS (fields),
  .title = "objective",
  .subtitle = "period",
  .sort = "-period",
  .together = "person,component,objective,period",
  .store = SAL_STORE_PAY,
  .validate = validate,
};
