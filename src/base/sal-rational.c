/* sal-rational.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-rational.h"

#include "sal-rational-private.h"

#define INT128_MAX   (~(unsigned __int128) 0 >> 1)
#define EXACT_DOUBLE (G_GINT64_CONSTANT (1) << 53) /* up to it every whole number is a double */

static unsigned __int128
magnitude (__int128 value)
{
  return value < 0 ? -(unsigned __int128) value : (unsigned __int128) value;
}

static gboolean
fits_64 (__int128 value)
{
  return value == (gint64) value;
}

/* Whether the numbers of both are short, so that no product of two of them, nor a sum of two such
 * products, exceeds 127 bits. G_MININT64 is not short. */
static gboolean
are_short (const SalRational *one, const SalRational *other)
{
  return one->big == NULL && other->big == NULL && fits_64 (one->numerator) &&
         fits_64 (one->denominator) && fits_64 (other->numerator) && fits_64 (other->denominator) &&
         one->numerator != G_MININT64 && other->numerator != G_MININT64;
}

/* By magnitudes, since not every compiler brings the signed check in 128 bits with it. */
static gboolean
multiply_128 (__int128 one, __int128 other, __int128 *product)
{
  unsigned __int128 size;

  if (__builtin_mul_overflow (magnitude (one), magnitude (other), &size) || size > INT128_MAX)
    return FALSE;

  *product = (one < 0) != (other < 0) ? -(__int128) size : (__int128) size;

  return TRUE;
}

/* Stein's binary algorithm (Knuth, The Art of Computer Programming, volume 2, 4.5.2, algorithm B).
 */
static guint64
divisor_64 (guint64 one, guint64 other)
{
  int twos;

  if (one == 0 || other == 0)
    return one | other;

  /* Conditional moves only: which one is greater cannot be predicted. */
  twos = __builtin_ctzll (one | other);
  one >>= __builtin_ctzll (one);
  other >>= __builtin_ctzll (other);
  while (one != other)
    {
      guint64 difference = one - other;
      int shift = __builtin_ctzll (difference); /* the same of its negative */

      difference = one < other ? -difference : difference;
      one = one < other ? one : other;
      other = difference >> shift;
    }

  return one << twos;
}

/* The greatest common divisor, by Euclid's algorithm until both are short. */
static unsigned __int128
divisor_128 (unsigned __int128 one, unsigned __int128 other)
{
  while (other > G_MAXUINT64)
    {
      unsigned __int128 rest = one % other;

      one = other;
      other = rest;
    }

  if (other == 0)
    return one;
  if (one > G_MAXUINT64)
    {
      unsigned __int128 rest = one % other;

      one = other;
      other = rest;
    }

  return divisor_64 ((guint64) one, (guint64) other);
}

static void
set_small (SalRational *self, __int128 numerator, __int128 denominator)
{
  if (G_UNLIKELY (self->big != NULL))
    sal_rational_clear_big (self);

  self->numerator = numerator;
  self->denominator = denominator;
}

/* one ± other, without a divisor that could be cancelled before (Knuth, 4.5.1). */
static void
add_short (SalRational *result, const SalRational *one, const SalRational *other, gboolean negate)
{
  gint64 n1 = (gint64) one->numerator, d1 = (gint64) one->denominator;
  gint64 n2 = (gint64) (negate ? -other->numerator : other->numerator);
  gint64 d2 = (gint64) other->denominator;
  gint64 common = (gint64) divisor_64 ((guint64) d1, (guint64) d2);
  __int128 sum = (__int128) n1 * (d2 / common) + (__int128) n2 * (d1 / common);
  gint64 rest;

  if (common == 1)
    {
      set_small (result, sum, (__int128) d1 * d2);
      return;
    }

  rest = (gint64) divisor_64 ((guint64) (magnitude (sum) % (guint64) common), (guint64) common);
  set_small (result, sum / rest, (__int128) (d1 / common) * (d2 / rest));
}

