/* sal-text-number.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-text.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-currency.h"
#include "sal-decimal.h"
#include "sal-text-private.h"

#define RATE_DIGITS 9 /* of SAL_RATE_ONE */

typedef enum
{
  SYNTAX_CURRENCY = 1 << 0,
  SYNTAX_PERCENT = 1 << 1,
} Syntax;

/* A number with all that may stand around it. */
typedef struct
{
  SalDecimal decimal;
  gboolean negative;
  gboolean has_sign;
  gboolean has_parenthesis;
  gboolean is_closed;
  gboolean is_percent;
  gboolean has_magnitude;
  int magnitude;
  char code[SAL_CURRENCY_BUFFER]; /* empty if there is none */
  const char *symbol;
  const char *symbol_code;
} Number;

/* What a number is called when it is refused, by reason; each %s is the text. */
typedef struct
{
  const char *syntax;
  const char *overflow;
} Wording;

static const Wording integer_wording = {
  N_ ("\"%s\" is not a whole number (expected digits such as 1234)"),
  N_ ("\"%s\" is too large a whole number (expected at most 18 digits)"),
};
static const Wording double_wording = {
  N_ ("\"%s\" is not a number (expected one such as 1234.5)"),
  N_ ("\"%s\" is too large a number"),
};
static const Wording money_wording = {
  N_ ("\"%s\" is not an amount of money (expected one such as 1234.50 or $1,234.50)"),
  N_ ("\"%s\" is too large an amount of money"),
};
static const Wording rate_wording = {
  N_ ("\"%s\" is not a rate (expected one such as 27 % or 0.27)"),
  N_ ("\"%s\" is too large a rate"),
};

static gboolean
skip_minus (const char **p)
{
  static const char minus[] = "\xe2\x88\x92"; /* U+2212 */

  if (**p == '-')
    *p += 1;
  else if (strncmp (*p, minus, 3) == 0)
    *p += 3;
  else
    return FALSE;

  return TRUE;
}

static gsize
word_length (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalpha (text[length]))
    length++;

  return length;
}

/* Reads a code or symbol of a currency; the same may stand there twice, as in "$5 USD". */
static gboolean
read_currency (Number *number, const char **p)
{
  gsize length = word_length (*p);

  if (length == 3)
    {
      char code[SAL_CURRENCY_BUFFER] = {
        g_ascii_toupper ((*p)[0]), g_ascii_toupper ((*p)[1]), g_ascii_toupper ((*p)[2]), '\0'
      };

      if (sal_currency_is_valid (code))
        {
          if (number->code[0] != '\0' && strcmp (number->code, code) != 0)
            return FALSE;
          memcpy (number->code, code, sizeof code);
          *p += 3;
          return TRUE;
        }
    }

  if (number->symbol != NULL)
    return FALSE;

  number->symbol = sal_currency_find_symbol (*p, &length, &number->symbol_code);
  if (number->symbol == NULL)
    return FALSE;
  *p += length;

  return TRUE;
}

/* Reads the K, M or B of an abbreviated number. "T" is not read: it is a thousand to some and a
 * million millions to others. */
static gboolean
read_magnitude (Number *number, const char **p)
{
  static const struct
  {
    const char *word;
    int magnitude;
  } magnitudes[] = {
    { "k", 3 },   { "tsd", 3 }, { "m", 6 },  { "mn", 6 },
    { "mio", 6 }, { "b", 9 },   { "bn", 9 }, { "mrd", 9 },
  };
  gsize length = word_length (*p);

  if (number->has_magnitude || length == 0)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (magnitudes); i++)
    {
      if (strlen (magnitudes[i].word) != length ||
          g_ascii_strncasecmp (magnitudes[i].word, *p, length) != 0)
        continue;

      number->has_magnitude = TRUE;
      number->magnitude = magnitudes[i].magnitude;
      *p += length;
      if (length == 3 && **p == '.')
        *p += 1;
      return TRUE;
    }

  return FALSE;
}

static gboolean
starts_number (const char *p)
{
  return g_ascii_isdigit (*p) || ((*p == '.' || *p == ',') && g_ascii_isdigit (p[1]));
}

