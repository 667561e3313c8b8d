/* sal-workspace-records.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-workspace.h"

#include <glib/gi18n-lib.h>

#include "sal-journal.h"
#include "sal-number.h"
#include "sal-record-load.h"
#include "sal-transaction-private.h"

/* Records of either store are edited alike. */
static SalStore *
store_of_kind (SalWorkspace *self, const SalKind *kind)
{
  return kind->store == SAL_STORE_PAY ? sal_workspace_get_pay_store (self)
                                      : sal_workspace_get_store (self);
}

/* Hands what the store answered on to the caller's task. */
static void
return_no_pay (GTask *task)
{
  g_task_return_new_error (task,
                           SAL_STORE_ERROR,
                           SAL_STORE_ERROR_NOT_FOUND,
                           _ ("The pay of this workspace is not there, or not for you"));
}

/* --- loading --- */

typedef struct
{
  const SalKind *kind;
  gint64 id;
  SalRecord *record;
  gint64 version;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_clear_object (&loading->record);
  g_free (loading);
}

static gpointer
load (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Loading *wanted = data;
  g_autoptr (GPtrArray) records =
      sal_records_load (connection, wanted->kind, &wanted->id, 1, error);
  Loading *found;
  gint64 version;

  if (records == NULL ||
      !sal_journal_load_versions (connection, wanted->kind, &wanted->id, 1, &version, error))
    return NULL;
  if (records->len == 0 || records->pdata[0] == NULL)
    {
      sal_records_set_not_found (wanted->kind, wanted->id, error);
      return NULL;
    }

  found = g_memdup2 (wanted, sizeof *wanted);
  found->record = g_object_ref (records->pdata[0]);
  found->version = version;
  return found;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Loading *loading = sal_store_read_finish (SAL_STORE (source), result, &error);

  if (loading != NULL)
    g_task_return_pointer (task, loading, loading_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sal_workspace_load_record_async:
 * @self: a workspace
 * @kind: a kind
 * @id: a record of it
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * Loads one record.
 */
void
sal_workspace_load_record_async (SalWorkspace *self,
                                 const SalKind *kind,
                                 gint64 id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  SalStore *store = store_of_kind (self, kind);
  Loading *wanted;

  g_task_set_source_tag (task, sal_workspace_load_record_async);
  if (store == NULL)
    {
      return_no_pay (task);
      return;
    }

  wanted = g_new0 (Loading, 1);
  wanted->kind = kind;
  wanted->id = id;
  sal_store_read_async (store,
                        load,
                        wanted,
                        loading_free,
                        loading_free,
                        cancellable,
                        loaded_cb,
                        g_steal_pointer (&task));
}

/**
 * sal_workspace_load_record_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @version: (out) (optional): the row version an edit of the record is based on
 * @error: return location for an error
 *
 * Ends sal_workspace_load_record_async().
 *
 * Raises %SAL_STORE_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full): the record, or %NULL
 */
SalRecord *
sal_workspace_load_record_finish (SalWorkspace *self,
                                  GAsyncResult *result,
                                  gint64 *version,
                                  GError **error)
{
  Loading *loading;
  SalRecord *record;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  loading = g_task_propagate_pointer (G_TASK (result), error);
  if (loading == NULL)
    return NULL;
  if (version != NULL)
    *version = loading->version;
  record = g_steal_pointer (&loading->record);
  loading_free (loading);
  return record;
}

/* --- editing --- */

typedef struct
{
  SalRecord *record;
  gint64 version;
  const SalKind *kind;
  GArray *ids; /* of gint64 */
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_clear_object (&edit->record);
  g_clear_pointer (&edit->ids, g_array_unref);
  g_free (edit);
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  SalChange *change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (error == NULL)
    g_task_return_pointer (task, change, (GDestroyNotify) sal_change_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes the edit. */
static void
run_edit (SalWorkspace *self,
          const char *label,
          SalCommandFunc func,
          Edit *edit,
          gpointer tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  SalStore *store = store_of_kind (self, edit->kind);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  if (edit->record != NULL)
    g_task_set_task_data (task, g_object_ref (edit->record), g_object_unref);
  if (store == NULL)
    {
      edit_free (edit);
      return_no_pay (task);
      return;
    }
  sal_store_run_async (store,
                       label,
                       SAL_COMMAND_DEFAULT,
                       func,
                       edit,
                       edit_free,
                       cancellable,
                       edited_cb,
                       g_steal_pointer (&task));
}

static Edit *
edit_of_record (SalRecord *record, gint64 version)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->record = sal_record_copy (record);
  edit->kind = sal_record_get_kind (record);
  edit->version = version;
  return edit;
}

/* So many changed fields stand in a label, with so many letters of each value. */
#define MAX_FIELDS  2
#define MAX_LETTERS 32

/* (transfer full) */
static char *
shorten_value (SalRecord *record, guint field, const char *currency)
{
  g_autofree char *value = sal_record_to_display (record, field, currency);
  g_autofree char *line = g_strdelimit (g_strdup (value), "\n\t", ' ');
  g_autofree char *start = NULL;

  if (*line == '\0')
    return g_strdup ("–");
  if (g_utf8_strlen (line, -1) <= MAX_LETTERS)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_LETTERS);

  return g_strconcat (start, "…", NULL);
}

/* The field alone where both values are shortened to the same. */
static void
append_field (GString *text, SalRecord *before, SalRecord *after, guint field, const char *currency)
{
  const SalKind *kind = sal_record_get_kind (after);
  g_autofree char *old = shorten_value (before, field, currency);
  g_autofree char *now = shorten_value (after, field, currency);

  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, sal_field_get_label (&kind->fields[field]));
  if (!g_str_equal (old, now))
    g_string_append_printf (text, " %s → %s", old, now);
}

/* "Amount $5.00 → $7.00, Stage Qualify → Won and 1 more" */
static char *
describe_fields (SalRecord *before, SalRecord *after, const char *currency)
{
  const SalKind *kind = sal_record_get_kind (after);
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (sal_value_equal (sal_record_get_value (before, i), sal_record_get_value (after, i)) ||
          ++n > MAX_FIELDS)
        continue;
      append_field (text, before, after, i, currency);
    }
  if (n > MAX_FIELDS)
    g_string_append_printf (
        text, ngettext (" and %u more", " and %u more", n - MAX_FIELDS), n - MAX_FIELDS);

  return g_string_free (text, FALSE);
}

