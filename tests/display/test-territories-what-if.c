/* test-territories-what-if.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "territories-fixture.h"

#include "sal-alignment-dialog.h"
#include "sal-alignment.h"
#include "sal-customers-dialog.h"
#include "sal-kinds.h"
#include "sal-region-dialog.h"
#include "sal-what-if-dialog.h"

/* Three states beside each other, in the order of their names. */

static const Post posts[] = {
  { "Arizona", "AZ", "Ana", 33.4, -112 },
  { "California", "CA", "Bo", 36.5, -119.5 },
  { "Nevada", "NV", "Cy", 39, -117 },
};

#define ARIZONA    0
#define CALIFORNIA 1
#define NEVADA     2

#define CLARK       "32003" /* of Nevada, beside both others */
#define LOS_ANGELES "06037"

#define WHAT_IF GSIZE_TO_POINTER (SAL_TYPE_WHAT_IF_DIALOG)

static void
set_up (TerritoriesFixture *self, gconstpointer data)
{
  territories_fixture_set_up (self, posts, G_N_ELEMENTS (posts));
}

static void
tear_down (TerritoriesFixture *self, gconstpointer data)
{
  territories_fixture_tear_down (self);
}

static void
open_dialog (TerritoriesFixture *self, const char *action, GType type)
{
  gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL);
  display_wait (territories_has_window, GSIZE_TO_POINTER (type), "the dialog");
}

static GtkWidget *
get_button (GType type, const char *text)
{
  return display_find_button (territories_find_window (type), text);
}

static gboolean
can_apply (gpointer data)
{
  return gtk_widget_get_sensitive (get_button (SAL_TYPE_WHAT_IF_DIALOG, "_Apply"));
}

static gboolean
has_row (gpointer name)
{
  return display_find (
             territories_find_window (SAL_TYPE_WHAT_IF_DIALOG), ADW_TYPE_ACTION_ROW, name) != NULL;
}

static void
apply (TerritoriesFixture *self)
{
  gint64 last = sal_store_get_last_change (self->store);

  display_wait (can_apply, NULL, "the outcome");
  g_signal_emit_by_name (get_button (SAL_TYPE_WHAT_IF_DIALOG, "_Apply"), "clicked");
  display_wait (territories_has_no_window, WHAT_IF, "its end");
  display_settle ();
  display_wait_for_page (self->page);
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last + 1);
}

static guint
count_rows (TerritoriesFixture *self)
{
  GtkListBox *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Territories");
  guint n_rows = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n_rows) != NULL)
    n_rows++;

  return n_rows;
}

/* Nevada has 17 counties, which go to both others. */
static void
test_leaves (TerritoriesFixture *self, gconstpointer data)
{
  gint64 last = sal_store_get_last_change (self->store);

  territories_choose (self, NEVADA);
  open_dialog (self, "territories.what-if-leaves", SAL_TYPE_WHAT_IF_DIALOG);
  display_wait (has_row, (gpointer) "Areas That Move: 17", "what moves");
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last);
  apply (self);
  g_assert_cmpuint (count_rows (self), ==, 2);
  g_assert_cmpuint (territories_get_owner (self, CLARK), <, 2);
  territories_undo (self);
  g_assert_cmpuint (count_rows (self), ==, 3);
  g_assert_cmpuint (territories_get_owner (self, CLARK), ==, NEVADA);
}

static void
test_people (TerritoriesFixture *self, gconstpointer data)
{
  GtkSpinButton *spin;

  open_dialog (self, "territories.what-if-people", SAL_TYPE_WHAT_IF_DIALOG);
  spin = display_find (
      territories_find_window (SAL_TYPE_WHAT_IF_DIALOG), GTK_TYPE_SPIN_BUTTON, "More People");
  gtk_spin_button_set_value (spin, 0);
  g_assert_false (gtk_widget_get_sensitive (get_button (SAL_TYPE_WHAT_IF_DIALOG, "_Apply")));
  gtk_spin_button_set_value (spin, 2);
  apply (self);
  g_assert_cmpuint (count_rows (self), ==, 5);
  territories_undo (self);
  g_assert_cmpuint (count_rows (self), ==, 3);
}

