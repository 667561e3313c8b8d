/* sal-metric-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-metric-chart.h"

#include <math.h>

#include <glib/gi18n-lib.h>

typedef struct
{
  const SalFactGroup *group;
  double value;
} Entry;

/* How the figures of a metric are written on axes. */
SalChartFormat
sal_metric_chart_format (const SalMetric *metric, const SalFacts *facts)
{
  switch (metric->unit)
    {
    case SAL_UNIT_MONEY:
      return sal_chart_format_money (facts->currency);
    case SAL_UNIT_RATE:
      return sal_chart_format_rate (1);
    case SAL_UNIT_DAYS:
      return sal_chart_format_number (1);
    case SAL_UNIT_NUMBER:
    default:
      return sal_metric_is_additive (metric) ? sal_chart_format_count ()
                                             : sal_chart_format_number (1);
    }
}

static int
compare_entries (gconstpointer one, gconstpointer other)
{
  const Entry *a = one, *b = other;

  if (isnan (a->value) != isnan (b->value))
    return isnan (a->value) ? 1 : -1;

  return (a->value < b->value) - (a->value > b->value);
}

static int
compare_codes (gconstpointer one, gconstpointer other)
{
  return ((const Entry *) one)->group->codes[0] - ((const Entry *) other)->group->codes[0];
}

/**
 * sal_metric_chart_set_categories:
 * @chart: a chart
 * @facts: the facts
 * @result: a result by @dimension
 * @dimension: what the categories are values of
 * @codes: (element-type gint32): which
 *
 * Names the categories of a chart.
 */
void
sal_metric_chart_set_categories (SalChart *chart,
                                 const SalFacts *facts,
                                 const SalFactResult *result,
                                 SalFactDimension dimension,
                                 const GArray *codes)
{
  g_auto (GStrv) labels = g_new0 (char *, codes->len + 1);

  for (guint i = 0; i < codes->len; i++)
    labels[i] =
        sal_fact_result_code_to_label (result, facts, dimension, g_array_index (codes, gint32, i));
  sal_chart_set_category_title (chart, sal_fact_dimension_get_label (dimension));
  sal_chart_set_categories (chart, (const char *const *) labels, codes->len);
}

/* With its unit where the figures do not show it. */
char *
sal_metric_chart_create_label (const SalMetric *metric)
{
  if (metric->unit != SAL_UNIT_DAYS)
    return g_strdup (sal_metric_get_label (metric));

  /* translators: a metric that is a number of days */
  return g_strdup_printf (_ ("%s (days)"), sal_metric_get_label (metric));
}

static void
add_metric (SalChart *chart,
            const SalMetric *metric,
            SalChartSeriesRole role,
            const SalFactResult *result)
{
  g_autofree double *values = g_new (double, result->groups->len);
  g_autofree char *label = sal_metric_chart_create_label (metric);

  for (guint i = 0; i < result->groups->len; i++)
    values[i] =
        sal_metric_compute (metric, g_array_index (result->groups, SalFactGroup, i).measures);
  sal_chart_add_series (chart, label, role, values, result->groups->len);
}

static void
list_codes (const SalFactResult *result, GArray *codes)
{
  for (guint i = 0; i < result->groups->len; i++)
    g_array_append_val (codes, g_array_index (result->groups, SalFactGroup, i).codes[0]);
}

/**
 * sal_metric_chart_by_group:
 * @facts: the facts
 * @result: a result with one group dimension
 * @dimension: that dimension
 * @metric: what the bars show
 * @limit: at most so many bars, the greatest ones; 0 for all
 * @codes: (element-type gint32): gets the code of each category
 *
 * Draws one bar per group that has to do with the metric: over time, else horizontal, the greatest
 * first but stages in their order.
 *
 * Returns: (transfer full): the chart
 */
