/* sal-spread-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart.h"
#include "sal-fact-query.h"

G_BEGIN_DECLS

/* How the values of a dimension are spread: two metrics of each of them as a point, or how many of
 * them there are of which size. @codes gets the code of each category, SAL_METRIC_CHART_NO_CODE of
 * bins; @n_groups: how many values there are that have a figure. */
SalChart *sal_spread_chart_scatter (const SalFacts *facts,
                                    const SalFactResult *result,
                                    SalFactDimension dimension,
                                    const SalMetric *metric,
                                    const SalMetric *across,
                                    guint limit,
                                    GArray *codes,
                                    guint *n_groups);
SalChart *sal_spread_chart_histogram (const SalFacts *facts,
                                      const SalFactResult *result,
                                      SalFactDimension dimension,
                                      const SalMetric *metric,
                                      GArray *codes);

G_END_DECLS
