/* sal-alignment-editor-plan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-editor-private.h"

#include <glib/gi18n.h>

#include "sal-alignment-activation-commands.h"
#include "sal-area-measures.h"
#include "sal-facts-repository.h"

/* What an alignment is held against, and what it does when it takes effect. */

/* --- another alignment --- */

static void
other_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SalAlignmentEditor *self = g_task_get_source_object (task);
  SalFacts *facts = sal_facts_model_get_facts (self->facts);
  GError *error = NULL;
  SalAlignmentLoad *loaded = sal_store_read_finish (SAL_STORE (source), result, &error);

  if (loaded == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (loaded->design != NULL && facts != NULL)
    sal_area_measures_value_accounts (loaded->design, facts);
  if (loaded->design != NULL)
    sal_territory_design_prepare (loaded->design);
  g_task_return_pointer (
      task, g_steal_pointer (&loaded->design), (GDestroyNotify) sal_territory_design_unref);
  sal_alignment_load_free (loaded);
}

/**
 * sal_alignment_editor_load_async:
 * @self: an editor
 * @alignment: an alignment
 * @callback: called when it is loaded
 * @user_data: passed to @callback
 *
 * Loads another alignment, to be compared with: over the same areas, if it has these, or has them
 * whole where they were split since.
 */
void
sal_alignment_editor_load_async (SalAlignmentEditor *self,
                                 gint64 alignment,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  SalAlignmentLoad *asked = sal_alignment_editor_create_load (self, alignment);
  const SalAlignmentInfo *shown = sal_alignment_editor_get_info (self);

  if (shown != NULL && g_strcmp0 (shown->geography, self->map.key) == 0)
    asked->over = g_strdup (shown->base);
  g_task_set_source_tag (task, sal_alignment_editor_load_async);
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        sal_alignment_load_run,
                        asked,
                        sal_alignment_load_free,
                        sal_alignment_load_free,
                        self->cancellable,
                        other_loaded_cb,
                        task);
}

SalTerritoryDesign *
sal_alignment_editor_load_finish (SalAlignmentEditor *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- taking effect --- */

/* What is needed on other threads. */
typedef struct
{
  SalAlignmentLoad *load;
  char *digest; /* (nullable) */
} Effect;

static void
effect_free (gpointer data)
{
  Effect *self = data;

  sal_alignment_load_free (self->load);
  g_free (self->digest);
  g_free (self);
}

static Effect *
create_effect (SalAlignmentEditor *self, gint32 day, const char *digest)
{
  Effect *effect = g_new (Effect, 1);

  *effect = (Effect){ sal_alignment_editor_create_load (self, self->chosen), g_strdup (digest) };
  effect->load->as_of = day;

  return effect;
}

static SalAlignmentRequest
request_of (const SalAlignmentLoad *load)
{
  return (SalAlignmentRequest){ load->chosen,   load->map.geography, load->map.areas,
                                load->calendar, load->currency,      load->as_of };
}

/* The facts of the window belong to the main thread. */
static gpointer
plan (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Effect *effect = data;
  const SalAlignmentRequest request = request_of (effect->load);
  g_autoptr (SalFacts) facts = sal_facts_load (connection,
                                               effect->load->calendar,
                                               effect->load->currency,
                                               sal_date_today (),
                                               NULL,
                                               NULL,
                                               0,
                                               error);
  g_autoptr (SalAlignmentActivation) found = NULL;

  if (facts == NULL)
    return NULL;
  found = sal_alignment_activation_load (connection, &request, facts, cancellable, error);

  return found != NULL && sal_alignment_activation_load_names (found, connection, error)
             ? g_steal_pointer (&found)
             : NULL;
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  SalAlignmentActivation *activation = sal_store_read_finish (SAL_STORE (source), result, &error);

  if (activation != NULL)
    g_task_return_pointer (task, activation, (GDestroyNotify) sal_alignment_activation_unref);
  else
    g_task_return_error (task, error);
}

/**
 * sal_alignment_editor_plan_async:
 * @self: an editor
 * @day: when the alignment is to take effect
 * @callback: called when it is known
 * @user_data: passed to @callback
 *
 * Finds out what the alignment would do, with the names of what it is about.
 */
void
sal_alignment_editor_plan_async (SalAlignmentEditor *self,
                                 gint32 day,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, sal_alignment_editor_plan_async);
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        plan,
                        create_effect (self, day, NULL),
                        effect_free,
                        (GDestroyNotify) sal_alignment_activation_unref,
                        self->cancellable,
                        planned_cb,
                        task);
}

SalAlignmentActivation *
sal_alignment_editor_plan_finish (SalAlignmentEditor *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
activate (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const Effect *effect = data;
  SalAlignmentConsent consent = { request_of (effect->load), effect->digest };

  return sal_alignment_activate (transaction, &consent, cancellable, error);
}

/* Who consented, and to what. */
typedef struct
{
  SalAlignmentEditor *editor;
  SalAlignmentActivation *plan;
} Consent;

static void
activated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Consent *consent = user_data;
  g_autoptr (SalAlignmentEditor) self = consent->editor;
  g_autoptr (SalAlignmentActivation) done = consent->plan;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  sal_alignment_editor_take_written (self, change, error, FALSE);
  if (error != NULL)
    return;

  g_clear_pointer (&self->activation, sal_alignment_activation_unref);
  self->activation = g_steal_pointer (&done);
  sal_alignment_editor_emit_activated (self);
}

/**
 * sal_alignment_editor_activate:
 * @self: an editor
 * @plan: what the alignment does, as it was consented to
 *
 * Has the alignment take effect, and emits #SalAlignmentEditor::activated when it is written;
 * nothing is done if it would do something else by now.
 */
void
sal_alignment_editor_activate (SalAlignmentEditor *self, SalAlignmentActivation *plan)
{
  Consent *consent = g_new (Consent, 1);
  g_autofree char *label =
      g_strdup_printf (_ ("Activate “%s”"), sal_alignment_editor_get_info (self)->name);

  *consent = (Consent){ g_object_ref (self), sal_alignment_activation_ref (plan) };
  sal_alignment_editor_write (self,
                              label,
                              SAL_COMMAND_FINAL | SAL_COMMAND_BULK,
                              activate,
                              create_effect (self, plan->day, plan->digest),
                              effect_free,
                              activated_cb,
                              consent);
}

SalAlignmentActivation *
sal_alignment_editor_get_activation (SalAlignmentEditor *self)
{
  return self->activation != NULL && self->activation->alignment == self->chosen ? self->activation
                                                                                 : NULL;
}
