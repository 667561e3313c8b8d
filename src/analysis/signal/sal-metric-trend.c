/* sal-metric-trend.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-metric-trend.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-exception-private.h"
#include "sal-kinds.h"
#include "sal-metric-formula.h"

/* --- which chart --- */

static gboolean
names_open (const SalExpressionNode *node)
{
  if (node->operation == SAL_EXPRESSION_LITERAL && node->literal == SAL_EXPRESSION_LITERAL_TEXT &&
      g_strcmp0 (node->text, "open") == 0)
    return TRUE;

  for (guint i = 0; i < node->n_children; i++)
    {
      if (names_open (node->children[i]))
        return TRUE;
    }

  return node->filter != NULL && names_open (node->filter);
}

/* A name that makes a chart invalid, and why. */
static const char *
find_obstacle (const SalExpressionNode *node)
{
  const char *obstacle = NULL;
  SalMetricName name;

  for (guint i = 0; i < node->n_children && obstacle == NULL; i++)
    obstacle = find_obstacle (node->children[i]);
  if (obstacle != NULL || node->operation != SAL_EXPRESSION_AGGREGATE ||
      !sal_metric_formula_get_name (node, &name))
    return obstacle;

  switch (name)
    {
    case SAL_METRIC_NAME_QUOTA:
      return _ (
          "A plan is no process: what is held against one is judged by thresholds, not by limits.");
    case SAL_METRIC_NAME_RECURRING_BEFORE:
    case SAL_METRIC_NAME_RENEWED:
    case SAL_METRIC_NAME_RETAINED:
      return _ ("Each month looks back over twelve, which overlap: a chart would see trends that "
                "are none.");
    case SAL_METRIC_NAME_WENT_ON:
      return _ ("The youngest months are not decided yet: they would look like a fall.");
    default:
      return NULL;
    }
}

static gboolean
is_stock (const SalExpressionNode *node)
{
  SalMetricName name;

  return node->operation == SAL_EXPRESSION_AGGREGATE && sal_metric_formula_get_name (node, &name) &&
         name == SAL_METRIC_NAME_RECURRING;
}

/* Whether an aggregate counts records. */
static gboolean
is_count (const SalExpressionNode *node)
{
  SalMetricName name;

  if (node->operation != SAL_EXPRESSION_AGGREGATE)
    return FALSE;

  return node->function == SAL_EXPRESSION_FUNCTION_COUNT ||
         (sal_metric_formula_get_name (node, &name) &&
          (name == SAL_METRIC_NAME_MATURED || name == SAL_METRIC_NAME_MATURED_WENT_ON));
}

/**
 * sal_metric_find_charting:
 * @metric: a metric
 * @charting: (out): how it is charted
 * @problem: (out): why it has no valid chart
 *
 * Finds the control chart of a metric from its formula: sums are flows, a count over a count is a
 * proportion, other ratios and averages are charted as they are, what stands at the end of a month
 * by its changes.
 *
 * Returns: %FALSE if it has none
 */
gboolean
sal_metric_find_charting (const SalMetric *metric, SalCharting *charting, const char **problem)
{
  const SalExpressionNode *root;

  *problem = metric->problem;
  if (*problem != NULL)
    return FALSE;

  root = sal_expression_get_root (metric->expression);
  *problem = find_obstacle (root);
  if (metric->standing)
    *problem = _ ("It is as of today and has no past.");
  else if (*problem == NULL && names_open (root))
    *problem = _ ("It is made of what is open now: what was open in the past is not known.");
  if (*problem != NULL)
    return FALSE;

  if (is_stock (root))
    *charting = SAL_CHARTING_STOCK;
  else if (sal_metric_is_additive (metric))
    *charting = SAL_CHARTING_FLOW;
  else if (root->operation == SAL_EXPRESSION_DIVIDE && metric->unit == SAL_UNIT_RATE &&
           is_count (root->children[0]) && is_count (root->children[1]))
    *charting = SAL_CHARTING_PROPORTION;
  else if (root->operation == SAL_EXPRESSION_DIVIDE || root->operation == SAL_EXPRESSION_AGGREGATE)
    *charting = SAL_CHARTING_MEAN;
  else
    *problem = _ ("It is neither a sum nor a ratio, and no chart is known for it.");

  return *problem == NULL;
}

/* --- the months --- */

