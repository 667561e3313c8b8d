/* sal-text-date.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-text.h"

#include <langinfo.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-text-private.h"

#define N_PARTS        3
#define NAME_MAX_BYTES 32

/* One of the three parts of a date: digits, or the name of a month. */
typedef struct
{
  int value;
  int n_digits; /* 0 for a name */
} Part;

static gsize
name_length (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalpha (text[length]) || (text[length] & 0x80) != 0)
    length++;

  return length;
}

/* Compares with a name of a month in the locale, which may have a point: "Nov.", "nov." */
static gboolean
is_locale_name (const char *text, gsize length, nl_item item)
{
  const char *name = nl_langinfo (item);
  g_autofree char *folded_name = NULL;
  g_autofree char *folded_text = NULL;
  gsize name_size = strlen (name);

  if (name_size > 0 && name[name_size - 1] == '.')
    name_size--;
  if (name_size == 0 || !g_utf8_validate (name, -1, NULL) ||
      !g_utf8_validate_len (text, length, NULL))
    return FALSE;

  folded_name = g_utf8_casefold (name, (gssize) name_size);
  folded_text = g_utf8_casefold (text, (gssize) length);

  return strcmp (folded_name, folded_text) == 0;
}

/* The number of a month, by its English name or three letters of it, or by the locale's; 0 if it is
 * none. */
static int
find_month (const char *text, gsize length)
{
  static const char *const months[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december",
  };

  for (int i = 0; i < 12; i++)
    {
      if ((length == 3 || length == strlen (months[i]) || (i == 8 && length == 4)) &&
          g_ascii_strncasecmp (text, months[i], length) == 0)
        return i + 1;
    }

  if (length > NAME_MAX_BYTES)
    return 0;

  for (int i = 0; i < 12; i++)
    {
      if (is_locale_name (text, length, MON_1 + i) || is_locale_name (text, length, ABMON_1 + i))
        return i + 1;
    }

  return 0;
}

static gboolean
read_part (Part *part, const char **text)
{
  const char *p = *text;
  gsize length;

  part->value = part->n_digits = 0;

  if (g_ascii_isdigit (*p))
    {
      for (; g_ascii_isdigit (*p) && part->n_digits < 9; p++, part->n_digits++)
        part->value = part->value * 10 + (*p - '0');
      *text = p;
      return TRUE;
    }

  length = name_length (p);
  if (length == 0 || (part->value = find_month (p, length)) == 0)
    return FALSE;
  *text = p + length;

  return TRUE;
}

/* Reads what stands between two parts: one of - / . and spaces, or after a named month a comma. The
 * point of "21. November" and "Nov. 21" counts as space. */
static gboolean
read_between (const char **text, gboolean named, char *separator)
{
  const char *p = *text, *after;

  *separator = ' ';
  if (*p == '-' || *p == '/' || *p == '.' || (named && *p == ','))
    *separator = *p++;

  after = sal_text_skip_space (p);
  if (after == *text || ((*separator == '-' || *separator == '/') && after != p))
    return FALSE;
  if (named && (*separator == '.' || *separator == ','))
    *separator = ' ';
  *text = after;

  return TRUE;
}

/* Two digits are of the years 1969 to 2068, as POSIX has it for strptime(). */
static int
complete_year (const Part *year)
{
  if (year->n_digits != 2)
    return year->value;

  return year->value + (year->value < 69 ? 2000 : 1900);
}

static gboolean
is_year (const Part *part)
{
  return part->n_digits == 4 || part->n_digits == 2;
}

static gint32
make_date (const Part *year, const Part *month, const Part *day)
{
  if (month->n_digits > 2 || day->n_digits > 2 || day->n_digits == 0 || year->n_digits == 0)
    return SAL_DATE_NONE;

  return sal_date_from_ymd (complete_year (year), month->value, day->value);
}

/* Reads 20261121. */
static gboolean
read_compact (const char **text, gint32 *date)
{
  const char *p = *text;
  Part part;

  if (!read_part (&part, &p) || part.n_digits != 8)
    return FALSE;

  *date = sal_date_from_ymd (part.value / 10000, part.value / 100 % 100, part.value % 100);
  *text = p;

  return *date != SAL_DATE_NONE;
}

