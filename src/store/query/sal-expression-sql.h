/* sal-expression-sql.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "sal-connection.h"
#include "sal-expression.h"
#include "sal-kind.h"

G_BEGIN_DECLS

/**
 * SalExpressionSql:
 *
 * Compiles expressions about records of one kind into the parts of one SQL statement:
 *
 * ```
 * SELECT t.id FROM "opportunity" AS t JOINS WHERE CONDITION ORDER BY …
 * ```
 *
 * Values are numbered parameters, never part of the text. Amounts of money are compared and added
 * up in the reporting currency, for which sal_expression_sql_prepare() loads the rates. The
 * connection needs the functions of sal_expression_functions_register().
 */
typedef struct _SalExpressionSql SalExpressionSql;

SalExpressionSql *sal_expression_sql_new (const SalKind *kind, const char *alias);
void sal_expression_sql_free (SalExpressionSql *self);

char *sal_expression_sql_compile_filter (SalExpressionSql *self, const SalExpression *filter);
char *sal_expression_sql_compile_value (SalExpressionSql *self, const SalExpression *expression);
void sal_expression_sql_set_strict (SalExpressionSql *self);
char *sal_expression_sql_compile_operand (SalExpressionSql *self,
                                          const SalExpressionNode *aggregate);
char *sal_expression_sql_column (SalExpressionSql *self, const char *const *path, guint n_names);
char *sal_expression_sql_money (
    SalExpressionSql *self, const char *const *path, guint n_names, char **currency, char **dated);
gboolean sal_expression_sql_prepare (const SalExpressionSql *self,
                                     SalConnection *connection,
                                     GError **error);
guint sal_expression_sql_add_parameter (SalExpressionSql *self, const SalValue *value);

const char *sal_expression_sql_get_joins (const SalExpressionSql *self);
guint sal_expression_sql_get_n_parameters (const SalExpressionSql *self);
int sal_expression_sql_bind (const SalExpressionSql *self, sqlite3_stmt *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalExpressionSql, sal_expression_sql_free)

G_END_DECLS
