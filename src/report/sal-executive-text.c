/* sal-executive-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-executive-text.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-money.h"
#include "sal-rate.h"

static char *
format_percent (double share)
{
  return sal_rate_format_percent (llround (share * SAL_RATE_ONE), 0);
}

static const gint64 *
measures_of (const SalExecutive *self)
{
  return self->total->total.measures;
}

/* "+3.1 points" or "−12 %"; NULL where there is nothing to compare. */
static char *
format_change (const SalMetric *metric, double now, double before)
{
  g_autofree char *size = NULL;
  double change;

  if (isnan (now) || isnan (before) || before == 0)
    return NULL;

  change = metric->unit == SAL_UNIT_RATE ? now - before : now / before - 1;
  if (metric->unit != SAL_UNIT_RATE)
    {
      size = format_percent (fabs (change));
      return g_strconcat (change < 0 ? "−" : "+", size, NULL);
    }

  size = sal_number_format (fabs (change) * 100, 1);

  /* translators: a sign and a number of percentage points */
  return g_strdup_printf (_ ("%s%s points"), change < 0 ? "−" : "+", size);
}

static char *
describe_change (const SalFigure *figure)
{
  double now = sal_metric_compute (figure->metric, figure->measures);
  double before = sal_metric_compute (figure->metric, figure->before);
  g_autofree char *change = format_change (figure->metric, now, before);

  if (change == NULL)
    return g_strdup (_ ("No figure a year before"));

  return g_strdup_printf (
      figure->is_running ? _ ("%s on these days last year") : _ ("%s on a year before"), change);
}

/* "79 % of quota $52 M"; NULL without a plan. */
static char *
describe_plan (const SalFigure *figure)
{
  double value = sal_metric_compute (figure->metric, figure->measures);
  double plan;
  g_autofree char *text = NULL;
  g_autofree char *share = NULL;

  if (figure->plan == NULL)
    return NULL;
  plan = sal_metric_compute (figure->plan, figure->measures);
  if (isnan (plan) || plan == 0)
    return NULL;

  text = sal_metric_format_short (figure->plan, plan, figure->currency);
  share = format_percent (value / plan);
  if (g_str_equal (figure->plan->key, "quota"))
    return g_strdup_printf (_ ("%s of quota %s"), share, text);

  /* translators: a share, what it is a share of, and how much that is */
  return g_strdup_printf (_ ("%s of %s, %s"), share, sal_metric_get_label (figure->plan), text);
}

/**
 * sal_metric_is_of_open:
 * @self: a metric
 *
 * Asks whether a metric is made of open opportunities. Such a one has no trend over close dates and
 * nothing to compare it with a year before: what was to close then is open no more.
 *
 * Returns: %TRUE if some of what it is computed from is open
 */
gboolean
sal_metric_is_of_open (const SalMetric *self)
{
  return (sal_metric_get_measures (self) &
          (SAL_MEASURES (SAL_MEASURE_OPEN_AMOUNT) | SAL_MEASURES (SAL_MEASURE_WEIGHTED_AMOUNT) |
           SAL_MEASURES (SAL_MEASURE_STATED_AMOUNT) | SAL_MEASURES (SAL_MEASURE_OPEN_COUNT))) != 0;
}

static char *
describe_open (const SalFigure *figure)
{
  g_autofree char *count = sal_number_format (figure->measures[SAL_MEASURE_OPEN_COUNT], 0);
  g_autofree char *weighted = NULL;

  if (!g_str_equal (figure->metric->key, "pipeline"))
    return g_strdup_printf (_ ("%s open"), count);

  weighted =
      sal_money_format_short (figure->measures[SAL_MEASURE_WEIGHTED_AMOUNT], figure->currency);

  return g_strdup_printf (_ ("%s weighted · %s open"), weighted, count);
}

/**
 * sal_figure_describe:
 * @self: a figure
 *
 * Says what to hold a figure against: its plan where there is one, else the year before; for the
 * pipeline what it weighs and how many it is of.
 *
 * Returns: (transfer full): a short text; why there is no figure if there is none
 */
char *
sal_figure_describe (const SalFigure *self)
{
  char *text;

  if (isnan (sal_metric_compute (self->metric, self->measures)))
    return g_strdup (sal_metric_why_missing (self->metric, self->measures));

  text = describe_plan (self);
  if (text != NULL)
    return text;
  if (sal_metric_is_of_open (self->metric))
    return describe_open (self);
  if (self->is_ahead)
    return g_strdup (_ ("The period has not begun yet."));

  return describe_change (self);
}

/**
 * sal_executive_describe:
 * @self: the figures
 * @facts: the facts they are of
 * @metric: one of the metrics
 *
 * Says what to hold a figure against, bookings against their quota.
 *
 * Returns: (transfer full): a short text; why there is no figure if there is none
 */
char *
sal_executive_describe (const SalExecutive *self, const SalFacts *facts, const SalMetric *metric)
{
  SalFigure figure = {
    .metric = metric,
    .plan = g_str_equal (metric->key, "bookings") ? sal_metric_find ("quota") : NULL,
    .measures = measures_of (self),
    .before = self->before->total.measures,
    .is_running = self->is_running,
    .is_ahead = self->is_ahead,
    .currency = facts->currency,
  };

  return sal_figure_describe (&figure);
}