/* Reads a date of any order @order allows at the start of @text, whatever follows. */
static gboolean
read_date (const char **text, SalDateOrder order, gint32 *date)
{
  Part parts[N_PARTS];
  char separators[N_PARTS - 1];
  const char *p = *text;
  gboolean named;

  if (!read_part (&parts[0], &p))
    return FALSE;
  if (parts[0].n_digits == 8)
    return order == SAL_DATE_ORDER_ISO && read_compact (text, date);

  for (int i = 1; i < N_PARTS; i++)
    {
      /* "21." and "Nov." may be followed by a name or number, "21 Nov" by a comma. */
      named = parts[i - 1].n_digits == 0 || (i == 2 && parts[0].n_digits == 0) ||
              (i == 1 && name_length (sal_text_skip_space (p + (*p == '.'))) > 0);
      if (!read_between (&p, named, &separators[i - 1]) || !read_part (&parts[i], &p))
        return FALSE;
    }

  if (separators[0] != separators[1] ||
      (separators[0] == ' ' && parts[0].n_digits != 0 && parts[1].n_digits != 0))
    return FALSE;

  if (parts[0].n_digits == 4)
    *date = make_date (&parts[0], &parts[1], &parts[2]);
  else if (order == SAL_DATE_ORDER_ISO || !is_year (&parts[2]))
    return FALSE;
  else if (parts[1].n_digits == 0 && parts[0].n_digits != 0)
    *date = make_date (&parts[2], &parts[1], &parts[0]);
  else if (parts[0].n_digits == 0 && parts[1].n_digits != 0)
    *date = make_date (&parts[2], &parts[0], &parts[1]);
  else if (order == SAL_DATE_ORDER_DMY)
    *date = make_date (&parts[2], &parts[1], &parts[0]);
  else
    *date = make_date (&parts[2], &parts[0], &parts[1]);

  *text = p;

  return *date != SAL_DATE_NONE;
}

/* Reads one or two digits; -1 if there are none. */
static int
read_two_digits (const char **text)
{
  int value;

  if (!g_ascii_isdigit (**text))
    return -1;

  value = *(*text)++ - '0';
  if (g_ascii_isdigit (**text))
    value = value * 10 + (*(*text)++ - '0');

  return value;
}

/* Applies AM or PM to @hour, if one stands there. */
static gboolean
read_meridiem (const char **text, int *hour)
{
  const char *p = sal_text_skip_space (*text);
  char letter = g_ascii_tolower (*p);

  if (letter != 'a' && letter != 'p')
    return TRUE;

  p++;
  if (*p == '.')
    p++;
  if (g_ascii_tolower (*p) != 'm' || *hour < 1 || *hour > 12)
    return FALSE;
  p++;
  if (*p == '.')
    p++;

  *hour = *hour % 12 + (letter == 'p' ? 12 : 0);
  *text = p;

  return TRUE;
}

/* Reads Z, UTC, GMT or ±HH:MM, if one stands there. */
static gboolean
read_zone (const char **text, int *seconds)
{
  const char *p = sal_text_skip_space (*text);
  int hour, minute = 0, sign;

  *seconds = 0;

  if (g_ascii_strncasecmp (p, "UTC", 3) == 0 || g_ascii_strncasecmp (p, "GMT", 3) == 0)
    p += 3;
  else if (*p == 'Z' || *p == 'z')
    p++;
  else if (*p == '+' || *p == '-')
    {
      sign = *p++ == '-' ? -1 : 1;
      hour = read_two_digits (&p);
      if (*p == ':')
        p++;
      if (g_ascii_isdigit (*p))
        minute = read_two_digits (&p);
      if (hour < 0 || hour > 23 || minute > 59)
        return FALSE;
      *seconds = sign * (hour * 60 + minute) * 60;
    }

  *text = p;

  return TRUE;
}

/* Reads 9:30, 09:30:00.000 Z and the like up to the end of @text. */
static gboolean
read_clock (const char *text, int *seconds)
{
  int hour, minute, second = 0, zone;

  hour = read_two_digits (&text);
  if (hour < 0 || *text++ != ':' || (minute = read_two_digits (&text)) < 0)
    return FALSE;
  if (*text == ':')
    {
      text++;
      if ((second = read_two_digits (&text)) < 0)
        return FALSE;
      if ((*text == '.' || *text == ',') && g_ascii_isdigit (text[1]))
        {
          for (text++; g_ascii_isdigit (*text); text++)
            ;
        }
    }

  if (!read_meridiem (&text, &hour) || hour > 23 || minute > 59 || second > 60 ||
      !read_zone (&text, &zone))
    return FALSE;

  *seconds = (hour * 60 + minute) * 60 + second - zone;

  return *sal_text_skip_space (text) == '\0';
}

