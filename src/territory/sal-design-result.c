/* sal-design-result.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-result.h"

#include <math.h>

#include "sal-design-result-advice.h"

static void
measure_clear (gpointer data)
{
  SalDesignResultMeasure *self = data;

  g_free (self->label);
  g_free (self->worst);
  g_free (self->heavy);
}

/* By the tolerance that was asked for, which is kept with the design only once it is committed. */
static guint
count_within (SalTerritoryDesign *design, guint measure, double tolerance)
{
  guint n = 0;

  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    n += fabs (sal_territory_design_get_index (design, t, measure) - 100) <= tolerance + 1e-9;

  return n;
}

static void
add_measure (SalDesignResult *self, SalTerritoryDesign *design, const SalDesignGoal *goal)
{
  SalDesignResultMeasure measure = { .measure = goal->measure,
                                     .weight = goal->weight,
                                     .tolerance = 100 * goal->tolerance };
  SalDesignBalance balance;

  sal_territory_design_measure_balance (design, goal->measure, &balance);
  measure.label = g_strdup (sal_territory_design_get_measure (design, goal->measure)->label);
  measure.max_before = self->was_empty ? NAN : balance.max_deviation;
  measure.mean_before = self->was_empty ? NAN : balance.mean_deviation;
  measure.n_within_before = count_within (design, goal->measure, measure.tolerance);
  self->n_detached_before = balance.n_detached;
  g_array_append_val (self->measures, measure);
}

/**
 * sal_design_result_new:
 * @design: a design that is prepared
 * @wish: what is wanted of it
 * @districting: the same as a problem
 *
 * Takes down how a design is before it is optimised.
 *
 * Returns: (transfer full): a result whose figures of afterwards are not there yet
 */
SalDesignResult *
sal_design_result_new (SalTerritoryDesign *design,
                       const SalDesignWish *wish,
                       const SalDesignDistricting *districting)
{
  SalDesignResult *self = g_new0 (SalDesignResult, 1);
  SalDistrictProblem *problem = sal_design_districting_get_problem (districting);
  g_auto (SalDistrictScore) score = { 0 };
  const SalAreaMeasure *gained;

  self->measures = g_array_new (FALSE, FALSE, sizeof (SalDesignResultMeasure));
  g_array_set_clear_func (self->measures, measure_clear);
  self->n_territories = sal_territory_design_get_n_territories (design);
  self->was_empty = sal_territory_design_count_areas (design, SAL_TERRITORY_NONE) ==
                    sal_territory_design_get_n_areas (design);
  self->most_moved = wish->most_moved;
  self->is_from_scratch = self->was_empty || wish->start == SAL_DISTRICT_SCRATCH;
  for (guint i = 0; i < wish->n_goals; i++)
    add_measure (self, design, &wish->goals[i]);
  self->handover = sal_design_handover_new (design, wish->goals[0].measure);
  gained = sal_territory_design_get_measure (design, self->handover->measure);
  self->gained_label = g_strdup (gained->label);
  self->is_gained_money = gained->is_money;
  sal_district_score_compute (&score, problem, sal_district_problem_get_options (problem)->current);
  self->rms_before = self->was_empty ? NAN : score.rms_radius;
  self->cut_before = score.cut_edges;

  return self;
}

void
sal_design_result_free (SalDesignResult *self)
{
  g_array_unref (self->measures);
  sal_design_handover_free (self->handover);
  g_free (self->gained_label);
  g_free (self);
}

/**
 * sal_design_result_finish:
 * @self: a result
 * @design: the design, with what was found
 * @found: what was found
 *
 * Takes down how it is afterwards, and how it could be at best, by sal_design_bound_compute().
 */
void
sal_design_result_finish (SalDesignResult *self,
                          SalTerritoryDesign *design,
                          const SalDistricting *found)
{
  for (guint i = 0; i < self->measures->len; i++)
    {
      SalDesignResultMeasure *measure = &g_array_index (self->measures, SalDesignResultMeasure, i);
      SalDesignBalance balance;
      SalDistrictBound bound;

      sal_territory_design_measure_balance (design, measure->measure, &balance);
      sal_design_bound_compute (design, measure->measure, &bound);
      measure->max_after = balance.max_deviation;
      measure->mean_after = balance.mean_deviation;
      measure->max_bound = 100 * bound.max_deviation;
      measure->mean_bound = 100 * bound.mean_deviation;
      measure->n_within_after = count_within (design, measure->measure, measure->tolerance);
      sal_design_result_find_worst (measure, design);
      self->n_detached_after = balance.n_detached;
    }
  sal_design_handover_finish (
      self->handover, design, g_array_index (self->measures, SalDesignResultMeasure, 0).measure);
  self->rms_after = found->score.rms_radius;
  self->cut_after = found->score.cut_edges;
  self->n_moved = found->score.n_moved;
  self->moved = found->score.moved;
  self->seconds = found->seconds;
  self->iterations = found->iterations;
  self->seed = found->seed;
  self->is_cancelled = found->is_cancelled;
}
