/* sal-expression-arithmetic.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression-arithmetic.h"

#include <math.h>
#include <string.h>

#include "sal-date.h"
#include "sal-rate.h"

/* What the operators and functions of expressions compute, apart from trees: the evaluator and the
 * functions given to SQL both call these, so that they agree. */

/**
 * sal_expression_integer_of:
 * @number: a number
 * @integer: (out): @number rounded, half away from zero
 *
 * Rounds a number to an integer.
 *
 * Returns: %FALSE if it does not fit
 */
gboolean
sal_expression_integer_of (double number, gint64 *integer)
{
  double rounded = round (number);

  if (!(rounded >= -9223372036854775808.0 && rounded < 9223372036854775808.0))
    return FALSE;
  *integer = (gint64) rounded;

  return TRUE;
}

static double
power_of_ten (int exponent)
{
  double power = 1;

  for (; exponent > 0; exponent--)
    power *= 10;

  return power;
}

/**
 * sal_expression_money_of:
 * @number: a number of major units
 * @digits: the currency's decimals
 * @money: (out): minor units, rounded half away from zero
 *
 * Takes a number as an amount of money.
 *
 * Returns: %FALSE if it does not fit
 */
gboolean
sal_expression_money_of (double number, int digits, gint64 *money)
{
  return sal_expression_integer_of (number * power_of_ten (digits), money);
}

/* numerator ÷ denominator, half away from zero */
static gboolean
divide_exactly (__int128 numerator, __int128 denominator, gint64 *result)
{
  gboolean negative = (numerator < 0) != (denominator < 0);
  __int128 quotient;

  if (denominator == 0)
    return FALSE;
  numerator = numerator < 0 ? -numerator : numerator;
  denominator = denominator < 0 ? -denominator : denominator;
  quotient = (numerator + denominator / 2) / denominator;
  quotient = negative ? -quotient : quotient;
  if (quotient > G_MAXINT64 || quotient < G_MININT64)
    return FALSE;
  *result = (gint64) quotient;

  return TRUE;
}

/**
 * sal_expression_multiply_by_rate:
 * @amount: minor units
 * @rate: a scaled rate
 * @result: (out): @amount × @rate, rounded half away from zero
 *
 * Multiplies money by a rate, exactly up to the rounding.
 *
 * Returns: %FALSE if it does not fit
 */
gboolean
sal_expression_multiply_by_rate (gint64 amount, gint64 rate, gint64 *result)
{
  return divide_exactly ((__int128) amount * rate, SAL_RATE_ONE, result);
}

/**
 * sal_expression_divide_by_rate:
 * @amount: minor units
 * @rate: a scaled rate
 * @result: (out): @amount ÷ @rate, rounded half away from zero
 *
 * Divides money by a rate, exactly up to the rounding.
 *
 * Returns: %FALSE if @rate is 0 or the result does not fit
 */
gboolean
sal_expression_divide_by_rate (gint64 amount, gint64 rate, gint64 *result)
{
  return divide_exactly ((__int128) amount * SAL_RATE_ONE, rate, result);
}

/**
 * sal_expression_round_number:
 * @number: a number
 * @decimals: the decimals to keep, 0 to 9
 *
 * Rounds half away from zero, by the number's binary value.
 *
 * Returns: the rounded number
 */
double
sal_expression_round_number (double number, int decimals)
{
  double power = power_of_ten (decimals);
  double scaled = number * power;

  return fabs (scaled) < 4503599627370496.0 ? round (scaled) / power : number;
}

/**
 * sal_expression_round_money:
 * @amount: minor units
 * @digits: the currency's decimals
 * @decimals: the decimals of major units to keep
 *
 * Rounds money half away from zero.
 *
 * Returns: the rounded amount; @amount where rounding would not fit
 */
gint64
sal_expression_round_money (gint64 amount, int digits, int decimals)
{
  gint64 unit = 1, units;

  for (; digits > decimals; digits--)
    unit *= 10;
  if (!divide_exactly (amount, unit, &units) || __builtin_mul_overflow (units, unit, &units))
    return amount;

  return units;
}

