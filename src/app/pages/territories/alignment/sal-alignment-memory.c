/* sal-alignment-memory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-memory.h"

#include "sal-application.h"

/* Of workspaces that were not opened for long it is forgotten. */
#define MAX_WORKSPACES 32

#define KEY "shown-alignments"

/* There may be no settings. */
static GSettings *
get_settings (void)
{
  return sal_application_get_settings (SAL_APPLICATION (g_application_get_default ()));
}

gint64
sal_alignment_memory_find (SalWorkspace *workspace)
{
  g_autoptr (GVariant) all = NULL;
  const char *path;
  GVariantIter iter;
  gint64 alignment;

  if (get_settings () == NULL)
    return 0;
  all = g_settings_get_value (get_settings (), KEY);
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "(&sx)", &path, &alignment))
    {
      if (g_strcmp0 (path, sal_workspace_get_path (workspace)) == 0)
        return alignment;
    }

  return 0;
}

/**
 * sal_alignment_memory_keep:
 * @workspace: a workspace
 * @alignment: the alignment of it that shows
 *
 * Remembers what is to show when the room is opened again, also tomorrow.
 */
void
sal_alignment_memory_keep (SalWorkspace *workspace, gint64 alignment)
{
  g_autoptr (GVariant) all = NULL;
  const char *path = sal_workspace_get_path (workspace), *other;
  GVariantBuilder builder;
  GVariantIter iter;
  gint64 id;
  guint n = 1;

  if (get_settings () == NULL || sal_alignment_memory_find (workspace) == alignment)
    return;

  all = g_settings_get_value (get_settings (), KEY);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sx)"));
  g_variant_builder_add (&builder, "(sx)", path, alignment);
  g_variant_iter_init (&iter, all);
  while (n < MAX_WORKSPACES && g_variant_iter_next (&iter, "(&sx)", &other, &id))
    {
      if (g_strcmp0 (path, other) == 0)
        continue;
      g_variant_builder_add (&builder, "(sx)", other, id);
      n++;
    }
  g_settings_set_value (get_settings (), KEY, g_variant_builder_end (&builder));
}
