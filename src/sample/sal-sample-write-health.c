/* sal-sample-write-health.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-account-signal.h"
#include "sal-rate.h"
#include "sal-sample-course.h"
#include "sal-sample-writer.h"

/* The largest are watched each month, others each quarter. */
#define LARGEST  60
#define WATCHED  800
#define MONTHS   42 /* back */
#define QUARTER  3
#define QUESTION 8 /* of a hundred ask for help in a month without trouble */

/* Of a year. */
#define SPONSOR_CHANGES         0.07
#define SPONSOR_CHANGES_TROUBLE 0.30

static const struct
{
  const char *type;
  int weight; /* per cent */
  const char *bad;
  double good, warn, critical;
  int days;
  int trend_days; /* 0: none */
  double trend_change;
  int due_days;
} thresholds[] = {
  { SAL_SIGNAL_KEY_USAGE, 30, SAL_THRESHOLD_LOW, 80, 50, 30, 120, 270, 15, 14 },
  { SAL_SIGNAL_KEY_SUPPORT, 20, SAL_THRESHOLD_HIGH, 0, 10, 24, 90, 180, 12, 7 },
  { SAL_SIGNAL_KEY_SATISFACTION, 20, SAL_THRESHOLD_LOW, 90, 50, 20, 400, 0, 0, 21 },
  { SAL_SIGNAL_KEY_ENGAGEMENT, 10, SAL_THRESHOLD_LOW, 6, 0.5, -1, 365, 0, 0, 30 },
  { SAL_SIGNAL_KEY_PAYMENTS, 10, SAL_THRESHOLD_HIGH, 5, 30, 60, 120, 270, 20, 14 },
  { SAL_SIGNAL_KEY_SPONSOR_CHANGE, 10, SAL_THRESHOLD_HIGH, 0, 1, 2, 180, 0, 0, 10 },
};

static const char *const subjects[] = {
  "Probe drifts after calibration",       "Licence server cannot be reached",
  "Report template shows wrong units",    "Measuring programme stops at step 12",
  "Question about the export of results", "Spare part for the sensor head",
  "Training for new operators",           "Acceptance test outside of tolerance",
};

static void
write_thresholds (SalSampleWriter *self)
{
  SalSampleRows *rows = self->rows;

  for (gsize i = 0; i < G_N_ELEMENTS (thresholds); i++)
    {
      gboolean has_trend = thresholds[i].trend_days > 0;

      sal_sample_rows_begin (rows,
                             SAL_SAMPLE_TABLE_SIGNAL_THRESHOLD,
                             sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_SIGNAL_THRESHOLD));
      sal_sample_rows_put_static (rows, thresholds[i].type);
      sal_sample_rows_put_integer (rows, SAL_RATE_ONE / 100 * thresholds[i].weight);
      sal_sample_rows_put_static (rows, thresholds[i].bad);
      sal_sample_rows_put (rows, SAL_VALUE_REAL (thresholds[i].good));
      sal_sample_rows_put (rows, SAL_VALUE_REAL (thresholds[i].warn));
      sal_sample_rows_put (rows, SAL_VALUE_REAL (thresholds[i].critical));
      sal_sample_rows_put_integer (rows, thresholds[i].days);
      sal_sample_rows_put (
          rows, has_trend ? SAL_VALUE_INTEGER (thresholds[i].trend_days) : SAL_VALUE_NULL);
      sal_sample_rows_put (
          rows, has_trend ? SAL_VALUE_REAL (thresholds[i].trend_change) : SAL_VALUE_NULL);
      sal_sample_rows_put_integer (rows, thresholds[i].due_days);
      sal_sample_rows_end (rows);
    }
}

/* A customer that is watched, while its signals are told. */
typedef struct
{
  SalSampleWriter *writer;
  SalSampleRandom *random;
  const SalSampleAccount *account;
  guint index;
  gboolean is_large;
  SalSampleCourse course;
} Watch;

