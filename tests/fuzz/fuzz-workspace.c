/* fuzz-workspace.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Opens damaged workspaces, reads all of them, undoes, checks and copies out. The input says how a
 * small workspace is damaged:
 *   byte 0: 1 opens it read-only, 2 cuts it off, 4 copies out, 8 damages the log beside it instead
 *   byte 1: where it is cut off, in 256ths
 *   then by four: where (big-endian, modulo the size), and what is flipped there
 * It must not crash, and an error must be one of the store's. */

#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "sal-bulk.h"
#include "sal-search.h"
#include "sal-workspace.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const SalField company_fields[] = {
  { .name = "name", .label = "Name", .flags = SAL_FIELD_SEARCHABLE },
  { .name = "code", .label = "Code", .flags = SAL_FIELD_UNIQUE },
  { .name = "size", .type = SAL_FIELD_INTEGER, .label = "Size" },
};

static const SalKind company = {
  .name = "company",
  .label = "Company",
  .plural = "Companies",
  .title = "name",
  .sort = "name",
  SAL_FIELDS (company_fields),
};

static const SalField deal_fields[] = {
  { .name = "name", .label = "Name", .flags = SAL_FIELD_SEARCHABLE },
  { .name = "company", .type = SAL_FIELD_REFERENCE, .label = "Company", .references = &company },
  { .name = "amount", .type = SAL_FIELD_MONEY, .label = "Amount" },
};

static const SalKind deal = {
  .name = "deal",
  .label = "Deal",
  .plural = "Deals",
  .title = "name",
  .sort = "name",
  SAL_FIELDS (deal_fields),
};

static const SalKind *const kinds[] = { &company, &deal, NULL };

/* A sound workspace, and one whose last changes are in its log. */
static char *folder, *path, *copy_path, *log_path;
static char *sound_bytes, *log_bytes;
static gsize sound_size, log_size;

static gboolean
execute (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_connection_execute (sal_transaction_get_connection (transaction), data, error);
}

static gboolean
import (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalBulk) bulk = sal_bulk_new (transaction, &deal, NULL, 0, error);

  for (gint64 i = 1000; bulk != NULL && i < 1080; i++)
    {
      SalValue values[] = { sal_value_borrow_text ("Renewal of a contract"),
                            SAL_VALUE_INTEGER (1 + i % 60),
                            SAL_VALUE_INTEGER (i) };

      if (!sal_bulk_insert (bulk, i, values, error))
        return FALSE;
    }
  return bulk != NULL && sal_bulk_finish (bulk, error);
}

static void
run (SalStore *store, SalCommandFunc func, const char *sql)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (store, "Fill", SAL_COMMAND_DEFAULT, func, (gpointer) sql, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_files (void)
{
  g_autofree char *memory = g_strconcat (path, "-shm", NULL);

  g_unlink (path);
  g_unlink (log_path);
  g_unlink (memory);
  g_unlink (copy_path);
}

static void
clean_up (void)
{
  remove_files ();
  g_rmdir (folder);
}

static void
set_up (void)
{
  g_autoptr (GError) error = NULL;
  SalStore *store;

  /* in memory where there is such a folder: each run waits for the disk several times */
  folder = g_mkdtemp (g_strdup ("/dev/shm/salient-fuzz-XXXXXX"));
  if (folder == NULL)
    folder = g_dir_make_tmp ("salient-fuzz-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "fuzz.salient", NULL);
  copy_path = g_build_filename (folder, "copy.salient", NULL);
  log_path = g_strconcat (path, "-wal", NULL);
  store = sal_store_open (path, SAL_STORE_CREATE, SAL_STORE_MAIN, kinds, &error);
  g_assert_no_error (error);
  run (store,
       execute,
       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120) "
       "INSERT INTO company SELECT i, 'A company with a long name ' || i, 'C' || i, i FROM n");
  run (store, import, NULL);
  run (store, execute, "UPDATE company SET size = size + 1 WHERE id < 50");
  run (store, execute, "DELETE FROM company WHERE id > 100; INSERT INTO setting VALUES ('a', 'b')");
  g_assert_true (g_file_get_contents (log_path, &log_bytes, &log_size, NULL));
  g_object_unref (store);
  g_assert_true (g_file_get_contents (path, &sound_bytes, &sound_size, NULL));
  atexit (clean_up);
}

static void
check_error (const GError *error)
{
  if (error != NULL && error->domain != SAL_STORE_ERROR)
    g_error ("not an error of the store: %s", error->message);
}

static void
read_table (SalConnection *connection, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table);
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, &error);
  gboolean row = statement != NULL;

  while (row && sal_connection_step (connection, statement, &row, &error))
    for (int i = 0; row && i < sqlite3_column_count (statement); i++)
      sal_statement_column (statement, i);
  check_error (error);
}

