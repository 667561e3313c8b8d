/* test-journal-undone.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-journal.h"
#include "store-fixture.h"

/* What an undo touched is not written again: it follows from what it undid. */

static gpointer
list_record (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) changes = sal_journal_list_record (
      connection, fixture_kinds, &fixture_company, *(gint64 *) data, error);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ", sal_change_get_id (changes->pdata[i]));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_history (SalStore *store, gint64 id, const char *expected)
{
  g_autofree char *text = sal_store_read_sync (store, list_record, &id, NULL, NULL);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
expect_first (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_cmpint (
      sal_transaction_get_version (transaction, &fixture_company, 2), ==, *(gint64 *) data);

  return sal_transaction_expect_version (transaction, &fixture_company, 2, 2, error);
}

/* An edit, taken back, done again and taken back: all of them are in the record's history, and an
 * edit that is based on what was before is refused. */
static void
test_journal_undone_history (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 version = 5;

  fixture_init (&fixture, fixture_kinds);
  fixture_do (fixture.store, "INSERT INTO company (id, name) VALUES (1, 'Halden'), (2, 'Moss')");
  fixture_do (fixture.store, "UPDATE company SET size = 1 WHERE id = 2");
  fixture_undo (fixture.store, 0);
  fixture_redo (fixture.store);
  fixture_undo (fixture.store, 0);
  assert_history (fixture.store, 1, "1 ");
  assert_history (fixture.store, 2, "5 4 3 2 1 ");
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM touch"), ==, 3);

  g_assert_false (
      sal_store_run_sync (fixture.store, "Look", 0, expect_first, &version, NULL, NULL, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_CONFLICT);
}

/* Also of a record that is gone, and with it what it was inserted by. */
static void
test_journal_undone_inserted (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, fixture_kinds);
  fixture_do (fixture.store, "INSERT INTO company (id, name) VALUES (7, 'Halden')");
  fixture_undo (fixture.store, 0);
  assert_history (fixture.store, 7, "2 1 ");
  fixture_redo (fixture.store);
  assert_history (fixture.store, 7, "3 2 1 ");
  fixture_reopen (&fixture, fixture_kinds);
  fixture_undo (fixture.store, 0);
  assert_history (fixture.store, 7, "4 3 2 1 ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journal-undone/history", test_journal_undone_history);
  g_test_add_func ("/journal-undone/inserted", test_journal_undone_inserted);

  return g_test_run ();
}
