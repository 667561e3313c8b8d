/* sal-fact-query-run.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-fact-query-private.h"

#include "sal-rate.h"

/* Groups are found through a table while there are at most this many possible ones, by hash beyond.
 */
#define MAX_TABLE (4 * 1024 * 1024)

/* Days within these bounds need not be cut to those there are facts of: two centuries. */
#define MAX_DAYS (200 * 366)

/* How one dimension's column becomes a key: codes[row], or the close date, through a table. Key 0
 * is no value, of time too. */
typedef struct
{
  gboolean is_time; /* closes is looked up instead of codes */
  const gint32 *codes;
  const gint32 *map; /* code or day → key; NULL: the code itself */
  gint32 offset;     /* subtracted from a day before it is looked up */
  gint32 n_map;      /* entries of a map of days */
  gint32 n_keys;
  gint32 first_code; /* of time: what key 1 stands for */
} Axis;

typedef struct
{
  const gint32 *codes;
  const guint8 *pass; /* by code */
} Filter;

typedef struct
{
  const gint64 *values;
  guint measure;
  gboolean counts;
} ColumnSum;

typedef struct
{
  const SalFactQuery *query;
  SalFacts *facts;
  GPtrArray *owned;                /* tables to free */
  guint8 *pass[SAL_FACT_N_STORED]; /* by code; NULL: no filter */
  Filter filters[SAL_FACT_N_STORED];
  guint n_filters;
  gint32 first, last; /* days, after filters for periods */
  gboolean dated;
  Axis axes[SAL_FACT_MAX_GROUPS];
  gint32 under;         /* the unit filtered for, whose children units are split into */
  gboolean split_units; /* by unit */
  gboolean alone;       /* without the units below it */
  gint64 n_possible;
  SalMeasures computed;
  ColumnSum columns[SAL_MAX_COLUMN_MEASURES];
  guint n_columns;
  SalIdMap *restricted; /* ids that pass, or NULL: all */
  gint32 *table;        /* key → group + 1 */
  SalIdMap *hash;       /* the same where a table would be too large */
  GArray *groups;       /* of SalFactGroup */
  GArray *keys;         /* of gint64, parallel to groups */
} Run;

static gpointer
own (Run *self, gpointer memory)
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
prepare_days (Run *self)
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

static void
prepare_filter (Run *self, const SalFactFilter *filter)
{
  SalFactDimension d = filter->dimension;
  const SalDimension *dimension = self->facts->dimensions[d];
  guint n = sal_dimension_get_n_codes (dimension);
  gboolean with_below = d == SAL_FACT_UNIT && filter->code != SAL_DIMENSION_NONE && !filter->alone;

  self->pass[d] = own (self, g_malloc0 (n));
  for (guint i = 0; i < n; i++)
    self->pass[d][i] =
        (gint32) i == filter->code ||
        (with_below && sal_dimension_child_towards (dimension, filter->code, (gint32) i) >= 0);
  self->filters[self->n_filters++] = (Filter){ self->facts->codes[d], self->pass[d] };
}

static void
prepare_filters (Run *self)
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
prepare_measures (Run *self)
{
  const GPtrArray *metrics = self->query->metrics;
  SalMeasures wanted = metrics->len == 0 ? SAL_BASE_MEASURES : 0;

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
          (ColumnSum){ values, measure, sal_measure_counts (measure) };
    }
}

