/* sal-district-state.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-state.h"

#include <math.h>
#include <string.h>

/* How much faster than linear the penalty of an imbalance grows: large ones are to be spread over
 * many territories, while the linear part makes small ones vanish altogether. */
#define PENALTY_GROWTH 10

/* Of a small network a single node upsets the balance by many tolerances, and few maps are
 * balanced. There the penalty has a step, a share of what the average node makes, and falls ever
 * steeper towards none: maps that are nearly balanced are told from each other, and changed all the
 * same. */
#define PENALTY_THRESHOLD 0.2

SalDistrictState *
sal_district_state_new (const SalDistrictProblem *problem)
{
  SalDistrictState *self = g_new0 (SalDistrictState, 1);
  const SalDistrictNetwork *network = sal_district_problem_get_network (problem);
  const guint n = network->n_nodes, n_territories = network->n_territories;

  self->network = network;
  if (sal_district_network_is_small (network))
    {
      self->threshold = PENALTY_THRESHOLD * n_territories / n;
      self->root = (double) n_territories / n;
    }
  self->options = sal_district_problem_get_options (problem);
  self->weighs_cut = self->options->objective == SAL_DISTRICT_CUT || self->options->borders > 0;
  self->assignment = g_new (gint32, n);
  self->sums = g_new (double, (gsize) n_territories * network->n_measures);
  self->moments = g_malloc_n (n_territories, sizeof *self->moments);
  self->n_areas = g_new (guint, n_territories);
  self->n_nodes = g_new (guint, n_territories);
  self->penalties = g_new (double, n_territories);
  self->spreads = g_new (double, n_territories);
  self->farthest = g_malloc0_n (n_territories, sizeof *self->farthest);
  self->members = g_new (guint, n_territories);
  self->next = g_new (guint, n);
  self->previous = g_new (guint, n);
  self->n_foreign = g_new (guint, n);
  self->border_places = g_new (guint, n);
  self->marks = g_new0 (guint, n);
  self->queue = g_new (guint, n);
  if (self->options->objective == SAL_DISTRICT_DIAMETER)
    self->spokes = g_new (SalDistrictSpoke, n);
  self->border = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    for (int d = 0; d < 3; d++)
      self->inertia_of_points += network->mass[i] * network->points[i][d] * network->points[i][d];
  if (self->options->homes && self->options->travel > 0)
    {
      self->homes = g_malloc_n (n_territories, sizeof *self->homes);
      for (guint i = 0; i < n_territories; i++)
        sal_district_graph_place (network->graph->is_geographic,
                                  self->options->homes[i][0],
                                  self->options->homes[i][1],
                                  self->homes[i]);
    }

  return self;
}

void
sal_district_state_free (SalDistrictState *self)
{
  g_free (self->homes);
  g_free (self->assignment);
  g_free (self->sums);
  g_free (self->moments);
  g_free (self->n_areas);
  g_free (self->n_nodes);
  g_free (self->penalties);
  g_free (self->spreads);
  g_free (self->farthest);
  g_free (self->members);
  g_free (self->next);
  g_free (self->previous);
  g_free (self->n_foreign);
  g_free (self->border_places);
  g_free (self->marks);
  g_free (self->queue);
  g_free (self->spokes);
  g_free (self->border);
  g_free (self);
}

static double
penalty_of_share (const SalDistrictState *self, double excess)
{
  double penalty;

  if (!(excess > 0))
    return 0;
  penalty = excess * (1 + PENALTY_GROWTH * excess);
  if (self->root > 0)
    penalty += self->threshold + sqrt (excess * self->root);

  return penalty;
}

static double
penalty_of_count (const SalDistrictState *self, guint n_areas)
{
  const SalDistrictOptions *options = self->options;

  if (n_areas < options->least_areas)
    return penalty_of_share (self, 1 - (double) n_areas / options->least_areas);
  if (options->most_areas > 0 && n_areas > options->most_areas)
    return penalty_of_share (self, (double) n_areas / options->most_areas - 1);

  return 0;
}

