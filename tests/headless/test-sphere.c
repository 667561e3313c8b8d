/* test-sphere.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sphere-index.h"
#include "sal-sphere.h"

/* One degree of a great circle: 2 π · 6371.0088 ÷ 360. */
#define DEGREE_KM 111.19508023

static void
test_sphere_distance (void)
{
  static const struct
  {
    SalCoordinate from, to;
    double km;
  } cases[] = {
    { { 0, 0 }, { 0, 0 }, 0 },
    { { 0, 0 }, { 90, 0 }, 90 * DEGREE_KM },
    { { 10, 20 }, { -170, -20 }, 180 * DEGREE_KM },
    { { 179, 0 }, { -179, 0 }, 2 * DEGREE_KM },
    { { 33, 90 }, { -120, 89 }, DEGREE_KM },
    { { 0, 60 }, { 180, 60 }, 60 * DEGREE_KM }, /* over the pole */
    /* Nashville to Los Angeles, the example of Rosetta Code's "Haversine formula", 2886.44 km on a
     * sphere of 6371 km */
    { { -86.67, 36.12 }, { -118.40, 33.94 }, 2886.4484 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpfloat_with_epsilon (
          sal_great_circle_km (cases[i].from, cases[i].to), cases[i].km, 1e-3);
      g_assert_cmpfloat_with_epsilon (
          sal_great_circle_km (cases[i].to, cases[i].from), cases[i].km, 1e-3);
    }
}

static void
test_sphere_area (void)
{
  /* an octant and a zone's part: R² · Δλ · (sin φ₂ − sin φ₁) */
  static const SalCoordinate octant[] = { { 0, 0 }, { 90, 0 }, { 90, 90 }, { 0, 90 }, { 0, 0 } };
  static const SalCoordinate box[] = { { 10, 30 }, { 10, 0 }, { 20, 0 }, { 20, 30 }, { 10, 30 } };
  static const SalCoordinate clockwise[] = { { 0, 0 }, { 0, 1 }, { 1, 1 }, { 1, 0 }, { 0, 0 } };
  double square = SAL_EARTH_RADIUS_KM * SAL_EARTH_RADIUS_KM;

  g_assert_cmpfloat_with_epsilon (
      sal_sphere_path_area_km2 (octant, 5), 4 * G_PI * square / 8, 1e-3);
  g_assert_cmpfloat_with_epsilon (
      sal_sphere_path_area_km2 (box, 5), square * G_PI / 18 * 0.5, 1e-3);
  g_assert_cmpfloat (sal_sphere_path_area_km2 (clockwise, 5), <, 0);
  g_assert_cmpfloat_with_epsilon (sal_sphere_path_km (octant, 3), 180 * DEGREE_KM, 1e-6);
}

static SalCoordinate
random_place (GRand *random)
{
  return (SalCoordinate){ g_rand_double_range (random, -180, 180),
                          g_rand_double_range (random, -90, 90) };
}

static guint
find_by_search (const SalCoordinate *points,
                const guint *labels,
                guint n_points,
                SalCoordinate place,
                guint label)
{
  guint found = SAL_SPHERE_INDEX_NONE;

  for (guint i = 0; i < n_points; i++)
    if (labels[i] != label &&
        (found == SAL_SPHERE_INDEX_NONE ||
         sal_great_circle_km (place, points[i]) < sal_great_circle_km (place, points[found])))
      found = i;

  return found;
}

/* What the index finds is as near as what looking at every point finds. */
static void
test_sphere_index (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint n_points = 0; n_points < 200; n_points += 7)
    {
      g_autofree SalCoordinate *points = g_new (SalCoordinate, n_points);
      g_autofree guint *labels = g_new (guint, n_points);
      g_autoptr (SalSphereIndex) index = NULL;

      for (guint i = 0; i < n_points; i++)
        {
          points[i] = i % 5 == 4 ? points[i - 1] : random_place (random);
          labels[i] = points[i].longitude > 0;
        }
      index = sal_sphere_index_new (points, n_points);
      sal_sphere_index_set_labels (index, labels);
      for (guint i = 0; i < 50; i++)
        {
          SalCoordinate place = random_place (random);
          guint label = i % 3; /* no point has 2 */
          double chord = G_MAXDOUBLE;
          guint found = sal_sphere_index_find_other (index, place, label, &chord);
          guint expected = find_by_search (points, labels, n_points, place, label);

          g_assert_cmpint (found == SAL_SPHERE_INDEX_NONE, ==, expected == SAL_SPHERE_INDEX_NONE);
          if (found == SAL_SPHERE_INDEX_NONE)
            continue;
          g_assert_cmpuint (labels[found], !=, label);
          g_assert_cmpfloat_with_epsilon (sal_great_circle_km (place, points[found]),
                                          sal_great_circle_km (place, points[expected]),
                                          1e-5);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sphere/distance", test_sphere_distance);
  g_test_add_func ("/sphere/area", test_sphere_area);
  g_test_add_func ("/sphere/index", test_sphere_index);

  return g_test_run ();
}
