/* sal-decimal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-decimal.h"

#include <string.h>

#include "sal-text-private.h"

#define SIGNIFICANT_DIGITS 19 /* as many as a guint64 always holds */
#define EXPONENT_MAX       9999

static const guint64 powers_of_ten[] = {
  G_GUINT64_CONSTANT (1),
  G_GUINT64_CONSTANT (10),
  G_GUINT64_CONSTANT (100),
  G_GUINT64_CONSTANT (1000),
  G_GUINT64_CONSTANT (10000),
  G_GUINT64_CONSTANT (100000),
  G_GUINT64_CONSTANT (1000000),
  G_GUINT64_CONSTANT (10000000),
  G_GUINT64_CONSTANT (100000000),
  G_GUINT64_CONSTANT (1000000000),
  G_GUINT64_CONSTANT (10000000000),
  G_GUINT64_CONSTANT (100000000000),
  G_GUINT64_CONSTANT (1000000000000),
  G_GUINT64_CONSTANT (10000000000000),
  G_GUINT64_CONSTANT (100000000000000),
  G_GUINT64_CONSTANT (1000000000000000),
  G_GUINT64_CONSTANT (10000000000000000),
  G_GUINT64_CONSTANT (100000000000000000),
  G_GUINT64_CONSTANT (1000000000000000000),
  G_GUINT64_CONSTANT (10000000000000000000),
};

static inline void
add_digit (SalDecimal *self, char digit)
{
  if (self->n_digits == 0)
    self->leading_zero = digit == '0';
  self->n_digits++;

  if (self->mantissa < powers_of_ten[SIGNIFICANT_DIGITS - 1])
    {
      self->mantissa = self->mantissa * 10 + (guint64) (digit - '0');
    }
  else
    {
      self->n_dropped++;
      self->inexact |= digit != '0';
    }
}

/* Finds which separator @text begins with, if any, and where it ends. Apostrophes and spaces are
 * separators only between two digits. */
static char
find_separator (const char *text, const char **end)
{
  const char *after = NULL;
  char kind = ' ';

  if (*text == '.' || *text == ',')
    {
      *end = text + 1;
      return *text;
    }

  if (*text == '\0')
    return '\0';

  if (*text == '\'')
    {
      kind = '\'';
      after = text + 1;
    }
  else if (strncmp (text, "\xe2\x80\x99", 3) == 0) /* U+2019 */
    {
      kind = '\'';
      after = text + 3;
    }
  else if (*text == ' ' || (*text & 0x80) != 0)
    {
      after = sal_text_skip_space (text);
    }

  if (after == NULL || after == text || !g_ascii_isdigit (*after))
    return '\0';

  *end = after;

  return kind;
}

static void
scan_exponent (SalDecimal *self, const char **text)
{
  const char *p = *text;
  gboolean negative;
  int exponent = 0;

  if (*p != 'e' && *p != 'E')
    return;
  p++;
  negative = *p == '-';
  if (*p == '-' || *p == '+')
    p++;
  if (!g_ascii_isdigit (*p))
    return;

  for (; g_ascii_isdigit (*p); p++)
    exponent = MIN (exponent * 10 + (*p - '0'), EXPONENT_MAX);

  self->has_exponent = TRUE;
  self->exponent = negative ? -exponent : exponent;
  *text = p;
}

/**
 * sal_decimal_scan: (skip)
 * @self: (out caller-allocates): a decimal number
 * @text: (inout): a text that begins with a digit or separator; is moved behind the number
 *
 * Reads digits and whatever may separate them, and an exponent, without deciding yet what the
 * separators mean.
 *
 * Returns: how that went
 */
SalDecimalResult
sal_decimal_scan (SalDecimal *self, const char **text)
{
  const char *p = *text, *end;
  char kind;

  self->mantissa = 0;
  self->n_digits = self->n_dropped = self->exponent = self->n_separators = 0;
  self->inexact = self->leading_zero = self->has_exponent = FALSE;

  for (;;)
    {
      if (g_ascii_isdigit (*p))
        {
          add_digit (self, *p++);
          continue;
        }
      if ((kind = find_separator (p, &end)) == '\0')
        break;
      if (self->n_separators == SAL_DECIMAL_MAX_SEPARATORS)
        return SAL_DECIMAL_GROUPS;

      self->separators[self->n_separators].kind = kind;
      self->separators[self->n_separators].at = self->n_digits;
      self->n_separators++;
      p = end;
    }

  if (self->n_digits == 0)
    return SAL_DECIMAL_SYNTAX;

  scan_exponent (self, &p);
  *text = p;

  return SAL_DECIMAL_READ;
}

