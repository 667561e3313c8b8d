/* sal-metric-explain.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-metric-explain.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-money.h"

static const struct
{
  const char *name;
  const char *label;
  gboolean is_money;
  int count; /* the measure that counts what it is made of, −1 for quotas */
} descriptions[SAL_N_MEASURES] = {
  [SAL_MEASURE_WON_AMOUNT] = { "won_amount", N_ ("won amount"), TRUE, SAL_MEASURE_WON_COUNT },
  [SAL_MEASURE_LOST_AMOUNT] = { "lost_amount", N_ ("lost amount"), TRUE, SAL_MEASURE_LOST_COUNT },
  [SAL_MEASURE_OPEN_AMOUNT] = { "open_amount", N_ ("open amount"), TRUE, SAL_MEASURE_OPEN_COUNT },
  [SAL_MEASURE_WEIGHTED_AMOUNT] = { "weighted_amount",
                                    N_ ("open amount × probability of the stage"),
                                    TRUE,
                                    SAL_MEASURE_OPEN_COUNT },
  [SAL_MEASURE_STATED_AMOUNT] = { "stated_amount",
                                  N_ ("open amount × stated probability"),
                                  TRUE,
                                  SAL_MEASURE_OPEN_COUNT },
  [SAL_MEASURE_WON_COUNT] = { "won_count", N_ ("won"), FALSE, SAL_MEASURE_WON_COUNT },
  [SAL_MEASURE_LOST_COUNT] = { "lost_count", N_ ("lost"), FALSE, SAL_MEASURE_LOST_COUNT },
  [SAL_MEASURE_OPEN_COUNT] = { "open_count", N_ ("open"), FALSE, SAL_MEASURE_OPEN_COUNT },
  [SAL_MEASURE_CYCLE_DAYS] = { "cycle_days",
                               N_ ("days from creation to close"),
                               FALSE,
                               SAL_MEASURE_CYCLE_COUNT },
  [SAL_MEASURE_CYCLE_COUNT] = { "cycle_count",
                                N_ ("won with both dates"),
                                FALSE,
                                SAL_MEASURE_CYCLE_COUNT },
  [SAL_MEASURE_QUOTA] = { "quota", N_ ("quota"), TRUE, -1 },
};

const char *
sal_measure_get_name (SalMeasure measure)
{
  return descriptions[measure].name;
}

const char *
sal_measure_get_label (SalMeasure measure)
{
  return _ (descriptions[measure].label);
}

gboolean
sal_measure_is_money (SalMeasure measure)
{
  return descriptions[measure].is_money;
}

/**
 * sal_measure_format:
 * @measure: a measure
 * @value: what it adds up to
 * @currency: the reporting currency
 *
 * Writes the exact value of a measure for people.
 *
 * Returns: (transfer full): the text
 */
char *
sal_measure_format (SalMeasure measure, gint64 value, const char *currency)
{
  return descriptions[measure].is_money ? sal_money_format (value, currency)
                                        : sal_number_format ((double) value, 0);
}

/* A sum of measures, in words if @measures is NULL. */
static void
append_terms (
    GString *text, guint mask, const char *sign, const gint64 *measures, const char *currency)
{
  const char *before = "";

  for (SalMeasure measure = 0; measure < SAL_N_MEASURES; measure++)
    {
      g_autofree char *value = NULL;

      if (!(mask & (1u << measure)))
        continue;
      if (measures != NULL)
        value = sal_measure_format (measure, measures[measure], currency);
      g_string_append_printf (
          text, "%s%s", before, value != NULL ? value : sal_measure_get_label (measure));
      before = sign;
    }
}

static void
append_arithmetic (GString *text,
                   const SalMetric *metric,
                   const gint64 *measures,
                   const char *currency)
{
  gboolean in_brackets =
      metric->less != 0 || (metric->denominator & (metric->denominator - 1)) != 0;

  append_terms (text, metric->numerator, " + ", measures, currency);
  if (metric->denominator == 0)
    return;

  g_string_append (text, in_brackets ? " ÷ (" : " ÷ ");
  append_terms (text, metric->denominator, " + ", measures, currency);
  if (metric->less != 0)
    {
      g_string_append (text, " − ");
      append_terms (text, metric->less, " − ", measures, currency);
    }
  if (in_brackets)
    g_string_append_c (text, ')');
}

/**
 * sal_metric_explain:
 * @self: a metric
 * @measures: (array fixed-size=11): what a group adds up to
 * @currency: the reporting currency
 *
 * Writes the arithmetic of a figure: in words, with its inputs, and what comes out.
 *
 * Returns: (transfer full): one line
 */
char *
sal_metric_explain (const SalMetric *self, const gint64 *measures, const char *currency)
{
  g_autofree char *value = sal_metric_format (self, sal_metric_compute (self, measures), currency);
  GString *text = g_string_new (NULL);

  append_arithmetic (text, self, NULL, currency);
  if (self->denominator != 0 || (self->numerator & (self->numerator - 1)) != 0)
    {
      g_string_append (text, " = ");
      append_arithmetic (text, self, measures, currency);
    }
  g_string_append_printf (text, " = %s", value);

  return g_string_free (text, FALSE);
}

/**
 * sal_metric_count:
 * @self: a metric
 * @measures: (array fixed-size=11): what a group adds up to
 *
 * Counts the opportunities a figure is made of.
 *
 * Returns: how many; 0 for quotas
 */
gint64
sal_metric_count (const SalMetric *self, const gint64 *measures)
{
  guint counts = 0;
  gint64 sum = 0;

  for (int i = 0; i < SAL_N_MEASURES; i++)
    {
      if (((self->numerator | self->denominator | self->less) & (1u << i)) &&
          descriptions[i].count >= 0)
        counts |= 1u << descriptions[i].count;
    }
  for (int i = 0; i < SAL_N_MEASURES; i++)
    {
      if (counts & (1u << i))
        sum += measures[i];
    }

  return sum;
}
