/* sal-whitespace-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-writer-private.h"

#include <glib/gi18n-lib.h>

#include "sal-money.h"

void
sal_whitespace_writer_add_text (const SalWhitespaceWriter *self, const char *text)
{
  if (self->csv != NULL)
    sal_csv_writer_add (self->csv, text);
  else
    sal_xlsx_writer_add_text (self->sheet, text);
}

void
sal_whitespace_writer_add_count (const SalWhitespaceWriter *self, guint count)
{
  char text[16];

  if (self->csv == NULL)
    {
      sal_xlsx_writer_add_number (self->sheet, count);
      return;
    }
  g_snprintf (text, sizeof text, "%u", count);
  sal_csv_writer_add (self->csv, text);
}

void
sal_whitespace_writer_add_money (const SalWhitespaceWriter *self, gint64 amount)
{
  g_autofree char *text = NULL;

  if (self->csv == NULL)
    {
      sal_xlsx_writer_add_money (self->sheet, amount, self->portfolio->currency);
      return;
    }
  text = sal_money_to_text (amount, self->portfolio->currency);
  sal_csv_writer_add (self->csv, text);
}

static gboolean
end_row (const SalWhitespaceWriter *self, GCancellable *cancellable, GError **error)
{
  if (self->csv != NULL)
    return sal_csv_writer_end_row (self->csv, cancellable, error);
  sal_xlsx_writer_end_row (self->sheet);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
write_rows (const SalWhitespaceWriter *self,
            SalWhitespaceWriteRow write_row,
            guint n_rows,
            gconstpointer data,
            GCancellable *cancellable,
            GError **error)
{
  for (guint i = 0; i <= n_rows; i++)
    {
      write_row (self, i, data);
      if (!end_row (self, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/* Writes the rows after the headings, 1 to @n_rows, to a file, which is replaced if it is there. */
gboolean
sal_whitespace_writer_run (const SalWhitespace *portfolio,
                           gboolean as_spreadsheet,
                           GFile *file,
                           SalWhitespaceWriteRow write_row,
                           guint n_rows,
                           gconstpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (SalXlsxWriter) sheet = NULL;
  g_autoptr (SalCsvWriter) csv = NULL;
  SalWhitespaceWriter self = { portfolio, NULL, NULL };

  if (as_spreadsheet)
    {
      self.sheet = sheet = sal_xlsx_writer_new (error);
      if (sheet == NULL)
        return FALSE;
      sal_xlsx_writer_begin_sheet (sheet, _ ("Whitespace"));

      return write_rows (&self, write_row, n_rows, data, cancellable, error) &&
             sal_xlsx_writer_save (sheet, file, cancellable, error);
    }

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return FALSE;
  self.csv = csv = sal_csv_writer_new (G_OUTPUT_STREAM (stream));

  return write_rows (&self, write_row, n_rows, data, cancellable, error) &&
         sal_csv_writer_flush (csv, cancellable, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}
