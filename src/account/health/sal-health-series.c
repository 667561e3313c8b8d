/* sal-health-series.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-health-series.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include "sal-account-signal.h"
#include "sal-date.h"
#include "sal-number.h"

static const struct
{
  SalSignalReading reading;
  gboolean has_trend;
  const char *unit;  /* N_() */
  const char *brief; /* N_(): the same beside a number */
} infos[SAL_N_SIGNALS] = {
  [SAL_SIGNAL_USAGE] = { SAL_SIGNAL_READING_LATEST, TRUE, N_ ("% of what was bought"), N_ ("%") },
  [SAL_SIGNAL_SUPPORT] = { SAL_SIGNAL_READING_SUM, TRUE, N_ ("points of severity"), N_ ("points") },
  [SAL_SIGNAL_SATISFACTION] = { SAL_SIGNAL_READING_MEAN,
                                TRUE,
                                N_ ("points of 100"),
                                N_ ("points") },
  [SAL_SIGNAL_ENGAGEMENT] = { SAL_SIGNAL_READING_SUM, TRUE, N_ ("activities"), N_ ("activities") },
  [SAL_SIGNAL_PAYMENTS] = { SAL_SIGNAL_READING_LATEST, TRUE, N_ ("days overdue"), N_ ("days") },
  [SAL_SIGNAL_SPONSOR_CHANGE] = { SAL_SIGNAL_READING_SUM, FALSE, N_ ("changes"), N_ ("changes") },
};

const char *
sal_signal_type_get_key (SalSignalType type)
{
  return sal_signal_types[type].value;
}

const char *
sal_signal_type_get_label (SalSignalType type)
{
  return _ (sal_signal_types[type].label);
}

const char *
sal_signal_type_get_unit (SalSignalType type)
{
  return _ (infos[type].unit);
}

/**
 * sal_signal_type_get_brief_unit:
 * @type: a signal
 *
 * Tells the unit of a signal as it stands beside an entry for a number: "days".
 *
 * Returns: the unit, in the plural
 */
const char *
sal_signal_type_get_brief_unit (SalSignalType type)
{
  return _ (infos[type].brief);
}

SalSignalReading
sal_signal_type_get_reading (SalSignalType type)
{
  return infos[type].reading;
}

/* @number: with its unit, of which there are @n; (transfer full) */
static char *
format_number (SalSignalType type, const char *number, gulong n)
{
  switch (type)
    {
    case SAL_SIGNAL_SUPPORT:
    case SAL_SIGNAL_SATISFACTION:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s point", "%s points", n), number);
    case SAL_SIGNAL_ENGAGEMENT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s activity", "%s activities", n),
                              number);
    case SAL_SIGNAL_PAYMENTS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s day", "%s days", n), number);
    case SAL_SIGNAL_SPONSOR_CHANGE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s change", "%s changes", n), number);
    case SAL_SIGNAL_USAGE:
    case SAL_N_SIGNALS:
    default:
      /* translators: a number of per cent; the space is a no-break space */
      return g_strdup_printf (_ ("%s\u00a0%%"), number);
    }
}

/**
 * sal_signal_type_format:
 * @type: a signal
 * @value: a value of it, or a bound
 *
 * Writes a value with its unit: "60 %", "3 days".
 *
 * Returns: (transfer full): the text, "–" for what is not known
 */
char *
sal_signal_type_format (SalSignalType type, double value)
{
  gboolean is_whole = fabs (value - round (value)) < 0.05;
  gulong n = is_whole ? (gulong) fabs (round (value)) : 2;
  g_autofree char *number = isnan (value) ? NULL : sal_number_format (value, is_whole ? 0 : 1);

  if (number == NULL)
    return g_strdup ("–");

  return format_number (type, number, n);
}

/**
 * sal_signal_type_from_key:
 * @key: (nullable): as records have it
 * @type: (out): the type
 *
 * Looks up a type.
 *
 * Returns: %FALSE if there is none of that key
 */
