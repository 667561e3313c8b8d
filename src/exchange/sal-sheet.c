/* sal-sheet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sheet.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-archive.h"
#include "sal-csv-reader.h"
#include "sal-exchange-error.h"

SalSheet *
sal_sheet_new (const char *name, SalDecimalMark mark)
{
  SalSheet *self = g_new (SalSheet, 1);

  *self = (SalSheet){ g_strdup (name),
                      g_ptr_array_new_with_free_func (g_free),
                      g_ptr_array_new_with_free_func (g_free),
                      g_array_new (FALSE, FALSE, sizeof (guint64)),
                      0,
                      mark };

  return self;
}

void
sal_sheet_free (SalSheet *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->numbers);
  g_free (self);
}

guint
sal_sheet_get_n_rows (const SalSheet *self)
{
  return self->numbers->len;
}

/**
 * sal_sheet_get:
 * @self: a sheet
 * @row: a row, from 0
 * @column: a column, from 0
 *
 * Gets what is in a cell.
 *
 * Returns: the text, empty if there is nothing
 */
const char *
sal_sheet_get (const SalSheet *self, guint row, guint column)
{
  const char *text = g_ptr_array_index (self->cells, row * self->columns->len + column);

  return text != NULL ? text : "";
}

/* What is there without the space around it, and no more than that: it is kept. */
static char *
dup_cell (const GPtrArray *texts, guint index)
{
  const char *text = index < texts->len ? g_ptr_array_index (texts, index) : NULL;
  gsize length;

  if (text == NULL)
    return NULL;
  while (g_ascii_isspace (*text))
    text++;
  length = strlen (text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;

  return length > 0 ? g_strndup (text, length) : NULL;
}

static gboolean
is_blank (const GPtrArray *texts, guint n)
{
  for (guint i = 0; i < MIN (texts->len, n); i++)
    {
      const char *text = g_ptr_array_index (texts, i);

      if (text != NULL && text[strspn (text, " \t\r\n")] != '\0')
        return FALSE;
    }

  return TRUE;
}

/* Blank columns behind the last name are none. */
static gboolean
set_columns (SalSheet *self, const GPtrArray *texts, GError **error)
{
  guint n = texts->len;

  while (n > 0 && is_blank (texts, n) == FALSE)
    {
      g_autofree char *last = dup_cell (texts, n - 1);

      if (last != NULL)
        break;
      n--;
    }
  if (n > SAL_SHEET_MAX_COLUMNS)
    {
      g_set_error (error,
                   SAL_EXCHANGE_ERROR,
                   SAL_EXCHANGE_ERROR_FORMAT,
                   _ ("%s has %u columns (expected at most %d)"),
                   self->name,
                   n,
                   SAL_SHEET_MAX_COLUMNS);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      char *name = dup_cell (texts, i);

      g_ptr_array_add (self->columns,
                       name != NULL ? name : g_strdup_printf (_ ("Column %u"), i + 1));
    }

  return TRUE;
}

/* Files can say the same long text of any number of cells in a few bytes each. */
static gboolean
keep_cells (SalSheet *self, const GPtrArray *texts, GError **error)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      char *text = dup_cell (texts, i);

      g_ptr_array_add (self->cells, text);
      if (text != NULL)
        self->size += strlen (text) + 1;
      if (self->size <= SAL_SHEET_MAX_SIZE)
        continue;
      g_set_error (error,
                   SAL_EXCHANGE_ERROR,
                   SAL_EXCHANGE_ERROR_FORMAT,
                   _ ("%s has too much text in its cells (expected at most %d MB)"),
                   self->name,
                   SAL_SHEET_MAX_SIZE / (1024 * 1024));
      return FALSE;
    }

  return TRUE;
}

/**
 * sal_sheet_add_row:
 * @self: a sheet
 * @number: which row it is, as a spreadsheet counts
 * @texts: (element-type utf8): its cells, %NULL where there is nothing
 * @error: return location for an error
 *
 * Adds a row, the names of the columns first. Blank rows are passed over, and what is behind the
 * last column.
 *
 * Returns: %FALSE with %SAL_EXCHANGE_ERROR_FORMAT if the sheet is too large, in columns,
 * cells or what is in them; it is not to be read then
 */
gboolean
sal_sheet_add_row (SalSheet *self, guint64 number, GPtrArray *texts, GError **error)
{
  guint n_columns = self->columns->len;

  if (n_columns == 0)
    return is_blank (texts, texts->len) || set_columns (self, texts, error);
  if (is_blank (texts, n_columns))
    return TRUE;
  if (self->cells->len + n_columns > SAL_SHEET_MAX_CELLS)
    {
      g_set_error (error,
                   SAL_EXCHANGE_ERROR,
                   SAL_EXCHANGE_ERROR_FORMAT,
                   _ ("%s has too many cells (expected at most %d million)"),
                   self->name,
                   SAL_SHEET_MAX_CELLS / (1024 * 1024));
      return FALSE;
    }
  if (!keep_cells (self, texts, error))
    return FALSE;
  g_array_append_val (self->numbers, number);

  return TRUE;
}

/* -------------------------------------------------------------------------------------- reading */

static gboolean
read_rows (SalSheet *self, SalCsvReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  GError *failure = NULL;
  SalCsvRow row;

  while (sal_csv_reader_next (reader, &row, cancellable, &failure))
    {
      g_ptr_array_set_size (texts, 0);
      for (guint i = 0; i < MIN (row.n_fields, self->columns->len); i++)
        g_ptr_array_add (texts, (char *) row.fields[i].text);
      if (!sal_sheet_add_row (self, row.number, texts, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);

  return FALSE;
}

static SalSheet *
read_csv (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalCsvReader) reader = sal_csv_reader_new_for_file (file, NULL, cancellable, error);
  g_autoptr (SalSheet) self = NULL;
  const char *const *columns;
  guint n_columns;

  if (reader == NULL)
    return NULL;
  self = sal_sheet_new (sal_csv_reader_get_name (reader), SAL_DECIMAL_ANY);
  columns = sal_csv_reader_get_columns (reader, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (self->columns, g_strdup (columns[i]));

  return read_rows (self, reader, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/* A spreadsheet is an archive, whatever its name ends in. */
static GBytes *
load_packed (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  GMappedFile *mapped = path != NULL ? g_mapped_file_new (path, FALSE, NULL) : NULL;
  g_autoptr (GBytes) bytes = mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;

  g_clear_pointer (&mapped, g_mapped_file_unref);

  return bytes != NULL && sal_archive_is_packed (bytes) ? g_steal_pointer (&bytes) : NULL;
}

/**
 * sal_sheet_read:
 * @file: comma-, semicolon- or tab-separated text with a header, or a spreadsheet (XLSX)
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a table, of whichever kind it is. Of a spreadsheet it is the first sheet.
 *
 * Fails with %SAL_EXCHANGE_ERROR_FORMAT, which names the file, with the errors of
 * sal_csv_reader_new_for_file() and sal_csv_reader_next(), and with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
SalSheet *
sal_sheet_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) packed = load_packed (file);
  g_autofree char *name = g_file_get_basename (file);

  if (packed == NULL && g_str_has_suffix (name, ".xlsx") && g_file_query_exists (file, NULL))
    {
      g_set_error (error,
                   SAL_EXCHANGE_ERROR,
                   SAL_EXCHANGE_ERROR_FORMAT,
                   _ ("%s is no spreadsheet (expected an XLSX file, or text named .csv)"),
                   name);
      return NULL;
    }
  if (packed == NULL)
    return read_csv (file, cancellable, error);

  return sal_sheet_read_xlsx (packed, name, cancellable, error);
}
