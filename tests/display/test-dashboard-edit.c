/* test-dashboard-edit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "sal-dashboard-list.h"
#include "sal-threshold-dialog.h"
#include "sal-tile-dialog.h"
#include "sal-tile-grid.h"
#include "sal-tile-view.h"

typedef struct
{
  SalWorkspace *workspace;
  SalWindow *window;
  SalPage *page;
  SalTileGrid *grid;
  SalDashboardList *list;
  char *expected; /* what is waited for */
  guint n_expected;
} Fixture;

static GtkWidget *
find_button (gpointer root, const char *label)
{
  GtkWidget *button = display_find (root, GTK_TYPE_BUTTON, label);

  return button != NULL && gtk_widget_get_mapped (button) ? button : NULL;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = display_create_workspace (12);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "dashboard");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
  self->grid = display_find (self->page, SAL_TYPE_TILE_GRID, NULL);
  self->list = sal_dashboard_list_new (self->workspace);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  GSettings *settings = sal_application_get_settings (display_get_application ());

  g_settings_reset (settings, "dashboard");
  g_clear_pointer (&self->expected, g_free);
  g_clear_object (&self->list);
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

static const char *
title_of (Fixture *self, guint index)
{
  return sal_tile_view_get_content (SAL_TILE_VIEW (sal_tile_grid_get_child (self->grid, index)))
      ->title;
}

static gboolean
has_undo (gpointer data)
{
  Fixture *self = data;
  SalChange *undo = sal_store_get_undo (sal_workspace_get_store (self->workspace));

  return undo != NULL && g_str_equal (sal_change_get_label (undo), self->expected);
}

/* Waits until what would be undone is @label. */
static void
wait_for_undo (Fixture *self, const char *label)
{
  g_free (self->expected);
  self->expected = g_strdup (label);
  display_wait (has_undo, self, label);
}

static gboolean
has_first (gpointer data)
{
  Fixture *self = data;

  return g_str_equal (title_of (self, 1), self->expected);
}

static void
wait_for_first (Fixture *self, const char *title)
{
  g_free (self->expected);
  self->expected = g_strdup (title);
  display_wait (has_first, self, title);
}

static gboolean
has_n_tiles (gpointer data)
{
  Fixture *self = data;

  return sal_tile_grid_get_n_children (self->grid) == self->n_expected;
}

static void
wait_for_tiles (Fixture *self, guint n)
{
  self->n_expected = n;
  display_wait (has_n_tiles, self, "as many tiles");
}

static gboolean
is_editing (gpointer data)
{
  return find_button (((Fixture *) data)->page, "Done") != NULL;
}

static gboolean
is_reading (gpointer data)
{
  return find_button (((Fixture *) data)->page, "Done") == NULL;
}

static void
start (Fixture *self)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->grid), "dashboard.edit", NULL));
  display_wait (is_editing, self, "editing");
}

static void
undo (Fixture *self)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL));
}

static gboolean
has_tile (gpointer data)
{
  Fixture *self = data;

  return display_find (self->page, SAL_TYPE_TILE_VIEW, self->expected) != NULL;
}

