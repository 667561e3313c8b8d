/* sal-fact-run-quota.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-fact-run-private.h"

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

gboolean
sal_fact_query_uses (const SalFactQuery *query, SalFactDimension dimension)
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
gboolean
sal_fact_query_knows_quota (const SalFactQuery *query)
{
  if (query->restricted != NULL)
    return FALSE;
  for (SalFactDimension d = SAL_FACT_ACCOUNT; d < SAL_FACT_N_STORED; d++)
    {
      if (sal_fact_query_uses (query, d))
        return FALSE;
    }

  return TRUE;
}

static gboolean
quota_passes (const SalFactRun *self,
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
quota_code (const SalFactRun *self, const SalQuotaFact *quota, SalFactDimension dimension)
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

static void add_quota (SalFactRun *self,
                       const SalQuotaFact *quota,
                       guint g,
                       gint64 key,
                       gboolean dated,
                       gint32 first,
                       gint32 last);

/* Adds a quota to the periods of a time dimension that it falls into. */
static void
spread_quota (SalFactRun *self,
              const SalQuotaFact *quota,
              guint g,
              gint64 key,
              gboolean dated,
              gint32 first,
              gint32 last)
{
  const SalFactAxis *axis = &self->axes[g];
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
add_quota (SalFactRun *self,
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
    {
      guint index = sal_fact_run_find_group (self, key);

      g_array_index (self->groups, SalFactGroup, index).measures[SAL_MEASURE_QUOTA] += amount;
    }
}

typedef void (*QuotaFunc) (SalFactRun *self, const SalQuotaFact *quota, gpointer data);

static void
for_each_quota (SalFactRun *self, QuotaFunc func, gpointer data)
{
  const GArray *quotas = self->facts->quotas;
  gboolean by_position = sal_fact_query_uses (self->query, SAL_FACT_PERSON) ||
                         sal_fact_query_uses (self->query, SAL_FACT_POSITION);
  gboolean from_positions = TRUE;

  if (!sal_fact_query_knows_quota (self->query))
    return;

  for (guint i = 0; i < quotas->len; i++)
    from_positions &= g_array_index (quotas, SalQuotaFact, i).position != SAL_DIMENSION_NONE;
  for (guint i = 0; i < quotas->len; i++)
    {
      const SalQuotaFact *quota = &g_array_index (quotas, SalQuotaFact, i);

      if (quota_passes (self, quota, by_position, from_positions))
        func (self, quota, data);
    }
}

static void
add_one (SalFactRun *self, const SalQuotaFact *quota, gpointer data)
{
  add_quota (self, quota, 0, 0, self->dated, self->first, self->last);
}

void
sal_fact_run_add_quotas (SalFactRun *self)
{
  for_each_quota (self, add_one, NULL);
}

static void
list_one (SalFactRun *self, const SalQuotaFact *quota, gpointer data)
{
  GArray *ids = data;

  if (quota_within (self->facts, quota, self->dated, self->first, self->last) != 0)
    g_array_append_val (ids, quota->id);
}

void
sal_fact_run_list_quotas (SalFactRun *self, GArray *ids)
{
  for_each_quota (self, list_one, ids);
}
