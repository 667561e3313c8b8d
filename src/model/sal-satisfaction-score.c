/* sal-satisfaction-score.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-signal.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"

/* What somebody answered who was asked how satisfied they are. */

static const SalChoice surveys[] = {
  { SAL_SURVEY_NPS, N_ ("Net Promoter Score, 0 to 10") },
  { SAL_SURVEY_CSAT, N_ ("Satisfaction, 1 to 5") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "contact",
    SAL_FIELD_REFERENCE,
    N_ ("Contact"),
    SAL_FIELD_LISTED,
    .references = &sal_contact_kind },
  { "survey",
    SAL_FIELD_CHOICE,
    N_ ("Survey"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = surveys,
    .initial = SAL_SURVEY_NPS },
  { "score",
    SAL_FIELD_INTEGER,
    N_ ("Score"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = 10 },
  { "date",
    SAL_FIELD_DATE,
    N_ ("Date"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .initial = "today" },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

static void
validate (SalRecord *record, SalProblems *problems)
{
  gint64 score = sal_record_get_integer (record, "score");

  if (g_strcmp0 (sal_record_get_text (record, "survey"), SAL_SURVEY_CSAT) == 0 &&
      !sal_record_is_null (record, "score") && (score < 1 || score > 5))
    sal_problems_add (problems, "score", _ ("Satisfaction is from 1 to 5"));
}

const SalKind sal_satisfaction_score_kind = {
  .name = "satisfaction_score",
  .label = N_ ("Satisfaction Score"),
  .plural = N_ ("Satisfaction Scores"),
  .group = N_ ("Customers"),
  .icon = "face-smile-symbolic",
  SAL_FIELDS (fields),
  .title = "account",
  .sort = "-date",
  .subtitle = "date",
  .validate = validate,
};
