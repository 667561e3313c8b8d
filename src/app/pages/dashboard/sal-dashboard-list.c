/* sal-dashboard-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-list.h"

#include <glib/gi18n.h>

#include "sal-kinds.h"

struct _SalDashboardList
{
  GObject parent_instance;

  SalWorkspace *workspace;
  GPtrArray *entries; /* of SalDashboardEntry */
  guint n_built_in;
  gboolean is_loaded;
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalDashboardList, sal_dashboard_list, G_TYPE_OBJECT)

static gpointer
load (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_dashboard_entries_load (connection, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalDashboardList) self = SAL_DASHBOARD_LIST (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = sal_store_read_finish (SAL_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries == NULL)
    g_warning ("The dashboards could not be read: %s", error->message);

  self->is_loaded = TRUE;
  if (entries != NULL)
    {
      g_ptr_array_set_size (self->entries, self->n_built_in);
      g_ptr_array_extend_and_steal (self->entries, g_steal_pointer (&entries));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
start_load (SalDashboardList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        load,
                        NULL,
                        NULL,
                        (GDestroyNotify) g_ptr_array_unref,
                        self->cancellable,
                        loaded_cb,
                        g_object_ref (self));
}

static void
store_changed_cb (SalDashboardList *self, SalChange *change)
{
  if (sal_change_touches (change, &sal_dashboard_kind))
    start_load (self);
}

/* --- class --- */

static void
sal_dashboard_list_dispose (GObject *object)
{
  SalDashboardList *self = SAL_DASHBOARD_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (sal_dashboard_list_parent_class)->dispose (object);
}

static void
sal_dashboard_list_finalize (GObject *object)
{
  g_ptr_array_unref (SAL_DASHBOARD_LIST (object)->entries);

  G_OBJECT_CLASS (sal_dashboard_list_parent_class)->finalize (object);
}

static void
sal_dashboard_list_class_init (SalDashboardListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sal_dashboard_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_dashboard_list_finalize;

  signals[CHANGED] = g_signal_new (
      "changed", SAL_TYPE_DASHBOARD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sal_dashboard_list_init (SalDashboardList *self)
{
  self->entries = sal_dashboard_entries_built_in ();
  self->n_built_in = self->entries->len;
}

/**
 * sal_dashboard_list_new:
 * @workspace: a workspace
 *
 * Lists the dashboards of the program, and starts to read those of the workspace.
 *
 * Returns: (transfer full): the list
 */
SalDashboardList *
sal_dashboard_list_new (SalWorkspace *workspace)
{
  SalDashboardList *self = g_object_new (SAL_TYPE_DASHBOARD_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (sal_workspace_get_store (workspace),
                           "changed",
                           G_CALLBACK (store_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  start_load (self);

  return self;
}

gboolean
sal_dashboard_list_is_loading (SalDashboardList *self)
{
  return !self->is_loaded;
}

guint
sal_dashboard_list_get_n (SalDashboardList *self)
{
  return self->entries->len;
}

const SalDashboardEntry *
sal_dashboard_list_get (SalDashboardList *self, guint index)
{
  return g_ptr_array_index (self->entries, index);
}

/**
 * sal_dashboard_list_find:
 * @self: the list
 * @id: the id of a dashboard
 *
 * Finds a dashboard.
 *
 * Returns: (transfer none) (nullable): it, valid until the list changes
 */
const SalDashboardEntry *
sal_dashboard_list_find (SalDashboardList *self, const char *id)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const SalDashboardEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->id, id))
        return entry;
    }

  return NULL;
}

static gboolean
has_namesake (SalDashboardList *self, const SalDashboardEntry *entry)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const SalDashboardEntry *other = g_ptr_array_index (self->entries, i);

      if (other != entry && g_str_equal (other->name, entry->name))
        return TRUE;
    }

  return FALSE;
}

char *
sal_dashboard_list_create_label (SalDashboardList *self, const SalDashboardEntry *entry)
{
  if (entry->record == 0 || !has_namesake (self, entry))
    return g_strdup (entry->name);

  return g_strdup_printf (_ ("%s (version %d)"), entry->name, entry->version);
}
