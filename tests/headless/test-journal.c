/* test-journal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store-fixture.h"

/* --- helpers --- */

/* Undoing fails with @code and a message that holds @words, and nothing is changed. */
static void
assert_refused (SalStore *store, gint64 change, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_hash (store, fixture_kinds);
  g_autofree char *after = NULL;
  gint64 n_changes = fixture_query (store, "SELECT count(*) FROM change");

  g_assert_null (sal_store_undo_sync (store, change, &error));
  g_assert_error (error, SAL_STORE_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
  after = fixture_hash (store, fixture_kinds);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (fixture_query (store, "SELECT count(*) FROM change"), ==, n_changes);
}

static gint64
undo_id (SalStore *store)
{
  SalChange *change = sal_store_get_undo (store);

  return change != NULL ? sal_change_get_id (change) : 0;
}

static gint64
redo_id (SalStore *store)
{
  SalChange *change = sal_store_get_redo (store);

  return change != NULL ? sal_change_get_id (change) : 0;
}

/* --- undo --- */

/* An undo of one field leaves another that was changed since alone. */
static void
test_journal_other_field (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *name = NULL;

  fixture_init (&fixture, fixture_kinds);
  fixture_do (fixture.store, "INSERT INTO company (id, name, size) VALUES (1, 'Halden', 5)");
  fixture_do (fixture.store, "UPDATE company SET size = 6");
  fixture_do (fixture.store, "UPDATE company SET name = 'Moss'");
  fixture_undo (fixture.store, 2);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT size FROM company"), ==, 5);
  name = fixture_query_text (fixture.store, "SELECT name FROM company");
  g_assert_cmpstr (name, ==, "Moss");
}

/* What was changed since is named, and nothing is half undone. */
static void
test_journal_conflicts (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, fixture_kinds);
  fixture_do (
      fixture.store,
      "INSERT INTO company (id, name, size) VALUES (1, 'Halden', 1), (2, 'Moss', 1)"); /* 1 */
  fixture_do (fixture.store, "UPDATE company SET size = 2");                           /* 2 */
  sal_store_set_author (fixture.store, "berta");
  fixture_do (fixture.store, "UPDATE company SET size = 3 WHERE id = 2"); /* 3 */
  assert_refused (fixture.store, 2, SAL_STORE_ERROR_CONFLICT, "Company “Moss” (by berta");
  assert_refused (fixture.store, 1, SAL_STORE_ERROR_CONFLICT, "Moss");

  fixture_do (fixture.store, "DELETE FROM company WHERE id = 2");
  assert_refused (fixture.store, 3, SAL_STORE_ERROR_CONFLICT, "Company 2");

  fixture_do (fixture.store, "INSERT INTO company (id, name) VALUES (2, 'Rygge')"); /* 5 */
  assert_refused (fixture.store, 4, SAL_STORE_ERROR_CONFLICT, "Rygge");

  fixture_do (fixture.store, "INSERT INTO company (id, name, code) VALUES (3, 'Ås', 'X')"); /* 6 */
  fixture_do (fixture.store, "UPDATE company SET code = NULL WHERE id = 3");                /* 7 */
  fixture_do (fixture.store, "UPDATE company SET code = 'X' WHERE id = 2");                 /* 8 */
  assert_refused (fixture.store, 7, SAL_STORE_ERROR_CONFLICT, "Ås");
}

static void
test_journal_referenced (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, fixture_kinds);
  fixture_do (fixture.store, "INSERT INTO company (id, name) VALUES (1, 'Halden')");
  fixture_do (fixture.store, "INSERT INTO deal (id, name, company) VALUES (5, 'Renewal', 1)");
  assert_refused (
      fixture.store, 1, SAL_STORE_ERROR_CONFLICT, "Deal “Renewal” would refer to no Company");

  /* and what a deleted row referred to */
  fixture_do (fixture.store, "DELETE FROM deal");    /* 3 */
  fixture_do (fixture.store, "DELETE FROM company"); /* 4 */
  assert_refused (fixture.store, 3, SAL_STORE_ERROR_CONFLICT, "refer to no Company");
  fixture_undo (fixture.store, 4);
  fixture_undo (fixture.store, 3);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT company FROM deal"), ==, 1);
}

