/* test-index-table-many.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "index-table-fixture.h"

#include <string.h>

/* A table of thousands of rows: what is selected, seen and has the keyboard while they change. */

#define N_MANY 5000

static char *
format_many (gpointer data, guint row, guint column)
{
  return g_strdup_printf ("%u", column == INDEX_TABLE_NAME ? row : row * 7 % N_MANY);
}

static int
compare_many (gpointer data, guint row, guint other, guint column)
{
  guint one = column == INDEX_TABLE_NAME ? row : row * 7 % N_MANY;
  guint two = column == INDEX_TABLE_NAME ? other : other * 7 % N_MANY;

  return (one > two) - (one < two);
}

static const SalIndexSource many = { .format = format_many, .compare = compare_many };

/* The row that is selected stays so wherever it goes, and rows that are filled in later are sorted
 * as those before were. */
static void
test_many (IndexTableFixture *self, gconstpointer mode)
{
  g_autoptr (GtkBitset) chosen = gtk_bitset_new_range (3, 1);
  g_autoptr (GArray) selected = NULL;
  g_autofree char *text = NULL;

  sal_index_table_clear (self->table);
  sal_index_table_set_source (self->table, &many, self);
  sal_index_table_fill (self->table, NULL, N_MANY);
  sal_index_table_select (self->table, chosen);
  gtk_widget_activate_action (GTK_WIDGET (self->table), "table.sort", "u", INDEX_TABLE_PEOPLE);
  selected = sal_index_table_list_selected (self->table);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpuint (g_array_index (selected, guint, 0), ==, 3);
  sal_index_table_fill (self->table, NULL, N_MANY);
  text = sal_index_table_to_text (self->table);
  /* 7 × 2,857 = 19,999: the greatest comes first */
  g_assert_true (g_str_has_prefix (strchr (text, '\n'), "\n2857\t4999\n"));
}

static gboolean
is_at_start (gpointer data)
{
  return gtk_adjustment_get_value (index_table_get_scrolled (data)) < 1;
}

/* Widgets stay where they are and show the rows that come to them. So does what is seen, until
 * somebody sorts. */
static void
test_places (IndexTableFixture *self, gconstpointer mode)
{
  g_autofree guint *others = g_new (guint, N_MANY);
  g_autoptr (GtkBitset) first = gtk_bitset_new_range (0, 1);
  GtkInscription *cell;

  for (guint i = 0; i < N_MANY; i++)
    others[i] = N_MANY - 1 - i;
  sal_index_table_set_source (self->table, &many, self);
  sal_index_table_fill (self->table, NULL, N_MANY);
  display_wait (index_table_can_scroll, self, "rows");
  cell = index_table_find_cell (GTK_WIDGET (self->view), "9");
  g_assert_nonnull (cell);
  sal_index_table_select (self->table, first);
  sal_index_table_fill (self->table, others, N_MANY);
  g_assert_cmpstr (gtk_inscription_get_text (cell), ==, "4990");
  g_assert_cmpuint (sal_index_table_get_n_selected (self->table), ==, 0);
  g_assert_nonnull (display_find (self->view, GTK_TYPE_WIDGET, "4990"));

  gtk_adjustment_set_value (index_table_get_scrolled (self), 5000);
  display_settle ();
  sal_index_table_fill (self->table, NULL, N_MANY - 1);
  display_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (index_table_get_scrolled (self)), ==, 5000);
  gtk_widget_activate_action (GTK_WIDGET (self->table), "table.sort", "u", INDEX_TABLE_PEOPLE);
  display_wait (is_at_start, self, "the first rows");
  sal_index_table_clear (self->table);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (self->view))), ==, 0);
}

/* The row that has the focus; NULL: none. */
static GtkWidget *
find_focused_row (IndexTableFixture *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL && g_strcmp0 (gtk_widget_get_css_name (focus), "row") == 0 ? focus : NULL;
}

static gboolean
is_on_row (gpointer data)
{
  IndexTableFixture *self = data;
  GtkWidget *row = find_focused_row (self);

  return row != NULL && index_table_find_cell (row, "4900") != NULL;
}

/* The keyboard goes along with the row that is selected, and is seen there. */
static void
test_keyboard (IndexTableFixture *self, gconstpointer mode)
{
  g_autoptr (GtkBitset) chosen = gtk_bitset_new_range (4900, 1);

  sal_index_table_set_source (self->table, &many, self);
  sal_index_table_fill (self->table, NULL, N_MANY);
  display_wait (index_table_can_scroll, self, "rows");
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
  g_assert_nonnull (find_focused_row (self));
  sal_index_table_select (self->table, chosen);
  display_wait (is_on_row, self, "the focus on the row");

  /* where it goes when it is sorted, and stays when other rows come and it is selected again */
  gtk_widget_activate_action (GTK_WIDGET (self->table), "table.sort", "u", INDEX_TABLE_PEOPLE);
  display_wait (is_on_row, self, "the focus on the row, sorted");
  index_table_assert_selected (self, 4900);
  sal_index_table_fill (self->table, NULL, N_MANY);
  sal_index_table_select (self->table, chosen);
  display_wait (is_on_row, self, "the focus on the row, filled anew");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application (); /* its resources */

  INDEX_TABLE_ADD ("/index-table-many/many", GTK_SELECTION_SINGLE, test_many);
  INDEX_TABLE_ADD ("/index-table-many/places", GTK_SELECTION_SINGLE, test_places);
  INDEX_TABLE_ADD ("/index-table-many/keyboard", GTK_SELECTION_SINGLE, test_keyboard);

  return g_test_run ();
}
