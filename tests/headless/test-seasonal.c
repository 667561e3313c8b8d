/* test-seasonal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-seasonal.h"

/* A flow with a trend and known indices gives them back: by position in the quarter, whatever month
 * it starts in. */
static void
test_seasonal_quarter (void)
{
  static const double indices[] = { 0.5, 0.7, 1.8 };
  double values[30];
  SalSeasonal seasonal;
  const char *problem = NULL;

  for (guint start = 0; start < 3; start++)
    {
      for (guint i = 0; i < 30; i++)
        values[i] = 1000 * indices[(start + i) % 3];
      g_assert_true (sal_seasonal_estimate (values, 30, start, 3, &seasonal, &problem));
      for (guint i = 0; i < 6; i++)
        g_assert_cmpfloat_with_epsilon (
            sal_seasonal_get_index (&seasonal, i), indices[i % 3], 1e-9);
    }
}

/* The same over the months of a year, with one month that is out of all proportion and must not
 * bend the index of its position. */
static void
test_seasonal_year (void)
{
  static const double indices[] = { 0.6, 0.7, 1.4, 0.8, 0.8, 1.5, 0.6, 0.6, 1.3, 0.8, 0.9, 2.0 };
  double values[84];
  SalSeasonal seasonal;
  const char *problem = NULL;

  for (guint i = 0; i < 84; i++)
    values[i] = 500 * indices[i % 12];
  values[29] *= 5;
  g_assert_true (sal_seasonal_estimate (values, 84, 0, 12, &seasonal, &problem));
  for (guint i = 0; i < 12; i++)
    g_assert_cmpfloat_with_epsilon (seasonal.indices[i], indices[i], 0.02);
  g_assert_cmpfloat_with_epsilon (seasonal.indices[5] / seasonal.indices[11], 0.75, 0.01);
}

static void
test_seasonal_refused (void)
{
  double values[40];
  SalSeasonal seasonal;
  const char *problem = NULL;

  for (guint i = 0; i < 40; i++)
    values[i] = i % 3 == 2 ? 100 : 0;
  g_assert_false (sal_seasonal_estimate (values, 40, 0, 12, &seasonal, &problem));
  g_assert_cmpstr (problem, ==, "too few months to tell the season");
  g_assert_false (sal_seasonal_estimate (values, 7, 0, 3, &seasonal, &problem));
  g_assert_cmpstr (problem, ==, "too few months to tell the season");
  g_assert_false (sal_seasonal_estimate (values, 40, 0, 3, &seasonal, &problem));
  g_assert_cmpstr (problem, ==, "in some months of the season there is mostly nothing");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/seasonal/quarter", test_seasonal_quarter);
  g_test_add_func ("/seasonal/year", test_seasonal_year);
  g_test_add_func ("/seasonal/refused", test_seasonal_refused);

  return g_test_run ();
}
