/* test-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

static void
test_store_run (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (SalChange) change = NULL;
  const SalTouch *touches;
  gsize n_touches;

  fixture_init (&fixture, fixture_kinds);
  change = fixture_run (fixture.store,
                        "Add two",
                        "INSERT INTO company (id, name) VALUES (7, 'Halden'), (9, 'Moss');"
                        "INSERT INTO deal (id, name, company) VALUES (1, 'First', 9)");
  g_assert_nonnull (change);
  g_assert_cmpint (sal_change_get_id (change), ==, 1);
  g_assert_cmpstr (sal_change_get_author (change), ==, "anna");
  g_assert_cmpstr (sal_change_get_label (change), ==, "Add two");
  g_assert_cmpint (sal_change_get_n_rows (change), ==, 3);
  touches = sal_change_get_touches (change, &n_touches);
  g_assert_cmpuint (n_touches, ==, 3);
  for (gsize i = 0; i < n_touches; i++)
    g_assert_cmpint (touches[i].type, ==, SAL_TOUCH_INSERTED);
  g_assert_true (sal_change_touches_record (change, &fixture_company, 9));
  g_assert_true (sal_change_touches_record (change, &fixture_deal, 1));
  g_assert_false (sal_change_touches_record (change, &fixture_company, 1));
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM company"), ==, 2);
  g_assert_cmpint (sal_store_get_last_change (fixture.store), ==, 1);
}

static void
test_store_nothing_changed (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (SalChange) one = NULL, two = NULL;

  fixture_init (&fixture, fixture_kinds);
  one = fixture_run (fixture.store, "Add", "INSERT INTO company (id, name) VALUES (7, 'Halden')");
  two = fixture_run (fixture.store,
                     "And back",
                     "UPDATE company SET name = 'Moss'; UPDATE company SET name = 'Halden';"
                     "INSERT INTO company (id) VALUES (8); DELETE FROM company WHERE id = 8");
  g_assert_nonnull (one);
  g_assert_null (two);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM change"), ==, 1);
}

static void
test_store_undo_redo (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = NULL, *added = NULL, *changed = NULL, *hash = NULL;
  SalChange *change;

  fixture_init (&fixture, fixture_kinds);
  empty = fixture_hash (fixture.store, fixture_kinds);
  sal_change_unref (fixture_run (fixture.store,
                                 "Add",
                                 "INSERT INTO company (id, name) VALUES (7, 'Halden');"
                                 "INSERT INTO deal (id, name, company) VALUES (1, 'First', 7)"));
  added = fixture_hash (fixture.store, fixture_kinds);
  sal_change_unref (
      fixture_run (fixture.store,
                   "Change",
                   "UPDATE deal SET amount = 100; INSERT INTO setting VALUES ('a', 'b')"));
  changed = fixture_hash (fixture.store, fixture_kinds);
  g_assert_cmpstr (added, !=, changed);
  g_assert_cmpint (sal_change_get_id (sal_store_get_undo (fixture.store)), ==, 2);

  change = sal_store_undo_sync (fixture.store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sal_change_get_reverts (change), ==, 2);
  g_assert_cmpint (sal_change_get_change_type (change), ==, SAL_CHANGE_UNDO);
  sal_change_unref (change);
  hash = fixture_hash (fixture.store, fixture_kinds);
  g_assert_cmpstr (hash, ==, added);
  g_assert_cmpint (sal_change_get_id (sal_store_get_undo (fixture.store)), ==, 1);
  g_assert_cmpint (sal_change_get_id (sal_store_get_redo (fixture.store)), ==, 3);

  fixture_reopen (&fixture, fixture_kinds);
  change = sal_store_undo_sync (fixture.store, 0, &error);
  g_assert_no_error (error);
  sal_change_unref (change);
  g_free (hash);
  hash = fixture_hash (fixture.store, fixture_kinds);
  g_assert_cmpstr (hash, ==, empty);
  g_assert_null (sal_store_get_undo (fixture.store));

  for (int i = 0; i < 2; i++)
    {
      change = sal_store_redo_sync (fixture.store, &error);
      g_assert_no_error (error);
      sal_change_unref (change);
    }
  g_free (hash);
  hash = fixture_hash (fixture.store, fixture_kinds);
  g_assert_cmpstr (hash, ==, changed);
  g_assert_null (sal_store_redo_sync (fixture.store, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/run", test_store_run);
  g_test_add_func ("/store/nothing-changed", test_store_nothing_changed);
  g_test_add_func ("/store/undo-redo", test_store_undo_redo);

  return g_test_run ();
}
