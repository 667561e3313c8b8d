/* sal-chart-spans.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-private.h"

/* The level after a step, or that a total is. */
static void
compute_steps (const SalChart *self, GArray *spans)
{
  guint n_series = self->series->len;
  double level = 0;

  for (guint category = 0; category < self->categories->len; category++)
    for (guint series = 0; series < n_series; series++)
      {
        double value = sal_chart_value_at (self, series, category);
        gboolean total = g_hash_table_contains (self->totals, GUINT_TO_POINTER (category));
        SalChartSpan span = { level, level };

        if (isfinite (value) && series > 0)
          span = (SalChartSpan){ 0, value };
        else if (isfinite (value))
          {
            span.from = total ? 0 : level;
            span.to = level = span.from + value;
          }
        g_array_append_val (spans, span);
      }
}

static void
compute_stacks (const SalChart *self, GArray *spans)
{
  for (guint category = 0; category < self->categories->len; category++)
    {
      double above = 0, below = 0;

      for (guint series = 0; series < self->series->len; series++)
        {
          double value = sal_chart_value_at (self, series, category);
          double *end = value < 0 ? &below : &above;
          SalChartSpan span = { *end, *end + (isfinite (value) ? value : 0) };

          if (sal_chart_peek_series (self, series)->role == SAL_CHART_SERIES_PLAN)
            span = (SalChartSpan){ 0, isfinite (value) ? value : 0 };
          else
            *end = span.to;
          g_array_append_val (spans, span);
        }
    }
}

/* What part of the value axis each value of stacked bars or of a waterfall covers: of the first
 * category all series, then of the second, … A gap covers nothing. */
GArray *
sal_chart_compute_spans (const SalChart *self)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (SalChartSpan));

  if (self->kind == SAL_CHART_WATERFALL)
    compute_steps (self, spans);
  else
    compute_stacks (self, spans);

  return spans;
}
