/* sal-recent.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-recent.h"

#define MAX_RECENT 8

static GSettings *recent_settings;

static GListStore *
get_store (void)
{
  static GListStore *store;

  if (store == NULL)
    store = g_list_store_new (G_TYPE_FILE);

  return store;
}

static void
save (void)
{
  g_autoptr (GPtrArray) uris = g_ptr_array_new_with_free_func (g_free);
  guint n = g_list_model_get_n_items (sal_recent_get_model ());

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (sal_recent_get_model (), i);

      g_ptr_array_add (uris, g_file_get_uri (file));
    }
  g_ptr_array_add (uris, NULL);

  if (recent_settings != NULL)
    g_settings_set_strv (recent_settings, "recent-workspaces", (const char *const *) uris->pdata);
}

static gboolean
remove_file (GFile *file)
{
  guint position;

  if (!g_list_store_find_with_equal_func (get_store (), file, (GEqualFunc) g_file_equal, &position))
    return FALSE;

  g_list_store_remove (get_store (), position);

  return TRUE;
}

GListModel *
sal_recent_get_model (void)
{
  return G_LIST_MODEL (get_store ());
}

/**
 * sal_recent_load:
 * @settings: (nullable): the program's settings
 *
 * Reads the list from the settings, leaving out local files that are gone. Called once, at start.
 */
void
sal_recent_load (GSettings *settings)
{
  g_auto (GStrv) uris = NULL;

  g_set_object (&recent_settings, settings);
  if (settings == NULL)
    return;

  uris = g_settings_get_strv (settings, "recent-workspaces");
  for (gsize i = 0; uris[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
        g_list_store_append (get_store (), file);
    }
}

/**
 * sal_recent_add:
 * @file: a workspace that was opened
 *
 * Puts @file first.
 */
void
sal_recent_add (GFile *file)
{
  remove_file (file);
  g_list_store_insert (get_store (), 0, file);
  if (g_list_model_get_n_items (sal_recent_get_model ()) > MAX_RECENT)
    g_list_store_remove (get_store (), MAX_RECENT);
  save ();
}

/**
 * sal_recent_remove:
 * @file: a workspace that could not be found
 *
 * Takes @file off the list.
 */
void
sal_recent_remove (GFile *file)
{
  if (remove_file (file))
    save ();
}