/**
 * sal_decimal_scan_plain: (skip)
 * @self: (out caller-allocates): a decimal number
 * @text: a text
 * @mark: the decimal mark
 * @negative: (out): whether there is a minus
 *
 * Reads and resolves what almost every cell is: at most 18 digits, maybe a minus before and a point
 * and one or two decimals behind, and nothing else.
 *
 * Returns: %FALSE if the text has to be read with care
 */
gboolean
sal_decimal_scan_plain (SalDecimal *self, const char *text, SalDecimalMark mark, gboolean *negative)
{
  const char *p = text, *first, *point = NULL;
  guint64 mantissa = 0;

  *negative = *p == '-';
  if (*negative)
    p++;

  first = p;
  while (g_ascii_isdigit (*p))
    mantissa = mantissa * 10 + (guint64) (*p++ - '0');

  if (*p == '.' && mark != SAL_DECIMAL_COMMA && p > first)
    {
      for (point = p++; g_ascii_isdigit (*p) && p - point <= 2; p++)
        mantissa = mantissa * 10 + (guint64) (*p - '0');
    }

  if (*p != '\0' || p == first || p - first > SIGNIFICANT_DIGITS - 1 ||
      (point != NULL && p - point == 1))
    return FALSE;

  self->mantissa = mantissa;
  self->exponent = point != NULL ? (int) (point + 1 - p) : 0;
  self->inexact = FALSE;

  return TRUE;
}

/* Tells the decimal mark of separators that all are '.' or ',' where none is said. */
static SalDecimalResult
guess_mark (const SalDecimal *self, gboolean three_decimals, char *mark)
{
  int last = self->n_separators - 1, n_same = 0;
  char kind = self->separators[last].kind;
  int before = self->separators[last].at, after = self->n_digits - before;

  *mark = '\0';

  /* Spaces and apostrophes only group; what is before them can neither be a decimal mark. */
  if (kind != '.' && kind != ',')
    return SAL_DECIMAL_READ;

  for (int i = 0; i <= last; i++)
    n_same += self->separators[i].kind == kind;

  if (n_same > 1)
    return SAL_DECIMAL_READ;

  /* 1,234 and 1.234: one separator that could group. 0.125, 1234.567 and 1.234E+06 could not. */
  if (last == 0 && after == 3 && before >= 1 && before <= 3 && !self->leading_zero &&
      !self->has_exponent)
    {
      if (kind == '.' && three_decimals)
        return SAL_DECIMAL_AMBIGUOUS;
      return SAL_DECIMAL_READ;
    }

  *mark = kind;

  return SAL_DECIMAL_READ;
}

/* Checks that the first @n separators group the first @n_digits digits by thousands, or by the
 * thousand and then by hundreds as in India. */
static gboolean
check_groups (const SalDecimal *self, int n, int n_digits)
{
  int first = self->separators[0].at;
  int size = 0;

  if (first < 1 || first > 3 || self->leading_zero || n_digits - self->separators[n - 1].at != 3)
    return FALSE;

  for (int i = 0; i < n; i++)
    {
      int length = i == 0 ? 0 : self->separators[i].at - self->separators[i - 1].at;

      if (self->separators[i].kind != self->separators[0].kind)
        return FALSE;
      if (i == 0)
        continue;
      if ((length != 2 && length != 3) || (size != 0 && length != size))
        return FALSE;
      size = length;
    }

  return size != 2 || first <= 2;
}

/**
 * sal_decimal_resolve: (skip)
 * @self: a decimal number
 * @mark: the decimal mark, or %SAL_DECIMAL_ANY to tell it from the number
 * @three_decimals: whether the number may have three decimals, so that 1.234 has two readings
 * @seen: (out) (optional): which mark the separators give evidence of; %SAL_DECIMAL_ANY if of none
 *
 * Decides which separator is the decimal mark, checks that the others group, and applies the
 * decimals to the exponent: then the number is mantissa × 10^exponent.
 *
 * Returns: how that went
 */
