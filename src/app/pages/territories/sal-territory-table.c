/* sal-territory-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-table.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-money.h"
#include "sal-number.h"

/* --- rows --- */

/* An area or an account: texts are made when they are shown, from what is sorted by. */
#define SAL_TYPE_TERRITORY_ITEM (sal_territory_item_get_type ())
G_DECLARE_FINAL_TYPE (SalTerritoryItem, sal_territory_item, SAL, TERRITORY_ITEM, GObject)

struct _SalTerritoryItem
{
  GObject parent_instance;

  guint index; /* of the area or account */
};

G_DEFINE_FINAL_TYPE (SalTerritoryItem, sal_territory_item, G_TYPE_OBJECT)

static void
sal_territory_item_class_init (SalTerritoryItemClass *klass)
{
}

static void
sal_territory_item_init (SalTerritoryItem *self)
{
}

/* --- the table --- */

typedef enum
{
  OF_AREAS,
  OF_ACCOUNTS,
} Content;

/* What a column shows: a text, or a number with its unit. */
typedef struct
{
  SalTerritoryTable *table;
  Content content;
  guint column;
} Column;

struct _SalTerritoryTable
{
  AdwBin parent_instance;

  SalTerritoryDesign *design;
  SalFacts *facts; /* valid until the next call */
  Content content;
  GListStore *areas;
  GListStore *accounts;
  guint n_columns; /* of areas that were made */

  GtkStack *stack;
  GtkColumnView *area_view;
  GtkColumnView *account_view;
};

enum
{
  AREA_ACTIVATED,
  ACCOUNT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalTerritoryTable, sal_territory_table, ADW_TYPE_BIN)

enum
{
  AREA_NAME,
  AREA_STATE,
  AREA_TERRITORY,
  AREA_N_TEXTS, /* then the measures */
};

enum
{
  ACCOUNT_NAME,
  ACCOUNT_TERRITORY,
  ACCOUNT_WHY,
  ACCOUNT_N_TEXTS,
  ACCOUNT_REVENUE = ACCOUNT_N_TEXTS,
  ACCOUNT_PIPELINE,
  ACCOUNT_OPPORTUNITIES,
  ACCOUNT_N_COLUMNS,
};

static const char *
territory_name (SalTerritoryTable *self, gint32 territory)
{
  return territory != SAL_TERRITORY_NONE
             ? sal_territory_design_get_territory (self->design, (guint) territory)->name
             : "";
}

static const char *
area_text (SalTerritoryTable *self, guint area, guint column)
{
  const SalGeographyArea *all =
      sal_geography_get_areas (sal_territory_design_get_geography (self->design), NULL);

  switch (column)
    {
    case AREA_NAME:
      return all[area].name;
    case AREA_STATE:
      return all[area].parent;
    default:
      return territory_name (self, sal_territory_design_get_assignment (self->design)[area]);
    }
}

static const char *
reason_text (SalDesignReason reason)
{
  static const char *const reasons[] = {
    [SAL_DESIGN_REASON_NONE] = N_ ("No territory has its area"),
    [SAL_DESIGN_REASON_NAMED] = N_ ("Named for it"),
    [SAL_DESIGN_REASON_RULE] = N_ ("By a rule"),
    [SAL_DESIGN_REASON_AREA] = N_ ("By its area"),
  };

  return _ (reasons[reason]);
}

static const char *
account_text (SalTerritoryTable *self, guint index, guint column)
{
  guint n_accounts;
  const SalDesignAccount *account =
      &sal_territory_design_get_accounts (self->design, &n_accounts)[index];
  SalDesignReason reason;
  gint32 territory = sal_territory_design_get_account_territory (self->design, index, &reason);
  const SalDimension *names =
      self->facts != NULL ? self->facts->dimensions[SAL_FACT_ACCOUNT] : NULL;

  switch (column)
    {
    case ACCOUNT_NAME:
      return names != NULL
                 ? sal_dimension_get_label (names, sal_dimension_find (names, account->id))
                 : "";
    case ACCOUNT_TERRITORY:
      return territory_name (self, territory);
    default:
      return reason_text (reason);
    }
}

static const char *
text_of (const Column *column, guint index)
{
  return column->content == OF_AREAS ? area_text (column->table, index, column->column)
                                     : account_text (column->table, index, column->column);
}