static gboolean
add_wide (SalRational *result, const SalRational *one, const SalRational *other, gboolean negate)
{
  __int128 n2 = negate ? -other->numerator : other->numerator;
  __int128 common, left, right, sum, rest, denominator;

  common = (__int128) divisor_128 ((unsigned __int128) one->denominator,
                                   (unsigned __int128) other->denominator);
  if (!multiply_128 (one->numerator, other->denominator / common, &left) ||
      !multiply_128 (n2, one->denominator / common, &right) ||
      __builtin_add_overflow (left, right, &sum) || magnitude (sum) > INT128_MAX)
    return FALSE;

  rest = (__int128) divisor_128 (magnitude (sum), (unsigned __int128) common);
  if (!multiply_128 (one->denominator / common, other->denominator / rest, &denominator))
    return FALSE;

  set_small (result, sum / rest, denominator);

  return TRUE;
}

static void
add_or_subtract (SalRational *result,
                 const SalRational *one,
                 const SalRational *other,
                 gboolean negate)
{
  if (G_LIKELY (are_short (one, other)))
    add_short (result, one, other, negate);
  else if (one->big != NULL || other->big != NULL || !add_wide (result, one, other, negate))
    sal_rational_operate_big (result, one, other, negate ? mpq_sub : mpq_add);
}

/* n1 / d1 × n2 / d2, each of them in lowest terms and at most 63 bits long. */
static void
multiply_short (SalRational *result, gint64 n1, gint64 d1, gint64 n2, gint64 d2)
{
  gint64 left = (gint64) divisor_64 ((guint64) ABS (n1), (guint64) d2);
  gint64 right = (gint64) divisor_64 ((guint64) ABS (n2), (guint64) d1);

  set_small (result, (__int128) (n1 / left) * (n2 / right), (__int128) (d1 / right) * (d2 / left));
}

static gboolean
multiply_wide (SalRational *result, __int128 n1, __int128 d1, __int128 n2, __int128 d2)
{
  __int128 left = (__int128) divisor_128 (magnitude (n1), (unsigned __int128) d2);
  __int128 right = (__int128) divisor_128 (magnitude (n2), (unsigned __int128) d1);
  __int128 numerator, denominator;

  if (!multiply_128 (n1 / left, n2 / right, &numerator) ||
      !multiply_128 (d1 / right, d2 / left, &denominator))
    return FALSE;

  set_small (result, numerator, denominator);

  return TRUE;
}

/**
 * sal_rational_clear:
 * @self: a rational
 *
 * Frees what a large number takes, and leaves 0.
 */
void
sal_rational_clear (SalRational *self)
{
  g_return_if_fail (self != NULL);

  set_small (self, 0, 1);
}

/**
 * sal_rational_set:
 * @self: a rational
 * @other: another one, which may be the same
 *
 * Makes @self the number @other is.
 */
void
sal_rational_set (SalRational *self, const SalRational *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  if (self == other)
    return;

  if (other->big != NULL)
    {
      mpq_t copy;

      sal_rational_get_mpq (other, copy);
      sal_rational_take_mpq (self, copy);
    }
  else
    {
      set_small (self, other->numerator, other->denominator);
    }
}

/**
 * sal_rational_set_integer:
 * @self: a rational
 * @value: a whole number
 *
 * Makes @self a whole number.
 */
void
sal_rational_set_integer (SalRational *self, gint64 value)
{
  g_return_if_fail (self != NULL);

  set_small (self, value, 1);
}

/**
 * sal_rational_set_ratio:
 * @self: a rational
 * @numerator: the numerator
 * @denominator: the denominator, not 0; it may be negative
 *
 * Makes @self one whole number divided by another.
 */
void
sal_rational_set_ratio (SalRational *self, gint64 numerator, gint64 denominator)
{
  __int128 above = numerator, below = denominator, common;

  g_return_if_fail (self != NULL);
  g_return_if_fail (denominator != 0);

  if (below < 0)
    {
      above = -above;
      below = -below;
    }
  common = divisor_64 ((guint64) magnitude (above), (guint64) below);

  set_small (self, above / common, below / common);
}

/**
 * sal_rational_set_rate:
 * @self: a rational
 * @rate: a rate
 *
 * Makes @self the number a rate is.
 */
