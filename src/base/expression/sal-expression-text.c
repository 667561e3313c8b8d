/* sal-expression-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-expression-private.h"

/* Writes the canonical text of a tree: the fewest parentheses, except that "not" always has them,
 * so that nobody need know how tightly it binds. */

typedef enum
{
  LEVEL_OR,
  LEVEL_AND,
  LEVEL_NOT,
  LEVEL_PREDICATE,
  LEVEL_SUM,
  LEVEL_PRODUCT,
  LEVEL_SIGN,
  LEVEL_PRIMARY,
} Level;

typedef struct
{
  const char *word;
  Level level;
  Level left;
  Level right;
} Infix;

static const Infix infixes[] = {
  [SAL_EXPRESSION_AND] = { "and", LEVEL_AND, LEVEL_NOT, LEVEL_NOT },
  [SAL_EXPRESSION_OR] = { "or", LEVEL_OR, LEVEL_AND, LEVEL_AND },
  [SAL_EXPRESSION_EQUAL] = { "=", LEVEL_PREDICATE, LEVEL_SUM, LEVEL_SUM },
  [SAL_EXPRESSION_UNEQUAL] = { "!=", LEVEL_PREDICATE, LEVEL_SUM, LEVEL_SUM },
  [SAL_EXPRESSION_LESS] = { "<", LEVEL_PREDICATE, LEVEL_SUM, LEVEL_SUM },
  [SAL_EXPRESSION_LESS_OR_EQUAL] = { "<=", LEVEL_PREDICATE, LEVEL_SUM, LEVEL_SUM },
  [SAL_EXPRESSION_GREATER] = { ">", LEVEL_PREDICATE, LEVEL_SUM, LEVEL_SUM },
  [SAL_EXPRESSION_GREATER_OR_EQUAL] = { ">=", LEVEL_PREDICATE, LEVEL_SUM, LEVEL_SUM },
  [SAL_EXPRESSION_CONTAINS] = { "contains", LEVEL_PREDICATE, LEVEL_SUM, LEVEL_SUM },
  [SAL_EXPRESSION_STARTS_WITH] = { "starts with", LEVEL_PREDICATE, LEVEL_SUM, LEVEL_SUM },
  [SAL_EXPRESSION_ENDS_WITH] = { "ends with", LEVEL_PREDICATE, LEVEL_SUM, LEVEL_SUM },
  [SAL_EXPRESSION_ADD] = { "+", LEVEL_SUM, LEVEL_SUM, LEVEL_PRODUCT },
  [SAL_EXPRESSION_SUBTRACT] = { "-", LEVEL_SUM, LEVEL_SUM, LEVEL_PRODUCT },
  [SAL_EXPRESSION_MULTIPLY] = { "*", LEVEL_PRODUCT, LEVEL_PRODUCT, LEVEL_SIGN },
  [SAL_EXPRESSION_DIVIDE] = { "/", LEVEL_PRODUCT, LEVEL_PRODUCT, LEVEL_SIGN },
};

static gboolean
is_infix (SalExpressionOperation operation)
{
  return operation < G_N_ELEMENTS (infixes) && infixes[operation].word != NULL;
}

/* What is negated inside: "x not in (…)" */
static gboolean
has_negated_form (const SalExpressionNode *node)
{
  switch (node->operation)
    {
    case SAL_EXPRESSION_IN:
    case SAL_EXPRESSION_BETWEEN:
    case SAL_EXPRESSION_CONTAINS:
    case SAL_EXPRESSION_STARTS_WITH:
    case SAL_EXPRESSION_ENDS_WITH:
    case SAL_EXPRESSION_IS_EMPTY:
      return TRUE;
    default:
      return FALSE;
    }
}

