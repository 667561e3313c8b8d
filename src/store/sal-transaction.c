/* sal-transaction.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-transaction-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-journal.h"
#include "sal-number.h"
#include "sal-record-load.h"
#include "sal-record-query.h"
#include "sal-record-validate.h"
#include "sal-references.h"
#include "sal-schema.h"
#include "sal-store.h"

gboolean
sal_transaction_init (SalTransaction *self,
                      SalConnection *connection,
                      SalStoreRole role,
                      const SalKind *const *kinds,
                      gboolean unchecked,
                      GError **error)
{
  self->connection = connection;
  self->role = role;
  self->kinds = kinds;
  self->unchecked = unchecked;
  self->time = g_get_real_time () / G_USEC_PER_SEC;
  self->ranges = g_array_new (FALSE, FALSE, sizeof (SalTouchRange));
  self->deferred = g_ptr_array_new ();
  return sal_journal_attach (connection, role, kinds, &self->session, error);
}

void
sal_transaction_clear (SalTransaction *self)
{
  sal_transaction_clear_kept (self);
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->ranges, g_array_unref);
  g_clear_pointer (&self->deferred, g_ptr_array_unref);
}

SalConnection *
sal_transaction_get_connection (SalTransaction *self)
{
  return self->connection;
}

const SalKind *const *
sal_transaction_get_kinds (SalTransaction *self)
{
  return self->kinds;
}

gint64
sal_transaction_get_time (SalTransaction *self)
{
  return self->time;
}

void
sal_transaction_set_time (SalTransaction *self, gint64 time)
{
  self->time = time;
}

void
sal_transaction_set_label (SalTransaction *self, const char *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
}

void
sal_transaction_set_told_apart (SalTransaction *self)
{
  self->told_apart = TRUE;
}

/**
 * sal_transaction_load:
 * @self: a transaction
 * @kind: a kind
 * @id: a record of it
 * @error: return location for an error
 *
 * Loads a record as it is now.
 *
 * Raises %SAL_STORE_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full): the record, or %NULL
 */
SalRecord *
sal_transaction_load (SalTransaction *self, const SalKind *kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) records = sal_records_load (self->connection, kind, &id, 1, error);

  if (records == NULL)
    return NULL;
  if (records->len == 0 || records->pdata[0] == NULL)
    return (sal_records_set_not_found (kind, id, error), NULL);
  return g_object_ref (records->pdata[0]);
}

/* Reads the row an update is compared with; %NULL without error if there is none. The values are
 * borrowed until the statement is done. */
