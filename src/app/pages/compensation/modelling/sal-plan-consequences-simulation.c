/* sal-plan-consequences-simulation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-consequences-private.h"

#include <glib/gi18n.h>

#include "sal-plan-assumptions-memory.h"

/* How long nothing is edited before years are simulated, in milliseconds. */
#define PAUSE 500

/* How long a simulation runs before it is told of, likewise. */
#define MOMENT 500

/* Of the progress: until all years are simulated. */
#define SIMULATED 0.9

typedef struct
{
  SalPlanSide *side;
  SalSimulationAssumptions assumptions;
  SalJob *job; /* while it runs */
  SalSimulation *simulation;
  GPtrArray *checks;
} Run;

static void
run_free (gpointer data)
{
  Run *self = data;

  g_clear_pointer (&self->simulation, sal_simulation_free);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  sal_plan_side_unref (self->side);
  g_free (self);
}

static void
report (double share, gpointer data)
{
  const Run *self = data;

  sal_job_report (self->job, SIMULATED * share, _ ("Simulating years"));
}

static gboolean
run (SalJob *job, gpointer data, GError **error)
{
  Run *self = data;

  self->job = job;
  self->simulation = sal_simulation_assumptions_run (
      &self->assumptions, self->side, report, self, sal_job_get_cancellable (job), error);
  if (self->simulation == NULL)
    return FALSE;
  sal_job_report (job, SIMULATED, _ ("Checking the design"));
  self->checks = sal_plan_side_check (self->side, sal_job_get_cancellable (job));

  return !g_cancellable_set_error_if_cancelled (sal_job_get_cancellable (job), error);
}

static void
simulated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlanConsequences) self = user_data;
  Run *finished = g_object_get_data (source, "run");
  g_autoptr (GError) error = NULL;
  gboolean is_done = sal_job_run_finish (SAL_JOB (source), result, &error);

  if (self->job != SAL_JOB (source))
    return; /* another one has begun, or nothing is to be told any more */
  g_clear_object (&self->job);
  g_clear_handle_id (&self->slow_id, g_source_remove);
  if (is_done)
    {
      self->simulation = g_steal_pointer (&finished->simulation);
      self->checks = g_steal_pointer (&finished->checks);
    }
  sal_plan_consequences_changed (self);
}

/* What was chosen for the plan; else what the past tells, or where it tells nothing, what is usual.
 */
static void
find_assumptions (SalPlanConsequences *self)
{
  const SalPlanSide *side = self->outcome->side;

  if (self->has_assumptions && g_strcmp0 (self->own_plan, side->plan->name) == 0)
    return;
  if (!sal_plan_assumptions_memory_find (self->workspace, side->plan->name, &self->assumptions))
    sal_simulation_assumptions_init (&self->assumptions, side->trial, NULL);
  self->has_assumptions = TRUE;
}

static gboolean
slow_cb (gpointer user_data)
{
  SalPlanConsequences *self = user_data;

  self->slow_id = 0;
  sal_plan_consequences_emit_simulating (self);
  sal_plan_consequences_changed (self);

  return G_SOURCE_REMOVE;
}

static gboolean
begin_cb (gpointer user_data)
{
  SalPlanConsequences *self = user_data;
  Run *data = g_new0 (Run, 1);

  self->pause_id = 0;
  data->side = sal_plan_side_ref (self->outcome->side);
  data->assumptions = self->assumptions;
  self->job = sal_job_new (_ ("Simulating years"));
  g_object_set_data_full (G_OBJECT (self->job), "run", data, run_free);
  sal_job_run_async (self->job, run, data, NULL, simulated_cb, g_object_ref (self));
  self->slow_id = g_timeout_add (MOMENT, slow_cb, self);

  return G_SOURCE_REMOVE;
}

/* What was simulated is of another plan, or is about to be. */
void
sal_plan_consequences_stop_simulation (SalPlanConsequences *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->slow_id, g_source_remove);
  if (self->job != NULL)
    sal_job_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_pointer (&self->simulation, sal_simulation_free);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
}

/* After a pause without edits. */
void
sal_plan_consequences_simulate_soon (SalPlanConsequences *self)
{
  if (!self->is_active || self->outcome == NULL || self->simulation != NULL || self->job != NULL ||
      sal_plan_editor_get_drawn (self->editor) != NULL)
    return;
  find_assumptions (self);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE, begin_cb, self);
}

gboolean
sal_plan_consequences_get_assumptions (SalPlanConsequences *self,
                                       SalSimulationAssumptions *assumptions)
{
  *assumptions = self->assumptions;

  return self->has_assumptions;
}

static void
remember (SalPlanConsequences *self, const SalSimulationAssumptions *assumptions)
{
  const SalPlan *plan = sal_plan_editor_get_plan (self->editor);

  g_clear_pointer (&self->own_plan, g_free);
  if (plan == NULL)
    return;
  if (assumptions != NULL)
    self->own_plan = g_strdup (plan->name);
  sal_plan_assumptions_memory_keep (self->workspace, plan->name, assumptions);
}

/**
 * sal_plan_consequences_assume:
 * @self: consequences
 * @assumptions: what years are made by from now on, by all versions of the plan
 *
 * Simulates years by other assumptions, and remembers them.
 */
void
sal_plan_consequences_assume (SalPlanConsequences *self,
                              const SalSimulationAssumptions *assumptions)
{
  if (sal_simulation_assumptions_equal (&self->assumptions, assumptions))
    return;
  self->assumptions = *assumptions;
  remember (self, assumptions);
  sal_plan_consequences_stop_simulation (self);
  sal_plan_consequences_simulate_soon (self);
  sal_plan_consequences_changed (self);
}

/* Simulates years as the past tells they vary. */
void
sal_plan_consequences_assume_past (SalPlanConsequences *self)
{
  remember (self, NULL);
  sal_plan_consequences_stop_simulation (self);
  sal_plan_consequences_simulate_soon (self);
  sal_plan_consequences_changed (self);
}
