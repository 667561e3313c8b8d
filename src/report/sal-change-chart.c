/* sal-change-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-change-chart.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-metric-chart.h"

typedef struct
{
  gint32 code;
  double change;
} Step;

static double
value_of (const SalMetric *metric, const SalFactGroup *group)
{
  double value = sal_metric_compute (metric, group->measures);

  return isnan (value) ? 0 : value;
}

static const SalFactGroup *
find_group (const SalFactResult *result, gint32 code)
{
  for (guint i = 0; i < result->groups->len; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);

      if (group->codes[0] == code)
        return group;
    }

  return NULL;
}

static void
append_step (GArray *steps, gint32 code, double change)
{
  Step step = { code, change };

  if (change != 0)
    g_array_append_val (steps, step);
}

static int
compare_steps (gconstpointer one, gconstpointer other)
{
  const Step *a = one, *b = other;

  return (fabs (a->change) < fabs (b->change)) - (fabs (a->change) > fabs (b->change));
}

/* The largest first, whichever way they go; those beyond @limit together. */
static GArray *
list_steps (const SalMetric *metric,
            const SalFactResult *before,
            const SalFactResult *now,
            guint limit)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));
  Step others = { SAL_METRIC_CHART_NO_CODE, 0 };

  for (guint i = 0; i < now->groups->len; i++)
    {
      const SalFactGroup *group = &g_array_index (now->groups, SalFactGroup, i);
      const SalFactGroup *was = find_group (before, group->codes[0]);

      append_step (steps,
                   group->codes[0],
                   value_of (metric, group) - (was != NULL ? value_of (metric, was) : 0));
    }
  for (guint i = 0; i < before->groups->len; i++)
    {
      const SalFactGroup *group = &g_array_index (before->groups, SalFactGroup, i);

      if (find_group (now, group->codes[0]) == NULL)
        append_step (steps, group->codes[0], -value_of (metric, group));
    }
  g_array_sort (steps, compare_steps);
  if (steps->len <= limit)
    return steps;

  for (guint i = limit - 1; i < steps->len; i++)
    others.change += g_array_index (steps, Step, i).change;
  g_array_set_size (steps, limit - 1);
  g_array_append_val (steps, others);

  return steps;
}

/**
 * sal_change_chart_new:
 * @facts: the facts
 * @metric: a metric whose parts add up
 * @before: its figures of another period by @dimension
 * @now: its figures by @dimension
 * @dimension: what both are split by
 * @before_label: what that period is called
 * @now_label: what this one is called
 * @limit: most steps; the smallest are put together
 * @codes: gets the code of each category, %SAL_METRIC_CHART_NO_CODE of those that are no value
 *
 * Draws how a figure came from what it was to what it is, as a waterfall.
 *
 * Returns: (transfer full): the chart
 */
SalChart *
sal_change_chart_new (const SalFacts *facts,
                      const SalMetric *metric,
                      const SalFactResult *before,
                      const SalFactResult *now,
                      SalFactDimension dimension,
                      const char *before_label,
                      const char *now_label,
                      guint limit,
                      GArray *codes)
{
  g_autoptr (GArray) steps = list_steps (metric, before, now, limit);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree double *values = g_new (double, steps->len + 2);
  SalChartFormat format = sal_metric_chart_format (metric, facts);
  SalChart *chart = sal_chart_new (SAL_CHART_WATERFALL);
  gint32 none = SAL_METRIC_CHART_NO_CODE;
  guint n = steps->len + 2;

  g_ptr_array_add (names, g_strdup (before_label));
  g_array_append_val (codes, none);
  values[0] = value_of (metric, &before->total);
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      gboolean known = find_group (now, step->code) != NULL;

      g_ptr_array_add (
          names,
          step->code == SAL_METRIC_CHART_NO_CODE
              ? g_strdup (_ ("Others"))
              : sal_fact_result_code_to_label (known ? now : before, facts, dimension, step->code));
      g_array_append_val (codes, step->code);
      values[i + 1] = step->change;
    }
  g_ptr_array_add (names, g_strdup (now_label));
  g_array_append_val (codes, none);
  values[n - 1] = value_of (metric, &now->total);

  sal_chart_set_format (chart, &format);
  sal_chart_set_category_title (chart, sal_fact_dimension_get_label (dimension));
  sal_chart_set_categories (chart, (const char *const *) names->pdata, n);
  sal_chart_add_series (chart, sal_metric_get_label (metric), SAL_CHART_SERIES_ACTUAL, values, n);
  sal_chart_set_total (chart, 0);
  sal_chart_set_total (chart, n - 1);

  return chart;
}