static sqlite3_stmt *
select_row (SalTransaction *self, const SalKind *kind, gint64 id, gboolean *exists, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");
  sqlite3_stmt *statement;

  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", kind->fields[i].name);
  g_string_append_printf (sql, " FROM \"%s\" WHERE id = ?", kind->name);

  statement = sal_connection_prepare (self->connection, sql->str, error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  if (!sal_connection_step (self->connection, statement, exists, error))
    g_clear_pointer (&statement, sal_statement_done);
  return statement;
}

static gboolean
check_reference (
    SalTransaction *self, SalRecord *record, guint index, SalProblems *problems, GError **error)
{
  const SalKind *kind = sal_record_get_kind (record);
  const SalField *field = &kind->fields[index];
  const SalValue *value = sal_record_get_value (record, index);
  char id[SAL_NUMBER_BUFFER];
  gboolean exists;

  if (value->storage != SAL_STORAGE_INTEGER || !sal_schema_field_has_key (kind, field) ||
      (field->references == kind && value->integer == sal_record_get_id (record)))
    return TRUE;
  if (!sal_references_exist (self->connection, field->references, value->integer, &exists, error))
    return FALSE;
  if (!exists)
    sal_problems_add (problems,
                      field->name,
                      _ ("there is no %s %s"),
                      sal_kind_get_label (field->references),
                      sal_number_write (value->integer, 0, id));
  return TRUE;
}

static gboolean
check_unique (
    SalTransaction *self, SalRecord *record, guint index, SalProblems *problems, GError **error)
{
  const SalKind *kind = sal_record_get_kind (record);
  const SalField *field = &kind->fields[index];
  const SalValue *value = sal_record_get_value (record, index);
  g_autofree char *sql = NULL, *name = NULL, *text = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean taken;

  if ((field->flags & SAL_FIELD_UNIQUE) == 0 || value->storage == SAL_STORAGE_NULL)
    return TRUE;

  sql = g_strdup_printf (
      "SELECT id FROM \"%s\" WHERE \"%s\" = ? AND id <> ?", kind->name, field->name);
  statement = sal_connection_prepare (self->connection, sql, error);
  if (statement == NULL)
    return FALSE;
  sal_statement_bind (statement, 1, value);
  sqlite3_bind_int64 (statement, 2, sal_record_get_id (record));
  if (!sal_connection_step (self->connection, statement, &taken, error))
    return FALSE;
  if (!taken)
    return TRUE;

  name = sal_journal_name_record (self->connection, kind, sqlite3_column_int64 (statement, 0));
  text = sal_field_to_text (field, value, NULL);
  sal_problems_add (
      problems, field->name, _ ("must be unique, and “%s” is that of %s"), text, name);
  return TRUE;
}

static gboolean
check_together (SalTransaction *self, SalRecord *record, SalProblems *problems, GError **error)
{
  const SalKind *kind = sal_record_get_kind (record);
  g_autofree char *names = NULL;
  guint fields[SAL_KIND_TOGETHER];
  guint n_fields = sal_kind_list_together (kind, fields);
  gint64 other;

  if (n_fields == 0)
    return TRUE;
  if (!sal_transaction_find_like (self, record, fields, n_fields, FALSE, &other, error))
    return FALSE;
  if (other == 0)
    return TRUE;
  names = sal_kind_name_together (kind);
  sal_problems_add (problems,
                    kind->fields[fields[0]].name,
                    _ ("there is one with the same %s already: change that one"),
                    names);

  return TRUE;
}

static gboolean
set_problems (SalProblems *problems, const SalKind *kind, GError **error)
{
  g_autofree char *text = NULL;

  if (sal_problems_is_empty (problems))
    return TRUE;
  text = sal_problems_to_text (problems, kind);
  g_set_error_literal (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID, text);
  return FALSE;
}

/* The record as it is stored */
static SalRecord *
read_stored (const SalKind *kind, gint64 id, sqlite3_stmt *row)
{
  SalRecord *record = sal_record_new_with_id (kind, id);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      SalValue value = sal_statement_column (row, (int) i + 1);

      sal_record_set_value (record, i, &value);
    }

  return record;
}

/* @row: what is stored now, or %NULL for a new record; only what differs is looked up. */
static gboolean
validate (SalTransaction *self, SalRecord *record, sqlite3_stmt *row, GError **error)
{
  const SalKind *kind = sal_record_get_kind (record);
  g_autoptr (SalRecord) before = row != NULL && kind->validate != NULL
                                     ? read_stored (kind, sal_record_get_id (record), row)
                                     : NULL;
  g_autoptr (SalProblems) problems = sal_record_validate_change (record, before);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SalField *field = &kind->fields[i];
      SalValue stored = row != NULL ? sal_statement_column (row, (int) i + 1) : SAL_VALUE_NULL;

      if (sal_problems_get (problems, field->name) != NULL ||
          (row != NULL && sal_value_equal (&stored, sal_record_get_value (record, i))))
        continue;
      if ((field->flags & SAL_FIELD_IMMUTABLE) != 0 && stored.storage != SAL_STORAGE_NULL)
        sal_problems_add (problems, field->name, _ ("cannot be changed any more"));
      else if (!check_reference (self, record, i, problems, error) ||
               !check_unique (self, record, i, problems, error))
        return FALSE;
    }

  return check_together (self, record, problems, error) &&
         sal_transaction_check_doubles (self, record, row, problems, error) &&
         sal_transaction_check_relations (self, record, problems, error) &&
         set_problems (problems, kind, error);
}

static gboolean
run_with_values (SalTransaction *self, const char *sql, SalRecord *record, GError **error)
{
  const SalKind *kind = sal_record_get_kind (record);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, sal_record_get_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    sal_statement_bind (statement, (int) i + 2, sal_record_get_value (record, i));
  return sal_connection_step (self->connection, statement, &row, error);
}

