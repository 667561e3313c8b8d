/* sal-logistic.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-logistic.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <gsl/gsl_linalg.h>

#include "sal-error.h"

#define ITERATIONS_MAX 50
#define HALVINGS_MAX   30
/* A step that changes no coefficient by more than this, relative to its size, is the last. */
#define SETTLED 1e-10
/* Of the diagonal of R; below it there is no one solution. */
#define SINGULAR 1e-13

typedef struct
{
  const double *features; /* by row */
  const guint8 *labels;
  guint n_rows;
  guint n; /* coefficients */
  double ridge;
  gsl_matrix *information; /* XᵀWX + ridge, then its QR */
  gsl_vector *tau;
  gsl_vector *gradient;
  gsl_vector *step;
} Fitting;

static void
fitting_init (Fitting *self,
              const double *features,
              const guint8 *labels,
              guint n_rows,
              guint n_features,
              double ridge)
{
  *self = (Fitting){ features, labels, n_rows, n_features + 1, ridge, NULL, NULL, NULL, NULL };
  self->information = gsl_matrix_alloc (self->n, self->n);
  self->tau = gsl_vector_alloc (self->n);
  self->gradient = gsl_vector_alloc (self->n);
  self->step = gsl_vector_alloc (self->n);
}

static void
fitting_clear (Fitting *self)
{
  gsl_matrix_free (self->information);
  gsl_vector_free (self->tau);
  gsl_vector_free (self->gradient);
  gsl_vector_free (self->step);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fitting, fitting_clear)

static double
feature (const Fitting *self, guint row, guint i)
{
  return i == 0 ? 1 : self->features[(gsize) row * (self->n - 1) + i - 1];
}

static double
log_odds (const Fitting *self, const double *coefficients, guint row)
{
  double sum = 0;

  for (guint i = 0; i < self->n; i++)
    sum += coefficients[i] * feature (self, row, i);

  return sum;
}

static double
to_probability (double log_odds)
{
  return 1 / (1 + exp (-log_odds));
}

/* log (1 + exp (x)), for any x */
static double
log_one_plus_exp (double x)
{
  return x > 0 ? x + log1p (exp (-x)) : log1p (exp (x));
}

static double
log_likelihood (const Fitting *self, const double *coefficients)
{
  double sum = 0;

  for (guint row = 0; row < self->n_rows; row++)
    {
      double odds = log_odds (self, coefficients, row);

      sum += (self->labels[row] ? odds : 0) - log_one_plus_exp (odds);
    }

  return sum;
}

static double
objective (const Fitting *self, const double *coefficients)
{
  double penalty = 0;

  for (guint i = 1; i < self->n; i++)
    penalty += coefficients[i] * coefficients[i];

  return log_likelihood (self, coefficients) - self->ridge / 2 * penalty;
}

static void
add_row (Fitting *self, const double *coefficients, guint row)
{
  double p = to_probability (log_odds (self, coefficients, row));
  double rest = (self->labels[row] ? 1 : 0) - p, weight = p * (1 - p);

  for (guint i = 0; i < self->n; i++)
    {
      double x = feature (self, row, i);

      *gsl_vector_ptr (self->gradient, i) += rest * x;
      for (guint j = 0; j < self->n; j++)
        *gsl_matrix_ptr (self->information, i, j) += weight * x * feature (self, row, j);
    }
}

/* Leaves the QR of the information; FALSE if it is singular. */
static gboolean
prepare_step (Fitting *self, const double *coefficients)
{
  double most = 0, least = INFINITY;

  gsl_matrix_set_zero (self->information);
  gsl_vector_set_zero (self->gradient);
  for (guint row = 0; row < self->n_rows; row++)
    add_row (self, coefficients, row);
  for (guint i = 1; i < self->n; i++)
    {
      *gsl_vector_ptr (self->gradient, i) -= self->ridge * coefficients[i];
      *gsl_matrix_ptr (self->information, i, i) += self->ridge;
    }
  gsl_linalg_QR_decomp (self->information, self->tau);
  for (guint i = 0; i < self->n; i++)
    {
      double size = fabs (gsl_matrix_get (self->information, i, i));

      most = MAX (most, size);
      least = MIN (least, size);
    }

  return least > SINGULAR * most && isfinite (most);
}

