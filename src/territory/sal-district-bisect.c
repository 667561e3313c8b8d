/* sal-district-bisect.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-bisect.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sal-district-heap.h"

/* A cut is looked for in this many directions; halves of the country differ little by it. */
#define N_DIRECTIONS       8
#define N_LARGE_DIRECTIONS 3
#define LARGE_REGION       6000

/* How much a share of a territory that the two sides are out of balance counts against the inertia
 * of the region. */
#define IMBALANCE_COST 1.0

/* The start: @region holds the nodes of all regions one after the other, each part of it is given
 * to some of @territories. */
typedef struct
{
  const SalDistrictNetwork *network;
  const SalDistrictOptions *options;
  SalDistrictRandom *random;
  GCancellable *cancellable;
  gint32 *assignment;
  double *loads;      /* by node: its share of all, of oversize ones what a territory takes */
  double load;        /* of all of them */
  guint *region;      /* nodes */
  guint *territories; /* territories that are open */
  guint *sides;       /* by node: the mark of the region it is in, and of the sides of a cut */
  guint mark;
  guint *labels; /* by node: of the piece of the far side that it is in */
  guint *queue;
  guint8 *best; /* by place in the region: whether it is on the near side */
  GArray *heap;
} Bisection;

/* A part of @region and of @territories */
typedef struct
{
  guint first, n_nodes;
  guint first_territory, n_territories;
} Part;

/* One way to cut a part: nodes of the near side are marked by it. */
typedef struct
{
  double direction[3];
  guint n_near;
  double near_load;
  guint n_territories; /* of the near side */
  double cost;
} Cut;

/* An oversize node fills a territory, and no more than one. */
static void
weigh_nodes (Bisection *self)
{
  const SalDistrictNetwork *network = self->network;
  const guint n = network->n_measures;

  for (guint i = 0; i < network->n_nodes; i++)
    {
      double load = 1e-9 / network->n_nodes;

      for (guint k = 0; k < n; k++)
        if (network->importance[k] > 0)
          {
            double share = network->weights[(gsize) i * n + k] / network->graph->totals[k];
            double most = 0;

            for (guint t = 0; network->weights[(gsize) i * n + k] > 0 && t < network->n_territories;
                 t++)
              {
                most = MAX (most, network->attainable[(gsize) t * n + k]);
                if (most >= network->weights[(gsize) i * n + k])
                  break;
              }
            load += network->importance[k] * MIN (share, most / network->graph->totals[k]);
          }
      self->loads[i] = load;
      self->load += load;
    }
}

static double
project (const double point[3], const double direction[3])
{
  return point[0] * direction[0] + point[1] * direction[1] + point[2] * direction[2];
}

static void
normalize (double vector[3])
{
  double length = sqrt (project (vector, vector));

  for (int d = 0; d < 3; d++)
    vector[d] = length > 0 ? vector[d] / length : d == 0;
}

/* The longest axis of a covariance by power iteration, orthogonal to @other if that is given */
static void
find_axis (double covariance[3][3], const double *other, double axis[3])
{
  axis[0] = 0.9;
  axis[1] = 0.7;
  axis[2] = 0.4;
  for (int i = 0; i < 40; i++)
    {
      double next[3], along;

      for (int d = 0; d < 3; d++)
        next[d] = project (covariance[d], axis) + 1e-12 * axis[d];
      along = other ? project (next, other) : 0;
      for (int d = 0; d < 3; d++)
        axis[d] = next[d] - along * (other ? other[d] : 0);
      normalize (axis);
    }
}

