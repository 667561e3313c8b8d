/* sal-pay-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-export.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sal-csv-writer.h"
#include "sal-error.h"
#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-record-query.h"
#include "sal-xlsx-writer.h"

static gboolean
add_copy (SalRecord *record, gpointer records, GError **error)
{
  g_ptr_array_add (records, sal_record_copy (record));

  return TRUE;
}

/**
 * sal_payroll_codes_list:
 * @connection: a connection of a pay store
 * @error: return location for an error
 *
 * Reads what payroll knows payments by.
 *
 * Returns: (transfer full) (element-type SalRecord): records of sal_payroll_code_kind, or %NULL
 * with the errors of reading
 */
GPtrArray *
sal_payroll_codes_list (SalConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_payroll_code_kind);

  if (!sal_record_query_foreach (query, connection, add_copy, codes, error))
    return NULL;

  return g_steal_pointer (&codes);
}

/* What codes can ask for, what counts more first. */
static const char *const qualities[] = { "component", "legal_entity", "country", "currency" };

#define N_QUALITIES G_N_ELEMENTS (qualities)

/* How well a code fits: −1 if it does not. @values: (nullable) elements: by quality */
static int
fit (SalRecord *code, const char *const *values)
{
  int fits = 0;

  for (gsize i = 0; i < N_QUALITIES; i++)
    {
      const char *asked = sal_record_get_text (code, qualities[i]);

      if (asked != NULL && g_strcmp0 (asked, values[i]) != 0)
        return -1;
      fits = 2 * fits + (asked != NULL);
    }

  return fits;
}

/* @component: (nullable): of what is of none */
static SalRecord *
find_code (const GPtrArray *codes, const SalPayExportRow *row, const char *component)
{
  const char *const values[N_QUALITIES] = {
    component,
    row->person != NULL ? row->person->legal_entity : NULL,
    row->person != NULL ? row->person->country : NULL,
    row->currency,
  };
  SalRecord *found = NULL;
  int best = -1;

  for (guint i = 0; i < codes->len; i++)
    {
      int fits = fit (codes->pdata[i], values);

      if (fits > best)
        {
          best = fits;
          found = codes->pdata[i];
        }
    }

  return found;
}

/* What a country has serves who has none. */
static gboolean
is_of_entity (const SalPayExportRow *row, SalRecord *code)
{
  return row->legal_entity == NULL || sal_record_is_null (code, "country") ||
         !sal_record_is_null (code, "legal_entity");
}

static void
set_code (SalPayExportRow *row, SalRecord *code)
{
  if (code == NULL)
    return;
  row->code = sal_record_get_text (code, "code");
  if (!sal_record_is_null (code, "payroll_entity") && is_of_entity (row, code))
    row->legal_entity = sal_record_get_text (code, "payroll_entity");
}

/* Of a payment those earnings whose components have a code of their own, each code once. Returns
 * what they come to. */
static gint64
add_parts (GArray *rows,
           const SalPayStatement *statement,
           const SalPayExportRow *whole,
           const GPtrArray *codes)
{
  guint first = rows->len;
  gint64 sum = 0;

  for (guint i = 0; i < statement->lines->len; i++)
    {
      const SalPayStatementLine *line = statement->lines->pdata[i];
      SalRecord *code = find_code (codes, whole, line->component);
      SalPayExportRow row = *whole;
      guint at = first;

      if (code == NULL || sal_record_is_null (code, "component") || line->amount == 0)
        continue;
      set_code (&row, code);
      row.amount = line->amount;
      while (at < rows->len &&
             g_strcmp0 (g_array_index (rows, SalPayExportRow, at).code, row.code) != 0)
        at++;
      if (at < rows->len)
        g_array_index (rows, SalPayExportRow, at).amount += line->amount;
      else
        g_array_append_val (rows, row);
      sum += line->amount;
    }

  return sum;
}

/**
 * sal_pay_export_list:
 * @statements: (element-type SalPayStatement): statements with their names, and with lines where
 *   components have codes of their own
 * @people: the people of the workspace
 * @codes: (element-type SalRecord): what payroll knows payments by
 *
 * Lists what is to be paid. All three have to outlive the result. What components with a code of
 * their own earned is a row of its own; what is left of the payment, with balances, adjustments and
 * what is recovered, is another, so that the rows of a payment come to it.
 *
 * Returns: (transfer full) (element-type SalPayExportRow): the rows, by payment
 */
