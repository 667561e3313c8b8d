/* test-logistic.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-error.h"
#include "sal-logistic.h"

static SalLogistic *
fit (const double *features, const guint8 *labels, guint n, guint n_features, double ridge)
{
  g_autoptr (GError) error = NULL;
  SalLogistic *model = sal_logistic_fit (features, labels, n, n_features, ridge, &error);

  g_assert_no_error (error);

  return model;
}

/* Hours of study and whether twenty students passed: the worked example of Wikipedia, “Logistic
 * regression”: −4.0777 (standard error 1.7610) and 1.5046 (0.6287); 61 % at three hours. */
static void
test_students (void)
{
  static const double hours[] = { 0.50, 0.75, 1.00, 1.25, 1.50, 1.75, 1.75, 2.00, 2.25, 2.50,
                                  2.75, 3.00, 3.25, 3.50, 4.00, 4.25, 4.50, 4.75, 5.00, 5.50 };
  static const guint8 passed[] = { 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1 };
  g_autoptr (SalLogistic) model = fit (hours, passed, G_N_ELEMENTS (hours), 1, 0);

  g_assert_cmpfloat_with_epsilon (model->coefficients[0], -4.0777, 5e-5);
  g_assert_cmpfloat_with_epsilon (model->coefficients[1], 1.5046, 5e-5);
  g_assert_cmpfloat_with_epsilon (model->errors[0], 1.7610, 5e-5);
  g_assert_cmpfloat_with_epsilon (model->errors[1], 0.6287, 5e-5);
  g_assert_cmpfloat_with_epsilon (sal_logistic_predict (model, (double[]){ 3 }), 0.61, 5e-3);
  g_assert_cmpuint (model->n_iterations, <, 10);
}

/* Temperature and distress of O-rings in the 23 flights before the Challenger's: S. R. Dalal, E. B.
 * Fowlkes, B. Hoadley, Journal of the American Statistical Association 84 (1989), 945–957; A.
 * Agresti, Categorical Data Analysis, has the estimates: 15.043 (7.379) and −0.2322 (0.1082). */
static void
test_o_rings (void)
{
  static const double degrees[] = { 66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78,
                                    67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58 };
  static const guint8 distress[] = { 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0,
                                     0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1 };
  g_autoptr (SalLogistic) model = fit (degrees, distress, G_N_ELEMENTS (degrees), 1, 0);

  g_assert_cmpfloat_with_epsilon (model->coefficients[0], 15.043, 5e-4);
  g_assert_cmpfloat_with_epsilon (model->coefficients[1], -0.2322, 5e-5);
  g_assert_cmpfloat_with_epsilon (model->errors[0], 7.379, 5e-4);
  g_assert_cmpfloat_with_epsilon (model->errors[1], 0.1082, 5e-5);
}

/* 481 beetles at eight doses of carbon disulphide: C. I. Bliss, Annals of Applied Biology 22
 * (1935); A. J. Dobson, An Introduction to Generalized Linear Models, has −60.717 (5.181)
 * and 34.270 (2.912). */
static void
test_beetles (void)
{
  static const struct
  {
    double dose;
    guint n, killed;
  } groups[] = { { 1.6907, 59, 6 },  { 1.7242, 60, 13 }, { 1.7552, 62, 18 }, { 1.7842, 56, 28 },
                 { 1.8113, 63, 52 }, { 1.8369, 59, 53 }, { 1.8610, 62, 61 }, { 1.8839, 60, 60 } };
  double doses[481];
  guint8 killed[481];
  g_autoptr (SalLogistic) model = NULL;
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint j = 0; j < groups[i].n; j++, n++)
      {
        doses[n] = groups[i].dose;
        killed[n] = j < groups[i].killed;
      }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (doses));
  model = fit (doses, killed, n, 1, 0);
  g_assert_cmpfloat_with_epsilon (model->coefficients[0], -60.717, 5e-4);
  g_assert_cmpfloat_with_epsilon (model->coefficients[1], 34.270, 5e-4);
  g_assert_cmpfloat_with_epsilon (model->errors[0], 5.181, 5e-4);
  g_assert_cmpfloat_with_epsilon (model->errors[1], 2.912, 5e-4);
}

/* A feature of 0 and 1 alone: 3 of 4 and 1 of 5. Then b₀ = log (1 ÷ 4), b₁ = log (3) − b₀, and the
 * log-likelihood that of the two shares. */
static void
test_by_hand (void)
{
  static const double features[] = { 1, 1, 1, 1, 0, 0, 0, 0, 0 };
  static const guint8 labels[] = { 1, 1, 1, 0, 1, 0, 0, 0, 0 };
  g_autoptr (SalLogistic) model = fit (features, labels, 9, 1, 0);

  g_assert_cmpfloat_with_epsilon (model->coefficients[0], log (0.25), 1e-9);
  g_assert_cmpfloat_with_epsilon (model->coefficients[1], log (12), 1e-9);
  g_assert_cmpfloat_with_epsilon (
      model->log_likelihood, 3 * log (0.75) + log (0.25) + log (0.2) + 4 * log (0.8), 1e-9);
}

/* What is separated perfectly has no finite solution, but one with a ridge, at which the penalised
 * score is zero: Σ (y − p) = 0 and Σ x (y − p) = ridge × b₁. */
static void
test_separated (void)
{
  static const double features[] = { -3, -2, -1, 1, 2, 3 };
  static const guint8 labels[] = { 0, 0, 0, 1, 1, 1 };
  static const guint8 almost[] = { 0, 0, 0, 0, 0, 1 };
  static const double twice[] = { 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6 };
  static const guint8 mixed[] = { 0, 1, 0, 1, 0, 1 };
  static const guint8 none[] = { 0, 0, 0, 0, 0, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalLogistic) model = NULL;
  double score[2] = { 0 };

  g_assert_null (sal_logistic_fit (features, labels, 6, 1, 0, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_null (sal_logistic_fit (features, almost, 6, 1, 0, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_null (sal_logistic_fit (twice, mixed, 6, 2, 0, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_null (sal_logistic_fit (features, none, 6, 1, 1, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_clear_error (&error);

  model = fit (features, labels, 6, 1, 0.5);
  for (guint i = 0; i < 6; i++)
    {
      double rest = labels[i] - sal_logistic_predict (model, &features[i]);

      score[0] += rest;
      score[1] += features[i] * rest;
    }
  g_assert_cmpfloat_with_epsilon (score[0], 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (score[1], 0.5 * model->coefficients[1], 1e-9);
  g_assert_cmpfloat (model->coefficients[1], >, 0.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/logistic/students", test_students);
  g_test_add_func ("/logistic/o-rings", test_o_rings);
  g_test_add_func ("/logistic/beetles", test_beetles);
  g_test_add_func ("/logistic/by-hand", test_by_hand);
  g_test_add_func ("/logistic/separated", test_separated);

  return g_test_run ();
}
