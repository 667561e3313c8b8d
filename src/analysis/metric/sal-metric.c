/* sal-metric.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-metric.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-expression-evaluate.h"
#include "sal-metric-catalogue.h"
#include "sal-metric-formula.h"
#include "sal-money.h"
#include "sal-rate.h"

G_DEFINE_BOXED_TYPE (SalMetric, sal_metric, sal_metric_ref, sal_metric_unref)

/* --- from a definition --- */

static gboolean
acquire_column (SalMetric *self, const SalExpressionNode *node, SalMetricInput *input)
{
  g_autofree char *column = sal_measure_name_column (node);
  gboolean sums = node->function != SAL_EXPRESSION_FUNCTION_COUNT;
  gboolean counts = node->function != SAL_EXPRESSION_FUNCTION_SUM;
  SalExpressionType type = sums ? node->children[0]->type : SAL_EXPRESSION_TYPE_NUMBER;
  guint measure;

  if (sums)
    {
      if (!sal_measure_acquire (self->kind, column, FALSE, type, &measure))
        return FALSE;
      input->sum = SAL_MEASURES (measure);
    }
  if (counts)
    {
      if (!sal_measure_acquire (self->kind, column, TRUE, type, &measure))
        return FALSE;
      *(sums ? &input->count : &input->sum) = SAL_MEASURES (measure);
    }

  return TRUE;
}

static void
recognize (const SalMetric *self, SalMetricInput *input)
{
  input->sum = sal_measure_recognize (self->kind, input->node);
  if (input->sum != 0 && input->node->function == SAL_EXPRESSION_FUNCTION_AVERAGE)
    input->count = SAL_MEASURES (SAL_MEASURE_CYCLE_COUNT);
}

static void
collect_inputs (SalMetric *self)
{
  g_autoptr (GPtrArray) aggregates = sal_metric_formula_list_aggregates (self->expression);

  for (guint i = 0; i < aggregates->len; i++)
    {
      SalMetricInput input = { .node = g_ptr_array_index (aggregates, i) };

      recognize (self, &input);
      if (input.sum == 0 && !acquire_column (self, input.node, &input) && self->problem == NULL)
        self->problem = g_strdup_printf (
            _ ("the formulas of all metrics together have more than %d different sums and counts"),
            SAL_MAX_COLUMN_MEASURES);
      g_array_append_val (self->inputs, input);
    }
}

static void
bind (SalMetric *self, const SalFiscalCalendar *calendar, const char *currency, gint32 today)
{
  g_autoptr (GError) error = NULL;

  self->inputs = g_array_new (FALSE, TRUE, sizeof (SalMetricInput));
  if (self->problem != NULL)
    return;

  self->expression =
      sal_metric_formula_parse (self->formula, self->kind, calendar, currency, today, &error);
  if (self->expression != NULL)
    collect_inputs (self);
  else
    self->problem = g_strdup_printf (_ ("formula: %s"), error->message);
}

static SalMetricUnit
unit_from_text (const char *text)
{
  return g_strcmp0 (text, "money") == 0  ? SAL_UNIT_MONEY
         : g_strcmp0 (text, "rate") == 0 ? SAL_UNIT_RATE
         : g_strcmp0 (text, "days") == 0 ? SAL_UNIT_DAYS
                                         : SAL_UNIT_NUMBER;
}

static SalMetricBetter
better_from_text (const char *text)
{
  return g_strcmp0 (text, "higher") == 0  ? SAL_BETTER_HIGHER
         : g_strcmp0 (text, "lower") == 0 ? SAL_BETTER_LOWER
                                          : SAL_BETTER_NEITHER;
}

static SalMetricTiming
timing_from_text (const char *text)
{
  return g_strcmp0 (text, "leading") == 0   ? SAL_TIMING_LEADING
         : g_strcmp0 (text, "lagging") == 0 ? SAL_TIMING_LAGGING
                                            : SAL_TIMING_NEITHER;
}

/**
 * sal_metric_new:
 * @record: what the record of a metric says; copied
 * @calendar: the fiscal calendar
 * @currency: the reporting currency
 * @today: what today() is in the formula
 *
 * Makes a metric of a record. It never fails: what is wrong with it is its problem, and it has no
 * figures then.
 *
 * Returns: (transfer full): the metric
 */
