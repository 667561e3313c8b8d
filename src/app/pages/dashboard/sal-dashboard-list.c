/* sal-dashboard-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-list.h"

#include <glib/gi18n.h>

#include "sal-kinds.h"

/* Their descriptions are resources of the same name. */
static const struct
{
  const char *id;
  const char *name; /* N_() */
} built_in[] = {
  { "executive", N_ ("Executive") },
  { "regional-manager", N_ ("Regional Manager") },
  { "representative", N_ ("Representative") },
  { "operations", N_ ("Operations") },
};

struct _SalDashboardList
{
  GObject parent_instance;

  SalWorkspace *workspace;
  GPtrArray *entries; /* of SalDashboardEntry */
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

static void
entry_free (gpointer data)
{
  SalDashboardEntry *entry = data;

  g_free (entry->id);
  g_free (entry->name);
  g_free (entry->problem);
  g_clear_pointer (&entry->layout, sal_dashboard_layout_free);
  g_free (entry);
}

static void
parse (SalDashboardEntry *entry, const char *json)
{
  g_autoptr (GError) error = NULL;

  entry->layout = sal_dashboard_layout_parse (json != NULL ? json : "", &error);
  if (entry->layout == NULL)
    entry->problem = g_strdup (error->message);
}

static void
add_built_in (SalDashboardList *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      SalDashboardEntry *entry = g_new0 (SalDashboardEntry, 1);
      g_autofree char *path = g_strdup_printf (APP_PATH "/dashboards/%s.json", built_in[i].id);
      g_autoptr (GBytes) json = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      entry->id = g_strdup (built_in[i].id);
      entry->name = g_strdup (_ (built_in[i].name));
      entry->version = 1;
      entry->is_published = TRUE;
      parse (entry, g_bytes_get_data (json, NULL));
      g_ptr_array_add (self->entries, entry);
    }
}

/* --- records --- */

static gpointer
load (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_dashboard_kind);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree gint64 *versions = NULL;

  sal_record_query_set_sort (query, "name,version", NULL);
  ids = sal_record_query_ids (query, connection, error);
  if (ids == NULL)
    return NULL;
  versions = g_new0 (gint64, MAX (ids->len, 1));
  records = sal_records_load (
      connection, &sal_dashboard_kind, (const gint64 *) ids->data, ids->len, error);
  if (records == NULL ||
      !sal_journal_load_versions (
          connection, &sal_dashboard_kind, (const gint64 *) ids->data, ids->len, versions, error))
    return NULL;

  for (guint i = 0; i < records->len; i++)
    {
      SalRecord *record = g_ptr_array_index (records, i);
      SalDashboardEntry *entry;

      if (record == NULL)
        continue;
      entry = g_new0 (SalDashboardEntry, 1);
      entry->record = sal_record_get_id (record);
      entry->base = versions[i];
      entry->id = g_strdup_printf ("%" G_GINT64_FORMAT, entry->record);
      entry->name = sal_record_get_title (record);
      entry->version = (int) sal_record_get_integer (record, "version");
      entry->is_published = sal_record_get_integer (record, "published") != 0;
      parse (entry, sal_record_get_text (record, "definition"));
      g_ptr_array_add (entries, entry);
    }

  return g_steal_pointer (&entries);
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
      g_ptr_array_set_size (self->entries, G_N_ELEMENTS (built_in));
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
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  add_built_in (self);
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
