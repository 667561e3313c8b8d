/* test-account-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "sal-account-page.h"
#include "sal-index-table.h"
#include "sal-plan-actions-page.h"
#include "store-fixture.h"

/* The actions of all plans, on 30 June 2026. */

static const char rows[] =
    "INSERT INTO person (id, name) VALUES (11, 'Ann'), (12, 'Ben');"
    "INSERT INTO account_plan (id, account, name, status, valid_from) SELECT 21, id, 'FY26',"
    " 'active', '2026-01-01' FROM account WHERE name = 'Halden';"
    "INSERT INTO plan_action (id, name, account, plan, owner, status, due, done_on)"
    " SELECT 31, 'Late', id, 21, 11, 'open', '2026-06-01', NULL FROM account"
    "  WHERE name = 'Halden'"
    " UNION ALL SELECT 32, 'Soon', id, 21, 12, 'open', '2026-07-01', NULL FROM account"
    "  WHERE name = 'Halden'"
    " UNION ALL SELECT 33, 'Over', id, 21, NULL, 'done', '2026-06-01', '2026-06-01' FROM account"
    "  WHERE name = 'Halden';";

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  SalWindow *window;
  SalPage *page; /* the room */
} Room;

static void
tear_down (Room *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
  g_unsetenv ("SALIENT_TODAY");
}

static void
set_up (Room *self, gconstpointer data)
{
  g_setenv ("SALIENT_TODAY", "2026-06-30", TRUE);
  self->workspace = display_create_workspace (3);
  self->store = sal_workspace_get_store (self->workspace);
  if (data == NULL)
    fixture_do (self->store, rows);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "accounts");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
  g_assert_true (sal_page_show_target (self->page, "actions"));
  display_wait_for_page (self->page);
  display_settle ();
}

static gpointer
get_part (Room *self)
{
  return display_find (self->page, SAL_TYPE_PLAN_ACTIONS_PAGE, NULL);
}

static SalIndexTable *
get_table (Room *self)
{
  return display_find (get_part (self), SAL_TYPE_INDEX_TABLE, NULL);
}

static void
expect_rows (Room *self, const char *first, const char *second)
{
  g_autofree char *text = sal_index_table_to_text (get_table (self));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_true (lines[0] != NULL && lines[1] != NULL);
  g_assert_true (g_str_has_prefix (lines[1], first));
  if (second != NULL)
    g_assert_true (lines[2] != NULL && g_str_has_prefix (lines[2], second));
  else
    g_assert_true (lines[2] == NULL || *lines[2] == '\0');
}

static void
select_row (Room *self, guint row)
{
  g_autoptr (GtkBitset) bits = gtk_bitset_new_range (row, 1);

  sal_index_table_select (get_table (self), bits);
  display_settle ();
}

/* What is overdue comes first; by status and by owner. */
static void
test_list (Room *self, gconstpointer data)
{
  GtkDropDown *status = display_find (get_part (self), GTK_TYPE_DROP_DOWN, "Status");
  GtkDropDown *owner = display_find (get_part (self), GTK_TYPE_DROP_DOWN, "Owner");

  expect_rows (self, "Late\t2026-06-01\tHalden\tAnn\topen\tFY26", "Soon");
  g_assert_nonnull (display_find (get_part (self), GTK_TYPE_BUTTON, "Export to a Calendar…"));
  g_assert_nonnull (display_find (get_part (self), GTK_TYPE_BUTTON, "Copy as a Table"));
  g_assert_nonnull (display_find (get_part (self), GTK_TYPE_MENU_BUTTON, "Sort By"));

  gtk_drop_down_set_selected (status, 1);
  expect_rows (self, "Late", NULL);
  gtk_drop_down_set_selected (status, 2);
  expect_rows (self, "Over", NULL);
  gtk_drop_down_set_selected (status, 0);
  /* everybody, nobody, then by name */
  gtk_drop_down_set_selected (owner, 3);
  expect_rows (self, "Soon", NULL);
  gtk_drop_down_set_selected (owner, 1);
  g_assert_true (display_says (get_part (self), "No action is like this"));
}

/* Done in place, and undone as one. */
static void
test_complete (Room *self, gconstpointer data)
{
  GtkWidget *button = display_find_button (get_part (self), "_Complete");

  g_assert_false (gtk_widget_is_sensitive (button));
  select_row (self, 0);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_true (gtk_widget_activate_action (get_part (self), "actions.complete", NULL));
  display_wait_for_answer (
      self->page, "SELECT count (*) FROM plan_action WHERE done_on = '2026-06-30'", 1);
  expect_rows (self, "Soon", NULL);
  fixture_undo (self->store, 0);
  display_wait_for_answer (
      self->page, "SELECT count (*) FROM plan_action WHERE status = 'open'", 2);
  expect_rows (self, "Late", "Soon");
}

static void
test_open_plan (Room *self, gconstpointer data)
{
  select_row (self, 0);
  g_assert_true (gtk_widget_activate_action (get_part (self), "actions.open-plan", NULL));
  display_wait_for_text (self->page, "29 days overdue");
  g_assert_nonnull (display_find (self->page, SAL_TYPE_ACCOUNT_PAGE, NULL));
}

static void
test_none (Room *self, gconstpointer data)
{
  display_wait_for_text (self->page, "No Actions Yet");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(name, data, function)                                                                  \
  g_test_add ("/account-actions/" name, Room, data, set_up, function, tear_down)
  ADD ("list", NULL, test_list);
  ADD ("complete", NULL, test_complete);
  ADD ("open-plan", NULL, test_open_plan);
  ADD ("none", "none", test_none);
#undef ADD

  return g_test_run ();
}
