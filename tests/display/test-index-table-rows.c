/* test-index-table-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "index-table-fixture.h"

/* The rows of a table: their order, which are selected and copied, and how some take the place of
 * others. */

/* From a menu that has each column, texts from A on and figures from the greatest on. */
static void
test_sort (IndexTableFixture *self, gconstpointer mode)
{
  GMenuModel *menu = gtk_menu_button_get_menu_model (self->button);
  g_autofree char *label = NULL;

  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  g_assert_true (g_menu_model_get_item_attribute (
      menu, INDEX_TABLE_PEOPLE, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  g_assert_cmpstr (label, ==, "People Who Live There");

  sal_index_table_fill (self->table, NULL, INDEX_TABLE_N_CITIES);
  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (self->button), "table.sort", "u", INDEX_TABLE_PEOPLE));
  index_table_assert_text (
      self,
      "City\tPeople Who Live There\nOslo\t717000\nBergen\t291000\nHalden\t32000\n"
      "Tab Town\t5000\n");
  gtk_widget_activate_action (GTK_WIDGET (self->button), "table.sort", "u", INDEX_TABLE_NAME);
  index_table_assert_text (
      self,
      "City\tPeople Who Live There\nBergen\t291000\nHalden\t32000\nOslo\t717000\n"
      "Tab Town\t5000\n");

  /* other rows are sorted as those before, and what is activated is a row, not a place */
  sal_index_table_fill (self->table, (const guint[]){ 3, 1 }, 2);
  index_table_assert_text (self, "City\tPeople Who Live There\nBergen\t291000\nHalden\t32000\n");
  g_signal_emit_by_name (self->view, "activate", 1);
  g_assert_cmpuint (self->activated, ==, 3);
}

static void
select_rows (IndexTableFixture *self, guint first, guint last)
{
  g_autoptr (GtkBitset) rows = gtk_bitset_new_range (first, last - first + 1);

  sal_index_table_select (self->table, rows);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  IndexTableFixture *self = user_data;

  self->clipboard = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
has_text (gpointer data)
{
  return ((IndexTableFixture *) data)->clipboard != NULL;
}

/* Of several rows that are selected those are copied; what the table does not have is passed over.
 */
static void
test_several (IndexTableFixture *self, gconstpointer mode)
{
  g_autoptr (GArray) selected = NULL;

  sal_index_table_fill (self->table, (const guint[]){ 3, 1, 0 }, 3);
  gtk_widget_activate_action (GTK_WIDGET (self->button), "table.sort", "u", INDEX_TABLE_NAME);
  select_rows (self, 1, 9);
  g_assert_cmpuint (sal_index_table_get_n_selected (self->table), ==, 2);
  selected = sal_index_table_list_selected (self->table);
  g_assert_cmpuint (selected->len, ==, 2);
  g_assert_true (sal_index_table_has_row (self->table, 0));
  g_assert_false (sal_index_table_has_row (self->table, 2));
  sal_index_table_reveal_selected (self->table);

  gtk_widget_activate_action (GTK_WIDGET (self->button), "table.copy", NULL);
  g_assert_cmpuint (self->n_copied, ==, 1);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (self->window), NULL, text_read_cb, self);
  display_wait (has_text, self, "the clipboard");
  g_assert_cmpstr (
      self->clipboard, ==, "City\tPeople Who Live There\nBergen\t291000\nHalden\t32000\n");

  sal_index_table_clear (self->table);
  g_assert_cmpuint (sal_index_table_get_n_selected (self->table), ==, 0);
  index_table_assert_text (self, "City\tPeople Who Live There\n");
}

/* Where one is selected at most, all are copied. */
static void
test_one (IndexTableFixture *self, gconstpointer mode)
{
  sal_index_table_fill (self->table, NULL, 2);
  select_rows (self, 1, 1);
  g_assert_cmpuint (sal_index_table_get_n_selected (self->table), ==, 1);
  index_table_assert_text (self, "City\tPeople Who Live There\nOslo\t717000\nBergen\t291000\n");
  select_rows (self, 3, 3);
  g_assert_cmpuint (sal_index_table_get_n_selected (self->table), ==, 0);
}

static void
test_none (IndexTableFixture *self, gconstpointer mode)
{
  sal_index_table_fill (self->table, NULL, 2);
  g_assert_cmpuint (sal_index_table_get_n_selected (self->table), ==, 0);
  index_table_assert_text (self, "City\tPeople Who Live There\nOslo\t717000\nBergen\t291000\n");
}

/* The last first. */
static int
compare_base (guint row, guint other, gpointer data)
{
  if (data != index_table_cities)
    g_error ("the rows are compared by something else");

  return row < other ? 1 : -1;
}

static void
replace (IndexTableFixture *self, guint n_gone, const guint *gone, guint n_come, const guint *come)
{
  g_autoptr (GArray) out = index_table_list_of (n_gone, gone);
  g_autoptr (GArray) in = index_table_list_of (n_come, come);

  sal_index_table_replace_rows (self->table, out, in, compare_base, (gpointer) index_table_cities);
}

static void
assert_rows (IndexTableFixture *self, guint n, const guint *rows)
{
  g_autoptr (GArray) list = sal_index_table_list_rows (self->table);

  g_assert_cmpuint (sal_index_table_get_n_rows (self->table), ==, n);
  g_assert_cmpmem (list->data, list->len * sizeof (guint), rows, n * sizeof (guint));
}

