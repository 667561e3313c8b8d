/* test-workspace.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sal-workspace.h"
#include "store-fixture.h"

typedef struct
{
  char *folder;
  char *path;
  SalWorkspace *workspace;
} Room;

static void
room_init (Room *self)
{
  const SalWorkspaceOptions options = { .currency = "EUR",
                                        .fiscal_start = 2,
                                        .pattern = SAL_CALENDAR_445 };
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("salient-workspace-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "Halden Sales.salient", NULL);
  self->workspace = sal_workspace_create (self->path, &options, fixture_kinds, &error);
  g_assert_no_error (error);
}

static void
room_clear (Room *self)
{
  g_auto (Fixture) files = { .folder = self->folder, .path = self->path };

  g_clear_object (&self->workspace);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Room, room_clear)

/* --- settings --- */

static void
test_workspace_settings (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalWorkspace) again = NULL;
  const SalFiscalCalendar *calendar;

  room_init (&room);
  g_assert_cmpstr (sal_workspace_get_name (room.workspace), ==, "Halden Sales");
  g_assert_null (sal_store_get_undo (sal_workspace_get_store (room.workspace)));
  again = sal_workspace_open (room.path, SAL_STORE_OPEN, fixture_kinds, &error);
  g_assert_no_error (error);
  g_assert_true (again == room.workspace); /* one object per file */
  g_clear_object (&again);
  g_clear_object (&room.workspace);

  room.workspace = sal_workspace_open (room.path, SAL_STORE_OPEN, fixture_kinds, &error);
  g_assert_no_error (error);
  calendar = sal_workspace_get_calendar (room.workspace);
  g_assert_cmpstr (sal_workspace_get_currency (room.workspace), ==, "EUR");
  g_assert_cmpint (sal_fiscal_calendar_get_start_month (calendar), ==, 2);
  g_assert_cmpint (sal_fiscal_calendar_get_pattern (calendar), ==, SAL_CALENDAR_445);
}

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
rename_workspace (SalTransaction *transaction,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  return sal_transaction_set_setting (transaction, "name", data, error);
}

/* Settings are journaled: changing them can be undone, and both are told. */
static void
test_workspace_rename (void)
{
  g_auto (Room) room = { 0 };
  SalStore *store;
  gboolean told = FALSE;

  room_init (&room);
  store = sal_workspace_get_store (room.workspace);
  g_signal_connect (room.workspace, "notify::name", G_CALLBACK (notify_cb), &told);
  g_assert_true (sal_store_run_sync (
      store, "Rename", 0, rename_workspace, (gpointer) "North", NULL, NULL, NULL));
  g_assert_true (fixture_wait (&told));
  g_assert_cmpstr (sal_workspace_get_name (room.workspace), ==, "North");
  told = FALSE;
  sal_change_unref (sal_store_undo_sync (store, 0, NULL));
  g_assert_true (fixture_wait (&told));
  g_assert_cmpstr (sal_workspace_get_name (room.workspace), ==, "Halden Sales");
}

/* --- opening on another thread --- */

typedef struct
{
  SalWorkspace *workspace;
  SalRecord *record;
  gint64 version;
  char *label;
  GError *error;
  gboolean done;
  guint n_changes;
} Call;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;

  call->workspace = sal_workspace_open_finish (result, &call->error);
  call->done = TRUE;
}

static void
changed_cb (SalWorkspace *workspace, SalChange *change, gpointer data)
{
  ((Call *) data)->n_changes++;
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (SalChange) change =
      sal_workspace_edit_finish (SAL_WORKSPACE (source), result, NULL, &call->error);

  g_free (call->label);
  call->label = change != NULL ? g_strdup (sal_change_get_label (change)) : NULL;
  call->done = TRUE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;

  g_clear_object (&call->record);
  call->record = sal_workspace_load_record_finish (
      SAL_WORKSPACE (source), result, &call->version, &call->error);
  call->done = TRUE;
}

static void
wait_for (Call *call)
{
  g_assert_true (fixture_wait (&call->done));
  call->done = FALSE;
}

