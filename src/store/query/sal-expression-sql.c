/* sal-expression-sql.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression-sql.h"

#include <string.h>

#include "sal-date.h"
#include "sal-kind-scope.h"
#include "sal-rate.h"

/* In SQL a boolean is 0 or 1, a number an integer or a real, a date or time its text, and a
 * predicate may be NULL where the language says false: "not" and whoever uses a predicate as a
 * value make it true or false again. */

/* Integers up to this one are exact as doubles. */
#define EXACT_INTEGER (G_GINT64_CONSTANT (1) << 53)

struct _SalExpressionSql
{
  const SalKind *kind;
  char *alias;
  GString *joins;
  GHashTable *aliases; /* "account.parent" → "t_2" */
  GArray *parameters;  /* of SalValue */
  const char *convert; /* the date column whose rates amounts are converted at, or NULL */
  gboolean converts;   /* at the moment */
};

static void write_node (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);
static void write_value (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);

/* Parameters */

static void
clear_parameter (gpointer data)
{
  sal_value_clear (data);
}

/* Takes @value. */
static guint
take_parameter (SalExpressionSql *self, SalValue value)
{
  g_array_append_val (self->parameters, value);

  return self->parameters->len;
}

static void
write_parameter (SalExpressionSql *self, GString *sql, SalValue value)
{
  g_string_append_printf (sql, "?%u", take_parameter (self, sal_value_copy (&value)));
}

static void
write_date (SalExpressionSql *self, GString *sql, gint32 day)
{
  char buffer[SAL_DATE_BUFFER];

  write_parameter (self, sql, sal_value_borrow_text (sal_date_write_iso (day, buffer)));
}

static void
write_literal_value (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  const SalExpressionValue *value = &node->value;
  char buffer[SAL_TIME_BUFFER];

  switch (value->type)
    {
    case SAL_EXPRESSION_TYPE_NULL:
      g_string_append (sql, "NULL");
      break;
    case SAL_EXPRESSION_TYPE_BOOLEAN:
      g_string_append (sql, value->boolean ? "1" : "0");
      break;
    case SAL_EXPRESSION_TYPE_NUMBER:
      if (node->operation == SAL_EXPRESSION_LITERAL && node->scale == 0 &&
          node->literal == SAL_EXPRESSION_LITERAL_NUMBER && ABS (node->significand) < EXACT_INTEGER)
        write_parameter (self, sql, SAL_VALUE_INTEGER (node->significand));
      else
        write_parameter (self, sql, SAL_VALUE_REAL (value->number));
      break;
    case SAL_EXPRESSION_TYPE_DATE:
      write_date (self, sql, (gint32) value->integer);
      break;
    case SAL_EXPRESSION_TYPE_TIME:
      write_parameter (
          self, sql, sal_value_borrow_text (sal_time_write_iso (value->integer, buffer)));
      break;
    case SAL_EXPRESSION_TYPE_TEXT:
      write_parameter (self, sql, sal_value_borrow_text (value->text));
      break;
    default:
      write_parameter (self, sql, SAL_VALUE_INTEGER (value->integer));
      break;
    }
}

/* Fields */

static char *
join_path (const char *const *path, guint n_names)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < n_names; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "." : "", path[i]);

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* The alias of the table that @n_names references lead to; joins what is not joined yet. Tables are
 * found by their primary key, so each join is one look-up per row, and SQLite makes an inner join
 * of it where the condition cannot hold without a row. */
static const char *
alias_of (SalExpressionSql *self, const char *const *path, guint n_names)
{
  const SalKind *kind = self->kind;
  const char *alias = self->alias;

  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *key = join_path (path, i + 1);
      const char *before = alias;

      kind = sal_kind_find_field (kind, path[i])->references;
      alias = g_hash_table_lookup (self->aliases, key);
      if (alias == NULL)
        {
          char *joined =
              g_strdup_printf ("%s_%u", self->alias, g_hash_table_size (self->aliases) + 1);

          g_string_append_printf (self->joins,
                                  " LEFT JOIN \"%s\" AS %s ON %s.id = %s.\"%s\"",
                                  kind->name,
                                  joined,
                                  joined,
                                  before,
                                  path[i]);
          g_hash_table_insert (self->aliases, g_steal_pointer (&key), joined);
          alias = joined;
        }
    }

  return alias;
}

