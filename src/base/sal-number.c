/* sal-number.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-number.h"

#include <limits.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define MINUS          "\xe2\x88\x92" /* U+2212 */
#define NO_BREAK_SPACE "\xc2\xa0"     /* U+00A0 */
#define DECIMALS_MAX   15
#define DOUBLE_BUFFER  384 /* 309 digits of G_MAXDOUBLE, the decimals, sign, point and NUL */

typedef struct
{
  const char *decimal;
  const char *thousands;
  const char *grouping;
} Separators;

/* A locale without grouping ("C" above all) gets the grouping most people can read. */
static Separators
get_separators (void)
{
  const struct lconv *locale = localeconv ();
  Separators separators = { locale->decimal_point, locale->thousands_sep, locale->grouping };

  if (*separators.decimal == '\0' || !g_utf8_validate (separators.decimal, -1, NULL))
    separators.decimal = ".";
  if (*separators.thousands == '\0' || !g_utf8_validate (separators.thousands, -1, NULL) ||
      *separators.grouping == '\0' || *separators.grouping == CHAR_MAX)
    {
      separators.thousands = strcmp (separators.decimal, ".") == 0 ? "," : NO_BREAK_SPACE;
      separators.grouping = "\3";
    }

  return separators;
}

/* Appends @n_digits digits, grouped as localeconv(3) describes: sizes from the right, the last of
 * them repeating. */
static void
append_grouped (GString *text, const char *digits, gsize n_digits, const Separators *separators)
{
  gsize starts[DOUBLE_BUFFER];
  gsize n_starts = 0, end = n_digits;
  const char *size = separators->grouping;

  while (*size > 0 && *size != CHAR_MAX && end > (gsize) *size)
    {
      end -= (gsize) *size;
      starts[n_starts++] = end;
      if (size[1] != '\0')
        size++;
    }

  g_string_append_len (text, digits, (gssize) end);
  while (n_starts-- > 0)
    {
      gsize start = starts[n_starts];

      end = n_starts > 0 ? starts[n_starts - 1] : n_digits;
      g_string_append (text, separators->thousands);
      g_string_append_len (text, digits + start, (gssize) (end - start));
    }
}

/* Cuts zeros at the end of the decimals, and the point if none is left. */
static void
trim_zeros (char *plain)
{
  gsize length = strlen (plain);

  if (strchr (plain, '.') == NULL)
    return;

  while (plain[length - 1] == '0')
    length--;
  if (plain[length - 1] == '.')
    length--;
  plain[length] = '\0';
}

static const char *
write_double (double value, int decimals, char buffer[DOUBLE_BUFFER])
{
  char format[16];

  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, DECIMALS_MAX));
  g_ascii_formatd (buffer, DOUBLE_BUFFER, format, value);

  return buffer;
}

/**
 * sal_number_write:
 * @value: a whole number
 * @decimals: how many of its last digits are decimals, 0 to 15
 * @buffer: (array fixed-size=64): where to write
 *
 * Writes the exact decimal text of @value ÷ 10^@decimals, with a point and no separators, whatever
 * the locale.
 *
 * Returns: (transfer none): @buffer
 */
const char *
sal_number_write (gint64 value, int decimals, char buffer[SAL_NUMBER_BUFFER])
{
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;
  char *p;

  g_return_val_if_fail (buffer != NULL, NULL);

  p = buffer + SAL_NUMBER_BUFFER;
  decimals = CLAMP (decimals, 0, DECIMALS_MAX);
  *--p = '\0';
  for (int n = 0; n <= decimals || rest > 0; n++)
    {
      if (n == decimals && decimals > 0)
        *--p = '.';
      *--p = (char) ('0' + rest % 10);
      rest /= 10;
    }
  if (value < 0)
    *--p = '-';

  return memmove (buffer, p, (gsize) (buffer + SAL_NUMBER_BUFFER - p));
}

