/* sal-district-tree.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-tree.h"

#include <math.h>

#include "sal-district-heap.h"

/* Of two sides that are as heavy, the one is taken that moves less; the share that this may cost.
 */
#define MOVED_COST 0.02

/* A node of the tree with all below it */
typedef struct
{
  double mass;
  double stays; /* of it, what is in the second territory already */
  guint n_nodes;
  guint n_first; /* nodes locked in the first territory */
  guint n_second;
} Branch;

struct _SalDistrictTree
{
  const SalDistrictNetwork *network;
  guint *sources;  /* by link of the network: the node that it leaves */
  guint n_reached; /* by the last tree */
  guint *order;    /* nodes as the tree reached them, parents first */
  guint *parents;  /* by place in @order: the place of its parent; of the root its own */
  guint *places;   /* by node */
  Branch *branches;
  guint *marks; /* by node */
  guint mark;
  guint8 *is_below; /* by place */
  guint *side;
  GArray *heap;
};

SalDistrictTree *
sal_district_tree_new (const SalDistrictNetwork *network)
{
  SalDistrictTree *self = g_new0 (SalDistrictTree, 1);
  const guint n = network->n_nodes;

  self->network = network;
  self->sources = g_new (guint, MAX (network->first_links[n], 1));
  for (guint i = 0; i < n; i++)
    for (guint k = network->first_links[i]; k < network->first_links[i + 1]; k++)
      self->sources[k] = i;
  self->order = g_new (guint, n);
  self->parents = g_new (guint, n);
  self->places = g_new (guint, n);
  self->branches = g_new (Branch, n);
  self->marks = g_new0 (guint, n);
  self->is_below = g_new (guint8, n);
  self->side = g_new (guint, n);
  self->heap = sal_district_heap_new ();

  return self;
}

void
sal_district_tree_free (SalDistrictTree *self)
{
  g_free (self->sources);
  g_free (self->order);
  g_free (self->parents);
  g_free (self->places);
  g_free (self->branches);
  g_free (self->marks);
  g_free (self->is_below);
  g_free (self->side);
  g_array_unref (self->heap);
  g_free (self);
}

static void
reach (SalDistrictTree *self,
       guint node,
       guint parent,
       guint n,
       gint32 first,
       gint32 second,
       gint32 now)
{
  const SalDistrictNetwork *network = self->network;

  self->marks[node] = self->mark;
  self->places[node] = n;
  self->order[n] = node;
  self->parents[n] = parent;
  self->branches[n] = (Branch){
    .mass = network->mass[node],
    .stays = now == second ? network->mass[node] : 0,
    .n_nodes = 1,
    .n_first = network->fixed[node] != SAL_DISTRICT_NONE && network->fixed[node] == first,
    .n_second = network->fixed[node] != SAL_DISTRICT_NONE && network->fixed[node] == second,
  };
}

static void
push_links (SalDistrictTree *self,
            SalDistrictRandom *random,
            const gint32 *assignment,
            guint node,
            gint32 first,
            gint32 second)
{
  const SalDistrictNetwork *network = self->network;

  for (guint k = network->first_links[node]; k < network->first_links[node + 1]; k++)
    {
      guint next = network->links[k];

      if ((assignment[next] == first || assignment[next] == second) &&
          self->marks[next] != self->mark)
        sal_district_heap_push (self->heap, sal_district_random_real (random), k);
    }
}

/* Prim's algorithm with random weights: a random minimum spanning tree of both territories */
static guint
grow_tree (SalDistrictTree *self,
           SalDistrictRandom *random,
           const gint32 *assignment,
           guint root,
           gint32 second)
{
  gint32 first = assignment[root];
  guint n = 0;

  self->mark++;
  g_array_set_size (self->heap, 0);
  reach (self, root, 0, n++, first, second, first);
  push_links (self, random, assignment, root, first, second);
  while (self->heap->len > 0)
    {
      guint link = sal_district_heap_pop (self->heap).value;
      guint node = self->network->links[link];

      if (self->marks[node] == self->mark)
        continue;
      reach (self, node, self->places[self->sources[link]], n++, first, second, assignment[node]);
      push_links (self, random, assignment, node, first, second);
    }

  return n;
}

static void
add_branches (SalDistrictTree *self, guint n)
{
  for (guint place = n; --place > 0;)
    {
      const Branch *branch = &self->branches[place];
      Branch *parent = &self->branches[self->parents[place]];

      parent->mass += branch->mass;
      parent->stays += branch->stays;
      parent->n_nodes += branch->n_nodes;
      parent->n_first += branch->n_first;
      parent->n_second += branch->n_second;
    }
}

/* The link to cut, by the place below it; @is_upper: whether what is above is the second's. */
static guint
choose_link (const SalDistrictTree *self, guint n, double second_mass, gboolean *is_upper)
{
  const Branch *whole = &self->branches[0];
  double best_cost = INFINITY;
  guint best = 0;

  for (guint place = 1; place < n; place++)
    for (int upper = 0; upper < 2; upper++)
      {
        const Branch *branch = &self->branches[place];
        double mass = upper ? whole->mass - branch->mass : branch->mass;
        double stays = upper ? whole->stays - branch->stays : branch->stays;
        double cost = fabs (mass - second_mass) - MOVED_COST * stays;

        if (upper ? branch->n_second > 0 || branch->n_first < whole->n_first
                  : branch->n_first > 0 || branch->n_second < whole->n_second)
          continue;
        if (cost >= best_cost)
          continue;
        best_cost = cost;
        best = place;
        *is_upper = upper;
      }

  return best;
}

/**
 * sal_district_tree_split:
 * @self: a tree of the network
 * @random: of the tree's links
 * @assignment: by node, its territory
 * @root: a node of the first territory
 * @second: the other territory, a neighbour or empty
 * @second_mass: what the second is to have of the network's mass
 * @n_nodes: (out): how many nodes the second gets
 *
 * Splits two territories anew: a random spanning tree of their nodes falls in two parts by the link
 * whose removal gives @second nearest to @second_mass; both are in one piece. Locked nodes stay.
 * The step of ReCom: D. DeFord, M. Duchin, J. Solomon, "Recombination: A Family of Markov Chains
 * for Redistricting", Harvard Data Science Review 3.1, 2021.
 *
 * Returns: (nullable) (array length=n_nodes): the nodes of the second; %NULL if locked nodes leave
 *   no way
 */
const guint *
sal_district_tree_split (SalDistrictTree *self,
                         SalDistrictRandom *random,
                         const gint32 *assignment,
                         guint root,
                         gint32 second,
                         double second_mass,
                         guint *n_nodes)
{
  guint n = grow_tree (self, random, assignment, root, second);
  gboolean is_upper = FALSE;
  guint best;

  *n_nodes = 0;
  self->n_reached = n;
  add_branches (self, n);
  best = choose_link (self, n, second_mass, &is_upper);
  if (best == 0)
    return NULL;

  for (guint place = 0; place < n; place++)
    {
      self->is_below[place] =
          place == best || (place > best && self->is_below[self->parents[place]]);
      if (self->is_below[place] != (guint8) is_upper)
        self->side[(*n_nodes)++] = self->order[place];
    }

  return self->side;
}

guint
sal_district_tree_get_size (const SalDistrictTree *self)
{
  return self->n_reached;
}
