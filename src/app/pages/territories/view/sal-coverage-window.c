/* sal-coverage-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-coverage-window.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-file-dialog.h"
#include "sal-index-table.h"

/* Columns before those of the table. */
enum
{
  NAME,
  HOLDER,
  N_TEXTS,
};

struct _SalCoverageWindow
{
  AdwWindow parent_instance;

  SalCoverageTable *table; /* NULL: it is not there yet */
  char *alignment;

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  SalIndexTable *view;
  GtkMenuButton *sort_button;
  GtkLabel *note_label;
};

enum
{
  TERRITORY_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalCoverageWindow, sal_coverage_window, ADW_TYPE_WINDOW)

/* --- the table --- */

static const char *
text_of (const SalCoverageWindow *self, guint row, guint column)
{
  const char *holder = sal_coverage_table_get_holder (self->table, row);

  if (column == NAME)
    return sal_coverage_table_get_name (self->table, row);
  if (holder == NULL && sal_coverage_table_get_territory (self->table, row) != 0)
    return _ ("Vacant");

  return holder != NULL ? holder : "";
}

static char *
format (gpointer data, guint row, guint column)
{
  const SalCoverageWindow *self = data;

  return column < N_TEXTS ? g_strdup (text_of (self, row, column))
                          : sal_coverage_table_format (self->table, row, column - N_TEXTS);
}

/* Who is nobody is no name for programs. */
static char *
write_cell (gpointer data, guint row, guint column)
{
  const SalCoverageTable *table = SAL_COVERAGE_WINDOW (data)->table;

  if (column == HOLDER && sal_coverage_table_get_holder (table, row) == NULL)
    return g_strdup ("");

  return column < N_TEXTS ? g_strdup (text_of (data, row, column))
                          : sal_coverage_table_write (table, row, column - N_TEXTS);
}

/* What there is nothing to be said of comes before the least. */
static int
compare_numbers (double one, double other)
{
  if (isnan (one) || isnan (other))
    return isnan (other) - isnan (one);

  return (one > other) - (one < other);
}

static int
compare (gpointer data, guint row, guint other, guint column)
{
  const SalCoverageWindow *self = data;

  if (column == NAME)
    return (row > other) - (row < other); /* the table has them in the order of their names */
  if (column < N_TEXTS)
    return g_utf8_collate (text_of (self, row, column), text_of (self, other, column));

  return compare_numbers (sal_coverage_table_get_value (self->table, row, column - N_TEXTS),
                          sal_coverage_table_get_value (self->table, other, column - N_TEXTS));
}

static const SalIndexSource cells = {
  .format = format,
  .compare = compare,
  .write = write_cell,
};

static void
set_columns (SalCoverageWindow *self)
{
  guint n_columns = N_TEXTS + sal_coverage_column_get_n_columns ();
  g_autofree SalIndexColumn *columns = g_new0 (SalIndexColumn, n_columns);

  columns[NAME] = (SalIndexColumn){ .title = _ ("Territory"), .expands = TRUE, .width = 170 };
  columns[HOLDER] = (SalIndexColumn){ .title = _ ("Holder"), .width = 170 };
  for (guint i = N_TEXTS; i < n_columns; i++)
    columns[i] = (SalIndexColumn){ .title = sal_coverage_column_get_label (i - N_TEXTS),
                                   .is_number = TRUE,
                                   .width = 90 };
  sal_index_table_set_columns (self->view, columns, n_columns);
}

/* --- actions --- */

