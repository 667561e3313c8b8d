/* sal-index-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-index-table-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-window.h"

/* What a heading needs beside its text: padding, and the arrow of the column that is sorted by. */
#define HEADING_SPACE 44

typedef struct
{
  SalIndexTable *table;
  guint index;
} Column;

typedef enum
{
  PROP_LABEL = 1,
  PROP_SELECTION_MODE,
  PROP_ROW_MENU,
} SalIndexTableProperty;

static GParamSpec *properties[PROP_ROW_MENU + 1];

enum
{
  ACTIVATED,
  SELECTION_CHANGED,
  COPIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalIndexTable, sal_index_table, ADW_TYPE_BIN)

static gboolean
is_number (const Column *column)
{
  return g_array_index (column->table->columns, SalIndexColumn, column->index).is_number;
}

/* --- cells --- */

/* Asked for when it shows: to set it would ask the display where the pointer is, cell by cell. */
static gboolean
tooltip_cb (GtkInscription *cell, int x, int y, gboolean keyboard_mode, GtkTooltip *tooltip)
{
  const char *text = gtk_inscription_get_text (cell);

  gtk_tooltip_set_text (tooltip, text);

  return text != NULL && *text != '\0';
}

/* A row is activated by the second press. */
static void
pressed_cb (GtkGesture *gesture, int n_press, double x, double y, const Column *column)
{
  column->table->pressed = n_press > 1 ? (int) column->index : -1;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GtkGesture *press = gtk_gesture_click_new ();
  GtkWidget *cell = gtk_inscription_new (NULL);
  const SalIndexColumn *description =
      &g_array_index (column->table->columns, SalIndexColumn, column->index);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), is_number (column) ? 1 : 0);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), MAX (description->n_lines, 1));
  if (is_number (column))
    gtk_widget_add_css_class (cell, "numeric");
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), (gpointer) column);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (press));
  sal_index_table_add_menu_gestures (cell, item);
  gtk_list_item_set_child (item, cell);
}

static void
set_strong (GtkInscription *cell, gboolean is_strong)
{
  PangoAttrList *attributes = is_strong ? pango_attr_list_new () : NULL;

  if (is_strong)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_inscription_set_attributes (cell, attributes);
  g_clear_pointer (&attributes, pango_attr_list_unref);
}

static void
show_cell (GtkListItem *item, const Column *column)
{
  const SalIndexSource *source = column->table->source;
  gpointer data = column->table->data;
  guint row = sal_index_table_get_row_at (column->table, gtk_list_item_get_position (item));
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = source->format (data, row, column->index);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  if (source->is_strong != NULL)
    set_strong (GTK_INSCRIPTION (cell), source->is_strong (data, row, column->index));
  if (column->index == 0)
    {
      g_autofree char *name = source->name != NULL ? source->name (data, row) : g_strdup (text);

      sal_accessible_name_row (cell, name);
    }
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  g_hash_table_insert (column->table->bound, item, column);
  show_cell (item, column);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  g_hash_table_remove (column->table->bound, item);
}

/* Other rows have come to the places that show. */
static void
rows_changed_cb (SalIndexTable *self)
{
  GHashTableIter iter;
  gpointer item, column;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &column))
    show_cell (item, column);
}

/* The view is only asked which column it sorts by, and which way. */
static int
compare_cb (gconstpointer one, gconstpointer other, gpointer user_data)
{
  const Column *column = user_data;

  if (column->table->sorted_by < 0)
    column->table->sorted_by = (int) column->index;

  return GTK_ORDERING_LARGER;
}

/* --- columns --- */

static int
measure_heading (SalIndexTable *self, const char *title)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), title);
  PangoAttrList *bold = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, bold);
  pango_attr_list_unref (bold);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width + HEADING_SPACE;
}

static void
add_column (SalIndexTable *self, const char *title, guint index)
{
  SalIndexColumn *description = &g_array_index (self->columns, SalIndexColumn, index);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter = NULL;
  Column *data = g_new (Column, 1);
  int heading = measure_heading (self, title);

  *data = (Column){ self, index };
  g_object_set_data_full (G_OBJECT (column), "column", data, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), data);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, data, NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, description->expands);
  if (description->most > 0)
    heading = MIN (heading, description->most);
  description->width = MAX (description->width, heading);
  gtk_column_view_column_set_fixed_width (column, description->width);
  gtk_column_view_append_column (self->view, column);
}

