/* sal-territory-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-table.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date.h"
#include "sal-finding-table.h"
#include "sal-id-map.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-rate.h"

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
  SalFacts *facts;  /* valid until the next call */
  gint32 territory; /* whose table it is, or SAL_TERRITORY_NONE */
  GListStore *areas;
  GListStore *accounts;
  guint n_columns; /* of areas that were made */
  GtkWidget *menu; /* of accounts, where it is asked for */

  GtkStack *stack;
  GMenuModel *account_menu;
  GtkWidget *account_button;
  GtkColumnView *area_view;
  GtkColumnView *account_view;
  SalFindingTable *change_table;
  SalFindingTable *warning_table;
};

enum
{
  AREA_ACTIVATED,
  ACCOUNT_ACTIVATED,
  ACCOUNTS_SELECTED,
  FINDING_ACTIVATED,
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
  ACCOUNT_SHARE = ACCOUNT_N_TEXTS,
  ACCOUNT_UNTIL,
  ACCOUNT_REVENUE,
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

/* What the territory of the table has of an account by name, else what is the most of it; NULL if
 * it is not named. */
static const SalDesignShare *
find_share (SalTerritoryTable *self, guint account)
{
  guint n_shares;
  const SalDesignShare *shares =
      sal_territory_design_find_shares (self->design, account, &n_shares);
  const SalDesignShare *largest = n_shares > 0 ? shares : NULL;

  for (guint i = 0; i < n_shares; i++)
    {
      if (shares[i].territory == self->territory)
        return &shares[i];
      largest = shares[i].share > largest->share ? &shares[i] : largest;
    }

  return largest;
}

static const char *
account_name (SalTerritoryTable *self, guint index)
{
  guint n_accounts;
  gint64 id = sal_territory_design_get_accounts (self->design, &n_accounts)[index].id;
  const SalDimension *names =
      self->facts != NULL ? self->facts->dimensions[SAL_FACT_ACCOUNT] : NULL;

  return names != NULL ? sal_dimension_get_label (names, sal_dimension_find (names, id)) : "";
}

static const char *
account_text (SalTerritoryTable *self, guint index, guint column)
{
  SalDesignReason reason;
  gint32 territory = sal_territory_design_get_account_territory (self->design, index, &reason);
  const SalDesignShare *share = find_share (self, index);

  switch (column)
    {
    case ACCOUNT_NAME:
      return account_name (self, index);
    case ACCOUNT_TERRITORY:
      return territory_name (self, share != NULL ? share->territory : territory);
    default:
      return share != NULL && share->until != 0 ? _ ("Held over") : reason_text (reason);
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
account_number (SalTerritoryTable *self, guint index, guint column)
{
  guint n_accounts;
  const SalDesignAccount *account =
      &sal_territory_design_get_accounts (self->design, &n_accounts)[index];
  const SalDesignShare *share = find_share (self, index);

  switch (column)
    {
    case ACCOUNT_SHARE:
      return share != NULL ? share->share : 1;
    case ACCOUNT_UNTIL:
      return share != NULL ? share->until : 0;
    case ACCOUNT_REVENUE:
      return (double) account->revenue;
    case ACCOUNT_PIPELINE:
      return (double) account->pipeline;
    default:
      return account->n_open;
    }
}

static double
number_of (const Column *column, guint index)
{
  SalTerritoryDesign *design = column->table->design;

  if (column->content == OF_ACCOUNTS)
    return account_number (column->table, index, column->column);

  return sal_territory_design_get_measure (design, column->column - AREA_N_TEXTS)->values[index];
}

static gboolean
is_money (const Column *column)
{
  if (column->content == OF_ACCOUNTS)
    return column->column == ACCOUNT_REVENUE || column->column == ACCOUNT_PIPELINE;

  return sal_territory_design_get_measure (column->table->design, column->column - AREA_N_TEXTS)
      ->is_money;
}

/* What is whole, and what has no end, is not worth a word. */
static char *
format_special (guint column, double number)
{
  if (column == ACCOUNT_SHARE)
    return number >= 1
               ? g_strdup ("")
               : sal_rate_format_percent (llround (number * SAL_RATE_ONE),
                                          fabs (number * 100 - round (number * 100)) > 1e-6);

  return number == 0 ? g_strdup ("") : sal_date_format ((gint32) number);
}

static char *
format (const Column *column, guint index)
{
  double number;

  if (is_text (column))
    return g_strdup (text_of (column, index));
  number = number_of (column, index);
  if (column->content == OF_ACCOUNTS &&
      (column->column == ACCOUNT_SHARE || column->column == ACCOUNT_UNTIL))
    return format_special (column->column, number);

  return is_money (column) && column->table->facts != NULL
             ? sal_money_format ((gint64) llround (number), column->table->facts->currency)
             : sal_number_format (number, 0);
}

/* --- the menu of accounts --- */

/* The keyboard goes on where it was. */
static void
menu_closed_cb (SalTerritoryTable *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->account_view));
}

static void
popup_menu (SalTerritoryTable *self, GtkWidget *at)
{
  graphene_rect_t bounds;

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (self->account_menu);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      g_signal_connect_object (
          self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
    }
  if (gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (
        GTK_POPOVER (self->menu),
        &(GdkRectangle){
            (int) bounds.origin.x + 24, (int) (bounds.origin.y + bounds.size.height), 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* What is clicked is meant, unless it is one of those that are selected. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *item)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  SalTerritoryTable *self =
      SAL_TERRITORY_TABLE (gtk_widget_get_ancestor (cell, SAL_TYPE_TERRITORY_TABLE));
  guint position = gtk_list_item_get_position (item);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_list_item_get_selected (item))
    gtk_selection_model_select_item (
        gtk_column_view_get_model (self->account_view), position, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self, cell);
}

static void
add_menu_gesture (GtkWidget *cell, GtkListItem *item)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), item);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (gesture));
}

