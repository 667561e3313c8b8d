/* sal-price-exception-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

/**
 * SalPriceDecisionStep:
 *
 * What can be done with an exception that is asked for.
 */
typedef enum
{
  SAL_PRICE_APPROVE,
  SAL_PRICE_REJECT,
  SAL_PRICE_WITHDRAW,
} SalPriceDecisionStep;

/* What is decided; of a withdrawal only @step, @id, @day and @reason count. */
typedef struct
{
  SalPriceDecisionStep step;
  gint64 id;
  gint64 approver; /* who decides */
  gint32 day;
  gint32 valid_to; /* of an approval: the last day; SAL_DATE_NONE: as asked for */
  char *reason;    /* (nullable) of the decision; a rejection, and one without right, need one */
  gboolean without_right; /* (out): whoever decided was not entitled */
} SalPriceDecision;

SalPriceDecision *
sal_price_decision_new (SalPriceDecisionStep step, gint64 id, gint64 approver, gint32 day);
void sal_price_decision_free (SalPriceDecision *self);

gboolean sal_price_exception_request (SalTransaction *transaction,
                                      gpointer exception,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean sal_price_exception_decide (SalTransaction *transaction,
                                     gpointer decision,
                                     GCancellable *cancellable,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPriceDecision, sal_price_decision_free)

G_END_DECLS
