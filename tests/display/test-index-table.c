/* test-index-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "index-table-fixture.h"

/* What the cells and the columns of a table look like, and the menu of a row. */

static void
test_cells (IndexTableFixture *self, gconstpointer mode)
{
  GtkInscription *big, *small;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GtkColumnViewColumn) column = NULL;

  sal_index_table_fill (self->table, NULL, INDEX_TABLE_N_CITIES);
  display_wait (index_table_has_cells, self, "the cells");
  big = index_table_find_cell (GTK_WIDGET (self->view), "717 thousand");
  small = index_table_find_cell (GTK_WIDGET (self->view), "32 thousand");
  g_assert_nonnull (gtk_inscription_get_attributes (big));
  g_assert_null (gtk_inscription_get_attributes (small));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (small), "numeric"));
  g_assert_true (gtk_widget_get_has_tooltip (GTK_WIDGET (small)));

  /* rows are called as their source says, columns as wide as their headings */
  g_assert_nonnull (display_find (self->view, GTK_TYPE_WIDGET, "Halden, 32 thousand"));
  column = g_list_model_get_item (columns, INDEX_TABLE_PEOPLE);
  g_assert_true (gtk_column_view_column_get_resizable (column));
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (column), >, 100);
}

static int
get_width (IndexTableFixture *self, guint index)
{
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (self->view), index);

  return gtk_column_view_column_get_fixed_width (column);
}

/* As much as is seen at first, up to the end of a column. */
static gboolean
is_whole (gpointer data)
{
  IndexTableFixture *self = data;
  GtkAdjustment *seen = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));
  int width = (int) gtk_adjustment_get_page_size (seen), sum = 0;
  guint n = 0;

  if (gtk_adjustment_get_upper (seen) <= width)
    return FALSE;
  while (n < 4 && sum < width)
    sum += get_width (self, n++);

  return sum == width && n < 4;
}

/* Where not all columns have room, none is cut, until somebody gives one another width. */
static void
test_fit (IndexTableFixture *self, gconstpointer mode)
{
  const SalIndexColumn columns[] = {
    { "City", FALSE, TRUE, 100 },
    { "One", TRUE, FALSE, 130 },
    { "Two", TRUE, FALSE, 130 },
    { "Three", TRUE, FALSE, 130 },
  };
  g_autoptr (GtkColumnViewColumn) column = NULL;

  sal_index_table_set_columns (self->table, columns, G_N_ELEMENTS (columns));
  sal_index_table_fill (self->table, NULL, INDEX_TABLE_N_CITIES);
  display_wait (is_whole, self, "whole columns");
  g_assert_cmpint (get_width (self, 1), ==, 130);

  column = g_list_model_get_item (gtk_column_view_get_columns (self->view), INDEX_TABLE_NAME);
  gtk_column_view_column_set_fixed_width (column, 90);
  gtk_widget_set_size_request (GTK_WIDGET (self->table), 460, -1);
  display_settle ();
  g_assert_cmpint (get_width (self, INDEX_TABLE_NAME), ==, 90);
}

static gboolean
is_filled (gpointer data)
{
  IndexTableFixture *self = data;
  GtkAdjustment *seen = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));

  return get_width (self, 0) + get_width (self, 1) + get_width (self, 2) ==
         (int) gtk_adjustment_get_page_size (seen);
}

/* What is left over is for all that expand. */
static void
test_shares (IndexTableFixture *self, gconstpointer mode)
{
  const SalIndexColumn columns[] = {
    { .title = "City", .expands = TRUE, .width = 100 },
    { .title = "Country", .expands = TRUE, .width = 130 },
    { .title = "One", .is_number = TRUE, .width = 130 },
  };

  gtk_widget_set_size_request (GTK_WIDGET (self->table), 601, -1);
  sal_index_table_set_columns (self->table, columns, G_N_ELEMENTS (columns));
  sal_index_table_fill (self->table, NULL, INDEX_TABLE_N_CITIES);
  display_wait (is_filled, self, "the columns to fill the table");
  g_assert_cmpint (get_width (self, 2), ==, 130);
  g_assert_cmpint (get_width (self, 0), >, 200);
  g_assert_cmpint (ABS (get_width (self, 1) - get_width (self, 0) - 30), <=, 1);
}

