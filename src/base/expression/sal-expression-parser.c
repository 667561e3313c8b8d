/* sal-expression-parser.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-expression-lexer.h"
#include "sal-expression-private.h"

/* A recursive descent parser over the tokens: one function per rule of the grammar in
 * sal-expression.c. A printed tree needs at most three levels of calls for each of its own
 * (an operator, a sign, a parenthesis), so that what was printed can be read again. */

#define MAXIMUM_NESTING (3 * SAL_EXPRESSION_MAXIMUM_DEPTH)

typedef struct
{
  const SalExpressionToken *tokens;
  guint next;
  guint nesting;
  guint *position;
  GError **error;
} Parser;

static SalExpressionNode *parse_disjunction (Parser *parser);
static SalExpressionNode *parse_sum (Parser *parser);

static const SalExpressionToken *
peek (const Parser *parser)
{
  return &parser->tokens[parser->next];
}

static gboolean
is_symbol (const SalExpressionToken *token, const char *symbol)
{
  return token->kind == SAL_EXPRESSION_TOKEN_SYMBOL && strlen (symbol) == token->length &&
         memcmp (token->start, symbol, token->length) == 0;
}

static gboolean
is_word (const SalExpressionToken *token, const char *word)
{
  return token->kind == SAL_EXPRESSION_TOKEN_NAME && g_ascii_strcasecmp (token->name, word) == 0;
}

static gboolean
accept_symbol (Parser *parser, const char *symbol)
{
  gboolean found = is_symbol (peek (parser), symbol);

  if (found)
    parser->next++;

  return found;
}

static gboolean
accept_word (Parser *parser, const char *word)
{
  gboolean found = is_word (peek (parser), word);

  if (found)
    parser->next++;

  return found;
}

static gpointer
fail (Parser *parser, guint position, const char *message)
{
  if (parser->position != NULL)
    *parser->position = position;
  sal_expression_set_error (parser->error, SAL_ERROR_SYNTAX, position, "%s", message);

  return NULL;
}

/* "expected a value after "=", not ")"" */
static gpointer
fail_expected (Parser *parser, const char *expected)
{
  const SalExpressionToken *token = peek (parser);
  g_autoptr (GString) message = g_string_new (NULL);

  g_string_printf (message, _ ("expected %s"), expected);
  if (parser->next > 0)
    {
      g_autofree char *before = g_strndup (token[-1].start, token[-1].length);

      g_string_append_printf (message, _ (" after \"%s\""), before);
    }
  if (token->kind != SAL_EXPRESSION_TOKEN_END)
    {
      g_autofree char *found = g_strndup (token->start, token->length);

      g_string_append_printf (message, _ (", not \"%s\""), found);
    }

  return fail (parser, token->position, message->str);
}

static gboolean
expect_symbol (Parser *parser, const char *symbol)
{
  g_autofree char *expected = NULL;

  if (accept_symbol (parser, symbol))
    return TRUE;

  expected = g_strdup_printf ("\"%s\"", symbol);
  fail_expected (parser, expected);
  return FALSE;
}

static gboolean
enter (Parser *parser)
{
  if (++parser->nesting <= MAXIMUM_NESTING)
    return TRUE;

  fail (parser, peek (parser)->position, _ ("the expression nests too deep"));
  return FALSE;
}

/* Takes @first and @second, either of which may be NULL after an error. */
static SalExpressionNode *
assemble_two (Parser *parser,
              SalExpressionOperation operation,
              guint position,
              SalExpressionNode *first,
              SalExpressionNode *second)
{
  g_autoptr (GPtrArray) children = sal_expression_node_array ();
  SalExpressionNode *node;

  g_ptr_array_add (children, first);
  if (second != NULL)
    g_ptr_array_add (children, second);
  node = sal_expression_node_assemble (
      operation, position, SAL_EXPRESSION_FUNCTION_NONE, children, NULL, parser->error);
  if (node == NULL && parser->position != NULL)
    *parser->position = position;

  return node;
}

static SalExpressionNode *
assemble_one (Parser *parser,
              SalExpressionOperation operation,
              guint position,
              SalExpressionNode *child)
{
  return child != NULL ? assemble_two (parser, operation, position, child, NULL) : NULL;
}

/* Primaries */

static SalExpressionNode *
take_literal (Parser *parser)
{
  /* the token keeps its own, for messages */
  return sal_expression_node_copy (parser->tokens[parser->next++].literal);
}

