/* sal-journal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-journal.h"

#include <string.h>

#include "sal-change-private.h"
#include "sal-schema.h"

static SalTouchType
touch_type (int operation)
{
  return operation == SQLITE_INSERT   ? SAL_TOUCH_INSERTED
         : operation == SQLITE_DELETE ? SAL_TOUCH_DELETED
                                      : SAL_TOUCH_UPDATED;
}

static gboolean
visit_rows (const SalKind *const *kinds,
            sqlite3_changeset_iter *iter,
            SalChangesetFunc func,
            gpointer data,
            int *result,
            GError **error)
{
  SalChangesetRow row = { .iter = iter };

  while ((*result = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      const char *table;
      sqlite3_value *id = NULL;
      int operation;

      sqlite3changeset_op (iter, &table, &row.n_columns, &operation, NULL);
      if (row.kind == NULL || strcmp (table, row.kind->name) != 0)
        row.kind = sal_kind_find (kinds, table);
      row.table = table;
      row.type = touch_type (operation);
      if (operation == SQLITE_INSERT)
        sqlite3changeset_new (iter, 0, &id);
      else
        sqlite3changeset_old (iter, 0, &id);
      row.id = row.kind != NULL && id != NULL ? sqlite3_value_int64 (id) : 0;
      if (!func (&row, data, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sal_changeset_foreach:
 * @connection: a connection, for messages
 * @kinds: (array zero-terminated=1): all kinds
 * @changeset: a changeset
 * @inverted: whether to visit the rows of its opposite
 * @func: (scope call): called with each row
 * @data: passed to @func
 * @error: return location for an error
 *
 * Visits the rows of a changeset.
 *
 * Raises %SAL_STORE_ERROR_DAMAGED if the changeset cannot be read.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_changeset_foreach (SalConnection *connection,
                       const SalKind *const *kinds,
                       GBytes *changeset,
                       gboolean inverted,
                       SalChangesetFunc func,
                       gpointer data,
                       GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  gconstpointer bytes = g_bytes_get_data (changeset, &size);
  gboolean visited;
  int result, finalized;

  if (size == 0)
    return TRUE;

  result = sqlite3changeset_start_v2 (
      &iter, (int) size, (void *) bytes, inverted ? SQLITE_CHANGESETSTART_INVERT : 0);
  if (result != SQLITE_OK)
    return sal_connection_set_error (connection, result, error);
  visited = visit_rows (kinds, iter, func, data, &result, error);
  finalized = sqlite3changeset_finalize (iter);
  if (!visited)
    return FALSE;
  if (finalized != SQLITE_OK)
    return sal_connection_set_error (connection, finalized, error);
  return TRUE;
}

/* Columns are those of the fields, after the id. */
static gboolean
changes_text (const SalChangesetRow *row)
{
  if (row->type != SAL_TOUCH_UPDATED)
    return TRUE;
  for (guint i = 0; i < row->kind->n_fields && (int) i + 1 < row->n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if ((row->kind->fields[i].flags & SAL_FIELD_SEARCHABLE) != 0 &&
          sqlite3changeset_new (row->iter, (int) i + 1, &value) == SQLITE_OK && value != NULL)
        return TRUE;
    }
  return FALSE;
}

gboolean
sal_change_collect_touch (const SalChangesetRow *row, gpointer data, GError **error)
{
  SalChange *change = data;

  if (row->kind != NULL)
    {
      SalTouch touch = { .kind = row->kind, .id = row->id, .type = row->type };

      touch.text = changes_text (row);

      g_array_append_val (change->touches, touch);
      sal_change_add_kind (change, row->kind);
    }
  else if (strcmp (row->table, "setting") == 0)
    change->settings = TRUE;
  else
    change->unknown = TRUE;
  return TRUE;
}

static void
add_ranges (SalChange *change, const GArray *ranges)
{
  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      const SalTouchRange *range = &g_array_index (ranges, SalTouchRange, i);

      g_array_append_vals (change->ranges, range, 1);
      sal_change_add_kind (change, range->kind);
      change->n_rows += range->n_rows;
    }
}