/* Toasts are written in markup. */
static void
report (SalCoverageWindow *self, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  if (self->toasts != NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
copied_cb (SalCoverageWindow *self)
{
  report (self, _ ("Copied to the clipboard"));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalCoverageWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    /* translators: the name of a file */
    text = g_strdup_printf (_ ("Saved as %s"), name);
  else
    text = g_strdup_printf (_ ("Could not save: %s"), error->message);
  report (self, text);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalCoverageWindow) self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL || self->table == NULL)
    return;

  /* into memory, where nothing fails and nothing waits */
  if (!sal_coverage_table_to_csv (self->table, stream, NULL, NULL) ||
      !g_output_stream_close (stream, NULL, NULL))
    g_return_if_reached ();
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  g_file_replace_contents_bytes_async (
      file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb, g_object_ref (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalCoverageWindow *self = SAL_COVERAGE_WINDOW (widget);
  const char *const patterns[] = { _ ("Tables"), "*.csv", NULL };
  /* translators: the name of a file; of an alignment */
  g_autofree char *proposed = g_strdup_printf (_ ("%s, Coverage.csv"), self->alignment);

  sal_file_dialog_choose_async (widget,
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Save Coverage"),
                                proposed,
                                patterns,
                                file_chosen_cb,
                                g_object_ref (self));
}

static void
activated_cb (SalCoverageWindow *self, guint row)
{
  gint64 territory = sal_coverage_table_get_territory (self->table, row);

  if (territory != 0)
    g_signal_emit (self, signals[TERRITORY_CHOSEN], 0, territory);
}

/* --- the object --- */

static void
sal_coverage_window_dispose (GObject *object)
{
  SalCoverageWindow *self = SAL_COVERAGE_WINDOW (object);

  if (self->view != NULL)
    sal_index_table_clear (self->view);
  self->view = NULL;
  self->toasts = NULL;
  g_clear_pointer (&self->table, sal_coverage_table_free);
  g_clear_pointer (&self->alignment, g_free);

  G_OBJECT_CLASS (sal_coverage_window_parent_class)->dispose (object);
}

static void
sal_coverage_window_class_init (SalCoverageWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_coverage_window_dispose;

  signals[TERRITORY_CHOSEN] = g_signal_new ("territory-chosen",
                                            SAL_TYPE_COVERAGE_WINDOW,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            1,
                                            G_TYPE_INT64);

  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-coverage-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SalCoverageWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SalCoverageWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SalCoverageWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SalCoverageWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SalCoverageWindow, sort_button);
  gtk_widget_class_bind_template_child (widget_class, SalCoverageWindow, note_label);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, copied_cb);
  gtk_widget_class_install_action (widget_class, "coverage.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "coverage.save", NULL);
}

static void
sal_coverage_window_init (SalCoverageWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_index_table_set_source (self->view, &cells, self);
  set_columns (self);
  sal_index_table_set_sort_button (self->view, self->sort_button);
  sal_index_table_share_actions (self->view, GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "coverage.save", FALSE);
}

/**
 * sal_coverage_window_new:
 * @parent: the window it belongs to
 *
 * Creates a window that waits for its table.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
sal_coverage_window_new (GtkWindow *parent)
{
  return g_object_new (SAL_TYPE_COVERAGE_WINDOW, "transient-for", parent, NULL);
}

/* The row of the territory that is selected, in a table that may have others. */
static GtkBitset *
find_selected (SalCoverageWindow *self, const SalCoverageTable *table)
{
  g_autoptr (GArray) selected = sal_index_table_list_selected (self->view);
  GtkBitset *rows = gtk_bitset_new_empty ();
  gint64 territory;

  if (selected->len == 0 || table == NULL)
    return rows;
  territory = sal_coverage_table_get_territory (self->table, g_array_index (selected, guint, 0));
  for (guint row = 0; row < sal_coverage_table_get_n_rows (table); row++)
    {
      if (sal_coverage_table_get_territory (table, row) == territory)
        gtk_bitset_add (rows, row);
    }

  return rows;
}

/**
 * sal_coverage_window_show:
 * @self: a window
 * @alignment: the name of the alignment
 * @note: what the figures follow from
 * @table: (transfer full) (nullable): the coverage; %NULL if it is not there yet
 *
 * Shows coverage. The order of rows, and which territory is selected, stay.
 */
void
sal_coverage_window_show (SalCoverageWindow *self,
                          const char *alignment,
                          const char *note,
                          SalCoverageTable *table)
{
  g_autoptr (GtkBitset) selected = find_selected (self, table);

  /* no row of the former table is looked at any more when it is gone */
  sal_index_table_clear (self->view);
  g_clear_pointer (&self->table, sal_coverage_table_free);
  self->table = table;
  if (table != NULL)
    sal_index_table_fill (self->view, NULL, sal_coverage_table_get_n_rows (table));
  sal_index_table_select (self->view, selected);
  g_free (self->alignment);
  self->alignment = g_strdup (alignment);
  adw_window_title_set_subtitle (self->title, alignment);
  gtk_label_set_label (self->note_label, note);
  gtk_stack_set_visible_child_name (self->stack, table != NULL ? "table" : "loading");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "coverage.save", table != NULL);
}
