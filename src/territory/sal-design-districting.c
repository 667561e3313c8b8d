/* sal-design-districting.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-districting.h"

#include <glib/gi18n-lib.h>

#include "sal-design-capacity.h"
#include "sal-design-graph.h"
#include "sal-error.h"

/* The optimiser knows areas and territories by numbers of its own: those that take part. */
struct _SalDesignDistricting
{
  gatomicrefcount ref_count;
  SalDistrictProblem *problem;
  guint n_all;         /* areas of the design */
  GArray *areas;       /* of guint: of the design, by area of the problem */
  GArray *territories; /* of guint: likewise */
};

/* --- what is divided --- */

static gboolean
is_anything_assigned (const SalTerritoryDesign *design)
{
  return sal_territory_design_count_areas (design, SAL_TERRITORY_NONE) <
         sal_territory_design_get_n_areas (design);
}

static guint8 *
find_scope (const SalTerritoryDesign *design, SalDesignScope scope)
{
  guint n_areas = sal_territory_design_get_n_areas (design);
  const gint32 *assignment = sal_territory_design_get_assignment (design);
  guint8 *in_scope = g_new0 (guint8, MAX (n_areas, 1));
  gboolean all = scope == SAL_DESIGN_SCOPE_ALL || !is_anything_assigned (design);

  for (guint area = 0; area < n_areas; area++)
    in_scope[area] = assignment[area] != SAL_TERRITORY_NONE ||
                     (all && !sal_territory_design_is_locked (design, area));

  return in_scope;
}

static GArray *
list_areas (const SalTerritoryDesign *design, const guint8 *in_scope)
{
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    {
      if (in_scope[area])
        g_array_append_val (areas, area);
    }

  return areas;
}

static GArray *
list_territories (const SalTerritoryDesign *design, const SalDesignCapacity *capacity)
{
  GArray *territories = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      if (capacity->parts[t] != SAL_DESIGN_PART_NONE)
        g_array_append_val (territories, t);
    }

  return territories;
}

/* --- what is wanted --- */

/* The arrays that options refer to. */
typedef struct
{
  double *capacities;
  SalDistrictBalance *balances;
  gint32 *current;
  guint8 *locked_areas;
  guint8 *locked_territories;
  double (*homes)[2];
} Arrays;