static void
prepare_restriction (Run *self)
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
find_span (const Run *self, gint32 *first, gint32 *last)
{
  const SalFacts *facts = self->facts;

  if (self->dated && self->first != SAL_DATE_NONE && (gint64) self->last - self->first < MAX_DAYS)
    {
      *first = self->first;
      *last = self->last;
      return *first <= *last;
    }

  *first = G_MAXINT32;
  *last = G_MININT32;
  for (guint i = 0; i < facts->n_rows; i++)
    {
      gint32 day = facts->closes[i];

      *last = MAX (*last, day);
      if (day != SAL_DATE_NONE)
        *first = MIN (*first, day);
    }
  for (guint i = 0; i < facts->quotas->len; i++)
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
prepare_time_axis (Run *self, Axis *axis, SalFactDimension dimension)
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
prepare_axis (Run *self, Axis *axis, SalFactDimension dimension)
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
  axis->codes = self->facts->codes[dimension];
  axis->n_keys = n;
  if (dimension == SAL_FACT_UNIT)
    {
      gint32 *map = own (self, g_new (gint32, n));

      map[SAL_DIMENSION_NONE] = SAL_DIMENSION_NONE;
      for (guint i = 1; i < n; i++)
        map[i] = MAX (sal_dimension_child_towards (codes, self->under, i), SAL_DIMENSION_NONE);
      axis->map = map;
    }
}

static inline gint32
axis_key (const Axis *axis, const SalFacts *facts, guint row)
{
  gint32 day;

  if (!axis->is_time)
    return axis->map != NULL ? axis->map[axis->codes[row]] : axis->codes[row];

  day = facts->closes[row];

  return day != SAL_DATE_NONE ? axis->map[day - axis->offset] : SAL_DIMENSION_NONE;
}

static SalFactGroup *
find_group (Run *self, gint64 key)
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

  return &g_array_index (self->groups, SalFactGroup, index - 1);
}

static inline gboolean
row_passes (const Run *self, guint row)
{
  const SalFacts *facts = self->facts;

  if (self->dated && (facts->closes[row] < self->first || facts->closes[row] > self->last))
    return FALSE;
  for (guint i = 0; i < self->n_filters; i++)
    {
      const Filter *filter = &self->filters[i];

      if (!filter->pass[filter->codes[row]])
        return FALSE;
    }

  return self->restricted == NULL || sal_id_map_lookup (self->restricted, facts->id[row]) >= 0;
}

/* Rounded half away from zero, like money everywhere. */
static inline gint64
weigh (gint64 amount, gint64 chance)
{
  __int128 product = (__int128) amount * chance;

  return (gint64) ((product + (product < 0 ? -SAL_RATE_ONE / 2 : SAL_RATE_ONE / 2)) / SAL_RATE_ONE);
}

static inline void
add_row (gint64 *measures, const SalFacts *facts, guint row)
{
  gint64 amount = facts->amount[row];

  switch ((SalFactStatus) facts->status[row])
    {
    case SAL_FACT_WON:
      measures[SAL_MEASURE_WON_AMOUNT] += amount;
      measures[SAL_MEASURE_WON_COUNT]++;
      if (facts->created[row] != SAL_DATE_NONE && facts->closes[row] != SAL_DATE_NONE)
        {
          measures[SAL_MEASURE_CYCLE_DAYS] += facts->closes[row] - facts->created[row];
          measures[SAL_MEASURE_CYCLE_COUNT]++;
        }
      break;
    case SAL_FACT_LOST:
      measures[SAL_MEASURE_LOST_AMOUNT] += amount;
      measures[SAL_MEASURE_LOST_COUNT]++;
      break;
    case SAL_FACT_OPEN:
    case SAL_FACT_N_STATUSES:
    default:
      measures[SAL_MEASURE_OPEN_AMOUNT] += amount;
      measures[SAL_MEASURE_WEIGHTED_AMOUNT] +=
          weigh (amount, sal_facts_get_stage_chance (facts, facts->codes[SAL_FACT_STAGE][row]));
      measures[SAL_MEASURE_STATED_AMOUNT] += weigh (amount, facts->probability[row]);
      measures[SAL_MEASURE_OPEN_COUNT]++;
      break;
    }
}

static inline void
add_columns (const Run *self, gint64 *measures, guint row)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const ColumnSum *column = &self->columns[i];
      gint64 value = column->values[row];

      if (value != SAL_MEASURE_NONE)
        measures[column->measure] += column->counts ? 1 : value;
    }
}

