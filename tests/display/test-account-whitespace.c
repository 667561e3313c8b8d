/* test-account-whitespace.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <string.h>

#include <glib/gstdio.h>

#include "sal-cross-sell-strip.h"
#include "sal-index-table.h"
#include "sal-record-form.h"
#include "sal-whitespace-cell-view.h"
#include "sal-whitespace-matrix.h"
#include "sal-whitespace-page.h"
#include "store-fixture.h"

/* Alder has two plants. Halle has pumps for 100 a year, though a plan says that 80 are possible;
 * Jena could have them for 250, and makes its own valves. Birch has valves. */
static const char records[] =
    "INSERT INTO product_family (id, name) VALUES (1, 'Pumps'), (2, 'Valves');"
    "INSERT INTO account (id, name, segment) VALUES (1, 'Alder', 'Large'), (2, 'Birch', 'Small');"
    "INSERT INTO buying_unit (id, account, name) VALUES (11, 1, 'Halle'), (12, 1, 'Jena');"
    "INSERT INTO installed_product (id, account, buying_unit, product_family, annual_value,"
    " valid_from) VALUES (1, 1, 11, 1, 10000, '2020-01-01'), (2, 2, NULL, 2, 5000, '2020-01-01');"
    "INSERT INTO account_potential (id, account, buying_unit, product_family, amount, source, "
    "as_of)"
    " VALUES (1, 1, 12, 1, 25000, 'imported', '2020-01-01'),"
    " (2, 1, 11, 1, 8000, 'typed', '2020-01-01');"
    "INSERT INTO eligibility_exception (id, account, buying_unit, product_family, reason,"
    " decided_on) VALUES (1, 1, 12, 2, 'Makes its own', '2020-01-01');";

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  SalWindow *window;
  SalPage *page;
} Setup;

static void
set_up (Setup *self, gconstpointer target)
{
  self->workspace = display_create_workspace (0);
  self->store = sal_workspace_get_store (self->workspace);
  fixture_do (self->store, records);
  self->window = display_open_window (self->workspace);
  gtk_widget_activate_action (
      GTK_WIDGET (self->window), "win.show-target", "(ss)", "accounts", (const char *) target);
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
}

static void
tear_down (Setup *self, gconstpointer target)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

/* --- the tab of an account --- */

static SalWhitespaceMatrix *
find_matrix (Setup *self)
{
  return display_find (self->page, SAL_TYPE_WHITESPACE_MATRIX, NULL);
}

/* (nullable): there is none while a form shows */
static gpointer
find_cell (Setup *self, const char *name)
{
  gpointer matrix = display_find (self->page, SAL_TYPE_WHITESPACE_MATRIX, NULL);

  return matrix != NULL ? display_find (matrix, GTK_TYPE_BUTTON, name) : NULL;
}

typedef struct
{
  Setup *fixture;
  const char *name;
} Sought;

static gboolean
has_cell (gpointer data)
{
  Sought *sought = data;

  return find_cell (sought->fixture, sought->name) != NULL &&
         !sal_page_is_busy (sought->fixture->page);
}

static gpointer
wait_for_cell (Setup *self, const char *name)
{
  Sought sought = { self, name };

  display_wait (has_cell, &sought, name);

  return find_cell (self, name);
}

static gboolean
shows_form (gpointer data)
{
  Setup *self = data;
  SalRecordForm *form = display_find (self->page, SAL_TYPE_RECORD_FORM, NULL);

  return form != NULL && gtk_widget_get_mapped (GTK_WIDGET (form));
}

static gboolean
shows_no_form (gpointer data)
{
  return display_find (((Setup *) data)->page, SAL_TYPE_RECORD_FORM, NULL) == NULL;
}

/* Each cell says where it is, what it is and what it is worth; none is where nothing is said
 * without a plant. */
static void
test_cells (Setup *self, gconstpointer target)
{
  static const char *const names[] = {
    "Halle, Pumps: owned, $100",   "Halle, Valves: open",
    "Jena, Pumps: open, $250",     "Jena, Valves: not eligible",
    "Whole account, Valves: open", "Whole account, Pumps: owned in 1 of 2, open in 1, $250",
  };
  GtkWidget *cell;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i]);
      wait_for_cell (self, names[i]);
    }
  g_assert_null (find_cell (self, "No buying unit given, Pumps: nothing"));
  cell = find_cell (self, "Jena, Pumps: open, $250");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (cell)), ==, "○\u00a0$250");
  g_assert_true (gtk_widget_has_css_class (cell, "whitespace-open"));
  cell = find_cell (self, "Halle, Pumps: owned, $100");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (cell)), ==, "●\u00a0$100 ⚠");
  g_assert_nonnull (
      strstr (gtk_widget_get_tooltip_text (cell), "below what is bought already: it may be out"));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (cell),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "The potential is below what is bought already: it may be out of date.");
}

