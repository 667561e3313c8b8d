/* test-index-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <string.h>

#include "sal-index-table.h"

/* A table of cities, asked by row and column. */

enum
{
  NAME,
  PEOPLE,
};

static const struct
{
  const char *name;
  int people; /* thousands */
} cities[] = {
  { "Oslo", 717 },
  { "Bergen", 291 },
  { "Tab\tTown", 5 },
  { "Halden", 32 },
};

typedef struct
{
  GtkWidget *window;
  GtkMenuButton *button;
  SalIndexTable *table;
  GtkColumnView *view;
  guint activated;
  guint n_copied;
  char *clipboard;
} Fixture;

static char *
format (gpointer data, guint row, guint column)
{
  return column == NAME ? g_strdup (cities[row].name)
                        : g_strdup_printf ("%d thousand", cities[row].people);
}

static char *
write_cell (gpointer data, guint row, guint column)
{
  return column == NAME ? g_strdup (cities[row].name)
                        : g_strdup_printf ("%d", 1000 * cities[row].people);
}

static int
compare (gpointer data, guint row, guint other, guint column)
{
  return column == NAME ? strcmp (cities[row].name, cities[other].name)
                        : cities[row].people - cities[other].people;
}

static char *
name_row (gpointer data, guint row)
{
  return sal_index_table_read_row (((Fixture *) data)->table, row);
}

static gboolean
is_strong (gpointer data, guint row, guint column)
{
  return column == PEOPLE && cities[row].people > 500;
}

static const SalIndexSource cells = {
  .format = format,
  .compare = compare,
  .write = write_cell,
  .name = name_row,
  .is_strong = is_strong,
};

static void
activated_cb (Fixture *self, guint row)
{
  self->activated = row;
}

static void
copied_cb (Fixture *self)
{
  self->n_copied++;
}

static void
set_up (Fixture *self, gconstpointer mode)
{
  const SalIndexColumn columns[] = {
    [NAME] = { "City", FALSE, TRUE, 100 },
    [PEOPLE] = { "People Who Live There", TRUE, FALSE, 10 },
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

static void
tear_down (Fixture *self, gconstpointer mode)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_free (self->clipboard);
}

static void
assert_text (Fixture *self, const char *expected)
{
  g_autofree char *text = sal_index_table_to_text (self->table);

  g_assert_cmpstr (text, ==, expected);
}

/* --- cells --- */

/* The first cell below @root that shows @text. */
static GtkInscription *
find_cell (GtkWidget *root, const char *text)
{
  GtkInscription *found = NULL;

  if (GTK_IS_INSCRIPTION (root) &&
      g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) == 0)
    return GTK_INSCRIPTION (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, text);

  return found;
}

static gboolean
has_cells (gpointer data)
{
  Fixture *self = data;

  return find_cell (GTK_WIDGET (self->view), "Halden") != NULL &&
         find_cell (GTK_WIDGET (self->view), "32 thousand") != NULL;
}

static void
test_cells (Fixture *self, gconstpointer mode)
{
  GtkInscription *big, *small;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GtkColumnViewColumn) column = NULL;

  sal_index_table_fill (self->table, NULL, G_N_ELEMENTS (cities));
  display_wait (has_cells, self, "the cells");
  big = find_cell (GTK_WIDGET (self->view), "717 thousand");
  small = find_cell (GTK_WIDGET (self->view), "32 thousand");
  g_assert_nonnull (gtk_inscription_get_attributes (big));
  g_assert_null (gtk_inscription_get_attributes (small));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (small), "numeric"));
  g_assert_true (gtk_widget_get_has_tooltip (GTK_WIDGET (small)));

  /* rows are called as their source says, columns as wide as their headings */
  g_assert_nonnull (display_find (self->view, GTK_TYPE_WIDGET, "Halden, 32 thousand"));
  column = g_list_model_get_item (columns, PEOPLE);
  g_assert_true (gtk_column_view_column_get_resizable (column));
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (column), >, 100);
}

static int
get_width (Fixture *self, guint index)
{
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (self->view), index);

  return gtk_column_view_column_get_fixed_width (column);
}

