/* test-plan-consequences.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <string.h>

#include "pay-fixture.h"
#include "plan-fixture.h"
#include "sal-chart-table-window.h"
#include "sal-chart-view.h"
#include "sal-index-table.h"
#include "sal-kinds.h"
#include "sal-payout-view.h"
#include "sal-plan-assumptions-memory.h"
#include "sal-plan-cell.h"
#include "sal-plan-compare-window.h"
#include "sal-plan-cost-panel.h"
#include "sal-plan-model-view.h"
#include "sal-plan-people-window.h"
#include "sal-plan-version-commands.h"
#include "sal-plans-page.h"

/* Two versions of a plan of 2026, tried out on 2025: the target up to the quota, and above it twice
 * the rate by the one in force, three times by the draft. Targets are 10,000.00, quotas 1,000.00.
 *
 *   Ada sells 1,200.00: 10,000 + 2 × 2,000 = 14,000.00; by the draft 10,000 + 3 × 2,000 = 16,000.00
 *   Bo sells 500.00:                          5,000.00;                                    5,000.00
 */
#define MEMBERS(version, rate)                                                                     \
  "{\"name\": \"Field\", \"version\": \"" version "\", \"from\": \"2026-01-01\", \"to\":"          \
  " \"2026-12-31\", \"components\": [{\"id\": \"deals\", \"period\": \"year\", \"filter\":"        \
  " \"type != \\\"roll-up\\\"\", \"method\": {\"kind\": \"rate_table\", \"rates\": \"base\","      \
  " \"tiers\": [{\"from\": 0, \"rate\": 1}, {\"from\": \"100 %\", \"rate\": " rate "}]}}]}"

#define RATE "components[0].method.tiers[1].rate"

typedef struct
{
  PayFixture office;
  SalWindow *window;
  SalPage *page;
} Fixture;

static gpointer
find_below (gpointer root,
            GType type,
            gboolean (*is_meant) (gpointer widget, gconstpointer data),
            gconstpointer data)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_add (waiting, root);
  for (guint i = 0; i < waiting->len; i++)
    {
      GtkWidget *widget = waiting->pdata[i];

      if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && is_meant (widget, data))
        return widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (waiting, child);
    }

  return NULL;
}

static gboolean
starts_with (gpointer widget, gconstpointer text)
{
  return gtk_widget_get_visible (widget) && g_str_has_prefix (gtk_label_get_text (widget), text);
}

static GtkWidget *
find_label (gpointer root, const char *text)
{
  return find_below (root, GTK_TYPE_LABEL, starts_with, text);
}

static void
import_draft (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPlan) plan = plan_fixture_parse (MEMBERS ("2", "3"), &error);
  SalPlanImport import = { .plan = plan };

  g_assert_no_error (error);
  sal_store_run_sync (self->office.pay,
                      "Import",
                      SAL_COMMAND_DEFAULT,
                      sal_plan_version_import,
                      &import,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
}

static void
choose (Fixture *self, const char *name)
{
  GtkWidget *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Plans");

  g_signal_emit_by_name (list, "row-activated", display_find (list, GTK_TYPE_LIST_BOX_ROW, name));
  display_wait_for_page (self->page);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  pay_fixture_init (&self->office);
  pay_fixture_add_participant (&self->office, 1001, 101, "Field", "2025-01-01", 1000000);
  pay_fixture_add_participant (&self->office, 1002, 102, "Field", "2025-01-01", 1000000);
  pay_fixture_do (&self->office,
                  "INSERT INTO quota (id, position, measure, period, amount, currency, version)"
                  " VALUES (1, 11, 'bookings', '2025', 100000, 'USD', 1),"
                  " (2, 12, 'bookings', '2025', 100000, 'USD', 1)");
  pay_fixture_sell (&self->office, 900, "2025-02-10", 70000, 101, "new");
  pay_fixture_sell (&self->office, 901, "2025-11-20", 50000, 101, "new");
  pay_fixture_sell (&self->office, 902, "2025-05-20", 50000, 102, "expansion");
  pay_fixture_add_plan (&self->office, MEMBERS ("1", "2"));
  import_draft (self);
  self->window = display_open_window (self->office.workspace);
  sal_window_show_room (self->window, "compensation");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
  /* what is in force shows first */
  g_assert_nonnull (find_label (self->page, "Field@1"));
  choose (self, "Field@2, Draft");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  display_close_window (self->window);
  pay_fixture_clear (&self->office);
}

/* --- what shows --- */

typedef struct
{
  Fixture *fixture;
  const char *name;
} Expected;