static void
test_journal_twice (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, fixture_kinds);
  fixture_do (fixture.store, "INSERT INTO company (id, name) VALUES (1, 'Halden')");
  fixture_undo (fixture.store, 1);
  assert_refused (fixture.store, 1, SAL_STORE_ERROR_CONFLICT, "undone already");
  fixture_redo (fixture.store);
  fixture_undo (fixture.store, 1); /* it stands again */
  assert_refused (fixture.store, 99, SAL_STORE_ERROR_NOT_FOUND, "no change 99");
  assert_refused (fixture.store, 0, SAL_STORE_ERROR_NOT_FOUND, "nothing to undo");
}

static void
test_journal_final (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = NULL;

  fixture_init (&fixture, fixture_kinds);
  fixture_do (fixture.store, "INSERT INTO company (id, name) VALUES (1, 'Halden')");
  change = fixture_run_flags (
      fixture.store, "Close period", SAL_COMMAND_FINAL, "UPDATE company SET size = 1", &error);
  g_assert_no_error (error);
  g_assert_true (sal_change_is_final (change));
  g_assert_null (sal_store_get_undo (fixture.store));
  assert_refused (fixture.store, 2, SAL_STORE_ERROR_FINAL, "Close period");
  assert_refused (fixture.store, 0, SAL_STORE_ERROR_FINAL, "correct it");
}

/* Undo and redo go by author, and a new change ends redo. */
static void
test_journal_authors (void)
{
  g_auto (Fixture) fixture = { 0 };
  SalStore *store;

  fixture_init (&fixture, fixture_kinds);
  store = fixture.store;
  fixture_do (store, "INSERT INTO company (id, name) VALUES (1, 'A')"); /* 1 anna */
  fixture_do (store, "INSERT INTO company (id, name) VALUES (2, 'B')"); /* 2 anna */
  sal_store_set_author (store, "berta");
  fixture_do (store, "INSERT INTO company (id, name) VALUES (3, 'C')"); /* 3 berta */
  g_assert_cmpint (undo_id (store), ==, 3);
  sal_store_set_author (store, "anna");
  fixture_undo (store, 0); /* 4 undoes 2 */
  g_assert_cmpint (fixture_query (store, "SELECT group_concat(id, '') FROM company"), ==, 13);
  g_assert_cmpint (undo_id (store), ==, 1);
  g_assert_cmpint (redo_id (store), ==, 4);
  fixture_undo (store, 0); /* 5 undoes 1 */
  g_assert_cmpint (redo_id (store), ==, 5);
  fixture_redo (store); /* 6 */
  g_assert_cmpint (undo_id (store), ==, 6);
  g_assert_cmpint (redo_id (store), ==, 4);
  fixture_do (store, "INSERT INTO company (id, name) VALUES (4, 'D')"); /* 7 */
  g_assert_cmpint (redo_id (store), ==, 0);
  fixture_undo (store, 0);
  g_assert_cmpint (undo_id (store), ==, 6);
  g_assert_cmpint (redo_id (store), ==, 8);
  fixture_redo (store);
  g_assert_cmpint (redo_id (store), ==, 0); /* what was undone before 7 stays so */
  sal_store_set_author (store, "berta");
  fixture_undo (store, 0);
  g_assert_cmpint (fixture_query (store, "SELECT group_concat(id, '') FROM company"), ==, 14);
}

/* Unique values that were swapped are swapped back. */
static void
test_journal_swap (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *before = NULL, *after = NULL;

  fixture_init (&fixture, fixture_kinds);
  fixture_do (fixture.store,
              "INSERT INTO company (id, name, code) VALUES (1, 'Halden', 'A'), (2, 'Moss', 'B')");
  before = fixture_hash (fixture.store, fixture_kinds);
  fixture_do (
      fixture.store,
      "UPDATE company SET code = 'T' WHERE id = 1; UPDATE company SET code = 'A' WHERE id = 2;"
      "UPDATE company SET code = 'B' WHERE id = 1");
  fixture_undo (fixture.store, 0);
  after = fixture_hash (fixture.store, fixture_kinds);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (fixture_query (fixture.store,
                                  "SELECT count(*) FROM sqlite_schema WHERE name = 'company.code'"),
                   ==,
                   1);
}

/* --- what the journal keeps --- */

