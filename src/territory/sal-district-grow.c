/* sal-district-grow.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-grow.h"

#include <math.h>
#include <string.h>

#include "sal-district-heap.h"
#include "sal-district-tree.h"

/* How many free nodes are looked at for the next seed; the one farthest from all others is taken.
 */
#define N_CANDIDATES 40

typedef struct
{
  const SalDistrictProblem *problem;
  const SalDistrictNetwork *network;
  SalDistrictRandom *random;
  GCancellable *cancellable;
  gint32 *assignment;
  double *loads;  /* by territory: Σ mass */
  guint *n_nodes; /* by territory */
  guint *anchors; /* by territory: the node that growing measures from; G_MAXUINT of none */
} Growth;

static void
give (Growth *self, guint node, gint32 territory)
{
  self->assignment[node] = territory;
  self->loads[territory] += self->network->mass[node];
  if (self->n_nodes[territory]++ == 0)
    self->anchors[territory] = node;
}

static void
take (Growth *self, guint node)
{
  gint32 territory = self->assignment[node];

  self->assignment[node] = SAL_DISTRICT_NONE;
  self->loads[territory] -= self->network->mass[node];
  self->n_nodes[territory]--;
}

/* Of each territory's pieces the heaviest stays, one with a locked node before all others; the rest
 * is given up but for what is locked. */
static gboolean
give_up_pieces (Growth *self)
{
  const SalDistrictNetwork *network = self->network;
  const guint n = network->n_nodes;
  g_autofree guint *labels = g_new0 (guint, n);
  g_autofree guint *queue = g_new (guint, n);
  g_autofree guint *best = g_new0 (guint, network->n_territories);
  g_autofree double *best_loads = g_new0 (double, network->n_territories);
  guint n_labels = 0;

  for (guint i = 0; i < n; i++)
    {
      gint32 territory = self->assignment[i];
      guint end = 1;
      double load = 0;

      if (territory == SAL_DISTRICT_NONE || labels[i] != 0)
        continue;
      queue[0] = i;
      labels[i] = ++n_labels;
      for (guint place = 0; place < end; place++)
        {
          guint node = queue[place];

          load += network->mass[node] + (network->fixed[node] == territory ? 2 : 0);
          for (guint k = network->first_links[node]; k < network->first_links[node + 1]; k++)
            {
              guint next = network->links[k];

              if (self->assignment[next] != territory || labels[next] != 0)
                continue;
              labels[next] = n_labels;
              queue[end++] = next;
            }
        }
      if (load <= best_loads[territory])
        continue;
      best_loads[territory] = load;
      best[territory] = n_labels;
    }
  for (guint i = 0; i < n; i++)
    if (self->assignment[i] != SAL_DISTRICT_NONE && network->fixed[i] == SAL_DISTRICT_NONE &&
        labels[i] != best[self->assignment[i]])
      take (self, i);

  return !g_cancellable_is_cancelled (self->cancellable);
}

static double
square_distance (const double first[3], const double second[3])
{
  double square = 0;

  for (int d = 0; d < 3; d++)
    square += (first[d] - second[d]) * (first[d] - second[d]);

  return square;
}

/* How far a node is from all anchors, weighed by what it holds */
static double
rate_seed (const Growth *self, guint node)
{
  double nearest = INFINITY;

  for (guint t = 0; t < self->network->n_territories; t++)
    if (self->anchors[t] != G_MAXUINT)
      nearest = MIN (
          nearest,
          square_distance (self->network->points[node], self->network->points[self->anchors[t]]));

  return (isinf (nearest) ? 1 : nearest) * sqrt (self->network->mass[node]);
}

/* The best of some free nodes, of @piece unless that is G_MAXUINT; G_MAXUINT if none is free */
static guint
choose_seed (Growth *self, GArray *free_nodes, guint piece)
{
  guint best = G_MAXUINT;
  double best_rate = -1;

  for (guint i = 0, n = free_nodes->len; i < (piece == G_MAXUINT ? MIN (N_CANDIDATES, n) : n); i++)
    {
      guint place = piece == G_MAXUINT ? sal_district_random_below (self->random, n) : i;
      guint node = g_array_index (free_nodes, guint, place);
      double rate;

      if (self->assignment[node] != SAL_DISTRICT_NONE ||
          (piece != G_MAXUINT && self->network->pieces[node] != piece))
        continue;
      rate = rate_seed (self, node);
      if (rate <= best_rate)
        continue;
      best_rate = rate;
      best = node;
    }

  return best;
}

static gint32
next_empty (const Growth *self, gint32 territory)
{
  while (territory < (gint32) self->network->n_territories &&
         (self->n_nodes[territory] > 0 || self->network->is_closed[territory]))
    territory++;

  return territory;
}

/* The lightest territory that nothing locks, in a piece that has others: its nodes become free. As
 * there are territories that nothing locks for all pieces where nothing is locked, there is one
 * while a piece has none. */
