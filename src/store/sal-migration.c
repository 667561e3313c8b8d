/* sal-migration.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-migration.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-schema.h"
#include "sal-store-error.h"

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

/* NAME.before-N.salient, or the first of NAME.before-N-2.salient … that is not there: a copy is
 * never overwritten. */
static char *
choose_copy_name (const char *path, int version)
{
  g_autofree char *stem = g_str_has_suffix (path, ".salient")
                              ? g_strndup (path, strlen (path) - strlen (".salient"))
                              : g_strdup (path);
  char *name = g_strdup_printf ("%s.before-%d.salient", stem, version);

  for (int i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.before-%d-%d.salient", stem, version, i);
    }
  return name;
}

static gboolean
make_copy (SalConnection *connection, const char *path, int version, GError **error)
{
  g_autofree char *name = choose_copy_name (path, version);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, "VACUUM INTO ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, name);
  return sal_connection_step (connection, statement, &row, error);
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
run_migration (SalConnection *connection, const SalMigration *migration, GError **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", migration->version);

  if (!sal_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (migration->run (connection, error) && check_references (connection, error) &&
      sal_schema_append_history (connection, migration->version, migration->rewrites, error) &&
      remember_rewritten (connection, migration, error) &&
      sal_connection_execute (connection, version, error) &&
      sal_connection_execute (connection, "COMMIT", error))
    return TRUE;

  sal_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

/* Foreign keys are off, so that a migration can replace a table others refer to. */
static gboolean
run_migrations (SalConnection *connection,
                const SalMigration *migrations,
                gint64 version,
                GError **error)
{
  for (; migrations->version != 0; migrations++)
    if (migrations->version > version && !run_migration (connection, migrations, error))
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
 * to `NAME.before-N.salient`, where N is the version of the first step.
 *
 * Returns: %FALSE on error; the file is then as the last step that succeeded left it
 */
gboolean
sal_migrate (SalConnection *connection,
             const char *path,
             const SalMigration *migrations,
             GError **error)
{
  gint64 version;
  gboolean migrated;

  if (!sal_connection_query_integer (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  while (migrations->version != 0 && migrations->version <= version)
    migrations++;
  if (migrations->version == 0)
    return TRUE;

  if (!make_copy (connection, path, migrations->version, error) ||
      !sal_connection_execute (connection, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  migrated = run_migrations (connection, migrations, version, error);
  return sal_connection_execute (connection, "PRAGMA foreign_keys = ON", NULL) && migrated;
}
