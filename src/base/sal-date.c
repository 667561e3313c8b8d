/* sal-date.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-date.h"

#include <string.h>
#include <time.h>

#include <glib/gi18n-lib.h>

static gboolean
is_leap_year (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
days_in_month (int year, int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

/* Reads exactly @n digits at @text; -1 if there are not as many. */
static inline int
read_digits (const char *text, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }

  return value;
}

static inline void
write_digits (char *buffer, int n, int value)
{
  for (int i = n - 1; i >= 0; i--)
    {
      buffer[i] = (char) ('0' + value % 10);
      value /= 10;
    }
}

/* Reads YYYY-MM-DD at the start of @text, whatever follows. */
static inline gboolean
read_iso_date (const char *text, gint32 *date)
{
  int year, month, day;

  /* Each part is only looked at when all bytes before it are there, so a short text is not overrun.
   */
  if ((year = read_digits (text, 4)) < 0 || text[4] != '-' ||
      (month = read_digits (text + 5, 2)) < 0 || text[7] != '-' ||
      (day = read_digits (text + 8, 2)) < 0)
    return FALSE;

  *date = sal_date_from_ymd (year, month, day);

  return *date != SAL_DATE_NONE;
}

/* Reads HH:MM, with seconds and a fraction of them if there are, and moves @text behind. */
static gboolean
read_clock (const char **text, int *seconds)
{
  const char *p = *text;
  int hour, minute, second = 0;

  if ((hour = read_digits (p, 2)) < 0 || p[2] != ':' || (minute = read_digits (p + 3, 2)) < 0)
    return FALSE;
  p += 5;

  if (*p == ':')
    {
      if ((second = read_digits (p + 1, 2)) < 0)
        return FALSE;
      p += 3;

      if (*p == '.' || *p == ',')
        {
          if (!g_ascii_isdigit (p[1]))
            return FALSE;
          for (p++; g_ascii_isdigit (*p); p++)
            ;
        }
    }

  /* A leap second is read as the second that follows it: POSIX time has no other name for it. */
  if (hour > 23 || minute > 59 || second > 60)
    return FALSE;

  *seconds = (hour * 60 + minute) * 60 + second;
  *text = p;

  return TRUE;
}

/* Reads Z, +HH, +HHMM or +HH:MM (or nothing) up to the end of @text. */
static gboolean
read_zone (const char *text, int *seconds)
{
  int hour, minute = 0, sign;

  *seconds = 0;

  if (*text == '\0')
    return TRUE;
  if (*text == 'Z' || *text == 'z')
    return text[1] == '\0';
  if (*text != '+' && *text != '-')
    return FALSE;

  sign = *text++ == '-' ? -1 : 1;
  if ((hour = read_digits (text, 2)) < 0)
    return FALSE;
  text += 2;

  if (*text == ':')
    text++;
  if (*text != '\0' || text[-1] == ':')
    {
      if ((minute = read_digits (text, 2)) < 0 || text[2] != '\0')
        return FALSE;
    }
  if (hour > 23 || minute > 59)
    return FALSE;

  *seconds = sign * (hour * 60 + minute) * 60;

  return TRUE;
}

static inline gboolean
is_representable (gint32 date)
{
  /* 0001-01-01 and 9999-12-31: the years that four digits can write. */
  return -719162 <= date && date <= 2932896;
}

/* Formats @parts by the locale's names of months, as UTF-8 whatever the locale's charset. */
static char *
format_parts (const struct tm *parts, gboolean with_clock)
{
  char buffer[128];
  char *text;
  gsize length;

  if (with_clock)
    /* Translators: a point in time for strftime: day, abbreviated month, year, hour, minute */
    length = strftime (buffer, sizeof buffer, _ ("%-d %b %Y %H:%M"), parts);
  else
    /* Translators: a date for strftime: day, abbreviated month, year */
    length = strftime (buffer, sizeof buffer, _ ("%-d %b %Y"), parts);
  buffer[length] = '\0';

  text = g_locale_to_utf8 (buffer, -1, NULL, NULL, NULL);

  return text != NULL ? text : g_utf8_make_valid (buffer, -1);
}

/**
 * sal_date_from_ymd:
 * @year: the year, 1 to 9999
 * @month: the month, 1 to 12
 * @day: the day of the month, from 1
 *
 * Counts the days from 1970-01-01 to a day of the proleptic Gregorian calendar.
 *
 * By arithmetic alone, after Howard Hinnant's `days_from_civil`: years are taken to begin on 1
 * March, so that the leap day is the last of its year, and 400 of them have 146,097 days.
 *
 * Returns: the day, or %SAL_DATE_NONE if there is no such day
 */
