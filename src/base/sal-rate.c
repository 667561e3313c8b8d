/* sal-rate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-rate.h"

#include <glib/gi18n-lib.h>

#include "sal-number.h"

#define PERCENT_DECIMALS 7 /* of a scaled rate: 1 % is 10,000,000 */

static guint64
magnitude (gint64 value)
{
  return value < 0 ? -(guint64) value : (guint64) value;
}

static guint64
greatest_common_divisor (guint64 one, guint64 other)
{
  while (other != 0)
    {
      guint64 rest = one % other;

      one = other;
      other = rest;
    }

  return one;
}

/**
 * sal_rate_new:
 * @numerator: the numerator
 * @denominator: the denominator, greater than 0
 *
 * Makes an exact rational in lowest terms; zero is 0/1.
 *
 * Returns: the rate
 */
SalRate
sal_rate_new (gint64 numerator, gint64 denominator)
{
  gint64 divisor;

  g_return_val_if_fail (denominator > 0, ((SalRate){ 0, 1 }));

  /* The divisor is at most the denominator, so it fits. */
  divisor = (gint64) greatest_common_divisor ((guint64) denominator, magnitude (numerator));

  return (SalRate){ numerator / divisor, denominator / divisor };
}

/**
 * sal_rate_from_scaled:
 * @scaled: a stored rate, in units of 1 / %SAL_RATE_ONE
 *
 * Makes the exact rational of a stored rate.
 *
 * Returns: the rate
 */
SalRate
sal_rate_from_scaled (gint64 scaled)
{
  return sal_rate_new (scaled, SAL_RATE_ONE);
}

/**
 * sal_rate_multiply:
 * @one: a rate
 * @other: another rate
 * @product: (out caller-allocates): their product, in lowest terms
 *
 * Multiplies exactly. What cancels is cancelled first, so it only fails where the product in lowest
 * terms does not fit.
 *
 * Returns: %FALSE on overflow, and then @product is not set
 */
gboolean
sal_rate_multiply (SalRate one, SalRate other, SalRate *product)
{
  SalRate left, right, result;

  g_return_val_if_fail (one.denominator > 0 && other.denominator > 0, FALSE);
  g_return_val_if_fail (product != NULL, FALSE);

  left = sal_rate_new (one.numerator, other.denominator);
  right = sal_rate_new (other.numerator, one.denominator);

  if (__builtin_mul_overflow (left.numerator, right.numerator, &result.numerator) ||
      __builtin_mul_overflow (left.denominator, right.denominator, &result.denominator))
    return FALSE;

  *product = sal_rate_new (result.numerator, result.denominator);

  return TRUE;
}

/**
 * sal_rate_invert:
 * @rate: a rate
 * @inverse: (out caller-allocates): one divided by @rate
 *
 * Inverts a rate.
 *
 * Returns: %FALSE for zero and for a numerator that cannot change its sign, %G_MININT64; then
 *   @inverse is not set
 */
gboolean
sal_rate_invert (SalRate rate, SalRate *inverse)
{
  g_return_val_if_fail (rate.denominator > 0, FALSE);
  g_return_val_if_fail (inverse != NULL, FALSE);

  if (rate.numerator == 0 || rate.numerator == G_MININT64)
    return FALSE;

  if (rate.numerator < 0)
    *inverse = (SalRate){ -rate.denominator, -rate.numerator };
  else
    *inverse = (SalRate){ rate.denominator, rate.numerator };

  return TRUE;
}

/**
 * sal_rate_apply:
 * @rate: a rate
 * @amount: an amount, of money in minor units or of anything
 * @result: (out): @amount times @rate, rounded to a whole number, halves away from zero
 *
 * Multiplies an amount by a rate, exactly (in 128 bits) but for the one rounding at the end.
 *
 * Returns: %FALSE on overflow, and then @result is not set
 */
gboolean
sal_rate_apply (SalRate rate, gint64 amount, gint64 *result)
{
  __int128 product, quotient, rest;

  g_return_val_if_fail (rate.denominator > 0, FALSE);
  g_return_val_if_fail (result != NULL, FALSE);

  product = (__int128) amount * rate.numerator;
  quotient = product / rate.denominator;
  rest = product % rate.denominator;

  if (2 * (rest < 0 ? -rest : rest) >= rate.denominator)
    quotient += product < 0 ? -1 : 1;
  if (quotient > G_MAXINT64 || quotient < G_MININT64)
    return FALSE;

  *result = (gint64) quotient;

  return TRUE;
}

/**
 * sal_rate_compare:
 * @one: a rate
 * @other: another rate
 *
 * Compares two rates exactly.
 *
 * Returns: -1, 0 or 1 as @one is less than, equal to or greater than @other
 */
int
sal_rate_compare (SalRate one, SalRate other)
{
  __int128 left, right;

  g_return_val_if_fail (one.denominator > 0 && other.denominator > 0, 0);

  left = (__int128) one.numerator * other.denominator;
  right = (__int128) other.numerator * one.denominator;

  return (left > right) - (left < right);
}

/**
 * sal_rate_format_percent:
 * @scaled: a stored rate, in units of 1 / %SAL_RATE_ONE
 * @decimals: how many decimals, 0 to 7
 *
 * Writes a rate as a percentage for people, by the locale: "27.0 %", with a no-break space (U+00A0)
 * and a minus sign (U+2212). Halves are rounded away from zero.
 *
 * Returns: (transfer full): the text
 */
char *
sal_rate_format_percent (gint64 scaled, int decimals)
{
  char buffer[SAL_NUMBER_BUFFER];
  g_autofree char *number = NULL;
  SalRate unit = { 1, 1 };
  gint64 rounded = 0;

  decimals = CLAMP (decimals, 0, PERCENT_DECIMALS);
  for (int i = decimals; i < PERCENT_DECIMALS; i++)
    unit.denominator *= 10;

  sal_rate_apply (unit, scaled, &rounded);
  number = sal_number_localize (sal_number_write (rounded, decimals, buffer));

  /* Translators: a percentage: the space is a no-break space */
  return g_strdup_printf (_ ("%s\302\240%%"), number);
}
