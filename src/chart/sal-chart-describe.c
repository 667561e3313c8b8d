/* sal-chart-describe.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sal-chart-private.h"

/* Beyond these a description would be a recital; the table has the rest. */
#define MOST_SERIES  4
#define MOST_SIGNALS 3

/* What a description says about one series. */
typedef struct
{
  guint n;
  double sum;
  guint lowest, highest, latest, before; /* categories */
} Summary;

static Summary
summarize (const SalChart *self, guint series)
{
  Summary summary = { 0 };

  for (guint i = 0; i < self->categories->len; i++)
    {
      double value = sal_chart_value_at (self, series, i);

      if (!isfinite (value))
        continue;
      if (summary.n == 0)
        summary.lowest = summary.highest = summary.latest = i;
      if (value < sal_chart_value_at (self, series, summary.lowest))
        summary.lowest = i;
      if (value > sal_chart_value_at (self, series, summary.highest))
        summary.highest = i;
      summary.before = summary.latest;
      summary.latest = i;
      summary.sum += value;
      summary.n++;
    }

  return summary;
}

static char *
short_value (const SalChart *self, guint series, guint category)
{
  return sal_chart_format_short (sal_chart_format_of (self, series),
                                 sal_chart_value_at (self, series, category));
}

static void
append_extremes (GString *text, const SalChart *self, guint series, const Summary *summary)
{
  g_autofree char *low = short_value (self, series, summary->lowest);
  g_autofree char *high = short_value (self, series, summary->highest);
  g_autofree char *low_name = sal_chart_get_category_name (self, summary->lowest);
  g_autofree char *high_name = sal_chart_get_category_name (self, summary->highest);

  /* Translators: the least and the greatest figure of a chart, each with where it is */
  g_string_append_printf (text, _ ("from %s (%s) to %s (%s)"), low, low_name, high, high_name);
}

static void
append_latest (GString *text, const SalChart *self, guint series, const Summary *summary)
{
  g_autofree char *latest = short_value (self, series, summary->latest);
  g_autofree char *name = sal_chart_get_category_name (self, summary->latest);
  g_autofree char *before_name = sal_chart_get_category_name (self, summary->before);
  g_autofree char *change =
      sal_chart_format_change (sal_chart_format_of (self, series),
                               sal_chart_value_at (self, series, summary->before),
                               sal_chart_value_at (self, series, summary->latest));

  g_string_append (text, "; ");
  if (change != NULL)
    /* Translators: figure, period, relative change, period before */
    g_string_append_printf (
        text, _ ("latest %s (%s), %s on %s"), latest, name, change, before_name);
  else
    g_string_append_printf (text, _ ("latest %s (%s)"), latest, name);
}

/* "$4.1 M (Nov 2026)" for a series of one value. */
static void
append_only (GString *text, const SalChart *self, guint series, guint category)
{
  g_autofree char *value = short_value (self, series, category);
  g_autofree char *where = sal_chart_get_category_name (self, category);

  g_string_append (text, value);
  if (*where != '\0')
    g_string_append_printf (text, " (%s)", where);
}

static void
append_series (GString *text, const SalChart *self, guint series)
{
  Summary summary = summarize (self, series);
  const char *name = sal_chart_get_series_name (self, series);

  if (summary.n == 0)
    {
      /* Translators: the name of a series of figures */
      g_string_append_printf (text, _ (" %s: no data."), name);
      return;
    }

  g_string_append_printf (text, " %s: ", name);
  if (summary.n == 1)
    append_only (text, self, series, summary.latest);
  else
    {
      append_extremes (text, self, series, &summary);
      if (self->ordered)
        append_latest (text, self, series, &summary);
    }
  g_string_append_c (text, '.');
}

static const char *
kind_name (SalChartKind kind)
{
  switch (kind)
    {
    case SAL_CHART_LINE:
    case SAL_CHART_SPARKLINE:
      return _ ("Line chart");
    case SAL_CHART_HEAT:
      return _ ("Heat table");
    case SAL_CHART_FUNNEL:
      return _ ("Funnel");
    case SAL_CHART_AREA:
      return _ ("Area chart");
    case SAL_CHART_WATERFALL:
      return _ ("Waterfall chart");
    case SAL_CHART_SCATTER:
      return _ ("Scatter chart");
    case SAL_CHART_HISTOGRAM:
      return _ ("Histogram");
    case SAL_CHART_CONTROL:
      return _ ("Control chart");
    case SAL_CHART_BULLET:
    case SAL_CHART_BAR:
    default:
      return _ ("Bar chart");
    }
}