/* Every month there is, where a chart has too few. */
static gboolean
find_months (SalMetricTrend *self, SalFacts *facts, SalFacts *table, SalExceptionMonths *months)
{
  SalPeriod month = sal_fiscal_calendar_period_of (facts->calendar, facts->as_of, SAL_PERIOD_MONTH);
  gint32 last = sal_fact_period_to_code (month) - 1, first_day, last_day, oldest;
  gboolean has_span = sal_facts_get_span (table, &first_day, &last_day), found;

  /* what ended long ago has not been nothing since */
  if (has_span && table->ends == NULL)
    last = MIN (last,
                sal_fact_period_to_code (
                    sal_fiscal_calendar_period_of (facts->calendar, last_day, SAL_PERIOD_MONTH)));
  found = sal_exception_months_find (
      months, facts, table, sal_fact_code_to_period (SAL_FACT_MONTH, last));
  if (!found && has_span)
    {
      oldest = sal_fact_period_to_code (
          sal_fiscal_calendar_period_of (facts->calendar, first_day, SAL_PERIOD_MONTH));
      *months =
          (SalExceptionMonths){ .first = oldest, .n_months = (guint) MAX (0, last - oldest + 1) };
    }
  self->first_month = months->first;
  self->n_months = months->n_months;

  return found;
}

static SalFactResult *
run_query (const SalMetricTrend *self,
           SalFacts *facts,
           const SalFactQuery *filters,
           const SalMetric *metric)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_copy (filters);
  gint32 last = self->first_month + (gint32) self->n_months - 1, from, to, unused;
  SalFactResult *result;

  sal_fiscal_calendar_days_of (
      facts->calendar, sal_fact_code_to_period (SAL_FACT_MONTH, self->first_month), &from, &unused);
  sal_fiscal_calendar_days_of (
      facts->calendar, sal_fact_code_to_period (SAL_FACT_MONTH, last), &unused, &to);
  sal_fact_query_clear_groups (query);
  sal_fact_query_set_days (query, from, to);
  sal_fact_query_group_by (query, SAL_FACT_MONTH);
  sal_fact_query_ask (query, metric);
  result = sal_fact_query_run (query, facts);
  sal_fact_result_fill_periods (result, self->first_month, last);

  return result;
}

/* --- limits --- */

static void
draw_chart (SalMetricTrend *self,
            const SalExceptionMonths *months,
            SalControlRules rules,
            const double *numerators,
            const double *denominators)
{
  SalProcess process = { .charting = self->charting,
                         .first = months->first,
                         .n_months = months->n_months,
                         .n_baseline = months->n_baseline,
                         .rules = rules,
                         .numerators = numerators,
                         .denominators = denominators };
  SalSeasonal seasonal;
  const char *problem = NULL;
  g_autoptr (SalControlChart) chart = sal_process_chart_new (&process, &seasonal, &problem);

  if (chart == NULL)
    {
      self->problem = g_strdup_printf (_ ("There are no limits: %s."), problem);
      return;
    }
  self->points = sal_process_chart_list_points (&process, chart, &seasonal);
  self->n_baseline = months->n_baseline;
  self->is_frozen = months->is_frozen;
  self->kind = chart->kind;
  self->cycle = seasonal.cycle;
}

/* A proportion is of its cases; of another ratio, the months are equal. */
static void
find_limits (SalMetricTrend *self,
             const SalMetric *metric,
             const SalExceptionMonths *months,
             SalControlRules rules,
             const SalFactResult *result)
{
  g_autofree double *numerators = g_new (double, self->n_months);
  g_autofree double *denominators = g_new (double, self->n_months);
  gboolean is_ratio =
      self->charting == SAL_CHARTING_PROPORTION || self->charting == SAL_CHARTING_MEAN;
  gboolean fits = TRUE;

  for (guint i = 0; i < self->n_months; i++)
    {
      const gint64 *measures = g_array_index (result->groups, SalFactGroup, i).measures;

      numerators[i] = self->values[i];
      denominators[i] = 1;
      if (self->charting == SAL_CHARTING_PROPORTION)
        sal_metric_compute_ratio (metric, measures, &numerators[i], &denominators[i]);
      else if (isnan (numerators[i]))
        numerators[i] = denominators[i] = 0;
      fits = fits && numerators[i] <= denominators[i];
    }
  if (self->charting == SAL_CHARTING_PROPORTION && !fits)
    {
      self->problem = g_strdup (_ ("It exceeds 100 % at times and is no proportion."));
      return;
    }

  draw_chart (self, months, rules, numerators, is_ratio ? denominators : NULL);
}

