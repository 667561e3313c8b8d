/* sal-geography-center.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-geography-private.h"

#define RADIANS (G_PI / 180)

/* Latitudes to look at in turn, as shares of an area's height, where the centroid does not do. */
static const double heights[] = { 0.5, 0.25, 0.75, 0.125, 0.375, 0.625, 0.875, 0.4375, 0.5625 };

/* The area inside of a ring and its centroid, both in Lambert's cylindrical projection, where areas
 * weigh as they do on the sphere (G. Bashein, P. R. Detmer, "Centroid of a Polygon", in Graphics
 * Gems IV, 1994). Coordinates are taken from the first point, which keeps the digits of small rings
 * far from the origin. */
static double
find_centroid (const SalCoordinate *points, guint n_points, SalCoordinate *centroid)
{
  double base = sin (points[0].latitude * RADIANS);
  double x = 0, y = 0, sum = 0, x_sum = 0, y_sum = 0;

  for (guint i = 1; i <= n_points; i++)
    {
      const SalCoordinate *next = &points[i % n_points];
      double next_x = next->longitude - points[0].longitude;
      double next_y = sin (next->latitude * RADIANS) - base;
      double cross = x * next_y - next_x * y;

      sum += cross;
      x_sum += (x + next_x) * cross;
      y_sum += (y + next_y) * cross;
      x = next_x;
      y = next_y;
    }
  if (sum == 0)
    return 0;

  centroid->longitude = points[0].longitude + x_sum / (3 * sum);
  centroid->latitude = asin (CLAMP (base + y_sum / (3 * sum), -1, 1)) / RADIANS;

  return fabs (sum) / 2;
}

static SalCoordinate
find_centroid_of_largest (SalGeography *self, const SalGeographyArea *area)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SalCoordinate));
  SalCoordinate best = { (area->bounds.west + area->bounds.east) / 2,
                         (area->bounds.south + area->bounds.north) / 2 };
  double largest = 0;

  for (guint r = area->first_ring; r < area->first_ring + area->n_rings; r++)
    {
      SalCoordinate centroid = best;
      double size;

      if (SAL_GEOGRAPHY_RING (self, r)->hole)
        continue;
      g_array_set_size (points, 0);
      sal_geography_append_ring (self, r, points);
      size =
          find_centroid ((const SalCoordinate *) (gpointer) points->data, points->len, &centroid);
      if (size > largest)
        {
          largest = size;
          best = centroid;
        }
    }

  return best;
}

static void
add_crossings (SalGeography *self, const SalGeographyRing *ring, double latitude, GArray *crossings)
{
  for (guint i = 0; i < ring->n_references; i++)
    {
      int reference = SAL_GEOGRAPHY_REFERENCE (self, ring->first_reference + i);
      const SalGeographyArc *arc = SAL_GEOGRAPHY_LINE (self, SAL_GEOGRAPHY_ARC (reference));
      const SalCoordinate *points = SAL_GEOGRAPHY_POINTS (self, arc);

      for (guint p = 1; p < arc->n_points; p++)
        {
          const SalCoordinate *from = &points[p - 1], *to = &points[p];
          double longitude;

          if ((from->latitude > latitude) == (to->latitude > latitude))
            continue;
          longitude = from->longitude + (latitude - from->latitude) /
                                            (to->latitude - from->latitude) *
                                            (to->longitude - from->longitude);
          g_array_append_val (crossings, longitude);
        }
    }
}

static int
compare_doubles (gconstpointer first, gconstpointer second)
{
  const double *one = first, *other = second;

  return (*one > *other) - (*one < *other);
}

/* The middle of the widest stretch of an area on a parallel. */
static gboolean
find_middle (SalGeography *self,
             const SalGeographyArea *area,
             double latitude,
             SalCoordinate *middle)
{
  g_autoptr (GArray) crossings = g_array_new (FALSE, FALSE, sizeof (double));
  const double *longitudes;
  double widest = 0;

  for (guint r = 0; r < area->n_rings; r++)
    add_crossings (self, SAL_GEOGRAPHY_RING (self, area->first_ring + r), latitude, crossings);
  g_array_sort (crossings, compare_doubles);
  longitudes = (const double *) (gpointer) crossings->data;

  for (guint i = 0; i + 1 < crossings->len; i += 2)
    {
      double width = longitudes[i + 1] - longitudes[i];

      if (width <= widest)
        continue;
      widest = width;
      *middle = (SalCoordinate){ longitudes[i] + width / 2, latitude };
    }

  return widest > 0;
}

/* Sets the center of an area that has a shape. */
void
sal_geography_place (SalGeography *self, guint index)
{
  SalGeographyArea *area = SAL_GEOGRAPHY_AREA (self, index);
  double height = area->bounds.north - area->bounds.south;

  area->center = find_centroid_of_largest (self, area);
  if (sal_geography_contains (self, index, area->center) ||
      find_middle (self, area, area->center.latitude, &area->center))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (heights); i++)
    if (find_middle (self, area, area->bounds.south + height * heights[i], &area->center))
      return;
}
