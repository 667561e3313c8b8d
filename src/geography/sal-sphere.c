/* sal-sphere.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sphere.h"

#include <math.h>

#define RADIANS (G_PI / 180)

/**
 * sal_great_circle_km:
 * @from: a point
 * @to: another
 *
 * Computes how far two points are apart on the sphere of %SAL_EARTH_RADIUS_KM, by the haversine
 * formula, which keeps its digits for points close to each other (R. W. Sinnott, "Virtues of the
 * Haversine", Sky and Telescope 68, 1984).
 *
 * Returns: the distance in kilometres
 */
double
sal_great_circle_km (SalCoordinate from, SalCoordinate to)
{
  double north = sin ((to.latitude - from.latitude) * RADIANS / 2);
  double east = sin ((to.longitude - from.longitude) * RADIANS / 2);
  double haversine =
      north * north + cos (from.latitude * RADIANS) * cos (to.latitude * RADIANS) * east * east;

  return 2 * SAL_EARTH_RADIUS_KM * asin (sqrt (MIN (haversine, 1)));
}

/**
 * sal_sphere_path_km:
 * @points: (array length=n_points): the points of a line
 * @n_points: their number
 *
 * Computes how long a line on the sphere is.
 *
 * Returns: the length in kilometres
 */
double
sal_sphere_path_km (const SalCoordinate *points, gsize n_points)
{
  double length = 0;

  for (gsize i = 1; i < n_points; i++)
    length += sal_great_circle_km (points[i - 1], points[i]);

  return length;
}

/**
 * sal_sphere_path_area_km2:
 * @points: (array length=n_points): the points of a line
 * @n_points: their number
 *
 * Computes what a line that does not cross the antimeridian adds to the area of the rings it is
 * part of: the area between the line and the equator, where longitude and the sine of latitude are
 * joined by straight lines, which is exact along meridians and parallels. Lambert's cylindrical
 * projection has equal area, so the sum around an anticlockwise ring is the area inside.
 *
 * Returns: the signed area in square kilometres
 */
double
sal_sphere_path_area_km2 (const SalCoordinate *points, gsize n_points)
{
  double sum = 0, below, above;

  if (n_points == 0)
    return 0;

  below = sin (points[0].latitude * RADIANS);
  for (gsize i = 1; i < n_points; i++)
    {
      above = sin (points[i].latitude * RADIANS);
      sum += (points[i - 1].longitude - points[i].longitude) * (below + above);
      below = above;
    }

  return sum * RADIANS / 2 * SAL_EARTH_RADIUS_KM * SAL_EARTH_RADIUS_KM;
}

/**
 * sal_sphere_to_unit:
 * @point: a point
 * @unit: (out caller-allocates) (array fixed-size=3): its place in space
 *
 * Computes where a point lies on the sphere of radius 1 around the origin. Straight distances
 * there are in the same order as distances on the sphere.
 */
void
sal_sphere_to_unit (SalCoordinate point, double unit[3])
{
  double cosine = cos (point.latitude * RADIANS);

  unit[0] = cosine * cos (point.longitude * RADIANS);
  unit[1] = cosine * sin (point.longitude * RADIANS);
  unit[2] = sin (point.latitude * RADIANS);
}

/**
 * sal_geography_box_add:
 * @box: (inout): a box, %SAL_GEOGRAPHY_BOX_EMPTY to begin with
 * @point: a point
 *
 * Extends a box so that a point is in it.
 */
void
sal_geography_box_add (SalGeographyBox *box, SalCoordinate point)
{
  box->west = MIN (box->west, point.longitude);
  box->south = MIN (box->south, point.latitude);
  box->east = MAX (box->east, point.longitude);
  box->north = MAX (box->north, point.latitude);
}
