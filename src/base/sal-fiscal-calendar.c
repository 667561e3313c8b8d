/* sal-fiscal-calendar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-fiscal-calendar.h"

#include <langinfo.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-text-private.h"

#define DAYS_PER_WEEK      7
#define WEEKS_PER_QUARTER  13
#define MONTHS_PER_YEAR    12
#define MONTHS_PER_QUARTER 3

/* Years whose first and last day can be expressed, wherever they start. */
#define YEAR_MIN 2
#define YEAR_MAX 9998

/**
 * SalFiscalCalendar:
 *
 * How a company divides time into fiscal years, quarters and months.
 *
 * A fiscal year is named after the calendar year it ends in: with February as its first month,
 * 2026-02-01 to 2027-01-31 is 2027.
 *
 * With %SAL_CALENDAR_MONTHS its months are those of the calendar. With %SAL_CALENDAR_445 it is made
 * of whole weeks from Monday to Sunday: a quarter is three months of 4, 4 and 5 weeks. It starts on
 * the Monday nearest the first of its start month (at most three days before or after), so it has
 * 52 weeks or 53; the 53rd is added to its last month, which then has 6. It keeps the name that the
 * calendar months would give it, also where its last days lie in the first days of January.
 */
struct _SalFiscalCalendar
{
  int start_month;
  SalCalendarPattern pattern;
};

G_DEFINE_BOXED_TYPE (SalFiscalCalendar,
                     sal_fiscal_calendar,
                     sal_fiscal_calendar_copy,
                     sal_fiscal_calendar_free)

static int
periods_per_year (SalPeriodUnit unit)
{
  switch (unit)
    {
    case SAL_PERIOD_QUARTER:
      return MONTHS_PER_YEAR / MONTHS_PER_QUARTER;
    case SAL_PERIOD_MONTH:
      return MONTHS_PER_YEAR;
    case SAL_PERIOD_YEAR:
    default:
      return 1;
    }
}

static gboolean
is_valid_period (SalPeriod period)
{
  return period.year >= YEAR_MIN && period.year <= YEAR_MAX && period.index >= 0 &&
         period.index < periods_per_year (period.unit);
}

/* The period of @unit that has the fiscal month @month of @year. */
static SalPeriod
period_of_month (int year, int month, SalPeriodUnit unit)
{
  return (SalPeriod){ year, unit, month / (MONTHS_PER_YEAR / periods_per_year (unit)) };
}

/* The first day of the calendar month that fiscal year @year starts in. */
static gint32
nominal_start (const SalFiscalCalendar *self, int year)
{
  return sal_date_from_ymd (self->start_month == 1 ? year : year - 1, self->start_month, 1);
}

/* The Monday nearest the nominal start: back from Tuesday to Thursday, on from Friday to Sunday. */
static gint32
start_of_weeks (const SalFiscalCalendar *self, int year)
{
  gint32 nominal = nominal_start (self, year);
  int since_monday = sal_date_weekday (nominal) - 1;

  return since_monday <= 3 ? nominal - since_monday : nominal + DAYS_PER_WEEK - since_monday;
}

/* The weeks that pass in a year of weeks before fiscal month @month, 0 to 11, starts. */
static int
weeks_before_month (int month)
{
  static const int weeks[] = { 0, 4, 8 };

  return month / MONTHS_PER_QUARTER * WEEKS_PER_QUARTER + weeks[month % MONTHS_PER_QUARTER];
}

static SalPeriod
period_of_weeks (const SalFiscalCalendar *self, gint32 day, SalPeriodUnit unit)
{
  int year, week, month = MONTHS_PER_YEAR - 1;

  /* The year that starts last but not after @day. */
  sal_date_to_ymd (day, &year, NULL, NULL);
  year++;
  while (start_of_weeks (self, year) > day)
    year--;

  week = (day - start_of_weeks (self, year)) / DAYS_PER_WEEK;
  while (weeks_before_month (month) > week)
    month--;

  return period_of_month (year, month, unit);
}

/**
 * sal_fiscal_calendar_new:
 * @start_month: the first month of the fiscal year, 1 for January to 12
 * @pattern: what the months are made of
 *
 * Creates a fiscal calendar.
 *
 * Returns: (transfer full): the calendar
 */
SalFiscalCalendar *
sal_fiscal_calendar_new (int start_month, SalCalendarPattern pattern)
{
  SalFiscalCalendar *self;

  g_return_val_if_fail (start_month >= 1 && start_month <= MONTHS_PER_YEAR, NULL);

  self = g_new (SalFiscalCalendar, 1);
  self->start_month = start_month;
  self->pattern = pattern;

  return self;
}

