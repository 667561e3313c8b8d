/* test-repair.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sal-error.h"
#include "sal-repair.h"

#define MAX_POINTS 10

typedef struct
{
  guint n_points;
  double points[2 * MAX_POINTS];
  gboolean hole;
} Ring;

static SalShape *
make_shape (const Ring *rings)
{
  SalShape *shape = sal_shape_new ();

  for (const Ring *ring = rings; ring->n_points > 0; ring++)
    {
      SalCoordinate points[MAX_POINTS];

      for (guint i = 0; i < ring->n_points; i++)
        points[i] = (SalCoordinate){ ring->points[2 * i], ring->points[2 * i + 1] };
      sal_shape_add_ring (shape, points, ring->n_points, ring->hole);
    }

  return shape;
}

/* In square degrees; holes are clockwise or not, but less. */
static double
area_of (const SalShape *shape)
{
  double all = 0;

  for (guint r = 0; r < shape->rings->len; r++)
    {
      const SalShapeRing *ring = &g_array_index (shape->rings, SalShapeRing, r);
      const SalCoordinate *points =
          &g_array_index (shape->points, SalCoordinate, ring->first_point);
      double sum = 0;

      for (guint i = 0; i < ring->n_points; i++)
        {
          const SalCoordinate *next = &points[(i + 1) % ring->n_points];

          g_assert_cmpfloat (fabs (points[i].longitude), <=, 180);
          sum += points[i].longitude * next->latitude - next->longitude * points[i].latitude;
        }
      all += (ring->hole ? -1 : 1) * fabs (sum) / 2;
    }

  return all;
}

