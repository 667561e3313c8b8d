/* sal-metric.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-metric.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-money.h"
#include "sal-rate.h"

#define M(name) (1u << SAL_MEASURE_##name)

/* The catalogue the program starts with. */
static const SalMetric metrics[] = {
  { "bookings",
    N_ ("Bookings"),
    N_ ("The amount of won opportunities that close in the period."),
    "sum(amount where stage.status = \"won\")",
    SAL_UNIT_MONEY,
    TRUE,
    M (WON_AMOUNT),
    0 },
  { "quota",
    N_ ("Quota"),
    N_ ("What the unit or position is to book in the period; the highest version counts."),
    NULL,
    SAL_UNIT_MONEY,
    TRUE,
    M (QUOTA),
    0 },
  { "attainment",
    N_ ("Attainment"),
    N_ ("Bookings over quota."),
    NULL,
    SAL_UNIT_RATE,
    TRUE,
    M (WON_AMOUNT),
    M (QUOTA) },
  { "pipeline",
    N_ ("Open Pipeline"),
    N_ ("The amount of open opportunities that are to close in the period."),
    "sum(amount where stage.status = \"open\")",
    SAL_UNIT_MONEY,
    TRUE,
    M (OPEN_AMOUNT),
    0 },
  { "weighted_pipeline",
    N_ ("Weighted Pipeline"),
    N_ ("Open pipeline, each amount times the probability of its stage."),
    "sum(amount * coalesce(stage.probability, 0%) where stage.status = \"open\")",
    SAL_UNIT_MONEY,
    TRUE,
    M (WEIGHTED_AMOUNT),
    0 },
  { "stated_pipeline",
    N_ ("Stated Pipeline"),
    N_ ("Open pipeline, each amount times the probability stated for the opportunity, or its "
        "stage's where none is."),
    "sum(amount * coalesce(probability, stage.probability, 0%) where stage.status = \"open\")",
    SAL_UNIT_MONEY,
    TRUE,
    M (STATED_AMOUNT),
    0 },
  { "coverage",
    N_ ("Coverage"),
    N_ ("Open pipeline over what is left of the quota after bookings."),
    NULL,
    SAL_UNIT_NUMBER,
    TRUE,
    M (OPEN_AMOUNT),
    M (QUOTA),
    M (WON_AMOUNT) },
  { "win_rate",
    N_ ("Win Rate"),
    N_ ("Won opportunities over won and lost ones, by count."),
    "count(stage where stage.status = \"won\") / count(stage where stage.status in (\"won\", "
    "\"lost\"))",
    SAL_UNIT_RATE,
    TRUE,
    M (WON_COUNT),
    M (WON_COUNT) | M (LOST_COUNT) },
  { "win_rate_by_value",
    N_ ("Win Rate by Value"),
    N_ ("The amount of won opportunities over that of won and lost ones."),
    "sum(amount where stage.status = \"won\") / sum(amount where stage.status in (\"won\", "
    "\"lost\"))",
    SAL_UNIT_RATE,
    TRUE,
    M (WON_AMOUNT),
    M (WON_AMOUNT) | M (LOST_AMOUNT) },
  { "average_deal",
    N_ ("Average Deal"),
    N_ ("Bookings over the number of won opportunities."),
    "sum(amount where stage.status = \"won\") / count(stage where stage.status = \"won\")",
    SAL_UNIT_MONEY,
    TRUE,
    M (WON_AMOUNT),
    M (WON_COUNT) },
  { "cycle",
    N_ ("Sales Cycle"),
    N_ ("Mean days from creation to close of won opportunities."),
    "average(days(created, close_date) where stage.status = \"won\")",
    SAL_UNIT_DAYS,
    FALSE,
    M (CYCLE_DAYS),
    M (CYCLE_COUNT) },
  { "won",
    N_ ("Won"),
    N_ ("The number of won opportunities that close in the period."),
    "count(stage where stage.status = \"won\")",
    SAL_UNIT_NUMBER,
    TRUE,
    M (WON_COUNT),
    0 },
  { "lost",
    N_ ("Lost"),
    N_ ("The number of lost opportunities that close in the period."),
    "count(stage where stage.status = \"lost\")",
    SAL_UNIT_NUMBER,
    FALSE,
    M (LOST_COUNT),
    0 },
  { "open",
    N_ ("Open"),
    N_ ("The number of open opportunities that are to close in the period."),
    "count(stage where stage.status = \"open\")",
    SAL_UNIT_NUMBER,
    TRUE,
    M (OPEN_COUNT),
    0 },
};

