/* sal-connection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-connection.h"

#include <errno.h>
#include <fcntl.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sal-connection-functions.h"
#include "sal-store-error.h"

/* How many idle statements a connection keeps. */
#define MAX_STATEMENTS 200

/* Virtual machine instructions between two looks at the cancellable: some tens of microseconds. */
#define PROGRESS_INTERVAL 2000

struct _SalConnection
{
  sqlite3 *handle;
  char *name;             /* of the file, for messages */
  GHashTable *statements; /* SQL → idle sqlite3_stmt; the key is the statement's own text */
  GCancellable *cancellable;
  int wait_limit; /* milliseconds */
  SalConversion conversion;
};

/* A statement knows its database, but not whose cache it came from. */
static GMutex connections_lock;
static GHashTable *connections; /* sqlite3 → SalConnection */

static void
remember_connection (SalConnection *self)
{
  g_mutex_lock (&connections_lock);
  if (connections == NULL)
    connections = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (connections, self->handle, self);
  g_mutex_unlock (&connections_lock);
}

static void
forget_connection (SalConnection *self)
{
  g_mutex_lock (&connections_lock);
  if (connections != NULL)
    g_hash_table_remove (connections, self->handle);
  g_mutex_unlock (&connections_lock);
}

static SalConnection *
find_connection (sqlite3 *handle)
{
  SalConnection *self;

  g_mutex_lock (&connections_lock);
  self = connections != NULL ? g_hash_table_lookup (connections, handle) : NULL;
  g_mutex_unlock (&connections_lock);
  return self;
}

/* By so much sal_connection_lengthen_wait() does: half a minute, for a million rows being loaded
 * over a network. */
#define LONGER 6

/* Waits a little longer each time, at most wait_limit in all. */
static int
busy_cb (void *data, int n_calls)
{
  SalConnection *self = data;
  int step = MIN (1 + n_calls, 25);
  int waited = n_calls < 25 ? n_calls * (n_calls + 1) / 2 : 325 + (n_calls - 25) * 25;

  if (waited >= self->wait_limit || g_cancellable_is_cancelled (self->cancellable))
    return 0;
  g_usleep ((gulong) step * 1000);
  return 1;
}

static int
progress_cb (void *data)
{
  return g_cancellable_is_cancelled (((SalConnection *) data)->cancellable);
}

/* SALIENT_WAIT: milliseconds to wait for another program's lock. */
static int
default_wait_limit (void)
{
  const char *text = g_getenv ("SALIENT_WAIT");

  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 5000;
}

static gboolean
create_file (const char *path, int mode, GError **error)
{
  int file = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, mode);
  int code = errno;

  if (file >= 0)
    return g_close (file, error);

  if (code == EEXIST)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_EXISTS,
                 _ ("%s exists already: choose another name"),
                 path);
  else
    g_set_error (error,
                 SAL_STORE_ERROR,
                 code == ENOENT ? SAL_STORE_ERROR_NOT_FOUND : SAL_STORE_ERROR_READ_ONLY,
                 _ ("%s cannot be created: %s"),
                 path,
                 g_strerror (code));
  return FALSE;
}

/* Counting every allocation takes a lock that all connections share. */
static gpointer
configure_once (gpointer data)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  return NULL;
}

static int
open_flags (SalConnectionMode mode)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI;

  return flags | (mode == SAL_CONNECTION_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
}

/* What is read from a file is not trusted: no function with side effects in a schema, every cell
 * checked. */
static const char SET_UP[] = "PRAGMA foreign_keys = ON;"
                             "PRAGMA trusted_schema = OFF;"
                             "PRAGMA cell_size_check = ON;"
                             "PRAGMA secure_delete = FAST;"
                             "PRAGMA synchronous = FULL;";

/**
 * sal_connection_open:
 * @path: a file name, or a `file:` URI
 * @mode: how to open
 * @error: return location for an error
 *
 * Opens a database file. Whether it is a workspace is not looked at.
 *
 * Errors are %SAL_STORE_ERROR_EXISTS and %SAL_STORE_ERROR_READ_ONLY when creating, and those of
 * sal_connection_set_error().
 *
 * Returns: (transfer full): a connection, or %NULL
 */