SalFiscalCalendar *
sal_fiscal_calendar_copy (const SalFiscalCalendar *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sal_fiscal_calendar_new (self->start_month, self->pattern);
}

void
sal_fiscal_calendar_free (SalFiscalCalendar *self)
{
  g_free (self);
}

int
sal_fiscal_calendar_get_start_month (const SalFiscalCalendar *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->start_month;
}

SalCalendarPattern
sal_fiscal_calendar_get_pattern (const SalFiscalCalendar *self)
{
  g_return_val_if_fail (self != NULL, SAL_CALENDAR_MONTHS);

  return self->pattern;
}

/**
 * sal_fiscal_calendar_period_of:
 * @self: a fiscal calendar
 * @day: a day of the years 3 to 9997
 * @unit: whether a year, quarter or month is asked for
 *
 * Finds the fiscal period that has @day.
 *
 * Returns: the period
 */
SalPeriod
sal_fiscal_calendar_period_of (const SalFiscalCalendar *self, gint32 day, SalPeriodUnit unit)
{
  SalPeriod none = { 0, unit, 0 };
  int year, month, fiscal_month;

  g_return_val_if_fail (self != NULL, none);

  sal_date_to_ymd (day, &year, &month, NULL);
  g_return_val_if_fail (year > YEAR_MIN && year < YEAR_MAX, none);

  if (self->pattern == SAL_CALENDAR_445)
    return period_of_weeks (self, day, unit);

  fiscal_month = (month - self->start_month + MONTHS_PER_YEAR) % MONTHS_PER_YEAR;
  if (self->start_month > 1 && month >= self->start_month)
    year++;

  return period_of_month (year, fiscal_month, unit);
}

/**
 * sal_fiscal_calendar_days_of:
 * @self: a fiscal calendar
 * @period: a period of the years 2 to 9998
 * @first: (out) (optional): its first day
 * @last: (out) (optional): its last day
 *
 * Tells the days of a fiscal period.
 */
void
sal_fiscal_calendar_days_of (const SalFiscalCalendar *self,
                             SalPeriod period,
                             gint32 *first,
                             gint32 *last)
{
  int months, first_month, end_month;
  gint32 start, begin, end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (is_valid_period (period));

  months = MONTHS_PER_YEAR / periods_per_year (period.unit);
  first_month = period.index * months;
  end_month = first_month + months;

  if (self->pattern == SAL_CALENDAR_445)
    {
      start = start_of_weeks (self, period.year);
      begin = start + weeks_before_month (first_month) * DAYS_PER_WEEK;
      end = end_month == MONTHS_PER_YEAR ? start_of_weeks (self, period.year + 1)
                                         : start + weeks_before_month (end_month) * DAYS_PER_WEEK;
    }
  else
    {
      start = nominal_start (self, period.year);
      begin = sal_date_add_months (start, first_month);
      end = sal_date_add_months (start, end_month);
    }

  if (first != NULL)
    *first = begin;
  if (last != NULL)
    *last = end - 1;
}

/**
 * sal_period_offset:
 * @period: a period
 * @by: how many periods to go forward, or back if negative
 *
 * Finds the period of the same unit that is @by later.
 *
 * Returns: the period
 */
SalPeriod
sal_period_offset (SalPeriod period, int by)
{
  int n = periods_per_year (period.unit);
  gint64 position = (gint64) period.year * n + period.index + by;
  gint64 index = position % n;

  if (index < 0)
    index += n;

  return (SalPeriod){ (gint32) ((position - index) / n), period.unit, (gint32) index };
}

/**
 * sal_period_compare:
 * @one: a period
 * @other: another period of the same calendar
 *
 * Compares periods by where they begin; of those that begin together, the longer is less.
 *
 * Returns: a number less than, equal to or greater than 0
 */
int
sal_period_compare (SalPeriod one, SalPeriod other)
{
  gint64 left = (gint64) one.year * MONTHS_PER_YEAR +
                one.index * (MONTHS_PER_YEAR / periods_per_year (one.unit));
  gint64 right = (gint64) other.year * MONTHS_PER_YEAR +
                 other.index * (MONTHS_PER_YEAR / periods_per_year (other.unit));

  if (left != right)
    return left < right ? -1 : 1;

  return (int) one.unit - (int) other.unit;
}

/**
 * sal_period_to_text:
 * @period: a period
 *
 * Writes a period as files and commands have it, whatever the locale: "2026", "2026-Q4", "2026-P03"
 * for the third fiscal month.
 *
 * Returns: (transfer full): the text
 */
