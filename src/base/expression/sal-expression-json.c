/* sal-expression-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-expression-private.h"

/* The JSON form of a tree, as documented in sal-expression.c. */

typedef struct
{
  const char *word;
  SalExpressionOperation operation;
  guint least;
  guint most;
} Operation;

static const Operation operations[] = {
  { "and", SAL_EXPRESSION_AND, 2, G_MAXUINT },
  { "or", SAL_EXPRESSION_OR, 2, G_MAXUINT },
  { "not", SAL_EXPRESSION_NOT, 1, 1 },
  { "=", SAL_EXPRESSION_EQUAL, 2, 2 },
  { "!=", SAL_EXPRESSION_UNEQUAL, 2, 2 },
  { "<", SAL_EXPRESSION_LESS, 2, 2 },
  { "<=", SAL_EXPRESSION_LESS_OR_EQUAL, 2, 2 },
  { ">", SAL_EXPRESSION_GREATER, 2, 2 },
  { ">=", SAL_EXPRESSION_GREATER_OR_EQUAL, 2, 2 },
  { "in", SAL_EXPRESSION_IN, 2, G_MAXUINT },
  { "between", SAL_EXPRESSION_BETWEEN, 3, 3 },
  { "contains", SAL_EXPRESSION_CONTAINS, 2, 2 },
  { "starts with", SAL_EXPRESSION_STARTS_WITH, 2, 2 },
  { "ends with", SAL_EXPRESSION_ENDS_WITH, 2, 2 },
  { "is empty", SAL_EXPRESSION_IS_EMPTY, 1, 1 },
  { "+", SAL_EXPRESSION_ADD, 2, 2 },
  { "-", SAL_EXPRESSION_SUBTRACT, 2, 2 },
  { "*", SAL_EXPRESSION_MULTIPLY, 2, 2 },
  { "/", SAL_EXPRESSION_DIVIDE, 2, 2 },
  { "negate", SAL_EXPRESSION_NEGATE, 1, 1 },
};

static SalExpressionNode *node_from_json (JsonNode *json, guint depth, GError **error);

static gpointer
fail (GError **error, JsonNode *json, const char *expected)
{
  g_autofree char *found = json_to_string (json, FALSE);
  glong length = g_utf8_strlen (found, -1);
  g_autofree char *start = g_utf8_substring (found, 0, MIN (length, 60));

  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_SYNTAX,
               _ ("expected %s in the expression, not %s%s"),
               expected,
               start,
               length > 60 ? "…" : "");

  return NULL;
}

/* Writing */

static JsonNode *
json_of_literal (const SalExpressionNode *node)
{
  static const char *const members[] = { NULL,   NULL,     "number", "percent", "date",
                                         "time", "period", "period", "text" };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonObject) object = NULL;

  if (node->literal == SAL_EXPRESSION_LITERAL_NULL)
    return json_node_init_null (json_node_alloc ());
  if (node->literal == SAL_EXPRESSION_LITERAL_BOOLEAN)
    return json_node_init_boolean (json_node_alloc (), node->boolean);

  if (node->literal == SAL_EXPRESSION_LITERAL_TEXT)
    g_string_append (text, node->text);
  else if (node->literal == SAL_EXPRESSION_LITERAL_NUMBER ||
           node->literal == SAL_EXPRESSION_LITERAL_PERCENT)
    sal_expression_write_decimal (text, node->significand, node->scale);
  else
    sal_expression_write_date_word (text, node);
  object = json_object_new ();
  json_object_set_string_member (object, members[node->literal], text->str);

  return json_node_init_object (json_node_alloc (), object);
}

static const char *
word_of (SalExpressionOperation operation)
{
  for (gsize i = 0; i < G_N_ELEMENTS (operations); i++)
    if (operations[i].operation == operation)
      return operations[i].word;

  g_return_val_if_reached (NULL);
}

static JsonNode *
json_of (const SalExpressionNode *node)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *array;

  if (node->operation == SAL_EXPRESSION_LITERAL)
    return json_of_literal (node);

  array = json_array_sized_new (MAX (node->n_children, node->n_names));
  for (guint i = 0; i < node->n_names; i++)
    json_array_add_string_element (array, node->path[i]);
  for (guint i = 0; i < node->n_children; i++)
    json_array_add_element (array, json_of (node->children[i]));

  if (node->operation == SAL_EXPRESSION_FIELD)
    json_object_set_array_member (object, "field", array);
  else if (node->function == SAL_EXPRESSION_FUNCTION_NONE)
    json_object_set_array_member (object, word_of (node->operation), array);
  else
    {
      json_object_set_string_member (object, "call", sal_expression_function_name (node->function));
      json_object_set_array_member (object, "arguments", array);
      if (node->filter != NULL)
        json_object_set_member (object, "where", json_of (node->filter));
    }

  return json_node_init_object (json_node_alloc (), object);
}