/* The two axes along which a part is spread most */
static void
find_axes (const Bisection *self, const Part *part, double axes[2][3])
{
  double covariance[3][3] = { { 0 } }, center[3] = { 0 }, mass = 0;

  for (guint i = part->first; i < part->first + part->n_nodes; i++)
    {
      mass += self->network->mass[self->region[i]];
      for (int d = 0; d < 3; d++)
        center[d] +=
            self->network->mass[self->region[i]] * self->network->points[self->region[i]][d];
    }
  for (guint i = part->first; i < part->first + part->n_nodes; i++)
    for (int d = 0; d < 3; d++)
      for (int e = 0; e < 3; e++)
        covariance[d][e] += self->network->mass[self->region[i]] / mass *
                            (self->network->points[self->region[i]][d] - center[d] / mass) *
                            (self->network->points[self->region[i]][e] - center[e] / mass);
  find_axis (covariance, NULL, axes[0]);
  find_axis (covariance, axes[0], axes[1]);
}

static double
share_of (const Bisection *self, guint first, guint n)
{
  double share = 0;

  for (guint i = first; i < first + n; i++)
    share += self->network->shares[self->territories[i]];

  return share;
}

/* Grows the near side from one end of the part in the direction, so that it is in one piece. */
static void
grow_near (Bisection *self, const Part *part, Cut *cut, double wanted, guint region, guint near)
{
  const SalDistrictNetwork *network = self->network;
  guint start = self->region[part->first], met = near + 1;

  for (guint i = part->first; i < part->first + part->n_nodes; i++)
    {
      self->sides[self->region[i]] = region;
      if (project (network->points[self->region[i]], cut->direction) <
          project (network->points[start], cut->direction))
        start = self->region[i];
    }

  g_array_set_size (self->heap, 0);
  sal_district_heap_push (self->heap, 0, start);
  self->sides[start] = met;
  cut->n_near = 0;
  cut->near_load = 0;
  while (self->heap->len > 0 && cut->n_near + 1 < part->n_nodes)
    {
      guint node = sal_district_heap_pop (self->heap).value;

      if (cut->n_near > 0 && cut->near_load + self->loads[node] / 2 > wanted)
        break;
      self->sides[node] = near;
      cut->n_near++;
      cut->near_load += self->loads[node];
      for (guint k = network->first_links[node]; k < network->first_links[node + 1]; k++)
        {
          guint next = network->links[k];

          if (self->sides[next] != region)
            continue;
          self->sides[next] = met;
          sal_district_heap_push (
              self->heap, project (network->points[next], cut->direction), next);
        }
    }
}

/* Visits a piece of the far side; its nodes get @label. */
static double
visit_far (Bisection *self, guint start, guint region, guint met, guint label, guint *n_nodes)
{
  const SalDistrictNetwork *network = self->network;
  double load = 0;
  guint end = 1;

  self->queue[0] = start;
  self->labels[start] = label;
  for (guint place = 0; place < end; place++)
    {
      guint node = self->queue[place];

      load += self->loads[node];
      for (guint k = network->first_links[node]; k < network->first_links[node + 1]; k++)
        {
          guint next = network->links[k];

          if ((self->sides[next] != region && self->sides[next] != met) ||
              self->labels[next] == label)
            continue;
          self->labels[next] = label;
          self->queue[end++] = next;
        }
    }
  *n_nodes = end;

  return load;
}

/* Of the far side only the heaviest piece stays; the others touch the near side and join it. */
static void
join_pieces (Bisection *self, const Part *part, Cut *cut, guint region, guint near)
{
  guint met = near + 1, n_labels = 0, best = 0;
  double best_load = -1;

  for (guint i = part->first; i < part->first + part->n_nodes; i++)
    self->labels[self->region[i]] = 0;
  for (guint i = part->first; i < part->first + part->n_nodes; i++)
    {
      guint node = self->region[i], n_nodes;
      double load;

      if (self->sides[node] == near || self->labels[node] != 0)
        continue;
      load = visit_far (self, node, region, met, ++n_labels, &n_nodes);
      if (load <= best_load)
        continue;
      best_load = load;
      best = n_labels;
    }
  for (guint i = part->first; n_labels > 1 && i < part->first + part->n_nodes; i++)
    {
      guint node = self->region[i];

      if (self->sides[node] == near || self->labels[node] == best)
        continue;
      self->sides[node] = near;
      cut->n_near++;
      cut->near_load += self->loads[node];
    }
}