/* As much as is seen at first, up to the end of a column. */
static gboolean
is_whole (gpointer data)
{
  Fixture *self = data;
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
test_fit (Fixture *self, gconstpointer mode)
{
  const SalIndexColumn columns[] = {
    { "City", FALSE, TRUE, 100 },
    { "One", TRUE, FALSE, 130 },
    { "Two", TRUE, FALSE, 130 },
    { "Three", TRUE, FALSE, 130 },
  };
  g_autoptr (GtkColumnViewColumn) column = NULL;

  sal_index_table_set_columns (self->table, columns, G_N_ELEMENTS (columns));
  sal_index_table_fill (self->table, NULL, G_N_ELEMENTS (cities));
  display_wait (is_whole, self, "whole columns");
  g_assert_cmpint (get_width (self, 1), ==, 130);

  column = g_list_model_get_item (gtk_column_view_get_columns (self->view), NAME);
  gtk_column_view_column_set_fixed_width (column, 90);
  gtk_widget_set_size_request (GTK_WIDGET (self->table), 460, -1);
  display_settle ();
  g_assert_cmpint (get_width (self, NAME), ==, 90);
}

static gboolean
is_filled (gpointer data)
{
  Fixture *self = data;
  GtkAdjustment *seen = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));

  return get_width (self, 0) + get_width (self, 1) + get_width (self, 2) ==
         (int) gtk_adjustment_get_page_size (seen);
}

/* What is left over is for all that expand. */
static void
test_shares (Fixture *self, gconstpointer mode)
{
  const SalIndexColumn columns[] = {
    { .title = "City", .expands = TRUE, .width = 100 },
    { .title = "Country", .expands = TRUE, .width = 130 },
    { .title = "One", .is_number = TRUE, .width = 130 },
  };

  gtk_widget_set_size_request (GTK_WIDGET (self->table), 601, -1);
  sal_index_table_set_columns (self->table, columns, G_N_ELEMENTS (columns));
  sal_index_table_fill (self->table, NULL, G_N_ELEMENTS (cities));
  display_wait (is_filled, self, "the columns to fill the table");
  g_assert_cmpint (get_width (self, 2), ==, 130);
  g_assert_cmpint (get_width (self, 0), >, 200);
  g_assert_cmpint (ABS (get_width (self, 1) - get_width (self, 0) - 30), <=, 1);
}

static gboolean
shows (Fixture *self, guint index)
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
test_gives_way (Fixture *self, gconstpointer mode)
{
  const SalIndexColumn columns[] = {
    { .title = "City", .expands = TRUE, .width = 100 },
    { .title = "One", .is_number = TRUE, .width = 130, .gives_way = TRUE },
    { .title = "Two", .is_number = TRUE, .width = 130 },
    { .title = "Three", .is_number = TRUE, .width = 130, .gives_way = TRUE },
  };
  GtkAdjustment *seen = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));

  sal_index_table_set_columns (self->table, columns, G_N_ELEMENTS (columns));
  sal_index_table_fill (self->table, NULL, G_N_ELEMENTS (cities));
  display_wait (has_given_way, self, "fewer columns");
  display_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_upper (seen), <=, gtk_adjustment_get_page_size (seen));
  gtk_widget_set_size_request (GTK_WIDGET (self->table), 600, -1);
  display_wait (has_all, self, "all columns");
}

/* --- the menu --- */

static void
assert_selected (Fixture *self, guint row)
{
  g_autoptr (GArray) selected = sal_index_table_list_selected (self->table);

  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpuint (g_array_index (selected, guint, 0), ==, row);
}

static GtkPopover *
find_menu (Fixture *self)
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
test_menu (Fixture *self, gconstpointer mode)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *cell;

  g_menu_append (menu, "Copy", "table.copy");
  g_object_set (self->table, "row-menu", menu, NULL);
  sal_index_table_fill (self->table, NULL, G_N_ELEMENTS (cities));
  display_wait (has_cells, self, "the cells");
  cell = GTK_WIDGET (find_cell (GTK_WIDGET (self->view), "32 thousand"));
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
  assert_selected (self, 3);
  gtk_popover_popdown (find_menu (self));
}

/* --- sorting --- */

