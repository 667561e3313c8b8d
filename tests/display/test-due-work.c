/* test-due-work.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "sal-due-work.h"
#include "sal-kinds.h"
#include "store-fixture.h"

/* What falls due is done when a workspace is opened. Halden is judged 4 of 5 by the only criterion,
 * which is 75 points, and was put into the second tier three months ago. */
static const char rows[] =
    "INSERT INTO tier_model (id, name, valid_from, hysteresis, refresh_months) VALUES"
    " (1, 'Model', '2026-01-01', 0, 3);"
    "INSERT INTO tier_criterion (id, model, name, weight, axis) VALUES"
    " (1, 1, 'Fit', 1000000000, 'attractiveness');"
    "INSERT INTO tier (id, model, name, from_score) VALUES (1, 1, 'Tier 1', 70),"
    " (2, 1, 'Tier 2', 0);"
    "INSERT INTO account_score (id, account, criterion, score, scored_on)"
    " SELECT 1, id, 1, 4, '2026-02-01' FROM account WHERE name = 'Halden';"
    "INSERT INTO account_tier (id, account, model, score, tier, refreshed_on)"
    " SELECT 1, id, 1, 50, 2, '2026-03-30' FROM account WHERE name = 'Halden';";

#define TOLD    "Tiers refreshed: 1 account changed tier"
#define TIER    "SELECT tier FROM account_tier"
#define CHANGES "SELECT count (*) FROM change"

typedef struct
{
  char *path;
  gint64 n_changes; /* before it is opened */
  SalWorkspace *workspace;
  SalStore *store;
  SalWindow *window;
} Setup;

static void
set_up (Setup *self, gconstpointer data)
{
  SalWorkspace *workspace;

  g_setenv ("SALIENT_TODAY", "2026-06-30", TRUE);
  workspace = display_create_workspace (2);
  fixture_do (sal_workspace_get_store (workspace), rows);
  if (data != NULL)
    fixture_do (sal_workspace_get_store (workspace), data);
  self->n_changes = fixture_query (sal_workspace_get_store (workspace), CHANGES);
  self->path = g_strdup (sal_workspace_get_path (workspace));
  sal_workspace_close (workspace);
  g_object_unref (workspace);
}

static void
tear_down (Setup *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
  g_free (self->path);
  g_unsetenv ("SALIENT_TODAY");
}

static gboolean
is_open (gpointer data)
{
  return sal_window_get_workspace (data) != NULL;
}

/* As somebody opens it. */
static void
open_file (Setup *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  self->window = display_open_window (NULL);
  sal_window_open_file (self->window, file);
  display_wait (is_open, self->window, "the workspace to open");
  self->workspace = g_object_ref (sal_window_get_workspace (self->window));
  self->store = sal_workspace_get_store (self->workspace);
}

static gboolean
is_done (gpointer data)
{
  return !sal_due_work_is_busy (data);
}

static void
wait_until_done (Setup *self)
{
  SalDueWork *work = sal_due_work_find (self->workspace);

  g_assert_nonnull (work);
  display_wait (is_done, work, "what is due to be done");
}

static gboolean
is_told (gpointer data)
{
  return display_says (data, TOLD);
}

static gboolean
is_undone (gpointer data)
{
  const Setup *self = data;

  return fixture_query (self->store, TIER) == 2;
}

static void
test_undo (Setup *self, gconstpointer data)
{
  GtkWidget *button;

  open_file (self);
  wait_until_done (self);
  g_assert_cmpint (fixture_query (self->store, TIER), ==, 1);
  g_assert_cmpint (fixture_query (self->store, CHANGES), ==, self->n_changes + 1);
  display_wait (is_told, self->window, "the toast");
  button = display_find_button (self->window, "_Undo");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  display_wait (is_undone, self, "the tiers to be as they were");

  /* it is not done again on that day */
  sal_due_work_look (sal_due_work_find (self->workspace));
  wait_until_done (self);
  g_assert_cmpint (fixture_query (self->store, TIER), ==, 2);
  g_assert_cmpint (fixture_query (self->store, CHANGES), ==, self->n_changes + 2);

  /* while the workspace stays open, the next day begins, and then the next turn comes */
  g_setenv ("SALIENT_TODAY", "2026-07-01", TRUE);
  sal_due_work_look (sal_due_work_find (self->workspace));
  wait_until_done (self);
  g_assert_cmpint (fixture_query (self->store, TIER), ==, 2);
  g_setenv ("SALIENT_TODAY", "2026-09-30", TRUE);
  sal_due_work_look (sal_due_work_find (self->workspace));
  wait_until_done (self);
  g_assert_cmpint (fixture_query (self->store, TIER), ==, 1);
}

/* A day on which no account changes its tier is kept, and nobody is told. */
static void
test_same (Setup *self, gconstpointer data)
{
  open_file (self);
  wait_until_done (self);
  g_assert_cmpint (
      fixture_query (self->store,
                     "SELECT count (*) FROM account_tier WHERE refreshed_on = '2026-06-30'"),
      ==,
      1);
  display_settle ();
  g_assert_false (display_says (self->window, "Tiers refreshed"));
  g_assert_null (display_find_button (self->window, "_Undo"));
}

/* All windows of a workspace have one that works for them. */
static void
test_two_windows (Setup *self, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  SalWindow *other;
  SalDueWork *work;

  open_file (self);
  work = sal_due_work_find (self->workspace);
  other = display_open_window (NULL);
  sal_window_open_file (other, file);
  display_wait (is_open, other, "the workspace to open");
  g_assert_true (sal_window_get_workspace (other) == self->workspace);
  sal_application_add_workspace (display_get_application (), self->workspace);
  g_assert_true (sal_due_work_find (self->workspace) == work);
  sal_due_work_look (work);
  wait_until_done (self);
  g_assert_cmpint (fixture_query (self->store, CHANGES), ==, self->n_changes + 1);
  display_close_window (other);
}

static void
test_read_only (Setup *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->workspace =
      sal_workspace_open (self->path, SAL_STORE_READ_ONLY, sal_model_kinds (), &error);
  g_assert_no_error (error);
  self->store = sal_workspace_get_store (self->workspace);
  sal_application_add_workspace (display_get_application (), self->workspace);
  self->window = display_open_window (self->workspace);
  display_wait_for_page (sal_window_get_page (self->window));
  display_settle ();
  g_assert_null (sal_due_work_find (self->workspace));
  g_assert_cmpint (fixture_query (self->store, TIER), ==, 2);
  g_assert_cmpint (fixture_query (self->store, CHANGES), ==, self->n_changes);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* It stops when the workspace is closed, wherever it is. */
static void
test_close (Setup *self, gconstpointer data)
{
  SalDueWork *work;

  open_file (self);
  work = g_object_ref (sal_due_work_find (self->workspace));
  sal_window_set_workspace (self->window, NULL);
  g_object_add_weak_pointer (G_OBJECT (work), (gpointer *) &work);
  g_object_unref (work);
  display_remove_workspace (g_steal_pointer (&self->workspace));
  display_wait (is_gone, &work, "what was under way to end");

  self->workspace = display_create_workspace (1); /* for what tears down */
}

#define ADD(path, data, func) g_test_add ("/due-work/" path, Setup, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("undo", NULL, test_undo);
  ADD ("same", "UPDATE account_score SET score = 3", test_same);
  ADD ("two-windows", NULL, test_two_windows);
  ADD ("read-only", NULL, test_read_only);
  ADD ("close", NULL, test_close);

  return g_test_run ();
}
