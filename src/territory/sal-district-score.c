/* sal-district-score.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-score.h"

#include <math.h>

#include "sal-district-diameter.h"
#include "sal-district-network.h"

/**
 * sal_district_sum:
 * @problem: a problem
 * @assignment: by area of the graph, its territory or −1
 * @sums: (out caller-allocates): by territory and then measure
 *
 * Adds up every measure of every territory.
 */
void
sal_district_sum (const SalDistrictProblem *problem, const gint32 *assignment, double *sums)
{
  const SalDistrictGraph *graph = sal_district_problem_get_graph (problem);
  const guint n = graph->n_measures;
  const guint n_territories = sal_district_problem_get_options (problem)->n_territories;

  for (guint i = 0; i < n_territories * n; i++)
    sums[i] = 0;
  for (guint i = 0; i < graph->n_areas; i++)
    for (guint k = 0; k < n && assignment[i] >= 0; k++)
      sums[(gsize) assignment[i] * n + k] += graph->weights[(gsize) i * n + k];
}

/**
 * sal_district_count_pieces:
 * @graph: the areas
 * @assignment: by area, its territory or −1
 * @n_territories: how many
 * @pieces: (nullable) (out caller-allocates): by territory, in how many pieces it is
 *
 * Counts the pieces that territories are in, by walking along the edges of the graph.
 *
 * Returns: the pieces beyond the first of each territory
 */
guint
sal_district_count_pieces (const SalDistrictGraph *graph,
                           const gint32 *assignment,
                           guint n_territories,
                           guint *pieces)
{
  g_autofree guint8 *is_met = g_new0 (guint8, graph->n_areas);
  g_autofree guint *queue = g_new (guint, graph->n_areas);
  g_autofree guint *counts = g_new0 (guint, n_territories);
  guint n_detached = 0;

  for (guint i = 0; i < graph->n_areas; i++)
    {
      guint end = 1;

      if (is_met[i] || assignment[i] < 0)
        continue;
      n_detached += counts[assignment[i]]++ > 0;
      is_met[i] = TRUE;
      queue[0] = i;
      for (guint place = 0; place < end; place++)
        for (guint k = graph->first_links[queue[place]]; k < graph->first_links[queue[place] + 1];
             k++)
          {
            guint next = graph->links[k];

            if (is_met[next] || assignment[next] != assignment[i])
              continue;
            is_met[next] = TRUE;
            queue[end++] = next;
          }
    }
  for (guint t = 0; pieces && t < n_territories; t++)
    pieces[t] = counts[t];

  return n_detached;
}

static void
score_balance (SalDistrictScore *self, const SalDistrictProblem *problem, const gint32 *assignment)
{
  const SalDistrictNetwork *network = sal_district_problem_get_network (problem);
  const guint n = network->n_measures, n_territories = network->n_territories;
  g_autofree double *sums = g_new (double, (gsize) n_territories *n);
  g_autofree SalDistrictBound *bounds = g_new (SalDistrictBound, n);

  sal_district_sum (problem, assignment, sums);
  sal_district_bound_compute (problem, bounds);
  self->n_measures = n;
  self->measures = g_new0 (SalDistrictMeasureScore, n);
  for (guint k = 0; k < n; k++)
    {
      SalDistrictMeasureScore *score = &self->measures[k];

      score->bound = bounds[k];
      for (guint t = 0; t < n_territories; t++)
        {
          double target = network->targets[(gsize) t * n + k];
          double deviation = target > 0 ? fabs (sums[(gsize) t * n + k] / target - 1) : 0;

          score->max_deviation = MAX (score->max_deviation, deviation);
          score->mean_deviation += deviation / n_territories;
          score->n_within += deviation <= network->tolerances[k] + 1e-12;
        }
    }
}

/* What an area weighs in the inertia: the mix of balanced measures, in the unit of the first; 1
 * where nothing is balanced. */
static double
weight_of (const SalDistrictNetwork *network, guint area)
{
  const SalDistrictGraph *graph = network->graph;
  double weight = 0, importance = 0;

  for (guint k = 0; k < graph->n_measures; k++)
    if (network->importance[k] > 0)
      {
        importance += network->importance[k];
        weight += network->importance[k] * graph->weights[(gsize) area * graph->n_measures + k] /
                  graph->totals[k];
      }

  return importance > 0 ? weight * (graph->totals[0] > 0 ? graph->totals[0] : 1) : 1;
}