static void
dissolve_lightest (Growth *self, GArray *free_nodes)
{
  const SalDistrictNetwork *network = self->network;
  g_autofree guint *owned = g_new (guint, network->n_territories);   /* the piece one has */
  g_autofree gint32 *owners = g_new (gint32, network->n_pieces);     /* one that a piece has, */
  g_autofree guint8 *is_shared = g_new0 (guint8, network->n_pieces); /* and whether it has others */
  guint best = G_MAXUINT;

  for (guint t = 0; t < network->n_territories; t++)
    owned[t] = G_MAXUINT;
  for (guint p = 0; p < network->n_pieces; p++)
    owners[p] = SAL_DISTRICT_NONE;
  for (guint i = 0; i < network->n_nodes; i++)
    {
      gint32 territory = self->assignment[i];
      guint piece = network->pieces[i];

      if (territory == SAL_DISTRICT_NONE || piece == G_MAXUINT)
        continue;
      owned[territory] = piece;
      is_shared[piece] |= owners[piece] != SAL_DISTRICT_NONE && owners[piece] != territory;
      owners[piece] = territory;
    }
  /* what is locked may be in several pieces */
  for (guint i = 0; i < network->n_nodes; i++)
    if (network->fixed[i] != SAL_DISTRICT_NONE)
      owned[network->fixed[i]] = G_MAXUINT;
  for (guint t = 0; t < network->n_territories; t++)
    if (owned[t] != G_MAXUINT && is_shared[owned[t]] &&
        (best == G_MAXUINT || self->loads[t] < self->loads[best]))
      best = t;
  for (guint i = 0; best != G_MAXUINT && i < network->n_nodes; i++)
    if (self->assignment[i] == (gint32) best)
      {
        take (self, i);
        g_array_append_val (free_nodes, i);
      }
}

/* A piece that no territory reaches gets an empty one, or one that others can do without. */
static void
seed_pieces (Growth *self, GArray *free_nodes)
{
  const SalDistrictNetwork *network = self->network;
  g_autofree guint8 *is_reached = g_new0 (guint8, MAX (network->n_pieces, 1));
  gint32 empty;

  for (guint i = 0; i < network->n_nodes; i++)
    if (network->pieces[i] != G_MAXUINT && self->assignment[i] != SAL_DISTRICT_NONE)
      is_reached[network->pieces[i]] = TRUE;
  for (guint p = 0; p < network->n_pieces; p++)
    {
      if (is_reached[p])
        continue;
      empty = next_empty (self, 0);
      if (empty == (gint32) network->n_territories)
        {
          dissolve_lightest (self, free_nodes);
          empty = next_empty (self, 0);
        }
      g_assert (empty < (gint32) network->n_territories);
      give (self, choose_seed (self, free_nodes, p), empty);
    }
}

static void
seed_empty (Growth *self, GArray *free_nodes)
{
  gint32 empty = next_empty (self, 0);

  while (empty < (gint32) self->network->n_territories)
    {
      guint node = choose_seed (self, free_nodes, G_MAXUINT);

      if (node == G_MAXUINT)
        return;
      give (self, node, empty);
      empty = next_empty (self, empty);
    }
}

/* Territories take turns by how full they are; each takes the nearest free node that it touches. */
static gboolean
fill (Growth *self)
{
  const SalDistrictNetwork *network = self->network;
  const guint n_territories = network->n_territories;
  g_autoptr (GPtrArray) fronts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) turns = sal_district_heap_new ();

  for (guint t = 0; t < n_territories; t++)
    {
      g_ptr_array_add (fronts, sal_district_heap_new ());
      if (!network->is_closed[t] && self->n_nodes[t] > 0)
        sal_district_heap_push (turns, self->loads[t] / network->shares[t], t);
    }
  for (guint i = 0; i < network->n_nodes; i++)
    {
      gint32 t = self->assignment[i];

      for (guint k = network->first_links[i];
           t != SAL_DISTRICT_NONE && k < network->first_links[i + 1];
           k++)
        if (self->assignment[network->links[k]] == SAL_DISTRICT_NONE)
          sal_district_heap_push (fronts->pdata[t],
                                  square_distance (network->points[network->links[k]],
                                                   network->points[self->anchors[t]]),
                                  network->links[k]);
    }

  for (guint n = 0; turns->len > 0; n++)
    {
      guint t = sal_district_heap_pop (turns).value;
      GArray *front = fronts->pdata[t];
      guint node = G_MAXUINT;

      if (n % 512 == 0 && g_cancellable_is_cancelled (self->cancellable))
        return FALSE;
      while (front->len > 0 && (node == G_MAXUINT || self->assignment[node] != SAL_DISTRICT_NONE))
        node = sal_district_heap_pop (front).value;
      if (node == G_MAXUINT || self->assignment[node] != SAL_DISTRICT_NONE)
        continue;
      give (self, node, (gint32) t);
      for (guint k = network->first_links[node]; k < network->first_links[node + 1]; k++)
        if (self->assignment[network->links[k]] == SAL_DISTRICT_NONE)
          sal_district_heap_push (front,
                                  square_distance (network->points[network->links[k]],
                                                   network->points[self->anchors[t]]),
                                  network->links[k]);
      sal_district_heap_push (turns, self->loads[t] / network->shares[t], t);
    }

  return TRUE;
}

