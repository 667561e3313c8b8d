/* sal-import-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-report.h"

#include <glib/gi18n-lib.h>

#include "sal-csv-writer.h"
#include "sal-number.h"

/**
 * SalImportReport:
 *
 * What was found while importing, row by row: a CSV file with all of it where one is wanted, and
 * the first few rejected rows in words.
 */
struct _SalImportReport
{
  char *file_name;
  GOutputStream *stream; /* NULL: no file is wanted */
  SalCsvWriter *writer;
  GError *error; /* the first that occurred while writing */
  GPtrArray *messages;
  guint n_named;
};

static const char *const outcomes[] = { "rejected", "left empty", "imported", "imported" };

/**
 * sal_import_report_new:
 * @destination: (nullable): the CSV file to write, replaced if it is there
 * @n_named: how many rejected rows to keep in words
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Begins a report.
 *
 * Returns: (transfer full) (nullable): the report, or %NULL with @error set if @destination cannot
 * be written
 */
SalImportReport *
sal_import_report_new (GFile *destination, guint n_named, GCancellable *cancellable, GError **error)
{
  static const char *const header[] = { "file", "row", "column", "value", "reason", "outcome" };
  g_autoptr (SalImportReport) self = g_new0 (SalImportReport, 1);

  self->n_named = n_named;
  self->messages = g_ptr_array_new_with_free_func (g_free);
  if (destination == NULL)
    return g_steal_pointer (&self);

  self->stream = G_OUTPUT_STREAM (
      g_file_replace (destination, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error));
  if (self->stream == NULL)
    return NULL;
  self->writer = sal_csv_writer_new (self->stream);
  for (gsize i = 0; i < G_N_ELEMENTS (header); i++)
    sal_csv_writer_add (self->writer, header[i]);
  sal_csv_writer_end_row (self->writer, NULL, &self->error);

  return g_steal_pointer (&self);
}

void
sal_import_report_free (SalImportReport *self)
{
  if (self == NULL)
    return;
  g_free (self->file_name);
  g_clear_pointer (&self->writer, sal_csv_writer_free);
  g_clear_object (&self->stream);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->messages);
  g_free (self);
}

/**
 * sal_import_report_set_file:
 * @self: a report
 * @name: the name of a file
 *
 * Says which file the next findings are about.
 */
void
sal_import_report_set_file (SalImportReport *self, const char *name)
{
  g_return_if_fail (self != NULL);

  g_free (self->file_name);
  self->file_name = g_strdup (name);
}

static void
write_row (SalImportReport *self,
           SalImportOutcome outcome,
           guint64 row,
           const char *column,
           const char *value,
           const char *reason)
{
  char number[SAL_NUMBER_BUFFER];

  if (self->writer == NULL || self->error != NULL)
    return;
  sal_csv_writer_add (self->writer, self->file_name);
  sal_csv_writer_add (self->writer, row != 0 ? sal_number_write ((gint64) row, 0, number) : NULL);
  sal_csv_writer_add (self->writer, column);
  sal_csv_writer_add (self->writer, value);
  sal_csv_writer_add (self->writer, reason);
  sal_csv_writer_add (self->writer, outcomes[outcome]);
  sal_csv_writer_end_row (self->writer, NULL, &self->error);
}

/**
 * sal_import_report_add:
 * @self: a report
 * @outcome: what became of it
 * @row: the row, as a spreadsheet counts; 0: the file as a whole
 * @column: (nullable): the column
 * @value: (nullable): what stands there
 * @reason: what is wrong with it and what would be right
 *
 * Adds a finding.
 */
void
sal_import_report_add (SalImportReport *self,
                       SalImportOutcome outcome,
                       guint64 row,
                       const char *column,
                       const char *value,
                       const char *reason)
{
  char number[SAL_NUMBER_BUFFER];

  g_return_if_fail (self != NULL);
  g_return_if_fail (reason != NULL);

  write_row (self, outcome, row, column, value, reason);
  if (outcome != SAL_IMPORT_ROW_REJECTED || self->messages->len >= self->n_named)
    return;
  sal_number_write ((gint64) row, 0, number);
  g_ptr_array_add (
      self->messages,
      column != NULL
          ? g_strdup_printf (_ ("%s, row %s, %s: %s"), self->file_name, number, column, reason)
          : g_strdup_printf (_ ("%s, row %s: %s"), self->file_name, number, reason));
}

/**
 * sal_import_report_dup_messages:
 * @self: a report
 *
 * Gets the first rejected rows in words: file, row, column, reason.
 *
 * Returns: (transfer full) (array zero-terminated=1): sentences
 */
char **
sal_import_report_dup_messages (const SalImportReport *self)
{
  g_autoptr (GStrvBuilder) messages = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->messages->len; i++)
    g_strv_builder_add (messages, self->messages->pdata[i]);

  return g_strv_builder_end (messages);
}

/**
 * sal_import_report_close:
 * @self: a report
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Completes the file.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sal_import_report_close (SalImportReport *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->writer == NULL)
    return TRUE;
  if (self->error == NULL)
    sal_csv_writer_flush (self->writer, cancellable, &self->error);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  g_clear_pointer (&self->writer, sal_csv_writer_free);

  return g_output_stream_close (self->stream, cancellable, error);
}
