/* test-record-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-list.h"

#include <glib/gstdio.h>

static const SalField team_fields[] = {
  { "name", SAL_FIELD_TEXT, "Name", SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE },
};

static const SalKind team_kind = {
  .name = "team",
  .label = "Team",
  .plural = "Teams",
  SAL_FIELDS (team_fields),
  .title = "name",
  .sort = "name",
};

static const SalField deal_fields[] = {
  { "name", SAL_FIELD_TEXT, "Name", SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE },
  { "team", SAL_FIELD_REFERENCE, "Team", SAL_FIELD_INDEXED, .references = &team_kind },
  { "count", SAL_FIELD_INTEGER, "Count", 0 },
};

static const SalKind deal_kind = {
  .name = "deal",
  .label = "Deal",
  .plural = "Deals",
  SAL_FIELDS (deal_fields),
  .title = "name",
  .sort = "count",
};

static const SalKind *const kinds[] = { &team_kind, &deal_kind, NULL };

#define N_DEALS   500
#define TIME_OUT  (30 * G_USEC_PER_SEC)
#define DEAL(n)   (1000 + (n))
#define RED_TEAM  1
#define BLUE_TEAM 2

typedef struct
{
  char *folder;
  SalWorkspace *workspace;
  SalStore *store;
} Fixture;

/* --- writing --- */

typedef gboolean (*Write) (SalTransaction *transaction, gint64 id, gint64 value, GError **error);

typedef struct
{
  Write write;
  gint64 id;
  gint64 value;
} Command;

static gboolean
command_cb (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const Command *command = data;

  return command->write (transaction, command->id, command->value, error);
}

