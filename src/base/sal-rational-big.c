/* sal-rational-big.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-rational-private.h"

#include <float.h>
#include <math.h>

#define SMALL_BITS 127                          /* of a number that a rational keeps without GMP */
#define LEAST_BIT  (DBL_MANT_DIG - DBL_MIN_EXP) /* the least double is 2 to the minus this */

G_STATIC_ASSERT (sizeof (long) == sizeof (gint64));

static void
set_integer (mpz_ptr integer, __int128 value)
{
  unsigned __int128 rest = value < 0 ? -(unsigned __int128) value : (unsigned __int128) value;
  const guint64 words[] = { (guint64) rest, (guint64) (rest >> 64) };

  mpz_import (integer, G_N_ELEMENTS (words), -1, sizeof *words, 0, 0, words);
  if (value < 0)
    mpz_neg (integer, integer);
}

/* @integer has at most SMALL_BITS bits. */
static __int128
get_integer (mpz_srcptr integer)
{
  guint64 words[2] = { 0, 0 };
  __int128 value;

  mpz_export (words, NULL, -1, sizeof *words, 0, 0, integer);
  value = (__int128) ((unsigned __int128) words[1] << 64 | words[0]);

  return mpz_sgn (integer) < 0 ? -value : value;
}

/* Takes @whole over. */
static gboolean
take_whole (mpz_t integer, gint64 *whole)
{
  gboolean fits = mpz_fits_slong_p (integer) != 0;

  if (fits)
    *whole = mpz_get_si (integer);
  mpz_clear (integer);

  return fits;
}

void
sal_rational_clear_big (SalRational *self)
{
  mpq_clear ((mpq_ptr) self->big);
  g_clear_pointer (&self->big, g_free);
}

void
sal_rational_get_mpq (const SalRational *self, mpq_t value)
{
  mpq_init (value);

  if (self->big != NULL)
    {
      mpq_set (value, self->big);
    }
  else
    {
      set_integer (mpq_numref (value), self->numerator);
      set_integer (mpq_denref (value), self->denominator);
    }
}

void
sal_rational_take_mpq (SalRational *self, mpq_t value)
{
  if (self->big != NULL)
    sal_rational_clear_big (self);

  if (mpz_sizeinbase (mpq_numref (value), 2) <= SMALL_BITS &&
      mpz_sizeinbase (mpq_denref (value), 2) <= SMALL_BITS)
    {
      self->numerator = get_integer (mpq_numref (value));
      self->denominator = get_integer (mpq_denref (value));
      mpq_clear (value);
    }
  else
    {
      self->numerator = 0;
      self->denominator = 1;
      self->big = g_memdup2 (value, sizeof (mpq_t));
    }
}

void
sal_rational_operate_big (SalRational *result,
                          const SalRational *one,
                          const SalRational *other,
                          SalRationalOperation operation)
{
  mpq_t left, right;

  sal_rational_get_mpq (one, left);
  sal_rational_get_mpq (other, right);
  operation (left, left, right);
  mpq_clear (right);

  sal_rational_take_mpq (result, left);
}

int
sal_rational_compare_big (const SalRational *one, const SalRational *other)
{
  mpq_t left, right;
  int order;

  sal_rational_get_mpq (one, left);
  sal_rational_get_mpq (other, right);
  order = mpq_cmp (left, right);
  mpq_clears (left, right, NULL);

  return (order > 0) - (order < 0);
}

gboolean
sal_rational_floor_big (const SalRational *self, gint64 *whole)
{
  mpq_ptr value = self->big;
  mpz_t quotient;

  mpz_init (quotient);
  mpz_fdiv_q (quotient, mpq_numref (value), mpq_denref (value));

  return take_whole (quotient, whole);
}

/* Away from zero: the sign times the whole part of |n| / d + 1 / 2. */
gboolean
sal_rational_round_big (const SalRational *self, gint64 *whole)
{
  mpq_ptr value = self->big;
  mpz_t quotient, divisor;

  mpz_inits (quotient, divisor, NULL);
  mpz_mul_2exp (quotient, mpq_numref (value), 1);
  mpz_mul_2exp (divisor, mpq_denref (value), 1);
  if (mpz_sgn (quotient) < 0)
    mpz_sub (quotient, quotient, mpq_denref (value));
  else
    mpz_add (quotient, quotient, mpq_denref (value));
  mpz_tdiv_q (quotient, quotient, divisor);
  mpz_clear (divisor);

  return take_whole (quotient, whole);
}

/* @quotient = @value × 2^@shift, rounded to a whole number, halves to the even one. */
static void
scale (mpz_ptr quotient, mpq_srcptr value, long shift)
{
  mpz_t numerator, denominator, rest;
  int half;

  mpz_init_set (numerator, mpq_numref (value));
  mpz_init_set (denominator, mpq_denref (value));
  mpz_init (rest);
  if (shift >= 0)
    mpz_mul_2exp (numerator, numerator, (mp_bitcnt_t) shift);
  else
    mpz_mul_2exp (denominator, denominator, (mp_bitcnt_t) -shift);

  mpz_fdiv_qr (quotient, rest, numerator, denominator);
  mpz_mul_2exp (rest, rest, 1);
  half = mpz_cmp (rest, denominator);
  if (half > 0 || (half == 0 && mpz_odd_p (quotient)))
    mpz_add_ui (quotient, quotient, 1);
  mpz_clears (numerator, denominator, rest, NULL);
}

double
sal_rational_to_double_big (const SalRational *self)
{
  mpq_t value, power;
  mpz_t quotient;
  long exponent, shift;
  double result;

  sal_rational_get_mpq (self, value);
  mpq_init (power);
  mpz_init (quotient);

  /* The exponent with 2^exponent <= |value| < 2^(exponent + 1) */
  exponent =
      (long) mpz_sizeinbase (mpq_numref (value), 2) - (long) mpz_sizeinbase (mpq_denref (value), 2);
  mpz_set_ui (mpq_numref (power), 1);
  if (exponent >= 0)
    mpz_mul_2exp (mpq_numref (power), mpq_numref (power), (mp_bitcnt_t) exponent);
  else
    mpz_mul_2exp (mpq_denref (power), mpq_denref (power), (mp_bitcnt_t) -exponent);
  mpq_abs (value, value);
  if (mpq_cmp (value, power) < 0)
    exponent--;

  /* As many bits as a double of that size has: fewer below the least normal one. */
  shift = MIN (DBL_MANT_DIG - 1 - exponent, LEAST_BIT);
  scale (quotient, value, shift);
  result = ldexp (mpz_get_d (quotient), (int) CLAMP (-shift, G_MININT, G_MAXINT));
  result = sal_rational_sign (self) < 0 ? -result : result;

  mpq_clears (value, power, NULL);
  mpz_clear (quotient);

  return result;
}