/* How many of the part's territories fit the near side best, with a node for each on both sides */
static double
share_out (const Bisection *self, const Part *part, Cut *cut, double per_share)
{
  guint n_far = part->n_nodes - cut->n_near;
  guint least = part->n_territories > n_far ? part->n_territories - n_far : 1;
  guint most = MIN (part->n_territories - 1, cut->n_near);
  double share = share_of (self, part->first_territory, MAX (least, 1));
  double best = INFINITY;

  for (guint n = MAX (least, 1); n <= most; n++)
    {
      double off = fabs (cut->near_load - share * per_share);

      if (off < best)
        {
          best = off;
          cut->n_territories = n;
        }
      share += self->network->shares[self->territories[part->first_territory + n]];
    }

  return best * part->n_territories /
         (per_share * share_of (self, part->first_territory, part->n_territories));
}

/* Inertia of both sides as a share of the part's, or edges cut of those it has */
static double
spread_of (const Bisection *self, const Part *part, guint near)
{
  const SalDistrictNetwork *network = self->network;
  double moments[2][5] = { { 0 } }, inertia[2], whole = 0;
  double n_links = 0, n_cut = 0;

  for (guint i = part->first; i < part->first + part->n_nodes; i++)
    {
      guint node = self->region[i];
      double *moment = moments[self->sides[node] == near];

      for (int d = 0; d < 3; d++)
        moment[d] += network->mass[node] * network->points[node][d];
      moment[3] += network->mass[node];
      moment[4] += network->mass[node] * project (network->points[node], network->points[node]);
      for (guint k = network->first_links[node]; k < network->first_links[node + 1]; k++)
        {
          n_links += network->link_edges[k];
          n_cut += (self->sides[network->links[k]] == near) != (self->sides[node] == near)
                       ? network->link_edges[k]
                       : 0;
        }
    }
  if (self->options->objective == SAL_DISTRICT_CUT)
    return 5 * n_cut / MAX (n_links, 1);

  for (int side = 0; side < 2; side++)
    inertia[side] = moments[side][4] - project (moments[side], moments[side]) / moments[side][3];
  for (int d = 0; d < 5; d++)
    moments[0][d] += moments[1][d];
  whole = moments[0][4] - project (moments[0], moments[0]) / moments[0][3];

  return whole > 0 ? (inertia[0] + inertia[1]) / whole : 0;
}

/* Orders territories with homes along the cut, so that each side has those who live there. */
static void
order_homes (Bisection *self, const Part *part, const double direction[3])
{
  guint *territories = self->territories + part->first_territory;
  g_autoptr (GArray) heap = sal_district_heap_new ();

  if (self->options->homes == NULL)
    return;
  for (guint i = 0; i < part->n_territories; i++)
    {
      const double *home = self->options->homes[territories[i]];
      double point[3];

      if (isnan (home[0]) || isnan (home[1]))
        return;
      sal_district_graph_place (self->network->graph->is_geographic, home[0], home[1], point);
      sal_district_heap_push (heap, project (point, direction), territories[i]);
    }
  for (guint i = 0; i < part->n_territories; i++)
    territories[i] = sal_district_heap_pop (heap).value;
}

static void
try_cut (Bisection *self, const Part *part, Cut *cut, Cut *best)
{
  double part_load = 0, share, per_share;
  guint region = self->mark + 1, near = self->mark + 2;

  self->mark += 3;
  for (guint i = part->first; i < part->first + part->n_nodes; i++)
    part_load += self->loads[self->region[i]];
  share = share_of (self, part->first_territory, part->n_territories);
  per_share = part_load / share;
  order_homes (self, part, cut->direction);
  grow_near (self,
             part,
             cut,
             per_share * share_of (self, part->first_territory, part->n_territories / 2),
             region,
             near);
  join_pieces (self, part, cut, region, near);
  cut->cost =
      IMBALANCE_COST * share_out (self, part, cut, per_share) + spread_of (self, part, near);
  if (!(cut->cost < best->cost))
    return;

  *best = *cut;
  for (guint i = 0; i < part->n_nodes; i++)
    self->best[i] = self->sides[self->region[part->first + i]] == near;
}

