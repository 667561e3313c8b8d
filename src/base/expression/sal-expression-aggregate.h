/* sal-expression-aggregate.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-expression-evaluate.h"

G_BEGIN_DECLS

/**
 * SalExpressionAccumulator:
 *
 * What one aggregate has seen so far.
 */
typedef struct _SalExpressionAccumulator SalExpressionAccumulator;

SalExpressionAccumulator *sal_expression_accumulator_new (SalExpressionFunction function,
                                                          SalExpressionType type);
void sal_expression_accumulator_free (SalExpressionAccumulator *self);
void sal_expression_accumulator_add (SalExpressionAccumulator *self,
                                     const SalExpressionValue *value);
void sal_expression_accumulator_finish (SalExpressionAccumulator *self, SalExpressionValue *value);

/* Moves on to the next record; FALSE if there is none. */
typedef gboolean (*SalExpressionNext) (gpointer data);

void sal_expression_evaluate_aggregate (const SalExpression *self,
                                        SalExpressionNext next,
                                        SalExpressionLookup lookup,
                                        gpointer data,
                                        SalExpressionValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalExpressionAccumulator, sal_expression_accumulator_free)

G_END_DECLS
