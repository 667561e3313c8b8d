/* test-projection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sal-geography-file.h"
#include "sal-projection.h"

static SalProjection *
make_projection (SalGeographyBox box)
{
  g_autoptr (GError) error = NULL;
  SalProjection *projection = sal_projection_new (box, &error);

  g_assert_no_error (error);

  return projection;
}

static SalPlanePoint
to_map (SalProjection *projection, double longitude, double latitude)
{
  SalCoordinate place = { longitude, latitude };
  SalPlanePoint point;

  g_assert_true (sal_projection_to_map (projection, &place, &point, 1));

  return point;
}

/* Which projection an extent gets. */
static void
test_projection_choice (void)
{
  static const struct
  {
    SalGeographyBox box;
    const char *begins;
  } cases[] = {
    { { -180, -90, 180, 90 }, "+proj=eqearth +lon_0=0.000000" },
    { { -124, 25, -66, 49 },
      "+proj=aea +lon_0=-95.000000 +lat_0=37.000000 +lat_1=29.000000 +lat_2=45" },
    { { 165, -48, -175, -33 }, "+proj=laea +lon_0=175.000000 +lat_0=-40.5" },
    { { 95, -11, 141, 6 }, "+proj=cea +lat_ts=0 +lon_0=118.000000" },
    { { 5, 47, 15, 55 }, "+proj=laea +lon_0=10.000000 +lat_0=51.000000" },
    { { -100, 60, 80, 90 }, "+proj=laea" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalProjection) projection = make_projection (cases[i].box);

      if (!g_str_has_prefix (sal_projection_get_definition (projection), cases[i].begins))
        g_error ("%s", sal_projection_get_definition (projection));
    }
}

/* Snyder, "Map Projections: A Working Manual", pages 291 and 332, the examples on the sphere:
 * Albers with 29.5° and 45.5°, 23° and −96°, of 35° and −75°; and Lambert's azimuthal one at 40°,
 * −100°, of −20°, 100°; both on a sphere of radius 1. */
static void
test_projection_published (void)
{
  /* the parallels of this box a sixth from the edges are 29.5 and 45.5, its middle 37.5 */
  g_autoptr (SalProjection) albers = make_projection ((SalGeographyBox){ -126, 25.5, -66, 49.5 });
  g_autoptr (SalProjection) azimuthal = make_projection ((SalGeographyBox){ -105, 30, -95, 50 });
  SalPlanePoint point = to_map (albers, -75, 35);
  SalPlanePoint origin = to_map (albers, -96, 23);

  g_assert_cmpfloat_with_epsilon ((point.x - origin.x) / SAL_EARTH_RADIUS_KM, 0.2952720, 1e-6);
  g_assert_cmpfloat_with_epsilon ((point.y - origin.y) / SAL_EARTH_RADIUS_KM, 0.2416774, 1e-6);

  point = to_map (azimuthal, 100, -20);
  g_assert_cmpfloat_with_epsilon (point.x / SAL_EARTH_RADIUS_KM, -4.2339303 / 3, 1e-6);
  g_assert_cmpfloat_with_epsilon (point.y / SAL_EARTH_RADIUS_KM, 4.0257775 / 3, 1e-6);
}

static double
area_of (const SalPlanePoint *points, guint n_points)
{
  double sum = 0;

  for (guint i = 0; i < n_points; i++)
    {
      const SalPlanePoint *next = &points[(i + 1) % n_points];

      sum += points[i].x * next->y - next->x * points[i].y;
    }

  return sum / 2;
}

/* The area of each county on the map is that on the sphere, times the square of its inset's scale;
 * edges are straight in different ways, which large counties show. */