static Level
level_of (const SalExpressionNode *node)
{
  if (is_infix (node->operation))
    return infixes[node->operation].level;

  switch (node->operation)
    {
    case SAL_EXPRESSION_NOT:
      return has_negated_form (node->children[0]) ? LEVEL_PREDICATE : LEVEL_NOT;
    case SAL_EXPRESSION_IN:
    case SAL_EXPRESSION_BETWEEN:
    case SAL_EXPRESSION_IS_EMPTY:
      return LEVEL_PREDICATE;
    case SAL_EXPRESSION_NEGATE:
      return LEVEL_SIGN;
    case SAL_EXPRESSION_LITERAL:
      return node->significand < 0 ? LEVEL_SIGN : LEVEL_PRIMARY;
    default:
      return LEVEL_PRIMARY;
    }
}

static void
write_at (GString *text, const SalExpressionNode *node, Level level)
{
  gboolean parentheses = level_of (node) < level;

  if (parentheses)
    g_string_append_c (text, '(');
  sal_expression_node_write (text, node);
  if (parentheses)
    g_string_append_c (text, ')');
}

static void
write_text (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (; *value != '\0'; value++)
    {
      if (*value == '"' || *value == '\\')
        g_string_append_c (text, '\\');
      if (*value == '\n')
        g_string_append (text, "\\n");
      else if (*value == '\t')
        g_string_append (text, "\\t");
      else
        g_string_append_c (text, *value);
    }
  g_string_append_c (text, '"');
}

static void
write_literal (GString *text, const SalExpressionNode *node)
{
  switch (node->literal)
    {
    case SAL_EXPRESSION_LITERAL_NULL:
      g_string_append (text, "null");
      break;
    case SAL_EXPRESSION_LITERAL_BOOLEAN:
      g_string_append (text, node->boolean ? "true" : "false");
      break;
    case SAL_EXPRESSION_LITERAL_NUMBER:
    case SAL_EXPRESSION_LITERAL_PERCENT:
      sal_expression_write_decimal (text, node->significand, node->scale);
      if (node->literal == SAL_EXPRESSION_LITERAL_PERCENT)
        g_string_append_c (text, '%');
      break;
    case SAL_EXPRESSION_LITERAL_TEXT:
      write_text (text, node->text);
      break;
    case SAL_EXPRESSION_LITERAL_DATE:
    case SAL_EXPRESSION_LITERAL_TIME:
    case SAL_EXPRESSION_LITERAL_PERIOD:
    case SAL_EXPRESSION_LITERAL_MONTH:
    default:
      sal_expression_write_date_word (text, node);
      break;
    }
}

static gboolean
is_plain_name (const char *name)
{
  if (!sal_expression_is_name_start (g_utf8_get_char (name)))
    return FALSE;
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    if (!sal_expression_is_name_part (g_utf8_get_char (c)))
      return FALSE;

  return !sal_expression_is_reserved (name, strlen (name));
}

static void
write_path (GString *text, const SalExpressionNode *node)
{
  for (guint i = 0; i < node->n_names; i++)
    {
      if (i > 0)
        g_string_append_c (text, '.');
      if (is_plain_name (node->path[i]))
        {
          g_string_append (text, node->path[i]);
          continue;
        }
      g_string_append_c (text, '`');
      for (const char *c = node->path[i]; *c != '\0'; c++)
        g_string_append (text, *c == '`' ? "``" : (char[]){ *c, '\0' });
      g_string_append_c (text, '`');
    }
}

static void
write_infix (GString *text, const SalExpressionNode *node, const char *negation)
{
  const Infix *infix = &infixes[node->operation];

  write_at (text, node->children[0], infix->left);
  for (guint i = 1; i < node->n_children; i++)
    {
      g_string_append_printf (text, " %s%s ", negation, infix->word);
      write_at (text, node->children[i], infix->right);
    }
}

static void
write_items (GString *text, const SalExpressionNode *node)
{
  const SalExpressionNode *first = node->children[1];

  if (node->n_children == 2 && first->operation == SAL_EXPRESSION_LITERAL &&
      (first->literal == SAL_EXPRESSION_LITERAL_PERIOD ||
       first->literal == SAL_EXPRESSION_LITERAL_MONTH))
    {
      write_literal (text, first);
      return;
    }

  g_string_append_c (text, '(');
  for (guint i = 1; i < node->n_children; i++)
    {
      if (i > 1)
        g_string_append (text, ", ");
      write_at (text, node->children[i], LEVEL_SUM);
    }
  g_string_append_c (text, ')');
}

