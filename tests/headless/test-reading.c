/* test-reading.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-reading.h"
#include "store-fixture.h"

typedef struct
{
  const char *author;
  gint64 id;
  SalReading found;
} Asked;

static gpointer
find_cb (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;

  return sal_reading_find (
             connection, asked->author, &fixture_company, asked->id, &asked->found, error)
             ? asked
             : NULL;
}

static void
expect (SalStore *store, const char *author, gint64 id, gint64 change, gint64 time)
{
  Asked asked = { .author = author, .id = id };
  g_autoptr (GError) error = NULL;

  g_assert_true (sal_store_read_sync (store, find_cb, &asked, NULL, &error) == &asked);
  g_assert_no_error (error);
  g_assert_cmpint (asked.found.change, ==, change);
  g_assert_cmpint (asked.found.time, ==, time);
}

static void
keep (SalStore *store, gint64 id, gint64 change, gint64 time)
{
  g_autoptr (GError) error = NULL;

  sal_reading_keep_sync (
      store, &fixture_company, id, (SalReading){ .change = change, .time = time }, &error);
  g_assert_no_error (error);
}

/* Each author has their own, and it only goes on. */
static void
test_keep (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, fixture_kinds);
  sal_store_set_author (fixture.store, "Ann");
  expect (fixture.store, "Ann", 1, 0, 0);
  keep (fixture.store, 1, 5, 1000);
  expect (fixture.store, "Ann", 1, 5, 1000);
  expect (fixture.store, "Ben", 1, 0, 0);
  expect (fixture.store, "Ann", 2, 0, 0);

  keep (fixture.store, 1, 4, 2000);
  expect (fixture.store, "Ann", 1, 5, 1000);
  keep (fixture.store, 1, 6, 2000);
  sal_store_set_author (fixture.store, "Ben");
  keep (fixture.store, 1, 2, 500);
  expect (fixture.store, "Ann", 1, 6, 2000);
  expect (fixture.store, "Ben", 1, 2, 500);

  fixture_reopen (&fixture, fixture_kinds);
  expect (fixture.store, "Ann", 1, 6, 2000);
}

/* It is no change: there is nothing to undo, and undoing something else leaves it. */
static void
test_no_change (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, fixture_kinds);
  sal_store_set_author (fixture.store, "Ann");
  keep (fixture.store, 1, 5, 1000);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count (*) FROM change"), ==, 0);
  g_assert_null (sal_store_get_undo (fixture.store));

  fixture_do (fixture.store, "INSERT INTO company (id, name) VALUES (1, 'Alder')");
  keep (fixture.store, 1, 7, 1001);
  fixture_undo (fixture.store, 0);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count (*) FROM company"), ==, 0);
  expect (fixture.store, "Ann", 1, 7, 1001);
}

static void
drop_table (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      fixture_run_flags (fixture->store, "Drop", SAL_COMMAND_ASIDE, "DROP TABLE reading", &error));
  g_assert_no_error (error);
}

/* A file from before there was this table gets it; one that cannot is read as if nobody had. */
static void
test_older_file (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (SalStore) store = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, fixture_kinds);
  drop_table (&fixture);
  g_clear_object (&fixture.store);
  store = sal_store_open (fixture.path, SAL_STORE_READ_ONLY, SAL_STORE_MAIN, fixture_kinds, &error);
  g_assert_no_error (error);
  expect (store, "anna", 1, 0, 0);
  g_assert_false (sal_reading_keep_sync (
      store, &fixture_company, 1, (SalReading){ .change = 1, .time = 1 }, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_READ_ONLY);

  fixture_reopen (&fixture, fixture_kinds);
  keep (fixture.store, 1, 5, 1000);
  expect (fixture.store, "anna", 1, 5, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/keep", test_keep);
  g_test_add_func ("/reading/no-change", test_no_change);
  g_test_add_func ("/reading/older-file", test_older_file);

  return g_test_run ();
}