/**
 * sal_metrics_get:
 * @n_metrics: (out): how many there are
 *
 * Lists the metrics.
 *
 * Returns: (array length=n_metrics) (transfer none): the metrics
 */
const SalMetric *
sal_metrics_get (gsize *n_metrics)
{
  *n_metrics = G_N_ELEMENTS (metrics);

  return metrics;
}

/**
 * sal_metric_find:
 * @key: the key of a metric
 *
 * Finds a metric.
 *
 * Returns: (transfer none) (nullable): the metric
 */
const SalMetric *
sal_metric_find (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      if (g_str_equal (metrics[i].key, key))
        return &metrics[i];
    }

  return NULL;
}

const char *
sal_metric_get_label (const SalMetric *self)
{
  return _ (self->label);
}

static double
add_up (guint mask, const gint64 *measures)
{
  double sum = 0;

  for (int i = 0; i < SAL_N_MEASURES; i++)
    {
      if (mask & (1u << i))
        sum += (double) measures[i];
    }

  return sum;
}

/**
 * sal_metric_compute:
 * @self: a metric
 * @measures: (array fixed-size=11): what a group adds up to, %SAL_N_MEASURES values
 *
 * Computes the figure of a group.
 *
 * Returns: the figure in the metric's unit; NAN if the denominator is zero
 */
double
sal_metric_compute (const SalMetric *self, const gint64 *measures)
{
  double numerator = add_up (self->numerator, measures);
  double denominator;

  if (self->denominator == 0)
    return numerator;

  denominator = add_up (self->denominator, measures);
  if (self->less != 0)
    denominator = MAX (denominator - add_up (self->less, measures), 0);

  return denominator != 0 ? numerator / denominator : NAN;
}

/**
 * sal_metric_concerns:
 * @self: a metric
 * @measures: (array fixed-size=11): what a group adds up to
 *
 * Asks whether a group has anything to do with the metric: a stage of won opportunities has not
 * with the open pipeline.
 *
 * Returns: %FALSE if everything the figure is computed from is zero
 */
gboolean
sal_metric_concerns (const SalMetric *self, const gint64 *measures)
{
  for (int i = 0; i < SAL_N_MEASURES; i++)
    {
      if (((self->numerator | self->denominator) & (1u << i)) && measures[i] != 0)
        return TRUE;
    }

  return FALSE;
}

static char *
format (const SalMetric *self, double value, const char *currency, gboolean brief)
{
  if (isnan (value))
    return g_strdup ("–");

  switch (self->unit)
    {
    case SAL_UNIT_MONEY:
      return brief ? sal_money_format_short (llround (value), currency)
                   : sal_money_format (llround (value), currency);
    case SAL_UNIT_RATE:
      return sal_rate_format_percent (llround (value * SAL_RATE_ONE), brief ? 0 : 1);
    case SAL_UNIT_DAYS:
      {
        g_autofree char *number = sal_number_format (value, brief ? 0 : 1);

        return g_strdup_printf (_ ("%s days"), number);
      }
    case SAL_UNIT_NUMBER:
    default:
      if (self->denominator != 0)
        return sal_number_format (value, 1);
      return brief ? sal_number_format_short (value) : sal_number_format (value, 0);
    }
}

/**
 * sal_metric_format:
 * @self: a metric
 * @value: a figure of it
 * @currency: the reporting currency
 *
 * Writes the exact figure for people.
 *
 * Returns: (transfer full): the text, "–" for NAN
 */
char *
sal_metric_format (const SalMetric *self, double value, const char *currency)
{
  return format (self, value, currency, FALSE);
}

/**
 * sal_metric_format_short:
 * @self: a metric
 * @value: a figure of it
 * @currency: the reporting currency
 *
 * Writes the figure for tiles and axes, abbreviated.
 *
 * Returns: (transfer full): the text, "–" for NAN
 */
char *
sal_metric_format_short (const SalMetric *self, double value, const char *currency)
{
  return format (self, value, currency, TRUE);
}

/**
 * sal_metric_why_missing:
 * @self: a metric
 * @measures: (array fixed-size=11): what a group adds up to
 *
 * Says why there is no figure.
 *
 * Returns: (transfer none): a sentence
 */
const char *
sal_metric_why_missing (const SalMetric *self, const gint64 *measures)
{
  if (self->less != 0 && measures[SAL_MEASURE_QUOTA] != 0)
    return _ ("The quota is reached.");
  if (self->denominator & M (QUOTA))
    return _ ("There is no quota for this period.");
  if (self->denominator & M (LOST_COUNT))
    return _ ("Nothing was won or lost in this period.");

  return _ ("Nothing was won in this period.");
}