/* The cell with the focus is explained, and its records are below; arrows go to the next. */
static void
test_explain (Setup *self, gconstpointer target)
{
  GtkWidget *cell = wait_for_cell (self, "Halle, Pumps: owned, $100");
  GtkWidget *view = display_find (self->page, SAL_TYPE_WHITESPACE_CELL_VIEW, NULL);
  GtkWidget *list = display_find (view, GTK_TYPE_LIST_BOX, "What the cell is made of");
  GtkWidget *matrix = display_find (self->page, SAL_TYPE_WHITESPACE_MATRIX, NULL);
  guint row, family;

  g_assert_true (gtk_widget_grab_focus (cell));
  display_settle ();
  g_assert_nonnull (display_find (list, GTK_TYPE_LIST_BOX_ROW, "Installed, 1 Jan 2020, $100"));
  g_assert_nonnull (display_find (list, GTK_TYPE_LIST_BOX_ROW, "Potential, 1 Jan 2020, $80"));

  g_assert_true (gtk_widget_child_focus (matrix, GTK_DIR_DOWN));
  display_settle ();
  g_assert_true (sal_whitespace_matrix_get_chosen (SAL_WHITESPACE_MATRIX (matrix), &row, &family));
  g_assert_cmpuint (row, ==, 3);
  g_assert_cmpuint (family, ==, 0);
  g_assert_null (display_find (list, GTK_TYPE_LIST_BOX_ROW, "Installed, 1 Jan 2020, $100"));

  g_assert_true (gtk_widget_child_focus (matrix, GTK_DIR_RIGHT));
  display_settle ();
  g_assert_nonnull (
      display_find (list, GTK_TYPE_LIST_BOX_ROW, "Makes its own, Not Eligible · 1 Jan 2020"));
}

static gboolean
shows_menu (gpointer data)
{
  GtkWidget *menu = display_find (data, GTK_TYPE_POPOVER_MENU, NULL);

  return menu != NULL && gtk_widget_get_mapped (menu) &&
         display_find (menu, GTK_TYPE_LABEL, "Start Growth Play") != NULL;
}

/* An open cell offers to start an opportunity that is filled in; one command adds it, and undoing
 * takes it away. */
static void
test_start (Setup *self, gconstpointer target)
{
  GtkWidget *cell = wait_for_cell (self, "Jena, Pumps: open, $250");
  g_autofree char *added = NULL;

  g_signal_emit_by_name (cell, "clicked");
  display_wait (
      shows_menu, display_find (self->page, SAL_TYPE_WHITESPACE_MATRIX, NULL), "what can be done");
  gtk_widget_activate_action (cell, "whitespace.start-opportunity", NULL);
  display_wait (shows_form, self, "the form of an opportunity");
  g_assert_true (sal_page_get_can_go_back (self->page));
  gtk_widget_activate_action (
      display_find (self->page, SAL_TYPE_RECORD_FORM, NULL), "form.save", NULL);
  display_wait (shows_no_form, self, "the matrix again");
  wait_for_cell (self, "Jena, Pumps: in pipeline, $250");
  added = fixture_query_text (self->store,
                              "SELECT o.name || ' ' || account || ' ' || buying_unit || ' ' ||"
                              " product_family || ' ' || amount || ' ' || s.status FROM opportunity"
                              " o JOIN stage s ON s.id = o.stage");
  g_assert_cmpstr (added, ==, "Alder – Pumps 1 12 1 25000 open");

  fixture_undo (self->store, 0);
  wait_for_cell (self, "Jena, Pumps: open, $250");
  g_assert_cmpint (fixture_query (self->store, "SELECT count(*) FROM opportunity"), ==, 0);
}