char *
sal_period_to_text (SalPeriod period)
{
  switch (period.unit)
    {
    case SAL_PERIOD_QUARTER:
      return g_strdup_printf ("%04d-Q%d", period.year, period.index + 1);
    case SAL_PERIOD_MONTH:
      return g_strdup_printf ("%04d-P%02d", period.year, period.index + 1);
    case SAL_PERIOD_YEAR:
    default:
      return g_strdup_printf ("%04d", period.year);
    }
}

/* Reads @min to @max digits and moves @text behind them; -1 if there are not as many. */
static int
read_digits (const char **text, int min, int max)
{
  int value = 0, n = 0;

  for (; n < max && g_ascii_isdigit ((*text)[n]); n++)
    value = value * 10 + ((*text)[n] - '0');

  if (n < min)
    return -1;
  *text += n;

  return value;
}

static gboolean
read_period (const char *text, SalPeriod *period)
{
  const char *p = sal_text_skip_space (text);
  gboolean fiscal = g_ascii_strncasecmp (p, "FY", 2) == 0;

  *period = (SalPeriod){ 0, SAL_PERIOD_YEAR, 0 };

  if (fiscal)
    p = sal_text_skip_space (p + 2);
  /* "FY26", as it is written for people, is of this century. */
  if (fiscal && g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && !g_ascii_isdigit (p[2]))
    period->year = 2000 + read_digits (&p, 2, 2);
  else
    period->year = read_digits (&p, 4, 4);

  if (*p == '-')
    p++;
  else
    p = sal_text_skip_space (p);

  if (*p == 'Q' || *p == 'q')
    period->unit = SAL_PERIOD_QUARTER;
  else if (*p == 'P' || *p == 'p')
    period->unit = SAL_PERIOD_MONTH;

  if (period->unit != SAL_PERIOD_YEAR)
    {
      p++;
      period->index = read_digits (&p, 1, 2) - 1;
    }
  else if (p[0] == '\0' && p > text && p[-1] == '-')
    {
      return FALSE;
    }

  return *sal_text_skip_space (p) == '\0' && is_valid_period (*period);
}

/**
 * sal_period_from_text:
 * @text: a text
 * @period: (out caller-allocates): the period
 * @error: return location for a #GError
 *
 * Reads what [func@period_to_text] writes, and the same as people write it: "2026Q4", "2026 q4",
 * "2026-P3", "FY2026", "FY26 Q4".
 *
 * Raises %SAL_ERROR_VALUE if @text is not a period.
 *
 * Returns: %FALSE if @error is set; then @period is not
 */
gboolean
sal_period_from_text (const char *text, SalPeriod *period, GError **error)
{
  SalPeriod parsed;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (period != NULL, FALSE);

  if (!read_period (text, &parsed))
    return sal_text_refuse (
        error,
        SAL_ERROR_VALUE,
        _ ("\"%s\" is not a fiscal period (expected YYYY, YYYY-Q1 to YYYY-Q4 or "
           "YYYY-P01 to YYYY-P12)"),
        text);

  *period = parsed;

  return TRUE;
}

/* A calendar month for people: "Jan 2026". */
static char *
format_month (gint32 first)
{
  g_autofree char *name = NULL;
  int year, month;

  sal_date_to_ymd (first, &year, &month, NULL);
  name = g_locale_to_utf8 (nl_langinfo (ABMON_1 + month - 1), -1, NULL, NULL, NULL);

  /* Translators: an abbreviated month and its year */
  return g_strdup_printf (_ ("%s %d"), name != NULL ? name : "", year);
}

/**
 * sal_fiscal_calendar_format:
 * @self: a fiscal calendar
 * @period: a period of the years 2 to 9998
 *
 * Writes a period for people, by the locale: "FY26", "FY26 Q4", and months as those of the
 * calendar, "Jan 2026", or with weeks as "FY26 P03".
 *
 * Returns: (transfer full): the text
 */
char *
sal_fiscal_calendar_format (const SalFiscalCalendar *self, SalPeriod period)
{
  int year = period.year % 100;
  gint32 first;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (is_valid_period (period), NULL);

  switch (period.unit)
    {
    case SAL_PERIOD_QUARTER:
      /* Translators: a fiscal year of two digits and its quarter */
      return g_strdup_printf (_ ("FY%02d Q%d"), year, period.index + 1);
    case SAL_PERIOD_MONTH:
      if (self->pattern == SAL_CALENDAR_MONTHS)
        {
          sal_fiscal_calendar_days_of (self, period, &first, NULL);
          return format_month (first);
        }
      /* Translators: a fiscal year of two digits and its month, counted from 01 */
      return g_strdup_printf (_ ("FY%02d P%02d"), year, period.index + 1);
    case SAL_PERIOD_YEAR:
    default:
      /* Translators: a fiscal year of two digits */
      return g_strdup_printf (_ ("FY%02d"), year);
    }
}
