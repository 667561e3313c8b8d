/* sal-expression-sql.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression-sql-private.h"

#include "sal-kind-scope.h"
#include "sal-rate.h"

/* Nodes */

static void
write_own (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  switch (node->operation)
    {
    case SAL_EXPRESSION_LITERAL:
      sal_sql_write_literal_value (self, sql, node);
      break;
    case SAL_EXPRESSION_FIELD:
      sal_sql_write_field (self, sql, node);
      break;
    case SAL_EXPRESSION_AND:
      sal_sql_write_junction (self, sql, "AND", node->children, node->n_children);
      break;
    case SAL_EXPRESSION_OR:
      sal_sql_write_junction (self, sql, "OR", node->children, node->n_children);
      break;
    case SAL_EXPRESSION_NOT:
      g_string_append_c (sql, '(');
      sal_sql_write_node (self, sql, node->children[0]);
      g_string_append (sql, " IS NOT TRUE)");
      break;
    case SAL_EXPRESSION_EQUAL:
      sal_sql_write_infix (self, sql, "=", node);
      break;
    case SAL_EXPRESSION_UNEQUAL:
      sal_sql_write_unequal (self, sql, node);
      break;
    case SAL_EXPRESSION_LESS:
      sal_sql_write_infix (self, sql, "<", node);
      break;
    case SAL_EXPRESSION_LESS_OR_EQUAL:
      sal_sql_write_infix (self, sql, "<=", node);
      break;
    case SAL_EXPRESSION_GREATER:
      sal_sql_write_infix (self, sql, ">", node);
      break;
    case SAL_EXPRESSION_GREATER_OR_EQUAL:
      sal_sql_write_infix (self, sql, ">=", node);
      break;
    case SAL_EXPRESSION_IN:
      sal_sql_write_in (self, sql, node);
      break;
    case SAL_EXPRESSION_BETWEEN:
      sal_sql_write_between (self, sql, node);
      break;
    case SAL_EXPRESSION_CONTAINS:
      sal_sql_write_function (self, sql, "sal_contains", node);
      break;
    case SAL_EXPRESSION_STARTS_WITH:
      sal_sql_write_function (self, sql, "sal_starts_with", node);
      break;
    case SAL_EXPRESSION_ENDS_WITH:
      sal_sql_write_function (self, sql, "sal_ends_with", node);
      break;
    case SAL_EXPRESSION_IS_EMPTY:
      sal_sql_write_is_empty (self, sql, node);
      break;
    case SAL_EXPRESSION_ADD:
    case SAL_EXPRESSION_SUBTRACT:
      sal_sql_write_sum (self, sql, node);
      break;
    case SAL_EXPRESSION_MULTIPLY:
    case SAL_EXPRESSION_DIVIDE:
      sal_sql_write_product (self, sql, node);
      break;
    case SAL_EXPRESSION_NEGATE:
      sal_sql_write_negation (self, sql, node);
      break;
    case SAL_EXPRESSION_CALL:
      sal_sql_write_call (self, sql, node);
      break;
    case SAL_EXPRESSION_AGGREGATE:
      sal_sql_write_aggregate (self, sql, node);
      break;
    default:
      g_return_if_reached ();
    }
}

/* With the conversion to the type the parent takes it as */
void
sal_sql_write_node (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  if (node->type == node->own_type)
    {
      write_own (self, sql, node);
      return;
    }

  g_string_append (sql,
                   node->type == SAL_EXPRESSION_TYPE_MONEY    ? "sal_money("
                   : node->type == SAL_EXPRESSION_TYPE_NUMBER ? "("
                                                              : "substr(");
  write_own (self, sql, node);
  if (node->type == SAL_EXPRESSION_TYPE_MONEY)
    g_string_append_printf (sql, ", %d)", node->digits);
  else if (node->type == SAL_EXPRESSION_TYPE_NUMBER)
    g_string_append_printf (sql, " / %" G_GINT64_FORMAT ".0)", SAL_RATE_ONE);
  else
    g_string_append (sql, ", 1, 10)");
}

