/* sal-district-problem.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-district-graph.h"

G_BEGIN_DECLS

/* What balances a measure if nothing else is said: within 1 % of the target. */
#define SAL_DISTRICT_DEFAULT_TOLERANCE 0.01

/**
 * SalDistrictObjective:
 * @SAL_DISTRICT_INERTIA: the moment of inertia Σ w·d² about the territories' centres
 * @SAL_DISTRICT_CUT: the number of neighbouring areas that are in different territories
 * @SAL_DISTRICT_DIAMETER: the distance between the two farthest areas of a territory
 *
 * What is made small among the maps that are balanced.
 */
typedef enum
{
  SAL_DISTRICT_INERTIA,
  SAL_DISTRICT_CUT,
  SAL_DISTRICT_DIAMETER,
} SalDistrictObjective;

/**
 * SalDistrictStart:
 * @SAL_DISTRICT_SCRATCH: from the areas alone
 * @SAL_DISTRICT_CURRENT: from the current assignment, mended where it is in pieces or has gaps
 * @SAL_DISTRICT_SEEDS: each territory grows from its seed
 *
 * Where the search begins.
 */
typedef enum
{
  SAL_DISTRICT_SCRATCH,
  SAL_DISTRICT_CURRENT,
  SAL_DISTRICT_SEEDS,
} SalDistrictStart;

/* How one measure is to be balanced. */
typedef struct
{
  double weight;    /* against the other measures; 0: only reported */
  double tolerance; /* the share of its target by which a territory may differ: 0.05 */
} SalDistrictBalance;

/**
 * SalDistrictOptions:
 * @n_territories: how many
 * @capacities: (nullable) (array length=n_territories): each territory's share of every measure,
 *   in any unit, above 0; %NULL: the same for all
 * @balances: (nullable): one per measure of the graph; %NULL: all alike, with the default tolerance
 * @current: (nullable): by area, its territory today, −1 for none
 * @start: where to begin
 * @seeds: (nullable) (array length=n_territories): the area that each territory grows from
 * @locked_areas: (nullable): by area, whether it stays in its current territory
 * @locked_territories: (nullable) (array length=n_territories): whether it keeps what it has, and
 *   gets nothing
 * @groups: (nullable): by area, 0 or the number of a group that stays in one territory; the areas
 *   of one group touch
 * @least_areas: of a territory, 0: no bound
 * @most_areas: of a territory, 0: no bound
 * @homes: (nullable) (array length=n_territories): x and y of each territory's representative, NAN
 *   for a vacant one
 * @travel: what Σ w·d to the homes counts against the inertia: with 1, from homes in the middle of
 *   round territories as much as the whole of it; 0: nothing
 * @borders: what the edges that are cut count against the inertia or the diameter: with 1, those
 *   between round territories count as much as the whole of it; 0: nothing
 * @disruption: what it costs to move a whole territory's share away from its current one; 0:
 * nothing
 * @most_moved: the share of the first measure that may move at all, 0 to 1; of a budget below 1 the
 *   search starts from the current assignment. What has to move so that every territory is in one
 *   piece and has an area moves even if that is more; nothing else does then
 * @objective: what to make small
 * @seed: the same seed and budget of iterations give the same map
 * @seconds: how long to search; 0: no limit but @iterations
 * @iterations: how many moves each search tries; 0: no limit but @seconds
 * @n_searches: how many searches run side by side, each with its own seed; 0: one per processor, or
 *   two where @iterations bounds them, so that the map does not depend on the machine
 *
 * What is wanted. The arrays by area are as long as the graph has areas.
 */
typedef struct
{
  guint n_territories;
  const double *capacities;
  const SalDistrictBalance *balances;
  const gint32 *current;
  SalDistrictStart start;
  const guint *seeds;
  const guint8 *locked_areas;
  const guint8 *locked_territories;
  const guint *groups;
  guint least_areas;
  guint most_areas;
  const double (*homes)[2];
  double travel;
  double borders;
  double disruption;
  double most_moved;
  SalDistrictObjective objective;
  guint64 seed;
  double seconds;
  guint64 iterations;
  guint n_searches;
} SalDistrictOptions;

/* Equal territories from scratch, compact, in two seconds. */
#define SAL_DISTRICT_OPTIONS_INIT(count)                                                           \
  {                                                                                                \
    .n_territories = (count), .most_moved = 1, .seconds = 2, .seed = 1                             \
  }

/**
 * SalDistrictProblem:
 *
 * A graph and what is wanted of it, found to make sense. It keeps copies of all arrays, is
 * immutable, and may be shared between threads.
 */
typedef struct _SalDistrictProblem SalDistrictProblem;

SalDistrictProblem *sal_district_problem_new (SalDistrictGraph *graph,
                                              const SalDistrictOptions *options,
                                              GError **error);
SalDistrictProblem *sal_district_problem_ref (SalDistrictProblem *self);
void sal_district_problem_unref (SalDistrictProblem *self);

SalDistrictGraph *sal_district_problem_get_graph (const SalDistrictProblem *self);
const SalDistrictOptions *sal_district_problem_get_options (const SalDistrictProblem *self);
double
sal_district_problem_get_target (const SalDistrictProblem *self, guint territory, guint measure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDistrictProblem, sal_district_problem_unref)

G_END_DECLS
