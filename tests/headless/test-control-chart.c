/* test-control-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-control-chart.h"

#include <math.h>

static const SalControlPoint *
get_point (const SalControlChart *chart, guint index)
{
  return &g_array_index (chart->points, SalControlPoint, index);
}

static SalControlChart *
new_chart (SalControlKind kind, const double *values, const double *sizes, guint n)
{
  return sal_control_chart_new (kind, values, sizes, n, NULL, 0, SAL_CONTROL_DEFAULT_RULES);
}

/* NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: ten batches' flow rates; mean 50.81,
 * mean moving range 1.8778, limits 45.8159 and 55.8041. Ten are too few here. */
static void
test_control_chart_nist_individuals (void)
{
  static const double values[] = { 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1 };
  double twice[20];
  g_autoptr (SalControlChart) ten = new_chart (SAL_CONTROL_XMR, values, NULL, 10);
  g_autoptr (SalControlChart) both = NULL;

  g_assert_nonnull (ten->problem);
  g_assert_true (isnan (get_point (ten, 0)->upper));

  /* Once forwards and once backwards, the mean stays and each range is there twice; the ends that
   * meet add a range of 0, so that 18 × 1.8778 is shared by 19. */
  for (guint i = 0; i < 10; i++)
    twice[i] = twice[19 - i] = values[i];
  both = new_chart (SAL_CONTROL_XMR, twice, NULL, 20);
  g_assert_null (both->problem);
  g_assert_cmpfloat_with_epsilon (get_point (both, 0)->center, 50.81, 1e-9);
  g_assert_cmpfloat_with_epsilon (
      get_point (both, 7)->upper, 50.81 + (55.8041 - 50.81) * 18 / 19, 0.002);
  g_assert_cmpfloat_with_epsilon (
      get_point (both, 7)->lower, 50.81 - (50.81 - 45.8159) * 18 / 19, 0.002);
  g_assert_cmpfloat_with_epsilon (
      get_point (both, 7)->range_limit, 3.268 * 1.8778 * 18 / 19, 0.001);
  g_assert_true (isnan (get_point (both, 0)->range));
  g_assert_cmpfloat_with_epsilon (get_point (both, 1)->range, 2.0, 1e-9);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpuint (get_point (both, i)->violations & SAL_CONTROL_RULE (1), ==, 0);
}

/* NIST, 6.3.3.2, and Montgomery, Introduction to Statistical Quality Control, example 7.1: 30
 * samples of 50; p̄ 0.2313, limits 0.0524 and 0.4102, samples 15 and 23 are beyond. */
static void
test_control_chart_nist_proportions (void)
{
  static const double counts[] = { 12, 15, 8, 10, 4,  7,  16, 9,  14, 10, 5,  6, 17, 12, 22,
                                   8,  10, 5, 13, 11, 20, 18, 24, 15, 9,  12, 7, 13, 9,  6 };
  double sizes[30];
  g_autoptr (SalControlChart) chart = NULL;

  for (guint i = 0; i < 30; i++)
    sizes[i] = 50;
  chart = new_chart (SAL_CONTROL_P, counts, sizes, 30);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 0)->center, 0.2313, 0.0001);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 0)->lower, 0.0524, 0.0001);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 0)->upper, 0.4102, 0.0001);
  for (guint i = 0; i < 30; i++)
    g_assert_cmpint (
        (get_point (chart, i)->violations & SAL_CONTROL_RULE (1)) != 0, ==, i == 14 || i == 22);
  g_assert_true (sal_control_is_overdispersed (counts, sizes, 30));
}

/* Montgomery, table 7.4: purchase orders of 80 to 120 a week; p̄ 234 of 2,450, limits of a week of
 * 100 0.007 and 0.184, and week 11 alone is beyond its own. */
