/* sal-dashboard-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-editor.h"

#include "sal-dashboard-commands.h"

typedef struct
{
  SalDashboardLayout *layout;
  char *label;
} Step;

struct _SalDashboardEditor
{
  GObject parent_instance;

  SalWorkspace *workspace;
  SalDashboardList *list;
  char *id;
  gint64 record;
  gint64 base;
  SalDashboardLayout *layout;
  GQueue steps; /* of Step: the first is being written */
};

enum
{
  CHANGED,
  ENDED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalDashboardEditor, sal_dashboard_editor, G_TYPE_OBJECT)

static void
step_free (gpointer data)
{
  Step *step = data;

  sal_dashboard_layout_free (step->layout);
  g_free (step->label);
  g_free (step);
}

/* Takes over what the list has, unless something is still being written that it does not have. */
static void
list_changed_cb (SalDashboardEditor *self)
{
  const SalDashboardEntry *entry = sal_dashboard_list_find (self->list, self->id);

  if (entry == NULL || entry->is_published || entry->layout == NULL)
    {
      g_signal_emit (self, signals[ENDED], 0);
      return;
    }
  if (!g_queue_is_empty (&self->steps))
    return;

  self->base = entry->base;
  g_clear_pointer (&self->layout, sal_dashboard_layout_free);
  self->layout = sal_dashboard_layout_copy (entry->layout);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void write_step (SalDashboardEditor *self);

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalDashboardEditor) self = SAL_DASHBOARD_EDITOR (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (error != NULL)
    {
      /* what came after it was based on it */
      g_queue_clear_full (&self->steps, step_free);
      g_signal_emit (self, signals[FAILED], 0, error);
      list_changed_cb (self);
      return;
    }

  if (change != NULL)
    self->base = sal_change_get_id (change);
  step_free (g_queue_pop_head (&self->steps));
  if (!g_queue_is_empty (&self->steps))
    write_step (self);
}

static void
write_step (SalDashboardEditor *self)
{
  const Step *step = g_queue_peek_head (&self->steps);

  sal_dashboard_change_async (sal_workspace_get_store (self->workspace),
                              step->label,
                              self->record,
                              self->base,
                              NULL,
                              step->layout,
                              FALSE,
                              written_cb,
                              g_object_ref (self));
}

static void
sal_dashboard_editor_finalize (GObject *object)
{
  SalDashboardEditor *self = SAL_DASHBOARD_EDITOR (object);

  g_queue_clear_full (&self->steps, step_free);
  g_clear_pointer (&self->layout, sal_dashboard_layout_free);
  g_clear_object (&self->workspace);
  g_clear_object (&self->list);
  g_free (self->id);

  G_OBJECT_CLASS (sal_dashboard_editor_parent_class)->finalize (object);
}

static void
sal_dashboard_editor_class_init (SalDashboardEditorClass *klass)
{
  GType type = SAL_TYPE_DASHBOARD_EDITOR;

  G_OBJECT_CLASS (klass)->finalize = sal_dashboard_editor_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENDED] =
      g_signal_new ("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new (
      "failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
sal_dashboard_editor_init (SalDashboardEditor *self)
{
  g_queue_init (&self->steps);
}

/**
 * sal_dashboard_editor_new:
 * @workspace: the workspace
 * @list: its dashboards
 * @id: one that is a record, not locked
 *
 * Begins to edit a dashboard.
 *
 * Returns: (transfer full): the editor
 */
SalDashboardEditor *
sal_dashboard_editor_new (SalWorkspace *workspace, SalDashboardList *list, const char *id)
{
  SalDashboardEditor *self = g_object_new (SAL_TYPE_DASHBOARD_EDITOR, NULL);
  const SalDashboardEntry *entry = sal_dashboard_list_find (list, id);

  self->workspace = g_object_ref (workspace);
  self->list = g_object_ref (list);
  self->id = g_strdup (id);
  self->record = entry->record;
  self->base = entry->base;
  self->layout = sal_dashboard_layout_copy (entry->layout);
  g_signal_connect_object (list, "changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

const SalDashboardLayout *
sal_dashboard_editor_get_layout (SalDashboardEditor *self)
{
  return self->layout;
}

/**
 * sal_dashboard_editor_set_layout:
 * @self: the editor
 * @layout: the tiles after the step
 * @label: what was done
 *
 * Takes a step; it is written after those before it.
 */
void
sal_dashboard_editor_set_layout (SalDashboardEditor *self,
                                 const SalDashboardLayout *layout,
                                 const char *label)
{
  Step *step = g_new0 (Step, 1);

  step->layout = sal_dashboard_layout_copy (layout);
  step->label = g_strdup (label);
  g_clear_pointer (&self->layout, sal_dashboard_layout_free);
  self->layout = sal_dashboard_layout_copy (layout);
  g_queue_push_tail (&self->steps, step);
  if (g_queue_get_length (&self->steps) == 1)
    write_step (self);
}

gboolean
sal_dashboard_editor_is_writing (SalDashboardEditor *self)
{
  return !g_queue_is_empty (&self->steps);
}
