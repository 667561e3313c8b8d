/* sal-district-network.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-network.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-error.h"

/* Areas that weigh nothing still weigh this share of the mean in the inertia, so that they do not
 * straggle. */
#define LEAST_MASS 0.01

static void
number_nodes (SalDistrictNetwork *self, const guint *groups)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (NULL, NULL);

  self->node_of_area = g_new (guint, self->graph->n_areas);
  for (guint i = 0; i < self->graph->n_areas; i++)
    {
      gpointer group = groups ? GUINT_TO_POINTER (groups[i]) : NULL;
      gpointer node;

      if (group == NULL)
        self->node_of_area[i] = self->n_nodes++;
      else if (g_hash_table_lookup_extended (nodes, group, NULL, &node))
        self->node_of_area[i] = GPOINTER_TO_UINT (node);
      else
        {
          self->node_of_area[i] = self->n_nodes++;
          g_hash_table_insert (nodes, group, GUINT_TO_POINTER (self->node_of_area[i]));
        }
    }
}

static int
compare_pairs (const void *first, const void *second)
{
  const guint64 *one = first;
  const guint64 *other = second;

  return (*one > *other) - (*one < *other);
}

/* Edges inside of a group vanish; those between the same two groups become one link. */
static void
link_nodes (SalDistrictNetwork *self)
{
  const SalDistrictGraph *graph = self->graph;
  guint n_links = graph->first_links[graph->n_areas], n_pairs = 0, n = 0;
  g_autofree guint64 *pairs = g_new (guint64, MAX (n_links, 1));

  for (guint i = 0; i < graph->n_areas; i++)
    for (guint k = graph->first_links[i]; k < graph->first_links[i + 1]; k++)
      {
        guint from = self->node_of_area[i], to = self->node_of_area[graph->links[k]];

        if (from != to)
          pairs[n_pairs++] = (guint64) from << 32 | to;
      }
  qsort (pairs, n_pairs, sizeof *pairs, compare_pairs);

  self->first_links = g_new0 (guint, self->n_nodes + 1);
  self->links = g_new (guint, MAX (n_pairs, 1));
  self->link_edges = g_new (guint, MAX (n_pairs, 1));
  for (guint i = 0; i < n_pairs; i++)
    {
      if (i > 0 && pairs[i] == pairs[i - 1])
        {
          self->link_edges[n - 1]++;
          continue;
        }
      self->links[n] = (guint) pairs[i];
      self->link_edges[n++] = 1;
      self->first_links[(pairs[i] >> 32) + 1] = n;
    }
  for (guint i = 0; i < self->n_nodes; i++)
    self->first_links[i + 1] = MAX (self->first_links[i + 1], self->first_links[i]);
}

static void
set_balances (SalDistrictNetwork *self, const SalDistrictOptions *options)
{
  const guint n = self->n_measures;
  double sum = 0;

  self->importance = g_new0 (double, n);
  self->tolerances = g_new0 (double, n);
  for (guint k = 0; k < n; k++)
    {
      self->tolerances[k] =
          options->balances ? options->balances[k].tolerance : SAL_DISTRICT_DEFAULT_TOLERANCE;
      if (self->graph->totals[k] > 0)
        self->importance[k] = options->balances ? options->balances[k].weight : 1;
      sum += self->importance[k];
    }
  for (guint k = 0; k < n && sum > 0; k++)
    self->importance[k] /= sum;
}

static double
mass_of_area (const SalDistrictNetwork *self, guint area)
{
  const SalDistrictGraph *graph = self->graph;
  double mass = LEAST_MASS / graph->n_areas;

  for (guint k = 0; k < self->n_measures; k++)
    if (self->importance[k] > 0)
      mass += self->importance[k] * graph->weights[(gsize) area * graph->n_measures + k] /
              graph->totals[k];

  return mass / (1 + LEAST_MASS);
}

