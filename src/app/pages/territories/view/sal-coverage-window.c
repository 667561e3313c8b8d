/* sal-coverage-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-coverage-window.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-file-dialog.h"

/* Columns before those of the table. */
enum
{
  NAME,
  HOLDER,
  N_TEXTS,
};

/* --- rows --- */

#define SAL_TYPE_COVERAGE_ITEM (sal_coverage_item_get_type ())
G_DECLARE_FINAL_TYPE (SalCoverageItem, sal_coverage_item, SAL, COVERAGE_ITEM, GObject)

struct _SalCoverageItem
{
  GObject parent_instance;

  guint row;
};

G_DEFINE_FINAL_TYPE (SalCoverageItem, sal_coverage_item, G_TYPE_OBJECT)

static void
sal_coverage_item_class_init (SalCoverageItemClass *klass)
{
}

static void
sal_coverage_item_init (SalCoverageItem *self)
{
}

/* --- the window --- */

struct _SalCoverageWindow
{
  AdwWindow parent_instance;

  SalCoverageTable *table; /* NULL: it is not there yet */
  char *alignment;
  GListStore *items;
  GtkSingleSelection *selection;

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkColumnView *view;
  GtkMenuButton *sort_button;
  GtkLabel *note_label;
};

typedef struct
{
  SalCoverageWindow *window;
  guint column;
} Column;

enum
{
  TERRITORY_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalCoverageWindow, sal_coverage_window, ADW_TYPE_WINDOW)

/* --- columns --- */

static gboolean
is_text (const Column *column)
{
  return column->column < N_TEXTS;
}

static const char *
text_of (const Column *column, guint row)
{
  const SalCoverageTable *table = column->window->table;
  const char *holder = sal_coverage_table_get_holder (table, row);

  if (column->column == NAME)
    return sal_coverage_table_get_name (table, row);
  if (holder == NULL && sal_coverage_table_get_territory (table, row) != 0)
    return _ ("Vacant");

  return holder != NULL ? holder : "";
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (label), is_text (column) ? 0 : 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (!is_text (column))
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  guint row = SAL_COVERAGE_ITEM (gtk_list_item_get_item (item))->row;
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text =
      is_text (column)
          ? g_strdup (text_of (column, row))
          : sal_coverage_table_format (column->window->table, row, column->column - N_TEXTS);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  if (column->column == NAME)
    sal_accessible_name_row (cell, text);
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
compare_cb (gconstpointer one, gconstpointer other, gpointer user_data)
{
  const Column *column = user_data;
  const SalCoverageTable *table = column->window->table;
  guint a = ((SalCoverageItem *) one)->row, b = ((SalCoverageItem *) other)->row;

  if (column->column == NAME)
    return (a > b) - (a < b); /* the table has them in the order of their names */
  if (is_text (column))
    return g_utf8_collate (text_of (column, a), text_of (column, b));

  return compare_numbers (sal_coverage_table_get_value (table, a, column->column - N_TEXTS),
                          sal_coverage_table_get_value (table, b, column->column - N_TEXTS));
}

static void
add_column (SalCoverageWindow *self, guint index, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter = NULL;
  Column *data = g_new (Column, 1);

  *data = (Column){ self, index };
  g_object_set_data_full (G_OBJECT (column), "column", data, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, data, NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, index == NAME);
  gtk_column_view_column_set_fixed_width (
      column, index < N_TEXTS ? 170 : MAX (90, 30 + 8 * (int) g_utf8_strlen (title, -1)));
  gtk_column_view_append_column (self->view, column);
}

/* Headings cannot be reached by keyboard; the menu can. */
static void
add_columns (SalCoverageWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GListModel *columns = gtk_column_view_get_columns (self->view);

  add_column (self, NAME, _ ("Territory"));
  add_column (self, HOLDER, _ ("Holder"));
  for (guint i = 0; i < sal_coverage_column_get_n_columns (); i++)
    add_column (self, N_TEXTS + i, sal_coverage_column_get_label (i));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autoptr (GMenuItem) item =
          g_menu_item_new (gtk_column_view_column_get_title (column), NULL);

      g_menu_item_set_action_and_target (item, "coverage.sort", "u", i);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->sort_button, G_MENU_MODEL (menu));
}

