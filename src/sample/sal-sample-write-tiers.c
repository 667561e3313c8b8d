/* sal-sample-write-tiers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-rate.h"
#include "sal-sample-writer.h"
#include "sal-tier-criterion.h"

/* What accounts are told apart by; those by hand have no bands. */
static const struct
{
  const char *name;
  int weight; /* percent */
  const char *axis;
  const char *measure; /* or NULL */
  double from[4];
} criteria[] = {
  { "Revenue", 35, SAL_TIER_ATTRACTIVENESS, SAL_TIER_MEASURE_REVENUE, { 1, 5e4, 2e5, 6e5 } },
  { "Size", 20, SAL_TIER_ATTRACTIVENESS, SAL_TIER_MEASURE_EMPLOYEES, { 100, 500, 2000, 10000 } },
  { "Strategic Fit", 20, SAL_TIER_ATTRACTIVENESS, NULL, { 0 } },
  { "Contact", 15, SAL_TIER_RELATIONSHIP, SAL_TIER_MEASURE_ACTIVITIES, { 1, 3, 6, 12 } },
  { "Breadth", 10, SAL_TIER_RELATIONSHIP, SAL_TIER_MEASURE_FAMILIES, { 1, 2, 3, 4 } },
};

/* The first of them is judged by hand. */
#define BY_HAND 2

static const struct
{
  const char *name;
  int from_score;
  int accounts; /* for how many of a thousand there are people; 0: any number */
} tiers[] = {
  { "Tier 1", 60, 60 },
  { "Tier 2", 45, 200 },
  { "Tier 3", 20, 0 },
  { "Tier 4", 0, 0 },
};

#define HYSTERESIS     3 /* points */
#define REFRESH_MONTHS 3

static gint64
write_model (SalSampleWriter *self)
{
  const SalSampleCalendar *calendar = &self->company->calendar;
  gint64 id = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_TIER_MODEL);
  int year = calendar->first_year + SAL_SAMPLE_N_YEARS - 1;
  g_autofree char *name = g_strdup_printf ("FY%02d Tiers", year % 100);

  sal_sample_rows_begin (self->rows, SAL_SAMPLE_TABLE_TIER_MODEL, id);
  sal_sample_rows_put_text (self->rows, name);
  sal_sample_rows_put_day (self->rows, calendar->year);
  sal_sample_rows_put_integer (self->rows, HYSTERESIS);
  sal_sample_rows_put_integer (self->rows, REFRESH_MONTHS);
  sal_sample_rows_put_integer (self->rows, TRUE);
  sal_sample_rows_end (self->rows);

  return id;
}

static gint64
write_criterion (SalSampleWriter *self, gint64 model, gsize i)
{
  gint64 id = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_TIER_CRITERION);
  SalSampleRows *rows = self->rows;

  sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_TIER_CRITERION, id);
  sal_sample_rows_put_reference (rows, model);
  sal_sample_rows_put_static (rows, criteria[i].name);
  sal_sample_rows_put_integer (rows, SAL_RATE_ONE / 100 * criteria[i].weight);
  sal_sample_rows_put_static (rows, criteria[i].axis);
  sal_sample_rows_put_static (rows, criteria[i].measure);
  for (gsize k = 0; k < G_N_ELEMENTS (criteria[i].from); k++)
    sal_sample_rows_put (
        rows, criteria[i].measure != NULL ? SAL_VALUE_REAL (criteria[i].from[k]) : SAL_VALUE_NULL);
  sal_sample_rows_end (rows);

  return id;
}

static void
write_tier (SalSampleWriter *self, gint64 model, gsize i)
{
  gint64 capacity = (gint64) self->accounts->accounts->len * tiers[i].accounts / 1000;

  sal_sample_rows_begin (
      self->rows, SAL_SAMPLE_TABLE_TIER, sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_TIER));
  sal_sample_rows_put_reference (self->rows, model);
  sal_sample_rows_put_static (self->rows, tiers[i].name);
  sal_sample_rows_put_integer (self->rows, tiers[i].from_score);
  sal_sample_rows_put (self->rows,
                       tiers[i].accounts > 0 ? SAL_VALUE_INTEGER (capacity) : SAL_VALUE_NULL);
  sal_sample_rows_end (self->rows);
}

/* An industry fits more or less, and each account of it a little differently. */
static void
write_score (SalSampleWriter *self,
             SalSampleRandom *random,
             const SalSampleAccount *account,
             gint64 criterion)
{
  int score = 2 + account->industry % 3 + sal_sample_random_between (random, -1, 1);

  sal_sample_rows_begin (self->rows,
                         SAL_SAMPLE_TABLE_ACCOUNT_SCORE,
                         sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_ACCOUNT_SCORE));
  sal_sample_rows_put_reference (self->rows, account->id);
  sal_sample_rows_put_reference (self->rows, criterion);
  sal_sample_rows_put_integer (self->rows, CLAMP (score, 1, 5));
  sal_sample_rows_put_day (
      self->rows, self->company->calendar.year + (gint32) sal_sample_random_below (random, 20));
  sal_sample_rows_end (self->rows);
}

/**
 * sal_sample_write_tiers:
 * @self: the writer
 *
 * Writes the tier model of the running fiscal year, and how the customers and the large prospects
 * were judged when it began; the small prospects were not.
 */
void
sal_sample_write_tiers (SalSampleWriter *self)
{
  gint64 ids[G_N_ELEMENTS (criteria)];
  gint64 model = write_model (self);
  SalSampleRandom random;

  sal_sample_random_init (&random, self->company->seed, "tiers");
  for (gsize i = 0; i < G_N_ELEMENTS (criteria); i++)
    ids[i] = write_criterion (self, model, i);
  for (gsize i = 0; i < G_N_ELEMENTS (tiers); i++)
    write_tier (self, model, i);
  for (guint i = 0; i < self->accounts->accounts->len; i++)
    {
      const SalSampleAccount *account = sal_sample_account (self->accounts, i);

      if (account->customer != SAL_DATE_NONE || account->segment >= SAL_SAMPLE_LARGE_SEGMENT)
        write_score (self, &random, account, ids[BY_HAND]);
    }
}