static SalExpressionNode *
parse_constant (Parser *parser)
{
  const SalExpressionToken *token = peek (parser);
  SalExpressionNode *node = sal_expression_node_new (SAL_EXPRESSION_LITERAL, token->position);

  node->literal =
      is_word (token, "null") ? SAL_EXPRESSION_LITERAL_NULL : SAL_EXPRESSION_LITERAL_BOOLEAN;
  node->boolean = is_word (token, "true");
  parser->next++;

  return node;
}

static SalExpressionNode *
parse_path (Parser *parser)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint position = peek (parser)->position;
  SalExpressionNode *node;

  do
    {
      const SalExpressionToken *token = peek (parser);

      if (token->kind != SAL_EXPRESSION_TOKEN_NAME && token->kind != SAL_EXPRESSION_TOKEN_QUOTED)
        return fail_expected (parser, _ ("a name"));
      g_ptr_array_add (names, g_strdup (token->name));
      parser->next++;
    }
  while (accept_symbol (parser, "."));

  node = sal_expression_node_new (SAL_EXPRESSION_FIELD, position);
  node->n_names = names->len;
  g_ptr_array_add (names, NULL);
  node->path = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);

  return node;
}

static SalExpressionFunction
parse_function_name (Parser *parser)
{
  const SalExpressionToken *token = peek (parser);
  SalExpressionFunction function = sal_expression_function_from_name (token->name);
  const char *nearest;
  g_autofree char *message = NULL;

  if (function != SAL_EXPRESSION_FUNCTION_NONE)
    {
      parser->next++;
      return function;
    }

  nearest = sal_expression_nearest (token->name, sal_expression_function_names ());
  message = nearest ? g_strdup_printf (_ ("there is no function \"%s\" (did you mean \"%s\"?)"),
                                       token->name,
                                       nearest)
                    : g_strdup_printf (_ ("there is no function \"%s\""), token->name);
  fail (parser, token->position, message);

  return SAL_EXPRESSION_FUNCTION_NONE;
}

static gboolean
parse_arguments (Parser *parser, GPtrArray *arguments)
{
  if (is_symbol (peek (parser), ")") || is_word (peek (parser), "where"))
    return TRUE;

  do
    {
      SalExpressionNode *argument = parse_disjunction (parser);

      if (argument == NULL)
        return FALSE;
      g_ptr_array_add (arguments, argument);
    }
  while (accept_symbol (parser, ","));

  return TRUE;
}

static SalExpressionNode *
parse_call (Parser *parser)
{
  g_autoptr (GPtrArray) arguments = sal_expression_node_array ();
  guint position = peek (parser)->position;
  SalExpressionFunction function = parse_function_name (parser);
  gboolean is_aggregate = sal_expression_function_is_aggregate (function);
  SalExpressionNode *filter = NULL, *node;

  if (function == SAL_EXPRESSION_FUNCTION_NONE || !expect_symbol (parser, "(") ||
      !parse_arguments (parser, arguments))
    return NULL;
  if (is_aggregate && accept_word (parser, "where"))
    {
      filter = parse_disjunction (parser);
      if (filter == NULL)
        return NULL;
    }
  if (!expect_symbol (parser, ")"))
    {
      sal_expression_node_free (filter);
      return NULL;
    }

  node =
      sal_expression_node_assemble (is_aggregate ? SAL_EXPRESSION_AGGREGATE : SAL_EXPRESSION_CALL,
                                    position,
                                    function,
                                    arguments,
                                    filter,
                                    parser->error);
  if (node == NULL && parser->position != NULL)
    *parser->position = position;

  return node;
}

static SalExpressionNode *
parse_parenthesis (Parser *parser)
{
  SalExpressionNode *node;

  parser->next++;
  node = parse_disjunction (parser);
  if (node != NULL && !expect_symbol (parser, ")"))
    g_clear_pointer (&node, sal_expression_node_free);

  return node;
}

static gboolean
is_period (const SalExpressionToken *token)
{
  return token->kind == SAL_EXPRESSION_TOKEN_LITERAL &&
         (token->literal->literal == SAL_EXPRESSION_LITERAL_PERIOD ||
          token->literal->literal == SAL_EXPRESSION_LITERAL_MONTH);
}

