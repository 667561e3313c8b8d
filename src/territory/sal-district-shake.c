/* sal-district-shake.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-shake.h"

#include <string.h>

/* How often a neighbour of those that are chosen is looked for, for each one that is wanted */
#define N_TRIES 50

/* A node on a border and one of its neighbours, both at random */
static void
pick_link (const SalDistrictState *state, SalDistrictRandom *random, guint *node, guint *neighbor)
{
  const SalDistrictNetwork *network = state->network;
  guint n_links, link;

  *node = state->border[sal_district_random_below (random, state->n_border)];
  n_links = network->first_links[*node + 1] - network->first_links[*node];
  link = network->first_links[*node] + sal_district_random_below (random, n_links);
  *neighbor = network->links[link];
}

/* Territories that hang together; returns how many they are, at most @n_wanted. */
static guint
choose (const SalDistrictState *state,
        SalDistrictRandom *random,
        guint n_wanted,
        gint32 *chosen,
        guint8 *is_chosen)
{
  const SalDistrictNetwork *network = state->network;
  guint n = 0;

  memset (is_chosen, 0, network->n_territories);
  for (guint i = 0; i < N_TRIES * n_wanted && n < n_wanted; i++)
    {
      guint node, neighbor;
      gint32 territory;

      pick_link (state, random, &node, &neighbor);
      territory = state->assignment[neighbor];
      if (network->is_closed[territory] || is_chosen[territory] ||
          (n > 0 && !is_chosen[state->assignment[node]]))
        continue;
      chosen[n++] = territory;
      is_chosen[territory] = TRUE;
    }

  return n;
}

/* Merges the territories into the first of them; returns how many nodes that has then. */
static guint
merge (const SalDistrictNetwork *network, const guint8 *is_chosen, gint32 first, gint32 *assignment)
{
  guint n = 0;

  for (guint i = 0; i < network->n_nodes; i++)
    if (is_chosen[assignment[i]])
      {
        assignment[i] = first;
        n++;
      }

  return n;
}

static guint
pick_member (const SalDistrictNetwork *network,
             SalDistrictRandom *random,
             const gint32 *assignment,
             gint32 territory)
{
  guint node = sal_district_random_below (random, network->n_nodes);

  while (assignment[node] != territory)
    node = node + 1 < network->n_nodes ? node + 1 : 0;

  return node;
}

/* Splits one territory off another; returns %FALSE if it cannot be, or is not in one piece. */
static gboolean
split_off (const SalDistrictNetwork *network,
           SalDistrictTree *tree,
           SalDistrictRandom *random,
           gint32 *assignment,
           gint32 from,
           gint32 to,
           guint *n_left)
{
  guint root = pick_member (network, random, assignment, from);
  guint n_side;
  const guint *side =
      sal_district_tree_split (tree, random, assignment, root, to, network->shares[to], &n_side);

  if (side == NULL || sal_district_tree_get_size (tree) != *n_left)
    return FALSE;
  for (guint i = 0; i < n_side; i++)
    assignment[side[i]] = to;
  *n_left -= n_side;

  return TRUE;
}

/**
 * sal_district_shake:
 * @state: an assignment with a border and without locked nodes, which is changed
 * @tree: splits territories
 * @random: chooses
 * @n_territories: how many are to be drawn anew
 * @is_chosen: (out) (array): by territory, whether it was among them
 *
 * Draws some neighbouring territories anew, all of them if @n_territories is their number: they are
 * merged, and one after the other is split off by a random spanning tree, at about its share. What
 * moves of single nodes would have to pass many bad maps for changes at once. Nothing changes if
 * the trees leave no way. Closed territories are never chosen.
 *
 * The step of ReCom for more than two districts: D. DeFord, M. Duchin, J. Solomon, "Recombination:
 * A Family of Markov Chains for Redistricting", Harvard Data Science Review 3.1, 2021.
 */
void
sal_district_shake (SalDistrictState *state,
                    SalDistrictTree *tree,
                    SalDistrictRandom *random,
                    guint n_territories,
                    guint8 *is_chosen)
{
  const SalDistrictNetwork *network = state->network;
  g_autofree gint32 *chosen = g_new (gint32, network->n_territories);
  g_autofree gint32 *assignment =
      g_memdup2 (state->assignment, network->n_nodes * sizeof *assignment);
  guint n = choose (state, random, MIN (n_territories, network->n_territories), chosen, is_chosen);
  guint n_left;

  if (n < 2)
    return;
  n_left = merge (network, is_chosen, chosen[0], assignment);
  for (guint i = 1; i < n; i++)
    if (!split_off (network, tree, random, assignment, chosen[0], chosen[i], &n_left))
      return;
  sal_district_state_set (state, assignment);
}