/* Half a step where a whole one would make it worse. */
static double
take_step (const Fitting *self, double *coefficients)
{
  g_autofree double *before = g_memdup2 (coefficients, self->n * sizeof (double));
  double value = objective (self, before), share = 1, largest = 0;

  for (guint halvings = 0; halvings < HALVINGS_MAX; halvings++, share /= 2)
    {
      for (guint i = 0; i < self->n; i++)
        coefficients[i] = before[i] + share * gsl_vector_get (self->step, i);
      /* rounding may cost a little where there is nothing more to gain */
      if (objective (self, coefficients) >= value - 1e-9 * (1 + fabs (value)))
        break;
    }
  for (guint i = 0; i < self->n; i++)
    largest = MAX (largest, fabs (coefficients[i] - before[i]) / (1 + fabs (before[i])));

  return largest;
}

static void
find_errors (Fitting *self, SalLogistic *model)
{
  gsl_vector *unit = gsl_vector_alloc (self->n);

  for (guint i = 0; i < self->n; i++)
    {
      gsl_vector_set_basis (unit, i);
      gsl_linalg_QR_solve (self->information, self->tau, unit, self->step);
      model->errors[i] = sqrt (gsl_vector_get (self->step, i));
    }
  gsl_vector_free (unit);
}

static gboolean
iterate (Fitting *self, SalLogistic *model)
{
  while (model->n_iterations < ITERATIONS_MAX)
    {
      double largest;

      if (!prepare_step (self, model->coefficients))
        return FALSE;
      gsl_linalg_QR_solve (self->information, self->tau, self->gradient, self->step);
      largest = take_step (self, model->coefficients);
      model->n_iterations++;
      if (largest < SETTLED)
        {
          find_errors (self, model);
          model->log_likelihood = log_likelihood (self, model->coefficients);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
has_both (const guint8 *labels, guint n_rows)
{
  for (guint i = 1; i < n_rows; i++)
    if (!labels[i] != !labels[0])
      return TRUE;

  return FALSE;
}

/**
 * sal_logistic_fit:
 * @features: (array): @n_features of each row, row by row
 * @labels: (array length=n_rows): what happened, 0 or 1
 * @n_rows: how many rows
 * @n_features: how many features
 * @ridge: the penalty, at least 0: half of it times the sum of the squared coefficients, without
 *   the intercept, is taken off the log-likelihood
 * @error: return location for an error
 *
 * Fits a logistic regression by iteratively reweighted least squares, that is Newton's method on
 * the (penalised) log-likelihood, with half steps where a whole one overshoots. A ridge is the
 * prior that coefficients are normal with variance 1 ÷ @ridge (S. le Cessie, J. C. van Houwelingen,
 * Applied Statistics 41 (1992), 191–201); with one there is a solution even if the features tell
 * perfectly what happens.
 *
 * Fails with %SAL_ERROR_VALUE if the same happened in all rows, and if, without a ridge, there is
 * no finite solution.
 *
 * Returns: (transfer full): it
 */
SalLogistic *
sal_logistic_fit (const double *features,
                  const guint8 *labels,
                  guint n_rows,
                  guint n_features,
                  double ridge,
                  GError **error)
{
  g_autoptr (SalLogistic) self = g_new0 (SalLogistic, 1);
  g_auto (Fitting) fitting = { 0 };

  fitting_init (&fitting, features, labels, n_rows, n_features, ridge);
  self->n_features = n_features;
  self->coefficients = g_new0 (double, n_features + 1);
  self->errors = g_new0 (double, n_features + 1);
  if (!has_both (labels, n_rows))
    {
      g_set_error_literal (error,
                           SAL_ERROR,
                           SAL_ERROR_VALUE,
                           _ ("The same happened in all cases, so that nothing tells them apart"));
      return NULL;
    }
  if (!iterate (&fitting, self))
    {
      g_set_error_literal (error,
                           SAL_ERROR,
                           SAL_ERROR_VALUE,
                           _ ("The features tell perfectly what happened, or one follows from the "
                              "others: without a ridge there is no one solution"));
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
sal_logistic_free (SalLogistic *self)
{
  g_free (self->coefficients);
  g_free (self->errors);
  g_free (self);
}

/**
 * sal_logistic_predict:
 * @self: a regression
 * @features: (array): as many as it has
 *
 * Tells how likely it is.
 *
 * Returns: a probability
 */
double
sal_logistic_predict (const SalLogistic *self, const double *features)
{
  double odds = self->coefficients[0];

  for (guint i = 0; i < self->n_features; i++)
    odds += self->coefficients[i + 1] * features[i];

  return to_probability (odds);
}