static SalExpressionNode *
parse_primary (Parser *parser)
{
  const SalExpressionToken *token = peek (parser);

  if (is_period (token))
    return fail (
        parser,
        token->position,
        _ ("a period can only follow \"in\" (a minus between numbers has spaces around it)"));
  if (token->kind == SAL_EXPRESSION_TOKEN_LITERAL)
    return take_literal (parser);
  if (token->kind == SAL_EXPRESSION_TOKEN_QUOTED)
    return parse_path (parser);
  if (is_symbol (token, "("))
    return parse_parenthesis (parser);
  if (is_word (token, "true") || is_word (token, "false") || is_word (token, "null"))
    return parse_constant (parser);
  if (token->kind != SAL_EXPRESSION_TOKEN_NAME ||
      sal_expression_is_reserved (token->name, strlen (token->name)))
    return fail_expected (parser, _ ("a value"));

  return is_symbol (token + 1, "(") ? parse_call (parser) : parse_path (parser);
}

/* Arithmetic */

static SalExpressionNode *
parse_sign (Parser *parser)
{
  guint position = peek (parser)->position;
  SalExpressionNode *node;

  if (!accept_symbol (parser, "-"))
    return parse_primary (parser);

  if (!enter (parser))
    return NULL;
  node = assemble_one (parser, SAL_EXPRESSION_NEGATE, position, parse_sign (parser));
  parser->nesting--;

  return node;
}

typedef struct
{
  const char *symbol;
  SalExpressionOperation operation;
} SymbolOperation;

static gboolean
find_operation (const Parser *parser,
                const SymbolOperation *table,
                gsize n_operations,
                SalExpressionOperation *operation)
{
  for (gsize i = 0; i < n_operations; i++)
    if (is_symbol (peek (parser), table[i].symbol))
      {
        *operation = table[i].operation;
        return TRUE;
      }

  return FALSE;
}

static SalExpressionNode *
parse_left (Parser *parser,
            const SymbolOperation *table,
            gsize n_operations,
            SalExpressionNode *(*parse_operand) (Parser *) )
{
  SalExpressionNode *node = parse_operand (parser);
  SalExpressionOperation operation;

  while (node != NULL && find_operation (parser, table, n_operations, &operation))
    {
      guint position = peek (parser)->position;
      SalExpressionNode *right;

      parser->next++;
      right = parse_operand (parser);
      if (right == NULL)
        {
          sal_expression_node_free (node);
          return NULL;
        }
      node = assemble_two (parser, operation, position, node, right);
    }

  return node;
}

static SalExpressionNode *
parse_product (Parser *parser)
{
  static const SymbolOperation table[] = {
    { "*", SAL_EXPRESSION_MULTIPLY },
    { "/", SAL_EXPRESSION_DIVIDE },
  };

  return parse_left (parser, table, G_N_ELEMENTS (table), parse_sign);
}

static SalExpressionNode *
parse_sum (Parser *parser)
{
  static const SymbolOperation table[] = {
    { "+", SAL_EXPRESSION_ADD },
    { "-", SAL_EXPRESSION_SUBTRACT },
  };

  return parse_left (parser, table, G_N_ELEMENTS (table), parse_product);
}

/* Predicates */

/* Takes @node, and both after an error. */
static SalExpressionNode *
parse_right (Parser *parser,
             SalExpressionOperation operation,
             guint position,
             SalExpressionNode *node)
{
  SalExpressionNode *right = parse_sum (parser);

  if (right == NULL)
    {
      sal_expression_node_free (node);
      return NULL;
    }

  return assemble_two (parser, operation, position, node, right);
}

static gboolean
is_year (const SalExpressionToken *token)
{
  return token->kind == SAL_EXPRESSION_TOKEN_LITERAL &&
         token->literal->literal == SAL_EXPRESSION_LITERAL_NUMBER && token->length == 4 &&
         token->literal->scale == 0 && token->literal->significand >= 1000;
}

static SalExpressionNode *
parse_year (Parser *parser)
{
  SalExpressionNode *node = take_literal (parser);

  node->literal = SAL_EXPRESSION_LITERAL_PERIOD;
  node->period = (SalPeriod){ node->significand, SAL_PERIOD_YEAR, 0 };
  node->significand = 0;

  return node;
}

