/* sal-expression-evaluate.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-expression-arithmetic.h"

G_BEGIN_DECLS

/* Looks up a field of the record at hand, or the result of an aggregate: sets @value, which is
 * empty, to one of the node's own type, or leaves it. Text is borrowed until the evaluation is
 * over. */
typedef void (*SalExpressionLookup) (const SalExpressionNode *node,
                                     SalExpressionValue *value,
                                     gpointer data);

void sal_expression_evaluate (const SalExpression *self,
                              SalExpressionLookup lookup,
                              gpointer data,
                              SalExpressionValue *value);
gboolean
sal_expression_matches (const SalExpression *self, SalExpressionLookup lookup, gpointer data);
void sal_expression_evaluate_node (const SalExpressionNode *node,
                                   SalExpressionLookup lookup,
                                   gpointer data,
                                   SalExpressionValue *value);
int sal_expression_value_compare (const SalExpressionValue *one, const SalExpressionValue *other);

G_END_DECLS