SalMetric *
sal_metric_new (const SalMetricRecord *record,
                const SalFiscalCalendar *calendar,
                const char *currency,
                gint32 today)
{
  SalMetric *self = g_new0 (SalMetric, 1);

  g_atomic_ref_count_init (&self->references);
  self->is_own = TRUE;
  self->record = record->id;
  self->key = g_strdup (record->key != NULL ? record->key : "");
  self->label = g_strdup (record->label != NULL ? record->label : "");
  self->definition = g_strdup (record->definition != NULL ? record->definition : "");
  self->formula = g_strdup (record->formula != NULL ? record->formula : "");
  self->owner = g_strdup (record->owner);
  self->version = record->version;
  self->standing = record->standing;
  self->unit = unit_from_text (record->unit);
  self->better = better_from_text (record->better);
  self->timing = timing_from_text (record->timing);
  self->kind = sal_metric_formula_find_kind (record->subject);
  if (self->kind == NULL)
    self->problem = g_strdup_printf (_ ("there are no metrics of “%s”"), record->subject);
  else if (sal_metric_catalogue_find (self->key) != NULL)
    self->problem = g_strdup_printf (_ ("“%s” is the key of a metric of the program"), self->key);
  bind (self, calendar, currency, today);

  return self;
}

SalMetric *
sal_metric_ref (const SalMetric *self)
{
  if (self->is_own)
    g_atomic_ref_count_inc ((gatomicrefcount *) &self->references);

  return (SalMetric *) self;
}

static void
release (SalMeasures measures)
{
  for (guint measure = SAL_N_MEASURES; measure < SAL_N_ALL_MEASURES; measure++)
    {
      if (measures & SAL_MEASURES (measure))
        sal_measure_release (measure);
    }
}

void
sal_metric_unref (SalMetric *self)
{
  if (!self->is_own || !g_atomic_ref_count_dec (&self->references))
    return;

  for (guint i = 0; i < self->inputs->len; i++)
    {
      const SalMetricInput *input = &g_array_index (self->inputs, SalMetricInput, i);

      release (input->sum);
      release (input->count);
    }
  g_array_unref (self->inputs);
  g_clear_pointer (&self->expression, sal_expression_unref);
  g_free ((char *) self->key);
  g_free ((char *) self->label);
  g_free ((char *) self->definition);
  g_free ((char *) self->formula);
  g_free ((char *) self->owner);
  g_free ((char *) self->problem);
  g_free (self);
}

/* --- the catalogue --- */

static gpointer
create_catalogue (gpointer data)
{
  gsize *n_metrics = data;
  const SalMetricDefinition *definitions = sal_metric_catalogue_get (n_metrics);
  SalMetric *metrics = g_new0 (SalMetric, *n_metrics);

  for (gsize i = 0; i < *n_metrics; i++)
    {
      metrics[i] = (SalMetric){
        .key = definitions[i].key,
        .label = definitions[i].label,
        .definition = definitions[i].definition,
        .formula = definitions[i].formula,
        .kind =
            definitions[i].kind != NULL ? definitions[i].kind : sal_metric_formula_find_kind (NULL),
        .unit = unit_from_text (definitions[i].unit),
        .better = better_from_text (definitions[i].better),
        .timing = timing_from_text (definitions[i].timing),
        .standing = definitions[i].standing,
        .version = 1,
      };
      bind (&metrics[i], NULL, "USD", SAL_DATE_NONE);
      if (metrics[i].problem != NULL)
        g_error ("%s: %s", metrics[i].key, metrics[i].problem);
    }

  return metrics;
}

/**
 * sal_metrics_get:
 * @n_metrics: (out): how many there are
 *
 * Lists the metrics of the program.
 *
 * Returns: (array length=n_metrics) (transfer none): the metrics
 */
const SalMetric *
sal_metrics_get (gsize *n_metrics)
{
  static GOnce once = G_ONCE_INIT;
  static gsize n;

  g_once (&once, create_catalogue, &n);
  *n_metrics = n;

  return once.retval;
}

/**
 * sal_metric_find:
 * @key: the key of a metric
 *
 * Finds a metric of the program.
 *
 * Returns: (transfer none) (nullable): the metric
 */
const SalMetric *
sal_metric_find (const char *key)
{
  gsize n_metrics;
  const SalMetric *metrics = sal_metrics_get (&n_metrics);

  for (gsize i = 0; i < n_metrics; i++)
    {
      if (g_str_equal (metrics[i].key, key))
        return &metrics[i];
    }

  return NULL;
}

const char *
sal_metric_get_label (const SalMetric *self)
{
  return self->is_own ? self->label : _ (self->label);
}

const char *
sal_metric_get_definition (const SalMetric *self)
{
  return self->is_own ? self->definition : _ (self->definition);
}

static gboolean
contains (const char *text, const char *folded)
{
  g_autofree char *own = g_utf8_casefold (text, -1);

  return strstr (own, folded) != NULL;
}