/* From a menu that has each column, texts from A on and figures from the greatest on. */
static void
test_sort (Fixture *self, gconstpointer mode)
{
  GMenuModel *menu = gtk_menu_button_get_menu_model (self->button);
  g_autofree char *label = NULL;

  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  g_assert_true (
      g_menu_model_get_item_attribute (menu, PEOPLE, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  g_assert_cmpstr (label, ==, "People Who Live There");

  sal_index_table_fill (self->table, NULL, G_N_ELEMENTS (cities));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->button), "table.sort", "u", PEOPLE));
  assert_text (self,
               "City\tPeople Who Live There\nOslo\t717000\nBergen\t291000\nHalden\t32000\n"
               "Tab Town\t5000\n");
  gtk_widget_activate_action (GTK_WIDGET (self->button), "table.sort", "u", NAME);
  assert_text (self,
               "City\tPeople Who Live There\nBergen\t291000\nHalden\t32000\nOslo\t717000\n"
               "Tab Town\t5000\n");

  /* other rows are sorted as those before, and what is activated is a row, not a place */
  sal_index_table_fill (self->table, (const guint[]){ 3, 1 }, 2);
  assert_text (self, "City\tPeople Who Live There\nBergen\t291000\nHalden\t32000\n");
  g_signal_emit_by_name (self->view, "activate", 1);
  g_assert_cmpuint (self->activated, ==, 3);
}

/* --- selecting and copying --- */

static void
select_rows (Fixture *self, guint first, guint last)
{
  g_autoptr (GtkBitset) rows = gtk_bitset_new_range (first, last - first + 1);

  sal_index_table_select (self->table, rows);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;

  self->clipboard = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
has_text (gpointer data)
{
  return ((Fixture *) data)->clipboard != NULL;
}

/* Of several rows that are selected those are copied; what the table does not have is passed over.
 */
static void
test_several (Fixture *self, gconstpointer mode)
{
  g_autoptr (GArray) selected = NULL;

  sal_index_table_fill (self->table, (const guint[]){ 3, 1, 0 }, 3);
  gtk_widget_activate_action (GTK_WIDGET (self->button), "table.sort", "u", NAME);
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
  assert_text (self, "City\tPeople Who Live There\n");
}

/* Where one is selected at most, all are copied. */
static void
test_one (Fixture *self, gconstpointer mode)
{
  sal_index_table_fill (self->table, NULL, 2);
  select_rows (self, 1, 1);
  g_assert_cmpuint (sal_index_table_get_n_selected (self->table), ==, 1);
  assert_text (self, "City\tPeople Who Live There\nOslo\t717000\nBergen\t291000\n");
  select_rows (self, 3, 3);
  g_assert_cmpuint (sal_index_table_get_n_selected (self->table), ==, 0);
}

static void
test_none (Fixture *self, gconstpointer mode)
{
  sal_index_table_fill (self->table, NULL, 2);
  g_assert_cmpuint (sal_index_table_get_n_selected (self->table), ==, 0);
  assert_text (self, "City\tPeople Who Live There\nOslo\t717000\nBergen\t291000\n");
}

/* The last first. */
static int
compare_base (guint row, guint other, gpointer data)
{
  if (data != cities)
    g_error ("the rows are compared by something else");

  return row < other ? 1 : -1;
}

static GArray *
list_of (guint n, const guint *rows)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  return n > 0 ? g_array_append_vals (list, rows, n) : list;
}

static void
replace (Fixture *self, guint n_gone, const guint *gone, guint n_come, const guint *come)
{
  g_autoptr (GArray) out = list_of (n_gone, gone);
  g_autoptr (GArray) in = list_of (n_come, come);

  sal_index_table_replace_rows (self->table, out, in, compare_base, (gpointer) cities);
}

static void
assert_rows (Fixture *self, guint n, const guint *rows)
{
  g_autoptr (GArray) list = sal_index_table_list_rows (self->table);

  g_assert_cmpuint (sal_index_table_get_n_rows (self->table), ==, n);
  g_assert_cmpmem (list->data, list->len * sizeof (guint), rows, n * sizeof (guint));
}