static gpointer
check_schema (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const none[] = {
    "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'",
    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('company', 'deal') "
    "AND (sql NOT LIKE '%STRICT' OR sql NOT LIKE '%id INTEGER PRIMARY KEY%' OR sql LIKE '%UNIQUE%' "
    "OR sql LIKE '%CHECK%' OR sql LIKE '%CASCADE%' OR sql LIKE '%SET NULL%')",
    "SELECT count(*) FROM sqlite_schema s, pragma_table_xinfo (s.name) c WHERE c.hidden > 1 "
    "AND s.name IN ('company', 'deal', 'setting')",
    "SELECT count(*) FROM sqlite_schema s, pragma_foreign_key_list (s.name) k "
    "WHERE s.type = 'table' AND (k.on_delete <> 'NO ACTION' OR k.on_update <> 'NO ACTION')",
    "SELECT count(*) FROM pragma_table_info ('company') WHERE name IN "
    "('version', 'created', 'updated', 'author')",
    "SELECT count(*) FROM sqlite_schema WHERE name = 'payout'",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    {
      gint64 n;

      if (!sal_connection_query_integer (connection, none[i], &n, error))
        return NULL;
      if (n != 0)
        g_error ("%s gives %" G_GINT64_FORMAT, none[i], n);
    }
  return GINT_TO_POINTER (1);
}

/* The rules for journaled tables: sessions do not see what triggers and cascades do. */
static void
test_journal_tables (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, fixture_kinds);
  g_assert_nonnull (sal_store_read_sync (fixture.store, check_schema, NULL, NULL, &error));
  g_assert_no_error (error);
  /* a key that is violated within a command and not after it is no error */
  fixture_do (fixture.store,
              "INSERT INTO deal (id, name, company) VALUES (1, 'First', 1);"
              "INSERT INTO company (id, name) VALUES (1, 'Halden')");
}

/* Only journaled tables are captured. */
static void
test_journal_attached (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (SalChange) change = NULL, more = NULL;
  gsize n_touches;

  fixture_init (&fixture, fixture_kinds);
  change = fixture_run (fixture.store,
                        "Ledger",
                        "CREATE TABLE ledger (id INTEGER PRIMARY KEY, amount INTEGER) STRICT;"
                        "INSERT INTO ledger VALUES (1, 100);"
                        "INSERT INTO company (id, name) VALUES (1, 'Halden')");
  sal_change_get_touches (change, &n_touches);
  g_assert_cmpuint (n_touches, ==, 1);
  fixture_undo (fixture.store, 0);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM ledger"), ==, 1);
}