/**
 * sal_metric_trend_new:
 * @facts: facts in which what the metric needs is loaded
 * @filters: what to filter by; its days, groups and metrics are not used
 * @metric: a metric
 * @rules: which of Nelson's rules are looked for
 *
 * Computes a metric by month, up to the last month that is over. Limits come from the months that
 * the workspace has frozen them over, else from those before the nine last, as those of exceptions
 * do.
 *
 * Returns: (transfer full): the trend
 */
SalMetricTrend *
sal_metric_trend_new (SalFacts *facts,
                      const SalFactQuery *filters,
                      const SalMetric *metric,
                      SalControlRules rules)
{
  SalMetricTrend *self = g_new0 (SalMetricTrend, 1);
  SalFacts *table = sal_facts_get_table (facts, metric->kind);
  SalExceptionMonths months = { 0 };
  const char *problem;
  gboolean has_chart = sal_metric_find_charting (metric, &self->charting, &problem);
  g_autofree char *lacking = NULL;
  g_autoptr (SalFactResult) result = NULL;
  gboolean enough;

  if (metric->standing || metric->problem != NULL || table == NULL ||
      !sal_facts_has_metric (facts, metric))
    {
      self->problem = g_strdup (problem != NULL ? problem : _ ("It is not computed yet."));
      return self;
    }
  lacking = sal_fact_query_why_lacking (filters, metric);
  enough = find_months (self, facts, table, &months);
  if (lacking != NULL || self->n_months == 0)
    {
      self->n_months = 0;
      self->problem = lacking != NULL ? g_steal_pointer (&lacking)
                                      : g_strdup (_ ("There is no month yet that is over."));
      return self;
    }

  result = run_query (self, facts, filters, metric);
  self->values = g_new (double, self->n_months);
  for (guint i = 0; i < self->n_months; i++)
    self->values[i] =
        sal_metric_compute (metric, g_array_index (result->groups, SalFactGroup, i).measures);
  if (!has_chart)
    self->problem = g_strdup (problem);
  else if (!enough)
    self->problem = g_strdup_printf (_ ("There are no limits: they need %d months that are over."),
                                     SAL_CONTROL_MIN_POINTS + 1);
  else
    find_limits (self, metric, &months, rules, result);

  return self;
}

void
sal_metric_trend_free (SalMetricTrend *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_free (self->values);
  g_free (self->problem);
  g_free (self);
}

/* --- in words --- */

static const char *
describe_kind (const SalMetricTrend *self)
{
  if (self->charting == SAL_CHARTING_STOCK)
    return _ ("XmR chart of the change from month to month");
  if (self->cycle == 12)
    return _ ("XmR chart, adjusted for the season by the month of the year");
  if (self->cycle != 0)
    return _ ("XmR chart, adjusted for the season by the month of the quarter");

  switch (self->kind)
    {
    case SAL_CONTROL_P:
      return _ ("p chart, with limits by the number of cases");
    case SAL_CONTROL_LANEY_P:
      return _ ("p′ chart, with limits by the number of cases and how much more it varies");
    default:
      return _ ("XmR chart of the monthly figures");
    }
}

/**
 * sal_metric_trend_describe:
 * @self: a trend
 * @facts: the facts it is of
 *
 * Says how the limits were found and whether a month breaks them, or why there are none.
 *
 * Returns: (transfer full): a sentence or two
 */
char *
sal_metric_trend_describe (const SalMetricTrend *self, const SalFacts *facts)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  guint n_signals = 0;

  if (self->points == NULL)
    return g_strdup (self->problem);

  for (guint i = self->n_baseline; i < self->points->len; i++)
    n_signals += g_array_index (self->points, SalControlPoint, i).violations != 0;
  first = sal_fact_code_to_label (facts, SAL_FACT_MONTH, self->first_month);
  last = sal_fact_code_to_label (
      facts, SAL_FACT_MONTH, self->first_month + (gint32) self->n_baseline - 1);

  /* translators: the kind of chart; two months; a sentence about signals */
  return g_strdup_printf (self->is_frozen ? _ ("%1$s; limits frozen over %2$s to %3$s. %4$s")
                                          : _ ("%1$s; limits from %2$s to %3$s. %4$s"),
                          describe_kind (self),
                          first,
                          last,
                          n_signals == 0
                              ? _ ("Since then it has kept within what chance makes.")
                              : _ ("The months that are marked are more than chance makes."));
}