/* Rows that come are put where they belong by what the table is sorted by, the others stay. */
static void
test_replace (Fixture *self, gconstpointer mode)
{
  sal_index_table_fill (self->table, (const guint[]){ 3, 1, 0 }, 3);
  replace (self, 1, (const guint[]){ 1 }, 2, (const guint[]){ 1, 2 });
  assert_rows (self, 4, (const guint[]){ 3, 2, 1, 0 });
  replace (self, 2, (const guint[]){ 3, 0 }, 0, NULL);
  assert_rows (self, 2, (const guint[]){ 2, 1 });

  gtk_widget_activate_action (GTK_WIDGET (self->table), "table.sort", "u", PEOPLE);
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
fill_tied (Fixture *self, Tied *tied)
{
  g_autoptr (GArray) rows = list_in_base_order (tied);

  sal_index_table_fill (self->table, (const guint *) (gpointer) rows->data, rows->len);
}

/* As they are, and as they would be if all were filled in anew. */
static void
assert_as_filled (Fixture *self, Tied *tied)
{
  g_autoptr (GArray) before = sal_index_table_list_rows (self->table);
  g_autoptr (GArray) after = NULL;

  fill_tied (self, tied);
  after = sal_index_table_list_rows (self->table);
  g_assert_cmpmem (
      before->data, before->len * sizeof (guint), after->data, after->len * sizeof (guint));
}

static void
sort_by (Fixture *self, int index, GtkSortType type)
{
  g_autoptr (GtkColumnViewColumn) column =
      index >= 0 ? g_list_model_get_item (gtk_column_view_get_columns (self->view), (guint) index)
                 : NULL;

  gtk_column_view_sort_by_column (self->view, column, type);
}

/* Those that are equal by the column are in the order that the table was filled in, whatever it was
 * sorted by before and however its rows came. */
static void
test_tied (Fixture *self, gconstpointer mode)
{
  Tied tied;

  for (guint i = 0; i < N_TIED; i++)
    set_values (&tied, i);
  sal_index_table_set_source (self->table, &tied_cells, &tied);
  fill_tied (self, &tied);
  for (int run = 0; run < 40; run++)
    {
      guint row = (guint) g_test_rand_int_range (0, N_TIED);
      g_autoptr (GArray) changed = list_of (1, &row);

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

#define ADD(name, mode, func)                                                                      \
  g_test_add ("/index-table/" name, Fixture, GINT_TO_POINTER (mode), set_up, func, tear_down)

/* --- many rows --- */

#define N_MANY 5000

static char *
format_many (gpointer data, guint row, guint column)
{
  return g_strdup_printf ("%u", column == NAME ? row : row * 7 % N_MANY);
}

static int
compare_many (gpointer data, guint row, guint other, guint column)
{
  guint one = column == NAME ? row : row * 7 % N_MANY;
  guint two = column == NAME ? other : other * 7 % N_MANY;

  return (one > two) - (one < two);
}

static const SalIndexSource many = { .format = format_many, .compare = compare_many };

/* The row that is selected stays so wherever it goes, and rows that are filled in later are sorted
 * as those before were. */
static void
test_many (Fixture *self, gconstpointer mode)
{
  g_autoptr (GtkBitset) chosen = gtk_bitset_new_range (3, 1);
  g_autoptr (GArray) selected = NULL;
  g_autofree char *text = NULL;

  sal_index_table_clear (self->table);
  sal_index_table_set_source (self->table, &many, self);
  sal_index_table_fill (self->table, NULL, N_MANY);
  sal_index_table_select (self->table, chosen);
  gtk_widget_activate_action (GTK_WIDGET (self->table), "table.sort", "u", PEOPLE);
  selected = sal_index_table_list_selected (self->table);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpuint (g_array_index (selected, guint, 0), ==, 3);
  sal_index_table_fill (self->table, NULL, N_MANY);
  text = sal_index_table_to_text (self->table);
  /* 7 × 2,857 = 19,999: the greatest comes first */
  g_assert_true (g_str_has_prefix (strchr (text, '\n'), "\n2857\t4999\n"));
}

static GtkAdjustment *
get_scrolled (Fixture *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
}

static gboolean
can_scroll (gpointer data)
{
  return gtk_adjustment_get_upper (get_scrolled (data)) > 10000;
}

static gboolean
is_at_start (gpointer data)
{
  return gtk_adjustment_get_value (get_scrolled (data)) < 1;
}

/* Widgets stay where they are and show the rows that come to them. So does what is seen, until
 * somebody sorts. */
static void
test_places (Fixture *self, gconstpointer mode)
{
  g_autofree guint *others = g_new (guint, N_MANY);
  g_autoptr (GtkBitset) first = gtk_bitset_new_range (0, 1);
  GtkInscription *cell;

  for (guint i = 0; i < N_MANY; i++)
    others[i] = N_MANY - 1 - i;
  sal_index_table_set_source (self->table, &many, self);
  sal_index_table_fill (self->table, NULL, N_MANY);
  display_wait (can_scroll, self, "rows");
  cell = find_cell (GTK_WIDGET (self->view), "9");
  g_assert_nonnull (cell);
  sal_index_table_select (self->table, first);
  sal_index_table_fill (self->table, others, N_MANY);
  g_assert_cmpstr (gtk_inscription_get_text (cell), ==, "4990");
  g_assert_cmpuint (sal_index_table_get_n_selected (self->table), ==, 0);
  g_assert_nonnull (display_find (self->view, GTK_TYPE_WIDGET, "4990"));

  gtk_adjustment_set_value (get_scrolled (self), 5000);
  display_settle ();
  sal_index_table_fill (self->table, NULL, N_MANY - 1);
  display_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scrolled (self)), ==, 5000);
  gtk_widget_activate_action (GTK_WIDGET (self->table), "table.sort", "u", PEOPLE);
  display_wait (is_at_start, self, "the first rows");
  sal_index_table_clear (self->table);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (self->view))), ==, 0);
}

