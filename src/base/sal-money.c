/* sal-money.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-money.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "sal-rate.h"

#define MINUS          "\xe2\x88\x92" /* U+2212 */
#define NO_BREAK_SPACE "\xc2\xa0"     /* U+00A0 */

static double
power_of_ten (int exponent)
{
  static const double powers[] = { 1, 10, 100, 1000, 10000 };

  return powers[exponent];
}

/* Puts the symbol of @currency where the locale has it; @number is localized, maybe negative. */
static char *
add_symbol (const char *number, const char *currency)
{
  const struct lconv *locale = localeconv ();
  const char *symbol = sal_currency_symbol (currency);
  const char *sign = "", *space = "";

  if (g_str_has_prefix (number, MINUS))
    {
      sign = MINUS;
      number += strlen (MINUS);
    }

  if (locale->p_cs_precedes == 0)
    return g_strconcat (sign, number, NO_BREAK_SPACE, symbol, NULL);

  /* CHF1,234.50 would be one word; in "C", which says CHAR_MAX, a real symbol is not set off. */
  if (locale->p_sep_by_space == 1 ||
      (*symbol != '\0' && g_ascii_isalpha (symbol[strlen (symbol) - 1])))
    space = NO_BREAK_SPACE;

  return g_strconcat (sign, symbol, space, number, NULL);
}

/**
 * sal_money_add:
 * @one: an amount
 * @other: another amount of the same currency
 * @sum: (out): the sum
 *
 * Adds two amounts.
 *
 * Returns: %FALSE on overflow, and then @sum is not set
 */
gboolean
sal_money_add (gint64 one, gint64 other, gint64 *sum)
{
  gint64 result;

  g_return_val_if_fail (sum != NULL, FALSE);

  if (__builtin_add_overflow (one, other, &result))
    return FALSE;

  *sum = result;

  return TRUE;
}

/**
 * sal_money_to_text:
 * @amount: an amount in minor units
 * @currency: its currency
 *
 * Writes the exact decimal text of an amount, with all decimals of the currency and no separators:
 * what files and JSON carry, in every locale.
 *
 * Returns: (transfer full): the text, "-1234.50"
 */
char *
sal_money_to_text (gint64 amount, const char *currency)
{
  char buffer[SAL_NUMBER_BUFFER];

  return g_strdup (sal_number_write (amount, sal_currency_digits (currency), buffer));
}

/**
 * sal_money_format:
 * @amount: an amount in minor units
 * @currency: its currency
 *
 * Writes an amount for people, by the locale, with all decimals of the currency and its symbol.
 *
 * Returns: (transfer full): the text, "$1,234.50"
 */
char *
sal_money_format (gint64 amount, const char *currency)
{
  char buffer[SAL_NUMBER_BUFFER];
  g_autofree char *number = NULL;

  g_return_val_if_fail (currency != NULL, NULL);

  number = sal_number_localize (sal_number_write (amount, sal_currency_digits (currency), buffer));

  return add_symbol (number, currency);
}

/**
 * sal_money_format_short:
 * @amount: an amount in minor units
 * @currency: its currency
 *
 * Writes an amount for tiles and axes: abbreviated as [func@number_abbreviate] does, in whole units
 * below a thousand, and with the currency's decimals below a hundred unless they are zero.
 *
 * Returns: (transfer full): the text: "$1.2 M", "$950", "$12.50"
 */
char *
sal_money_format_short (gint64 amount, const char *currency)
{
  g_autofree char *number = NULL;
  double unit, value;
  int digits;

  g_return_val_if_fail (currency != NULL, NULL);

  digits = sal_currency_digits (currency);
  unit = power_of_ten (digits);
  value = (double) amount / unit;

  number = sal_number_abbreviate (value);
  if (number == NULL)
    {
      gboolean whole = ABS (value) >= 100 || amount % (gint64) unit == 0;

      number = sal_number_format (value, whole ? 0 : digits);
    }

  return add_symbol (number, currency);
}

char *
sal_money_format_whole (gint64 amount, const char *currency)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (currency != NULL, NULL);

  number = sal_number_format (
      round ((double) amount / power_of_ten (sal_currency_digits (currency))), 0);

  return add_symbol (number, currency);
}

/**
 * sal_money_convert:
 * @amount: an amount in minor units of @from
 * @from: the currency it is in
 * @to: the currency wanted
 * @scaled_rate: what one of @from costs in @to, in units of 1 / %SAL_RATE_ONE
 * @result: (out): the amount in minor units of @to, halves rounded away from zero
 *
 * Converts an amount, exactly but for the one rounding at the end.
 *
 * Returns: %FALSE on overflow, and then @result is not set
 */
gboolean
sal_money_convert (
    gint64 amount, const char *from, const char *to, gint64 scaled_rate, gint64 *result)
{
  SalRate rate = { scaled_rate, SAL_RATE_ONE };
  int shift;

  g_return_val_if_fail (result != NULL, FALSE);

  /* Minor units have at most four decimals, so the denominator stays a whole number. */
  shift = sal_currency_digits (to) - sal_currency_digits (from);
  for (; shift > 0; shift--)
    rate.denominator /= 10;
  for (; shift < 0; shift++)
    rate.denominator *= 10;

  return sal_rate_apply (rate, amount, result);
}
