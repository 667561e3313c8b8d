/* test-apportion.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-apportion.h"

#define CASE_MAX    15
#define WEIGHTS_MAX 12
#define N_RUNS      5000

typedef struct
{
  gint64 amount;
  gsize n;
  gint64 weights[CASE_MAX];
  gint64 shares[CASE_MAX];
} Case;

static const Case cases[] = {
  { 100, 3, { 1, 1, 1 }, { 34, 33, 33 } }, /* ties to the first listed */
  { -100, 3, { 1, 1, 1 }, { -34, -33, -33 } },
  { 101, 3, { 1, 1, 1 }, { 34, 34, 33 } },
  { 1, 3, { 0, 1, 1 }, { 0, 1, 0 } },
  { -1, 3, { 0, 1, 1 }, { 0, -1, 0 } },
  { 0, 2, { 3, 4 }, { 0, 0 } },
  { 10000, 2, { 60, 40 }, { 6000, 4000 } },
  { 7, 1, { 3 }, { 7 } },
  /* Hamilton's own bill of 1792: 120 seats by the census of 1790, Connecticut to Virginia (Balinski
   * and Young, Fair Representation) */
  { 120,
    15,
    { 236841,
      55540,
      70835,
      68705,
      278514,
      475327,
      141822,
      179570,
      331589,
      353523,
      432879,
      68446,
      206236,
      85533,
      630560 },
    { 8, 2, 2, 2, 9, 16, 5, 6, 11, 12, 14, 2, 7, 3, 21 } },
  /* the Alabama paradox: one seat more, and the smallest gets one less (quotas 4.286, 4.286, 1.429
   * of 10 and 4.714, 4.714, 1.571 of 11) */
  { 10, 3, { 6, 6, 2 }, { 4, 4, 2 } },
  { 11, 3, { 6, 6, 2 }, { 5, 5, 1 } },
  { G_MAXINT64, 2, { G_MAXINT64, 0 }, { G_MAXINT64, 0 } },
  { G_MININT64, 2, { 0, G_MAXINT64 }, { 0, G_MININT64 } },
  { G_MININT64, 2, { G_MAXINT64, G_MAXINT64 }, { G_MININT64 / 2, G_MININT64 / 2 } },
  { G_MAXINT64, 2, { G_MAXINT64, G_MAXINT64 }, { G_MAXINT64 / 2 + 1, G_MAXINT64 / 2 } },
};

static void
set_weights (SalRational *rationals, const gint64 *weights, gsize n, gint64 divisor)
{
  for (gsize i = 0; i < n; i++)
    {
      rationals[i] = (SalRational) SAL_RATIONAL_INIT;
      sal_rational_set_ratio (&rationals[i], weights[i], divisor);
    }
}

/* The weights are of any unit: halves of them and sevenths give the same. */
static void
test_apportion_cases (void)
{
  static const gint64 divisors[] = { 1, 2, 7, 1000000007 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 shares[CASE_MAX] = { 0 };
      SalRational weights[CASE_MAX];

      g_assert_true (
          sal_apportion_integers (cases[i].amount, cases[i].weights, cases[i].n, shares));
      for (gsize k = 0; k < cases[i].n; k++)
        g_assert_cmpint (shares[k], ==, cases[i].shares[k]);

      for (gsize j = 0; j < G_N_ELEMENTS (divisors); j++)
        {
          set_weights (weights, cases[i].weights, cases[i].n, divisors[j]);
          g_assert_true (sal_apportion (cases[i].amount, weights, cases[i].n, shares));
          for (gsize k = 0; k < cases[i].n; k++)
            g_assert_cmpint (shares[k], ==, cases[i].shares[k]);
        }
    }
}