static void
write_signal (
    Watch *self, const char *type, double value, const char *unit, const char *source, gint32 day)
{
  SalSampleRows *rows = self->writer->rows;

  sal_sample_rows_begin (rows,
                         SAL_SAMPLE_TABLE_ACCOUNT_SIGNAL,
                         sal_sample_writer_next_id (self->writer, SAL_SAMPLE_TABLE_ACCOUNT_SIGNAL));
  sal_sample_rows_put_reference (rows, self->account->id);
  sal_sample_rows_put_static (rows, type);
  sal_sample_rows_put (rows, SAL_VALUE_REAL (value));
  sal_sample_rows_put_static (rows, unit);
  sal_sample_rows_put_day (rows, day);
  sal_sample_rows_put_static (rows, source);
  sal_sample_rows_end (rows);
}

static void
write_score (Watch *self, gint32 day)
{
  SalSampleWriter *writer = self->writer;
  SalSampleRows *rows = writer->rows;
  gboolean csat = sal_sample_random_chance (self->random, 0.3);
  guint contact = self->index * writer->n_contacts;

  sal_sample_rows_begin (rows,
                         SAL_SAMPLE_TABLE_SATISFACTION_SCORE,
                         sal_sample_writer_next_id (writer, SAL_SAMPLE_TABLE_SATISFACTION_SCORE));
  sal_sample_rows_put_reference (rows, self->account->id);
  sal_sample_rows_put_reference (rows, g_array_index (writer->contacts, gint64, contact));
  sal_sample_rows_put_static (rows, csat ? SAL_SURVEY_CSAT : SAL_SURVEY_NPS);
  sal_sample_rows_put_integer (
      rows, sal_sample_course_pick_score (&self->course, self->random, day, csat));
  sal_sample_rows_put_day (rows, day);
  sal_sample_rows_end (rows);
}

static void
write_case (Watch *self, gint32 day, double trouble)
{
  SalSampleRows *rows = self->writer->rows;
  SalSampleRandom *random = self->random;
  int severity = (int) (sal_sample_random_unit (random) * 2.2 + 1.6 * trouble);
  gint32 closed = day + (gint32) sal_sample_random_lognormal (random, 7 * (1 + 2 * trouble), 0.9);

  sal_sample_rows_begin (rows,
                         SAL_SAMPLE_TABLE_SUPPORT_CASE,
                         sal_sample_writer_next_id (self->writer, SAL_SAMPLE_TABLE_SUPPORT_CASE));
  sal_sample_rows_put_static (rows,
                              subjects[sal_sample_random_below (random, G_N_ELEMENTS (subjects))]);
  sal_sample_rows_put_reference (rows, self->account->id);
  sal_sample_rows_put_static (rows, sal_case_severities[MIN (severity, 3)].value);
  sal_sample_rows_put_day (rows, day);
  sal_sample_rows_put_day (
      rows, closed <= self->writer->company->calendar.today ? closed : SAL_DATE_NONE);
  sal_sample_rows_end (rows);
}

static void
write_sponsor (Watch *self, gint32 day, double trouble)
{
  double yearly = SPONSOR_CHANGES + SPONSOR_CHANGES_TROUBLE * trouble;

  if (sal_sample_random_chance (self->random, yearly / 12))
    write_signal (self, SAL_SIGNAL_KEY_SPONSOR_CHANGE, 1, NULL, "Account manager", day);
}

/* Usage and payments of large customers come each month; all are asked once a year how content they
 * are, large ones twice. */
static void
write_month (Watch *self, guint month, gint32 day)
{
  double trouble = sal_sample_course_get_trouble (&self->course, day);
  guint surveys = self->is_large ? 6 : 12;

  if (self->is_large || (month + self->index) % QUARTER == 0)
    {
      write_signal (self,
                    SAL_SIGNAL_KEY_USAGE,
                    sal_sample_course_pick_usage (&self->course, self->random, day),
                    "%",
                    "Licence server",
                    day);
      write_signal (self,
                    SAL_SIGNAL_KEY_PAYMENTS,
                    sal_sample_course_pick_payments (&self->course, self->random, day),
                    "days",
                    "Accounting",
                    day);
    }
  if ((month + self->index) % surveys == 0)
    write_score (self, day - (gint32) sal_sample_random_below (self->random, 25));
  if (sal_sample_random_chance (self->random,
                                QUESTION / 100.0 * (self->is_large ? 3 : 1) + 0.25 * trouble))
    write_case (self, day - (gint32) sal_sample_random_below (self->random, 28), trouble);
  write_sponsor (self, day, trouble);
}

