/* sal-expression-aggregate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression-aggregate.h"

/* Integers (money, rates) are added up exactly; only their average and median round, half away from
 * zero. */
struct _SalExpressionAccumulator
{
  SalExpressionFunction function;
  SalExpressionType type;
  guint64 count;
  __int128 total;
  double number_total;
  SalExpressionValue extreme;
  GArray *values; /* of SalExpressionValue, for the median */
};

typedef struct
{
  GHashTable *accumulators; /* SalExpressionNode → SalExpressionAccumulator */
} Aggregation;

static gboolean
is_nothing (const SalExpressionValue *value)
{
  return value->type == SAL_EXPRESSION_TYPE_NULL ||
         (value->type == SAL_EXPRESSION_TYPE_TEXT && value->text[0] == '\0');
}

static void
keep_extreme (SalExpressionAccumulator *self, const SalExpressionValue *value)
{
  int sign = self->function == SAL_EXPRESSION_FUNCTION_MINIMUM ? -1 : 1;

  if (self->extreme.type != SAL_EXPRESSION_TYPE_NULL &&
      sal_expression_value_compare (value, &self->extreme) * sign <= 0)
    return;

  sal_expression_value_clear (&self->extreme);
  self->extreme = *value;
  self->extreme.owned_text = g_strdup (value->text);
  self->extreme.text = self->extreme.owned_text;
}

static int
compare_values (gconstpointer one, gconstpointer other)
{
  return sal_expression_value_compare (one, other);
}

static void
set_number (SalExpressionValue *value, double number)
{
  value->type = SAL_EXPRESSION_TYPE_NUMBER;
  value->number = number;
}

/* total ÷ count of integers */
static void
set_quotient (SalExpressionAccumulator *self,
              __int128 total,
              guint64 count,
              SalExpressionValue *value)
{
  __int128 half = total < 0 ? -(__int128) (count / 2) : (__int128) (count / 2);
  __int128 quotient = (total + half) / (__int128) count;

  if (quotient < G_MININT64 || quotient > G_MAXINT64)
    return;
  value->type = self->type;
  value->integer = (gint64) quotient;
}

static void
finish_median (SalExpressionAccumulator *self, SalExpressionValue *value)
{
  const SalExpressionValue *low, *high;

  if (self->count == 0)
    return;

  g_array_sort (self->values, compare_values);
  low = &g_array_index (self->values, SalExpressionValue, (self->count - 1) / 2);
  high = &g_array_index (self->values, SalExpressionValue, self->count / 2);
  if (self->type == SAL_EXPRESSION_TYPE_NUMBER)
    set_number (value, low == high ? low->number : (low->number + high->number) / 2);
  else
    set_quotient (self, (__int128) low->integer + high->integer, 2, value);
}

/**
 * sal_expression_accumulator_new:
 * @function: an aggregate
 * @type: the type of what is aggregated
 *
 * Begins an aggregate.
 *
 * Returns: (transfer full): the accumulator
 */
SalExpressionAccumulator *
sal_expression_accumulator_new (SalExpressionFunction function, SalExpressionType type)
{
  SalExpressionAccumulator *self = g_new0 (SalExpressionAccumulator, 1);

  self->function = function;
  self->type = type;
  if (function == SAL_EXPRESSION_FUNCTION_MEDIAN)
    self->values = g_array_new (FALSE, FALSE, sizeof (SalExpressionValue));

  return self;
}

void
sal_expression_accumulator_free (SalExpressionAccumulator *self)
{
  if (self == NULL)
    return;

  sal_expression_value_clear (&self->extreme);
  g_clear_pointer (&self->values, g_array_unref);
  g_free (self);
}

/**
 * sal_expression_accumulator_add:
 * @self: an accumulator
 * @value: (nullable): what one record gives; %NULL to count the record itself
 *
 * Adds one record. An empty value does not count.
 */
void
sal_expression_accumulator_add (SalExpressionAccumulator *self, const SalExpressionValue *value)
{
  g_return_if_fail (self != NULL);

  if (value != NULL && is_nothing (value))
    return;

  self->count++;
  switch (self->function)
    {
    case SAL_EXPRESSION_FUNCTION_MINIMUM:
    case SAL_EXPRESSION_FUNCTION_MAXIMUM:
      keep_extreme (self, value);
      break;
    case SAL_EXPRESSION_FUNCTION_MEDIAN:
      g_array_append_vals (self->values, value, 1);
      break;
    case SAL_EXPRESSION_FUNCTION_SUM:
    case SAL_EXPRESSION_FUNCTION_AVERAGE:
      self->number_total += value->number;
      self->total += value->integer;
      break;
    default:
      break;
    }
}