/* Puts the near side first. */
static void
arrange (Bisection *self, const Part *part)
{
  guint *region = self->region + part->first;
  guint n_near = 0, n_far = 0;

  for (guint i = 0; i < part->n_nodes; i++)
    {
      if (self->best[i])
        region[n_near++] = region[i];
      else
        self->queue[n_far++] = region[i];
    }
  memcpy (region + n_near, self->queue, n_far * sizeof *region);
}

static gboolean
cut_part (Bisection *self, const Part *part, Part *near, Part *far)
{
  guint n = part->n_nodes > LARGE_REGION ? N_LARGE_DIRECTIONS : N_DIRECTIONS;
  double offset = sal_district_random_real (self->random);
  double axes[2][3];
  Cut best = { .cost = INFINITY };

  find_axes (self, part, axes);
  for (guint i = 0; i < n; i++)
    {
      double angle = 2 * G_PI * (i + (i > 0 ? offset : 0)) / n;
      Cut cut = { { 0 } };

      if (g_cancellable_is_cancelled (self->cancellable))
        return FALSE;
      for (int d = 0; d < 3; d++)
        cut.direction[d] = cos (angle) * axes[0][d] + sin (angle) * axes[1][d];
      try_cut (self, part, &cut, &best);
    }
  order_homes (self, part, best.direction);
  arrange (self, part);
  *near = (Part){ part->first, best.n_near, part->first_territory, best.n_territories };
  *far = (Part){ part->first + best.n_near,
                 part->n_nodes - best.n_near,
                 part->first_territory + best.n_territories,
                 part->n_territories - best.n_territories };

  return TRUE;
}

static gboolean
divide_part (Bisection *self, const Part *whole)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));

  g_array_append_val (parts, *whole);
  while (parts->len > 0)
    {
      Part part = g_array_index (parts, Part, parts->len - 1), near, far;

      g_array_set_size (parts, parts->len - 1);
      if (part.n_territories == 1)
        {
          for (guint i = part.first; i < part.first + part.n_nodes; i++)
            self->assignment[self->region[i]] = (gint32) self->territories[part.first_territory];
          continue;
        }
      if (!cut_part (self, &part, &near, &far))
        return FALSE;
      g_array_append_val (parts, far);
      g_array_append_val (parts, near);
    }

  return TRUE;
}

/* Each piece gets a territory, then the one that lacks most the next, the largest first. */
static void
share_among_pieces (Bisection *self, guint n_open, guint *owners, const guint *piece_nodes)
{
  const SalDistrictNetwork *network = self->network;
  g_autofree double *wanted = g_new0 (double, network->n_pieces);
  g_autofree guint *n_given = g_new0 (guint, network->n_pieces);
  double share = share_of (self, 0, n_open);
  guint n_without = network->n_pieces;

  for (guint i = 0; i < network->n_nodes; i++)
    if (network->pieces[i] != G_MAXUINT)
      wanted[network->pieces[i]] += self->loads[i] / self->load * share;
  for (guint t = 0; t < n_open; t++)
    {
      guint best = G_MAXUINT;

      for (guint p = 0; p < network->n_pieces; p++)
        {
          gboolean may = n_given[p] < piece_nodes[p] &&
                         (n_given[p] == 0 || n_without < n_open - t || n_without == 0);

          if (may && (best == G_MAXUINT || wanted[p] > wanted[best]))
            best = p;
        }
      n_without -= n_given[best]++ == 0;
      owners[t] = best;
      wanted[best] -= network->shares[self->territories[t]];
    }
}

