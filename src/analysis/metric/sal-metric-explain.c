/* sal-metric-explain.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-metric-explain.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/* How tightly the parts of a formula hold together. */
typedef enum
{
  BINDS_SUM,
  BINDS_PRODUCT,
  BINDS_SIGN,
} Binding;

typedef struct
{
  const SalMetric *metric;
  const gint64 *measures; /* NULL: in words */
  const char *currency;
  GString *text;
} Writer;

static void write_node (const Writer *self, const SalExpressionNode *node, Binding least);

static void
write_measures (const Writer *self, SalMeasures set)
{
  const char *before = "";

  for (; set != 0; set &= set - 1)
    {
      guint measure = (guint) __builtin_ctzll (set);
      g_autofree char *part =
          self->measures == NULL ? sal_measure_get_label (measure)
          : self->measures[measure] == SAL_MEASURE_NONE
              ? g_strdup ("–")
              : sal_measure_format (measure, self->measures[measure], self->currency);

      g_string_append_printf (self->text, "%s%s", before, part);
      before = " + ";
    }
}

static Binding
binding_of_input (const SalMetricInput *input)
{
  if (input->count != 0)
    return BINDS_PRODUCT;

  return (input->sum & (input->sum - 1)) != 0 ? BINDS_SUM : BINDS_SIGN;
}

static void
write_input (const Writer *self, const SalExpressionNode *node, Binding least)
{
  for (guint i = 0; i < self->metric->inputs->len; i++)
    {
      const SalMetricInput *input = &g_array_index (self->metric->inputs, SalMetricInput, i);
      gboolean in_brackets;

      if (input->node != node)
        continue;
      in_brackets = binding_of_input (input) < least;
      g_string_append (self->text, in_brackets ? "(" : "");
      write_measures (self, input->sum);
      g_string_append (self->text, input->count != 0 ? " ÷ " : "");
      write_measures (self, input->count);
      g_string_append (self->text, in_brackets ? ")" : "");
    }
}

static void
write_infix (const Writer *self,
             const SalExpressionNode *node,
             const char *sign,
             Binding own,
             gboolean is_associative,
             Binding least)
{
  g_string_append (self->text, own < least ? "(" : "");
  write_node (self, node->children[0], own);
  g_string_append (self->text, sign);
  write_node (self, node->children[1], is_associative ? own : own + 1);
  g_string_append (self->text, own < least ? ")" : "");
}

static void
write_call (const Writer *self, const SalExpressionNode *node)
{
  g_string_append_printf (self->text, "%s(", sal_expression_function_name (node->function));
  for (guint i = 0; i < node->n_children; i++)
    {
      g_string_append (self->text, i > 0 ? ", " : "");
      write_node (self, node->children[i], BINDS_SUM);
    }
  g_string_append_c (self->text, ')');
}

static void
write_plain (const Writer *self, const SalExpressionNode *node)
{
  g_autofree char *text = sal_expression_node_to_text (node);

  g_string_append (self->text, text);
}

static void
write_node (const Writer *self, const SalExpressionNode *node, Binding least)
{
  switch (node->operation)
    {
    case SAL_EXPRESSION_AGGREGATE:
      write_input (self, node, least);
      break;
    case SAL_EXPRESSION_ADD:
      write_infix (self, node, " + ", BINDS_SUM, TRUE, least);
      break;
    case SAL_EXPRESSION_SUBTRACT:
      write_infix (self, node, " − ", BINDS_SUM, FALSE, least);
      break;
    case SAL_EXPRESSION_MULTIPLY:
      write_infix (self, node, " × ", BINDS_PRODUCT, TRUE, least);
      break;
    case SAL_EXPRESSION_DIVIDE:
      write_infix (self, node, " ÷ ", BINDS_PRODUCT, FALSE, least);
      break;
    case SAL_EXPRESSION_NEGATE:
      g_string_append (self->text, "−");
      write_node (self, node->children[0], BINDS_SIGN);
      break;
    case SAL_EXPRESSION_CALL:
      write_call (self, node);
      break;
    default:
      write_plain (self, node);
      break;
    }
}

/* Of one sum the value is the figure itself. */
static gboolean
is_single (const SalMetric *metric)
{
  SalMeasures measures = sal_metric_get_measures (metric);

  return sal_expression_get_root (metric->expression)->operation == SAL_EXPRESSION_AGGREGATE &&
         (measures & (measures - 1)) == 0;
}

/**
 * sal_metric_explain:
 * @self: a metric
 * @measures: (array fixed-size=64): what a group adds up to
 * @currency: the reporting currency
 *
 * Writes the arithmetic of a figure: in words, with its inputs, and what comes out. Of a metric
 * with a problem, that.
 *
 * Returns: (transfer full): one line
 */
char *
sal_metric_explain (const SalMetric *self, const gint64 *measures, const char *currency)
{
  g_autofree char *value = sal_metric_format (self, sal_metric_compute (self, measures), currency);
  Writer words = { self, NULL, currency, NULL };
  Writer inputs = { self, measures, currency, NULL };

  if (self->problem != NULL)
    return g_strdup (self->problem);

  words.text = inputs.text = g_string_new (NULL);
  write_node (&words, sal_expression_get_root (self->expression), BINDS_SUM);
  if (!is_single (self))
    {
      g_string_append (words.text, " = ");
      write_node (&inputs, sal_expression_get_root (self->expression), BINDS_SUM);
    }
  g_string_append_printf (words.text, " = %s", value);

  return g_string_free (words.text, FALSE);
}
