/* sal-shown-memory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-shown-memory.h"

#include "sal-application.h"

/* Of workspaces that were not opened for long it is forgotten. */
#define MAX_WORKSPACES 32

/* There may be no settings. */
static GSettings *
get_settings (void)
{
  return sal_application_get_settings (SAL_APPLICATION (g_application_get_default ()));
}

gint64
sal_shown_memory_find (SalWorkspace *workspace, const char *key)
{
  g_autoptr (GVariant) all = NULL;
  const char *path;
  GVariantIter iter;
  gint64 shown;

  if (get_settings () == NULL)
    return 0;
  all = g_settings_get_value (get_settings (), key);
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "(&sx)", &path, &shown))
    {
      if (g_strcmp0 (path, sal_workspace_get_path (workspace)) == 0)
        return shown;
    }

  return 0;
}

/**
 * sal_shown_memory_keep:
 * @workspace: a workspace
 * @key: the setting that remembers, a list of paths and ids
 * @shown: the id of what shows
 *
 * Remembers what is to show when the room is opened again, also tomorrow.
 */
void
sal_shown_memory_keep (SalWorkspace *workspace, const char *key, gint64 shown)
{
  g_autoptr (GVariant) all = NULL;
  const char *path = sal_workspace_get_path (workspace), *other;
  GVariantBuilder builder;
  GVariantIter iter;
  gint64 id;
  guint n = 1;

  if (get_settings () == NULL || sal_shown_memory_find (workspace, key) == shown)
    return;

  all = g_settings_get_value (get_settings (), key);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sx)"));
  g_variant_builder_add (&builder, "(sx)", path, shown);
  g_variant_iter_init (&iter, all);
  while (n < MAX_WORKSPACES && g_variant_iter_next (&iter, "(&sx)", &other, &id))
    {
      if (g_strcmp0 (path, other) == 0)
        continue;
      g_variant_builder_add (&builder, "(sx)", other, id);
      n++;
    }
  g_settings_set_value (get_settings (), key, g_variant_builder_end (&builder));
}