/* Reads a date and the clock that may follow it, up to the end of @text. */
static gboolean
read_date_and_clock (const char *text, SalDateOrder order, gint32 *date, int *seconds)
{
  const char *p = sal_text_skip_space (text), *after;

  *seconds = 0;

  if (!read_date (&p, order, date))
    return FALSE;

  after = sal_text_skip_space (p);
  if (*after == '\0')
    return TRUE;
  if (*p == 'T' || *p == 't' || *p == ',')
    after = sal_text_skip_space (p + 1);
  else if (after == p)
    return FALSE;

  return read_clock (after, seconds);
}

/**
 * sal_text_to_date:
 * @text: a text
 * @order: in which order day, month and year are
 * @date: (out): the day
 * @error: return location for a #GError
 *
 * Reads a date as people write it. A time behind it is passed over: many exports add midnight.
 *
 * - Every order reads a year of four digits that comes first: 2026-11-21, 2026/11/21, 2026.11.21.
 * - %SAL_DATE_ORDER_ISO reads 20261121 as well.
 * - The others read digits in their order with "/", "." or "-" between, and names of months
 * wherever they stand: 21 Nov 2026, 21-Nov-26, 21. November 2026, Nov 21, 2026. Names are English
 * or the locale's.
 *
 * Years of two digits are 1969 to 2068.
 *
 * Raises %SAL_ERROR_VALUE if @text is not a date in that order, or there is no such day.
 *
 * Returns: %FALSE if @error is set; then @date is not
 */
gboolean
sal_text_to_date (const char *text, SalDateOrder order, gint32 *date, GError **error)
{
  const char *format = NULL;
  gint32 parsed;
  int seconds;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  if (sal_date_parse_iso (text, date))
    return TRUE;
  if (read_date_and_clock (text, order, &parsed, &seconds))
    {
      *date = parsed;
      return TRUE;
    }

  switch (order)
    {
    case SAL_DATE_ORDER_DMY:
      format = _ ("\"%s\" is not a date (expected DD/MM/YYYY)");
      break;
    case SAL_DATE_ORDER_MDY:
      format = _ ("\"%s\" is not a date (expected MM/DD/YYYY)");
      break;
    case SAL_DATE_ORDER_ISO:
    default:
      format = _ ("\"%s\" is not a date (expected YYYY-MM-DD)");
    }

  return sal_text_refuse (error, SAL_ERROR_VALUE, format, text);
}

/* Whether the locale writes the month of a date in digits before its day. */
static gboolean
locale_has_month_first (void)
{
  for (const char *format = nl_langinfo (D_FMT); *format != '\0'; format++)
    if (format[0] == '%' && format[1] != '\0')
      {
        format += strchr ("-_0^#EO", format[1]) != NULL ? 2 : 1;
        if (*format == 'm' || *format == 'D')
          return TRUE;
        if (*format == 'd' || *format == 'e')
          return FALSE;
      }

  return FALSE;
}

/**
 * sal_text_to_date_by_locale:
 * @text: a text
 * @date: (out): the day
 * @error: return location for an error
 *
 * Reads a date that somebody types who sees at once how it was read: as sal_date_format() writes
 * it, in digits in the order of the locale, in the other order if it can be no other, or as
 * YYYY-MM-DD.
 *
 * Raises %SAL_ERROR_VALUE if @text is not a date or there is no such day.
 *
 * Returns: %FALSE if @error is set; then @date is not
 */
gboolean
sal_text_to_date_by_locale (const char *text, gint32 *date, GError **error)
{
  SalDateOrder first = locale_has_month_first () ? SAL_DATE_ORDER_MDY : SAL_DATE_ORDER_DMY;
  SalDateOrder second = first == SAL_DATE_ORDER_MDY ? SAL_DATE_ORDER_DMY : SAL_DATE_ORDER_MDY;
  g_autofree char *example = NULL;

  if (sal_text_to_date (text, SAL_DATE_ORDER_ISO, date, NULL) ||
      sal_text_to_date (text, first, date, NULL) || sal_text_to_date (text, second, date, NULL))
    return TRUE;

  example = sal_date_format (sal_date_today ());
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("“%s” is not a date (expected one such as %s)"),
               text,
               example);

  return FALSE;
}