/* A dashboard of the program is copied; each step is one of its own and can be undone in turn. */
static void
test_steps (Fixture *self, gconstpointer data)
{
  GtkWidget *tile;

  g_assert_true (is_reading (self));
  start (self);
  g_assert_nonnull (display_find (self->page, GTK_TYPE_MENU_BUTTON, "Dashboard: Executive, Copy"));
  wait_for_undo (self, "Duplicate Dashboard “Executive”");

  tile = sal_tile_grid_get_child (self->grid, 1);
  g_signal_emit_by_name (tile, "move", 2);
  g_assert_true (sal_tile_grid_get_child (self->grid, 3) == tile);
  g_signal_emit_by_name (tile, "resize", 1, 0);
  g_signal_emit_by_name (tile, "resize", 0, 1);
  g_assert_nonnull (
      display_find (self->page, SAL_TYPE_TILE_VIEW, "Bookings, tile 4 of 9, 4 columns by 3 rows"));
  g_signal_emit_by_name (sal_tile_grid_get_child (self->grid, 1), "remove");
  g_assert_cmpuint (sal_tile_grid_get_n_children (self->grid), ==, 8);
  wait_for_undo (self, "Remove Tile “Open Pipeline”");

  undo (self);
  wait_for_tiles (self, 9);
  wait_for_undo (self, "Resize Tile “Bookings”");
  undo (self);
  undo (self);
  wait_for_undo (self, "Move Tile “Bookings”");
  g_free (self->expected);
  self->expected = g_strdup ("Bookings, tile 4 of 9, 3 columns by 2 rows");
  display_wait (has_tile, self, "the size before");
  undo (self);
  wait_for_first (self, "Bookings");

  /* with the dashboard itself undone, there is nothing to edit */
  wait_for_undo (self, "Duplicate Dashboard “Executive”");
  undo (self);
  display_wait (is_reading, self, "the end of editing");
  g_assert_nonnull (display_find (self->page, GTK_TYPE_MENU_BUTTON, "Dashboard: Executive"));
}

static gboolean
has_dialog (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  Fixture *self = data;

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if ((SAL_IS_TILE_DIALOG (l->data) || SAL_IS_THRESHOLD_DIALOG (l->data)) &&
          gtk_widget_get_mapped (l->data))
        {
          g_object_set_data (G_OBJECT (self->window), "dialog", l->data);
          return TRUE;
        }
    }

  return FALSE;
}

/* A metric is found by a word of its definition, and becomes a tile. */
static void
test_add (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog, *row;
  GtkEditable *search;

  start (self);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->grid), "dashboard.add-tile", NULL));
  display_wait (has_dialog, self, "the dialog");
  dialog = g_object_get_data (G_OBJECT (self->window), "dialog");
  search = display_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);
  row = display_find (dialog, ADW_TYPE_ACTION_ROW, "Sales Cycle");
  g_assert_nonnull (row);
  g_assert_false (gtk_widget_get_sensitive (display_find (dialog, GTK_TYPE_BUTTON, "Add")));
  gtk_editable_set_text (search, "creation close");
  g_signal_emit_by_name (search, "search-changed");
  display_settle ();
  g_assert_true (gtk_widget_get_child_visible (row));
  g_assert_null (display_find (dialog, ADW_TYPE_ACTION_ROW, "Quota"));

  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (row)), GTK_LIST_BOX_ROW (row));
  g_signal_emit_by_name (display_find (dialog, GTK_TYPE_BUTTON, "Add"), "clicked");
  wait_for_tiles (self, 10);
  g_assert_cmpstr (title_of (self, 9), ==, "Sales Cycle");
  wait_for_undo (self, "Add Tile “Sales Cycle”");
}

static gboolean
has_thresholds (gpointer data)
{
  Fixture *self = data;

  return sal_dashboard_list_get_n (self->list) == 5 &&
         sal_dashboard_layout_get (sal_dashboard_list_get (self->list, 4)->layout, 0)
                 ->thresholds->len > 0;
}

