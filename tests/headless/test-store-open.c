/* test-store-open.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sal-store-file.h"
#include "sal-store-open.h"
#include "store-fixture.h"

static SalStore *
open_store (const char *path, SalStoreMode mode, GError **error)
{
  return sal_store_open (path, mode, SAL_STORE_MAIN, fixture_kinds, error);
}

/* Opening fails with @code and says @words, and leaves the file as it was. */
static void
assert_not_opened (const char *path, SalStoreMode mode, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize size_before = 0, size_after = 0;

  g_file_get_contents (path, &before, &size_before, NULL);
  g_assert_null (open_store (path, mode, &error));
  g_assert_nonnull (error);
  if (!g_error_matches (error, SAL_STORE_ERROR, code) || strstr (error->message, words) == NULL)
    g_error ("“%s” (%d) is not “%s” (%d)", error->message, error->code, words, code);
  g_file_get_contents (path, &after, &size_after, NULL);
  g_assert_cmpmem (before, size_before, after, size_after);
}

static void
write_file (const char *path, const char *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
}

static void
execute (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalConnection) connection = sal_connection_open (path, SAL_CONNECTION_WRITE, &error);

  g_assert_no_error (error);
  sal_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

static void
test_open_not_workspace (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *other = NULL;

  fixture_init (&fixture, fixture_kinds);
  other = g_build_filename (fixture.folder, "other", NULL);
  assert_not_opened (other, SAL_STORE_OPEN, SAL_STORE_ERROR_NOT_FOUND, "is not there");
  assert_not_opened (fixture.folder, SAL_STORE_OPEN, SAL_STORE_ERROR_NOT_WORKSPACE, "is a folder");
  write_file (other, "", 0);
  assert_not_opened (other, SAL_STORE_OPEN, SAL_STORE_ERROR_NOT_WORKSPACE, "is empty");
  write_file (other, "name,size\nHalden,5\n", 19);
  assert_not_opened (other, SAL_STORE_OPEN, SAL_STORE_ERROR_NOT_WORKSPACE, "import this one");
  assert_not_opened (other, SAL_STORE_READ_ONLY, SAL_STORE_ERROR_NOT_WORKSPACE, "import this one");
  assert_not_opened (other, SAL_STORE_CREATE, SAL_STORE_ERROR_EXISTS, "exists already");
  assert_not_opened (fixture.path, SAL_STORE_CREATE, SAL_STORE_ERROR_EXISTS, "exists already");

  write_file (other, "", 0);
  execute (other, "CREATE TABLE a (b); INSERT INTO a VALUES (1)");
  assert_not_opened (other, SAL_STORE_OPEN, SAL_STORE_ERROR_NOT_WORKSPACE, "another program");
  g_unlink (other);
  g_free (other);
  other = g_build_filename (fixture.folder, "no folder", "new.salient", NULL);
  assert_not_opened (other, SAL_STORE_CREATE, SAL_STORE_ERROR_NOT_FOUND, "no folder");
}