/**
 * sal_transaction_insert:
 * @self: a transaction
 * @record: a record with a new id
 * @error: return location for an error
 *
 * Adds a record.
 *
 * Raises %SAL_STORE_ERROR_INVALID, which names each field that is not valid and what would be.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_transaction_insert (SalTransaction *self, SalRecord *record, GError **error)
{
  const SalKind *kind = sal_record_get_kind (record);
  g_autoptr (GString) sql = NULL;

  g_return_val_if_fail (kind->store == self->role, FALSE);

  if (!validate (self, record, NULL, error))
    return FALSE;

  sql = g_string_new (NULL);
  g_string_printf (sql, "INSERT INTO \"%s\" (id", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", kind->fields[i].name);
  g_string_append (sql, ") VALUES (?");
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return run_with_values (self, sql->str, record, error) &&
         (kind->written == NULL || kind->written (self, NULL, record, error));
}

/**
 * sal_transaction_update:
 * @self: a transaction
 * @record: a record with its values as they shall be
 * @error: return location for an error
 *
 * Writes the values of a record, which may leave what was wrong with it by the rules of its kind as
 * it was.
 *
 * Raises %SAL_STORE_ERROR_INVALID, which names each field that is not valid and what would be, and
 * %SAL_STORE_ERROR_NOT_FOUND.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_transaction_update (SalTransaction *self, SalRecord *record, GError **error)
{
  const SalKind *kind = sal_record_get_kind (record);
  g_autoptr (sqlite3_stmt) row = NULL;
  g_autoptr (SalRecord) before = NULL;
  g_autoptr (GString) sql = NULL;
  gboolean exists;

  g_return_val_if_fail (kind->store == self->role, FALSE);

  row = select_row (self, kind, sal_record_get_id (record), &exists, error);
  if (row == NULL)
    return FALSE;
  if (!exists)
    return sal_records_set_not_found (kind, sal_record_get_id (record), error);
  if (!validate (self, record, row, error))
    return FALSE;

  sql = g_string_new (NULL);
  g_string_printf (sql, "UPDATE \"%s\" SET id = ?1", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\" = ?%u", kind->fields[i].name, i + 2);
  g_string_append (sql, " WHERE id = ?1");
  /* for a kind that writes something that goes with a change */
  if (kind->written != NULL)
    before = read_stored (kind, sal_record_get_id (record), row);
  g_clear_pointer (&row, sal_statement_done);
  return run_with_values (self, sql->str, record, error) &&
         (before == NULL || kind->written (self, before, record, error));
}

/**
 * sal_transaction_enter:
 * @self: a transaction
 * @before: (nullable): a record as it is stored, or %NULL if it is new
 * @record: the same as somebody entered it; completed
 * @error: return location for an error
 *
 * Adds or updates a record that somebody entered, with what follows from it as its kind says.
 *
 * Raises the errors of sal_transaction_insert() and sal_transaction_update().
 *
 * Returns: %FALSE on error
 */
gboolean
sal_transaction_enter (SalTransaction *self, SalRecord *before, SalRecord *record, GError **error)
{
  const SalKind *kind = sal_record_get_kind (record);

  return (kind->edited == NULL || kind->edited (self, before, record, error)) &&
         (before != NULL ? sal_transaction_update (self, record, error)
                         : sal_transaction_insert (self, record, error));
}