/* "Change Opportunity “Halden”: Amount $5.00 → $7.00" */
static void
label_edit (SalTransaction *transaction, SalRecord *before, SalRecord *after)
{
  g_autofree char *currency =
      sal_setting_load (sal_transaction_get_connection (transaction), "currency", NULL);
  g_autofree char *title = sal_record_get_title (before);
  g_autofree char *fields = describe_fields (before, after, currency);
  g_autofree char *label = g_strdup_printf (
      _ ("Change %s “%s”: %s"), sal_kind_get_label (sal_record_get_kind (after)), title, fields);

  sal_transaction_set_label (transaction, label);
}

static gboolean
save (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;
  gint64 id = sal_record_get_id (edit->record);
  g_autoptr (SalRecord) before = NULL;

  if (!sal_transaction_expect_version (transaction, edit->kind, id, edit->version, error))
    return FALSE;
  before = sal_transaction_load (transaction, edit->kind, id, error);
  if (before == NULL || !sal_transaction_enter (transaction, before, edit->record, error))
    return FALSE;
  label_edit (transaction, before, edit->record);
  return TRUE;
}

/**
 * sal_workspace_save_record_async:
 * @self: a workspace
 * @record: a record as it shall be; copied
 * @version: the row version the edit was based on
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * Changes one record.
 */
