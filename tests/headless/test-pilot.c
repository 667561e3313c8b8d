/* test-pilot.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pilot.h"

#include <math.h>

/* Treatment 1.0, 1.2, 1.4: mean 1.2, s² = 0.04, s²/3 = 1/75. Control 0.8, 1.0: mean 0.9, s² = 0.02,
 * s²/2 = 0.01. Difference 0.3; its error √(1/75 + 1/100) = √(7/300) = 0.152753; degrees of freedom
 * (7/300)² ÷ ((1/75)²/2 + 0.01²/1) = 0.000544444 ÷ 0.000188889 = 2.882353. t of 97.5 % is 3.182446
 * for 3 and 4.302653 for 2; t = 0.3/0.152753 = 1.963961. */
static void
test_pilot_welch (void)
{
  const double treatment[] = { 1.0, 1.2, 1.4 }, control[] = { 0.8, 1.0 };
  SalPilot pilot;

  sal_pilot_init (&pilot, treatment, 3, control, 2);
  g_assert_cmpuint (pilot.treatment.n, ==, 3);
  g_assert_cmpfloat_with_epsilon (pilot.treatment.mean, 1.2, 1e-12);
  g_assert_cmpfloat_with_epsilon (pilot.treatment.standard_deviation, 0.2, 1e-12);
  g_assert_cmpfloat_with_epsilon (pilot.control.mean, 0.9, 1e-12);
  g_assert_cmpfloat_with_epsilon (pilot.difference, 0.3, 1e-12);
  g_assert_cmpfloat_with_epsilon (pilot.degrees_of_freedom, 2.882353, 1e-6);
  g_assert_cmpfloat_with_epsilon (pilot.upper - 0.3, 0.3 - pilot.lower, 1e-12);
  g_assert_cmpfloat ((pilot.upper - 0.3) / 0.152753, >, 3.182446);
  g_assert_cmpfloat ((pilot.upper - 0.3) / 0.152753, <, 4.302653);
  /* of 2 degrees of freedom, 2 × (1/2 − t/(2√(2 + t²))) = 0.188525; of 3, 0.144350 */
  g_assert_cmpfloat (pilot.p, <, 0.188525);
  g_assert_cmpfloat (pilot.p, >, 0.144350);
}

/* With as many people who vary as much, Welch's interval is Student's: 1, 2, 3, 4 and 3, 4, 5, 6
 * have s² = 5/3, and 6 degrees of freedom; t of 97.5 % is 2.446912, the error √(5/6) = 0.912871. */
static void
test_pilot_equal (void)
{
  const double treatment[] = { 3, 4, 5, 6 }, control[] = { 1, 2, 3, 4 };
  SalPilot pilot;

  sal_pilot_init (&pilot, treatment, 4, control, 4);
  g_assert_cmpfloat_with_epsilon (pilot.degrees_of_freedom, 6, 1e-9);
  g_assert_cmpfloat_with_epsilon (pilot.lower, 2 - 2.446912 * 0.912871, 1e-5);
  g_assert_cmpfloat_with_epsilon (pilot.upper, 2 + 2.446912 * 0.912871, 1e-5);
}

static void
test_pilot_small (void)
{
  const double one[] = { 1.5 }, two[] = { 1, 2 };
  SalPilot pilot;

  sal_pilot_init (&pilot, one, 1, two, 2);
  g_assert_cmpfloat (pilot.difference, ==, 0);
  g_assert_true (isnan (pilot.lower));
  g_assert_true (isnan (pilot.p));
  sal_pilot_init (&pilot, NULL, 0, two, 2);
  g_assert_true (isnan (pilot.difference));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pilot/welch", test_pilot_welch);
  g_test_add_func ("/pilot/equal", test_pilot_equal);
  g_test_add_func ("/pilot/small", test_pilot_small);

  return g_test_run ();
}
