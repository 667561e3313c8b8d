/* sal-dashboard-figures.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-figures.h"

#define N_QUARTERS 8

struct _SalDashboardFigures
{
  SalFacts *facts;
  SalFactQuery *filters;
  SalPeriod period;
  GPtrArray *metrics;  /* of SalMetric: what is asked for, if not the usual measures alone */
  SalMeasures usual;   /* which of these groups need: those of the tiles */
  GHashTable *results; /* of SalFactResult, by KEY () */
};

/**
 * sal_tile_period_get_days:
 * @tile_period: what a tile is about
 * @facts: the facts
 * @period: the period of the dashboard
 * @first: (out): the first day
 * @last: (out): the last day
 *
 * Finds the days a tile is about.
 */
void
sal_tile_period_get_days (
    SalTilePeriod tile_period, const SalFacts *facts, SalPeriod period, gint32 *first, gint32 *last)
{
  SalPeriod quarter;
  gint32 ignored;

  sal_fiscal_calendar_days_of (facts->calendar, period, first, last);
  if (tile_period == SAL_TILE_PERIOD_YEAR)
    {
      SalPeriod year = { .year = period.year, .unit = SAL_PERIOD_YEAR, .index = 0 };

      sal_fiscal_calendar_days_of (facts->calendar, year, first, last);
    }
  else if (tile_period == SAL_TILE_PERIOD_QUARTERS)
    {
      quarter = sal_fiscal_calendar_period_of (facts->calendar, *last, SAL_PERIOD_QUARTER);
      sal_fiscal_calendar_days_of (
          facts->calendar, sal_period_offset (quarter, 1 - N_QUARTERS), first, &ignored);
      sal_fiscal_calendar_days_of (facts->calendar, quarter, &ignored, last);
    }
}

/**
 * sal_facts_get_days_before:
 * @facts: the facts
 * @period: a fiscal period
 * @first: (out): the first day
 * @last: (out): the last day
 *
 * Finds the days of the year before that a period is held against: part of a period is held against
 * the same days of the period before, not against all of it.
 */
void
sal_facts_get_days_before (const SalFacts *facts, SalPeriod period, gint32 *first, gint32 *last)
{
  SalPeriod a_year_before = period;
  gint32 first_now, last_now;

  a_year_before.year--;
  sal_fiscal_calendar_days_of (facts->calendar, period, &first_now, &last_now);
  sal_fiscal_calendar_days_of (facts->calendar, a_year_before, first, last);
  if (facts->as_of >= first_now && facts->as_of < last_now)
    *last = MIN (*last, *first + (facts->as_of - first_now));
}

static void
add_metric (SalDashboardFigures *self, const char *key, gboolean *needs_columns)
{
  const SalMetric *metric = key != NULL ? sal_facts_find_metric (self->facts, key) : NULL;

  if (metric == NULL || metric->problem != NULL || !sal_facts_has_metric (self->facts, metric))
    return;

  *needs_columns |= (sal_metric_get_measures (metric) & ~SAL_BASE_MEASURES) != 0;
  g_ptr_array_add (self->metrics, sal_metric_ref (metric));
  self->usual |= sal_metric_get_measures (metric) & SAL_OPPORTUNITY_MEASURES;
}

/* The usual measures are added up in any case; metrics are asked for if one needs others. */
static void
add_metrics (SalDashboardFigures *self, const SalDashboardLayout *layout)
{
  gboolean needs_columns = FALSE;
  gsize n_metrics;
  const SalMetric *metrics = sal_metrics_get (&n_metrics);

  for (guint i = 0; i < layout->tiles->len; i++)
    {
      const SalDashboardTile *tile = sal_dashboard_layout_get (layout, i);

      for (guint m = 0; m < tile->metrics->len; m++)
        add_metric (self, g_ptr_array_index (tile->metrics, m), &needs_columns);
      add_metric (self, tile->plan, &needs_columns);
    }
  if (!needs_columns)
    {
      g_ptr_array_set_size (self->metrics, 0);
      return;
    }
  for (gsize i = 0; i < n_metrics; i++)
    {
      if ((sal_metric_get_measures (&metrics[i]) & ~SAL_BASE_MEASURES) == 0)
        g_ptr_array_add (self->metrics, sal_metric_ref (&metrics[i]));
    }
}

/**
 * sal_dashboard_figures_new:
 * @facts: the facts, valid as long as the figures
 * @filters: what to filter by; its days and groups are not used
 * @period: the period of the dashboard
 * @layout: the tiles whose metrics are asked for
 *
 * Prepares the figures of a dashboard. Nothing is asked before it is needed.
 *
 * Returns: (transfer full): the figures
 */