void
sal_workspace_save_record_async (SalWorkspace *self,
                                 SalRecord *record,
                                 gint64 version,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autofree char *title = sal_record_get_title (record);
  g_autofree char *label = g_strdup_printf (
      _ ("Change %s “%s”"), sal_kind_get_label (sal_record_get_kind (record)), title);

  run_edit (self,
            label,
            save,
            edit_of_record (record, version),
            sal_workspace_save_record_async,
            cancellable,
            callback,
            user_data);
}

static gboolean
create (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_transaction_enter (transaction, NULL, ((const Edit *) data)->record, error);
}

/**
 * sal_workspace_create_record_async:
 * @self: a workspace
 * @record: a record with a new id; copied
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * Adds one record.
 */
void
sal_workspace_create_record_async (SalWorkspace *self,
                                   SalRecord *record,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autofree char *title = sal_record_get_title (record);
  g_autofree char *label =
      g_strdup_printf (_ ("Add %s “%s”"), sal_kind_get_label (sal_record_get_kind (record)), title);

  run_edit (self,
            label,
            create,
            edit_of_record (record, 0),
            sal_workspace_create_record_async,
            cancellable,
            callback,
            user_data);
}

/* "Delete Opportunity “X” with 3 Opportunity Lines" */
static char *
label_deletion (const Edit *edit, const char *name, const char *owned)
{
  char number[SAL_NUMBER_BUFFER];
  g_autofree char *what = name != NULL
                              ? g_strdup (name)
                              : g_strdup_printf ("%s %s",
                                                 sal_number_write (edit->ids->len, 0, number),
                                                 sal_kind_get_plural (edit->kind));

  return owned != NULL ? g_strdup_printf (_ ("Delete %s with %s"), what, owned)
                       : g_strdup_printf (_ ("Delete %s"), what);
}

static gboolean
delete_records (SalTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  const Edit *edit = data;
  const gint64 *ids = (const gint64 *) edit->ids->data;
  g_autofree char *name = NULL, *owned = NULL, *label = NULL;

  if (edit->ids->len == 1)
    name =
        sal_journal_name_record (sal_transaction_get_connection (transaction), edit->kind, ids[0]);
  if (!sal_transaction_delete_records (transaction, edit->kind, ids, edit->ids->len, &owned, error))
    return FALSE;
  label = label_deletion (edit, name, owned);
  sal_transaction_set_label (transaction, label);
  return TRUE;
}

/**
 * sal_workspace_delete_records_async:
 * @self: a workspace
 * @kind: a kind
 * @ids: (array length=n_ids): records of it
 * @n_ids: their number
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * Deletes records with what belongs to them, all or none.
 */
void
sal_workspace_delete_records_async (SalWorkspace *self,
                                    const SalKind *kind,
                                    const gint64 *ids,
                                    gsize n_ids,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->kind = kind;
  edit->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (edit->ids, ids, (guint) n_ids);
  run_edit (self,
            _ ("Delete Records"),
            delete_records,
            edit,
            sal_workspace_delete_records_async,
            cancellable,
            callback,
            user_data);
}

/**
 * sal_workspace_edit_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @record: (out) (optional) (nullable) (transfer full): the record as it is stored now, completed
 * by what followed from the edit; %NULL after deleting
 * @error: return location for an error
 *
 * Ends saving, creating or deleting records.
 *
 * Raises %SAL_STORE_ERROR_INVALID, which names the fields that are not valid;
 * %SAL_STORE_ERROR_CONFLICT, naming who changed the record in the meantime;
 * %SAL_STORE_ERROR_REFERENCED, naming what refers to a record that was to be deleted;
 * %SAL_STORE_ERROR_NOT_FOUND, and the errors of sal_store_run_finish().
 *
 * Returns: (transfer full) (nullable): the change; %NULL without error if nothing was changed
 */
SalChange *
sal_workspace_edit_finish (SalWorkspace *self,
                           GAsyncResult *result,
                           SalRecord **record,
                           GError **error)
{
  SalRecord *stored;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  stored = g_task_get_task_data (G_TASK (result));
  if (record != NULL)
    *record = stored != NULL ? g_object_ref (stored) : NULL;
  return g_task_propagate_pointer (G_TASK (result), error);
}
