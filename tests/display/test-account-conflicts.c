/* test-account-conflicts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"

#include <string.h>

#include "sal-account-page.h"
#include "sal-field-row.h"
#include "sal-threshold-row.h"
#include "store-fixture.h"

/* What somebody else stores where something was entered in place: neither is lost. */

#define THRESHOLD_CHANGED "Signal Threshold “Usage” Changed Meanwhile"
#define PLAN_CHANGED      "Account Plan “FY26” Changed Meanwhile"

static void
set_up (AccountsFixture *self, gconstpointer data)
{
  accounts_set_up (self,
                   1,
                   ACCOUNTS_THRESHOLD
                   "INSERT INTO account (id, name) VALUES (900, 'Nordhavn');"
                   "INSERT INTO account_plan (id, account, name, status, valid_from, business)"
                   " VALUES (30, 900, 'FY26', 'active', '2026-01-01', 'Pumps');");
}

static gboolean
says_changed (gpointer data)
{
  AccountsFixture *self = data;
  const char *problem = sal_field_row_get_problem (accounts_find_field (self->row, "warn"));

  return problem != NULL && strstr (problem, "“55.00”") != NULL;
}

/* Enters a number, in place of which somebody else stores another. */
static gint64
enter_overtaken (AccountsFixture *self)
{
  accounts_open_threshold (self);
  gtk_widget_grab_focus (accounts_get_entry (self, "warn"));
  gtk_editable_set_text (accounts_get_entry (self, "warn"), "70");
  fixture_do (self->store, "UPDATE signal_threshold SET warn = 55");
  display_wait (says_changed, self, "what they stored");
  g_assert_cmpstr (gtk_editable_get_text (accounts_get_entry (self, "warn")), ==, "70");

  return sal_store_get_last_change (self->store);
}

/* It stays, and neither is stored over the other unless somebody says so. */
static void
test_overtaken (AccountsFixture *self, gconstpointer data)
{
  gint64 change = enter_overtaken (self);

  gtk_editable_set_text (accounts_get_entry (self, "warn"), "71");
  g_assert_true (says_changed (self));
  gtk_widget_grab_focus (accounts_get_entry (self, "good"));
  accounts_answer (THRESHOLD_CHANGED, "cancel");
  g_assert_cmpstr (gtk_editable_get_text (accounts_get_entry (self, "warn")), ==, "71");
  g_assert_true (says_changed (self));
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, change);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)),
                                         accounts_find_field (self->row, "warn")));

  g_signal_emit_by_name (accounts_get_entry (self, "warn"), "activate");
  accounts_answer (THRESHOLD_CHANGED, "overwrite");
  accounts_wait_for_stored (self, ACCOUNTS_WARN, 71);
  g_assert_false (sal_field_row_has_problem (accounts_find_field (self->row, "warn")));
}

static void
test_overtaken_reload (AccountsFixture *self, gconstpointer data)
{
  gint64 change = enter_overtaken (self);

  gtk_widget_grab_focus (accounts_get_entry (self, "good"));
  accounts_answer (THRESHOLD_CHANGED, "reload");
  g_assert_cmpstr (gtk_editable_get_text (accounts_get_entry (self, "warn")), ==, "55");
  g_assert_false (sal_field_row_has_problem (accounts_find_field (self->row, "warn")));
  accounts_leave_unchanged (self, change);
  g_assert_cmpint (fixture_query (self->store, ACCOUNTS_WARN), ==, 55);
}

/* Escape takes what they stored. */
static void
test_overtaken_escape (AccountsFixture *self, gconstpointer data)
{
  gint64 change = enter_overtaken (self);

  g_assert_true (display_escape (accounts_get_entry (self, "warn")));
  g_assert_cmpstr (gtk_editable_get_text (accounts_get_entry (self, "warn")), ==, "55");
  accounts_leave_unchanged (self, change);
}

static void
left_cb (GObject *page, GAsyncResult *result, gpointer data)
{
  *(int *) data = sal_page_leave_finish (SAL_PAGE (page), result, NULL);
}

/* The page stays as well, and nothing else is asked. */
static void
test_overtaken_page (AccountsFixture *self, gconstpointer data)
{
  AccountsQuestion discard = { "Discard What Cannot Be Stored?", NULL };
  int left = -1;

  enter_overtaken (self);
  sal_page_leave_async (self->page, left_cb, &left);
  accounts_answer (THRESHOLD_CHANGED, "cancel");
  g_assert_cmpint (left, ==, FALSE);
  g_assert_false (accounts_is_asked (&discard));
  g_assert_cmpstr (gtk_editable_get_text (accounts_get_entry (self, "warn")), ==, "70");
}

