/* sal-trend-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-trend-chart.h"

#include <glib/gi18n-lib.h>

#include "sal-metric-chart.h"

static SalChart *
create (SalChartKind kind,
        const SalMetric *metric,
        const SalFacts *facts,
        gint32 first_month,
        const double *values,
        guint n_months)
{
  SalChart *chart = sal_chart_new (kind);
  SalChartFormat format = sal_metric_chart_format (metric, facts);
  const char *label = sal_metric_get_label (metric);
  g_auto (GStrv) months = g_new0 (char *, n_months + 1);

  for (guint i = 0; i < n_months; i++)
    months[i] = sal_fact_code_to_label (facts, SAL_FACT_MONTH, first_month + (gint32) i);
  sal_chart_set_title (chart, label);
  sal_chart_set_format (chart, &format);
  sal_chart_set_ordered (chart, TRUE);
  sal_chart_set_category_title (chart, sal_fact_dimension_get_label (SAL_FACT_MONTH));
  sal_chart_set_categories (chart, (const char *const *) months, n_months);
  sal_chart_add_series (chart, label, SAL_CHART_SERIES_ACTUAL, values, n_months);

  return chart;
}

/* The first rule that a point breaks, in words. */
static const char *
describe_violations (SalControlRules violations)
{
  return sal_control_rule_describe ((guint) __builtin_ctz (violations));
}

/* Points of the baseline that break a rule are what the limits were found from, and no news. */
static SalChart *
create_control (const SalMetric *metric,
                const SalFacts *facts,
                gint32 first_month,
                const GArray *points,
                guint n_baseline,
                gboolean is_adjusted)
{
  guint n = points->len;
  g_autofree double *values = g_new (double, n);
  g_autofree double *center = g_new (double, n);
  g_autofree double *lower = g_new (double, n);
  g_autofree double *upper = g_new (double, n);
  SalChart *chart;

  for (guint i = 0; i < n; i++)
    {
      const SalControlPoint *point = &g_array_index (points, SalControlPoint, i);

      values[i] = point->value;
      center[i] = point->center;
      lower[i] = point->lower;
      upper[i] = point->upper;
    }
  chart = create (SAL_CHART_CONTROL, metric, facts, first_month, values, n);
  sal_chart_set_limits (chart, 0, center, lower, upper, n);
  for (guint i = n_baseline; i < n; i++)
    {
      SalControlRules violations = g_array_index (points, SalControlPoint, i).violations;

      g_autofree char *reason = NULL;

      if (violations == 0)
        continue;
      /* translators: what a point of a chart does, such as six in a row rising or falling */
      reason = is_adjusted ? g_strdup_printf (_ ("%s, adjusted for the season"),
                                              describe_violations (violations))
                           : g_strdup (describe_violations (violations));
      sal_chart_set_signal (chart, i, reason);
    }

  return chart;
}

/**
 * sal_trend_chart_new:
 * @trend: a trend
 * @metric: its metric
 * @facts: the facts it is of
 *
 * Draws a metric by month: with limits as a control chart on which signals are marked, else as a
 * line.
 *
 * Returns: (transfer full) (nullable): the chart, or %NULL if there are no months
 */
SalChart *
sal_trend_chart_new (const SalMetricTrend *trend, const SalMetric *metric, const SalFacts *facts)
{
  if (trend->points != NULL)
    return create_control (
        metric, facts, trend->first_month, trend->points, trend->n_baseline, trend->cycle != 0);
  if (trend->n_months == 0)
    return NULL;

  return create (SAL_CHART_LINE, metric, facts, trend->first_month, trend->values, trend->n_months);
}

/**
 * sal_trend_chart_new_for_exception:
 * @exception: an exception
 * @facts: the facts it was found in
 *
 * Draws the months up to an exception as a control chart.
 *
 * Returns: (transfer full) (nullable): the chart, or %NULL of a threshold, which has no limits
 */
SalChart *
sal_trend_chart_new_for_exception (const SalException *exception, const SalFacts *facts)
{
  if (exception->points == NULL || exception->points->len == 0)
    return NULL;

  return create_control (exception->metric,
                         facts,
                         exception->first_month,
                         exception->points,
                         exception->n_baseline,
                         sal_metric_is_additive (exception->metric));
}