static void
set_model (SalCoverageWindow *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  GtkSortListModel *sorted =
      gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), g_object_ref (sorter));

  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

static guint
row_at (SalCoverageWindow *self, guint position)
{
  g_autoptr (SalCoverageItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return item->row;
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

/* Names from A on, figures from the greatest on. */
static void
sort_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalCoverageWindow *self = SAL_COVERAGE_WINDOW (widget);
  guint index = g_variant_get_uint32 (parameter);
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (self->view), index);

  gtk_column_view_sort_by_column (
      self->view, column, index < N_TEXTS ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalCoverageWindow *self = SAL_COVERAGE_WINDOW (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree guint *rows = g_new (guint, n);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    rows[i] = row_at (self, i);
  text = sal_coverage_table_to_text (self->table, rows, n);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
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
activated_cb (SalCoverageWindow *self, guint position)
{
  gint64 territory = sal_coverage_table_get_territory (self->table, row_at (self, position));

  if (territory != 0)
    g_signal_emit (self, signals[TERRITORY_CHOSEN], 0, territory);
}

/* --- the object --- */

static void
sal_coverage_window_dispose (GObject *object)
{
  SalCoverageWindow *self = SAL_COVERAGE_WINDOW (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  self->toasts = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
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

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-coverage-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SalCoverageWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SalCoverageWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SalCoverageWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SalCoverageWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SalCoverageWindow, sort_button);
  gtk_widget_class_bind_template_child (widget_class, SalCoverageWindow, note_label);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "coverage.sort", "u", sort_action);
  gtk_widget_class_install_action (widget_class, "coverage.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "coverage.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "coverage.copy", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "coverage.save", NULL);
}

static void
update_actions (SalCoverageWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "coverage.sort", self->table != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "coverage.copy", self->table != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "coverage.save", self->table != NULL);
}

static void
sal_coverage_window_init (SalCoverageWindow *self)
{
  self->items = g_list_store_new (SAL_TYPE_COVERAGE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_columns (self);
  set_model (self);
  update_actions (self);
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
static guint
find_selected (SalCoverageWindow *self, const SalCoverageTable *table)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  guint row = 0;
  gint64 territory;

  if (position == GTK_INVALID_LIST_POSITION || table == NULL)
    return GTK_INVALID_LIST_POSITION;
  territory = sal_coverage_table_get_territory (self->table, row_at (self, position));
  while (row < sal_coverage_table_get_n_rows (table) &&
         sal_coverage_table_get_territory (table, row) != territory)
    row++;

  return row;
}

static void
select_row (SalCoverageWindow *self, guint row)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      if (row_at (self, i) == row)
        gtk_single_selection_set_selected (self->selection, i);
    }
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
  guint selected = find_selected (self, table);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *model = G_LIST_MODEL (self->items);

  for (guint row = 0; table != NULL && row < sal_coverage_table_get_n_rows (table); row++)
    {
      SalCoverageItem *item = g_object_new (SAL_TYPE_COVERAGE_ITEM, NULL);

      item->row = row;
      g_ptr_array_add (items, item);
    }
  /* no row of the former table is looked at any more when it is gone */
  g_list_store_remove_all (self->items);
  g_clear_pointer (&self->table, sal_coverage_table_free);
  self->table = table;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (model), items->pdata, items->len);
  if (selected != GTK_INVALID_LIST_POSITION)
    select_row (self, selected);
  g_free (self->alignment);
  self->alignment = g_strdup (alignment);
  adw_window_title_set_subtitle (self->title, alignment);
  gtk_label_set_label (self->note_label, note);
  gtk_stack_set_visible_child_name (self->stack, table != NULL ? "table" : "loading");
  update_actions (self);
}
