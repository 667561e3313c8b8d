/* sal-expression-sql-term.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression-sql-private.h"

/* Arithmetic, functions, aggregates. */

/* Arithmetic */

void
sal_sql_write_sum (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  gboolean add = node->operation == SAL_EXPRESSION_ADD;
  const SalExpressionNode *left = node->children[0], *right = node->children[1];

  if (node->own_type == SAL_EXPRESSION_TYPE_DATE)
    {
      gboolean date_first = left->type == SAL_EXPRESSION_TYPE_DATE;

      g_string_append (sql, "sal_date_plus(");
      sal_sql_write_value (self, sql, date_first ? left : right);
      g_string_append (sql, add ? ", " : ", -");
      sal_sql_write_real (self, sql, date_first ? right : left);
      g_string_append_c (sql, ')');
    }
  else if (left->type == SAL_EXPRESSION_TYPE_DATE)
    {
      g_string_append (sql, "(sal_day(");
      sal_sql_write_value (self, sql, left);
      g_string_append (sql, ") - sal_day(");
      sal_sql_write_value (self, sql, right);
      g_string_append (sql, "))");
    }
  else if (node->own_type == SAL_EXPRESSION_TYPE_NUMBER)
    sal_sql_write_reals (self, sql, add ? "+" : "-", node);
  else
    sal_sql_write_infix (self, sql, add ? "+" : "-", node);
}

void
sal_sql_write_product (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  gboolean multiply = node->operation == SAL_EXPRESSION_MULTIPLY;
  const SalExpressionNode *left = node->children[0], *right = node->children[1];
  gboolean money_first = left->type == SAL_EXPRESSION_TYPE_MONEY;
  const SalExpressionNode *factor = money_first ? right : left;

  if (node->own_type == SAL_EXPRESSION_TYPE_NUMBER)
    {
      sal_sql_write_reals (self, sql, multiply ? "*" : "/", node);
      return;
    }

  g_string_append (sql, multiply ? "sal_multiply" : "sal_divide");
  g_string_append (sql, factor->type == SAL_EXPRESSION_TYPE_RATE ? "_rate(" : "(");
  sal_sql_write_value (self, sql, money_first ? left : right);
  g_string_append (sql, ", ");
  sal_sql_write_value (self, sql, factor);
  g_string_append_c (sql, ')');
}

void
sal_sql_write_negation (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  g_string_append (sql, "(-");
  if (node->own_type == SAL_EXPRESSION_TYPE_NUMBER)
    sal_sql_write_real (self, sql, node->children[0]);
  else
    sal_sql_write_value (self, sql, node->children[0]);
  g_string_append_c (sql, ')');
}

/* Functions */

static void
write_if (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  g_string_append (sql, "CASE WHEN ");
  sal_sql_write_node (self, sql, node->children[0]);
  g_string_append (sql, " THEN ");
  sal_sql_write_value (self, sql, node->children[1]);
  g_string_append (sql, " ELSE ");
  sal_sql_write_value (self, sql, node->children[2]);
  g_string_append (sql, " END");
}

static void
write_round (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  int decimals = node->n_children > 1 ? (int) node->children[1]->significand : 0;
  gboolean is_money = node->own_type == SAL_EXPRESSION_TYPE_MONEY;

  g_string_append (sql, is_money ? "sal_round_money(" : "sal_round(");
  sal_sql_write_value (self, sql, node->children[0]);
  if (is_money)
    g_string_append_printf (sql, ", %d", node->digits);
  g_string_append_printf (sql, ", %d)", decimals);
}

static void
write_fiscal (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  g_string_append (sql, "sal_fiscal(");
  sal_sql_write_value (self, sql, node->children[0]);
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
  sal_sql_write_value (self, sql, node->children[1]);
  g_string_append (sql, ") - sal_day(");
  sal_sql_write_value (self, sql, node->children[0]);
  g_string_append (sql, "))");
}

void
sal_sql_write_call (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  switch (node->function)
    {
    case SAL_EXPRESSION_FUNCTION_ABS:
      sal_sql_write_function (self, sql, "abs", node);
      break;
    case SAL_EXPRESSION_FUNCTION_MIN:
      sal_sql_write_function (self, sql, "min", node);
      break;
    case SAL_EXPRESSION_FUNCTION_MAX:
      sal_sql_write_function (self, sql, "max", node);
      break;
    case SAL_EXPRESSION_FUNCTION_ROUND:
      write_round (self, sql, node);
      break;
    case SAL_EXPRESSION_FUNCTION_IF:
      write_if (self, sql, node);
      break;
    case SAL_EXPRESSION_FUNCTION_COALESCE:
      sal_sql_write_function (self, sql, "coalesce", node);
      break;
    case SAL_EXPRESSION_FUNCTION_YEAR:
    case SAL_EXPRESSION_FUNCTION_QUARTER:
    case SAL_EXPRESSION_FUNCTION_MONTH:
      write_fiscal (self, sql, node);
      break;
    case SAL_EXPRESSION_FUNCTION_LOWER:
      sal_sql_write_function (self, sql, "sal_lower", node);
      break;
    case SAL_EXPRESSION_FUNCTION_UPPER:
      sal_sql_write_function (self, sql, "sal_upper", node);
      break;
    case SAL_EXPRESSION_FUNCTION_LENGTH:
      sal_sql_write_function (self, sql, "length", node);
      break;
    case SAL_EXPRESSION_FUNCTION_DAYS:
      write_days (self, sql, node);
      break;
    case SAL_EXPRESSION_FUNCTION_TODAY:
      sal_sql_write_literal_value (self, sql, node);
      break;
    default:
      g_return_if_reached ();
    }
}

/* Aggregates */

/* What is aggregated: NULL for the records the filter leaves out. */
void
sal_sql_write_aggregated (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  gboolean is_text = node->n_children > 0 && node->children[0]->type == SAL_EXPRESSION_TYPE_TEXT;

  if (node->filter != NULL)
    {
      g_string_append (sql, "CASE WHEN ");
      sal_sql_write_node (self, sql, node->filter);
      g_string_append (sql, " THEN ");
    }
  if (is_text)
    g_string_append (sql, "nullif(");
  self->aggregates = TRUE;
  if (node->n_children > 0)
    sal_sql_write_value (self, sql, node->children[0]);
  else
    g_string_append_c (sql, '1');
  self->aggregates = FALSE;
  if (is_text)
    g_string_append (sql, ", '')");
  if (node->filter != NULL)
    g_string_append (sql, " END");
}

void
sal_sql_write_aggregate (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
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
  sal_sql_write_aggregated (self, sql, node);
  if (g_str_has_prefix (name, "sal_"))
    g_string_append_printf (sql, ", %d", node->children[0]->type);
  g_string_append_c (sql, ')');
}
