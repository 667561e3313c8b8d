/* bench-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "sal-bulk.h"
#include "sal-kinds.h"
#include "sal-workspace.h"

#include "bench.h"

/* Writing at one million opportunities: adding them, editing one, undoing ten thousand. */

#define N_OPPORTUNITIES 1000000
#define N_ACCOUNTS      20000
#define N_EDITS         300
#define N_CHANGED       10000
#define N_UNDOS         5
#define FIRST_ID        1000
#define FIRST_STAGE     20000000
#define FIRST_ACCOUNT   30000000

/* The fields that are filled, as a sales system exports them. */
static const char *const field_names[] = {
  "name",     "account", "type",       "stage",  "category",    "amount",
  "currency", "created", "close_date", "source", "external_id",
};

#define N_FIELDS G_N_ELEMENTS (field_names)

/* Room for the texts of one row. */
typedef struct
{
  char name[64];
  char close_date[SAL_DATE_BUFFER];
  char created[SAL_DATE_BUFFER];
  char external_id[32];
} RowText;

static SalValue
text_value (const char *text)
{
  return sal_value_borrow_text (text);
}

static void
fill_row (gint64 i, RowText *text, SalValue values[N_FIELDS])
{
  static const char *const types[] = { "new", "expansion", "renewal" };
  guint32 mix = (guint32) i * 2654435761u;
  gint32 day = 19000 + (gint32) (mix % 1100);

  g_snprintf (text->name, sizeof text->name, "Opportunity %" G_GINT64_FORMAT " of a customer", i);
  g_snprintf (text->external_id, sizeof text->external_id, "0064W%010u", mix);
  sal_date_write_iso (day, text->close_date);
  sal_date_write_iso (day - 90, text->created);
  values[0] = text_value (text->name);
  values[1] = SAL_VALUE_INTEGER (FIRST_ACCOUNT + mix % N_ACCOUNTS);
  values[2] = text_value (types[mix % 3]);
  values[3] = SAL_VALUE_INTEGER (FIRST_STAGE + mix % 6);
  values[4] = text_value ("pipeline");
  values[5] = SAL_VALUE_INTEGER (mix % 10000000);
  values[6] = text_value ("USD");
  values[7] = text_value (text->created);
  values[8] = text_value (text->close_date);
  values[9] = text_value ("Web");
  values[10] = text_value (text->external_id);
}

static gboolean
insert_named (
    SalTransaction *transaction, const SalKind *kind, gint64 first, guint n_rows, GError **error)
{
  const guint field = (guint) sal_kind_field_index (kind, "name");
  g_autoptr (SalBulk) bulk = sal_bulk_new (transaction, kind, &field, 1, error);

  for (guint i = 0; bulk != NULL && i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", kind->label, i);
      SalValue value = text_value (name);

      if (!sal_bulk_insert (bulk, first + i, &value, error))
        return FALSE;
    }
  return bulk != NULL && sal_bulk_finish (bulk, error);
}

static gboolean
insert_all (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  guint fields[N_FIELDS];
  g_autoptr (SalBulk) bulk = NULL;
  RowText text;
  SalValue values[N_FIELDS];

  for (gsize i = 0; i < N_FIELDS; i++)
    fields[i] = (guint) sal_kind_field_index (&sal_opportunity_kind, field_names[i]);
  if (!insert_named (transaction, &sal_account_kind, FIRST_ACCOUNT, N_ACCOUNTS, error) ||
      !insert_named (transaction, &sal_stage_kind, FIRST_STAGE, 6, error) ||
      !sal_transaction_defer_indexes (transaction, &sal_opportunity_kind, error))
    return FALSE;

  bulk = sal_bulk_new (transaction, &sal_opportunity_kind, fields, N_FIELDS, error);
  for (gint64 i = 0; bulk != NULL && i < N_OPPORTUNITIES; i++)
    {
      fill_row (i, &text, values);
      if (!sal_bulk_insert (bulk, FIRST_ID + i, values, error))
        return FALSE;
    }
  return bulk != NULL && sal_bulk_finish (bulk, error);
}

static void
check (int result, sqlite3 *database)
{
  if (result != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (database));
}

