/* sal-territory-table-selection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-table-private.h"

/* Which areas and accounts are selected in their tables. */

/* --- areas --- */

/* Somebody selects rows: the map follows. */
static void
areas_selected_cb (SalTerritoryTable *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->area_view);
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GArray) areas = NULL;

  if (self->is_selecting)
    return;

  selected = gtk_selection_model_get_selection (model);
  areas = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      g_autoptr (SalTerritoryItem) item =
          g_list_model_get_item (G_LIST_MODEL (model), gtk_bitset_get_nth (selected, i));

      g_array_append_val (areas, item->index);
    }
  self->is_selecting = TRUE;
  g_signal_emit_by_name (self, "areas-selected", areas);
  self->is_selecting = FALSE;
}

/* The view itself cannot be asked to before GTK 4.12, the list in it can. */
static void
scroll_to (GtkColumnView *view, guint position)
{
  gtk_widget_activate_action (
      gtk_widget_get_last_child (GTK_WIDGET (view)), "list.scroll-to-item", "u", position);
}

/* What is selected on the map is in the table too, and the first of it is to be seen. */
void
sal_territory_table_show_selected_areas (SalTerritoryTable *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->area_view);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n);

  if (self->is_selecting)
    return;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SalTerritoryItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (self->selected[item->index])
        gtk_bitset_add (selected, i);
    }
  self->is_selecting = TRUE;
  gtk_selection_model_set_selection (model, selected, all);
  self->is_selecting = FALSE;
  if (!gtk_bitset_is_empty (selected))
    scroll_to (self->area_view, gtk_bitset_get_minimum (selected));
}

/* --- accounts --- */

static void
accounts_selected_cb (SalTerritoryTable *self)
{
  g_signal_emit_by_name (self, "accounts-selected");
}

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

SalIdMap *
sal_territory_table_remember_accounts (SalTerritoryTable *self)
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
void
sal_territory_table_select_accounts (SalTerritoryTable *self, const SalIdMap *ids)
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
  accounts_selected_cb (self);
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
  scroll_to (self->account_view, position);
}

/* --- both --- */

void
sal_territory_table_connect_selection (SalTerritoryTable *self)
{
  g_signal_connect_object (gtk_column_view_get_model (self->area_view),
                           "selection-changed",
                           G_CALLBACK (areas_selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_model (self->account_view),
                           "selection-changed",
                           G_CALLBACK (accounts_selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
}
