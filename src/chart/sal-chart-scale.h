/* sal-chart-scale.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Evenly spaced round numbers: first, first + step, …, n of them. */
typedef struct
{
  double first;
  double step;
  guint n;
  int decimals; /* how many the labels need to tell the ticks apart */
} SalChartTicks;

SalChartTicks sal_chart_ticks_nice (double minimum, double maximum, guint at_most, gboolean whole);
double sal_chart_ticks_last (const SalChartTicks *ticks);

G_END_DECLS
