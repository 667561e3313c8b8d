/* sal-unknown-areas-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-unknown-areas-dialog.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-alignment-commands.h"

struct _SalUnknownAreasDialog
{
  AdwWindow parent_instance;

  SalAlignmentEditor *editor;
  gint64 alignment;
  GStrv codes;

  GtkTextView *text_view;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (SalUnknownAreasDialog, sal_unknown_areas_dialog, ADW_TYPE_WINDOW)

static void
copy_cb (SalUnknownAreasDialog *self)
{
  g_autofree char *text = g_strjoinv ("\n", self->codes);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
forgotten_free (gpointer data)
{
  SalAlignmentForgotten *self = data;

  g_strfreev ((char **) self->areas);
  g_free (self);
}

static void
remove_cb (SalUnknownAreasDialog *self)
{
  SalAlignmentForgotten *forgotten = g_new (SalAlignmentForgotten, 1);
  guint n = g_strv_length (self->codes);
  g_autofree char *label =
      g_strdup_printf (ngettext ("Remove %u Unknown Area", "Remove %u Unknown Areas", n), n);

  *forgotten = (SalAlignmentForgotten){ self->alignment,
                                        (const char *const *) g_steal_pointer (&self->codes) };
  sal_alignment_editor_run (
      self->editor, label, sal_alignment_forget_areas, forgotten, forgotten_free);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sal_unknown_areas_dialog_dispose (GObject *object)
{
  SalUnknownAreasDialog *self = SAL_UNKNOWN_AREAS_DIALOG (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->codes, g_strfreev);

  G_OBJECT_CLASS (sal_unknown_areas_dialog_parent_class)->dispose (object);
}

static void
sal_unknown_areas_dialog_class_init (SalUnknownAreasDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_unknown_areas_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-unknown-areas-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalUnknownAreasDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, SalUnknownAreasDialog, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_unknown_areas_dialog_init (SalUnknownAreasDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

/**
 * sal_unknown_areas_dialog_new:
 * @parent: the window it belongs to
 * @editor: an editor with an alignment
 *
 * Creates a dialog about the areas of the alignment that are not known.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_unknown_areas_dialog_new (GtkWindow *parent, SalAlignmentEditor *editor)
{
  SalUnknownAreasDialog *self =
      g_object_new (SAL_TYPE_UNKNOWN_AREAS_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  const GPtrArray *unknown = sal_alignment_editor_get_unknown (editor);
  GStrvBuilder *codes = g_strv_builder_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; unknown != NULL && i < unknown->len; i++)
    g_strv_builder_add (codes, g_ptr_array_index (unknown, i));
  self->codes = g_strv_builder_end (codes);
  g_strv_builder_unref (codes);
  self->editor = g_object_ref (editor);
  self->alignment = sal_alignment_editor_get_info (editor)->id;
  text = g_strjoinv ("\n", self->codes);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
  gtk_widget_set_visible (self->remove_button, sal_alignment_editor_is_editable (editor));

  return GTK_WIDGET (self);
}
