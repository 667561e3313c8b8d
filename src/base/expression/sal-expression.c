/* sal-expression.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-expression-private.h"
#include "sal-text.h"

/**
 * SalExpression:
 *
 * A filter or a formula: the one expression language of `--where`, lists, dashboards, metrics, plan
 * measures, assignment and hygiene rules.
 *
 * An expression is *parsed* into a tree and *bound* to a scope, which says what its names mean and
 * gives every node a type. Only a bound expression can be evaluated or compiled; an unbound one can
 * be kept, printed and bound later. The text syntax is
 *
 * ```
 * expression := conjunction { "or" conjunction }
 * conjunction := negation { "and" negation }
 * negation := "not" negation | predicate
 * predicate := sum [ ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) sum
 *                  | [ "not" ] "in" ( period | "(" item { "," item } ")" )
 *                  | [ "not" ] "between" sum "and" sum
 *                  | [ "not" ] ( "contains" | "starts" "with" | "ends" "with" ) sum
 *                  | "is" [ "not" ] "empty" ]
 * item := sum | period
 * sum := product { ( "+" | "-" ) product }
 * product := sign { ( "*" | "/" ) sign }
 * sign := "-" sign | primary
 * primary := literal | path | call | "(" expression ")"
 * path := name { "." name }
 * call := function "(" [ expression { "," expression } ] [ "where" expression ] ")"
 * literal := "true" | "false" | "null" | number | percent | text | date | time
 * number := digit { digit } [ "." digit { digit } ]          at most 18 digits
 * percent := number "%"
 * text := '"' … '"' | "'" … "'"                              \" \\ \n \t, or the quote doubled
 * date := 2026-11-21
 * time := 2026-11-21T09:30:00Z
 * period := 2026 | 2026-Q4 | 2026-P03 (fiscal) | 2026-11 (calendar month)
 * name := letter { letter | digit | "_" } | "`" … "`"        the backtick doubled
 * ```
 *
 * Keywords and functions are read in any case, names as they are. The words and, or, not, in, is,
 * between, where, true, false and null are names only in backticks. A minus between whole numbers
 * has spaces around it, as `2026-11` is a month.
 *
 * **Types.** A number literal is taken as what it is compared with or added to: money in major
 * units ("50000.00" is exactly 5,000,000 cents), a rate, an id; a quoted text as a date, a time or
 * an id. Money plus and minus money is money, money times or over a number or a rate is money
 * rounded half away from zero, money over money is a number; rates are exact among themselves and
 * numbers otherwise; a date minus a date is days, a date plus or minus a number is a date.
 *
 * **Nothing** (null) is neither less, equal nor greater: a comparison with it is false, and so is
 * everything of it that is asked with in, between, contains, starts and ends; `!=` and `not` are
 * the exact opposite, so that a filter and its negation together are all records. A boolean that is
 * empty counts as false. Arithmetic and functions with an empty operand are empty, and so is a
 * division by zero and what overflows. `is empty` also holds for a text without characters.
 *
 * **Functions.** abs, min and max (of two or more), round (x [, decimals]), if (condition, a, b),
 * coalesce, year, quarter and month (fiscal), lower, upper, length, days (from, to), today ().
 * **Aggregates.** sum, count, average, minimum, maximum, median of all records, or of those `where`
 * a condition holds: `sum (amount where status = "won") / count ()`. The sum of nothing is 0, its
 * average, minimum, maximum and median are empty. An expression is of one record or an aggregate of
 * many, never both.
 *
 * **JSON.** A literal is `{"number": "50000.00"}`, `{"percent": "27"}`, `{"text": "Energy"}`,
 * `{"date": …}`, `{"time": …}`, `{"period": …}`, `true`, `false` or `null`; a path is
 * `{"field": ["account", "industry"]}`; an operation is its word with its operands,
 * `{"and": […]}`, `{"=": [a, b]}`, `{"in": [a, item, …]}`, `{"is empty": [a]}`, `{"negate": [a]}`;
 * a call is `{"call": "if", "arguments": […]}` and, for an aggregate, `"where": …`.
 */
struct _SalExpression
{
  gatomicrefcount references;
  SalExpressionNode *root;
  SalFiscalCalendar *calendar;
  gboolean bound;
  gboolean aggregate;
};