/* Or a growth play of the plan in force. */
static void
test_play (Setup *self, gconstpointer target)
{
  GtkWidget *cell = wait_for_cell (self, "Jena, Pumps: open, $250");
  g_autofree char *added = NULL;

  fixture_do (self->store,
              "INSERT INTO account_plan (id, account, name, status, valid_from) VALUES"
              " (70, 1, 'Then', 'closed', '2025-01-01'), (71, 1, 'Now', 'active', '2026-01-01')");
  display_wait_for_page (self->page);
  cell = wait_for_cell (self, "Jena, Pumps: open, $250");
  gtk_widget_grab_focus (cell);
  display_settle ();
  gtk_widget_activate_action (GTK_WIDGET (find_matrix (self)), "whitespace.start-play", NULL);
  display_wait (shows_form, self, "the form of a growth play");
  gtk_widget_activate_action (
      display_find (self->page, SAL_TYPE_RECORD_FORM, NULL), "form.save", NULL);
  display_wait (shows_no_form, self, "the matrix again");
  added = fixture_query_text (self->store,
                              "SELECT name || ' ' || plan || ' ' || buying_unit || ' ' ||"
                              " product_family || ' ' || value FROM growth_play");
  g_assert_cmpstr (added, ==, "Introduce Pumps 71 12 1 25000");
}

/* What is typed for a cell counts at once; leaving a form that was not touched asks nothing. */
static void
test_potential (Setup *self, gconstpointer target)
{
  GtkWidget *cell = wait_for_cell (self, "Halle, Valves: open");

  gtk_widget_grab_focus (cell);
  display_settle ();
  gtk_widget_activate_action (cell, "whitespace.set-potential", NULL);
  display_wait (shows_form, self, "the form of a potential");
  display_settle (); /* the pages above hear of it */
  sal_page_go_back (self->page);
  display_wait (shows_no_form, self, "the matrix again");

  fixture_do (self->store,
              "INSERT INTO account_potential (id, account, buying_unit, product_family, amount,"
              " source, as_of) VALUES (9, 1, 11, 2, 7000, 'typed', '2020-01-01')");
  wait_for_cell (self, "Halle, Valves: open, $70");
}

/* --- the room --- */

static gpointer
find_named_table (Setup *self, const char *name)
{
  GtkWidget *view = display_find (self->page, GTK_TYPE_COLUMN_VIEW, name);

  g_assert_nonnull (view);

  return gtk_widget_get_ancestor (view, SAL_TYPE_INDEX_TABLE);
}

static gpointer
find_table (Setup *self)
{
  return find_named_table (self, "Whitespace by account and product family");
}

static char *
read_table (Setup *self)
{
  return sal_index_table_to_text (find_table (self));
}

