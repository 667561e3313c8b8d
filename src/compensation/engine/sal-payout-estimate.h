/* sal-payout-estimate.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan.h"

G_BEGIN_DECLS

/* Payouts in floating point, with a bound of their error: what is posted is never taken from here
 * unless the bound shows that the exact amount rounds to the same. */

/* How far the result of a few operations may be from the exact one, in relation to the largest
 * number in them: some thousand times what it can be. */
#define SAL_ESTIMATE_PRECISION 1e-12

typedef struct
{
  double value;
  double size;        /* of the largest numbers it is made of */
  gboolean is_unsure; /* it may be on either side of a step: the exact calculation tells */
} SalEstimate;

/* Nearly the same and not the same beyond doubt; nothing is as exact as 0. */
gboolean sal_estimate_is_near (double one, double other);
/* The amount that is posted; FALSE if the exact calculation has to tell. */
gboolean sal_estimate_round (const SalEstimate *self, gint64 *amount);

#define SAL_PAYOUT_FUNCTION_MAX_PIECES 48

/* From @at on, until the next piece: @base + @slope × (x − at). */
typedef struct
{
  double at;
  double base;
  double slope;
  double size;
  gboolean is_step; /* what is just below it is something else */
} SalPayoutPiece;

/* What a component pays as a function of what is measured, in multiples of a scale of its own. */
typedef struct
{
  SalPayoutPiece pieces[SAL_PAYOUT_FUNCTION_MAX_PIECES]; /* the first goes on below its beginning */
  guint n_pieces;
  gboolean has_most; /* above 1, no more than what is at 1 */
  double most;
  gboolean is_unsure; /* it has to be calculated exactly */
} SalPayoutFunction;

/* What of a plan is one function of what is measured. */
void sal_payout_function_init_table (SalPayoutFunction *self,
                                     const SalPlanMethod *method,
                                     double overage,
                                     gboolean has_accelerator,
                                     gboolean by_deal);
void sal_payout_function_init_curve (SalPayoutFunction *self,
                                     const SalPlanMethod *method,
                                     gboolean has_accelerator);
void sal_payout_function_init_factor (SalPayoutFunction *self, const SalPlanMultiplier *multiplier);
void sal_payout_function_init_amounts (SalPayoutFunction *self, const SalPlanMethod *method);
/* Whether it matters where overage begins. */
gboolean sal_payout_table_needs_overage (const SalPlanMethod *method, gboolean has_accelerator);
/* Whether some tier takes the credit that crosses its bound whole. */
gboolean sal_payout_table_is_by_deal (const SalPlanMethod *method);

void sal_payout_function_at (const SalPayoutFunction *self, double x, SalEstimate *result);
double sal_payout_function_value (const SalPayoutFunction *self, double x);

void sal_payout_matrix_estimate (const SalPlanMethod *method,
                                 double row,
                                 double column,
                                 SalEstimate *result);

G_END_DECLS
