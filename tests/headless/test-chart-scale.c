/* test-chart-scale.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-chart-scale.h"

#include <math.h>

static void
test_scale_table (void)
{
  /* worked by hand: the first step of 1, 2, 2.5, 5 × 10^k with no more ticks than allowed */
  static const struct
  {
    double minimum, maximum;
    guint at_most;
    gboolean whole;
    double first, step;
    guint n;
    int decimals;
  } cases[] = {
    { 0, 100, 6, FALSE, 0, 20, 6, 0 },
    { 0, 97, 5, FALSE, 0, 25, 5, 0 },
    { 0, 4.7, 6, FALSE, 0, 1, 6, 0 },
    { 0, 1.2, 4, FALSE, 0, 0.5, 4, 1 },
    { 0.231, 0.352, 7, FALSE, 0.225, 0.025, 7, 3 },
    { -30, 410, 8, FALSE, -100, 100, 7, 0 },
    { -7, -2, 4, FALSE, -8, 2, 4, 0 },
    { 0, 3, 8, TRUE, 0, 1, 4, 0 },    /* no half opportunities */
    { 0, 23, 11, TRUE, 0, 5, 6, 0 },  /* nor steps of 2.5 of them */
    { 5, 5, 3, FALSE, 0, 2.5, 3, 1 }, /* a single value widens to zero */
    { -5, -5, 3, FALSE, -5, 2.5, 3, 1 },
    { 0, 0, 3, FALSE, 0, 0.5, 3, 1 },
    { -1, 1, 2, FALSE, -1, 1, 3, 0 }, /* zero is a tick */
    { 0, 1e12, 3, FALSE, 0, 5e11, 3, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalChartTicks ticks = sal_chart_ticks_nice (
          cases[i].minimum, cases[i].maximum, cases[i].at_most, cases[i].whole);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpfloat_with_epsilon (ticks.step, cases[i].step, 1e-9 * cases[i].step);
      g_assert_cmpfloat_with_epsilon (ticks.first, cases[i].first, 1e-9 * cases[i].step);
      g_assert_cmpuint (ticks.n, ==, cases[i].n);
      g_assert_cmpint (ticks.decimals, ==, cases[i].decimals);
    }
}

/* For any range: covered, no wasted tick at either end, no more ticks than allowed. */
static void
test_scale_invariants (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      double size = pow (10, g_test_rand_double_range (-6, 14));
      double minimum = g_test_rand_double_range (-1, 1) * size;
      double maximum = minimum + g_test_rand_double_range (1e-3, 1) * size;
      guint at_most = (guint) g_test_rand_int_range (2, 10);
      SalChartTicks ticks = sal_chart_ticks_nice (minimum, maximum, at_most, FALSE);
      double slack = ticks.step * 1e-6;

      g_assert_cmpfloat (ticks.first, <=, minimum + slack);
      g_assert_cmpfloat (sal_chart_ticks_last (&ticks), >=, maximum - slack);
      g_assert_cmpfloat (ticks.first + ticks.step, >, minimum - slack);
      g_assert_cmpfloat (sal_chart_ticks_last (&ticks) - ticks.step, <, maximum + slack);
      if (at_most >= 4)
        g_assert_cmpfloat ((ticks.n - 1) * ticks.step, <=, 4 * (maximum - minimum));
      g_assert_cmpuint (ticks.n, >=, 2);
      g_assert_cmpuint (ticks.n, <=, MAX (at_most, 3));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-scale/table", test_scale_table);
  g_test_add_func ("/chart-scale/invariants", test_scale_invariants);

  return g_test_run ();
}
