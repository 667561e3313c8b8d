/* sal-expression-bind.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-error.h"
#include "sal-expression-private.h"
#include "sal-expression-types.h"

/* Gives names their fields and nodes their types. */

static gboolean bind_node (SalBinder *binder, SalExpressionNode *node);

/* Fields */

static gboolean
fail_unknown (SalBinder *binder, const SalExpressionNode *node)
{
  const SalExpressionScope *scope = binder->scope;

  for (guint i = 0; scope->names != NULL && i < node->n_names; i++)
    {
      g_auto (GStrv) names = scope->names ((const char *const *) node->path, i, scope->data);
      const char *nearest;

      if (names == NULL && i > 0)
        return sal_binder_fail (
            binder,
            node,
            _ ("\"%s\" does not refer to a record, so there is no \"%s\" of it"),
            node->path[i - 1],
            node->path[i]);
      if (names != NULL && g_strv_contains ((const char *const *) names, node->path[i]))
        continue;
      nearest = sal_expression_nearest (node->path[i], (const char *const *) names);
      if (nearest != NULL)
        return sal_binder_fail (binder,
                                node,
                                _ ("there is no field \"%s\" (did you mean \"%s\"?)"),
                                node->path[i],
                                nearest);

      return sal_binder_fail (binder, node, _ ("there is no field \"%s\""), node->path[i]);
    }

  return sal_binder_fail (
      binder, node, _ ("there is no field \"%s\""), node->path[node->n_names - 1]);
}

static void
field_clear (SalExpressionField *field)
{
  g_clear_pointer (&field->choices, g_strfreev);
  g_clear_pointer (&field->labels, g_strfreev);
  g_clear_pointer (&field->title, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalExpressionField, field_clear)

static gboolean
resolve (SalBinder *binder, const SalExpressionNode *node, SalExpressionField *field)
{
  *field = (SalExpressionField){ 0 };

  return binder->scope->resolve (
      (const char *const *) node->path, node->n_names, field, binder->scope->data);
}

/* Names are in lower case; people begin sentences with them. */
static gboolean
resolve_in_lower_case (SalBinder *binder, SalExpressionNode *node, SalExpressionField *field)
{
  g_auto (GStrv) written = g_steal_pointer (&node->path);

  node->path = g_new0 (char *, node->n_names + 1);
  for (guint i = 0; i < node->n_names; i++)
    node->path[i] = g_ascii_strdown (written[i], -1);
  if (resolve (binder, node, field))
    return TRUE;

  g_strfreev (node->path);
  node->path = g_steal_pointer (&written);
  return FALSE;
}

static gboolean
bind_field (SalBinder *binder, SalExpressionNode *node)
{
  SalExpressionField field;

  if (!resolve (binder, node, &field) && !resolve_in_lower_case (binder, node, &field))
    return fail_unknown (binder, node);

  field_clear (&field);
  node->field = field.field;
  if (!binder->in_aggregate && binder->record_field == NULL)
    binder->record_field = node;

  return sal_expression_node_give (node, field.type, field.digits);
}

/* What is stored for a choice as people write it: in any case, or by the label they see. */
static const char *
find_choice (const char *text, char **choices, char **labels)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_autofree char *choice = g_utf8_casefold (choices[i], -1);
      g_autofree char *label = g_utf8_casefold (labels != NULL ? labels[i] : choices[i], -1);

      if (g_str_equal (folded, choice) || g_str_equal (folded, label))
        return choices[i];
    }

  return NULL;
}

/* A choice that does not exist would silently find nothing. */
static gboolean
check_choice (SalBinder *binder, const SalExpressionNode *operand, SalExpressionNode *literal)
{
  g_auto (SalExpressionField) field = { 0 };
  char **choices;
  const char *nearest, *meant;

  if (operand->operation != SAL_EXPRESSION_FIELD ||
      !sal_expression_node_is_literal (literal, SAL_EXPRESSION_LITERAL_TEXT) ||
      literal->text[0] == '\0' || !resolve (binder, operand, &field))
    return TRUE;
  choices = field.choices;
  if (choices == NULL)
    return TRUE;
  meant = find_choice (literal->text, choices, field.labels);
  if (meant != NULL)
    {
      g_free (literal->text);
      literal->text = g_strdup (meant);
      literal->value.text = literal->text;
      return TRUE;
    }

  nearest = sal_expression_nearest (literal->text, (const char *const *) choices);
  if (nearest == NULL)
    {
      g_autofree char *all = g_strjoinv (", ", choices);

      return sal_binder_fail (binder,
                              literal,
                              _ ("\"%s\" is not a choice of %s (expected one of: %s)"),
                              literal->text,
                              operand->path[operand->n_names - 1],
                              all);
    }

  return sal_binder_fail (binder,
                          literal,
                          _ ("\"%s\" is not a choice of %s (did you mean \"%s\"?)"),
                          literal->text,
                          operand->path[operand->n_names - 1],
                          nearest);
}

