/* test-health-scheme.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-date.h"
#include "sal-error.h"
#include "sal-health-scheme.h"

#define DAY     20000
#define PERCENT G_GINT64_CONSTANT (10000000)

/* Usage: 80 is good, 50 warns, 30 is critical; payments: 0 days overdue are good, 20 warn, 60 are
 * critical; 60 and 40 %. */
static const SalHealthScheme scheme = {
  .rules = { [SAL_SIGNAL_USAGE] = { 1, TRUE, 60 * PERCENT, 80, 50, 30, 45, 180, 12, 14 },
             [SAL_SIGNAL_PAYMENTS] = { 2, TRUE, 40 * PERCENT, 0, 20, 60, 45, 0, 0, 7 } },
};

static void
test_points (void)
{
  static const struct
  {
    SalSignalType type;
    double value, points;
  } cases[] = {
    { SAL_SIGNAL_USAGE, 95, 100 },    { SAL_SIGNAL_USAGE, 80, 100 },
    { SAL_SIGNAL_USAGE, 65, 75 },     { SAL_SIGNAL_USAGE, 50, 50 },
    { SAL_SIGNAL_USAGE, 35, 12.5 },   { SAL_SIGNAL_USAGE, 30, 0 },
    { SAL_SIGNAL_USAGE, -5, 0 },      { SAL_SIGNAL_PAYMENTS, 0, 100 },
    { SAL_SIGNAL_PAYMENTS, 5, 87.5 }, { SAL_SIGNAL_PAYMENTS, 20, 50 },
    { SAL_SIGNAL_PAYMENTS, 40, 25 },  { SAL_SIGNAL_PAYMENTS, 61, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (
        sal_health_rule_score (&scheme.rules[cases[i].type], cases[i].value),
        cases[i].points,
        1e-12);
  g_assert_true (isnan (sal_health_rule_score (&scheme.rules[SAL_SIGNAL_USAGE], NAN)));
}

static void
clear (SalSignalSeries *series)
{
  for (int i = 0; i < SAL_N_SIGNALS; i++)
    {
      g_clear_pointer (&series[i].points, g_array_unref);
      series[i].known = SAL_DATE_NONE;
    }
}

/* Usage 65 is 75 points, 40 days overdue are 25: 0.6 × 75 + 0.4 × 25 = 55. Without payments usage
 * is all that counts. */
static void
test_health (void)
{
  SalSignalSeries series[SAL_N_SIGNALS] = { 0 };
  SalHealth health;
  g_autofree char *lines = NULL;

  clear (series);
  sal_health_scheme_judge (&scheme, series, DAY, &health);
  g_assert_true (isnan (health.health));
  g_assert_cmpfloat (health.known, ==, 0);

  sal_signal_series_add (&series[SAL_SIGNAL_USAGE], DAY - 40, DAY - 40, 65);
  sal_signal_series_add (&series[SAL_SIGNAL_USAGE], DAY + 1, DAY + 1, 10);
  sal_health_scheme_judge (&scheme, series, DAY, &health);
  g_assert_cmpfloat (health.health, ==, 75);
  g_assert_cmpfloat (health.known, ==, 0.6);

  sal_signal_series_add (&series[SAL_SIGNAL_PAYMENTS], DAY, DAY, 40);
  sal_health_scheme_judge (&scheme, series, DAY, &health);
  g_assert_cmpfloat_with_epsilon (health.health, 55, 1e-12);
  g_assert_cmpfloat_with_epsilon (health.parts[SAL_SIGNAL_PAYMENTS].share, 0.4, 1e-12);
  g_assert_cmpint (health.parts[SAL_SIGNAL_USAGE].state, ==, SAL_SIGNAL_STATE_GOOD);
  g_assert_cmpint (health.parts[SAL_SIGNAL_PAYMENTS].state, ==, SAL_SIGNAL_STATE_WARN);
  g_assert_cmpint (health.parts[SAL_SIGNAL_SUPPORT].state, ==, SAL_SIGNAL_STATE_UNKNOWN);
  lines = sal_health_explain (&scheme, &health);
  g_assert_cmpstr (lines,
                   ==,
                   "Usage: 65.0 % of what was bought gives 75.0 points × 60\302\240% = 45.0\n"
                   "Payments: 40.0 days overdue gives 25.0 points × 40\302\240% = 10.0\n"
                   "Health: 55.0 of 100");

  /* what is too old does not count */
  sal_health_scheme_judge (&scheme, series, DAY + 5, &health);
  g_assert_cmpfloat (health.parts[SAL_SIGNAL_USAGE].value, ==, 10);
  sal_health_scheme_judge (&scheme, series, DAY + 46, &health);
  g_assert_true (isnan (health.health));
  clear (series);
}

/* One case of 4 points that was open until 20 days ago, one of 2 that still is. */
static void
test_readings (void)
{
  SalSignalSeries series = { NULL, SAL_DATE_NONE, FALSE };

  g_assert_true (isnan (sal_signal_series_read (&series, SAL_SIGNAL_SUPPORT, DAY, 90)));
  series.known = DAY;
  g_assert_true (isnan (sal_signal_series_read (&series, SAL_SIGNAL_SUPPORT, DAY - 1, 90)));
  g_assert_cmpfloat (sal_signal_series_read (&series, SAL_SIGNAL_SUPPORT, DAY, 90), ==, 0);

  sal_signal_series_add (&series, DAY - 300, G_MAXINT32, 2);
  sal_signal_series_add (&series, DAY - 400, DAY - 20, 4);
  sal_signal_series_sort (&series);
  g_assert_cmpfloat (sal_signal_series_read (&series, SAL_SIGNAL_SUPPORT, DAY, 90), ==, 6);
  g_assert_cmpfloat (sal_signal_series_read (&series, SAL_SIGNAL_SUPPORT, DAY, 20), ==, 2);
  g_assert_cmpfloat (sal_signal_series_read (&series, SAL_SIGNAL_SUPPORT, DAY - 350, 20), ==, 4);
  g_assert_cmpfloat (sal_signal_series_read (&series, SAL_SIGNAL_SATISFACTION, DAY, 90), ==, 3);
  g_clear_pointer (&series.points, g_array_unref);
}

/* The slopes of 1, 2, 30, 4 at 0 to 3 are 1, 28, −26, 29/2, 1, 1: the median is 1. */
static void
test_slope (void)
{
  static const double times[] = { 0, 1, 2, 3 };

  g_assert_cmpfloat (sal_signal_slope (times, (double[]){ 1, 2, 30, 4 }, 4), ==, 1);
  g_assert_cmpfloat (sal_signal_slope (times, (double[]){ 5, 5, 5, 5 }, 4), ==, 0);
  g_assert_cmpfloat (sal_signal_slope (times, (double[]){ 9, 1 }, 2), ==, -8);
}

/* Two points of usage less each month are 12 in 180 days, which warns; a month that falls out does
 * not change it. */
static void
test_trend (void)
{
  SalSignalSeries series[SAL_N_SIGNALS] = { 0 };
  SalHealth health;

  clear (series);
  for (int i = 6; i >= 4; i--)
    sal_signal_series_add (
        &series[SAL_SIGNAL_USAGE], DAY - 30 * i, DAY - 30 * i, i == 5 ? 20 : 60 + 2 * i);
  sal_health_scheme_judge (&scheme, series, DAY - 120, &health);
  g_assert_true (isnan (health.parts[SAL_SIGNAL_USAGE].change));
  for (int i = 3; i >= 0; i--)
    sal_signal_series_add (&series[SAL_SIGNAL_USAGE], DAY - 30 * i, DAY - 30 * i, 60 + 2 * i);
  sal_health_scheme_judge (&scheme, series, DAY, &health);
  g_assert_cmpfloat_with_epsilon (health.parts[SAL_SIGNAL_USAGE].change, -12, 1e-9);
  g_assert_cmpint (health.parts[SAL_SIGNAL_USAGE].state, ==, SAL_SIGNAL_STATE_TREND);
  clear (series);
}

static void
test_check (void)
{
  SalHealthScheme broken = scheme;
  SalHealthScheme none = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (sal_health_scheme_check (&scheme, &error));
  broken.rules[SAL_SIGNAL_USAGE].weight = 50 * PERCENT;
  g_assert_false (sal_health_scheme_check (&broken, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_cmpstr (
      error->message, ==, "The weights of the thresholds sum to 90.00\302\240%, not to 100 %");
  g_clear_error (&error);
  g_assert_false (sal_health_scheme_check (&none, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
}

/* Each value has its unit. */
static void
test_units (void)
{
  static const struct
  {
    SalSignalType type;
    double value;
    const char *text;
  } cases[] = {
    { SAL_SIGNAL_USAGE, 62.5, "62.5\u00a0%" },
    { SAL_SIGNAL_SUPPORT, 6, "6 points" },
    { SAL_SIGNAL_SATISFACTION, 70, "70 points" },
    { SAL_SIGNAL_ENGAGEMENT, 8, "8 activities" },
    { SAL_SIGNAL_PAYMENTS, 30, "30 days" },
    { SAL_SIGNAL_SPONSOR_CHANGE, 0, "0 changes" },
    { SAL_SIGNAL_SPONSOR_CHANGE, 1, "1 change" },
    { SAL_SIGNAL_ENGAGEMENT, -1, "−1 activity" },
    { SAL_SIGNAL_PAYMENTS, NAN, "–" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sal_signal_type_format (cases[i].type, cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/health-scheme/points", test_points);
  g_test_add_func ("/health-scheme/health", test_health);
  g_test_add_func ("/health-scheme/readings", test_readings);
  g_test_add_func ("/health-scheme/slope", test_slope);
  g_test_add_func ("/health-scheme/trend", test_trend);
  g_test_add_func ("/health-scheme/check", test_check);
  g_test_add_func ("/health-scheme/units", test_units);

  return g_test_run ();
}
