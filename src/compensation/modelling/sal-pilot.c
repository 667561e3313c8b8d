/* sal-pilot.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pilot.h"

#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>

#define TAIL 0.025 /* on each side, of an interval of 95 % */

static SalPilotGroup
describe (const double *values, guint n)
{
  SalPilotGroup self = { n, NAN, NAN };

  if (n > 0)
    self.mean = gsl_stats_mean (values, 1, n);
  if (n > 1)
    self.standard_deviation = gsl_stats_sd_m (values, 1, n, self.mean);

  return self;
}

/**
 * sal_pilot_init:
 * @self: (out caller-allocates): the result
 * @treatment: (array length=n_treatment): a figure for each person of the group that tries it out
 * @n_treatment: their number
 * @control: (array length=n_control): likewise of the other group
 * @n_control: their number
 *
 * Compares the means of two groups of people, one figure for each, by Welch's interval, which does
 * not suppose that both vary as much: the difference ± t × √(s₁²/n₁ + s₂²/n₂), with the degrees of
 * freedom of Welch and Satterthwaite (B. L. Welch, Biometrika 34, 1947).
 */
void
sal_pilot_init (SalPilot *self,
                const double *treatment,
                guint n_treatment,
                const double *control,
                guint n_control)
{
  double one, other, error, t;

  *self = (SalPilot){ .treatment = describe (treatment, n_treatment),
                      .control = describe (control, n_control),
                      .lower = NAN,
                      .upper = NAN,
                      .degrees_of_freedom = NAN,
                      .p = NAN };
  self->difference = self->treatment.mean - self->control.mean;
  if (n_treatment < 2 || n_control < 2)
    return;

  one = self->treatment.standard_deviation * self->treatment.standard_deviation / n_treatment;
  other = self->control.standard_deviation * self->control.standard_deviation / n_control;
  error = sqrt (one + other);
  if (error <= 0)
    return;
  self->degrees_of_freedom = (one + other) * (one + other) /
                             (one * one / (n_treatment - 1) + other * other / (n_control - 1));
  t = gsl_cdf_tdist_Qinv (TAIL, self->degrees_of_freedom);
  self->lower = self->difference - t * error;
  self->upper = self->difference + t * error;
  self->p = 2 * gsl_cdf_tdist_Q (fabs (self->difference) / error, self->degrees_of_freedom);
}