static inline gint64
row_key (const Run *self, guint row)
{
  gint64 key = 0;

  for (guint g = 0; g < self->query->n_groups; g++)
    key = key * self->axes[g].n_keys + axis_key (&self->axes[g], self->facts, row);

  return key;
}

/* --- quotas --- */

/* The part of a quota that falls on the months from first to last, so that the parts add up to the
 * whole. */
static gint64
quota_within (
    const SalFacts *facts, const SalQuotaFact *quota, gboolean dated, gint32 first, gint32 last)
{
  gint32 from, to;
  SalPeriod month;
  int n = quota->period.unit == SAL_PERIOD_YEAR      ? 12
          : quota->period.unit == SAL_PERIOD_QUARTER ? 3
                                                     : 1;
  gint64 sum = 0;

  if (!dated)
    return quota->amount;

  sal_fiscal_calendar_days_of (facts->calendar, quota->period, &from, &to);
  if (first <= from && to <= last)
    return quota->amount;

  month = sal_fiscal_calendar_period_of (facts->calendar, from, SAL_PERIOD_MONTH);
  for (int i = 0; i < n; i++)
    {
      gint32 month_first, month_last;

      sal_fiscal_calendar_days_of (
          facts->calendar, sal_period_offset (month, i), &month_first, &month_last);
      if (first <= month_first && month_last <= last)
        sum += quota->amount * (i + 1) / n - quota->amount * i / n;
    }

  return sum;
}

static gboolean
uses (const SalFactQuery *query, SalFactDimension dimension)
{
  gint32 code;

  for (guint g = 0; g < query->n_groups; g++)
    {
      if (query->groups[g] == dimension)
        return TRUE;
    }

  return sal_fact_query_get_filter (query, dimension, &code);
}

/* Quotas know units, positions, people and time, and nothing of accounts or products. */
static gboolean
has_quota (const SalFactQuery *query)
{
  if (query->restricted != NULL)
    return FALSE;
  for (SalFactDimension d = SAL_FACT_ACCOUNT; d < SAL_FACT_N_STORED; d++)
    {
      if (uses (query, d))
        return FALSE;
    }

  return TRUE;
}

static gboolean
quota_passes (const Run *self,
              const SalQuotaFact *quota,
              gboolean by_position,
              gboolean from_positions)
{
  const SalDimension *units = self->facts->dimensions[SAL_FACT_UNIT];

  if ((quota->position != SAL_DIMENSION_NONE) != (by_position || from_positions))
    return FALSE;
  if (self->pass[SAL_FACT_PERSON] != NULL && !self->pass[SAL_FACT_PERSON][quota->person])
    return FALSE;
  if (self->pass[SAL_FACT_POSITION] != NULL && !self->pass[SAL_FACT_POSITION][quota->position])
    return FALSE;
  if (by_position || from_positions)
    return self->pass[SAL_FACT_UNIT] == NULL || self->pass[SAL_FACT_UNIT][quota->unit];

  /* a unit's own quota contains those of the units below it: it is not what the unit has directly
   */
  if (quota->unit == self->under)
    return !(self->split_units || self->alone) || !sal_dimension_has_children (units, quota->unit);
  if (self->split_units || self->under == SAL_DIMENSION_NONE)
    return sal_dimension_child_towards (units, self->under, quota->unit) == quota->unit;

  return FALSE;
}

static gint32
quota_code (const Run *self, const SalQuotaFact *quota, SalFactDimension dimension)
{
  switch ((int) dimension)
    {
    case SAL_FACT_UNIT:
      return MAX (sal_dimension_child_towards (
                      self->facts->dimensions[SAL_FACT_UNIT], self->under, quota->unit),
                  0);
    case SAL_FACT_PERSON:
      return quota->person;
    case SAL_FACT_POSITION:
    default:
      return quota->position;
    }
}

static void add_quota (Run *self,
                       const SalQuotaFact *quota,
                       guint g,
                       gint64 key,
                       gboolean dated,
                       gint32 first,
                       gint32 last);