static void
add_bookings (GString *text, const SalExecutive *self, const SalFacts *facts)
{
  const gint64 *measures = measures_of (self);
  const SalMetric *metric = sal_metric_find ("bookings");
  g_autofree char *period = sal_fiscal_calendar_format (facts->calendar, self->period);
  g_autofree char *bookings =
      sal_money_format_short (measures[SAL_MEASURE_WON_AMOUNT], facts->currency);
  g_autofree char *quota = sal_money_format_short (measures[SAL_MEASURE_QUOTA], facts->currency);
  g_autofree char *share = NULL;
  g_autofree char *change =
      format_change (metric,
                     (double) measures[SAL_MEASURE_WON_AMOUNT],
                     sal_metric_compute (metric, self->before->total.measures));

  if (measures[SAL_MEASURE_QUOTA] != 0)
    {
      share = format_percent ((double) measures[SAL_MEASURE_WON_AMOUNT] /
                              (double) measures[SAL_MEASURE_QUOTA]);
      /* translators: bookings, period, share, quota */
      g_string_append_printf (
          text, _ ("%s booked in %s, %s of the quota of %s"), bookings, period, share, quota);
    }
  else
    {
      g_string_append_printf (text, _ ("%s booked in %s"), bookings, period);
    }
  if (change != NULL)
    g_string_append_printf (text,
                            self->is_running ? _ ("; %s on the same days a year before")
                                             : _ ("; %s on a year before"),
                            change);
  g_string_append (text, ". ");
}

static void
add_progress (GString *text, const SalExecutive *self, const SalFacts *facts)
{
  gint32 first, last;

  if (!self->is_running)
    return;

  sal_fiscal_calendar_days_of (facts->calendar, self->period, &first, &last);
  g_string_append_printf (
      text, _ ("%d of its %d days have passed. "), facts->as_of - first + 1, last - first + 1);
}

static void
add_pipeline (GString *text, const SalExecutive *self, const SalFacts *facts)
{
  const gint64 *measures = measures_of (self);
  const SalMetric *coverage = sal_metric_find ("coverage");
  double covered = sal_metric_compute (coverage, measures);
  g_autofree char *left = NULL;
  g_autofree char *open = NULL;
  g_autofree char *times = NULL;

  if (measures[SAL_MEASURE_OPEN_COUNT] == 0)
    return;

  open = sal_money_format_short (measures[SAL_MEASURE_OPEN_AMOUNT], facts->currency);
  if (isnan (covered))
    {
      g_string_append_printf (text, _ ("%s are open to close in it. "), open);
      return;
    }

  left = sal_money_format_short (measures[SAL_MEASURE_QUOTA] - measures[SAL_MEASURE_WON_AMOUNT],
                                 facts->currency);
  times = sal_metric_format (coverage, covered, facts->currency);
  /* translators: open amount, how many times, what is left of the quota */
  g_string_append_printf (
      text, _ ("%s are open to close in it, %s times the %s left to book. "), open, times, left);
}

static void
add_win_rate (GString *text, const SalExecutive *self)
{
  const gint64 *measures = measures_of (self);
  gint64 decided = measures[SAL_MEASURE_WON_COUNT] + measures[SAL_MEASURE_LOST_COUNT];
  g_autofree char *won = NULL;
  g_autofree char *all = NULL;
  g_autofree char *rate = NULL;

  if (decided == 0)
    return;

  won = sal_number_format (measures[SAL_MEASURE_WON_COUNT], 0);
  all = sal_number_format ((double) decided, 0);
  rate = format_percent ((double) measures[SAL_MEASURE_WON_COUNT] / (double) decided);
  /* translators: how many were won, how many were won or lost, the share */
  g_string_append_printf (
      text, _ ("%s of %s decided opportunities were won (%s)."), won, all, rate);
}

/**
 * sal_executive_summarize:
 * @self: the figures
 * @facts: the facts they are of
 *
 * Puts the period into a few sentences: bookings against quota and the year before, what is open
 * against what is left, and what was won of what was decided.
 *
 * Returns: (transfer full): a paragraph
 */
char *
sal_executive_summarize (const SalExecutive *self, const SalFacts *facts)
{
  GString *text = g_string_new (NULL);

  add_bookings (text, self, facts);
  add_progress (text, self, facts);
  add_pipeline (text, self, facts);
  add_win_rate (text, self);
  g_strchomp (text->str);

  return g_string_free (text, FALSE);
}

/**
 * sal_executive_describe_gaps:
 * @facts: facts
 *
 * Says what the figures leave out: what has no close date is in no period, and what has no exchange
 * rate counts as nothing.
 *
 * Returns: (transfer full) (nullable): a sentence a line, or %NULL if nothing is left out
 */
char *
sal_executive_describe_gaps (SalFacts *facts)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint n_undated = sal_facts_count_undated (facts);
  guint n_unconverted = facts->n_unconverted;
  g_autofree char *undated = sal_number_format (n_undated, 0);
  g_autofree char *unconverted = sal_number_format (n_unconverted, 0);

  if (n_undated > 0)
    g_ptr_array_add (
        lines,
        g_strdup_printf (ngettext ("%s open opportunity has no close date and is in no period.",
                                   "%s open opportunities have no close date and are in no period.",
                                   n_undated),
                         undated));
  if (n_unconverted > 0)
    g_ptr_array_add (
        lines,
        g_strdup_printf (ngettext ("%s amount is left out: its currency has no exchange rate.",
                                   "%s amounts are left out: their currencies have no exchange "
                                   "rate.",
                                   n_unconverted),
                         unconverted));
  if (lines->len == 0)
    return NULL;
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}