gboolean
sal_signal_type_from_key (const char *key, SalSignalType *type)
{
  for (int i = 0; key != NULL && i < SAL_N_SIGNALS; i++)
    if (g_str_equal (key, sal_signal_types[i].value))
      {
        *type = (SalSignalType) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * sal_signal_series_add:
 * @self: a series
 * @day: the day of a value
 * @end: until when it counts at least; @day, or %G_MAXINT32 while it lasts
 * @value: the value
 *
 * Adds a value; sal_signal_series_sort() follows the last.
 */
void
sal_signal_series_add (SalSignalSeries *self, gint32 day, gint32 end, double value)
{
  SalSignalPoint point = { day, end, value };

  if (self->points == NULL)
    self->points = g_array_new (FALSE, FALSE, sizeof (SalSignalPoint));
  g_array_append_val (self->points, point);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const SalSignalPoint *one = a, *other = b;

  return (one->day > other->day) - (one->day < other->day);
}

/**
 * sal_signal_series_sort:
 * @self: a series
 *
 * Puts the values in the order of their days, as sal_signal_series_read() needs them.
 */
void
sal_signal_series_sort (SalSignalSeries *self)
{
  if (self->points != NULL)
    g_array_sort (self->points, compare_points);
}

/**
 * sal_signal_series_read:
 * @self: a series
 * @type: what it is of
 * @day: a day
 * @days: how far to look back, at least 1: the days after @day − @days up to @day count
 *
 * Reads the value on a day: the latest, the mean or the sum of the days looked back on, whichever
 * is right for the type. A case that is open still counts whenever it was opened.
 *
 * Returns: the value, NaN if none is known
 */
double
sal_signal_series_read (const SalSignalSeries *self, SalSignalType type, gint32 day, int days)
{
  SalSignalReading reading = infos[type].reading;
  double sum = 0, latest = NAN;
  guint n = 0;

  for (guint i = 0; self->points != NULL && i < self->points->len; i++)
    {
      const SalSignalPoint *point = &g_array_index (self->points, SalSignalPoint, i);

      if (point->day > day)
        break;
      if (MAX (point->day, point->end) <= day - days)
        continue;
      latest = point->value;
      sum += point->value;
      n++;
    }
  switch (reading)
    {
    case SAL_SIGNAL_READING_LATEST:
      return latest;
    case SAL_SIGNAL_READING_MEAN:
      return n > 0 ? sum / n : NAN;
    case SAL_SIGNAL_READING_SUM:
    default:
      return n > 0 || (self->known != SAL_DATE_NONE && self->known <= day) ? sum : NAN;
    }
}

/**
 * sal_signal_slope:
 * @times: (array length=n_values): when
 * @values: (array length=n_values): what
 * @n_values: how many, at least 2
 *
 * Estimates a slope as Theil and Sen do: the median of the slopes between all pairs. Up to 29 % of
 * the values may be wild without moving it. P. K. Sen, Journal of the American Statistical
 * Association 63 (1968), 1379–1389.
 *
 * Returns: the slope per unit of time
 */
double
sal_signal_slope (const double *times, const double *values, guint n_values)
{
  g_autofree double *slopes = g_new (double, (gsize) n_values *(n_values - 1) / 2 + 1);
  gsize n = 0;

  for (guint i = 0; i < n_values; i++)
    for (guint j = i + 1; j < n_values; j++)
      slopes[n++] = (values[j] - values[i]) / (times[j] - times[i]);
  gsl_sort (slopes, 1, n);

  return gsl_stats_median_from_sorted_data (slopes, 1, n);
}

/**
 * sal_signal_series_change:
 * @self: a series
 * @type: what it is of
 * @day: a day
 * @days: how far each reading looks back
 * @trend_days: over how many days up to @day
 *
 * Tells how much a signal has changed: it is read every thirty days, and the robust slope of these
 * readings times @trend_days is the change.
 *
 * Returns: the change, NaN with fewer than four readings
 */
double
sal_signal_series_change (
    const SalSignalSeries *self, SalSignalType type, gint32 day, int days, int trend_days)
{
  guint n_steps = (guint) trend_days / SAL_SIGNAL_STEP_DAYS + 1, n = 0;
  g_autofree double *times = g_new (double, n_steps);
  g_autofree double *values = g_new (double, n_steps);

  if (!infos[type].has_trend)
    return NAN;
  for (guint i = n_steps; i-- > 0;)
    {
      gint32 at = day - (gint32) i * SAL_SIGNAL_STEP_DAYS;
      double value = sal_signal_series_read (self, type, at, days);

      if (isnan (value))
        continue;
      times[n] = at;
      values[n++] = value;
    }

  return n >= SAL_SIGNAL_TREND_MIN ? sal_signal_slope (times, values, n) * trend_days : NAN;
}
