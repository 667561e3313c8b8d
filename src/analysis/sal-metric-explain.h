/* sal-metric-explain.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-metric.h"

G_BEGIN_DECLS

const char *sal_measure_get_name (SalMeasure measure);  /* "won_amount" */
const char *sal_measure_get_label (SalMeasure measure); /* translated: "won amount" */
gboolean sal_measure_is_money (SalMeasure measure);
char *sal_measure_format (SalMeasure measure, gint64 value, const char *currency);

/* "won ÷ (won + lost) = 72 ÷ (72 + 162) = 30.8 %" */
char *sal_metric_explain (const SalMetric *self, const gint64 *measures, const char *currency);
/* Of how many opportunities a figure is. */
gint64 sal_metric_count (const SalMetric *self, const gint64 *measures);

G_END_DECLS