static gboolean
can_be_null_for_false (const SalExpressionNode *node)
{
  switch (node->operation)
    {
    case SAL_EXPRESSION_LITERAL:
    case SAL_EXPRESSION_FIELD:
    case SAL_EXPRESSION_CALL:
    case SAL_EXPRESSION_NOT:
    case SAL_EXPRESSION_UNEQUAL:
    case SAL_EXPRESSION_IS_EMPTY:
      return FALSE;
    default:
      return node->own_type == SAL_EXPRESSION_TYPE_BOOLEAN;
    }
}

/* Where a predicate is a value, it has to be one. */
void
sal_sql_write_value (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  gboolean settle = can_be_null_for_false (node);

  if (settle)
    g_string_append_c (sql, '(');
  sal_sql_write_node (self, sql, node);
  if (settle)
    g_string_append (sql, " IS TRUE)");
}

static void
clear_parameter (gpointer data)
{
  sal_value_clear (data);
}

/**
 * sal_expression_sql_new:
 * @kind: the kind of the records
 * @alias: what the statement calls the table of @kind; a plain SQL name
 *
 * Begins the parts of a statement.
 *
 * Returns: (transfer full): the compiler
 */
SalExpressionSql *
sal_expression_sql_new (const SalKind *kind, const char *alias)
{
  SalExpressionSql *self;

  g_return_val_if_fail (kind != NULL && alias != NULL, NULL);

  self = g_new0 (SalExpressionSql, 1);
  self->kind = kind;
  self->alias = g_strdup (alias);
  self->joins = g_string_new (NULL);
  self->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->parameters = g_array_new (FALSE, FALSE, sizeof (SalValue));
  g_array_set_clear_func (self->parameters, clear_parameter);

  return self;
}

void
sal_expression_sql_free (SalExpressionSql *self)
{
  if (self == NULL)
    return;

  g_free (self->alias);
  g_string_free (self->joins, TRUE);
  g_hash_table_unref (self->aliases);
  g_array_unref (self->parameters);
  g_free (self);
}

/**
 * sal_expression_sql_compile_filter:
 * @self: a compiler
 * @filter: a filter bound to a scope of the same kind
 *
 * Compiles a condition for WHERE; it may be NULL where it does not hold.
 *
 * Returns: (transfer full): the SQL
 */
char *
sal_expression_sql_compile_filter (SalExpressionSql *self, const SalExpression *filter)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && filter != NULL, NULL);
  g_return_val_if_fail (sal_expression_is_bound (filter), NULL);
  g_return_val_if_fail (!sal_expression_is_aggregate (filter), NULL);

  sal_sql_write_node (self, sql, sal_expression_get_root (filter));

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/**
 * sal_expression_sql_compile_value:
 * @self: a compiler
 * @expression: an expression bound to a scope of the same kind
 *
 * Compiles a value, for a column or ORDER BY. An aggregate is one of SQL, so that it may stand
 * beside GROUP BY.
 *
 * Returns: (transfer full): the SQL
 */
char *
sal_expression_sql_compile_value (SalExpressionSql *self, const SalExpression *expression)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && expression != NULL, NULL);
  g_return_val_if_fail (sal_expression_is_bound (expression), NULL);

  sal_sql_write_value (self, sql, sal_expression_get_root (expression));

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/**
 * sal_expression_sql_set_strict:
 * @self: a compiler
 *
 * Makes sal_expression_sql_compile_operand() give nothing for an amount whose currency has no rate,
 * and SalConversion count it. Conditions take it as it stands, as everywhere.
 */
void
sal_expression_sql_set_strict (SalExpressionSql *self)
{
  g_return_if_fail (self != NULL);

  self->strict = TRUE;
}

/**
 * sal_expression_sql_prepare:
 * @self: a compiler
 * @connection: the connection that is going to run what was compiled
 * @error: return location for an error
 *
 * Loads the exchange rates as they are now, if anything compiled so far needs them.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_expression_sql_prepare (const SalExpressionSql *self, SalConnection *connection, GError **error)
{
  g_return_val_if_fail (self != NULL && connection != NULL, FALSE);

  return !self->uses_rates ||
         sal_conversion_load (sal_connection_get_conversion (connection), connection, error);
}

/**
 * sal_expression_sql_compile_operand:
 * @self: a compiler
 * @aggregate: an aggregate, bound to a scope of the same kind
 *
 * Compiles what one record gives to an aggregate: NULL if its condition does not hold or there is
 * nothing to give; 1 of `count ()`.
 *
 * Returns: (transfer full): the SQL
 */
