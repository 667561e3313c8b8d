/* sal-pay-accrual-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-accrual.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sal-csv-writer.h"
#include "sal-error.h"
#include "sal-money.h"
#include "sal-xlsx-writer.h"

static gboolean
write_table (const GPtrArray *accruals, GOutputStream *stream, GError **error)
{
  g_autoptr (SalCsvWriter) writer = sal_csv_writer_new (stream);

  sal_csv_writer_add (writer, _ ("Month"));
  sal_csv_writer_add (writer, _ ("Currency"));
  for (guint m = 0; m < SAL_PAY_ACCRUAL_N_MEMBERS; m++)
    sal_csv_writer_add (writer, _ (sal_pay_accrual_members[m].label));
  if (!sal_csv_writer_end_row (writer, NULL, error))
    return FALSE;
  for (guint i = 0; i < accruals->len; i++)
    {
      const SalPayAccrual *one = accruals->pdata[i];

      for (guint k = 0; k < one->months->len; k++)
        {
          const SalPayAccrualMonth *month = &g_array_index (one->months, SalPayAccrualMonth, k);
          g_autofree char *name = sal_pay_accrual_write_month (month->month);

          sal_csv_writer_add (writer, name);
          sal_csv_writer_add (writer, one->currency);
          for (guint m = 0; m < SAL_PAY_ACCRUAL_N_MEMBERS; m++)
            {
              g_autofree char *amount =
                  sal_money_to_text (SAL_PAY_ACCRUAL_AMOUNT (month, m), one->currency);

              sal_csv_writer_add (writer, amount);
            }
          if (!sal_csv_writer_end_row (writer, NULL, error))
            return FALSE;
        }
    }

  return sal_csv_writer_flush (writer, NULL, error);
}

/**
 * sal_pay_accruals_to_csv:
 * @accruals: (element-type SalPayAccrual): accruals
 *
 * Writes accruals as a table, amounts as exact numbers.
 *
 * Returns: (transfer full): the text
 */
char *
sal_pay_accruals_to_csv (const GPtrArray *accruals)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  write_table (accruals, stream, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
}

static gboolean
write_csv (const GPtrArray *accruals, GFile *file, GError **error)
{
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, error);

  return stream != NULL && write_table (accruals, G_OUTPUT_STREAM (stream), error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

static gboolean
write_xlsx (const GPtrArray *accruals, GFile *file, GError **error)
{
  g_autoptr (SalXlsxWriter) writer = sal_xlsx_writer_new (error);
  g_autofree char *path = g_file_get_path (file);

  if (writer == NULL)
    return FALSE;
  sal_xlsx_writer_begin_sheet (writer, _ ("Accruals"));
  sal_xlsx_writer_add_text (writer, _ ("Month"));
  sal_xlsx_writer_add_text (writer, _ ("Currency"));
  for (guint m = 0; m < SAL_PAY_ACCRUAL_N_MEMBERS; m++)
    sal_xlsx_writer_add_text (writer, _ (sal_pay_accrual_members[m].label));
  sal_xlsx_writer_end_row (writer);
  for (guint i = 0; i < accruals->len; i++)
    {
      const SalPayAccrual *one = accruals->pdata[i];

      for (guint k = 0; k < one->months->len; k++)
        {
          const SalPayAccrualMonth *month = &g_array_index (one->months, SalPayAccrualMonth, k);
          g_autofree char *name = sal_pay_accrual_write_month (month->month);

          sal_xlsx_writer_add_text (writer, name);
          sal_xlsx_writer_add_text (writer, one->currency);
          for (guint m = 0; m < SAL_PAY_ACCRUAL_N_MEMBERS; m++)
            sal_xlsx_writer_add_money (writer, SAL_PAY_ACCRUAL_AMOUNT (month, m), one->currency);
          sal_xlsx_writer_end_row (writer);
        }
    }
  if (!sal_xlsx_writer_save (writer, file, NULL, error))
    return FALSE;
  if (path != NULL)
    g_chmod (path, 0600);

  return TRUE;
}

/**
 * sal_pay_accruals_export:
 * @accruals: (element-type SalPayAccrual): accruals
 * @path: (type filename): the file, which ends in .csv or .xlsx
 * @error: return location for an error
 *
 * Writes accruals as a table, into a file that only this user can read.
 *
 * Returns: %FALSE with %SAL_ERROR_VALUE if the name says no format, or with the errors of writing
 */
gboolean
sal_pay_accruals_export (const GPtrArray *accruals, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *folded = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (folded, ".csv"))
    return write_csv (accruals, file, error);
  if (g_str_has_suffix (folded, ".xlsx"))
    return write_xlsx (accruals, file, error);
  g_set_error (
      error, SAL_ERROR, SAL_ERROR_VALUE, _ ("“%s” ends neither in .csv nor in .xlsx"), path);

  return FALSE;
}