SalDashboardFigures *
sal_dashboard_figures_new (SalFacts *facts,
                           const SalFactQuery *filters,
                           SalPeriod period,
                           const SalDashboardLayout *layout)
{
  SalDashboardFigures *self = g_new0 (SalDashboardFigures, 1);

  self->facts = facts;
  self->filters = sal_fact_query_copy (filters);
  sal_fact_query_clear_groups (self->filters);
  self->period = period;
  self->metrics = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_metric_unref);
  self->usual = SAL_STATUS_MEASURES | SAL_MEASURES (SAL_MEASURE_QUOTA);
  add_metrics (self, layout);
  self->results = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, (GDestroyNotify) sal_fact_result_free);

  return self;
}

void
sal_dashboard_figures_free (SalDashboardFigures *self)
{
  sal_fact_query_free (self->filters);
  g_hash_table_unref (self->results);
  g_ptr_array_unref (self->metrics);
  g_free (self);
}

SalFacts *
sal_dashboard_figures_get_facts (const SalDashboardFigures *self)
{
  return self->facts;
}

const SalFactQuery *
sal_dashboard_figures_get_filters (const SalDashboardFigures *self)
{
  return self->filters;
}

/**
 * sal_dashboard_figures_get_period:
 * @self: the figures
 * @period: what a tile is about
 *
 * Tells which fiscal period a tile's figures are of.
 *
 * Returns: the period; of eight quarters, the chosen one
 */
SalPeriod
sal_dashboard_figures_get_period (const SalDashboardFigures *self, SalTilePeriod period)
{
  if (period == SAL_TILE_PERIOD_YEAR)
    return (SalPeriod){ .year = self->period.year, .unit = SAL_PERIOD_YEAR, .index = 0 };

  return self->period;
}

gboolean
sal_dashboard_figures_is_running (const SalDashboardFigures *self)
{
  gint32 first, last;

  sal_fiscal_calendar_days_of (self->facts->calendar, self->period, &first, &last);

  return self->facts->as_of >= first && self->facts->as_of < last;
}

gboolean
sal_dashboard_figures_is_ahead (const SalDashboardFigures *self)
{
  gint32 first, last;

  sal_fiscal_calendar_days_of (self->facts->calendar, self->period, &first, &last);

  return self->facts->as_of < first;
}

/* What a figure is asked with besides. */
typedef enum
{
  AS_IT_IS,
  WITH_CAPACITY,
  OF_COMPANY, /* with capacity, whatever unit, position or person is filtered for */
} Asking;

static SalFactResult *
run (const SalFactQuery *query, Asking asking, SalFacts *facts)
{
  g_autoptr (SalFactQuery) asked =
      asking == OF_COMPANY ? sal_fact_query_widen (query) : sal_fact_query_copy (query);

  if (asking != AS_IT_IS)
    sal_fact_query_ask_capacity (asked);

  return sal_fact_query_run (asked, facts);
}

/* @dimension: −1 for the whole. */
static SalFactResult *
get (SalDashboardFigures *self,
     const SalMetric *metric,
     gint32 first,
     gint32 last,
     int dimension,
     Asking asking,
     gboolean *is_new)
{
  g_autofree char *key =
      g_strdup_printf ("%s %d %d %d %d", metric->kind->name, first, last, dimension, asking);
  SalFactResult *result = g_hash_table_lookup (self->results, key);
  g_autoptr (SalFactQuery) query = NULL;

  *is_new = result == NULL;
  if (result != NULL)
    return result;

  query = sal_fact_query_copy (self->filters);
  sal_fact_query_set_days (query, first, last);
  for (guint i = 0; i < self->metrics->len; i++)
    {
      const SalMetric *asked = g_ptr_array_index (self->metrics, i);

      if (asked->kind == metric->kind)
        sal_fact_query_ask (query, asked);
    }
  /* the whole is described by more than what a tile shows of its parts and of the year before */
  if (dimension >= 0 || asking == AS_IT_IS)
    sal_fact_query_limit (query, self->usual);
  if (dimension >= 0)
    sal_fact_query_group_by (query, (SalFactDimension) dimension);
  result = run (query, asking, self->facts);
  if (dimension >= 0 && dimension < SAL_FACT_N_STORED)
    sal_fact_result_put_none_last (result);
  g_hash_table_insert (self->results, g_steal_pointer (&key), result);

  return result;
}

