/* sal-decision-matrix.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-exchange-rates.h"
#include "sal-price-exceptions.h"
#include "sal-record.h"

G_BEGIN_DECLS

/**
 * SalDecisionMatrix:
 *
 * The decision rights as records that are edited, and who would be entitled if others stood in
 * their place.
 */
typedef struct
{
  GPtrArray *records; /* of SalRecord, decision rights: those that go least far first */
  GArray *versions;   /* of gint64, theirs */
  gint32 day;         /* whose exchange rates sizes are converted at */

  SalDecisionRights *rights; /* as stored, or as tried */
  SalExchangeRates *rates;
  char *currency; /* the reporting currency */
} SalDecisionMatrix;

SalDecisionMatrix *sal_decision_matrix_load (SalConnection *connection, gint32 day, GError **error);
void sal_decision_matrix_free (SalDecisionMatrix *self);
void sal_decision_matrix_try (SalDecisionMatrix *self, const GPtrArray *records);
GStrv sal_decision_matrix_find_entitled (const SalDecisionMatrix *self,
                                         const SalPriceException *exception,
                                         guint *n_lowest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDecisionMatrix, sal_decision_matrix_free)

G_END_DECLS
