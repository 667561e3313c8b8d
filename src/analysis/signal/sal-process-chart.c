/* sal-process-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-process-chart.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/* The season by the month of the year, or where there are too few years, of the quarter. */
static gboolean
adjust (const SalProcess *process, double *values, SalSeasonal *seasonal, const char **problem)
{
  static const guint cycles[] = { 12, 3 };
  gboolean adjusted = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (cycles) && !adjusted; i++)
    adjusted = sal_seasonal_estimate (values,
                                      process->n_baseline,
                                      (guint) process->first % cycles[i],
                                      cycles[i],
                                      seasonal,
                                      problem);
  if (!adjusted)
    {
      seasonal->cycle = 0;
      return FALSE;
    }

  for (guint i = 0; i < process->n_months; i++)
    values[i] /= sal_seasonal_get_index (seasonal, (guint) process->first + i);

  return TRUE;
}

static void
divide (const SalProcess *process, double *values)
{
  for (guint i = 0; i < process->n_months; i++)
    values[i] = process->denominators[i] > 0 ? values[i] / process->denominators[i] : NAN;
}

static void
take_differences (const SalProcess *process, double *values)
{
  for (guint i = process->n_months; i-- > 1;)
    values[i] -= values[i - 1];
  values[0] = NAN;
}

/**
 * sal_process_chart_new:
 * @process: the months of a metric
 * @seasonal: (out caller-allocated): what a flow was adjusted by; of cycle 0 if it was not
 * @problem: (out) (transfer none): why there is no chart
 *
 * Draws the control chart of a metric by month, with limits that are frozen over its baseline. A
 * flow is adjusted for the season first, as quarters that end loaded are not signals; a proportion
 * has limits by its number of cases; a stock is charted by what it changes by, as it begins each
 * month where the last one ended.
 *
 * Returns: (transfer full) (nullable): the chart of the adjusted values, or %NULL if the months
 *   give no limits
 */
SalControlChart *
sal_process_chart_new (const SalProcess *process, SalSeasonal *seasonal, const char **problem)
{
  guint n = process->n_months;
  g_autofree double *values = g_memdup2 (process->numerators, n * sizeof (double));
  g_autoptr (SalControlChart) chart = NULL;
  SalControlBaseline baseline = { .n_points = process->n_baseline };
  SalControlKind kind = SAL_CONTROL_XMR;

  seasonal->cycle = 0;
  switch (process->charting)
    {
    case SAL_CHARTING_FLOW:
      if (!adjust (process, values, seasonal, problem))
        return NULL;
      break;
    case SAL_CHARTING_PROPORTION:
      kind = sal_control_is_overdispersed (values, process->denominators, process->n_baseline)
                 ? SAL_CONTROL_LANEY_P
                 : SAL_CONTROL_P;
      break;
    case SAL_CHARTING_MEAN:
      divide (process, values);
      break;
    case SAL_CHARTING_STOCK:
    default:
      take_differences (process, values);
    }

  chart =
      sal_control_chart_new (kind, values, process->denominators, n, &baseline, 1, process->rules);
  if (chart->problem == NULL)
    return g_steal_pointer (&chart);

  *problem = _ ("the months that they are to come from give none");

  return NULL;
}

static void
scale_point (SalControlPoint *point, double index)
{
  point->value *= index;
  point->center *= index;
  point->lower = MAX (0, point->lower * index);
  point->upper *= index;
  point->sigma *= index;
  point->range = point->range_limit = NAN;
}

static void
raise_point (SalControlPoint *point, double before)
{
  point->value += before;
  point->center += before;
  point->lower += before;
  point->upper += before;
  point->range = point->range_limit = NAN;
}

/**
 * sal_process_chart_list_points:
 * @process: the months of a metric
 * @chart: its chart
 * @seasonal: what it was adjusted by
 *
 * Lists the points as they are read: of a flow, what there was, between limits that swing with the
 * season; of a stock, its level, between limits around the level before.
 *
 * Returns: (transfer full) (element-type SalControlPoint): a point by month
 */
GArray *
sal_process_chart_list_points (const SalProcess *process,
                               const SalControlChart *chart,
                               const SalSeasonal *seasonal)
{
  GArray *points = g_array_copy (chart->points);

  for (guint i = 0; i < points->len; i++)
    {
      SalControlPoint *point = &g_array_index (points, SalControlPoint, i);

      if (seasonal->cycle != 0)
        scale_point (point, sal_seasonal_get_index (seasonal, (guint) process->first + i));
      else if (process->charting == SAL_CHARTING_STOCK && i == 0)
        point->value = process->numerators[0];
      else if (process->charting == SAL_CHARTING_STOCK)
        raise_point (point, process->numerators[i - 1]);
    }

  return points;
}