const SalFactResult *
sal_dashboard_figures_get_total (SalDashboardFigures *self,
                                 const SalMetric *metric,
                                 SalTilePeriod period)
{
  gint32 first, last;
  gboolean is_new;

  sal_tile_period_get_days (period, self->facts, self->period, &first, &last);

  return get (self, metric, first, last, -1, WITH_CAPACITY, &is_new);
}

/* Months of a year are all shown, also those to come; of several years, from the first there is
 * something in. */
static void
fill (SalDashboardFigures *self,
      SalTilePeriod period,
      SalFactDimension dimension,
      SalFactResult *result)
{
  SalPeriodUnit unit = sal_fact_code_to_period (dimension, 0).unit;
  gint32 first, last, first_code = G_MAXINT32, last_code = G_MININT32;

  if (period != SAL_TILE_PERIOD_QUARTERS)
    {
      sal_tile_period_get_days (period, self->facts, self->period, &first, &last);
      first_code = sal_fact_period_to_code (
          sal_fiscal_calendar_period_of (self->facts->calendar, first, unit));
      last_code = sal_fact_period_to_code (
          sal_fiscal_calendar_period_of (self->facts->calendar, last, unit));
    }
  sal_fact_result_fill_periods (result, first_code, last_code);
}

const SalFactResult *
sal_dashboard_figures_get_split (SalDashboardFigures *self,
                                 const SalMetric *metric,
                                 SalTilePeriod period,
                                 SalFactDimension dimension)
{
  SalFactResult *result;
  gint32 first, last;
  gboolean is_new;

  sal_tile_period_get_days (period, self->facts, self->period, &first, &last);
  result = get (self, metric, first, last, (int) dimension, AS_IT_IS, &is_new);
  if (is_new && dimension >= SAL_FACT_N_STORED)
    fill (self, period, dimension, result);

  return result;
}

const SalFactResult *
sal_dashboard_figures_get_comparison (SalDashboardFigures *self,
                                      const SalMetric *metric,
                                      SalTilePeriod period,
                                      SalFactDimension dimension)
{
  gint32 first, last;
  gboolean is_new;

  sal_tile_period_get_days (period, self->facts, self->period, &first, &last);

  return get (self, metric, first, last, (int) dimension, WITH_CAPACITY, &is_new);
}

static gboolean
is_of_company (const SalDashboardFigures *self)
{
  static const SalFactDimension narrower[] = { SAL_FACT_UNIT, SAL_FACT_POSITION, SAL_FACT_PERSON };
  gint32 code;

  for (gsize i = 0; i < G_N_ELEMENTS (narrower); i++)
    {
      if (sal_fact_query_get_filter (self->filters, narrower[i], &code))
        return FALSE;
    }

  return TRUE;
}

/* Without a filter that the company has not, the whole is the company's. */
const SalFactResult *
sal_dashboard_figures_get_company (SalDashboardFigures *self,
                                   const SalMetric *metric,
                                   SalTilePeriod period)
{
  gint32 first, last;
  gboolean is_new;

  if (is_of_company (self))
    return sal_dashboard_figures_get_total (self, metric, period);
  sal_tile_period_get_days (period, self->facts, self->period, &first, &last);

  return get (self, metric, first, last, -1, OF_COMPANY, &is_new);
}

static const SalFactResult *
get_before (SalDashboardFigures *self, const SalMetric *metric, int dimension)
{
  gint32 first, last;
  gboolean is_new;

  sal_facts_get_days_before (self->facts, self->period, &first, &last);

  return get (self, metric, first, last, dimension, AS_IT_IS, &is_new);
}

const SalFactResult *
sal_dashboard_figures_get_before (SalDashboardFigures *self, const SalMetric *metric)
{
  return get_before (self, metric, -1);
}

const SalFactResult *
sal_dashboard_figures_get_split_before (SalDashboardFigures *self,
                                        const SalMetric *metric,
                                        SalFactDimension dimension)
{
  return get_before (self, metric, (int) dimension);
}

/**
 * sal_dashboard_figures_why_lacking:
 * @self: the figures
 * @metric: a metric
 * @tile: a tile that shows it
 *
 * Asks whether a metric knows what is filtered by, and what a tile is split by.
 *
 * Returns: (transfer full) (nullable): why it does not, or %NULL if it does
 */
char *
sal_dashboard_figures_why_lacking (const SalDashboardFigures *self,
                                   const SalMetric *metric,
                                   const SalDashboardTile *tile)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_copy (self->filters);

  if (tile->is_split)
    sal_fact_query_group_by (query, tile->dimension);

  return sal_fact_query_why_lacking (query, metric);
}