static void
test_workspace_open_async (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (SalRecord) record = NULL;
  Call call = { 0 };

  room_init (&room);
  g_clear_object (&room.workspace);
  sal_workspace_open_async (room.path, SAL_STORE_OPEN, fixture_kinds, NULL, opened_cb, &call);
  wait_for (&call);
  g_assert_no_error (call.error);

  /* signals come here, not on the thread that opened it */
  room.workspace = call.workspace;
  g_signal_connect (room.workspace, "changed", G_CALLBACK (changed_cb), &call);
  record = sal_record_new (&fixture_company);
  sal_record_set_text (record, "name", "Halden");
  sal_workspace_create_record_async (room.workspace, record, NULL, edited_cb, &call);
  wait_for (&call);
  g_assert_no_error (call.error);
  g_assert_cmpuint (call.n_changes, ==, 1);
  g_free (call.label);

  sal_workspace_open_async ("/no/such/file", SAL_STORE_OPEN, fixture_kinds, NULL, opened_cb, &call);
  wait_for (&call);
  g_assert_error (call.error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&call.error);
}

/* --- records --- */

/* Long texts that differ only behind where they are cut: the field alone is named. */
static void
test_workspace_long_texts (void)
{
  static const char LONG[] = "A company that was founded in the year before the last";
  g_auto (Room) room = { 0 };
  g_autoptr (SalRecord) record = sal_record_new (&fixture_company);
  g_autofree char *longer = g_strdup_printf ("%s one", LONG);
  Call call = { 0 };

  room_init (&room);
  sal_record_set_text (record, "name", LONG);
  sal_workspace_create_record_async (room.workspace, record, NULL, edited_cb, &call);
  wait_for (&call);
  sal_workspace_load_record_async (
      room.workspace, &fixture_company, sal_record_get_id (record), NULL, loaded_cb, &call);
  wait_for (&call);
  sal_record_set_text (record, "name", longer);
  sal_record_set_integer (record, "size", 8);
  sal_workspace_save_record_async (room.workspace, record, call.version, NULL, edited_cb, &call);
  wait_for (&call);
  g_assert_no_error (call.error);
  g_assert_true (g_str_has_suffix (call.label, "”: Name, Size – → 8"));
  g_clear_object (&call.record);
  g_free (call.label);
}

static void
test_workspace_edit (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (SalRecord) record = sal_record_new (&fixture_company);
  gint64 id = sal_record_get_id (record);
  gint64 missing = 12345;
  Call call = { 0 };

  room_init (&room);
  sal_record_set_text (record, "name", "Halden");
  sal_workspace_create_record_async (room.workspace, record, NULL, edited_cb, &call);
  wait_for (&call);
  g_assert_no_error (call.error);
  g_assert_cmpstr (call.label, ==, "Add Company “Halden”");

  sal_workspace_load_record_async (room.workspace, &fixture_company, id, NULL, loaded_cb, &call);
  wait_for (&call);
  g_assert_no_error (call.error);
  g_assert_true (sal_record_equal (call.record, record));
  g_assert_cmpint (call.version, ==, 2); /* the first created the workspace */

  sal_record_set_integer (record, "size", 8);
  sal_workspace_save_record_async (room.workspace, record, call.version, NULL, edited_cb, &call);
  wait_for (&call);
  g_assert_no_error (call.error);
  g_assert_cmpstr (call.label, ==, "Change Company “Halden”: Size – → 8");

  /* an edit of what was loaded before that */
  sal_record_set_integer (call.record, "size", 9);
  sal_workspace_save_record_async (
      room.workspace, call.record, call.version, NULL, edited_cb, &call);
  wait_for (&call);
  g_assert_error (call.error, SAL_STORE_ERROR, SAL_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (call.error->message, "Company “Halden” has been changed"));
  g_clear_error (&call.error);
  g_assert_cmpint (
      fixture_query (sal_workspace_get_store (room.workspace), "SELECT size FROM company"), ==, 8);

  sal_workspace_delete_records_async (
      room.workspace, &fixture_company, &missing, 1, NULL, edited_cb, &call);
  wait_for (&call);
  g_assert_error (call.error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&call.error);
  sal_workspace_delete_records_async (
      room.workspace, &fixture_company, &id, 1, NULL, edited_cb, &call);
  wait_for (&call);
  g_assert_no_error (call.error);
  g_assert_cmpstr (call.label, ==, "Delete Company “Halden”");
  sal_workspace_load_record_async (room.workspace, &fixture_company, id, NULL, loaded_cb, &call);
  wait_for (&call);
  g_assert_error (call.error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&call.error);
  g_free (call.label);
}

