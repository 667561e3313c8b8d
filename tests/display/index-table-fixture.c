/* index-table-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "index-table-fixture.h"

#include <string.h>

const IndexTableCity index_table_cities[INDEX_TABLE_N_CITIES] = {
  { "Oslo", 717 },
  { "Bergen", 291 },
  { "Tab\tTown", 5 },
  { "Halden", 32 },
};

static char *
format (gpointer data, guint row, guint column)
{
  return column == INDEX_TABLE_NAME
             ? g_strdup (index_table_cities[row].name)
             : g_strdup_printf ("%d thousand", index_table_cities[row].people);
}

static char *
write_cell (gpointer data, guint row, guint column)
{
  return column == INDEX_TABLE_NAME ? g_strdup (index_table_cities[row].name)
                                    : g_strdup_printf ("%d", 1000 * index_table_cities[row].people);
}

static int
compare (gpointer data, guint row, guint other, guint column)
{
  return column == INDEX_TABLE_NAME
             ? strcmp (index_table_cities[row].name, index_table_cities[other].name)
             : index_table_cities[row].people - index_table_cities[other].people;
}

static char *
name_row (gpointer data, guint row)
{
  return sal_index_table_read_row (((IndexTableFixture *) data)->table, row);
}

static gboolean
is_strong (gpointer data, guint row, guint column)
{
  return column == INDEX_TABLE_PEOPLE && index_table_cities[row].people > 500;
}

static const SalIndexSource cells = {
  .format = format,
  .compare = compare,
  .write = write_cell,
  .name = name_row,
  .is_strong = is_strong,
};

static void
activated_cb (IndexTableFixture *self, guint row)
{
  self->activated = row;
}

static void
copied_cb (IndexTableFixture *self)
{
  self->n_copied++;
}

void
index_table_set_up (IndexTableFixture *self, gconstpointer mode)
{
  const SalIndexColumn columns[] = {
    [INDEX_TABLE_NAME] = { "City", FALSE, TRUE, 100 },
    [INDEX_TABLE_PEOPLE] = { "People Who Live There", TRUE, FALSE, 10 },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->window = gtk_window_new ();
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->table = g_object_new (
      SAL_TYPE_INDEX_TABLE, "label", "Cities", "selection-mode", GPOINTER_TO_INT (mode), NULL);
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->table, "copied", G_CALLBACK (copied_cb), self);
  sal_index_table_set_source (self->table, &cells, self);
  sal_index_table_set_columns (self->table, columns, G_N_ELEMENTS (columns));
  sal_index_table_set_sort_button (self->table, self->button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, 300);
  gtk_window_present (GTK_WINDOW (self->window));
  self->view = display_find (self->window, GTK_TYPE_COLUMN_VIEW, "Cities");
  g_assert_nonnull (self->view);
}

void
index_table_tear_down (IndexTableFixture *self, gconstpointer mode)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_free (self->clipboard);
}

void
index_table_assert_text (IndexTableFixture *self, const char *expected)
{
  g_autofree char *text = sal_index_table_to_text (self->table);

  g_assert_cmpstr (text, ==, expected);
}

GtkInscription *
index_table_find_cell (GtkWidget *root, const char *text)
{
  GtkInscription *found = NULL;

  if (GTK_IS_INSCRIPTION (root) &&
      g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) == 0)
    return GTK_INSCRIPTION (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = index_table_find_cell (child, text);

  return found;
}

gboolean
index_table_has_cells (gpointer data)
{
  IndexTableFixture *self = data;

  return index_table_find_cell (GTK_WIDGET (self->view), "Halden") != NULL &&
         index_table_find_cell (GTK_WIDGET (self->view), "32 thousand") != NULL;
}

void
index_table_assert_selected (IndexTableFixture *self, guint row)
{
  g_autoptr (GArray) selected = sal_index_table_list_selected (self->table);

  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpuint (g_array_index (selected, guint, 0), ==, row);
}

GtkAdjustment *
index_table_get_scrolled (IndexTableFixture *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
}

gboolean
index_table_can_scroll (gpointer data)
{
  return gtk_adjustment_get_upper (index_table_get_scrolled (data)) > 10000;
}

GArray *
index_table_list_of (guint n, const guint *rows)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  return n > 0 ? g_array_append_vals (list, rows, n) : list;
}