static gboolean
put_in_force (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalRecord) record = sal_transaction_load (
      transaction, &sal_alignment_kind, ((TerritoriesFixture *) data)->alignment, error);

  sal_record_set_text (record, "status", SAL_ALIGNMENT_ACTIVE);

  return sal_transaction_update (transaction, record, error);
}

/* What is in force is not changed: a branch is offered. */
static void
test_read_only (TerritoriesFixture *self, gconstpointer data)
{
  territories_run (self, put_in_force, self);
  display_settle ();
  display_wait_for_page (self->page);
  open_dialog (self, "territories.what-if-leaves", SAL_TYPE_WHAT_IF_DIALOG);
  g_assert_false (gtk_widget_get_visible (get_button (SAL_TYPE_WHAT_IF_DIALOG, "_Apply")));
  g_signal_emit_by_name (get_button (SAL_TYPE_WHAT_IF_DIALOG, "_Branch…"), "clicked");
  display_wait (
      territories_has_window, GSIZE_TO_POINTER (SAL_TYPE_ALIGNMENT_DIALOG), "the other dialog");
  gtk_window_destroy (GTK_WINDOW (territories_find_window (SAL_TYPE_ALIGNMENT_DIALOG)));
}

typedef struct
{
  TerritoriesFixture *fixture;
  double millions;
} Population;

static gboolean
has_population (gpointer data)
{
  const Population *self = data;
  const char *text = territories_get_figure (self->fixture, "Population");

  return text != NULL && ABS (g_ascii_strtod (text, NULL) - self->millions) < 0.15;
}

static void
wait_for_population (TerritoriesFixture *self, double millions)
{
  Population population = { self, millions };

  display_wait (has_population, &population, "the population");
}

static gboolean
run_sql (SalTransaction *transaction, const char *sql, GError **error)
{
  SalConnection *connection = sal_transaction_get_connection (transaction);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  return statement != NULL && sal_connection_step (connection, statement, &row, error);
}

static gboolean
has_bar (gpointer data)
{
  return territories_find_label (((TerritoriesFixture *) data)->page,
                                 "What if … California: Population +100 %") != NULL;
}

/* California has 39.5 million, then twice as many: also once the alignment was loaded anew, until
 * it is cleared; and nothing is written but the step that was taken. */
static void
test_region (TerritoriesFixture *self, gconstpointer data)
{
  gint64 last = sal_store_get_last_change (self->store);
  GtkDropDown *regions;
  GtkWidget *dialog;

  territories_choose (self, CALIFORNIA);
  wait_for_population (self, 39.5);
  open_dialog (self, "territories.what-if-region", SAL_TYPE_REGION_DIALOG);
  dialog = territories_find_window (SAL_TYPE_REGION_DIALOG);
  regions = display_find (dialog, GTK_TYPE_DROP_DOWN, "Region");
  gtk_drop_down_set_selected (regions, 4); /* Alabama, Alaska, Arizona, Arkansas, California */
  gtk_spin_button_set_value (display_find (dialog, GTK_TYPE_SPIN_BUTTON, "Per Cent More"), 100);
  g_signal_emit_by_name (get_button (SAL_TYPE_REGION_DIALOG, "_Show"), "clicked");
  wait_for_population (self, 79);
  display_wait (has_bar, self, "the bar");
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last);

  territories_choose (self, NEVADA);
  territories_stroke (self, SAL_MAP_PHASE_BEGIN, LOS_ANGELES);
  territories_stroke (self, SAL_MAP_PHASE_END, NULL);
  display_wait_for_page (self->page);
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last + 1);
  /* 3.1 million, and Los Angeles' 10 million twice */
  wait_for_population (self, 23.2);
  territories_undo (self);
  wait_for_population (self, 3.1);
  territories_choose (self, CALIFORNIA);
  wait_for_population (self, 79);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.clear-what-if", NULL);
  wait_for_population (self, 39.5);
}

/* Arizona and Nevada are a region. */
static gboolean
add_region (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return run_sql (transaction,
                  "INSERT INTO territory (id, name, alignment, level)"
                  " SELECT 7, 'Desert', id, 'region' FROM alignment",
                  error) &&
         run_sql (transaction,
                  "UPDATE territory SET parent = 7 WHERE name IN ('Arizona', 'Nevada')",
                  error);
}

