/* sal-plan-consequences.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-consequences-private.h"

#include <glib/gi18n.h>

#include "sal-kinds.h"
#include "sal-plan-path.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"
#include "sal-task.h"

/* What changes elsewhere is read anew once it has been quiet for so long, in milliseconds. */
#define QUIET 1000

enum
{
  CHANGED,
  SIMULATING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalPlanConsequences, sal_plan_consequences, G_TYPE_OBJECT)

void
sal_plan_consequences_changed (SalPlanConsequences *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
sal_plan_consequences_emit_simulating (SalPlanConsequences *self)
{
  g_signal_emit (self, signals[SIMULATING], 0, self->job);
}

/* --- on another thread --- */

/* What is there already, and what it was found out of; then what came of it. */
typedef struct
{
  SalWorkspace *workspace;
  gint64 id;
  SalPlan *plan;
  SalRecord *compared; /* (nullable) */
  SalTrialYear *year;
  SalPlanTrial *trial;
  SalPlanSide *other;
  SalPlanOutcome *outcome;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_clear_pointer (&self->outcome, sal_plan_outcome_unref);
  g_clear_pointer (&self->other, sal_plan_side_unref);
  g_clear_pointer (&self->trial, sal_plan_trial_unref);
  g_clear_pointer (&self->year, sal_trial_year_unref);
  g_clear_pointer (&self->plan, sal_plan_free);
  g_clear_object (&self->compared);
  g_clear_object (&self->workspace);
  g_free (self);
}

/* A plan of a new name has no participants yet: it is tried out on those of the plan that it is
 * compared with. */
static const char *
find_participants (const Work *self)
{
  const char *other = self->compared != NULL ? sal_record_get_text (self->compared, "name") : NULL;

  return other != NULL && !sal_plan_trial_has_people (self->year, self->plan->name)
             ? other
             : self->plan->name;
}

static gboolean
prepare (Work *self, GCancellable *cancellable, GError **error)
{
  if (self->year == NULL)
    self->year = sal_trial_year_load (self->workspace, sal_date_today (), cancellable, error);
  if (self->year == NULL)
    return FALSE;
  if (self->trial != NULL && !sal_plan_trial_fits (self->trial, self->plan))
    g_clear_pointer (&self->trial, sal_plan_trial_unref);
  if (self->trial == NULL)
    self->trial =
        sal_plan_trial_new (self->year, self->plan, find_participants (self), cancellable, error);

  return self->trial != NULL;
}

/* A version that cannot be tried out on these participants is not compared with. */
static void
try_other (Work *self, GCancellable *cancellable)
{
  g_autoptr (SalPlan) plan = sal_plan_version_read_document (self->compared, NULL);

  if (plan != NULL)
    self->other = sal_plan_side_new_beside (self->trial, plan, cancellable, NULL);
}

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *self = data;
  g_autoptr (SalPlanSide) side = NULL;
  GError *error = NULL;

  if (prepare (self, cancellable, &error))
    side = sal_plan_side_new (self->trial, self->plan, cancellable, &error);
  if (side == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (self->other == NULL && self->compared != NULL)
    try_other (self, cancellable);
  self->outcome = sal_plan_outcome_new (side, self->other);
  g_task_return_boolean (task, TRUE);
}

/* --- keeping it up to date --- */

static void update (SalPlanConsequences *self);

static void
forget (SalPlanConsequences *self)
{
  g_clear_pointer (&self->other, sal_plan_side_unref);
  g_clear_pointer (&self->trial, sal_plan_trial_unref);
}

/* What is found out of the same version of the same data is used again. */
static void
keep (SalPlanConsequences *self, Work *work)
{
  if (work->id != self->id)
    return;
  if (self->year == NULL)
    self->year = g_steal_pointer (&work->year);
  g_clear_pointer (&self->trial, sal_plan_trial_unref);
  self->trial = g_steal_pointer (&work->trial);
  if (self->other == NULL && work->compared == self->compared)
    self->other = g_steal_pointer (&work->other);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalPlanConsequences *self = SAL_PLAN_CONSEQUENCES (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  self->is_working = FALSE;
  if (self->editor == NULL)
    return; /* it is gone */
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&self->outcome, sal_plan_outcome_unref);
      g_clear_pointer (&self->problem, g_free);
      if (is_done)
        self->outcome = sal_plan_outcome_ref (work->outcome);
      else
        self->problem = g_strdup (error->message);
      keep (self, work);
    }
  if (self->is_outdated)
    update (self);
  else
    sal_plan_consequences_simulate_soon (self);
  sal_plan_consequences_changed (self);
}