static void
test_projection_areas (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) counties = sal_geography_load ("us-counties", &error);
  g_autoptr (SalProjection) projection = sal_projection_new_for_geography (counties, &error);
  const SalGeographyRing *rings = sal_geography_get_rings (counties, NULL);
  guint n_areas, n_insets;
  const SalGeographyArea *areas = sal_geography_get_areas (counties, &n_areas);

  g_assert_no_error (error);
  sal_projection_get_insets (projection, &n_insets);
  g_assert_cmpuint (n_insets, ==, 2);
  for (guint a = 0; a < n_areas; a++)
    {
      double scale = strcmp (areas[a].parent, "AK") == 0 ? 0.35 : 1;
      double sum = 0;

      for (guint r = areas[a].first_ring; r < areas[a].first_ring + areas[a].n_rings; r++)
        {
          g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (SalCoordinate));
          g_autofree SalPlanePoint *points = NULL;

          sal_geography_append_ring (counties, r, places);
          points = g_new (SalPlanePoint, places->len);
          g_assert_true (sal_projection_to_map (
              projection, (const SalCoordinate *) (gpointer) places->data, points, places->len));
          sum += area_of (points, places->len);
          g_assert_cmpint (area_of (points, places->len) < 0, ==, rings[r].hole);
        }
      g_assert_cmpfloat_with_epsilon (
          sum, areas[a].area_km2 * scale * scale, 1 + areas[a].area_km2 * 0.01);
    }
}

/* There and back, also through insets and across the antimeridian. */
static void
test_projection_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) counties = sal_geography_load ("us-counties", &error);
  g_autoptr (SalProjection) states = sal_projection_new_for_geography (counties, &error);
  g_autoptr (SalProjection) pacific = make_projection ((SalGeographyBox){ 165, -48, -175, -33 });
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (counties, &n_areas);
  SalCoordinate place;

  g_assert_no_error (error);
  for (guint i = 0; i < n_areas; i++)
    {
      SalPlanePoint point = to_map (states, areas[i].center.longitude, areas[i].center.latitude);

      g_assert_true (sal_projection_to_place (states, point, &place));
      g_assert_cmpfloat (sal_great_circle_km (place, areas[i].center), <, 1e-3);
    }

  g_assert_true (sal_projection_to_place (pacific, to_map (pacific, -178, -40), &place));
  g_assert_cmpfloat_with_epsilon (place.longitude, -178, 1e-6);
  g_assert_true (to_map (pacific, -178, -40).x > to_map (pacific, 178, -40).x);
  g_assert_false (sal_projection_to_place (states, (SalPlanePoint){ 1e6, 1e6 }, &place));
}

/* No county is drawn into the frame of an inset that does not cover it, and each of those that it
 * covers is inside of it. */
static void
test_projection_insets (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) counties = sal_geography_load ("us-counties", &error);
  g_autoptr (SalProjection) projection = sal_projection_new_united_states (&error);
  guint n_insets, n_arcs;
  const SalMapInset *insets = sal_projection_get_insets (projection, &n_insets);
  const SalGeographyArc *arcs = sal_geography_get_arcs (counties, &n_arcs);
  const SalGeographyArea *areas = sal_geography_get_areas (counties, NULL);
  const SalCoordinate *places = sal_geography_get_points (counties, NULL);

  g_assert_no_error (error);
  for (guint a = 0; a < n_arcs; a++)
    for (guint p = arcs[a].first_point; p < arcs[a].first_point + arcs[a].n_points; p++)
      {
        const char *state = areas[MIN (arcs[a].left, arcs[a].right)].parent;
        SalPlanePoint point = to_map (projection, places[p].longitude, places[p].latitude);

        for (guint i = 0; i < n_insets; i++)
          {
            const SalPlaneBox *frame = &insets[i].frame;
            gboolean inside = point.x > frame->left && point.x < frame->right &&
                              point.y > frame->bottom && point.y < frame->top;

            g_assert_cmpint (inside, ==, strcmp (state, i == 0 ? "AK" : "HI") == 0);
          }
      }
}

static void
test_projection_extent (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) counties = sal_geography_load ("us-counties", &error);
  g_autoptr (SalGeography) countries = sal_geography_load ("countries", &error);
  SalGeographyBox box;

  g_assert_no_error (error);
  box = sal_projection_find_extent (counties);
  g_assert_cmpfloat_with_epsilon (box.west, 172.45, 0.1); /* Attu */
  g_assert_cmpfloat_with_epsilon (box.east, -66.95, 0.1);
  box = sal_projection_find_extent (countries);
  g_assert_cmpfloat (box.west, ==, -180);
  g_assert_cmpfloat (box.east, ==, 180);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/projection/choice", test_projection_choice);
  g_test_add_func ("/projection/published", test_projection_published);
  g_test_add_func ("/projection/areas", test_projection_areas);
  g_test_add_func ("/projection/back", test_projection_back);
  g_test_add_func ("/projection/insets", test_projection_insets);
  g_test_add_func ("/projection/extent", test_projection_extent);

  return g_test_run ();
}