static void
test_control_chart_varying_sizes (void)
{
  static const double counts[] = { 12, 8, 6, 9,  10, 12, 11, 16, 10, 6,  20, 15, 9,
                                   8,  6, 8, 10, 7,  5,  8,  5,  8,  10, 6,  9 };
  static const double sizes[] = { 100, 80,  80, 100, 110, 110, 100, 100, 90,  90,  110, 120, 120,
                                  120, 110, 80, 80,  80,  90,  100, 100, 100, 100, 90,  90 };
  g_autoptr (SalControlChart) chart =
      new_chart (SAL_CONTROL_P, counts, sizes, G_N_ELEMENTS (counts));

  g_assert_cmpfloat_with_epsilon (get_point (chart, 0)->center, 0.0955, 0.0001);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 0)->lower, 0.007, 0.0005);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 0)->upper, 0.184, 0.0005);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpint ((get_point (chart, i)->violations & SAL_CONTROL_RULE (1)) != 0, ==, i == 10);
  g_assert_false (sal_control_is_overdispersed (counts, sizes, G_N_ELEMENTS (counts)));
}

/* Montgomery, table 7.9: errors in 50 shipments a week; ū 0.0740, limits 0 and 0.1894. */
static void
test_control_chart_counts (void)
{
  static const double counts[] = { 2, 3, 8, 1, 1, 4, 1, 4, 5, 1, 8, 2, 4, 3, 4, 1, 8, 3, 7, 4 };
  double sizes[20];
  g_autoptr (SalControlChart) chart = NULL;

  for (guint i = 0; i < 20; i++)
    sizes[i] = 50;
  chart = new_chart (SAL_CONTROL_U, counts, sizes, 20);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 3)->center, 0.0740, 0.0001);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 3)->upper, 0.1894, 0.0001);
  g_assert_cmpfloat (get_point (chart, 3)->lower, ==, 0);
}

/* By hand: 60 and 40 of 100 by turns. p̄ ½, binomial deviation 0.05, so scores are ±2, ranges 4,
 * and σ_z 4 / 1.128: limits ½ ± 3 × 0.05 × 3.546. */
static void
test_control_chart_laney (void)
{
  double counts[20], sizes[20];
  g_autoptr (SalControlChart) chart = NULL;

  for (guint i = 0; i < 20; i++)
    {
      counts[i] = i % 2 == 0 ? 60 : 40;
      sizes[i] = 100;
    }
  g_assert_true (sal_control_is_overdispersed (counts, sizes, 20));
  chart = new_chart (SAL_CONTROL_LANEY_P, counts, sizes, 20);
  g_assert_cmpfloat_with_epsilon (chart->dispersion, 4 / 1.128, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 0)->sigma, 0.05 * 4 / 1.128, 1e-9);
  g_assert_cmpfloat (get_point (chart, 0)->upper, ==, 1);
}

/* By hand: ranges of 2 all along but for one wild point, which neither median heeds. */
static void
test_control_chart_median (void)
{
  double values[21];
  g_autoptr (SalControlChart) chart = NULL;

  for (guint i = 0; i < 21; i++)
    values[i] = i % 2 == 0 ? 9 : 11;
  values[10] = 500;
  chart = new_chart (SAL_CONTROL_XMR_MEDIAN, values, NULL, 21);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 0)->center, 11, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 0)->upper, 11 + 3.145 * 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 0)->range_limit, 3.865 * 2, 1e-9);
  g_assert_true (get_point (chart, 10)->violations & SAL_CONTROL_RULE (1));
}

/* Limits frozen over a stretch stay when later points leave them, and a second baseline, set on
 * purpose, has its own; runs start anew with it. */
static void
test_control_chart_baselines (void)
{
  static const SalControlBaseline baselines[] = { { 0, 0, 12 }, { 30, 18, 12 } };
  double values[36];
  g_autoptr (SalControlChart) chart = NULL;

  for (guint i = 0; i < 36; i++)
    values[i] = (i < 16 ? 100 : 120) + (i % 2 == 0 ? -1 : 1);
  chart = sal_control_chart_new (
      SAL_CONTROL_XMR, values, NULL, 36, baselines, 2, SAL_CONTROL_DEFAULT_RULES);
  g_assert_cmpfloat (get_point (chart, 0)->center, ==, 100);
  g_assert_cmpfloat (get_point (chart, 29)->center, ==, 100);
  g_assert_cmpfloat (get_point (chart, 30)->center, ==, 120);
  g_assert_cmpuint (get_point (chart, 15)->violations, ==, 0);
  g_assert_cmpuint (get_point (chart, 16)->violations, ==, SAL_CONTROL_RULE (1));
  g_assert_cmpuint (get_point (chart, 29)->violations, ==, SAL_CONTROL_DEFAULT_RULES);
  g_assert_cmpuint (get_point (chart, 30)->violations, ==, 0);
}

