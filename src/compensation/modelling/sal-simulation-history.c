/* sal-simulation-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-simulation-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/* --- the past --- */

static guint
find_quarter (GArray *quarters, SalPeriod period)
{
  for (guint i = 0; i < quarters->len; i++)
    if (sal_period_compare (g_array_index (quarters, SalPeriod, i), period) == 0)
      return i;

  return quarters->len;
}

static int
compare_quarters (gconstpointer a, gconstpointer b)
{
  return sal_period_compare (*(const SalPeriod *) a, *(const SalPeriod *) b);
}

static GArray *
collect_quarters (const SalReplayBase *base)
{
  GArray *quarters = g_array_new (FALSE, FALSE, sizeof (SalPeriod));

  for (guint i = 0; i < base->entries->len; i++)
    {
      const SalReplayEntry *entry = base->entries->pdata[i];

      for (guint k = 0; k < entry->quarters->len; k++)
        {
          SalPeriod period = g_array_index (entry->quarters, SalReplayQuarter, k).period;

          if (find_quarter (quarters, period) == quarters->len)
            g_array_append_val (quarters, period);
        }
    }
  g_array_sort (quarters, compare_quarters);

  return quarters;
}

/* Attainment of what has a quota, by weight; of what has none, the mean of what is counted is as
 * good as one. */
static double
find_performance (const SalReplayEntry *self, guint quarter, gboolean with_quota)
{
  const SalPlan *plan = self->participation->plan;
  double sum = 0, weights = 0;

  for (guint i = 0; i < plan->components->len; i++)
    {
      const SalPlanComponent *of = sal_plan_get_component (plan, i);
      const SalReplaySum *one = sal_replay_entry_get_sum (self, quarter, i);
      double weight = of->weight.is_set ? sal_rational_to_double (&of->weight.value) : 1;

      if (of->method->kind == SAL_PAYOUT_OBJECTIVES || (with_quota && !(one->quota > 0)))
        continue;
      sum += weight * (with_quota ? one->measured / one->quota : one->measured);
      weights += weight;
    }

  return weights > 0 ? sum / weights : NAN;
}

static gboolean
has_quota (const SalReplayEntry *self)
{
  for (guint i = 0; i < self->quarters->len; i++)
    if (!isnan (find_performance (self, i, TRUE)))
      return TRUE;

  return FALSE;
}

static void
read_person (SalSimulationPast *self, guint person, const SalReplayEntry *entry)
{
  double *ratios = self->ratios + (gsize) person * self->n_quarters, sum = 0;
  gboolean with_quota = has_quota (entry);
  guint n = 0;

  for (guint i = 0; i < self->n_quarters; i++)
    ratios[i] = NAN;
  for (guint i = 0; i < entry->quarters->len; i++)
    {
      SalPeriod period = g_array_index (entry->quarters, SalReplayQuarter, i).period;
      double performance = find_performance (entry, i, with_quota);

      if (!isfinite (performance))
        continue;
      ratios[find_quarter (self->quarters, period)] = performance;
      sum += performance;
      n++;
    }
  for (guint i = 0; i < self->n_quarters; i++)
    ratios[i] = n >= 2 && sum > 0 ? ratios[i] * n / sum : NAN;
  self->n_quarters_of[person] = n >= 2 && sum > 0 ? n : 0;
}

/* How everybody did, quarter by quarter. */
void
sal_simulation_past_init (SalSimulationPast *self,
                          const SalReplayBase *base,
                          const char *const *units)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  *self = (SalSimulationPast){ .n_people = base->entries->len };
  self->quarters = collect_quarters (base);
  self->n_quarters = self->quarters->len;
  self->ratios = g_new (double, (gsize) self->n_people * self->n_quarters + 1);
  self->units = g_new0 (guint, self->n_people + 1);
  self->n_quarters_of = g_new0 (guint, self->n_people + 1);
  for (guint i = 0; i < self->n_people; i++)
    {
      const char *unit = units != NULL && units[i] != NULL ? units[i] : "";

      if (!g_hash_table_contains (known, unit))
        g_hash_table_insert (known, (gpointer) unit, GUINT_TO_POINTER (g_hash_table_size (known)));
      self->units[i] = GPOINTER_TO_UINT (g_hash_table_lookup (known, unit));
      read_person (self, i, base->entries->pdata[i]);
    }
  self->n_units = g_hash_table_size (known);
}