void
sal_rational_set_rate (SalRational *self, SalRate rate)
{
  sal_rational_set_ratio (self, rate.numerator, rate.denominator);
}

/**
 * sal_rational_add:
 * @result: where to put the sum; may be one of the others
 * @one: a rational
 * @other: another rational
 *
 * Adds exactly.
 */
void
sal_rational_add (SalRational *result, const SalRational *one, const SalRational *other)
{
  g_return_if_fail (result != NULL && one != NULL && other != NULL);

  add_or_subtract (result, one, other, FALSE);
}

/**
 * sal_rational_subtract:
 * @result: where to put the difference; may be one of the others
 * @one: a rational
 * @other: what is taken from it
 *
 * Subtracts exactly.
 */
void
sal_rational_subtract (SalRational *result, const SalRational *one, const SalRational *other)
{
  g_return_if_fail (result != NULL && one != NULL && other != NULL);

  add_or_subtract (result, one, other, TRUE);
}

/**
 * sal_rational_multiply:
 * @result: where to put the product; may be one of the others
 * @one: a rational
 * @other: another rational
 *
 * Multiplies exactly.
 */
void
sal_rational_multiply (SalRational *result, const SalRational *one, const SalRational *other)
{
  g_return_if_fail (result != NULL && one != NULL && other != NULL);

  if (G_LIKELY (are_short (one, other)))
    multiply_short (result,
                    (gint64) one->numerator,
                    (gint64) one->denominator,
                    (gint64) other->numerator,
                    (gint64) other->denominator);
  else if (one->big != NULL || other->big != NULL ||
           !multiply_wide (
               result, one->numerator, one->denominator, other->numerator, other->denominator))
    sal_rational_operate_big (result, one, other, mpq_mul);
}

/**
 * sal_rational_divide:
 * @result: where to put the quotient; may be one of the others
 * @one: a rational
 * @other: what divides it, not 0
 *
 * Divides exactly.
 */
void
sal_rational_divide (SalRational *result, const SalRational *one, const SalRational *other)
{
  __int128 above, below;

  g_return_if_fail (result != NULL && one != NULL && other != NULL);
  g_return_if_fail (sal_rational_sign (other) != 0);

  above = other->numerator < 0 ? -other->denominator : other->denominator;
  below = (__int128) magnitude (other->numerator);

  if (G_LIKELY (are_short (one, other)))
    multiply_short (
        result, (gint64) one->numerator, (gint64) one->denominator, (gint64) above, (gint64) below);
  else if (one->big != NULL || other->big != NULL ||
           !multiply_wide (result, one->numerator, one->denominator, above, below))
    sal_rational_operate_big (result, one, other, mpq_div);
}

/**
 * sal_rational_negate:
 * @self: a rational
 *
 * Changes the sign.
 */
void
sal_rational_negate (SalRational *self)
{
  g_return_if_fail (self != NULL);

  if (self->big != NULL)
    mpq_neg (self->big, self->big);
  else
    self->numerator = -self->numerator;
}

/**
 * sal_rational_sign:
 * @self: a rational
 *
 * Returns: -1, 0 or 1 as @self is less than, equal to or greater than 0
 */
int
sal_rational_sign (const SalRational *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->big != NULL)
    return mpq_sgn ((mpq_ptr) self->big);

  return (self->numerator > 0) - (self->numerator < 0);
}

/**
 * sal_rational_compare:
 * @one: a rational
 * @other: another rational
 *
 * Compares exactly.
 *
 * Returns: -1, 0 or 1 as @one is less than, equal to or greater than @other
 */
int
sal_rational_compare (const SalRational *one, const SalRational *other)
{
  __int128 left, right;

  g_return_val_if_fail (one != NULL && other != NULL, 0);

  if (G_LIKELY (are_short (one, other)))
    {
      left = one->numerator * other->denominator;
      right = other->numerator * one->denominator;
    }
  else if (one->big != NULL || other->big != NULL ||
           !multiply_128 (one->numerator, other->denominator, &left) ||
           !multiply_128 (other->numerator, one->denominator, &right))
    {
      return sal_rational_compare_big (one, other);
    }

  return (left > right) - (left < right);
}