/* References by name */

/* Not the digits of an id */
static gboolean
is_name (const SalExpressionNode *node)
{
  if (!sal_expression_node_is_literal (node, SAL_EXPRESSION_LITERAL_TEXT))
    return node->type == SAL_EXPRESSION_TYPE_TEXT;

  return node->text[strspn (node->text, "0123456789")] != '\0';
}

/* Beside a text a reference is the name of what it refers to: `stage = "Won"` is `stage.name`. */
static gboolean
name_reference (SalBinder *binder, SalExpressionNode *operand, const SalExpressionNode *beside)
{
  g_auto (SalExpressionField) field = { 0 };
  guint n_names = 0;

  if (operand->operation != SAL_EXPRESSION_FIELD ||
      operand->type != SAL_EXPRESSION_TYPE_REFERENCE || !is_name (beside) ||
      !resolve (binder, operand, &field) || field.title == NULL)
    return TRUE;

  n_names = g_strv_length (field.title);
  operand->path = g_renew (char *, operand->path, operand->n_names + n_names + 1);
  for (guint i = 0; i < n_names; i++)
    operand->path[operand->n_names++] = g_strdup (field.title[i]);
  operand->path[operand->n_names] = NULL;

  return bind_field (binder, operand);
}

/* Operations; children are bound already */

static gboolean
refuse_null (SalBinder *binder, SalExpressionNode *node)
{
  for (guint i = 0; i < node->n_children; i++)
    if (sal_expression_node_is_literal (node->children[i], SAL_EXPRESSION_LITERAL_NULL))
      return sal_binder_fail (
          binder,
          node->children[i],
          _ ("nothing compares with null (expected \"is empty\" or \"is not empty\")"));

  return TRUE;
}

static gboolean
bind_comparison (SalBinder *binder, SalExpressionNode *node)
{
  SalExpressionNode **children = node->children;
  gboolean equality =
      node->operation == SAL_EXPRESSION_EQUAL || node->operation == SAL_EXPRESSION_UNEQUAL;

  return refuse_null (binder, node) && name_reference (binder, children[0], children[1]) &&
         name_reference (binder, children[1], children[0]) &&
         sal_binder_unify (binder, children, node->n_children) &&
         (equality || sal_binder_require_ordered (binder, children[0])) &&
         (!equality || check_choice (binder, children[0], children[1])) &&
         (!equality || check_choice (binder, children[1], children[0])) &&
         sal_expression_node_give (node, SAL_EXPRESSION_TYPE_BOOLEAN, 0);
}

/* A period's days; @item is a literal period, or a number that is a fiscal year. */
static gboolean
bind_range (SalBinder *binder, SalExpressionNode *item)
{
  SalPeriod period = item->period;

  if (item->literal == SAL_EXPRESSION_LITERAL_NUMBER)
    {
      if (item->scale > 0 || item->significand < 1000 || item->significand > 9999)
        return sal_binder_fail (
            binder, item, _ ("expected a date, a year or a period like 2026-Q4"));
      period = (SalPeriod){ (gint32) item->significand, SAL_PERIOD_YEAR, 0 };
    }
  if (item->literal == SAL_EXPRESSION_LITERAL_MONTH)
    {
      int year = period.year + (period.index == 11 ? 1 : 0);
      gint32 next = sal_date_from_ymd (year, (period.index + 1) % 12 + 1, 1);

      item->first = sal_date_from_ymd (period.year, period.index + 1, 1);
      item->last = next != SAL_DATE_NONE ? next - 1 : sal_date_from_ymd (period.year, 12, 31);
    }
  else
    sal_fiscal_calendar_days_of (binder->calendar, period, &item->first, &item->last);
  item->is_range = TRUE;
  item->own_type = item->type = SAL_EXPRESSION_TYPE_DATE;

  return TRUE;
}