/* Each row completes one rule at its last point, or just misses it. A point on a line belongs to
 * the inner zone. */
static void
test_control_chart_rules (void)
{
  static const struct
  {
    guint rule;
    gboolean broken;
    guint n;
    double scores[15];
  } rows[] = {
    { 1, TRUE, 1, { 3.01 } },
    { 1, FALSE, 1, { 3 } },
    { 1, TRUE, 1, { -3.01 } },
    { 2, TRUE, 9, { .1, .2, .1, .5, .1, .9, .1, .1, .1 } },
    { 2, FALSE, 9, { .1, .2, .1, .5, 0, .9, .1, .1, .1 } },
    { 2, FALSE, 8, { .1, .2, .1, .5, .1, .9, .1, .1 } },
    { 3, TRUE, 6, { -.5, -.4, 0, .1, .2, .3 } },
    { 3, FALSE, 6, { -.5, -.4, -.4, .1, .2, .3 } },
    { 3, TRUE, 6, { .5, .4, .3, .1, 0, -.3 } },
    { 4, TRUE, 14, { 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0 } },
    { 4, FALSE, 14, { 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0 } },
    { 5, TRUE, 3, { 2.1, 0, 2.1 } },
    { 5, FALSE, 3, { 2.1, 0, 2 } },
    { 5, FALSE, 3, { 2.1, 0, -2.1 } },
    { 6, TRUE, 5, { -1.1, -1.1, 0, -1.1, -1.1 } },
    { 6, FALSE, 5, { -1.1, -1, 0, -1.1, -1.1 } },
    { 7, TRUE, 15, { 1, -1, .5, 0, 1, -1, .5, 0, 1, -1, .5, 0, 1, -1, .5 } },
    { 7, FALSE, 15, { 1, -1.1, .5, 0, 1, -1, .5, 0, 1, -1, .5, 0, 1, -1, .5 } },
    { 8, TRUE, 8, { 1.1, -1.1, 1.1, -1.1, 1.1, 1.2, -1.1, 1.1 } },
    { 8, FALSE, 8, { 1.1, -1.1, 1.1, -1, 1.1, 1.2, -1.1, 1.1 } },
    { 2, FALSE, 10, { .1, .1, .1, .1, .1, NAN, .1, .1, .1, .1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SalControlRules violations[15];

      sal_control_find_violations (rows[i].scores, rows[i].n, SAL_CONTROL_ALL_RULES, violations);
      g_assert_cmpint (
          (violations[rows[i].n - 1] & SAL_CONTROL_RULE (rows[i].rule)) != 0, ==, rows[i].broken);
      g_assert_cmpstr (sal_control_rule_describe (rows[i].rule), !=, "");
    }
}

/* Where there are no limits, it says why. */
static void
test_control_chart_no_limits (void)
{
  double same[20], none[20], sizes[20];
  g_autoptr (SalControlChart) constant = NULL;
  g_autoptr (SalControlChart) rare = NULL;

  for (guint i = 0; i < 20; i++)
    {
      same[i] = 5;
      none[i] = 0;
      sizes[i] = i == 3 ? 0 : 10;
    }
  constant = new_chart (SAL_CONTROL_XMR, same, NULL, 20);
  g_assert_cmpstr (constant->problem, ==, "the values do not vary");
  rare = new_chart (SAL_CONTROL_P, none, sizes, 20);
  g_assert_cmpstr (rare->problem, ==, "too few cases for limits: on average less than one a point");
  g_assert_true (isnan (get_point (rare, 3)->value));
  g_assert_cmpfloat (get_point (rare, 4)->value, ==, 0);
  g_assert_true (isnan (get_point (rare, 4)->upper));
}

/* Hand-worked: three subgroups of three, two and three, ranges 4, 2 and 3, d₂ 1.693 and 1.128; the
 * fourth is a gap. σ = (4 ÷ 1.693 + 2 ÷ 1.128 + 3 ÷ 1.693) ÷ 3 = 1.9692, the mean of all is 92 ÷ 8.
 */
static void
test_control_chart_subgroups (void)
{
  static const double values[] = { 10, 12, 14, 11, 13, 9, 11, 12 };
  static const guint sizes[] = { 3, 2, 3, 0 };
  const double sigma = (4 / 1.693 + 2 / 1.128 + 3 / 1.693) / 3;
  g_autoptr (SalControlChart) chart =
      sal_control_chart_new_subgroups (values, sizes, 4, SAL_CONTROL_ALL_RULES);
  g_autoptr (SalControlChart) none = sal_control_chart_new_subgroups (values, sizes + 2, 1, 0);

  g_assert_null (chart->problem);
  g_assert_cmpuint (chart->points->len, ==, 4);
  g_assert_cmpfloat_with_epsilon (chart->center, 11.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (chart->sigma, sigma, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 0)->value, 12, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 0)->upper, 11.5 + 3 * sigma / sqrt (3), 1e-9);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 1)->lower, 11.5 - 3 * sigma / sqrt (2), 1e-9);
  g_assert_true (isnan (get_point (chart, 3)->value));
  g_assert_cmpstr (none->problem, ==, "too few subgroups of more than one value");
  g_assert_true (isnan (none->center));
}

