/* sal-activation-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-activation-list.h"

#include "sal-accessible.h"

#define TEXT_WIDTH   150
#define NUMBER_WIDTH 90 /* at least, and what the heading takes */

/* --- rows --- */

#define SAL_TYPE_ACTIVATION_ITEM (sal_activation_item_get_type ())
G_DECLARE_FINAL_TYPE (SalActivationItem, sal_activation_item, SAL, ACTIVATION_ITEM, GObject)

struct _SalActivationItem
{
  GObject parent_instance;

  guint row;
};

G_DEFINE_FINAL_TYPE (SalActivationItem, sal_activation_item, G_TYPE_OBJECT)

static void
sal_activation_item_class_init (SalActivationItemClass *klass)
{
}

static void
sal_activation_item_init (SalActivationItem *self)
{
}

/* --- the list --- */

struct _SalActivationList
{
  AdwBin parent_instance;

  SalActivationTable *table; /* (nullable) */
  GListStore *items;

  GtkWidget *return_button;
  GtkLabel *title_label;
  GtkMenuButton *sort_button;
  GtkStack *stack;
  GtkColumnView *view;
};

typedef struct
{
  SalActivationList *list;
  guint column;
} Column;

enum
{
  FLOW_ACTIVATED,
  RETURN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalActivationList, sal_activation_list, ADW_TYPE_BIN)

/* --- columns --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  gboolean is_number = sal_activation_table_is_number (column->list->table, column->column);
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), is_number ? 1 : 0);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (is_number)
    gtk_widget_add_css_class (cell, "numeric");
  gtk_list_item_set_child (item, cell);
}

/* All of a row, as it reads: that is what tells rows of the same account apart. */
static char *
describe (const SalActivationTable *table, guint row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sal_activation_table_get_n_columns (table); i++)
    {
      g_autofree char *cell = sal_activation_table_format (table, row, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", cell);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  const SalActivationTable *table = column->list->table;
  guint row = SAL_ACTIVATION_ITEM (gtk_list_item_get_item (item))->row;
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = sal_activation_table_format (table, row, column->column);
  g_autofree char *name = NULL;

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  gtk_widget_set_tooltip_text (cell, text);
  if (column->column > 0)
    return;
  name = describe (table, row);
  sal_accessible_name_row (cell, name);
}

static int
compare_cb (gconstpointer one, gconstpointer other, gpointer user_data)
{
  const Column *column = user_data;

  return sal_activation_table_compare (column->list->table,
                                       ((const SalActivationItem *) one)->row,
                                       ((const SalActivationItem *) other)->row,
                                       column->column);
}

static void
add_column (SalActivationList *self, guint index)
{
  const char *label = sal_activation_table_get_label (self->table, index);
  gboolean is_number = sal_activation_table_is_number (self->table, index);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (label, factory);
  g_autoptr (GtkSorter) sorter = NULL;
  Column *data = g_new (Column, 1);

  *data = (Column){ self, index };
  g_object_set_data_full (G_OBJECT (column), "column", data, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, data, NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, !is_number);
  gtk_column_view_column_set_fixed_width (
      column,
      is_number ? MAX (NUMBER_WIDTH, 24 + 8 * (int) g_utf8_strlen (label, -1)) : TEXT_WIDTH);
  gtk_column_view_append_column (self->view, column);
}

/* Headings cannot be reached by keyboard; the menu can. */
static void
add_columns (SalActivationList *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < sal_activation_table_get_n_columns (self->table); i++)
    {
      g_autoptr (GMenuItem) item =
          g_menu_item_new (sal_activation_table_get_label (self->table, i), NULL);

      add_column (self, i);
      g_menu_item_set_action_and_target (item, "activation-list.sort", "u", i);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->sort_button, G_MENU_MODEL (menu));
}

static void
remove_columns (SalActivationList *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

/* --- actions --- */

/* Texts from A on, figures from the greatest on. */
static void
sort_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalActivationList *self = SAL_ACTIVATION_LIST (widget);
  guint index = g_variant_get_uint32 (parameter);
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (self->view), index);

  if (column != NULL)
    gtk_column_view_sort_by_column (self->view,
                                    column,
                                    sal_activation_table_is_number (self->table, index)
                                        ? GTK_SORT_DESCENDING
                                        : GTK_SORT_ASCENDING);
}

static void
activated_cb (SalActivationList *self, guint position)
{
  g_autoptr (SalActivationItem) item =
      g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->view)), position);
  const SalActivationFlow *flow = sal_activation_table_get_flow (self->table, item->row);

  if (flow != NULL)
    {
      /* the table goes with what is shown instead */
      SalActivationFlow asked = *flow;

      g_signal_emit (self, signals[FLOW_ACTIVATED], 0, &asked);
    }
}

static void
return_cb (SalActivationList *self)
{
  g_signal_emit (self, signals[RETURN], 0);
}

/* --- the object --- */

static void
sal_activation_list_dispose (GObject *object)
{
  SalActivationList *self = SAL_ACTIVATION_LIST (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->items);

  G_OBJECT_CLASS (sal_activation_list_parent_class)->dispose (object);
}

static void
sal_activation_list_finalize (GObject *object)
{
  g_clear_pointer (&SAL_ACTIVATION_LIST (object)->table, sal_activation_table_free);

  G_OBJECT_CLASS (sal_activation_list_parent_class)->finalize (object);
}

static void
sal_activation_list_class_init (SalActivationListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_activation_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_activation_list_finalize;

  signals[FLOW_ACTIVATED] = g_signal_new ("flow-activated",
                                          SAL_TYPE_ACTIVATION_LIST,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_POINTER);
  signals[RETURN] = g_signal_new (
      "return", SAL_TYPE_ACTIVATION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-activation-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SalActivationList, return_button);
  gtk_widget_class_bind_template_child (widget_class, SalActivationList, title_label);
  gtk_widget_class_bind_template_child (widget_class, SalActivationList, sort_button);
  gtk_widget_class_bind_template_child (widget_class, SalActivationList, stack);
  gtk_widget_class_bind_template_child (widget_class, SalActivationList, view);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, return_cb);
  gtk_widget_class_install_action (widget_class, "activation-list.sort", "u", sort_action);
}

static void
sal_activation_list_init (SalActivationList *self)
{
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;

  self->items = g_list_store_new (SAL_TYPE_ACTIVATION_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  gtk_sort_list_model_set_incremental (sorted, TRUE);
  selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

static void
fill (SalActivationList *self)
{
  guint n_rows = self->table != NULL ? sal_activation_table_get_n_rows (self->table) : 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint row = 0; row < n_rows; row++)
    {
      SalActivationItem *item = g_object_new (SAL_TYPE_ACTIVATION_ITEM, NULL);

      item->row = row;
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, n_rows > 0 ? "table" : "empty");
  gtk_widget_set_sensitive (GTK_WIDGET (self->sort_button), n_rows > 1);
}

void
sal_activation_list_show (SalActivationList *self,
                          SalActivationTable *table,
                          const char *title,
                          gboolean can_return)
{
  /* no row of the former table is looked at any more when it is gone */
  g_list_store_remove_all (self->items);
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  remove_columns (self);
  g_clear_pointer (&self->table, sal_activation_table_free);
  self->table = table;
  if (table != NULL)
    add_columns (self);
  fill (self);
  gtk_label_set_label (self->title_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  sal_accessible_set_label (GTK_WIDGET (self->view), title);
  gtk_widget_set_visible (self->return_button, can_return);
}
