/* test-workspace-recovery.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "sal-workspace.h"
#include "store-fixture.h"

#define N_COMPANIES 3000

static void
fill (Fixture *fixture)
{
  g_autoptr (SalChange) change = NULL;

  fixture_init (fixture, fixture_kinds);
  change = fixture_run (
      fixture->store,
      "Fill",
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
      "INSERT INTO company (id, name, code, size) "
      "SELECT i, 'A company with a name of some length, number ' || i, 'C' || i, i FROM n;"
      "INSERT INTO deal (id, name, company, amount) SELECT id, 'Deal ' || id, id, id FROM company;"
      "INSERT INTO setting VALUES ('currency', 'EUR')",
      N_COMPANIES);
  sal_store_close (fixture->store);
}

/* Pages of a table, from the file's own bookkeeping. */
static GArray *
pages_of_table (const char *path, const char *table)
{
  g_autoptr (SalConnection) connection = sal_connection_open (path, SAL_CONNECTION_READ_ONLY, NULL);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'", NULL);
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  sal_statement_bind_text (statement, 1, table);
  while (sal_connection_step (connection, statement, &row, NULL) && row)
    {
      gint64 page = sqlite3_column_int64 (statement, 0);

      g_array_append_val (pages, page);
    }
  return pages;
}

static void
damage_page (const char *path, gint64 page)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpuint (size, >=, (gsize) page * 4096);
  memset (bytes + (page - 1) * 4096, 0xa5, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static gpointer
find_damage (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_store_check_integrity (connection, 10, error);
}

static gpointer
read_all (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 sum;

  sal_connection_query_integer (connection, "SELECT sum (amount) FROM deal", &sum, error);
  return NULL;
}

static void
damaged_cb (SalStore *store, GError *error, guint *n_signals)
{
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_DAMAGED);
  ++*n_signals;
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_store_read_finish (SAL_STORE (object), result, &error);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_DAMAGED);
  ++*(guint *) data;
}

/* Who has the store open is told, once. */
static void
assert_tells_damage (SalStore *store)
{
  guint n_signals = 0, n_reads = 0;

  g_signal_connect (store, "damaged", G_CALLBACK (damaged_cb), &n_signals);
  for (guint i = 0; i < 2; i++)
    sal_store_read_async (store, read_all, NULL, NULL, NULL, NULL, read_cb, &n_reads);
  while (n_reads < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_signals, ==, 1);
}

/* Damage within a table does not keep the workspace from opening; reading it is an error, the check
 * finds it, and the other rows can be copied out. */
static void
test_recovery_pages (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) company_pages = NULL, deal_pages = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (SalWorkspace) copy = NULL;
  g_autoptr (SalStore) damaged = NULL;
  g_autofree char *to = NULL;
  gint64 n_rows, n_lost, n_companies, n_deals;

  fill (&fixture);
  to = g_build_filename (fixture.folder, "copy.salient", NULL);
  company_pages = pages_of_table (fixture.path, "company");
  deal_pages = pages_of_table (fixture.path, "deal");
  g_assert_cmpuint (company_pages->len, >, 10);
  damage_page (fixture.path, g_array_index (company_pages, gint64, 5));
  damage_page (fixture.path, g_array_index (deal_pages, gint64, 2));

  damaged = sal_store_open (fixture.path, SAL_STORE_OPEN, SAL_STORE_MAIN, fixture_kinds, &error);
  g_assert_no_error (error);
  sal_store_read_sync (damaged, read_all, NULL, NULL, &error);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  findings = sal_store_read_sync (damaged, find_damage, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, >, 0);
  assert_tells_damage (damaged);
  sal_store_close (damaged);

  sal_workspace_copy_out (fixture.path, to, FALSE, fixture_kinds, &n_rows, &n_lost, NULL, &error);
  g_assert_no_error (error);
  copy = sal_workspace_open (to, SAL_STORE_OPEN, fixture_kinds, &error);
  g_assert_no_error (error);
  n_companies = fixture_query (sal_workspace_get_store (copy), "SELECT count(*) FROM company");
  n_deals = fixture_query (sal_workspace_get_store (copy), "SELECT count(*) FROM deal");
  g_assert_cmpint (n_companies, >, N_COMPANIES * 9 / 10);
  g_assert_cmpint (n_companies, <, N_COMPANIES);
  g_assert_cmpint (n_deals, >, N_COMPANIES * 8 / 10);
  g_assert_cmpint (n_rows, ==, n_companies + n_deals);
  g_assert_cmpint (n_rows + n_lost, ==, 2 * N_COMPANIES);
  g_assert_cmpstr (sal_workspace_get_currency (copy), ==, "EUR");
  g_assert_cmpint (fixture_query (sal_workspace_get_store (copy),
                                  "SELECT count(*) FROM deal WHERE amount <> id OR company <> id"),
                   ==,
                   0);
}