/* @path is known to be one. The id of what a reference refers to is the reference. */
static char *
write_column (SalExpressionSql *self, const char *const *path, guint n_names)
{
  const SalKind *owner;

  if (sal_kind_resolve_path (self->kind, path, n_names, &owner) == NULL && n_names > 1)
    n_names--;

  return g_strdup_printf ("%s.\"%s\"", alias_of (self, path, n_names - 1), path[n_names - 1]);
}

/* Amounts in a currency with other decimals than the reporting currency's are brought to those. */
static void
write_money (SalExpressionSql *self,
             GString *sql,
             const SalExpressionNode *node,
             const char *column,
             const char *currency_field)
{
  g_autofree char *currency =
      g_strdup_printf ("%s.\"%s\"",
                       alias_of (self, (const char *const *) node->path, node->n_names - 1),
                       currency_field);

  if (self->converts)
    g_string_append_printf (
        sql, "sal_convert(%s, %s, %s.\"%s\")", column, currency, self->alias, self->convert);
  else
    g_string_append_printf (sql, "sal_rescale(%s, %s, %d)", column, currency, node->digits);
}

static void
write_field (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  const SalField *field = node->field;
  g_autofree char *column = write_column (self, (const char *const *) node->path, node->n_names);

  if (field != NULL && field->type == SAL_FIELD_MONEY && field->currency_field != NULL)
    write_money (self, sql, node, column, field->currency_field);
  else
    g_string_append (sql, column);
}

/* Pieces */

/* name(a, b, …) of the children */
static void
write_function (SalExpressionSql *self,
                GString *sql,
                const char *name,
                const SalExpressionNode *node)
{
  g_string_append_printf (sql, "%s(", name);
  for (guint i = 0; i < node->n_children; i++)
    {
      if (i > 0)
        g_string_append (sql, ", ");
      write_value (self, sql, node->children[i]);
    }
  g_string_append_c (sql, ')');
}

/* (a OPERATOR b) of the children */
static void
write_infix (
    SalExpressionSql *self, GString *sql, const char *operator, const SalExpressionNode * node)
{
  g_string_append_c (sql, '(');
  write_value (self, sql, node->children[0]);
  g_string_append_printf (sql, " %s ", operator);
  write_value (self, sql, node->children[1]);
  g_string_append_c (sql, ')');
}

/* As a real number, so that 7 / 2 is 3.5 and integers do not overflow */
static void
write_real (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  if (node->operation == SAL_EXPRESSION_LITERAL && node->value.type == SAL_EXPRESSION_TYPE_NUMBER)
    {
      write_parameter (self, sql, SAL_VALUE_REAL (node->value.number));
      return;
    }

  g_string_append (sql, "CAST(");
  write_value (self, sql, node);
  g_string_append (sql, " AS REAL)");
}

static void
write_reals (
    SalExpressionSql *self, GString *sql, const char *operator, const SalExpressionNode * node)
{
  g_string_append_c (sql, '(');
  write_real (self, sql, node->children[0]);
  g_string_append_printf (sql, " %s ", operator);
  write_real (self, sql, node->children[1]);
  g_string_append_c (sql, ')');
}

/* Balanced, as SQLite limits how deep an expression is, not how long */
static void
write_junction (SalExpressionSql *self,
                GString *sql,
                const char *
                operator,
                SalExpressionNode ** nodes,
                guint n_nodes)
{
  guint half = n_nodes / 2;

  if (n_nodes == 1)
    {
      write_node (self, sql, nodes[0]);
      return;
    }

  g_string_append_c (sql, '(');
  write_junction (self, sql, operator, nodes, half);
  g_string_append_printf (sql, " %s ", operator);
  write_junction (self, sql, operator, nodes + half, n_nodes - half);
  g_string_append_c (sql, ')');
}

/* Predicates */

static gboolean
is_value_literal (const SalExpressionNode *node)
{
  return node->operation == SAL_EXPRESSION_LITERAL && node->value.type != SAL_EXPRESSION_TYPE_NULL;
}

static void
write_unequal (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  if (is_value_literal (node->children[0]) || is_value_literal (node->children[1]))
    {
      write_infix (self, sql, "IS NOT", node);
      return;
    }

  g_string_append_c (sql, '(');
  write_infix (self, sql, "=", node);
  g_string_append (sql, " IS NOT TRUE)");
}