static void
test_room (Setup *self, gconstpointer target)
{
  GtkWidget *entry = display_find (self->page, GTK_TYPE_SEARCH_ENTRY, "Find an Account");
  GtkWidget *strip = display_find (self->page, SAL_TYPE_CROSS_SELL_STRIP, NULL);
  g_autofree char *all = read_table (self);
  g_autofree char *some = NULL;

  g_assert_cmpstr (
      all,
      ==,
      "Account\tTier\tSegment\tOwner\tOpen Value\tMore of What It Has\tBought in a Year\t"
      "Penetration\tPumps\tValves\n"
      "Alder\t\tLarge\t\t250.00\t0.00\t100.00\t0.3333333333333333\t"
      "owned 1/2 100.00, open 1/2 250.00\topen 0.00\n"
      "Birch\t\tSmall\t\t0.00\t0.00\t50.00\t0.5\topen 0.00\towned 50.00\n"
      "Halden\t\t\t\t0.00\t0.00\t0.00\t0\topen 0.00\topen 0.00\n");
  /* two customers with one of two families each */
  g_assert_nonnull (display_find (strip, GTK_TYPE_MENU_BUTTON, "Cross-Sell Ratio: 50\u00a0%"));
  g_assert_nonnull (display_find (strip, GTK_TYPE_MENU_BUTTON, "Families per Customer: 1.00"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "bir");
  g_signal_emit_by_name (entry, "search-changed");
  display_settle ();
  some = read_table (self);
  g_assert_nonnull (strstr (some, "Birch"));
  g_assert_null (strstr (some, "Alder"));
}

static gboolean
is_written (gpointer path)
{
  g_autofree char *text = NULL;

  /* a file that is there may still be empty */
  return g_file_get_contents (path, &text, NULL, NULL) && strstr (text, "Halden") != NULL &&
         g_str_has_suffix (text, "\n");
}

/* The table lists by open value, Alder first; sorted by what is bought in a year, from the least
 * on, it is the other way round, and so is the file. */
static void
test_export (Setup *self, gconstpointer target)
{
  SalWhitespacePage *page = display_find (self->page, SAL_TYPE_WHITESPACE_PAGE, NULL);
  GtkColumnView *view = display_find (page, GTK_TYPE_COLUMN_VIEW, NULL);
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (view), 6);
  g_autofree char *folder = g_dir_make_tmp ("salient-whitespace-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "w.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  const char *places[3];

  gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
  display_settle ();
  sal_whitespace_page_export_to (page, file);
  display_wait (is_written, path, "the file");
  display_wait_for_text (self->page, "Owner");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  places[0] = strstr (text, "Halden");
  places[1] = strstr (text, "Birch");
  places[2] = strstr (text, "Alder");
  g_assert_nonnull (places[0]);
  g_assert_true (places[0] < places[1]);
  g_assert_true (places[1] < places[2]);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* An account that is opened shows its own cells. */
static void
test_open (Setup *self, gconstpointer target)
{
  g_signal_emit_by_name (find_table (self), "activated", 0u);
  wait_for_cell (self, "Jena, Pumps: open, $250");
}

static gboolean
has_matrix (gpointer data)
{
  guint row, family;
  SalWhitespaceMatrix *matrix = find_matrix (data);

  return matrix != NULL && gtk_widget_get_mapped (GTK_WIDGET (matrix)) &&
         sal_whitespace_matrix_get_chosen (matrix, &row, &family);
}

/* Pressing the cell of a family twice opens the account at it, at the open cell that is worth most:
 * the second family of Alder. */
static void
test_cell (Setup *self, gconstpointer target)
{
  GtkWidget *table = find_table (self), *row = NULL, *cell = NULL;
  GtkColumnView *view = display_find (table, GTK_TYPE_COLUMN_VIEW, NULL);
  guint chosen, family;

  display_settle ();
  row = display_find (view, GTK_TYPE_WIDGET, "Alder");
  g_assert_nonnull (row);
  /* the cells of the families are the last two */
  cell = gtk_widget_get_first_child (gtk_widget_get_last_child (row));
  g_assert_true (GTK_IS_INSCRIPTION (cell));
  g_signal_emit_by_name (display_find_controller (cell, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_PRIMARY),
                         "pressed",
                         2,
                         1.0,
                         1.0);
  g_signal_emit_by_name (view, "activate", 0);
  display_wait (has_matrix, self, "the account");
  g_assert_true (sal_whitespace_matrix_get_chosen (find_matrix (self), &chosen, &family));
  g_assert_cmpuint (family, ==, 1);
  g_assert_cmpuint (chosen, >, SAL_WHITESPACE_ROW_WHOLE);
}

/* --- open cells --- */

static SalIndexTable *
find_cells (Setup *self)
{
  return find_named_table (self, "Open cells by value");
}

/* All that is open of all accounts, by value: Jena's pumps alone have one. The search is that of
 * the accounts, and so is where they are copied and written. */
static void
test_open_cells (Setup *self, gconstpointer target)
{
  GtkWidget *entry = display_find (self->page, GTK_TYPE_SEARCH_ENTRY, "Find an Account");
  g_autofree char *all = sal_index_table_to_text (find_cells (self));
  g_autofree char *some = NULL, *subtitle = NULL;

  g_assert_cmpstr (all,
                   ==,
                   "Account\tBuying Unit\tProduct Family\tOpen Value\tPotential\tBought in a Year\t"
                   "Where the Potential Is From\n"
                   "Alder\tJena\tPumps\t250.00\t250.00\t0.00\timported\n"
                   "Alder\tHalle\tValves\t\t\t0.00\t\n"
                   "Birch\t\tPumps\t\t\t0.00\t\n"
                   "Halden\t\tPumps\t\t\t0.00\t\n"
                   "Halden\t\tValves\t\t\t0.00\t\n");
  g_object_get (self->page, "subtitle", &subtitle, NULL);
  g_assert_cmpstr (subtitle, ==, "5 open cells · $250 open");
  gtk_editable_set_text (GTK_EDITABLE (entry), "bir");
  g_signal_emit_by_name (entry, "search-changed");
  display_settle ();
  some = sal_index_table_to_text (find_cells (self));
  g_assert_nonnull (strstr (some, "Birch"));
  g_assert_null (strstr (some, "Alder"));
}

static gboolean
has_written_cells (gpointer path)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && strstr (text, "Halden,,Valves") != NULL &&
         g_str_has_suffix (text, "\n");
}

static void
test_export_cells (Setup *self, gconstpointer target)
{
  SalWhitespacePage *page = display_find (self->page, SAL_TYPE_WHITESPACE_PAGE, NULL);
  g_autofree char *folder = g_dir_make_tmp ("salient-whitespace-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "w.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;

  sal_whitespace_page_export_to (page, file);
  display_wait (has_written_cells, path, "the file");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Alder,Jena,Pumps,250.00,250.00,0.00,imported"));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static gboolean
has_chosen_valves (gpointer data)
{
  guint row, family;
  SalWhitespaceMatrix *matrix = find_matrix (data);

  return has_matrix (data) && sal_whitespace_matrix_get_chosen (matrix, &row, &family) &&
         row == SAL_WHITESPACE_ROW_UNITS && family == 1;
}

/* An open cell that is opened is the one that is chosen in its account, also if it is not the best;
 * and what is begun with it is begun there. */
static void
test_open_cell (Setup *self, gconstpointer target)
{
  g_signal_emit_by_name (find_cells (self), "activated", 1u);
  display_wait (has_chosen_valves, self, "the valves of Halle");
}

static void
test_begin (Setup *self, gconstpointer target)
{
  SalIndexTable *table = find_cells (self);
  g_autoptr (GtkBitset) rows = gtk_bitset_new_range (0, 1);
  g_autofree char *added = NULL;

  sal_index_table_select (table, rows);
  display_settle ();
  gtk_widget_activate_action (GTK_WIDGET (table), "cells.start-opportunity", NULL);
  display_wait (shows_form, self, "the form of an opportunity");
  gtk_widget_activate_action (
      display_find (self->page, SAL_TYPE_RECORD_FORM, NULL), "form.save", NULL);
  display_wait (shows_no_form, self, "the matrix again");
  added = fixture_query_text (self->store,
                              "SELECT buying_unit || ' ' || product_family || ' ' || amount"
                              " FROM opportunity");
  g_assert_cmpstr (added, ==, "12 1 25000");
}

/* (nullable): the heading of a column */
static GtkLabel *
find_heading (gpointer root, const char *title)
{
  GtkLabel *found = NULL;

  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (root), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_heading (child, title);

  return found;
}

/* However many families there are, the sums of an account show beside them, and the last family is
 * scrolled to. */
static void
test_sums (Setup *self, gconstpointer target)
{
  static const char sums[] = "4\u00a0% (1 of 27) · $250";
  graphene_rect_t place;
  GtkLabel *label;

  fixture_do (
      self->store,
      "INSERT INTO product_family (id, name) SELECT 100 + value, 'With a long name ' || value"
      " FROM json_each ('[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]')");
  wait_for_cell (self, "Jena, With a long name 12: open");
  display_wait_for_text (self->page, sums);
  display_settle ();
  label = find_heading (self->page, sums);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (label), GTK_WIDGET (self->page), &place));
  g_assert_cmpfloat (place.origin.x, >=, 0);
  g_assert_cmpfloat (
      place.origin.x + place.size.width, <=, gtk_widget_get_width (GTK_WIDGET (self->page)));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (label)));
}