/**
 * sal_number_localize:
 * @plain: digits, with "-" before and "." and decimals behind if there are
 *
 * Writes a plain number for people: with the locale's decimal mark and grouping, and a minus sign
 * (U+2212). A minus before nothing but zeros is dropped. A locale that has no grouping, as "C",
 * groups by thousands with a comma, or with a no-break space where the comma is the decimal mark.
 *
 * Returns: (transfer full): the text
 */
char *
sal_number_localize (const char *plain)
{
  Separators separators = get_separators ();
  GString *text = g_string_new (NULL);
  gsize n_digits;

  g_return_val_if_fail (plain != NULL, g_string_free (text, FALSE));

  if (*plain == '-')
    {
      plain++;
      if (strspn (plain, "0.") < strlen (plain))
        g_string_append (text, MINUS);
    }

  n_digits = strspn (plain, "0123456789");
  append_grouped (text, plain, MIN (n_digits, DOUBLE_BUFFER), &separators);
  if (plain[n_digits] == '.')
    {
      g_string_append (text, separators.decimal);
      g_string_append (text, plain + n_digits + 1);
    }

  return g_string_free (text, FALSE);
}

/**
 * sal_number_format:
 * @value: a number
 * @decimals: how many decimals, 0 to 15
 *
 * Writes a number for people, by the locale: "1,234.50".
 *
 * Returns: (transfer full): the text; "–" for what is not a finite number
 */
char *
sal_number_format (double value, int decimals)
{
  char buffer[DOUBLE_BUFFER];

  if (!isfinite (value))
    return g_strdup ("–");

  return sal_number_localize (write_double (value, decimals, buffer));
}

/**
 * sal_number_abbreviate:
 * @value: a number
 *
 * Writes a large number for people with a unit, by the locale: "12.3 K", "1.2 M", "128 M", "2 B",
 * with one decimal below a hundred and none above, and no decimal that is zero.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if @value has less than four digits
 *   before the decimal mark or is not finite
 */
char *
sal_number_abbreviate (double value)
{
  const char *const units[] = {
    /* Translators: abbreviation of thousands, as in 12.3 K */
    C_ ("number", "K"),
    /* Translators: abbreviation of millions, as in 1.2 M */
    C_ ("number", "M"),
    /* Translators: abbreviation of thousands of millions, as in 1.2 B */
    C_ ("number", "B"),
    /* Translators: abbreviation of millions of millions, as in 1.2 T */
    C_ ("number", "T"),
  };
  char buffer[DOUBLE_BUFFER];
  g_autofree char *number = NULL;
  double scaled = value / 1000;
  gsize unit = 0;

  if (!isfinite (value) || fabs (value) < 999.5)
    return NULL;

  /* What would be shown as 1,000 of a unit is 1 of the next. */
  for (; fabs (scaled) >= 999.5 && unit + 1 < G_N_ELEMENTS (units); unit++)
    scaled /= 1000;

  write_double (scaled, fabs (scaled) < 99.95 ? 1 : 0, buffer);
  trim_zeros (buffer);
  number = sal_number_localize (buffer);

  /* Translators: a number and its unit (K, M, B, T): the space is a no-break space */
  return g_strdup_printf (C_ ("number", "%s\302\240%s"), number, units[unit]);
}

/**
 * sal_number_format_short:
 * @value: a number
 *
 * Writes a number for tiles and axes: as [func@number_abbreviate] does, and below a thousand with
 * three significant digits and no decimal that is zero.
 *
 * Returns: (transfer full): the text; "–" for what is not a finite number
 */
char *
sal_number_format_short (double value)
{
  char buffer[DOUBLE_BUFFER];
  double magnitude = fabs (value);
  char *text;
  int decimals = 0;

  if (!isfinite (value))
    return g_strdup ("–");
  if ((text = sal_number_abbreviate (value)) != NULL)
    return text;

  if (magnitude > 0 && magnitude < 100)
    decimals = (int) CLAMP (2 - floor (log10 (magnitude)), 0, DECIMALS_MAX);
  write_double (value, decimals, buffer);
  trim_zeros (buffer);

  return sal_number_localize (buffer);
}