SalChart *
sal_metric_chart_by_group (const SalFacts *facts,
                           const SalFactResult *result,
                           SalFactDimension dimension,
                           const SalMetric *metric,
                           guint limit,
                           GArray *codes)
{
  gboolean is_time = dimension >= SAL_FACT_N_STORED;
  gboolean is_ordered = is_time || dimension == SAL_FACT_STAGE;
  SalChart *chart = sal_chart_new (SAL_CHART_BAR);
  SalChartFormat format = sal_metric_chart_format (metric, facts);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autofree double *values = NULL;
  g_autofree char *label = sal_metric_chart_create_label (metric);

  for (guint i = 0; i < result->groups->len; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);
      Entry entry = { group, sal_metric_compute (metric, group->measures) };

      if (!is_time && !sal_metric_concerns (metric, group->measures))
        continue;
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  if (limit > 0 && entries->len > limit)
    g_array_set_size (entries, limit);
  if (is_ordered)
    g_array_sort (entries, compare_codes);

  values = g_new (double, MAX (entries->len, 1));
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      values[i] = entry->value;
      g_array_append_val (codes, entry->group->codes[0]);
    }
  sal_chart_set_format (chart, &format);
  sal_chart_set_horizontal (chart, !is_time);
  sal_chart_set_ordered (chart, is_time);
  sal_chart_set_additive (chart, sal_metric_is_additive (metric));
  sal_metric_chart_set_categories (chart, facts, result, dimension, codes);
  sal_chart_add_series (chart, label, SAL_CHART_SERIES_ACTUAL, values, entries->len);

  return chart;
}

/**
 * sal_metric_chart_bookings_and_quota:
 * @facts: the facts
 * @result: a result by time
 * @dimension: month, quarter or year
 * @codes: (element-type gint32): gets the code of each category
 *
 * Draws bookings as bars and quota, where there is one, as their outlines.
 *
 * Returns: (transfer full): the chart
 */
SalChart *
sal_metric_chart_bookings_and_quota (const SalFacts *facts,
                                     const SalFactResult *result,
                                     SalFactDimension dimension,
                                     GArray *codes)
{
  SalChart *chart = sal_chart_new (SAL_CHART_BAR);
  SalChartFormat format = sal_chart_format_money (facts->currency);

  list_codes (result, codes);
  sal_chart_set_format (chart, &format);
  sal_chart_set_ordered (chart, TRUE);
  sal_chart_set_additive (chart, TRUE);
  sal_metric_chart_set_categories (chart, facts, result, dimension, codes);
  add_metric (chart, sal_metric_find ("bookings"), SAL_CHART_SERIES_ACTUAL, result);
  if (result->total.measures[SAL_MEASURE_QUOTA] != 0)
    add_metric (chart, sal_metric_find ("quota"), SAL_CHART_SERIES_PLAN, result);

  return chart;
}

/**
 * sal_metric_chart_trend:
 * @facts: the facts
 * @result: a result by time
 * @dimension: month, quarter or year
 * @metric: what the line shows
 *
 * Draws a sparkline for a tile.
 *
 * Returns: (transfer full): the chart
 */
SalChart *
sal_metric_chart_trend (const SalFacts *facts,
                        const SalFactResult *result,
                        SalFactDimension dimension,
                        const SalMetric *metric)
{
  SalChart *chart = sal_chart_new (SAL_CHART_SPARKLINE);
  SalChartFormat format = sal_metric_chart_format (metric, facts);
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (gint32));

  list_codes (result, codes);
  sal_chart_set_format (chart, &format);
  sal_chart_set_ordered (chart, TRUE);
  sal_metric_chart_set_categories (chart, facts, result, dimension, codes);
  add_metric (chart, metric, SAL_CHART_SERIES_ACTUAL, result);

  return chart;
}

/**
 * sal_metric_chart_line:
 * @facts: the facts
 * @result: a result by time
 * @dimension: month, quarter or year
 * @metric: what the line shows
 * @codes: (element-type gint32): gets the code of each category
 *
 * Draws a metric over time.
 *
 * Returns: (transfer full): the chart
 */