/**
 * sal_expression_date_plus:
 * @day: a day
 * @days: days to add, rounded to whole ones
 * @result: (out): the day so many days later
 *
 * Adds days to a day.
 *
 * Returns: %FALSE if the result is not in the years 1 to 9999
 */
gboolean
sal_expression_date_plus (gint32 day, double days, gint32 *result)
{
  char buffer[SAL_DATE_BUFFER];
  gint64 sum;

  if (!(fabs (days) < 1e8) || !sal_expression_integer_of (days, &sum))
    return FALSE;
  *result = (gint32) (day + sum);

  return *sal_date_write_iso (*result, buffer) != '\0';
}

/**
 * sal_expression_fiscal_part:
 * @function: %SAL_EXPRESSION_FUNCTION_YEAR, `_QUARTER` or `_MONTH`
 * @calendar: a fiscal calendar
 * @day: a day
 *
 * Tells the fiscal year, quarter (1 to 4) or month (1 to 12) of a day.
 *
 * Returns: the number
 */
int
sal_expression_fiscal_part (SalExpressionFunction function,
                            const SalFiscalCalendar *calendar,
                            gint32 day)
{
  SalPeriodUnit unit = function == SAL_EXPRESSION_FUNCTION_QUARTER ? SAL_PERIOD_QUARTER
                       : function == SAL_EXPRESSION_FUNCTION_MONTH ? SAL_PERIOD_MONTH
                                                                   : SAL_PERIOD_YEAR;
  SalPeriod period = sal_fiscal_calendar_period_of (calendar, day, unit);

  return unit == SAL_PERIOD_YEAR ? period.year : period.index + 1;
}

/* Text */

static gboolean
match_folded (SalExpressionOperation operation, const char *text, const char *part)
{
  switch (operation)
    {
    case SAL_EXPRESSION_CONTAINS:
      return strstr (text, part) != NULL;
    case SAL_EXPRESSION_STARTS_WITH:
      return g_str_has_prefix (text, part);
    case SAL_EXPRESSION_ENDS_WITH:
    default:
      return g_str_has_suffix (text, part);
    }
}

/* @part is in lower case. */
static gboolean
match_ascii_at (const char *text, const char *part)
{
  for (; *part != '\0'; text++, part++)
    if (g_ascii_tolower (*text) != *part)
      return FALSE;

  return TRUE;
}

static gboolean
match_ascii (SalExpressionOperation operation, const char *text, const char *part)
{
  gsize length = strlen (text), part_length = strlen (part);

  if (part_length > length)
    return FALSE;
  if (operation == SAL_EXPRESSION_STARTS_WITH)
    return match_ascii_at (text, part);
  if (operation == SAL_EXPRESSION_ENDS_WITH)
    return match_ascii_at (text + length - part_length, part);

  for (gsize i = 0; i + part_length <= length; i++)
    if (match_ascii_at (text + i, part))
      return TRUE;

  return FALSE;
}

/**
 * sal_expression_fold_text:
 * @text: a text
 *
 * Folds text for comparing, as Unicode says: case folded, composed.
 *
 * Returns: (transfer full): the folded text
 */
char *
sal_expression_fold_text (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  /* A damaged file may hold anything. */
  valid = g_utf8_make_valid (text, -1);
  folded = g_utf8_casefold (valid, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

/**
 * sal_expression_match_text:
 * @operation: %SAL_EXPRESSION_CONTAINS, `_STARTS_WITH` or `_ENDS_WITH`
 * @text: a text
 * @folded_part: what may be in it, from [func@expression_fold_text]
 *
 * Compares text as the language does, whatever its case.
 *
 * Returns: %TRUE if the part is in @text at such a place
 */
gboolean
sal_expression_match_text (SalExpressionOperation operation,
                           const char *text,
                           const char *folded_part)
{
  g_autofree char *folded = NULL;

  /* Most text is ASCII, which folds to ASCII. */
  if (g_str_is_ascii (text))
    return g_str_is_ascii (folded_part) && match_ascii (operation, text, folded_part);

  folded = sal_expression_fold_text (text);

  return match_folded (operation, folded, folded_part);
}
