/* sal-table-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-evaluation-private.h"

#include <glib/gi18n-lib.h>

#include "sal-error.h"

gboolean
sal_table_reader_open (SalTableReader *self,
                       const char *path,
                       const char *const *required,
                       GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  *self = (SalTableReader){ sal_sheet_read (file, NULL, error), error };
  if (self->sheet == NULL)
    return FALSE;
  for (guint i = 0; required[i] != NULL; i++)
    {
      if (sal_table_reader_find (self, required[i]) >= 0)
        continue;
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_FILE,
                   _ ("%s, row 1: there is no column “%s”"),
                   self->sheet->name,
                   required[i]);
      return FALSE;
    }

  return TRUE;
}

void
sal_table_reader_close (SalTableReader *self)
{
  g_clear_pointer (&self->sheet, sal_sheet_free);
}

int
sal_table_reader_find (const SalTableReader *self, const char *column)
{
  for (guint i = 0; i < self->sheet->columns->len; i++)
    if (g_ascii_strcasecmp (self->sheet->columns->pdata[i], column) == 0)
      return (int) i;

  return -1;
}

const char *
sal_table_reader_get (const SalTableReader *self, guint row, const char *column)
{
  int index = sal_table_reader_find (self, column);
  const char *text = index >= 0 ? sal_sheet_get (self->sheet, row, (guint) index) : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

gboolean
sal_table_reader_fail (
    const SalTableReader *self, guint row, const char *column, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (self->error,
               SAL_ERROR,
               SAL_ERROR_FILE,
               _ ("%s, row %u, column %s: %s"),
               self->sheet->name,
               (guint) g_array_index (self->sheet->numbers, guint64, row),
               column,
               message);

  return FALSE;
}

gboolean
sal_table_reader_date (const SalTableReader *self, guint row, const char *column, gint32 *day)
{
  const char *text = sal_table_reader_get (self, row, column);

  return text == NULL || sal_date_parse_iso (text, day) ||
         sal_table_reader_fail (
             self, row, column, _ ("“%s” is not a day (expected YYYY-MM-DD)"), text);
}

/* A plain number, percentage or fraction; else, money as people write it. */
gboolean
sal_table_reader_number (const SalTableReader *self,
                         guint row,
                         const char *column,
                         SalRational *number)
{
  const char *text = sal_table_reader_get (self, row, column);
  char currency[4];
  gint64 amount;

  if (text == NULL || sal_rational_from_text (text, number, NULL))
    return TRUE;
  if (!sal_text_to_money (text, self->sheet->mark, "USD", &amount, currency, NULL))
    return sal_table_reader_fail (
        self, row, column, _ ("“%s” is not a number such as 1234.50 or 5 %%"), text);
  sal_rational_set_ratio (number, amount, sal_payout_minor_units (currency));

  return TRUE;
}