static gboolean
is_period (const SalExpressionNode *node)
{
  return sal_expression_node_is_literal (node, SAL_EXPRESSION_LITERAL_PERIOD) ||
         sal_expression_node_is_literal (node, SAL_EXPRESSION_LITERAL_MONTH);
}

/* The children of IN are bound here, as periods have no type of their own. */
static gboolean
bind_in (SalBinder *binder, SalExpressionNode *node)
{
  SalExpressionNode *operand = node->children[0];
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  gboolean of_days, has_ranges = FALSE;

  if (!bind_node (binder, operand))
    return FALSE;
  of_days = operand->type == SAL_EXPRESSION_TYPE_DATE || operand->type == SAL_EXPRESSION_TYPE_TIME;
  g_ptr_array_add (values, operand);
  for (guint i = 1; i < node->n_children; i++)
    {
      SalExpressionNode *item = node->children[i];

      if (is_period (item) && !of_days)
        return sal_binder_fail_expected (binder, operand, _ ("a date before \"in\" and a period"));
      if (is_period (item) ||
          (of_days && sal_expression_node_is_literal (item, SAL_EXPRESSION_LITERAL_NUMBER)))
        {
          if (!bind_range (binder, item))
            return FALSE;
          has_ranges = TRUE;
          continue;
        }
      if (!bind_node (binder, item))
        return FALSE;
      if (!name_reference (binder, operand, item) || !check_choice (binder, operand, item))
        return FALSE;
      g_ptr_array_add (values, item);
    }
  if (!refuse_null (binder, node) ||
      !sal_binder_unify (binder, (SalExpressionNode **) values->pdata, values->len))
    return FALSE;
  for (guint i = 0; has_ranges && i < values->len; i++)
    if (!sal_binder_require_date (binder, g_ptr_array_index (values, i)))
      return FALSE;

  return sal_expression_node_give (node, SAL_EXPRESSION_TYPE_BOOLEAN, 0);
}

static gboolean
is_day (const SalExpressionNode *node)
{
  return node->type == SAL_EXPRESSION_TYPE_DATE || node->type == SAL_EXPRESSION_TYPE_TIME;
}

static gboolean
bind_sum_of_days (SalBinder *binder, SalExpressionNode *node)
{
  SalExpressionNode *left = node->children[0], *right = node->children[1];

  if (node->operation == SAL_EXPRESSION_SUBTRACT)
    {
      if (!sal_binder_require_date (binder, left))
        return FALSE;
      if (is_day (right) || sal_expression_node_is_literal (right, SAL_EXPRESSION_LITERAL_TEXT))
        return sal_binder_require_date (binder, right) &&
               sal_expression_node_give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);

      return sal_binder_require_number (binder, right) &&
             sal_expression_node_give (node, SAL_EXPRESSION_TYPE_DATE, 0);
    }
  if (is_day (left))
    return sal_binder_require_date (binder, left) && sal_binder_require_number (binder, right) &&
           sal_expression_node_give (node, SAL_EXPRESSION_TYPE_DATE, 0);

  return sal_binder_require_number (binder, left) && sal_binder_require_date (binder, right) &&
         sal_expression_node_give (node, SAL_EXPRESSION_TYPE_DATE, 0);
}

static gboolean
bind_sum (SalBinder *binder, SalExpressionNode *node)
{
  SalExpressionNode **children = node->children;

  if (is_day (children[0]) || is_day (children[1]))
    return bind_sum_of_days (binder, node);

  return sal_binder_require_quantity (binder, children[0]) &&
         sal_binder_require_quantity (binder, children[1]) &&
         sal_binder_unify (binder, children, 2) &&
         sal_expression_node_give_same (node, children[0]);
}

/* A number literal beside money is taken as a rate where it fits: then the product is exact. */
static gboolean
bind_factor (SalBinder *binder, SalExpressionNode *factor)
{
  gint64 scaled;

  if (sal_expression_node_is_literal (factor, SAL_EXPRESSION_LITERAL_NUMBER) &&
      sal_expression_scale_exactly (factor->significand, factor->scale, SAL_RATE_DECIMALS, &scaled))
    sal_expression_node_set_literal (factor, SAL_EXPRESSION_TYPE_RATE, scaled);

  return TRUE;
}