/* (nullable): while it means nothing */
static const SalPlan *
get_plan (SalPlanConsequences *self)
{
  const SalPlan *drawn = sal_plan_editor_get_drawn (self->editor);

  if (drawn != NULL)
    return drawn;

  return sal_plan_editor_get_problem (self->editor, NULL) == NULL
             ? sal_plan_editor_get_plan (self->editor)
             : NULL;
}

static void
work (SalPlanConsequences *self, const SalPlan *plan)
{
  g_autoptr (GTask) task = NULL;
  Work *data = g_new0 (Work, 1);

  data->workspace = g_object_ref (self->workspace);
  data->id = self->id;
  data->plan = sal_plan_copy (plan);
  g_set_object (&data->compared, self->compared);
  data->year = self->year != NULL ? sal_trial_year_ref (self->year) : NULL;
  data->trial = self->trial != NULL ? sal_plan_trial_ref (self->trial) : NULL;
  data->other = self->other != NULL ? sal_plan_side_ref (self->other) : NULL;
  task = g_task_new (self, self->cancellable, worked_cb, NULL);
  g_task_set_source_tag (task, work);
  g_task_set_task_data (task, data, work_free);
  self->is_working = TRUE;
  sal_task_run_in_thread (task, work_thread);
}

static void
update (SalPlanConsequences *self)
{
  const SalPlan *plan = get_plan (self);

  sal_plan_consequences_stop_simulation (self);
  self->is_outdated = TRUE;
  if (!self->is_active || self->is_working || plan == NULL)
    return;
  self->is_outdated = FALSE;
  if (self->id != sal_plan_editor_get_id (self->editor))
    {
      self->id = sal_plan_editor_get_id (self->editor);
      forget (self);
      self->has_assumptions = FALSE;
      g_clear_pointer (&self->outcome, sal_plan_outcome_unref);
      g_clear_pointer (&self->problem, g_free);
    }
  work (self, plan);
}

static void
edited_cb (SalPlanConsequences *self)
{
  update (self);
  sal_plan_consequences_changed (self);
}

/* --- what changes elsewhere --- */

static void
reload (SalPlanConsequences *self)
{
  /* what is on its way is of what was there before */
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  forget (self);
  g_clear_pointer (&self->year, sal_trial_year_unref);
  update (self);
}

static gboolean
reload_cb (gpointer user_data)
{
  SalPlanConsequences *self = user_data;

  self->reload_id = 0;
  reload (self);

  return G_SOURCE_REMOVE;
}

static void
reload_soon (SalPlanConsequences *self)
{
  g_clear_handle_id (&self->reload_id, g_source_remove);
  self->reload_id = g_timeout_add (QUIET, reload_cb, self);
}

static void
pay_changed_cb (SalPlanConsequences *self, SalChange *change)
{
  if (sal_change_touches (change, &sal_participant_kind))
    reload_soon (self);
}

/* --- the object --- */

static void
sal_plan_consequences_dispose (GObject *object)
{
  SalPlanConsequences *self = SAL_PLAN_CONSEQUENCES (object);

  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_cancellable_cancel (self->cancellable);
      sal_plan_consequences_stop_simulation (self);
    }
  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_clear_object (&self->editor);
  g_clear_object (&self->workspace);
  g_clear_object (&self->compared);
  g_clear_object (&self->cancellable);
  forget (self);
  g_clear_pointer (&self->year, sal_trial_year_unref);
  g_clear_pointer (&self->outcome, sal_plan_outcome_unref);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->own_plan, g_free);

  G_OBJECT_CLASS (sal_plan_consequences_parent_class)->dispose (object);
}