static gboolean
divide_pieces (Bisection *self, guint n_open)
{
  const SalDistrictNetwork *network = self->network;
  g_autofree guint *owners = g_new (guint, MAX (n_open, 1));
  g_autofree guint *piece_nodes = g_new0 (guint, MAX (network->n_pieces, 1));
  g_autofree guint *all = g_memdup2 (self->territories, n_open * sizeof *all);
  guint n_placed = 0, n_nodes = 0;

  for (guint i = 0; i < network->n_nodes; i++)
    if (network->pieces[i] != G_MAXUINT)
      piece_nodes[network->pieces[i]]++;
  share_among_pieces (self, n_open, owners, piece_nodes);
  for (guint p = 0; p < network->n_pieces; p++)
    {
      Part part = { n_nodes, piece_nodes[p], n_placed, 0 };

      for (guint i = 0; i < network->n_nodes; i++)
        if (network->pieces[i] == p)
          self->region[n_nodes++] = i;
      for (guint t = 0; t < n_open; t++)
        if (owners[t] == p)
          self->territories[n_placed++] = all[t];
      part.n_territories = n_placed - part.first_territory;
      if (!divide_part (self, &part))
        return FALSE;
    }

  return TRUE;
}

static int
compare_shares (gconstpointer first, gconstpointer second, gpointer shares)
{
  double one = ((const double *) shares)[*(const guint *) first];
  double other = ((const double *) shares)[*(const guint *) second];

  if (one != other)
    return one > other ? -1 : 1;

  return (*(const guint *) first > *(const guint *) second) -
         (*(const guint *) first < *(const guint *) second);
}

static void
bisection_clear (Bisection *self)
{
  g_free (self->loads);
  g_free (self->region);
  g_free (self->territories);
  g_free (self->sides);
  g_free (self->labels);
  g_free (self->queue);
  g_free (self->best);
  g_array_unref (self->heap);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bisection, bisection_clear)

/**
 * sal_district_bisect:
 * @problem: a problem without nodes that are locked in territories that are open
 * @random: by which directions differ
 * @assignment: (out): by node of the network, its territory
 * @cancellable: (nullable): to stop
 *
 * Divides the open territories' nodes by cutting the region in two, again and again. The near side
 * of a cut grows from one end, node by node as they lie in the direction of the cut, along the
 * links; what remains is joined to it but for its heaviest piece. So both sides are in one piece
 * however the graph looks. Of several directions the one is taken that leaves the sides balanced
 * and compact; the number of territories of each side follows from what it weighs. Recursive
 * inertial bisection: H. D. Simon, "Partitioning of unstructured problems for parallel processing",
 * Computing Systems in Engineering 2, 1991; for territories: J. Kalcsics, S. Nickel, M. Schröder,
 * "Towards a Unified Territorial Design Approach", TOP 13, 2005.
 *
 * Returns: %FALSE if it was cancelled
 */
gboolean
sal_district_bisect (const SalDistrictProblem *problem,
                     SalDistrictRandom *random,
                     gint32 *assignment,
                     GCancellable *cancellable)
{
  const SalDistrictNetwork *network = sal_district_problem_get_network (problem);
  const guint n = network->n_nodes;
  guint n_open = 0;
  g_auto (Bisection) self = {
    .network = network,
    .options = sal_district_problem_get_options (problem),
    .random = random,
    .cancellable = cancellable,
    .assignment = assignment,
    .loads = g_new (double, n),
    .region = g_new (guint, n),
    .territories = g_new (guint, network->n_territories),
    .sides = g_new0 (guint, n),
    .labels = g_new (guint, n),
    .queue = g_new (guint, n),
    .best = g_new (guint8, n),
    .heap = sal_district_heap_new (),
  };

  weigh_nodes (&self);
  memcpy (assignment, network->fixed, n * sizeof *assignment);
  for (guint i = 0; i < network->n_territories; i++)
    if (!network->is_closed[i])
      self.territories[n_open++] = i;
  if (network->n_pieces > 1)
    g_qsort_with_data (
        self.territories, (gint) n_open, sizeof (guint), compare_shares, network->shares);

  return n_open == 0 || divide_pieces (&self, n_open);
}