static gpointer
copy_schema (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT type, sql FROM sqlite_schema WHERE tbl_name IN ('opportunity', 'account', 'stage') "
      "AND sql IS NOT NULL",
      error);
  GString **sql = data;
  gboolean row;

  while (sal_connection_step (connection, statement, &row, error) && row)
    g_string_append_printf (sql[sqlite3_column_text (statement, 0)[0] == 'i'],
                            "%s;",
                            sqlite3_column_text (statement, 1));
  return NULL;
}

/* What SQLite takes for the same rows and indexes, by itself and in its default mode. */
static double
measure_yardstick (const char *path, const char *tables, const char *indexes)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO opportunity (id");
  double start = bench_seconds ();
  sqlite3 *database;
  sqlite3_stmt *statement;
  RowText text;
  SalValue values[N_FIELDS];

  check (sqlite3_open (path, &database), database);
  check (sqlite3_exec (database, tables, NULL, NULL, NULL), database);
  for (gsize i = 0; i < N_FIELDS; i++)
    g_string_append_printf (sql, ", %s", field_names[i]);
  g_string_append (sql, ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  check (sqlite3_exec (database, "BEGIN", NULL, NULL, NULL), database);
  check (sqlite3_prepare_v2 (database, sql->str, -1, &statement, NULL), database);
  for (gint64 i = 0; i < N_OPPORTUNITIES; i++)
    {
      fill_row (i, &text, values);
      sqlite3_bind_int64 (statement, 1, FIRST_ID + i);
      for (gsize k = 0; k < N_FIELDS; k++)
        sal_statement_bind (statement, (int) k + 2, &values[k]);
      sqlite3_step (statement);
      check (sqlite3_reset (statement), database);
    }
  sqlite3_finalize (statement);
  check (sqlite3_exec (database, indexes, NULL, NULL, NULL), database);
  check (sqlite3_exec (database, "COMMIT", NULL, NULL, NULL), database);
  sqlite3_close (database);
  return bench_seconds () - start;
}

static gboolean
edit_one (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *edit = data;
  g_autoptr (SalRecord) record =
      sal_transaction_load (transaction, &sal_opportunity_kind, edit[0], error);

  if (record == NULL)
    return FALSE;
  sal_record_set_integer (record, "amount", edit[1]);
  return sal_transaction_expect_version (
             transaction,
             &sal_opportunity_kind,
             edit[0],
             sal_transaction_get_version (transaction, &sal_opportunity_kind, edit[0]),
             error) &&
         sal_transaction_update (transaction, record, error);
}

static void
measure_edits (SalStore *store)
{
  double seconds[N_EDITS];
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N_EDITS; i++)
    {
      gint64 edit[] = { FIRST_ID + (gint64) i * 3001 % N_OPPORTUNITIES, 100 + i };
      double start = bench_seconds ();

      if (!sal_store_run_sync (store, "Edit", 0, edit_one, edit, NULL, NULL, &error))
        g_error ("%s", error->message);
      seconds[i] = (bench_seconds () - start) * 1000;
    }
  bench_figure ("edit acknowledged durably, median", bench_median (seconds, N_EDITS), 10, "ms");
  bench_figure (
      "edit acknowledged durably, 95 of 100", bench_quantile (seconds, N_EDITS, 0.95), 10, "ms");
}

static gboolean
execute (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_connection_execute (sal_transaction_get_connection (transaction), data, error);
}

static char *
write_sql (const char *sql, int first, int last)
{
  g_autofree char *range = g_strdup_printf ("BETWEEN %d AND %d", first, last);
  g_auto (GStrv) parts = g_strsplit (sql, "@", 2);

  return g_strconcat (parts[0], range, parts[1], NULL);
}

/* Does @sql to N_CHANGED rows and undoes it, at N_UNDOS places; @ in @sql is where. */
static double
measure_undo (SalStore *store, const char *label, const char *sql)
{
  double done[N_UNDOS], undone[N_UNDOS];
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N_UNDOS; i++)
    {
      int first = FIRST_ID + (2 * i + 1) * N_OPPORTUNITIES / (2 * N_UNDOS);
      g_autofree char *statement = write_sql (sql, first, first + N_CHANGED - 1);
      g_autoptr (SalChange) change = NULL;
      double start = bench_seconds ();
      double middle;

      if (!sal_store_run_sync (store, label, 0, execute, statement, NULL, NULL, &error))
        g_error ("%s", error->message);
      middle = bench_seconds ();
      change = sal_store_undo_sync (store, 0, &error);
      if (change == NULL)
        g_error ("%s", error->message);
      g_assert_cmpint (sal_change_get_n_rows (change), ==, N_CHANGED);
      done[i] = (middle - start) * 1000;
      undone[i] = (bench_seconds () - middle) * 1000;
    }
  bench_note ("%s: done in %.1f ms", label, bench_median (done, N_UNDOS));
  return bench_median (undone, N_UNDOS);
}

