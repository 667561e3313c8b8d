/* sal-expression-evaluate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression-evaluate.h"

#include <math.h>
#include <string.h>

#include "sal-date.h"
#include "sal-rate.h"

/* Evaluates bound trees record by record. This is the definition of what the language means;
 * whoever compiles it is tested against it. */

typedef struct
{
  SalExpressionLookup lookup;
  gpointer data;
} Evaluation;

static void
evaluate (const Evaluation *evaluation, const SalExpressionNode *node, SalExpressionValue *value);

/* Values */

static inline gboolean
is_null (const SalExpressionValue *value)
{
  return value->type == SAL_EXPRESSION_TYPE_NULL;
}

static void
set_boolean (SalExpressionValue *value, gboolean boolean)
{
  value->type = SAL_EXPRESSION_TYPE_BOOLEAN;
  value->boolean = boolean;
}

static void
set_number (SalExpressionValue *value, double number)
{
  value->type = isfinite (number) ? SAL_EXPRESSION_TYPE_NUMBER : SAL_EXPRESSION_TYPE_NULL;
  value->number = number;
}

static void
set_integer (SalExpressionValue *value, SalExpressionType type, gint64 integer)
{
  value->type = type;
  value->integer = integer;
}

static void
move_value (SalExpressionValue *value, SalExpressionValue *from)
{
  *value = *from;
  from->owned_text = NULL;
}

/**
 * sal_expression_value_compare:
 * @one: a value that is not empty
 * @other: another, of the same type
 *
 * Compares two values; text by its bytes, which is the order of code points.
 *
 * Returns: less than, equal to or more than 0
 */
int
sal_expression_value_compare (const SalExpressionValue *one, const SalExpressionValue *other)
{
  switch (one->type)
    {
    case SAL_EXPRESSION_TYPE_NUMBER:
      return (one->number > other->number) - (one->number < other->number);
    case SAL_EXPRESSION_TYPE_TEXT:
      return strcmp (one->text, other->text);
    case SAL_EXPRESSION_TYPE_BOOLEAN:
      return (one->boolean != FALSE) - (other->boolean != FALSE);
    default:
      return (one->integer > other->integer) - (one->integer < other->integer);
    }
}

/* From the type a node computes to the one it hands on. */
static void
convert (const SalExpressionNode *node, SalExpressionValue *value)
{
  gint64 integer;

  if (node->type == node->own_type || is_null (value))
    return;

  if (node->type == SAL_EXPRESSION_TYPE_NUMBER)
    set_number (value, (double) value->integer / SAL_RATE_ONE);
  else if (node->type == SAL_EXPRESSION_TYPE_MONEY)
    {
      if (sal_expression_money_of (value->number, node->digits, &integer))
        set_integer (value, SAL_EXPRESSION_TYPE_MONEY, integer);
      else
        sal_expression_value_clear (value);
    }
  else if (node->type == SAL_EXPRESSION_TYPE_DATE)
    {
      integer = value->integer - (value->integer % 86400 + 86400) % 86400;
      set_integer (value, SAL_EXPRESSION_TYPE_DATE, integer / 86400);
    }
}

/* Predicates */

static gboolean
holds (const Evaluation *evaluation, const SalExpressionNode *node)
{
  SalExpressionValue value = SAL_EXPRESSION_VALUE_INIT;

  evaluate (evaluation, node, &value);

  return !is_null (&value) && value.boolean;
}

static gboolean
compare_holds (const Evaluation *evaluation, const SalExpressionNode *node)
{
  g_auto (SalExpressionValue) left = SAL_EXPRESSION_VALUE_INIT;
  g_auto (SalExpressionValue) right = SAL_EXPRESSION_VALUE_INIT;
  int order;

  evaluate (evaluation, node->children[0], &left);
  evaluate (evaluation, node->children[1], &right);
  if (is_null (&left) || is_null (&right))
    return node->operation == SAL_EXPRESSION_UNEQUAL;

  order = sal_expression_value_compare (&left, &right);
  switch (node->operation)
    {
    case SAL_EXPRESSION_EQUAL:
      return order == 0;
    case SAL_EXPRESSION_UNEQUAL:
      return order != 0;
    case SAL_EXPRESSION_LESS:
      return order < 0;
    case SAL_EXPRESSION_LESS_OR_EQUAL:
      return order <= 0;
    case SAL_EXPRESSION_GREATER:
      return order > 0;
    case SAL_EXPRESSION_GREATER_OR_EQUAL:
    default:
      return order >= 0;
    }
}