/* "2 signals: Mar 2025 (above the upper limit), …" */
static void
append_signals (GString *text, const SalChart *self)
{
  guint n = 0;
  g_autoptr (GString) named = g_string_new (NULL);

  for (guint i = 0; i < self->categories->len; i++)
    {
      g_autofree char *reason = NULL;
      g_autofree char *name = NULL;

      if (!sal_chart_is_signal (self, 0, i))
        continue;
      if (n++ >= MOST_SIGNALS)
        continue;
      reason = sal_chart_create_signal (self, 0, i);
      name = sal_chart_get_category_name (self, i);
      g_string_append_printf (named, "%s%s (%s)", n > 1 ? ", " : "", name, reason);
    }
  if (n == 0)
    {
      g_string_append (text, _ (" No signals."));
      return;
    }
  g_string_append_printf (
      text, g_dngettext (GETTEXT_PACKAGE, " %u signal: %s", " %u signals: %s", n), n, named->str);
  g_string_append (text, n > MOST_SIGNALS ? ", …." : ".");
}

/* Where steps began and where they ended. */
static void
append_levels (GString *text, const SalChart *self)
{
  g_autoptr (GArray) spans = sal_chart_compute_spans (self);
  const SalChartFormat *format = sal_chart_format_of (self, 0);
  guint n_series = self->series->len;
  const SalChartSpan *first = &g_array_index (spans, SalChartSpan, 0);
  const SalChartSpan *last =
      &g_array_index (spans, SalChartSpan, (self->categories->len - 1) * n_series);
  gboolean begins = g_hash_table_contains (self->totals, GUINT_TO_POINTER (0));
  g_autofree char *from = sal_chart_format_short (format, begins ? first->to : first->from);
  g_autofree char *to = sal_chart_format_short (format, last->to);

  /* Translators: the first and the last level of a waterfall chart */
  g_string_append_printf (text, _ (" From %s to %s."), from, to);
}

/**
 * sal_chart_describe:
 * @self: a chart
 *
 * Says in a few sentences what the chart shows: what it is, how far it ranges, its extremes and,
 * where categories are ordered, the latest figure and its change. Assistive technology reads it
 * instead of the picture.
 *
 * Returns: (transfer full): the text
 */
char *
sal_chart_describe (const SalChart *self)
{
  GString *text = g_string_new (NULL);
  guint n = self->categories->len;
  guint n_series = self->series->len;

  if (self->title != NULL)
    g_string_append_printf (text, "%s. ", self->title);
  g_string_append (text, kind_name (self->kind));
  if (n > 1)
    {
      g_autofree char *first = sal_chart_get_category_name (self, 0);
      g_autofree char *last = sal_chart_get_category_name (self, n - 1);

      /* Translators: how many categories, the first and the last */
      g_string_append_printf (text, _ (", %u categories from %s to %s"), n, first, last);
    }
  g_string_append_c (text, '.');
  if (n == 0 || n_series == 0)
    g_string_append (text, _ (" No data."));
  for (guint i = 0; n > 0 && i < MIN (n_series, MOST_SERIES); i++)
    append_series (text, self, i);
  if (self->kind == SAL_CHART_CONTROL && n > 0 && n_series > 0)
    append_signals (text, self);
  if (self->kind == SAL_CHART_WATERFALL && n > 0 && n_series > 0)
    append_levels (text, self);
  if (n_series > MOST_SERIES)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE,
                                         " %u more series in the table.",
                                         " %u more series in the table.",
                                         n_series - MOST_SERIES),
                            n_series - MOST_SERIES);

  return g_string_free (text, FALSE);
}