static void
add_to_menu (SalIndexTable *self, const char *title, guint index)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "table.sort", "u", index);
  g_menu_append_item (self->sort_menu, item);
}

static void
remove_columns (SalIndexTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  g_menu_remove_all (self->sort_menu);
}

/* --- actions --- */

/* Texts from A on, figures from the greatest on. */
static void
sort_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalIndexTable *self = user_data;
  guint index = g_variant_get_uint32 (parameter);
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (self->view), index);

  if (column != NULL)
    gtk_column_view_sort_by_column (self->view,
                                    column,
                                    g_array_index (self->columns, SalIndexColumn, index).is_number
                                        ? GTK_SORT_DESCENDING
                                        : GTK_SORT_ASCENDING);
}

static void
copy_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalIndexTable *self = user_data;
  g_autofree char *text = sal_index_table_to_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  sal_window_add_toast (GTK_WIDGET (self), _ ("Copied to the clipboard"));
  g_signal_emit (self, signals[COPIED], 0);
}

static const GActionEntry entries[] = {
  { "sort", sort_action, "u", NULL, NULL, { 0 } },
  { "copy", copy_action, NULL, NULL, NULL, { 0 } },
};

static void
set_enabled (SalIndexTable *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (SalIndexTable *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  set_enabled (self, "sort", n_rows > 0);
  set_enabled (self, "copy", n_rows > 0);
}

static void
activated_cb (SalIndexTable *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATED], 0, sal_index_table_get_row_at (self, position));
  self->pressed = -1;
}

static void
selection_changed_cb (SalIndexTable *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* --- the object --- */

/* Takes @list. */
static GtkSelectionModel *
create_selection (GtkSelectionMode mode, GListModel *list)
{
  GtkSingleSelection *selection;

  if (mode == GTK_SELECTION_MULTIPLE)
    return GTK_SELECTION_MODEL (gtk_multi_selection_new (list));
  if (mode == GTK_SELECTION_NONE)
    return GTK_SELECTION_MODEL (gtk_no_selection_new (list));
  selection = gtk_single_selection_new (list);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);

  return GTK_SELECTION_MODEL (selection);
}