static GtkWidget *
find_figure (Fixture *self, const char *name)
{
  GtkWidget *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Figures of the Plan");

  return display_find (list, GTK_TYPE_LIST_BOX_ROW, name);
}

static gboolean
is_figure (gpointer data)
{
  const Expected *self = data;

  return find_figure (self->fixture, self->name) != NULL;
}

static void
wait_for_figure (Fixture *self, const char *name)
{
  Expected expected = { self, name };

  display_wait (is_figure, &expected, name);
}

static gboolean
has_path (gpointer widget, gconstpointer path)
{
  return g_str_equal (sal_plan_cell_get_path (widget), path);
}

static void
enter (Fixture *self, const char *path, const char *text)
{
  SalPlanCell *cell = find_below (self->page, SAL_TYPE_PLAN_CELL, has_path, path);
  GtkWidget *entry;

  g_assert_nonnull (cell);
  entry = display_find (cell, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static gpointer
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;

  return NULL;
}

static void
undo (Fixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
}

/* --- tests --- */

/* Beside the version that is in force, which is what it is compared with. */
static void
test_figures (Fixture *self, gconstpointer data)
{
  GtkWidget *row;

  wait_for_figure (self, "Cost: $21,000.00, before $19,000");
  row = find_figure (self, "Cost: $21,000.00, before $19,000");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_assert_nonnull (find_figure (self, "Winners: 1 person"));
  g_assert_nonnull (find_figure (self, "Losers: 0 people"));
  g_assert_nonnull (find_figure (self, "At Quota: 50.0\302\240%: 1 of 2 people"));
  g_assert_nonnull (find_label (self->page, "What was won from 1 Jan 2025 to 31 Dec 2025, by 2"));

  choose (self, "Field@1, Active");
  wait_for_figure (self, "Cost: $19,000.00, before $21,000");
}

/* Each edit at once, and back again. */
static void
test_edit (Fixture *self, gconstpointer data)
{
  enter (self, RATE, "4");
  wait_for_figure (self, "Cost: $23,000.00, before $19,000");
  display_wait_for_page (self->page);
  undo (self);
  wait_for_figure (self, "Cost: $21,000.00, before $19,000");
  display_wait_for_page (self->page);

  /* what counts for it has to be credited anew */
  enter (self, "components[0].filter", "type != \"roll-up\" and opportunity_type = \"new\"");
  wait_for_figure (self, "Cost: $16,000.00, before $19,000");
  g_assert_nonnull (find_figure (self, "Losers: 1 person"));
}

static gpointer
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

static gboolean
is_grip (gpointer widget, gconstpointer name)
{
  g_autofree char *difference = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return difference == NULL;
}

/* Before the button is released: nothing is stored, and Escape takes it back. */
static void
test_drawn (Fixture *self, gconstpointer data)
{
  GtkWidget *view = display_find (self->page, SAL_TYPE_PAYOUT_VIEW, NULL);
  gpointer drag = find_controller (view, GTK_TYPE_GESTURE_DRAG);
  gpointer keys = find_controller (view, GTK_TYPE_EVENT_CONTROLLER_KEY);
  gint64 before = sal_store_get_last_change (self->office.pay);
  GtkWidget *grip;
  graphene_rect_t bounds;
  gboolean handled;

  wait_for_figure (self, "Cost: $21,000.00, before $19,000");
  grip = find_below (view, GTK_TYPE_WIDGET, is_grip, "Tier 2: Rate 3");
  g_assert_nonnull (grip);
  g_assert_true (gtk_widget_compute_bounds (grip, view, &bounds));
  g_signal_emit_by_name (
      drag, "drag-begin", (double) bounds.origin.x + 6, (double) bounds.origin.y + 6);
  for (int i = 1; i <= 20; i++)
    g_signal_emit_by_name (drag, "drag-update", 0.0, (double) i);
  display_wait_for_page (self->page);
  g_assert_null (find_figure (self, "Cost: $21,000.00, before $19,000"));
  g_assert_cmpint (sal_store_get_last_change (self->office.pay), ==, before);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Escape, 0, 0, &handled);
  g_assert_true (handled);
  wait_for_figure (self, "Cost: $21,000.00, before $19,000");
  g_assert_cmpint (sal_store_get_last_change (self->office.pay), ==, before);
}

