/* sal-chart-tour.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-private.h"

/* Whether a category of a scatter chart has both coordinates. */
gboolean
sal_chart_has_point (const SalChart *self, guint category)
{
  return isfinite (sal_chart_value_at (self, SAL_CHART_X, category)) &&
         isfinite (sal_chart_value_at (self, SAL_CHART_Y, category));
}

typedef struct
{
  guint category;
  double x, y; /* as a share of the range of all */
} TourPoint;

static void
normalize (GArray *points)
{
  double least[2] = { INFINITY, INFINITY }, most[2] = { -INFINITY, -INFINITY };

  for (guint i = 0; i < points->len; i++)
    {
      const TourPoint *point = &g_array_index (points, TourPoint, i);

      least[0] = MIN (least[0], point->x);
      most[0] = MAX (most[0], point->x);
      least[1] = MIN (least[1], point->y);
      most[1] = MAX (most[1], point->y);
    }
  for (guint i = 0; i < points->len; i++)
    {
      TourPoint *point = &g_array_index (points, TourPoint, i);

      point->x = most[0] > least[0] ? (point->x - least[0]) / (most[0] - least[0]) : 0;
      point->y = most[1] > least[1] ? (point->y - least[1]) / (most[1] - least[1]) : 0;
    }
}

/* The point nearest to one, which is taken from @points. */
static TourPoint
take_nearest (GArray *points, const TourPoint *from)
{
  guint nearest = 0;
  double least = G_MAXDOUBLE;
  TourPoint found;

  for (guint i = 0; i < points->len; i++)
    {
      const TourPoint *point = &g_array_index (points, TourPoint, i);
      double right = point->x - from->x, down = point->y - from->y;
      double distance = right * right + down * down;

      if (distance >= least)
        continue;
      least = distance;
      nearest = i;
    }
  found = g_array_index (points, TourPoint, nearest);
  g_array_remove_index_fast (points, nearest);

  return found;
}

/* The points of a scatter chart, each followed by the nearest of those not yet visited, from the
 * lower left on. */
const GArray *
sal_chart_ensure_tour (SalChart *self)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TourPoint));
  TourPoint last = { 0 };

  if (self->tour != NULL)
    return self->tour;

  for (guint i = 0; i < self->categories->len; i++)
    {
      TourPoint point = { i,
                          sal_chart_value_at (self, SAL_CHART_X, i),
                          sal_chart_value_at (self, SAL_CHART_Y, i) };

      if (sal_chart_has_point (self, i))
        g_array_append_val (points, point);
    }
  normalize (points);
  self->tour = g_array_sized_new (FALSE, FALSE, sizeof (guint), points->len);
  while (points->len > 0)
    {
      last = take_nearest (points, &last);
      g_array_append_val (self->tour, last.category);
    }

  return self->tour;
}
