/* sal-signal-threshold.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-signal.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-rate.h"

/* How a kind of signal is judged: what is good, when it warns, and what it weighs in health. */

static const SalChoice directions[] = {
  { SAL_THRESHOLD_LOW, N_ ("Low Values") },
  { SAL_THRESHOLD_HIGH, N_ ("High Values") },
  { NULL, NULL },
};

static const SalField fields[] = {
  { "type",
    SAL_FIELD_CHOICE,
    N_ ("Signal"),
    SAL_FIELD_REQUIRED | SAL_FIELD_UNIQUE | SAL_FIELD_LISTED,
    .choices = sal_signal_types },
  { "weight",
    SAL_FIELD_RATE,
    N_ ("Weight in Health"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = SAL_RATE_ONE,
    .hint = N_ ("The weights of all signals sum to 100 %") },
  { "bad",
    SAL_FIELD_CHOICE,
    N_ ("Bad Are"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = directions,
    .initial = SAL_THRESHOLD_LOW },
  { "good",
    SAL_FIELD_REAL,
    N_ ("Good"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .hint = N_ ("Gives 100 points of health") },
  { "warn",
    SAL_FIELD_REAL,
    N_ ("Warning At"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .hint = N_ ("Gives 50 points, and a warning from there on") },
  { "critical",
    SAL_FIELD_REAL,
    N_ ("Critical At"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .hint = N_ ("Gives none") },
  { "days",
    SAL_FIELD_INTEGER,
    N_ ("Looks Back"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 1,
    .maximum = 3660,
    .unit = N_ ("days"),
    .initial = "90",
    .hint = N_ ("What is older does not count") },
  { "trend_days",
    SAL_FIELD_INTEGER,
    N_ ("Trend Over"),
    SAL_FIELD_LISTED,
    .minimum = 90,
    .maximum = 3660,
    .unit = N_ ("days"),
    .hint = N_ ("Empty: the trend is not looked at") },
  { "trend_change",
    SAL_FIELD_REAL,
    N_ ("Warning If It Worsens By"),
    SAL_FIELD_LISTED,
    .hint = N_ ("Over these days, in the unit of the signal") },
  { "due_days",
    SAL_FIELD_INTEGER,
    N_ ("To Be Answered Within"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = 3660,
    .unit = N_ ("days"),
    .initial = "14" },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

static const SalValue *
get (SalRecord *record, const char *field)
{
  return sal_record_get_value (record,
                               (guint) sal_kind_field_index (&sal_signal_threshold_kind, field));
}

static void
validate (SalRecord *record, SalProblems *problems)
{
  gboolean low = g_strcmp0 (sal_record_get_text (record, "bad"), SAL_THRESHOLD_LOW) == 0;
  const SalValue *good = get (record, "good"), *warn = get (record, "warn"),
                 *critical = get (record, "critical"), *change = get (record, "trend_change");

  if (good->storage != SAL_STORAGE_NULL && warn->storage != SAL_STORAGE_NULL &&
      (low ? warn->real >= good->real : warn->real <= good->real))
    sal_problems_add (problems,
                      "warn",
                      low ? _ ("Should be below what is good")
                          : _ ("Should be above what is good"));
  if (critical->storage != SAL_STORAGE_NULL && warn->storage != SAL_STORAGE_NULL &&
      (low ? critical->real >= warn->real : critical->real <= warn->real))
    sal_problems_add (problems,
                      "critical",
                      low ? _ ("Should be below where it warns")
                          : _ ("Should be above where it warns"));
  if (sal_record_is_null (record, "trend_days") != (change->storage == SAL_STORAGE_NULL))
    sal_problems_add (
        problems, "trend_change", _ ("A trend has both: its days, and what it warns at"));
  else if (change->storage != SAL_STORAGE_NULL && change->real <= 0)
    sal_problems_add (problems, "trend_change", _ ("Should be above zero"));
}

const SalKind sal_signal_threshold_kind = {
  .name = "signal_threshold",
  .label = N_ ("Signal Threshold"),
  .plural = N_ ("Signal Thresholds"),
  .group = N_ ("Customers"),
  .icon = "view-sort-ascending-symbolic",
  SAL_FIELDS (fields),
  .title = "type",
  .sort = "-weight",
  .validate = validate,
};