static gboolean
bind_product (SalBinder *binder, SalExpressionNode *node)
{
  SalExpressionNode *left = node->children[0], *right = node->children[1];
  gboolean multiply = node->operation == SAL_EXPRESSION_MULTIPLY;

  if (!sal_binder_require_quantity (binder, left) || !sal_binder_require_quantity (binder, right))
    return FALSE;
  if (left->type == SAL_EXPRESSION_TYPE_MONEY && right->type == SAL_EXPRESSION_TYPE_MONEY)
    return multiply ? sal_binder_fail (binder, node, _ ("money times money has no meaning"))
                    : sal_binder_coerce (binder, right, SAL_EXPRESSION_TYPE_MONEY, left->digits) &&
                          sal_expression_node_give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
  if (left->type == SAL_EXPRESSION_TYPE_MONEY)
    return bind_factor (binder, right) && sal_expression_node_give_same (node, left);
  if (right->type == SAL_EXPRESSION_TYPE_MONEY)
    return multiply
               ? bind_factor (binder, left) && sal_expression_node_give_same (node, right)
               : sal_binder_fail (binder, node, _ ("a number divided by money has no meaning"));

  return sal_binder_require_number (binder, left) && sal_binder_require_number (binder, right) &&
         sal_expression_node_give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
}

static gboolean
bind_text_predicate (SalBinder *binder, SalExpressionNode *node)
{
  return name_reference (binder, node->children[0], node->children[1]) &&
         sal_binder_require_text (binder, node->children[0]) &&
         sal_binder_require_text (binder, node->children[1]) &&
         sal_expression_node_give (node, SAL_EXPRESSION_TYPE_BOOLEAN, 0);
}

static gboolean
bind_logic (SalBinder *binder, SalExpressionNode *node)
{
  for (guint i = 0; i < node->n_children; i++)
    if (!sal_binder_require_condition (binder, node->children[i]))
      return FALSE;

  return sal_expression_node_give (node, SAL_EXPRESSION_TYPE_BOOLEAN, 0);
}

/* Functions */

typedef struct
{
  guint least;
  guint most;
} Arity;

static const Arity arities[] = {
  [SAL_EXPRESSION_FUNCTION_ABS] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_MIN] = { 2, G_MAXUINT },
  [SAL_EXPRESSION_FUNCTION_MAX] = { 2, G_MAXUINT },
  [SAL_EXPRESSION_FUNCTION_ROUND] = { 1, 2 },
  [SAL_EXPRESSION_FUNCTION_IF] = { 3, 3 },
  [SAL_EXPRESSION_FUNCTION_COALESCE] = { 2, G_MAXUINT },
  [SAL_EXPRESSION_FUNCTION_YEAR] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_QUARTER] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_MONTH] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_LOWER] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_UPPER] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_LENGTH] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_DAYS] = { 2, 2 },
  [SAL_EXPRESSION_FUNCTION_TODAY] = { 0, 0 },
  [SAL_EXPRESSION_FUNCTION_SUM] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_COUNT] = { 0, 1 },
  [SAL_EXPRESSION_FUNCTION_AVERAGE] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_MINIMUM] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_MAXIMUM] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_MEDIAN] = { 1, 1 },
};

static gboolean
check_arity (SalBinder *binder, const SalExpressionNode *node)
{
  const Arity *arity = &arities[node->function];
  const char *name = sal_expression_function_name (node->function);

  if (node->n_children >= arity->least && node->n_children <= arity->most)
    return TRUE;

  if (arity->most == G_MAXUINT)
    return sal_binder_fail (
        binder,
        node,
        _ ("%s takes %u values or more, not %u (minimum and maximum are of many records)"),
        name,
        arity->least,
        node->n_children);
  if (arity->least < arity->most)
    return sal_binder_fail (binder,
                            node,
                            _ ("%s takes %u to %u values, not %u"),
                            name,
                            arity->least,
                            arity->most,
                            node->n_children);

  return sal_binder_fail (
      binder,
      node,
      ngettext ("%s takes %u value, not %u", "%s takes %u values, not %u", arity->least),
      name,
      arity->least,
      node->n_children);
}

