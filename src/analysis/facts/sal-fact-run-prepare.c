/* sal-fact-run-prepare.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-fact-run-private.h"

/* Groups are found through a table while there are at most this many possible ones, by hash beyond.
 */
#define MAX_TABLE (4 * 1024 * 1024)

/* Days within these bounds need not be cut to those there are facts of: two centuries. */
#define MAX_DAYS (200 * 366)

static gpointer
own (SalFactRun *self, gpointer memory)
{
  g_ptr_array_add (self->owned, memory);

  return memory;
}

/* Of metrics as of today the formula says which days count. */
static gboolean
is_standing (const SalFactQuery *query)
{
  for (guint i = 0; i < query->metrics->len; i++)
    {
      const SalMetric *metric = g_ptr_array_index (query->metrics, i);

      if (!metric->standing)
        return FALSE;
    }

  return query->metrics->len > 0;
}

static void
prepare_days (SalFactRun *self)
{
  self->first = self->query->first;
  self->last = self->query->last;
  self->dated = self->first != SAL_DATE_NONE && !is_standing (self->query);
  for (SalFactDimension d = SAL_FACT_N_STORED; d < SAL_FACT_N_DIMENSIONS; d++)
    {
      gint32 code, first, last;

      if (!sal_fact_query_get_filter (self->query, d, &code))
        continue;
      if (code == SAL_DIMENSION_NONE) /* without a close date, which is the earliest of days */
        first = last = SAL_DATE_NONE;
      else
        sal_fiscal_calendar_days_of (
            self->facts->calendar, sal_fact_code_to_period (d, code), &first, &last);
      self->first = self->dated ? MAX (self->first, first) : first;
      self->last = self->dated ? MIN (self->last, last) : last;
      self->dated = TRUE;
    }
}

/**
 * sal_fact_run_add_filter:
 * @self: a query
 * @dimension: a dimension that is stored
 * @pass: by code of it: whether it passes; kept while the query is run
 *
 * Lets only rows of some codes pass.
 */
void
sal_fact_run_add_filter (SalFactRun *self, SalFactDimension dimension, const guint8 *pass)
{
  SalFactPass *filter = &self->filters[self->n_filters++];
  gint32 n_codes = (gint32) sal_dimension_get_n_codes (self->facts->dimensions[dimension]);
  gint32 first = 0, last;

  while (first < n_codes && !pass[first])
    first++;
  for (last = first; last + 1 < n_codes && pass[last + 1]; last++)
    ;
  *filter = (SalFactPass){ &self->facts->codes[dimension], pass, -1, -1 };
  /* units of a unit often follow it: two comparisons tell them */
  if (last < n_codes && memchr (pass + last + 1, TRUE, (gsize) (n_codes - last - 1)) == NULL)
    {
      filter->first = first;
      filter->last = last;
    }
}

static void
prepare_filter (SalFactRun *self, const SalFactFilter *filter)
{
  SalFactDimension d = filter->dimension;
  const SalDimension *dimension = self->facts->dimensions[d];
  guint n = sal_dimension_get_n_codes (dimension);
  gboolean with_below = (d == SAL_FACT_UNIT || d == SAL_FACT_STAGE) &&
                        filter->code != SAL_DIMENSION_NONE && !filter->alone;

  self->pass[d] = own (self, g_malloc0 (n));
  for (guint i = 0; i < n; i++)
    self->pass[d][i] =
        (gint32) i == filter->code ||
        (with_below && sal_dimension_child_towards (dimension, filter->code, (gint32) i) >= 0);
  sal_fact_run_add_filter (self, d, self->pass[d]);
}

static void
prepare_filters (SalFactRun *self)
{
  self->under = sal_fact_query_get_split_unit (self->query, self->facts);

  for (guint i = 0; i < self->query->filters->len; i++)
    {
      const SalFactFilter *filter = &g_array_index (self->query->filters, SalFactFilter, i);

      if (filter->dimension < SAL_FACT_N_STORED)
        prepare_filter (self, filter);
      self->alone |= filter->dimension == SAL_FACT_UNIT && filter->alone;
    }
  for (guint g = 0; g < self->query->n_groups; g++)
    self->split_units |= self->query->groups[g] == SAL_FACT_UNIT;
}

/* What is asked for and there are columns for. */
static void
prepare_measures (SalFactRun *self)
{
  const GPtrArray *metrics = self->query->metrics;
  SalMeasures usual = self->query->limit != 0 ? self->query->limit : SAL_OPPORTUNITY_MEASURES;
  SalMeasures wanted = metrics->len == 0 ? usual : 0;

  for (guint i = 0; i < metrics->len; i++)
    wanted |= sal_metric_get_measures (g_ptr_array_index (metrics, i));
  self->computed = wanted & SAL_BASE_MEASURES;
  for (wanted &= ~SAL_BASE_MEASURES; wanted != 0; wanted &= wanted - 1)
    {
      guint measure = (guint) __builtin_ctzll (wanted);
      const gint64 *values = sal_facts_get_column (self->facts, sal_measure_get_column (measure));

      if (values == NULL)
        continue;
      self->computed |= SAL_MEASURES (measure);
      self->columns[self->n_columns++] =
          (SalFactColumnSum){ values, measure, sal_measure_counts (measure) };
    }
}

