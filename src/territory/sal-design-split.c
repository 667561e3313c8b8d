/* sal-design-split.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-split.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-design-graph.h"
#include "sal-districting.h"
#include "sal-error.h"

/* Moves that the search tries: of two parts with one border between them, so many find what is at
 * most a few per cent from the most even there is. */
#define ITERATIONS 200000

/* The least share of the areas' measure that is aimed at for the part that stays. */
#define LEAST_SHARE 1e-3

enum
{
  STAYS,
  LEAVES,
  N_PARTS,
};

struct _SalDesignSplit
{
  SalDistrictProblem *problem;
  GArray *areas;      /* of guint: of the design, by area of the problem */
  gboolean is_free;   /* the parts are alike: either may stay */
  SalCoordinate home; /* NAN: unknown */
};

/* --- what is divided --- */

static GArray *
list_areas (const SalTerritoryDesign *design, guint territory, guint *n_locked)
{
  const gint32 *assignment = sal_territory_design_get_assignment (design);
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (guint));

  *n_locked = 0;
  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    {
      if (assignment[area] != (gint32) territory)
        continue;
      *n_locked += sal_territory_design_is_locked (design, area);
      g_array_append_val (areas, area);
    }

  return areas;
}

static gboolean
check (const SalTerritoryDesign *design,
       guint territory,
       guint measure,
       const SalDistrictGraph *graph,
       guint n_locked,
       GError **error)
{
  const SalDesignTerritory *what = sal_territory_design_get_territory (design, territory);

  if (what->is_locked)
    g_set_error (error,
                 SAL_ERROR,
                 SAL_ERROR_VALUE,
                 _ ("“%s” is locked (expected a territory that is not)"),
                 what->name);
  else if (graph->n_areas - n_locked < 1)
    g_set_error (error,
                 SAL_ERROR,
                 SAL_ERROR_VALUE,
                 _ ("“%s” has locked areas only (expected one that can leave)"),
                 what->name);
  else if (!(graph->totals[0] > 0))
    g_set_error (error,
                 SAL_ERROR,
                 SAL_ERROR_VALUE,
                 _ ("the areas of “%1$s” have nothing of “%2$s” (expected a measure to divide)"),
                 what->name,
                 sal_territory_design_get_measure (design, measure)->label);
  else
    return TRUE;

  return FALSE;
}

/* Areas are to make both parts even together with what the territory has by name, which stays. */
static void
find_capacities (const SalTerritoryDesign *design,
                 guint territory,
                 guint measure,
                 double of_areas,
                 double capacities[N_PARTS])
{
  double by_name =
      MAX (sal_territory_design_get_sum (design, (gint32) territory, measure) - of_areas, 0);

  capacities[STAYS] = MAX ((of_areas - by_name) / 2, LEAST_SHARE * of_areas);
  capacities[LEAVES] = of_areas - capacities[STAYS];
}

static gboolean
has_home (SalCoordinate home)
{
  return !isnan (home.longitude) && !isnan (home.latitude);
}

/* The part that stays grows from the area that is nearest to home, the other from the farthest. */
static void
find_seeds (const SalDistrictGraph *graph, SalCoordinate home, guint seeds[N_PARTS])
{
  double place[3], least = INFINITY, most = -1;

  sal_district_graph_place (TRUE, home.longitude, home.latitude, place);
  for (guint i = 0; i < graph->n_areas; i++)
    {
      double way = sal_district_graph_distance (graph, place, graph->points[i]);

      if (way < least)
        seeds[STAYS] = i;
      if (way > most)
        seeds[LEAVES] = i;
      least = MIN (way, least);
      most = MAX (way, most);
    }
  /* all of them are in one place */
  if (seeds[STAYS] == seeds[LEAVES])
    seeds[LEAVES] = seeds[STAYS] == 0 ? 1 : 0;
}

static SalDistrictProblem *
create_problem (const SalTerritoryDesign *design,
                SalDistrictGraph *graph,
                const GArray *areas,
                const double capacities[N_PARTS],
                const guint *seeds,
                GError **error)
{
  SalDistrictOptions options = SAL_DISTRICT_OPTIONS_INIT (N_PARTS);
  g_autofree gint32 *current = g_new (gint32, areas->len);
  g_autofree guint8 *locked = g_new (guint8, areas->len);

  for (guint i = 0; i < areas->len; i++)
    {
      locked[i] = sal_territory_design_is_locked (design, g_array_index (areas, guint, i));
      current[i] = locked[i] ? STAYS : SAL_TERRITORY_NONE;
    }
  options.capacities = capacities;
  options.current = current;
  options.locked_areas = locked;
  options.seeds = seeds;
  options.start = seeds != NULL ? SAL_DISTRICT_SEEDS : SAL_DISTRICT_SCRATCH;
  options.seconds = 0;
  options.iterations = ITERATIONS;
  options.n_searches = 1;

  return sal_district_problem_new (graph, &options, error);
}

/**
 * sal_design_split_new:
 * @design: a design that is prepared
 * @territory: the index of a territory
 * @measure: the index of the measure that territories are judged by
 * @error: return location for an error
 *
 * Prepares to divide the areas of a territory into two parts which are even in @measure and
 * compact, each in one piece as far as the territory is: what does not touch counts as joined to
 * what is nearest. Locked areas stay; accounts that the territory has by name or rule do, too, and
 * the part that stays gets as much less of the areas.
 *
 * %SAL_ERROR_VALUE is raised for a territory that is locked, has fewer than two areas, has locked
 * areas only, or whose areas have nothing of @measure.
 *
 * Returns: (transfer full) (nullable): what is to be divided
 */