/* The row that has the focus; NULL: none. */
static GtkWidget *
find_focused_row (Fixture *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL && g_strcmp0 (gtk_widget_get_css_name (focus), "row") == 0 ? focus : NULL;
}

static gboolean
is_on_row (gpointer data)
{
  Fixture *self = data;
  GtkWidget *row = find_focused_row (self);

  return row != NULL && find_cell (row, "4900") != NULL;
}

/* The keyboard goes along with the row that is selected, and is seen there. */
static void
test_keyboard (Fixture *self, gconstpointer mode)
{
  g_autoptr (GtkBitset) chosen = gtk_bitset_new_range (4900, 1);

  sal_index_table_set_source (self->table, &many, self);
  sal_index_table_fill (self->table, NULL, N_MANY);
  display_wait (can_scroll, self, "rows");
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
  g_assert_nonnull (find_focused_row (self));
  sal_index_table_select (self->table, chosen);
  display_wait (is_on_row, self, "the focus on the row");

  /* where it goes when it is sorted, and stays when other rows come and it is selected again */
  gtk_widget_activate_action (GTK_WIDGET (self->table), "table.sort", "u", PEOPLE);
  display_wait (is_on_row, self, "the focus on the row, sorted");
  assert_selected (self, 4900);
  sal_index_table_fill (self->table, NULL, N_MANY);
  sal_index_table_select (self->table, chosen);
  display_wait (is_on_row, self, "the focus on the row, filled anew");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application (); /* its resources */

  ADD ("cells", GTK_SELECTION_SINGLE, test_cells);
  ADD ("fit", GTK_SELECTION_SINGLE, test_fit);
  ADD ("shares", GTK_SELECTION_SINGLE, test_shares);
  ADD ("gives-way", GTK_SELECTION_SINGLE, test_gives_way);
  ADD ("menu", GTK_SELECTION_MULTIPLE, test_menu);
  ADD ("sort", GTK_SELECTION_SINGLE, test_sort);
  ADD ("replace", GTK_SELECTION_SINGLE, test_replace);
  ADD ("tied", GTK_SELECTION_SINGLE, test_tied);
  ADD ("many", GTK_SELECTION_SINGLE, test_many);
  ADD ("places", GTK_SELECTION_SINGLE, test_places);
  ADD ("keyboard", GTK_SELECTION_SINGLE, test_keyboard);
  ADD ("several", GTK_SELECTION_MULTIPLE, test_several);
  ADD ("one", GTK_SELECTION_SINGLE, test_one);
  ADD ("none", GTK_SELECTION_NONE, test_none);

  return g_test_run ();
}