char *
sal_expression_sql_compile_operand (SalExpressionSql *self, const SalExpressionNode *aggregate)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && aggregate != NULL, NULL);
  g_return_val_if_fail (aggregate->operation == SAL_EXPRESSION_AGGREGATE, NULL);

  sal_sql_write_aggregated (self, sql, aggregate);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/**
 * sal_expression_sql_column:
 * @self: a compiler
 * @path: (array length=n_names): a path of names that sal_kind_resolve_path() resolves
 * @n_names: how many there are
 *
 * Names the column a path leads to, as it is stored; joins what is on the way.
 *
 * Returns: (transfer full): the SQL
 */
char *
sal_expression_sql_column (SalExpressionSql *self, const char *const *path, guint n_names)
{
  g_return_val_if_fail (self != NULL && path != NULL && n_names > 0, NULL);

  return sal_sql_write_column (self, path, n_names);
}

/**
 * sal_expression_sql_money:
 * @self: a compiler
 * @path: (array length=n_names): a path to a field of money that has a currency
 * @n_names: how many there are
 * @currency: (out) (transfer full): the column of the currency
 * @dated: (out) (transfer full): that of what tells the day of the rate, or NULL in SQL
 *
 * Names the column of an amount and those that sal_conversion_convert() needs besides, for who
 * converts many: a function of SQL costs as much again.
 *
 * Returns: (transfer full): the SQL
 */
char *
sal_expression_sql_money (
    SalExpressionSql *self, const char *const *path, guint n_names, char **currency, char **dated)
{
  g_return_val_if_fail (self != NULL && path != NULL && n_names > 0, NULL);

  sal_sql_write_money_columns (self, path, n_names, currency, dated);

  return sal_sql_write_column (self, path, n_names);
}

/**
 * sal_expression_sql_add_parameter:
 * @self: a compiler
 * @value: a value of the statement that is not part of an expression; copied
 *
 * Adds a parameter, to be bound with the others.
 *
 * Returns: its number: "?7" is 7
 */
guint
sal_expression_sql_add_parameter (SalExpressionSql *self, const SalValue *value)
{
  g_return_val_if_fail (self != NULL && value != NULL, 0);

  return sal_sql_take_parameter (self, sal_value_copy (value));
}

/**
 * sal_expression_sql_get_joins:
 * @self: a compiler
 *
 * Gives the joins that everything compiled so far needs, to stand behind `FROM table AS alias`.
 * They neither add rows nor lose any.
 *
 * Returns: (transfer none): the SQL, empty or beginning with a space; valid until more is compiled
 */
const char *
sal_expression_sql_get_joins (const SalExpressionSql *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->joins->str;
}

guint
sal_expression_sql_get_n_parameters (const SalExpressionSql *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->parameters->len;
}

/**
 * sal_expression_sql_bind:
 * @self: a compiler
 * @statement: a statement made from what was compiled
 *
 * Binds all parameters; the statement keeps copies.
 *
 * Returns: a SQLite result code
 */
int
sal_expression_sql_bind (const SalExpressionSql *self, sqlite3_stmt *statement)
{
  int code = SQLITE_OK;

  g_return_val_if_fail (self != NULL && statement != NULL, SQLITE_MISUSE);

  for (guint i = 0; code == SQLITE_OK && i < self->parameters->len; i++)
    {
      const SalValue *value = &g_array_index (self->parameters, SalValue, i);
      int index = (int) i + 1;

      if (value->storage == SAL_STORAGE_INTEGER)
        code = sqlite3_bind_int64 (statement, index, value->integer);
      else if (value->storage == SAL_STORAGE_REAL)
        code = sqlite3_bind_double (statement, index, value->real);
      else if (value->storage == SAL_STORAGE_TEXT)
        code = sqlite3_bind_text (
            statement, index, value->text, (int) value->length, SQLITE_TRANSIENT);
      else
        code = sqlite3_bind_null (statement, index);
    }

  return code;
}