void
sal_simulation_past_clear (SalSimulationPast *self)
{
  g_clear_pointer (&self->ratios, g_free);
  g_clear_pointer (&self->units, g_free);
  g_clear_pointer (&self->n_quarters_of, g_free);
  g_clear_pointer (&self->quarters, g_array_unref);
}

/* --- what it tells --- */

/* Sums of products of the deviations of people, and how many of them there are. */
typedef struct
{
  double own, in_unit, across;
  double n_own, n_in_unit, n_across;
} Products;

static void
add_quarter (Products *self, const SalSimulationPast *past, guint quarter)
{
  g_autofree double *sums = g_new0 (double, past->n_units),
                    *squares = g_new0 (double, past->n_units);
  g_autofree double *counts = g_new0 (double, past->n_units);
  double sum = 0, n = 0;

  for (guint i = 0; i < past->n_people; i++)
    {
      double ratio = past->ratios[(gsize) i * past->n_quarters + quarter], deviation;
      double n_of = past->n_quarters_of[i];

      if (isnan (ratio))
        continue;
      /* the mean is their own: it takes a part of the variance with it */
      deviation = (ratio - 1) * sqrt (n_of / (n_of - 1));
      sums[past->units[i]] += deviation;
      squares[past->units[i]] += deviation * deviation;
      counts[past->units[i]]++;
    }
  for (guint i = 0; i < past->n_units; i++)
    {
      self->own += squares[i];
      self->n_own += counts[i];
      self->in_unit += sums[i] * sums[i] - squares[i];
      self->n_in_unit += counts[i] * (counts[i] - 1);
      self->across -= sums[i] * sums[i];
      self->n_across -= counts[i] * counts[i];
      sum += sums[i];
      n += counts[i];
    }
  self->across += sum * sum;
  self->n_across += n * n;
}

/**
 * sal_simulation_history_init:
 * @self: (out caller-allocates): what there is to know
 * @base: what was prepared: its quarters are the past
 * @units: (nullable): the unit of each participation
 * @error: return location for an error
 *
 * Estimates how attainment varies: the deviations of attainment from everybody's own mean, their
 * variance, and the covariances of two people of one unit and of two units (analysis of variance by
 * the method of moments). Lognormal factors have the same: exp (σ²) − 1 is their covariance.
 *
 * Returns: %FALSE with %SAL_ERROR_VALUE if nobody has two quarters with attainment
 */
gboolean
sal_simulation_history_init (SalSimulationHistory *self,
                             const SalReplayBase *base,
                             const char *const *units,
                             GError **error)
{
  g_auto (SalSimulationPast) past = { 0 };
  Products products = { 0 };
  double variance, in_unit, across;

  *self = (SalSimulationHistory){ 0 };
  sal_simulation_past_init (&past, base, units);
  for (guint i = 0; i < past.n_quarters; i++)
    add_quarter (&products, &past, i);
  for (guint i = 0; i < past.n_people; i++)
    self->n_people += past.n_quarters_of[i] > 0;
  self->n_quarters = past.n_quarters;
  self->n_units = past.n_units;
  if (self->n_people == 0)
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("Nobody has attainment in two quarters: how it varies cannot be told"));
      return FALSE;
    }

  variance = products.own / products.n_own;
  in_unit = products.n_in_unit > 0 ? products.in_unit / products.n_in_unit : 0;
  across = products.n_across > 0 ? products.across / products.n_across : in_unit;
  if (products.n_in_unit <= 0)
    in_unit = across;
  in_unit = CLAMP (in_unit, 0, variance);
  across = CLAMP (across, 0, in_unit);
  self->variation = sqrt (variance);
  self->correlation = variance > 0 ? across / variance : 0;
  self->correlation_in_unit = variance > 0 ? in_unit / variance : 0;
  self->factors.company = sqrt (log1p (across));
  self->factors.unit = sqrt (log1p (in_unit) - log1p (across));
  self->factors.person = sqrt (log1p (variance) - log1p (in_unit));

  return TRUE;
}
