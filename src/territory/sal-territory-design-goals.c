/* sal-territory-design-goals.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-design-private.h"

#include <math.h>

/* What a design is to be like: measures with weights and tolerances, and what else counts. */

/**
 * sal_territory_design_set_goals:
 * @self: a design with its measures
 * @goals: what it is to be like, which is copied
 *
 * Has the design be judged by goals; those of measures that it does not have are left out.
 */
void
sal_territory_design_set_goals (SalTerritoryDesign *self, const SalBalanceGoals *goals)
{
  SalBalanceGoals *copy = sal_balance_goals_copy (goals);

  for (guint i = copy->measures->len; i-- > 0;)
    {
      guint measure;

      if (!sal_territory_design_find_measure (
              self, g_array_index (copy->measures, SalBalanceGoal, i).measure, &measure))
        g_array_remove_index (copy->measures, i);
    }
  g_clear_pointer (&self->goals, sal_balance_goals_free);
  self->goals = copy;
}

/**
 * sal_territory_design_get_goals:
 * @self: a design
 *
 * Returns: (transfer none): what it is to be like; without measures if nothing was said of them
 */
const SalBalanceGoals *
sal_territory_design_get_goals (const SalTerritoryDesign *self)
{
  return self->goals;
}

static const SalBalanceGoal *
find_goal (const SalTerritoryDesign *self, guint measure)
{
  const char *key = sal_territory_design_get_measure (self, measure)->key;

  for (guint i = 0; i < self->goals->measures->len; i++)
    {
      const SalBalanceGoal *goal = &g_array_index (self->goals->measures, SalBalanceGoal, i);

      if (g_str_equal (goal->measure, key))
        return goal;
    }

  return NULL;
}

/**
 * sal_territory_design_is_goal:
 * @self: a design
 * @measure: the index of a measure
 *
 * Tells whether it is said that territories are balanced by a measure.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_territory_design_is_goal (const SalTerritoryDesign *self, guint measure)
{
  const SalBalanceGoal *goal = find_goal (self, measure);

  return goal != NULL && goal->weight > 0;
}

/**
 * sal_territory_design_get_tolerance:
 * @self: a design
 * @measure: the index of a measure
 *
 * Tells how far from their targets territories may be.
 *
 * Returns: in per cent; %SAL_DESIGN_DEFAULT_TOLERANCE of it if nothing was said of the measure
 */
double
sal_territory_design_get_tolerance (const SalTerritoryDesign *self, guint measure)
{
  const SalBalanceGoal *goal = find_goal (self, measure);

  return 100 * (goal != NULL ? goal->tolerance : SAL_DESIGN_DEFAULT_TOLERANCE);
}

/**
 * sal_territory_design_is_within_tolerance:
 * @self: a design that is prepared
 * @territory: the index of a territory
 * @measure: the index of a measure
 *
 * Tells whether a territory is as near to its target as it is to be, or has none.
 *
 * Returns: %FALSE if it has too much, or too little
 */
gboolean
sal_territory_design_is_within_tolerance (const SalTerritoryDesign *self,
                                          guint territory,
                                          guint measure)
{
  double deviation = fabs (sal_territory_design_get_index (self, territory, measure) - 100);

  return !(deviation > sal_territory_design_get_tolerance (self, measure) + 1e-9);
}

/**
 * sal_territory_design_count_within:
 * @self: a design that is prepared
 * @measure: the index of a measure
 *
 * Counts the territories that are as near to their targets as they are to be, or have none.
 *
 * Returns: how many
 */
guint
sal_territory_design_count_within (const SalTerritoryDesign *self, guint measure)
{
  guint n = 0;

  for (guint t = 0; t < self->territories->len; t++)
    n += sal_territory_design_is_within_tolerance (self, t, measure);

  return n;
}
