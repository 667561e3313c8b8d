/* sal-plan-groups.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-outcome.h"

/* Who gains and who loses, by role, unit, tenure and territory. */

static const char *
find_group (GHashTable *groups, const char *participant)
{
  const char *group = g_hash_table_lookup (groups, participant);

  return group != NULL ? group : "";
}

static gboolean
is_meant (GHashTable *people, const char *participant)
{
  return people == NULL || g_hash_table_contains (people, participant);
}

/* Without another version, everybody has what they have. */
static GArray *
list_changes (const SalPlanOutcome *self, GHashTable *groups, GHashTable *people)
{
  const GArray *all = self->side->summary->people;
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (SalReplayChange));

  for (guint i = 0; self->changes != NULL && i < self->changes->len; i++)
    {
      SalReplayChange change = g_array_index (self->changes, SalReplayChange, i);

      change.group = find_group (groups, change.participant);
      if (is_meant (people, change.participant))
        g_array_append_val (changes, change);
    }
  for (guint i = 0; self->changes == NULL && i < all->len; i++)
    {
      const SalReplayPerson *one = &g_array_index (all, SalReplayPerson, i);
      SalReplayChange change = {
        one->participant, find_group (groups, one->participant), one->cost, one->cost
      };

      if (is_meant (people, one->participant))
        g_array_append_val (changes, change);
    }

  return changes;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const SalReplayGroup *) a)->group, ((const SalReplayGroup *) b)->group);
}

/**
 * sal_plan_outcome_list_groups:
 * @self: an outcome
 * @by: by what people are grouped
 * @people: (nullable) (element-type utf8): who is meant, by their names; all if it is %NULL
 *
 * Sums up what changes for groups of people: who belongs to none is of the group "". If there is no
 * other version, nothing does.
 *
 * Returns: (transfer full) (element-type SalReplayGroup): those with people, by their names, or
 *   from the shortest tenure on; the names are there as long as @self
 */
GArray *
sal_plan_outcome_list_groups (const SalPlanOutcome *self, SalTrialGrouping by, GHashTable *people)
{
  g_autoptr (GHashTable) groups = sal_plan_trial_group (self->side->trial, by);
  g_autoptr (GArray) changes = list_changes (self, groups, people);
  GArray *list = sal_replay_group_changes (changes);

  if (by != SAL_TRIAL_BY_TENURE)
    g_array_sort (list, compare_names);

  return list;
}