static void
weigh_nodes (SalDistrictNetwork *self)
{
  const SalDistrictGraph *graph = self->graph;
  const guint n_measures = self->n_measures;

  self->weights = g_new0 (double, (gsize) self->n_nodes *n_measures);
  self->mass = g_new0 (double, self->n_nodes);
  self->n_areas = g_new0 (guint, self->n_nodes);
  self->points = g_malloc0_n (self->n_nodes, sizeof *self->points);
  for (guint i = 0; i < graph->n_areas; i++)
    {
      guint node = self->node_of_area[i];
      double mass = mass_of_area (self, i);

      self->n_areas[node]++;
      self->mass[node] += mass;
      for (guint k = 0; k < n_measures; k++)
        self->weights[(gsize) node * n_measures + k] += graph->weights[(gsize) i * n_measures + k];
      for (int d = 0; d < 3; d++)
        self->points[node][d] += mass * graph->points[i][d];
    }
  for (guint i = 0; i < self->n_nodes; i++)
    for (int d = 0; d < 3; d++)
      self->points[i][d] /= self->mass[i];
}

static double
moved_share (const SalDistrictNetwork *self, guint area)
{
  const SalDistrictGraph *graph = self->graph;

  if (graph->totals[0] > 0)
    return graph->weights[(gsize) area * graph->n_measures] / graph->totals[0];

  return 1.0 / graph->n_areas;
}

/* A group may be in several territories today; it counts as moved when it is not where its first
 * area is. */
static void
set_current (SalDistrictNetwork *self, const SalDistrictOptions *options)
{
  self->current = g_new (gint32, self->n_nodes);
  self->budget = g_new0 (double, self->n_nodes);
  for (guint i = 0; i < self->n_nodes; i++)
    self->current[i] = SAL_DISTRICT_NONE;
  if (options->current == NULL)
    return;

  for (guint i = self->graph->n_areas; i-- > 0;)
    self->current[self->node_of_area[i]] = options->current[i];
  for (guint i = 0; i < self->graph->n_areas; i++)
    {
      guint node = self->node_of_area[i];

      if (options->current[i] == self->current[node] && options->current[i] != SAL_DISTRICT_NONE)
        self->budget[node] += moved_share (self, i);
    }
}

static gboolean
fix_area (SalDistrictNetwork *self, guint area, gint32 territory, GError **error)
{
  gint32 *fixed = &self->fixed[self->node_of_area[area]];

  if (*fixed != SAL_DISTRICT_NONE && *fixed != territory)
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("area %u: its group is locked in territory %d and in territory %d (expected "
                      "one territory)"),
                   area,
                   *fixed,
                   territory);
      return FALSE;
    }
  *fixed = territory;

  return TRUE;
}

static gboolean
fix_nodes (SalDistrictNetwork *self, const SalDistrictOptions *options, GError **error)
{
  self->is_closed = g_new0 (guint8, self->n_territories);
  self->fixed = g_new (gint32, self->n_nodes);
  for (guint i = 0; i < self->n_nodes; i++)
    self->fixed[i] = SAL_DISTRICT_NONE;
  if (options->locked_territories)
    memcpy (self->is_closed, options->locked_territories, self->n_territories);
  if (options->current == NULL)
    return TRUE;

  for (guint i = 0; i < self->graph->n_areas; i++)
    {
      gint32 territory = options->current[i];
      gboolean is_closed = territory >= 0 && self->is_closed[territory];

      if (!is_closed && !(options->locked_areas && options->locked_areas[i]))
        continue;
      if (!fix_area (self, i, territory, error))
        return FALSE;
      self->has_fixed |= !is_closed;
    }

  return TRUE;
}

static void
set_targets (SalDistrictNetwork *self, const SalDistrictOptions *options)
{
  const guint n = self->n_measures;
  double sum = 0;

  self->shares = g_new (double, self->n_territories);
  self->targets = g_new (double, (gsize) self->n_territories *n);
  for (guint i = 0; i < self->n_territories; i++)
    {
      self->shares[i] = options->capacities ? options->capacities[i] : 1;
      sum += self->shares[i];
    }
  for (guint i = 0; i < self->n_territories; i++)
    {
      self->shares[i] /= sum;
      for (guint k = 0; k < n; k++)
        self->targets[(gsize) i * n + k] = self->graph->totals[k] * self->shares[i];
    }
}

/* The share of its target that a territory can expect: those that hold oversize nodes take more,
 * and what they take the others lack; a node may be oversize only beside what is left. */
