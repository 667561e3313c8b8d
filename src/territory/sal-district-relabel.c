/* sal-district-relabel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-relabel.h"

#include <math.h>

#include "sal-assignment-problem.h"
#include "sal-district-network.h"
#include "sal-district-score.h"

/* A map that was drawn from scratch has good parts, but which of them is whose is chance: here each
 * goes to who knows it, and lives there. */

/* Costs are shares around 1; as integers they keep six digits. */
#define COST_UNIT (1 << 20)

typedef struct
{
  const SalDistrictProblem *problem;
  const SalDistrictGraph *graph;
  const SalDistrictOptions *options;
  const SalDistrictNetwork *network;
  guint n; /* territories */
  const gint32 *assignment;
  double *sums;       /* by part and then measure */
  double *kept;       /* by part and then territory: what is of it today */
  double *distances;  /* likewise: Σ w·d to its home, then the mean; NAN: unknown */
  guint8 *is_settled; /* by part: it has what is locked, and stays what it is */
} Parts;

static void
parts_clear (Parts *self)
{
  g_free (self->sums);
  g_free (self->kept);
  g_free (self->distances);
  g_free (self->is_settled);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static double
weight_of (const Parts *self, guint area)
{
  return self->graph->n_measures > 0 ? self->graph->weights[(gsize) area * self->graph->n_measures]
                                     : 1;
}

static void
add_area (Parts *self, guint area, double *weights)
{
  gint32 part = self->assignment[area];
  gint32 today = self->options->current != NULL ? self->options->current[area] : -1;

  if (part < 0)
    return;
  weights[part] += weight_of (self, area);
  if (today >= 0)
    self->kept[(gsize) part * self->n + (guint) today] += weight_of (self, area);
  if (self->options->locked_areas != NULL && self->options->locked_areas[area])
    self->is_settled[part] = TRUE;
}

/* Σ w·d ÷ Σ w of each part from a home. */
static void
measure_home (Parts *self, guint territory, const double *weights)
{
  const double *home = self->options->homes[territory];
  double point[3];

  for (guint part = 0; isnan (home[0]) && part < self->n; part++)
    self->distances[(gsize) part * self->n + territory] = NAN;
  if (isnan (home[0]))
    return;

  sal_district_graph_place (self->graph->is_geographic, home[0], home[1], point);
  for (guint area = 0; area < self->graph->n_areas; area++)
    {
      gint32 part = self->assignment[area];

      if (part >= 0 && weights[part] > 0)
        self->distances[(gsize) part * self->n + territory] +=
            sal_district_graph_distance (self->graph, point, self->graph->points[area]) *
            weight_of (self, area) / weights[part];
    }
}

static void
parts_init (Parts *self, const SalDistrictProblem *problem, const gint32 *assignment)
{
  const SalDistrictOptions *options = sal_district_problem_get_options (problem);
  const SalDistrictGraph *graph = sal_district_problem_get_graph (problem);
  guint n = options->n_territories;
  g_autofree double *weights = g_new0 (double, n);

  *self = (Parts){ .problem = problem,
                   .graph = graph,
                   .options = options,
                   .network = sal_district_problem_get_network (problem),
                   .n = n,
                   .assignment = assignment };
  self->sums = g_new (double, (gsize) n *MAX (graph->n_measures, 1));
  self->kept = g_new0 (double, (gsize) n *n);
  self->distances = g_new0 (double, (gsize) n *n);
  self->is_settled = g_new0 (guint8, n);
  sal_district_sum (problem, assignment, self->sums);
  for (guint area = 0; area < graph->n_areas; area++)
    add_area (self, area, weights);
  for (guint t = 0; t < n; t++)
    {
      self->is_settled[t] |= options->locked_territories != NULL && options->locked_territories[t];
      if (options->homes != NULL)
        measure_home (self, t, weights);
    }
}

static double
find_deviation (const Parts *self, guint part, guint territory, guint measure)
{
  double target = sal_district_problem_get_target (self->problem, territory, measure);

  return target > 0
             ? fabs (self->sums[(gsize) part * self->graph->n_measures + measure] / target - 1)
             : 0;
}

/* Whether a part may be another territory: what is locked stays, and nothing gets out of balance
 * that was not. So that a way is always left: each part may be what it is. */
static gboolean
may_be (const Parts *self, guint part, guint territory)
{
  if (part == territory)
    return TRUE;
  if (self->is_settled[part] || self->is_settled[territory])
    return FALSE;
  for (guint k = 0; k < self->graph->n_measures; k++)
    {
      double most = MAX (self->network->tolerances[k], find_deviation (self, part, part, k));

      if ((self->options->balances == NULL || self->options->balances[k].weight > 0) &&
          find_deviation (self, part, territory, k) > most + 1e-12)
        return FALSE;
    }

  return TRUE;
}

/* Each in shares of what is usual, so that both count alike. */
static void
find_usual (const Parts *self, double *usual_kept, double *usual_distance)
{
  double kept = 0, distance = 0;
  gsize n_known = 0;

  for (gsize i = 0; i < (gsize) self->n * self->n; i++)
    {
      kept += self->kept[i];
      distance += isnan (self->distances[i]) ? 0 : self->distances[i];
      n_known += !isnan (self->distances[i]);
    }
  *usual_kept = kept / self->n;
  *usual_distance = n_known > 0 ? distance / n_known : 0;
}

static gint64 *
create_costs (const Parts *self)
{
  gint64 *costs = g_new (gint64, (gsize) self->n * self->n);
  double usual_kept, usual_distance;

  find_usual (self, &usual_kept, &usual_distance);
  for (guint part = 0; part < self->n; part++)
    {
      for (guint t = 0; t < self->n; t++)
        {
          gsize i = (gsize) part * self->n + t;
          double kept = usual_kept > 0 ? self->kept[i] / usual_kept : 0;
          /* whose home is not known lives at the usual distance from everywhere */
          double distance = isnan (self->distances[i]) ? 1
                            : usual_distance > 0       ? self->distances[i] / usual_distance
                                                       : 0;

          costs[i] =
              may_be (self, part, t)
                  ? 2 * (gint64) llround (CLAMP (distance - kept, -65536, 65536) * COST_UNIT) -
                        (part == t)
                  : SAL_ASSIGNMENT_MOST_COST;
        }
    }

  return costs;
}

/**
 * sal_district_relabel:
 * @problem: a problem
 * @assignment: (inout): by area of the graph, its territory or −1
 *
 * Lets each part of a map be the territory that it has most of today, and whose representative
 * lives near: so that as much as possible stays with who had it, what is left of the way to homes
 * is least, and both count alike. Borders stay. Only parts that fit another's capacity within the
 * tolerances, or as well as their own, change places, and none that something is locked in. Without
 * a current assignment and homes nothing is done.
 */
void
sal_district_relabel (const SalDistrictProblem *problem, gint32 *assignment)
{
  const SalDistrictOptions *options = sal_district_problem_get_options (problem);
  g_auto (Parts) parts = { 0 };
  g_autofree gint64 *costs = NULL;
  g_autofree gint32 *territories = NULL;

  if (options->current == NULL && options->homes == NULL)
    return;

  parts_init (&parts, problem, assignment);
  costs = create_costs (&parts);
  territories = g_new (gint32, parts.n);
  if (!sal_assignment_problem_solve (costs, parts.n, parts.n, territories, NULL, NULL))
    return;
  for (guint area = 0; area < parts.graph->n_areas; area++)
    {
      if (assignment[area] >= 0)
        assignment[area] = territories[assignment[area]];
    }
}
