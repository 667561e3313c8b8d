/* sal-logistic.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SalLogistic:
 *
 * A logistic regression: log (p ÷ (1 − p)) = b₀ + Σ bᵢ xᵢ.
 */
typedef struct
{
  guint n_features;
  double *coefficients;  /* the intercept, then one of each feature */
  double *errors;        /* their standard errors; with a ridge, those of the penalised estimate */
  double log_likelihood; /* without the penalty */
  guint n_iterations;
} SalLogistic;

SalLogistic *sal_logistic_fit (const double *features,
                               const guint8 *labels,
                               guint n_rows,
                               guint n_features,
                               double ridge,
                               GError **error);
void sal_logistic_free (SalLogistic *self);
double sal_logistic_predict (const SalLogistic *self, const double *features);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalLogistic, sal_logistic_free)

G_END_DECLS