static gboolean
parse_items (Parser *parser, GPtrArray *children)
{
  if (is_period (peek (parser)))
    {
      g_ptr_array_add (children, take_literal (parser));
      return TRUE;
    }
  if (is_year (peek (parser)))
    {
      g_ptr_array_add (children, parse_year (parser));
      return TRUE;
    }
  if (!accept_symbol (parser, "("))
    {
      fail_expected (parser, _ ("a list in parentheses or a period like 2026-Q4"));
      return FALSE;
    }

  do
    {
      SalExpressionNode *item =
          is_period (peek (parser)) ? take_literal (parser) : parse_sum (parser);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (children, item);
    }
  while (accept_symbol (parser, ","));

  return expect_symbol (parser, ")");
}

static SalExpressionNode *
parse_in (Parser *parser, guint position, SalExpressionNode *operand)
{
  g_autoptr (GPtrArray) children = sal_expression_node_array ();
  SalExpressionNode *node;

  g_ptr_array_add (children, operand);
  if (!enter (parser) || !parse_items (parser, children))
    return NULL;
  parser->nesting--;
  node = sal_expression_node_assemble (
      SAL_EXPRESSION_IN, position, SAL_EXPRESSION_FUNCTION_NONE, children, NULL, parser->error);
  if (node == NULL && parser->position != NULL)
    *parser->position = position;

  return node;
}

static SalExpressionNode *
parse_between (Parser *parser, guint position, SalExpressionNode *operand)
{
  g_autoptr (GPtrArray) children = sal_expression_node_array ();
  SalExpressionNode *bound, *node;

  g_ptr_array_add (children, operand);
  bound = parse_sum (parser);
  if (bound == NULL)
    return NULL;
  g_ptr_array_add (children, bound);
  if (!accept_word (parser, "and"))
    return fail_expected (parser, _ ("\"and\" and the highest value"));
  bound = parse_sum (parser);
  if (bound == NULL)
    return NULL;
  g_ptr_array_add (children, bound);

  node = sal_expression_node_assemble (SAL_EXPRESSION_BETWEEN,
                                       position,
                                       SAL_EXPRESSION_FUNCTION_NONE,
                                       children,
                                       NULL,
                                       parser->error);
  if (node == NULL && parser->position != NULL)
    *parser->position = position;

  return node;
}

static SalExpressionNode *
parse_with (Parser *parser,
            SalExpressionOperation operation,
            guint position,
            SalExpressionNode *operand)
{
  if (accept_word (parser, "with"))
    return parse_right (parser, operation, position, operand);

  sal_expression_node_free (operand);
  return fail_expected (parser, "\"with\"");
}

static SalExpressionNode *
parse_is_empty (Parser *parser, guint position, SalExpressionNode *operand)
{
  gboolean negated = accept_word (parser, "not");
  SalExpressionNode *node;

  if (!accept_word (parser, "empty"))
    {
      sal_expression_node_free (operand);
      return fail_expected (parser, negated ? _ ("\"empty\"") : _ ("\"empty\" or \"not empty\""));
    }
  node = assemble_one (parser, SAL_EXPRESSION_IS_EMPTY, position, operand);

  return negated ? assemble_one (parser, SAL_EXPRESSION_NOT, position, node) : node;
}

/* What can stand after “x not”. Takes @operand; the word is known to be one of them. */
static SalExpressionNode *
parse_word_predicate (Parser *parser, guint position, SalExpressionNode *operand)
{
  if (accept_word (parser, "in"))
    return parse_in (parser, position, operand);
  if (accept_word (parser, "between"))
    return parse_between (parser, position, operand);
  if (accept_word (parser, "contains"))
    return parse_right (parser, SAL_EXPRESSION_CONTAINS, position, operand);
  if (accept_word (parser, "starts"))
    return parse_with (parser, SAL_EXPRESSION_STARTS_WITH, position, operand);
  if (accept_word (parser, "ends"))
    return parse_with (parser, SAL_EXPRESSION_ENDS_WITH, position, operand);

  sal_expression_node_free (operand);
  return fail_expected (parser,
                        _ ("\"in\", \"between\", \"contains\", \"starts with\" or \"ends with\""));
}