/* Reading */

static const char *
get_string (JsonNode *json)
{
  return json != NULL && JSON_NODE_HOLDS_VALUE (json) &&
                 json_node_get_value_type (json) == G_TYPE_STRING
             ? json_node_get_string (json)
             : NULL;
}

static SalExpressionNode *
literal_from_json (JsonNode *json, const char *member, GError **error)
{
  const char *text = get_string (json_object_get_member (json_node_get_object (json), member));
  SalExpressionNode *node = sal_expression_node_new (SAL_EXPRESSION_LITERAL, 0);

  if (text == NULL)
    fail (error, json, _ ("a string"));
  else if (g_str_equal (member, "text"))
    {
      node->literal = SAL_EXPRESSION_LITERAL_TEXT;
      node->text = g_strdup (text);
      return node;
    }
  else if (g_str_equal (member, "number") || g_str_equal (member, "percent"))
    {
      node->literal = g_str_equal (member, "number") ? SAL_EXPRESSION_LITERAL_NUMBER
                                                     : SAL_EXPRESSION_LITERAL_PERCENT;
      if (sal_expression_read_decimal (text, strlen (text), &node->significand, &node->scale))
        return node;
      fail (error, json, _ ("a decimal number of at most 18 digits"));
    }
  else if (sal_expression_read_date_word (text, node, error))
    {
      gboolean is_period = node->literal == SAL_EXPRESSION_LITERAL_PERIOD ||
                           node->literal == SAL_EXPRESSION_LITERAL_MONTH;

      if (g_str_equal (member, "period") ? is_period
          : g_str_equal (member, "date") ? node->literal == SAL_EXPRESSION_LITERAL_DATE
                                         : node->literal == SAL_EXPRESSION_LITERAL_TIME)
        return node;
      fail (error, json, member);
    }

  sal_expression_node_free (node);
  return NULL;
}

static SalExpressionNode *
field_from_json (JsonNode *json, GError **error)
{
  JsonNode *member = json_object_get_member (json_node_get_object (json), "field");
  JsonArray *names = JSON_NODE_HOLDS_ARRAY (member) ? json_node_get_array (member) : NULL;
  guint n_names = names ? json_array_get_length (names) : 0;
  SalExpressionNode *node;

  for (guint i = 0; i < n_names; i++)
    {
      const char *name = get_string (json_array_get_element (names, i));

      if (name == NULL || name[0] == '\0')
        n_names = 0;
    }
  if (n_names == 0)
    return fail (error, json, _ ("a list of names"));

  node = sal_expression_node_new (SAL_EXPRESSION_FIELD, 0);
  node->n_names = n_names;
  node->path = g_new0 (char *, n_names + 1);
  for (guint i = 0; i < n_names; i++)
    node->path[i] = g_strdup (json_array_get_string_element (names, i));

  return node;
}

static gboolean
is_period (const SalExpressionNode *node)
{
  return node->operation == SAL_EXPRESSION_LITERAL &&
         (node->literal == SAL_EXPRESSION_LITERAL_PERIOD ||
          node->literal == SAL_EXPRESSION_LITERAL_MONTH);
}

/* A period is only good as an item of IN. */
static gboolean
append_arguments (GPtrArray *children,
                  JsonNode *json,
                  JsonNode *list,
                  gboolean periods,
                  guint depth,
                  GError **error)
{
  JsonArray *array =
      list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  if (array == NULL)
    {
      fail (error, json, _ ("a list of operands"));
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SalExpressionNode *child =
          node_from_json (json_array_get_element (array, i), depth + 1, error);

      if (child == NULL)
        return FALSE;
      g_ptr_array_add (children, child);
      if (is_period (child) && !(periods && i > 0))
        {
          fail (error, json, _ ("a period only as an item of \"in\""));
          return FALSE;
        }
    }

  return TRUE;
}

static SalExpressionNode *
filter_from_json (JsonNode *json, guint depth, GError **error)
{
  SalExpressionNode *filter = node_from_json (json, depth, error);

  if (filter != NULL && is_period (filter))
    {
      g_clear_pointer (&filter, sal_expression_node_free);
      fail (error, json, _ ("a condition"));
    }

  return filter;
}

