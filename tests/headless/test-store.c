/* test-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-search.h"
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

/* --- notification --- */

typedef struct
{
  GThread *main;
  GString *seen; /* "1 2 " */
  guint wanted;
  gboolean done;
  gint64 time;
} Watch;

static void
changed_cb (SalStore *store, SalChange *change, gpointer data)
{
  Watch *watch = data;

  g_assert_true (g_thread_self () == watch->main);
  g_string_append_printf (watch->seen, "%" G_GINT64_FORMAT " ", sal_change_get_id (change));
  if (--watch->wanted == 0)
    {
      watch->done = TRUE;
      watch->time = g_get_monotonic_time ();
    }
}

/* Two stores on one file, as two processes have: each sees the other's changes within a second, and
 * all changes in order. */
static void
test_store_others (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalStore) other = NULL;
  g_autoptr (SalChange) one = NULL, two = NULL, three = NULL;
  Watch watch = { .main = g_thread_self (), .seen = g_string_new (NULL), .wanted = 2 };
  Watch own = { .main = g_thread_self (), .seen = g_string_new (NULL), .wanted = 3 };
  gint64 start;

  fixture_init (&fixture, fixture_kinds);
  other = sal_store_open (fixture.path, SAL_STORE_OPEN, SAL_STORE_MAIN, fixture_kinds, &error);
  g_assert_no_error (error);
  sal_store_set_author (other, "berta");
  g_signal_connect (other, "changed", G_CALLBACK (changed_cb), &watch);
  g_signal_connect (fixture.store, "changed", G_CALLBACK (changed_cb), &own);

  one = fixture_run (fixture.store, "Add", "INSERT INTO company (id, name) VALUES (1, 'A')");
  two = fixture_run (fixture.store, "Add", "INSERT INTO company (id, name) VALUES (2, 'B')");
  start = g_get_monotonic_time ();
  g_assert_true (fixture_wait (&watch.done));
  g_assert_cmpint (watch.time - start, <, G_TIME_SPAN_SECOND);
  g_assert_cmpstr (watch.seen->str, ==, "1 2 ");
  g_assert_cmpint (sal_store_get_last_change (other), ==, 2);
  g_assert_null (sal_store_get_undo (other)); /* that was anna */

  three = fixture_run (other, "Add", "INSERT INTO company (id, name) VALUES (3, 'C')");
  start = g_get_monotonic_time ();
  g_assert_true (fixture_wait (&own.done));
  g_assert_cmpint (own.time - start, <, G_TIME_SPAN_SECOND);
  g_assert_cmpstr (own.seen->str, ==, "1 2 3 ");
  g_string_free (watch.seen, TRUE);
  g_string_free (own.seen, TRUE);
}

/* What another wrote is told before what was written after it. */
static void
test_store_others_first (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalStore) other = NULL;
  g_autoptr (SalChange) one = NULL, two = NULL;
  Watch watch = { .main = g_thread_self (), .seen = g_string_new (NULL), .wanted = 2 };

  fixture_init (&fixture, fixture_kinds);
  other = sal_store_open (fixture.path, SAL_STORE_OPEN, SAL_STORE_MAIN, fixture_kinds, &error);
  g_assert_no_error (error);
  g_signal_connect (other, "changed", G_CALLBACK (changed_cb), &watch);
  one = fixture_run (fixture.store, "Add", "INSERT INTO company (id, name) VALUES (1, 'A')");
  two = fixture_run (other, "Add", "INSERT INTO company (id, name) VALUES (2, 'B')");
  g_assert_true (fixture_wait (&watch.done));
  g_assert_cmpstr (watch.seen->str, ==, "1 2 ");
  g_string_free (watch.seen, TRUE);
}

/* --- asynchronous calls --- */

typedef struct
{
  GString *log;
  gboolean done;
  GError *error;
  gint64 change;
} Call;

static void
log_changed_cb (SalStore *store, SalChange *change, gpointer data)
{
  g_string_append_printf (((Call *) data)->log, "changed ");
}

static void
run_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &call->error);

  g_string_append (call->log, "done ");
  call->change = change != NULL ? sal_change_get_id (change) : 0;
  call->done = TRUE;
}

static gboolean
insert (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_connection_execute (sal_transaction_get_connection (transaction), data, error);
}

