/* test-territories-accounts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "display.h"
#include "sal-account-dialog.h"
#include "sal-account-why-window.h"
#include "sal-alignment-commands.h"
#include "sal-connection.h"
#include "sal-date-entry.h"
#include "sal-geography-key.h"
#include "sal-kinds.h"
#include "sal-map-view.h"
#include "sal-territory-table.h"

/* Accounts in the Territories room: given, shared, held over, locked, released, and asked about. */

#define N_TERRITORIES 3

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  SalWindow *window;
  SalPage *page;
} Fixture;

static gboolean
execute (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_connection_execute (sal_transaction_get_connection (transaction), data, error);
}

static void
run (Fixture *self, SalCommandFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (self->store, "Change", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
add_ridge (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalRecord) account = sal_record_new (&sal_account_kind);

  sal_record_set_text (account, "name", "Ridge");

  return sal_transaction_insert (transaction, account, error);
}

/* All counties are those of the first territory, and Halden and Ridge lie in one. */
static void
set_up (Fixture *self, gconstpointer data)
{
  SalAlignmentNew new = { .name = "Plan",
                          .geography = SAL_GEOGRAPHY_US_COUNTIES,
                          .n_territories = N_TERRITORIES };
  GtkWidget *table;

  self->workspace = display_create_workspace (4);
  self->store = sal_workspace_get_store (self->workspace);
  run (self, add_ridge, NULL);
  run (self, execute, "UPDATE account SET county = '01001'");
  run (self, sal_alignment_create, &new);
  run (self,
       execute,
       "INSERT INTO territory_area (id, alignment, area, territory)"
       " SELECT 1, alignment, '01001', id FROM territory WHERE name = 'Territory 1'");
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "territories");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
  gtk_toggle_button_set_active (display_find (self->page, GTK_TYPE_TOGGLE_BUTTON, "Show Table"),
                                TRUE);
  table = display_find (self->page, SAL_TYPE_TERRITORY_TABLE, NULL);
  table = display_find (table, GTK_TYPE_COLUMN_VIEW, "Areas");
  gtk_stack_set_visible_child_name (GTK_STACK (gtk_widget_get_ancestor (table, GTK_TYPE_STACK)),
                                    "accounts");
  display_settle ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

static GtkListBox *
get_list (Fixture *self)
{
  return display_find (self->page, GTK_TYPE_LIST_BOX, "Territories");
}

static GtkSelectionModel *
get_accounts (Fixture *self)
{
  GtkWidget *table = display_find (self->page, SAL_TYPE_TERRITORY_TABLE, NULL);

  return gtk_column_view_get_model (display_find (table, GTK_TYPE_COLUMN_VIEW, "Accounts"));
}

static guint
count_accounts (Fixture *self, int territory)
{
  gtk_list_box_select_row (get_list (self),
                           gtk_list_box_get_row_at_index (get_list (self), territory));

  return g_list_model_get_n_items (G_LIST_MODEL (get_accounts (self)));
}

static void
settle (Fixture *self)
{
  display_settle ();
  display_wait_for_page (self->page);
}

/* With all accounts of a territory selected. */
static void
act (Fixture *self, int territory, const char *action)
{
  g_assert_cmpuint (count_accounts (self, territory), >, 0);
  gtk_selection_model_select_all (get_accounts (self));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
  settle (self);
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_undo_sync (self->store, 0, &error);

  g_assert_no_error (error);
  settle (self);
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
      return l->data;

  return NULL;
}

static gboolean
has_window (gpointer data)
{
  return find_window (GPOINTER_TO_SIZE (data)) != NULL;
}

static GtkWidget *
wait_for (GType type)
{
  display_wait (has_window, GSIZE_TO_POINTER (type), "a window");

  return find_window (type);
}

static void
press (Fixture *self, GtkWidget *dialog, const char *text)
{
  g_signal_emit_by_name (display_find_button (dialog, text), "clicked");
  settle (self);
}

/* --- tests --- */

static void
test_territories_accounts_give (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  SalChange *change;

  g_assert_cmpuint (count_accounts (self, 0), ==, 2);
  g_assert_cmpuint (count_accounts (self, 1), ==, 0);
  act (self, 0, "territories.account-give");
  dialog = wait_for (SAL_TYPE_ACCOUNT_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Give 2 Accounts");
  gtk_drop_down_set_selected (display_find (dialog, GTK_TYPE_DROP_DOWN, "Territory"), 1);
  press (self, dialog, "_Give");
  g_assert_cmpuint (count_accounts (self, 1), ==, 2);
  g_assert_cmpuint (count_accounts (self, 0), ==, 0);
  change = sal_store_get_undo (self->store);
  g_assert_cmpstr (sal_change_get_label (change), ==, "Give 2 Accounts to Territory 2");

  act (self, 1, "territories.account-release");
  g_assert_cmpuint (count_accounts (self, 0), ==, 2);
  undo (self);
  g_assert_cmpuint (count_accounts (self, 1), ==, 2);
  undo (self);
  g_assert_cmpuint (count_accounts (self, 0), ==, 2);
}

/* Shares that do not add up are told beside them, and cannot be given. */
static void
test_territories_accounts_share (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog, *button;

  act (self, 0, "territories.account-share");
  dialog = wait_for (SAL_TYPE_ACCOUNT_DIALOG);
  button = display_find_button (dialog, "_Share");
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_spin_button_set_value (display_find (dialog, GTK_TYPE_SPIN_BUTTON, "Share in Per Cent"), 40);
  g_assert_false (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (display_find_button (dialog, "_Add Territory"), "clicked");
  g_assert_true (gtk_widget_get_sensitive (button)); /* it gets the 10 that are missing */
  press (self, dialog, "_Share");
  for (int t = 0; t < N_TERRITORIES; t++)
    g_assert_cmpuint (count_accounts (self, t), ==, 2);
}

static void
test_territories_accounts_hold (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog, *button;
  SalDateEntry *entry;

  act (self, 0, "territories.account-hold");
  dialog = wait_for (SAL_TYPE_ACCOUNT_DIALOG);
  button = display_find_button (dialog, "_Hold Over");
  entry = display_find (dialog, SAL_TYPE_DATE_ENTRY, NULL);
  gtk_drop_down_set_selected (display_find (dialog, GTK_TYPE_DROP_DOWN, "Stays With"), 2);
  sal_date_entry_set_text (entry, "31/13/2026");
  g_assert_false (gtk_widget_get_sensitive (button));
  sal_date_entry_set_text (entry, "2020-01-01");
  g_assert_false (gtk_widget_get_sensitive (button));
  sal_date_entry_set_text (entry, "2099-12-31");
  g_assert_true (gtk_widget_get_sensitive (button));
  press (self, dialog, "_Hold Over");
  g_assert_cmpuint (count_accounts (self, 2), ==, 2);
}

/* Locked, they stay when their area is taken away. */
static void
test_territories_accounts_lock (Fixture *self, gconstpointer data)
{
  act (self, 0, "territories.account-lock");
  run (self, execute, "UPDATE territory_area SET territory = NULL");
  settle (self);
  g_assert_cmpuint (count_accounts (self, 0), ==, 2);
}

static void
test_territories_accounts_why (Fixture *self, gconstpointer data)
{
  GtkWidget *window;

  g_assert_cmpuint (count_accounts (self, 0), ==, 2);
  gtk_selection_model_select_item (get_accounts (self), 0, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.account-why", NULL);
  window = wait_for (SAL_TYPE_ACCOUNT_WHY_WINDOW);
  g_assert_nonnull (
      display_find (window,
                    ADW_TYPE_ACTION_ROW,
                    "This counts: It lies in Autauga County, AL, which is part of Territory 1"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is no draft is read. */
static void
test_territories_accounts_read (Fixture *self, gconstpointer data)
{
  run (self, execute, "UPDATE alignment SET status = 'approved'");
  settle (self);
  g_assert_cmpuint (count_accounts (self, 0), ==, 2);
  gtk_selection_model_select_all (get_accounts (self));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.account-release", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.account-give", NULL);
  settle (self);
  g_assert_null (find_window (SAL_TYPE_ACCOUNT_DIALOG));
}

/* --- changes and warnings --- */

static GtkStack *
get_stack (Fixture *self)
{
  GtkWidget *table = display_find (self->page, SAL_TYPE_TERRITORY_TABLE, NULL);

  return gtk_stack_switcher_get_stack (display_find (table, GTK_TYPE_STACK_SWITCHER, NULL));
}

typedef struct
{
  Fixture *fixture;
  const char *page;
  const char *title;
} Awaited;

static gboolean
has_title (gpointer data)
{
  const Awaited *self = data;
  GtkStack *stack = get_stack (self->fixture);
  GtkWidget *child = gtk_stack_get_child_by_name (stack, self->page);

  return g_str_equal (gtk_stack_page_get_title (gtk_stack_get_page (stack, child)), self->title);
}

static void
expect_title (Fixture *self, const char *page, const char *title)
{
  Awaited awaited = { self, page, title };

  display_wait (has_title, &awaited, title);
}

/* Gives an area to the chosen territory, as a stroke on the map does. */
static void
paint (Fixture *self, const char *code)
{
  SalMapView *map = display_find (self->page, SAL_TYPE_MAP_VIEW, NULL);
  SalGeography *geography = sal_map_shape_get_geography (sal_map_view_get_shape (map));
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));
  guint area;

  g_assert_true (sal_geography_find (geography, code, &area));
  g_array_append_val (areas, area);
  g_signal_emit_by_name (map, "stroke", SAL_MAP_PHASE_BEGIN, areas);
  g_array_set_size (areas, 0);
  g_signal_emit_by_name (map, "stroke", SAL_MAP_PHASE_END, areas);
  settle (self);
}

/* Against a plan that has nothing assigned, an area and the two accounts in it move; then what is
 * done here counts, and what somebody does to that plan. */
static void
test_territories_accounts_changes (Fixture *self, gconstpointer data)
{
  SalAlignmentNew before = { .name = "Before",
                             .geography = SAL_GEOGRAPHY_US_COUNTIES,
                             .n_territories = N_TERRITORIES };
  GtkWidget *view;

  run (self, sal_alignment_create, &before);
  run (self,
       execute,
       "UPDATE alignment SET branched_from = (SELECT id FROM alignment WHERE name = 'Before')"
       " WHERE name = 'Plan'");
  settle (self);
  expect_title (self, "changes", "Changes (3)");
  gtk_stack_set_visible_child_name (get_stack (self), "changes");
  settle (self);
  view = display_find (self->page, GTK_TYPE_COLUMN_VIEW, "Changes");
  g_signal_emit_by_name (view, "activate", 1u);
  gtk_window_destroy (GTK_WINDOW (wait_for (SAL_TYPE_ACCOUNT_WHY_WINDOW)));
  gtk_list_box_select_row (get_list (self), gtk_list_box_get_row_at_index (get_list (self), 1));
  paint (self, "01003");
  expect_title (self, "changes", "Changes (4)");
  run (self,
       execute,
       "INSERT INTO territory_area (id, alignment, area, territory)"
       " SELECT 2, alignment, '01005', min (id) FROM territory"
       " WHERE alignment = (SELECT id FROM alignment WHERE name = 'Before')");
  settle (self);
  expect_title (self, "changes", "Changes (5)");
  paint (self, "01007");
  expect_title (self, "changes", "Changes (6)");
  run (self, execute, "UPDATE territory_area SET territory = NULL");
  settle (self);
  expect_title (self, "changes", "Changes (0)");
}

/* Areas of none, two empty territories, and then shares of one account that are half of it. */
static void
test_territories_accounts_warnings (Fixture *self, gconstpointer data)
{
  GtkWidget *view;

  expect_title (self, "warnings", "Warnings (3)");
  run (self,
       execute,
       "INSERT INTO territory_account (id, alignment, account, territory, share)"
       " SELECT 1, t.alignment, a.id, t.id, 500000000 FROM territory AS t, account AS a"
       " WHERE t.name = 'Territory 1' AND a.name = 'Ridge'");
  settle (self);
  expect_title (self, "warnings", "Warnings (4)");
  gtk_stack_set_visible_child_name (get_stack (self), "warnings");
  settle (self);
  view = display_find (self->page, GTK_TYPE_COLUMN_VIEW, "Warnings");
  g_signal_emit_by_name (view, "activate", 3u);
  gtk_window_destroy (GTK_WINDOW (wait_for (SAL_TYPE_ACCOUNT_WHY_WINDOW)));
  g_signal_emit_by_name (view, "activate", 2u);
  g_assert_cmpint (
      gtk_list_box_row_get_index (gtk_list_box_get_selected_row (get_list (self))), ==, 2);
}

/* Without areas there is no map: all accounts are listed, and go by name. */
static void
test_territories_accounts_only (Fixture *self, gconstpointer data)
{
  SalAlignmentNew new = { .name = "Strategic",
                          .geography = SAL_GEOGRAPHY_ACCOUNTS_ONLY,
                          .n_territories = 2 };
  GtkWidget *dialog;

  run (self, sal_alignment_create, &new);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.choose", "x", new.id);
  settle (self);
  g_assert_nonnull (display_find (self->page, GTK_TYPE_MENU_BUTTON, "Strategic · Draft"));
  g_assert_null (gtk_list_box_get_row_at_index (get_list (self), 2));
  g_assert_false (
      gtk_widget_get_mapped (display_find (self->page, GTK_TYPE_TOGGLE_BUTTON, "Select Areas")));
  g_assert_cmpuint (count_accounts (self, 0), ==, 2);
  /* what to begin with, until it is begun */
  g_assert_true (gtk_widget_get_mapped (display_find_button (self->page, "_Named Accounts")));
  act (self, 1, "territories.account-give");
  dialog = wait_for (SAL_TYPE_ACCOUNT_DIALOG);
  press (self, dialog, "_Give");
  g_assert_false (gtk_widget_get_mapped (display_find_button (self->page, "_Named Accounts")));
  g_assert_nonnull (display_find (
      self->page, GTK_TYPE_LIST_BOX_ROW, "Territory 2, index 200, 100\302\240% above its target"));
  g_assert_nonnull (display_find (
      self->page, GTK_TYPE_LIST_BOX_ROW, "Territory 1, index 0, 100\302\240% below its target"));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/territories-accounts/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("give", test_territories_accounts_give);
  ADD ("share", test_territories_accounts_share);
  ADD ("hold", test_territories_accounts_hold);
  ADD ("lock", test_territories_accounts_lock);
  ADD ("why", test_territories_accounts_why);
  ADD ("read", test_territories_accounts_read);
  ADD ("changes", test_territories_accounts_changes);
  ADD ("warnings", test_territories_accounts_warnings);
  ADD ("only", test_territories_accounts_only);

  return g_test_run ();
}
