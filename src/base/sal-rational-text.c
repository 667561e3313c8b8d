/* sal-rational-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-rational-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-text-private.h"

#define DECIMALS_MAX 18 /* of what is written with a point and not as a ratio */

/* Appends the digits at @text to @digits and returns where they end: @text itself if there are
 * none. */
static const char *
read_digits (const char *text, GString *digits)
{
  gsize length = strspn (text, "0123456789");

  g_string_append_len (digits, text, (gssize) length);

  return text + length;
}

/* Reads what follows the whole part of the numerator: decimals and a percent sign, or a
 * denominator. Sets @denominator, and returns NULL where something else stands there. */
static const char *
read_rest (const char *text, GString *numerator, mpz_t denominator)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *start = sal_text_skip_space (text), *end;

  if (*start == '/')
    {
      start = sal_text_skip_space (start + 1);
      end = read_digits (start, digits);
      if (end == start)
        return NULL;
      mpz_set_str (denominator, digits->str, 10);
      return end;
    }

  end = text;
  mpz_set_ui (denominator, 1);
  if (*text == '.')
    {
      end = read_digits (text + 1, digits);
      if (end == text + 1)
        return NULL;
      g_string_append (numerator, digits->str);
      mpz_ui_pow_ui (denominator, 10, digits->len);
    }

  start = sal_text_skip_space (end);
  if (*start != '%')
    return end;
  mpz_mul_ui (denominator, denominator, 100);

  return start + 1;
}

/* Reads all of @text; a denominator may be 0 yet. */
static gboolean
read_text (const char *text, mpq_t value)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *start = sal_text_skip_space (text), *end;

  if (*start == '-')
    {
      g_string_append_c (digits, '-');
      start++;
    }
  end = read_digits (start, digits);
  if (end == start)
    return FALSE;
  end = read_rest (end, digits, mpq_denref (value));
  if (end == NULL || *sal_text_skip_space (end) != '\0')
    return FALSE;

  return mpz_set_str (mpq_numref (value), digits->str, 10) == 0;
}

/**
 * sal_rational_from_text:
 * @text: a text
 * @self: (inout): where to put the number
 * @error: return location for a #GError
 *
 * Reads an exact number as files and JSON carry it, whatever the locale: "0.0765", "7.65 %",
 * "-12.5", "65000/850000". There is no limit to its digits.
 *
 * Raises %SAL_ERROR_VALUE if @text is no such number or would divide by 0.
 *
 * Returns: %FALSE if @error is set; then @self is as it was
 */
gboolean
sal_rational_from_text (const char *text, SalRational *self, GError **error)
{
  mpq_t value;
  gboolean is_number;

  g_return_val_if_fail (text != NULL && self != NULL, FALSE);

  mpq_init (value);
  is_number = read_text (text, value);
  if (!is_number || mpz_sgn (mpq_denref (value)) == 0)
    {
      mpq_clear (value);
      return sal_text_refuse (
          error,
          SAL_ERROR_VALUE,
          is_number ? _ ("\"%s\" divides by zero (expected a denominator of 1 or more)")
                    : _ ("\"%s\" is not an exact number (expected one such as 0.0765, "
                         "65000/850000 or 7.65 %)"),
          text);
    }

  mpq_canonicalize (value);
  sal_rational_take_mpq (self, value);

  return TRUE;
}

/* How many decimals a number of that denominator, in lowest terms, has: -1 for those that do not
 * end, or only after DECIMALS_MAX. */
static int
count_decimals (mpz_srcptr denominator)
{
  guint64 power = 1;

  for (int n = 0; n <= DECIMALS_MAX; n++, power *= 10)
    if (mpz_cmp_ui (denominator, power) <= 0 && power % mpz_get_ui (denominator) == 0)
      return n;

  return -1;
}

/* The digits of a whole number, the last of them behind a point. */
static char *
write_decimal (mpz_srcptr scaled, int decimals)
{
  g_autofree char *digits = g_malloc (mpz_sizeinbase (scaled, 10) + 2);
  GString *text = g_string_new (NULL);
  const char *plain = mpz_get_str (digits, 10, scaled);

  if (*plain == '-')
    g_string_append_c (text, *plain++);
  for (int missing = decimals + 1 - (int) strlen (plain); missing > 0; missing--)
    g_string_append_c (text, '0');
  g_string_append (text, plain);
  if (decimals > 0)
    g_string_insert_c (text, (gssize) text->len - decimals, '.');

  return g_string_free (text, FALSE);
}

/**
 * sal_rational_to_text:
 * @self: a rational
 *
 * Writes a number exactly, so that sal_rational_from_text() reads the same one: "12", "-12.5" and
 * "0.0765" where at most 18 decimals are all there are, and else in lowest terms, "13/170".
 *
 * Returns: (transfer full): the text
 */
char *
sal_rational_to_text (const SalRational *self)
{
  mpq_t value;
  char *text;
  int decimals;

  g_return_val_if_fail (self != NULL, NULL);

  sal_rational_get_mpq (self, value);
  decimals = count_decimals (mpq_denref (value));
  if (decimals >= 0)
    {
      mpz_t scaled;

      mpz_init (scaled);
      mpz_ui_pow_ui (scaled, 10, (unsigned long) decimals);
      mpz_divexact (scaled, scaled, mpq_denref (value));
      mpz_mul (scaled, scaled, mpq_numref (value));
      text = write_decimal (scaled, decimals);
      mpz_clear (scaled);
    }
  else
    {
      text = g_malloc (mpz_sizeinbase (mpq_numref (value), 10) +
                       mpz_sizeinbase (mpq_denref (value), 10) + 3);
      mpq_get_str (text, 10, value);
    }
  mpq_clear (value);

  return text;
}