static void
test_store_async (void)
{
  g_auto (Fixture) fixture = { 0 };
  Call call = { .log = g_string_new (NULL) };

  fixture_init (&fixture, fixture_kinds);
  g_signal_connect (fixture.store, "changed", G_CALLBACK (log_changed_cb), &call);
  sal_store_run_async (fixture.store,
                       "Add",
                       0,
                       insert,
                       g_strdup ("INSERT INTO company (id, name) VALUES (1, 'A')"),
                       g_free,
                       NULL,
                       run_done_cb,
                       &call);
  g_assert_true (fixture_wait (&call.done));
  g_assert_no_error (call.error);
  g_assert_cmpint (call.change, ==, 1);
  g_assert_cmpstr (call.log->str, ==, "changed done "); /* a list is right before the reply */

  call.done = FALSE;
  sal_store_undo_async (fixture.store, 0, NULL, run_done_cb, &call);
  g_assert_true (fixture_wait (&call.done));
  g_assert_no_error (call.error);
  g_assert_cmpint (call.change, ==, 2);
  call.done = FALSE;
  sal_store_redo_async (fixture.store, NULL, run_done_cb, &call);
  g_assert_true (fixture_wait (&call.done));
  g_assert_no_error (call.error);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM company"), ==, 1);

  /* the last reference goes while a command is under way */
  call.done = FALSE;
  sal_store_run_async (fixture.store,
                       "Add",
                       0,
                       insert,
                       g_strdup ("INSERT INTO company (id, name) VALUES (2, 'B')"),
                       g_free,
                       NULL,
                       run_done_cb,
                       &call);
  g_clear_object (&fixture.store);
  g_assert_true (fixture_wait (&call.done));
  g_assert_no_error (call.error);
  fixture_reopen (&fixture, fixture_kinds);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM company"), ==, 2);
  g_string_free (call.log, TRUE);
}

static gboolean
half (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  sal_connection_execute (sal_transaction_get_connection (transaction),
                          "INSERT INTO company (id, name) VALUES (9, 'Half')",
                          error);
  g_set_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FAILED, "%s", (char *) data);
  return FALSE;
}

/* A command that fails has done nothing. */
static void
test_store_failure (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  SalChange *change = (SalChange *) 1;

  fixture_init (&fixture, fixture_kinds);
  g_assert_false (sal_store_run_sync (
      fixture.store, "Fail", 0, half, (gpointer) "as told", NULL, &change, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "as told");
  g_assert_null (change);
  g_clear_error (&error);
  g_assert_null (fixture_run_flags (
      fixture.store, "Bad", 0, "INSERT INTO deal (id, name, company) VALUES (1, 'D', 5)", &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_REFERENCED);
  g_assert_nonnull (strstr (error->message, "Deal “D” would refer to no Company"));
  g_assert_cmpint (
      fixture_query (fixture.store,
                     "SELECT (SELECT count(*) FROM company) + (SELECT count(*) FROM change)"),
      ==,
      0);

  sal_store_close (fixture.store);
  g_clear_error (&error);
  g_assert_null (fixture_run_flags (fixture.store, "Late", 0, "DELETE FROM deal", &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FAILED);
}

#define ENDLESS "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (30000);
  g_cancellable_cancel (data);
  return NULL;
}

static gpointer
read_endless (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 n;

  sal_connection_query_integer (connection, ENDLESS "SELECT count(*) FROM n", &n, error);
  return NULL;
}

/* Cancelling interrupts SQLite; nothing is changed and the connections go on to work. */
static void
test_store_cancel (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, fixture_kinds);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
      gint64 start = g_get_monotonic_time ();

      if (i == 0)
        sal_store_run_sync (fixture.store,
                            "Fill",
                            0,
                            insert,
                            (gpointer) ENDLESS
                            "INSERT INTO company (id, name) SELECT i, 'n' FROM n",
                            cancellable,
                            NULL,
                            &error);
      else
        sal_store_read_sync (fixture.store, read_endless, NULL, cancellable, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_TIME_SPAN_SECOND);
      g_thread_join (thread);
      g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM company"), ==, 0);
    }
  sal_change_unref (
      fixture_run (fixture.store, "Add", "INSERT INTO company (id, name) VALUES (1, 'A')"));
}

