/* fuzz-csv.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-column-profile.h"
#include "sal-csv-reader.h"
#include "sal-csv-writer.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static SalCsvReader *
open_reader (const void *data, gsize size, const SalCsvOptions *options)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return sal_csv_reader_new (stream, "fuzz.csv", options, NULL, NULL);
}

static void
write_columns (SalCsvReader *reader, SalCsvWriter *writer)
{
  const char *const *columns = sal_csv_reader_get_columns (reader, NULL);

  for (guint i = 0; columns[i] != NULL; i++)
    sal_csv_writer_add (writer, columns[i]);
  sal_csv_writer_end_row (writer, NULL, NULL);
}

/* Fields are valid UTF-8 and end where their length says. */
static void
check_row (const SalCsvRow *row, guint n_columns)
{
  g_assert_cmpuint (row->n_fields, >=, n_columns);
  for (guint i = 0; i < row->n_fields; i++)
    {
      g_assert_cmpuint (strlen (row->fields[i].text), ==, row->fields[i].length);
      g_assert_true (g_utf8_validate (row->fields[i].text, -1, NULL));
    }
}

static GBytes *
rewrite (SalCsvReader *reader)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SalCsvWriter) writer = sal_csv_writer_new (stream);
  guint n_columns;
  SalCsvRow row;

  sal_csv_reader_get_columns (reader, &n_columns);
  write_columns (reader, writer);
  while (sal_csv_reader_next (reader, &row, NULL, NULL))
    {
      check_row (&row, n_columns);
      for (guint i = 0; i < row.n_fields; i++)
        sal_csv_writer_add_length (writer, row.fields[i].text, row.fields[i].length);
      sal_csv_writer_end_row (writer, NULL, NULL);
    }
  sal_csv_writer_flush (writer, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* What was read of any bytes, written as RFC 4180, reads the same again, in blocks of any size. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const SalCsvOptions blocks = { .delimiter = ',', .block_size = 17 + size % 100 };
  g_autoptr (SalCsvReader) reader = open_reader (data, size, NULL);
  g_autoptr (SalCsvReader) profiled = NULL;
  g_autoptr (SalCsvReader) again = NULL;
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) rewritten = NULL;

  if (reader == NULL)
    return 0;
  written = rewrite (reader);
  again = open_reader (g_bytes_get_data (written, NULL), g_bytes_get_size (written), &blocks);
  g_assert_nonnull (again);
  rewritten = rewrite (again);
  g_assert_true (g_bytes_equal (written, rewritten));
  g_assert_cmpuint (sal_csv_reader_get_n_problems (again, (SalCsvProblems) ~0u),
                    ==,
                    sal_csv_reader_get_n_problems (again, SAL_CSV_PROBLEM_LONG));

  profiled = open_reader (data, size, NULL);
  profiles = sal_column_profiles_read (profiled, 50, NULL);

  return 0;
}
