/* test-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "sal-change-list.h"
#include "sal-change-view.h"
#include "sal-kinds.h"
#include "sal-record-form.h"
#include "sal-rooms.h"
#include "sal-search-button.h"

static gboolean
rename_account (SalTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_account_kind);
  g_autoptr (GArray) ids =
      sal_record_query_ids (query, sal_transaction_get_connection (transaction), error);
  g_autoptr (SalRecord) record = NULL;

  if (ids == NULL)
    return FALSE;
  record =
      sal_transaction_load (transaction, &sal_account_kind, g_array_index (ids, gint64, 0), error);
  if (record == NULL)
    return FALSE;
  sal_record_set_text (record, "name", data);

  return sal_transaction_update (transaction, record, error);
}

static void
rename_to (SalWorkspace *workspace, const char *name)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (sal_workspace_get_store (workspace),
                      "Rename the Account",
                      SAL_COMMAND_DEFAULT,
                      rename_account,
                      (gpointer) name,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
}

static gboolean
undo_is_named (gpointer data)
{
  return display_find (data, GTK_TYPE_BUTTON, "Undo “Rename the Account”") != NULL;
}

static void
test_rooms (void)
{
  SalWorkspace *workspace = display_create_workspace (2);
  SalWindow *window = display_open_window (workspace);
  GtkWidget *list = display_find (window, GTK_TYPE_LIST_BOX, "Rooms");
  gsize n_rooms;
  const SalRoom *rooms = sal_rooms_get (&n_rooms);

  gtk_test_accessible_assert_role (list, GTK_ACCESSIBLE_ROLE_LIST);
  for (gsize i = 0; i < n_rooms; i++)
    {
      GtkWidget *row = display_find (list, GTK_TYPE_LIST_BOX_ROW, rooms[i].title);

      g_assert_nonnull (row);
      gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      sal_window_show_room (window, rooms[i].name);
      display_wait_for_page (sal_window_get_page (window));
      gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
    }
  g_assert_nonnull (display_find (window, GTK_TYPE_MENU_BUTTON, "Search"));
  g_assert_nonnull (display_find (window, GTK_TYPE_MENU_BUTTON, "Main Menu"));

  display_close_window (window);
  display_remove_workspace (workspace);
}

static gboolean
shows_account (gpointer data)
{
  return display_find (data, GTK_TYPE_INSCRIPTION, "Renamed") != NULL;
}

static gboolean
shows_old_account (gpointer data)
{
  return display_find (data, GTK_TYPE_INSCRIPTION, "Halden") != NULL;
}

/* What is done in one window shows in the other, and each can undo it. */
static void
test_two_windows (void)
{
  SalWorkspace *workspace = display_create_workspace (2);
  SalWindow *one = display_open_window (workspace);
  SalWindow *other = display_open_window (workspace);

  sal_window_show_record (one, &sal_account_kind, 0);
  sal_window_show_record (other, &sal_account_kind, 0);
  display_wait_for_page (sal_window_get_page (one));
  display_wait_for_page (sal_window_get_page (other));
  rename_to (workspace, "Renamed");
  display_wait (shows_account, one, "the new name in one window");
  display_wait (shows_account, other, "the new name in the other window");
  display_wait (undo_is_named, other, "undo to say what it undoes");

  gtk_widget_activate_action (GTK_WIDGET (other), "win.undo", NULL);
  display_wait (shows_old_account, one, "the old name in one window");
  display_wait (shows_old_account, other, "the old name in the other window");

  display_close_window (one);
  display_close_window (other);
  display_remove_workspace (workspace);
}

static gboolean
found_account (gpointer data)
{
  return display_find (data, GTK_TYPE_LIST_BOX_ROW, "Halden, Account") != NULL;
}

static gboolean
shows_form (gpointer data)
{
  SalPage *page = sal_window_get_page (data);

  return page != NULL && g_strcmp0 (sal_page_get_title (page), "Halden") == 0;
}

static void
test_search (void)
{
  SalWorkspace *workspace = display_create_workspace (2);
  SalWindow *window = display_open_window (workspace);
  SalSearchButton *button = display_find (window, SAL_TYPE_SEARCH_BUTTON, NULL);
  GtkMenuButton *menu_button = display_find (button, GTK_TYPE_MENU_BUTTON, "Search");
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (menu_button));
  GtkWidget *row;

  sal_search_button_popup (button, "hald");
  display_wait (found_account, popover, "the account to be found");
  row = display_find (popover, GTK_TYPE_LIST_BOX_ROW, "Halden, Account");
  gtk_widget_activate (row);
  display_wait (shows_form, window, "the account to show");

  display_close_window (window);
  display_remove_workspace (workspace);
}

/* --- history --- */

static gboolean
history_has_two (gpointer data)
{
  GtkListView *view = display_find (data, GTK_TYPE_LIST_VIEW, "Changes");
  GListModel *model = view != NULL ? G_LIST_MODEL (gtk_list_view_get_model (view)) : NULL;
  g_autoptr (SalChangeItem) first = model != NULL ? g_list_model_get_item (model, 0) : NULL;

  return first != NULL && g_str_equal (sal_change_get_label (sal_change_item_get_change (first)),
                                       "Rename the Account");
}

static gboolean
second_is_undone (gpointer data)
{
  g_autoptr (SalChangeItem) item = g_list_model_get_item (data, 1);
  const SalChange *change = sal_change_item_get_change (item);

  return g_str_equal (sal_change_get_label (change), "Rename the Account") &&
         sal_change_get_reverted_by (change) != 0;
}

static gboolean
shows_change (gpointer data)
{
  return display_find (data, SAL_TYPE_CHANGE_VIEW, NULL) != NULL;
}

static void
test_history (void)
{
  SalWorkspace *workspace = display_create_workspace (2);
  SalWindow *window = display_open_window (workspace);
  SalChangeView *change_view;
  GtkListView *list;
  GtkWidget *undo;

  sal_window_show_room (window, "history");
  display_wait_for_page (sal_window_get_page (window));
  rename_to (workspace, "Renamed");
  display_wait (history_has_two, window, "the change to appear");

  list = display_find (window, GTK_TYPE_LIST_VIEW, "Changes");
  gtk_selection_model_select_item (gtk_list_view_get_model (list), 0, TRUE);
  display_wait (shows_change, window, "the chosen change");
  change_view = display_find (window, SAL_TYPE_CHANGE_VIEW, NULL);
  display_wait (shows_account, change_view, "what was after");
  g_assert_nonnull (display_find (change_view, GTK_TYPE_INSCRIPTION, "Halden"));

  undo = display_find (change_view, GTK_TYPE_BUTTON, NULL);
  g_assert_true (gtk_widget_get_visible (undo));
  g_signal_emit_by_name (undo, "clicked");
  display_wait (second_is_undone, gtk_list_view_get_model (list), "the change to be undone");
  display_wait_for_page (sal_window_get_page (window));
  g_assert_false (gtk_widget_get_visible (undo));

  display_close_window (window);
  display_remove_workspace (workspace);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

  g_test_add_func ("/window/rooms", test_rooms);
  g_test_add_func ("/window/two-windows", test_two_windows);
  g_test_add_func ("/window/search", test_search);
  g_test_add_func ("/window/history", test_history);

  return g_test_run ();
}