static SalExpressionNode *
call_from_json (JsonNode *json, guint depth, GError **error)
{
  JsonObject *object = json_node_get_object (json);
  const char *name = get_string (json_object_get_member (object, "call"));
  SalExpressionFunction function =
      name ? sal_expression_function_from_name (name) : SAL_EXPRESSION_FUNCTION_NONE;
  gboolean is_aggregate = sal_expression_function_is_aggregate (function);
  JsonNode *where = json_object_get_member (object, "where");
  g_autoptr (GPtrArray) children = sal_expression_node_array ();
  SalExpressionNode *filter = NULL;

  if (function == SAL_EXPRESSION_FUNCTION_NONE)
    return fail (error, json, _ ("a function of the language"));
  if (!append_arguments (
          children, json, json_object_get_member (object, "arguments"), FALSE, depth, error))
    return NULL;
  if (where != NULL && !is_aggregate)
    return fail (error, json, _ ("\"where\" only in an aggregate"));
  if (where != NULL && (filter = filter_from_json (where, depth + 1, error)) == NULL)
    return NULL;

  return sal_expression_node_assemble (is_aggregate ? SAL_EXPRESSION_AGGREGATE
                                                    : SAL_EXPRESSION_CALL,
                                       0,
                                       function,
                                       children,
                                       filter,
                                       error);
}

static SalExpressionNode *
operation_from_json (JsonNode *json, const Operation *operation, guint depth, GError **error)
{
  g_autoptr (GPtrArray) children = sal_expression_node_array ();
  JsonNode *list = json_object_get_member (json_node_get_object (json), operation->word);

  if (!append_arguments (
          children, json, list, operation->operation == SAL_EXPRESSION_IN, depth, error))
    return NULL;
  if (children->len < operation->least || children->len > operation->most)
    return fail (error, json, _ ("as many operands as the operation takes"));

  return sal_expression_node_assemble (
      operation->operation, 0, SAL_EXPRESSION_FUNCTION_NONE, children, NULL, error);
}

static SalExpressionNode *
object_from_json (JsonNode *json, guint depth, GError **error)
{
  static const char *const literals[] = { "number", "percent", "text", "date", "time", "period" };
  JsonObject *object = json_node_get_object (json);

  if (json_object_has_member (object, "call"))
    return call_from_json (json, depth, error);
  if (json_object_has_member (object, "field"))
    return field_from_json (json, error);
  for (gsize i = 0; i < G_N_ELEMENTS (literals); i++)
    if (json_object_has_member (object, literals[i]))
      return literal_from_json (json, literals[i], error);
  for (gsize i = 0; i < G_N_ELEMENTS (operations); i++)
    if (json_object_has_member (object, operations[i].word))
      return operation_from_json (json, &operations[i], depth, error);

  return fail (error, json, _ ("an operation of the language"));
}

static SalExpressionNode *
node_from_json (JsonNode *json, guint depth, GError **error)
{
  SalExpressionNode *node;

  if (depth > SAL_EXPRESSION_MAXIMUM_DEPTH)
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_SYNTAX,
                   _ ("the expression nests deeper than %d levels"),
                   SAL_EXPRESSION_MAXIMUM_DEPTH);
      return NULL;
    }
  if (JSON_NODE_HOLDS_OBJECT (json))
    return object_from_json (json, depth, error);
  if (!JSON_NODE_HOLDS_NULL (json) &&
      !(JSON_NODE_HOLDS_VALUE (json) && json_node_get_value_type (json) == G_TYPE_BOOLEAN))
    return fail (error, json, _ ("an object, true, false or null"));

  node = sal_expression_node_new (SAL_EXPRESSION_LITERAL, 0);
  node->literal =
      JSON_NODE_HOLDS_NULL (json) ? SAL_EXPRESSION_LITERAL_NULL : SAL_EXPRESSION_LITERAL_BOOLEAN;
  node->boolean = !JSON_NODE_HOLDS_NULL (json) && json_node_get_boolean (json);

  return node;
}

/**
 * sal_expression_from_json:
 * @json: an expression in its JSON form
 * @error: return location for an error
 *
 * Reads an expression from JSON. It is unbound.
 *
 * Raises %SAL_ERROR_SYNTAX if @json is not an expression.
 *
 * Returns: (transfer full): the expression, or %NULL on error
 */
SalExpression *
sal_expression_from_json (JsonNode *json, GError **error)
{
  SalExpressionNode *root;

  g_return_val_if_fail (json != NULL, NULL);

  root = node_from_json (json, 1, error);
  if (root != NULL && is_period (root))
    {
      g_clear_pointer (&root, sal_expression_node_free);
      return fail (error, json, _ ("a period only as an item of \"in\""));
    }

  return root != NULL ? sal_expression_new_for_root (root) : NULL;
}

/**
 * sal_expression_to_json:
 * @self: an expression
 *
 * Writes an expression in its JSON form, which reads back as an equal one.
 *
 * Returns: (transfer full): the JSON
 */
JsonNode *
sal_expression_to_json (const SalExpression *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return json_of (sal_expression_get_root (self));
}
