/* sal-dashboard-entry.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-entry.h"

#include <glib/gi18n-lib.h>

#include "sal-data.h"
#include "sal-kinds.h"
#include "sal-record-load.h"
#include "sal-record-query.h"
#include "sal-store.h"

/* Their descriptions are files of the same name. */
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

void
sal_dashboard_entry_free (SalDashboardEntry *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->problem);
  g_clear_pointer (&self->layout, sal_dashboard_layout_free);
  g_free (self);
}

static void
parse (SalDashboardEntry *self, const char *json)
{
  g_autoptr (GError) error = NULL;

  self->layout = sal_dashboard_layout_parse (json != NULL ? json : "", &error);
  if (self->layout == NULL)
    self->problem = g_strdup (error->message);
}

static void
read_file (SalDashboardEntry *self)
{
  g_autofree char *folder = sal_data_find_folder ("dashboards");
  g_autofree char *name = g_strconcat (self->id, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_get_contents (path, &json, NULL, &error))
    parse (self, json);
  else
    self->problem = g_strdup (error->message);
}

/**
 * sal_dashboard_entries_built_in:
 *
 * Reads the dashboards of the program.
 *
 * Returns: (transfer full) (element-type SalDashboardEntry): they, the executive one first
 */
GPtrArray *
sal_dashboard_entries_built_in (void)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_dashboard_entry_free);

  for (gsize i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      SalDashboardEntry *self = g_new0 (SalDashboardEntry, 1);

      self->id = g_strdup (built_in[i].id);
      self->name = g_strdup (_ (built_in[i].name));
      self->version = 1;
      self->is_published = TRUE;
      read_file (self);
      g_ptr_array_add (entries, self);
    }

  return entries;
}

static SalDashboardEntry *
create_of_record (SalRecord *record, gint64 base)
{
  SalDashboardEntry *self = g_new0 (SalDashboardEntry, 1);

  self->record = sal_record_get_id (record);
  self->base = base;
  self->id = g_strdup_printf ("%" G_GINT64_FORMAT, self->record);
  self->name = sal_record_get_title (record);
  self->version = (int) sal_record_get_integer (record, "version");
  self->is_published = sal_record_get_integer (record, "published") != 0;
  parse (self, sal_record_get_text (record, "definition"));

  return self;
}

/**
 * sal_dashboard_entries_load:
 * @connection: a connection of the main store
 * @error: return location for an error
 *
 * Loads the dashboards of a workspace.
 *
 * Returns: (transfer full) (element-type SalDashboardEntry): they, by name and version, or %NULL on
 *   a %SAL_STORE_ERROR
 */
GPtrArray *
sal_dashboard_entries_load (SalConnection *connection, GError **error)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_dashboard_kind);
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_dashboard_entry_free);
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
    if (g_ptr_array_index (records, i) != NULL)
      g_ptr_array_add (entries, create_of_record (g_ptr_array_index (records, i), versions[i]));

  return g_steal_pointer (&entries);
}