/* What is wrong with a shape, and what it comes to: areas in square degrees. */
static const struct
{
  const char *what;
  Ring rings[5];
  SalRepairs repairs;
  double area;
  guint n_rings;
} broken[] = {
  { "a square that is right", { { 5, { 0, 0, 2, 0, 2, 2, 0, 2, 0, 0 } } }, SAL_REPAIR_NONE, 4, 1 },
  { "not closed", { { 4, { 0, 0, 2, 0, 2, 2, 0, 2 } } }, SAL_REPAIR_UNCLOSED, 4, 1 },
  { "clockwise", { { 5, { 0, 0, 0, 2, 2, 2, 2, 0, 0, 0 } } }, SAL_REPAIR_WINDING, 4, 1 },
  { "a hole that is right",
    { { 5, { 0, 0, 3, 0, 3, 3, 0, 3, 0, 0 } }, { 5, { 1, 1, 1, 2, 2, 2, 2, 1, 1, 1 }, TRUE } },
    SAL_REPAIR_NONE,
    8,
    2 },
  { "a hole before its piece, not said to be one",
    { { 5, { 1, 1, 1, 2, 2, 2, 2, 1, 1, 1 } }, { 5, { 0, 0, 3, 0, 3, 3, 0, 3, 0, 0 } } },
    SAL_REPAIR_HOLES,
    8,
    2 },
  { "a hole outside",
    { { 5, { 0, 0, 3, 0, 3, 3, 0, 3, 0, 0 } }, { 5, { 4, 1, 5, 1, 5, 2, 4, 2, 4, 1 }, TRUE } },
    SAL_REPAIR_HOLES,
    10,
    2 },
  { "an island in a lake",
    { { 5, { 0, 0, 5, 0, 5, 5, 0, 5, 0, 0 } },
      { 5, { 1, 1, 1, 4, 4, 4, 4, 1, 1, 1 }, TRUE },
      { 5, { 2, 2, 3, 2, 3, 3, 2, 3, 2, 2 } } },
    SAL_REPAIR_NONE,
    17,
    3 },
  { "points twice",
    { { 7, { 0, 0, 2, 0, 2, 0, 2, 2, 2, 2, 0, 2, 0, 0 } } },
    SAL_REPAIR_DUPLICATE_POINTS,
    4,
    1 },
  { "a ring twice",
    { { 5, { 0, 0, 2, 0, 2, 2, 0, 2, 0, 0 } }, { 5, { 0, 0, 2, 0, 2, 2, 0, 2, 0, 0 } } },
    SAL_REPAIR_DUPLICATE_RINGS,
    4,
    1 },
  { "a point off the Earth",
    { { 6, { 0, 0, 2, 0, 1, 95, 2, 2, 0, 2, 0, 0 } } },
    SAL_REPAIR_PLACES,
    4,
    1 },
  { "a bow tie, whose halves are a quarter each",
    { { 5, { 0, 0, 2, 2, 2, 0, 0, 2, 0, 0 } } },
    SAL_REPAIR_CROSSING,
    2,
    2 },
  { "touching itself at a point",
    { { 7, { 0, 0, 2, 0, 1, 1, 2, 2, 0, 2, 1, 1, 0, 0 } } },
    SAL_REPAIR_CROSSING,
    2,
    2 },
  { "two pieces that overlap",
    { { 5, { 0, 0, 2, 0, 2, 2, 0, 2, 0, 0 } }, { 5, { 1, 0, 3, 0, 3, 2, 1, 2, 1, 0 } } },
    SAL_REPAIR_CROSSING,
    6,
    1 },
  { "a line besides",
    { { 5, { 0, 0, 2, 0, 2, 2, 0, 2, 0, 0 } }, { 3, { 5, 5, 6, 6, 5, 5 } } },
    SAL_REPAIR_EMPTY_RINGS,
    4,
    1 },
  { "across the antimeridian, by the short way",
    { { 5, { 179, 0, -179, 0, -179, 3, 179, 3, 179, 0 } } },
    SAL_REPAIR_ANTIMERIDIAN,
    6,
    2 },
  { "across the antimeridian, beyond 180",
    { { 5, { 178, 0, 181, 0, 181, 3, 178, 3, 178, 0 } } },
    SAL_REPAIR_ANTIMERIDIAN,
    9,
    2 },
  { "longitudes from 0 to 360",
    { { 5, { 270, 0, 272, 0, 272, 3, 270, 3, 270, 0 } } },
    SAL_REPAIR_ANTIMERIDIAN,
    6,
    1 },
  { "around the South Pole",
    { { 5, { -180, -70, -90, -70, 0, -70, 90, -70, -180, -70 } } },
    SAL_REPAIR_POLE,
    360 * 20,
    1 },
  { "the frame of the world",
    { { 5, { -180, -90, 180, -90, 180, 90, -180, 90, -180, -90 } } },
    SAL_REPAIR_NONE,
    360 * 180,
    1 },
};

static void
test_repair_shapes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalShape) shape = make_shape (broken[i].rings);
      SalRepairs repairs = SAL_REPAIR_NONE;
      g_autoptr (SalShape) repaired = sal_repair_shape (shape, &repairs, &error);
      g_autofree char *text = sal_repairs_describe (repairs);

      g_test_message ("%s: %s", broken[i].what, text);
      g_assert_no_error (error);
      g_assert_cmpuint (repairs, ==, broken[i].repairs);
      g_assert_cmpint (*text == '\0', ==, repairs == SAL_REPAIR_NONE);
      g_assert_cmpfloat_with_epsilon (area_of (repaired), broken[i].area, 1e-9);
      g_assert_cmpuint (repaired->rings->len, ==, broken[i].n_rings);
    }
}

/* What was repaired is right. */
static void
test_repair_again (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint turn = 0; turn < 300; turn++)
    {
      g_autoptr (SalShape) shape = sal_shape_new ();
      g_autoptr (SalShape) repaired = NULL;
      g_autoptr (SalShape) again = NULL;
      g_autoptr (GError) error = NULL;
      SalRepairs repairs;

      for (guint ring = 0; ring < 1 + turn % 4; ring++)
        {
          SalCoordinate points[MAX_POINTS];

          for (guint i = 0; i < MAX_POINTS; i++)
            points[i] = (SalCoordinate){ g_rand_double_range (random, 110, 250),
                                         g_rand_double_range (random, -80, 80) };
          sal_shape_add_ring (shape, points, MAX_POINTS - turn % 7, g_rand_boolean (random));
        }
      repaired = sal_repair_shape (shape, &repairs, &error);
      g_assert_no_error (error);
      again = sal_repair_shape (repaired, &repairs, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (area_of (repaired), area_of (again), 1e-6);
    }
}