static void
sal_index_table_constructed (GObject *object)
{
  SalIndexTable *self = SAL_INDEX_TABLE (object);
  g_autoptr (GtkSelectionModel) selection = NULL;

  G_OBJECT_CLASS (sal_index_table_parent_class)->constructed (object);

  g_signal_connect_object (gtk_column_view_get_sorter (self->view),
                           "changed",
                           G_CALLBACK (sal_index_table_sort_rows),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view)),
                           "notify::page-size",
                           G_CALLBACK (sal_index_table_fit_columns),
                           self,
                           G_CONNECT_SWAPPED);
  selection = create_selection (self->selection_mode, g_object_ref (G_LIST_MODEL (self->items)));
  gtk_column_view_set_model (self->view, selection);
  g_signal_connect_object (
      selection, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
sal_index_table_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  SalIndexTable *self = SAL_INDEX_TABLE (object);

  switch ((SalIndexTableProperty) prop_id)
    {
    case PROP_LABEL:
      sal_index_table_set_label (self, g_value_get_string (value));
      break;
    case PROP_SELECTION_MODE:
      self->selection_mode = g_value_get_enum (value);
      break;
    case PROP_ROW_MENU:
      g_set_object (&self->row_menu, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_index_table_dispose (GObject *object)
{
  SalIndexTable *self = SAL_INDEX_TABLE (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  /* who shares the actions may be there for longer */
  for (gsize i = 0; self->actions != NULL && i < G_N_ELEMENTS (entries); i++)
    g_action_map_remove_action (G_ACTION_MAP (self->actions), entries[i].name);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->sort_menu);
  g_clear_object (&self->row_menu);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (sal_index_table_parent_class)->dispose (object);
}

static void
sal_index_table_finalize (GObject *object)
{
  SalIndexTable *self = SAL_INDEX_TABLE (object);

  g_array_unref (self->columns);
  g_hash_table_unref (self->bound);

  G_OBJECT_CLASS (sal_index_table_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  object_class->set_property = sal_index_table_set_property;
  properties[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTION_MODE] =
      g_param_spec_enum ("selection-mode",
                         NULL,
                         NULL,
                         GTK_TYPE_SELECTION_MODE,
                         GTK_SELECTION_SINGLE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROW_MENU] = g_param_spec_object (
      "row-menu", NULL, NULL, G_TYPE_MENU_MODEL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sal_index_table_class_init (SalIndexTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = SAL_TYPE_INDEX_TABLE;

  object_class->constructed = sal_index_table_constructed;
  object_class->dispose = sal_index_table_dispose;
  object_class->finalize = sal_index_table_finalize;
  install_properties (object_class);

  signals[ACTIVATED] = g_signal_new (
      "activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SELECTION_CHANGED] = g_signal_new (
      "selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COPIED] =
      g_signal_new ("copied", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-index-table.ui");
  gtk_widget_class_bind_template_child (widget_class, SalIndexTable, view);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  sal_index_table_bind_menu_keys (widget_class);
}

static void
sal_index_table_init (SalIndexTable *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (SalIndexColumn));
  self->items = sal_index_items_new ();
  self->bound = g_hash_table_new (NULL, NULL);
  self->pressed = -1;
  self->sort_menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_index_table_share_actions (self, GTK_WIDGET (self));
  g_signal_connect_object (
      self->items, "items-changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->items, "rows-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  update_actions (self);
}

/**
 * sal_index_table_set_source:
 * @self: a table
 * @source: (transfer none): what stands in its cells; is there for as long as the table
 * @data: (transfer none): what @source is asked with; is there for as long as there are rows, see
 *   sal_index_table_clear()
 *
 * Sets what the table shows. It is there before columns and rows are.
 */
void
sal_index_table_set_source (SalIndexTable *self, const SalIndexSource *source, gpointer data)
{
  self->source = source;
  self->data = data;
}

/**
 * sal_index_table_set_label:
 * @self: a table
 * @label: what it is called
 *
 * Names the table for assistive technology.
 */
void
sal_index_table_set_label (SalIndexTable *self, const char *label)
{
  sal_accessible_set_label (GTK_WIDGET (self->view), label != NULL ? label : "");
}

/**
 * sal_index_table_set_columns:
 * @self: a table
 * @columns: (array length=n_columns): what describes them
 * @n_columns: how many
 *
 * Shows these columns instead of those before. The rows are gone, and sorted by nothing.
 */
void
sal_index_table_set_columns (SalIndexTable *self, const SalIndexColumn *columns, guint n_columns)
{
  sal_index_table_clear (self);
  remove_columns (self);
  g_array_set_size (self->columns, 0);
  g_array_append_vals (self->columns, columns, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      g_array_index (self->columns, SalIndexColumn, i).title = NULL; /* may be gone after this */
      add_column (self, columns[i].title, i);
      add_to_menu (self, columns[i].title, i);
    }
  self->slack = 0;
  sal_index_table_align_headings (self);
  sal_index_table_fit_columns (self);
}

int
sal_index_table_get_pressed (SalIndexTable *self)
{
  return self->pressed;
}

/**
 * sal_index_table_share_actions:
 * @self: a table
 * @widget: a widget that has the table in it
 *
 * Lets buttons and menus in @widget use table.sort and table.copy, of this table from now on.
 */
void
sal_index_table_share_actions (SalIndexTable *self, GtkWidget *widget)
{
  gtk_widget_insert_action_group (widget, "table", G_ACTION_GROUP (self->actions));
}

/**
 * sal_index_table_set_sort_button:
 * @self: a table
 * @button: a button
 *
 * Lets the menu of @button sort by each of the columns, those to come too.
 */
void
sal_index_table_set_sort_button (SalIndexTable *self, GtkMenuButton *button)
{
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (self->sort_menu));
  sal_index_table_share_actions (self, GTK_WIDGET (button));
}