static void
append_share (GString *text, const SalChart *self, const SalChartDatum *datum, double value)
{
  Summary summary = summarize (self, datum->series);
  SalChartFormat rate = sal_chart_format_rate (1);
  g_autofree char *share = NULL;

  if (!self->additive || sal_chart_find_role (self, SAL_CHART_SERIES_PLAN) == (int) datum->series ||
      summary.n < 2 || !(summary.sum > 0) || value < 0 ||
      sal_chart_value_at (self, datum->series, summary.lowest) < 0)
    return;

  share = sal_chart_format_exact (&rate, value / summary.sum);
  /* Translators: a share, "12.3 % of the total" */
  g_string_append_printf (text, _ ("\n%s of the total"), share);
}

/* Smaller ones, as shares, would be shown as none: what is rounded differs so from month to month.
 */
#define LEAST_CHANGE 0.0005

static void
append_change (GString *text, const SalChart *self, const SalChartDatum *datum, double value)
{
  g_autofree char *change = NULL;
  g_autofree char *name = NULL;
  double before;

  if (!self->ordered || datum->category == 0)
    return;
  before = sal_chart_value_at (self, datum->series, datum->category - 1);
  if (fabs (value - before) < LEAST_CHANGE * fabs (before))
    return;

  change = sal_chart_format_change (sal_chart_format_of (self, datum->series), before, value);
  if (change == NULL)
    return;
  name = sal_chart_get_category_name (self, datum->category - 1);
  /* Translators: a change and the period before, "+12 % on Oct 2026" */
  g_string_append_printf (text, _ ("\n%s on %s"), change, name);
}

/* How much of the plan was reached. */
static void
append_attainment (GString *text, const SalChart *self, const SalChartDatum *datum, double value)
{
  int plan = sal_chart_find_role (self, SAL_CHART_SERIES_PLAN);
  double planned = plan < 0 ? NAN : sal_chart_value_at (self, (guint) plan, datum->category);
  SalChartFormat rate = sal_chart_format_rate (1);
  g_autofree char *share = NULL;

  if (self->kind == SAL_CHART_HEAT || plan < 0 || (guint) plan == datum->series || !(planned > 0) ||
      value < 0)
    return;

  share = sal_chart_format_exact (&rate, value / planned);
  /* Translators: attainment and the name of the plan, "79.2 % of Quota" */
  g_string_append_printf (
      text, _ ("\n%s of %s"), share, sal_chart_get_series_name (self, (guint) plan));
}

static void
append_conversion (GString *text, const SalChart *self, const SalChartDatum *datum, double value)
{
  SalChartFormat rate = sal_chart_format_rate (1);
  g_autofree char *share = NULL;
  g_autofree char *before_name = NULL;
  double before;

  if (self->kind != SAL_CHART_FUNNEL || datum->category == 0)
    return;
  before = sal_chart_value_at (self, datum->series, datum->category - 1);
  if (!(before > 0))
    return;

  share = sal_chart_format_exact (&rate, value / before);
  before_name = sal_chart_get_category_name (self, datum->category - 1);
  g_string_append_printf (text, _ ("\n%s of %s"), share, before_name);
}

static void
append_band (GString *text, const SalChart *self, const SalChartDatum *datum)
{
  const SalChartFormat *format = sal_chart_format_of (self, datum->series);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  double lower, upper;

  if (!sal_chart_band_at (self, datum->series, datum->category, &lower, &upper))
    return;

  low = sal_chart_format_exact (format, lower);
  high = sal_chart_format_exact (format, upper);
  /* Translators: the ends of an interval */
  g_string_append_printf (text, _ ("\nbetween %s and %s"), low, high);
}

/* The share of a piece of a stack, of all pieces that are on its side of zero. */
static void
append_stack_share (GString *text, const SalChart *self, const SalChartDatum *datum, double value)
{
  SalChartFormat rate = sal_chart_format_rate (1);
  g_autofree char *share = NULL;
  g_autofree char *category = NULL;
  double sum = 0;

  if (!self->stacked || sal_chart_peek_series (self, datum->series)->role == SAL_CHART_SERIES_PLAN)
    return;
  for (guint i = 0; i < self->series->len; i++)
    {
      double other = sal_chart_value_at (self, i, datum->category);

      if (sal_chart_peek_series (self, i)->role == SAL_CHART_SERIES_PLAN || !isfinite (other))
        continue;
      if (other < 0)
        return;
      sum += other;
    }
  if (!(sum > 0))
    return;

  share = sal_chart_format_exact (&rate, value / sum);
  category = sal_chart_get_category_name (self, datum->category);
  /* Translators: the share of a piece of a stacked bar, "12.3 % of Oct 2026" */
  g_string_append_printf (text, _ ("\n%s of %s"), share, category);
}