/* With nothing selected, the row that has the focus is meant. */
static gboolean
menu_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalTerritoryTable *self = SAL_TERRITORY_TABLE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->account_view)))
    return FALSE;
  if (sal_territory_table_get_n_selected (self) == 0)
    gtk_widget_activate_action (focus, "listitem.select", "(bb)", FALSE, FALSE);
  popup_menu (self, focus);

  return TRUE;
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
  if (column->content == OF_ACCOUNTS)
    add_menu_gesture (label, item);
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

static int
get_width (Content content, guint index)
{
  if (index == 0)
    return 180;

  return content == OF_ACCOUNTS && index == ACCOUNT_SHARE ? 70 : 130;
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
  gtk_column_view_column_set_fixed_width (column, get_width (content, index));
  gtk_column_view_append_column (view, column);
  g_object_unref (column);
}

static GtkSortListModel *
sort (GtkColumnView *view, GListStore *store)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (view);
  GtkSortListModel *sorted =
      gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (store)), g_object_ref (sorter));

  gtk_sort_list_model_set_incremental (sorted, TRUE);

  return sorted;
}

static void
selection_changed_cb (SalTerritoryTable *self)
{
  g_signal_emit (self, signals[ACCOUNTS_SELECTED], 0);
}

static void
set_models (SalTerritoryTable *self)
{
  GtkSingleSelection *areas =
      gtk_single_selection_new (G_LIST_MODEL (sort (self->area_view, self->areas)));
  GtkMultiSelection *accounts =
      gtk_multi_selection_new (G_LIST_MODEL (sort (self->account_view, self->accounts)));

  gtk_single_selection_set_autoselect (areas, FALSE);
  gtk_column_view_set_model (self->area_view, GTK_SELECTION_MODEL (areas));
  g_signal_connect_object (
      accounts, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->account_view, GTK_SELECTION_MODEL (accounts));
  g_object_unref (areas);
  g_object_unref (accounts);
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

  g_signal_emit (self, signals[ACCOUNT_ACTIVATED], 0, item->index);
}

