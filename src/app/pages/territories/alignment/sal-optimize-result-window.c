/* sal-optimize-result-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-optimize-result-window.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"

struct _SalOptimizeResultWindow
{
  AdwWindow parent_instance;

  SalAlignmentEditor *editor;
  char *label;   /* of the change that is waited for */
  gint64 change; /* its id once it is written, or 0 */
  char *text;    /* for the clipboard */

  AdwWindowTitle *title;
  AdwPreferencesPage *page;
  GtkWidget *undo_button;
  AdwToastOverlay *toast_overlay;
};

G_DEFINE_FINAL_TYPE (SalOptimizeResultWindow, sal_optimize_result_window, ADW_TYPE_WINDOW)

/* --- undoing it --- */

static void
undo_cb (SalOptimizeResultWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo-change", "x", self->change);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* That step, whatever else was done before and is written now. */
static void
done_cb (SalOptimizeResultWindow *self, SalChange *change)
{
  if (self->change != 0 || g_strcmp0 (sal_change_get_label (change), self->label) != 0)
    return;

  self->change = sal_change_get_id (change);
  gtk_widget_set_sensitive (self->undo_button, TRUE);
}

/* What has been undone already is not offered any more. */
static void
changed_cb (SalOptimizeResultWindow *self, SalChange *change)
{
  if (self->change != 0 && sal_change_get_reverts (change) == self->change)
    gtk_widget_set_sensitive (self->undo_button, FALSE);
}

/* --- what it says --- */

static void
copy_cb (SalOptimizeResultWindow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text);
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (_ ("Copied to the clipboard")));
}

static GtkWidget *
create_row (const SalDesignResultLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *value = gtk_label_new (line->value);
  g_autofree char *name = line->note != NULL
                              ? g_strdup_printf ("%s: %s. %s", line->title, line->value, line->note)
                              : g_strdup_printf ("%s: %s", line->title, line->value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->note != NULL ? line->note : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (value, "numeric");
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  sal_accessible_set_label (row, name);

  return row;
}

static void
fill (SalOptimizeResultWindow *self, const SalDesignResult *result)
{
  g_autoptr (GArray) lines = sal_design_result_describe (result);
  AdwPreferencesGroup *group = NULL;
  const char *shown = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const SalDesignResultLine *line = &g_array_index (lines, SalDesignResultLine, i);

      if (g_strcmp0 (line->group, shown) != 0)
        {
          g_autofree char *markup = g_markup_escape_text (line->group, -1);

          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, markup);
          adw_preferences_page_add (self->page, group);
        }
      adw_preferences_group_add (group, create_row (line));
      shown = line->group;
    }
  self->text = sal_design_result_dup_text (result);
}

static void
sal_optimize_result_window_dispose (GObject *object)
{
  g_clear_object (&SAL_OPTIMIZE_RESULT_WINDOW (object)->editor);

  G_OBJECT_CLASS (sal_optimize_result_window_parent_class)->dispose (object);
}

static void
sal_optimize_result_window_finalize (GObject *object)
{
  SalOptimizeResultWindow *self = SAL_OPTIMIZE_RESULT_WINDOW (object);

  g_free (self->label);
  g_free (self->text);

  G_OBJECT_CLASS (sal_optimize_result_window_parent_class)->finalize (object);
}

static void
sal_optimize_result_window_class_init (SalOptimizeResultWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_optimize_result_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_optimize_result_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-optimize-result-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeResultWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeResultWindow, page);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeResultWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeResultWindow, toast_overlay);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_optimize_result_window_init (SalOptimizeResultWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

/**
 * sal_optimize_result_window_new:
 * @parent: the window it belongs to
 * @editor: the editor that is about to write the result
 * @workspace: its workspace
 * @label: the label of that step
 * @result: a result that is finished
 *
 * Creates a window that says what the optimiser found, for as long as one wants to read it. What
 * was found can be undone from there once @editor says it is written, until it is undone elsewhere.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
sal_optimize_result_window_new (GtkWindow *parent,
                                SalAlignmentEditor *editor,
                                SalWorkspace *workspace,
                                const char *label,
                                const SalDesignResult *result)
{
  SalOptimizeResultWindow *self =
      g_object_new (SAL_TYPE_OPTIMIZE_RESULT_WINDOW, "transient-for", parent, NULL);

  self->editor = g_object_ref (editor);
  self->label = g_strdup (label);
  adw_window_title_set_subtitle (self->title, sal_alignment_editor_get_info (editor)->name);
  fill (self, result);
  g_signal_connect_object (editor, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
