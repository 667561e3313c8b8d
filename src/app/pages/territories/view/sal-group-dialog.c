/* sal-group-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-group-dialog.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-territory-region-commands.h"

struct _SalGroupDialog
{
  AdwWindow parent_instance;

  SalAlignmentEditor *editor;
  SalTerritoryDesign *design;
  gint64 alignment;
  gint64 region;     /* 0: a new one */
  GPtrArray *checks; /* of GtkCheckButton, by territory */

  AdwEntryRow *name_row;
  GtkListBox *list;
  GtkWidget *ungroup_group;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (SalGroupDialog, sal_group_dialog, ADW_TYPE_WINDOW)

static char *
dup_name (SalGroupDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static void
update (SalGroupDialog *self)
{
  g_autofree char *name = dup_name (self);
  gboolean any = FALSE;

  for (guint t = 0; t < self->checks->len; t++)
    any |= gtk_check_button_get_active (g_ptr_array_index (self->checks, t));
  gtk_widget_set_sensitive (self->save_button, any && *name != '\0');
}

static SalTerritoryRegionEdit *
create_edit (SalGroupDialog *self)
{
  SalTerritoryRegionEdit *edit = g_new (SalTerritoryRegionEdit, 1);

  *edit = (SalTerritoryRegionEdit){
    self->alignment, self->region, dup_name (self), g_array_new (FALSE, FALSE, sizeof (gint64))
  };
  for (guint t = 0; t < self->checks->len; t++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, t)))
      g_array_append_val (edit->territories,
                          sal_territory_design_get_territory (self->design, t)->id);

  return edit;
}

static void
save_cb (SalGroupDialog *self)
{
  SalTerritoryRegionEdit *edit;
  g_autofree char *label = NULL;

  if (!gtk_widget_get_sensitive (self->save_button))
    return;

  edit = create_edit (self);
  /* translators: the name of a region */
  label = g_strdup_printf (
      self->region == 0 ? _ ("Group Territories into %s") : _ ("Change Region %s"), edit->name);
  sal_alignment_editor_run_told (
      self->editor, label, sal_territory_region_save, edit, sal_territory_region_edit_free);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
ungroup_cb (SalGroupDialog *self)
{
  SalTerritoryRegionEdit *edit = create_edit (self);
  /* translators: the name of a region */
  g_autofree char *label = g_strdup_printf (_ ("Ungroup Region %s"), edit->name);

  sal_alignment_editor_run_told (
      self->editor, label, sal_territory_region_ungroup, edit, sal_territory_region_edit_free);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sal_group_dialog_dispose (GObject *object)
{
  SalGroupDialog *self = SAL_GROUP_DIALOG (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->design, sal_territory_design_unref);

  G_OBJECT_CLASS (sal_group_dialog_parent_class)->dispose (object);
}

static void
sal_group_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (SAL_GROUP_DIALOG (object)->checks);

  G_OBJECT_CLASS (sal_group_dialog_parent_class)->finalize (object);
}

static void
sal_group_dialog_class_init (SalGroupDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_group_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_group_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-group-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalGroupDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, SalGroupDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SalGroupDialog, ungroup_group);
  gtk_widget_class_bind_template_child (widget_class, SalGroupDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, ungroup_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_group_dialog_init (SalGroupDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

/* @other: (nullable): the region that it is part of now. */
static void
add_row (SalGroupDialog *self, const SalDesignTerritory *territory, const char *other, gboolean on)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), territory->name);
  if (other != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), other);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), on);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  sal_accessible_set_label (check, territory->name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update), self);
  g_ptr_array_add (self->checks, check);
  gtk_list_box_append (self->list, row);
}

GtkWidget *
sal_group_dialog_new (GtkWindow *parent,
                      SalAlignmentEditor *editor,
                      gint64 region,
                      gint32 territory)
{
  SalGroupDialog *self = g_object_new (SAL_TYPE_GROUP_DIALOG,
                                       "transient-for",
                                       parent,
                                       "modal",
                                       TRUE,
                                       "title",
                                       region == 0 ? _ ("New Region") : _ ("Edit Region"),
                                       NULL);

  self->editor = g_object_ref (editor);
  self->design = sal_territory_design_ref (sal_alignment_editor_get_design (editor));
  self->alignment = sal_alignment_editor_get_info (editor)->id;
  self->region = region;
  gtk_widget_set_visible (self->ungroup_group, region != 0);
  for (guint t = 0; t < sal_territory_design_get_n_territories (self->design); t++)
    {
      const SalDesignTerritory *found = sal_territory_design_get_territory (self->design, t);
      int now = sal_territory_design_find_region (self->design, t);
      const SalDesignRegion *other =
          now >= 0 ? sal_territory_design_get_region (self->design, (guint) now) : NULL;
      gboolean is_in = region != 0 && found->parent == region;

      if (is_in && other != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->name_row), other->name);
      add_row (self,
               found,
               other != NULL && !is_in ? other->name : NULL,
               region != 0 ? is_in : territory == (gint32) t);
    }
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));

  return GTK_WIDGET (self);
}