static void
score_inertia (SalDistrictScore *self, const SalDistrictProblem *problem, const gint32 *assignment)
{
  const SalDistrictNetwork *network = sal_district_problem_get_network (problem);
  const SalDistrictGraph *graph = network->graph;
  g_autofree double (*centers)[4] = g_malloc0_n (network->n_territories, sizeof *centers);
  double whole = 0;

  for (guint i = 0; i < graph->n_areas; i++)
    {
      double weight = weight_of (network, i);

      if (assignment[i] < 0)
        continue;
      whole += weight;
      centers[assignment[i]][3] += weight;
      for (int d = 0; d < 3; d++)
        centers[assignment[i]][d] += weight * graph->points[i][d];
    }
  for (guint t = 0; t < network->n_territories; t++)
    for (int d = 0; d < 3; d++)
      centers[t][d] /= centers[t][3] > 0 ? centers[t][3] : 1;
  for (guint i = 0; i < graph->n_areas; i++)
    {
      double distance, weight = weight_of (network, i);

      if (assignment[i] < 0 || weight == 0)
        continue;
      distance = sal_district_graph_distance (graph, graph->points[i], centers[assignment[i]]);
      self->inertia += weight * distance * distance;
    }
  self->rms_radius = whole > 0 ? sqrt (self->inertia / whole) : 0;
}

static void
score_borders (SalDistrictScore *self, const SalDistrictGraph *graph, const gint32 *assignment)
{
  for (guint i = 0; i < graph->n_areas; i++)
    for (guint k = graph->first_links[i]; k < graph->first_links[i + 1]; k++)
      {
        if (graph->links[k] < i || assignment[graph->links[k]] == assignment[i])
          continue;
        self->cut_edges++;
        self->cut_length += graph->lengths[k];
      }
}

static void
score_diameter (SalDistrictScore *self, const SalDistrictProblem *problem, const gint32 *assignment)
{
  const SalDistrictGraph *graph = sal_district_problem_get_graph (problem);
  const guint n_territories = sal_district_problem_get_options (problem)->n_territories;
  g_autofree SalDistrictSpoke *spokes = g_new (SalDistrictSpoke, graph->n_areas);
  g_autofree guint *ends = g_new0 (guint, n_territories);
  guint n = 0;

  for (guint i = 0; i < graph->n_areas; i++)
    if (assignment[i] >= 0)
      ends[assignment[i]]++;
  for (guint t = 0; t < n_territories; t++)
    {
      n += ends[t];
      ends[t] = n;
    }
  for (guint i = graph->n_areas; i-- > 0;)
    if (assignment[i] >= 0)
      spokes[--ends[assignment[i]]].node = i;

  /* what were ends are where each territory starts now */
  for (guint t = 0; t < n_territories; t++)
    {
      guint n_spokes = (t + 1 < n_territories ? ends[t + 1] : n) - ends[t], farthest[2];

      if (n_spokes == 0)
        continue;
      sal_district_find_diameter (
          (const double (*)[3]) graph->points, spokes + ends[t], n_spokes, farthest);
      self->diameter = MAX (self->diameter,
                            sal_district_graph_distance (
                                graph, graph->points[farthest[0]], graph->points[farthest[1]]));
    }
}

static void
score_counts (SalDistrictScore *self, const SalDistrictProblem *problem, const gint32 *assignment)
{
  const SalDistrictGraph *graph = sal_district_problem_get_graph (problem);
  const SalDistrictOptions *options = sal_district_problem_get_options (problem);
  g_autofree guint *counts = g_new0 (guint, options->n_territories);
  double whole = graph->totals[0];

  for (guint i = 0; i < graph->n_areas; i++)
    {
      if (assignment[i] >= 0)
        counts[assignment[i]]++;
      else
        self->n_unassigned++;
      if (options->current == NULL || options->current[i] < 0 ||
          options->current[i] == assignment[i])
        continue;
      self->n_moved++;
      self->moved +=
          whole > 0 ? graph->weights[(gsize) i * graph->n_measures] / whole : 1.0 / graph->n_areas;
    }
  for (guint t = 0; t < options->n_territories; t++)
    {
      self->n_empty += counts[t] == 0;
      self->n_miscounted += counts[t] < options->least_areas ||
                            (options->most_areas > 0 && counts[t] > options->most_areas);
    }
}

/**
 * sal_district_score_compute:
 * @self: (out caller-allocates): what @assignment is worth; clear it with
 *   sal_district_score_clear()
 * @problem: what is wanted
 * @assignment: by area of the graph, its territory, or −1 for none
 *
 * Scores any assignment, whoever made it, from the areas alone. The deviation of a territory is
 * |sum ∕ target − 1|.
 */
void
sal_district_score_compute (SalDistrictScore *self,
                            const SalDistrictProblem *problem,
                            const gint32 *assignment)
{
  const SalDistrictGraph *graph = sal_district_problem_get_graph (problem);
  const guint n_territories = sal_district_problem_get_options (problem)->n_territories;

  *self = (SalDistrictScore){ 0 };
  score_balance (self, problem, assignment);
  score_inertia (self, problem, assignment);
  score_borders (self, graph, assignment);
  score_diameter (self, problem, assignment);
  score_counts (self, problem, assignment);
  self->n_detached = sal_district_count_pieces (graph, assignment, n_territories, NULL);
}

void
sal_district_score_clear (SalDistrictScore *self)
{
  g_clear_pointer (&self->measures, g_free);
}
