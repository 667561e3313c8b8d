/* sal-metric-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart.h"
#include "sal-executive.h"

G_BEGIN_DECLS

/* Charts of query results, the same on screen and on paper. A chart's categories are the groups of
 * the result in the order of @codes, which the caller keeps to know what was clicked. */

/* The code of a category that is no value of a dimension: what a figure was and is, what is too
 * small to stand alone, a bin. */
#define SAL_METRIC_CHART_NO_CODE G_MININT32

SalChartFormat sal_metric_chart_format (const SalMetric *metric, const SalFacts *facts);
char *sal_metric_chart_create_label (const SalMetric *metric); /* with its unit if need be */
void sal_metric_chart_set_categories (SalChart *chart,
                                      const SalFacts *facts,
                                      const SalFactResult *result,
                                      SalFactDimension dimension,
                                      const GArray *codes);
/* One bar per group, greatest first unless the dimension is time or stage; @codes gets the code of
 * each category. */
SalChart *sal_metric_chart_by_group (const SalFacts *facts,
                                     const SalFactResult *result,
                                     SalFactDimension dimension,
                                     const SalMetric *metric,
                                     guint limit,
                                     GArray *codes);
/* Bars of bookings with quota as outlines, a category per group of a result by time. */
SalChart *sal_metric_chart_bookings_and_quota (const SalFacts *facts,
                                               const SalFactResult *result,
                                               SalFactDimension dimension,
                                               GArray *codes);
/* A sparkline of one metric over the groups of a result by time. */
SalChart *sal_metric_chart_trend (const SalFacts *facts,
                                  const SalFactResult *result,
                                  SalFactDimension dimension,
                                  const SalMetric *metric);
/* A line of one metric over the groups of a result by time; @codes gets the code of each category.
 */
SalChart *sal_metric_chart_line (const SalFacts *facts,
                                 const SalFactResult *result,
                                 SalFactDimension dimension,
                                 const SalMetric *metric,
                                 GArray *codes);
/* What was planned, for a chart of one metric and its @codes, where there is any. */
void sal_metric_chart_add_plan (SalChart *chart,
                                const SalFactResult *result,
                                const SalMetric *plan,
                                const GArray *codes);
/* A figure of one group against another: NULL without the other. */
SalChart *sal_metric_chart_against (const SalFacts *facts,
                                    const SalMetric *metric,
                                    const SalMetric *plan,
                                    const gint64 *measures);
/* Bookings of one group against its quota. NULL without a quota. */
SalChart *sal_metric_chart_attainment (const SalFacts *facts, const gint64 *measures);
/* The open pipeline of one group against what is left of its quota. NULL if nothing is. */
SalChart *sal_metric_chart_coverage (const SalFacts *facts, const gint64 *measures);
/* What stands with a key figure. */
SalChart *sal_metric_chart_tile (const SalFacts *facts,
                                 const SalMetric *metric,
                                 const gint64 *measures,
                                 const SalFactResult *quarters);
/* Groups as rows, metrics as columns. */
SalChart *sal_metric_chart_heat (const SalFacts *facts,
                                 const SalFactResult *result,
                                 SalFactDimension dimension,
                                 const SalMetric *const *metrics,
                                 guint n_metrics,
                                 GArray *codes);

G_END_DECLS