static void
arrays_clear (Arrays *self)
{
  g_free (self->capacities);
  g_free (self->balances);
  g_free (self->current);
  g_free (self->locked_areas);
  g_free (self->locked_territories);
  g_free (self->homes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arrays, arrays_clear)

static void
describe_territories (Arrays *self,
                      const SalTerritoryDesign *design,
                      const SalDesignCapacity *capacity,
                      const GArray *territories)
{
  self->capacities = g_new (double, territories->len);
  self->locked_territories = g_new (guint8, territories->len);
  self->homes = g_malloc_n (territories->len, sizeof *self->homes);
  for (guint i = 0; i < territories->len; i++)
    {
      guint t = g_array_index (territories, guint, i);
      SalCoordinate home = sal_territory_design_get_territory (design, t)->home;

      self->capacities[i] = capacity->rooms[t];
      self->locked_territories[i] = capacity->parts[t] == SAL_DESIGN_PART_CLOSED;
      self->homes[i][0] = home.longitude;
      self->homes[i][1] = home.latitude;
    }
}

static void
describe_areas (Arrays *self,
                const SalTerritoryDesign *design,
                const GArray *areas,
                const GArray *territories)
{
  const gint32 *assignment = sal_territory_design_get_assignment (design);
  guint n = sal_territory_design_get_n_territories (design);
  g_autofree gint32 *numbers = g_new (gint32, MAX (n, 1));

  for (guint t = 0; t < n; t++)
    numbers[t] = SAL_TERRITORY_NONE;
  for (guint i = 0; i < territories->len; i++)
    numbers[g_array_index (territories, guint, i)] = (gint32) i;

  self->current = g_new (gint32, MAX (areas->len, 1));
  self->locked_areas = g_new0 (guint8, MAX (areas->len, 1));
  for (guint i = 0; i < areas->len; i++)
    {
      guint area = g_array_index (areas, guint, i);
      gint32 t = assignment[area];

      self->current[i] = t != SAL_TERRITORY_NONE ? numbers[t] : SAL_TERRITORY_NONE;
      self->locked_areas[i] =
          self->current[i] != SAL_TERRITORY_NONE && sal_territory_design_is_locked (design, area);
    }
}

static void
describe_goals (Arrays *self, const SalDesignWish *wish)
{
  self->balances = g_new (SalDistrictBalance, wish->n_goals);
  for (guint i = 0; i < wish->n_goals; i++)
    self->balances[i] = (SalDistrictBalance){ wish->goals[i].weight, wish->goals[i].tolerance };
}

static SalDistrictGraph *
create_graph (const SalTerritoryDesign *design,
              const GArray *areas,
              const SalDesignGoal *goals,
              guint n_goals,
              GError **error)
{
  g_autofree guint *measures = g_new (guint, n_goals);

  for (guint i = 0; i < n_goals; i++)
    measures[i] = goals[i].measure;

  return sal_design_graph_new (
      design, (const guint *) (gpointer) areas->data, areas->len, measures, n_goals, error);
}

static SalDistrictProblem *
create_problem (const SalTerritoryDesign *design,
                SalDistrictGraph *graph,
                const SalDesignWish *wish,
                const Arrays *arrays,
                guint n_territories,
                GError **error)
{
  SalDistrictOptions options = {
    .n_territories = n_territories,
    .capacities = arrays->capacities,
    .balances = arrays->balances,
    .current = arrays->current,
    .start = is_anything_assigned (design) ? wish->start : SAL_DISTRICT_SCRATCH,
    .locked_areas = arrays->locked_areas,
    .locked_territories = arrays->locked_territories,
    .homes = (const double (*)[2]) arrays->homes,
    .travel = wish->travel,
    .borders = wish->borders,
    .disruption = wish->disruption,
    .most_moved = wish->most_moved,
    .objective = wish->objective,
    .seed = wish->seed,
    .seconds = wish->seconds,
    .iterations = wish->iterations,
    .n_searches = wish->n_searches,
  };

  return sal_district_problem_new (graph, &options, error);
}

/**
 * sal_design_find_goals:
 * @design: a design
 * @goals: what it is to be like
 *
 * Finds the measures that goals are of; what the design does not have is left out.
 *
 * Returns: (transfer full) (element-type SalDesignGoal): in the order of @goals
 */
GArray *
sal_design_find_goals (const SalTerritoryDesign *design, const SalBalanceGoals *goals)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SalDesignGoal));

  for (guint i = 0; i < goals->measures->len; i++)
    {
      const SalBalanceGoal *stored = &g_array_index (goals->measures, SalBalanceGoal, i);
      SalDesignGoal goal = { 0, stored->weight, stored->tolerance };

      if (sal_territory_design_find_measure (design, stored->measure, &goal.measure))
        g_array_append_val (found, goal);
    }

  return found;
}

/**
 * sal_design_keep_goals:
 * @design: a design
 * @goals: (element-type SalDesignGoal): what it is balanced by
 * @kept: goals, to be kept with the alignment
 *
 * Adds measures to what is kept, with their weights and tolerances: the way back from
 * sal_design_find_goals().
 */
void
sal_design_keep_goals (const SalTerritoryDesign *design, const GArray *goals, SalBalanceGoals *kept)
{
  for (guint i = 0; i < goals->len; i++)
    {
      const SalDesignGoal *goal = &g_array_index (goals, SalDesignGoal, i);

      sal_balance_goals_add (kept,
                             sal_territory_design_get_measure (design, goal->measure)->key,
                             goal->weight,
                             goal->tolerance);
    }
}