/**
 * sal_text_to_time:
 * @text: a text
 * @order: in which order day, month and year are
 * @time: (out): the time, in seconds since 1970-01-01T00:00:00Z
 * @error: return location for a #GError
 *
 * Reads a date as [func@text_to_date] does, and the time of day behind it: 9:30, 09:30:00.000,
 * 9:30 PM, with Z, UTC, GMT or ±HH:MM. A date alone is its midnight; a time without a zone is UTC.
 *
 * Raises %SAL_ERROR_VALUE if @text is not a time with its date in that order.
 *
 * Returns: %FALSE if @error is set; then @time is not
 */
gboolean
sal_text_to_time (const char *text, SalDateOrder order, gint64 *time, GError **error)
{
  const char *format = NULL;
  gint32 date;
  int seconds;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (time != NULL, FALSE);

  if (sal_time_parse_iso (text, time))
    return TRUE;
  if (read_date_and_clock (text, order, &date, &seconds))
    {
      gint64 parsed = date * SAL_SECONDS_PER_DAY + seconds;
      char buffer[SAL_TIME_BUFFER];

      /* A zone can lead out of the years that can be written again. */
      if (*sal_time_write_iso (parsed, buffer) != '\0')
        {
          *time = parsed;
          return TRUE;
        }
    }

  switch (order)
    {
    case SAL_DATE_ORDER_DMY:
      format = _ ("\"%s\" is not a time (expected DD/MM/YYYY HH:MM:SS)");
      break;
    case SAL_DATE_ORDER_MDY:
      format = _ ("\"%s\" is not a time (expected MM/DD/YYYY HH:MM:SS)");
      break;
    case SAL_DATE_ORDER_ISO:
    default:
      format = _ ("\"%s\" is not a time (expected YYYY-MM-DD HH:MM:SS)");
    }

  return sal_text_refuse (error, SAL_ERROR_VALUE, format, text);
}

static gboolean
are_readable (const char *const *samples, gsize n_samples, SalDateOrder order)
{
  gboolean any = FALSE;

  for (gsize i = 0; i < n_samples; i++)
    {
      gint64 time;

      if (samples[i] == NULL || *sal_text_skip_space (samples[i]) == '\0')
        continue;
      if (!sal_text_to_time (samples[i], order, &time, NULL))
        return FALSE;
      any = TRUE;
    }

  return any;
}

/* Whether a text is one day with the day first and another with the month first. Dots stand between
 * the parts of a date only where the day comes first. */
static gboolean
is_undecided (const char *text)
{
  gint64 day_first, month_first;

  text = sal_text_skip_space (text);

  return text[strspn (text, "0123456789")] != '.' &&
         sal_text_to_time (text, SAL_DATE_ORDER_DMY, &day_first, NULL) &&
         sal_text_to_time (text, SAL_DATE_ORDER_MDY, &month_first, NULL) &&
         day_first != month_first;
}

/**
 * sal_text_guess_date_order:
 * @samples: (array length=n_samples): cells of one column
 * @n_samples: how many there are
 * @order: (out): the order
 * @undecided: (out) (transfer none) (nullable): one of @samples that is another day in another
 *   order, or %NULL if @order is certain
 *
 * Tells the order that all dates or times of a column can be read in: ISO before the others. Where
 * day and month may be either, @order is no more than a guess: month first between slashes, day
 * first otherwise. Blank cells do not count.
 *
 * Returns: %FALSE if there is no such order, or no date; then nothing is set
 */
gboolean
sal_text_guess_date_order (const char *const *samples,
                           gsize n_samples,
                           SalDateOrder *order,
                           const char **undecided)
{
  const char *either = NULL;
  gboolean dmy, mdy;

  g_return_val_if_fail (samples != NULL || n_samples == 0, FALSE);
  g_return_val_if_fail (order != NULL && undecided != NULL, FALSE);

  if (are_readable (samples, n_samples, SAL_DATE_ORDER_ISO))
    {
      *order = SAL_DATE_ORDER_ISO;
      *undecided = NULL;
      return TRUE;
    }

  dmy = are_readable (samples, n_samples, SAL_DATE_ORDER_DMY);
  mdy = are_readable (samples, n_samples, SAL_DATE_ORDER_MDY);
  if (!dmy && !mdy)
    return FALSE;

  for (gsize i = 0; dmy && mdy && i < n_samples && either == NULL; i++)
    if (samples[i] != NULL && is_undecided (samples[i]))
      either = samples[i];

  if (!dmy || (either != NULL && strchr (either, '/') != NULL))
    *order = SAL_DATE_ORDER_MDY;
  else
    *order = SAL_DATE_ORDER_DMY;
  *undecided = either;

  return TRUE;
}