static void
prepare_restriction (SalFactRun *self)
{
  const GArray *ids = self->query->restricted;

  if (ids == NULL)
    return;

  self->restricted = sal_id_map_new (ids->len);
  for (guint i = 0; i < ids->len; i++)
    sal_id_map_insert (self->restricted, g_array_index (ids, gint64, i), 0);
}

/* The days that facts close on or quotas are for, within those of the query. */
static gboolean
find_span (SalFactRun *self, gint32 *first, gint32 *last)
{
  SalFacts *facts = self->facts;

  if (self->dated && self->first != SAL_DATE_NONE && (gint64) self->last - self->first < MAX_DAYS)
    {
      *first = self->first;
      *last = self->last;
      return *first <= *last;
    }

  sal_facts_get_span (facts, first, last);
  for (guint i = 0; (self->computed & SAL_MEASURES (SAL_MEASURE_QUOTA)) && i < facts->quotas->len;
       i++)
    {
      gint32 from, to;

      sal_fiscal_calendar_days_of (
          facts->calendar, g_array_index (facts->quotas, SalQuotaFact, i).period, &from, &to);
      *first = MIN (*first, from);
      *last = MAX (*last, to);
    }
  if (self->dated)
    {
      *first = MAX (*first, self->first);
      *last = MIN (*last, self->last);
    }

  return *first <= *last;
}

static void
prepare_time_axis (SalFactRun *self, SalFactAxis *axis, SalFactDimension dimension)
{
  SalPeriodUnit unit = sal_fact_code_to_period (dimension, 0).unit;
  const SalFiscalCalendar *calendar = self->facts->calendar;
  gint32 first, last, *map;
  SalPeriod period;

  axis->is_time = TRUE;
  axis->n_keys = 1;
  if (!find_span (self, &first, &last))
    return;

  period = sal_fiscal_calendar_period_of (calendar, first, unit);
  axis->offset = first;
  axis->n_map = last - first + 1;
  axis->map = map = own (self, g_new (gint32, axis->n_map));
  axis->first_code = sal_fact_period_to_code (period);
  for (gint32 day = first; day <= last; period = sal_period_offset (period, 1))
    {
      gint32 from, to;

      sal_fiscal_calendar_days_of (calendar, period, &from, &to);
      for (; day <= MIN (to, last); day++)
        map[day - first] = axis->n_keys;
      axis->n_keys++;
    }
}

static void
prepare_axis (SalFactRun *self, SalFactAxis *axis, SalFactDimension dimension)
{
  const SalDimension *codes;
  guint n;

  if (dimension >= SAL_FACT_N_STORED)
    {
      prepare_time_axis (self, axis, dimension);
      return;
    }

  codes = self->facts->dimensions[dimension];
  n = sal_dimension_get_n_codes (codes);
  axis->codes = &self->facts->codes[dimension];
  axis->n_keys = n;
  if (dimension == SAL_FACT_UNIT || dimension == SAL_FACT_STAGE)
    {
      /* a local variant of a stage counts as the stage */
      gint32 above = dimension == SAL_FACT_UNIT ? self->under : SAL_DIMENSION_NONE;
      gint32 *map = own (self, g_new (gint32, n));

      map[SAL_DIMENSION_NONE] = SAL_DIMENSION_NONE;
      for (guint i = 1; i < n; i++)
        map[i] = MAX (sal_dimension_child_towards (codes, above, i), SAL_DIMENSION_NONE);
      axis->map = map;
    }
}

void
sal_fact_run_init (SalFactRun *self, const SalFactQuery *query, SalFacts *facts)
{
  self->query = query;
  self->facts = facts;
  self->owned = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_array_new (FALSE, FALSE, sizeof (SalFactGroup));
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  prepare_measures (self);
  prepare_days (self);
  self->zones = self->dated ? sal_facts_get_zones (facts) : NULL;
  prepare_filters (self);
  prepare_restriction (self);
  self->n_possible = 1;
  for (guint g = 0; g < query->n_groups; g++)
    {
      prepare_axis (self, &self->axes[g], query->groups[g]);
      self->n_possible *= self->axes[g].n_keys;
    }

  if (self->n_possible <= MAX_TABLE)
    self->table = own (self, g_new0 (gint32, self->n_possible));
  else
    self->hash = sal_id_map_new (1024);
}

void
sal_fact_run_clear (SalFactRun *self)
{
  g_ptr_array_unref (self->owned);
  g_array_unref (self->groups);
  g_array_unref (self->keys);
  g_clear_pointer (&self->hash, sal_id_map_free);
  g_clear_pointer (&self->restricted, sal_id_map_free);
}

/**
 * sal_fact_run_find_group:
 * @self: a prepared query
 * @key: the key of a group
 *
 * Finds the group of a key, or makes it.
 *
 * Returns: its index in the groups
 */
guint
sal_fact_run_find_group (SalFactRun *self, gint64 key)
{
  guint index;

  if (self->table != NULL)
    index = self->table[key];
  else
    index = (guint) (sal_id_map_lookup (self->hash, key + 1) + 1);

  if (index == 0)
    {
      SalFactGroup group = { 0 };

      g_array_append_val (self->groups, group);
      g_array_append_val (self->keys, key);
      index = self->groups->len;
      if (self->table != NULL)
        self->table[key] = index;
      else
        sal_id_map_insert (self->hash, key + 1, (gint32) index - 1);
    }

  return index - 1;
}