static gboolean
at_word_predicate (const Parser *parser)
{
  static const char *const words[] = { "in", "between", "contains", "starts", "ends" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (is_word (peek (parser), words[i]))
      return TRUE;

  return FALSE;
}

static const SymbolOperation comparisons[] = {
  { "=", SAL_EXPRESSION_EQUAL },    { "==", SAL_EXPRESSION_EQUAL },
  { "!=", SAL_EXPRESSION_UNEQUAL }, { "<>", SAL_EXPRESSION_UNEQUAL },
  { "<", SAL_EXPRESSION_LESS },     { "<=", SAL_EXPRESSION_LESS_OR_EQUAL },
  { ">", SAL_EXPRESSION_GREATER },  { ">=", SAL_EXPRESSION_GREATER_OR_EQUAL },
};

static SalExpressionNode *
parse_comparison (Parser *parser, SalExpressionOperation operation, SalExpressionNode *left)
{
  guint position = peek (parser)->position;
  SalExpressionNode *node;
  SalExpressionOperation another;

  parser->next++;
  node = parse_right (parser, operation, position, left);
  if (node != NULL && find_operation (parser, comparisons, G_N_ELEMENTS (comparisons), &another))
    {
      sal_expression_node_free (node);
      return fail (parser,
                   peek (parser)->position,
                   _ ("comparisons do not chain: join two with \"and\", or use \"between\""));
    }

  return node;
}

static SalExpressionNode *
parse_predicate (Parser *parser)
{
  SalExpressionNode *node = parse_sum (parser);
  SalExpressionOperation operation;
  guint position = peek (parser)->position;

  if (node == NULL)
    return NULL;
  if (find_operation (parser, comparisons, G_N_ELEMENTS (comparisons), &operation))
    return parse_comparison (parser, operation, node);
  if (accept_word (parser, "is"))
    return parse_is_empty (parser, position, node);
  if (accept_word (parser, "not"))
    return assemble_one (
        parser, SAL_EXPRESSION_NOT, position, parse_word_predicate (parser, position, node));
  if (at_word_predicate (parser))
    return parse_word_predicate (parser, position, node);

  return node;
}

/* Logic */

static SalExpressionNode *
parse_negation (Parser *parser)
{
  guint position = peek (parser)->position;
  SalExpressionNode *node;

  if (!accept_word (parser, "not"))
    return parse_predicate (parser);

  if (!enter (parser))
    return NULL;
  node = assemble_one (parser, SAL_EXPRESSION_NOT, position, parse_negation (parser));
  parser->nesting--;

  return node;
}

static SalExpressionNode *
parse_junction (Parser *parser,
                const char *word,
                SalExpressionOperation operation,
                SalExpressionNode *(*parse_operand) (Parser *) )
{
  g_autoptr (GPtrArray) children = sal_expression_node_array ();
  SalExpressionNode *node = parse_operand (parser);
  guint position = peek (parser)->position;

  if (node == NULL || !is_word (peek (parser), word))
    return node;

  g_ptr_array_add (children, node);
  while (accept_word (parser, word))
    {
      node = parse_operand (parser);
      if (node == NULL)
        return NULL;
      g_ptr_array_add (children, node);
    }

  node = sal_expression_node_assemble (
      operation, position, SAL_EXPRESSION_FUNCTION_NONE, children, NULL, parser->error);
  if (node == NULL && parser->position != NULL)
    *parser->position = position;

  return node;
}

static SalExpressionNode *
parse_conjunction (Parser *parser)
{
  return parse_junction (parser, "and", SAL_EXPRESSION_AND, parse_negation);
}

static SalExpressionNode *
parse_disjunction (Parser *parser)
{
  SalExpressionNode *node;

  if (!enter (parser))
    return NULL;
  node = parse_junction (parser, "or", SAL_EXPRESSION_OR, parse_conjunction);
  parser->nesting--;

  return node;
}

/**
 * sal_expression_parse_node:
 * @text: the text of an expression
 * @position: (out) (optional): the character an error is about, from 1
 * @error: return location for an error
 *
 * Parses @text into a tree.
 *
 * Raises %SAL_ERROR_SYNTAX.
 *
 * Returns: (transfer full): the root, or %NULL on error
 */
SalExpressionNode *
sal_expression_parse_node (const char *text, guint *position, GError **error)
{
  g_autoptr (GArray) tokens = sal_expression_tokenize (text, position, error);
  Parser parser = { NULL, 0, 0, position, error };
  SalExpressionNode *node;

  if (tokens == NULL)
    return NULL;

  parser.tokens = (const SalExpressionToken *) tokens->data;
  node = parse_disjunction (&parser);
  if (node != NULL && peek (&parser)->kind != SAL_EXPRESSION_TOKEN_END)
    {
      g_clear_pointer (&node, sal_expression_node_free);
      fail_expected (&parser, _ ("an operator or the end"));
    }

  return node;
}
