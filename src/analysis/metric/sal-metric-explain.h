/* sal-metric-explain.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-metric.h"

G_BEGIN_DECLS

/* "won ÷ (won + lost) = 72 ÷ (72 + 162) = 30.8 %" */
char *sal_metric_explain (const SalMetric *self, const gint64 *measures, const char *currency);

G_END_DECLS
