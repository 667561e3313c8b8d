/* sal-plan-outcome.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-outcome.h"

#include <math.h>
#include <string.h>

#include "sal-plan-path.h"

/* --- one version --- */

static void
clear_side (gpointer data)
{
  SalPlanSide *self = data;

  g_clear_pointer (&self->summary, sal_replay_summary_free);
  g_clear_pointer (&self->plan, sal_plan_free);
  sal_plan_trial_unref (self->trial);
}

/**
 * sal_plan_side_new:
 * @trial: a trial
 * @plan: a plan that sal_plan_trial_fits()
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Tries a plan out.
 *
 * Returns: (transfer full): what came of it, or %NULL with the errors of sal_plan_trial_run()
 */
SalPlanSide *
sal_plan_side_new (SalPlanTrial *trial,
                   const SalPlan *plan,
                   GCancellable *cancellable,
                   GError **error)
{
  SalReplaySummary *summary = sal_plan_trial_run (trial, plan, cancellable, error);
  SalPlanSide *self;

  if (summary == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (SalPlanSide);
  self->trial = sal_plan_trial_ref (trial);
  self->plan = sal_plan_copy (plan);
  self->summary = summary;

  return self;
}

/**
 * sal_plan_side_new_beside:
 * @trial: a trial of another version
 * @plan: a plan
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Tries a plan out on the participants of a trial, preparing it if it does not fit.
 *
 * Returns: (transfer full): what came of it, or %NULL with the errors of sal_plan_trial_new() and
 *   sal_plan_trial_run()
 */
SalPlanSide *
sal_plan_side_new_beside (const SalPlanTrial *trial,
                          const SalPlan *plan,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (SalPlanTrial) used =
      sal_plan_trial_fits (trial, plan)
          ? sal_plan_trial_ref ((SalPlanTrial *) trial)
          : sal_plan_trial_new (trial->year, plan, trial->prepared->name, cancellable, error);

  return used != NULL ? sal_plan_side_new (used, plan, cancellable, error) : NULL;
}

SalPlanSide *
sal_plan_side_ref (SalPlanSide *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sal_plan_side_unref (SalPlanSide *self)
{
  g_atomic_rc_box_release_full (self, clear_side);
}

/* --- by group --- */

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const SalPlanGroupCost *) a)->group,
                         ((const SalPlanGroupCost *) b)->group);
}

/**
 * sal_plan_side_list_costs:
 * @self: a version that was tried out
 * @by: by what people are grouped
 *
 * Lists what the groups cost and sell: who belongs to none is of the group "".
 *
 * Returns: (transfer full) (element-type SalPlanGroupCost): by their names
 */
GArray *
sal_plan_side_list_costs (const SalPlanSide *self, SalTrialGrouping by)
{
  g_autoptr (GHashTable) groups = sal_plan_trial_group (self->trial, by);
  g_autoptr (GHashTable) sales = NULL;
  GArray *costs = g_array_new (FALSE, TRUE, sizeof (SalPlanGroupCost));

  for (guint i = 0; i < self->summary->people->len; i++)
    {
      const SalReplayPerson *person = &g_array_index (self->summary->people, SalReplayPerson, i);
      const char *group = g_hash_table_lookup (groups, person->participant);
      SalPlanGroupCost *cost = NULL;

      if (group == NULL)
        g_hash_table_insert (groups, (gpointer) person->participant, (gpointer) (group = ""));
      for (guint k = 0; k < costs->len && cost == NULL; k++)
        if (g_str_equal (g_array_index (costs, SalPlanGroupCost, k).group, group))
          cost = &g_array_index (costs, SalPlanGroupCost, k);
      if (cost == NULL)
        {
          SalPlanGroupCost added = { group, 0, 0, 0 };

          g_array_append_val (costs, added);
          cost = &g_array_index (costs, SalPlanGroupCost, costs->len - 1);
        }
      cost->n++;
      cost->cost += person->cost;
    }
  sales = sal_plan_trial_sum_sales (self->trial, groups);
  for (guint i = 0; i < costs->len; i++)
    {
      SalPlanGroupCost *cost = &g_array_index (costs, SalPlanGroupCost, i);
      const gint64 *sum = g_hash_table_lookup (sales, cost->group);

      cost->sales = sum != NULL ? *sum : 0;
    }
  g_array_sort (costs, compare_groups);

  return costs;
}

/* --- two versions --- */

