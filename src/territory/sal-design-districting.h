/* sal-design-districting.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-design-bound.h"
#include "sal-districting.h"
#include "sal-territory-design.h"

G_BEGIN_DECLS

/**
 * SalDesignScope:
 * @SAL_DESIGN_SCOPE_ASSIGNED: the areas that territories have; all of them if none has any
 * @SAL_DESIGN_SCOPE_ALL: all areas, but those that are locked and in no territory
 *
 * What is divided.
 */
typedef enum
{
  SAL_DESIGN_SCOPE_ASSIGNED,
  SAL_DESIGN_SCOPE_ALL,
} SalDesignScope;

/* How a measure of a design is to be balanced. */
typedef struct
{
  guint measure;    /* index */
  double weight;    /* against the other measures; 0: only reported */
  double tolerance; /* the share of its target by which a territory may differ: 0.05 */
} SalDesignGoal;

/**
 * SalDesignWish:
 * @goals: (array length=n_goals): what is balanced; what moves is counted by the first
 * @n_goals: how many, at least 1
 * @scope: which areas
 * @start: where to begin: from the design as it is, or from scratch
 * @travel: what Σ w·d to the homes of the holders counts against the inertia; 0: nothing
 * @borders: what short borders count against the inertia; 0: nothing
 * @disruption: what it costs to move a whole territory's share away; 0: nothing
 * @most_moved: the share of the first measure that may move at all, 0 to 1
 * @objective: what to make small
 * @seed: the same seed and budget of iterations give the same map
 * @seconds: how long to search; 0: no limit but @iterations
 * @iterations: how many moves each search tries; 0: no limit but @seconds
 * @n_searches: as of #SalDistrictOptions
 *
 * What is wanted of a design.
 */
typedef struct
{
  const SalDesignGoal *goals;
  guint n_goals;
  SalDesignScope scope;
  SalDistrictStart start;
  double travel;
  double borders;
  double disruption;
  double most_moved;
  SalDistrictObjective objective;
  guint64 seed;
  double seconds;
  guint64 iterations;
  guint n_searches;
} SalDesignWish;

/* What it usually costs to move areas from what there is: so much that a map which is balanced
 * stays as it is, however much more compact another one were, while one that is not is mended. */
#define SAL_DESIGN_DEFAULT_DISRUPTION 0.5

/* What short borders usually count: without them, areas that have little of what is balanced belong
 * to whoever happens to be next to them, and borders are ragged. */
#define SAL_DESIGN_DEFAULT_BORDERS 1.0

/* How far from the target is even enough of what counts less. */
#define SAL_DESIGN_LESSER_TOLERANCE 0.2

#define SAL_DESIGN_WISH_INIT                                                                       \
  {                                                                                                \
    .start = SAL_DISTRICT_CURRENT, .borders = SAL_DESIGN_DEFAULT_BORDERS, .most_moved = 1,         \
    .seconds = 5, .seed = 1                                                                        \
  }

/**
 * SalDesignDistricting:
 *
 * A design as a problem of the optimiser. It keeps nothing of the design, is immutable, and may be
 * run on another thread than that of the design.
 */
typedef struct _SalDesignDistricting SalDesignDistricting;

GArray *sal_design_find_goals (const SalTerritoryDesign *design, const SalBalanceGoals *goals);
void sal_design_keep_goals (const SalTerritoryDesign *design,
                            const GArray *goals,
                            SalBalanceGoals *kept);
GArray *sal_design_propose_goals (const SalTerritoryDesign *design, guint measure);

SalDesignDistricting *
sal_design_districting_new (SalTerritoryDesign *design, const SalDesignWish *wish, GError **error);
SalDesignDistricting *sal_design_districting_ref (SalDesignDistricting *self);
void sal_design_districting_unref (SalDesignDistricting *self);

SalDistrictProblem *sal_design_districting_get_problem (const SalDesignDistricting *self);
guint sal_design_districting_get_area (const SalDesignDistricting *self, guint index);
SalDistricting *sal_design_districting_run (const SalDesignDistricting *self,
                                            SalDistrictingFunc progress,
                                            gpointer data,
                                            GCancellable *cancellable,
                                            GError **error);

guint sal_design_apply (SalTerritoryDesign *design, const gint32 *assignment, GArray *moves);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDesignDistricting, sal_design_districting_unref)

G_END_DECLS
