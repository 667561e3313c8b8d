/* sal-expression-sql-predicate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression-sql-private.h"

#include <string.h>

/* Comparisons, sets, ranges. */

/* Pieces */

/* name(a, b, …) of the children */
void
sal_sql_write_function (SalExpressionSql *self,
                        GString *sql,
                        const char *name,
                        const SalExpressionNode *node)
{
  g_string_append_printf (sql, "%s(", name);
  for (guint i = 0; i < node->n_children; i++)
    {
      if (i > 0)
        g_string_append (sql, ", ");
      sal_sql_write_value (self, sql, node->children[i]);
    }
  g_string_append_c (sql, ')');
}

/* (a OPERATOR b) of the children */
void
sal_sql_write_infix (
    SalExpressionSql *self, GString *sql, const char *operator, const SalExpressionNode * node)
{
  g_string_append_c (sql, '(');
  sal_sql_write_value (self, sql, node->children[0]);
  g_string_append_printf (sql, " %s ", operator);
  sal_sql_write_value (self, sql, node->children[1]);
  g_string_append_c (sql, ')');
}

/* As a real number, so that 7 / 2 is 3.5 and integers do not overflow */
void
sal_sql_write_real (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  if (node->operation == SAL_EXPRESSION_LITERAL && node->value.type == SAL_EXPRESSION_TYPE_NUMBER)
    {
      sal_sql_write_parameter (self, sql, SAL_VALUE_REAL (node->value.number));
      return;
    }

  g_string_append (sql, "CAST(");
  sal_sql_write_value (self, sql, node);
  g_string_append (sql, " AS REAL)");
}

void
sal_sql_write_reals (
    SalExpressionSql *self, GString *sql, const char *operator, const SalExpressionNode * node)
{
  g_string_append_c (sql, '(');
  sal_sql_write_real (self, sql, node->children[0]);
  g_string_append_printf (sql, " %s ", operator);
  sal_sql_write_real (self, sql, node->children[1]);
  g_string_append_c (sql, ')');
}

/* Balanced, as SQLite limits how deep an expression is, not how long */
void
sal_sql_write_junction (SalExpressionSql *self,
                        GString *sql,
                        const char *
                        operator,
                        SalExpressionNode ** nodes,
                        guint n_nodes)
{
  guint half = n_nodes / 2;

  if (n_nodes == 1)
    {
      sal_sql_write_node (self, sql, nodes[0]);
      return;
    }

  g_string_append_c (sql, '(');
  sal_sql_write_junction (self, sql, operator, nodes, half);
  g_string_append_printf (sql, " %s ", operator);
  sal_sql_write_junction (self, sql, operator, nodes + half, n_nodes - half);
  g_string_append_c (sql, ')');
}

/* Predicates */

static gboolean
is_value_literal (const SalExpressionNode *node)
{
  return node->operation == SAL_EXPRESSION_LITERAL && node->value.type != SAL_EXPRESSION_TYPE_NULL;
}

void
sal_sql_write_unequal (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  if (is_value_literal (node->children[0]) || is_value_literal (node->children[1]))
    {
      sal_sql_write_infix (self, sql, "IS NOT", node);
      return;
    }

  g_string_append_c (sql, '(');
  sal_sql_write_infix (self, sql, "=", node);
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
      sal_sql_write_value (self, sql, node->children[0]);
      g_string_append (sql, " BETWEEN ");
      sal_sql_write_date (self, sql, item->first);
      g_string_append (sql, " AND ");
      sal_sql_write_date (self, sql, item->last);
    }
}

static void
write_items (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  gboolean first = TRUE;

  sal_sql_write_value (self, sql, node->children[0]);
  g_string_append (sql, " IN (");
  for (guint i = 1; i < node->n_children; i++)
    {
      if (node->children[i]->is_range)
        continue;
      if (!first)
        g_string_append (sql, ", ");
      sal_sql_write_value (self, sql, node->children[i]);
      first = FALSE;
    }
  g_string_append_c (sql, ')');
}

void
sal_sql_write_in (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
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

void
sal_sql_write_between (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  g_string_append_c (sql, '(');
  sal_sql_write_value (self, sql, node->children[0]);
  g_string_append (sql, " BETWEEN ");
  sal_sql_write_value (self, sql, node->children[1]);
  g_string_append (sql, " AND ");
  sal_sql_write_value (self, sql, node->children[2]);
  g_string_append_c (sql, ')');
}

void
sal_sql_write_is_empty (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  gboolean is_text = node->children[0]->type == SAL_EXPRESSION_TYPE_TEXT;

  g_string_append (sql, is_text ? "(coalesce(" : "(");
  sal_sql_write_value (self, sql, node->children[0]);
  g_string_append (sql, is_text ? ", '') = '')" : " IS NULL)");
}