static void
write_predicate (GString *text, const SalExpressionNode *node, const char *negation)
{
  if (is_infix (node->operation))
    {
      write_infix (text, node, negation);
      return;
    }

  write_at (text, node->children[0], LEVEL_SUM);
  if (node->operation == SAL_EXPRESSION_IS_EMPTY)
    g_string_append_printf (text, " is %sempty", negation);
  else if (node->operation == SAL_EXPRESSION_IN)
    {
      g_string_append_printf (text, " %sin ", negation);
      write_items (text, node);
    }
  else
    {
      g_string_append_printf (text, " %sbetween ", negation);
      write_at (text, node->children[1], LEVEL_SUM);
      g_string_append (text, " and ");
      write_at (text, node->children[2], LEVEL_SUM);
    }
}

static void
write_call (GString *text, const SalExpressionNode *node)
{
  g_string_append_printf (text, "%s(", sal_expression_function_name (node->function));
  for (guint i = 0; i < node->n_children; i++)
    {
      if (i > 0)
        g_string_append (text, ", ");
      sal_expression_node_write (text, node->children[i]);
    }
  if (node->filter != NULL)
    {
      g_string_append (text, node->n_children > 0 ? " where " : "where ");
      sal_expression_node_write (text, node->filter);
    }
  g_string_append_c (text, ')');
}

static void
write_not (GString *text, const SalExpressionNode *node)
{
  if (has_negated_form (node->children[0]))
    write_predicate (text, node->children[0], "not ");
  else
    {
      g_string_append (text, "not ");
      write_at (text, node->children[0], LEVEL_PRIMARY);
    }
}

void
sal_expression_node_write (GString *text, const SalExpressionNode *node)
{
  switch (node->operation)
    {
    case SAL_EXPRESSION_LITERAL:
      write_literal (text, node);
      break;
    case SAL_EXPRESSION_FIELD:
      write_path (text, node);
      break;
    case SAL_EXPRESSION_NOT:
      write_not (text, node);
      break;
    case SAL_EXPRESSION_NEGATE:
      g_string_append_c (text, '-');
      write_at (text, node->children[0], LEVEL_SIGN);
      break;
    case SAL_EXPRESSION_CALL:
    case SAL_EXPRESSION_AGGREGATE:
      write_call (text, node);
      break;
    case SAL_EXPRESSION_IN:
    case SAL_EXPRESSION_BETWEEN:
    case SAL_EXPRESSION_IS_EMPTY:
      write_predicate (text, node, "");
      break;
    default:
      write_infix (text, node, "");
      break;
    }
}

/**
 * sal_expression_to_text:
 * @self: an expression
 *
 * Writes the canonical text of an expression, which parses to an equal one.
 *
 * Returns: (transfer full): the text
 */
char *
sal_expression_to_text (const SalExpression *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  sal_expression_node_write (text, sal_expression_get_root (self));

  return g_string_free (text, FALSE);
}

/**
 * sal_expression_node_to_text:
 * @node: a node of an expression
 *
 * Writes the canonical text of a part of an expression.
 *
 * Returns: (transfer full): the text
 */
char *
sal_expression_node_to_text (const SalExpressionNode *node)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (node != NULL, NULL);

  sal_expression_node_write (text, node);

  return g_string_free (text, FALSE);
}

/**
 * sal_expression_quote_text:
 * @text: a text
 *
 * Writes a text literal, quoted and escaped, for building an expression from what a user chose.
 *
 * Returns: (transfer full): the literal
 */
char *
sal_expression_quote_text (const char *text)
{
  GString *literal = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  write_text (literal, text);

  return g_string_free (literal, FALSE);
}
