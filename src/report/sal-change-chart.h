/* sal-change-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart.h"
#include "sal-fact-query.h"

G_BEGIN_DECLS

/* From what a figure was to what it is, by what each value of a dimension adds or takes away. */
SalChart *sal_change_chart_new (const SalFacts *facts,
                                const SalMetric *metric,
                                const SalFactResult *before,
                                const SalFactResult *now,
                                SalFactDimension dimension,
                                const char *before_label,
                                const char *now_label,
                                guint limit,
                                GArray *codes);

G_END_DECLS