/**
 * sal_journal_attach:
 * @connection: the writer's connection
 * @role: which store it is
 * @kinds: (array zero-terminated=1): all kinds
 * @session: (out): a session that captures changes to the journaled tables
 * @error: return location for an error
 *
 * Starts to capture changes. Tables are named, so that the journal's own and the search index are
 * left out.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_journal_attach (SalConnection *connection,
                    SalStoreRole role,
                    const SalKind *const *kinds,
                    sqlite3_session **session,
                    GError **error)
{
  int result = sqlite3session_create (sal_connection_get_handle (connection), "main", session);

  if (result == SQLITE_OK)
    result = sqlite3session_attach (*session, "setting");
  for (gsize i = 0; kinds[i] != NULL && result == SQLITE_OK; i++)
    if (kinds[i]->store == role)
      result = sqlite3session_attach (*session, kinds[i]->name);
  if (result == SQLITE_OK)
    return TRUE;

  g_clear_pointer (session, sqlite3session_delete);
  return sal_connection_set_error (connection, result, error);
}

static gboolean
load_author (SalConnection *connection, const char *name, gint64 *author, GError **error)
{
  g_autoptr (sqlite3_stmt) insert = sal_connection_prepare (
      connection, "INSERT INTO author (name) VALUES (?) ON CONFLICT DO NOTHING", error);
  g_autoptr (sqlite3_stmt) select =
      sal_connection_prepare (connection, "SELECT id FROM author WHERE name = ?", error);
  gboolean row;

  if (insert == NULL || select == NULL)
    return FALSE;

  sal_statement_bind_text (insert, 1, name);
  sal_statement_bind_text (select, 1, name);
  if (!sal_connection_step (connection, insert, &row, error) ||
      !sal_connection_step (connection, select, &row, error))
    return FALSE;
  *author = sqlite3_column_int64 (select, 0);
  return TRUE;
}

static void
bind_id_or_null (sqlite3_stmt *statement, int index, gint64 id)
{
  if (id != 0)
    sqlite3_bind_int64 (statement, index, id);
}

static gboolean
write_header (
    SalConnection *connection, SalChange *change, gconstpointer changeset, int size, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "INSERT INTO change (time, author, label, type, flags, reverts, schema, note, changeset) "
      "VALUES (?, ?, ?, ?, ?, ?, (SELECT max (number) FROM schema_history), ?, ?)",
      error);
  gint64 author;
  gboolean row;

  if (statement == NULL || !load_author (connection, change->author, &author, error))
    return FALSE;

  sqlite3_bind_int64 (statement, 1, change->time);
  sqlite3_bind_int64 (statement, 2, author);
  sal_statement_bind_text (statement, 3, change->label);
  sqlite3_bind_int (statement, 4, change->type);
  sqlite3_bind_int (statement, 5, (int) change->flags);
  bind_id_or_null (statement, 6, change->reverts);
  sal_statement_bind_text (statement, 7, change->note);
  sqlite3_bind_blob (statement, 8, size > 0 ? changeset : "", size, SQLITE_STATIC);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  change->id = sqlite3_last_insert_rowid (sal_connection_get_handle (connection));
  return TRUE;
}

/* The touches of one kind stand together. A change that did the opposite of another touched what
 * that one did, which is not written again: see CHANGES_OF_RECORD. */
static gboolean
write_touches (SalConnection *connection, SalChange *change, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "INSERT INTO touch (kind, id, change, type) VALUES (?, ?, ?, ?)", error);
  const SalKind *kind = NULL;
  gint64 number = 0;

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < change->touches->len; i++)
    {
      const SalTouch *touch = &g_array_index (change->touches, SalTouch, i);
      int result;

      if (touch->kind != kind &&
          !sal_schema_find_kind_number (connection, touch->kind->name, &number, error))
        return FALSE;
      kind = touch->kind;
      sqlite3_bind_int64 (statement, 1, number);
      sqlite3_bind_int64 (statement, 2, touch->id);
      sqlite3_bind_int64 (statement, 3, change->id);
      sqlite3_bind_int (statement, 4, touch->type);
      result = sqlite3_step (statement);
      if (result != SQLITE_DONE)
        return sal_connection_set_error (connection, result, error);
      sqlite3_reset (statement);
    }
  return TRUE;
}

