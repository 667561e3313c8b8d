/* sal-finding-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-finding-table.h"

#include "sal-accessible.h"

/* --- rows --- */

#define SAL_TYPE_FINDING_ITEM (sal_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (SalFindingItem, sal_finding_item, SAL, FINDING_ITEM, GObject)

struct _SalFindingItem
{
  GObject parent_instance;

  guint index;
  char **texts;
};

G_DEFINE_FINAL_TYPE (SalFindingItem, sal_finding_item, G_TYPE_OBJECT)

static void
sal_finding_item_finalize (GObject *object)
{
  g_strfreev (SAL_FINDING_ITEM (object)->texts);

  G_OBJECT_CLASS (sal_finding_item_parent_class)->finalize (object);
}

static void
sal_finding_item_class_init (SalFindingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_finding_item_finalize;
}

static void
sal_finding_item_init (SalFindingItem *self)
{
}

/* --- the table --- */

struct _SalFindingTable
{
  AdwBin parent_instance;

  GListStore *items;

  GtkStack *stack;
  GtkColumnView *view;
  GtkLabel *empty_label;
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalFindingTable, sal_finding_table, ADW_TYPE_BIN)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (item, text);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  const SalFindingItem *finding = gtk_list_item_get_item (item);
  GtkWidget *text = gtk_list_item_get_child (item);
  g_autofree char *name = NULL;

  gtk_inscription_set_text (GTK_INSCRIPTION (text), finding->texts[GPOINTER_TO_UINT (column)]);
  gtk_widget_set_tooltip_text (text, finding->texts[GPOINTER_TO_UINT (column)]);
  if (GPOINTER_TO_UINT (column) == 0)
    {
      name = g_strjoinv (", ", finding->texts);
      sal_accessible_name_row (text, name);
    }
}

static int
compare_cb (gconstpointer one, gconstpointer other, gpointer column)
{
  const SalFindingItem *a = one, *b = other;

  return g_utf8_collate (a->texts[GPOINTER_TO_UINT (column)], b->texts[GPOINTER_TO_UINT (column)]);
}

static void
activated_cb (SalFindingTable *self, guint position)
{
  g_autoptr (SalFindingItem) item =
      g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->view)), position);

  g_signal_emit (self, signals[ACTIVATED], 0, item->index);
}

static void
sal_finding_table_dispose (GObject *object)
{
  g_clear_object (&SAL_FINDING_TABLE (object)->items);

  G_OBJECT_CLASS (sal_finding_table_parent_class)->dispose (object);
}

static void
sal_finding_table_class_init (SalFindingTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_finding_table_dispose;

  signals[ACTIVATED] = g_signal_new ("activated",
                                     SAL_TYPE_FINDING_TABLE,
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     1,
                                     G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-finding-table.ui");
  gtk_widget_class_bind_template_child (widget_class, SalFindingTable, stack);
  gtk_widget_class_bind_template_child (widget_class, SalFindingTable, view);
  gtk_widget_class_bind_template_child (widget_class, SalFindingTable, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
sal_finding_table_init (SalFindingTable *self)
{
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;

  self->items = g_list_store_new (SAL_TYPE_FINDING_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  gtk_sort_list_model_set_incremental (sorted, TRUE);
  selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

void
sal_finding_table_set_columns (SalFindingTable *self, const char *label, const char *const *titles)
{
  sal_accessible_set_label (GTK_WIDGET (self->view), label);
  for (guint i = 0; titles[i] != NULL; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (titles[i], factory);
      g_autoptr (GtkSorter) sorter =
          GTK_SORTER (gtk_custom_sorter_new (compare_cb, GUINT_TO_POINTER (i), NULL));

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, titles[i + 1] == NULL);
      gtk_column_view_column_set_fixed_width (column, 190);
      gtk_column_view_append_column (self->view, column);
    }
}

void
sal_finding_table_fill (SalFindingTable *self, GPtrArray *rows, const char *empty)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      SalFindingItem *item = g_object_new (SAL_TYPE_FINDING_ITEM, NULL);

      item->index = i;
      item->texts = g_strdupv (g_ptr_array_index (rows, i));
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata,
                       items->len);
  gtk_label_set_label (self->empty_label, empty);
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "findings" : "empty");
}