/* Adds a quota to the periods of a time dimension that it falls into. */
static void
spread_quota (Run *self,
              const SalQuotaFact *quota,
              guint g,
              gint64 key,
              gboolean dated,
              gint32 first,
              gint32 last)
{
  const Axis *axis = &self->axes[g];
  gint32 from, to;

  sal_fiscal_calendar_days_of (self->facts->calendar, quota->period, &from, &to);
  from = MAX (from, axis->offset);
  to = MIN (to, axis->offset + axis->n_map - 1);
  if (from > to)
    return;

  for (gint32 k = axis->map[from - axis->offset]; k <= axis->map[to - axis->offset]; k++)
    {
      SalPeriod period = sal_fact_code_to_period (self->query->groups[g], axis->first_code + k - 1);
      gint32 period_first, period_last;

      sal_fiscal_calendar_days_of (self->facts->calendar, period, &period_first, &period_last);
      add_quota (self,
                 quota,
                 g + 1,
                 key * axis->n_keys + k,
                 TRUE,
                 dated ? MAX (first, period_first) : period_first,
                 dated ? MIN (last, period_last) : period_last);
    }
}

/* Adds a quota to its groups, from the group dimension @g on. */
static void
add_quota (Run *self,
           const SalQuotaFact *quota,
           guint g,
           gint64 key,
           gboolean dated,
           gint32 first,
           gint32 last)
{
  gint64 amount;

  if (g < self->query->n_groups && self->axes[g].is_time)
    {
      spread_quota (self, quota, g, key, dated, first, last);
      return;
    }
  if (g < self->query->n_groups)
    {
      gint32 code = quota_code (self, quota, self->query->groups[g]);

      add_quota (self, quota, g + 1, key * self->axes[g].n_keys + code, dated, first, last);
      return;
    }

  amount = quota_within (self->facts, quota, dated, first, last);
  if (amount != 0)
    find_group (self, key)->measures[SAL_MEASURE_QUOTA] += amount;
}

static void
add_quotas (Run *self)
{
  gboolean by_position =
      uses (self->query, SAL_FACT_PERSON) || uses (self->query, SAL_FACT_POSITION);
  gboolean from_positions = TRUE;

  if (!has_quota (self->query))
    return;

  for (guint i = 0; i < self->facts->quotas->len; i++)
    from_positions &=
        g_array_index (self->facts->quotas, SalQuotaFact, i).position != SAL_DIMENSION_NONE;
  for (guint i = 0; i < self->facts->quotas->len; i++)
    {
      const SalQuotaFact *quota = &g_array_index (self->facts->quotas, SalQuotaFact, i);

      if (quota_passes (self, quota, by_position, from_positions))
        add_quota (self, quota, 0, 0, self->dated, self->first, self->last);
    }
}

/* --- running --- */