static void
change_activated_cb (SalTerritoryTable *self, guint index)
{
  g_signal_emit (self, signals[FINDING_ACTIVATED], 0, FALSE, index);
}

static void
warning_activated_cb (SalTerritoryTable *self, guint index)
{
  g_signal_emit (self, signals[FINDING_ACTIVATED], 0, TRUE, index);
}

static void
visible_child_cb (SalTerritoryTable *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  gtk_widget_set_visible (self->account_button, g_strcmp0 (name, "accounts") == 0);
}

static void
sal_territory_table_dispose (GObject *object)
{
  SalTerritoryTable *self = SAL_TERRITORY_TABLE (object);

  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_object (&self->areas);
  g_clear_object (&self->accounts);
  g_clear_pointer (&self->menu, gtk_widget_unparent);

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
                                             G_TYPE_UINT);
  signals[ACCOUNTS_SELECTED] = g_signal_new (
      "accounts-selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINDING_ACTIVATED] = g_signal_new ("finding-activated",
                                             type,
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             2,
                                             G_TYPE_BOOLEAN,
                                             G_TYPE_UINT);

  g_type_ensure (SAL_TYPE_FINDING_TABLE);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-territory-table.ui");
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, stack);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, area_view);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, account_view);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, account_menu);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, account_button);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, change_table);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoryTable, warning_table);
  gtk_widget_class_bind_template_callback (widget_class, change_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, warning_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_child_cb);
  gtk_widget_class_bind_template_callback (widget_class, area_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, account_activated_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
}

static void
sal_territory_table_init (SalTerritoryTable *self)
{
  const char *const changes[] = { _ ("What Moves"), _ ("Kind"), _ ("From"), _ ("To"), NULL };
  const char *const warnings[] = { _ ("About"), _ ("Warning"), NULL };

  self->areas = g_list_store_new (SAL_TYPE_TERRITORY_ITEM);
  self->accounts = g_list_store_new (SAL_TYPE_TERRITORY_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_column (self, OF_ACCOUNTS, ACCOUNT_NAME, _ ("Account"));
  add_column (self, OF_ACCOUNTS, ACCOUNT_TERRITORY, _ ("Territory"));
  add_column (self, OF_ACCOUNTS, ACCOUNT_WHY, _ ("Why It Is There"));
  add_column (self, OF_ACCOUNTS, ACCOUNT_SHARE, _ ("Share"));
  add_column (self, OF_ACCOUNTS, ACCOUNT_UNTIL, _ ("Held Over Until"));
  add_column (self, OF_ACCOUNTS, ACCOUNT_REVENUE, _ ("Revenue"));
  add_column (self, OF_ACCOUNTS, ACCOUNT_PIPELINE, _ ("Open Pipeline"));
  add_column (self, OF_ACCOUNTS, ACCOUNT_OPPORTUNITIES, _ ("Open Opportunities"));
  sal_finding_table_set_columns (self->change_table, _ ("Changes"), changes);
  sal_finding_table_set_columns (self->warning_table, _ ("Warnings"), warnings);
  set_models (self);
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

/* --- what is selected --- */

guint
sal_territory_table_get_n_selected (SalTerritoryTable *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (gtk_column_view_get_model (self->account_view));

  return (guint) gtk_bitset_get_size (selected);
}

/**
 * sal_territory_table_list_selected:
 * @self: a table
 *
 * Lists the accounts that are selected.
 *
 * Returns: (transfer full) (element-type guint): their indexes in the design
 */
GArray *
sal_territory_table_list_selected (SalTerritoryTable *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->account_view);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);
  GArray *accounts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      g_autoptr (SalTerritoryItem) item =
          g_list_model_get_item (G_LIST_MODEL (model), gtk_bitset_get_nth (selected, i));

      g_array_append_val (accounts, item->index);
    }

  return accounts;
}

static SalIdMap *
remember_selected (SalTerritoryTable *self)
{
  g_autoptr (GArray) selected = sal_territory_table_list_selected (self);
  SalIdMap *ids = sal_id_map_new (selected->len);
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (self->design, &n_accounts);

  for (guint i = 0; i < selected->len; i++)
    sal_id_map_insert (ids, accounts[g_array_index (selected, guint, i)].id, 0);

  return ids;
}