/* Also what is stored before the fields are told of theirs is not stored over it. */
static void
test_overtaken_late (AccountsFixture *self, gconstpointer data)
{
  accounts_open_threshold (self);
  gtk_editable_set_text (accounts_get_entry (self, "warn"), "70");
  fixture_do (self->store, "UPDATE signal_threshold SET warn = 55");
  g_assert_true (sal_threshold_row_commit (SAL_THRESHOLD_ROW (self->row)));
  accounts_answer (THRESHOLD_CHANGED, "overwrite");
  accounts_wait_for_stored (self, ACCOUNTS_WARN, 70);

  /* what is not the same is stored beside it */
  gtk_editable_set_text (accounts_get_entry (self, "warn"), "65");
  fixture_do (self->store, "UPDATE signal_threshold SET critical = 20");
  g_assert_true (sal_threshold_row_commit (SAL_THRESHOLD_ROW (self->row)));
  accounts_wait_for_stored (self, ACCOUNTS_WARN " WHERE critical = 20", 65);
}

/* --- a plan, whose fields are in a tab --- */

static GtkWidget *
get_view (AccountsFixture *self, const char *field)
{
  gpointer view = display_find (accounts_find_field (self->page, field), GTK_TYPE_TEXT_VIEW, NULL);

  g_assert_nonnull (view);

  return view;
}

static gboolean
has_plan (gpointer data)
{
  AccountsFixture *self = data;

  self->row = accounts_find_field (self->page, "business");

  return self->row != NULL && gtk_widget_get_mapped (self->row);
}

static gboolean
says_emptied (gpointer data)
{
  AccountsFixture *self = data;

  return g_strcmp0 (sal_field_row_get_problem (SAL_FIELD_ROW (self->row)), "Emptied meanwhile") ==
         0;
}

/* Enters a text, in place of which somebody else stores none. */
static void
enter_overtaken_text (AccountsFixture *self)
{
  accounts_show (self, "account/900/plan");
  display_wait (has_plan, self, "the plan");
  gtk_widget_grab_focus (get_view (self, "business"));
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (self, "business"))), "Wells", -1);
  fixture_do (self->store, "UPDATE account_plan SET business = NULL");
  display_wait (says_emptied, self, "what they stored");
}

/* A text that is pressed takes the focus, and goes on with the press: nothing is to come between,
 * as a question would, which takes the pointer. */
static void
test_overtaken_press (AccountsFixture *self, gconstpointer data)
{
  AccountsQuestion question = { PLAN_CHANGED, NULL };

  enter_overtaken_text (self);
  gtk_widget_grab_focus (get_view (self, "goals"));
  g_assert_false (accounts_is_asked (&question));
  accounts_answer (question.heading, "overwrite");
  accounts_wait_for_stored (self, "SELECT count (*) FROM account_plan WHERE business = 'Wells'", 1);
}

/* What has been taken back by then is not asked about. */
static void
test_overtaken_taken_back (AccountsFixture *self, gconstpointer data)
{
  AccountsQuestion question = { PLAN_CHANGED, NULL };

  enter_overtaken_text (self);
  gtk_widget_grab_focus (get_view (self, "goals"));
  g_assert_true (display_escape (get_view (self, "business")));
  display_settle ();
  g_assert_false (accounts_is_asked (&question));
  g_assert_false (sal_page_is_modified (self->page));
}

/* The tab that was left comes back with the question, which says what was entered, and the keyboard
 * to the field. */
static void
test_overtaken_tab (AccountsFixture *self, gconstpointer data)
{
  AccountsQuestion question = { PLAN_CHANGED, NULL };
  SalPage *account;

  enter_overtaken_text (self);
  account = display_find (self->page, SAL_TYPE_ACCOUNT_PAGE, NULL);
  g_assert_true (sal_page_show_target (account, "deals"));
  g_assert_false (gtk_widget_get_mapped (self->row));
  display_wait (accounts_is_asked, &question, question.heading);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (question.dialog),
                            "\nBusiness: Pumps → empty\nEntered here: Wells"));
  g_assert_true (gtk_widget_get_mapped (self->row));

  accounts_answer (question.heading, "cancel");
  g_assert_true (gtk_widget_get_mapped (self->row));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == get_view (self, "business"));
  g_assert_true (sal_page_is_modified (self->page));
  g_assert_true (says_emptied (self));
}

#define ADD(path, func)                                                                            \
  g_test_add ("/account-conflicts/" path, AccountsFixture, NULL, set_up, func, accounts_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("overtaken", test_overtaken);
  ADD ("overtaken-reload", test_overtaken_reload);
  ADD ("overtaken-escape", test_overtaken_escape);
  ADD ("overtaken-page", test_overtaken_page);
  ADD ("overtaken-late", test_overtaken_late);
  ADD ("overtaken-press", test_overtaken_press);
  ADD ("overtaken-tab", test_overtaken_tab);
  ADD ("overtaken-taken-back", test_overtaken_taken_back);

  return g_test_run ();
}