SalConnection *
sal_connection_open (const char *path, SalConnectionMode mode, GError **error)
{
  static GOnce once = G_ONCE_INIT;
  g_autoptr (SalConnection) self = NULL;
  int result;

  g_once (&once, configure_once, NULL);
  if ((mode == SAL_CONNECTION_CREATE && !create_file (path, 0666, error)) ||
      (mode == SAL_CONNECTION_CREATE_PRIVATE && !create_file (path, 0600, error)))
    return NULL;

  self = g_new0 (SalConnection, 1);
  self->name = g_path_get_basename (path);
  self->statements = g_hash_table_new (g_str_hash, g_str_equal);
  self->wait_limit = default_wait_limit ();
  result = sqlite3_open_v2 (path, &self->handle, open_flags (mode), NULL);
  if (result != SQLITE_OK)
    return (sal_connection_set_error (self, result, error), NULL);

  remember_connection (self);
  sqlite3_busy_handler (self->handle, busy_cb, self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  result = sal_connection_register_functions (self->handle, &self->conversion);
  if (result != SQLITE_OK)
    return (sal_connection_set_error (self, result, error), NULL);
  if (!sal_connection_execute (self, SET_UP, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* The last change that a connection sees; begins to read if it has not yet. */
#define LAST_CHANGE "SELECT max (id) FROM change"

/**
 * sal_connection_open_beside:
 * @self: a connection for reading
 *
 * Opens the file of a connection once more, for reading the same state of it on another thread.
 * What was set up on @self for the time being is not there.
 *
 * Returns: (transfer full) (nullable): a connection in a transaction, or %NULL if the file has been
 *   changed since @self began to read, or cannot be read a second time
 */
SalConnection *
sal_connection_open_beside (SalConnection *self)
{
  g_autoptr (SalConnection) beside = NULL;
  gint64 here, there;

  if (sqlite3_db_readonly (self->handle, "main") != 1)
    return NULL;
  beside = sal_connection_open (
      sqlite3_db_filename (self->handle, "main"), SAL_CONNECTION_READ_ONLY, NULL);
  if (beside == NULL || !sal_connection_execute (beside, "BEGIN", NULL) ||
      !sal_connection_query_integer (self, LAST_CHANGE, &here, NULL) ||
      !sal_connection_query_integer (beside, LAST_CHANGE, &there, NULL) || here != there)
    return NULL;
  sal_connection_set_cancellable (beside, self->cancellable);

  return g_steal_pointer (&beside);
}

void
sal_connection_close (SalConnection *self)
{
  GHashTableIter iter;
  gpointer statement;

  forget_connection (self);
  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    {
      g_hash_table_iter_steal (&iter);
      sqlite3_finalize (statement);
    }
  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  sal_conversion_clear (&self->conversion);
  g_clear_object (&self->cancellable);
  g_free (self->name);
  g_free (self);
}

sqlite3 *
sal_connection_get_handle (SalConnection *self)
{
  return self->handle;
}

/* What sal_convert() of this connection converts by. */
SalConversion *
sal_connection_get_conversion (SalConnection *self)
{
  return &self->conversion;
}

/**
 * sal_connection_execute:
 * @self: a connection
 * @sql: any number of statements
 * @error: return location for an error
 *
 * Runs statements and ignores the rows they return.
 *
 * Errors are those of sal_connection_set_error().
 *
 * Returns: %FALSE if one failed; those before it stay done
 */
gboolean
sal_connection_execute (SalConnection *self, const char *sql, GError **error)
{
  int result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return result == SQLITE_OK ? TRUE : sal_connection_set_error (self, result, error);
}

/**
 * sal_connection_prepare:
 * @self: a connection
 * @sql: one statement
 * @error: return location for an error
 *
 * Prepares a statement, or takes one with the same text that was prepared before and is not in use.
 *
 * Errors are those of sal_connection_set_error().
 *
 * Returns: (transfer full): a statement to be given back with sal_statement_done(), or %NULL
 */
sqlite3_stmt *
sal_connection_prepare (SalConnection *self, const char *sql, GError **error)
{
  gpointer statement = NULL;
  int result;

  if (g_hash_table_steal_extended (self->statements, sql, NULL, &statement))
    return statement;

  result = sqlite3_prepare_v3 (
      self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, (sqlite3_stmt **) &statement, NULL);
  if (result != SQLITE_OK)
    return (sal_connection_set_error (self, result, error), NULL);
  return statement;
}

/**
 * sal_statement_done:
 * @statement: (nullable): a statement
 *
 * Gives a statement back to its connection, which keeps it for the next who needs it.
 */
void
sal_statement_done (sqlite3_stmt *statement)
{
  SalConnection *self;
  const char *sql;

  if (statement == NULL)
    return;

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  self = find_connection (sqlite3_db_handle (statement));
  sql = sqlite3_sql (statement);
  if (self == NULL || g_hash_table_size (self->statements) >= MAX_STATEMENTS ||
      g_hash_table_contains (self->statements, sql))
    sqlite3_finalize (statement);
  else
    g_hash_table_insert (self->statements, (gpointer) sql, statement);
}

void
sal_statement_bind (sqlite3_stmt *statement, int index, const SalValue *value)
{
  switch (value->storage)
    {
    case SAL_STORAGE_INTEGER:
      sqlite3_bind_int64 (statement, index, value->integer);
      break;
    case SAL_STORAGE_REAL:
      sqlite3_bind_double (statement, index, value->real);
      break;
    case SAL_STORAGE_TEXT:
      sqlite3_bind_text (statement, index, value->text, (int) value->length, SQLITE_STATIC);
      break;
    case SAL_STORAGE_NULL:
    default:
      sqlite3_bind_null (statement, index);
    }
}

void
sal_statement_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

/**
 * sal_statement_column:
 * @statement: a statement on a row
 * @column: from 0
 *
 * Reads one column.
 *
 * Returns: its value, whose text is borrowed until the next step
 */
SalValue
sal_statement_column (sqlite3_stmt *statement, int column)
{
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_INTEGER:
      return SAL_VALUE_INTEGER (sqlite3_column_int64 (statement, column));
    case SQLITE_FLOAT:
      return SAL_VALUE_REAL (sqlite3_column_double (statement, column));
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      {
        SalValue value = { .storage = SAL_STORAGE_TEXT };

        value.text = (const char *) sqlite3_column_text (statement, column);
        value.length = (guint32) sqlite3_column_bytes (statement, column);
        return value.text != NULL ? value : SAL_VALUE_NULL;
      }
    default:
      return SAL_VALUE_NULL;
    }
}

/**
 * sal_connection_step:
 * @self: a connection
 * @statement: one of its statements
 * @row: (out): whether a row is there to be read; %FALSE when done
 * @error: return location for an error
 *
 * Runs a statement up to its next row.
 *
 * Errors are those of sal_connection_set_error().
 *
 * Returns: %FALSE on error
 */
gboolean
sal_connection_step (SalConnection *self, sqlite3_stmt *statement, gboolean *row, GError **error)
{
  int result;

  *row = FALSE;
  /* A short statement ends before the progress handler is asked. */
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  result = sqlite3_step (statement);
  *row = result == SQLITE_ROW;
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    return TRUE;
  return sal_connection_set_error (self, result, error);
}

/**
 * sal_connection_query_integer:
 * @self: a connection
 * @sql: one statement without parameters
 * @value: (out): the first column of the first row; 0 if it is null or there is no row
 * @error: return location for an error
 *
 * Asks for one number.
 *
 * Errors are those of sal_connection_set_error().
 *
 * Returns: %FALSE on error
 */
gboolean
sal_connection_query_integer (SalConnection *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self, sql, error);
  gboolean row;

  *value = 0;
  if (statement == NULL || !sal_connection_step (self, statement, &row, error))
    return FALSE;
  if (row)
    *value = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

void
sal_connection_lengthen_wait (SalConnection *self)
{
  self->wait_limit *= LONGER;
}

void
sal_connection_set_cancellable (SalConnection *self, GCancellable *cancellable)
{
  if (!g_set_object (&self->cancellable, cancellable))
    return;
  if (cancellable != NULL)
    sqlite3_progress_handler (self->handle, PROGRESS_INTERVAL, progress_cb, self);
  else
    sqlite3_progress_handler (self->handle, 0, NULL, NULL);
}

static gboolean
set_error_of_code (SalConnection *self, int code, GError **error)
{
  const char *reason = self->handle != NULL && sqlite3_errcode (self->handle) != SQLITE_OK
                           ? sqlite3_errmsg (self->handle)
                           : sqlite3_errstr (code);

  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_DAMAGED,
                   _ ("%s is damaged (%s): copy what can be read out into a new file"),
                   self->name,
                   reason);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_BUSY,
                   _ ("%s is in use by another program (%s): try again when it is done"),
                   self->name,
                   reason);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_READ_ONLY,
                   _ ("%s cannot be written to (%s): open it read-only, or copy it to a folder of "
                      "your own"),
                   self->name,
                   reason);
      break;
    case SQLITE_CONSTRAINT:
      g_set_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID, "%s: %s", self->name, reason);
      break;
    default:
      g_set_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FAILED, "%s: %s", self->name, reason);
    }
  return FALSE;
}

/**
 * sal_connection_set_error:
 * @self: a connection
 * @code: a SQLite result code other than `SQLITE_OK`
 * @error: return location for an error
 *
 * Sets the error that fits a result code: %SAL_STORE_ERROR_DAMAGED, %SAL_STORE_ERROR_BUSY,
 * %SAL_STORE_ERROR_READ_ONLY, %SAL_STORE_ERROR_INVALID for a violated constraint,
 * %G_IO_ERROR_CANCELLED for an interruption, otherwise %SAL_STORE_ERROR_FAILED.
 *
 * Returns: %FALSE
 */
gboolean
sal_connection_set_error (SalConnection *self, int code, GError **error)
{
  if ((code & 0xff) == SQLITE_INTERRUPT || g_cancellable_is_cancelled (self->cancellable))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Operation was cancelled"));
      return FALSE;
    }
  if (code == SQLITE_IOERR_CORRUPTFS || code == SQLITE_IOERR_SHORT_READ)
    code = SQLITE_CORRUPT;

  return set_error_of_code (self, code, error);
}