/* Records that refer to each other are deleted in an order that works; what others refer to is not.
 */
static void
test_workspace_delete_many (void)
{
  static const gint64 family[] = { 1, 2, 3 };
  g_auto (Room) room = { 0 };
  SalStore *store;
  Call call = { 0 };

  room_init (&room);
  store = sal_workspace_get_store (room.workspace);
  sal_change_unref (fixture_run (
      store,
      "Add",
      "INSERT INTO company (id, name, parent) VALUES (1, 'A', NULL), (2, 'B', 1), (3, 'C', 2);"
      "INSERT INTO deal (id, name, company) VALUES (1, 'Renewal', 2)"));
  sal_workspace_delete_records_async (
      room.workspace, &fixture_company, family, 3, NULL, edited_cb, &call);
  wait_for (&call);
  g_assert_error (call.error, SAL_STORE_ERROR, SAL_STORE_ERROR_REFERENCED);
  g_assert_nonnull (strstr (call.error->message, "Deal “Renewal”"));
  g_clear_error (&call.error);
  g_assert_cmpint (fixture_query (store, "SELECT count(*) FROM company"), ==, 3);

  sal_change_unref (fixture_run (store, "Drop", "DELETE FROM deal"));
  sal_workspace_delete_records_async (
      room.workspace, &fixture_company, family, 3, NULL, edited_cb, &call);
  wait_for (&call);
  g_assert_no_error (call.error);
  g_assert_cmpstr (call.label, ==, "Delete 3 Companies");
  g_assert_cmpint (fixture_query (store, "SELECT count(*) FROM company"), ==, 0);
  g_free (call.label);
}

/* --- pay --- */

static void
test_workspace_pay (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalRecord) record = sal_record_new (&fixture_payout);
  g_autofree char *path = NULL;
  SalStore *pay;
  struct stat status;
  Call call = { 0 };

  room_init (&room);
  path = g_build_filename (room.folder, "Halden Sales.pay.salient", NULL);
  g_assert_null (sal_workspace_get_pay_store (room.workspace));
  sal_record_set_text (record, "person", "Anna");
  sal_workspace_create_record_async (room.workspace, record, NULL, edited_cb, &call);
  wait_for (&call);
  g_assert_error (call.error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&call.error);

  pay = sal_workspace_create_pay_store (room.workspace, NULL, fixture_kinds, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sal_store_get_path (pay), ==, path);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
  sal_workspace_create_record_async (room.workspace, record, NULL, edited_cb, &call);
  wait_for (&call);
  g_assert_no_error (call.error);
  g_assert_cmpint (fixture_query (pay, "SELECT count(*) FROM payout"), ==, 1);
  g_assert_cmpint (
      fixture_query (sal_workspace_get_store (room.workspace), "SELECT count(*) FROM change"),
      ==,
      1);

  g_clear_object (&room.workspace);
  g_free (call.label);
}

static void
reopen (Room *room, SalStoreMode mode)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&room->workspace);
  room->workspace = sal_workspace_open (room->path, mode, fixture_kinds, &error);
  g_assert_no_error (error);
}

static SalStore *
open_pay (Room *room, SalStoreMode mode, GError **error)
{
  return sal_workspace_open_pay_store (room->workspace, mode, fixture_kinds, error);
}