/* Splits of 1/3, 1/4 and 5/12 of 1,000.03: 333.343, 250.008 and 416.679 */
static void
test_apportion_rationals (void)
{
  static const gint64 expected[] = { 33334, 25001, 41668 };
  SalRational weights[3] = { SAL_RATIONAL_INIT, SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
  gint64 shares[3];

  sal_rational_set_ratio (&weights[0], 1, 3);
  sal_rational_set_ratio (&weights[1], 1, 4);
  sal_rational_set_ratio (&weights[2], 5, 12);
  g_assert_true (sal_apportion (100003, weights, 3, shares));
  for (gsize i = 0; i < 3; i++)
    g_assert_cmpint (shares[i], ==, expected[i]);

  g_assert_true (sal_apportion (-100003, weights, 3, shares));
  for (gsize i = 0; i < 3; i++)
    g_assert_cmpint (shares[i], ==, -expected[i]);
}

static void
test_apportion_refused (void)
{
  static const gint64 negative[] = { 3, -1 }, nothing[] = { 0, 0 };
  SalRational weights[2];
  gint64 shares[2] = { 7, 7 };

  g_assert_false (sal_apportion_integers (5, negative, 2, shares));
  g_assert_false (sal_apportion_integers (5, nothing, 2, shares));
  g_assert_false (sal_apportion_integers (5, nothing, 0, shares));
  set_weights (weights, negative, 2, 1);
  g_assert_false (sal_apportion (5, weights, 2, shares));
  set_weights (weights, nothing, 2, 1);
  g_assert_false (sal_apportion (5, weights, 2, shares));
  g_assert_false (sal_apportion (5, weights, 0, shares));
  g_assert_cmpint (shares[0], ==, 7);
  g_assert_cmpint (shares[1], ==, 7);
}

/* How the method is defined, by the quotas themselves: shares sum to the amount, each is the
 * quota's whole part or one more, and nobody who got none of the rest has a larger remainder than
 * one who did, or the same and stands before. Both functions give the same. */
static void
assert_apportioned (gint64 amount, const gint64 *weights, gsize n)
{
  gint64 shares[WEIGHTS_MAX], others[WEIGHTS_MAX], mirrored[WEIGHTS_MAX];
  unsigned __int128 rests[WEIGHTS_MAX], total = 0;
  gboolean got[WEIGHTS_MAX];
  SalRational rationals[WEIGHTS_MAX];
  __int128 sum = 0;

  set_weights (rationals, weights, n, 360360);
  g_assert_true (sal_apportion_integers (amount, weights, n, shares));
  g_assert_true (sal_apportion_integers (-amount, weights, n, mirrored));
  g_assert_true (sal_apportion (amount, rationals, n, others));
  for (gsize i = 0; i < n; i++)
    {
      total += (guint64) weights[i];
      sum += shares[i];
      g_assert_cmpint (others[i], ==, shares[i]);
      g_assert_cmpint (mirrored[i], ==, -shares[i]);
    }
  g_assert_true (sum == amount);

  for (gsize i = 0; i < n; i++)
    {
      unsigned __int128 product = (unsigned __int128) ABS (amount) * (guint64) weights[i];
      gint64 whole = (gint64) (product / total);

      rests[i] = product % total;
      got[i] = ABS (shares[i]) == whole + 1;
      g_assert_true (got[i] ? rests[i] > 0 : ABS (shares[i]) == whole);
    }
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      if (got[i] && !got[j])
        g_assert_true (rests[i] > rests[j] || (rests[i] == rests[j] && i < j));
}

static void
test_apportion_property (void)
{
  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 weights[WEIGHTS_MAX], amount;
      gsize n = (gsize) g_test_rand_int_range (1, WEIGHTS_MAX + 1);
      int shift = g_test_rand_int_range (1, 63);

      for (gsize i = 0; i < n; i++)
        {
          guint64 bits =
              (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

          /* Few different ones make ties. */
          weights[i] = g_test_rand_bit () ? (gint64) (bits >> shift) : (gint64) (bits >> 62);
        }
      weights[g_test_rand_int_range (0, (int) n)] |= 1;

      amount =
          (gint64) ((guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
      assert_apportioned (amount >> g_test_rand_int_range (1, 62), weights, n);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/apportion/cases", test_apportion_cases);
  g_test_add_func ("/apportion/rationals", test_apportion_rationals);
  g_test_add_func ("/apportion/refused", test_apportion_refused);
  g_test_add_func ("/apportion/property", test_apportion_property);

  return g_test_run ();
}