SalDecimalResult
sal_decimal_resolve (SalDecimal *self,
                     SalDecimalMark mark,
                     gboolean three_decimals,
                     SalDecimalMark *seen)
{
  char decimal = mark == SAL_DECIMAL_COMMA ? ',' : '.';
  int n_groups = self->n_separators, n_whole = self->n_digits;
  SalDecimalResult result;

  if (seen != NULL)
    *seen = SAL_DECIMAL_ANY;

  if (mark == SAL_DECIMAL_ANY && self->n_separators > 0)
    {
      result = guess_mark (self, three_decimals, &decimal);
      if (result != SAL_DECIMAL_READ)
        return result;
    }

  if (n_groups > 0 && self->separators[n_groups - 1].kind == decimal)
    n_whole = self->separators[--n_groups].at;
  for (int i = 0; i < n_groups; i++)
    {
      if (self->separators[i].kind == decimal)
        return SAL_DECIMAL_GROUPS;
    }
  if (n_groups > 0 && !check_groups (self, n_groups, n_whole))
    return SAL_DECIMAL_GROUPS;

  if (seen != NULL && n_groups < self->n_separators)
    *seen = decimal == '.' ? SAL_DECIMAL_POINT : SAL_DECIMAL_COMMA;
  else if (seen != NULL && n_groups > 0 && self->separators[0].kind == ',')
    *seen = SAL_DECIMAL_POINT;
  else if (seen != NULL && n_groups > 0 && self->separators[0].kind == '.')
    *seen = SAL_DECIMAL_COMMA;

  self->exponent += self->n_dropped - (self->n_digits - n_whole);

  return SAL_DECIMAL_READ;
}

/**
 * sal_decimal_to_scaled: (skip)
 * @self: a resolved decimal number
 * @negative: whether it is negative
 * @digits: the power of ten to multiply it by
 * @value: (out): the product as a whole number, halves rounded away from zero
 * @rounded: (out): whether anything but zeros was rounded away
 *
 * Makes a whole number exactly.
 *
 * Returns: %FALSE on overflow
 */
gboolean
sal_decimal_to_scaled (
    const SalDecimal *self, gboolean negative, int digits, gint64 *value, gboolean *rounded)
{
  int shift = self->exponent + digits;
  guint64 quotient = self->mantissa, rest = 0;

  if (shift > 0)
    {
      if (quotient != 0 && (shift >= (int) G_N_ELEMENTS (powers_of_ten) ||
                            __builtin_mul_overflow (quotient, powers_of_ten[shift], &quotient)))
        return FALSE;
    }
  else if (-shift >= (int) G_N_ELEMENTS (powers_of_ten))
    {
      /* Less than a half of the last digit, as the mantissa is below 2^64. */
      rest = quotient;
      quotient = 0;
    }
  else if (shift < 0)
    {
      guint64 divisor = powers_of_ten[-shift];

      rest = quotient % divisor;
      quotient /= divisor;
      if (rest >= divisor - rest)
        quotient++;
    }

  if (quotient > (guint64) G_MAXINT64 + (negative ? 1 : 0))
    return FALSE;

  *rounded = rest != 0 || self->inexact;
  *value = negative ? (gint64) (-quotient) : (gint64) quotient;

  return TRUE;
}

/**
 * sal_decimal_to_double: (skip)
 * @self: a resolved decimal number
 * @negative: whether it is negative
 *
 * Makes the nearest double of the first 19 significant digits.
 *
 * Returns: the double, infinite on overflow
 */
double
sal_decimal_to_double (const SalDecimal *self, gboolean negative)
{
  char buffer[48];
  double value;

  /* Both are exact doubles, so their quotient or product is rounded once: the fast path of
   * William D. Clinger, "How to read floating point numbers accurately" (1990). */
  if (self->mantissa < G_GUINT64_CONSTANT (1) << 53 && ABS (self->exponent) < 16)
    {
      value = (double) self->mantissa;
      if (self->exponent < 0)
        value /= (double) powers_of_ten[-self->exponent];
      else
        value *= (double) powers_of_ten[self->exponent];
    }
  else
    {
      g_snprintf (
          buffer, sizeof buffer, "%" G_GUINT64_FORMAT "e%d", self->mantissa, self->exponent);
      value = g_ascii_strtod (buffer, NULL);
    }

  return negative ? -value : value;
}