static gpointer
list_record (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) changes = sal_journal_list_record (
      connection, fixture_kinds, &fixture_company, *(gint64 *) data, error);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    g_string_append_printf (text,
                            "%" G_GINT64_FORMAT "%s ",
                            sal_change_get_id (changes->pdata[i]),
                            sal_change_get_author (changes->pdata[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_history (SalStore *store, gint64 id, const char *expected)
{
  g_autofree char *text = sal_store_read_sync (store, list_record, &id, NULL, NULL);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
expect_version (SalTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  const gint64 *expected = data;

  g_assert_cmpint (
      sal_transaction_get_version (transaction, &fixture_company, expected[0]), ==, expected[1]);
  g_assert_true (sal_transaction_expect_version (
      transaction, &fixture_company, expected[0], expected[1], NULL));
  return sal_transaction_expect_version (
      transaction, &fixture_company, expected[0], expected[1] - 1, error);
}

/* Versions, authors and a record's history come from touches. */
static void
test_journal_touch (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = NULL;
  const FixtureImport data = { .kind = &fixture_company, .first = 100, .n_rows = 10 };

  fixture_init (&fixture, fixture_kinds);
  fixture_do (fixture.store, "INSERT INTO company (id, name) VALUES (1, 'Halden'), (2, 'Moss')");
  sal_store_set_author (fixture.store, "berta");
  fixture_do (fixture.store, "UPDATE company SET size = 1 WHERE id = 2");
  change = fixture_import (fixture.store, &data, &error);
  g_assert_no_error (error);
  fixture_do (fixture.store, "UPDATE company SET size = 1 WHERE id = 105");
  fixture_do (fixture.store, "DELETE FROM company WHERE id = 1");

  assert_history (fixture.store, 1, "5berta 1anna ");
  assert_history (fixture.store, 2, "2berta 1anna ");
  assert_history (fixture.store, 104, "3berta ");
  assert_history (fixture.store, 105, "4berta 3berta ");
  assert_history (fixture.store, 999, "");

  for (gint64 version = 2, id = 2; version != 0; version = id == 2 ? 4 : 0, id = 105)
    {
      gint64 expected[] = { id, version };

      g_clear_error (&error);
      g_assert_false (sal_store_run_sync (
          fixture.store, "Look", 0, expect_version, expected, NULL, NULL, &error));
      g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_CONFLICT);
      g_assert_nonnull (strstr (error->message, "by berta"));
    }
}

static gpointer
describe_fields (SalConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) changes =
      sal_journal_field_changes (connection, fixture_kinds, *(gint64 *) data, 3, error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_nonnull (changes);
  for (guint i = 0; i < changes->len; i++)
    {
      const SalFieldChange *change = changes->pdata[i];
      g_autofree char *before =
          change->field != NULL ? sal_field_to_text (change->field, &change->before, "USD") : NULL;
      g_autofree char *after =
          change->field != NULL ? sal_field_to_text (change->field, &change->after, "USD") : NULL;

      g_string_append_printf (text,
                              "%s.%s: %s → %s\n",
                              change->title,
                              change->field != NULL ? change->field->name : "",
                              before != NULL ? before : change->before.text,
                              after != NULL ? after : change->after.text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_fields (SalStore *store, gint64 change, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sal_store_read_sync (store, describe_fields, &change, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_journal_field_changes (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = NULL;
  const FixtureImport data = { .kind = &fixture_company, .first = 100, .n_rows = 10 };

  fixture_init (&fixture, fixture_kinds);
  fixture_do (fixture.store, "INSERT INTO company (id, name, size) VALUES (1, 'Halden', 5)");
  fixture_do (fixture.store, "UPDATE company SET size = 6, code = 'H'");
  fixture_do (fixture.store, "UPDATE company SET name = 'Moss'");
  fixture_do (fixture.store, "DELETE FROM company");
  fixture_do (fixture.store, "INSERT INTO setting (name, value) VALUES ('currency', 'EUR')");
  fixture_do (fixture.store, "UPDATE setting SET value = 'USD'");
  change = fixture_import (fixture.store, &data, &error);
  g_assert_no_error (error);

  assert_fields (fixture.store, 1, "Halden.name:  → Halden\nHalden.size:  → 5\n");
  assert_fields (fixture.store, 4, "Moss.name: Moss → \nMoss.code: H → \nMoss.size: 6 → \n");
  assert_fields (fixture.store, 6, "currency.: EUR → USD\n");
  assert_fields (fixture.store,
                 7,
                 "Row 0.name:  → Row 0\nRow 0.size:  → 0\n"
                 "Row 1.name:  → Row 1\nRow 1.size:  → 1\n"
                 "Row 2.name:  → Row 2\nRow 2.size:  → 2\n");
}

/* --- any sequence --- */

#define N_COMMANDS 60

static const char *
random_name (void)
{
  static char name[16];

  g_snprintf (name, sizeof name, "N%d", g_test_rand_int_range (0, 1000));
  return name;
}

/* Some statements, of which any may change nothing. They keep to the rules of references. */
static void
append_random_sql (GString *sql, guint *next_id)
{
  int id = g_test_rand_int_range (1, (int) *next_id + 1);
  int other = g_test_rand_int_range (1, (int) *next_id + 1);

  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
    case 1:
      g_string_append_printf (
          sql,
          "INSERT INTO company (id, name, size, code) VALUES (%u, '%s', %d, 'C%u');",
          *next_id + 1,
          random_name (),
          g_test_rand_int_range (-5, 5),
          *next_id + 1);
      ++*next_id;
      break;
    case 2:
      g_string_append_printf (sql,
                              "INSERT INTO deal (id, name, company, amount, rate) "
                              "SELECT %u, '%s', id, %d, %d / 3.0 FROM company ORDER BY id LIMIT 1;",
                              *next_id + 1,
                              random_name (),
                              g_test_rand_int_range (0, 9),
                              g_test_rand_int_range (0, 9));
      ++*next_id;
      break;
    case 3:
      g_string_append_printf (
          sql, "UPDATE company SET name = '%s', size = NULL WHERE id = %d;", random_name (), id);
      break;
    case 4:
      g_string_append_printf (
          sql, "UPDATE deal SET amount = amount + 1 WHERE id %% 3 = %d;", id % 3);
      break;
    case 5:
      g_string_append_printf (sql, "DELETE FROM deal WHERE id %% 5 = %d;", id % 5);
      break;
    case 6:
      g_string_append_printf (sql,
                              "DELETE FROM company WHERE id = %d AND id NOT IN "
                              "(SELECT company FROM deal) AND id NOT IN "
                              "(SELECT parent FROM company WHERE parent IS NOT NULL);",
                              id);
      break;
    case 7:
      g_string_append_printf (sql,
                              "UPDATE company SET parent = %d WHERE id = %d AND EXISTS "
                              "(SELECT 1 FROM company WHERE id = %d);",
                              other,
                              id,
                              other);
      break;
    default:
      g_string_append_printf (
          sql,
          "INSERT OR REPLACE INTO setting (name, value) VALUES ('s%d', '%s');"
          "UPDATE company SET code = 'T' WHERE id = %d; UPDATE company SET code = 'C%d' || '-' || "
          "code WHERE id = %d; UPDATE company SET code = NULL WHERE code = 'T';",
          g_test_rand_int_range (0, 3),
          random_name (),
          id,
          id,
          other);
    }
}

static SalChange *
run_random (SalStore *store, guint *next_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) sql = g_string_new (NULL);
  int n = g_test_rand_int_range (1, 5);
  SalChange *change;

  for (int i = 0; i < n; i++)
    append_random_sql (sql, next_id);
  if (g_test_rand_int_range (0, 4) != 0)
    change = fixture_run_flags (store, "Random", SAL_COMMAND_DEFAULT, sql->str, &error);
  else
    {
      FixtureImport data = { .kind = &fixture_company,
                             .first = *next_id + 1,
                             .n_rows = (guint) g_test_rand_int_range (1, 8),
                             .sql = sql->str };
      g_autoptr (GString) with_gap = g_string_new (NULL);

      *next_id += 20;
      g_string_assign (with_gap, sql->str);
      change = fixture_import (store, &data, &error);
    }
  g_assert_no_error (error);
  return change;
}

/* Whatever was done, undoing it step by step restores every byte of every journaled table, also
 * after opening the workspace again. */
static void
test_journal_random (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  guint next_id = 10;

  fixture_init (&fixture, fixture_kinds);
  fixture_do (fixture.store, "INSERT INTO company (id, name, code) VALUES (1, 'One', 'C1')");
  g_ptr_array_add (hashes, fixture_hash (fixture.store, fixture_kinds));
  for (int i = 0; i < N_COMMANDS; i++)
    {
      SalChange *change = run_random (fixture.store, &next_id);

      if (change == NULL)
        continue;
      sal_change_unref (change);
      g_ptr_array_add (hashes, fixture_hash (fixture.store, fixture_kinds));
      if (g_test_rand_int_range (0, 8) == 0)
        {
          g_autofree char *hash = NULL;
          gboolean redone;
          g_autoptr (SalChange) again = NULL;

          fixture_undo (fixture.store, 0);
          hash = fixture_hash (fixture.store, fixture_kinds);
          g_assert_cmpstr (hash, ==, hashes->pdata[hashes->len - 2]);
          again = sal_store_redo_sync (fixture.store, NULL);
          redone = again != NULL; /* imports are not */
          if (!redone)
            g_ptr_array_set_size (hashes, (int) hashes->len - 1);
          g_free (hash);
          hash = fixture_hash (fixture.store, fixture_kinds);
          g_assert_cmpstr (hash, ==, hashes->pdata[hashes->len - 1]);
        }
    }

  for (guint i = hashes->len - 1; i > 0; i--)
    {
      g_autofree char *hash = NULL;

      if (i == hashes->len / 2)
        fixture_reopen (&fixture, fixture_kinds);
      fixture_undo (fixture.store, 0);
      hash = fixture_hash (fixture.store, fixture_kinds);
      g_assert_cmpstr (hash, ==, hashes->pdata[i - 1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journal/other-field", test_journal_other_field);
  g_test_add_func ("/journal/conflicts", test_journal_conflicts);
  g_test_add_func ("/journal/referenced", test_journal_referenced);
  g_test_add_func ("/journal/twice", test_journal_twice);
  g_test_add_func ("/journal/final", test_journal_final);
  g_test_add_func ("/journal/authors", test_journal_authors);
  g_test_add_func ("/journal/swap", test_journal_swap);
  g_test_add_func ("/journal/tables", test_journal_tables);
  g_test_add_func ("/journal/attached", test_journal_attached);
  g_test_add_func ("/journal/touch", test_journal_touch);
  g_test_add_func ("/journal/field-changes", test_journal_field_changes);
  g_test_add_func ("/journal/random", test_journal_random);

  return g_test_run ();
}