/* A figure says what it is made of; who is meant by it is listed, and follows edits. */
static void
test_asked (Fixture *self, gconstpointer data)
{
  GtkWidget *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Figures of the Plan");
  SalPlanPeopleWindow *window;
  SalIndexTable *table;
  g_autofree char *text = NULL, *later = NULL;

  wait_for_figure (self, "Winners: 1 person");
  g_signal_emit_by_name (list, "row-activated", find_figure (self, "Winners: 1 person"));
  window = find_window (SAL_TYPE_PLAN_PEOPLE_WINDOW);
  g_assert_nonnull (window);
  table = display_find (window, SAL_TYPE_INDEX_TABLE, NULL);
  text = sal_index_table_to_text (table);
  g_assert_nonnull (strstr (text, "Ada\tAE\tTeam\t"));
  g_assert_null (strstr (text, "Bo\t"));
  g_assert_nonnull (find_label (window, "Who would have been paid more than by “Field@1”"));

  enter (self, "components[0].method.tiers[0].rate", "2");
  wait_for_figure (self, "Winners: 2 people");
  later = sal_index_table_to_text (table);
  g_assert_nonnull (strstr (later, "Bo\t"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_child_visible (gpointer widget, gconstpointer data)
{
  return gtk_widget_get_child_visible (widget);
}

/* The one that shows, of groups or people. */
static SalIndexTable *
find_table (gpointer window)
{
  return find_below (window, SAL_TYPE_INDEX_TABLE, is_child_visible, NULL);
}

/* Ada gains 2,000.00, and Bo nothing: in the median, 1,000.00. A group leads to its people. */
static void
test_groups (Fixture *self, gconstpointer data)
{
  static const struct
  {
    guint line;
    const char *text;
  } groups[] = {
    { 1, "AE\t2\t19000.00\t21000.00\t2000.00\t1\t0\t1000.00\n" },
    { 3, "None\t2\t19000.00\t21000.00\t2000.00\t1\t0\t1000.00\n" },
    { 4, "Team\t2\t19000.00\t21000.00\t2000.00\t1\t0\t1000.00\n" },
  };
  const char *name = "Cost: $21,000.00, before $19,000";
  GtkWidget *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Figures of the Plan");
  SalPlanPeopleWindow *window;
  GtkDropDown *by;

  wait_for_figure (self, name);
  g_signal_emit_by_name (list, "row-activated", find_figure (self, name));
  window = find_window (SAL_TYPE_PLAN_PEOPLE_WINDOW);
  by = display_find (window, GTK_TYPE_DROP_DOWN, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *text = NULL;

      gtk_drop_down_set_selected (by, groups[i].line);
      text = sal_index_table_to_text (find_table (window));
      g_assert_nonnull (strstr (text, groups[i].text));
    }
  for (guint turn = 0; turn < 2; turn++)
    {
      g_autofree char *text = NULL;

      GtkWidget *back;

      g_signal_emit_by_name (find_table (window), "activated", 0u);
      text = sal_index_table_to_text (find_table (window));
      g_assert_nonnull (strstr (text, "Ada\tAE\tTeam\t"));
      g_assert_nonnull (find_label (window, "Team"));
      back = display_find (window, GTK_TYPE_BUTTON, "Back to the Groups");
      g_assert_true (gtk_widget_get_visible (back));
      g_signal_emit_by_name (back, "clicked");
      g_assert_false (gtk_widget_get_visible (back));
    }

  /* what is edited shows in groups, too */
  enter (self, RATE, "4");
  wait_for_figure (self, "Cost: $23,000.00, before $19,000");
  {
    g_autofree char *text = sal_index_table_to_text (find_table (window));

    g_assert_nonnull (strstr (text, "\t4000.00\t1\t0\t2000.00\n"));
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* People are under the curve, and one who is chosen is told of. */
static void
test_people (Fixture *self, gconstpointer data)
{
  GtkWidget *view = display_find (self->page, SAL_TYPE_PAYOUT_VIEW, NULL);
  GtkWidget *button = display_find_button (self->page, "_People Under the Curve…");
  g_autofree char *difference = NULL;
  GdkRectangle area;

  wait_for_figure (self, "Winners: 1 person");
  difference = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (view),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "Payout by attainment of quota: 50\302\240% of target at 50\302\240%, 100\302\240% of target "
      "at 100\302\240%, 250\302\240% of target at 150\302\240%, 400\302\240% of target at "
      "200\302\240%. Last year 2 people had attainment: 1 at or over quota, 0 beyond the end of "
      "the "
      "curve.");
  g_assert_cmpstr (difference, ==, NULL);
  g_assert_true (sal_payout_view_locate_person (SAL_PAYOUT_VIEW (view), 1, &area));
  g_assert_false (sal_payout_view_locate_person (SAL_PAYOUT_VIEW (view), 2, &area));
  g_signal_emit_by_name (view, "person-chosen", 1u);
  g_assert_nonnull (find_label (view, "Ada"));
  g_assert_nonnull (
      find_label (view, "120.0\302\240% attained over all components\nPaid $16,000.00"));

  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (find_window (SAL_TYPE_PLAN_PEOPLE_WINDOW));
  gtk_window_destroy (find_window (SAL_TYPE_PLAN_PEOPLE_WINDOW));
}

/* What it may cost is part of the plan. */
static void
test_budget (Fixture *self, gconstpointer data)
{
  wait_for_figure (self, "Cost: $21,000.00, before $19,000");
  display_wait_for_page (self->page);
  g_assert_nonnull (find_figure (self, "Over Budget: No budget"));
  enter (self, "budget", "20000");
  display_wait_for_page (self->page);
  g_assert_nonnull (find_label (self->page, "$21,000 ▲"));
  g_assert_null (find_figure (self, "Over Budget: No budget"));
  undo (self);
  wait_for_figure (self, "Over Budget: No budget");
}

static gboolean
is_chart (gpointer widget, gconstpointer title)
{
  SalChart *chart = sal_chart_view_get_chart (widget);

  return chart != NULL && g_str_equal (sal_chart_get_title (chart), title) &&
         sal_chart_get_n_categories (chart) > 0;
}

/* As long as it is not known, it is told that it will be. */
static void
test_waiting (Fixture *self, gconstpointer data)
{
  enter (self, RATE, "4");
  wait_for_figure (self, "Cost: $23,000.00, before $19,000");
  g_assert_nonnull (find_figure (self, "P10 to P90: Simulating…"));
  g_assert_nonnull (find_figure (self, "Over Budget: Simulating…"));
  display_wait_for_page (self->page);
  g_assert_null (find_figure (self, "P10 to P90: Simulating…"));
  g_assert_nonnull (find_label (self->page, "No budget"));
}

/* Each chart has its data beside it, in rows. */
static void
test_tables (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *chart;
    const char *text;
  } tables[] = {
    { "Cost of a Year", "\tYears\n" },
    { "Who Gains and Who Loses", "Ada\t2000.00\n" },
    { "Attainment", "\tPeople\n" },
    { "Pay and Performance", "Ada\t1.2" },
    { "Cost of Sales", "Team\t" },
    { "Who Has How Much of the Payout", "\tPayout over Target\tIf All Had the Same\n" },
  };
  GtkWidget *view;

  sal_page_show_view (self->page, 4);
  display_settle ();
  display_wait_for_page (self->page);
  view = display_find (self->page, SAL_TYPE_PLAN_MODEL_VIEW, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *name = g_strdup_printf ("Show “%s” as Table", tables[i].chart);
      g_autofree char *text = NULL;
      GtkWindow *window;

      g_signal_emit_by_name (display_find (view, GTK_TYPE_BUTTON, name), "clicked");
      window = find_window (SAL_TYPE_CHART_TABLE_WINDOW);
      g_assert_nonnull (window);
      g_assert_cmpstr (gtk_window_get_title (window), ==, tables[i].chart);
      text = sal_index_table_to_text (display_find (window, SAL_TYPE_INDEX_TABLE, NULL));
      g_test_message ("%s", text);
      g_assert_nonnull (strstr (text, tables[i].text));
      gtk_window_destroy (window);
      display_settle ();
    }
}

static gboolean
has_result (gpointer data)
{
  const Expected *self = data;

  return find_label (self->fixture->page, self->name) != NULL &&
         !sal_page_is_busy (self->fixture->page);
}

/* Every chart has something to show; years are made anew by other assumptions. */
static void
test_modelling (Fixture *self, gconstpointer data)
{
  static const char *const charts[] = {
    "Cost of a Year",      "Who Gains and Who Loses", "Attainment",
    "Pay and Performance", "Cost of Sales",           "Who Has How Much of the Payout",
  };
  Expected few = { self, "Of 1000 simulated years" };
  GtkWidget *view, *spin, *rows;

  g_assert_cmpstr (sal_page_show_view (self->page, 4), ==, "modelling");
  display_settle ();
  display_wait_for_page (self->page);
  view = display_find (self->page, SAL_TYPE_PLAN_MODEL_VIEW, NULL);
  g_assert_true (gtk_widget_get_mapped (view));
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_test_message ("%s", charts[i]);
      g_assert_nonnull (find_below (view, SAL_TYPE_CHART_VIEW, is_chart, charts[i]));
    }
  g_assert_nonnull (find_label (view, "Of 10000 simulated years"));
  g_assert_nonnull (display_find (view, GTK_TYPE_LIST_BOX, "Design"));

  spin = display_find (view, GTK_TYPE_SPIN_BUTTON, "Years");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 1000);
  display_wait (has_result, &few, few.name);

  spin = display_find (view, GTK_TYPE_SPIN_BUTTON, "Correlation of Two People");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 90);
  spin = display_find (view, GTK_TYPE_SPIN_BUTTON, "Correlation Within a Unit");
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), >=, 90);
  rows = gtk_widget_get_ancestor (spin, ADW_TYPE_ACTION_ROW);
  g_assert_true (gtk_widget_get_visible (rows));
  adw_combo_row_set_selected (display_find (view, ADW_TYPE_COMBO_ROW, NULL), 1);
  display_wait_for_page (self->page);
  g_assert_false (gtk_widget_get_visible (rows));
  display_wait (has_result, &few, few.name);
}