static gboolean
is_text (const Column *column)
{
  return column->column <
         (column->content == OF_AREAS ? (guint) AREA_N_TEXTS : (guint) ACCOUNT_N_TEXTS);
}

static double
number_of (const Column *column, guint index)
{
  SalTerritoryDesign *design = column->table->design;
  const SalDesignAccount *account;
  guint n_accounts;

  if (column->content == OF_AREAS)
    return sal_territory_design_get_measure (design, column->column - AREA_N_TEXTS)->values[index];

  account = &sal_territory_design_get_accounts (design, &n_accounts)[index];

  return column->column == ACCOUNT_REVENUE    ? (double) account->revenue
         : column->column == ACCOUNT_PIPELINE ? (double) account->pipeline
                                              : account->n_open;
}

static gboolean
is_money (const Column *column)
{
  return column->content == OF_AREAS ? sal_territory_design_get_measure (
                                           column->table->design, column->column - AREA_N_TEXTS)
                                           ->is_money
                                     : column->column != ACCOUNT_OPPORTUNITIES;
}

static char *
format (const Column *column, guint index)
{
  double number;

  if (is_text (column))
    return g_strdup (text_of (column, index));
  number = number_of (column, index);

  return is_money (column) && column->table->facts != NULL
             ? sal_money_format ((gint64) llround (number), column->table->facts->currency)
             : sal_number_format (number, 0);
}

/* --- columns --- */

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
  guint index = SAL_TERRITORY_ITEM (gtk_list_item_get_item (item))->index;
  g_autofree char *text = format (column, index);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), text);
  if (column->column == 0)
    sal_accessible_name_row (gtk_list_item_get_child (item), text);
}

static int
compare_cb (gconstpointer one, gconstpointer other, gpointer user_data)
{
  const Column *column = user_data;
  guint a = ((SalTerritoryItem *) one)->index, b = ((SalTerritoryItem *) other)->index;
  double first, second;

  if (is_text (column))
    return g_utf8_collate (text_of (column, a), text_of (column, b));
  first = number_of (column, a);
  second = number_of (column, b);

  return (first > second) - (first < second);
}

static void
add_column (SalTerritoryTable *self, Content content, guint index, const char *title)
{
  GtkColumnView *view = content == OF_AREAS ? self->area_view : self->account_view;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);
  Column *data = g_new (Column, 1);
  g_autoptr (GtkSorter) sorter = NULL;

  *data = (Column){ self, content, index };
  g_object_set_data_full (G_OBJECT (column), "column", data, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, data, NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, index == 0);
  gtk_column_view_column_set_fixed_width (column, index == 0 ? 180 : 130);
  gtk_column_view_append_column (view, column);
  g_object_unref (column);
}

static void
set_model (GtkColumnView *view, GListStore *store)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (view);
  GtkSortListModel *sorted =
      gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (store)), g_object_ref (sorter));
  GtkSingleSelection *selection = gtk_single_selection_new (G_LIST_MODEL (sorted));

  gtk_sort_list_model_set_incremental (sorted, TRUE);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

/* Designs of other geographies have other measures. */
static void
add_area_columns (SalTerritoryTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->area_view);

  if (self->n_columns == AREA_N_TEXTS + sal_territory_design_get_n_measures (self->design))
    return;

  g_list_store_remove_all (self->areas);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->area_view, column);
    }

  add_column (self, OF_AREAS, AREA_NAME, _ ("Area"));
  add_column (self, OF_AREAS, AREA_STATE, _ ("State"));
  add_column (self, OF_AREAS, AREA_TERRITORY, _ ("Territory"));
  self->n_columns = AREA_N_TEXTS;
  for (guint m = 0; m < sal_territory_design_get_n_measures (self->design); m++)
    add_column (self,
                OF_AREAS,
                self->n_columns++,
                sal_territory_design_get_measure (self->design, m)->label);
}

static void
append (GPtrArray *items, guint index)
{
  SalTerritoryItem *item = g_object_new (SAL_TYPE_TERRITORY_ITEM, NULL);

  item->index = index;
  g_ptr_array_add (items, item);
}

static void
fill (GListStore *store, GPtrArray *items)
{
  g_list_store_splice (
      store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, items->len);
}