/* How long SQLite by itself takes to take 10,000 rows out of a table with these indexes, and to put
 * them back: what undoing an addition and a removal cannot be quicker than. */
static void
measure_floor (const char *path, double *removing, double *restoring)
{
  g_autofree char *rows = write_sql ("id @", FIRST_ID, FIRST_ID + N_CHANGED - 1);
  g_autofree char *begin =
      g_strdup_printf ("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                       "PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -65536;"
                       "CREATE TEMP TABLE kept AS SELECT * FROM opportunity WHERE %s",
                       rows);
  g_autofree char *remove = g_strconcat ("DELETE FROM opportunity WHERE ", rows, NULL);
  double start, middle;
  sqlite3 *database;

  check (sqlite3_open (path, &database), database);
  check (sqlite3_exec (database, begin, NULL, NULL, NULL), database);
  start = bench_seconds ();
  check (sqlite3_exec (database, remove, NULL, NULL, NULL), database);
  middle = bench_seconds ();
  check (sqlite3_exec (database, "INSERT INTO opportunity SELECT * FROM kept", NULL, NULL, NULL),
         database);
  *removing = (middle - start) * 1000;
  *restoring = (bench_seconds () - middle) * 1000;
  sqlite3_close (database);
}

static void
measure_insert (SalStore *store, const char *plain)
{
  g_autoptr (GString) tables = g_string_new (NULL);
  g_autoptr (GString) indexes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GString *sql[] = { tables, indexes };
  double start = bench_seconds ();
  double seconds;

  sal_store_read_sync (store, copy_schema, sql, NULL, NULL);
  if (!sal_store_run_sync (store, "Import", SAL_COMMAND_BULK, insert_all, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  seconds = bench_seconds () - start;
  bench_note ("adding %d opportunities, checked, journaled, searchable: %.1f s; SQLite by itself: "
              "%.1f s",
              N_OPPORTUNITIES,
              seconds,
              measure_yardstick (plain, tables->str, indexes->str));
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("salient-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.salient", NULL);
  g_autofree char *plain = g_build_filename (folder, "plain.sqlite", NULL);
  SalStore *store =
      sal_store_open (path, SAL_STORE_CREATE, SAL_STORE_MAIN, sal_model_kinds (), &error);
  double start, removing, restoring;

  if (store == NULL)
    g_error ("%s", error->message);
  measure_insert (store, plain);
  bench_figure ("undo of 10,000 changed rows",
                measure_undo (store,
                              "Change 10,000",
                              "UPDATE opportunity SET amount = amount + 1, close_date = "
                              "'2030-01-01' WHERE id @"),
                100,
                "ms");
  measure_floor (plain, &removing, &restoring);
  bench_ratio ("undo of 10,000 added rows ÷ SQLite removing them",
               measure_undo (store,
                             "Add 10,000",
                             "INSERT INTO opportunity SELECT id + 10000000, name, account, owner, "
                             "type, stage, category, amount, currency, discount, probability, "
                             "created, close_date, source, product_family, product, competitor, "
                             "loss_reason, next_step, next_step_date, NULL, note "
                             "FROM opportunity WHERE id @") /
                   1000,
               removing / 1000,
               2);
  bench_ratio ("undo of 10,000 deleted rows ÷ SQLite restoring them",
               measure_undo (store, "Delete 10,000", "DELETE FROM opportunity WHERE id @") / 1000,
               restoring / 1000,
               2);
  measure_edits (store); /* last: they write stage events, which keep what they are of from going */
  g_object_unref (store);

  start = bench_seconds ();
  store = sal_store_open (path, SAL_STORE_OPEN, SAL_STORE_MAIN, sal_model_kinds (), &error);
  if (store == NULL)
    g_error ("%s", error->message);
  bench_figure ("open the workspace", (bench_seconds () - start) * 1000, 100, "ms");
  g_object_unref (store);
  bench_remove_folder (folder);
  return bench_finish ();
}
