/* sal-simulation-curve.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-simulation-private.h"

#include <string.h>

typedef struct
{
  const SalReplayBase *base;
  const GArray *results; /* of SalReplayResult */
  const GPtrArray *people;
  guint n_quarters;
  const double *attainments;
  guint n;
  double *payouts;
} Curve;

/* Everybody who has attained something, scaled to what is asked for. */
static gboolean
add_to_curve (Curve *self, guint person, double *costs)
{
  const SalReplayResult *result = &g_array_index (self->results, SalReplayResult, person);
  g_autofree double *factors = g_new (double, (gsize) self->n_quarters * self->n + 1);

  if (!(result->attainment > 0) || result->target <= 0)
    return FALSE;
  for (guint q = 0; q < self->n_quarters; q++)
    for (guint i = 0; i < self->n; i++)
      factors[(gsize) q * self->n + i] = self->attainments[i] / result->attainment;
  sal_simulated_person_pay (
      self->people->pdata[person], factors, self->n_quarters, self->n, NULL, costs);

  return TRUE;
}

/**
 * sal_simulation_pay_at:
 * @base: what was prepared
 * @prepared: (nullable): a plan of some of the participations
 * @edited: (nullable): what they are paid by instead, which sal_replay_plan_fits() for it
 * @attainments: (array length=n): shares of the quota
 * @n: their number, at most %SAL_SIMULATION_MOST_POINTS
 * @payouts: (out caller-allocates) (array length=n): what is paid ÷ target variable
 * @cancellable: (nullable): to stop
 *
 * Tells what people are paid in all, of their target variable in all, if everybody attains as much
 * of their quotas: all that somebody has counted is scaled until it does. Guarantees and draws are
 * left out, and so are people without a quota, a target, or anything counted.
 *
 * Returns: %FALSE if there is nobody else, or it was cancelled
 */
gboolean
sal_simulation_pay_at (const SalReplayBase *base,
                       const SalPlan *prepared,
                       const SalPlan *edited,
                       const double *attainments,
                       guint n,
                       double *payouts,
                       GCancellable *cancellable)
{
  g_auto (SalSimulatedPeople) people = { 0 };
  g_autoptr (GArray) results = sal_replay_run (base, prepared, edited, cancellable, NULL);
  g_auto (SalSimulationPast) past = { 0 };
  Curve curve;
  double target = 0;

  g_return_val_if_fail (n > 0 && n <= SAL_SIMULATION_MOST_POINTS, FALSE);

  if (results == NULL)
    return FALSE;
  sal_simulation_past_init (&past, base, NULL);
  if (!sal_simulated_people_init (
          &people, base, prepared, edited, past.quarters, FALSE, 0, cancellable))
    return FALSE;
  curve = (Curve){ base, results, people.people, past.n_quarters, attainments, n, payouts };
  memset (payouts, 0, n * sizeof (double));
  for (guint i = 0; i < people.people->len && !g_cancellable_is_cancelled (cancellable); i++)
    if (add_to_curve (&curve, i, payouts))
      target += (double) g_array_index (results, SalReplayResult, i).target;
  for (guint i = 0; i < n; i++)
    payouts[i] /= target;

  return target > 0 && !g_cancellable_is_cancelled (cancellable);
}