G_DEFINE_BOXED_TYPE (SalExpression, sal_expression, sal_expression_ref, sal_expression_unref)

static const char *const function_names[] = {
  "",        "abs",     "min",     "max",     "round",  "if",   "coalesce", "year",
  "quarter", "month",   "lower",   "upper",   "length", "days", "today",    "sum",
  "count",   "average", "minimum", "maximum", "median", NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (function_names) == SAL_EXPRESSION_FUNCTION_MEDIAN + 2);

static const char *const reserved_words[] = {
  "and", "or", "not", "in", "is", "between", "where", "true", "false", "null",
};

/* Nodes */

SalExpressionNode *
sal_expression_node_new (SalExpressionOperation operation, guint position)
{
  SalExpressionNode *node = g_new0 (SalExpressionNode, 1);

  node->operation = operation;
  node->position = position;
  node->depth = 1;

  return node;
}

void
sal_expression_node_free (SalExpressionNode *node)
{
  if (node == NULL)
    return;

  for (guint i = 0; i < node->n_children; i++)
    sal_expression_node_free (node->children[i]);
  sal_expression_node_free (node->filter);
  g_free (node->children);
  g_free (node->text);
  g_strfreev (node->path);
  sal_expression_value_clear (&node->value);
  g_free (node);
}

SalExpressionNode *
sal_expression_node_copy (const SalExpressionNode *node)
{
  SalExpressionNode *copy = g_memdup2 (node, sizeof *node);

  copy->text = g_strdup (node->text);
  copy->path = g_strdupv (node->path);
  if (node->n_children > 0)
    copy->children = g_new (SalExpressionNode *, node->n_children);
  for (guint i = 0; i < node->n_children; i++)
    copy->children[i] = sal_expression_node_copy (node->children[i]);
  if (node->filter != NULL)
    copy->filter = sal_expression_node_copy (node->filter);

  copy->own_type = copy->type = SAL_EXPRESSION_TYPE_NULL;
  copy->value = (SalExpressionValue) SAL_EXPRESSION_VALUE_INIT;
  copy->digits = 0;
  copy->field = NULL;
  copy->is_range = FALSE;
  copy->calendar = NULL;

  return copy;
}

static void
node_clear_pointer (gpointer data)
{
  sal_expression_node_free (data);
}

GPtrArray *
sal_expression_node_array (void)
{
  return g_ptr_array_new_with_free_func (node_clear_pointer);
}

static void
take_children (GPtrArray *flat, SalExpressionNode *node)
{
  for (guint i = 0; i < node->n_children; i++)
    g_ptr_array_add (flat, node->children[i]);
  node->n_children = 0;
}

/* (a and b) and c is a and b and c */
static GPtrArray *
flatten (SalExpressionOperation operation, GPtrArray *children)
{
  GPtrArray *flat = sal_expression_node_array ();
  gsize n_children;
  SalExpressionNode **nodes = (SalExpressionNode **) g_ptr_array_steal (children, &n_children);

  for (gsize i = 0; i < n_children; i++)
    {
      if (nodes[i]->operation == operation)
        {
          take_children (flat, nodes[i]);
          sal_expression_node_free (nodes[i]);
        }
      else
        g_ptr_array_add (flat, nodes[i]);
    }
  g_free (nodes);

  return flat;
}

static gboolean
is_number_literal (const SalExpressionNode *node)
{
  return node->operation == SAL_EXPRESSION_LITERAL &&
         (node->literal == SAL_EXPRESSION_LITERAL_NUMBER ||
          node->literal == SAL_EXPRESSION_LITERAL_PERCENT);
}

/* A year among other items reads as a number, so that is what it is. */
static void
turn_years_into_numbers (GPtrArray *children)
{
  for (guint i = 1; children->len > 2 && i < children->len; i++)
    {
      SalExpressionNode *item = g_ptr_array_index (children, i);

      if (item->operation == SAL_EXPRESSION_LITERAL &&
          item->literal == SAL_EXPRESSION_LITERAL_PERIOD && item->period.unit == SAL_PERIOD_YEAR)
        {
          item->literal = SAL_EXPRESSION_LITERAL_NUMBER;
          item->significand = item->period.year;
          item->scale = 0;
        }
    }
}

