/* sal-comparison-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart.h"
#include "sal-fact-query.h"

G_BEGIN_DECLS

SalChart *sal_comparison_chart_new (const SalFacts *facts,
                                    const SalFactResult *result,
                                    const gint64 *whole,
                                    SalFactDimension dimension,
                                    const SalMetric *metric,
                                    guint limit,
                                    GArray *codes,
                                    guint *n_groups);

G_END_DECLS
