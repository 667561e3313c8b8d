/* sal-chart-scale.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-chart-scale.h"

#include <math.h>

/* The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below @rough. */
static double
nice_step (double rough, gboolean whole)
{
  static const double mantissas[] = { 1, 2, 2.5, 5, 10 };
  double power = pow (10, floor (log10 (rough)));

  for (gsize i = 0; i < G_N_ELEMENTS (mantissas); i++)
    {
      double step = mantissas[i] * power;

      if (step < rough * (1 - 1e-9))
        continue;
      if (whole && step != floor (step))
        continue;
      return step;
    }

  return whole ? 1 : 10 * power;
}

static int
decimals_of (double step)
{
  for (int decimals = 0; decimals < 12; decimals++)
    {
      double scaled = step * pow (10, decimals);

      if (fabs (scaled - round (scaled)) < 1e-6 * scaled)
        return decimals;
    }

  return 12;
}

/**
 * sal_chart_ticks_nice:
 * @minimum: the least value to cover
 * @maximum: the greatest value to cover, not below @minimum
 * @at_most: how many ticks there is room for, at least 2
 * @whole: whether fractions make no sense (counts)
 *
 * Finds round numbers that cover a range: steps of 1, 2, 2.5 or 5 times a power of ten, beginning
 * at or below @minimum and ending at or above @maximum. A range without extent is widened to zero.
 *
 * Returns: the ticks; never more than @at_most, except that there are always 2, and 3 where zero is
 *   inside the range
 */
SalChartTicks
sal_chart_ticks_nice (double minimum, double maximum, guint at_most, gboolean whole)
{
  SalChartTicks ticks = { 0 };
  double rough;

  g_return_val_if_fail (isfinite (minimum) && isfinite (maximum), ticks);
  g_return_val_if_fail (minimum <= maximum, ticks);

  if (minimum == maximum)
    {
      minimum = MIN (minimum, 0);
      maximum = maximum <= 0 && minimum < 0 ? 0 : MAX (maximum, 0);
    }
  if (minimum == maximum)
    maximum = 1;

  /* zero is a tick, and with it there are at least three in a range on both sides of it */
  at_most = MAX (at_most, minimum < 0 && maximum > 0 ? 3 : 2);
  rough = (maximum - minimum) / (at_most - 1);
  for (;;)
    {
      ticks.step = nice_step (MAX (rough, whole ? 1 : 0), whole);
      ticks.first = floor (minimum / ticks.step + 1e-9) * ticks.step;
      ticks.n = (guint) ceil ((maximum - ticks.first) / ticks.step - 1e-9) + 1;
      if (ticks.n <= at_most)
        break;
      rough = ticks.step * 1.01;
    }
  ticks.n = MAX (ticks.n, 2);
  ticks.decimals = decimals_of (ticks.step);

  return ticks;
}

double
sal_chart_ticks_last (const SalChartTicks *ticks)
{
  return ticks->first + (ticks->n - 1) * ticks->step;
}