static gboolean
reads_families (gpointer data)
{
  GtkWidget *table = find_table (data);
  GtkLabel *one = find_heading (table, "Instrumentation"), *other = find_heading (table, "Valves");

  return one != NULL && other != NULL && gtk_widget_get_mapped (GTK_WIDGET (one)) &&
         !pango_layout_is_ellipsized (gtk_label_get_layout (one)) &&
         !pango_layout_is_ellipsized (gtk_label_get_layout (other));
}

/* A family can be read whole where it has an ordinary name. */
static void
test_headings (Setup *self, gconstpointer target)
{
  fixture_do (self->store, "UPDATE product_family SET name = 'Instrumentation' WHERE id = 1");
  display_wait_for_page (self->page);
  display_wait (reads_families, self, "the names of the families");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

#define ADD(path, target, func)                                                                    \
  g_test_add ("/account-whitespace/" path, Setup, target, set_up, func, tear_down)
  ADD ("cells", "account/1/whitespace", test_cells);
  ADD ("explain", "account/1/whitespace", test_explain);
  ADD ("start", "account/1/whitespace", test_start);
  ADD ("play", "account/1/whitespace", test_play);
  ADD ("sums", "account/1/whitespace", test_sums);
  ADD ("potential", "account/1/whitespace", test_potential);
  ADD ("room", "whitespace", test_room);
  ADD ("cell", "whitespace", test_cell);
  ADD ("headings", "whitespace", test_headings);
  ADD ("export", "whitespace", test_export);
  ADD ("open", "whitespace", test_open);
  ADD ("open-cells", "whitespace/cells", test_open_cells);
  ADD ("export-cells", "whitespace/cells", test_export_cells);
  ADD ("open-cell", "whitespace/cells", test_open_cell);
  ADD ("begin", "whitespace/cells", test_begin);
#undef ADD

  return g_test_run ();
}
