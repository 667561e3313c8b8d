/* sal-expression-sql-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-expression-sql.h"

G_BEGIN_DECLS

/* In SQL a boolean is 0 or 1, a number an integer or a real, a date or time its text, and a
 * predicate may be NULL where the language says false: "not" and whoever uses a predicate as a
 * value make it true or false again. */

struct _SalExpressionSql
{
  const SalKind *kind;
  char *alias;
  GString *joins;
  GHashTable *aliases; /* "account.parent" → "t_2" */
  GArray *parameters;  /* of SalValue */
  gboolean strict;     /* what is aggregated is converted, or NULL */
  gboolean aggregates; /* at the moment */
  gboolean uses_rates;
};

guint sal_sql_take_parameter (SalExpressionSql *self, SalValue value);
void sal_sql_write_parameter (SalExpressionSql *self, GString *sql, SalValue value);
void
sal_sql_write_literal_value (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);
void sal_sql_write_money_columns (
    SalExpressionSql *self, const char *const *path, guint n_names, char **currency, char **dated);
void sal_sql_write_field (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);
char *sal_sql_write_column (SalExpressionSql *self, const char *const *path, guint n_names);
void sal_sql_write_function (SalExpressionSql *self,
                             GString *sql,
                             const char *name,
                             const SalExpressionNode *node);
void sal_sql_write_infix (
    SalExpressionSql *self, GString *sql, const char *operator, const SalExpressionNode * node);
void sal_sql_write_real (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);
void sal_sql_write_reals (
    SalExpressionSql *self, GString *sql, const char *operator, const SalExpressionNode * node);
void sal_sql_write_junction (SalExpressionSql *self,
                             GString *sql,
                             const char *
                             operator,
                             SalExpressionNode ** nodes,
                             guint n_nodes);
void sal_sql_write_unequal (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);
void sal_sql_write_in (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);
void sal_sql_write_between (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);
void sal_sql_write_is_empty (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);
void sal_sql_write_sum (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);
void sal_sql_write_product (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);
void sal_sql_write_negation (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);
void sal_sql_write_call (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);
void sal_sql_write_aggregate (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);
void sal_sql_write_node (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);
void sal_sql_write_value (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);
void sal_sql_write_date (SalExpressionSql *self, GString *sql, gint32 day);
void sal_sql_write_aggregated (SalExpressionSql *self, GString *sql, const SalExpressionNode *node);

G_END_DECLS