/**
 * sal_metric_matches:
 * @self: a metric
 * @words: what somebody searches for
 *
 * Asks whether every word is in the metric's name, key or definition, in upper or lower case.
 *
 * Returns: %TRUE if it is, as if there are no words
 */
gboolean
sal_metric_matches (const SalMetric *self, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_auto (GStrv) each = g_strsplit (folded, " ", -1);

  for (gsize i = 0; each[i] != NULL; i++)
    {
      if (!contains (sal_metric_get_label (self), each[i]) && !contains (self->key, each[i]) &&
          !contains (sal_metric_get_definition (self), each[i]))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_metric_get_measures:
 * @self: a metric
 *
 * Tells what its figures are computed from.
 *
 * Returns: a set of measures
 */
SalMeasures
sal_metric_get_measures (const SalMetric *self)
{
  SalMeasures measures = 0;

  for (guint i = 0; i < self->inputs->len; i++)
    measures |= g_array_index (self->inputs, SalMetricInput, i).sum |
                g_array_index (self->inputs, SalMetricInput, i).count;

  return measures;
}

static gboolean
is_additive (const SalExpressionNode *node)
{
  switch (node->operation)
    {
    case SAL_EXPRESSION_AGGREGATE:
      return node->function != SAL_EXPRESSION_FUNCTION_AVERAGE;
    case SAL_EXPRESSION_ADD:
    case SAL_EXPRESSION_SUBTRACT:
      return is_additive (node->children[0]) && is_additive (node->children[1]);
    case SAL_EXPRESSION_NEGATE:
      return is_additive (node->children[0]);
    default:
      return FALSE;
    }
}

/**
 * sal_metric_is_additive:
 * @self: a metric
 *
 * Asks whether the figures of parts add up to that of the whole, as amounts do and ratios do not.
 *
 * Returns: %TRUE if it is made of sums and counts by adding and subtracting alone
 */
gboolean
sal_metric_is_additive (const SalMetric *self)
{
  return self->expression != NULL && is_additive (sal_expression_get_root (self->expression));
}

/* --- figures --- */

typedef struct
{
  const SalMetric *metric;
  const gint64 *measures;
  gboolean missing; /* something was not computed */
} Computation;

static double
add_up (Computation *self, SalMeasures set)
{
  double sum = 0;

  for (; set != 0; set &= set - 1)
    {
      guint measure = (guint) __builtin_ctzll (set);

      self->missing |= self->measures[measure] == SAL_MEASURE_NONE;
      sum += sal_measure_to_number (measure, self->measures[measure]);
    }

  return sum;
}

static void
lookup_input (const SalExpressionNode *node, SalExpressionValue *value, gpointer data)
{
  Computation *self = data;
  const SalMetricInput *input = NULL;
  double number;

  for (guint i = 0; i < self->metric->inputs->len && input == NULL; i++)
    {
      if (g_array_index (self->metric->inputs, SalMetricInput, i).node == node)
        input = &g_array_index (self->metric->inputs, SalMetricInput, i);
    }
  number = add_up (self, input->sum);
  if (input->count != 0)
    {
      double count = add_up (self, input->count);

      if (count == 0)
        return;
      number /= count;
    }

  value->type = node->own_type;
  if (node->own_type == SAL_EXPRESSION_TYPE_NUMBER)
    value->number = number;
  else if (node->own_type == SAL_EXPRESSION_TYPE_RATE)
    value->integer = llround (number * SAL_RATE_ONE);
  else
    value->integer = llround (number);
}

static double
value_to_number (const SalExpressionValue *value)
{
  switch (value->type)
    {
    case SAL_EXPRESSION_TYPE_NUMBER:
      return value->number;
    case SAL_EXPRESSION_TYPE_MONEY:
      return (double) value->integer;
    case SAL_EXPRESSION_TYPE_RATE:
      return (double) value->integer / SAL_RATE_ONE;
    default:
      return NAN;
    }
}

/* Of a part of the formula. */
static double
compute (const SalMetric *self, const SalExpressionNode *node, const gint64 *measures)
{
  Computation computation = { self, measures, FALSE };
  SalExpressionValue value = SAL_EXPRESSION_VALUE_INIT;

  sal_expression_evaluate_node (node, lookup_input, &computation, &value);

  return computation.missing ? NAN : value_to_number (&value);
}

/**
 * sal_metric_compute:
 * @self: a metric
 * @measures: (array fixed-size=64): what a group adds up to, %SAL_N_ALL_MEASURES values
 *
 * Computes the figure of a group, by the formula.
 *
 * Returns: the figure in the metric's unit; NAN if a denominator is zero, an average is of
 * nothing, or what it is made of was not asked for
 */
double
sal_metric_compute (const SalMetric *self, const gint64 *measures)
{
  return self->expression != NULL && self->problem == NULL
             ? compute (self, sal_expression_get_root (self->expression), measures)
             : NAN;
}

/**
 * sal_metric_compute_ratio:
 * @self: a metric
 * @measures: (array fixed-size=64): what a group adds up to
 * @numerator: (out): what is divided
 * @denominator: (out): what it is divided by
 *
 * Computes the two parts of a figure that is a quotient; each is NAN where there is none.
 *
 * Returns: %FALSE if the formula is no quotient
 */
gboolean
sal_metric_compute_ratio (const SalMetric *self,
                          const gint64 *measures,
                          double *numerator,
                          double *denominator)
{
  const SalExpressionNode *root =
      self->problem == NULL ? sal_expression_get_root (self->expression) : NULL;

  if (root == NULL || root->operation != SAL_EXPRESSION_DIVIDE)
    return FALSE;
  *numerator = compute (self, root->children[0], measures);
  *denominator = compute (self, root->children[1], measures);

  return TRUE;
}

/**
 * sal_metric_concerns:
 * @self: a metric
 * @measures: (array fixed-size=64): what a group adds up to
 *
 * Asks whether a group has anything to do with the metric: a stage of won opportunities has not
 * with the open pipeline.
 *
 * Returns: %FALSE if everything the figure is computed from is zero
 */
gboolean
sal_metric_concerns (const SalMetric *self, const gint64 *measures)
{
  for (SalMeasures set = sal_metric_get_measures (self); set != 0; set &= set - 1)
    {
      guint measure = (guint) __builtin_ctzll (set);

      if (measures[measure] != 0 && measures[measure] != SAL_MEASURE_NONE)
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
      if (!sal_metric_is_additive (self))
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

/* --- why there is none --- */

/* The first division by nothing, or average of nothing. */
static const SalExpressionNode *
find_gap (const SalMetric *self, const SalExpressionNode *node, const gint64 *measures)
{
  const SalExpressionNode *gap = NULL;

  if (node->operation == SAL_EXPRESSION_AGGREGATE)
    return isnan (compute (self, node, measures)) ? node : NULL;

  for (guint i = 0; i < node->n_children && gap == NULL; i++)
    gap = find_gap (self, node->children[i], measures);
  if (gap == NULL && node->operation == SAL_EXPRESSION_DIVIDE &&
      compute (self, node->children[1], measures) == 0)
    gap = node->children[1];

  return gap;
}

static SalMeasures
measures_below (const SalMetric *self, const SalExpressionNode *node)
{
  SalMeasures set = 0;

  for (guint i = 0; i < self->inputs->len; i++)
    {
      const SalMetricInput *input = &g_array_index (self->inputs, SalMetricInput, i);

      if (input->node == node)
        set |= input->sum | input->count;
    }
  for (guint i = 0; i < node->n_children; i++)
    set |= measures_below (self, node->children[i]);

  return set;
}

/**
 * sal_metric_why_missing:
 * @self: a metric
 * @measures: (array fixed-size=64): what a group adds up to
 *
 * Says why there is no figure.
 *
 * Returns: (transfer none): a sentence
 */
const char *
sal_metric_why_missing (const SalMetric *self, const gint64 *measures)
{
  const SalExpressionNode *gap;
  SalMeasures set;

  if (self->problem != NULL)
    return self->problem;
  for (set = sal_metric_get_measures (self); set != 0; set &= set - 1)
    {
      if (measures[__builtin_ctzll (set)] == SAL_MEASURE_NONE)
        return _ ("It is not computed yet.");
    }

  gap = find_gap (self, sal_expression_get_root (self->expression), measures);
  set = gap != NULL ? measures_below (self, gap) : 0;
  if (set & SAL_MEASURES (SAL_MEASURE_QUOTA))
    return measures[SAL_MEASURE_QUOTA] != 0 ? _ ("The quota is reached.")
                                            : _ ("There is no quota for this period.");
  if (set & (SAL_MEASURES (SAL_MEASURE_LOST_COUNT) | SAL_MEASURES (SAL_MEASURE_LOST_AMOUNT)))
    return _ ("Nothing was won or lost in this period.");
  if (set & (SAL_MEASURES (SAL_MEASURE_WON_COUNT) | SAL_MEASURES (SAL_MEASURE_WON_AMOUNT) |
             SAL_MEASURES (SAL_MEASURE_CYCLE_COUNT)))
    return _ ("Nothing was won in this period.");

  return _ ("There is nothing in this period to divide by.");
}
