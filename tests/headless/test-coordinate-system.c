/* test-coordinate-system.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sal-coordinate-system.h"
#include "sal-error.h"

/* Greenwich is the origin of longitudes and false easting 500 km of UTM zone 31 is 3° E, by
 * definition; Web Mercator's edge is a·π. The coordinates of Cambridge's Trig pillar are those of
 * the Ordnance Survey's worked example of OSGB36 ("A guide to coordinate systems in Great Britain",
 * annexe C: 651409.903 E 313177.270 N is 52°39′27.2531″ N 1°43′4.5177″ E on OSGB36, about 52.6580°
 * N 1.7160° E by WGS 84, within the metres of a transformation without grids). */
static const struct
{
  const char *definition;
  double x, y;
  double longitude, latitude;
  double tolerance; /* degrees */
} cases[] = {
  { "EPSG:4326", -71.06, 42.36, -71.06, 42.36, 1e-9 },
  { "urn:ogc:def:crs:OGC:1.3:CRS84", 2.35, 48.85, 2.35, 48.85, 1e-9 },
  { "urn:ogc:def:crs:EPSG::4269", -100, 40, -100, 40, 1e-4 },
  { "EPSG:3857", 20037508.342789244, 0, 180, 0, 1e-9 },
  { "EPSG:32631", 500000, 0, 3, 0, 1e-9 },
  { "EPSG:27700", 651409.903, 313177.270, 1.7160, 52.6580, 1e-3 },
  { "+proj=longlat +datum=WGS84 +type=crs", 12.5, -8.25, 12.5, -8.25, 1e-9 },
  { "GEOGCS[\"GCS_North_American_1983\",DATUM[\"D_North_American_1983\","
    "SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],"
    "UNIT[\"Degree\",0.0174532925199433]]",
    -86.5,
    32.5,
    -86.5,
    32.5,
    1e-4 },
};

static void
test_places (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalCoordinateSystem) system =
          sal_coordinate_system_new (cases[i].definition, &error);
      SalCoordinate point = { cases[i].x, cases[i].y };

      g_assert_no_error (error);
      g_assert_cmpuint (sal_coordinate_system_to_places (system, &point, 1), ==, 0);
      g_assert_cmpfloat_with_epsilon (
          fabs (point.longitude), fabs (cases[i].longitude), cases[i].tolerance);
      g_assert_cmpfloat_with_epsilon (point.latitude, cases[i].latitude, cases[i].tolerance);
    }
}

static void
test_unknown (void)
{
  static const char *const definitions[] = { "", "EPSG:999999", "nothing", "\xff\xfe", "PROJCS[" };

  for (gsize i = 0; i < G_N_ELEMENTS (definitions); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sal_coordinate_system_new (definitions[i], &error));
      g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
      g_assert_nonnull (strstr (error->message, "EPSG:4326"));
    }
}

static void
test_no_place (void)
{
  g_autoptr (SalCoordinateSystem) system = sal_coordinate_system_new ("EPSG:32631", NULL);
  SalCoordinate points[] = { { 500000, 0 }, { 1e300, 1e300 }, { NAN, 0 } };

  g_assert_cmpuint (sal_coordinate_system_to_places (system, points, 3), ==, 2);
  g_assert_cmpfloat_with_epsilon (points[0].longitude, 3, 1e-9);
  g_assert_true (isnan (points[1].latitude));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/coordinate-system/places", test_places);
  g_test_add_func ("/coordinate-system/unknown", test_unknown);
  g_test_add_func ("/coordinate-system/no-place", test_no_place);

  return g_test_run ();
}
