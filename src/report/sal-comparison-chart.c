/* sal-comparison-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-comparison-chart.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-metric-chart.h"
#include "sal-metric-normal.h"

typedef struct
{
  const SalFactGroup *group;
  double index;
  double value;
} Entry;

/* What is being drawn. */
typedef struct
{
  SalChart *chart;
  const SalMetric *metric;
  const gint64 *whole;
  GArray *entries; /* of Entry */
} Comparison;

typedef double (*Compute) (const Comparison *self, const gint64 *measures);

static double
compute_figure (const Comparison *self, const gint64 *measures)
{
  return sal_metric_compute (self->metric, measures);
}

static double
compute_share (const Comparison *self, const gint64 *measures)
{
  return sal_metric_compute_share (self->metric, measures, self->whole);
}

static double
compute_capacity (const Comparison *self, const gint64 *measures)
{
  return sal_metric_compute_capacity (measures);
}

static double
compute_per_capacity (const Comparison *self, const gint64 *measures)
{
  return sal_metric_compute_per_capacity (self->metric, measures);
}

static double
compute_index (const Comparison *self, const gint64 *measures)
{
  return sal_metric_compute_index (self->metric, measures, self->whole);
}

/* The greatest first, what there is not last. */
static int
compare_numbers (double one, double other)
{
  if (isnan (one) || isnan (other))
    return isnan (one) - isnan (other);

  return (one < other) - (one > other);
}

/* By index, and where there is none by the figure itself; what belongs to nobody last. */
static int
compare_entries (gconstpointer one, gconstpointer other)
{
  const Entry *a = one, *b = other;
  gboolean none = a->group->codes[0] == SAL_DIMENSION_NONE;
  gboolean other_none = b->group->codes[0] == SAL_DIMENSION_NONE;
  int order = compare_numbers (a->index, b->index);

  if (none != other_none)
    return none ? 1 : -1;

  return order != 0 ? order : compare_numbers (a->value, b->value);
}

/* Whoever has capacity, also with nothing to show for it; but not the head of a unit that was split
 * into those below it, who are to show for them. */
static gboolean
is_compared (const SalFactResult *result,
             SalFactDimension dimension,
             const SalFactGroup *group,
             const SalMetric *metric)
{
  gboolean is_head = dimension == SAL_FACT_UNIT && group->codes[0] == result->split_unit;

  return sal_metric_concerns (metric, group->measures) ||
         (!is_head && sal_metric_compute_capacity (group->measures) > 0);
}

static GArray *
list_entries (const SalFactResult *result,
              SalFactDimension dimension,
              const SalMetric *metric,
              const gint64 *whole)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < result->groups->len; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);
      Entry entry = { group,
                      sal_metric_compute_index (metric, group->measures, whole),
                      sal_metric_compute (metric, group->measures) };

      if (is_compared (result, dimension, group, metric))
        g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);

  return entries;
}

static void
set_categories (const Comparison *self,
                const SalFacts *facts,
                const SalFactResult *result,
                SalFactDimension dimension,
                GArray *codes)
{
  g_auto (GStrv) labels = g_new0 (char *, self->entries->len + 1);

  for (guint i = 0; i < self->entries->len; i++)
    {
      gint32 code = g_array_index (self->entries, Entry, i).group->codes[0];

      g_array_append_val (codes, code);
      labels[i] = sal_fact_result_code_to_label (result, facts, dimension, code);
    }
  sal_chart_set_category_title (self->chart, sal_fact_dimension_get_label (dimension));
  sal_chart_set_categories (self->chart, (const char *const *) labels, self->entries->len);
}

static void
add_column (const Comparison *self,
            const char *label,
            Compute compute,
            SalChartFormat format,
            SalChartShade shade)
{
  guint series = sal_chart_get_n_series (self->chart);
  g_autofree double *values = g_new (double, MAX (self->entries->len, 1));

  for (guint i = 0; i < self->entries->len; i++)
    values[i] = compute (self, g_array_index (self->entries, Entry, i).group->measures);
  sal_chart_add_series (self->chart, label, SAL_CHART_SERIES_ACTUAL, values, self->entries->len);
  sal_chart_set_series_format (self->chart, series, &format);
  sal_chart_set_series_shade (self->chart, series, shade, 100);
}

static void
add_columns (const Comparison *self, const SalFacts *facts)
{
  SalChartFormat format = sal_metric_chart_format (self->metric, facts);

  add_column (
      self, sal_metric_get_label (self->metric), compute_figure, format, SAL_CHART_SHADE_NONE);
  if (sal_metric_is_additive (self->metric))
    {
      add_column (
          self, _ ("Share"), compute_share, sal_chart_format_rate (1), SAL_CHART_SHADE_NONE);
      /* translators: full-time equivalents, above a column */
      add_column (
          self, _ ("FTE"), compute_capacity, sal_chart_format_number (1), SAL_CHART_SHADE_NONE);
      if (self->metric->unit == SAL_UNIT_NUMBER)
        format = sal_chart_format_number (1);
      add_column (self, _ ("Per FTE"), compute_per_capacity, format, SAL_CHART_SHADE_NONE);
    }
  add_column (self, _ ("Index"), compute_index, sal_chart_format_number (0), SAL_CHART_SHADE_INDEX);
}

/**
 * sal_comparison_chart_new:
 * @facts: the facts
 * @result: a result with one group dimension and the capacity
 * @whole: (array fixed-size=64): what the company adds up to, with its capacity
 * @dimension: that dimension
 * @metric: what is compared
 * @limit: at most so many rows, those with the greatest index
 * @codes: (element-type gint32): gets the code of each row
 * @n_groups: (out): how many rows there would be
 *
 * Draws a table that compares groups of different size: the figure, its share, the full-time
 * equivalents behind it, the figure of one of them, and the index, of which 100 is the company.
 * What does not add up, such as a rate, is compared as it is.
 *
 * Returns: (transfer full): the chart
 */
SalChart *
sal_comparison_chart_new (const SalFacts *facts,
                          const SalFactResult *result,
                          const gint64 *whole,
                          SalFactDimension dimension,
                          const SalMetric *metric,
                          guint limit,
                          GArray *codes,
                          guint *n_groups)
{
  g_autoptr (GArray) entries = list_entries (result, dimension, metric, whole);
  Comparison comparison = { sal_chart_new (SAL_CHART_HEAT), metric, whole, entries };

  *n_groups = entries->len;
  if (entries->len > limit)
    g_array_set_size (entries, limit);
  set_categories (&comparison, facts, result, dimension, codes);
  add_columns (&comparison, facts);

  return comparison.chart;
}