SalChart *
sal_metric_chart_line (const SalFacts *facts,
                       const SalFactResult *result,
                       SalFactDimension dimension,
                       const SalMetric *metric,
                       GArray *codes)
{
  SalChart *chart = sal_chart_new (SAL_CHART_LINE);
  SalChartFormat format = sal_metric_chart_format (metric, facts);

  list_codes (result, codes);
  sal_chart_set_format (chart, &format);
  sal_chart_set_ordered (chart, TRUE);
  sal_metric_chart_set_categories (chart, facts, result, dimension, codes);
  add_metric (chart, metric, SAL_CHART_SERIES_ACTUAL, result);

  return chart;
}

static double
value_of_code (const SalFactResult *result, const SalMetric *metric, gint32 code)
{
  for (guint i = 0; i < result->groups->len; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);

      if (group->codes[0] == code)
        return sal_metric_compute (metric, group->measures);
    }

  return NAN;
}

/**
 * sal_metric_chart_add_plan:
 * @chart: a chart of a metric by group
 * @result: the result it was made from
 * @plan: the metric that says what was planned
 * @codes: (element-type gint32): the code of each category
 *
 * Adds the plan as a second series, unless there is none for the whole.
 */
void
sal_metric_chart_add_plan (SalChart *chart,
                           const SalFactResult *result,
                           const SalMetric *plan,
                           const GArray *codes)
{
  double whole = sal_metric_compute (plan, result->total.measures);
  g_autofree double *values = g_new (double, MAX (codes->len, 1));
  g_autofree char *label = sal_metric_chart_create_label (plan);

  if (isnan (whole) || whole == 0)
    return;

  for (guint i = 0; i < codes->len; i++)
    values[i] = value_of_code (result, plan, g_array_index (codes, gint32, i));
  sal_chart_add_series (chart, label, SAL_CHART_SERIES_PLAN, values, codes->len);
}

static SalChart *
create_bullet (const SalFacts *facts,
               const char *actual_label,
               double actual,
               const char *plan_label,
               double plan)
{
  SalChartFormat format = sal_chart_format_money (facts->currency);
  SalChart *chart = sal_chart_new (SAL_CHART_BULLET);

  sal_chart_set_format (chart, &format);
  sal_chart_set_categories (chart, &actual_label, 1);
  sal_chart_add_series (chart, actual_label, SAL_CHART_SERIES_ACTUAL, &actual, 1);
  sal_chart_add_series (chart, plan_label, SAL_CHART_SERIES_PLAN, &plan, 1);

  return chart;
}

/**
 * sal_metric_chart_against:
 * @facts: the facts
 * @metric: a metric
 * @plan: what it is held against
 * @measures: (array fixed-size=64): what a group adds up to
 *
 * Draws a figure against its plan for a tile.
 *
 * Returns: (transfer full) (nullable): the chart, or %NULL if there is no figure or no plan
 */
SalChart *
sal_metric_chart_against (const SalFacts *facts,
                          const SalMetric *metric,
                          const SalMetric *plan,
                          const gint64 *measures)
{
  double value = sal_metric_compute (metric, measures);
  double planned = sal_metric_compute (plan, measures);
  SalChartFormat format = sal_metric_chart_format (metric, facts);
  SalChart *chart;

  if (isnan (value) || isnan (planned) || planned == 0)
    return NULL;

  chart = create_bullet (
      facts, sal_metric_get_label (metric), value, sal_metric_get_label (plan), planned);
  sal_chart_set_format (chart, &format);

  return chart;
}

/**
 * sal_metric_chart_attainment:
 * @facts: the facts
 * @measures: (array fixed-size=64): what a group adds up to
 *
 * Draws bookings against quota for a tile.
 *
 * Returns: (transfer full) (nullable): the chart, or %NULL if there is no quota
 */
