/* sal-reading.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-reading.h"

typedef struct
{
  char *author;
  const SalKind *kind;
  gint64 id;
  SalReading reading;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *self = data;

  g_free (self->author);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Keeping, keeping_free)

static Keeping *
keeping_new (SalStore *store, const SalKind *kind, gint64 id, SalReading reading)
{
  Keeping *self = g_new0 (Keeping, 1);

  self->author = sal_store_dup_author (store);
  self->kind = kind;
  self->id = id;
  self->reading = reading;

  return self;
}

/* Nobody forgets what was read: what is older than what is kept is not kept. */
static gboolean
keep (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char SQL[] =
      "INSERT INTO reading (author, kind, record, change, time) VALUES (?, ?, ?, ?, ?)"
      " ON CONFLICT (author, kind, record) DO UPDATE SET change = excluded.change,"
      " time = excluded.time WHERE excluded.change >= change AND excluded.time >= time";
  const Keeping *self = data;
  SalConnection *connection = sal_transaction_get_connection (transaction);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, SQL, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, self->author);
  sal_statement_bind_text (statement, 2, self->kind->name);
  sqlite3_bind_int64 (statement, 3, self->id);
  sqlite3_bind_int64 (statement, 4, self->reading.change);
  sqlite3_bind_int64 (statement, 5, self->reading.time);

  return sal_connection_step (connection, statement, &row, error);
}

/**
 * sal_reading_find:
 * @connection: a connection
 * @author: who reads
 * @kind: a kind
 * @id: a record of it
 * @reading: (out): up to where it was read; all 0 if never
 * @error: return location for an error
 *
 * Looks up up to where somebody has read a record.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_reading_find (SalConnection *connection,
                  const char *author,
                  const SalKind *kind,
                  gint64 id,
                  SalReading *reading,
                  GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT change, time FROM reading WHERE author = ? AND kind = ? AND record = ?",
      error);
  gboolean row;

  *reading = (SalReading){ 0 };
  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, author);
  sal_statement_bind_text (statement, 2, kind->name);
  sqlite3_bind_int64 (statement, 3, id);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  if (row)
    *reading = (SalReading){ .change = sqlite3_column_int64 (statement, 0),
                             .time = sqlite3_column_int64 (statement, 1) };

  return TRUE;
}

/**
 * sal_reading_of_time:
 * @connection: a connection
 * @time: seconds, UTC
 * @reading: (out): what could be read at that time
 * @error: return location for an error
 *
 * Looks up up to where everything could be read at a time.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_reading_of_time (SalConnection *connection, gint64 time, SalReading *reading, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "SELECT coalesce (max (id), 0) FROM change WHERE time < ?", error);
  gboolean row;

  *reading = (SalReading){ .time = time };
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, time);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  if (row)
    reading->change = sqlite3_column_int64 (statement, 0);

  return TRUE;
}

/**
 * sal_reading_keep_async:
 * @store: a store
 * @kind: a kind
 * @id: a record of it
 * @reading: what was read
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * Remembers that the author of the store has read a record. What is older than what is remembered
 * is ignored.
 */
void
sal_reading_keep_async (SalStore *store,
                        const SalKind *kind,
                        gint64 id,
                        SalReading reading,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  sal_store_run_async (store,
                       "",
                       SAL_COMMAND_ASIDE,
                       keep,
                       keeping_new (store, kind, id, reading),
                       keeping_free,
                       NULL,
                       callback,
                       user_data);
}

/**
 * sal_reading_keep_finish:
 * @store: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends sal_reading_keep_async().
 *
 * Raises %SAL_STORE_ERROR_READ_ONLY and the other errors of sal_store_run_finish().
 *
 * Returns: %FALSE on error
 */
gboolean
sal_reading_keep_finish (SalStore *store, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (store, result, &failure);

  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/**
 * sal_reading_keep_sync:
 * @store: a store
 * @kind: a kind
 * @id: a record of it
 * @reading: what was read
 * @error: return location for an error
 *
 * Does what sal_reading_keep_async() does, and waits for it.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_reading_keep_sync (
    SalStore *store, const SalKind *kind, gint64 id, SalReading reading, GError **error)
{
  g_autoptr (Keeping) keeping = keeping_new (store, kind, id, reading);

  return sal_store_run_sync (store, "", SAL_COMMAND_ASIDE, keep, keeping, NULL, NULL, error);
}
