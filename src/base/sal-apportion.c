/* sal-apportion.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-apportion.h"

/* What is left of the quotas when their whole parts are given; all have one divisor, the sum of the
 * weights, so that comparing what is above it compares them. */
static int
compare_above (gconstpointer one, gconstpointer other, gpointer user_data)
{
  const unsigned __int128 *rests = user_data;
  gsize left = *(const gsize *) one, right = *(const gsize *) other;

  if (rests[left] != rests[right])
    return rests[left] > rests[right] ? -1 : 1;

  return (left > right) - (left < right);
}

static int
compare_rationals (gconstpointer one, gconstpointer other, gpointer user_data)
{
  const SalRational *rests = user_data;
  gsize left = *(const gsize *) one, right = *(const gsize *) other;
  int order = sal_rational_compare (&rests[right], &rests[left]);

  return order != 0 ? order : (left > right) - (left < right);
}

/* Gives one more, or one less of a negative amount, to as many as the amount lacks: those @compare
 * puts first. They are fewer than there are rests that are not 0. */
static void
give_rest (gint64 amount, gint64 *shares, gsize n, GCompareDataFunc compare, gpointer rests)
{
  g_autofree gsize *order = g_new (gsize, n);
  gint64 one = amount < 0 ? -1 : 1;

  for (gsize i = 0; i < n; i++)
    {
      amount -= shares[i];
      order[i] = i;
    }
  if (amount == 0)
    return;

  g_qsort_with_data (order, (int) n, sizeof *order, compare, rests);
  for (gsize i = 0; amount != 0; i++, amount -= one)
    shares[order[i]] += one;
}

/* The whole part of a quota, towards 0, and what is left of it, without its sign. */
static gint64
split_quota (SalRational *quota, gboolean is_negative)
{
  g_auto (SalRational) part = SAL_RATIONAL_INIT;
  gint64 whole = 0;

  sal_rational_floor (quota, &whole);
  if (is_negative && sal_rational_compare_integer (quota, whole) > 0)
    whole++;

  sal_rational_set_integer (&part, whole);
  sal_rational_subtract (quota, quota, &part);
  if (is_negative)
    sal_rational_negate (quota);

  return whole;
}

/**
 * sal_apportion:
 * @amount: a whole amount, of money in minor units or of anything
 * @weights: (array length=n): the weights, none negative and not all 0; of any unit
 * @n: how many there are
 * @shares: (array length=n) (out caller-allocates): the share of each, which sum to @amount
 *
 * Shares an amount by weight, by the largest remainder (Hamilton's method, as for seats: Balinski
 * and Young, Fair Representation): everybody gets the whole part of the quota, amount × weight ÷
 * sum of weights, and what is left goes one by one to the largest remainders, of equal ones to the
 * first listed. The shares of a negative amount are those of the positive one with a minus.
 *
 * Returns: %FALSE if a weight is negative or none is greater than 0; then @shares is not set
 */
gboolean
sal_apportion (gint64 amount, const SalRational *weights, gsize n, gint64 *shares)
{
  g_auto (SalRational) factor = SAL_RATIONAL_INIT;
  g_auto (SalRational) total = SAL_RATIONAL_INIT;
  g_autofree SalRational *rests = NULL;

  g_return_val_if_fail ((weights != NULL && shares != NULL) || n == 0, FALSE);
  g_return_val_if_fail (n <= G_MAXINT, FALSE);

  for (gsize i = 0; i < n; i++)
    {
      if (sal_rational_sign (&weights[i]) < 0)
        return FALSE;
      sal_rational_add (&total, &total, &weights[i]);
    }
  if (sal_rational_sign (&total) == 0)
    return FALSE;

  sal_rational_set_integer (&factor, amount);
  sal_rational_divide (&factor, &factor, &total);
  rests = g_new (SalRational, n);
  for (gsize i = 0; i < n; i++)
    {
      rests[i] = (SalRational) SAL_RATIONAL_INIT;
      sal_rational_multiply (&rests[i], &weights[i], &factor);
      shares[i] = split_quota (&rests[i], amount < 0);
    }

  give_rest (amount, shares, n, compare_rationals, rests);
  for (gsize i = 0; i < n; i++)
    sal_rational_clear (&rests[i]);

  return TRUE;
}

/**
 * sal_apportion_integers:
 * @amount: a whole amount
 * @weights: (array length=n): the weights, none negative and not all 0; of any unit
 * @n: how many there are
 * @shares: (array length=n) (out caller-allocates): the share of each, which sum to @amount
 *
 * Shares an amount as sal_apportion() does, faster, by weights that are whole numbers.
 *
 * Returns: %FALSE if a weight is negative or none is greater than 0; then @shares is not set
 */
gboolean
sal_apportion_integers (gint64 amount, const gint64 *weights, gsize n, gint64 *shares)
{
  guint64 size = amount < 0 ? -(guint64) amount : (guint64) amount;
  unsigned __int128 total = 0;
  g_autofree unsigned __int128 *rests = NULL;

  g_return_val_if_fail ((weights != NULL && shares != NULL) || n == 0, FALSE);
  g_return_val_if_fail (n <= G_MAXINT, FALSE);

  for (gsize i = 0; i < n; i++)
    {
      if (weights[i] < 0)
        return FALSE;
      total += (guint64) weights[i];
    }
  if (total == 0)
    return FALSE;

  rests = g_new (unsigned __int128, n);
  for (gsize i = 0; i < n; i++)
    {
      unsigned __int128 product = (unsigned __int128) size * (guint64) weights[i];
      guint64 whole = (guint64) (product / total);

      rests[i] = product % total;
      shares[i] = (gint64) (amount < 0 ? -whole : whole);
    }
  give_rest (amount, shares, n, compare_above, rests);

  return TRUE;
}