static gboolean
read_before (Number *number, const char **text, Syntax syntax)
{
  const char *p = sal_text_skip_space (*text);

  for (; !starts_number (p); p = sal_text_skip_space (p))
    {
      if (*p == '(' && !number->has_parenthesis)
        {
          number->has_parenthesis = number->negative = TRUE;
          p++;
        }
      else if (!number->has_sign && skip_minus (&p))
        number->has_sign = number->negative = TRUE;
      else if (!number->has_sign && *p == '+')
        {
          number->has_sign = TRUE;
          p++;
        }
      else if ((syntax & SYNTAX_CURRENCY) == 0 || !read_currency (number, &p))
        return FALSE;
    }

  *text = p;

  return TRUE;
}

static gboolean
read_after (Number *number, const char *text, Syntax syntax)
{
  const char *p = sal_text_skip_space (text);

  for (; *p != '\0'; p = sal_text_skip_space (p))
    {
      if (*p == ')' && number->has_parenthesis && !number->is_closed)
        {
          number->is_closed = TRUE;
          p++;
        }
      else if (*p == '%' && (syntax & SYNTAX_PERCENT) != 0 && !number->is_percent)
        {
          number->is_percent = TRUE;
          p++;
        }
      else if (!number->has_sign && !number->has_parenthesis && skip_minus (&p))
        number->has_sign = number->negative = TRUE;
      else if ((syntax & SYNTAX_CURRENCY) != 0 && read_currency (number, &p))
        continue;
      else if (!read_magnitude (number, &p))
        return FALSE;
    }

  return number->has_parenthesis == number->is_closed;
}

/* Reads a number and all around it, but does not decide on its separators. */
static SalDecimalResult
scan_number (Number *number, const char *text, Syntax syntax)
{
  SalDecimalResult result;

  memset (number, 0, sizeof *number);

  if (!read_before (number, &text, syntax))
    return SAL_DECIMAL_SYNTAX;
  result = sal_decimal_scan (&number->decimal, &text);
  if (result != SAL_DECIMAL_READ)
    return result;
  if (!read_after (number, text, syntax))
    return SAL_DECIMAL_SYNTAX;

  number->decimal.exponent += number->magnitude;

  return SAL_DECIMAL_READ;
}

static gboolean
refuse_number (GError **error, SalDecimalResult result, const Wording *wording, const char *text)
{
  const char *format = wording->syntax;

  if (result == SAL_DECIMAL_GROUPS)
    format = N_ ("\"%s\" has a separator that neither groups by thousands nor is the decimal mark "
                 "(expected one such as 1,234.50 or 1.234,50)");
  else if (result == SAL_DECIMAL_AMBIGUOUS)
    format = N_ ("\"%s\" can be read with decimals or with thousands (expected the decimal mark to "
                 "be chosen)");

  return sal_text_refuse (error, SAL_ERROR_VALUE, _ (format), text);
}

/* Reads a number that has no currency around it. */
static gboolean
read_number (Number *number,
             const char *text,
             SalDecimalMark mark,
             Syntax syntax,
             gboolean three_decimals,
             const Wording *wording,
             GError **error)
{
  SalDecimalResult result;

  if (sal_decimal_scan_plain (&number->decimal, text, mark, &number->negative))
    {
      number->is_percent = FALSE;
      return TRUE;
    }

  result = scan_number (number, text, syntax);
  if (result == SAL_DECIMAL_READ)
    result =
        sal_decimal_resolve (&number->decimal, mark, three_decimals || number->has_magnitude, NULL);
  if (result != SAL_DECIMAL_READ)
    return refuse_number (error, result, wording, text);

  return TRUE;
}

/* The currency of a number, from its code, its symbol or @default_currency; NULL if they disagree
 * or the symbol says too little. */
static const char *
decide_currency (const Number *number, const char *default_currency)
{
  if (number->code[0] != '\0')
    {
      if (number->symbol != NULL &&
          !sal_currency_uses_symbol (number->code, number->symbol, strlen (number->symbol)))
        return NULL;
      return number->code;
    }

  if (number->symbol == NULL)
    return default_currency != NULL ? default_currency : "";
  if (sal_currency_uses_symbol (default_currency, number->symbol, strlen (number->symbol)))
    return default_currency;

  return number->symbol_code;
}

/**
 * sal_text_to_integer:
 * @text: a text
 * @mark: the decimal mark, which tells what groups thousands
 * @value: (out): the number
 * @error: return location for a #GError
 *
 * Reads a whole number: "1234", "1,234", "1 234", "(120)", "120-", "1.2M", "1.5E+06".
 *
 * Raises %SAL_ERROR_VALUE if @text is not a whole number and %SAL_ERROR_OVERFLOW if it does not
 * fit.
 *
 * Returns: %FALSE if @error is set; then @value is not
 */