/* A large customer that does badly today has a warning, which one in three has in hand. */
static void
write_warning (Watch *self, gint32 today)
{
  SalSampleWriter *writer = self->writer;
  SalSampleRows *rows = writer->rows;
  gint32 raised = today - sal_sample_random_between (self->random, 2, 25);
  gboolean is_closed = self->course.worse_to != SAL_DATE_NONE && self->course.worse_to < today;
  gboolean in_hand = sal_sample_random_chance (self->random, 0.33);

  if (is_closed)
    raised = self->course.worse_to - 60;
  if (!self->is_large || self->course.worse_from == SAL_DATE_NONE ||
      sal_sample_course_get_trouble (&self->course, raised) < 0.25)
    return;
  sal_sample_rows_begin (rows,
                         SAL_SAMPLE_TABLE_ACCOUNT_WARNING,
                         sal_sample_writer_next_id (writer, SAL_SAMPLE_TABLE_ACCOUNT_WARNING));
  sal_sample_rows_put_reference (rows, self->account->id);
  sal_sample_rows_put_static (rows, SAL_SIGNAL_KEY_USAGE);
  sal_sample_rows_put_day (rows, raised);
  sal_sample_rows_put_static (rows, SAL_WARNING_TREND);
  sal_sample_rows_put (rows,
                       SAL_VALUE_REAL (round (self->course.usage -
                                              self->course.depth * sal_sample_course_get_trouble (
                                                                       &self->course, raised))));
  sal_sample_rows_put (rows, SAL_VALUE_REAL (thresholds[0].trend_change));
  sal_sample_rows_put (rows, SAL_VALUE_REAL (-round (self->course.depth)));
  sal_sample_rows_put_reference (rows, sal_sample_writer_find_owner (writer, self->account));
  sal_sample_rows_put_day (rows, raised + thresholds[0].due_days);
  sal_sample_rows_put_static (rows,
                              is_closed ? SAL_WARNING_CLOSED
                              : in_hand ? SAL_WARNING_IN_HAND
                                        : SAL_WARNING_OPEN);
  sal_sample_rows_put_day (rows, is_closed ? raised + 20 : SAL_DATE_NONE);
  sal_sample_rows_put_static (rows, is_closed ? "Trained the operators who were new" : NULL);
  sal_sample_rows_end (rows);
}

static void
watch_account (SalSampleWriter *self, SalSampleRandom *random, guint index, gboolean is_large)
{
  gint32 today = self->company->calendar.today;
  Watch watch = { .writer = self,
                  .random = random,
                  .account = sal_sample_account (self->accounts, index),
                  .index = index,
                  .is_large = is_large };

  sal_sample_course_init (
      &watch.course, random, watch.account, sal_date_add_months (today, -MONTHS), today);
  for (guint month = MONTHS; month-- > 0;)
    {
      gint32 day = sal_date_add_months (today, -(int) month) - 3;

      if (day >= watch.course.from && day <= watch.course.to)
        write_month (&watch, month, day);
    }
  write_warning (&watch, today);
}

/**
 * sal_sample_write_health:
 * @self: the writer
 *
 * Writes how customers with contracts get on, what they were helped with and how content they are,
 * and how that is judged. It is made up so that whoever left did worse before, most of the time:
 * what a model finds in it is what was put there.
 */
void
sal_sample_write_health (SalSampleWriter *self)
{
  g_autoptr (GArray) largest = sal_sample_accounts_find_largest (self->accounts, LARGEST);
  guint n = self->accounts->accounts->len, n_watched = 0;
  g_autofree guint8 *is_large = g_new0 (guint8, n);
  SalSampleRandom random;

  sal_sample_random_init (&random, self->company->seed, "health");
  write_thresholds (self);
  for (guint i = 0; i < largest->len; i++)
    is_large[g_array_index (largest, guint, i)] = TRUE;
  for (guint i = 0; i < n; i++)
    {
      if (sal_sample_account (self->accounts, i)->contracted == SAL_DATE_NONE ||
          (!is_large[i] && n_watched >= WATCHED))
        continue;
      n_watched++;
      watch_account (self, &random, i, is_large[i]);
    }
}