static gboolean
bind_round (SalBinder *binder, SalExpressionNode *node)
{
  SalExpressionNode *value = node->children[0];

  if (!sal_binder_require_quantity (binder, value))
    return FALSE;
  if (node->n_children == 2)
    {
      SalExpressionNode *decimals = node->children[1];

      if (!sal_expression_node_is_literal (decimals, SAL_EXPRESSION_LITERAL_NUMBER) ||
          decimals->scale > 0 || decimals->significand < 0 || decimals->significand > 9)
        return sal_binder_fail (binder, decimals, _ ("expected how many decimals to keep: 0 to 9"));
    }
  if (value->type == SAL_EXPRESSION_TYPE_MONEY)
    return sal_expression_node_give_same (node, value);

  return sal_binder_require_number (binder, value) &&
         sal_expression_node_give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
}

static gboolean
bind_today (SalBinder *binder, SalExpressionNode *node)
{
  gint32 today = binder->scope->today;

  node->value.type = SAL_EXPRESSION_TYPE_DATE;
  node->value.integer = today != SAL_DATE_NONE ? today : sal_date_today ();

  return sal_expression_node_give (node, SAL_EXPRESSION_TYPE_DATE, 0);
}

static gboolean
bind_call (SalBinder *binder, SalExpressionNode *node)
{
  SalExpressionNode **children = node->children;

  switch (node->function)
    {
    case SAL_EXPRESSION_FUNCTION_ABS:
      return sal_binder_require_quantity (binder, children[0]) &&
             sal_expression_node_give_same (node, children[0]);
    case SAL_EXPRESSION_FUNCTION_MIN:
    case SAL_EXPRESSION_FUNCTION_MAX:
      return sal_binder_unify (binder, children, node->n_children) &&
             sal_binder_require_ordered (binder, children[0]) &&
             sal_expression_node_give_same (node, children[0]);
    case SAL_EXPRESSION_FUNCTION_ROUND:
      return bind_round (binder, node);
    case SAL_EXPRESSION_FUNCTION_IF:
      return sal_binder_require_condition (binder, children[0]) &&
             sal_binder_unify (binder, children + 1, 2) &&
             sal_expression_node_give_same (node, children[1]);
    case SAL_EXPRESSION_FUNCTION_COALESCE:
      return sal_binder_unify (binder, children, node->n_children) &&
             sal_expression_node_give_same (node, children[0]);
    case SAL_EXPRESSION_FUNCTION_YEAR:
    case SAL_EXPRESSION_FUNCTION_QUARTER:
    case SAL_EXPRESSION_FUNCTION_MONTH:
      node->calendar = binder->calendar;
      return sal_binder_require_date (binder, children[0]) &&
             sal_expression_node_give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
    case SAL_EXPRESSION_FUNCTION_LOWER:
    case SAL_EXPRESSION_FUNCTION_UPPER:
      return sal_binder_require_text (binder, children[0]) &&
             sal_expression_node_give (node, SAL_EXPRESSION_TYPE_TEXT, 0);
    case SAL_EXPRESSION_FUNCTION_LENGTH:
      return sal_binder_require_text (binder, children[0]) &&
             sal_expression_node_give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
    case SAL_EXPRESSION_FUNCTION_DAYS:
      return sal_binder_require_date (binder, children[0]) &&
             sal_binder_require_date (binder, children[1]) &&
             sal_expression_node_give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
    case SAL_EXPRESSION_FUNCTION_TODAY:
      return bind_today (binder, node);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
bind_aggregate (SalBinder *binder, SalExpressionNode *node)
{
  SalExpressionNode *value = node->n_children > 0 ? node->children[0] : NULL;

  switch (node->function)
    {
    case SAL_EXPRESSION_FUNCTION_COUNT:
      return sal_expression_node_give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
    case SAL_EXPRESSION_FUNCTION_MINIMUM:
    case SAL_EXPRESSION_FUNCTION_MAXIMUM:
      return sal_binder_require_ordered (binder, value) &&
             sal_expression_node_give_same (node, value);
    case SAL_EXPRESSION_FUNCTION_SUM:
    case SAL_EXPRESSION_FUNCTION_AVERAGE:
    case SAL_EXPRESSION_FUNCTION_MEDIAN:
    default:
      return sal_binder_require_quantity (binder, value) &&
             sal_expression_node_give_same (node, value);
    }
}

static gboolean
bind_operation (SalBinder *binder, SalExpressionNode *node)
{
  switch (node->operation)
    {
    case SAL_EXPRESSION_AND:
    case SAL_EXPRESSION_OR:
    case SAL_EXPRESSION_NOT:
      return bind_logic (binder, node);
    case SAL_EXPRESSION_CONTAINS:
    case SAL_EXPRESSION_STARTS_WITH:
    case SAL_EXPRESSION_ENDS_WITH:
      return bind_text_predicate (binder, node);
    case SAL_EXPRESSION_IS_EMPTY:
      return sal_expression_node_give (node, SAL_EXPRESSION_TYPE_BOOLEAN, 0);
    case SAL_EXPRESSION_ADD:
    case SAL_EXPRESSION_SUBTRACT:
      return bind_sum (binder, node);
    case SAL_EXPRESSION_MULTIPLY:
    case SAL_EXPRESSION_DIVIDE:
      return bind_product (binder, node);
    case SAL_EXPRESSION_NEGATE:
      return sal_binder_require_quantity (binder, node->children[0]) &&
             sal_expression_node_give_same (node, node->children[0]);
    case SAL_EXPRESSION_CALL:
      return bind_call (binder, node);
    case SAL_EXPRESSION_AGGREGATE:
      return bind_aggregate (binder, node);
    default:
      return bind_comparison (binder, node);
    }
}

static gboolean
bind_children (SalBinder *binder, SalExpressionNode *node)
{
  for (guint i = 0; i < node->n_children; i++)
    if (!bind_node (binder, node->children[i]))
      return FALSE;
  if (node->filter != NULL)
    return bind_node (binder, node->filter) && sal_binder_require_condition (binder, node->filter);

  return TRUE;
}

static gboolean
bind_node (SalBinder *binder, SalExpressionNode *node)
{
  gboolean is_aggregate = node->operation == SAL_EXPRESSION_AGGREGATE;
  gboolean good;

  if (node->operation == SAL_EXPRESSION_LITERAL)
    return sal_binder_literal (binder, node);
  if (node->operation == SAL_EXPRESSION_FIELD)
    return bind_field (binder, node);
  if (node->operation == SAL_EXPRESSION_IN)
    return bind_in (binder, node);
  if (node->function != SAL_EXPRESSION_FUNCTION_NONE && !check_arity (binder, node))
    return FALSE;
  if (is_aggregate && binder->in_aggregate)
    return sal_binder_fail (binder, node, _ ("an aggregate cannot stand inside another"));

  if (is_aggregate)
    binder->in_aggregate = binder->has_aggregate = TRUE;
  good = bind_children (binder, node);
  if (is_aggregate)
    binder->in_aggregate = FALSE;

  return good && bind_operation (binder, node);
}

/**
 * sal_expression_node_bind:
 * @node: a tree
 * @scope: what names mean
 * @calendar: the fiscal calendar, which the bound tree refers to
 * @aggregate: (out): whether the tree is of many records
 * @position: (out) (optional): the character an error is about
 * @error: return location for an error
 *
 * Makes a bound copy of a tree.
 *
 * Raises %SAL_ERROR_VALUE.
 *
 * Returns: (transfer full): the bound tree, or %NULL on error
 */
SalExpressionNode *
sal_expression_node_bind (const SalExpressionNode *node,
                          const SalExpressionScope *scope,
                          const SalFiscalCalendar *calendar,
                          gboolean *aggregate,
                          guint *position,
                          GError **error)
{
  SalBinder binder = {
    .scope = scope,
    .calendar = calendar,
    .position = position,
    .error = error,
  };
  SalExpressionNode *root = sal_expression_node_copy (node);
  gboolean good = bind_node (&binder, root);

  if (good && binder.has_aggregate && binder.record_field != NULL)
    {
      g_autofree char *field = sal_expression_node_describe (binder.record_field);

      good = sal_binder_fail (
          &binder,
          binder.record_field,
          _ ("%s is of one record and cannot stand beside an aggregate of many (expected "
             "an aggregate of it, like sum(%s))"),
          field,
          field);
    }
  if (!good)
    g_clear_pointer (&root, sal_expression_node_free);
  *aggregate = binder.has_aggregate;

  return root;
}