gboolean
sal_text_to_integer (const char *text, SalDecimalMark mark, gint64 *value, GError **error)
{
  Number number;
  gboolean rounded;
  gint64 parsed;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!read_number (&number, text, mark, 0, FALSE, &integer_wording, error))
    return FALSE;
  if (!sal_decimal_to_scaled (&number.decimal, number.negative, 0, &parsed, &rounded))
    return sal_text_refuse (error, SAL_ERROR_OVERFLOW, _ (integer_wording.overflow), text);
  if (rounded)
    return sal_text_refuse (error, SAL_ERROR_VALUE, _ (integer_wording.syntax), text);

  *value = parsed;

  return TRUE;
}

/**
 * sal_text_to_double:
 * @text: a text
 * @mark: the decimal mark
 * @value: (out): the number
 * @error: return location for a #GError
 *
 * Reads a number: "1,234.5", "-0.5", "(0.5)", "1.2M", "1.5E+06".
 *
 * With %SAL_DECIMAL_ANY "1,234" is a thousand and more, and "1.234" is refused.
 *
 * Raises %SAL_ERROR_VALUE if @text is not a number and %SAL_ERROR_OVERFLOW if it does not fit.
 *
 * Returns: %FALSE if @error is set; then @value is not
 */
gboolean
sal_text_to_double (const char *text, SalDecimalMark mark, double *value, GError **error)
{
  Number number;
  double parsed;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!read_number (&number, text, mark, 0, TRUE, &double_wording, error))
    return FALSE;

  parsed = sal_decimal_to_double (&number.decimal, number.negative);
  if (isinf (parsed))
    return sal_text_refuse (error, SAL_ERROR_OVERFLOW, _ (double_wording.overflow), text);

  *value = parsed;

  return TRUE;
}

/**
 * sal_text_to_money:
 * @text: a text
 * @mark: the decimal mark
 * @default_currency: (nullable): the currency where @text names none, and which of those that
 *   share a symbol is meant: "$" is Canadian if this is
 * @amount: (out): the amount in minor units of the currency
 * @currency: (out caller-allocates) (array fixed-size=4) (optional): the currency; empty if none is
 *   known
 * @error: return location for a #GError
 *
 * Reads an amount of money: "1234.5", "$1,234.50", "1.234,50 €", "CHF 1'234.50", "(120)", "-12",
 * "12-", "1.2M", "US$ 5". More decimals than the currency has are rounded, halves away from zero.
 *
 * With %SAL_DECIMAL_ANY "1.234" is a thousand and more, unless the currency has three decimals:
 * then it is refused.
 *
 * Raises %SAL_ERROR_VALUE if @text is not an amount or its currency cannot be told ("kr", or "€5
 * USD"), and %SAL_ERROR_OVERFLOW if it does not fit.
 *
 * Returns: %FALSE if @error is set; then nothing else is
 */
gboolean
sal_text_to_money (const char *text,
                   SalDecimalMark mark,
                   const char *default_currency,
                   gint64 *amount,
                   char currency[4],
                   GError **error)
{
  Number number;
  SalDecimalResult result;
  const char *code = default_currency != NULL ? default_currency : "";
  gboolean rounded;
  int digits;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (amount != NULL, FALSE);

  if (sal_decimal_scan_plain (&number.decimal, text, mark, &number.negative))
    {
      digits = sal_currency_digits (code);
    }
  else
    {
      result = scan_number (&number, text, SYNTAX_CURRENCY);
      if (result != SAL_DECIMAL_READ)
        return refuse_number (error, result, &money_wording, text);

      code = decide_currency (&number, default_currency);
      if (code == NULL)
        return sal_text_refuse (error,
                                SAL_ERROR_VALUE,
                                _ ("\"%s\" does not say which currency it is in (expected one code "
                                   "such as USD)"),
                                text);

      digits = sal_currency_digits (code);
      result =
          sal_decimal_resolve (&number.decimal, mark, digits >= 3 || number.has_magnitude, NULL);
      if (result != SAL_DECIMAL_READ)
        return refuse_number (error, result, &money_wording, text);
    }

  if (!sal_decimal_to_scaled (&number.decimal, number.negative, digits, amount, &rounded))
    return sal_text_refuse (error, SAL_ERROR_OVERFLOW, _ (money_wording.overflow), text);

  if (currency != NULL)
    g_strlcpy (currency, code, SAL_CURRENCY_BUFFER);

  return TRUE;
}

