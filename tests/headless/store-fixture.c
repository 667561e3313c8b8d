/* store-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include <sys/stat.h>
#include <unistd.h>

static const SalField company_fields[] = {
  { .name = "name", .label = "Name", .flags = SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE },
  { .name = "code", .label = "Code", .flags = SAL_FIELD_UNIQUE },
  { .name = "size", .type = SAL_FIELD_INTEGER, .label = "Size" },
  { .name = "parent",
    .type = SAL_FIELD_REFERENCE,
    .label = "Parent",
    .references = &fixture_company },
  { .name = "founded",
    .type = SAL_FIELD_DATE,
    .label = "Founded",
    .flags = SAL_FIELD_IMMUTABLE | SAL_FIELD_INDEXED },
};

const SalKind fixture_company = {
  .name = "company",
  .label = "Company",
  .plural = "Companies",
  .title = "name",
  .sort = "name",
  SAL_FIELDS (company_fields),
};

static const SalField deal_fields[] = {
  { .name = "name", .label = "Name", .flags = SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE },
  { .name = "company",
    .type = SAL_FIELD_REFERENCE,
    .label = "Company",
    .flags = SAL_FIELD_REQUIRED,
    .references = &fixture_company },
  { .name = "amount", .type = SAL_FIELD_MONEY, .label = "Amount" },
  { .name = "note", .label = "Note", .flags = SAL_FIELD_MULTILINE },
  { .name = "rate", .type = SAL_FIELD_REAL, .label = "Rate" },
};

const SalKind fixture_deal = {
  .name = "deal",
  .label = "Deal",
  .plural = "Deals",
  .title = "name",
  .sort = "name",
  SAL_FIELDS (deal_fields),
};

static const SalField payout_fields[] = {
  { .name = "person", .label = "Person", .flags = SAL_FIELD_REQUIRED },
  { .name = "amount", .type = SAL_FIELD_MONEY, .label = "Amount" },
  { .name = "company",
    .type = SAL_FIELD_REFERENCE,
    .label = "Company",
    .references = &fixture_company },
};

const SalKind fixture_payout = {
  .name = "payout",
  .label = "Payout",
  .plural = "Payouts",
  .title = "person",
  .sort = "person",
  .store = SAL_STORE_PAY,
  SAL_FIELDS (payout_fields),
};

const SalKind *const fixture_kinds[] = {
  &fixture_company,
  &fixture_deal,
  &fixture_payout,
  NULL,
};

void
fixture_init (Fixture *self, const SalKind *const *kinds)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("salient-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.salient", NULL);
  self->store = sal_store_open (self->path, SAL_STORE_CREATE, SAL_STORE_MAIN, kinds, &error);
  g_assert_no_error (error);
  sal_store_set_author (self->store, "anna");
}

void
fixture_reopen (Fixture *self, const SalKind *const *kinds)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->store);
  self->store = sal_store_open (self->path, SAL_STORE_OPEN, SAL_STORE_MAIN, kinds, &error);
  g_assert_no_error (error);
  sal_store_set_author (self->store, "anna");
}

void
fixture_become_nobody (const char *folder)
{
  if (geteuid () != 0)
    return;
  g_assert_cmpint (chmod (folder, 0755), ==, 0);
  g_assert_cmpint (setegid (65534), ==, 0);
  g_assert_cmpint (seteuid (65534), ==, 0);
}

void
fixture_become_root (void)
{
  if (getuid () != 0)
    return;
  g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (setegid (0), ==, 0);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        remove_folder (file);
      else
        g_unlink (file);
    }
  g_rmdir (path);
}

void
fixture_clear (Fixture *self)
{
  g_clear_object (&self->store);
  if (self->folder != NULL)
    remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

static gboolean
execute (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_connection_execute (sal_transaction_get_connection (transaction), data, error);
}

SalChange *
fixture_run_flags (
    SalStore *store, const char *label, SalCommandFlags flags, const char *sql, GError **error)
{
  SalChange *change = NULL;

  sal_store_run_sync (store, label, flags, execute, (gpointer) sql, NULL, &change, error);
  return change;
}

SalChange *
fixture_run (SalStore *store, const char *label, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  SalChange *change;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  change = fixture_run_flags (store, label, SAL_COMMAND_DEFAULT, sql, &error);
  g_assert_no_error (error);
  return change;
}

static gpointer
query (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, data, error);
  gboolean row;

  if (statement == NULL || !sal_connection_step (connection, statement, &row, error))
    return NULL;
  return g_strdup (row ? (const char *) sqlite3_column_text (statement, 0) : NULL);
}

char *
fixture_query_text (SalStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *text = sal_store_read_sync (store, query, (gpointer) sql, NULL, &error);

  g_assert_no_error (error);
  return text;
}

gint64
fixture_query (SalStore *store, const char *sql)
{
  g_autofree char *text = fixture_query_text (store, sql);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static void
hash_table (SalConnection *connection, GChecksum *checksum, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1", table);
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, &error);
  gboolean row;

  g_assert_no_error (error);
  g_checksum_update (checksum, (const guchar *) table, -1);
  while (sal_connection_step (connection, statement, &row, &error) && row)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      {
        guchar type = (guchar) sqlite3_column_type (statement, i);
        const guchar *bytes = sqlite3_column_blob (statement, i);
        gint32 size = sqlite3_column_bytes (statement, i);

        g_checksum_update (checksum, &type, 1);
        g_checksum_update (checksum, (const guchar *) &size, sizeof size);
        if (size > 0)
          g_checksum_update (checksum, bytes, size);
      }
  g_assert_no_error (error);
}

static gpointer
hash (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const SalKind *const *kinds = data;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (gsize i = 0; kinds[i] != NULL; i++)
    if (kinds[i]->store == SAL_STORE_MAIN)
      hash_table (connection, checksum, kinds[i]->name);
  hash_table (connection, checksum, "setting");
  return g_strdup (g_checksum_get_string (checksum));
}

char *
fixture_hash (SalStore *store, const SalKind *const *kinds)
{
  return sal_store_read_sync (store, hash, (gpointer) kinds, NULL, NULL);
}

static gboolean
give_up_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

gboolean
fixture_wait (const gboolean *done)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (10, give_up_cb, &late);

  while (!*done && !late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  return *done;
}

void
fixture_do (SalStore *store, const char *sql)
{
  g_autoptr (SalChange) change = fixture_run (store, "Do", "%s", sql);
}

void
fixture_undo (SalStore *store, gint64 change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) result = sal_store_undo_sync (store, change, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
}

void
fixture_redo (SalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) result = sal_store_redo_sync (store, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
}

static gboolean
import_rows (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const FixtureImport *import = data;
  gboolean deals = import->kind == &fixture_deal;
  const guint fields[] = { 0, deals ? 1 : 2, 3 };
  g_autoptr (SalBulk) bulk =
      sal_bulk_new (transaction, import->kind, fields, import->chained ? 3 : 2, error);

  if (bulk == NULL)
    return FALSE;
  for (guint i = 0; i < import->n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("Row %u", i);
      SalValue values[3] = { sal_value_borrow_text (name),
                             SAL_VALUE_INTEGER (deals ? import->company : i) };

      if (i > 0)
        values[2] = SAL_VALUE_INTEGER (import->first + i - 1);

      if (!sal_bulk_insert (bulk, import->first + i, values, error))
        return FALSE;
    }
  if (import->n_deals > 0)
    {
      FixtureImport more = {
        .kind = &fixture_deal, .first = 200, .n_rows = import->n_deals, .company = 50
      };

      if (!import_rows (transaction, &more, cancellable, error))
        return FALSE;
    }
  return sal_bulk_finish (bulk, error) &&
         (import->sql == NULL ||
          sal_connection_execute (
              sal_transaction_get_connection (transaction), import->sql, error));
}

SalChange *
fixture_import (SalStore *store, const FixtureImport *data, GError **error)
{
  SalChange *change = NULL;

  sal_store_run_sync (
      store, "Import", SAL_COMMAND_BULK, import_rows, (gpointer) data, NULL, &change, error);
  return change;
}
