/* sal-index-table-selection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-index-table-private.h"

#include "sal-accessible.h"

/* Which rows of a table are selected, and seen, and where the keyboard is among them. */

/* --- where the keyboard is --- */

/* That is where the keyboard comes to the list, too. */
static void
scroll_to (SalIndexTable *self, guint position)
{
  /* the view itself cannot be asked to before GTK 4.12, the list in it can */
  gtk_widget_activate_action (
      gtk_widget_get_last_child (GTK_WIDGET (self->view)), "list.scroll-to-item", "u", position);
}

static gboolean
has_focus (SalIndexTable *self)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  return (gtk_widget_get_state_flags (list) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static GtkListItem * /* (nullable): it has no widgets just now */
find_bound (SalIndexTable *self, guint position)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_list_item_get_position (item) == position)
      return item;

  return NULL;
}

/* A row that is selected alone takes the focus along, if it is in the list: the next key is about
 * what is seen to be selected. */
static void
focus_selected (SalIndexTable *self, const GtkBitset *positions)
{
  GtkListItem *item;

  if (!has_focus (self) || gtk_bitset_get_size (positions) != 1)
    return;
  item = find_bound (self, gtk_bitset_get_minimum (positions));
  if (item == NULL)
    {
      scroll_to (self, gtk_bitset_get_minimum (positions));
      item = find_bound (self, gtk_bitset_get_minimum (positions));
    }
  if (item != NULL)
    sal_accessible_focus_row (gtk_list_item_get_child (item));
}

/* --- which are selected --- */

/**
 * sal_index_table_list_selected:
 * @self: a table
 *
 * Lists the rows that are selected, as they are sorted.
 *
 * Returns: (transfer full) (element-type guint): the rows
 */
GArray *
sal_index_table_list_selected (SalIndexTable *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (gtk_column_view_get_model (self->view));
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkBitsetIter iter;
  guint position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, selected, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      guint row = sal_index_table_get_row_at (self, position);

      g_array_append_val (rows, row);
    }

  return rows;
}

guint
sal_index_table_get_n_selected (SalIndexTable *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (gtk_column_view_get_model (self->view));

  return (guint) gtk_bitset_get_size (selected);
}

static void
select_only (SalIndexTable *self, const GtkBitset *positions)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);
  g_autoptr (GtkBitset) chosen = gtk_bitset_copy (positions);
  g_autoptr (GtkBitset) all =
      gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->items)));

  if (self->selection_mode == GTK_SELECTION_MULTIPLE)
    gtk_selection_model_set_selection (model, chosen, all);
  else if (self->selection_mode == GTK_SELECTION_SINGLE)
    gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model),
                                       gtk_bitset_is_empty (positions)
                                           ? GTK_INVALID_LIST_POSITION
                                           : gtk_bitset_get_minimum (positions));
  focus_selected (self, positions);
}

/* Nobody is told: those who fill a table know. */
void
sal_index_table_select_none (SalIndexTable *self)
{
  g_autoptr (GtkBitset) none = gtk_bitset_new_empty ();

  self->filling = TRUE;
  select_only (self, none);
  self->filling = FALSE;
}

/**
 * sal_index_table_select:
 * @self: a table
 * @rows: those to be selected; ones that the table does not have are passed over
 *
 * Selects @rows, and no others.
 */
void
sal_index_table_select (SalIndexTable *self, const GtkBitset *rows)
{
  g_autoptr (GtkBitset) positions = gtk_bitset_new_empty ();

  for (guint i = 0;
       !gtk_bitset_is_empty (rows) && i < g_list_model_get_n_items (G_LIST_MODEL (self->items));
       i++)
    {
      if (gtk_bitset_contains (rows, sal_index_table_get_row_at (self, i)))
        gtk_bitset_add (positions, i);
    }
  select_only (self, positions);
}

/**
 * sal_index_table_reveal_selected:
 * @self: a table
 *
 * Scrolls to the first row that is selected.
 */
void
sal_index_table_reveal_selected (SalIndexTable *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (gtk_column_view_get_model (self->view));

  if (!gtk_bitset_is_empty (selected))
    scroll_to (self, gtk_bitset_get_minimum (selected));
}

/**
 * sal_index_table_reveal_first:
 * @self: a table
 *
 * Scrolls to the first row: for who has filled a table with other rows than those before.
 */
void
sal_index_table_reveal_first (SalIndexTable *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0)
    scroll_to (self, 0);
}