static void
write_ranges (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  for (guint i = 1; i < node->n_children; i++)
    {
      const SalExpressionNode *item = node->children[i];

      if (!item->is_range)
        continue;
      g_string_append (sql, " OR ");
      write_value (self, sql, node->children[0]);
      g_string_append (sql, " BETWEEN ");
      write_date (self, sql, item->first);
      g_string_append (sql, " AND ");
      write_date (self, sql, item->last);
    }
}

static void
write_items (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  gboolean first = TRUE;

  write_value (self, sql, node->children[0]);
  g_string_append (sql, " IN (");
  for (guint i = 1; i < node->n_children; i++)
    {
      if (node->children[i]->is_range)
        continue;
      if (!first)
        g_string_append (sql, ", ");
      write_value (self, sql, node->children[i]);
      first = FALSE;
    }
  g_string_append_c (sql, ')');
}

static void
write_in (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  g_autoptr (GString) ranges = g_string_new (NULL);
  guint n_ranges = 0;

  for (guint i = 1; i < node->n_children; i++)
    n_ranges += node->children[i]->is_range;
  write_ranges (self, ranges, node);

  g_string_append_c (sql, '(');
  if (n_ranges < node->n_children - 1)
    {
      write_items (self, sql, node);
      g_string_append (sql, ranges->str);
    }
  else
    g_string_append (sql, ranges->str + strlen (" OR "));
  g_string_append_c (sql, ')');
}

static void
write_between (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  g_string_append_c (sql, '(');
  write_value (self, sql, node->children[0]);
  g_string_append (sql, " BETWEEN ");
  write_value (self, sql, node->children[1]);
  g_string_append (sql, " AND ");
  write_value (self, sql, node->children[2]);
  g_string_append_c (sql, ')');
}

static void
write_is_empty (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  gboolean is_text = node->children[0]->type == SAL_EXPRESSION_TYPE_TEXT;

  g_string_append (sql, is_text ? "(coalesce(" : "(");
  write_value (self, sql, node->children[0]);
  g_string_append (sql, is_text ? ", '') = '')" : " IS NULL)");
}

/* Arithmetic */

static void
write_sum (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  gboolean add = node->operation == SAL_EXPRESSION_ADD;
  const SalExpressionNode *left = node->children[0], *right = node->children[1];

  if (node->own_type == SAL_EXPRESSION_TYPE_DATE)
    {
      gboolean date_first = left->type == SAL_EXPRESSION_TYPE_DATE;

      g_string_append (sql, "sal_date_plus(");
      write_value (self, sql, date_first ? left : right);
      g_string_append (sql, add ? ", " : ", -");
      write_real (self, sql, date_first ? right : left);
      g_string_append_c (sql, ')');
    }
  else if (left->type == SAL_EXPRESSION_TYPE_DATE)
    {
      g_string_append (sql, "(sal_day(");
      write_value (self, sql, left);
      g_string_append (sql, ") - sal_day(");
      write_value (self, sql, right);
      g_string_append (sql, "))");
    }
  else if (node->own_type == SAL_EXPRESSION_TYPE_NUMBER)
    write_reals (self, sql, add ? "+" : "-", node);
  else
    write_infix (self, sql, add ? "+" : "-", node);
}

static void
write_product (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  gboolean multiply = node->operation == SAL_EXPRESSION_MULTIPLY;
  const SalExpressionNode *left = node->children[0], *right = node->children[1];
  gboolean money_first = left->type == SAL_EXPRESSION_TYPE_MONEY;
  const SalExpressionNode *factor = money_first ? right : left;

  if (node->own_type == SAL_EXPRESSION_TYPE_NUMBER)
    {
      write_reals (self, sql, multiply ? "*" : "/", node);
      return;
    }

  g_string_append (sql, multiply ? "sal_multiply" : "sal_divide");
  g_string_append (sql, factor->type == SAL_EXPRESSION_TYPE_RATE ? "_rate(" : "(");
  write_value (self, sql, money_first ? left : right);
  g_string_append (sql, ", ");
  write_value (self, sql, factor);
  g_string_append_c (sql, ')');
}

static void
write_negation (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  g_string_append (sql, "(-");
  if (node->own_type == SAL_EXPRESSION_TYPE_NUMBER)
    write_real (self, sql, node->children[0]);
  else
    write_value (self, sql, node->children[0]);
  g_string_append_c (sql, ')');
}

