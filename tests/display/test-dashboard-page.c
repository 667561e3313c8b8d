/* test-dashboard-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "sal-chart-view.h"
#include "sal-dashboard-level.h"
#include "sal-dashboard-overview.h"
#include "sal-explain-window.h"
#include "sal-metric-tile.h"
#include "sal-opportunity-view.h"
#include "sal-record-table.h"
#include "sal-tile-grid.h"
#include "sal-tile-view.h"

#define N_DEALS 12

typedef struct
{
  SalWorkspace *workspace;
  SalWindow *window;
  SalPage *page;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = display_create_workspace (N_DEALS);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "dashboard");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

/* The button of a tile whose accessible name starts with a metric's label. */
static GtkWidget *
find_tile (Fixture *self, const char *metric)
{
  SalTileGrid *grid = display_find (self->page, SAL_TYPE_TILE_GRID, NULL);
  GtkWidget *tile = NULL;

  for (guint i = 0; i < sal_tile_grid_get_n_children (grid) && tile == NULL; i++)
    {
      GtkWidget *child = sal_tile_grid_get_child (grid, i);
      GtkWidget *label = display_find (child, GTK_TYPE_LABEL, NULL);

      if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), metric) == 0)
        tile = display_find (child, SAL_TYPE_METRIC_TILE, NULL);
    }
  g_assert_nonnull (tile);

  return tile;
}

static gboolean
has_level (gpointer data)
{
  Fixture *self = data;
  GtkWidget *level = display_find (self->page, SAL_TYPE_DASHBOARD_LEVEL, NULL);

  return level != NULL && gtk_widget_get_mapped (level) && !sal_page_is_busy (self->page);
}

static gboolean
has_opportunity (gpointer data)
{
  Fixture *self = data;
  SalOpportunityView *view = display_find (self->page, SAL_TYPE_OPPORTUNITY_VIEW, NULL);

  return view != NULL && gtk_widget_get_mapped (GTK_WIDGET (view)) &&
         *sal_opportunity_view_get_title (view) != '\0';
}

static gboolean
has_overview (gpointer data)
{
  Fixture *self = data;

  return gtk_widget_get_mapped (display_find (self->page, SAL_TYPE_DASHBOARD_OVERVIEW, NULL));
}

/* What assistive technology is told of the dashboard. */
static void
test_dashboard_page_names (Fixture *self, gconstpointer data)
{
  GtkWidget *tile = find_tile (self, "Bookings");
  GtkWidget *units = display_find (self->page, SAL_TYPE_CHART_VIEW, "Figures by Unit");

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_true (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_nonnull (units);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (units), GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_nonnull (display_find (self->page, GTK_TYPE_DROP_DOWN, "Period"));
  g_assert_false (sal_page_get_can_go_back (self->page));
}

/* The figures of another period are there at once, and what is out of the ordinary; those of the
 * period before are still known. */
static void
test_dashboard_page_exceptions (Fixture *self, gconstpointer data)
{
  GtkDropDown *period = display_find (self->page, GTK_TYPE_DROP_DOWN, "Period");
  SalTileGrid *grid = display_find (self->page, SAL_TYPE_TILE_GRID, NULL);
  SalTileView *exceptions = SAL_TILE_VIEW (sal_tile_grid_get_child (grid, 0));
  SalTileView *figure = SAL_TILE_VIEW (sal_tile_grid_get_child (grid, 1));
  const SalTileContent *before = sal_tile_view_get_content (exceptions);
  const SalTileContent *figure_before = sal_tile_view_get_content (figure);
  guint chosen = gtk_drop_down_get_selected (period);

  g_assert_nonnull (before->exceptions);
  gtk_drop_down_set_selected (period, chosen == 0 ? 1 : 0);
  g_assert_true (sal_tile_view_get_content (figure) != figure_before);
  g_assert_true (sal_tile_view_get_content (exceptions) != before);
  g_assert_nonnull (sal_tile_view_get_content (exceptions)->exceptions);
  gtk_drop_down_set_selected (period, chosen);
  g_assert_true (sal_tile_view_get_content (figure) == figure_before);
  g_assert_true (sal_tile_view_get_content (exceptions) == before);
}

static GtkWidget *
find_explanation (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (SAL_IS_EXPLAIN_WINDOW (l->data) && gtk_widget_get_mapped (l->data))
        return l->data;
    }

  return NULL;
}

static gboolean
has_explanation (gpointer data)
{
  return find_explanation () != NULL;
}

static gboolean
has_no_explanation (gpointer data)
{
  return find_explanation () == NULL;
}

