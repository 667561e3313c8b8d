/* sal-district-recombine.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-recombine.h"

#include <math.h>
#include <string.h>

/* Rounds of flows; each carries most of what the round before could not. */
#define N_ROUNDS 10

/* Sweeps over the graph of territories, which find the flows */
#define N_SWEEPS 2000

/* Below this share of a territory, single moves do it better. */
#define LEAST_IMBALANCE 0.2
#define LEAST_FLOW      0.02

/* Two territories that touch */
typedef struct
{
  gint32 first, second;
  double flow; /* of mass from the first to the second */
} Border;

typedef struct
{
  SalDistrictState *state;
  GArray *borders;    /* of Border */
  double *imbalances; /* by territory: mass beyond what it should have */
  double *levels;     /* by territory: flows go down from level to level */
  guint *degrees;
  guint8 *is_side; /* by node */
} Recombination;

static void
recombination_clear (Recombination *self)
{
  g_array_unref (self->borders);
  g_free (self->imbalances);
  g_free (self->levels);
  g_free (self->degrees);
  g_free (self->is_side);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Recombination, recombination_clear)

static int
compare_borders (gconstpointer first, gconstpointer second)
{
  const Border *one = first;
  const Border *other = second;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;

  return (one->second > other->second) - (one->second < other->second);
}

static int
compare_flows (gconstpointer first, gconstpointer second)
{
  const Border *one = first;
  const Border *other = second;

  if (fabs (one->flow) != fabs (other->flow))
    return fabs (one->flow) > fabs (other->flow) ? -1 : 1;

  return compare_borders (first, second);
}

static void
find_borders (Recombination *self)
{
  const SalDistrictState *state = self->state;
  const SalDistrictNetwork *network = state->network;
  guint n = 0;

  g_array_set_size (self->borders, 0);
  for (guint i = 0; i < network->n_nodes; i++)
    for (guint k = network->first_links[i]; k < network->first_links[i + 1]; k++)
      {
        Border border = { state->assignment[i], state->assignment[network->links[k]], 0 };

        if (border.first < border.second && !network->is_closed[border.first] &&
            !network->is_closed[border.second])
          g_array_append_val (self->borders, border);
      }
  g_array_sort (self->borders, compare_borders);
  for (guint i = 0; i < self->borders->len; i++)
    {
      const Border *border = &g_array_index (self->borders, Border, i);

      if (n > 0 && compare_borders (&g_array_index (self->borders, Border, n - 1), border) == 0)
        continue;
      g_array_index (self->borders, Border, n++) = *border;
    }
  g_array_set_size (self->borders, n);
}

/* A territory cannot get lighter than its heaviest node: what that has too much flows nowhere, and
 * the others have their shares of the rest. */
static double
find_imbalances (Recombination *self)
{
  const SalDistrictState *state = self->state;
  const SalDistrictNetwork *network = state->network;
  g_autofree double *heaviest = g_new0 (double, network->n_territories);
  double rest = 0, shares = 0, largest = 0;

  for (guint i = 0; i < network->n_nodes; i++)
    heaviest[state->assignment[i]] = MAX (heaviest[state->assignment[i]], network->mass[i]);
  for (guint t = 0; t < network->n_territories; t++)
    if (!network->is_closed[t] && heaviest[t] <= network->shares[t])
      {
        rest += state->moments[t][3];
        shares += network->shares[t];
      }
    else if (!network->is_closed[t])
      rest += state->moments[t][3] - heaviest[t];
  for (guint t = 0; t < network->n_territories; t++)
    {
      double wanted = shares > 0 ? rest * network->shares[t] / shares : 0;

      if (heaviest[t] > network->shares[t])
        wanted = heaviest[t];
      self->imbalances[t] = network->is_closed[t] ? 0 : state->moments[t][3] - wanted;
      largest = MAX (largest, fabs (self->imbalances[t]) / network->shares[t]);
    }

  return largest;
}

/* Levels whose differences carry every imbalance away: the graph's Poisson equation, by
 * Gauss–Seidel sweeps over the borders. */
