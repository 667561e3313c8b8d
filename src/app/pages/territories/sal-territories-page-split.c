/* sal-territories-page-split.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <glib/gi18n.h>

#include "sal-alignment-commands.h"
#include "sal-design-split.h"
#include "sal-task.h"
#include "sal-window.h"

/* The chosen territory becomes two. Where the border runs is found on another thread; that a new
 * territory gets what leaves is one step. */

static void
split_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GArray *areas = sal_design_split_run (data, cancellable, &error);

  if (areas != NULL)
    g_task_return_pointer (task, areas, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
territory_new_free (gpointer data)
{
  SalTerritoryNew *self = data;

  g_free ((char *) self->name);
  g_strfreev (self->areas);
  g_free (self);
}

/* What somebody has moved or locked meanwhile stays where it is. */
static char **
list_codes (const SalTerritoryDesign *design, const GArray *areas, gint32 territory)
{
  const SalGeographyArea *all =
      sal_geography_get_areas (sal_territory_design_get_geography (design), NULL);
  const gint32 *assignment = sal_territory_design_get_assignment (design);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; i < areas->len; i++)
    {
      guint area = g_array_index (areas, guint, i);

      if (assignment[area] == territory && !sal_territory_design_is_locked (design, area))
        g_strv_builder_add (codes, all[area].code);
    }

  return g_strv_builder_end (codes);
}

static void
write_split (SalTerritoriesPage *self, gint32 territory, const GArray *areas)
{
  const SalDesignTerritory *what =
      sal_territory_design_get_territory (self->shown, (guint) territory);
  SalTerritoryNew *data = g_new0 (SalTerritoryNew, 1);
  g_autofree char *label = g_strdup_printf (_ ("Split %s"), what->name);

  data->alignment = sal_alignment_editor_get_info (self->editor)->id;
  data->name = sal_design_split_dup_name (self->shown, (guint) territory);
  data->parent = what->parent;
  data->areas = list_codes (self->shown, areas, territory);
  sal_alignment_editor_run_told (
      self->editor, label, sal_alignment_add_territory, data, territory_new_free);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (source);
  g_autofree gint64 *id = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) areas = g_task_propagate_pointer (G_TASK (result), &error);
  gint32 territory = SAL_TERRITORY_NONE;

  self->is_splitting = FALSE;
  if (self->map_view == NULL)
    return;

  if (self->shown != NULL && self->job == NULL && sal_alignment_editor_is_editable (self->editor))
    territory = sal_territory_design_find_territory (self->shown, *id);
  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Split"), error);
  else if (territory != SAL_TERRITORY_NONE)
    write_split (self, territory, areas);
  sal_territories_page_update_actions (self);
}

void
sal_territories_page_split (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  SalDesignSplit *split;

  /* asked again before what was asked is there to be split */
  if (sal_alignment_editor_is_loading (self->editor))
    return;

  split = sal_design_split_new (
      self->shown, (guint) self->brush, sal_territories_page_get_measure (self), &error);
  if (split == NULL)
    {
      sal_window_report_error (widget, _ ("Could Not Split"), error);
      return;
    }

  self->is_splitting = TRUE;
  sal_territories_page_update_actions (self);
  task = g_task_new (self, NULL, found_cb, g_memdup2 (&self->brush_id, sizeof self->brush_id));
  g_task_set_source_tag (task, sal_territories_page_split);
  g_task_set_task_data (task, split, (GDestroyNotify) sal_design_split_free);
  sal_task_run_in_thread (task, split_thread);
}