SalExpressionNode *
sal_expression_node_assemble (SalExpressionOperation operation,
                              guint position,
                              SalExpressionFunction function,
                              GPtrArray *children,
                              SalExpressionNode *filter,
                              GError **error)
{
  gboolean is_flat = operation == SAL_EXPRESSION_AND || operation == SAL_EXPRESSION_OR;
  g_autoptr (GPtrArray) flat = is_flat ? flatten (operation, children) : g_ptr_array_ref (children);
  SalExpressionNode *node;
  gsize n_children;

  if (operation == SAL_EXPRESSION_NEGATE && is_number_literal (g_ptr_array_index (flat, 0)))
    {
      node = g_ptr_array_steal_index (flat, 0);
      node->significand = -node->significand;
      node->position = position;
      return node;
    }
  if (operation == SAL_EXPRESSION_IN)
    turn_years_into_numbers (flat);

  node = sal_expression_node_new (operation, position);
  node->function = function;
  node->filter = filter;
  if (filter != NULL)
    node->depth = filter->depth + 1;
  node->children = (SalExpressionNode **) g_ptr_array_steal (flat, &n_children);
  node->n_children = n_children;
  for (guint i = 0; i < node->n_children; i++)
    node->depth = MAX (node->depth, node->children[i]->depth + 1);

  if (node->depth > SAL_EXPRESSION_MAXIMUM_DEPTH)
    {
      sal_expression_set_error (error,
                                SAL_ERROR_SYNTAX,
                                position,
                                _ ("the expression nests deeper than %d levels"),
                                SAL_EXPRESSION_MAXIMUM_DEPTH);
      g_clear_pointer (&node, sal_expression_node_free);
    }

  return node;
}