GArray *
sal_pay_export_list (const GPtrArray *statements, const SalPeople *people, const GPtrArray *codes)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SalPayExportRow));

  for (guint i = 0; i < statements->len; i++)
    {
      const SalPayStatement *one = statements->pdata[i];
      const SalPeoplePerson *person = sal_people_get (people, one->person);
      const char *entity = person != NULL ? person->legal_entity : NULL;
      SalPayExportRow row = { person, one->name, entity, NULL, one->currency, one->amounts.paid };

      if (row.amount == 0)
        continue;
      row.amount -= add_parts (rows, one, &row, codes);
      set_code (&row, find_code (codes, &row, NULL));
      if (row.amount != 0)
        g_array_append_val (rows, row);
    }

  return rows;
}

/* --- writing --- */

static const char *const columns[] = {
  N_ ("Employee Number"), N_ ("Name"),   N_ ("Legal Entity"), N_ ("Pay Code"),
  N_ ("Period"),          N_ ("Amount"), N_ ("Currency"),
};

/* The texts of a row before its amount. */
#define N_TEXTS 5

static void
list_texts (const SalPayExportRow *row, const char *period, const char *texts[N_TEXTS])
{
  texts[0] = row->person != NULL ? row->person->employee_number : NULL;
  texts[1] = row->name;
  texts[2] = row->legal_entity;
  texts[3] = row->code;
  texts[4] = period;
}

static gboolean
write_csv (const GArray *rows, const char *period, GFile *file, GError **error)
{
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, error);
  g_autoptr (SalCsvWriter) writer = NULL;

  if (stream == NULL)
    return FALSE;
  writer = sal_csv_writer_new (G_OUTPUT_STREAM (stream));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    sal_csv_writer_add (writer, _ (columns[i]));
  if (!sal_csv_writer_end_row (writer, NULL, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const SalPayExportRow *row = &g_array_index (rows, SalPayExportRow, i);
      g_autofree char *amount = sal_money_to_text (row->amount, row->currency);
      const char *texts[N_TEXTS];

      list_texts (row, period, texts);
      for (guint k = 0; k < N_TEXTS; k++)
        sal_csv_writer_add (writer, texts[k] != NULL ? texts[k] : "");
      sal_csv_writer_add (writer, amount);
      sal_csv_writer_add (writer, row->currency);
      if (!sal_csv_writer_end_row (writer, NULL, error))
        return FALSE;
    }

  return sal_csv_writer_flush (writer, NULL, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

static gboolean
write_xlsx (const GArray *rows, const char *period, GFile *file, GError **error)
{
  g_autoptr (SalXlsxWriter) writer = sal_xlsx_writer_new (error);
  g_autofree char *path = g_file_get_path (file);

  if (writer == NULL)
    return FALSE;
  sal_xlsx_writer_begin_sheet (writer, _ ("Payments"));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    sal_xlsx_writer_add_text (writer, _ (columns[i]));
  sal_xlsx_writer_end_row (writer);
  for (guint i = 0; i < rows->len; i++)
    {
      const SalPayExportRow *row = &g_array_index (rows, SalPayExportRow, i);
      const char *texts[N_TEXTS];

      list_texts (row, period, texts);
      for (guint k = 0; k < N_TEXTS; k++)
        sal_xlsx_writer_add_text (writer, texts[k] != NULL ? texts[k] : "");
      sal_xlsx_writer_add_money (writer, row->amount, row->currency);
      sal_xlsx_writer_add_text (writer, row->currency);
      sal_xlsx_writer_end_row (writer);
    }
  if (!sal_xlsx_writer_save (writer, file, NULL, error))
    return FALSE;
  if (path != NULL)
    g_chmod (path, 0600);

  return TRUE;
}

/**
 * sal_pay_export_write:
 * @rows: (element-type SalPayExportRow): payments
 * @period: of which period
 * @path: (type filename): the file, which ends in .csv or .xlsx
 * @error: return location for an error
 *
 * Writes the file that payroll takes, which only this user can read.
 *
 * Returns: %FALSE with %SAL_ERROR_VALUE if the name says no format, or with the errors of writing
 */
gboolean
sal_pay_export_write (const GArray *rows, const char *period, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *folded = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (folded, ".csv"))
    return write_csv (rows, period, file, error);
  if (g_str_has_suffix (folded, ".xlsx"))
    return write_xlsx (rows, period, file, error);
  g_set_error (
      error, SAL_ERROR, SAL_ERROR_VALUE, _ ("“%s” ends neither in .csv nor in .xlsx"), path);

  return FALSE;
}