SalDesignSplit *
sal_design_split_new (const SalTerritoryDesign *design,
                      guint territory,
                      guint measure,
                      GError **error)
{
  const SalDesignTerritory *what = sal_territory_design_get_territory (design, territory);
  double capacities[N_PARTS];
  guint seeds[N_PARTS], n_locked;
  g_autoptr (GArray) areas = list_areas (design, territory, &n_locked);
  g_autoptr (SalDistrictGraph) graph = NULL;
  g_autoptr (SalDistrictProblem) problem = NULL;
  gboolean is_even, grows;
  SalDesignSplit *self;

  if (areas->len < 2)
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("“%s” has fewer than two areas (expected at least two)"),
                   what->name);
      return NULL;
    }
  graph = sal_design_graph_new (
      design, (const guint *) (gpointer) areas->data, areas->len, &measure, 1, error);
  if (graph == NULL || !check (design, territory, measure, graph, n_locked, error))
    return NULL;
  find_capacities (design, territory, measure, graph->totals[0], capacities);
  is_even = fabs (capacities[STAYS] - capacities[LEAVES]) <= 1e-9 * graph->totals[0];
  /* which of two different parts is near to home is said before; of equal ones it is chosen after,
   * and locked areas say it themselves */
  grows = !is_even && n_locked == 0 && has_home (what->home);
  if (grows)
    find_seeds (graph, what->home, seeds);
  problem = create_problem (design, graph, areas, capacities, grows ? seeds : NULL, error);
  if (problem == NULL)
    return NULL;

  self = g_new (SalDesignSplit, 1);
  *self = (SalDesignSplit){ .problem = g_steal_pointer (&problem),
                            .areas = g_steal_pointer (&areas),
                            .is_free = is_even && n_locked == 0,
                            .home = what->home };

  return self;
}

void
sal_design_split_free (SalDesignSplit *self)
{
  sal_district_problem_unref (self->problem);
  g_array_unref (self->areas);
  g_free (self);
}

/* --- dividing it --- */

/* How far a part is from home, as the mean of its areas by their weight; in km. */
static double
measure_way (const SalDesignSplit *self, const gint32 *assignment, gint32 part)
{
  const SalDistrictGraph *graph = sal_district_problem_get_graph (self->problem);
  double home[3], sum = 0, weight = 0;

  sal_district_graph_place (TRUE, self->home.longitude, self->home.latitude, home);
  for (guint i = 0; i < graph->n_areas; i++)
    {
      if (assignment[i] != part)
        continue;
      sum += graph->weights[i] * sal_district_graph_distance (graph, home, graph->points[i]);
      weight += graph->weights[i];
    }

  return weight > 0 ? sum / weight : INFINITY;
}

/* The part that is nearer to the holder's home stays; where nobody lives, that of the first area.
 */
static gint32
choose_leaving (const SalDesignSplit *self, const gint32 *assignment)
{
  if (!self->is_free)
    return LEAVES;
  if (!has_home (self->home))
    return assignment[0] == STAYS ? LEAVES : STAYS;

  return measure_way (self, assignment, STAYS) <= measure_way (self, assignment, LEAVES) ? LEAVES
                                                                                         : STAYS;
}

/**
 * sal_design_split_run:
 * @self: what is to be divided
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Divides it, the same way each time. Blocks.
 *
 * %G_IO_ERROR_CANCELLED is raised if it was cancelled.
 *
 * Returns: (transfer full) (nullable) (element-type guint): the areas of the design that leave,
 *   ascending, at least one; the others stay
 */
GArray *
sal_design_split_run (const SalDesignSplit *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalDistricting) found =
      sal_districting_run (self->problem, NULL, NULL, cancellable, error);
  GArray *areas;
  gint32 leaving;

  if (found == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  leaving = choose_leaving (self, found->assignment);
  areas = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->areas->len; i++)
    {
      if (found->assignment[i] == leaving)
        g_array_append_val (areas, g_array_index (self->areas, guint, i));
    }

  return areas;
}

static gboolean
is_taken (const SalTerritoryDesign *design, const char *name)
{
  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      if (g_str_equal (sal_territory_design_get_territory (design, t)->name, name))
        return TRUE;
    }

  return FALSE;
}

/* How long a number at the end of a name may be and still count up: four digits are a year. */
#define MOST_DIGITS 3

/* How long a name is without the number that counts it, "California" of "California 1", and that
 * number; 1 where it has none. */
static gsize
find_stem (const char *name, guint *number)
{
  gsize length = strlen (name), end = length;

  *number = 1;
  while (end > 0 && g_ascii_isdigit (name[end - 1]))
    end--;
  if (end == length || length - end > MOST_DIGITS || end < 2 || name[end - 1] != ' ')
    return length;

  *number = (guint) g_ascii_strtoull (name + end, NULL, 10);

  return end - 1;
}

/**
 * sal_design_split_dup_name:
 * @design: a design
 * @territory: the index of a territory
 *
 * Names what a territory is divided into besides itself: its own name, without the number of up to
 * three digits that it may end in, and the next number that no territory has: "California 3" for
 * "California 1" beside "California 2", "West 2" for "West".
 *
 * Returns: (transfer full): a name
 */
char *
sal_design_split_dup_name (const SalTerritoryDesign *design, guint territory)
{
  const char *name = sal_territory_design_get_territory (design, territory)->name;
  guint number;
  int length = (int) find_stem (name, &number);
  char *found = g_strdup_printf ("%.*s %u", length, name, ++number);

  while (is_taken (design, found))
    {
      g_free (found);
      found = g_strdup_printf ("%.*s %u", length, name, ++number);
    }

  return found;
}
