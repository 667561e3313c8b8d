/* import-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "sal-kinds.h"
#include "sal-mapping-propose.h"

void
import_fixture_init (ImportFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("salient-import-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "test.salient", NULL);
  self->workspace = sal_workspace_create (path, NULL, sal_model_kinds (), &error);
  g_assert_no_error (error);
}

void
import_fixture_clear (ImportFixture *self)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (self->folder == NULL)
    return;
  sal_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

SalStore *
import_fixture_store (ImportFixture *self)
{
  return sal_workspace_get_store (self->workspace);
}

GFile *
import_fixture_write (ImportFixture *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

SalImportResult *
import_fixture_try (ImportFixture *self,
                    const char *kind_name,
                    const char *text,
                    const SalImportOptions *options,
                    GError **error)
{
  const SalKind *kind = sal_kind_find (sal_model_kinds (), kind_name);
  g_autofree char *name = g_strconcat (kind_name, ".csv", NULL);
  g_autoptr (GFile) file = import_fixture_write (self, name, text);
  g_autoptr (SalImport) import = sal_import_new (self->workspace, options);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (SalMapping) mapping = NULL;
  SalImportResult *result = NULL;

  mapping = sal_mapping_propose_for_file (kind, file, NULL, NULL, &local_error);
  g_assert_no_error (local_error);
  sal_import_add (import, file, kind, mapping);
  sal_import_run (import, &result, NULL, error);

  return result;
}

SalImportResult *
import_fixture_import (ImportFixture *self,
                       const char *kind,
                       const char *text,
                       const SalImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  SalImportResult *result = import_fixture_try (self, kind, text, options, &error);

  g_assert_no_error (error);

  return result;
}

void
import_fixture_load (ImportFixture *self, const char *kind, const char *text)
{
  g_autoptr (SalImportResult) result = import_fixture_import (self, kind, text, NULL);

  g_assert_cmpuint (result->n_rejected, ==, 0);
}

static gpointer
query (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *value = g_new0 (gint64, 1);

  if (sal_connection_query_integer (connection, data, value, error))
    return value;
  g_free (value);

  return NULL;
}

gint64
import_fixture_query (ImportFixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *value = NULL;

  value = sal_store_read_sync (import_fixture_store (self), query, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);

  return *value;
}

static gboolean
execute (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_connection_execute (sal_transaction_get_connection (transaction), data, error);
}

void
import_fixture_edit (ImportFixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (import_fixture_store (self),
                      "Edit",
                      SAL_COMMAND_DEFAULT,
                      execute,
                      (gpointer) sql,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
}

static void
dump_kind (SalConnection *connection, const SalKind *kind, GString *text)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY id", kind->name);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, NULL);

  g_assert_nonnull (statement);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_string_append (text, kind->name);
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_string_append_printf (text, "|%s", (const char *) sqlite3_column_text (statement, i));
      g_string_append_c (text, '\n');
    }
}

static gpointer
dump (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; sal_model_kinds ()[i] != NULL; i++)
    dump_kind (connection, sal_model_kinds ()[i], text);

  return g_string_free (text, FALSE);
}

char *
import_fixture_dump (ImportFixture *self)
{
  g_autoptr (GError) error = NULL;
  char *text = sal_store_read_sync (import_fixture_store (self), dump, NULL, NULL, &error);

  g_assert_no_error (error);

  return text;
}
