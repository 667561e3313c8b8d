/* test-rate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-rate.h"

static void
test_rate_new (void)
{
  static const struct
  {
    gint64 numerator, denominator;
    SalRate rate;
  } cases[] = {
    { 6, 4, { 3, 2 } },
    { -6, 4, { -3, 2 } },
    { 0, 7, { 0, 1 } },
    { 7, 1, { 7, 1 } },
    { G_MININT64, 2, { G_MININT64 / 2, 1 } },
    { G_MININT64, G_MAXINT64, { G_MININT64, G_MAXINT64 } },
    { G_MAXINT64, G_MAXINT64, { 1, 1 } },
    { 270000000, SAL_RATE_ONE, { 27, 100 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalRate rate = sal_rate_new (cases[i].numerator, cases[i].denominator);

      g_assert_cmpint (rate.numerator, ==, cases[i].rate.numerator);
      g_assert_cmpint (rate.denominator, ==, cases[i].rate.denominator);
    }

  g_assert_cmpint (
      sal_rate_compare (sal_rate_from_scaled (270000000), sal_rate_new (27, 100)), ==, 0);
}

static void
test_rate_multiply (void)
{
  static const struct
  {
    SalRate one, other;
    gboolean fits;
    SalRate product;
  } cases[] = {
    { { 2, 3 }, { 3, 4 }, TRUE, { 1, 2 } },
    { { -2, 3 }, { 3, 4 }, TRUE, { -1, 2 } },
    { { 0, 1 }, { 3, 4 }, TRUE, { 0, 1 } },
    { { G_MAXINT64, 2 }, { 2, G_MAXINT64 }, TRUE, { 1, 1 } }, /* only because it cancels */
    { { G_MAXINT64, 1 }, { 2, 1 }, FALSE, { 0, 0 } },
    { { 1, G_MAXINT64 }, { 1, 2 }, FALSE, { 0, 0 } },
    { { G_MININT64, 1 }, { -1, 1 }, FALSE, { 0, 0 } },
    { { 4, 6 }, { 6, 4 }, TRUE, { 1, 1 } }, /* not in lowest terms */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalRate product = { 0, 0 };

      g_assert_cmpint (
          sal_rate_multiply (cases[i].one, cases[i].other, &product), ==, cases[i].fits);
      g_assert_cmpint (product.numerator, ==, cases[i].product.numerator);
      g_assert_cmpint (product.denominator, ==, cases[i].product.denominator);
    }
}

static void
test_rate_invert (void)
{
  SalRate inverse = { 9, 9 };

  g_assert_true (sal_rate_invert ((SalRate){ 3, 2 }, &inverse));
  g_assert_cmpint (inverse.numerator, ==, 2);
  g_assert_cmpint (inverse.denominator, ==, 3);

  g_assert_true (sal_rate_invert ((SalRate){ -3, 2 }, &inverse));
  g_assert_cmpint (inverse.numerator, ==, -2);
  g_assert_cmpint (inverse.denominator, ==, 3);

  g_assert_false (sal_rate_invert ((SalRate){ 0, 1 }, &inverse));
  g_assert_false (sal_rate_invert ((SalRate){ G_MININT64, 1 }, &inverse));
  g_assert_cmpint (inverse.numerator, ==, -2);
}

static void
test_rate_apply (void)
{
  static const struct
  {
    SalRate rate;
    gint64 amount;
    gboolean fits;
    gint64 result;
  } cases[] = {
    { { 27, 100 }, 1000, TRUE, 270 },
    { { 1, 2 }, 5, TRUE, 3 },   /* 2.5, away from zero */
    { { 1, 2 }, -5, TRUE, -3 }, /* and on the other side */
    { { -1, 2 }, 5, TRUE, -3 },
    { { -1, 2 }, -5, TRUE, 3 },
    { { 1, 3 }, 4, TRUE, 1 }, /* 1.33 */
    { { 1, 3 }, 5, TRUE, 2 }, /* 1.67 */
    { { 1, 3 }, -4, TRUE, -1 },
    { { 1, 3 }, -5, TRUE, -2 },
    { { 0, 1 }, G_MAXINT64, TRUE, 0 },
    { { 1, 1 }, G_MININT64, TRUE, G_MININT64 },
    { { G_MAXINT64, G_MAXINT64 }, G_MAXINT64, TRUE, G_MAXINT64 },
    { { 1, 2 }, G_MAXINT64, TRUE, G_GINT64_CONSTANT (4611686018427387904) },
    { { 2, 1 }, G_MAXINT64, FALSE, 7 },
    { { -1, 1 }, G_MININT64, FALSE, 7 },
    { { G_MININT64, 1 }, G_MININT64, FALSE, 7 },
    { { 1, G_MAXINT64 }, G_MAXINT64 / 2, TRUE, 0 },     /* a hair under a half */
    { { 1, G_MAXINT64 }, G_MAXINT64 / 2 + 1, TRUE, 1 }, /* and over */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 result = 7;

      g_assert_cmpint (sal_rate_apply (cases[i].rate, cases[i].amount, &result), ==, cases[i].fits);
      g_assert_cmpint (result, ==, cases[i].result);
    }
}

static void
test_rate_compare (void)
{
  static const SalRate sorted[] = {
    { G_MININT64, 1 },         { -1, 1 }, { -1, 2 }, { 0, 1 }, { 1, G_MAXINT64 },
    { 333333333, 1000000000 }, { 1, 3 },  { 1, 1 },  { 3, 2 }, { G_MAXINT64, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (sorted); j++)
        g_assert_cmpint (sal_rate_compare (sorted[i], sorted[j]), ==, (i > j) - (i < j));
    }

  g_assert_cmpint (sal_rate_compare ((SalRate){ 1, 2 }, (SalRate){ 2, 4 }), ==, 0);
}

static void
test_rate_format_percent (void)
{
  static const struct
  {
    gint64 scaled;
    int decimals;
    const char *text;
  } cases[] = {
    { 270000000, 1, "27.0\302\240%" },
    { 270000000, 0, "27\302\240%" },
    { 274500000, 0, "27\302\240%" },
    { 275000000, 0, "28\302\240%" },
    { -275000000, 0, "\342\210\22228\302\240%" },
    { -4000000, 0, "0\302\240%" }, /* not minus zero */
    { 1, 7, "0.0000001\302\240%" },
    { 1, 99, "0.0000001\302\240%" },
    { 12345 * SAL_RATE_ONE, 0, "1,234,500\302\240%" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sal_rate_format_percent (cases[i].scaled, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rate/new", test_rate_new);
  g_test_add_func ("/rate/multiply", test_rate_multiply);
  g_test_add_func ("/rate/invert", test_rate_invert);
  g_test_add_func ("/rate/apply", test_rate_apply);
  g_test_add_func ("/rate/compare", test_rate_compare);
  g_test_add_func ("/rate/format-percent", test_rate_format_percent);

  return g_test_run ();
}