static void
add_box (SalShape *shape, double west, double east, double south, double north, gboolean hole)
{
  SalCoordinate points[] = { { west, south }, { east, south }, { east, north }, { west, north } };

  if (hole) /* clockwise */
    {
      points[1] = (SalCoordinate){ west, north };
      points[3] = (SalCoordinate){ east, south };
    }
  sal_shape_add_ring (shape, points, G_N_ELEMENTS (points), hole);
}

/* 20 by 20 islands of 0.5° with lakes of 0.25° have 400 · (0.25 − 0.0625) = 75 square degrees. A
 * bar of 19° by 0.1° through those of the first row has half of itself in common with them, and
 * ends in the lakes: it adds 1.9 − 0.95 and is one with them. */
static void
test_repair_islands (void)
{
  enum
  {
    N = 20
  };
  g_autoptr (SalShape) shape = sal_shape_new ();
  g_autoptr (SalShape) apart = NULL;
  g_autoptr (SalShape) joined = NULL;
  g_autoptr (GError) error = NULL;
  SalRepairs repairs;

  for (guint i = 0; i < N * N; i++)
    {
      double x = i % N, y = i / N;

      add_box (shape, x, x + 0.5, y, y + 0.5, FALSE);
      add_box (shape, x + 0.125, x + 0.375, y + 0.125, y + 0.375, TRUE);
    }
  apart = sal_repair_shape (shape, &repairs, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (repairs & ~SAL_REPAIR_UNCLOSED, ==, SAL_REPAIR_NONE);
  g_assert_cmpuint (apart->rings->len, ==, 2 * N * N);
  g_assert_cmpfloat_with_epsilon (area_of (apart), 75, 1e-9);

  add_box (shape, 0.25, 19.25, 0.05, 0.15, FALSE);
  joined = sal_repair_shape (shape, &repairs, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (repairs & SAL_REPAIR_CROSSING, !=, 0);
  g_assert_cmpuint (joined->rings->len, ==, 2 * N * N - (N - 1));
  g_assert_cmpfloat_with_epsilon (area_of (joined), 75.95, 1e-9);
}

static void
test_repair_unite (void)
{
  static const Ring left[] = { { 5, { 0, 0, 2, 0, 2, 2, 0, 2, 0, 0 } }, { 0 } };
  static const Ring right[] = { { 5, { 1, 0, 3, 0, 3, 2, 1, 2, 1, 0 } }, { 0 } };
  g_autoptr (SalShape) one = make_shape (left);
  g_autoptr (SalShape) other = make_shape (right);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalShape) united = sal_repair_unite (one, other, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (area_of (united), 6, 1e-9);
  g_assert_cmpuint (united->rings->len, ==, 1);
}

static void
test_repair_errors (void)
{
  static const struct
  {
    Ring rings[3];
    const char *message;
  } cases[] = {
    { { { 0 } }, "It has no shape" },
    { { { 4, { 0, 0, 1, 1, 2, 2, 0, 0 } } }, "encloses nothing" },
    { { { 1, { 0, 0 } } }, "encloses nothing" },
    { { { 4, { 0, NAN, 1, NAN, INFINITY, 2, 0, NAN } } }, "encloses nothing" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalShape) shape = make_shape (cases[i].rings);
      SalRepairs repairs;

      g_assert_null (sal_repair_shape (shape, &repairs, &error));
      g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/repair/shapes", test_repair_shapes);
  g_test_add_func ("/repair/again", test_repair_again);
  g_test_add_func ("/repair/islands", test_repair_islands);
  g_test_add_func ("/repair/unite", test_repair_unite);
  g_test_add_func ("/repair/errors", test_repair_errors);

  return g_test_run ();
}
