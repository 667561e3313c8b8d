/* test-district-diameter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "district-fixture.h"
#include "sal-district-diameter.h"

#define N_RUNS 300
#define MOST   120

static double
compare_all (const double (*points)[3], guint n)
{
  double largest = 0;

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      largest = MAX (largest, sal_district_square_distance (points[i], points[k]));

  return largest;
}

/* A disc, a ring, a line, the corners of triangles of equal sides, the same point many times */
static void
scatter (GRand *random, guint shape, double (*points)[3], guint n)
{
  for (guint i = 0; i < n; i++)
    {
      double angle = g_rand_double_range (random, 0, 2 * G_PI);
      double radius = shape == 0 ? sqrt (g_rand_double (random)) : 1;

      if (shape == 3)
        angle = g_rand_int_range (random, 0, 3) * 2 * G_PI / 3;
      points[i][0] = shape == 4 ? 1 : radius * cos (angle);
      points[i][1] = shape == 2 || shape == 4 ? 0 : radius * sin (angle);
      points[i][2] = shape == 0 ? g_rand_double (random) : 0;
    }
}

static void
test_district_diameter_pairs (void)
{
  guint32 seed = district_seed ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint run = 0; run < N_RUNS; run++)
    {
      guint n = (guint) g_rand_int_range (random, 1, MOST), farthest[2];
      double points[MOST][3], square;
      SalDistrictSpoke spokes[MOST];

      scatter (random, run % 5, points, n);
      for (guint i = 0; i < n; i++)
        spokes[i].node = i;
      square = sal_district_find_diameter ((const double (*)[3]) points, spokes, n, farthest);
      g_assert_cmpfloat (square, ==, compare_all ((const double (*)[3]) points, n));
      g_assert_cmpfloat (
          square, ==, sal_district_square_distance (points[farthest[0]], points[farthest[1]]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/district-diameter/pairs", test_district_diameter_pairs);

  return g_test_run ();
}
