/* sal-expression-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-expression.h"

G_BEGIN_DECLS

/* What the files of the expression language share. Nodes are built bottom up and owned by their
 * parent. */

SalExpressionNode *sal_expression_node_new (SalExpressionOperation operation, guint position);
void sal_expression_node_free (SalExpressionNode *node);
SalExpressionNode *sal_expression_node_copy (const SalExpressionNode *node);

/* @children (element-type SalExpressionNode) is emptied. Brings the node into its one canonical
 * form: flat AND and OR, negative literals; so it may return one of the children. NULL if it would
 * be too deep. */
SalExpressionNode *sal_expression_node_assemble (SalExpressionOperation operation,
                                                 guint position,
                                                 SalExpressionFunction function,
                                                 GPtrArray *children,
                                                 SalExpressionNode *filter,
                                                 GError **error);
GPtrArray *sal_expression_node_array (void);

SalExpression *sal_expression_new_for_root (SalExpressionNode *root);
SalExpression *
sal_expression_new_bound (SalExpressionNode *root, SalFiscalCalendar *calendar, gboolean aggregate);

SalExpressionFunction sal_expression_function_from_name (const char *name);
const char *const *sal_expression_function_names (void);
gboolean sal_expression_function_is_aggregate (SalExpressionFunction function);
gboolean sal_expression_is_reserved (const char *name, gsize length);
gboolean sal_expression_is_name_start (gunichar c);
gboolean sal_expression_is_name_part (gunichar c);

/* The name most like @name, or NULL if none is near. */
const char *sal_expression_nearest (const char *name, const char *const *names);

void sal_expression_set_error (GError **error, int code, guint position, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* Literals in their text form */
gboolean sal_expression_read_decimal (const char *text, gsize length, gint64 *value, guint *scale);
void sal_expression_write_decimal (GString *text, gint64 significand, guint scale);
/* "2026-11-21", "2026-11-21T09:30:00Z", "2026", "2026-Q4", "2026-P03", "2026-11" */
gboolean
sal_expression_read_date_word (const char *word, SalExpressionNode *literal, GError **error);
void sal_expression_write_date_word (GString *text, const SalExpressionNode *literal);

SalExpressionNode *sal_expression_parse_node (const char *text, guint *position, GError **error);
SalExpressionNode *sal_expression_node_bind (const SalExpressionNode *node,
                                             const SalExpressionScope *scope,
                                             const SalFiscalCalendar *calendar,
                                             gboolean *aggregate,
                                             guint *position,
                                             GError **error);
void sal_expression_node_write (GString *text, const SalExpressionNode *node);

G_END_DECLS
