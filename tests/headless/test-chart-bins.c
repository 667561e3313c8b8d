/* test-chart-bins.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-chart-bins.h"

#include <math.h>

/* Worked by hand from the definitions of Freedman–Diaconis and of type 7 quartiles. */
static void
test_bins_width (void)
{
  double hundred[100], eight[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
  double mostly_same[] = { 5, 5, 5, 5, 5, 5, 5, 13 };
  double same[] = { 7, 7, 7 }, with_gaps[] = { NAN, 1, 2, 3, 4, INFINITY, 5, 6, 7, 8 };

  for (guint i = 0; i < 100; i++)
    hundred[i] = 99 - (double) i;
  /* quartiles 24.75 and 74.25 */
  g_assert_cmpfloat_with_epsilon (
      sal_chart_bins_width (hundred, 100), 2 * 49.5 / 4.641588833612779, 1e-12);
  /* quartiles 2.75 and 6.25; the cube root of 8 is 2 */
  g_assert_cmpfloat_with_epsilon (sal_chart_bins_width (eight, 8), 3.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (sal_chart_bins_width (with_gaps, 10), 3.5, 1e-12);
  /* no range between the quartiles: Sturges, 8 / (1 + 3) */
  g_assert_cmpfloat_with_epsilon (sal_chart_bins_width (mostly_same, 8), 2, 1e-12);
  g_assert_cmpfloat (sal_chart_bins_width (same, 3), ==, 0);
  g_assert_cmpfloat (sal_chart_bins_width (NULL, 0), ==, 0);
}

/* Every value is in exactly one bin, whatever the values. */
static void
test_bins_choose (void)
{
  for (guint round = 0; round < 300; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 200);
      g_autofree double *values = g_new (double, n);
      double scale = pow (10, g_test_rand_int_range (-3, 9)), sum = 0;
      g_autoptr (GArray) edges = NULL;
      g_autoptr (GArray) counts = NULL;

      for (guint i = 0; i < n; i++)
        values[i] = scale * (round % 7 == 0 ? 3 : g_test_rand_double_range (-1, 2));
      edges = sal_chart_bins_choose (values, n, 30);
      g_assert_cmpuint (edges->len, >=, 2);
      g_assert_cmpuint (edges->len, <=, 32);
      counts = sal_chart_bins_count (
          values, n, (const double *) (gconstpointer) edges->data, edges->len);
      for (guint i = 0; i < counts->len; i++)
        {
          guint plain = 0;
          double from = g_array_index (edges, double, i);
          double to = g_array_index (edges, double, i + 1);

          g_assert_cmpfloat (from, <, to);
          for (guint j = 0; j < n; j++)
            plain +=
                values[j] >= from && (values[j] < to || (i + 1 == counts->len && values[j] <= to));
          g_assert_cmpfloat (g_array_index (counts, double, i), ==, plain);
          sum += plain;
        }
      g_assert_cmpfloat (sum, ==, n);
    }
}

static void
test_bins_given (void)
{
  static const double edges[] = { -INFINITY, 0, 10, 50, INFINITY };
  static const double values[] = { -3, 0, 9.99, 10, 49, 50, 1e12, NAN };
  static const double expected[] = { 1, 2, 2, 2 };
  g_autoptr (GArray) counts = sal_chart_bins_count (values, 8, edges, 5);
  g_autoptr (GArray) outside = sal_chart_bins_count (values, 8, edges + 1, 3);
  g_autoptr (GArray) none = sal_chart_bins_choose (values + 7, 1, 10);

  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (g_array_index (counts, double, i), ==, expected[i]);
  /* the last edge belongs to the last bin */
  g_assert_cmpfloat (g_array_index (outside, double, 1), ==, 3);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-bins/width", test_bins_width);
  g_test_add_func ("/chart-bins/choose", test_bins_choose);
  g_test_add_func ("/chart-bins/given", test_bins_given);

  return g_test_run ();
}