static void
compare (SalPlanOutcome *self)
{
  g_autoptr (GHashTable) groups = sal_plan_trial_group (self->side->trial, SAL_TRIAL_BY_ROLE);

  self->changes = sal_replay_compare (self->other->summary, self->side->summary, groups);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const SalReplayChange *change = &g_array_index (self->changes, SalReplayChange, i);

      self->n_winners += change->after > change->before;
      self->n_losers += change->after < change->before;
    }
}

/**
 * sal_plan_outcome_new:
 * @side: a version that was tried out
 * @other: (nullable): another one, to compare with
 *
 * Puts what came of two versions together. Versions in different currencies are not compared.
 *
 * Returns: (transfer full): the outcome
 */
SalPlanOutcome *
sal_plan_outcome_new (SalPlanSide *side, SalPlanSide *other)
{
  SalPlanOutcome *self = g_atomic_rc_box_new0 (SalPlanOutcome);

  self->side = sal_plan_side_ref (side);
  if (other != NULL && g_str_equal (side->plan->currency, other->plan->currency))
    {
      self->other = sal_plan_side_ref (other);
      compare (self);
    }

  return self;
}

/**
 * sal_plan_outcome_new_of_plans:
 * @year: a year
 * @plan: a plan that passes sal_plan_check()
 * @other: another version, to compare with
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Tries two versions out on the participants of the first, or where there are none, of the second.
 * A version that cannot be tried out on them is left out.
 *
 * Returns: (transfer full): the outcome, or %NULL with the errors of sal_plan_trial_new() and
 *   sal_plan_trial_run()
 */
SalPlanOutcome *
sal_plan_outcome_new_of_plans (SalTrialYear *year,
                               const SalPlan *plan,
                               const SalPlan *other,
                               GCancellable *cancellable,
                               GError **error)
{
  const char *name = sal_plan_trial_has_people (year, plan->name) ? plan->name : other->name;
  g_autoptr (SalPlanTrial) trial = sal_plan_trial_new (year, plan, name, cancellable, error);
  g_autoptr (SalPlanSide) side =
      trial != NULL ? sal_plan_side_new (trial, plan, cancellable, error) : NULL;
  g_autoptr (SalPlanSide) beside =
      side != NULL ? sal_plan_side_new_beside (trial, other, cancellable, NULL) : NULL;

  return side != NULL ? sal_plan_outcome_new (side, beside) : NULL;
}

SalPlanOutcome *
sal_plan_outcome_ref (SalPlanOutcome *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SalPlanOutcome *self = data;

  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->other, sal_plan_side_unref);
  sal_plan_side_unref (self->side);
}

void
sal_plan_outcome_unref (SalPlanOutcome *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* --- a pilot --- */

static void
collect (const SalPlanSide *side,
         GHashTable *groups,
         const char *treatment,
         gboolean is_treatment,
         GArray *attainments,
         GArray *payouts)
{
  for (guint i = 0; i < side->summary->people->len; i++)
    {
      const SalReplayPerson *person = &g_array_index (side->summary->people, SalReplayPerson, i);
      double payout = sal_replay_person_get_payout (person);
      const char *group = g_hash_table_lookup (groups, person->participant);

      if ((g_strcmp0 (group, treatment) == 0) != is_treatment)
        continue;
      if (!isnan (person->attainment))
        g_array_append_val (attainments, person->attainment);
      if (!isnan (payout))
        g_array_append_val (payouts, payout);
    }
}

static void
compare_values (SalPilot *pilot, const GArray *treatment, const GArray *control)
{
  sal_pilot_init (pilot,
                  (const double *) (gconstpointer) treatment->data,
                  treatment->len,
                  (const double *) (gconstpointer) control->data,
                  control->len);
}

/**
 * sal_plan_outcome_pilot:
 * @self: an outcome
 * @groups: (element-type utf8 utf8): groups by the names of people
 * @treatment: the group that is paid by the version
 * @pilot: (out caller-allocates): how the groups differ
 *
 * Compares a group with all others as if it alone had been paid by the version, and the others by
 * the one that it is compared with, or where there is none by the same.
 */
void
sal_plan_outcome_pilot (const SalPlanOutcome *self,
                        GHashTable *groups,
                        const char *treatment,
                        SalPlanPilot *pilot)
{
  const SalPlanSide *control = self->other != NULL ? self->other : self->side;
  g_autoptr (GArray) attained = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) paid = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) others_attained = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) others_paid = g_array_new (FALSE, FALSE, sizeof (double));

  collect (self->side, groups, treatment, TRUE, attained, paid);
  collect (control, groups, treatment, FALSE, others_attained, others_paid);
  compare_values (&pilot->attainment, attained, others_attained);
  compare_values (&pilot->payout, paid, others_paid);
}
