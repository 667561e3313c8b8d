/* sal-spread-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-spread-chart.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-chart-bins.h"
#include "sal-metric-chart.h"

/* More are thinner than a pixel apart, and tell no more. */
#define MAX_BINS 24

/* One value of the dimension. */
typedef struct
{
  gint32 code;
  double value, across;
} Point;

static int
compare_points (gconstpointer one, gconstpointer other)
{
  const Point *a = one, *b = other;

  return (a->value < b->value) - (a->value > b->value);
}

/* What is nobody's is no point: that which has a value of the dimension and all figures. */
static GArray *
list_points (const SalFactResult *result, const SalMetric *metric, const SalMetric *across)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (Point));

  for (guint i = 0; i < result->groups->len; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);
      Point point = { group->codes[0],
                      sal_metric_compute (metric, group->measures),
                      across != NULL ? sal_metric_compute (across, group->measures) : 0 };

      if (point.code != SAL_DIMENSION_NONE && sal_metric_concerns (metric, group->measures) &&
          !isnan (point.value) && !isnan (point.across))
        g_array_append_val (points, point);
    }
  g_array_sort (points, compare_points);

  return points;
}

static void
add_axis (SalChart *chart,
          const SalFacts *facts,
          const SalMetric *metric,
          const double *values,
          guint n_values)
{
  SalChartFormat format = sal_metric_chart_format (metric, facts);
  g_autofree char *label = sal_metric_chart_create_label (metric);
  guint series = sal_chart_add_series (chart, label, SAL_CHART_SERIES_ACTUAL, values, n_values);

  sal_chart_set_series_format (chart, series, &format);
}

/**
 * sal_spread_chart_scatter:
 * @facts: the facts
 * @result: figures by @dimension
 * @dimension: what a point stands for
 * @metric: what is shown upwards
 * @across: what is shown across
 * @limit: at most so many points, those with most of @metric
 * @codes: (element-type gint32): gets the code of each point
 * @n_groups: (out): how many points there would be without the limit
 *
 * Draws two metrics of each value of a dimension against each other.
 *
 * Returns: (transfer full): the chart
 */
SalChart *
sal_spread_chart_scatter (const SalFacts *facts,
                          const SalFactResult *result,
                          SalFactDimension dimension,
                          const SalMetric *metric,
                          const SalMetric *across,
                          guint limit,
                          GArray *codes,
                          guint *n_groups)
{
  g_autoptr (GArray) points = list_points (result, metric, across);
  SalChart *chart = sal_chart_new (SAL_CHART_SCATTER);
  g_autofree double *x = g_new (double, points->len + 1);
  g_autofree double *y = g_new (double, points->len + 1);

  *n_groups = points->len;
  if (points->len > limit)
    g_array_set_size (points, limit);
  for (guint i = 0; i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);

      x[i] = point->across;
      y[i] = point->value;
      g_array_append_val (codes, point->code);
    }
  sal_metric_chart_set_categories (chart, facts, result, dimension, codes);
  add_axis (chart, facts, across, x, points->len);
  add_axis (chart, facts, metric, y, points->len);

  return chart;
}

/* How many of @values are in each bin between two of @edges. */
static void
set_bins (SalChart *chart,
          const SalFacts *facts,
          const SalMetric *metric,
          SalFactDimension dimension,
          const double *values,
          guint n_values,
          const GArray *edges)
{
  const double *edge = (const double *) (gconstpointer) edges->data;
  g_autoptr (GArray) counts = sal_chart_bins_count (values, n_values, edge, edges->len);
  SalChartFormat format = sal_metric_chart_format (metric, facts);
  SalChartFormat count = sal_chart_format_count ();
  g_autofree char *label = sal_metric_chart_create_label (metric);
  /* translators: how many units, people, accounts … there are */
  g_autofree char *name =
      g_strdup_printf (_ ("Number by %s"), sal_fact_dimension_get_label (dimension));

  sal_chart_set_category_title (chart, label);
  sal_chart_set_edges (chart, edge, edges->len, &format);
  sal_chart_set_format (chart, &count);
  sal_chart_add_series (chart,
                        name,
                        SAL_CHART_SERIES_ACTUAL,
                        (const double *) (gconstpointer) counts->data,
                        counts->len);
}

/**
 * sal_spread_chart_histogram:
 * @facts: the facts
 * @result: figures by @dimension
 * @dimension: what is counted
 * @metric: what it is counted by
 * @codes: (element-type gint32): gets %SAL_METRIC_CHART_NO_CODE for each bin
 *
 * Draws how many values of a dimension have how much of a metric.
 *
 * Returns: (transfer full): the chart
 */
SalChart *
sal_spread_chart_histogram (const SalFacts *facts,
                            const SalFactResult *result,
                            SalFactDimension dimension,
                            const SalMetric *metric,
                            GArray *codes)
{
  g_autoptr (GArray) points = list_points (result, metric, NULL);
  SalChart *chart = sal_chart_new (SAL_CHART_HISTOGRAM);
  g_autofree double *values = g_new (double, points->len + 1);
  g_autoptr (GArray) edges = NULL;
  gint32 none = SAL_METRIC_CHART_NO_CODE;

  for (guint i = 0; i < points->len; i++)
    values[i] = g_array_index (points, Point, i).value;
  edges = sal_chart_bins_choose (values, points->len, MAX_BINS);
  if (edges->len < 2)
    return chart;

  set_bins (chart, facts, metric, dimension, values, points->len, edges);
  for (guint i = 0; i + 1 < edges->len; i++)
    g_array_append_val (codes, none);

  return chart;
}
