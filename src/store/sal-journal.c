/* sal-journal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-journal.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-change-private.h"
#include "sal-date.h"
#include "sal-record-query.h"
#include "sal-schema.h"
#include "sal-store.h"

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

static gboolean
collect_touch (const SalChangesetRow *row, gpointer data, GError **error)
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

/* The touches of one kind stand together. */
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
         write_touches (connection, change, error) && write_ranges (connection, change, error) &&
         write_kinds (connection, change, error);
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

  if (!sal_changeset_foreach (connection, kinds, changeset, FALSE, collect_touch, self, error))
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

#define HEADER_COLUMNS                                                                             \
  "SELECT c.id, c.time, a.name, c.label, c.type, c.flags, c.reverts, c.schema, c.note, "           \
  "(SELECT r.id FROM change r WHERE r.reverts = c.id) "                                            \
  "FROM change c JOIN author a ON a.id = c.author "

static SalChange *
read_header (sqlite3_stmt *statement)
{
  SalChange *self = sal_change_new ();

  self->id = sqlite3_column_int64 (statement, 0);
  self->time = sqlite3_column_int64 (statement, 1);
  self->author = g_strdup ((const char *) sqlite3_column_text (statement, 2));
  self->label = g_strdup ((const char *) sqlite3_column_text (statement, 3));
  self->type = (SalChangeType) sqlite3_column_int (statement, 4);
  self->flags = (SalChangeFlags) sqlite3_column_int (statement, 5);
  self->reverts = sqlite3_column_int64 (statement, 6);
  self->schema = sqlite3_column_int64 (statement, 7);
  self->note = g_strdup ((const char *) sqlite3_column_text (statement, 8));
  self->reverted_by = sqlite3_column_int64 (statement, 9);
  return self;
}

static gboolean
load_kinds (SalConnection *connection,
            const SalKind *const *kinds,
            SalChange *change,
            GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection,
                              "SELECT k.name, c.n_rows FROM change_kind c "
                              "JOIN kind k ON k.id = c.kind WHERE c.change = ?",
                              error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, change->id);
  while (sal_connection_step (connection, statement, &row, error))
    {
      const SalKind *kind;

      if (!row)
        return TRUE;
      kind = sal_kind_find (kinds, (const char *) sqlite3_column_text (statement, 0));
      if (kind != NULL)
        sal_change_add_kind (change, kind);
      change->n_rows += sqlite3_column_int64 (statement, 1);
    }
  return FALSE;
}

static gboolean
load_ranges (SalConnection *connection,
             const SalKind *const *kinds,
             SalChange *change,
             GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection,
                              "SELECT k.name, r.type, r.first, r.last, r.n_rows FROM touch_range r "
                              "JOIN kind k ON k.id = r.kind WHERE r.change = ? ORDER BY r.first",
                              error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, change->id);
  while (sal_connection_step (connection, statement, &row, error))
    {
      SalTouchRange range = { 0 };

      if (!row)
        return TRUE;
      range.kind = sal_kind_find (kinds, (const char *) sqlite3_column_text (statement, 0));
      range.type = (SalTouchType) sqlite3_column_int (statement, 1);
      range.first = sqlite3_column_int64 (statement, 2);
      range.last = sqlite3_column_int64 (statement, 3);
      range.n_rows = sqlite3_column_int64 (statement, 4);
      if (range.kind != NULL)
        g_array_append_val (change->ranges, range);
    }
  return FALSE;
}

static gboolean
load_details (SalConnection *connection,
              const SalKind *const *kinds,
              SalChange *change,
              GError **error)
{
  return load_kinds (connection, kinds, change, error) &&
         load_ranges (connection, kinds, change, error);
}

/* All changes a statement selects by HEADER_COLUMNS. */
static GPtrArray *
load_headers (SalConnection *connection,
              const SalKind *const *kinds,
              sqlite3_stmt *statement,
              GError **error)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_change_unref);
  gboolean row;

  while (sal_connection_step (connection, statement, &row, error))
    {
      SalChange *change;

      if (!row)
        return g_steal_pointer (&changes);
      change = read_header (statement);
      g_ptr_array_add (changes, change);
      if (!load_details (connection, kinds, change, error))
        return NULL;
    }
  return NULL;
}

SalChange *
sal_journal_load_header (SalConnection *connection,
                         const SalKind *const *kinds,
                         gint64 change,
                         GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection, HEADER_COLUMNS "WHERE c.id = ?", error);
  g_autoptr (GPtrArray) changes = NULL;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, change);
  changes = load_headers (connection, kinds, statement, error);
  return changes != NULL && changes->len > 0 ? sal_change_ref (changes->pdata[0]) : NULL;
}