/* Of a territory when @node, unless it is G_MAXUINT, comes (@sign 1) or goes (−1) */
static double
weigh_penalty (const SalDistrictState *self, gint32 territory, guint node, int sign)
{
  const SalDistrictNetwork *network = self->network;
  const guint n = network->n_measures;
  guint n_areas = self->n_areas[territory];
  double penalty = 0;

  if (node != G_MAXUINT)
    n_areas += (guint) sign * network->n_areas[node];
  for (guint k = 0; k < n; k++)
    {
      double sum = self->sums[(gsize) territory * n + k];

      if (network->importance[k] == 0)
        continue;
      if (node != G_MAXUINT)
        sum += sign * network->weights[(gsize) node * n + k];
      penalty += network->importance[k] *
                 penalty_of_share (self,
                                   fabs (sum / network->attainable[(gsize) territory * n + k] - 1) -
                                       network->tolerances[k]);
    }

  return penalty + penalty_of_count (self, n_areas);
}

/* The moments take this away from Σ mass·|point|²: what remains is the inertia about the centres */
static double
inertia_of (const double moment[4])
{
  if (moment[3] <= 0)
    return 0;

  return -(moment[0] * moment[0] + moment[1] * moment[1] + moment[2] * moment[2]) / moment[3];
}

static double
weigh_inertia (const SalDistrictState *self, gint32 territory, guint node, int sign)
{
  const SalDistrictNetwork *network = self->network;
  double mass = sign * network->mass[node];
  double moment[4];

  for (int d = 0; d < 3; d++)
    moment[d] = self->moments[territory][d] + mass * network->points[node][d];
  moment[3] = self->moments[territory][3] + mass;
  if (self->n_nodes[territory] == 1 && sign < 0)
    return 0;

  return inertia_of (moment);
}

/* The farthest member from @node, other than @without */
static double
find_farthest (
    const SalDistrictState *self, gint32 territory, guint node, guint without, guint *other)
{
  const SalDistrictNetwork *network = self->network;
  double largest = 0;

  *other = node;
  for (guint i = self->members[territory]; i != G_MAXUINT; i = self->next[i])
    {
      double square = sal_district_square_distance (network->points[i], network->points[node]);

      if (i == without || square <= largest)
        continue;
      largest = square;
      *other = i;
    }

  return largest;
}

static double
find_diameter (const SalDistrictState *self, gint32 territory, guint without, guint farthest[2])
{
  guint n = 0;

  farthest[0] = farthest[1] = self->members[territory];
  for (guint i = self->members[territory]; i != G_MAXUINT; i = self->next[i])
    if (i != without)
      self->spokes[n++].node = i;
  if (n == 0)
    return 0;

  return sal_district_find_diameter (self->network->points, self->spokes, n, farthest);
}

/* Only a node that ends the diameter shortens it by leaving. */
static double
weigh_diameter (const SalDistrictState *self, gint32 territory, guint node, int sign)
{
  guint farthest[2], other;
  double square;

  if (sign > 0)
    {
      square = find_farthest (self, territory, node, G_MAXUINT, &other);
      return MAX (square * square, self->spreads[territory]);
    }
  if (self->farthest[territory][0] != node && self->farthest[territory][1] != node)
    return self->spreads[territory];
  square = find_diameter (self, territory, node, farthest);

  return square * square;
}

static void
weigh_links (const SalDistrictState *self, SalDistrictMove *move)
{
  const SalDistrictNetwork *network = self->network;
  int kept = 0, healed = 0;

  for (guint k = network->first_links[move->node]; k < network->first_links[move->node + 1]; k++)
    {
      gint32 territory = self->assignment[network->links[k]];

      if (territory == move->from)
        kept += (int) network->link_edges[k];
      else if (territory == move->to)
        healed += (int) network->link_edges[k];
    }
  move->cut = kept - healed;
}

/* By the distance, not by its square as the inertia: that is what people travel, and of squares
 * only the largest territories would count. */
static double
travel_of (const SalDistrictState *self, guint node, gint32 territory)
{
  if (self->homes == NULL || isnan (self->homes[territory][0]) || isnan (self->homes[territory][1]))
    return 0;

  return self->network->mass[node] *
         sqrt (sal_district_square_distance (self->network->points[node], self->homes[territory]));
}