static gboolean
in_holds (const Evaluation *evaluation, const SalExpressionNode *node)
{
  g_auto (SalExpressionValue) operand = SAL_EXPRESSION_VALUE_INIT;

  evaluate (evaluation, node->children[0], &operand);
  for (guint i = 1; !is_null (&operand) && i < node->n_children; i++)
    {
      const SalExpressionNode *child = node->children[i];
      g_auto (SalExpressionValue) item = SAL_EXPRESSION_VALUE_INIT;

      if (child->is_range)
        {
          if (operand.integer >= child->first && operand.integer <= child->last)
            return TRUE;
          continue;
        }
      evaluate (evaluation, child, &item);
      if (!is_null (&item) && sal_expression_value_compare (&operand, &item) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
between_holds (const Evaluation *evaluation, const SalExpressionNode *node)
{
  g_auto (SalExpressionValue) operand = SAL_EXPRESSION_VALUE_INIT;
  g_auto (SalExpressionValue) lowest = SAL_EXPRESSION_VALUE_INIT;
  g_auto (SalExpressionValue) highest = SAL_EXPRESSION_VALUE_INIT;

  evaluate (evaluation, node->children[0], &operand);
  evaluate (evaluation, node->children[1], &lowest);
  evaluate (evaluation, node->children[2], &highest);

  return !is_null (&operand) && !is_null (&lowest) && !is_null (&highest) &&
         sal_expression_value_compare (&lowest, &operand) <= 0 &&
         sal_expression_value_compare (&operand, &highest) <= 0;
}

static gboolean
text_holds (const Evaluation *evaluation, const SalExpressionNode *node)
{
  g_auto (SalExpressionValue) text = SAL_EXPRESSION_VALUE_INIT;
  g_auto (SalExpressionValue) part = SAL_EXPRESSION_VALUE_INIT;
  g_autofree char *folded_part = NULL;

  evaluate (evaluation, node->children[0], &text);
  evaluate (evaluation, node->children[1], &part);
  if (is_null (&text) || is_null (&part))
    return FALSE;

  folded_part = sal_expression_fold_text (part.text);

  return sal_expression_match_text (node->operation, text.text, folded_part);
}

static gboolean
is_empty (const Evaluation *evaluation, const SalExpressionNode *node)
{
  g_auto (SalExpressionValue) value = SAL_EXPRESSION_VALUE_INIT;

  evaluate (evaluation, node, &value);

  return is_null (&value) || (value.type == SAL_EXPRESSION_TYPE_TEXT && value.text[0] == '\0');
}

/* AND stops at the first that does not hold, OR at the first that does. */
static gboolean
junction_holds (const Evaluation *evaluation, const SalExpressionNode *node)
{
  gboolean stop = node->operation == SAL_EXPRESSION_OR;

  for (guint i = 0; i < node->n_children; i++)
    if (holds (evaluation, node->children[i]) == stop)
      return stop;

  return !stop;
}

/* Arithmetic on nodes */

static void
add_values (const SalExpressionNode *node,
            const SalExpressionValue *left,
            const SalExpressionValue *right,
            SalExpressionValue *value)
{
  gboolean add = node->operation == SAL_EXPRESSION_ADD;
  gint64 sum;
  gint32 day;

  if (left->type == SAL_EXPRESSION_TYPE_NUMBER && right->type == SAL_EXPRESSION_TYPE_NUMBER)
    set_number (value, add ? left->number + right->number : left->number - right->number);
  else if (left->type == SAL_EXPRESSION_TYPE_DATE && right->type == SAL_EXPRESSION_TYPE_DATE)
    set_number (value, (double) (left->integer - right->integer));
  else if (node->own_type == SAL_EXPRESSION_TYPE_DATE)
    {
      const SalExpressionValue *date = left->type == SAL_EXPRESSION_TYPE_DATE ? left : right;
      const SalExpressionValue *days = date == left ? right : left;

      if (sal_expression_date_plus (
              (gint32) date->integer, add ? days->number : -days->number, &day))
        set_integer (value, SAL_EXPRESSION_TYPE_DATE, day);
    }
  else if (add ? !__builtin_add_overflow (left->integer, right->integer, &sum)
               : !__builtin_sub_overflow (left->integer, right->integer, &sum))
    set_integer (value, node->own_type, sum);
}

static void
multiply_values (const SalExpressionValue *left,
                 const SalExpressionValue *right,
                 SalExpressionValue *value)
{
  const SalExpressionValue *money = left->type == SAL_EXPRESSION_TYPE_MONEY ? left : right;
  const SalExpressionValue *factor = money == left ? right : left;
  gint64 product;

  if (money->type != SAL_EXPRESSION_TYPE_MONEY)
    set_number (value, left->number * right->number);
  else if (factor->type == SAL_EXPRESSION_TYPE_RATE
               ? sal_expression_multiply_by_rate (money->integer, factor->integer, &product)
               : sal_expression_integer_of ((double) money->integer * factor->number, &product))
    set_integer (value, SAL_EXPRESSION_TYPE_MONEY, product);
}

static void
divide_values (const SalExpressionValue *left,
               const SalExpressionValue *right,
               SalExpressionValue *value)
{
  gint64 quotient;

  if (left->type != SAL_EXPRESSION_TYPE_MONEY)
    set_number (value, left->number / right->number);
  else if (right->type == SAL_EXPRESSION_TYPE_MONEY)
    set_number (value, (double) left->integer / (double) right->integer);
  else if (right->type == SAL_EXPRESSION_TYPE_RATE
               ? sal_expression_divide_by_rate (left->integer, right->integer, &quotient)
               : sal_expression_integer_of ((double) left->integer / right->number, &quotient))
    set_integer (value, SAL_EXPRESSION_TYPE_MONEY, quotient);
}

static void
evaluate_arithmetic (const Evaluation *evaluation,
                     const SalExpressionNode *node,
                     SalExpressionValue *value)
{
  g_auto (SalExpressionValue) left = SAL_EXPRESSION_VALUE_INIT;
  g_auto (SalExpressionValue) right = SAL_EXPRESSION_VALUE_INIT;

  evaluate (evaluation, node->children[0], &left);
  evaluate (evaluation, node->children[1], &right);
  if (is_null (&left) || is_null (&right))
    return;

  if (node->operation == SAL_EXPRESSION_MULTIPLY)
    multiply_values (&left, &right, value);
  else if (node->operation == SAL_EXPRESSION_DIVIDE)
    divide_values (&left, &right, value);
  else
    add_values (node, &left, &right, value);
}

/* -x, or |x| */
static void
negate (SalExpressionValue *value, gboolean only_if_negative)
{
  if (is_null (value))
    return;

  if (value->type == SAL_EXPRESSION_TYPE_NUMBER)
    value->number = only_if_negative ? fabs (value->number) : -value->number;
  else if (!only_if_negative || value->integer < 0)
    {
      if (value->integer == G_MININT64)
        sal_expression_value_clear (value);
      else
        value->integer = -value->integer;
    }
}

/* Functions */

static void
evaluate_extreme (const Evaluation *evaluation,
                  const SalExpressionNode *node,
                  SalExpressionValue *value)
{
  int sign = node->function == SAL_EXPRESSION_FUNCTION_MIN ? -1 : 1;

  evaluate (evaluation, node->children[0], value);
  for (guint i = 1; !is_null (value) && i < node->n_children; i++)
    {
      g_auto (SalExpressionValue) next = SAL_EXPRESSION_VALUE_INIT;

      evaluate (evaluation, node->children[i], &next);
      if (is_null (&next) || sal_expression_value_compare (&next, value) * sign > 0)
        {
          sal_expression_value_clear (value);
          move_value (value, &next);
        }
    }
}

static void
evaluate_coalesce (const Evaluation *evaluation,
                   const SalExpressionNode *node,
                   SalExpressionValue *value)
{
  for (guint i = 0; is_null (value) && i < node->n_children; i++)
    evaluate (evaluation, node->children[i], value);
}

/**
 * sal_expression_change_case:
 * @function: %SAL_EXPRESSION_FUNCTION_LOWER or `_UPPER`
 * @text: a text
 *
 * Writes a text in lower or upper case.
 *
 * Returns: (transfer full): the text
 */
char *
sal_expression_change_case (SalExpressionFunction function, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return function == SAL_EXPRESSION_FUNCTION_LOWER ? g_utf8_strdown (valid, -1)
                                                   : g_utf8_strup (valid, -1);
}

static void
evaluate_text_function (const SalExpressionNode *node, SalExpressionValue *value)
{
  char *text = sal_expression_change_case (node->function, value->text);

  sal_expression_value_clear (value);
  value->type = SAL_EXPRESSION_TYPE_TEXT;
  value->text = value->owned_text = text;
}

static void
evaluate_round (const SalExpressionNode *node, SalExpressionValue *value)
{
  int decimals = node->n_children > 1 ? (int) node->children[1]->significand : 0;

  if (value->type == SAL_EXPRESSION_TYPE_MONEY)
    value->integer = sal_expression_round_money (value->integer, node->digits, decimals);
  else
    set_number (value, sal_expression_round_number (value->number, decimals));
}

static void
evaluate_days (const Evaluation *evaluation,
               const SalExpressionNode *node,
               SalExpressionValue *value)
{
  SalExpressionValue from = SAL_EXPRESSION_VALUE_INIT;
  SalExpressionValue to = SAL_EXPRESSION_VALUE_INIT;

  evaluate (evaluation, node->children[0], &from);
  evaluate (evaluation, node->children[1], &to);
  if (!is_null (&from) && !is_null (&to))
    set_number (value, (double) (to.integer - from.integer));
}

/* Functions of one value; it is in @value. */
static void
evaluate_simple_call (const SalExpressionNode *node, SalExpressionValue *value)
{
  if (is_null (value))
    return;

  switch (node->function)
    {
    case SAL_EXPRESSION_FUNCTION_ABS:
      negate (value, TRUE);
      break;
    case SAL_EXPRESSION_FUNCTION_ROUND:
      evaluate_round (node, value);
      break;
    case SAL_EXPRESSION_FUNCTION_YEAR:
    case SAL_EXPRESSION_FUNCTION_QUARTER:
    case SAL_EXPRESSION_FUNCTION_MONTH:
      set_number (
          value,
          sal_expression_fiscal_part (node->function, node->calendar, (gint32) value->integer));
      break;
    case SAL_EXPRESSION_FUNCTION_LENGTH:
      {
        g_autofree char *valid = g_utf8_make_valid (value->text, -1);
        glong length = g_utf8_strlen (valid, -1);

        sal_expression_value_clear (value);
        set_number (value, (double) length);
      }
      break;
    case SAL_EXPRESSION_FUNCTION_LOWER:
    case SAL_EXPRESSION_FUNCTION_UPPER:
    default:
      evaluate_text_function (node, value);
      break;
    }
}

static void
evaluate_call (const Evaluation *evaluation,
               const SalExpressionNode *node,
               SalExpressionValue *value)
{
  switch (node->function)
    {
    case SAL_EXPRESSION_FUNCTION_MIN:
    case SAL_EXPRESSION_FUNCTION_MAX:
      evaluate_extreme (evaluation, node, value);
      break;
    case SAL_EXPRESSION_FUNCTION_IF:
      evaluate (evaluation, node->children[holds (evaluation, node->children[0]) ? 1 : 2], value);
      break;
    case SAL_EXPRESSION_FUNCTION_COALESCE:
      evaluate_coalesce (evaluation, node, value);
      break;
    case SAL_EXPRESSION_FUNCTION_DAYS:
      evaluate_days (evaluation, node, value);
      break;
    case SAL_EXPRESSION_FUNCTION_TODAY:
      *value = node->value;
      break;
    default:
      evaluate (evaluation, node->children[0], value);
      evaluate_simple_call (node, value);
      break;
    }
}

static void
evaluate_own (const Evaluation *evaluation,
              const SalExpressionNode *node,
              SalExpressionValue *value)
{
  switch (node->operation)
    {
    case SAL_EXPRESSION_LITERAL:
      *value = node->value;
      break;
    case SAL_EXPRESSION_FIELD:
    case SAL_EXPRESSION_AGGREGATE:
      evaluation->lookup (node, value, evaluation->data);
      break;
    case SAL_EXPRESSION_AND:
    case SAL_EXPRESSION_OR:
      set_boolean (value, junction_holds (evaluation, node));
      break;
    case SAL_EXPRESSION_NOT:
      set_boolean (value, !holds (evaluation, node->children[0]));
      break;
    case SAL_EXPRESSION_IN:
      set_boolean (value, in_holds (evaluation, node));
      break;
    case SAL_EXPRESSION_BETWEEN:
      set_boolean (value, between_holds (evaluation, node));
      break;
    case SAL_EXPRESSION_CONTAINS:
    case SAL_EXPRESSION_STARTS_WITH:
    case SAL_EXPRESSION_ENDS_WITH:
      set_boolean (value, text_holds (evaluation, node));
      break;
    case SAL_EXPRESSION_IS_EMPTY:
      set_boolean (value, is_empty (evaluation, node->children[0]));
      break;
    case SAL_EXPRESSION_ADD:
    case SAL_EXPRESSION_SUBTRACT:
    case SAL_EXPRESSION_MULTIPLY:
    case SAL_EXPRESSION_DIVIDE:
      evaluate_arithmetic (evaluation, node, value);
      break;
    case SAL_EXPRESSION_NEGATE:
      evaluate (evaluation, node->children[0], value);
      negate (value, FALSE);
      break;
    case SAL_EXPRESSION_CALL:
      evaluate_call (evaluation, node, value);
      break;
    default:
      set_boolean (value, compare_holds (evaluation, node));
      break;
    }
}

static void
evaluate (const Evaluation *evaluation, const SalExpressionNode *node, SalExpressionValue *value)
{
  evaluate_own (evaluation, node, value);
  convert (node, value);
}

/**
 * sal_expression_evaluate_node:
 * @node: a bound node
 * @lookup: (scope call): gives fields, and aggregates if there are any
 * @data: handed to @lookup
 * @value: (inout): the result, empty before; to be cleared
 *
 * Evaluates one node, for instance what an aggregate is of.
 */
void
sal_expression_evaluate_node (const SalExpressionNode *node,
                              SalExpressionLookup lookup,
                              gpointer data,
                              SalExpressionValue *value)
{
  Evaluation evaluation = { lookup, data };

  g_return_if_fail (node != NULL && lookup != NULL);
  g_return_if_fail (value != NULL && is_null (value));

  evaluate (&evaluation, node, value);
}

/**
 * sal_expression_evaluate:
 * @self: a bound expression
 * @lookup: (scope call): gives the fields of a record, and the results of aggregates
 * @data: handed to @lookup
 * @value: (inout): the result, empty before; to be cleared
 *
 * Evaluates an expression for one record; or an aggregate one over what its aggregates gave.
 */
void
sal_expression_evaluate (const SalExpression *self,
                         SalExpressionLookup lookup,
                         gpointer data,
                         SalExpressionValue *value)
{
  g_return_if_fail (self != NULL && sal_expression_is_bound (self));

  sal_expression_evaluate_node (sal_expression_get_root (self), lookup, data, value);
}

/**
 * sal_expression_matches:
 * @self: a bound filter
 * @lookup: (scope call): gives the fields of a record
 * @data: handed to @lookup
 *
 * Tells whether a record belongs.
 *
 * Returns: %TRUE if the filter is true, %FALSE if it is false or empty
 */
gboolean
sal_expression_matches (const SalExpression *self, SalExpressionLookup lookup, gpointer data)
{
  SalExpressionValue value = SAL_EXPRESSION_VALUE_INIT;

  g_return_val_if_fail (self != NULL && lookup != NULL, FALSE);
  g_return_val_if_fail (sal_expression_get_value_type (self) == SAL_EXPRESSION_TYPE_BOOLEAN, FALSE);

  sal_expression_evaluate (self, lookup, data, &value);

  return !is_null (&value) && value.boolean;
}