/**
 * sal_design_propose_goals:
 * @design: a design that is prepared
 * @measure: the index of the measure that territories are judged by
 *
 * Proposes what to balance if nobody says anything else: what the goals of the design say or, if
 * they say nothing, @measure, and with half of its weight what accounts there are and what they
 * bring. The window and the command line both begin with that.
 *
 * Returns: (transfer full) (element-type SalDesignGoal): the goals; that of @measure first, if
 *   nothing is said
 */
GArray *
sal_design_propose_goals (const SalTerritoryDesign *design, guint measure)
{
  GArray *goals = sal_design_find_goals (design, sal_territory_design_get_goals (design));
  SalDesignGoal goal = { measure, 2, SAL_DESIGN_DEFAULT_TOLERANCE };

  if (goals->len > 0)
    return goals;

  g_array_append_val (goals, goal);
  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    {
      const SalAreaMeasure *other = sal_territory_design_get_measure (design, m);

      goal = (SalDesignGoal){ m, 1, SAL_DESIGN_LESSER_TOLERANCE };
      if (m != measure && other->total > 0 &&
          (other->worth == SAL_ACCOUNT_WORTH_COUNT || other->worth == SAL_ACCOUNT_WORTH_REVENUE))
        g_array_append_val (goals, goal);
    }

  return goals;
}

static void
set_no_room (GError **error)
{
  g_set_error_literal (
      error,
      SAL_ERROR,
      SAL_ERROR_VALUE,
      _ ("no territory can take areas: each is locked, or has no capacity left beside the accounts "
         "it has by name (expected at least one that can)"));
}

/**
 * sal_design_districting_new:
 * @design: a design that is prepared
 * @wish: what is wanted of it
 * @error: return location for an error
 *
 * Makes a problem of a design: of the areas in scope, as they lie and as they border on each other,
 * with what goes with them of each measure; and of the territories with their capacities, locks and
 * homes. Accounts that territories have by name are not with the areas, and count towards what
 * their territories carry: these are to get as much less of the areas, and one that is full by
 * them, or has no capacity, gets none. What is locked stays, and what locked territories have is
 * not divided among the others.
 *
 * %SAL_ERROR_VALUE is raised if no territory can take areas, and as by sal_district_problem_new().
 *
 * Returns: (transfer full) (nullable): the problem
 */
SalDesignDistricting *
sal_design_districting_new (SalTerritoryDesign *design, const SalDesignWish *wish, GError **error)
{
  g_autofree guint8 *in_scope = find_scope (design, wish->scope);
  g_auto (SalDesignCapacity) capacity = { 0 };
  g_auto (Arrays) arrays = { 0 };
  g_autoptr (GArray) areas = list_areas (design, in_scope);
  g_autoptr (GArray) territories = NULL;
  g_autoptr (SalDistrictGraph) graph = NULL;
  g_autoptr (SalDistrictProblem) problem = NULL;
  SalDesignDistricting *self;

  g_return_val_if_fail (wish->n_goals > 0 && wish->start != SAL_DISTRICT_SEEDS, NULL);

  if (!sal_design_capacity_compute (&capacity, design, in_scope, wish->goals, wish->n_goals))
    {
      set_no_room (error);
      return NULL;
    }
  territories = list_territories (design, &capacity);
  graph = create_graph (design, areas, wish->goals, wish->n_goals, error);
  if (graph == NULL)
    return NULL;
  describe_territories (&arrays, design, &capacity, territories);
  describe_areas (&arrays, design, areas, territories);
  describe_goals (&arrays, wish);
  problem = create_problem (design, graph, wish, &arrays, territories->len, error);
  if (problem == NULL)
    return NULL;

  self = g_new (SalDesignDistricting, 1);
  *self = (SalDesignDistricting){ .problem = g_steal_pointer (&problem),
                                  .n_all = sal_territory_design_get_n_areas (design),
                                  .areas = g_steal_pointer (&areas),
                                  .territories = g_steal_pointer (&territories) };
  g_atomic_ref_count_init (&self->ref_count);

  return self;
}

