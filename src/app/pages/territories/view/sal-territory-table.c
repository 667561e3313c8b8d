/* sal-territory-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-table-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-number.h"

enum
{
  AREA_ACTIVATED,
  AREAS_SELECTED,
  ACCOUNT_ACTIVATED,
  ACCOUNTS_SELECTED,
  FINDING_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalTerritoryTable, sal_territory_table, ADW_TYPE_BIN)

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
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const SalTerritoryColumn *column)
{
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (label),
                              sal_territory_column_is_text (column) ? 0 : 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (!sal_territory_column_is_text (column))
    gtk_widget_add_css_class (label, "numeric");
  if (column->content == SAL_TERRITORY_ACCOUNTS)
    add_menu_gesture (label, item);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const SalTerritoryColumn *column)
{
  guint index = SAL_TERRITORY_ITEM (gtk_list_item_get_item (item))->index;
  g_autofree char *text = sal_territory_column_format (column, index);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), text);
  if (column->column == 0)
    sal_accessible_name_row (gtk_list_item_get_child (item), text);
}

/* What a heading needs beside its text: padding, and the arrow of the column that is sorted by. */
#define HEADING_SPACE 44

/* Wide enough for the heading, and for what mostly stands below it. */
static int
get_width (SalTerritoryTable *self, SalTerritoryContent content, guint index, const char *title)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), title);
  PangoAttrList *bold = pango_attr_list_new ();
  int width, least = index == 0 ? 180 : 110;

  if (content == SAL_TERRITORY_ACCOUNTS && index == ACCOUNT_SHARE)
    least = 70;
  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, bold);
  pango_attr_list_unref (bold);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return MAX (least, width + HEADING_SPACE);
}

static void
add_column (SalTerritoryTable *self, SalTerritoryContent content, guint index, const char *title)
{
  GtkColumnView *view = content == SAL_TERRITORY_AREAS ? self->area_view : self->account_view;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);
  SalTerritoryColumn *data = g_new (SalTerritoryColumn, 1);
  g_autoptr (GtkSorter) sorter = NULL;

  *data = (SalTerritoryColumn){ self, content, index };
  g_object_set_data_full (G_OBJECT (column), "column", data, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  sorter = GTK_SORTER (gtk_custom_sorter_new (sal_territory_column_compare, data, NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, index == 0);
  gtk_column_view_column_set_fixed_width (column, get_width (self, content, index, title));
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
set_models (SalTerritoryTable *self)
{
  GtkMultiSelection *areas =
      gtk_multi_selection_new (G_LIST_MODEL (sort (self->area_view, self->areas)));
  GtkMultiSelection *accounts =
      gtk_multi_selection_new (G_LIST_MODEL (sort (self->account_view, self->accounts)));

  gtk_column_view_set_model (self->area_view, GTK_SELECTION_MODEL (areas));
  gtk_column_view_set_model (self->account_view, GTK_SELECTION_MODEL (accounts));
  sal_territory_table_connect_selection (self);
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

  add_column (self, SAL_TERRITORY_AREAS, AREA_NAME, _ ("Area"));
  add_column (self, SAL_TERRITORY_AREAS, AREA_STATE, _ ("State"));
  add_column (self, SAL_TERRITORY_AREAS, AREA_TERRITORY, _ ("Territory"));
  self->n_columns = AREA_N_TEXTS;
  for (guint m = 0; m < sal_territory_design_get_n_measures (self->design); m++)
    add_column (self,
                SAL_TERRITORY_AREAS,
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
  g_clear_pointer (&self->selected, g_free);

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
  signals[AREAS_SELECTED] = g_signal_new (
      "areas-selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
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
  add_column (self, SAL_TERRITORY_ACCOUNTS, ACCOUNT_NAME, _ ("Account"));
  add_column (self, SAL_TERRITORY_ACCOUNTS, ACCOUNT_TERRITORY, _ ("Territory"));
  add_column (self, SAL_TERRITORY_ACCOUNTS, ACCOUNT_WHY, _ ("Why It Is There"));
  add_column (self, SAL_TERRITORY_ACCOUNTS, ACCOUNT_SHARE, _ ("Share"));
  add_column (self, SAL_TERRITORY_ACCOUNTS, ACCOUNT_UNTIL, _ ("Held Over Until"));
  add_column (self, SAL_TERRITORY_ACCOUNTS, ACCOUNT_REVENUE, _ ("Revenue"));
  add_column (self, SAL_TERRITORY_ACCOUNTS, ACCOUNT_PIPELINE, _ ("Open Pipeline"));
  add_column (self, SAL_TERRITORY_ACCOUNTS, ACCOUNT_OPPORTUNITIES, _ ("Open Opportunities"));
  sal_finding_table_set_columns (self->change_table, _ ("Changes"), changes);
  sal_finding_table_set_columns (self->warning_table, _ ("Warnings"), warnings);
  set_models (self);
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

/* --- what shows --- */

static gboolean
has_account (SalTerritoryTable *self, guint account)
{
  guint n_accounts, n_shares;
  guint area = sal_territory_design_get_accounts (self->design, &n_accounts)[account].area;
  const SalDesignShare *shares =
      sal_territory_design_find_shares (self->design, account, &n_shares);

  /* without areas, that is how those of no territory are found */
  if (sal_territory_design_get_n_areas (self->design) == 0)
    return TRUE;
  if (self->territory == SAL_TERRITORY_NONE)
    return area != SAL_GEOGRAPHY_NONE && self->selected[area];
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

static void
fill_accounts (SalTerritoryTable *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_accounts;

  sal_territory_design_get_accounts (self->design, &n_accounts);
  for (guint i = 0; i < n_accounts; i++)
    {
      if (has_account (self, i))
        append (items, i);
    }
  fill (self->accounts, items);
}

/* What is below the pointer of somebody who selects rows stays there. */
static void
fill_areas (SalTerritoryTable *self, gint32 territory)
{
  const gint32 *assignment = sal_territory_design_get_assignment (self->design);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->is_selecting)
    return;

  for (guint area = 0; area < sal_territory_design_get_n_areas (self->design); area++)
    {
      if (assignment[area] == territory || self->selected[area])
        append (items, area);
    }
  self->is_selecting = TRUE;
  fill (self->areas, items);
  self->is_selecting = FALSE;
}

void
sal_territory_table_show (SalTerritoryTable *self,
                          SalTerritoryDesign *design,
                          SalFacts *facts,
                          gint32 territory,
                          const guint8 *selected,
                          gboolean of_selection)
{
  guint n_areas = sal_territory_design_get_n_areas (design);
  g_autoptr (SalIdMap) accounts =
      self->design != NULL ? sal_territory_table_remember_accounts (self) : sal_id_map_new (1);

  sal_territory_design_ref (design);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  self->design = design;
  self->facts = facts;
  self->territory = of_selection ? SAL_TERRITORY_NONE : territory;
  g_free (self->selected);
  self->selected = g_new0 (guint8, MAX (n_areas, 1));
  if (selected != NULL)
    memcpy (self->selected, selected, n_areas);
  show_area_page (self);
  add_area_columns (self);
  fill_areas (self, territory);
  fill_accounts (self);
  sal_territory_table_show_selected_areas (self);
  sal_territory_table_select_accounts (self, accounts);
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