static GtkWidget *
find_years (SalPage *page)
{
  sal_page_show_view (page, 4);
  display_settle ();
  display_wait_for_page (page);

  return display_find (page, GTK_TYPE_SPIN_BUTTON, "Years");
}

/* What was chosen is there when the workspace is opened again, until it is as in the past. */
static void
test_remembered (Fixture *self, gconstpointer data)
{
  Expected few = { self, "Of 1000 simulated years" }, many = { self, "Of 10000 simulated years" };
  SalSimulationAssumptions kept;
  SalWindow *other;
  SalPage *page;

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_years (self->page)), 1000);
  display_wait (has_result, &few, few.name);
  other = display_open_window (self->office.workspace);
  sal_window_show_room (other, "compensation");
  page = sal_window_get_page (other);
  display_wait_for_page (page);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (find_years (page))), ==, 1000);
  display_close_window (other);

  g_signal_emit_by_name (display_find_button (self->page, "As in the _Past"), "clicked");
  display_wait (has_result, &many, many.name);
  g_assert_false (sal_plan_assumptions_memory_find (self->office.workspace, "Field", &kept));
}

static gboolean
has_money (gpointer window)
{
  return display_find (window,
                       GTK_TYPE_LIST_BOX_ROW,
                       "Cost of Last Year: $19,000.00 → $21,000.00 (+$2,000.00)") != NULL;
}

