/* test-compensation-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plans-fixture.h"

#include <string.h>
#include <sys/stat.h>

#include "sal-kinds.h"
#include "sal-plan-dialog.h"
#include "sal-plans-page.h"

/* The room: with and without pay, what is in it, and how it shares the window. */

static gboolean
has_field (gpointer data)
{
  return plans_get_row (data, "Field@1, Draft") != NULL;
}

/* A room without pay says so, and makes the file that only its maker can read. */
static void
test_without_pay (PlansFixture *self, gconstpointer data)
{
  g_autofree char *path = sal_workspace_get_pay_path (self->workspace);
  GtkWidget *dialog;
  struct stat info;

  g_assert_true (plans_has_label (self->page, "No Pay File Here"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  gtk_widget_activate_action (GTK_WIDGET (self->page), "compensation.create-pay", NULL);
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_true (plans_has_label (self->page, "No Plans Yet"));
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0077, ==, 0);

  plans_activate (self, "plans.new");
  dialog = plans_find_window (SAL_TYPE_PLAN_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (display_find (dialog, ADW_TYPE_ENTRY_ROW, NULL)), "Field");
  g_signal_emit_by_name (display_find_button (dialog, "C_reate"), "clicked");
  self->pay = sal_workspace_get_pay_store (self->workspace);
  display_wait (has_field, self, "the new plan");
  display_wait_for_page (self->page);
}

static void
test_list (PlansFixture *self, gconstpointer data)
{
  GtkWidget *entry = display_find (self->page, GTK_TYPE_SEARCH_ENTRY, "Find a Plan");
  GtkWidget *one = plans_get_row (self, "Enterprise AE@2026.1, Draft");
  GtkWidget *other = plans_get_row (self, "Enterprise AE@2026.2, Draft");
  GtkWidget *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Plans");

  g_assert_nonnull (one);
  g_assert_nonnull (other);
  g_assert_true (sal_page_focus_search (self->page));
  gtk_editable_set_text (GTK_EDITABLE (entry), "2026.2");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_false (gtk_widget_get_child_visible (one));
  g_assert_true (gtk_widget_get_child_visible (other));

  g_signal_emit_by_name (list, "row-activated", other);
  display_wait_for_page (self->page);
  g_assert_true (plans_has_label (self->page, "Enterprise AE@2026.2"));
}

/* What the tour shows. */
static void
test_views (PlansFixture *self, gconstpointer data)
{
  static const char *const views[] = { "plans", "components", "rules",
                                       "words", "modelling",  "checks" };
  SalPage *part = SAL_PAGE (display_find (self->page, SAL_TYPE_PLANS_PAGE, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_assert_cmpstr (sal_page_show_view (self->page, i), ==, views[i]);
      display_wait_for_page (self->page);
      display_settle ();
    }
  g_assert_null (sal_page_show_view (part, G_N_ELEMENTS (views)));
  g_assert_true (plans_has_label (self->page, "The rate is lower than that of the tier below it"));
  sal_page_show_view (self->page, 3);
  display_settle ();
  g_assert_true (plans_has_label (self->page, "“Enterprise AE” is in effect from 1 Jan 2026"));
}

/* --- both stores --- */

static gboolean
rename_account (SalTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_account_kind);
  g_autoptr (GArray) ids =
      sal_record_query_ids (query, sal_transaction_get_connection (transaction), error);
  g_autoptr (SalRecord) record =
      sal_transaction_load (transaction, &sal_account_kind, g_array_index (ids, gint64, 0), error);

  sal_record_set_text (record, "name", "Renamed");

  return sal_transaction_update (transaction, record, error);
}

/* Whether a button of the window says that it does something with a change. */
static gboolean
has_button (gpointer window, const char *verb, const char *change)
{
  for (GtkWidget *child = gtk_widget_get_first_child (window); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *tooltip = GTK_IS_BUTTON (child) ? gtk_widget_get_tooltip_text (child) : NULL;

      if ((tooltip != NULL && g_str_has_prefix (tooltip, verb) &&
           strstr (tooltip, change) != NULL) ||
          has_button (child, verb, change))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_undo_named (gpointer data)
{
  const PlansExpected *self = data;

  return has_button (self->fixture->window, self->path, self->value);
}

static void
wait_for_button (PlansFixture *self, const char *verb, const char *change)
{
  PlansExpected expected = { self, verb, change };

  display_wait (is_undo_named, &expected, change);
}

/* What was done last is undone first, in whichever store, and done again in the turn it was undone.
 */
static void
test_both_stores (PlansFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (sal_workspace_get_store (self->workspace),
                      "Rename the Account",
                      SAL_COMMAND_DEFAULT,
                      rename_account,
                      NULL,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  wait_for_button (self, "Undo", "Rename the Account");
  plans_enter (self, "components[0].weight", "55 %");
  wait_for_button (self, "Undo", "Revenue · Weight");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for_button (self, "Redo", "Revenue · Weight");
  plans_wait_for (self, "components[0].weight", "0.6");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.redo", NULL);
  plans_wait_for (self, "components[0].weight", "0.55");
  wait_for_button (self, "Undo", "Revenue · Weight");
}

/* --- confidentiality --- */

static gpointer
count_rows (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) changes =
      sal_journal_list (connection, sal_workspace_get_kinds (data), 0, 1000, error);

  return GUINT_TO_POINTER (changes->len + 1);
}

/* Nothing of what is done with plans is known to the workspace. */
static void
test_confidential (PlansFixture *self, gconstpointer data)
{
  SalStore *store = sal_workspace_get_store (self->workspace);
  gpointer before = sal_store_read_sync (store, count_rows, self->workspace, NULL, NULL);
  g_autofree char *content = NULL;
  gsize length;

  plans_enter (self, "components[0].name", "Unmistakable");
  plans_wait_for (self, "components[0].weight", "0.6");
  g_assert_true (sal_store_read_sync (store, count_rows, self->workspace, NULL, NULL) == before);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path =
          g_strconcat (sal_workspace_get_path (self->workspace), i == 0 ? "" : "-wal", NULL);

      if (!g_file_get_contents (path, &content, &length, NULL))
        continue;
      g_assert_null (g_strstr_len (content, (gssize) length, "Unmistakable"));
      g_clear_pointer (&content, g_free);
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("SALIENT_TODAY", "2026-06-15", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/compensation-page/" path, PlansFixture, NULL, set_up, func, plans_tear_down)
  ADD ("without-pay", plans_set_up_without_pay, test_without_pay);
  ADD ("list", plans_set_up, test_list);
  ADD ("views", plans_set_up, test_views);
  ADD ("both-stores", plans_set_up, test_both_stores);
  ADD ("confidential", plans_set_up, test_confidential);
#undef ADD

  return g_test_run ();
}