static void
area_activated_cb (SalTerritoryTable *self, guint position)
{
  g_autoptr (SalTerritoryItem) item =
      g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->area_view)), position);

  g_signal_emit (self, signals[AREA_ACTIVATED], 0, item->index);
}

static void
account_activated_cb (SalTerritoryTable *self, guint position)
{
  g_autoptr (SalTerritoryItem) item = g_list_model_get_item (
      G_LIST_MODEL (gtk_column_view_get_model (self->account_view)), position);
  guint n_accounts;

  g_signal_emit (self,
                 signals[ACCOUNT_ACTIVATED],
                 0,
                 sal_territory_design_get_accounts (self->design, &n_accounts)[item->index].id);
}

static void
sal_territory_table_dispose (GObject *object)
{
  SalTerritoryTable *self = SAL_TERRITORY_TABLE (object);

  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_object (&self->areas);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (sal_territory_table_parent_class)->dispose (object);
}

static void
sal_territory_table_class_init (SalTerritoryTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = SAL_TYPE_TERRITORY_TABLE;

  G_OBJECT_CLASS (klass)->dispose = sal_territory_table_dispose;

  signals[AREA_ACTIVATED] = g_signal_new (
      "area-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ACCOUNT_ACTIVATED] = g_signal_new ("account-activated",
                                             type,
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             1,
                                             G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-territory-table.ui");
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, stack);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, area_view);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, account_view);
  gtk_widget_class_bind_template_callback (widget_class, area_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, account_activated_cb);
}

static void
sal_territory_table_init (SalTerritoryTable *self)
{
  self->areas = g_list_store_new (SAL_TYPE_TERRITORY_ITEM);
  self->accounts = g_list_store_new (SAL_TYPE_TERRITORY_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_column (self, OF_ACCOUNTS, ACCOUNT_NAME, _ ("Account"));
  add_column (self, OF_ACCOUNTS, ACCOUNT_TERRITORY, _ ("Territory"));
  add_column (self, OF_ACCOUNTS, ACCOUNT_WHY, _ ("Why It Is There"));
  add_column (self, OF_ACCOUNTS, ACCOUNT_REVENUE, _ ("Revenue"));
  add_column (self, OF_ACCOUNTS, ACCOUNT_PIPELINE, _ ("Open Pipeline"));
  add_column (self, OF_ACCOUNTS, ACCOUNT_OPPORTUNITIES, _ ("Open Opportunities"));
  set_model (self->area_view, self->areas);
  set_model (self->account_view, self->accounts);
}

void
sal_territory_table_show (SalTerritoryTable *self,
                          SalTerritoryDesign *design,
                          SalFacts *facts,
                          const GArray *areas,
                          gint32 territory)
{
  g_autoptr (GPtrArray) area_items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) account_items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree guint8 *is_in = g_new0 (guint8, sal_territory_design_get_n_areas (design));
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (design, &n_accounts);

  sal_territory_design_ref (design);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  self->design = design;
  self->facts = facts;
  add_area_columns (self);
  for (guint i = 0; i < areas->len; i++)
    {
      is_in[g_array_index (areas, guint, i)] = TRUE;
      append (area_items, g_array_index (areas, guint, i));
    }
  for (guint i = 0; i < n_accounts; i++)
    {
      gboolean is_at = accounts[i].area != SAL_GEOGRAPHY_NONE && is_in[accounts[i].area];

      if (territory != SAL_TERRITORY_NONE
              ? sal_territory_design_get_account_territory (design, i, NULL) == territory
              : is_at)
        append (account_items, i);
    }
  fill (self->areas, area_items);
  fill (self->accounts, account_items);
}

void
sal_territory_table_select_account (SalTerritoryTable *self, guint account)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->account_view);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model)), position = 0;

  while (position < n)
    {
      g_autoptr (SalTerritoryItem) item = g_list_model_get_item (G_LIST_MODEL (model), position);

      if (item->index == account)
        break;
      position++;
    }
  if (position == n)
    return;

  gtk_stack_set_visible_child_name (self->stack, "accounts");
  gtk_selection_model_select_item (model, position, TRUE);
  /* the view itself cannot be asked to before GTK 4.12, the list in it can */
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->account_view)),
                              "list.scroll-to-item",
                              "u",
                              position);
}