static double
find_attainable (const SalDistrictNetwork *self, guint measure)
{
  const guint n = self->n_measures;
  double factor = 1, largest = 0;
  guint n_before = 0, n_oversize = 0;

  for (guint i = 0; i < self->n_territories; i++)
    largest = MAX (largest, self->targets[(gsize) i * n + measure]);
  do
    {
      double rest = self->graph->totals[measure];
      double limit = largest * factor * (1 + self->tolerances[measure]);

      n_before = n_oversize;
      n_oversize = 0;
      for (guint i = 0; i < self->n_nodes; i++)
        if (self->weights[(gsize) i * n + measure] > limit)
          {
            rest -= self->weights[(gsize) i * n + measure];
            n_oversize++;
          }
      if (n_oversize < self->n_territories)
        factor = MIN (factor,
                      MAX (rest, 0) / self->graph->totals[measure] /
                          (1 - (double) n_oversize / self->n_territories));
    }
  while (n_oversize > n_before && n_oversize < self->n_territories);

  return factor > 0 ? factor : 1;
}

static void
set_attainable (SalDistrictNetwork *self)
{
  const guint n = self->n_measures;

  self->attainable = g_new (double, (gsize) self->n_territories *n);
  for (guint k = 0; k < n; k++)
    {
      double factor = self->importance[k] > 0 ? find_attainable (self, k) : 1;

      for (guint i = 0; i < self->n_territories; i++)
        self->attainable[(gsize) i * n + k] = self->targets[(gsize) i * n + k] * factor;
    }
}

static void
visit_piece (SalDistrictNetwork *self, guint start, GArray *stack)
{
  self->pieces[start] = self->n_pieces;
  g_array_append_val (stack, start);
  while (stack->len > 0)
    {
      guint node = g_array_index (stack, guint, stack->len - 1);

      g_array_set_size (stack, stack->len - 1);
      for (guint k = self->first_links[node]; k < self->first_links[node + 1]; k++)
        {
          guint next = self->links[k];

          if (self->pieces[next] != G_MAXUINT ||
              (self->fixed[next] >= 0 && self->is_closed[self->fixed[next]]))
            continue;
          self->pieces[next] = self->n_pieces;
          g_array_append_val (stack, next);
        }
    }
  self->n_pieces++;
}

/* What locked territories leave open may be in several pieces; none can share a territory. */
static void
find_pieces (SalDistrictNetwork *self)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));

  self->pieces = g_new (guint, self->n_nodes);
  for (guint i = 0; i < self->n_nodes; i++)
    self->pieces[i] = G_MAXUINT;
  for (guint i = 0; i < self->n_nodes; i++)
    if (self->pieces[i] == G_MAXUINT && !(self->fixed[i] >= 0 && self->is_closed[self->fixed[i]]))
      visit_piece (self, i, stack);
}

/**
 * sal_district_network_first_area:
 * @self: a network
 * @node: a node of it
 *
 * Finds an area by which a message can name @node.
 *
 * Returns: the first area that was contracted into it
 */
guint
sal_district_network_first_area (const SalDistrictNetwork *self, guint node)
{
  guint area = 0;

  while (self->node_of_area[area] != node)
    area++;

  return area;
}

/* Each piece needs a territory, and each open territory a node. */
static gboolean
check_pieces (const SalDistrictNetwork *self, GError **error)
{
  g_autofree guint8 *has_territory = g_new0 (guint8, MAX (self->n_pieces, 1));
  g_autofree guint8 *is_placed = g_memdup2 (self->is_closed, self->n_territories);
  guint n_free = 0, n_open = 0;

  for (guint i = 0; i < self->n_nodes; i++)
    {
      n_open += self->pieces[i] != G_MAXUINT;
      if (self->pieces[i] == G_MAXUINT || self->fixed[i] < 0)
        continue;
      has_territory[self->pieces[i]] = is_placed[self->fixed[i]] = TRUE;
    }
  for (guint i = 0; i < self->n_territories; i++)
    {
      n_free += !is_placed[i];
      n_open -= MIN (n_open, !self->is_closed[i]);
    }

  for (guint i = 0; i < self->n_nodes; i++)
    {
      guint piece = self->pieces[i];

      if (piece == G_MAXUINT || has_territory[piece])
        continue;
      if (n_free-- == 0)
        {
          g_set_error (
              error,
              SAL_ERROR,
              SAL_ERROR_VALUE,
              _ ("the areas to be divided are in %u pieces that do not touch, and there is "
                 "no territory for the piece of area %u: expected as many territories, or "
                 "an edge that bridges it"),
              self->n_pieces,
              sal_district_network_first_area (self, i));
          return FALSE;
        }
      has_territory[piece] = TRUE;
    }

  return TRUE;
}

