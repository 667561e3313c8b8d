/* sal-agreement-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-agreement-chart.h"

#include <math.h>

/* An area that both measures know. */
typedef struct
{
  guint area;
  double theirs, own;
  double share; /* of the measures' totals, together */
} Point;

static int
compare_points (gconstpointer one, gconstpointer other)
{
  const Point *a = one, *b = other;

  if (a->share != b->share)
    return a->share > b->share ? -1 : 1;

  return (a->area > b->area) - (a->area < b->area);
}

static double
share_of (const SalAreaMeasure *measure, double value)
{
  return measure->total > 0 ? value / measure->total : 0;
}

static GArray *
list_points (const SalTerritoryDesign *design,
             const SalAreaMeasure *theirs,
             const SalAreaMeasure *own)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (Point));

  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    {
      Point point = { area, theirs->values[area], own->values[area], 0 };

      if (!isfinite (point.theirs) || !isfinite (point.own))
        continue;
      point.share = share_of (theirs, point.theirs) + share_of (own, point.own);
      g_array_append_val (points, point);
    }
  g_array_sort (points, compare_points);

  return points;
}

static void
add_axis (SalChart *chart,
          const SalAreaMeasure *measure,
          const char *currency,
          const double *values,
          guint n)
{
  SalChartFormat format =
      measure->is_money ? sal_chart_format_money (currency) : sal_chart_format_number (0);
  guint series = sal_chart_add_series (chart, measure->label, SAL_CHART_SERIES_ACTUAL, values, n);

  sal_chart_set_series_format (chart, series, &format);
}

/**
 * sal_agreement_chart_new:
 * @design: a design that is prepared
 * @theirs: the measure that is shown across
 * @own: the measure that is shown upwards
 * @currency: the reporting currency, of measures that are money
 * @limit: at most so many points, those of the areas with the largest shares of both
 * @areas: (element-type guint): gets the area of each point
 *
 * Draws two measures of each area against each other.
 *
 * Returns: (transfer full): the chart
 */
SalChart *
sal_agreement_chart_new (const SalTerritoryDesign *design,
                         guint theirs,
                         guint own,
                         const char *currency,
                         guint limit,
                         GArray *areas)
{
  const SalAreaMeasure *first = sal_territory_design_get_measure (design, theirs);
  const SalAreaMeasure *second = sal_territory_design_get_measure (design, own);
  const SalGeographyArea *all =
      sal_geography_get_areas (sal_territory_design_get_geography (design), NULL);
  g_autoptr (GArray) points = list_points (design, first, second);
  guint n = MIN (points->len, limit);
  g_autofree double *x = g_new (double, n + 1);
  g_autofree double *y = g_new (double, n + 1);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  SalChart *chart = sal_chart_new (SAL_CHART_SCATTER);

  for (guint i = 0; i < n; i++)
    {
      const Point *point = &g_array_index (points, Point, i);

      x[i] = point->theirs;
      y[i] = point->own;
      names[i] = all[point->area].name;
      g_array_append_val (areas, point->area);
    }
  sal_chart_set_categories (chart, names, n);
  add_axis (chart, first, currency, x, n);
  add_axis (chart, second, currency, y, n);

  return chart;
}