static void
find_flows (Recombination *self)
{
  const guint n = self->state->network->n_territories;
  g_autofree double *sums = g_new (double, n);

  memset (self->degrees, 0, n * sizeof *self->degrees);
  memset (self->levels, 0, n * sizeof *self->levels);
  for (guint i = 0; i < self->borders->len; i++)
    {
      const Border *border = &g_array_index (self->borders, Border, i);

      self->degrees[border->first]++;
      self->degrees[border->second]++;
    }
  for (guint sweep = 0; sweep < N_SWEEPS; sweep++)
    {
      memcpy (sums, self->imbalances, n * sizeof *sums);
      for (guint i = 0; i < self->borders->len; i++)
        {
          const Border *border = &g_array_index (self->borders, Border, i);

          sums[border->first] += self->levels[border->second];
          sums[border->second] += self->levels[border->first];
        }
      for (guint t = 0; t < n; t++)
        if (self->degrees[t] > 0)
          /* damped, or a bipartite graph of territories swings for ever */
          self->levels[t] = 0.3 * self->levels[t] + 0.7 * sums[t] / self->degrees[t];
    }
  for (guint i = 0; i < self->borders->len; i++)
    {
      Border *border = &g_array_index (self->borders, Border, i);

      border->flow = self->levels[border->first] - self->levels[border->second];
    }
  g_array_sort (self->borders, compare_flows);
}

static void
give (SalDistrictState *state, guint node, gint32 to)
{
  SalDistrictMove move;

  if (state->assignment[node] == to)
    return;
  sal_district_state_weigh (state, &move, node, to);
  sal_district_state_apply (state, &move);
}

/* Gives @side to @second and what it has beside it to @first. */
static void
take_side (Recombination *self, const guint *side, guint n_side, gint32 first, gint32 second)
{
  SalDistrictState *state = self->state;
  guint next;

  for (guint i = 0; i < n_side; i++)
    self->is_side[side[i]] = TRUE;
  for (guint node = state->members[second]; node != G_MAXUINT; node = next)
    {
      next = state->next[node];
      if (!self->is_side[node])
        give (state, node, first);
    }
  for (guint i = 0; i < n_side; i++)
    {
      self->is_side[side[i]] = FALSE;
      give (state, side[i], second);
    }
}

static void
carry_flow (Recombination *self,
            SalDistrictTree *tree,
            SalDistrictRandom *random,
            const Border *border)
{
  SalDistrictState *state = self->state;
  double first_mass = state->moments[border->first][3];
  double second_mass = state->moments[border->second][3];
  double wanted = CLAMP (second_mass + border->flow, 0, first_mass + second_mass);
  guint n_side;
  const guint *side = sal_district_tree_split (tree,
                                               random,
                                               state->assignment,
                                               state->members[border->first],
                                               border->second,
                                               wanted,
                                               &n_side);

  /* two that came to lie apart, or that locks keep in pieces, are left as they are */
  if (side == NULL || sal_district_tree_get_size (tree) !=
                          state->n_nodes[border->first] + state->n_nodes[border->second])
    return;
  take_side (self, side, n_side, border->first, border->second);
}

/**
 * sal_district_recombine:
 * @state: an assignment, which is changed
 * @tree: splits territories
 * @random: for @tree
 * @end_time: when to stop, in the time of g_get_monotonic_time(); %G_MAXINT64 for no bound
 * @cancellable: (nullable): to stop, between two splits
 *
 * Carries load over long ways, which moves over borders would take long for: of an assignment that
 * is far from balanced, flows over the graph of territories are found that balance it, and each two
 * neighbours with a flow between them are merged and split anew so that it takes place. Flows are
 * differences of a potential, as Y. F. Hu, R. J. Blake, "An improved diffusion algorithm for
 * dynamic load balancing", Parallel Computing 25, 1999, have them: they move as little as possible.
 *
 * Returns: %FALSE if it was stopped; the assignment is valid all the same
 */
gboolean
sal_district_recombine (SalDistrictState *state,
                        SalDistrictTree *tree,
                        SalDistrictRandom *random,
                        gint64 end_time,
                        GCancellable *cancellable)
{
  const guint n = state->network->n_territories;
  g_auto (Recombination) self = {
    .state = state,
    .borders = g_array_new (FALSE, FALSE, sizeof (Border)),
    .imbalances = g_new0 (double, n),
    .levels = g_new (double, n),
    .degrees = g_new (guint, n),
    .is_side = g_new0 (guint8, state->network->n_nodes),
  };

  for (guint round = 0; round < N_ROUNDS && find_imbalances (&self) > LEAST_IMBALANCE; round++)
    {
      find_borders (&self);
      find_flows (&self);
      for (guint i = 0; i < self.borders->len; i++)
        {
          const Border *border = &g_array_index (self.borders, Border, i);

          if (g_cancellable_is_cancelled (cancellable) ||
              (end_time != G_MAXINT64 && g_get_monotonic_time () >= end_time))
            return FALSE;
          if (fabs (border->flow) * n > LEAST_FLOW)
            carry_flow (&self, tree, random, border);
        }
    }

  return TRUE;
}