static void
run_init (Run *self, const SalFactQuery *query, SalFacts *facts)
{
  self->query = query;
  self->facts = facts;
  self->owned = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_array_new (FALSE, FALSE, sizeof (SalFactGroup));
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  prepare_days (self);
  prepare_filters (self);
  prepare_restriction (self);
  prepare_measures (self);
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

static void
run_clear (Run *self)
{
  g_ptr_array_unref (self->owned);
  g_array_unref (self->groups);
  g_array_unref (self->keys);
  g_clear_pointer (&self->hash, sal_id_map_free);
  g_clear_pointer (&self->restricted, sal_id_map_free);
}

static void
write_codes (Run *self, guint index)
{
  gint64 key = g_array_index (self->keys, gint64, index);
  SalFactGroup *group = &g_array_index (self->groups, SalFactGroup, index);

  for (guint g = self->query->n_groups; g-- > 0;)
    {
      const Axis *axis = &self->axes[g];
      gint32 part = (gint32) (key % axis->n_keys);

      group->codes[g] = axis->is_time && part > 0 ? axis->first_code + part - 1 : part;
      key /= axis->n_keys;
    }
}

static void
add_group (SalFactGroup *total, const SalFactGroup *group)
{
  for (int i = 0; i < SAL_N_ALL_MEASURES; i++)
    total->measures[i] += group->measures[i];
}

static void
leave_out (SalFactGroup *group, SalMeasures computed)
{
  for (int i = 0; i < SAL_N_ALL_MEASURES; i++)
    {
      if (!(computed & SAL_MEASURES (i)))
        group->measures[i] = SAL_MEASURE_NONE;
    }
}

typedef struct
{
  gint64 key;
  guint index;
} Order;

static int
compare_orders (gconstpointer one, gconstpointer other)
{
  const Order *a = one, *b = other;

  return (a->key > b->key) - (a->key < b->key);
}

/* The groups by key, which is by their codes: as the table has them, or sorted. */
static GArray *
list_groups (Run *self)
{
  GArray *groups = g_array_sized_new (FALSE, FALSE, sizeof (SalFactGroup), self->groups->len);
  g_autoptr (GArray) orders = g_array_sized_new (FALSE, FALSE, sizeof (Order), self->groups->len);
  gboolean is_dense = self->table != NULL && self->n_possible / 64 <= self->groups->len;

  for (gint64 key = 0; is_dense && key < self->n_possible; key++)
    {
      if (self->table[key] != 0)
        g_array_append_val (groups,
                            g_array_index (self->groups, SalFactGroup, self->table[key] - 1));
    }
  if (is_dense)
    return groups;

  for (guint i = 0; i < self->keys->len; i++)
    {
      Order order = { g_array_index (self->keys, gint64, i), i };

      g_array_append_val (orders, order);
    }
  g_array_sort (orders, compare_orders);
  for (guint i = 0; i < orders->len; i++)
    g_array_append_val (
        groups, g_array_index (self->groups, SalFactGroup, g_array_index (orders, Order, i).index));

  return groups;
}

/**
 * sal_fact_query_run:
 * @self: a query
 * @facts: the facts
 *
 * Adds up the measures of every group in one pass over the facts. Quota is added where the query
 * asks for nothing a quota does not know: a unit's own quota, or those of positions where positions
 * or people are asked for or units have none; spread evenly over the months of its period, of
 * which those count that lie within the days asked for.
 *
 * Returns: (transfer full): the groups and their total
 */
SalFactResult *
sal_fact_query_run (const SalFactQuery *self, SalFacts *facts)
{
  SalFactResult *result = g_new0 (SalFactResult, 1);
  Run run = { 0 };

  run_init (&run, self, facts);
  for (guint row = 0; row < facts->n_rows; row++)
    {
      if (row_passes (&run, row))
        {
          gint64 *measures = find_group (&run, row_key (&run, row))->measures;

          add_row (measures, facts, row);
          add_columns (&run, measures, row);
        }
    }
  if (run.computed & SAL_MEASURES (SAL_MEASURE_QUOTA))
    add_quotas (&run);

  for (guint i = 0; i < run.groups->len; i++)
    {
      write_codes (&run, i);
      add_group (&result->total, &g_array_index (run.groups, SalFactGroup, i));
      leave_out (&g_array_index (run.groups, SalFactGroup, i), run.computed);
    }
  leave_out (&result->total, run.computed);
  result->computed = run.computed;
  result->split_unit = run.under;
  result->knows_quota = has_quota (self);
  result->groups = list_groups (&run);
  run_clear (&run);

  return result;
}

void
sal_fact_result_free (SalFactResult *self)
{
  g_array_unref (self->groups);
  g_free (self);
}

/**
 * sal_fact_result_fill_periods:
 * @self: a result of a query grouped by month, quarter or year alone
 * @first: the code of a period, %G_MAXINT32 for that of the first in which there is something
 * @last: the code of a period, %G_MININT32 for that of the last in which there is something
 *
 * Adds the periods in which there is nothing, so that a chart over time has none missing. What has
 * no date is left out.
 */
void
sal_fact_result_fill_periods (SalFactResult *self, gint32 first, gint32 last)
{
  GArray *filled = g_array_new (FALSE, FALSE, sizeof (SalFactGroup));
  const SalFactGroup *groups = (const SalFactGroup *) (gpointer) self->groups->data;
  guint next = 0;

  while (next < self->groups->len && groups[next].codes[0] == SAL_DIMENSION_NONE)
    next++;
  if (next < self->groups->len)
    {
      first = MIN (first, groups[next].codes[0]);
      last = MAX (last, groups[self->groups->len - 1].codes[0]);
    }

  for (gint64 code = first; code <= last; code++)
    {
      SalFactGroup empty = { .codes = { (gint32) code } };
      gboolean there = next < self->groups->len && groups[next].codes[0] == code;

      leave_out (&empty, self->computed);
      g_array_append_vals (filled, there ? &groups[next++] : &empty, 1);
    }
  g_array_unref (self->groups);
  self->groups = filled;
}

/* Which statuses the measures of opportunities are of that a metric is made of. */
static guint
statuses_of (const SalMetric *metric)
{
  static const guint8 statuses[SAL_N_MEASURES] = {
    [SAL_MEASURE_WON_AMOUNT] = 1u << SAL_FACT_WON,
    [SAL_MEASURE_LOST_AMOUNT] = 1u << SAL_FACT_LOST,
    [SAL_MEASURE_OPEN_AMOUNT] = 1u << SAL_FACT_OPEN,
    [SAL_MEASURE_WEIGHTED_AMOUNT] = 1u << SAL_FACT_OPEN,
    [SAL_MEASURE_STATED_AMOUNT] = 1u << SAL_FACT_OPEN,
    [SAL_MEASURE_WON_COUNT] = 1u << SAL_FACT_WON,
    [SAL_MEASURE_LOST_COUNT] = 1u << SAL_FACT_LOST,
    [SAL_MEASURE_OPEN_COUNT] = 1u << SAL_FACT_OPEN,
  };
  SalMeasures set = sal_metric_get_measures (metric) & SAL_BASE_MEASURES;
  guint found = 0;

  for (; set != 0; set &= set - 1)
    found |= statuses[__builtin_ctzll (set)];

  return found;
}

static inline gboolean
has_cycle (const SalFacts *facts, guint row)
{
  return facts->status[row] == SAL_FACT_WON && facts->created[row] != SAL_DATE_NONE &&
         facts->closes[row] != SAL_DATE_NONE;
}

static inline gboolean
gives_to_column (const Run *self, guint row)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->columns[i].values[row] != SAL_MEASURE_NONE)
        return TRUE;
    }

  return FALSE;
}

/**
 * sal_fact_query_ids:
 * @self: a query
 * @facts: the facts
 * @metric: a metric
 *
 * Lists the records behind a figure: those under the same filters, without the groups, that give
 * something to one of the sums and counts it is computed from. Quotas are not listed.
 *
 * Returns: (transfer full) (element-type gint64): their ids, in no particular order
 */
GArray *
sal_fact_query_ids (const SalFactQuery *self, SalFacts *facts, const SalMetric *metric)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_copy (self);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint statuses = statuses_of (metric);
  gboolean cycle = (sal_metric_get_measures (metric) & SAL_MEASURES (SAL_MEASURE_CYCLE_DAYS)) != 0;
  Run run = { 0 };

  sal_fact_query_clear_groups (query);
  g_ptr_array_set_size (query->metrics, 0);
  sal_fact_query_ask (query, metric);
  run_init (&run, query, facts);
  for (guint row = 0; row < facts->n_rows; row++)
    {
      if (((statuses & (1u << facts->status[row])) || (cycle && has_cycle (facts, row)) ||
           gives_to_column (&run, row)) &&
          row_passes (&run, row))
        g_array_append_val (ids, facts->id[row]);
    }
  run_clear (&run);

  return ids;
}