/* Of more than ten values, by their deviations and c₄: of eleven 0.9754 (Montgomery, appendix VI).
 */
static void
test_control_chart_large_subgroups (void)
{
  double values[33];
  guint sizes[] = { 11, 11, 11 };
  g_autoptr (SalControlChart) chart = NULL;

  for (guint i = 0; i < 33; i++)
    values[i] = i % 11; /* deviation √11 */
  chart = sal_control_chart_new_subgroups (values, sizes, 3, SAL_CONTROL_DEFAULT_RULES);
  g_assert_cmpfloat_with_epsilon (chart->sigma, sqrt (11) / 0.9754, 0.0005);
}

/* As few points as are asked for have limits, as the ten of the handbook's example. */
static void
test_control_chart_least (void)
{
  static const double values[] = { 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1 };
  SalControlBaseline all = { .n_points = 10, .least = 2 };
  g_autoptr (SalControlChart) chart =
      sal_control_chart_new (SAL_CONTROL_XMR, values, NULL, 10, &all, 1, SAL_CONTROL_DEFAULT_RULES);

  g_assert_null (chart->problem);
  g_assert_cmpfloat_with_epsilon (chart->center, 50.81, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 0)->lower, 45.8159, 0.002);
  g_assert_cmpfloat_with_epsilon (get_point (chart, 9)->upper, 55.8041, 0.002);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/control-chart/nist-individuals", test_control_chart_nist_individuals);
  g_test_add_func ("/control-chart/nist-proportions", test_control_chart_nist_proportions);
  g_test_add_func ("/control-chart/varying-sizes", test_control_chart_varying_sizes);
  g_test_add_func ("/control-chart/counts", test_control_chart_counts);
  g_test_add_func ("/control-chart/laney", test_control_chart_laney);
  g_test_add_func ("/control-chart/median", test_control_chart_median);
  g_test_add_func ("/control-chart/baselines", test_control_chart_baselines);
  g_test_add_func ("/control-chart/rules", test_control_chart_rules);
  g_test_add_func ("/control-chart/subgroups", test_control_chart_subgroups);
  g_test_add_func ("/control-chart/large-subgroups", test_control_chart_large_subgroups);
  g_test_add_func ("/control-chart/least", test_control_chart_least);
  g_test_add_func ("/control-chart/no-limits", test_control_chart_no_limits);

  return g_test_run ();
}