static void
read_journal (SalConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = sal_journal_list (connection, kinds, 0, 20, &error);

  check_error (error);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      gint64 id = sal_change_get_id (changes->pdata[i]);
      g_autoptr (GError) failure = NULL;
      g_autoptr (SalChange) change = sal_journal_load (connection, kinds, id, &failure);
      g_autoptr (GPtrArray) fields = NULL;

      check_error (failure);
      g_clear_error (&failure);
      fields = sal_journal_field_changes (connection, kinds, id, 200, &failure);
      check_error (failure);
    }
}

static gpointer
read_all (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const tables[] = { "company", "deal",  "setting",     "author",
                                        "change",  "touch", "touch_range", "schema_history" };
  g_autoptr (GPtrArray) hits = NULL, findings = NULL;
  g_autoptr (GError) failure = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    read_table (connection, tables[i]);
  read_journal (connection);
  hits = sal_search (connection, kinds, "comp", 10, &failure);
  check_error (failure);
  findings = sal_store_check_integrity (connection, 10, error);
  return NULL;
}

static void
use (SalStoreMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalStore) store = sal_store_open (path, mode, SAL_STORE_MAIN, kinds, &error);

  check_error (error);
  if (store == NULL)
    return;

  sal_store_read_sync (store, read_all, NULL, NULL, &error);
  check_error (error);
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (SalChange) change = sal_store_undo_sync (store, 0, &failure);

      check_error (failure);
    }
}

static void
copy_out (void)
{
  g_autoptr (GError) error = NULL;
  gint64 n_rows = 0, n_lost = 0;

  sal_workspace_copy_out (path, copy_path, FALSE, kinds, &n_rows, &n_lost, NULL, &error);
  check_error (error);
  g_assert_cmpint (n_rows, >=, 0);
  g_assert_cmpint (n_lost, >=, 0);
}

static void
damage (char *bytes, gsize n_bytes, const uint8_t *data, size_t size)
{
  for (size_t i = 2; i + 4 <= size; i += 4)
    {
      gsize at = ((gsize) data[i] << 16 | (gsize) data[i + 1] << 8 | data[i + 2]) % n_bytes;

      bytes[at] ^= (char) data[i + 3];
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *bytes = NULL, *log = NULL;
  gsize n_bytes;

  if (folder == NULL)
    set_up ();
  if (size < 2)
    return 0;

  bytes = g_memdup2 (sound_bytes, sound_size);
  log = g_memdup2 (log_bytes, log_size);
  n_bytes = data[0] & 2 ? sound_size * data[1] / 256 : sound_size;
  if (data[0] & 8)
    damage (log, log_size, data, size);
  else
    damage (bytes, sound_size, data, size);

  remove_files ();
  g_file_set_contents_full (path, bytes, (gssize) n_bytes, G_FILE_SET_CONTENTS_NONE, 0644, NULL);
  if (data[0] & 8)
    g_file_set_contents_full (
        log_path, log, (gssize) log_size, G_FILE_SET_CONTENTS_NONE, 0644, NULL);
  if (data[0] & 4)
    copy_out ();
  use (data[0] & 1 ? SAL_STORE_READ_ONLY : SAL_STORE_OPEN);
  return 0;
}