/* A reader sees one state, whatever is written meanwhile. */
static gpointer
read_twice (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SalStore *store = data;
  gint64 before, after;

  sal_connection_query_integer (connection, "SELECT count(*) FROM company", &before, error);
  sal_change_unref (fixture_run (store, "Add", "INSERT INTO company (id, name) VALUES (5, 'E')"));
  sal_connection_query_integer (connection, "SELECT count(*) FROM company", &after, error);
  return GINT_TO_POINTER (before == after);
}

static void
test_store_snapshot (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, fixture_kinds);
  g_assert_true (
      GPOINTER_TO_INT (sal_store_read_sync (fixture.store, read_twice, fixture.store, NULL, NULL)));
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM company"), ==, 1);
}

/* --- records --- */

static gboolean
edit_records (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const int step = *(const int *) data;
  g_autoptr (SalRecord) company = sal_record_new_with_id (&fixture_company, 1);
  g_autoptr (SalRecord) deal = sal_record_new_with_id (&fixture_deal, 2);
  g_autoptr (SalRecord) loaded = NULL;

  sal_record_set_text (company, "name", "Halden");
  sal_record_set_text (company, "code", "H");
  sal_record_set_text (company, "founded", "1665-01-01");
  sal_record_set_text (deal, "name", "Renewal");
  sal_record_set_integer (deal, "company", step == 1 ? 77 : 1);
  switch (step)
    {
    case 0: /* required */
      sal_record_set_null (company, "name");
      return sal_transaction_insert (transaction, company, error);
    case 1: /* reference */
      return sal_transaction_insert (transaction, deal, error);
    case 2:
      return sal_transaction_insert (transaction, company, error) &&
             sal_transaction_insert (transaction, deal, error);
    case 3: /* unique */
      g_clear_object (&company);
      company = sal_record_new_with_id (&fixture_company, 3);
      sal_record_set_text (company, "name", "Moss");
      sal_record_set_text (company, "code", "H");
      return sal_transaction_insert (transaction, company, error);
    case 4: /* immutable */
      sal_record_set_text (company, "founded", "1700-01-01");
      return sal_transaction_update (transaction, company, error);
    case 5: /* referenced */
      return sal_transaction_delete (transaction, &fixture_company, 1, error);
    case 6: /* not there */
      return sal_transaction_delete (transaction, &fixture_company, 99, error);
    case 7:
      return sal_transaction_load (transaction, &fixture_company, 99, error) != NULL;
    default:
      loaded = sal_transaction_load (transaction, &fixture_deal, 2, error);
      g_assert_true (sal_record_equal (loaded, deal));
      sal_record_set_integer (loaded, "amount", 500);
      return sal_transaction_update (transaction, loaded, error) &&
             sal_transaction_delete (transaction, &fixture_deal, 2, error);
    }
}

static void
test_store_records (void)
{
  static const struct
  {
    int code; /* −1: succeeds */
    const char *message;
  } cases[] = {
    { SAL_STORE_ERROR_INVALID, "Company, Name: " },
    { SAL_STORE_ERROR_INVALID, "Deal, Company: there is no Company 77" },
    { -1, NULL },
    { SAL_STORE_ERROR_INVALID,
      "Company, Code: must be unique, and “H” is that of Company “Halden”" },
    { SAL_STORE_ERROR_INVALID, "Company, Founded: cannot be changed" },
    { SAL_STORE_ERROR_REFERENCED,
      "Company “Halden” cannot be deleted while others refer to it: Deal “Renewal”" },
    { SAL_STORE_ERROR_NOT_FOUND, "no Company 99" },
    { SAL_STORE_ERROR_NOT_FOUND, "no Company 99" },
    { -1, NULL },
  };
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, fixture_kinds);
  for (int i = 0; i < (int) G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean done =
          sal_store_run_sync (fixture.store, "Edit", 0, edit_records, &i, NULL, NULL, &error);

      if (cases[i].code < 0)
        g_assert_no_error (error);
      else
        {
          g_assert_false (done);
          g_assert_error (error, SAL_STORE_ERROR, cases[i].code);
          if (strstr (error->message, cases[i].message) == NULL)
            g_error ("“%s” does not say “%s”", error->message, cases[i].message);
        }
    }
}

