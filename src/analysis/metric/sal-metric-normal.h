/* sal-metric-normal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-metric.h"

G_BEGIN_DECLS

/* Figures that divisions of different size are compared by. @measures are those of a group, @whole
 * those of the company; NAN: there is none. */
double sal_metric_compute_capacity (const gint64 *measures);
double sal_metric_compute_per_capacity (const SalMetric *self, const gint64 *measures);
double
sal_metric_compute_share (const SalMetric *self, const gint64 *measures, const gint64 *whole);
double
sal_metric_compute_index (const SalMetric *self, const gint64 *measures, const gint64 *whole);

/* The arithmetic in words and with its inputs, one line each; why there is none after a “–”. */
char *sal_metric_explain_per_capacity (const SalMetric *self,
                                       const gint64 *measures,
                                       const char *currency);
char *sal_metric_explain_index (const SalMetric *self,
                                const gint64 *measures,
                                const gint64 *whole,
                                const char *currency);

G_END_DECLS