/* Field by field, and in money. */
static void
test_compare (Fixture *self, gconstpointer data)
{
  GtkWindow *window;

  gtk_widget_activate_action (
      display_find (self->page, SAL_TYPE_PLANS_PAGE, NULL), "plans.compare", NULL);
  window = find_window (SAL_TYPE_PLAN_COMPARE_WINDOW);
  display_wait (has_money, window, "what both versions cost");
  g_assert_nonnull (display_find (
      window, GTK_TYPE_LIST_BOX_ROW, "Winners and Losers: 1 gains, 0 lose, of 2 people"));
  g_assert_nonnull (display_find (window, GTK_TYPE_LIST_BOX_ROW, "Version: 1 → 2"));
  gtk_window_destroy (window);
}

/* The panel can be hidden. */
static void
test_hidden (Fixture *self, gconstpointer data)
{
  GtkWidget *button = display_find (self->page, GTK_TYPE_TOGGLE_BUTTON, "Consequences");
  AdwFlap *flap = display_find (self->page, ADW_TYPE_FLAP, NULL);

  g_assert_true (adw_flap_get_reveal_flap (flap));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  g_assert_false (adw_flap_get_reveal_flap (flap));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_true (adw_flap_get_reveal_flap (flap));
  wait_for_figure (self, "Cost: $21,000.00, before $19,000");
}

int
main (int argc, char *argv[])
{
  g_setenv ("SALIENT_TODAY", "2026-06-15", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(path, func)                                                                            \
  g_test_add ("/plan-consequences/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("figures", test_figures);
  ADD ("edit", test_edit);
  ADD ("drawn", test_drawn);
  ADD ("asked", test_asked);
  ADD ("groups", test_groups);
  ADD ("people", test_people);
  ADD ("budget", test_budget);
  ADD ("waiting", test_waiting);
  ADD ("tables", test_tables);
  ADD ("modelling", test_modelling);
  ADD ("remembered", test_remembered);
  ADD ("compare", test_compare);
  ADD ("hidden", test_hidden);
#undef ADD

  return g_test_run ();
}
