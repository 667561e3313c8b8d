/* sal-plan-part-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-part-view-private.h"

G_DEFINE_FINAL_TYPE (SalPlanPartView, sal_plan_part_view, ADW_TYPE_BIN)

static void
clear (SalPlanPartView *self)
{
  GtkWidget *child;

  sal_plan_part_view_keep (self);
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->notes, 0);
  g_clear_pointer (&self->outline, g_free);
  g_clear_pointer (&self->group_of, g_free);
  self->group = NULL;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

/* The field that has the focus. */
static char *
find_focus (SalPlanPartView *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (gtk_widget_get_state_flags (self->cells->pdata[i]) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return g_strdup (sal_plan_cell_get_path (self->cells->pdata[i]));

  return NULL;
}

static void
update_notes (SalPlanPartView *self)
{
  const char *path;
  const char *problem = sal_plan_editor_get_problem (self->editor, &path);

  for (guint i = 0; i < self->notes->len; i++)
    {
      GtkWidget *note = self->notes->pdata[i];
      gboolean is_here =
          problem != NULL && g_str_equal (g_object_get_data (G_OBJECT (note), "path"), path);

      gtk_label_set_label (GTK_LABEL (note), is_here ? problem : "");
      gtk_widget_set_visible (note, is_here);
    }
}

static void
update (SalPlanPartView *self)
{
  g_autofree char *outline = NULL;
  g_autofree char *focus = NULL;

  if (!self->shows || sal_plan_editor_get_plan (self->editor) == NULL ||
      sal_plan_part_view_get_structure (self) == NULL)
    {
      clear (self);
      return;
    }
  outline = sal_plan_part_view_create_outline (self);
  if (g_strcmp0 (outline, self->outline) != 0)
    {
      focus = find_focus (self);
      clear (self);
      self->outline = g_steal_pointer (&outline);
      sal_plan_part_view_visit (self,
                                sal_plan_part_view_get_structure (self),
                                self->path,
                                sal_plan_part_view_build,
                                NULL);
      sal_plan_part_view_restore (self);
      if (focus != NULL)
        sal_plan_part_view_focus_field (self, focus);
    }
  for (guint i = 0; i < self->cells->len; i++)
    sal_plan_cell_update (self->cells->pdata[i]);
  update_notes (self);
}

static void
sal_plan_part_view_dispose (GObject *object)
{
  SalPlanPartView *self = SAL_PLAN_PART_VIEW (object);

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->outline, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->group_of, g_free);

  G_OBJECT_CLASS (sal_plan_part_view_parent_class)->dispose (object);
}

static void
sal_plan_part_view_class_init (SalPlanPartViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sal_plan_part_view_dispose;
}

static void
sal_plan_part_view_init (SalPlanPartView *self)
{
  self->cells = g_ptr_array_new ();
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->notes = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
sal_plan_part_view_new (void)
{
  return g_object_new (SAL_TYPE_PLAN_PART_VIEW, NULL);
}

void
sal_plan_part_view_set_editor (SalPlanPartView *self, SalPlanEditor *editor)
{
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (update), self);
}

void
sal_plan_part_view_show (SalPlanPartView *self, const char *path)
{
  char *copy = g_strdup (path);

  g_free (self->path);
  self->path = copy;
  self->shows = TRUE;
  update (self);
}

/**
 * sal_plan_part_view_focus_field:
 * @self: a view
 * @path: the path of a field, a part or a list
 *
 * Puts the focus into a field, or into the first one of a part.
 *
 * Returns: %FALSE if it does not show here
 */
gboolean
sal_plan_part_view_focus_field (SalPlanPartView *self, const char *path)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (g_str_has_prefix (sal_plan_cell_get_path (self->cells->pdata[i]), path))
      return gtk_widget_grab_focus (self->cells->pdata[i]);

  return FALSE;
}

/* Whether something was entered that is no value of its field, here or in a part that showed
 * before. */
gboolean
sal_plan_part_view_is_modified (SalPlanPartView *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (sal_plan_cell_is_modified (self->cells->pdata[i]))
      return TRUE;

  return sal_plan_part_view_has_kept (self);
}

/* Shows what is stored, instead of what was entered. */
void
sal_plan_part_view_discard (SalPlanPartView *self)
{
  clear (self);
  g_hash_table_remove_all (self->kept);
  if (self->editor != NULL)
    update (self);
}
