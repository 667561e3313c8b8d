/* test-last-done.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-date.h"
#include "sal-last-done.h"
#include "store-fixture.h"

static gpointer
find_cb (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_last_done_find (connection, "sweeping", data, error) ? data : NULL;
}

static void
expect (SalStore *store, gint32 day, gint64 change)
{
  g_autoptr (GError) error = NULL;
  SalLastDone done;

  sal_store_read_sync (store, find_cb, &done, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (done.day, ==, day);
  g_assert_cmpint (done.change, ==, change);
}

typedef struct
{
  gint32 day;
  const char *sql; /* (nullable): what else is done */
  gboolean with_own;
} Work;

static gboolean
work_cb (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;

  return sal_last_done_keep (transaction, "sweeping", work->day, work->with_own, error) &&
         (work->sql == NULL ||
          sal_connection_execute (sal_transaction_get_connection (transaction), work->sql, error));
}

static SalChange *
work (SalStore *store, SalCommandFlags flags, gint32 day, const char *sql)
{
  Work work = { .day = day, .sql = sql };
  g_autoptr (GError) error = NULL;
  SalChange *change = NULL;

  sal_store_run_sync (store, "Sweep", flags, work_cb, &work, NULL, &change, &error);
  g_assert_no_error (error);

  return change;
}

/* It is kept also if nothing else was changed, which is no change then, and for each work. */
static void
test_keep (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, fixture_kinds);
  expect (fixture.store, SAL_DATE_NONE, 0);
  g_assert_null (work (fixture.store, SAL_COMMAND_DEFAULT, 100, NULL));
  expect (fixture.store, SAL_DATE_NONE, 0);
  g_assert_null (work (fixture.store, SAL_COMMAND_ASIDE, 100, NULL));
  expect (fixture.store, 100, 0);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count (*) FROM change"), ==, 0);

  fixture_reopen (&fixture, fixture_kinds);
  expect (fixture.store, 100, 0);
}

/* What is undone was done; the change before it is known. */
static void
test_undo (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (SalChange) change = NULL;
  gint64 before;

  fixture_init (&fixture, fixture_kinds);
  fixture_do (fixture.store, "INSERT INTO company (id, name) VALUES (1, 'Alder')");
  before = fixture_query (fixture.store, "SELECT max (id) FROM change");
  change = work (
      fixture.store, SAL_COMMAND_ASIDE, 101, "INSERT INTO company (id, name) VALUES (2, 'Birch')");
  g_assert_nonnull (change);
  expect (fixture.store, 101, before);

  fixture_undo (fixture.store, sal_change_get_id (change));
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count (*) FROM company"), ==, 1);
  expect (fixture.store, 101, before);
}

/* What is changed along may have been taken into account. */
static void
test_own (void)
{
  g_auto (Fixture) fixture = { 0 };
  Work work = { 102, "INSERT INTO company (id, name) VALUES (1, 'Alder')", TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = NULL;

  fixture_init (&fixture, fixture_kinds);
  sal_store_run_sync (
      fixture.store, "Sweep", SAL_COMMAND_DEFAULT, work_cb, &work, NULL, &change, &error);
  g_assert_no_error (error);
  expect (fixture.store, 102, sal_change_get_id (change));
}

/* A file from before there was this table gets it; one that cannot is read as if nothing had been
 * done. */
static void
test_older_file (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (SalStore) store = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, fixture_kinds);
  g_assert_null (
      fixture_run_flags (fixture.store, "Drop", SAL_COMMAND_ASIDE, "DROP TABLE last_done", &error));
  g_assert_no_error (error);
  g_clear_object (&fixture.store);
  store = sal_store_open (fixture.path, SAL_STORE_READ_ONLY, SAL_STORE_MAIN, fixture_kinds, &error);
  g_assert_no_error (error);
  expect (store, SAL_DATE_NONE, 0);

  fixture_reopen (&fixture, fixture_kinds);
  g_assert_null (work (fixture.store, SAL_COMMAND_ASIDE, 100, NULL));
  expect (fixture.store, 100, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/last-done/keep", test_keep);
  g_test_add_func ("/last-done/undo", test_undo);
  g_test_add_func ("/last-done/own", test_own);
  g_test_add_func ("/last-done/older-file", test_older_file);

  return g_test_run ();
}