static void
run (Fixture *fixture, Write write, gint64 id, gint64 value)
{
  Command command = { write, id, value };
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (
      fixture->store, "Test", SAL_COMMAND_DEFAULT, command_cb, &command, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
insert_deal (SalTransaction *transaction, gint64 id, gint64 count, GError **error)
{
  g_autoptr (SalRecord) deal = sal_record_new_with_id (&deal_kind, id);
  g_autofree char *name = g_strdup_printf ("Deal %d", (int) id);

  sal_record_set_text (deal, "name", name);
  sal_record_set_integer (deal, "team", id % 2 == 0 ? RED_TEAM : BLUE_TEAM);
  sal_record_set_integer (deal, "count", count);

  return sal_transaction_insert (transaction, deal, error);
}

static gboolean
insert_all (SalTransaction *transaction, gint64 first, gint64 n, GError **error)
{
  for (gint64 i = 0; i < n; i++)
    {
      if (!insert_deal (transaction, first + i, i * 10, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_teams (SalTransaction *transaction, gint64 id, gint64 value, GError **error)
{
  g_autoptr (SalRecord) red = sal_record_new_with_id (&team_kind, RED_TEAM);
  g_autoptr (SalRecord) blue = sal_record_new_with_id (&team_kind, BLUE_TEAM);

  sal_record_set_text (red, "name", "Red");
  sal_record_set_text (blue, "name", "Blue");

  return sal_transaction_insert (transaction, red, error) &&
         sal_transaction_insert (transaction, blue, error);
}

static gboolean
set_count (SalTransaction *transaction, gint64 id, gint64 count, GError **error)
{
  g_autoptr (SalRecord) deal = sal_transaction_load (transaction, &deal_kind, id, error);

  if (deal == NULL)
    return FALSE;
  sal_record_set_integer (deal, "count", count);

  return sal_transaction_update (transaction, deal, error);
}

static gboolean
rename_team (SalTransaction *transaction, gint64 id, gint64 number, GError **error)
{
  g_autoptr (SalRecord) team = sal_transaction_load (transaction, &team_kind, id, error);
  g_autofree char *name = g_strdup_printf ("A Team %d", (int) number);

  if (team == NULL)
    return FALSE;
  sal_record_set_text (team, "name", name);

  return sal_transaction_update (transaction, team, error);
}

static gboolean
delete_deal (SalTransaction *transaction, gint64 id, gint64 value, GError **error)
{
  return sal_transaction_delete (transaction, &deal_kind, id, error);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("salient-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.salient", NULL);
  fixture->workspace = sal_workspace_create (path, &(SalWorkspaceOptions){ 0 }, kinds, &error);
  g_assert_no_error (error);
  fixture->store = sal_workspace_get_store (fixture->workspace);
  run (fixture, insert_teams, 0, 0);
  run (fixture, insert_all, DEAL (0), N_DEALS);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  sal_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* --- watching --- */

#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline = g_get_monotonic_time () + TIME_OUT;                                          \
    while (!(condition))                                                                           \
      {                                                                                            \
        g_assert_cmpint (g_get_monotonic_time (), <, deadline);                                    \
        g_main_context_iteration (NULL, FALSE);                                                    \
        g_usleep (200);                                                                            \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

/* What a view knows of a list: its rows, from the signals alone. */
typedef struct
{
  SalRecordList *list;
  GPtrArray *rows;
  guint n_signals;
  guint n_removed;
  guint n_added;
} View;

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, View *view)
{
  view->n_signals++;
  view->n_removed += n_removed;
  view->n_added += n_added;
  g_assert_cmpuint (position + n_removed, <=, view->rows->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (view->rows, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (
        view->rows, (int) (position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpuint (view->rows->len, ==, g_list_model_get_n_items (model));
}

static void
view_init (View *view, Fixture *fixture, SalRecordQuery *query)
{
  view->rows = g_ptr_array_new_with_free_func (g_object_unref);
  view->n_signals = view->n_removed = view->n_added = 0;
  view->list = sal_record_list_new (fixture->workspace, query);
  g_signal_connect (view->list, "items-changed", G_CALLBACK (items_changed_cb), view);
}

static void
view_clear (View *view)
{
  g_object_unref (view->list);
  g_ptr_array_unref (view->rows);
}

static void
view_forget (View *view)
{
  view->n_signals = view->n_removed = view->n_added = 0;
}

static gboolean
is_loaded (View *view)
{
  if (sal_record_list_is_loading (view->list))
    return FALSE;
  for (guint i = 0; i < view->rows->len; i++)
    {
      if (sal_record_row_is_loading (view->rows->pdata[i]))
        return FALSE;
    }

  return TRUE;
}

static gpointer
read_ids (SalConnection *connection, gpointer query, GCancellable *cancellable, GError **error)
{
  return sal_record_query_ids (query, connection, error);
}

static gpointer
read_records (SalConnection *connection, gpointer ids, GCancellable *cancellable, GError **error)
{
  return sal_records_load (connection,
                           &deal_kind,
                           (const gint64 *) ((GArray *) ids)->data,
                           ((GArray *) ids)->len,
                           error);
}

/* Whether the view shows what is in the store now. */
static gboolean
is_right (View *view, Fixture *fixture)
{
  g_autoptr (GArray) ids = sal_store_read_sync (
      fixture->store, read_ids, (gpointer) sal_record_list_get_query (view->list), NULL, NULL);
  g_autoptr (GPtrArray) records =
      sal_store_read_sync (fixture->store, read_records, ids, NULL, NULL);

  if (view->rows->len != ids->len)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      SalRecord *record = sal_record_row_get_record (view->rows->pdata[i]);

      if (sal_record_row_get_id (view->rows->pdata[i]) != g_array_index (ids, gint64, i) ||
          sal_record_list_get_id (view->list, i) != g_array_index (ids, gint64, i) ||
          record == NULL || !sal_record_equal (record, records->pdata[i]) ||
          g_strcmp0 (sal_record_get_reference_title (record, 1),
                     sal_record_get_reference_title (records->pdata[i], 1)) != 0)
        return FALSE;
    }

  return TRUE;
}

static SalRecord *
shown (View *view, guint position)
{
  return sal_record_row_get_record (view->rows->pdata[position]);
}

/* The title of the team of a row; NULL while it is loading. */
static const char *
team_of (View *view, guint position)
{
  SalRecord *record = shown (view, position);

  return record != NULL ? sal_record_get_reference_title (record, 1) : NULL;
}

/* --- the tests --- */

static void
test_record_list_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  g_autoptr (SalRecordList) list = sal_record_list_new (fixture->workspace, query);
  g_autoptr (SalRecordRow) row = NULL;
  g_autoptr (SalRecordRow) same = NULL;
  g_autoptr (SalRecordRow) neighbour = NULL;
  g_autoptr (SalRecordRow) other = NULL;
  guint position;

  g_assert_true (sal_record_list_is_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 0));
  wait_until (!sal_record_list_is_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_DEALS);
  g_assert_cmpint (sal_record_list_get_id (list, 100), ==, DEAL (100));
  g_assert_cmpint (sal_record_list_get_id (list, N_DEALS), ==, 0);
  g_assert_true (sal_record_list_find (list, DEAL (77), &position));
  g_assert_cmpuint (position, ==, 77);
  g_assert_false (sal_record_list_find (list, 7, &position));

  row = g_list_model_get_item (G_LIST_MODEL (list), 70);
  same = g_list_model_get_item (G_LIST_MODEL (list), 70);
  g_assert_true (row == same);
  g_assert_cmpint (sal_record_row_get_id (row), ==, DEAL (70));
  g_assert_true (sal_record_row_is_loading (row));
  g_assert_null (sal_record_row_get_record (row));
  wait_until (!sal_record_row_is_loading (row));
  g_assert_cmpint (sal_record_get_integer (sal_record_row_get_record (row), "count"), ==, 700);
  g_assert_cmpstr (sal_record_get_reference_title (sal_record_row_get_record (row), 1), ==, "Red");
  g_assert_cmpint (sal_record_row_get_version (row), >, 0);

  /* The whole page came with it, and no other. */
  neighbour = g_list_model_get_item (G_LIST_MODEL (list), 127);
  g_assert_false (sal_record_row_is_loading (neighbour));
  other = g_list_model_get_item (G_LIST_MODEL (list), 128);
  g_assert_true (sal_record_row_is_loading (other));
  g_assert_cmpuint (g_list_model_get_item_type (G_LIST_MODEL (list)), ==, SAL_TYPE_RECORD_ROW);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

/* An edit changes a row in its place and tells nobody but the row; one that moves it moves it
 * alone. */
static void
test_record_list_update (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  g_autoptr (SalRecordRow) row = NULL;
  guint n_records = 0;
  gint64 version;
  View view;

  view_init (&view, fixture, query);
  wait_until (is_loaded (&view) && view.rows->len == N_DEALS);
  g_assert_true (is_right (&view, fixture));
  view_forget (&view);

  row = g_object_ref (view.rows->pdata[3]);
  version = sal_record_row_get_version (row);
  g_signal_connect (row, "notify::record", G_CALLBACK (count_cb), &n_records);
  run (fixture, set_count, DEAL (3), 31);
  wait_until (sal_record_get_integer (shown (&view, 3), "count") == 31);
  wait_until (is_right (&view, fixture));
  g_assert_cmpuint (n_records, ==, 1);
  g_assert_cmpint (sal_record_row_get_version (row), >, version);
  g_assert_cmpuint (view.n_signals, ==, 0);

  run (fixture, set_count, DEAL (3), 55);
  wait_until (view.rows->pdata[5] == row);
  wait_until (is_right (&view, fixture));
  g_assert_cmpuint (view.n_removed, ==, 3);
  g_assert_cmpuint (view.n_added, ==, 3);
  view_clear (&view);
}

static void
test_record_list_insert_and_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  g_autoptr (SalRecordRow) row = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) undone = NULL;
  View view;

  view_init (&view, fixture, query);
  wait_until (is_loaded (&view) && view.rows->len == N_DEALS);
  view_forget (&view);

  run (fixture, insert_deal, 9000, 15);
  wait_until (view.rows->len == N_DEALS + 1);
  wait_until (is_right (&view, fixture));
  g_assert_cmpint (sal_record_row_get_id (view.rows->pdata[2]), ==, 9000);
  g_assert_cmpuint (view.n_removed, ==, 0);
  g_assert_cmpuint (view.n_added, ==, 1);

  /* A row that is still held says that its record is gone, and shows what it was. */
  row = g_object_ref (view.rows->pdata[2]);
  run (fixture, delete_deal, 9000, 0);
  wait_until (view.rows->len == N_DEALS);
  wait_until (is_right (&view, fixture));
  g_assert_cmpuint (view.n_removed, ==, 1);
  {
    gboolean deleted;

    g_object_get (row, "deleted", &deleted, NULL);
    g_assert_true (deleted);
    g_assert_false (sal_record_row_is_loading (row));
    g_assert_cmpint (sal_record_get_integer (sal_record_row_get_record (row), "count"), ==, 15);
  }

  /* Undone, it is the same row again. */
  undone = sal_store_undo_sync (fixture->store, 0, &error);
  g_assert_no_error (error);
  wait_until (view.rows->len == N_DEALS + 1);
  wait_until (is_right (&view, fixture));
  g_assert_true (view.rows->pdata[2] == row);
  view_clear (&view);
}

/* Titles of references are followed, and the order where it is by title. */
static void
test_record_list_titles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  View view;

  g_assert_true (sal_record_query_set_sort (query, "team", NULL));
  view_init (&view, fixture, query);
  wait_until (is_loaded (&view) && view.rows->len == N_DEALS);
  g_assert_cmpstr (team_of (&view, 0), ==, "Blue");

  run (fixture, rename_team, RED_TEAM, 7);
  wait_until (g_strcmp0 (team_of (&view, 0), "A Team 7") == 0);
  wait_until (is_right (&view, fixture));

  g_assert_true (sal_record_query_set_sort (query, "name", NULL));
  g_assert_true (
      sal_record_query_set_filter (query, "team.name = \"A Team 7\"", NULL, "USD", NULL));
  sal_record_list_set_query (view.list, query);
  wait_until (is_loaded (&view) && view.rows->len == N_DEALS / 2);
  run (fixture, rename_team, RED_TEAM, 8);
  wait_until (view.rows->len == 0);
  view_clear (&view);
}

/* Queries that follow each other quickly: only the last one counts, and rows keep their records. */
static void
test_record_list_set_query (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  g_autoptr (SalRecordQuery) teams = sal_record_query_new (&team_kind);
  g_autoptr (SalRecordRow) row = NULL;
  View view;

  view_init (&view, fixture, query);
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *filter = g_strdup_printf ("count >= %d", i * 100);

      g_assert_true (sal_record_query_set_filter (query, filter, NULL, "USD", NULL));
      sal_record_list_set_query (view.list, query);
      if (i % 7 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  wait_until (is_loaded (&view));
  g_assert_true (is_right (&view, fixture));
  g_assert_cmpuint (view.rows->len, ==, N_DEALS - 490);

  row = g_object_ref (view.rows->pdata[4]);
  g_assert_true (sal_record_query_set_sort (query, "-count", NULL));
  sal_record_list_set_query (view.list, query);
  g_assert_cmpuint (view.rows->len, ==, N_DEALS - 490); /* until the answer is there */
  wait_until (!sal_record_list_is_loading (view.list));
  g_assert_true (view.rows->pdata[5] == row);
  g_assert_false (sal_record_row_is_loading (row));

  /* Rows of another kind are of no use at once. */
  sal_record_list_set_query (view.list, teams);
  g_assert_cmpuint (view.rows->len, ==, 0);
  wait_until (is_loaded (&view) && view.rows->len == 2);
  g_assert_cmpstr (sal_record_get_text (shown (&view, 0), "name"), ==, "Blue");
  view_clear (&view);
}

/* A list that is let go while its question is being answered is gone at once. */
static void
rows_replaced_cb (SalRecordList *list, guint position, guint n_rows, guint *n_replaced)
{
  *n_replaced += n_rows;
}

/* Sorting many rows gives those a view holds other records: it need not make its widgets anew. */
static void
test_record_list_sort (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_replaced = 0;
  View view;

  g_assert_true (sal_record_query_set_sort (query, "count", NULL));
  view_init (&view, fixture, query);
  wait_until (is_loaded (&view) && view.rows->len == N_DEALS);
  g_assert_true (is_right (&view, fixture));
  for (guint i = 0; i < N_DEALS; i++)
    g_ptr_array_add (held, g_object_ref (view.rows->pdata[i]));
  g_signal_connect (view.list, "rows-replaced", G_CALLBACK (rows_replaced_cb), &n_replaced);
  view_forget (&view);

  g_assert_true (sal_record_query_set_sort (query, "-count", NULL));
  sal_record_list_set_query (view.list, query);
  wait_until (n_replaced > 0 && is_loaded (&view));
  g_assert_true (is_right (&view, fixture));
  g_assert_cmpuint (n_replaced, ==, N_DEALS);
  g_assert_cmpuint (view.n_signals, ==, 0);
  for (guint i = 0; i < N_DEALS; i++)
    {
      g_autoptr (SalRecordRow) row = g_list_model_get_item (G_LIST_MODEL (view.list), i);

      g_assert_true (row == held->pdata[i]);
    }
  view_clear (&view);
}

static void
test_record_list_let_go (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  SalRecordList *list = sal_record_list_new (fixture->workspace, query);
  SalRecordRow *row;

  wait_until (!sal_record_list_is_loading (list));
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  sal_record_list_set_query (list, query);
  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  g_object_unref (list);
  g_assert_null (list);
  g_object_unref (row);
  run (fixture, set_count, DEAL (3), 31);
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
}

/* A failed query says so and lists nothing; the next one is as if nothing had been. */
static void
test_record_list_error (Fixture *fixture, gconstpointer data)
{
  static const SalField fields[] = { { "name", SAL_FIELD_TEXT, "Name", 0 } };
  static const SalKind unknown_kind = {
    .name = "unknown", .label = "U", .plural = "U", SAL_FIELDS (fields), .title = "name"
  };
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&unknown_kind);
  g_autoptr (SalRecordQuery) teams = sal_record_query_new (&team_kind);
  View view;

  view_init (&view, fixture, query);
  wait_until (!sal_record_list_is_loading (view.list));
  g_assert_nonnull (sal_record_list_get_error (view.list));
  g_assert_cmpuint (view.rows->len, ==, 0);

  sal_record_list_set_query (view.list, teams);
  wait_until (is_loaded (&view) && view.rows->len == 2);
  g_assert_null (sal_record_list_get_error (view.list));
  view_clear (&view);
}

/* What is on the screen stays there while the file cannot be read, as when somebody else holds it.
 */
static void
test_record_list_error_keeps (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "test.salient", NULL);
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalConnection) other = sal_connection_open (path, SAL_CONNECTION_WRITE, &error);
  View view;

  g_assert_no_error (error);
  view_init (&view, fixture, query);
  wait_until (is_loaded (&view) && view.rows->len == N_DEALS);

  sal_connection_execute (other, "ALTER TABLE deal RENAME TO away", &error);
  g_assert_no_error (error);
  sal_record_list_set_query (view.list, query);
  wait_until (!sal_record_list_is_loading (view.list));
  g_assert_nonnull (sal_record_list_get_error (view.list));
  g_assert_cmpuint (view.rows->len, ==, N_DEALS);

  sal_connection_execute (other, "ALTER TABLE away RENAME TO deal", &error);
  g_assert_no_error (error);
  sal_record_list_set_query (view.list, query);
  wait_until (is_loaded (&view));
  g_assert_null (sal_record_list_get_error (view.list));
  g_assert_cmpuint (view.rows->len, ==, N_DEALS);
  view_clear (&view);
}

/* Whatever is written, in whatever order and however quickly: in the end the view shows it, and
 * every signal on the way was right. */
static void
test_record_list_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  gint64 next = DEAL (N_DEALS), oldest = DEAL (0);
  View view;

  g_assert_true (sal_record_query_set_filter (query, "count >= 500", NULL, "USD", NULL));
  g_assert_true (sal_record_query_set_sort (query, "team,-count", NULL));
  view_init (&view, fixture, query);
  for (int round = 0; round < 10; round++)
    {
      int n_changes = g_test_rand_int_range (1, 12);

      for (int i = 0; i < n_changes; i++)
        {
          gint64 any = oldest + g_test_rand_int_range (0, (gint32) (next - oldest));

          switch (g_test_rand_int_range (0, 6))
            {
            case 0:
              run (fixture, insert_deal, next++, g_test_rand_int_range (0, 5000));
              break;
            case 1:
              run (fixture, delete_deal, oldest++, 0);
              break;
            case 2:
              run (fixture, rename_team, BLUE_TEAM, g_test_rand_int_range (0, 10000));
              break;
            case 3:
              sal_record_list_set_query (view.list, query);
              break;
            default:
              run (fixture, set_count, any, g_test_rand_int_range (0, 5000));
            }
          if (g_test_rand_bit ())
            g_main_context_iteration (NULL, FALSE);
        }
      wait_until (is_loaded (&view) && is_right (&view, fixture));
    }
  view_clear (&view);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/record-list/pages", test_record_list_pages);
  ADD ("/record-list/update", test_record_list_update);
  ADD ("/record-list/insert-and-delete", test_record_list_insert_and_delete);
  ADD ("/record-list/titles", test_record_list_titles);
  ADD ("/record-list/set-query", test_record_list_set_query);
  ADD ("/record-list/sort", test_record_list_sort);
  ADD ("/record-list/let-go", test_record_list_let_go);
  ADD ("/record-list/error", test_record_list_error);
  ADD ("/record-list/error-keeps", test_record_list_error_keeps);
  ADD ("/record-list/random", test_record_list_random);

  return g_test_run ();
}
