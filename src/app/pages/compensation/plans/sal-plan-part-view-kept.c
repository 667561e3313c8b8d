/* sal-plan-part-view-kept.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-part-view-private.h"

#include <stdio.h>
#include <string.h>

/* What was entered and is no value stays when other widgets are made, or another part shows. It is
 * kept by the identifiers of components, which stay when these are moved. */

#define KEY "key"

/* (nullable): its component is gone */
static char *
make_key (SalPlanPartView *self, const char *path)
{
  const SalPlan *plan = sal_plan_editor_get_plan (self->editor);
  guint component;

  if (sscanf (path, "components[%u]", &component) != 1)
    return g_strdup (path);

  return plan != NULL && component < plan->components->len
             ? g_strconcat (sal_plan_get_component (plan, component)->id, strchr (path, ']'), NULL)
             : NULL;
}

/**
 * sal_plan_part_view_keep:
 * @self: a view whose widgets are about to go
 *
 * Keeps what was entered in them and is no value.
 */
void
sal_plan_part_view_keep (SalPlanPartView *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      SalPlanCell *cell = self->cells->pdata[i];
      const char *key = g_object_get_data (G_OBJECT (cell), KEY);

      if (key == NULL || !sal_plan_cell_is_modified (cell))
        continue;
      g_hash_table_insert (self->kept, g_strdup (key), g_strdup (sal_plan_cell_get_text (cell)));
    }
}

/**
 * sal_plan_part_view_restore:
 * @self: a view whose widgets were made
 *
 * Enters in them what was kept, which is not kept any longer then.
 */
void
sal_plan_part_view_restore (SalPlanPartView *self)
{
  if (self->kept_of != sal_plan_editor_get_id (self->editor))
    g_hash_table_remove_all (self->kept);
  self->kept_of = sal_plan_editor_get_id (self->editor);
  for (guint i = 0; i < self->cells->len; i++)
    {
      SalPlanCell *cell = self->cells->pdata[i];
      char *key = make_key (self, sal_plan_cell_get_path (cell));
      g_autofree char *text = NULL;

      g_object_set_data_full (G_OBJECT (cell), KEY, key, g_free);
      if (key != NULL && g_hash_table_steal_extended (self->kept, key, NULL, (gpointer *) &text))
        sal_plan_cell_restore (cell, text);
    }
}

/* Whether anything is kept of a component that is still there. */
gboolean
sal_plan_part_view_has_kept (SalPlanPartView *self)
{
  const SalPlan *plan = self->editor != NULL ? sal_plan_editor_get_plan (self->editor) : NULL;
  GHashTableIter iter;
  gpointer key;

  if (plan == NULL || self->kept_of != sal_plan_editor_get_id (self->editor))
    return FALSE;
  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const char *bracket = strchr (key, ']');
      g_autofree char *id =
          bracket != NULL ? g_strndup (key, (gsize) (bracket - (const char *) key)) : NULL;

      if (id == NULL || sal_plan_find_component (plan, id) >= 0)
        return TRUE;
    }

  return FALSE;
}