static void
test_open_newer (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalStore) store = NULL;
  g_autoptr (SalChange) change = NULL;

  fixture_init (&fixture, fixture_kinds);
  change = fixture_run (fixture.store, "Add", "INSERT INTO company (id, name) VALUES (1, 'A')");
  sal_store_close (fixture.store);
  execute (fixture.path, "PRAGMA user_version = 99");
  assert_not_opened (fixture.path, SAL_STORE_OPEN, SAL_STORE_ERROR_NEWER, "open it read-only");

  store = open_store (fixture.path, SAL_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (sal_store_is_read_only (store));
  g_assert_cmpint (fixture_query (store, "SELECT count(*) FROM company"), ==, 1);
  g_assert_null (fixture_run_flags (store, "Add", 0, "DELETE FROM company", &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_READ_ONLY);
}

static void
assert_no_file (const char *path, const char *suffix)
{
  g_autofree char *beside = g_strconcat (path, suffix, NULL);

  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
}

/* Nothing is left beside a file that was only read, and not a byte of it changes. */
static void
test_open_leaves_nothing (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;
  SalStore *store;

  fixture_init (&fixture, fixture_kinds);
  sal_change_unref (
      fixture_run (fixture.store, "Add", "INSERT INTO company (id, name) VALUES (1, 'A')"));
  sal_store_close (fixture.store);
  g_file_get_contents (fixture.path, &before, &n_before, &error);
  g_assert_no_error (error);

  store = open_store (fixture.path, SAL_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (store, "SELECT count(*) FROM company"), ==, 1);
  g_object_unref (store);

  assert_no_file (fixture.path, "-wal");
  assert_no_file (fixture.path, "-shm");
  g_file_get_contents (fixture.path, &after, &n_after, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (before, n_before, after, n_after);
}

/* A process that has the file open while another converts it stops writing. */
static void
test_open_converted_meanwhile (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, fixture_kinds);
  execute (fixture.path, "PRAGMA user_version = 99");
  g_assert_null (
      fixture_run_flags (fixture.store, "Add", 0, "INSERT INTO company (id) VALUES (1)", &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NEWER);
}

static void
test_open_damaged (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *bytes = NULL, *broken = NULL;
  gsize size;

  fixture_init (&fixture, fixture_kinds);
  sal_store_close (fixture.store);
  g_assert_true (g_file_get_contents (fixture.path, &bytes, &size, NULL));

  write_file (fixture.path, bytes, 60);
  assert_not_opened (fixture.path, SAL_STORE_OPEN, SAL_STORE_ERROR_DAMAGED, "after 60 bytes");
  write_file (fixture.path, bytes, size / 2);
  assert_not_opened (fixture.path, SAL_STORE_OPEN, SAL_STORE_ERROR_DAMAGED, "copy what can");

  broken = g_memdup2 (bytes, size);
  memset (broken + 100, 0xaa, 3000); /* the schema */
  write_file (fixture.path, broken, size);
  assert_not_opened (fixture.path, SAL_STORE_OPEN, SAL_STORE_ERROR_DAMAGED, "copy what can");

  write_file (fixture.path, bytes, size);
  execute (fixture.path, "DROP TABLE touch");
  assert_not_opened (fixture.path, SAL_STORE_OPEN, SAL_STORE_ERROR_DAMAGED, "“touch”");
  write_file (fixture.path, bytes, size);
  execute (fixture.path, "ALTER TABLE company RENAME COLUMN size TO seize");
  assert_not_opened (fixture.path, SAL_STORE_OPEN, SAL_STORE_ERROR_DAMAGED, "“seize”");
}

static void
test_open_locked (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalConnection) other = NULL;
  gint64 value;

  fixture_init (&fixture, fixture_kinds);
  other = sal_connection_open (fixture.path, SAL_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (sal_connection_execute (other, "BEGIN IMMEDIATE", NULL));
  g_assert_null (
      fixture_run_flags (fixture.store, "Add", 0, "INSERT INTO company (id) VALUES (1)", &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "another program"));
  g_assert_true (sal_connection_execute (other, "ROLLBACK", NULL));

  sal_store_close (fixture.store);
  g_assert_true (sal_connection_execute (other, "PRAGMA locking_mode = EXCLUSIVE", NULL));
  g_assert_true (sal_connection_execute (other, "BEGIN EXCLUSIVE; COMMIT", NULL));
  g_assert_true (
      sal_connection_query_integer (other, "SELECT count(*) FROM company", &value, NULL));
  assert_not_opened (fixture.path, SAL_STORE_OPEN, SAL_STORE_ERROR_BUSY, "another program");
}

static void
test_open_permissions (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = NULL;
  g_autoptr (SalStore) store = NULL;
  g_autofree char *other = NULL;

  fixture_init (&fixture, fixture_kinds);
  other = g_build_filename (fixture.folder, "new.salient", NULL);
  change = fixture_run (fixture.store, "Add", "INSERT INTO company (id, name) VALUES (1, 'A')");
  sal_store_close (fixture.store);
  g_assert_cmpint (chmod (fixture.path, 0444), ==, 0);
  g_assert_cmpint (chmod (fixture.folder, 0555), ==, 0);

  fixture_become_nobody (fixture.folder);
  assert_not_opened (fixture.path, SAL_STORE_OPEN, SAL_STORE_ERROR_READ_ONLY, "read-only, or copy");
  assert_not_opened (other, SAL_STORE_CREATE, SAL_STORE_ERROR_READ_ONLY, "cannot be written to");
  store = open_store (fixture.path, SAL_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (store, "SELECT count(*) FROM company"), ==, 1);
  g_clear_object (&store);
  fixture_become_root ();

  g_assert_cmpint (chmod (fixture.path, 0), ==, 0);
  fixture_become_nobody (fixture.folder);
  g_assert_null (open_store (fixture.path, SAL_STORE_OPEN, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_ALLOWED);
  fixture_become_root ();
  g_assert_cmpint (chmod (fixture.folder, 0755), ==, 0);
}

/* --- growing --- */

static const SalField more_company_fields[] = {
  { .name = "name", .label = "Name", .flags = SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE },
  { .name = "code", .label = "Code", .flags = SAL_FIELD_UNIQUE },
  { .name = "size", .type = SAL_FIELD_INTEGER, .label = "Size" },
  { .name = "parent", .type = SAL_FIELD_REFERENCE, .label = "Parent", .references = NULL },
  { .name = "founded", .type = SAL_FIELD_DATE, .label = "Founded", .flags = SAL_FIELD_INDEXED },
  { .name = "motto", .label = "Motto", .flags = SAL_FIELD_INDEXED },
};

static const SalField office_fields[] = {
  { .name = "name", .label = "Name" },
};

static const SalKind office = {
  .name = "office",
  .label = "Office",
  .plural = "Offices",
  .title = "name",
  .sort = "name",
  SAL_FIELDS (office_fields),
};

/* The same kinds in a later version: one field and one kind more. */
static const SalKind *const *
later_kinds (void)
{
  static SalField fields[G_N_ELEMENTS (more_company_fields)];
  static SalKind company;
  static const SalKind *kinds[] = { &company, &office, NULL };

  memcpy (fields, more_company_fields, sizeof fields);
  fields[3].references = &company;
  company = fixture_company;
  company.fields = fields;
  company.n_fields = G_N_ELEMENTS (fields);
  return kinds;
}

static void
test_open_extend (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) one = NULL, two = NULL, three = NULL, undone = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gint64 schema;

  fixture_init (&fixture, fixture_kinds);
  one = fixture_run (fixture.store, "Add", "INSERT INTO company (id, name) VALUES (1, 'A')");
  two = fixture_run (fixture.store, "Drop", "DELETE FROM company");
  before = fixture_query_text (fixture.store,
                               "SELECT group_concat(name) FROM pragma_table_info('company')");
  schema = fixture_query (fixture.store, "SELECT max(schema) FROM change");

  fixture_reopen (&fixture, later_kinds ());
  after = fixture_query_text (fixture.store,
                              "SELECT group_concat(name) FROM pragma_table_info('company')");
  g_assert_true (g_str_has_prefix (after, before));
  g_assert_true (g_str_has_suffix (after, ",motto"));
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM office"), ==, 0);
  g_assert_cmpint (
      fixture_query (fixture.store,
                     "SELECT count(*) FROM sqlite_schema WHERE name = 'company.motto'"),
      ==,
      1);

  /* changes made before the field was added can be undone */
  undone = sal_store_undo_sync (fixture.store, 2, &error);
  g_assert_no_error (error);
  three = fixture_run (fixture.store, "Say", "UPDATE company SET motto = 'Onward'");
  g_assert_cmpint (fixture_query (fixture.store, "SELECT max(schema) FROM change"), ==, schema + 1);
  g_assert_null (sal_store_undo_sync (fixture.store, 1, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_clear_pointer (&undone, sal_change_unref);
  undone = sal_store_undo_sync (fixture.store, 0, &error);
  g_assert_no_error (error);
  g_clear_pointer (&undone, sal_change_unref);
  undone = sal_store_undo_sync (fixture.store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM company"), ==, 0);

  /* opening again adds nothing, and the version before still opens the file */
  schema = fixture_query (fixture.store, "SELECT max(number) FROM schema_history");
  fixture_reopen (&fixture, later_kinds ());
  g_assert_cmpint (
      fixture_query (fixture.store, "SELECT max(number) FROM schema_history"), ==, schema);
  fixture_reopen (&fixture, fixture_kinds);
}

/* Read-only, what is missing seems to be there and empty. */
static void
test_open_shim (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = NULL;
  g_autoptr (SalStore) store = NULL;

  fixture_init (&fixture, fixture_kinds);
  change = fixture_run (fixture.store, "Add", "INSERT INTO company (id, name) VALUES (1, 'A')");
  store =
      sal_store_open (fixture.path, SAL_STORE_READ_ONLY, SAL_STORE_MAIN, later_kinds (), &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (store, "SELECT id FROM company WHERE motto IS NULL"), ==, 1);
  g_assert_cmpint (fixture_query (store, "SELECT count(*) FROM office"), ==, 0);
}

static gboolean
double_sizes (SalConnection *connection, GError **error)
{
  return sal_connection_execute (connection, "UPDATE company SET size = size * 2", error);
}

static gboolean
fail (SalConnection *connection, GError **error)
{
  return sal_connection_execute (
      connection, "DELETE FROM company; SELECT no_such_function ()", error);
}

static void
test_open_migrate (void)
{
  static const SalMigration migrations[] = { { 2, "company", double_sizes }, { 0 } };
  static const SalMigration failing[] = { { 2, "company", double_sizes }, { 3, "", fail }, { 0 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) one = NULL, two = NULL, three = NULL;
  g_autofree char *copy = NULL, *second_copy = NULL;
  g_autoptr (SalStore) store = NULL, old = NULL;

  fixture_init (&fixture, fixture_kinds);
  copy = g_build_filename (fixture.folder, "test.before-2.salient", NULL);
  second_copy = g_build_filename (fixture.folder, "test.before-3.salient", NULL);
  one =
      fixture_run (fixture.store, "Add", "INSERT INTO company (id, name, size) VALUES (1, 'A', 5)");
  two = fixture_run (fixture.store, "Name", "INSERT INTO setting VALUES ('a', 'b')");
  three = fixture_run (fixture.store, "Deal", "INSERT INTO deal (id, name) VALUES (1, 'D')");
  g_clear_object (&fixture.store);

  store = sal_store_open_migrating (
      fixture.path, SAL_STORE_OPEN, SAL_STORE_MAIN, fixture_kinds, migrations, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (store, "SELECT size FROM company"), ==, 10);
  g_assert_cmpint (fixture_query (store, "PRAGMA user_version"), ==, 2);

  /* what it rewrote is a barrier to undo, and nothing else is */
  g_assert_null (sal_store_undo_sync (store, 1, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_BARRIER);
  g_clear_error (&error);
  sal_change_unref (sal_store_undo_sync (store, 3, &error));
  g_assert_no_error (error);

  /* the copy is as it was */
  old = open_store (copy, SAL_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (old, "SELECT size FROM company"), ==, 5);
  g_clear_object (&store);

  /* a step that fails leaves what the one before it left */
  g_assert_null (sal_store_open_migrating (
      fixture.path, SAL_STORE_OPEN, SAL_STORE_MAIN, fixture_kinds, failing, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (g_file_test (second_copy, G_FILE_TEST_EXISTS));
  store = sal_store_open_migrating (
      fixture.path, SAL_STORE_OPEN, SAL_STORE_MAIN, fixture_kinds, migrations, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (store, "SELECT size FROM company"), ==, 10);
}

/* The copy made before may hold pay: nobody may read it who may not read the file. */
static void
test_open_migrate_permissions (void)
{
  static const SalMigration migrations[] = { { 2, "company", double_sizes }, { 0 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (SalStore) store = NULL;
  struct stat status;
  mode_t mask = umask (0022);

  fixture_init (&fixture, fixture_kinds);
  g_clear_object (&fixture.store);
  g_assert_cmpint (g_chmod (fixture.path, 0600), ==, 0);
  store = sal_store_open_migrating (
      fixture.path, SAL_STORE_OPEN, SAL_STORE_MAIN, fixture_kinds, migrations, NULL, &error);
  g_assert_no_error (error);
  umask (mask);
  copy = g_build_filename (fixture.folder, "test.before-2.salient", NULL);
  g_assert_cmpint (stat (copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static char *second_copy_of_race;
static int n_races;

/* Holds the file until the other has seen that it is to be converted. */
static gboolean
double_sizes_slowly (SalConnection *connection, GError **error)
{
  if (g_atomic_int_add (&n_races, 1) == 0)
    for (int i = 0; i < 400 && !g_file_test (second_copy_of_race, G_FILE_TEST_EXISTS); i++)
      g_usleep (5000);
  return double_sizes (connection, error);
}

static gpointer
open_racing (gpointer path)
{
  static const SalMigration migrations[] = { { 2, "company", double_sizes_slowly }, { 0 } };
  g_autoptr (GError) error = NULL;
  SalStore *store = sal_store_open_migrating (
      path, SAL_STORE_OPEN, SAL_STORE_MAIN, fixture_kinds, migrations, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static void
test_open_migrate_twice (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *copy = NULL, *second_copy = NULL;
  g_autoptr (SalStore) one = NULL, other = NULL;
  GThread *first, *second;

  fixture_init (&fixture, fixture_kinds);
  sal_change_unref (fixture_run (
      fixture.store, "Add", "INSERT INTO company (id, name, size) VALUES (1, 'A', 5)"));
  g_clear_object (&fixture.store);
  copy = g_build_filename (fixture.folder, "test.before-2.salient", NULL);
  second_copy = g_build_filename (fixture.folder, "test.before-2-2.salient", NULL);
  second_copy_of_race = second_copy;
  n_races = 0;

  first = g_thread_new ("first", open_racing, fixture.path);
  second = g_thread_new ("second", open_racing, fixture.path);
  one = g_thread_join (first);
  other = g_thread_join (second);
  g_assert_cmpint (fixture_query (one, "SELECT size FROM company"), ==, 10);
  g_assert_cmpint (n_races, ==, 1);
  g_assert_cmpint (fixture_query (other, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (
      fixture_query (other, "SELECT count(*) FROM schema_history WHERE rewrites = 'company'"),
      ==,
      1);
  /* the copy of the one that had nothing to do is gone */
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS) !=
                 g_file_test (second_copy, G_FILE_TEST_EXISTS));
}

static gboolean
append_column (SalConnection *connection, GError **error)
{
  return sal_connection_execute (connection, "ALTER TABLE company ADD COLUMN extra TEXT", error);
}

static gboolean
orphan (SalConnection *connection, GError **error)
{
  return sal_connection_execute (connection, "DELETE FROM company", error);
}

/* The columns a rewritten table has from then on are known, beside those it had. */
static void
test_open_migrate_columns (void)
{
  static const SalMigration migrations[] = { { 2, "company", append_column }, { 0 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalStore) store = NULL;

  fixture_init (&fixture, fixture_kinds);
  g_clear_object (&fixture.store);
  store = sal_store_open_migrating (
      fixture.path, SAL_STORE_OPEN, SAL_STORE_MAIN, fixture_kinds, migrations, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      fixture_query (store, "SELECT count(*) FROM schema_columns WHERE kind = 'company'"), ==, 2);
  g_assert_cmpint (fixture_query (store,
                                  "SELECT columns LIKE '%extra' FROM schema_columns WHERE kind = "
                                  "'company' ORDER BY number DESC"),
                   ==,
                   1);
}

/* What a migration leaves must not refer to rows that are not there. */
static void
test_open_migrate_references (void)
{
  static const SalMigration migrations[] = { { 2, "company", orphan }, { 0 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, fixture_kinds);
  sal_change_unref (fixture_run (fixture.store,
                                 "Add",
                                 "INSERT INTO company (id, name) VALUES (1, 'A'); "
                                 "INSERT INTO deal (id, name, company) VALUES (1, 'D', 1)"));
  g_clear_object (&fixture.store);
  g_assert_null (sal_store_open_migrating (
      fixture.path, SAL_STORE_OPEN, SAL_STORE_MAIN, fixture_kinds, migrations, NULL, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "table deal"));
  fixture_reopen (&fixture, fixture_kinds);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM company"), ==, 1);
}

/* --- local, shared, pay --- */

static void
test_open_modes (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *mode = NULL, *shared_mode = NULL;
  g_autoptr (SalChange) change = NULL, more = NULL;

  fixture_init (&fixture, fixture_kinds);
  g_assert_false (sal_store_is_shared (fixture.store));
  mode = fixture_query_text (fixture.store, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "wal");
  change = fixture_run (fixture.store, "Add", "INSERT INTO company (id, name) VALUES (1, 'A')");
  g_clear_object (&fixture.store);

  g_setenv ("SALIENT_SHARED", "1", TRUE);
  fixture_reopen (&fixture, fixture_kinds);
  g_assert_true (sal_store_is_shared (fixture.store));
  shared_mode = fixture_query_text (fixture.store, "PRAGMA journal_mode");
  g_assert_cmpstr (shared_mode, ==, "delete");
  more = fixture_run (fixture.store, "Add", "INSERT INTO company (id, name) VALUES (2, 'B')");
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM company"), ==, 2);
  sal_change_unref (sal_store_undo_sync (fixture.store, 0, NULL));
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM company"), ==, 1);
  g_unsetenv ("SALIENT_SHARED");
}

/* Reads until 150 ms have passed: three times what a connection waits in these tests. */
static gpointer
read_long (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint *reading = data;
  gint64 count;

  if (!sal_connection_query_integer (connection, "SELECT count(*) FROM company", &count, error))
    return NULL;
  g_atomic_int_set (reading, 1);
  g_usleep (150 * 1000);
  return GINT_TO_POINTER (1);
}

/* In a shared file a commit waits for who reads, longer than for a lock elsewhere. */
static void
test_open_shared_waits (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (SalChange) change = NULL;
  g_autoptr (GError) error = NULL;
  gint reading = 0;

  g_setenv ("SALIENT_SHARED", "1", TRUE);
  fixture_init (&fixture, fixture_kinds);
  sal_store_read_async (fixture.store, read_long, &reading, NULL, NULL, NULL, NULL, NULL);
  while (!g_atomic_int_get (&reading))
    g_usleep (1000);
  change = fixture_run_flags (
      fixture.store, "Add", 0, "INSERT INTO company (id, name) VALUES (1, 'A')", &error);
  g_assert_no_error (error);
  g_assert_nonnull (change);
  g_unsetenv ("SALIENT_SHARED");
}

static void
test_open_file_systems (void)
{
  /* f_type, of statfs(2) and linux/magic.h */
  static const struct
  {
    guint32 type;
    gboolean shared;
  } cases[] = {
    { 0xef53, FALSE },     /* ext4 */
    { 0x58465342, FALSE }, /* XFS */
    { 0x9123683e, FALSE }, /* Btrfs */
    { 0x01021994, FALSE }, /* tmpfs */
    { 0x2fc12fc1, FALSE }, /* ZFS */
    { 0x794c7630, FALSE }, /* overlayfs */
    { 0x4d44, FALSE },     /* FAT */
    { 0x6969, TRUE },      /* NFS */
    { 0x517b, TRUE },      /* SMB */
    { 0xff534d42, TRUE },  /* CIFS */
    { 0xfe534d42, TRUE },  /* SMB2 */
    { 0x65735546, TRUE },  /* FUSE */
    { 0x01021997, TRUE },  /* 9P */
    { 0x00c36400, TRUE },  /* Ceph */
    { 0x47504653, TRUE },  /* GPFS */
    { 0x12345678, TRUE },  /* nobody knows */
  };
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *link = NULL, *missing = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sal_store_file_system_is_shared (cases[i].type), ==, cases[i].shared);

  /* where a file is says what it links to; /proc is not known to be local */
  fixture_init (&fixture, fixture_kinds);
  link = g_build_filename (fixture.folder, "link.salient", NULL);
  missing = g_build_filename (fixture.folder, "missing", "test.salient", NULL);
  g_assert_false (sal_store_file_is_shared (link));
  g_assert_cmpint (symlink ("/proc/self/status", link), ==, 0);
  g_assert_true (sal_store_file_is_shared (link));
  g_assert_true (sal_store_file_is_shared (missing));
}

/* A file from elsewhere can neither run functions by its schema nor have the schema rewritten. */
static void
test_open_untrusted (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, fixture_kinds);
  g_assert_null (
      fixture_run_flags (fixture.store,
                         "Rewrite",
                         0,
                         "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql",
                         &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "may not be modified"));
  g_assert_cmpint (fixture_query (fixture.store, "PRAGMA trusted_schema"), ==, 0);
}

static gboolean
check_durable (SalTransaction *transaction,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  gint64 *synchronous = data;

  return sal_connection_query_integer (
      sal_transaction_get_connection (transaction), "PRAGMA synchronous", synchronous, error);
}

static void
test_open_durable (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 synchronous = 0;

  fixture_init (&fixture, fixture_kinds);
  sal_store_run_sync (fixture.store, "Look", 0, check_durable, &synchronous, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (synchronous, ==, 2); /* FULL */
}

static void
test_open_pay (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalStore) pay = NULL;
  g_autoptr (SalChange) change = NULL;
  g_autofree char *path = NULL;

  fixture_init (&fixture, fixture_kinds);
  path = g_build_filename (fixture.folder, "test.pay.salient", NULL);
  pay = sal_store_open (path, SAL_STORE_CREATE, SAL_STORE_PAY, fixture_kinds, &error);
  g_assert_no_error (error);
  /* references to the workspace are no foreign keys */
  change = fixture_run (
      pay, "Pay", "INSERT INTO payout (id, person, amount, company) VALUES (1, 'Anna', 5, 77)");
  g_assert_true (sal_change_touches_record (change, &fixture_payout, 1));
  sal_change_unref (sal_store_undo_sync (pay, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (pay, "SELECT count(*) FROM payout"), ==, 0);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM change"), ==, 0);
  g_assert_cmpint (
      fixture_query (pay, "SELECT count(*) FROM sqlite_schema WHERE name = 'company'"), ==, 0);
  sal_store_close (pay);
  sal_store_close (fixture.store);

  assert_not_opened (path, SAL_STORE_OPEN, SAL_STORE_ERROR_NOT_WORKSPACE, "holds the pay");
  g_assert_null (
      sal_store_open (fixture.path, SAL_STORE_OPEN, SAL_STORE_PAY, fixture_kinds, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_WORKSPACE);
  g_assert_nonnull (strstr (error->message, "where the pay of one was expected"));
}

static void
test_open_find_role (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalStore) pay = NULL;
  g_autofree char *path = NULL, *other = NULL;
  SalStoreRole role;

  fixture_init (&fixture, fixture_kinds);
  path = g_build_filename (fixture.folder, "test.pay.salient", NULL);
  other = g_build_filename (fixture.folder, "other.salient", NULL);
  pay = sal_store_open (path, SAL_STORE_CREATE, SAL_STORE_PAY, fixture_kinds, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sal_store_get_role (pay), ==, SAL_STORE_PAY);
  g_assert_cmpint (sal_store_get_role (fixture.store), ==, SAL_STORE_MAIN);

  g_assert_true (sal_store_file_find_role (path, &role, &error));
  g_assert_cmpint (role, ==, SAL_STORE_PAY);
  g_assert_true (sal_store_file_find_role (fixture.path, &role, &error));
  g_assert_cmpint (role, ==, SAL_STORE_MAIN);
  g_assert_false (sal_store_file_find_role (other, &role, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (other, "no database", -1, NULL));
  g_assert_false (sal_store_file_find_role (other, &role, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_WORKSPACE);
}

int
main (int argc, char *argv[])
{
  /* before there are threads */
  g_setenv ("SALIENT_WAIT", "50", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store-open/not-workspace", test_open_not_workspace);
  g_test_add_func ("/store-open/newer", test_open_newer);
  g_test_add_func ("/store-open/leaves-nothing", test_open_leaves_nothing);
  g_test_add_func ("/store-open/converted-meanwhile", test_open_converted_meanwhile);
  g_test_add_func ("/store-open/damaged", test_open_damaged);
  g_test_add_func ("/store-open/locked", test_open_locked);
  g_test_add_func ("/store-open/permissions", test_open_permissions);
  g_test_add_func ("/store-open/extend", test_open_extend);
  g_test_add_func ("/store-open/shim", test_open_shim);
  g_test_add_func ("/store-open/migrate", test_open_migrate);
  g_test_add_func ("/store-open/migrate-permissions", test_open_migrate_permissions);
  g_test_add_func ("/store-open/migrate-twice", test_open_migrate_twice);
  g_test_add_func ("/store-open/migrate-columns", test_open_migrate_columns);
  g_test_add_func ("/store-open/migrate-references", test_open_migrate_references);
  g_test_add_func ("/store-open/modes", test_open_modes);
  g_test_add_func ("/store-open/shared-waits", test_open_shared_waits);
  g_test_add_func ("/store-open/file-systems", test_open_file_systems);
  g_test_add_func ("/store-open/untrusted", test_open_untrusted);
  g_test_add_func ("/store-open/durable", test_open_durable);
  g_test_add_func ("/store-open/pay", test_open_pay);
  g_test_add_func ("/store-open/find-role", test_open_find_role);

  return g_test_run ();
}
