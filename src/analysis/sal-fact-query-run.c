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

/* How one dimension's column becomes a key: codes[row], or the close date, through a table. */
typedef struct
{
  gboolean is_time; /* closes is looked up instead of codes */
  const gint32 *codes;
  const gint32 *map; /* code → key, −1 leaves the row out; NULL: the code itself */
  gint32 offset;     /* subtracted from a day before it is looked up */
  gint32 n_map;      /* entries of a map of days */
  gint32 n_keys;
  gint32 first_key; /* what key 0 stands for */
} Axis;

typedef struct
{
  const SalFactQuery *query;
  SalFacts *facts;
  GPtrArray *owned;                /* tables to free */
  guint8 *pass[SAL_FACT_N_STORED]; /* by code; NULL: no filter */
  gint32 first, last;              /* days, after filters for periods */
  gboolean dated;
  Axis axes[SAL_FACT_MAX_GROUPS];
  gint32 under; /* the unit whose children units are split into */
  gint64 n_possible;
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

static void
prepare_days (Run *self)
{
  self->first = self->query->first;
  self->last = self->query->last;
  self->dated = self->first != SAL_DATE_NONE;
  for (SalFactDimension d = SAL_FACT_N_STORED; d < SAL_FACT_N_DIMENSIONS; d++)
    {
      gint32 code, first, last;

      if (!sal_fact_query_get_filter (self->query, d, &code))
        continue;

      sal_fiscal_calendar_days_of (
          self->facts->calendar, sal_fact_code_to_period (d, code), &first, &last);
      self->first = self->dated ? MAX (self->first, first) : first;
      self->last = self->dated ? MIN (self->last, last) : last;
      self->dated = TRUE;
    }
}

static gint32
find_root (const SalFacts *facts)
{
  const SalDimension *units = facts->dimensions[SAL_FACT_UNIT];
  gint32 root = SAL_DIMENSION_NONE;

  for (guint code = 1; code < sal_dimension_get_n_codes (units); code++)
    {
      if (sal_dimension_get_parent (units, code) != SAL_DIMENSION_NONE)
        continue;
      if (root != SAL_DIMENSION_NONE)
        return SAL_DIMENSION_NONE;
      root = code;
    }

  return root;
}

static void
prepare_filters (Run *self)
{
  if (!sal_fact_query_get_filter (self->query, SAL_FACT_UNIT, &self->under))
    self->under = find_root (self->facts);

  for (SalFactDimension d = 0; d < SAL_FACT_N_STORED; d++)
    {
      const SalDimension *dimension = self->facts->dimensions[d];
      guint n = sal_dimension_get_n_codes (dimension);
      gint32 code;

      if (!sal_fact_query_get_filter (self->query, d, &code))
        continue;

      self->pass[d] = own (self, g_malloc0 (n));
      for (guint i = 0; i < n; i++)
        self->pass[d][i] =
            (gint32) i == code || (d == SAL_FACT_UNIT && code != SAL_DIMENSION_NONE &&
                                   sal_dimension_child_towards (dimension, code, i) >= 0);
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

static void
prepare_time_axis (Run *self, Axis *axis, SalFactDimension dimension)
{
  SalPeriodUnit unit = sal_fact_code_to_period (dimension, 0).unit;
  const SalFacts *facts = self->facts;
  gint32 first = G_MAXINT32, last = G_MININT32, *map;

  for (guint i = 0; i < facts->n_rows; i++)
    {
      if (facts->closes[i] == SAL_DATE_NONE)
        continue;
      first = MIN (first, facts->closes[i]);
      last = MAX (last, facts->closes[i]);
    }
  if (self->dated)
    {
      first = MAX (first, self->first);
      last = MIN (last, self->last);
    }
  if (first > last)
    first = last = self->dated ? self->first : facts->as_of;

  axis->is_time = TRUE;
  axis->offset = first;
  axis->n_map = last - first + 1;
  axis->map = map = own (self, g_new (gint32, axis->n_map));
  axis->first_key =
      sal_fact_period_to_code (sal_fiscal_calendar_period_of (facts->calendar, first, unit));
  for (gint32 day = first; day <= last; day++)
    map[day - first] =
        sal_fact_period_to_code (sal_fiscal_calendar_period_of (facts->calendar, day, unit)) -
        axis->first_key;
  axis->n_keys = map[axis->n_map - 1] + 1;
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
  if (day < axis->offset || day >= axis->offset + axis->n_map)
    return -1;

  return axis->map[day - axis->offset];
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
  for (int d = 0; d < SAL_FACT_N_STORED; d++)
    {
      if (self->pass[d] != NULL && !self->pass[d][facts->codes[d][row]])
        return FALSE;
    }

  return self->restricted == NULL || sal_id_map_lookup (self->restricted, facts->id[row]) >= 0;
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
          (gint64) ((__int128) amount * facts->probability[row] / SAL_RATE_ONE);
      measures[SAL_MEASURE_OPEN_COUNT]++;
      break;
    }
}

static gint64
row_key (const Run *self, guint row)
{
  gint64 key = 0;

  for (guint g = 0; g < self->query->n_groups; g++)
    {
      gint32 part = axis_key (&self->axes[g], self->facts, row);

      if (part < 0)
        return -1;
      key = key * self->axes[g].n_keys + part;
    }

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
  gint32 unit;

  if ((quota->position != SAL_DIMENSION_NONE) != (by_position || from_positions))
    return FALSE;
  if (self->pass[SAL_FACT_PERSON] != NULL && !self->pass[SAL_FACT_PERSON][quota->person])
    return FALSE;
  if (self->pass[SAL_FACT_POSITION] != NULL && !self->pass[SAL_FACT_POSITION][quota->position])
    return FALSE;
  if (by_position || from_positions)
    return self->pass[SAL_FACT_UNIT] == NULL || self->pass[SAL_FACT_UNIT][quota->unit];

  /* a unit's own quota contains those of the units below it */
  unit = self->under;
  if (uses (self->query, SAL_FACT_UNIT))
    {
      for (guint g = 0; g < self->query->n_groups; g++)
        {
          if (self->query->groups[g] == SAL_FACT_UNIT)
            return quota->unit != unit &&
                   sal_dimension_child_towards (
                       self->facts->dimensions[SAL_FACT_UNIT], unit, quota->unit) == quota->unit;
        }
    }

  return unit == SAL_DIMENSION_NONE
             ? sal_dimension_get_parent (self->facts->dimensions[SAL_FACT_UNIT], quota->unit) ==
                   SAL_DIMENSION_NONE
             : quota->unit == unit;
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

/* Adds a quota to its groups, going through the periods where a time dimension is among them. */
static void
add_quota (Run *self,
           const SalQuotaFact *quota,
           guint g,
           gint64 key,
           gboolean dated,
           gint32 first,
           gint32 last,
           SalFactGroup *total)
{
  const Axis *axis = &self->axes[g];
  gint64 amount;

  if (g < self->query->n_groups && !axis->is_time)
    {
      gint32 code = quota_code (self, quota, self->query->groups[g]);

      add_quota (self, quota, g + 1, key * axis->n_keys + code, dated, first, last, total);
      return;
    }
  if (g < self->query->n_groups)
    {
      for (gint32 k = 0; k < axis->n_keys; k++)
        {
          gint32 from, to;

          sal_fiscal_calendar_days_of (
              self->facts->calendar,
              sal_fact_code_to_period (self->query->groups[g], axis->first_key + k),
              &from,
              &to);
          add_quota (self,
                     quota,
                     g + 1,
                     key * axis->n_keys + k,
                     TRUE,
                     dated ? MAX (first, from) : from,
                     dated ? MIN (last, to) : to,
                     total);
        }
      return;
    }

  amount = quota_within (self->facts, quota, dated, first, last);
  if (amount != 0)
    {
      find_group (self, key)->measures[SAL_MEASURE_QUOTA] += amount;
      total->measures[SAL_MEASURE_QUOTA] += amount;
    }
}

static void
add_quotas (Run *self, SalFactGroup *total)
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
        add_quota (self, quota, 0, 0, self->dated, self->first, self->last, total);
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
      group->codes[g] = (gint32) (key % self->axes[g].n_keys) + self->axes[g].first_key;
      key /= self->axes[g].n_keys;
    }
}

static int
compare_groups (gconstpointer one, gconstpointer other)
{
  const SalFactGroup *a = one, *b = other;

  for (int g = 0; g < SAL_FACT_MAX_GROUPS; g++)
    {
      if (a->codes[g] != b->codes[g])
        return a->codes[g] < b->codes[g] ? -1 : 1;
    }

  return 0;
}

/**
 * sal_fact_query_run:
 * @self: a query
 * @facts: the facts
 *
 * Adds up the measures of every group in one pass over the facts. Quota is added where the query
 * asks for nothing a quota does not know: a unit's own quota, or those of positions where positions
 * or people are asked for or units have none; spread evenly over the months of its period.
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
      gint64 key;

      if (!row_passes (&run, row))
        continue;

      key = row_key (&run, row);
      if (key < 0)
        continue;
      add_row (find_group (&run, key)->measures, facts, row);
      add_row (result->total.measures, facts, row);
    }
  add_quotas (&run, &result->total);

  for (guint i = 0; i < run.groups->len; i++)
    write_codes (&run, i);
  g_array_sort (run.groups, compare_groups);
  result->groups = g_array_ref (run.groups);
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
 * sal_fact_query_ids:
 * @self: a query
 * @facts: the facts
 * @statuses: 1 << #SalFactStatus, added up
 *
 * Lists the opportunities behind a figure: the same filters, without the groups.
 *
 * Returns: (transfer full) (element-type gint64): their ids, in no particular order
 */
GArray *
sal_fact_query_ids (const SalFactQuery *self, SalFacts *facts, guint statuses)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_copy (self);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Run run = { 0 };

  sal_fact_query_clear_groups (query);
  run_init (&run, query, facts);
  for (guint row = 0; row < facts->n_rows; row++)
    {
      if ((statuses & (1u << facts->status[row])) && row_passes (&run, row))
        g_array_append_val (ids, facts->id[row]);
    }
  run_clear (&run);

  return ids;
}