static gboolean
check_count (const SalDistrictNetwork *self, GError **error)
{
  guint n_nodes = 0, n_open = 0;

  for (guint i = 0; i < self->n_nodes; i++)
    n_nodes += self->pieces[i] != G_MAXUINT;
  for (guint i = 0; i < self->n_territories; i++)
    n_open += !self->is_closed[i];
  if (n_open <= n_nodes && (n_open > 0 || n_nodes == 0))
    return TRUE;

  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               n_nodes == 0 || n_open > 0
                   ? _ ("%u territories cannot be made of %u areas or groups (expected at most one "
                        "for each)")
                   : _ ("%u territories are open, but %u areas are in none that is locked "
                        "(expected an open territory)"),
               n_open,
               n_nodes);

  return FALSE;
}

static gboolean
check_groups (const SalDistrictNetwork *self, GError **error)
{
  const SalDistrictGraph *graph = self->graph;
  g_autofree guint8 *is_seen = g_new0 (guint8, graph->n_areas);
  g_autofree guint8 *is_met = g_new0 (guint8, self->n_nodes);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < graph->n_areas; i++)
    {
      if (is_seen[i])
        continue;
      if (is_met[self->node_of_area[i]])
        {
          g_set_error (error,
                       SAL_ERROR,
                       SAL_ERROR_VALUE,
                       _ ("area %u does not touch the rest of its group (expected groups in one "
                          "piece)"),
                       i);
          return FALSE;
        }
      is_met[self->node_of_area[i]] = is_seen[i] = TRUE;
      for (g_array_append_val (stack, i); stack->len > 0;)
        {
          guint area = g_array_index (stack, guint, stack->len - 1);

          g_array_set_size (stack, stack->len - 1);
          for (guint k = graph->first_links[area]; k < graph->first_links[area + 1]; k++)
            {
              guint next = graph->links[k];

              if (is_seen[next] || self->node_of_area[next] != self->node_of_area[i])
                continue;
              is_seen[next] = TRUE;
              g_array_append_val (stack, next);
            }
        }
    }

  return TRUE;
}

/**
 * sal_district_network_new:
 * @graph: the areas
 * @options: what is wanted, its numbers checked
 * @error: return location for an error
 *
 * Contracts groups, finds what is locked and in which pieces the rest is, and the share of its
 * target that a territory can expect beside oversize areas.
 *
 * %SAL_ERROR_VALUE is raised for a group in pieces or locked in two territories, and where there
 * are too few territories or areas.
 *
 * Returns: (transfer full) (nullable): the network
 */
SalDistrictNetwork *
sal_district_network_new (SalDistrictGraph *graph,
                          const SalDistrictOptions *options,
                          GError **error)
{
  g_autoptr (SalDistrictNetwork) self = g_new0 (SalDistrictNetwork, 1);

  self->graph = sal_district_graph_ref (graph);
  self->n_territories = options->n_territories;
  self->n_measures = graph->n_measures;
  number_nodes (self, options->groups);
  link_nodes (self);
  set_balances (self, options);
  weigh_nodes (self);
  set_current (self, options);
  set_targets (self, options);
  set_attainable (self);
  if (!check_groups (self, error) || !fix_nodes (self, options, error))
    return NULL;
  find_pieces (self);
  if (!check_count (self, error) || !check_pieces (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
sal_district_network_free (SalDistrictNetwork *self)
{
  sal_district_graph_unref (self->graph);
  g_free (self->node_of_area);
  g_free (self->first_links);
  g_free (self->links);
  g_free (self->link_edges);
  g_free (self->weights);
  g_free (self->mass);
  g_free (self->points);
  g_free (self->n_areas);
  g_free (self->fixed);
  g_free (self->current);
  g_free (self->budget);
  g_free (self->targets);
  g_free (self->attainable);
  g_free (self->importance);
  g_free (self->tolerances);
  g_free (self->shares);
  g_free (self->is_closed);
  g_free (self->pieces);
  g_free (self);
}