SalChart *
sal_metric_chart_attainment (const SalFacts *facts, const gint64 *measures)
{
  return sal_metric_chart_against (
      facts, sal_metric_find ("bookings"), sal_metric_find ("quota"), measures);
}

/**
 * sal_metric_chart_coverage:
 * @facts: the facts
 * @measures: (array fixed-size=64): what a group adds up to
 *
 * Draws the open pipeline against what is left of the quota for a tile. A pipeline has no trend
 * over close dates: what was to close earlier is open no more.
 *
 * Returns: (transfer full) (nullable): the chart, or %NULL if nothing is left or there is no quota
 */
SalChart *
sal_metric_chart_coverage (const SalFacts *facts, const gint64 *measures)
{
  gint64 left = measures[SAL_MEASURE_QUOTA] - measures[SAL_MEASURE_WON_AMOUNT];

  if (left <= 0)
    return NULL;

  return create_bullet (facts,
                        _ ("Open Pipeline"),
                        (double) measures[SAL_MEASURE_OPEN_AMOUNT],
                        _ ("Left to Book"),
                        (double) left);
}

/**
 * sal_metric_chart_tile:
 * @facts: the facts
 * @metric: a metric
 * @measures: (array fixed-size=64): what the figure is computed from
 * @quarters: a result by quarter
 *
 * Draws what stands with a key figure: bookings against quota, the pipeline against what is left of
 * it, else the trend.
 *
 * Returns: (transfer full) (nullable): the chart; %NULL for a pipeline without a quota
 */
SalChart *
sal_metric_chart_tile (const SalFacts *facts,
                       const SalMetric *metric,
                       const gint64 *measures,
                       const SalFactResult *quarters)
{
  SalChart *chart = NULL;

  if (g_str_equal (metric->key, "pipeline"))
    return sal_metric_chart_coverage (facts, measures);
  if (g_str_equal (metric->key, "bookings"))
    chart = sal_metric_chart_attainment (facts, measures);

  return chart != NULL ? chart : sal_metric_chart_trend (facts, quarters, SAL_FACT_QUARTER, metric);
}

static void
add_heat_column (SalChart *chart,
                 const SalFacts *facts,
                 const SalMetric *metric,
                 const SalFactResult *result)
{
  SalChartFormat format = sal_metric_chart_format (metric, facts);
  guint series = sal_chart_get_n_series (chart);

  if (metric->unit == SAL_UNIT_RATE)
    format = sal_chart_format_rate (0);
  add_metric (chart, metric, SAL_CHART_SERIES_ACTUAL, result);
  sal_chart_set_series_format (chart, series, &format);
  if (g_str_equal (metric->key, "attainment"))
    sal_chart_set_series_shade (chart, series, SAL_CHART_SHADE_INDEX, 1);
  else
    sal_chart_set_series_shade (chart, series, SAL_CHART_SHADE_AMOUNT, 0);
}

/**
 * sal_metric_chart_heat:
 * @facts: the facts
 * @result: a result with one group dimension
 * @dimension: that dimension
 * @metrics: (array length=n_metrics): the columns
 * @n_metrics: how many
 * @codes: (element-type gint32): gets the code of each row
 *
 * Draws a table of groups and metrics, each column coloured on its own; attainment around 100 %.
 *
 * Returns: (transfer full): the chart
 */
SalChart *
sal_metric_chart_heat (const SalFacts *facts,
                       const SalFactResult *result,
                       SalFactDimension dimension,
                       const SalMetric *const *metrics,
                       guint n_metrics,
                       GArray *codes)
{
  SalChart *chart = sal_chart_new (SAL_CHART_HEAT);

  list_codes (result, codes);
  sal_metric_chart_set_categories (chart, facts, result, dimension, codes);
  for (guint i = 0; i < n_metrics; i++)
    add_heat_column (chart, facts, metrics[i], result);

  return chart;
}