/* Functions */

static void
write_if (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  g_string_append (sql, "CASE WHEN ");
  write_node (self, sql, node->children[0]);
  g_string_append (sql, " THEN ");
  write_value (self, sql, node->children[1]);
  g_string_append (sql, " ELSE ");
  write_value (self, sql, node->children[2]);
  g_string_append (sql, " END");
}

static void
write_round (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  int decimals = node->n_children > 1 ? (int) node->children[1]->significand : 0;
  gboolean is_money = node->own_type == SAL_EXPRESSION_TYPE_MONEY;

  g_string_append (sql, is_money ? "sal_round_money(" : "sal_round(");
  write_value (self, sql, node->children[0]);
  if (is_money)
    g_string_append_printf (sql, ", %d", node->digits);
  g_string_append_printf (sql, ", %d)", decimals);
}

static void
write_fiscal (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  g_string_append (sql, "sal_fiscal(");
  write_value (self, sql, node->children[0]);
  g_string_append_printf (sql,
                          ", %d, %d, %d)",
                          node->function,
                          sal_fiscal_calendar_get_start_month (node->calendar),
                          sal_fiscal_calendar_get_pattern (node->calendar));
}

static void
write_days (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  g_string_append (sql, "(sal_day(");
  write_value (self, sql, node->children[1]);
  g_string_append (sql, ") - sal_day(");
  write_value (self, sql, node->children[0]);
  g_string_append (sql, "))");
}

static void
write_call (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  switch (node->function)
    {
    case SAL_EXPRESSION_FUNCTION_ABS:
      write_function (self, sql, "abs", node);
      break;
    case SAL_EXPRESSION_FUNCTION_MIN:
      write_function (self, sql, "min", node);
      break;
    case SAL_EXPRESSION_FUNCTION_MAX:
      write_function (self, sql, "max", node);
      break;
    case SAL_EXPRESSION_FUNCTION_ROUND:
      write_round (self, sql, node);
      break;
    case SAL_EXPRESSION_FUNCTION_IF:
      write_if (self, sql, node);
      break;
    case SAL_EXPRESSION_FUNCTION_COALESCE:
      write_function (self, sql, "coalesce", node);
      break;
    case SAL_EXPRESSION_FUNCTION_YEAR:
    case SAL_EXPRESSION_FUNCTION_QUARTER:
    case SAL_EXPRESSION_FUNCTION_MONTH:
      write_fiscal (self, sql, node);
      break;
    case SAL_EXPRESSION_FUNCTION_LOWER:
      write_function (self, sql, "sal_lower", node);
      break;
    case SAL_EXPRESSION_FUNCTION_UPPER:
      write_function (self, sql, "sal_upper", node);
      break;
    case SAL_EXPRESSION_FUNCTION_LENGTH:
      write_function (self, sql, "length", node);
      break;
    case SAL_EXPRESSION_FUNCTION_DAYS:
      write_days (self, sql, node);
      break;
    case SAL_EXPRESSION_FUNCTION_TODAY:
      write_literal_value (self, sql, node);
      break;
    default:
      g_return_if_reached ();
    }
}

/* Aggregates */

/* What is aggregated: NULL for the records the filter leaves out. */
static void
write_aggregated (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  gboolean is_text = node->n_children > 0 && node->children[0]->type == SAL_EXPRESSION_TYPE_TEXT;

  if (node->filter != NULL)
    {
      g_string_append (sql, "CASE WHEN ");
      write_node (self, sql, node->filter);
      g_string_append (sql, " THEN ");
    }
  if (is_text)
    g_string_append (sql, "nullif(");
  self->converts = self->convert != NULL;
  if (node->n_children > 0)
    write_value (self, sql, node->children[0]);
  else
    g_string_append_c (sql, '1');
  self->converts = FALSE;
  if (is_text)
    g_string_append (sql, ", '')");
  if (node->filter != NULL)
    g_string_append (sql, " END");
}

