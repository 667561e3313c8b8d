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
 * goes to who knows it, and of those who know it alike to who lives there. */

/* What is kept is told apart by thousandths of what a territory has on average, distances by parts
 * of the longest one. */
#define KEPT_UNITS     1000
#define DISTANCE_UNITS 4096

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

/* The unit of what is kept, of which no part has more than @most for one territory. */
static double
find_kept_unit (const Parts *self, gint64 most)
{
  double sum = 0, largest = 0;

  for (gsize i = 0; i < (gsize) self->n * self->n; i++)
    {
      sum += self->kept[i];
      largest = MAX (largest, self->kept[i]);
    }

  return MAX (sum / self->n / KEPT_UNITS, largest / (double) most);
}

/* @usual: the mean of those that are known */
static double
find_longest_distance (const Parts *self, double *usual)
{
  double sum = 0, longest = 0;
  gsize n_known = 0;

  for (gsize i = 0; i < (gsize) self->n * self->n; i++)
    {
      if (isnan (self->distances[i]))
        continue;
      sum += self->distances[i];
      longest = MAX (longest, self->distances[i]);
      n_known++;
    }
  *usual = n_known > 0 ? sum / n_known : 0;

  return longest;
}

/* One thing after the other: all distances of a map together weigh less than one unit of what is
 * kept. Of what is alike, every part stays what it is. */
static gint64 *
create_costs (const Parts *self)
{
  gint64 *costs = g_new (gint64, (gsize) self->n * self->n);
  const gint64 kept_cost = 2 * DISTANCE_UNITS * (gint64) self->n + self->n + 1;
  double kept_unit = find_kept_unit (self, SAL_ASSIGNMENT_MOST_COST / 2 / kept_cost);
  double usual, longest = find_longest_distance (self, &usual);

  for (guint part = 0; part < self->n; part++)
    {
      for (guint t = 0; t < self->n; t++)
        {
          gsize i = (gsize) part * self->n + t;
          /* whose home is not known lives at the usual distance from everywhere */
          double distance = isnan (self->distances[i]) ? usual : self->distances[i];
          gint64 far = longest > 0 ? llround (distance / longest * DISTANCE_UNITS) : 0;
          gint64 kept = kept_unit > 0 ? llround (self->kept[i] / kept_unit) : 0;

          costs[i] = may_be (self, part, t) ? 2 * far - kept_cost * kept - (part == t)
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
 * Lets each part of a map be one of the territories so that, first, as much as possible stays with
 * who has it today, in the measure that what moves is counted by: the first. Of all ways that keep
 * the same of it, to a thousandth of a territory, that one is taken with the shortest way to the
 * homes, Σ of the mean distances; where nobody has anything today, that alone decides. It is not
 * weighed against what is kept: whoever lives far from what they know goes on knowing it.
 *
 * Borders stay. Only parts that fit another's capacity within the tolerances, or as well as their
 * own, change places, and none that something is locked in. Without a current assignment and homes
 * nothing is done.
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
