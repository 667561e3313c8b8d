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
  char *label;                             /* of the change that is waited for */
  gint64 change;                           /* its id once it is written, or 0 */
  char *text;                              /* for the clipboard */
  GtkSizeGroup *befores, *arrows, *afters; /* the columns */

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

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo-change", "(sx)", "", self->change);
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

/* A figure of the columns before and after, each as wide in all rows. */
static GtkWidget *
create_figure (const char *text, GtkSizeGroup *column)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_size_group_add_widget (column, label);

  return label;
}

static char *
name_row (const SalDesignResultLine *line)
{
  g_autofree char *value = line->before != NULL
                               /* translators: a figure before and after */
                               ? g_strdup_printf (_ ("%1$s → %2$s"), line->before, line->after)
                               : g_strdup (line->after);

  return line->note != NULL ? g_strdup_printf ("%s: %s. %s", line->title, value, line->note)
                            : g_strdup_printf ("%s: %s", line->title, value);
}

static GtkWidget *
create_row (SalOptimizeResultWindow *self, const SalDesignResultLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_label_new (line->before != NULL ? "→" : "");
  g_autofree char *name = name_row (line);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->note != NULL ? line->note : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (arrow, "dim-label");
  gtk_size_group_add_widget (self->arrows, arrow);
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      create_figure (line->before != NULL ? line->before : "", self->befores));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_figure (line->after, self->afters));
  sal_accessible_set_label (row, name);

  return row;
}

static void
fill (SalOptimizeResultWindow *self, const SalDesignResult *result, const char *currency)
{
  g_autoptr (GArray) lines = sal_design_result_describe (result, currency);
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
      adw_preferences_group_add (group, create_row (self, line));
      shown = line->group;
    }
  self->text = sal_design_result_dup_text (result, currency);
}

static void
sal_optimize_result_window_dispose (GObject *object)
{
  SalOptimizeResultWindow *self = SAL_OPTIMIZE_RESULT_WINDOW (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->befores);
  g_clear_object (&self->arrows);
  g_clear_object (&self->afters);

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
  self->befores = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->arrows = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->afters = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
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
  fill (self, result, sal_workspace_get_currency (workspace));
  g_signal_connect_object (editor, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