static gboolean
shows (IndexTableFixture *self, guint index)
{
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (self->view), index);

  return gtk_column_view_column_get_visible (column);
}

static gboolean
has_all (gpointer data)
{
  return shows (data, 1) && shows (data, 2) && shows (data, 3);
}

static gboolean
has_given_way (gpointer data)
{
  return shows (data, 1) && shows (data, 2) && !shows (data, 3);
}

/* What can be done without shows where there is room for it, the first of it first. */
static void
test_gives_way (IndexTableFixture *self, gconstpointer mode)
{
  const SalIndexColumn columns[] = {
    { .title = "City", .expands = TRUE, .width = 100 },
    { .title = "One", .is_number = TRUE, .width = 130, .gives_way = TRUE },
    { .title = "Two", .is_number = TRUE, .width = 130 },
    { .title = "Three", .is_number = TRUE, .width = 130, .gives_way = TRUE },
  };
  GtkAdjustment *seen = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));

  sal_index_table_set_columns (self->table, columns, G_N_ELEMENTS (columns));
  sal_index_table_fill (self->table, NULL, INDEX_TABLE_N_CITIES);
  display_wait (has_given_way, self, "fewer columns");
  display_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_upper (seen), <=, gtk_adjustment_get_page_size (seen));
  gtk_widget_set_size_request (GTK_WIDGET (self->table), 600, -1);
  display_wait (has_all, self, "all columns");
}

static GtkPopover *
find_menu (IndexTableFixture *self)
{
  return display_find (self->table, GTK_TYPE_POPOVER_MENU, NULL);
}

static gboolean
has_menu (gpointer data)
{
  GtkPopover *menu = find_menu (data);

  return menu != NULL && gtk_widget_get_mapped (GTK_WIDGET (menu));
}

static gboolean
has_no_menu (gpointer data)
{
  return !has_menu (data);
}

/* By key it is about what is selected, and where a finger rests about that row. */
static void
test_menu (IndexTableFixture *self, gconstpointer mode)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *cell;

  g_menu_append (menu, "Copy", "table.copy");
  g_object_set (self->table, "row-menu", menu, NULL);
  sal_index_table_fill (self->table, NULL, INDEX_TABLE_N_CITIES);
  display_wait (index_table_has_cells, self, "the cells");
  cell = GTK_WIDGET (index_table_find_cell (GTK_WIDGET (self->view), "32 thousand"));
  g_assert_false (display_press_key (self->table, GDK_KEY_F10, GDK_SHIFT_MASK));
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_DOWN);
  g_assert_true (display_press_key (self->table, GDK_KEY_F10, GDK_SHIFT_MASK));
  display_wait (has_menu, self, "the menu of a row");
  g_assert_cmpuint (sal_index_table_get_n_selected (self->table), ==, 1);
  gtk_popover_popdown (find_menu (self));
  display_wait (has_no_menu, self, "an end of it");

  g_signal_emit_by_name (
      display_find_controller (cell, GTK_TYPE_GESTURE_LONG_PRESS, 0), "pressed", 5.0, 5.0);
  display_wait (has_menu, self, "the menu where a finger rests");
  index_table_assert_selected (self, 3);
  gtk_popover_popdown (find_menu (self));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application (); /* its resources */

  INDEX_TABLE_ADD ("/index-table/cells", GTK_SELECTION_SINGLE, test_cells);
  INDEX_TABLE_ADD ("/index-table/fit", GTK_SELECTION_SINGLE, test_fit);
  INDEX_TABLE_ADD ("/index-table/shares", GTK_SELECTION_SINGLE, test_shares);
  INDEX_TABLE_ADD ("/index-table/gives-way", GTK_SELECTION_SINGLE, test_gives_way);
  INDEX_TABLE_ADD ("/index-table/menu", GTK_SELECTION_MULTIPLE, test_menu);

  return g_test_run ();
}
