/* sal-executive.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-executive.h"

#include "sal-dashboard-figures.h"

static SalFactQuery *
query_of_days (const SalFactQuery *filters, gint32 first, gint32 last)
{
  SalFactQuery *query = sal_fact_query_copy (filters);

  sal_fact_query_set_days (query, first, last);

  return query;
}

static SalFactQuery *
query_of_period (const SalFacts *facts,
                 const SalFactQuery *filters,
                 SalTilePeriod tile_period,
                 SalPeriod period)
{
  gint32 first, last;

  sal_tile_period_get_days (tile_period, facts, period, &first, &last);

  return query_of_days (filters, first, last);
}

static SalFactResult *
run_before (SalFacts *facts, const SalFactQuery *filters, SalPeriod period)
{
  g_autoptr (SalFactQuery) query = NULL;
  gint32 first, last;

  sal_facts_get_days_before (facts, period, &first, &last);
  query = query_of_days (filters, first, last);

  return sal_fact_query_run (query, facts);
}

/**
 * sal_executive_new:
 * @facts: the facts
 * @filters: what to filter by; its days and groups are not used
 * @period: a fiscal period
 *
 * Asks the facts for every figure of the executive dashboard.
 *
 * Returns: (transfer full): the figures
 */
SalExecutive *
sal_executive_new (SalFacts *facts, const SalFactQuery *filters, SalPeriod period)
{
  SalExecutive *self = g_new0 (SalExecutive, 1);
  gint32 first, last;

  self->period = period;
  self->filters = sal_fact_query_copy (filters);
  sal_fact_query_clear_groups (self->filters);

  self->total_query = query_of_period (facts, self->filters, SAL_TILE_PERIOD_CHOSEN, period);
  self->total = sal_fact_query_run (self->total_query, facts);
  sal_fact_query_get_days (self->total_query, &first, &last);
  self->is_running = facts->as_of >= first && facts->as_of < last;
  self->is_ahead = facts->as_of < first;
  self->before = run_before (facts, self->filters, period);

  self->months_query = query_of_period (facts, self->filters, SAL_TILE_PERIOD_YEAR, period);
  sal_fact_query_group_by (self->months_query, SAL_FACT_MONTH);
  self->months = sal_fact_query_run (self->months_query, facts);
  sal_fact_result_fill_periods (self->months,
                                sal_fact_period_to_code ((SalPeriod){
                                    .year = period.year, .unit = SAL_PERIOD_MONTH, .index = 0 }),
                                sal_fact_period_to_code ((SalPeriod){
                                    .year = period.year, .unit = SAL_PERIOD_MONTH, .index = 11 }));

  self->quarters_query = query_of_period (facts, self->filters, SAL_TILE_PERIOD_QUARTERS, period);
  sal_fact_query_group_by (self->quarters_query, SAL_FACT_QUARTER);
  self->quarters = sal_fact_query_run (self->quarters_query, facts);
  sal_fact_result_fill_periods (self->quarters, G_MAXINT32, G_MININT32);

  self->units_query = sal_fact_query_copy (self->total_query);
  sal_fact_query_group_by (self->units_query, SAL_FACT_UNIT);
  self->units = sal_fact_query_run (self->units_query, facts);

  self->stages_query = sal_fact_query_copy (self->total_query);
  sal_fact_query_set_filter (self->stages_query,
                             SAL_FACT_STATUS,
                             sal_dimension_find_label (facts->dimensions[SAL_FACT_STATUS], "open"));
  sal_fact_query_group_by (self->stages_query, SAL_FACT_STAGE);
  self->stages = sal_fact_query_run (self->stages_query, facts);

  return self;
}

void
sal_executive_free (SalExecutive *self)
{
  sal_fact_query_free (self->filters);
  sal_fact_query_free (self->total_query);
  sal_fact_result_free (self->total);
  sal_fact_result_free (self->before);
  sal_fact_query_free (self->months_query);
  sal_fact_result_free (self->months);
  sal_fact_query_free (self->quarters_query);
  sal_fact_result_free (self->quarters);
  sal_fact_query_free (self->units_query);
  sal_fact_result_free (self->units);
  sal_fact_query_free (self->stages_query);
  sal_fact_result_free (self->stages);
  g_free (self);
}

/**
 * sal_facts_latest_period:
 * @facts: facts
 * @unit: month, quarter or year
 *
 * Finds the period a dashboard opens on.
 *
 * Returns: the period of the day the facts are as of; where all facts close earlier, that of the
 * last of them
 */
SalPeriod
sal_facts_latest_period (SalFacts *facts, SalPeriodUnit unit)
{
  gint32 first, last, day = facts->as_of;

  if (sal_facts_get_span (facts, &first, &last))
    day = CLAMP (day, first, last);

  return sal_fiscal_calendar_period_of (facts->calendar, day, unit);
}

/**
 * sal_facts_list_periods:
 * @facts: facts
 * @unit: month, quarter or year
 * @limit: at most so many
 *
 * Lists the periods from the first to the last close date.
 *
 * Returns: (transfer full) (element-type SalPeriod): the periods, newest first; the current one if
 * there are no facts
 */
GArray *
sal_facts_list_periods (SalFacts *facts, SalPeriodUnit unit, guint limit)
{
  GArray *periods = g_array_new (FALSE, FALSE, sizeof (SalPeriod));
  gint32 first, last;
  SalPeriod period, oldest;

  if (!sal_facts_get_span (facts, &first, &last))
    first = last = facts->as_of;
  /* a stray date far ahead must not push the present off the list */
  last = MIN (last, sal_date_add_months (MAX (facts->as_of, first), 24));
  oldest = sal_fiscal_calendar_period_of (facts->calendar, first, unit);
  period = sal_fiscal_calendar_period_of (facts->calendar, last, unit);
  for (; periods->len < limit && sal_period_compare (period, oldest) >= 0;
       period = sal_period_offset (period, -1))
    g_array_append_val (periods, period);

  return periods;
}