/* A threshold is entered as people write it; what is no figure is refused and named. */
static void
test_thresholds (Fixture *self, gconstpointer data)
{
  const SalDashboardTile *tile;
  const SalTileThreshold *threshold;
  GtkWidget *dialog;
  GtkEditable *rate, *days;

  start (self);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->grid), "dashboard.thresholds", NULL));
  display_wait (has_dialog, self, "the dialog");
  dialog = g_object_get_data (G_OBJECT (self->window), "dialog");
  rate = display_find (dialog, GTK_TYPE_ENTRY, "Win Rate: Below");
  days = display_find (dialog, GTK_TYPE_ENTRY, "Sales Cycle: Above");
  gtk_editable_set_text (rate, "35 %");
  gtk_editable_set_text (days, "long");
  g_signal_emit_by_name (display_find (dialog, GTK_TYPE_BUTTON, "Set"), "clicked");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (days), "error"));
  gtk_editable_set_text (days, "120.5");
  g_signal_emit_by_name (display_find (dialog, GTK_TYPE_BUTTON, "Set"), "clicked");
  wait_for_undo (self, "Set Thresholds");

  display_wait (has_thresholds, self, "the record");
  tile = sal_dashboard_layout_get (sal_dashboard_list_get (self->list, 4)->layout, 0);
  g_assert_cmpint (tile->show, ==, SAL_TILE_EXCEPTIONS);
  g_assert_cmpuint (tile->thresholds->len, ==, 2);
  threshold = &g_array_index (tile->thresholds, SalTileThreshold, 0);
  g_assert_cmpstr (threshold->metric, ==, "win_rate");
  g_assert_cmpfloat_with_epsilon (threshold->below, 0.35, 1e-9);
  g_assert_cmpfloat (g_array_index (tile->thresholds, SalTileThreshold, 1).above, ==, 120.5);
}

static gboolean
has_published (gpointer data)
{
  Fixture *self = data;
  guint n = sal_dashboard_list_get_n (self->list);

  return n == self->n_expected && sal_dashboard_list_get (self->list, 4)->is_published;
}

/* A published dashboard is locked; changing it makes a new version, and the old one stays as it
 * was. */
static void
test_versions (Fixture *self, gconstpointer data)
{
  const SalDashboardEntry *old, *new;

  start (self);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->grid), "dashboard.publish", NULL));
  self->n_expected = 5;
  display_wait (has_published, self, "publishing");
  display_wait (is_reading, self, "the end of editing");

  start (self);
  self->n_expected = 6;
  display_wait (has_published, self, "a new version");
  g_signal_emit_by_name (sal_tile_grid_get_child (self->grid, 1), "remove");
  wait_for_undo (self, "Remove Tile “Bookings”");
  wait_for_tiles (self, 8);
  display_settle ();

  old = sal_dashboard_list_get (self->list, 4);
  new = sal_dashboard_list_get (self->list, 5);
  g_assert_cmpstr (old->name, ==, new->name);
  g_assert_cmpint (old->version, ==, 1);
  g_assert_cmpint (new->version, ==, 2);
  g_assert_false (new->is_published);
  g_assert_cmpuint (old->layout->tiles->len, ==, 9);
  g_assert_nonnull (
      display_find (self->page, GTK_TYPE_MENU_BUTTON, "Dashboard: Executive, Copy (version 2)"));
}

static gboolean
other_has_eight (gpointer data)
{
  return sal_tile_grid_get_n_children (data) == 8;
}

/* Another window on the same dashboard follows. */
static void
test_two_windows (Fixture *self, gconstpointer data)
{
  SalWindow *other;
  SalTileGrid *grid;

  start (self);
  other = display_open_window (self->workspace);
  sal_window_show_room (other, "dashboard");
  display_wait_for_page (sal_window_get_page (other));
  grid = display_find (sal_window_get_page (other), SAL_TYPE_TILE_GRID, NULL);
  g_assert_nonnull (display_find (
      sal_window_get_page (other), GTK_TYPE_MENU_BUTTON, "Dashboard: Executive, Copy"));
  g_assert_cmpuint (sal_tile_grid_get_n_children (grid), ==, 9);
  g_signal_emit_by_name (sal_tile_grid_get_child (self->grid, 7), "remove");
  display_wait (other_has_eight, grid, "the other window to follow");
  display_close_window (other);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

  g_test_add ("/dashboard-edit/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/dashboard-edit/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/dashboard-edit/thresholds", Fixture, NULL, set_up, test_thresholds, tear_down);
  g_test_add ("/dashboard-edit/versions", Fixture, NULL, set_up, test_versions, tear_down);
  g_test_add ("/dashboard-edit/two-windows", Fixture, NULL, set_up, test_two_windows, tear_down);

  return g_test_run ();
}
