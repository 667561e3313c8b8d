/* sal-metric-normal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-metric-normal.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-number.h"

static double
divide (double numerator, double denominator)
{
  return denominator != 0 ? numerator / denominator : NAN;
}

/* A rate, an average or days are what they are whatever the size. */
static double
get_comparable (const SalMetric *self, const gint64 *measures)
{
  return sal_metric_is_additive (self) ? sal_metric_compute_per_capacity (self, measures)
                                       : sal_metric_compute (self, measures);
}

/**
 * sal_metric_compute_capacity:
 * @measures: (array fixed-size=64): what a group adds up to
 *
 * Tells how many full-time equivalents a group has.
 *
 * Returns: the average over its days; NAN if it is not known
 */
double
sal_metric_compute_capacity (const gint64 *measures)
{
  gint64 value = measures[SAL_MEASURE_CAPACITY];

  return value != SAL_MEASURE_NONE ? sal_measure_to_number (SAL_MEASURE_CAPACITY, value) : NAN;
}

/**
 * sal_metric_compute_per_capacity:
 * @self: a metric
 * @measures: (array fixed-size=64): what a group adds up to
 *
 * Divides a figure by the full-time equivalents behind it.
 *
 * Returns: the figure of one, in the metric's unit; NAN for what does not add up, such as a rate,
 * and where there is no capacity
 */
double
sal_metric_compute_per_capacity (const SalMetric *self, const gint64 *measures)
{
  if (!sal_metric_is_additive (self))
    return NAN;

  return divide (sal_metric_compute (self, measures), sal_metric_compute_capacity (measures));
}

/**
 * sal_metric_compute_share:
 * @self: a metric
 * @measures: (array fixed-size=64): what a group adds up to
 * @whole: (array fixed-size=64): what the company adds up to
 *
 * Divides a figure by that of the company.
 *
 * Returns: the share, 1 is 100 %; NAN for what does not add up
 */
double
sal_metric_compute_share (const SalMetric *self, const gint64 *measures, const gint64 *whole)
{
  if (!sal_metric_is_additive (self))
    return NAN;

  return divide (sal_metric_compute (self, measures), sal_metric_compute (self, whole));
}

/**
 * sal_metric_compute_index:
 * @self: a metric
 * @measures: (array fixed-size=64): what a group adds up to
 * @whole: (array fixed-size=64): what the company adds up to
 *
 * Holds a figure against the company's: per full-time equivalent, or as it is if it is a rate, an
 * average or days.
 *
 * Returns: the index, 100 is the company; NAN if one of the two is not known or the company's is 0
 */
double
sal_metric_compute_index (const SalMetric *self, const gint64 *measures, const gint64 *whole)
{
  return 100 * divide (get_comparable (self, measures), get_comparable (self, whole));
}

static const char *
why_no_capacity (const gint64 *measures)
{
  return measures[SAL_MEASURE_CAPACITY] == 0 ? _ ("– (nobody holds a position in these days)")
                                             : _ ("– (the capacity of this is not known)");
}

/**
 * sal_metric_explain_per_capacity:
 * @self: a metric
 * @measures: (array fixed-size=64): what a group adds up to
 * @currency: the reporting currency
 *
 * Writes the arithmetic of a figure per full-time equivalent.
 *
 * Returns: (transfer full) (nullable): one line, %NULL for what is not divided by capacity
 */
char *
sal_metric_explain_per_capacity (const SalMetric *self,
                                 const gint64 *measures,
                                 const char *currency)
{
  double value = sal_metric_compute_per_capacity (self, measures);
  g_autofree char *figure = sal_metric_format (self, sal_metric_compute (self, measures), currency);
  g_autofree char *capacity = NULL;
  g_autofree char *result = NULL;

  if (!sal_metric_is_additive (self))
    return NULL;
  if (isnan (value))
    return g_strdup (why_no_capacity (measures));

  capacity = sal_number_format (sal_metric_compute_capacity (measures), 2);
  result = self->unit == SAL_UNIT_NUMBER ? sal_number_format (value, 2)
                                         : sal_metric_format (self, value, currency);

  /* translators: a figure, how many full-time equivalents, the figure of one */
  return g_strdup_printf (_ ("%s ÷ %s full-time equivalents = %s"), figure, capacity, result);
}

static char *
format_comparable (const SalMetric *self, const gint64 *measures, const char *currency)
{
  double value = get_comparable (self, measures);

  return self->unit == SAL_UNIT_NUMBER && !isnan (value)
             ? sal_number_format (value, 2)
             : sal_metric_format (self, value, currency);
}

/**
 * sal_metric_explain_index:
 * @self: a metric
 * @measures: (array fixed-size=64): what a group adds up to
 * @whole: (array fixed-size=64): what the company adds up to
 * @currency: the reporting currency
 *
 * Writes the arithmetic of the index.
 *
 * Returns: (transfer full): one line
 */
char *
sal_metric_explain_index (const SalMetric *self,
                          const gint64 *measures,
                          const gint64 *whole,
                          const char *currency)
{
  double value = sal_metric_compute_index (self, measures, whole);
  g_autofree char *own = format_comparable (self, measures, currency);
  g_autofree char *company = format_comparable (self, whole, currency);
  g_autofree char *index = isnan (value) ? g_strdup ("–") : sal_number_format (value, 0);

  /* translators: a figure per full-time equivalent, or a rate; that of the company; the index */
  return g_strdup_printf (_ ("%s ÷ %s of the company × 100 = %s"), own, company, index);
}