static gboolean
write_ranges (SalConnection *connection, SalChange *change, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection,
                              "INSERT INTO touch_range (change, kind, type, first, last, n_rows) "
                              "VALUES (?, (SELECT id FROM kind WHERE name = ?), ?, ?, ?, ?)",
                              error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < change->ranges->len; i++)
    {
      const SalTouchRange *range = &g_array_index (change->ranges, SalTouchRange, i);

      sqlite3_bind_int64 (statement, 1, change->id);
      sal_statement_bind_text (statement, 2, range->kind->name);
      sqlite3_bind_int (statement, 3, range->type);
      sqlite3_bind_int64 (statement, 4, range->first);
      sqlite3_bind_int64 (statement, 5, range->last);
      sqlite3_bind_int64 (statement, 6, range->n_rows);
      if (!sal_connection_step (connection, statement, &row, error))
        return FALSE;
      sqlite3_reset (statement);
    }
  return TRUE;
}

static gboolean
write_kind (SalConnection *connection,
            SalChange *change,
            const SalKind *kind,
            const gint64 n_rows[3],
            GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection,
                              "INSERT INTO change_kind (change, kind, type, n_rows) "
                              "VALUES (?, (SELECT id FROM kind WHERE name = ?), ?, ?)",
                              error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  for (int type = SAL_TOUCH_INSERTED; type <= SAL_TOUCH_DELETED; type++)
    {
      if (n_rows[type] == 0)
        continue;
      sqlite3_bind_int64 (statement, 1, change->id);
      sal_statement_bind_text (statement, 2, kind->name);
      sqlite3_bind_int (statement, 3, type);
      sqlite3_bind_int64 (statement, 4, n_rows[type]);
      if (!sal_connection_step (connection, statement, &row, error))
        return FALSE;
      sqlite3_reset (statement);
    }
  return TRUE;
}