/* It is opened for who asks for it. */
static void
test_workspace_pay_asked_for (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  SalStore *pay;

  room_init (&room);
  path = sal_workspace_get_pay_path (room.workspace);
  g_assert_false (sal_workspace_has_pay (room.workspace));
  g_assert_null (open_pay (&room, SAL_STORE_OPEN, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "has no pay"));
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);
  sal_workspace_create_pay_store (room.workspace, NULL, fixture_kinds, &error);
  g_assert_no_error (error);

  /* the workspace need not be written to for its pay */
  reopen (&room, SAL_STORE_READ_ONLY);
  g_assert_true (sal_workspace_has_pay (room.workspace));
  g_assert_null (sal_workspace_get_pay_store (room.workspace));
  pay = open_pay (&room, SAL_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_true (pay == sal_workspace_get_pay_store (room.workspace));
  g_assert_true (pay == open_pay (&room, SAL_STORE_OPEN, &error));
  g_assert_false (sal_store_is_read_only (pay));

  /* pay that cannot be read is no error of the workspace */
  g_clear_object (&room.workspace);
  g_assert_true (g_file_set_contents (path, "no database", -1, NULL));
  reopen (&room, SAL_STORE_OPEN);
  g_assert_null (open_pay (&room, SAL_STORE_OPEN, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_WORKSPACE);
}

/* Who may read the workspace may not read its pay for that. */
static void
test_workspace_pay_not_allowed (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (GError) error = NULL;

  if (geteuid () != 0)
    {
      g_test_skip ("needs two users");
      return;
    }
  room_init (&room);
  sal_workspace_create_pay_store (room.workspace, NULL, fixture_kinds, &error);
  g_assert_no_error (error);
  g_clear_object (&room.workspace);

  fixture_become_nobody (room.folder);
  reopen (&room, SAL_STORE_READ_ONLY);
  g_assert_cmpstr (sal_workspace_get_currency (room.workspace), ==, "EUR");
  g_assert_null (open_pay (&room, SAL_STORE_READ_ONLY, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_ALLOWED);
  g_clear_object (&room.workspace);
  fixture_become_root ();
}

/* Pay may be kept elsewhere; the workspace knows where. */
static void
test_workspace_pay_elsewhere (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL, *path = NULL;

  room_init (&room);
  folder = g_build_filename (room.folder, "restricted", NULL);
  path = g_build_filename (folder, "pay.salient", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_nonnull (sal_workspace_create_pay_store (room.workspace, path, fixture_kinds, &error));
  g_assert_no_error (error);
  reopen (&room, SAL_STORE_OPEN);
  g_assert_nonnull (open_pay (&room, SAL_STORE_OPEN, &error));
  g_assert_cmpstr (sal_store_get_path (sal_workspace_get_pay_store (room.workspace)), ==, path);
}

/* Where the workspace cannot be told, there is no pay elsewhere that nobody would find. */
static void
test_workspace_pay_untold (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  room_init (&room);
  path = g_build_filename (room.folder, "elsewhere.salient", NULL);
  reopen (&room, SAL_STORE_READ_ONLY);
  g_assert_null (sal_workspace_create_pay_store (room.workspace, path, fixture_kinds, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_READ_ONLY);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/settings", test_workspace_settings);
  g_test_add_func ("/workspace/rename", test_workspace_rename);
  g_test_add_func ("/workspace/open-async", test_workspace_open_async);
  g_test_add_func ("/workspace/edit", test_workspace_edit);
  g_test_add_func ("/workspace/long-texts", test_workspace_long_texts);
  g_test_add_func ("/workspace/delete-many", test_workspace_delete_many);
  g_test_add_func ("/workspace/pay", test_workspace_pay);
  g_test_add_func ("/workspace/pay-asked-for", test_workspace_pay_asked_for);
  g_test_add_func ("/workspace/pay-not-allowed", test_workspace_pay_not_allowed);
  g_test_add_func ("/workspace/pay-elsewhere", test_workspace_pay_elsewhere);
  g_test_add_func ("/workspace/pay-untold", test_workspace_pay_untold);

  return g_test_run ();
}
