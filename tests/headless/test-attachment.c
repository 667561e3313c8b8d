/* test-attachment.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-attachment.h"
#include "sal-workspace.h"
#include "store-fixture.h"

/* Larger than some pages of the file. */
#define SIZE 100000

typedef struct
{
  gint64 id;
  guint8 fill;
} Written;

static GBytes *
make_bytes (guint8 fill)
{
  guint8 *data = g_malloc (SIZE);

  memset (data, fill, SIZE);

  return g_bytes_new_take (data, SIZE);
}

static gboolean
write_cb (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const Written *written = data;
  g_autoptr (SalRecord) record = sal_record_new_with_id (&fixture_company, written->id);
  g_autoptr (GBytes) bytes = make_bytes (written->fill);

  sal_record_set_text (record, "name", "Company");

  return sal_transaction_insert (transaction, record, error) &&
         sal_attachment_write (transaction, &fixture_company, written->id, bytes, error);
}

static gboolean
write_again_cb (SalTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GBytes) bytes = make_bytes (9);

  return sal_attachment_write (transaction, &fixture_company, 1, bytes, error);
}

static gpointer
read_cb (SalConnection *connection, gpointer id, GCancellable *cancellable, GError **error)
{
  return sal_attachment_read (connection, &fixture_company, *(gint64 *) id, error);
}

static void
expect (SalStore *store, gint64 id, int fill)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sal_store_read_sync (store, read_cb, &id, NULL, &error);
  g_autoptr (GBytes) expected = make_bytes ((guint8) fill);

  if (fill < 0)
    {
      g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, expected));
}

static void
write_company (Fixture *fixture, gint64 id, guint8 fill)
{
  Written written = { id, fill };
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (
      fixture->store, "Write", SAL_COMMAND_DEFAULT, write_cb, &written, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* It goes and comes with its record, is written once, and the journal does not hold it. */
static void
test_undo (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, fixture_kinds);
  write_company (&fixture, 1, 7);
  expect (fixture.store, 1, 7);
  expect (fixture.store, 2, -1);
  g_assert_cmpint (
      fixture_query (fixture.store, "SELECT max (length (changeset)) FROM change"), <, 1000);

  fixture_undo (fixture.store, 0);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count (*) FROM company"), ==, 0);
  fixture_redo (fixture.store);
  expect (fixture.store, 1, 7);

  g_assert_false (sal_store_run_sync (
      fixture.store, "Again", SAL_COMMAND_DEFAULT, write_again_cb, NULL, NULL, NULL, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  expect (fixture.store, 1, 7);
}

/* What was left of a record that was deleted stays behind. */
static void
test_copy_out (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalStore) copy = NULL;
  g_autofree char *to = NULL;
  gint64 n_rows, n_lost;

  fixture_init (&fixture, fixture_kinds);
  write_company (&fixture, 1, 7);
  write_company (&fixture, 2, 8);
  write_company (&fixture, 3, 9);
  fixture_do (fixture.store, "DELETE FROM company WHERE id = 2");
  expect (fixture.store, 2, 8);
  sal_store_close (fixture.store);

  to = g_build_filename (fixture.folder, "copy.salient", NULL);
  g_assert_true (sal_workspace_copy_out (
      fixture.path, to, FALSE, fixture_kinds, &n_rows, &n_lost, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_rows, ==, 2);
  g_assert_cmpint (n_lost, ==, 0);
  copy = sal_store_open (to, SAL_STORE_OPEN, SAL_STORE_MAIN, fixture_kinds, &error);
  g_assert_no_error (error);
  expect (copy, 1, 7);
  expect (copy, 2, -1);
  expect (copy, 3, 9);
  sal_store_close (copy);
}

/* Files from before there were any get the table when they are opened to be written, and are read
 * without it otherwise. */
static void
test_older_file (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (SalStore) read_only = NULL;
  g_autoptr (SalConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, fixture_kinds);
  sal_store_close (fixture.store);
  connection = sal_connection_open (fixture.path, SAL_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (sal_connection_execute (connection, "DROP TABLE attachment", &error));
  sal_connection_close (g_steal_pointer (&connection));

  read_only =
      sal_store_open (fixture.path, SAL_STORE_READ_ONLY, SAL_STORE_MAIN, fixture_kinds, &error);
  g_assert_no_error (error);
  expect (read_only, 1, -1);
  sal_store_close (read_only);

  fixture_reopen (&fixture, fixture_kinds);
  write_company (&fixture, 1, 7);
  expect (fixture.store, 1, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attachment/undo", test_undo);
  g_test_add_func ("/attachment/copy-out", test_copy_out);
  g_test_add_func ("/attachment/older-file", test_older_file);

  return g_test_run ();
}
