/* sal-district-bound.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-bound.h"

#include <math.h>

#include "sal-district-network.h"

/* What has to be in one territory, of one measure: a node, or all that is locked in a territory. */
typedef struct
{
  const SalDistrictNetwork *network;
  guint measure;
  GArray *units;   /* of double, descending */
  GArray *targets; /* of double, of the open territories, descending */
  double *fixed;   /* by territory: what is locked in it */
  double open;     /* what the units weigh together */
} Weighing;

static int
compare_descending (gconstpointer first, gconstpointer second)
{
  const double *one = first;
  const double *other = second;

  return (*one < *other) - (*one > *other);
}

static void
weighing_clear (Weighing *self)
{
  g_array_unref (self->units);
  g_array_unref (self->targets);
  g_free (self->fixed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Weighing, weighing_clear)

static double
target_of (const Weighing *self, guint territory)
{
  return self->network->targets[(gsize) territory * self->network->n_measures + self->measure];
}

static void
weigh (Weighing *self)
{
  const SalDistrictNetwork *network = self->network;

  for (guint i = 0; i < network->n_nodes; i++)
    {
      double weight = network->weights[(gsize) i * network->n_measures + self->measure];

      if (network->fixed[i] != SAL_DISTRICT_NONE)
        self->fixed[network->fixed[i]] += weight;
      else
        g_array_append_val (self->units, weight);
    }
  for (guint t = 0; t < network->n_territories; t++)
    {
      double target = target_of (self, t);

      if (network->is_closed[t])
        continue;
      g_array_append_val (self->targets, target);
      if (self->fixed[t] > 0)
        g_array_append_val (self->units, self->fixed[t]);
    }
  g_array_sort (self->units, compare_descending);
  g_array_sort (self->targets, compare_descending);
  for (guint i = 0; i < self->units->len; i++)
    self->open += g_array_index (self->units, double, i);
}

/* What a graph in pieces leaves over: each has a whole number of equal territories. */
static double
find_remainders (const Weighing *self)
{
  const SalDistrictNetwork *network = self->network;
  g_autofree double *weights = g_new0 (double, MAX (network->n_pieces, 1));
  double target = g_array_index (self->targets, double, 0), sum = 0;

  if (network->n_pieces < 2 ||
      target > g_array_index (self->targets, double, self->targets->len - 1))
    return 0;
  for (guint i = 0; i < network->n_nodes; i++)
    if (network->pieces[i] != G_MAXUINT)
      weights[network->pieces[i]] +=
          network->weights[(gsize) i * network->n_measures + self->measure];

  /* locked territories may reach from one piece into another */
  for (guint p = 0; p < network->n_pieces && !network->has_fixed; p++)
    sum += fabs (weights[p] / target - MAX (round (weights[p] / target), 1));

  return sum;
}

/* Of the open territories: Σ |deviation|. Two oversize units in one territory exceed it by more
 * than each in its own; so the least excess is that of the heaviest ones in the largest
 * territories, and what one has too much others have too little. */
static double
bound_sum (const Weighing *self)
{
  const guint n = self->targets->len;
  double largest = n > 0 ? g_array_index (self->targets, double, 0) : 0;
  double excess = 0, net = self->open;

  if (n == 0)
    return 0;
  for (guint i = 0; i < n; i++)
    {
      double target = g_array_index (self->targets, double, i);

      net -= target;
      if (i < self->units->len && g_array_index (self->units, double, i) > largest)
        excess += g_array_index (self->units, double, i) - target;
    }
  excess = MAX (excess, MAX (net, 0));

  return MAX ((2 * excess - net) / largest, find_remainders (self));
}

/* Territories without the @m heaviest units, of which there are at least n − m, have at most the
 * rest; and of n + 1 units two share a territory. */
static double
bound_max (const Weighing *self)
{
  const guint n = self->targets->len;
  double largest = n > 0 ? g_array_index (self->targets, double, 0) : 0;
  double bound = 0, rest = self->open, smallest = 0;

  if (n == 0)
    return 0;
  for (guint i = 0; i < n; i++)
    smallest += g_array_index (self->targets, double, i);
  bound = MAX (fabs (rest / smallest - 1), 0);
  if (self->units->len > 0)
    bound = MAX (bound, g_array_index (self->units, double, 0) / largest - 1);
  if (self->units->len > n)
    bound =
        MAX (bound,
             (g_array_index (self->units, double, n - 1) + g_array_index (self->units, double, n)) /
                     largest -
                 1);
  for (guint m = 1; m < n && m <= self->units->len; m++)
    {
      rest -= g_array_index (self->units, double, m - 1);
      smallest -= g_array_index (self->targets, double, m - 1);
      bound = MAX (bound, 1 - MAX (rest, 0) / smallest);
    }

  return bound;
}

static void
bound_measure (const SalDistrictNetwork *network, guint measure, SalDistrictBound *bound)
{
  g_auto (Weighing) self = {
    .network = network,
    .measure = measure,
    .units = g_array_new (FALSE, FALSE, sizeof (double)),
    .targets = g_array_new (FALSE, FALSE, sizeof (double)),
    .fixed = g_new0 (double, network->n_territories),
  };
  double sum, largest;

  *bound = (SalDistrictBound){ 0 };
  if (!(network->graph->totals[measure] > 0))
    return;
  weigh (&self);
  sum = bound_sum (&self);
  largest = bound_max (&self);
  for (guint t = 0; t < network->n_territories; t++)
    {
      double deviation = self.fixed[t] / target_of (&self, t) - 1;

      if (network->is_closed[t])
        {
          sum += fabs (deviation);
          largest = MAX (largest, fabs (deviation));
        }
      largest = MAX (largest, deviation);
    }
  bound->max_deviation = largest;
  bound->mean_deviation = sum / network->n_territories;
}

/**
 * sal_district_bound_compute:
 * @problem: a problem
 * @bounds: (out caller-allocates): one per measure of the graph
 *
 * Computes lower bounds on the deviations that any assignment has, connected or not: from areas
 * and groups that are heavier than a territory, from what is locked, and from pieces of the graph
 * that do not hold a whole number of territories. With equal targets T the mean deviation of n
 * territories is at least 2 · Σ (wᵢ − T) ∕ (n·T) over the areas heavier than T.
 */
void
sal_district_bound_compute (const SalDistrictProblem *problem, SalDistrictBound *bounds)
{
  const SalDistrictNetwork *network = sal_district_problem_get_network (problem);

  for (guint k = 0; k < network->n_measures; k++)
    bound_measure (network, k, &bounds[k]);
}

static int
compare_oversize (gconstpointer first, gconstpointer second)
{
  const SalDistrictOversize *one = first;
  const SalDistrictOversize *other = second;

  if (one->index != other->index)
    return one->index > other->index ? -1 : 1;

  return (one->area > other->area) - (one->area < other->area);
}

/**
 * sal_district_find_oversize:
 * @problem: a problem
 *
 * Finds the areas and groups that are heavier than the largest territory should be.
 *
 * Returns: (transfer full) (element-type SalDistrictOversize): the heaviest first
 */
GArray *
sal_district_find_oversize (const SalDistrictProblem *problem)
{
  const SalDistrictNetwork *network = sal_district_problem_get_network (problem);
  const guint n = network->n_measures;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SalDistrictOversize));

  for (guint k = 0; k < n; k++)
    {
      double largest = 0;

      for (guint t = 0; t < network->n_territories; t++)
        largest = MAX (largest, network->targets[(gsize) t * n + k]);
      for (guint i = 0; i < network->n_nodes && largest > 0; i++)
        {
          SalDistrictOversize oversize = {
            .measure = k,
            .index = 100 * network->weights[(gsize) i * n + k] / largest,
          };

          if (oversize.index <= 100)
            continue;
          oversize.area = sal_district_network_first_area (network, i);
          g_array_append_val (found, oversize);
        }
    }
  g_array_sort (found, compare_oversize);

  return found;
}