/* A tile is explained, and its records are to be had from there; Escape closes the window. A cell
 * of a table is explained by the keyboard. */
static void
test_dashboard_page_explain (Fixture *self, gconstpointer data)
{
  GtkWidget *button = display_find (self->page, GTK_TYPE_BUTTON, "Explain Win Rate");
  GtkWidget *units = display_find (self->page, SAL_TYPE_CHART_VIEW, "Figures by Unit");
  GtkWidget *window;

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  display_wait (has_explanation, self, "the explanation");
  window = find_explanation ();
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Explain Win Rate");
  g_assert_true (gtk_widget_activate_action (window, "window.close", NULL));
  display_wait (has_no_explanation, self, "the end of the explanation");

  gtk_widget_activate_action (units, "chart.explain", NULL); /* of no cell: nothing happens */
  g_assert_null (find_explanation ());
  gtk_widget_grab_focus (units);
  g_assert_true (gtk_widget_activate_action (units, "chart.explain", NULL));
  display_wait (has_explanation, self, "the explanation of a cell");
  window = find_explanation ();
  g_assert_true (
      g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), "Explain Bookings, "));
  g_signal_emit_by_name (window, "show-records");
  display_wait (has_level, self, "the records of the cell");
  gtk_window_close (GTK_WINDOW (window));
}

static gboolean
shows_operations (gpointer data)
{
  Fixture *self = data;

  return !sal_page_is_busy (self->page) &&
         display_find (self->page, SAL_TYPE_CHART_VIEW, "Figures by Source") != NULL;
}

/* Another dashboard is chosen from the menu, has tiles of its own, and is remembered. */
static void
test_dashboard_page_choose (Fixture *self, gconstpointer data)
{
  GSettings *settings = sal_application_get_settings (display_get_application ());
  SalTileGrid *grid = display_find (self->page, SAL_TYPE_TILE_GRID, NULL);
  GtkWidget *button = display_find (self->page, GTK_TYPE_MENU_BUTTON, "Dashboard: Executive");

  g_assert_nonnull (button);
  g_assert_cmpuint (sal_tile_grid_get_n_children (grid), ==, 9);
  g_assert_true (gtk_widget_activate_action (button, "dashboard.choose", "s", "operations"));
  display_wait (shows_operations, self, "another dashboard");
  g_assert_cmpuint (sal_tile_grid_get_n_children (grid), ==, 10);
  g_assert_nonnull (display_find (self->page, GTK_TYPE_MENU_BUTTON, "Dashboard: Operations"));
  g_assert_nonnull (find_tile (self, "Sales Cycle"));
  g_assert_true (gtk_widget_activate_action (button, "dashboard.choose", "s", "executive"));
  g_assert_cmpuint (sal_tile_grid_get_n_children (grid), ==, 9);
  g_assert_nonnull (g_settings_get_user_value (settings, "dashboard"));
}

/* From the figure to its records, to one of them, and all the way back. */
static void
test_dashboard_page_drill (Fixture *self, gconstpointer data)
{
  SalRecordTable *table;
  GtkWidget *view;

  g_signal_emit_by_name (find_tile (self, "Bookings"), "clicked");
  display_wait (has_level, self, "a level");
  g_assert_true (sal_page_get_can_go_back (self->page));
  table = display_find (self->page, SAL_TYPE_RECORD_TABLE, NULL);
  view = display_find (table, GTK_TYPE_COLUMN_VIEW, NULL);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))),
      >,
      0);

  g_signal_emit_by_name (view, "activate", 0);
  display_wait (has_opportunity, self, "an opportunity");

  sal_page_go_back (self->page);
  display_wait (has_level, self, "the level");
  sal_page_go_back (self->page);
  display_wait (has_overview, self, "the dashboard");
  g_assert_false (sal_page_get_can_go_back (self->page));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

  g_test_add ("/dashboard-page/names", Fixture, NULL, set_up, test_dashboard_page_names, tear_down);
  g_test_add ("/dashboard-page/exceptions",
              Fixture,
              NULL,
              set_up,
              test_dashboard_page_exceptions,
              tear_down);
  g_test_add (
      "/dashboard-page/choose", Fixture, NULL, set_up, test_dashboard_page_choose, tear_down);
  g_test_add (
      "/dashboard-page/explain", Fixture, NULL, set_up, test_dashboard_page_explain, tear_down);
  g_test_add ("/dashboard-page/drill", Fixture, NULL, set_up, test_dashboard_page_drill, tear_down);

  return g_test_run ();
}