static gboolean
has_region (gpointer drop_down)
{
  GtkStringList *regions = GTK_STRING_LIST (gtk_drop_down_get_model (drop_down));
  guint n_regions = g_list_model_get_n_items (G_LIST_MODEL (regions));

  return g_str_equal (gtk_string_list_get_string (regions, n_regions - 1), "Desert");
}

/* Regions of territories can grow too: Nevada and Arizona by a half, 3.1 and 7.3 million; and
 * shrink: what was is forgotten. */
static void
test_own_region (TerritoriesFixture *self, gconstpointer data)
{
  static const double percents[] = { 50, -100 }, nevada[] = { 4.6, 0 }, arizona[] = { 10.9, 0 };

  territories_run (self, add_region, NULL);
  display_settle ();
  display_wait_for_page (self->page);
  for (gsize i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      GtkWidget *dialog;
      GtkDropDown *regions;

      open_dialog (self, "territories.what-if-region", SAL_TYPE_REGION_DIALOG);
      dialog = territories_find_window (SAL_TYPE_REGION_DIALOG);
      regions = display_find (dialog, GTK_TYPE_DROP_DOWN, "Region");
      display_wait (has_region, regions, "the region");
      gtk_drop_down_set_selected (regions,
                                  g_list_model_get_n_items (gtk_drop_down_get_model (regions)) - 1);
      gtk_spin_button_set_value (display_find (dialog, GTK_TYPE_SPIN_BUTTON, "Per Cent More"),
                                 percents[i]);
      g_signal_emit_by_name (get_button (SAL_TYPE_REGION_DIALOG, "_Show"), "clicked");
      territories_choose (self, NEVADA);
      wait_for_population (self, nevada[i]);
      territories_choose (self, ARIZONA);
      wait_for_population (self, arizona[i]);
      territories_choose (self, CALIFORNIA);
      wait_for_population (self, 39.5);
    }
}

/* Halden, who bought a month ago. */
static gboolean
name_account (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return run_sql (
             transaction, "UPDATE opportunity SET close_date = date ('now', '-30 days')", error) &&
         run_sql (transaction,
                  "INSERT INTO territory_account (id, alignment, account, territory)"
                  " SELECT 1, t.alignment, a.id, t.id FROM territory t, account a"
                  " WHERE t.name = 'Nevada'",
                  error);
}

static gboolean
is_loaded (gpointer data)
{
  TerritoriesFixture *self = data;

  return !sal_page_is_busy (self->page) &&
         g_strcmp0 (territories_get_figure (self, "Accounts"), "1") == 0 &&
         g_strcmp0 (territories_get_figure (self, "Revenue"), "$0") != 0;
}

/* All that Nevada has comes from Halden; it is shown when it is asked for. */
static void
test_customers (TerritoriesFixture *self, gconstpointer data)
{
  GtkWidget *dialog, *view;

  territories_run (self, name_account, NULL);
  territories_choose (self, NEVADA);
  display_wait (is_loaded, self, "the account");
  open_dialog (self, "territories.what-if-customers", SAL_TYPE_CUSTOMERS_DIALOG);
  dialog = territories_find_window (SAL_TYPE_CUSTOMERS_DIALOG);
  view = display_find (dialog, GTK_TYPE_COLUMN_VIEW, "Large Customers");
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))),
      ==,
      1);
  g_assert_true (gtk_widget_activate_action (display_find (dialog, GTK_TYPE_MENU_BUTTON, "Sort By"),
                                             "table.sort",
                                             "u",
                                             2)); /* the share */
  g_assert_nonnull (display_find (view, GTK_TYPE_WIDGET, "Halden"));
  g_signal_emit_by_name (view, "activate", 0);
  display_wait (territories_has_no_window, GSIZE_TO_POINTER (SAL_TYPE_CUSTOMERS_DIALOG), "its end");
  display_settle ();
  g_assert_true (sal_window_get_page (self->window) != self->page);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/territories-what-if/" name, TerritoriesFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("leaves", test_leaves);
  ADD ("people", test_people);
  ADD ("read-only", test_read_only);
  ADD ("region", test_region);
  ADD ("own-region", test_own_region);
  ADD ("customers", test_customers);

  return g_test_run ();
}