static void
write_aggregate (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  static const char *const names[] = {
    [SAL_EXPRESSION_FUNCTION_SUM] = "sal_sum",
    [SAL_EXPRESSION_FUNCTION_COUNT] = "count",
    [SAL_EXPRESSION_FUNCTION_AVERAGE] = "sal_average",
    [SAL_EXPRESSION_FUNCTION_MINIMUM] = "min",
    [SAL_EXPRESSION_FUNCTION_MAXIMUM] = "max",
    [SAL_EXPRESSION_FUNCTION_MEDIAN] = "sal_median",
  };
  const char *name = names[node->function];

  g_string_append_printf (sql, "%s(", name);
  write_aggregated (self, sql, node);
  if (g_str_has_prefix (name, "sal_"))
    g_string_append_printf (sql, ", %d", node->children[0]->type);
  g_string_append_c (sql, ')');
}

/* Nodes */

static void
write_own (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  switch (node->operation)
    {
    case SAL_EXPRESSION_LITERAL:
      write_literal_value (self, sql, node);
      break;
    case SAL_EXPRESSION_FIELD:
      write_field (self, sql, node);
      break;
    case SAL_EXPRESSION_AND:
      write_junction (self, sql, "AND", node->children, node->n_children);
      break;
    case SAL_EXPRESSION_OR:
      write_junction (self, sql, "OR", node->children, node->n_children);
      break;
    case SAL_EXPRESSION_NOT:
      g_string_append_c (sql, '(');
      write_node (self, sql, node->children[0]);
      g_string_append (sql, " IS NOT TRUE)");
      break;
    case SAL_EXPRESSION_EQUAL:
      write_infix (self, sql, "=", node);
      break;
    case SAL_EXPRESSION_UNEQUAL:
      write_unequal (self, sql, node);
      break;
    case SAL_EXPRESSION_LESS:
      write_infix (self, sql, "<", node);
      break;
    case SAL_EXPRESSION_LESS_OR_EQUAL:
      write_infix (self, sql, "<=", node);
      break;
    case SAL_EXPRESSION_GREATER:
      write_infix (self, sql, ">", node);
      break;
    case SAL_EXPRESSION_GREATER_OR_EQUAL:
      write_infix (self, sql, ">=", node);
      break;
    case SAL_EXPRESSION_IN:
      write_in (self, sql, node);
      break;
    case SAL_EXPRESSION_BETWEEN:
      write_between (self, sql, node);
      break;
    case SAL_EXPRESSION_CONTAINS:
      write_function (self, sql, "sal_contains", node);
      break;
    case SAL_EXPRESSION_STARTS_WITH:
      write_function (self, sql, "sal_starts_with", node);
      break;
    case SAL_EXPRESSION_ENDS_WITH:
      write_function (self, sql, "sal_ends_with", node);
      break;
    case SAL_EXPRESSION_IS_EMPTY:
      write_is_empty (self, sql, node);
      break;
    case SAL_EXPRESSION_ADD:
    case SAL_EXPRESSION_SUBTRACT:
      write_sum (self, sql, node);
      break;
    case SAL_EXPRESSION_MULTIPLY:
    case SAL_EXPRESSION_DIVIDE:
      write_product (self, sql, node);
      break;
    case SAL_EXPRESSION_NEGATE:
      write_negation (self, sql, node);
      break;
    case SAL_EXPRESSION_CALL:
      write_call (self, sql, node);
      break;
    case SAL_EXPRESSION_AGGREGATE:
      write_aggregate (self, sql, node);
      break;
    default:
      g_return_if_reached ();
    }
}

/* With the conversion to the type the parent takes it as */
static void
write_node (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
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
static void
write_value (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  gboolean settle = can_be_null_for_false (node);

  if (settle)
    g_string_append_c (sql, '(');
  write_node (self, sql, node);
  if (settle)
    g_string_append (sql, " IS TRUE)");
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

  write_node (self, sql, sal_expression_get_root (filter));

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

  write_value (self, sql, sal_expression_get_root (expression));

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/**
 * sal_expression_sql_set_conversion:
 * @self: a compiler
 * @field: the date field of its kind that tells whose rates apply; has to outlive @self
 *
 * Makes sal_expression_sql_compile_operand() convert amounts into the reporting currency, by the
 * SQL function `sal_convert (amount, currency, date)`, which the connection then needs. Conditions
 * are compiled as everywhere: they compare major units of whatever currency.
 */
void
sal_expression_sql_set_conversion (SalExpressionSql *self, const char *field)
{
  g_return_if_fail (self != NULL && field != NULL);

  self->convert = field;
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

  write_aggregated (self, sql, aggregate);

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

  return write_column (self, path, n_names);
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

  return take_parameter (self, sal_value_copy (value));
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