static double
moved_of (const SalDistrictState *self, guint node, gint32 territory)
{
  return territory == self->network->current[node] ? 0 : self->network->budget[node];
}

/**
 * sal_district_state_weigh:
 * @self: an assignment
 * @move: (out): what would change
 * @node: a node
 * @to: another territory than its own
 *
 * Computes what giving @node to @to changes, in time that its degree bounds; of the objective
 * diameter also the number of nodes in the two territories.
 */
void
sal_district_state_weigh (const SalDistrictState *self,
                          SalDistrictMove *move,
                          guint node,
                          gint32 to)
{
  gint32 from = self->assignment[node];

  move->node = node;
  move->from = from;
  move->to = to;
  move->from_penalty = weigh_penalty (self, from, node, -1);
  move->to_penalty = weigh_penalty (self, to, node, 1);
  move->cut = 0;
  move->from_spread = move->to_spread = 0;
  if (self->weighs_cut)
    weigh_links (self, move);
  switch (self->options->objective)
    {
    case SAL_DISTRICT_CUT:
      break;

    case SAL_DISTRICT_DIAMETER:
      move->from_spread = weigh_diameter (self, from, node, -1);
      move->to_spread = weigh_diameter (self, to, node, 1);
      break;

    case SAL_DISTRICT_INERTIA:
    default:
      move->from_spread = weigh_inertia (self, from, node, -1);
      move->to_spread = weigh_inertia (self, to, node, 1);
      break;
    }
  move->travel = travel_of (self, node, to) - travel_of (self, node, from);
  move->moved = moved_of (self, node, to) - moved_of (self, node, from);
}

/* Whether the marked neighbours of @node reach each other by their own links: the ring around it */
static gboolean
is_ring_closed (SalDistrictState *self, guint node, guint first, guint n_neighbors)
{
  const SalDistrictNetwork *network = self->network;
  guint n_reached = 1, end = 1;

  self->queue[0] = first;
  self->marks[first] = self->mark - 1;
  for (guint place = 0; place < end; place++)
    for (guint i = self->queue[place], k = network->first_links[i]; k < network->first_links[i + 1];
         k++)
      {
        guint next = network->links[k];

        if (self->marks[next] != self->mark)
          continue;
        self->marks[next] = self->mark - 1;
        self->queue[end++] = next;
        n_reached++;
      }

  return n_reached == n_neighbors;
}

/* The same through the whole territory; nodes of the ring that were reached are marked one less. */
static gboolean
is_territory_closed (SalDistrictState *self, guint node, guint n_left, guint n_reached)
{
  const SalDistrictNetwork *network = self->network;
  gint32 territory = self->assignment[node];
  guint end = n_reached;

  self->marks[node] = self->mark - 1;
  for (guint place = 0; place < end; place++)
    for (guint i = self->queue[place], k = network->first_links[i]; k < network->first_links[i + 1];
         k++)
      {
        guint next = network->links[k];

        if (self->assignment[next] != territory || self->marks[next] == self->mark - 1)
          continue;
        if (self->marks[next] == self->mark && --n_left == 0)
          return TRUE;
        self->marks[next] = self->mark - 1;
        self->queue[end++] = next;
      }

  return FALSE;
}

/**
 * sal_district_state_can_leave:
 * @self: an assignment
 * @node: a node
 *
 * Finds whether @node's territory stays in as many pieces without it, and does not become empty.
 * What is left is in one piece if @node's neighbours in it are connected. First only the links
 * among them are looked at, which on a map mostly decides; else the territory is searched.
 *
 * Returns: whether it may leave
 */
