/* sal-sphere.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The radius of the sphere that has the Earth's mean radius (2a + b) ÷ 3, by WGS 84. */
#define SAL_EARTH_RADIUS_KM 6371.0088

/* A point of the Earth, in degrees east and north. */
typedef struct
{
  double longitude; /* −180 to 180 */
  double latitude;  /* −90 to 90 */
} SalCoordinate;

/* A box between two meridians and two parallels; it does not cross the antimeridian. */
typedef struct
{
  double west, south, east, north; /* in degrees; west > east: it is empty */
} SalGeographyBox;

#define SAL_GEOGRAPHY_BOX_EMPTY ((SalGeographyBox){ 180, 90, -180, -90 })

double sal_great_circle_km (SalCoordinate from, SalCoordinate to);
double sal_sphere_path_km (const SalCoordinate *points, gsize n_points);
double sal_sphere_path_area_km2 (const SalCoordinate *points, gsize n_points);
void sal_sphere_to_unit (SalCoordinate point, double unit[3]);
void sal_geography_box_add (SalGeographyBox *box, SalCoordinate point);

G_END_DECLS
