/* sal-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-export.h"

#include <string.h>

#include "sal-export-record.h"

#define PAGE_RECORDS 512

typedef struct
{
  const SalRecordQuery *query;
  const SalExportOptions *options;
  SalExportWriter *writer;
  guint64 n_records;
} Export;

/**
 * sal_export_find_format:
 * @name: the name of a file
 * @format: (out): its format
 *
 * Tells by its ending in which format a file is to be written.
 *
 * Returns: %FALSE if the ending is neither `.csv` nor `.json`
 */
gboolean
sal_export_find_format (const char *name, SalExportFormat *format)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  lower = g_ascii_strdown (name, -1);
  if (g_str_has_suffix (lower, ".csv"))
    *format = SAL_EXPORT_CSV;
  else if (g_str_has_suffix (lower, ".json"))
    *format = SAL_EXPORT_JSON;
  else
    return FALSE;

  return TRUE;
}

static gboolean
write_page (Export *export,
            SalConnection *connection,
            const gint64 *ids,
            gsize n_ids,
            GCancellable *cancellable,
            GError **error)
{
  const SalKind *kind = sal_record_query_get_kind (export->query);
  g_autoptr (GPtrArray) records = sal_records_load (connection, kind, ids, n_ids, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      if (records->pdata[i] == NULL)
        continue;
      if (!sal_export_writer_add (export->writer, records->pdata[i], cancellable, error))
        return FALSE;
      export->n_records++;
    }

  return TRUE;
}

/* On a reader thread, inside one reading transaction: the file shows the workspace at one moment.
 */
static gpointer
read_records (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  g_autoptr (GArray) ids = sal_record_query_ids (export->query, connection, error);

  if (ids == NULL || !sal_export_writer_begin (export->writer, cancellable, error))
    return NULL;
  for (guint i = 0; i < ids->len; i += PAGE_RECORDS)
    {
      guint n = MIN (PAGE_RECORDS, ids->len - i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_page (export, connection, &g_array_index (ids, gint64, i), n, cancellable, error))
        return NULL;
      if (export->options->job != NULL)
        sal_job_report (export->options->job, (double) (i + n) / ids->len, NULL);
    }

  return sal_export_writer_end (export->writer, cancellable, error) ? export : NULL;
}

/**
 * sal_export_to_stream:
 * @workspace: a workspace
 * @query: which records, in which order
 * @options: how to write them
 * @stream: where to write
 * @n_records: (out) (optional): how many were written
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes records, page by page, as one moment of the workspace shows them. Values are in their
 * exact form; a reference is written as the id and the name of what it refers to. Waits, so it is
 * not to be called on the main thread of a program with windows.
 *
 * Returns: %FALSE with @error set if the workspace could not be read or @stream not be written
 */
gboolean
sal_export_to_stream (SalWorkspace *workspace,
                      const SalRecordQuery *query,
                      const SalExportOptions *options,
                      GOutputStream *stream,
                      guint64 *n_records,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (SalExportWriter) writer = NULL;
  Export export = { query, options, NULL, 0 };

  g_return_val_if_fail (SAL_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (query != NULL && options != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  writer = sal_export_writer_new (
      sal_record_query_get_kind (query), options, sal_workspace_get_currency (workspace), stream);
  export.writer = writer;
  if (sal_store_read_sync (
          sal_workspace_get_store (workspace), read_records, &export, cancellable, error) == NULL)
    return FALSE;
  if (n_records != NULL)
    *n_records = export.n_records;

  return TRUE;
}

/**
 * sal_export_to_file:
 * @workspace: a workspace
 * @query: which records, in which order
 * @options: how to write them
 * @file: where to write; replaced once everything is written
 * @n_records: (out) (optional): how many were written
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes records to a file, as [func@export_to_stream] does. After an error @file is as it was.
 *
 * Returns: %FALSE with @error set if the workspace could not be read or @file not be written
 */
gboolean
sal_export_to_file (SalWorkspace *workspace,
                    const SalRecordQuery *query,
                    const SalExportOptions *options,
                    GFile *file,
                    guint64 *n_records,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) abandon = g_cancellable_new ();

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (sal_export_to_stream (
          workspace, query, options, G_OUTPUT_STREAM (stream), n_records, cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);

  /* closing with a cancelled cancellable leaves the old file in place */
  g_cancellable_cancel (abandon);
  g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);

  return FALSE;
}