static void
test_recovery_sound (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *to = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (SalStore) copy = NULL;
  gint64 n_rows, n_lost;

  fill (&fixture);
  to = g_build_filename (fixture.folder, "copy.salient", NULL);
  sal_workspace_copy_out (fixture.path, to, FALSE, fixture_kinds, &n_rows, &n_lost, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_rows, ==, 2 * N_COMPANIES);
  g_assert_cmpint (n_lost, ==, 0);

  fixture_reopen (&fixture, fixture_kinds);
  copy = sal_store_open (to, SAL_STORE_OPEN, SAL_STORE_MAIN, fixture_kinds, &error);
  g_assert_no_error (error);
  before = fixture_hash (fixture.store, fixture_kinds);
  after = fixture_hash (copy, fixture_kinds);
  g_assert_cmpstr (before, ==, after);
}

static const SalKind *const workspace_kinds[] = {
  &fixture_company,
  &fixture_deal,
  NULL,
};

/* Pay becomes pay, for as few to read. */
static void
test_recovery_pay (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalStore) pay = NULL, copy = NULL;
  g_autofree char *path = NULL, *to = NULL;
  gint64 n_rows, n_lost;
  GStatBuf status;

  fixture_init (&fixture, fixture_kinds);
  path = g_build_filename (fixture.folder, "test.pay.salient", NULL);
  to = g_build_filename (fixture.folder, "copy.pay.salient", NULL);
  pay = sal_store_open (path, SAL_STORE_CREATE, SAL_STORE_PAY, fixture_kinds, &error);
  g_assert_no_error (error);
  fixture_do (pay, "INSERT INTO payout (id, person, amount, company) VALUES (1, 'Anna', 5, 77)");
  sal_store_close (pay);

  sal_workspace_copy_out (path, to, FALSE, fixture_kinds, &n_rows, &n_lost, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_rows, ==, 1);
  g_assert_cmpint (n_lost, ==, 0);
  g_assert_cmpint (g_stat (to, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
  copy = sal_store_open (to, SAL_STORE_OPEN, SAL_STORE_PAY, fixture_kinds, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (copy, "SELECT amount FROM payout WHERE company = 77"), ==, 5);
  sal_store_close (copy);

  /* it is not taken for a workspace without records */
  g_assert_false (
      sal_workspace_copy_out (path, to, TRUE, workspace_kinds, NULL, NULL, NULL, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_WORKSPACE);
}

/* A file that is cut off: the rows of the pages that are there are copied out. */
static void
test_recovery_cut (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalWorkspace) copy = NULL;
  g_autofree char *to = NULL, *filled = NULL;
  gint64 n_rows, n_lost;
  GStatBuf status;

  fill (&fixture);
  to = g_build_filename (fixture.folder, "copy.salient", NULL);
  filled = g_strconcat (to, ".filled", NULL);
  g_assert_cmpint (g_stat (fixture.path, &status), ==, 0);
  g_assert_cmpint (truncate (fixture.path, status.st_size / 4096 * 3 / 4 * 4096), ==, 0);

  sal_workspace_copy_out (fixture.path, to, FALSE, fixture_kinds, &n_rows, &n_lost, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_rows, >, N_COMPANIES / 2);
  g_assert_false (g_file_test (filled, G_FILE_TEST_EXISTS));
  copy = sal_workspace_open (to, SAL_STORE_OPEN, fixture_kinds, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (sal_workspace_get_store (copy),
                                  "SELECT (SELECT count(*) FROM company) + count(*) FROM deal"),
                   ==,
                   n_rows);
}

/* Nothing is left behind where nothing can be read. */
static void
test_recovery_hopeless (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *to = NULL;

  fill (&fixture);
  to = g_build_filename (fixture.folder, "copy.salient", NULL);
  g_assert_true (g_file_set_contents (fixture.path, "no database", -1, NULL));
  g_assert_false (
      sal_workspace_copy_out (fixture.path, to, FALSE, fixture_kinds, NULL, NULL, NULL, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_WORKSPACE);
  g_assert_false (g_file_test (to, G_FILE_TEST_EXISTS));
}

/* What is to be rescued is not written over, and another file only when that was decided. */
static void
test_recovery_target (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *to = NULL, *link = NULL, *contents = NULL;
  gint64 n_rows;

  fill (&fixture);
  to = g_build_filename (fixture.folder, "copy.salient", NULL);
  link = g_build_filename (fixture.folder, "link.salient", NULL);
  g_assert_cmpint (symlink (fixture.path, link), ==, 0);
  g_assert_false (
      sal_workspace_copy_out (fixture.path, link, TRUE, fixture_kinds, NULL, NULL, NULL, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_EXISTS);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (to, "mine", -1, NULL));
  g_assert_false (
      sal_workspace_copy_out (fixture.path, to, FALSE, fixture_kinds, NULL, NULL, NULL, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (to, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "mine");

  g_assert_true (
      sal_workspace_copy_out (fixture.path, to, TRUE, fixture_kinds, &n_rows, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_rows, ==, 2 * N_COMPANIES);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace-recovery/pages", test_recovery_pages);
  g_test_add_func ("/workspace-recovery/sound", test_recovery_sound);
  g_test_add_func ("/workspace-recovery/pay", test_recovery_pay);
  g_test_add_func ("/workspace-recovery/cut", test_recovery_cut);
  g_test_add_func ("/workspace-recovery/target", test_recovery_target);
  g_test_add_func ("/workspace-recovery/hopeless", test_recovery_hopeless);

  return g_test_run ();
}