/**
 * sal_transaction_delete:
 * @self: a transaction
 * @kind: a kind
 * @id: a record of it
 * @error: return location for an error
 *
 * Removes a record with what belongs to it, as sal_transaction_delete_records() does.
 *
 * Raises %SAL_STORE_ERROR_REFERENCED and %SAL_STORE_ERROR_NOT_FOUND.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_transaction_delete (SalTransaction *self, const SalKind *kind, gint64 id, GError **error)
{
  return sal_transaction_delete_records (self, kind, &id, 1, NULL, error);
}

gint64
sal_transaction_get_version (SalTransaction *self, const SalKind *kind, gint64 id)
{
  gint64 version = 0;

  sal_journal_load_versions (self->connection, kind, &id, 1, &version, NULL);
  return version;
}

/**
 * sal_transaction_expect_version:
 * @self: a transaction
 * @kind: a kind
 * @id: a record of it
 * @version: what an edit was based on
 * @error: return location for an error
 *
 * Checks that nobody changed a record in the meantime.
 *
 * Raises %SAL_STORE_ERROR_CONFLICT, naming who did and when.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_transaction_expect_version (
    SalTransaction *self, const SalKind *kind, gint64 id, gint64 version, GError **error)
{
  g_autofree char *name = NULL, *touch = NULL;
  gint64 current;

  if (!sal_journal_load_versions (self->connection, kind, &id, 1, &current, error))
    return FALSE;
  if (current == version)
    return TRUE;

  name = sal_journal_name_record (self->connection, kind, id);
  touch = sal_journal_name_last_touch (self->connection, kind, id);
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_CONFLICT,
               _ ("%s has been changed in the meantime %s: look at it again before changing it"),
               name,
               touch != NULL ? touch : "");
  return FALSE;
}

char *
sal_setting_load (SalConnection *connection, const char *name, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection, "SELECT value FROM setting WHERE name = ?", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sal_statement_bind_text (statement, 1, name);
  if (!sal_connection_step (connection, statement, &row, error) || !row)
    return NULL;
  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

char *
sal_setting_load_currency (SalConnection *connection)
{
  char *currency = sal_setting_load (connection, "currency", NULL);

  return currency != NULL ? currency : g_strdup ("USD");
}

SalFiscalCalendar *
sal_setting_load_calendar (SalConnection *connection)
{
  g_autofree char *start = sal_setting_load (connection, "fiscal-start-month", NULL);
  g_autofree char *pattern = sal_setting_load (connection, "fiscal-pattern", NULL);
  int month = start != NULL ? (int) g_ascii_strtoll (start, NULL, 10) : 1;

  return sal_fiscal_calendar_new (CLAMP (month, 1, 12),
                                  g_strcmp0 (pattern, "4-4-5") == 0 ? SAL_CALENDAR_445
                                                                    : SAL_CALENDAR_MONTHS);
}

/**
 * sal_transaction_set_setting:
 * @self: a transaction
 * @name: of a setting
 * @value: (nullable): its value; %NULL removes it
 * @error: return location for an error
 *
 * Sets a setting of the workspace.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_transaction_set_setting (SalTransaction *self,
                             const char *name,
                             const char *value,
                             GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (self->connection,
                              value != NULL ? "INSERT INTO setting (name, value) VALUES (?1, ?2) "
                                              "ON CONFLICT (name) DO UPDATE SET value = ?2"
                                            : "DELETE FROM setting WHERE name = ?1",
                              error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, name);
  if (value != NULL)
    sal_statement_bind_text (statement, 2, value);
  return sal_connection_step (self->connection, statement, &row, error);
}

/* Sorted runs are as long as the cache is large, and quickest to sort where they fit into the
 * processor's own: measured on a million rows, 2 MiB take two thirds of the time of 64 MiB. */
static gboolean
build_indexes (SalTransaction *self, GError **error)
{
  g_autofree char *restore = NULL;
  gint64 cache_size;
  gboolean built = TRUE;

  if (self->deferred->len == 0)
    return TRUE;
  if (!sal_connection_query_integer (self->connection, "PRAGMA cache_size", &cache_size, error) ||
      !sal_connection_execute (self->connection, "PRAGMA cache_size = -2048", error))
    return FALSE;
  for (guint i = 0; built && i < self->deferred->len; i++)
    built = sal_schema_create_indexes (self->connection, self->deferred->pdata[i], error);
  restore = g_strdup_printf ("PRAGMA cache_size = %" G_GINT64_FORMAT, cache_size);
  return sal_connection_execute (self->connection, restore, built ? error : NULL) && built;
}

/**
 * sal_transaction_prepare_commit:
 * @self: a transaction whose command has succeeded
 * @error: return location for an error
 *
 * Builds the indexes that were left for later, and checks references unless they are trusted.
 *
 * Raises %SAL_STORE_ERROR_REFERENCED and %SAL_STORE_ERROR_INVALID, if values are not unique.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_transaction_prepare_commit (SalTransaction *self, GError **error)
{
  if (!build_indexes (self, error))
    return FALSE;
  if (self->trusted)
    return TRUE;
  if (!self->unchecked)
    return sal_references_check_deferred (self->connection, self->kinds, error);
  for (guint i = 0; i < self->ranges->len; i++)
    if (!sal_references_check_range (
            self->connection, &g_array_index (self->ranges, SalTouchRange, i), error))
      return FALSE;
  return TRUE;
}

/**
 * sal_transaction_check_change:
 * @self: a transaction
 * @change: what was captured
 * @error: return location for an error
 *
 * Checks the references of captured rows, if SQLite did not.
 *
 * Raises %SAL_STORE_ERROR_REFERENCED.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_transaction_check_change (SalTransaction *self, const SalChange *change, GError **error)
{
  const SalTouch *touches;
  gsize n_touches;

  touches = sal_change_get_touches (change, &n_touches);
  return !self->unchecked ||
         sal_references_check_touches (self->connection, self->kinds, touches, n_touches, error);
}
