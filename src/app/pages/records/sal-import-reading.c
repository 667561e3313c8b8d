/* sal-import-reading.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-reading.h"

#include "sal-column-profile.h"
#include "sal-import-folder.h"
#include "sal-import-recall.h"
#include "sal-mapping-propose.h"

/* Reads the head of a file, guesses what it is of, and recalls how such a file was imported before.
 */

void
sal_import_reading_free (SalImportReading *reading)
{
  g_object_unref (reading->file);
  g_object_unref (reading->workspace);
  g_clear_pointer (&reading->mapping, sal_mapping_free);
  g_clear_pointer (&reading->notes, g_ptr_array_unref);
  g_free (reading->encoding);
  g_free (reading->found_encoding);
  g_clear_pointer (&reading->profiles, g_ptr_array_unref);
  g_strfreev (reading->columns);
  g_clear_pointer (&reading->descriptions, g_hash_table_unref);
  g_free (reading);
}

static guint64
query_size (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  return info != NULL ? (guint64) g_file_info_get_size (info) : 0;
}

static gboolean
read_head (SalImportReading *reading, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalCsvReader) reader =
      sal_csv_reader_new_for_file (reading->file, &reading->options, cancellable, error);

  if (reader == NULL)
    return FALSE;
  reading->profiles = sal_column_profiles_read (reader, SAL_COLUMN_SAMPLE, error);
  if (reading->profiles == NULL)
    return FALSE;
  reading->columns = g_strdupv ((char **) sal_csv_reader_get_columns (reader, NULL));
  reading->delimiter = sal_csv_reader_get_delimiter (reader);
  reading->found_encoding = g_strdup (sal_csv_reader_get_encoding (reader));
  reading->size = query_size (reading->file, cancellable);
  reading->descriptions = sal_mapping_read_descriptions (reading->file);

  return TRUE;
}

static void
guess_kind (SalImportReading *reading)
{
  const SalKind *const *kinds = sal_workspace_get_kinds (reading->workspace);

  if (reading->kind_chosen)
    return;
  reading->kind = sal_import_guess_kind (reading->file, kinds);
  if (reading->kind == NULL)
    reading->kind = sal_mapping_guess_kind (reading->profiles, kinds);
}

static gboolean
choose_mapping (SalImportReading *reading, GCancellable *cancellable, GError **error)
{
  if (reading->kind == NULL || !reading->choose_mapping)
    return TRUE;
  reading->notes = g_ptr_array_new_with_free_func (g_free);
  reading->mapping = sal_import_choose_mapping (
      reading->workspace, reading->kind, reading->file, reading->notes, cancellable, error);

  return reading->mapping != NULL;
}

void
sal_import_reading_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean done = read_head (data, cancellable, &error);

  if (done)
    guess_kind (data);
  if (done && choose_mapping (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}