/* The territory that a new one is best split off: the heaviest with two free nodes */
static gint32
find_heaviest (const Growth *self)
{
  const SalDistrictNetwork *network = self->network;
  g_autofree guint *n_free = g_new0 (guint, network->n_territories);
  gint32 best = SAL_DISTRICT_NONE;

  for (guint i = 0; i < network->n_nodes; i++)
    if (network->fixed[i] == SAL_DISTRICT_NONE)
      n_free[self->assignment[i]]++;
  for (guint t = 0; t < network->n_territories; t++)
    if (n_free[t] > 0 && self->n_nodes[t] > 1 &&
        (best == SAL_DISTRICT_NONE ||
         self->loads[t] / network->shares[t] > self->loads[best] / network->shares[best]))
      best = (gint32) t;

  return best;
}

static guint
find_member (const Growth *self, gint32 territory)
{
  guint node = 0;

  while (self->assignment[node] != territory)
    node++;

  return node;
}

static gboolean
split_for_empty (Growth *self)
{
  g_autoptr (SalDistrictTree) tree = NULL;

  for (gint32 empty = next_empty (self, 0); empty < (gint32) self->network->n_territories;
       empty = next_empty (self, empty))
    {
      gint32 heaviest = find_heaviest (self);
      guint n_near;
      const guint *near;

      if (heaviest == SAL_DISTRICT_NONE || g_cancellable_is_cancelled (self->cancellable))
        return heaviest == SAL_DISTRICT_NONE;
      if (tree == NULL)
        tree = sal_district_tree_new (self->network);
      near = sal_district_tree_split (tree,
                                      self->random,
                                      self->assignment,
                                      find_member (self, heaviest),
                                      empty,
                                      self->loads[heaviest] / 2,
                                      &n_near);
      if (near == NULL)
        return TRUE;
      for (guint i = 0; i < n_near; i++)
        {
          take (self, near[i]);
          give (self, near[i], empty);
        }
    }

  return TRUE;
}

static gboolean
complete (Growth *self)
{
  const SalDistrictNetwork *network = self->network;
  const SalDistrictOptions *options = sal_district_problem_get_options (self->problem);
  g_autoptr (GArray) free_nodes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < network->n_nodes; i++)
    {
      gint32 territory = self->assignment[i];

      if (territory != SAL_DISTRICT_NONE)
        {
          self->assignment[i] = SAL_DISTRICT_NONE;
          give (self, i, territory);
        }
    }
  if (!give_up_pieces (self))
    return FALSE;
  for (guint t = 0; options->start == SAL_DISTRICT_SEEDS && t < network->n_territories; t++)
    {
      guint node = network->node_of_area[options->seeds[t]];

      if (self->assignment[node] == SAL_DISTRICT_NONE && !network->is_closed[t])
        give (self, node, (gint32) t);
    }
  for (guint i = 0; i < network->n_nodes; i++)
    if (self->assignment[i] == SAL_DISTRICT_NONE)
      g_array_append_val (free_nodes, i);
  seed_pieces (self, free_nodes);
  if (free_nodes->len > 0)
    seed_empty (self, free_nodes);

  return fill (self) && split_for_empty (self);
}

/**
 * sal_district_grow:
 * @problem: a problem
 * @random: chooses where territories without a node begin
 * @assignment: (inout): by node of the network, its territory or SAL_DISTRICT_NONE; all nodes have
 *   one afterwards
 * @cancellable: (nullable): to stop
 *
 * Completes an assignment. What is detached from the main part of its territory is given up; pieces
 * of the graph without a territory and territories without a node get a seed; then all grow at once
 * until nothing is left, and territories still without a node are split off the heaviest ones.
 * Nodes that are locked stay.
 *
 * Returns: %FALSE if it was cancelled
 */
gboolean
sal_district_grow (const SalDistrictProblem *problem,
                   SalDistrictRandom *random,
                   gint32 *assignment,
                   GCancellable *cancellable)
{
  const SalDistrictNetwork *network = sal_district_problem_get_network (problem);
  g_autofree double *loads = g_new0 (double, network->n_territories);
  g_autofree guint *n_nodes = g_new0 (guint, network->n_territories);
  g_autofree guint *anchors = g_new (guint, network->n_territories);
  Growth self = {
    problem, network, random, cancellable, assignment, loads, n_nodes, anchors,
  };

  for (guint t = 0; t < network->n_territories; t++)
    anchors[t] = G_MAXUINT;

  return complete (&self);
}
