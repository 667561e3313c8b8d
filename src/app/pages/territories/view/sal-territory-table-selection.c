/* sal-territory-table-selection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-table-private.h"

/* Which areas and accounts are selected in their tables. */

/* --- areas --- */

/* Somebody selects rows: the map follows. */
void
sal_territory_table_areas_selected_cb (SalTerritoryTable *self)
{
  g_autoptr (GArray) areas = NULL;

  if (self->is_selecting)
    return;

  areas = sal_index_table_list_selected (self->area_table);
  self->is_selecting = TRUE;
  g_signal_emit_by_name (self, "areas-selected", areas);
  self->is_selecting = FALSE;
}

/* What is selected on the map is in the table too, and the first of it is to be seen. */
void
sal_territory_table_show_selected_areas (SalTerritoryTable *self)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();

  if (self->is_selecting)
    return;

  for (guint area = 0; area < sal_territory_design_get_n_areas (self->design); area++)
    {
      if (self->selected[area])
        gtk_bitset_add (selected, area);
    }
  self->is_selecting = TRUE;
  sal_index_table_select (self->area_table, selected);
  self->is_selecting = FALSE;
  sal_index_table_reveal_selected (self->area_table);
}

/* --- accounts --- */

void
sal_territory_table_accounts_selected_cb (SalTerritoryTable *self)
{
  g_signal_emit_by_name (self, "accounts-selected");
}

guint
sal_territory_table_get_n_selected (SalTerritoryTable *self)
{
  return sal_index_table_get_n_selected (self->account_table);
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
  return sal_index_table_list_selected (self->account_table);
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
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (self->design, &n_accounts);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();

  for (guint i = 0; i < n_accounts && sal_id_map_get_size (ids) > 0; i++)
    {
      if (sal_id_map_lookup (ids, accounts[i].id) >= 0)
        gtk_bitset_add (selected, i);
    }
  sal_index_table_select (self->account_table, selected);
  sal_territory_table_accounts_selected_cb (self);
}

void
sal_territory_table_select_account (SalTerritoryTable *self, guint account)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_range (account, 1);

  if (!sal_index_table_has_row (self->account_table, account))
    return;

  gtk_stack_set_visible_child_name (self->stack, "accounts");
  sal_index_table_select (self->account_table, selected);
  sal_index_table_reveal_selected (self->account_table);
}
