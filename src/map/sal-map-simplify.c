/* sal-map-simplify.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-map-private.h"

/* A part of the line that is still to be split, and the weight of the split that made it. */
typedef struct
{
  guint first, last;
  double weight;
} Span;

/* How far a point is from a segment. */
static double
distance_to_segment (SalMapPoint point, SalMapPoint from, SalMapPoint to)
{
  double x = to.x - from.x, y = to.y - from.y;
  double length = x * x + y * y;
  double t = length > 0 ? ((point.x - from.x) * x + (point.y - from.y) * y) / length : 0;

  t = CLAMP (t, 0, 1);

  return hypot (point.x - from.x - t * x, point.y - from.y - t * y);
}

static guint
find_furthest (const SalMapPoint *points, guint first, guint last, double *distance)
{
  guint furthest = first + 1;

  *distance = -1;
  for (guint i = first + 1; i < last; i++)
    {
      double at = distance_to_segment (points[i], points[first], points[last]);

      if (at > *distance)
        {
          *distance = at;
          furthest = i;
        }
    }

  return furthest;
}

/* What is left of a closed line must still enclose something: its heaviest points stay. */
static void
keep_triangle (const SalMapPoint *points, guint n_points, double *weights)
{
  guint best[2] = { 0, 0 };

  if (points[0].x != points[n_points - 1].x || points[0].y != points[n_points - 1].y)
    return;
  for (guint i = 1; i + 1 < n_points; i++)
    {
      if (best[0] == 0 || weights[i] > weights[best[0]])
        {
          best[1] = best[0];
          best[0] = i;
        }
      else if (best[1] == 0 || weights[i] > weights[best[1]])
        {
          best[1] = i;
        }
    }
  weights[best[0]] = weights[best[1]] = G_MAXDOUBLE;
}

/**
 * sal_map_simplify:
 * @points: (array length=n_points): a line
 * @n_points: their number, at least 2
 *
 * Finds for every point of a line the greatest tolerance at which it is kept when the line is
 * simplified by the algorithm of D. Douglas and T. Peucker, "Algorithms for the reduction of the
 * number of points required to represent a digitized line or its caricature", 1973. A point weighs
 * no more than those by which the line was split before, so that what is kept at one tolerance is
 * kept at every smaller one. The ends are always kept, and of a closed line two points more.
 *
 * Returns: (transfer full) (array length=n_points): the tolerances, in the unit of @points
 */
double *
sal_map_simplify (const SalMapPoint *points, guint n_points)
{
  double *weights = g_new0 (double, n_points);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  Span span = { 0, n_points - 1, G_MAXDOUBLE };

  weights[0] = weights[n_points - 1] = G_MAXDOUBLE;
  g_array_append_val (spans, span);
  while (spans->len > 0)
    {
      double distance;
      guint middle;

      span = g_array_index (spans, Span, spans->len - 1);
      g_array_set_size (spans, spans->len - 1);
      if (span.last - span.first < 2)
        continue;
      middle = find_furthest (points, span.first, span.last, &distance);
      weights[middle] = MIN (distance, span.weight);
      g_array_append_val (spans, ((Span){ span.first, middle, weights[middle] }));
      g_array_append_val (spans, ((Span){ middle, span.last, weights[middle] }));
    }
  if (n_points >= 4)
    keep_triangle (points, n_points, weights);

  return weights;
}