gboolean
sal_district_state_can_leave (SalDistrictState *self, guint node)
{
  const SalDistrictNetwork *network = self->network;
  gint32 territory = self->assignment[node];
  guint n_neighbors = 0, n_reached = 0, first = G_MAXUINT;

  if (self->n_nodes[territory] == 1)
    return FALSE;

  /* marks of this search are the last two numbers */
  if (self->mark > G_MAXUINT - 2)
    {
      memset (self->marks, 0, network->n_nodes * sizeof *self->marks);
      self->mark = 0;
    }
  self->mark += 2;
  for (guint k = network->first_links[node]; k < network->first_links[node + 1]; k++)
    {
      guint next = network->links[k];

      if (self->assignment[next] != territory)
        continue;
      self->marks[next] = self->mark;
      first = MIN (first, next);
      n_neighbors++;
    }
  if (n_neighbors <= 1 || is_ring_closed (self, node, first, n_neighbors))
    return TRUE;

  for (guint k = network->first_links[node]; k < network->first_links[node + 1]; k++)
    n_reached += self->marks[network->links[k]] == self->mark - 1;

  return is_territory_closed (self, node, n_neighbors - n_reached, n_reached);
}

static void
add_to_border (SalDistrictState *self, guint node)
{
  self->border_places[node] = self->n_border;
  self->border[self->n_border++] = node;
}

static void
remove_from_border (SalDistrictState *self, guint node)
{
  guint last = self->border[--self->n_border];

  self->border[self->border_places[node]] = last;
  self->border_places[last] = self->border_places[node];
}

static void
change_foreign (SalDistrictState *self, guint node, int by)
{
  guint before = self->n_foreign[node];

  self->n_foreign[node] += (guint) by;
  if (self->network->fixed[node] != SAL_DISTRICT_NONE)
    return;
  if (before == 0 && by > 0)
    add_to_border (self, node);
  else if (before > 0 && self->n_foreign[node] == 0)
    remove_from_border (self, node);
}

static void
relink_node (SalDistrictState *self, guint node, gint32 from, gint32 to)
{
  const SalDistrictNetwork *network = self->network;
  int change = 0;

  for (guint k = network->first_links[node]; k < network->first_links[node + 1]; k++)
    {
      guint next = network->links[k];
      gint32 territory = self->assignment[next];

      if (territory == from)
        {
          change_foreign (self, next, 1);
          self->cut += network->link_edges[k];
          change++;
        }
      else if (territory == to)
        {
          change_foreign (self, next, -1);
          self->cut -= network->link_edges[k];
          change--;
        }
    }
  if (change != 0)
    change_foreign (self, node, change);
}

static void
insert_member (SalDistrictState *self, guint node, gint32 territory)
{
  guint first = self->members[territory];

  self->next[node] = first;
  self->previous[node] = G_MAXUINT;
  if (first != G_MAXUINT)
    self->previous[first] = node;
  self->members[territory] = node;
}

static void
remove_member (SalDistrictState *self, guint node, gint32 territory)
{
  if (self->previous[node] != G_MAXUINT)
    self->next[self->previous[node]] = self->next[node];
  else
    self->members[territory] = self->next[node];
  if (self->next[node] != G_MAXUINT)
    self->previous[self->next[node]] = self->previous[node];
}

static void
add_sums (SalDistrictState *self, guint node, gint32 territory, int sign)
{
  const SalDistrictNetwork *network = self->network;
  const guint n = network->n_measures;
  double mass = sign * network->mass[node];

  for (guint k = 0; k < n; k++)
    self->sums[(gsize) territory * n + k] += sign * network->weights[(gsize) node * n + k];
  for (int d = 0; d < 3; d++)
    self->moments[territory][d] += mass * network->points[node][d];
  self->moments[territory][3] += mass;
  self->n_areas[territory] += (guint) sign * network->n_areas[node];
  self->n_nodes[territory] += (guint) sign;
}

static void
measure_spread (SalDistrictState *self, gint32 territory)
{
  double square;

  switch (self->options->objective)
    {
    case SAL_DISTRICT_CUT:
      self->spreads[territory] = 0;
      break;

    case SAL_DISTRICT_DIAMETER:
      square = find_diameter (self, territory, G_MAXUINT, self->farthest[territory]);
      self->spreads[territory] = square * square;
      break;

    case SAL_DISTRICT_INERTIA:
    default:
      self->spreads[territory] = inertia_of (self->moments[territory]);
      break;
    }
}

