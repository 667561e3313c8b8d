/* sal-trend-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart.h"
#include "sal-exceptions.h"
#include "sal-metric-trend.h"

G_BEGIN_DECLS

/* A metric by month: a control chart, or where it has no limits a line. NULL without months. */
SalChart *
sal_trend_chart_new (const SalMetricTrend *trend, const SalMetric *metric, const SalFacts *facts);
/* The months up to an exception. NULL of a threshold, which has no limits. */
SalChart *sal_trend_chart_new_for_exception (const SalException *exception, const SalFacts *facts);

G_END_DECLS