static gboolean
load_stored (
    SalConnection *connection, gint64 change, GBytes **changeset, gint64 *mirrored, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "SELECT changeset, flags, reverts FROM change WHERE id = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;

  *mirrored = row && (sqlite3_column_int (statement, 1) & SAL_CHANGE_MIRROR) != 0
                  ? sqlite3_column_int64 (statement, 2)
                  : 0;
  *changeset = row ? g_bytes_new (sqlite3_column_blob (statement, 0),
                                  (gsize) sqlite3_column_bytes (statement, 0))
                   : g_bytes_new (NULL, 0);
  return TRUE;
}

/**
 * sal_journal_load_changeset:
 * @connection: a connection
 * @change: id of a change
 * @changeset: (out): what SQLite captured
 * @inverted: (out): whether the change did the opposite of @changeset
 * @error: return location for an error
 *
 * Loads what a change did. An undo stores no changeset: it did the opposite of what it undid.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_journal_load_changeset (SalConnection *connection,
                            gint64 change,
                            GBytes **changeset,
                            gboolean *inverted,
                            GError **error)
{
  gint64 mirrored;

  *inverted = FALSE;
  if (!load_stored (connection, change, changeset, &mirrored, error))
    return FALSE;
  /* A change reverts an older one; in a damaged file, that may not be so. */
  while (mirrored != 0 && mirrored < change)
    {
      *inverted = !*inverted;
      change = mirrored;
      g_clear_pointer (changeset, g_bytes_unref);
      if (!load_stored (connection, change, changeset, &mirrored, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sal_journal_list:
 * @connection: a connection
 * @kinds: (array zero-terminated=1): all kinds
 * @before: only changes older than this one; 0 for the newest
 * @limit: at most so many
 * @error: return location for an error
 *
 * Lists the journal, newest first, without the records touched.
 *
 * Returns: (transfer full) (element-type SalChange): the changes, or %NULL on error
 */
GPtrArray *
sal_journal_list (SalConnection *connection,
                  const SalKind *const *kinds,
                  gint64 before,
                  guint limit,
                  GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, HEADER_COLUMNS "WHERE c.id < ? ORDER BY c.id DESC LIMIT ?", error);

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, before != 0 ? before : G_MAXINT64);
  sqlite3_bind_int64 (statement, 2, limit);
  return load_headers (connection, kinds, statement, error);
}

/* A row with an id in a range belongs to it unless the journal saw it inserted by itself: the first
 * thing that happened to a row of a range is something else. */
#define CHANGES_OF_RECORD                                                                          \
  "SELECT change FROM touch WHERE kind = ?1 AND id = ?2 UNION "                                    \
  "SELECT change FROM touch_range WHERE kind = ?1 AND first <= ?2 AND last >= ?2 "                 \
  "AND coalesce ((SELECT type FROM touch WHERE kind = ?1 AND id = ?2 ORDER BY change LIMIT 1), 1)" \
  "<> 0"

/**
 * sal_journal_list_record:
 * @connection: a connection
 * @kinds: (array zero-terminated=1): all kinds
 * @kind: a kind
 * @id: a record of it, which may be deleted
 * @error: return location for an error
 *
 * Lists the changes that touched one record, newest first.
 *
 * Returns: (transfer full) (element-type SalChange): the changes, or %NULL on error
 */
GPtrArray *
sal_journal_list_record (SalConnection *connection,
                         const SalKind *const *kinds,
                         const SalKind *kind,
                         gint64 id,
                         GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, HEADER_COLUMNS "WHERE c.id IN (" CHANGES_OF_RECORD ") ORDER BY c.id DESC", error);
  gint64 number;

  if (statement == NULL || !sal_schema_find_kind_number (connection, kind->name, &number, error))
    return NULL;

  sqlite3_bind_int64 (statement, 1, number);
  sqlite3_bind_int64 (statement, 2, id);
  return load_headers (connection, kinds, statement, error);
}

/**
 * sal_journal_load:
 * @connection: a connection
 * @kinds: (array zero-terminated=1): all kinds
 * @change: id of a change
 * @error: return location for an error
 *
 * Loads one change with the records it touched.
 *
 * Raises %SAL_STORE_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full): the change, or %NULL on error
 */
SalChange *
sal_journal_load (SalConnection *connection,
                  const SalKind *const *kinds,
                  gint64 change,
                  GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SalChange) self = sal_journal_load_header (connection, kinds, change, &failure);
  g_autoptr (GBytes) changeset = NULL;
  gboolean inverted;

  if (self == NULL)
    {
      if (failure == NULL)
        g_set_error (&failure,
                     SAL_STORE_ERROR,
                     SAL_STORE_ERROR_NOT_FOUND,
                     _ ("There is no change %" G_GINT64_FORMAT " in the journal"),
                     change);
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  if (!sal_journal_load_changeset (connection, change, &changeset, &inverted, error) ||
      !sal_changeset_foreach (connection, kinds, changeset, inverted, collect_touch, self, error))
    return NULL;
  sal_change_sort_touches (self);
  return g_steal_pointer (&self);
}