static void
sal_plan_consequences_class_init (SalPlanConsequencesClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_plan_consequences_dispose;

  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIMULATING] = g_signal_new (
      "simulating", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SAL_TYPE_JOB);
}

static void
sal_plan_consequences_init (SalPlanConsequences *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * sal_plan_consequences_new:
 * @workspace: a workspace whose pay is open
 * @editor: what edits a plan version of it
 *
 * Finds out what the version means, once it is active.
 *
 * Returns: (transfer full): the consequences
 */
SalPlanConsequences *
sal_plan_consequences_new (SalWorkspace *workspace, SalPlanEditor *editor)
{
  SalPlanConsequences *self = g_object_new (SAL_TYPE_PLAN_CONSEQUENCES, NULL);

  self->workspace = g_object_ref (workspace);
  self->editor = g_object_ref (editor);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (editor, "drawn", G_CALLBACK (edited_cb), self);
  g_signal_connect_object (sal_workspace_get_store (workspace),
                           "changed",
                           G_CALLBACK (reload_soon),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sal_workspace_get_pay_store (workspace),
                           "changed",
                           G_CALLBACK (pay_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
sal_plan_consequences_set_active (SalPlanConsequences *self, gboolean active)
{
  if (active == self->is_active)
    return;
  self->is_active = active;
  if (!active)
    sal_plan_consequences_stop_simulation (self);
  else if (self->is_outdated)
    update (self);
  else
    sal_plan_consequences_simulate_soon (self);
}

void
sal_plan_consequences_compare_with (SalPlanConsequences *self, SalRecord *version)
{
  const char *document = version != NULL ? sal_record_get_text (version, "document") : NULL;
  const char *before =
      self->compared != NULL ? sal_record_get_text (self->compared, "document") : NULL;
  gboolean is_same = version != NULL && self->compared != NULL &&
                     sal_record_get_id (version) == sal_record_get_id (self->compared) &&
                     g_strcmp0 (document, before) == 0;

  if (is_same || (version == NULL && self->compared == NULL))
    return;
  g_set_object (&self->compared, version);
  /* whom a new plan is tried out on may have changed, too */
  forget (self);
  update (self);
}

SalRecord *
sal_plan_consequences_get_compared (SalPlanConsequences *self)
{
  return self->compared;
}

SalPlanEditor *
sal_plan_consequences_get_editor (SalPlanConsequences *self)
{
  return self->editor;
}

/* Not of another version that showed before. */
static gboolean
is_of_version (SalPlanConsequences *self)
{
  return self->id == sal_plan_editor_get_id (self->editor);
}

SalPlanOutcome *
sal_plan_consequences_get_outcome (SalPlanConsequences *self)
{
  return is_of_version (self) ? self->outcome : NULL;
}

SalSimulation *
sal_plan_consequences_get_simulation (SalPlanConsequences *self)
{
  return is_of_version (self) ? self->simulation : NULL;
}

GPtrArray *
sal_plan_consequences_get_checks (SalPlanConsequences *self)
{
  return is_of_version (self) ? self->checks : NULL;
}

const char *
sal_plan_consequences_get_problem (SalPlanConsequences *self)
{
  return is_of_version (self) ? self->problem : NULL;
}

SalJob *
sal_plan_consequences_get_job (SalPlanConsequences *self)
{
  return self->slow_id == 0 ? self->job : NULL;
}

/* Whether what it tells is about to change. */
gboolean
sal_plan_consequences_is_busy (SalPlanConsequences *self)
{
  return self->is_active &&
         (self->is_working || self->pause_id != 0 || self->job != NULL || self->reload_id != 0);
}