/* How many rows of which kind: what a listing shows without reading the changeset. */
static gboolean
write_kinds (SalConnection *connection, SalChange *change, GError **error)
{
  g_autofree gint64 (*n_rows)[3] = g_malloc0_n (change->kinds->len + 1, sizeof *n_rows);

  for (guint k = 0; k < change->kinds->len; k++)
    {
      const SalKind *kind = change->kinds->pdata[k];

      for (guint i = 0; i < change->ranges->len; i++)
        {
          const SalTouchRange *range = &g_array_index (change->ranges, SalTouchRange, i);

          if (range->kind == kind)
            n_rows[k][range->type] += range->n_rows;
        }
      for (guint i = 0; i < change->touches->len; i++)
        {
          const SalTouch *touch = &g_array_index (change->touches, SalTouch, i);

          if (touch->kind == kind)
            n_rows[k][touch->type]++;
        }
      if (!write_kind (connection, change, kind, n_rows[k], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_change (
    SalConnection *connection, SalChange *change, gconstpointer changeset, int size, GError **error)
{
  change->n_rows += change->touches->len;
  return write_header (connection, change, changeset, size, error) &&
         ((change->flags & SAL_CHANGE_MIRROR) != 0 || write_touches (connection, change, error)) &&
         write_ranges (connection, change, error) && write_kinds (connection, change, error);
}

static SalChange *
change_from_entry (const SalJournalEntry *entry)
{
  SalChange *change = sal_change_new ();

  change->time = g_get_real_time () / G_USEC_PER_SEC;
  change->author = g_strdup (entry->author);
  change->label = g_strdup (entry->label);
  change->note = g_strdup (entry->note);
  change->type = entry->type;
  change->flags = entry->flags;
  change->reverts = entry->reverts;
  add_ranges (change, entry->ranges);
  return change;
}

/**
 * sal_journal_collect_rows:
 * @connection: a connection
 * @range: a range of ids
 * @touches: array of SalTouch to append to
 * @error: return location for an error
 *
 * Lists the rows of a range one by one.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_journal_collect_rows (SalConnection *connection,
                          const SalTouchRange *range,
                          GArray *touches,
                          GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM \"%s\" WHERE id BETWEEN ? AND ?", range->kind->name);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, range->first);
  sqlite3_bind_int64 (statement, 2, range->last);
  while (sal_connection_step (connection, statement, &row, error))
    {
      SalTouch touch = { .kind = range->kind, .type = range->type, .text = TRUE };

      if (!row)
        return TRUE;
      touch.id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (touches, touch);
    }
  return FALSE;
}

/**
 * sal_journal_append:
 * @connection: the writer's connection, in a transaction
 * @kinds: (array zero-terminated=1): all kinds
 * @entry: what is known of the change
 * @session: what captured it
 * @change: (out) (optional): the change, %NULL if nothing was changed: then nothing is written
 * @error: return location for an error
 *
 * Writes what @session captured, and the ranges, into the journal.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_journal_append (SalConnection *connection,
                    const SalKind *const *kinds,
                    const SalJournalEntry *entry,
                    sqlite3_session *session,
                    SalChange **change,
                    GError **error)
{
  g_autoptr (SalChange) self = change_from_entry (entry);
  g_autoptr (GBytes) changeset = NULL;
  void *captured = NULL;
  int size = 0;
  int result = sqlite3session_changeset (session, &size, &captured);

  *change = NULL;
  if (result != SQLITE_OK)
    return sal_connection_set_error (connection, result, error);
  changeset = g_bytes_new_with_free_func (captured, (gsize) size, sqlite3_free, captured);
  if (size == 0 && self->ranges->len == 0 && self->reverts == 0)
    return TRUE;

  if (!sal_changeset_foreach (
          connection, kinds, changeset, FALSE, sal_change_collect_touch, self, error))
    return FALSE;
  sal_change_sort_touches (self);
  if (!write_change (connection, self, captured, size, error))
    return FALSE;
  *change = g_steal_pointer (&self);
  return TRUE;
}

/* What was inserted has been deleted, and the other way round. */
static void
mirror_touches (SalChange *self, const SalChange *mirrored)
{
  g_array_append_vals (self->touches, mirrored->touches->data, mirrored->touches->len);
  for (guint i = 0; i < self->touches->len; i++)
    {
      SalTouch *touch = &g_array_index (self->touches, SalTouch, i);

      if (touch->type != SAL_TOUCH_UPDATED)
        touch->type = touch->type == SAL_TOUCH_INSERTED ? SAL_TOUCH_DELETED : SAL_TOUCH_INSERTED;
    }
  g_ptr_array_extend (self->kinds, mirrored->kinds, NULL, NULL);
  self->settings = mirrored->settings;
}

/**
 * sal_journal_append_mirror:
 * @connection: the writer's connection, in a transaction
 * @entry: what is known of the change
 * @mirrored: the change it reverts, with its touches
 * @change: (out): the change
 * @error: return location for an error
 *
 * Writes a change into the journal that did the exact opposite of the one it reverts.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_journal_append_mirror (SalConnection *connection,
                           const SalJournalEntry *entry,
                           const SalChange *mirrored,
                           SalChange **change,
                           GError **error)
{
  g_autoptr (SalChange) self = change_from_entry (entry);

  self->flags |= SAL_CHANGE_MIRROR;
  mirror_touches (self, mirrored);
  if (!write_change (connection, self, NULL, 0, error))
    return FALSE;
  *change = g_steal_pointer (&self);
  return TRUE;
}
