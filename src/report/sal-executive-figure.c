/* sal-executive-figure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-executive-figure.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-metric-chart.h"

const char *const sal_executive_figures[] = {
  "bookings", "pipeline", "win_rate", "average_deal", NULL,
};

const char *const sal_executive_unit_figures[] = {
  "bookings", "attainment", "pipeline", "win_rate", "average_deal", NULL,
};

static char *
describe_change (const SalMetric *metric, double now, double before)
{
  if (isnan (now) || isnan (before) || before == 0)
    return g_strdup (_ ("No figure a year before"));
  if (metric->unit == SAL_UNIT_RATE)
    return g_strdup_printf (_ ("%+.1f points on a year before"), (now - before) * 100);

  return g_strdup_printf (_ ("%+.0f %% on a year before"), (now / before - 1) * 100);
}

static char *
describe_attainment (const SalFacts *facts, const gint64 *measures, double bookings)
{
  g_autofree char *quota = sal_metric_format_short (
      sal_metric_find ("quota"), measures[SAL_MEASURE_QUOTA], facts->currency);

  return g_strdup_printf (
      _ ("%.0f %% of quota %s"), 100.0 * bookings / measures[SAL_MEASURE_QUOTA], quota);
}

static char *
describe_pipeline (const SalFacts *facts, const gint64 *measures)
{
  const SalMetric *weighted = sal_metric_find ("weighted_pipeline");
  g_autofree char *amount =
      sal_metric_format_short (weighted, sal_metric_compute (weighted, measures), facts->currency);

  return g_strdup_printf (
      _ ("%s weighted · %" G_GINT64_FORMAT " open"), amount, measures[SAL_MEASURE_OPEN_COUNT]);
}

/* Against quota where there is one, else against the year before. */
static char *
describe (const SalFacts *facts,
          const SalExecutive *executive,
          const SalMetric *metric,
          double value)
{
  const gint64 *measures = executive->total->total.measures;

  if (isnan (value))
    return g_strdup (sal_metric_why_missing (metric, measures));
  if (g_str_equal (metric->key, "bookings") && measures[SAL_MEASURE_QUOTA] != 0)
    return describe_attainment (facts, measures, value);
  if (g_str_equal (metric->key, "pipeline"))
    return describe_pipeline (facts, measures);

  return describe_change (
      metric, value, sal_metric_compute (metric, executive->before->total.measures));
}

/**
 * sal_executive_figure_new:
 * @facts: the facts
 * @executive: figures of @facts
 * @metric: a metric
 *
 * Puts one key figure into words, with its small chart.
 *
 * Returns: (transfer full): the figure
 */
SalExecutiveFigure *
sal_executive_figure_new (const SalFacts *facts,
                          const SalExecutive *executive,
                          const SalMetric *metric)
{
  SalExecutiveFigure *self = g_new0 (SalExecutiveFigure, 1);
  const gint64 *measures = executive->total->total.measures;
  double value = sal_metric_compute (metric, measures);

  self->metric = metric;
  self->label = sal_metric_get_label (metric);
  self->value = sal_metric_format_short (metric, value, facts->currency);
  self->exact = sal_metric_format (metric, value, facts->currency);
  self->note = describe (facts, executive, metric, value);
  if (g_str_equal (metric->key, "bookings"))
    self->chart = sal_metric_chart_attainment (facts, measures);
  if (self->chart == NULL)
    self->chart = sal_metric_chart_trend (facts, executive->quarters, SAL_FACT_QUARTER, metric);

  return self;
}

void
sal_executive_figure_free (SalExecutiveFigure *self)
{
  g_free (self->value);
  g_free (self->exact);
  g_free (self->note);
  g_clear_pointer (&self->chart, sal_chart_unref);
  g_free (self);
}

/**
 * sal_executive_chart_months:
 * @facts: the facts
 * @executive: figures of @facts
 * @codes: (element-type gint32): an empty array that gets the month of each category
 *
 * Draws bookings, and quota where there is one, over the months of the fiscal year.
 *
 * Returns: (transfer full): the chart, with a title
 */
SalChart *
sal_executive_chart_months (const SalFacts *facts, const SalExecutive *executive, GArray *codes)
{
  SalPeriod year = { .year = executive->period.year, .unit = SAL_PERIOD_YEAR, .index = 0 };
  g_autofree char *name = sal_fiscal_calendar_format (facts->calendar, year);
  gboolean with_quota = executive->months->total.measures[SAL_MEASURE_QUOTA] != 0;
  g_autofree char *title = g_strdup_printf (
      with_quota ? _ ("Bookings and Quota by Month, %s") : _ ("Bookings by Month, %s"), name);
  SalChart *chart =
      sal_metric_chart_bookings_and_quota (facts, executive->months, SAL_FACT_MONTH, codes);

  sal_chart_set_title (chart, title);

  return chart;
}

/**
 * sal_executive_chart_units:
 * @facts: the facts
 * @executive: figures of @facts
 * @codes: (element-type gint32): an empty array that gets the unit of each row
 *
 * Draws a heat table of units against metrics.
 *
 * Returns: (transfer full): the chart, with a title
 */
SalChart *
sal_executive_chart_units (const SalFacts *facts, const SalExecutive *executive, GArray *codes)
{
  const SalMetric *metrics[G_N_ELEMENTS (sal_executive_unit_figures)];
  guint n_metrics = 0;
  SalChart *chart;

  for (; sal_executive_unit_figures[n_metrics] != NULL; n_metrics++)
    metrics[n_metrics] = sal_metric_find (sal_executive_unit_figures[n_metrics]);
  chart = sal_metric_chart_heat (facts, executive->units, SAL_FACT_UNIT, metrics, n_metrics, codes);
  sal_chart_set_title (chart, _ ("Units"));

  return chart;
}

/**
 * sal_executive_describe_gaps:
 * @facts: the facts
 *
 * Says what the figures leave out.
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL if nothing is left out
 */
char *
sal_executive_describe_gaps (const SalFacts *facts)
{
  if (facts->n_unconverted == 0)
    return NULL;

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u amount is left out: its currency has no exchange rate.",
                   "%u amounts are left out: their currencies have no exchange rate.",
                   facts->n_unconverted),
      facts->n_unconverted);
}
