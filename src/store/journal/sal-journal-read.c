/* sal-journal-read.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-journal.h"

#include <glib/gi18n-lib.h>

#include "sal-change-private.h"
#include "sal-date.h"
#include "sal-number.h"
#include "sal-record-query.h"
#include "sal-schema.h"
#include "sal-store.h"

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

/* What touched it, and what did the opposite of that, which says so by the change it reverts alone.
 * A row with an id in a range belongs to it unless the journal saw it inserted by itself: the first
 * thing that happened to a row of a range is something else. */
#define CHANGES_OF_RECORD                                                                          \
  "WITH RECURSIVE touching (change) AS ("                                                          \
  "SELECT change FROM touch WHERE kind = ?1 AND id = ?2 UNION "                                    \
  "SELECT change FROM touch_range WHERE kind = ?1 AND first <= ?2 AND last >= ?2 "                 \
  "AND coalesce ((SELECT type FROM touch WHERE kind = ?1 AND id = ?2 ORDER BY change LIMIT 1), 1)" \
  "<> 0 UNION "                                                                                    \
  "SELECT c.id FROM touching JOIN change c ON c.reverts = touching.change WHERE c.flags & 4) "     \
  "SELECT change FROM touching"

G_STATIC_ASSERT (SAL_CHANGE_MIRROR == 4);

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
  char id[SAL_NUMBER_BUFFER];

  if (self == NULL)
    {
      if (failure == NULL)
        g_set_error (&failure,
                     SAL_STORE_ERROR,
                     SAL_STORE_ERROR_NOT_FOUND,
                     _ ("There is no change %s in the journal"),
                     sal_number_write (change, 0, id));
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  if (!sal_journal_load_changeset (connection, change, &changeset, &inverted, error) ||
      !sal_changeset_foreach (
          connection, kinds, changeset, inverted, sal_change_collect_touch, self, error))
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