/* Rows that come are put where they belong by what the table is sorted by, the others stay. */
static void
test_replace (IndexTableFixture *self, gconstpointer mode)
{
  sal_index_table_fill (self->table, (const guint[]){ 3, 1, 0 }, 3);
  replace (self, 1, (const guint[]){ 1 }, 2, (const guint[]){ 1, 2 });
  assert_rows (self, 4, (const guint[]){ 3, 2, 1, 0 });
  replace (self, 2, (const guint[]){ 3, 0 }, 0, NULL);
  assert_rows (self, 2, (const guint[]){ 2, 1 });

  gtk_widget_activate_action (GTK_WIDGET (self->table), "table.sort", "u", INDEX_TABLE_PEOPLE);
  replace (self, 1, (const guint[]){ 0 }, 2, (const guint[]){ 0, 3 });
  assert_rows (self, 4, (const guint[]){ 0, 1, 3, 2 });
  replace (self, 1, (const guint[]){ 1 }, 1, (const guint[]){ 1 });
  assert_rows (self, 4, (const guint[]){ 0, 1, 3, 2 });
}

/* --- rows that are equal --- */

#define N_TIED 200

typedef struct
{
  int base[N_TIED];
  int values[2][N_TIED];
} Tied;

static char *
format_tied (gpointer data, guint row, guint column)
{
  return g_strdup_printf ("%d", ((const Tied *) data)->values[column][row]);
}

static int
compare_tied (gpointer data, guint row, guint other, guint column)
{
  const Tied *tied = data;

  return tied->values[column][row] - tied->values[column][other];
}

static const SalIndexSource tied_cells = { .format = format_tied, .compare = compare_tied };

static int
compare_tied_base (guint row, guint other, gpointer data)
{
  const Tied *tied = data;

  return tied->base[row] != tied->base[other] ? tied->base[row] - tied->base[other]
                                              : (int) row - (int) other;
}

static int
compare_tied_places (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_tied_base (*(const guint *) a, *(const guint *) b, data);
}

static void
set_values (Tied *tied, guint row)
{
  tied->base[row] = g_test_rand_int_range (0, 1000);
  for (int i = 0; i < 2; i++)
    tied->values[i][row] = g_test_rand_int_range (0, 4);
}

static GArray *
list_in_base_order (Tied *tied)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < N_TIED; i++)
    g_array_append_val (rows, i);
  g_array_sort_with_data (rows, compare_tied_places, tied);

  return rows;
}

static void
fill_tied (IndexTableFixture *self, Tied *tied)
{
  g_autoptr (GArray) rows = list_in_base_order (tied);

  sal_index_table_fill (self->table, (const guint *) (gpointer) rows->data, rows->len);
}

/* As they are, and as they would be if all were filled in anew. */
static void
assert_as_filled (IndexTableFixture *self, Tied *tied)
{
  g_autoptr (GArray) before = sal_index_table_list_rows (self->table);
  g_autoptr (GArray) after = NULL;

  fill_tied (self, tied);
  after = sal_index_table_list_rows (self->table);
  g_assert_cmpmem (
      before->data, before->len * sizeof (guint), after->data, after->len * sizeof (guint));
}

static void
sort_by (IndexTableFixture *self, int index, GtkSortType type)
{
  g_autoptr (GtkColumnViewColumn) column =
      index >= 0 ? g_list_model_get_item (gtk_column_view_get_columns (self->view), (guint) index)
                 : NULL;

  gtk_column_view_sort_by_column (self->view, column, type);
}

/* Those that are equal by the column are in the order that the table was filled in, whatever it was
 * sorted by before and however its rows came. */
static void
test_tied (IndexTableFixture *self, gconstpointer mode)
{
  Tied tied;

  for (guint i = 0; i < N_TIED; i++)
    set_values (&tied, i);
  sal_index_table_set_source (self->table, &tied_cells, &tied);
  fill_tied (self, &tied);
  for (int run = 0; run < 40; run++)
    {
      guint row = (guint) g_test_rand_int_range (0, N_TIED);
      g_autoptr (GArray) changed = index_table_list_of (1, &row);

      sort_by (self, run % 2, run % 3 == 0 ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
      assert_as_filled (self, &tied);
      sort_by (self, 1 - run % 2, GTK_SORT_ASCENDING);
      set_values (&tied, row);
      sal_index_table_replace_rows (self->table, changed, changed, compare_tied_base, &tied);
      sort_by (self, run % 2, GTK_SORT_DESCENDING);
      set_values (&tied, row);
      sal_index_table_replace_rows (self->table, changed, changed, compare_tied_base, &tied);
      assert_as_filled (self, &tied);
    }

  /* and all of them if it is sorted by none */
  sort_by (self, -1, GTK_SORT_ASCENDING);
  assert_as_filled (self, &tied);
  sal_index_table_clear (self->table);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application (); /* its resources */

  INDEX_TABLE_ADD ("/index-table-rows/sort", GTK_SELECTION_SINGLE, test_sort);
  INDEX_TABLE_ADD ("/index-table-rows/several", GTK_SELECTION_MULTIPLE, test_several);
  INDEX_TABLE_ADD ("/index-table-rows/one", GTK_SELECTION_SINGLE, test_one);
  INDEX_TABLE_ADD ("/index-table-rows/none", GTK_SELECTION_NONE, test_none);
  INDEX_TABLE_ADD ("/index-table-rows/replace", GTK_SELECTION_SINGLE, test_replace);
  INDEX_TABLE_ADD ("/index-table-rows/tied", GTK_SELECTION_SINGLE, test_tied);

  return g_test_run ();
}