SalDesignDistricting *
sal_design_districting_ref (SalDesignDistricting *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
sal_design_districting_unref (SalDesignDistricting *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  sal_district_problem_unref (self->problem);
  g_array_unref (self->areas);
  g_array_unref (self->territories);
  g_free (self);
}

SalDistrictProblem *
sal_design_districting_get_problem (const SalDesignDistricting *self)
{
  return self->problem;
}

/**
 * sal_design_districting_get_area:
 * @self: a problem
 * @index: an area of the problem, as sal_district_find_oversize() gives them
 *
 * Tells which area of the design that is.
 *
 * Returns: its index in the design
 */
guint
sal_design_districting_get_area (const SalDesignDistricting *self, guint index)
{
  g_return_val_if_fail (index < self->areas->len, SAL_GEOGRAPHY_NONE);

  return g_array_index (self->areas, guint, index);
}

/* --- running it --- */

static void
expand (const SalDesignDistricting *self, const gint32 *found, gint32 *assignment)
{
  for (guint area = 0; area < self->n_all; area++)
    assignment[area] = SAL_TERRITORY_NONE;
  for (guint i = 0; i < self->areas->len; i++)
    {
      if (found[i] >= 0)
        assignment[g_array_index (self->areas, guint, i)] =
            (gint32) g_array_index (self->territories, guint, found[i]);
    }
}

typedef struct
{
  const SalDesignDistricting *districting;
  SalDistrictingFunc func;
  gpointer data;
  gint32 *assignment;
} Progress;

static void
progress_cb (double fraction, const gint32 *found, guint n_areas, gboolean is_better, gpointer data)
{
  Progress *self = data;

  expand (self->districting, found, self->assignment);
  self->func (fraction, self->assignment, self->districting->n_all, is_better, self->data);
}

/**
 * sal_design_districting_run:
 * @self: a problem
 * @progress: (nullable) (scope call): is told how far it is; its areas and territories are those of
 *   the design
 * @data: for @progress
 * @cancellable: (nullable): to stop; the best map so far is returned then
 * @error: return location for an error
 *
 * Searches for the best assignment, as sal_districting_run() does. Blocks. In the result areas and
 * territories are those of the design, %SAL_TERRITORY_NONE for areas that are not in scope; the
 * score is of the areas in scope alone, against what territories should have of them.
 *
 * %G_IO_ERROR_CANCELLED is raised if it was cancelled before there was a first map.
 *
 * Returns: (transfer full) (nullable): the best assignment with its score
 */
SalDistricting *
sal_design_districting_run (const SalDesignDistricting *self,
                            SalDistrictingFunc progress,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autofree gint32 *assignment = g_new (gint32, MAX (self->n_all, 1));
  Progress told = { self, progress, data, assignment };
  SalDistricting *result = sal_districting_run (
      self->problem, progress != NULL ? progress_cb : NULL, &told, cancellable, error);

  if (result == NULL)
    return NULL;

  expand (self, result->assignment, assignment);
  g_free (result->assignment);
  result->assignment = g_steal_pointer (&assignment);
  result->n_areas = self->n_all;

  return result;
}

/**
 * sal_design_apply:
 * @design: a design that is prepared
 * @assignment: (array): by area, the index of the territory it is to have
 * @moves: (nullable) (element-type SalDesignMove): gets what was moved
 *
 * Moves all areas to where an assignment has them, but those that are locked.
 *
 * Returns: how many were moved
 */
guint
sal_design_apply (SalTerritoryDesign *design, const gint32 *assignment, GArray *moves)
{
  guint n_moved = 0;

  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    n_moved += sal_territory_design_move (design, &area, 1, assignment[area], moves);

  return n_moved;
}
