/* sal-expression-types.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-expression-private.h"

G_BEGIN_DECLS

/* What types go together, for binding. Functions that can fail set the error of the binder. */

#define SAL_RATE_DECIMALS 9

typedef struct
{
  const SalExpressionScope *scope;
  const SalFiscalCalendar *calendar;
  gboolean in_aggregate;
  gboolean has_aggregate;
  SalExpressionNode *record_field; /* the first field outside of an aggregate */
  guint *position;
  GError **error;
} SalBinder;

gboolean sal_binder_fail (SalBinder *binder, const SalExpressionNode *node, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
char *sal_expression_node_describe (const SalExpressionNode *node);
gboolean
sal_binder_fail_expected (SalBinder *binder, const SalExpressionNode *node, const char *expected);
gboolean sal_expression_node_is_literal (const SalExpressionNode *node,
                                         SalExpressionLiteral literal);
gboolean
sal_expression_scale_exactly (gint64 significand, guint scale, guint decimals, gint64 *value);
void
sal_expression_node_set_literal (SalExpressionNode *node, SalExpressionType type, gint64 integer);
gboolean sal_binder_literal (SalBinder *binder, SalExpressionNode *node);
gboolean
sal_binder_coerce (SalBinder *binder, SalExpressionNode *node, SalExpressionType type, int digits);
gboolean sal_binder_unify (SalBinder *binder, SalExpressionNode **nodes, guint n_nodes);
gboolean sal_binder_require_type (SalBinder *binder,
                                  SalExpressionNode *node,
                                  SalExpressionType type,
                                  const char *expected);
gboolean sal_binder_require_condition (SalBinder *binder, SalExpressionNode *node);
gboolean sal_binder_require_text (SalBinder *binder, SalExpressionNode *node);
gboolean sal_binder_require_date (SalBinder *binder, SalExpressionNode *node);
gboolean sal_expression_node_is_quantity (const SalExpressionNode *node);
gboolean sal_binder_require_quantity (SalBinder *binder, SalExpressionNode *node);
gboolean sal_binder_require_ordered (SalBinder *binder, SalExpressionNode *node);
gboolean sal_binder_require_number (SalBinder *binder, SalExpressionNode *node);
gboolean sal_expression_node_give (SalExpressionNode *node, SalExpressionType type, int digits);
gboolean sal_expression_node_give_same (SalExpressionNode *node, const SalExpressionNode *child);

G_END_DECLS