static void
append_level (GString *text, const SalChart *self, const SalChartDatum *datum)
{
  g_autoptr (GArray) spans = NULL;
  g_autofree char *level = NULL;

  if (self->kind != SAL_CHART_WATERFALL || datum->series > 0 ||
      g_hash_table_contains (self->totals, GUINT_TO_POINTER (datum->category)))
    return;

  spans = sal_chart_compute_spans (self);
  level = sal_chart_format_exact (
      sal_chart_format_of (self, 0),
      g_array_index (spans, SalChartSpan, datum->category * self->series->len).to);
  /* Translators: where a step of a waterfall chart leads to */
  g_string_append_printf (text, _ ("\nto %s"), level);
}

static void
append_control (GString *text, const SalChart *self, const SalChartDatum *datum)
{
  double center = sal_chart_middle_at (self, datum->series, datum->category);
  g_autofree char *figure = NULL;
  g_autofree char *signal = NULL;

  if (self->kind != SAL_CHART_CONTROL)
    return;
  if (isfinite (center))
    {
      figure = sal_chart_format_exact (sal_chart_format_of (self, datum->series), center);
      /* Translators: the centre line of a control chart */
      g_string_append_printf (text, _ ("\ncentre %s"), figure);
    }
  signal = sal_chart_create_signal (self, datum->series, datum->category);
  if (*signal != '\0')
    /* Translators: why a point of a control chart is a signal */
    g_string_append_printf (text, _ ("\nSignal: %s"), signal);
}

/* Every coordinate of a point on a line of its own. */
static char *
describe_point (const SalChart *self, guint category)
{
  GString *text = g_string_new (NULL);
  g_autofree char *name = sal_chart_get_category_name (self, category);

  g_string_append (text, name);
  for (guint i = 0; i < self->series->len; i++)
    {
      g_autofree char *figure = sal_chart_format_exact (sal_chart_format_of (self, i),
                                                        sal_chart_value_at (self, i, category));

      g_string_append_printf (
          text, "%s%s: %s", text->len > 0 ? "\n" : "", sal_chart_get_series_name (self, i), figure);
    }

  return g_string_free (text, FALSE);
}

/**
 * sal_chart_describe_datum:
 * @self: a chart
 * @datum: one of its values
 *
 * Says what a value is: category, series and the exact figure, then share, change, attainment and
 * interval, each on a line and only where it makes sense. It is the text of tooltips and of the
 * focused datum.
 *
 * Returns: (transfer full): the text
 */
char *
sal_chart_describe_datum (const SalChart *self, const SalChartDatum *datum)
{
  GString *text = g_string_new (NULL);
  g_autofree char *category = NULL;
  g_autofree char *figure = NULL;
  double value;

  g_return_val_if_fail (datum->series < self->series->len, g_string_free (text, FALSE));
  g_return_val_if_fail (datum->category < self->categories->len, g_string_free (text, FALSE));

  if (self->kind == SAL_CHART_SCATTER)
    {
      g_string_free (text, TRUE);
      return describe_point (self, datum->category);
    }

  value = sal_chart_get_value (self, datum);
  category = sal_chart_get_category_name (self, datum->category);
  figure = sal_chart_format_exact (sal_chart_format_of (self, datum->series), value);
  if (*category != '\0')
    g_string_append_printf (text, "%s · ", category);
  g_string_append_printf (text, "%s\n%s", sal_chart_get_series_name (self, datum->series), figure);
  if (!isfinite (value))
    return g_string_free (text, FALSE);

  append_share (text, self, datum, value);
  append_change (text, self, datum, value);
  append_attainment (text, self, datum, value);
  append_conversion (text, self, datum, value);
  append_stack_share (text, self, datum, value);
  append_level (text, self, datum);
  append_band (text, self, datum);
  append_control (text, self, datum);

  return g_string_free (text, FALSE);
}
