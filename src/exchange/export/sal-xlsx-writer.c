/* sal-xlsx-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-xlsx-writer.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "sal-currency.h"

/* In characters */
#define LEAST_WIDTH 6
#define MOST_WIDTH  48

#define MOST_DECIMALS 4

struct _SalXlsxWriter
{
  char *path; /* what is written, until it is saved */
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *heading;
  lxw_format *money[MOST_DECIMALS + 1]; /* by decimals, those that were asked for */
  char *sheet_name;
  lxw_row_t row;
  lxw_col_t column;
  GArray *widths; /* of glong, by column of the sheet */
  GError *error;  /* the first; nothing is written any more */
};

/**
 * sal_xlsx_writer_new:
 * @error: return location for an error
 *
 * Begins a spreadsheet. It is put together in a file of the folder for temporary files.
 *
 * Raises a %G_FILE_ERROR if that cannot be.
 *
 * Returns: (transfer full) (nullable): the writer, which wants a sheet first
 */
SalXlsxWriter *
sal_xlsx_writer_new (GError **error)
{
  g_autofree char *path = NULL;
  SalXlsxWriter *self;
  int file = g_file_open_tmp ("salient-XXXXXX.xlsx", &path, error);

  if (file < 0)
    return NULL;
  g_close (file, NULL);

  self = g_new0 (SalXlsxWriter, 1);
  self->path = g_steal_pointer (&path);
  self->workbook = workbook_new (self->path);
  self->heading = workbook_add_format (self->workbook);
  format_set_bold (self->heading);
  self->widths = g_array_new (FALSE, TRUE, sizeof (glong));

  return self;
}

void
sal_xlsx_writer_free (SalXlsxWriter *self)
{
  if (self->workbook != NULL)
    lxw_workbook_free (self->workbook);
  g_unlink (self->path);
  g_free (self->path);
  g_free (self->sheet_name);
  g_array_unref (self->widths);
  g_clear_error (&self->error);
  g_free (self);
}

static void
note (SalXlsxWriter *self, lxw_error code)
{
  if (code == LXW_NO_ERROR || self->error != NULL)
    return;

  g_set_error (&self->error,
               G_IO_ERROR,
               G_IO_ERROR_INVALID_DATA,
               _ ("sheet “%s”, row %u, column %u: %s"),
               self->sheet_name ? self->sheet_name : "",
               self->row + 1,
               self->column + 1u,
               lxw_strerror (code));
}

static void
end_sheet (SalXlsxWriter *self)
{
  if (self->sheet == NULL || self->widths->len == 0)
    return;

  for (guint i = 0; i < self->widths->len; i++)
    {
      glong width = CLAMP (g_array_index (self->widths, glong, i), LEAST_WIDTH, MOST_WIDTH);

      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, (double) width + 2, NULL);
    }
  worksheet_freeze_panes (self->sheet, 1, 0);
  if (self->row > 0)
    worksheet_autofilter (self->sheet, 0, 0, self->row - 1, (lxw_col_t) (self->widths->len - 1));
}

/**
 * sal_xlsx_writer_begin_sheet:
 * @self: a writer
 * @name: its name: at most 31 characters, none of `[]:*?/\`
 *
 * Begins a sheet; what is added next is on it.
 */
void
sal_xlsx_writer_begin_sheet (SalXlsxWriter *self, const char *name)
{
  end_sheet (self);
  g_free (self->sheet_name);
  self->sheet_name = g_strdup (name);
  self->row = 0;
  self->column = 0;
  g_array_set_size (self->widths, 0);
  note (self, workbook_validate_sheet_name (self->workbook, name));
  self->sheet = self->error == NULL ? workbook_add_worksheet (self->workbook, name) : NULL;
}

/* Goes on to the next cell, whose neighbour on the left takes so many characters. */
static void
advance (SalXlsxWriter *self, glong width)
{
  if (self->column >= self->widths->len)
    g_array_set_size (self->widths, self->column + 1u);
  g_array_index (self->widths, glong, self->column) =
      MAX (g_array_index (self->widths, glong, self->column), width);
  self->column++;
}

/**
 * sal_xlsx_writer_add_text:
 * @self: a writer with a sheet
 * @text: (nullable): the text; the cell stays empty without
 *
 * Adds a cell with text, whatever it looks like: a code keeps its zeros, and nothing is a formula.
 */
void
sal_xlsx_writer_add_text (SalXlsxWriter *self, const char *text)
{
  if (self->error != NULL)
    return;

  if (text != NULL && *text != '\0')
    note (self,
          worksheet_write_string (
              self->sheet, self->row, self->column, text, self->row == 0 ? self->heading : NULL));
  advance (self, text != NULL ? g_utf8_strlen (text, -1) : 0);
}

static void
write_number (SalXlsxWriter *self, double value, int decimals, lxw_format *format)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (self->error != NULL)
    return;

  if (isfinite (value))
    note (self, worksheet_write_number (self->sheet, self->row, self->column, value, format));
  g_snprintf (text, sizeof text, "%.0f", value);
  advance (self, isfinite (value) ? (glong) strlen (text) * 4 / 3 + decimals : 0);
}

/**
 * sal_xlsx_writer_add_number:
 * @self: a writer with a sheet
 * @value: a number; the cell stays empty if it is not finite
 *
 * Adds a cell with a number.
 */
void
sal_xlsx_writer_add_number (SalXlsxWriter *self, double value)
{
  write_number (self, value, 0, NULL);
}

static lxw_format *
find_money_format (SalXlsxWriter *self, int decimals)
{
  static const char *const formats[] = {
    "#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000"
  };

  if (self->money[decimals] == NULL)
    {
      self->money[decimals] = workbook_add_format (self->workbook);
      format_set_num_format (self->money[decimals], formats[decimals]);
    }

  return self->money[decimals];
}

/**
 * sal_xlsx_writer_add_money:
 * @self: a writer with a sheet
 * @amount: in minor units of @currency
 * @currency: an ISO 4217 code
 *
 * Adds a cell with an amount, which is shown with the currency's decimals.
 */
void
sal_xlsx_writer_add_money (SalXlsxWriter *self, gint64 amount, const char *currency)
{
  int decimals = CLAMP (sal_currency_digits (currency), 0, MOST_DECIMALS);

  write_number (self,
                (double) amount / pow (10, sal_currency_digits (currency)),
                decimals + 1,
                find_money_format (self, decimals));
}

void
sal_xlsx_writer_end_row (SalXlsxWriter *self)
{
  self->row++;
  self->column = 0;
}

/**
 * sal_xlsx_writer_save:
 * @self: a writer, which takes nothing any more afterwards
 * @file: where to
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Ends the spreadsheet and puts it in place of @file, all of it or nothing.
 *
 * %G_IO_ERROR_INVALID_DATA is raised for what a sheet cannot hold, with the cell; and other
 * %G_IO_ERROR if it cannot be written.
 *
 * Returns: whether it could be saved
 */
gboolean
sal_xlsx_writer_save (SalXlsxWriter *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *contents = NULL;
  gsize length;
  lxw_error code;

  g_return_val_if_fail (self->workbook != NULL, FALSE);

  end_sheet (self);
  code = workbook_close (g_steal_pointer (&self->workbook));
  if (self->error == NULL && code != LXW_NO_ERROR)
    g_set_error (&self->error,
                 G_IO_ERROR,
                 G_IO_ERROR_FAILED,
                 _ ("the spreadsheet could not be put together in %s: %s"),
                 self->path,
                 lxw_strerror (code));
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }

  return g_file_get_contents (self->path, &contents, &length, error) &&
         g_file_replace_contents (
             file, contents, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error);
}