/**
 * sal_rational_compare_integer:
 * @self: a rational
 * @value: a whole number
 *
 * Compares exactly.
 *
 * Returns: -1, 0 or 1 as @self is less than, equal to or greater than @value
 */
int
sal_rational_compare_integer (const SalRational *self, gint64 value)
{
  const SalRational other = { value, 1, NULL };

  return sal_rational_compare (self, &other);
}

/**
 * sal_rational_round:
 * @self: a rational
 * @whole: (out): the nearest whole number, halves away from zero
 *
 * Rounds, as an amount of money is rounded once: what is taken back is the mirror of what was
 * given.
 *
 * Returns: %FALSE if it does not fit; then @whole is not set
 */
gboolean
sal_rational_round (const SalRational *self, gint64 *whole)
{
  __int128 quotient, denominator;
  unsigned __int128 rest;

  g_return_val_if_fail (self != NULL && whole != NULL, FALSE);

  if (self->big != NULL)
    return sal_rational_round_big (self, whole);

  denominator = self->denominator;
  quotient = self->numerator / denominator;
  rest = magnitude (self->numerator % denominator);
  if (!fits_64 (quotient))
    return FALSE;
  if (rest >= (unsigned __int128) denominator - rest)
    quotient += self->numerator < 0 ? -1 : 1;
  if (!fits_64 (quotient))
    return FALSE;

  *whole = (gint64) quotient;

  return TRUE;
}

/**
 * sal_rational_floor:
 * @self: a rational
 * @whole: (out): the greatest whole number that is not greater than @self
 *
 * Rounds down: -0.5 to -1.
 *
 * Returns: %FALSE if it does not fit; then @whole is not set
 */
gboolean
sal_rational_floor (const SalRational *self, gint64 *whole)
{
  __int128 quotient;

  g_return_val_if_fail (self != NULL && whole != NULL, FALSE);

  if (self->big != NULL)
    return sal_rational_floor_big (self, whole);

  if (fits_64 (self->numerator) && fits_64 (self->denominator))
    {
      gint64 numerator = (gint64) self->numerator, denominator = (gint64) self->denominator;

      *whole = numerator / denominator - (numerator % denominator < 0);
      return TRUE;
    }

  quotient = self->numerator / self->denominator;
  if (self->numerator % self->denominator < 0)
    quotient--;
  if (!fits_64 (quotient))
    return FALSE;

  *whole = (gint64) quotient;

  return TRUE;
}

/**
 * sal_rational_split:
 * @self: a rational
 * @whole: (out): the greatest whole number that is not greater than @self
 * @rest: (inout): what is left of it: at least 0, less than 1
 *
 * Takes a number apart.
 *
 * Returns: %FALSE if the whole number does not fit; then neither is set
 */
gboolean
sal_rational_split (const SalRational *self, gint64 *whole, SalRational *rest)
{
  gint64 quotient;

  if (!sal_rational_floor (self, &quotient))
    return FALSE;

  if (self->big == NULL && rest->big == NULL)
    {
      /* what divides the rest and the denominator would divide the numerator, too */
      rest->numerator = self->numerator - (__int128) quotient * self->denominator;
      rest->denominator = self->denominator;
    }
  else
    {
      SalRational part = SAL_RATIONAL_INIT;

      sal_rational_set_integer (&part, quotient);
      sal_rational_subtract (rest, self, &part);
    }
  *whole = quotient;

  return TRUE;
}

/**
 * sal_rational_to_double:
 * @self: a rational
 *
 * Makes the nearest double, of two that are as near the even one, for charts and statistics.
 *
 * Returns: the double, infinite where there is none that large
 */
double
sal_rational_to_double (const SalRational *self)
{
  g_return_val_if_fail (self != NULL, 0);

  /* Both are exact doubles, so their quotient is rounded once. */
  if (self->big == NULL && magnitude (self->numerator) <= EXACT_DOUBLE &&
      self->denominator <= EXACT_DOUBLE)
    return (double) self->numerator / (double) self->denominator;

  return sal_rational_to_double_big (self);
}
