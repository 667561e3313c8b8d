/* sal-store-open.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-store-open.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sal-schema.h"
#include "sal-search.h"
#include "sal-store-file.h"

void
sal_opened_file_clear (SalOpenedFile *self)
{
  g_clear_pointer (&self->connection, sal_connection_close);
  g_clear_pointer (&self->read_path, g_free);
}

/* Runs on the writer's connection. A commit is on the disk before it is acknowledged (FULL, set
 * when the connection was opened); a shared file has no write-ahead log, whose index is memory that
 * only one machine sees: there a commit waits for all who read, and holds up who comes after. */
static gboolean
set_up_writer (SalConnection *connection, gboolean shared, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  if (shared)
    sal_connection_lengthen_wait (connection);
  if (!sal_connection_execute (connection,
                               "PRAGMA cache_size = -65536;"
                               "PRAGMA journal_size_limit = 67108864;"
                               "PRAGMA threads = 2;",
                               error))
    return FALSE;

  statement = sal_connection_prepare (
      connection, shared ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL", error);
  return statement != NULL && sal_connection_step (connection, statement, &row, error);
}

static gboolean
fill (SalConnection *connection, SalStoreRole role, const SalKind *const *kinds, GError **error)
{
  g_autofree char *application_id =
      g_strdup_printf ("PRAGMA application_id = %d", (int) sal_store_file_application_id (role));

  if (!sal_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (sal_connection_execute (connection, application_id, error) &&
      sal_schema_create (connection, role, kinds, error) &&
      sal_search_create_tables (connection, error) &&
      sal_connection_execute (connection, "COMMIT", error))
    return TRUE;

  sal_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
create (SalOpenedFile *self,
        const char *path,
        SalStoreRole role,
        const SalKind *const *kinds,
        GError **error)
{
  if (!sal_store_file_check_writable (path, error))
    return FALSE;
  self->connection = sal_connection_open (
      path, role == SAL_STORE_PAY ? SAL_CONNECTION_CREATE_PRIVATE : SAL_CONNECTION_CREATE, error);
  if (self->connection == NULL)
    return FALSE;
  if (fill (self->connection, role, kinds, error) &&
      set_up_writer (self->connection, self->shared, error))
    return TRUE;

  g_clear_pointer (&self->connection, sal_connection_close);
  sal_store_file_remove (path);
  return FALSE;
}

static gboolean
check_version (SalOpenedFile *self, const char *path, int newest, GError **error)
{
  if (!sal_connection_query_integer (
          self->connection, "PRAGMA user_version", &self->version, error))
    return FALSE;
  if (self->version <= newest || self->read_only)
    return TRUE;

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_NEWER,
               _ ("%s was written by a newer version of Salient (schema %d, this one knows %d): "
                  "open it read-only, or update Salient"),
               path,
               (int) self->version,
               newest);
  return FALSE;
}

static gboolean
extend (SalConnection *connection, SalStoreRole role, const SalKind *const *kinds, GError **error)
{
  gboolean needed;

  if (!sal_schema_needs_extension (connection, role, kinds, &needed, error))
    return FALSE;
  if (!needed)
    return TRUE;

  if (!sal_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (sal_schema_extend (connection, role, kinds, error) &&
      sal_search_create_tables (connection, error) &&
      sal_connection_execute (connection, "COMMIT", error))
    return TRUE;

  sal_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

static int
newest_version (const SalMigration *migrations)
{
  int version = SAL_SCHEMA_VERSION;

  for (; migrations->version != 0; migrations++)
    version = MAX (version, migrations->version);
  return version;
}

static gboolean
open_writable (SalOpenedFile *self,
               const char *path,
               SalStoreRole role,
               const SalKind *const *kinds,
               const SalMigration *migrations,
               GError **error)
{
  if (!sal_store_file_check_writable (path, error))
    return FALSE;
  self->connection = sal_connection_open (path, SAL_CONNECTION_WRITE, error);
  return self->connection != NULL &&
         check_version (self, path, newest_version (migrations), error) &&
         sal_schema_check_internal (self->connection, error) &&
         set_up_writer (self->connection, self->shared, error) &&
         sal_migrate (self->connection, path, migrations, error) &&
         extend (self->connection, role, kinds, error) &&
         sal_connection_query_integer (
             self->connection, "PRAGMA user_version", &self->version, error);
}

/* "file:///…?immutable=1": for a file in a folder where SQLite cannot put its own beside it. */
static char *
immutable_uri (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, error);

  return uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
}

/* A write-ahead log that was left behind holds the newest rows, which an immutable file would hide.
 */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

/* Only a connection that could write takes away an empty log and its index when it closes: unless
 * there is a log, which it would fold into the file, it is one that was told not to write. */
static gboolean
open_read_only (SalOpenedFile *self,
                const char *path,
                SalStoreRole role,
                const SalKind *const *kinds,
                GError **error)
{
  gboolean writable = sal_store_file_check_writable (path, NULL);
  gboolean logged = has_log (path);

  if (!writable && !logged)
    {
      g_free (self->read_path);
      self->read_path = immutable_uri (path, error);
    }
  if (self->read_path == NULL)
    return FALSE;
  self->connection =
      sal_connection_open (self->read_path,
                           writable && !logged ? SAL_CONNECTION_WRITE : SAL_CONNECTION_READ_ONLY,
                           error);
  if (self->connection == NULL || !check_version (self, path, SAL_SCHEMA_VERSION, error) ||
      !sal_schema_check_internal (self->connection, error))
    return FALSE;

  self->shim = TRUE;
  return sal_schema_shim (self->connection, role, kinds, error) &&
         sal_connection_execute (self->connection, "PRAGMA query_only = ON", error);
}

/**
 * sal_opened_file_init:
 * @self: all zero
 * @path: a file
 * @mode: how to open it
 * @role: which store it is
 * @kinds: (array zero-terminated=1): all kinds
 * @migrations: ended by version 0
 * @error: return location for an error
 *
 * Creates a store, or opens one and brings it up to date.
 *
 * Raises the errors of sal_store_open().
 *
 * Returns: %FALSE on error
 */
gboolean
sal_opened_file_init (SalOpenedFile *self,
                      const char *path,
                      SalStoreMode mode,
                      SalStoreRole role,
                      const SalKind *const *kinds,
                      const SalMigration *migrations,
                      GError **error)
{
  gboolean opened;

  self->shared = mode == SAL_STORE_FILL || sal_store_file_is_shared (path);
  self->read_only = mode == SAL_STORE_READ_ONLY;
  self->read_path = g_strdup (path);
  self->version = SAL_SCHEMA_VERSION;
  if (mode == SAL_STORE_CREATE || mode == SAL_STORE_FILL)
    opened = create (self, path, role, kinds, error);
  else if (!sal_store_file_check (path, role, error))
    return FALSE;
  else if (mode == SAL_STORE_READ_ONLY)
    opened = open_read_only (self, path, role, kinds, error);
  else
    opened = open_writable (self, path, role, kinds, migrations, error);

  return opened && sal_connection_query_integer (
                       self->connection, "SELECT max (id) FROM change", &self->last_change, error);
}
