/* sal-activation-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-activation-export.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-activation-table.h"
#include "sal-csv-writer.h"
#include "sal-money.h"
#include "sal-text.h"
#include "sal-xlsx-writer.h"

/* What moves, as files that are handed out: the lists that are seen before somebody consents. */

/**
 * sal_activation_export_find_format:
 * @name: the name of a file
 * @format: (out): its format
 *
 * Tells by its ending in which format what moves is to be written.
 *
 * Returns: %FALSE if the ending is neither `.csv` nor `.xlsx`
 */
gboolean
sal_activation_export_find_format (const char *name, SalActivationFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  *format = g_str_has_suffix (lower, ".csv") ? SAL_ACTIVATION_CSV : SAL_ACTIVATION_XLSX;

  return *format == SAL_ACTIVATION_CSV || g_str_has_suffix (lower, ".xlsx");
}

/* --- CSV --- */

static void
add_text (SalCsvWriter *writer,
          const SalActivationTable *table,
          const char *currency,
          guint row,
          guint column)
{
  g_autofree char *text = NULL;

  if (!sal_activation_table_is_number (table, column))
    text = sal_activation_table_write (table, row, column);
  else if (sal_activation_table_is_money (table, column))
    text = sal_money_to_text (llround (sal_activation_table_get_number (table, row, column)),
                              currency);
  else
    text = sal_text_from_double (sal_activation_table_get_number (table, row, column));
  sal_csv_writer_add (writer, text);
}

/* The headings are names for programs, whatever the language, in the order of the columns. */
static gboolean
write_csv (const SalActivationTable *table,
           const char *currency,
           GOutputStream *stream,
           GCancellable *cancellable,
           GError **error)
{
  static const char *const headings[] = { "account",  "from",    "to",  "open_deals",
                                          "pipeline", "revenue", "day", "reason" };
  g_autoptr (SalCsvWriter) writer = sal_csv_writer_new (stream);

  g_assert (sal_activation_table_get_n_columns (table) == G_N_ELEMENTS (headings));
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    sal_csv_writer_add (writer, headings[i]);
  if (!sal_csv_writer_end_row (writer, cancellable, error))
    return FALSE;
  for (guint row = 0; row < sal_activation_table_get_n_rows (table); row++)
    {
      for (guint column = 0; column < G_N_ELEMENTS (headings); column++)
        add_text (writer, table, currency, row, column);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !sal_csv_writer_end_row (writer, cancellable, error))
        return FALSE;
    }

  return sal_csv_writer_flush (writer, cancellable, error);
}

static gboolean
write_csv_file (const SalActivationTable *table,
                const char *currency,
                GFile *file,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  g_autoptr (GCancellable) abandon = g_cancellable_new ();

  if (stream == NULL)
    return FALSE;
  if (write_csv (table, currency, G_OUTPUT_STREAM (stream), cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);

  /* closing with a cancelled cancellable leaves the old file in place */
  g_cancellable_cancel (abandon);
  g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);

  return FALSE;
}

/* --- XLSX --- */

/* The titles of the lists are too long for sheets, which have 31 characters. */
static const char *const sheets[SAL_ACTIVATION_N_TABLES] = {
  [SAL_ACTIVATION_TABLE_FLOWS] = N_ ("From Whom to Whom"),
  [SAL_ACTIVATION_TABLE_ACCOUNTS] = N_ ("Accounts"),
  [SAL_ACTIVATION_TABLE_OPPORTUNITIES] = N_ ("Opportunities"),
  [SAL_ACTIVATION_TABLE_STAYING] = N_ ("Opportunities That Stay"),
  [SAL_ACTIVATION_TABLE_SHARES] = N_ ("Shared Accounts"),
#define FINDING(type) [SAL_ACTIVATION_TABLE_FINDINGS + SAL_ACTIVATION_##type]
  FINDING (ACCOUNT_WITHOUT_TERRITORY) = N_ ("In No Territory"),
  FINDING (TERRITORY_WITHOUT_POSITION) = N_ ("Without a Position"),
  FINDING (HOLDOVER) = N_ ("Holdovers"),
  FINDING (HOLDOVER_ELSEWHERE) = N_ ("Holdovers Elsewhere"),
  FINDING (SHARES_DO_NOT_FIT) = N_ ("Shares Not 100 %"),
  FINDING (LATER_COVERAGE) = N_ ("Coverage from Later On"),
  FINDING (SAME_DAY_COVERAGE) = N_ ("Coverage Replaced"),
  FINDING (OTHER_SALES_FORCE) = N_ ("Another Sales Force"),
};

static void
add_cell (SalXlsxWriter *writer,
          const SalActivationTable *table,
          const char *currency,
          guint row,
          guint column)
{
  g_autofree char *text = NULL;

  if (!sal_activation_table_is_number (table, column))
    {
      text = sal_activation_table_write (table, row, column);
      sal_xlsx_writer_add_text (writer, text);
    }
  else if (sal_activation_table_is_money (table, column))
    sal_xlsx_writer_add_money (
        writer, llround (sal_activation_table_get_number (table, row, column)), currency);
  else
    sal_xlsx_writer_add_number (writer, sal_activation_table_get_number (table, row, column));
}

static gboolean
add_sheet (SalXlsxWriter *writer,
           const SalActivationTable *table,
           guint type,
           const char *currency,
           GCancellable *cancellable,
           GError **error)
{
  guint n_columns = sal_activation_table_get_n_columns (table);

  sal_xlsx_writer_begin_sheet (writer, _ (sheets[type]));
  for (guint column = 0; column < n_columns; column++)
    sal_xlsx_writer_add_text (writer, sal_activation_table_get_label (table, column));
  sal_xlsx_writer_end_row (writer);
  for (guint row = 0; row < sal_activation_table_get_n_rows (table); row++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint column = 0; column < n_columns; column++)
        add_cell (writer, table, currency, row, column);
      sal_xlsx_writer_end_row (writer);
    }

  return TRUE;
}

/* What moves has its sheets even if it is nothing. */
static gboolean
write_xlsx (const SalAlignmentActivation *plan,
            const char *currency,
            GFile *file,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (SalXlsxWriter) writer = sal_xlsx_writer_new (error);

  if (writer == NULL)
    return FALSE;
  for (guint type = 0; type < SAL_ACTIVATION_N_TABLES; type++)
    {
      g_autoptr (SalActivationTable) table = sal_activation_table_new (plan, type, NULL, currency);

      if ((type <= SAL_ACTIVATION_TABLE_OPPORTUNITIES ||
           sal_activation_table_get_n_rows (table) > 0) &&
          !add_sheet (writer, table, type, currency, cancellable, error))
        return FALSE;
    }

  return sal_xlsx_writer_save (writer, file, cancellable, error);
}

/**
 * sal_activation_export_to_file:
 * @plan: a plan with names
 * @currency: the reporting currency
 * @format: in which format
 * @file: where to
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes what moves, and in a spreadsheet all else there is to know. What was in @file is replaced
 * once all is written.
 *
 * %G_IO_ERROR is raised if it cannot be written, or was cancelled.
 *
 * Returns: whether it was written
 */
gboolean
sal_activation_export_to_file (const SalAlignmentActivation *plan,
                               const char *currency,
                               SalActivationFormat format,
                               GFile *file,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (SalActivationTable) accounts = NULL;

  if (format == SAL_ACTIVATION_XLSX)
    return write_xlsx (plan, currency, file, cancellable, error);
  accounts = sal_activation_table_new (plan, SAL_ACTIVATION_TABLE_ACCOUNTS, NULL, currency);

  return write_csv_file (accounts, currency, file, cancellable, error);
}