/* Keeps which two nodes the diameter is between; it only changes if its length does. */
static void
apply_diameter (SalDistrictState *self, const SalDistrictMove *move)
{
  guint *left = self->farthest[move->from], *right = self->farthest[move->to], other;

  if (left[0] == move->node || left[1] == move->node)
    find_diameter (self, move->from, G_MAXUINT, left);
  if (move->to_spread > self->spreads[move->to])
    {
      find_farthest (self, move->to, move->node, G_MAXUINT, &other);
      right[0] = move->node;
      right[1] = other;
    }
}

/**
 * sal_district_state_apply:
 * @self: an assignment
 * @move: what sal_district_state_weigh() found, nothing having changed since
 *
 * Gives the node to the other territory. Weighing and applying the way back restores it but for
 * rounding.
 */
void
sal_district_state_apply (SalDistrictState *self, const SalDistrictMove *move)
{
  relink_node (self, move->node, move->from, move->to);
  add_sums (self, move->node, move->from, -1);
  add_sums (self, move->node, move->to, 1);
  remove_member (self, move->node, move->from);
  insert_member (self, move->node, move->to);
  if (self->options->objective == SAL_DISTRICT_DIAMETER)
    apply_diameter (self, move);

  self->penalty += move->from_penalty - self->penalties[move->from] + move->to_penalty -
                   self->penalties[move->to];
  self->spread +=
      move->from_spread - self->spreads[move->from] + move->to_spread - self->spreads[move->to];
  self->penalties[move->from] = move->from_penalty;
  self->penalties[move->to] = move->to_penalty;
  self->spreads[move->from] = move->from_spread;
  self->spreads[move->to] = move->to_spread;
  self->travel += move->travel;
  self->moved += move->moved;
  self->assignment[move->node] = move->to;
}

static void
clear_sums (SalDistrictState *self)
{
  const SalDistrictNetwork *network = self->network;
  const gsize n = network->n_territories;

  memset (self->sums, 0, n * network->n_measures * sizeof *self->sums);
  memset (self->moments, 0, n * sizeof *self->moments);
  memset (self->n_areas, 0, n * sizeof *self->n_areas);
  memset (self->n_nodes, 0, n * sizeof *self->n_nodes);
  memset (self->members, 0xff, n * sizeof *self->members);
  self->n_border = self->cut = 0;
  self->penalty = self->travel = self->moved = 0;
  self->spread = self->options->objective == SAL_DISTRICT_INERTIA ? self->inertia_of_points : 0;
}

/**
 * sal_district_state_set:
 * @self: an assignment
 * @assignment: by node of the network, its territory; may be that of @self
 *
 * Takes @assignment over and adds everything up anew, whereby rounding errors of moves vanish.
 */
void
sal_district_state_set (SalDistrictState *self, const gint32 *assignment)
{
  const SalDistrictNetwork *network = self->network;

  if (assignment != self->assignment)
    memcpy (self->assignment, assignment, network->n_nodes * sizeof *assignment);
  clear_sums (self);
  for (guint i = 0; i < network->n_nodes; i++)
    {
      gint32 territory = self->assignment[i];

      add_sums (self, i, territory, 1);
      insert_member (self, i, territory);
      self->travel += travel_of (self, i, territory);
      self->moved += moved_of (self, i, territory);
      self->n_foreign[i] = 0;
      for (guint k = network->first_links[i]; k < network->first_links[i + 1]; k++)
        if (self->assignment[network->links[k]] != territory)
          {
            self->n_foreign[i]++;
            if (network->links[k] > i)
              self->cut += network->link_edges[k];
          }
      if (self->n_foreign[i] > 0 && network->fixed[i] == SAL_DISTRICT_NONE)
        add_to_border (self, i);
    }
  for (guint i = 0; i < network->n_territories; i++)
    {
      self->penalties[i] = weigh_penalty (self, (gint32) i, G_MAXUINT, 0);
      self->penalty += self->penalties[i];
      measure_spread (self, (gint32) i);
      self->spread += self->spreads[i];
    }
}

/* Territories that some tolerance does not allow */
guint
sal_district_state_count_violations (const SalDistrictState *self)
{
  guint n = 0;

  for (guint i = 0; i < self->network->n_territories; i++)
    n += self->penalties[i] > 0;

  return n;
}
