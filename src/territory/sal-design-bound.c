/* sal-design-bound.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-bound.h"

#include "sal-design-capacity.h"
#include "sal-design-graph.h"

static GArray *
list_assigned (const SalTerritoryDesign *design)
{
  const gint32 *assignment = sal_territory_design_get_assignment (design);
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    {
      if (assignment[area] != SAL_TERRITORY_NONE)
        g_array_append_val (areas, area);
    }

  return areas;
}

/* What accounts by name make certain: territories that have too much without any area. */
static gboolean
bound_by_accounts (const SalTerritoryDesign *design,
                   guint measure,
                   const double *given,
                   SalDistrictBound *bound)
{
  guint n = sal_territory_design_get_n_territories (design);

  for (guint t = 0; t < n; t++)
    {
      double target = sal_territory_design_get_target (design, t, measure);

      if (given[t] < target)
        continue;
      bound->max_deviation = MAX (bound->max_deviation, given[t] / target - 1);
      bound->mean_deviation += (given[t] / target - 1) / n;
    }

  return bound->max_deviation > 0;
}

/* With areas that are below nothing, as by refunds, territories may carry more than their targets
 * together, and nothing is certain. */
static gboolean
has_negative (const SalTerritoryDesign *design, const GArray *areas, guint measure)
{
  double least = -1e-9 * sal_territory_design_get_measure (design, measure)->total;

  for (guint i = 0; i < areas->len; i++)
    {
      if (sal_territory_design_get_residual (design, g_array_index (areas, guint, i), measure) <
          least)
        return TRUE;
    }

  return FALSE;
}

/* The bound for areas, of targets without accounts by name. It is a share of these targets: of the
 * whole ones it is as much less. */
static void
bound_by_areas (const SalTerritoryDesign *design,
                guint measure,
                const double *given,
                SalDistrictBound *bound)
{
  guint n = sal_territory_design_get_n_territories (design);
  SalDistrictOptions options = SAL_DISTRICT_OPTIONS_INIT (n);
  g_autoptr (GArray) areas = list_assigned (design);
  g_autoptr (SalDistrictGraph) graph = sal_design_graph_new (
      design, (const guint *) (gpointer) areas->data, areas->len, &measure, 1, NULL);
  g_autoptr (SalDistrictProblem) problem = NULL;
  g_autofree double *capacities = g_new (double, n);
  double part = 1;

  for (guint t = 0; t < n; t++)
    {
      double target = sal_territory_design_get_target (design, t, measure);

      capacities[t] =
          (target - given[t]) / target * sal_territory_design_get_territory (design, t)->capacity;
      part = MIN (part, (target - given[t]) / target);
    }
  options.capacities = capacities;
  if (graph != NULL && part > 0 && !has_negative (design, areas, measure))
    problem = sal_district_problem_new (graph, &options, NULL);
  if (problem == NULL)
    return;

  sal_district_bound_compute (problem, bound);
  bound->max_deviation *= part;
  bound->mean_deviation *= part;
}

/**
 * sal_design_bound_compute:
 * @design: a design that is prepared
 * @measure: the index of a measure
 * @bound: (out caller-allocates): the bound, as shares of the targets
 *
 * Computes a lower bound of the deviations that any division has of the areas that are assigned:
 * because of areas that are heavier than a territory, or accounts that territories have by name.
 * Locks do not count. It is 0 where nothing is known: with territories that have no target,
 * or areas below nothing.
 */
void
sal_design_bound_compute (const SalTerritoryDesign *design, guint measure, SalDistrictBound *bound)
{
  guint n = sal_territory_design_get_n_territories (design);
  g_autofree double *given = g_new0 (double, MAX (n, 1));

  *bound = (SalDistrictBound){ 0 };
  if (n == 0)
    return;
  for (guint t = 0; t < n; t++)
    {
      if (!(sal_territory_design_get_target (design, t, measure) > 0))
        return;
    }

  sal_design_measure_given (design, measure, given);
  if (!bound_by_accounts (design, measure, given, bound))
    bound_by_areas (design, measure, given, bound);
}

static int
compare_oversize (gconstpointer first, gconstpointer second)
{
  const SalDesignOversize *one = first;
  const SalDesignOversize *other = second;

  if (one->index != other->index)
    return one->index > other->index ? -1 : 1;

  return (one->area > other->area) - (one->area < other->area);
}

/**
 * sal_design_find_oversize:
 * @design: a design that is prepared
 * @measure: the index of a measure
 *
 * Finds the areas, among those that are assigned, which are heavier than the largest territory is
 * to be: whoever has one has too much, and only splitting it helps.
 *
 * Returns: (transfer full) (element-type SalDesignOversize): the heaviest first
 */
GArray *
sal_design_find_oversize (const SalTerritoryDesign *design, guint measure)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SalDesignOversize));
  g_autoptr (GArray) areas = list_assigned (design);
  double largest = 0;

  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      double target = sal_territory_design_get_target (design, t, measure);

      if (target > largest)
        largest = target;
    }
  for (guint i = 0; i < areas->len && largest > 0; i++)
    {
      guint area = g_array_index (areas, guint, i);
      SalDesignOversize one = {
        area, 100 * sal_territory_design_get_residual (design, area, measure) / largest
      };

      if (one.index > 100)
        g_array_append_val (found, one);
    }
  g_array_sort (found, compare_oversize);

  return found;
}