static gboolean
literal_equal (const SalExpressionNode *one, const SalExpressionNode *other)
{
  if (one->literal != other->literal)
    return FALSE;

  switch (one->literal)
    {
    case SAL_EXPRESSION_LITERAL_NULL:
      return TRUE;
    case SAL_EXPRESSION_LITERAL_BOOLEAN:
      return one->boolean == other->boolean;
    case SAL_EXPRESSION_LITERAL_NUMBER:
    case SAL_EXPRESSION_LITERAL_PERCENT:
      return one->significand == other->significand && one->scale == other->scale;
    case SAL_EXPRESSION_LITERAL_DATE:
    case SAL_EXPRESSION_LITERAL_TIME:
      return one->instant == other->instant;
    case SAL_EXPRESSION_LITERAL_PERIOD:
    case SAL_EXPRESSION_LITERAL_MONTH:
      return one->period.year == other->period.year && one->period.unit == other->period.unit &&
             one->period.index == other->period.index;
    case SAL_EXPRESSION_LITERAL_TEXT:
      return strcmp (one->text, other->text) == 0;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
node_equal (const SalExpressionNode *one, const SalExpressionNode *other)
{
  if (one->operation != other->operation || one->function != other->function ||
      one->n_children != other->n_children || (one->filter == NULL) != (other->filter == NULL))
    return FALSE;
  if (one->operation == SAL_EXPRESSION_LITERAL)
    return literal_equal (one, other);
  if (one->operation == SAL_EXPRESSION_FIELD)
    return g_strv_equal ((const char *const *) one->path, (const char *const *) other->path);

  for (guint i = 0; i < one->n_children; i++)
    if (!node_equal (one->children[i], other->children[i]))
      return FALSE;

  return one->filter == NULL || node_equal (one->filter, other->filter);
}

static void
node_visit (const SalExpressionNode *node, SalExpressionVisit visit, gpointer data)
{
  visit (node, data);
  for (guint i = 0; i < node->n_children; i++)
    node_visit (node->children[i], visit, data);
  if (node->filter != NULL)
    node_visit (node->filter, visit, data);
}

/* Words */

SalExpressionFunction
sal_expression_function_from_name (const char *name)
{
  for (guint i = 1; function_names[i] != NULL; i++)
    if (g_ascii_strcasecmp (name, function_names[i]) == 0)
      return i;

  return SAL_EXPRESSION_FUNCTION_NONE;
}

const char *const *
sal_expression_function_names (void)
{
  return function_names + 1;
}

gboolean
sal_expression_function_is_aggregate (SalExpressionFunction function)
{
  return function >= SAL_EXPRESSION_FUNCTION_SUM;
}

gboolean
sal_expression_is_reserved (const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (reserved_words); i++)
    if (strlen (reserved_words[i]) == length &&
        g_ascii_strncasecmp (name, reserved_words[i], length) == 0)
      return TRUE;

  return FALSE;
}

gboolean
sal_expression_is_name_start (gunichar c)
{
  return c == '_' || g_unichar_isalpha (c);
}

gboolean
sal_expression_is_name_part (gunichar c)
{
  return c == '_' || g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Nobody mistypes a name as long as that, and comparing takes the product of the lengths. */
#define LONGEST_NAME 100

const char *
sal_expression_nearest (const char *name, const char *const *names)
{
  const char *nearest = NULL;
  double best = 0.5;

  if (strlen (name) > LONGEST_NAME)
    return NULL;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      double similarity = sal_text_similarity (name, names[i]);

      if (similarity > best)
        {
          best = similarity;
          nearest = names[i];
        }
    }

  return nearest;
}

void
sal_expression_set_error (GError **error, int code, guint position, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (position > 0)
    g_set_error (error, SAL_ERROR, code, _ ("position %u: %s"), position, message);
  else
    g_set_error_literal (error, SAL_ERROR, code, message);
}

SalExpression *
sal_expression_new_for_root (SalExpressionNode *root)
{
  SalExpression *self = g_new0 (SalExpression, 1);

  g_atomic_ref_count_init (&self->references);
  self->root = root;

  return self;
}

/* Public functions */

void
sal_expression_value_clear (SalExpressionValue *self)
{
  g_free (self->owned_text);
  *self = (SalExpressionValue) SAL_EXPRESSION_VALUE_INIT;
}

/**
 * sal_expression_parse:
 * @text: an expression
 * @scope: (nullable): what names mean, or %NULL to leave the expression unbound
 * @position: (out) (optional): the character of @text the error is about, from 1; 0 if there is
 *   no error
 * @error: return location for an error
 *
 * Reads an expression in its text syntax, and binds it if there is a scope.
 *
 * Raises %SAL_ERROR_SYNTAX if @text is not an expression, %SAL_ERROR_VALUE if a name is unknown or
 * types do not fit. Messages begin with the position.
 *
 * Returns: (transfer full): the expression, or %NULL on error
 */
SalExpression *
sal_expression_parse (const char *text,
                      const SalExpressionScope *scope,
                      guint *position,
                      GError **error)
{
  g_autoptr (SalExpression) self = NULL;
  SalExpressionNode *root;

  g_return_val_if_fail (text != NULL, NULL);

  if (position != NULL)
    *position = 0;
  root = sal_expression_parse_node (text, position, error);
  if (root == NULL)
    return NULL;

  self = sal_expression_new_for_root (root);
  if (scope != NULL)
    return sal_expression_bind (self, scope, position, error);

  return g_steal_pointer (&self);
}

/**
 * sal_expression_parse_filter:
 * @text: an expression
 * @scope: what names mean
 * @position: (out) (optional): the character of @text the error is about, from 1
 * @error: return location for an error
 *
 * Reads an expression that has to tell of one record whether it belongs: boolean, no aggregate.
 *
 * Raises what [func@expression_parse] does, and %SAL_ERROR_VALUE if @text is no filter.
 *
 * Returns: (transfer full): the bound expression, or %NULL on error
 */
SalExpression *
sal_expression_parse_filter (const char *text,
                             const SalExpressionScope *scope,
                             guint *position,
                             GError **error)
{
  g_autoptr (SalExpression) self = NULL;

  g_return_val_if_fail (scope != NULL, NULL);

  self = sal_expression_parse (text, scope, position, error);
  if (self == NULL)
    return NULL;
  if (!self->aggregate && self->root->type == SAL_EXPRESSION_TYPE_BOOLEAN)
    return g_steal_pointer (&self);

  if (position != NULL)
    *position = self->root->position;
  if (self->aggregate)
    sal_expression_set_error (
        error,
        SAL_ERROR_VALUE,
        self->root->position,
        _ ("a filter looks at one record: it cannot have an aggregate like sum or count"));
  else
    sal_expression_set_error (error,
                              SAL_ERROR_VALUE,
                              self->root->position,
                              _ ("expected a condition that is true or false, this gives: %s"),
                              sal_expression_type_name (self->root->type));
  return NULL;
}

/**
 * sal_expression_bind:
 * @self: an expression, bound or not
 * @scope: what names mean
 * @position: (out) (optional): the character of the text @self was parsed from that the error is
 *   about, from 1; 0 if it was not parsed from text
 * @error: return location for an error
 *
 * Gives the names and nodes of an expression their meaning and types.
 *
 * Raises %SAL_ERROR_VALUE if a name is unknown (and suggests the nearest) or types do not fit.
 *
 * Returns: (transfer full): the bound expression, or %NULL on error
 */
SalExpression *
sal_expression_bind (const SalExpression *self,
                     const SalExpressionScope *scope,
                     guint *position,
                     GError **error)
{
  g_autoptr (SalFiscalCalendar) calendar = NULL;
  SalExpressionNode *root;
  SalExpression *bound;
  gboolean aggregate = FALSE;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (scope != NULL && scope->resolve != NULL, NULL);

  if (position != NULL)
    *position = 0;
  calendar = scope->calendar ? sal_fiscal_calendar_copy (scope->calendar)
                             : sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);
  root = sal_expression_node_bind (self->root, scope, calendar, &aggregate, position, error);
  if (root == NULL)
    return NULL;

  bound = sal_expression_new_for_root (root);
  bound->calendar = g_steal_pointer (&calendar);
  bound->bound = TRUE;
  bound->aggregate = aggregate;

  return bound;
}