/* Those that are still there. */
static void
select_again (SalTerritoryTable *self, const SalIdMap *ids)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->account_view);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model)), n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (self->design, &n_accounts);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n);

  for (guint i = 0; i < n && sal_id_map_get_size (ids) > 0; i++)
    {
      g_autoptr (SalTerritoryItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (sal_id_map_lookup (ids, accounts[item->index].id) >= 0)
        gtk_bitset_add (selected, i);
    }
  gtk_selection_model_set_selection (model, selected, all);
  selection_changed_cb (self);
}

/* --- what shows --- */

static gboolean
has_account (SalTerritoryTable *self, guint account, const guint8 *is_in)
{
  guint n_accounts, n_shares;
  guint area = sal_territory_design_get_accounts (self->design, &n_accounts)[account].area;
  const SalDesignShare *shares =
      sal_territory_design_find_shares (self->design, account, &n_shares);

  /* without areas, that is how those of no territory are found */
  if (sal_territory_design_get_n_areas (self->design) == 0)
    return TRUE;
  if (self->territory == SAL_TERRITORY_NONE)
    return area != SAL_GEOGRAPHY_NONE && is_in[area];
  for (guint i = 0; i < n_shares; i++)
    if (shares[i].territory == self->territory)
      return TRUE;

  return sal_territory_design_get_account_territory (self->design, account, NULL) ==
         self->territory;
}

/* Alignments of accounts only have no areas. */
static void
show_area_page (SalTerritoryTable *self)
{
  gboolean has_areas = sal_territory_design_get_n_areas (self->design) > 0;
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "areas");

  gtk_stack_page_set_visible (gtk_stack_get_page (self->stack, page), has_areas);
  if (!has_areas && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "areas") == 0)
    gtk_stack_set_visible_child_name (self->stack, "accounts");
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
  g_autoptr (SalIdMap) selected =
      self->design != NULL ? remember_selected (self) : sal_id_map_new (1);
  guint n_accounts;

  sal_territory_design_get_accounts (design, &n_accounts);
  sal_territory_design_ref (design);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  self->design = design;
  self->facts = facts;
  self->territory = territory;
  show_area_page (self);
  add_area_columns (self);
  for (guint i = 0; i < areas->len; i++)
    {
      is_in[g_array_index (areas, guint, i)] = TRUE;
      append (area_items, g_array_index (areas, guint, i));
    }
  for (guint i = 0; i < n_accounts; i++)
    {
      if (has_account (self, i, is_in))
        append (account_items, i);
    }
  fill (self->areas, area_items);
  fill (self->accounts, account_items);
  select_again (self, selected);
}

const char *
sal_territory_table_get_account_name (SalTerritoryTable *self, guint account)
{
  return account_name (self, account);
}

/* @title: with a place for the number of findings. */
static void
show_findings (SalTerritoryTable *self,
               SalFindingTable *table,
               GPtrArray *rows,
               const char *empty,
               const char *title)
{
  g_autofree char *number = sal_number_format (rows->len, 0);
  g_auto (GStrv) parts = g_strsplit (title, "%s", 2);
  g_autofree char *text = g_strjoinv (number, parts);

  sal_finding_table_fill (table, rows, empty);
  gtk_stack_page_set_title (gtk_stack_get_page (self->stack, GTK_WIDGET (table)), text);
}

void
sal_territory_table_show_changes (SalTerritoryTable *self, GPtrArray *rows, const char *empty)
{
  /* translators: a number */
  show_findings (self, self->change_table, rows, empty, _ ("Changes (%s)"));
}

void
sal_territory_table_show_warnings (SalTerritoryTable *self, GPtrArray *rows, const char *empty)
{
  /* translators: a number */
  show_findings (self, self->warning_table, rows, empty, _ ("Warnings (%s)"));
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
