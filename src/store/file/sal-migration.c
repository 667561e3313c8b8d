/* sal-migration.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-migration.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sal-schema.h"
#include "sal-store-error.h"
#include "sal-store-file.h"

/**
 * sal_migrations:
 * @role: which store
 *
 * Lists the migrations up to %SAL_SCHEMA_VERSION. There are none yet: this is the first version.
 *
 * Returns: (transfer none): them, ended by version 0
 */
const SalMigration *
sal_migrations (SalStoreRole role)
{
  static const SalMigration none[] = { { 0 } };

  return none;
}

/* Creates an empty file that as many may read as the workspace, from the beginning: it may hold
 * pay. Where it cannot belong to the same group, no group may read it. */
static int
create_private (const char *name, const struct stat *status)
{
  mode_t mode = status->st_mode & 0666;
  int file = g_open (name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (file < 0)
    return -1;
  if (fchown (file, (uid_t) -1, status->st_gid) != 0)
    mode &= ~(mode_t) 0070;
  if (fchmod (file, mode) == 0)
    return file;
  g_close (file, NULL);
  g_unlink (name);
  return -1;
}

/* Creates NAME.before-N.salient, or the first of NAME.before-N-2.salient … that is not there: a
 * copy is never overwritten. */
static char *
create_copy (const char *path, int version, GError **error)
{
  g_autofree char *stem = g_str_has_suffix (path, ".salient")
                              ? g_strndup (path, strlen (path) - strlen (".salient"))
                              : g_strdup (path);
  g_autofree char *name = g_strdup_printf ("%s.before-%d.salient", stem, version);
  struct stat status;
  int file = stat (path, &status) == 0 ? create_private (name, &status) : -1;

  for (int i = 2; file < 0 && errno == EEXIST; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.before-%d-%d.salient", stem, version, i);
      file = create_private (name, &status);
    }
  if (file >= 0)
    {
      g_close (file, NULL);
      return g_steal_pointer (&name);
    }
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_FAILED,
               _ ("%s cannot be created, and without a copy the workspace is not converted: %s"),
               name,
               g_strerror (errno));
  return NULL;
}

static char *
make_copy (SalConnection *connection, const char *path, int version, GError **error)
{
  g_autofree char *name = create_copy (path, version, error);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  if (name == NULL)
    return NULL;
  statement = sal_connection_prepare (connection, "VACUUM INTO ?", error);
  if (statement != NULL)
    {
      sal_statement_bind_text (statement, 1, name);
      if (sal_connection_step (connection, statement, &row, error))
        return g_steal_pointer (&name);
    }
  sal_store_file_remove (name);
  return NULL;
}

static gboolean
remember_rewritten (SalConnection *connection, const SalMigration *migration, GError **error)
{
  g_auto (GStrv) tables = g_strsplit (migration->rewrites, ",", -1);

  for (gsize i = 0; tables[i] != NULL; i++)
    if (!sal_schema_remember_columns (connection, tables[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
check_references (SalConnection *connection, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection, "PRAGMA foreign_key_check", error);
  gboolean row;

  if (statement == NULL || !sal_connection_step (connection, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_FAILED,
               _ ("The workspace could not be converted: table %s would refer to rows that are not "
                  "there"),
               sqlite3_column_text (statement, 0));
  return FALSE;
}

static gboolean
run_in_transaction (SalConnection *connection, const SalMigration *migration, GError **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", migration->version);

  return migration->run (connection, error) && check_references (connection, error) &&
         sal_schema_append_history (connection, migration->version, migration->rewrites, error) &&
         remember_rewritten (connection, migration, error) &&
         sal_connection_execute (connection, version, error);
}

/* Another process may have run the step while this one waited to write. */
static gboolean
run_migration (SalConnection *connection,
               const SalMigration *migration,
               guint *n_run,
               GError **error)
{
  gint64 version;

  if (!sal_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (sal_connection_query_integer (connection, "PRAGMA user_version", &version, error))
    {
      gboolean due = version < migration->version;

      if ((!due || run_in_transaction (connection, migration, error)) &&
          sal_connection_execute (connection, "COMMIT", error))
        {
          *n_run += due;
          return TRUE;
        }
    }

  sal_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

/* Foreign keys are off, so that a migration can replace a table others refer to. */
static gboolean
run_migrations (SalConnection *connection,
                const SalMigration *migrations,
                guint *n_run,
                GError **error)
{
  for (; migrations->version != 0; migrations++)
    if (!run_migration (connection, migrations, n_run, error))
      return FALSE;
  return TRUE;
}

/**
 * sal_migrate:
 * @connection: a connection outside of a transaction
 * @path: the file's name
 * @migrations: ended by version 0
 * @error: return location for an error
 *
 * Brings a file up to the newest version, each step in a transaction of its own, after copying it
 * to `NAME.before-N.salient`, where N is the version of the first step. The copy has the file's
 * permissions. Of several processes that do so at a time, one runs each step.
 *
 * Returns: %FALSE on error; the file is then as the last step that succeeded left it
 */
gboolean
sal_migrate (SalConnection *connection,
             const char *path,
             const SalMigration *migrations,
             GError **error)
{
  g_autofree char *copy = NULL;
  guint n_run = 0;
  gint64 version;
  gboolean migrated;

  if (!sal_connection_query_integer (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  while (migrations->version != 0 && migrations->version <= version)
    migrations++;
  if (migrations->version == 0)
    return TRUE;

  copy = make_copy (connection, path, migrations->version, error);
  if (copy == NULL || !sal_connection_execute (connection, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  migrated = run_migrations (connection, migrations, &n_run, error);
  /* another process was first, and made the copy that counts */
  if (migrated && n_run == 0)
    sal_store_file_remove (copy);
  return sal_connection_execute (connection, "PRAGMA foreign_keys = ON", NULL) && migrated;
}