SalExpression *
sal_expression_ref (SalExpression *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
sal_expression_unref (SalExpression *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  sal_expression_node_free (self->root);
  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_free (self);
}

const SalExpressionNode *
sal_expression_get_root (const SalExpression *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root;
}

gboolean
sal_expression_is_bound (const SalExpression *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->bound;
}

/**
 * sal_expression_is_aggregate:
 * @self: a bound expression
 *
 * Tells whether @self is of many records ("sum (amount)") rather than of one ("amount").
 *
 * Returns: %TRUE if it has an aggregate
 */
gboolean
sal_expression_is_aggregate (const SalExpression *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->aggregate;
}

SalExpressionType
sal_expression_get_value_type (const SalExpression *self)
{
  g_return_val_if_fail (self != NULL, SAL_EXPRESSION_TYPE_NULL);

  return self->root->type;
}

/**
 * sal_expression_equal:
 * @self: an expression
 * @other: another expression
 *
 * Compares two expressions by their trees; positions and binding do not count.
 *
 * Returns: %TRUE if they are the same
 */
gboolean
sal_expression_equal (const SalExpression *self, const SalExpression *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self == other || node_equal (self->root, other->root);
}

/**
 * sal_expression_visit:
 * @self: an expression
 * @visit: (scope call): called for every node, parents first
 * @data: handed to @visit
 *
 * Walks over all nodes, for instance to find the fields an expression needs.
 */
void
sal_expression_visit (const SalExpression *self, SalExpressionVisit visit, gpointer data)
{
  g_return_if_fail (self != NULL && visit != NULL);

  node_visit (self->root, visit, data);
}

/**
 * sal_expression_type_name:
 * @type: a type
 *
 * Names a type for people, in lower case, without article.
 *
 * Returns: the translated name
 */
const char *
sal_expression_type_name (SalExpressionType type)
{
  switch (type)
    {
    case SAL_EXPRESSION_TYPE_BOOLEAN:
      return _ ("yes or no");
    case SAL_EXPRESSION_TYPE_NUMBER:
      return _ ("number");
    case SAL_EXPRESSION_TYPE_MONEY:
      return _ ("money");
    case SAL_EXPRESSION_TYPE_RATE:
      return _ ("rate");
    case SAL_EXPRESSION_TYPE_DATE:
      return _ ("date");
    case SAL_EXPRESSION_TYPE_TIME:
      return _ ("time");
    case SAL_EXPRESSION_TYPE_TEXT:
      return _ ("text");
    case SAL_EXPRESSION_TYPE_REFERENCE:
      return _ ("reference");
    case SAL_EXPRESSION_TYPE_NULL:
    default:
      return _ ("nothing");
    }
}

const char *
sal_expression_function_name (SalExpressionFunction function)
{
  g_return_val_if_fail (function <= SAL_EXPRESSION_FUNCTION_MEDIAN, NULL);

  return function_names[function];
}