gint32
sal_date_from_ymd (int year, int month, int day)
{
  int era, year_of_era, day_of_year, day_of_era;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
      (day > 28 && day > days_in_month (year, month)))
    return SAL_DATE_NONE;

  if (month <= 2)
    year--;
  era = year / 400;
  year_of_era = year - era * 400;
  day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

/**
 * sal_date_to_ymd:
 * @date: a day
 * @year: (out) (optional): the year
 * @month: (out) (optional): the month, 1 to 12
 * @day: (out) (optional): the day of the month, from 1
 *
 * Takes a day apart: the inverse of [func@date_from_ymd].
 *
 * All three are 0 for %SAL_DATE_NONE.
 */
void
sal_date_to_ymd (gint32 date, int *year, int *month, int *day)
{
  gint64 shifted, era;
  int day_of_era, year_of_era, day_of_year, shifted_month, y = 0, m = 0, d = 0;

  if (date != SAL_DATE_NONE)
    {
      shifted = (gint64) date + 719468;
      era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
      day_of_era = (int) (shifted - era * 146097);
      year_of_era =
          (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
      day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
      shifted_month = (5 * day_of_year + 2) / 153;
      d = day_of_year - (153 * shifted_month + 2) / 5 + 1;
      m = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
      y = (int) (year_of_era + era * 400) + (m <= 2);
    }

  if (year != NULL)
    *year = y;
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = d;
}

/**
 * sal_date_today:
 *
 * Tells today's date by the local time zone.
 *
 * The environment variable `SALIENT_TODAY`, as YYYY-MM-DD, overrides it: the sample and the tests
 * stand on a fixed day.
 *
 * Returns: the day
 */
gint32
sal_date_today (void)
{
  const char *override = g_getenv ("SALIENT_TODAY");
  struct tm parts;
  time_t now;
  gint32 date;

  if (override != NULL && *override != '\0')
    {
      if (sal_date_parse_iso (override, &date))
        return date;
      g_warning ("SALIENT_TODAY: \"%s\" is not a date (expected YYYY-MM-DD)", override);
    }

  now = time (NULL);
  localtime_r (&now, &parts);

  return sal_date_from_ymd (parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

/**
 * sal_date_weekday:
 * @date: a day
 *
 * Tells the day of the week, numbered as in ISO 8601.
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int
sal_date_weekday (gint32 date)
{
  /* 1970-01-01 was a Thursday. */
  gint64 from_monday = ((gint64) date + 3) % 7;

  return (int) (from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

/**
 * sal_date_add_months:
 * @date: a day
 * @months: the number of months to go forward, or back if negative
 *
 * Moves a day by months. Where the month has no such day, its last day is taken: a month after
 * 31 January is 28 or 29 February.
 *
 * Returns: the day, or %SAL_DATE_NONE if @date is that or the years 1 to 9999 are left
 */
gint32
sal_date_add_months (gint32 date, int months)
{
  int year, month, day;
  gint64 months_since_zero, target_year;

  if (!is_representable (date))
    return SAL_DATE_NONE;

  sal_date_to_ymd (date, &year, &month, &day);
  months_since_zero = (gint64) year * 12 + month - 1 + months;
  target_year = months_since_zero / 12;
  if (months_since_zero < 0 || target_year < 1 || target_year > 9999)
    return SAL_DATE_NONE;

  year = (int) target_year;
  month = (int) (months_since_zero % 12) + 1;

  return sal_date_from_ymd (year, month, MIN (day, days_in_month (year, month)));
}

/**
 * sal_date_parse_iso:
 * @text: a text
 * @date: (out): the day
 *
 * Reads YYYY-MM-DD and nothing else: the form dates are stored and exchanged in. See
 * [func@text_to_date] for what people write.
 *
 * Returns: %TRUE if @text is a date; @date is only set then
 */
gboolean
sal_date_parse_iso (const char *text, gint32 *date)
{
  gint32 parsed;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  if (!read_iso_date (text, &parsed) || text[10] != '\0')
    return FALSE;

  *date = parsed;

  return TRUE;
}

/**
 * sal_date_write_iso:
 * @date: a day
 * @buffer: (array fixed-size=11): where to write
 *
 * Writes a day as YYYY-MM-DD; %SAL_DATE_NONE and days out of the years 1 to 9999 as an empty text.
 *
 * Returns: (transfer none): @buffer
 */
const char *
sal_date_write_iso (gint32 date, char buffer[SAL_DATE_BUFFER])
{
  int year, month, day;

  g_return_val_if_fail (buffer != NULL, NULL);

  if (!is_representable (date))
    {
      buffer[0] = '\0';
      return buffer;
    }

  sal_date_to_ymd (date, &year, &month, &day);
  write_digits (buffer, 4, year);
  buffer[4] = '-';
  write_digits (buffer + 5, 2, month);
  buffer[7] = '-';
  write_digits (buffer + 8, 2, day);
  buffer[10] = '\0';

  return buffer;
}

/**
 * sal_time_parse_iso:
 * @text: a text
 * @time: (out): the time, in seconds since 1970-01-01T00:00:00Z
 *
 * Reads a date and time as RFC 3339 and ISO 8601 have it: `2026-11-21T09:30:00Z`.
 *
 * The T may be a space, seconds and their fraction may be missing (a fraction is cut off), the zone
 * may be Z, ±HH:MM, ±HHMM or ±HH, and is UTC if it is missing.
 *
 * Returns: %TRUE if @text is a time; @time is only set then
 */
gboolean
sal_time_parse_iso (const char *text, gint64 *time)
{
  const char *p;
  gint32 date;
  gint64 parsed;
  int clock, zone;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (time != NULL, FALSE);

  if (!read_iso_date (text, &date) || (text[10] != 'T' && text[10] != 't' && text[10] != ' '))
    return FALSE;

  p = text + 11;
  if (!read_clock (&p, &clock) || !read_zone (p, &zone))
    return FALSE;

  parsed = date * SAL_SECONDS_PER_DAY + clock - zone;

  /* An offset can lead out of the years that can be written again. */
  if (parsed < -719162 * SAL_SECONDS_PER_DAY || parsed >= 2932897 * SAL_SECONDS_PER_DAY)
    return FALSE;

  *time = parsed;

  return TRUE;
}

/**
 * sal_time_write_iso:
 * @time: a time, in seconds since 1970-01-01T00:00:00Z
 * @buffer: (array fixed-size=21): where to write
 *
 * Writes a time as `2026-11-21T09:30:00Z`, in UTC; a time out of the years 1 to 9999 as an empty
 * text.
 *
 * Returns: (transfer none): @buffer
 */
const char *
sal_time_write_iso (gint64 time, char buffer[SAL_TIME_BUFFER])
{
  gint64 days = time / SAL_SECONDS_PER_DAY;
  int seconds = (int) (time % SAL_SECONDS_PER_DAY);

  g_return_val_if_fail (buffer != NULL, NULL);

  if (seconds < 0)
    {
      seconds += SAL_SECONDS_PER_DAY;
      days--;
    }
  if (days != (gint32) days || !is_representable ((gint32) days))
    {
      buffer[0] = '\0';
      return buffer;
    }

  sal_date_write_iso ((gint32) days, buffer);
  buffer[10] = 'T';
  write_digits (buffer + 11, 2, seconds / 3600);
  buffer[13] = ':';
  write_digits (buffer + 14, 2, seconds / 60 % 60);
  buffer[16] = ':';
  write_digits (buffer + 17, 2, seconds % 60);
  buffer[19] = 'Z';
  buffer[20] = '\0';

  return buffer;
}

/**
 * sal_date_format:
 * @date: a day
 *
 * Writes a day for people, in the order and with the month names of the locale: "21 Nov 2026".
 *
 * Returns: (transfer full): the text; empty for %SAL_DATE_NONE
 */
char *
sal_date_format (gint32 date)
{
  struct tm parts = { 0 };

  if (!is_representable (date))
    return g_strdup ("");

  sal_date_to_ymd (date, &parts.tm_year, &parts.tm_mon, &parts.tm_mday);
  parts.tm_year -= 1900;
  parts.tm_mon -= 1;
  parts.tm_wday = sal_date_weekday (date) % 7;

  return format_parts (&parts, FALSE);
}

/**
 * sal_time_format:
 * @time: a time, in seconds since 1970-01-01T00:00:00Z
 *
 * Writes a time for people, by the locale and in the local time zone: "21 Nov 2026 09:30".
 *
 * Returns: (transfer full): the text; empty for a time that the calendar cannot express
 */
char *
sal_time_format (gint64 time)
{
  time_t clock = (time_t) time;
  struct tm parts;

  if (clock != time || localtime_r (&clock, &parts) == NULL)
    return g_strdup ("");

  return format_parts (&parts, TRUE);
}
