/* sal-index-table-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-index-table-private.h"

/* The rows of a table: which there are, in which order, and how they read. */

/* --- which there are --- */

static GListModel *
get_shown (SalIndexTable *self)
{
  return G_LIST_MODEL (gtk_column_view_get_model (self->view));
}

static guint
count_shown (SalIndexTable *self)
{
  return g_list_model_get_n_items (get_shown (self));
}

guint
sal_index_table_get_row_at (SalIndexTable *self, guint position)
{
  return sal_index_items_get_row (self->items, position);
}

typedef struct
{
  SalIndexTable *table;
  gboolean falls;
  SalIndexCompare base; /* (nullable): the order that it was filled in, if rows are put into it */
  gpointer data;        /* for it */
} Order;

static int
compare_base (guint row, guint other, gpointer data)
{
  const Order *order = data;

  return order->base (row, other, order->data);
}

static int
compare_rows (guint row, guint other, gpointer data)
{
  const Order *order = data;
  const SalIndexTable *self = order->table;
  int by_column = self->sorted_by >= 0
                      ? self->source->compare (self->data, row, other, (guint) self->sorted_by)
                      : 0;

  if (by_column == 0 && order->base != NULL)
    return order->base (row, other, order->data);

  return order->falls ? -by_column : by_column;
}

/* Asks the view by which column it sorts, and which way: rows are compared by their indexes, and
 * not through the objects that a sorter compares. Returns %FALSE if it sorts by none. */
static gboolean
find_order (SalIndexTable *self, Order *order)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);

  self->sorted_by = -1;
  *order = (Order){ .table = self };
  if (self->view != NULL)
    order->falls = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), one, other) ==
                   GTK_ORDERING_SMALLER;

  return self->sorted_by >= 0;
}

/* Those that are equal by the column are in the order that the table was filled in, and all of them
 * if it is sorted by none. The rows that were selected stay so, wherever they go, and the first of
 * them is seen; without one, those that come first now. */
void
sal_index_table_sort_rows (SalIndexTable *self)
{
  g_autoptr (GArray) selected = NULL;
  g_autoptr (GtkBitset) rows = gtk_bitset_new_empty ();
  Order order;

  if (self->view == NULL || count_shown (self) == 0)
    return;
  selected = sal_index_table_list_selected (self);
  for (guint i = 0; i < selected->len; i++)
    gtk_bitset_add (rows, g_array_index (selected, guint, i));
  sal_index_items_order (self->items, find_order (self, &order) ? compare_rows : NULL, &order);
  if (selected->len == 0)
    {
      sal_index_table_reveal_first (self);
      return;
    }
  sal_index_table_select (self, rows);
  sal_index_table_reveal_selected (self);
}

/**
 * sal_index_table_fill:
 * @self: a table
 * @rows: (array length=n_rows) (nullable): the rows; %NULL for 0, 1, 2 and so on
 * @n_rows: how many
 *
 * Shows these rows instead of those before, sorted as they were, at the places that were seen;
 * nothing is selected. Those that are equal by the column that is sorted by, now or later, are in
 * the order of @rows.
 */
void
sal_index_table_fill (SalIndexTable *self, const guint *rows, guint n_rows)
{
  Order order;

  if (self->view == NULL)
    return;
  sal_index_table_select_none (self);
  sal_index_items_fill (
      self->items, rows, n_rows, find_order (self, &order) ? compare_rows : NULL, &order);
}

/**
 * sal_index_table_replace_rows:
 * @self: a table
 * @gone: (element-type guint): rows it has no more, or may have had, whatever their cells said
 * @come: (element-type guint): rows it has now, which it has not besides @gone
 * @compare: (scope call): how the rows that it was filled with are in order; no two are equal
 * @data: for @compare
 *
 * Shows what sal_index_table_fill() would if few of the rows have changed, come or gone, without
 * putting all of them into their order; nothing is selected.
 */
void
sal_index_table_replace_rows (
    SalIndexTable *self, GArray *gone, GArray *come, SalIndexCompare compare, gpointer data)
{
  Order order;

  if (self->view == NULL)
    return;
  sal_index_table_select_none (self);
  find_order (self, &order);
  order.base = compare;
  order.data = data;
  sal_index_items_replace (self->items, gone, come, compare_base, compare_rows, &order);
}

/**
 * sal_index_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it shows
 */
guint
sal_index_table_get_n_rows (SalIndexTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

/**
 * sal_index_table_clear:
 * @self: a table
 *
 * Shows no rows: none is asked for any more, so that what they are read from may go.
 */
void
sal_index_table_clear (SalIndexTable *self)
{
  sal_index_table_fill (self, NULL, 0);
}

/**
 * sal_index_table_list_rows:
 * @self: a table
 *
 * Lists all rows, as they are sorted.
 *
 * Returns: (transfer full) (element-type guint): the rows
 */
GArray *
sal_index_table_list_rows (SalIndexTable *self)
{
  guint n = count_shown (self);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);

  for (guint i = 0; i < n; i++)
    {
      guint row = sal_index_table_get_row_at (self, i);

      g_array_append_val (rows, row);
    }

  return rows;
}

gboolean
sal_index_table_has_row (SalIndexTable *self, guint row)
{
  for (guint i = 0; i < count_shown (self); i++)
    {
      if (sal_index_table_get_row_at (self, i) == row)
        return TRUE;
    }

  return FALSE;
}

/* --- how they read --- */

/**
 * sal_index_table_read_row:
 * @self: a table
 * @row: one of its rows
 *
 * Makes the name of a row that is told apart from others by all of its cells together.
 *
 * Returns: (transfer full): the row as it reads
 */
char *
sal_index_table_read_row (SalIndexTable *self, guint row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *cell = self->source->format (self->data, row, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", cell);
    }

  return g_string_free (text, FALSE);
}

static void
append_headings (SalIndexTable *self, GString *text)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_string_append_printf (
          text, "%s%s", i > 0 ? "\t" : "", gtk_column_view_column_get_title (column));
    }
  g_string_append_c (text, '\n');
}

/* A tab or a line break in a text would begin another cell or row. */
static void
append_row (SalIndexTable *self, GString *text, guint row)
{
  const SalIndexSource *source = self->source;

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *cell = source->write != NULL ? source->write (self->data, row, i)
                                                    : source->format (self->data, row, i);

      g_strdelimit (cell, "\t\r\n", ' ');
      g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", cell);
    }
  g_string_append_c (text, '\n');
}

/**
 * sal_index_table_to_text:
 * @self: a table
 *
 * Writes rows below their headings, with tabs between the cells, to be pasted into a spreadsheet:
 * where several can be selected, those that are, and where none is, all of them; as they are
 * sorted.
 *
 * Returns: (transfer full): the text
 */
char *
sal_index_table_to_text (SalIndexTable *self)
{
  GString *text = g_string_new (NULL);
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);
  gboolean of_selection =
      self->selection_mode == GTK_SELECTION_MULTIPLE && sal_index_table_get_n_selected (self) > 0;

  append_headings (self, text);
  for (guint i = 0; i < count_shown (self); i++)
    {
      if (!of_selection || gtk_selection_model_is_selected (model, i))
        append_row (self, text, sal_index_table_get_row_at (self, i));
    }

  return g_string_free (text, FALSE);
}