/**
 * sal_expression_accumulator_finish:
 * @self: an accumulator
 * @value: (inout): the result, empty before; to be cleared
 *
 * Ends an aggregate. The sum of nothing is 0; its average, minimum, maximum and median are empty.
 */
void
sal_expression_accumulator_finish (SalExpressionAccumulator *self, SalExpressionValue *value)
{
  gboolean is_number = self->type == SAL_EXPRESSION_TYPE_NUMBER;

  switch (self->function)
    {
    case SAL_EXPRESSION_FUNCTION_COUNT:
      set_number (value, (double) self->count);
      break;
    case SAL_EXPRESSION_FUNCTION_SUM:
      if (is_number)
        set_number (value, self->number_total);
      else
        set_quotient (self, self->total, 1, value);
      break;
    case SAL_EXPRESSION_FUNCTION_AVERAGE:
      if (self->count > 0 && is_number)
        set_number (value, self->number_total / (double) self->count);
      else if (self->count > 0)
        set_quotient (self, self->total, self->count, value);
      break;
    case SAL_EXPRESSION_FUNCTION_MEDIAN:
      finish_median (self, value);
      break;
    case SAL_EXPRESSION_FUNCTION_MINIMUM:
    case SAL_EXPRESSION_FUNCTION_MAXIMUM:
    default:
      *value = self->extreme;
      self->extreme = (SalExpressionValue) SAL_EXPRESSION_VALUE_INIT;
      break;
    }
}

static void
collect_cb (const SalExpressionNode *node, gpointer data)
{
  Aggregation *aggregation = data;
  SalExpressionType type;

  if (node->operation != SAL_EXPRESSION_AGGREGATE)
    return;

  type = node->n_children > 0 ? node->children[0]->type : SAL_EXPRESSION_TYPE_NULL;
  g_hash_table_insert (aggregation->accumulators,
                       (gpointer) node,
                       sal_expression_accumulator_new (node->function, type));
}

static void
add_record (const SalExpressionNode *node,
            SalExpressionAccumulator *accumulator,
            SalExpressionLookup lookup,
            gpointer data)
{
  g_auto (SalExpressionValue) value = SAL_EXPRESSION_VALUE_INIT;

  if (node->filter != NULL)
    {
      SalExpressionValue belongs = SAL_EXPRESSION_VALUE_INIT;

      sal_expression_evaluate_node (node->filter, lookup, data, &belongs);
      if (belongs.type == SAL_EXPRESSION_TYPE_NULL || !belongs.boolean)
        return;
    }
  if (node->n_children > 0)
    sal_expression_evaluate_node (node->children[0], lookup, data, &value);

  sal_expression_accumulator_add (accumulator, node->n_children > 0 ? &value : NULL);
}

static void
lookup_result (const SalExpressionNode *node, SalExpressionValue *value, gpointer data)
{
  Aggregation *aggregation = data;

  sal_expression_accumulator_finish (g_hash_table_lookup (aggregation->accumulators, node), value);
}

/**
 * sal_expression_evaluate_aggregate:
 * @self: a bound aggregate expression
 * @next: (scope call): moves on to the next record, and to the first at first
 * @lookup: (scope call): gives the fields of the record at hand
 * @data: handed to @next and @lookup
 * @value: (inout): the result, empty before; to be cleared
 *
 * Evaluates a formula over records, in one pass.
 */
void
sal_expression_evaluate_aggregate (const SalExpression *self,
                                   SalExpressionNext next,
                                   SalExpressionLookup lookup,
                                   gpointer data,
                                   SalExpressionValue *value)
{
  g_autoptr (GHashTable) accumulators =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) sal_expression_accumulator_free);
  Aggregation aggregation = { accumulators };
  GHashTableIter iter;
  gpointer node, accumulator;

  g_return_if_fail (self != NULL && sal_expression_is_bound (self));
  g_return_if_fail (next != NULL && lookup != NULL && value != NULL);

  sal_expression_visit (self, collect_cb, &aggregation);
  while (next (data))
    {
      g_hash_table_iter_init (&iter, accumulators);
      while (g_hash_table_iter_next (&iter, &node, &accumulator))
        add_record (node, accumulator, lookup, data);
    }
  sal_expression_evaluate (self, lookup_result, &aggregation, value);
}