static gboolean
query_of_author (
    SalConnection *connection, const char *sql, const char *author, gint64 *id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  *id = 0;
  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, author);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  if (row)
    *id = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

#define STANDS    "AND NOT EXISTS (SELECT 1 FROM change r WHERE r.reverts = c.id) "
#define OF_AUTHOR "c.author = (SELECT id FROM author WHERE name = ?1) "

/**
 * sal_journal_find_undo:
 * @connection: a connection
 * @author: whose changes
 * @undo: (out): the newest change, done or redone, that stands; 0 if none
 * @redo: (out): the newest undo that stands, if nothing was done since; 0 if none
 * @error: return location for an error
 *
 * Finds what undo and redo mean now. A change stands if no other reverts it.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_journal_find_undo (
    SalConnection *connection, const char *author, gint64 *undo, gint64 *redo, GError **error)
{
  static const char undo_done[] = "SELECT c.id FROM change c WHERE " OF_AUTHOR
                                  "AND c.type = 0 " STANDS "ORDER BY c.id DESC LIMIT 1";
  static const char undo_redone[] = "SELECT c.id FROM change c WHERE " OF_AUTHOR
                                    "AND c.type = 2 " STANDS "ORDER BY c.id DESC LIMIT 1";
  static const char redo_undone[] = "SELECT c.id FROM change c WHERE " OF_AUTHOR
                                    "AND c.type = 1 " STANDS "ORDER BY c.id DESC LIMIT 1";
  static const char last_done[] =
      "SELECT c.id FROM change c WHERE " OF_AUTHOR "AND c.type = 0 ORDER BY c.id DESC LIMIT 1";
  gint64 redone, last;

  if (!query_of_author (connection, undo_done, author, undo, error) ||
      !query_of_author (connection, undo_redone, author, &redone, error) ||
      !query_of_author (connection, redo_undone, author, redo, error) ||
      !query_of_author (connection, last_done, author, &last, error))
    return FALSE;

  *undo = MAX (*undo, redone);
  if (last > *redo)
    *redo = 0;
  return TRUE;
}

/**
 * sal_journal_load_versions:
 * @connection: a connection
 * @kind: a kind
 * @ids: (array length=n_ids): records of it
 * @n_ids: their number
 * @versions: (array length=n_ids) (out caller-allocates): for each, the last change that touched
 * it; 0 if none did
 * @error: return location for an error
 *
 * Looks up what an edit of these records would be based on.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_journal_load_versions (SalConnection *connection,
                           const SalKind *kind,
                           const gint64 *ids,
                           gsize n_ids,
                           gint64 *versions,
                           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "SELECT max (change) FROM (" CHANGES_OF_RECORD ")", error);
  gint64 number;
  gboolean row;

  if (statement == NULL || !sal_schema_find_kind_number (connection, kind->name, &number, error))
    return FALSE;

  for (gsize i = 0; i < n_ids; i++)
    {
      sqlite3_bind_int64 (statement, 1, number);
      sqlite3_bind_int64 (statement, 2, ids[i]);
      if (!sal_connection_step (connection, statement, &row, error))
        return FALSE;
      versions[i] = row ? sqlite3_column_int64 (statement, 0) : 0;
      sqlite3_reset (statement);
    }
  return TRUE;
}

/* For messages: what cannot be looked up is named by its id. */
char *
sal_journal_name_record (SalConnection *connection, const SalKind *kind, gint64 id)
{
  g_auto (GStrv) titles = sal_records_load_titles (connection, kind, &id, 1, NULL);

  if (titles == NULL || titles[0] == NULL || titles[0][0] == '\0')
    return g_strdup_printf ("%s %" G_GINT64_FORMAT, sal_kind_get_label (kind), id);
  return g_strdup_printf (_ ("%s “%s”"), sal_kind_get_label (kind), titles[0]);
}

char *
sal_journal_name_last_touch (SalConnection *connection, const SalKind *kind, gint64 id)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT a.name, c.time FROM change c JOIN author a ON a.id = c.author WHERE c.id = ?",
      NULL);
  g_autofree char *time = NULL;
  gint64 version = 0;
  gboolean row;

  if (statement == NULL || !sal_journal_load_versions (connection, kind, &id, 1, &version, NULL) ||
      version == 0)
    return NULL;
  sqlite3_bind_int64 (statement, 1, version);
  if (!sal_connection_step (connection, statement, &row, NULL) || !row)
    return NULL;

  time = sal_time_format (sqlite3_column_int64 (statement, 1));
  return g_strdup_printf (_ ("by %s, %s"), sqlite3_column_text (statement, 0), time);
}