/**
 * sal_text_to_rate:
 * @text: a text
 * @mark: the decimal mark
 * @scaled: (out): the rate, in units of 1 / %SAL_RATE_ONE, halves rounded away from zero
 * @error: return location for a #GError
 *
 * Reads a rate: "27 %" and "0.27" are the same; without a percent sign 27 is twenty-seven.
 *
 * With %SAL_DECIMAL_ANY "1,234" is a thousand and more, and "1.234" is refused.
 *
 * Raises %SAL_ERROR_VALUE if @text is not a rate and %SAL_ERROR_OVERFLOW if it does not fit.
 *
 * Returns: %FALSE if @error is set; then @scaled is not
 */
gboolean
sal_text_to_rate (const char *text, SalDecimalMark mark, gint64 *scaled, GError **error)
{
  Number number;
  gboolean rounded;
  int digits = RATE_DIGITS;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (scaled != NULL, FALSE);

  if (!read_number (&number, text, mark, SYNTAX_PERCENT, TRUE, &rate_wording, error))
    return FALSE;
  if (number.is_percent)
    digits -= 2;
  if (!sal_decimal_to_scaled (&number.decimal, number.negative, digits, scaled, &rounded))
    return sal_text_refuse (error, SAL_ERROR_OVERFLOW, _ (rate_wording.overflow), text);

  return TRUE;
}

/**
 * sal_text_decimal_mark_of_locale:
 *
 * Returns: the mark that numbers for people are written with
 */
SalDecimalMark
sal_text_decimal_mark_of_locale (void)
{
  return strcmp (localeconv ()->decimal_point, ",") == 0 ? SAL_DECIMAL_COMMA : SAL_DECIMAL_POINT;
}

/**
 * sal_text_guess_decimal_mark:
 * @samples: (array length=n_samples): cells of one column
 * @n_samples: how many there are
 * @mark: (out): the decimal mark
 *
 * Tells the decimal mark of a column of numbers, amounts or rates from those cells that have only
 * one reading. If no cell says anything it is the point where commas may group ("1,234"), and else
 * %SAL_DECIMAL_ANY. Blank cells do not count.
 *
 * Returns: %FALSE if a cell is not a number or cells contradict each other; then @mark is not set
 */
gboolean
sal_text_guess_decimal_mark (const char *const *samples, gsize n_samples, SalDecimalMark *mark)
{
  gboolean seen_point = FALSE, seen_comma = FALSE, seen_group = FALSE, seen_ambiguous = FALSE;

  g_return_val_if_fail (samples != NULL || n_samples == 0, FALSE);
  g_return_val_if_fail (mark != NULL, FALSE);

  for (gsize i = 0; i < n_samples; i++)
    {
      Number number;
      SalDecimalResult result;
      SalDecimalMark seen;
      const SalDecimal *decimal = &number.decimal;

      if (samples[i] == NULL || *sal_text_skip_space (samples[i]) == '\0')
        continue;
      if (scan_number (&number, samples[i], SYNTAX_CURRENCY | SYNTAX_PERCENT) != SAL_DECIMAL_READ)
        return FALSE;

      result = sal_decimal_resolve (&number.decimal, SAL_DECIMAL_ANY, TRUE, &seen);
      if (result == SAL_DECIMAL_AMBIGUOUS)
        seen_ambiguous = TRUE;
      else if (result != SAL_DECIMAL_READ)
        return FALSE;
      else if (seen == SAL_DECIMAL_POINT && decimal->n_separators == 1 &&
               decimal->separators[0].kind == ',')
        seen_group = TRUE;
      else if (seen != SAL_DECIMAL_ANY)
        *(seen == SAL_DECIMAL_POINT ? &seen_point : &seen_comma) = TRUE;
    }

  if (seen_point && seen_comma)
    return FALSE;

  if (seen_point || (seen_group && !seen_comma && !seen_ambiguous))
    *mark = SAL_DECIMAL_POINT;
  else if (seen_comma)
    *mark = SAL_DECIMAL_COMMA;
  else
    *mark = SAL_DECIMAL_ANY;

  return TRUE;
}

/**
 * sal_text_from_double:
 * @value: a finite number
 *
 * Writes a number with a decimal point and the fewest digits that read back as the same number:
 * what files and JSON carry.
 *
 * Returns: (transfer full): the text
 */
char *
sal_text_from_double (double value)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (text, sizeof text, formats[i], value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }

  return g_strdup (text);
}