static gboolean
insert_many (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalBulk) bulk = NULL;

  if (!sal_transaction_defer_indexes (transaction, &fixture_company, error))
    return FALSE;
  bulk = sal_bulk_new (transaction, &fixture_company, NULL, 0, error);
  for (gint64 i = 1; i <= 7000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %" G_GINT64_FORMAT, i);
      SalValue values[5] = { sal_value_borrow_text (name),
                             sal_value_borrow_text (data != NULL && i == 10 ? "Company 9" : name),
                             SAL_VALUE_INTEGER (i),
                             i > 1 ? SAL_VALUE_INTEGER (i / 2) : SAL_VALUE_NULL,
                             SAL_VALUE_NULL };

      if (!sal_bulk_insert (bulk, i, values, error))
        return FALSE;
    }
  g_assert_false (sal_bulk_insert (bulk, 7000, NULL, NULL));
  return sal_bulk_finish (bulk, error);
}

static void
test_store_bulk (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = NULL;

  fixture_init (&fixture, fixture_kinds);
  g_assert_false (sal_store_run_sync (fixture.store,
                                      "Import",
                                      SAL_COMMAND_BULK,
                                      insert_many,
                                      (gpointer) "twice",
                                      NULL,
                                      NULL,
                                      &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM company"), ==, 0);

  sal_store_run_sync (
      fixture.store, "Import", SAL_COMMAND_BULK, insert_many, NULL, NULL, &change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sal_change_get_n_rows (change), ==, 7000);
  g_assert_cmpint (fixture_query (fixture.store,
                                  "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'company.%'"),
                   ==,
                   3);
  g_assert_cmpint (
      fixture_query (fixture.store, "SELECT id FROM company WHERE code = 'Company 77'"), ==, 77);
}

/* --- search --- */

static gpointer
count_hits (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) hits = sal_search (connection, fixture_kinds, data, 50, error);

  return GINT_TO_POINTER (hits != NULL ? (int) hits->len : -1);
}

static void
assert_found (SalStore *store, const char *text, int n)
{
  g_assert_cmpint (
      GPOINTER_TO_INT (sal_store_read_sync (store, count_hits, (gpointer) text, NULL, NULL)),
      ==,
      n);
}

/* The index follows each change, its undo, and what an import added or its undo took away. */
static void
test_store_search (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = NULL;
  SalStore *store;

  fixture_init (&fixture, fixture_kinds);
  store = fixture.store;
  sal_change_unref (fixture_run (
      store, "Add", "INSERT INTO company (id, name) VALUES (100001, 'Halden'), (100002, 'Moss')"));
  assert_found (store, "hald", 1);
  sal_change_unref (fixture_run (store, "Size", "UPDATE company SET size = 3"));
  assert_found (store, "hald", 1);
  sal_change_unref (
      fixture_run (store, "Name", "UPDATE company SET name = 'Rygge' WHERE id = 100001"));
  assert_found (store, "hald", 0);
  assert_found (store, "rygge", 1);
  sal_change_unref (sal_store_undo_sync (store, 0, NULL));
  assert_found (store, "hald", 1);
  assert_found (store, "rygge", 0);
  sal_change_unref (fixture_run (store, "Drop", "DELETE FROM company WHERE id = 100002"));
  assert_found (store, "moss", 0);
  sal_change_unref (sal_store_undo_sync (store, 0, NULL));
  assert_found (store, "moss", 1);

  sal_store_run_sync (store, "Import", SAL_COMMAND_BULK, insert_many, NULL, NULL, &change, &error);
  g_assert_no_error (error);
  assert_found (store, "6789", 1);
  sal_change_unref (sal_store_undo_sync (store, 0, &error));
  g_assert_no_error (error);
  assert_found (store, "6789", 0);
  assert_found (store, "hald", 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/run", test_store_run);
  g_test_add_func ("/store/nothing-changed", test_store_nothing_changed);
  g_test_add_func ("/store/undo-redo", test_store_undo_redo);
  g_test_add_func ("/store/others", test_store_others);
  g_test_add_func ("/store/others-first", test_store_others_first);
  g_test_add_func ("/store/async", test_store_async);
  g_test_add_func ("/store/failure", test_store_failure);
  g_test_add_func ("/store/cancel", test_store_cancel);
  g_test_add_func ("/store/snapshot", test_store_snapshot);
  g_test_add_func ("/store/records", test_store_records);
  g_test_add_func ("/store/bulk", test_store_bulk);
  g_test_add_func ("/store/search", test_store_search);

  return g_test_run ();
}
