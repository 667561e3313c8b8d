/* sal-area-codes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-area-codes.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-number.h"

/* A code is not longer than that, and padding it does not make it so. */
#define MAX_CODE 64

void
sal_area_codes_free (SalAreaCodes *self)
{
  g_ptr_array_unref (self->unmatched);
  g_ptr_array_unref (self->uncoded);
  g_free (self);
}

/**
 * sal_area_codes_find_length:
 * @geography: areas
 *
 * Finds out how long their codes are.
 *
 * Returns: bytes; 0 if not all are as long
 */
gsize
sal_area_codes_find_length (const SalGeography *geography)
{
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);
  gsize length = n_areas > 0 ? strlen (areas[0].code) : 0;

  for (guint i = 1; i < n_areas; i++)
    if (strlen (areas[i].code) != length)
      return 0;

  return length;
}

/**
 * sal_area_codes_find_area:
 * @geography: areas
 * @length: what sal_area_codes_find_length() found
 * @code: a code as a table has it
 * @area: (out): gets the index of the area
 * @n_padded: (inout): one more, if the code had lost its leading zeros
 *
 * Finds the area that a code means. Spreadsheets take 01001 for a number and write 1001.
 *
 * Returns: whether there is one
 */
gboolean
sal_area_codes_find_area (
    const SalGeography *geography, gsize length, const char *code, guint *area, guint *n_padded)
{
  char padded[MAX_CODE + 1];
  gsize written = strlen (code);

  if (sal_geography_find (geography, code, area))
    return TRUE;
  if (written == 0 || written >= length || length > MAX_CODE ||
      strspn (code, "0123456789") != written)
    return FALSE;

  memset (padded, '0', length - written);
  memcpy (padded + length - written, code, written + 1);
  if (!sal_geography_find (geography, padded, area))
    return FALSE;
  (*n_padded)++;

  return TRUE;
}

/**
 * sal_area_codes_count:
 * @sheet: a table
 * @geography: areas
 * @column: a column of the table, from 0
 *
 * Counts the rows whose value in a column is the code of an area, with or without leading zeros.
 *
 * Returns: their number
 */
guint
sal_area_codes_count (const SalSheet *sheet, const SalGeography *geography, guint column)
{
  gsize length = sal_area_codes_find_length (geography);
  guint n = 0, n_padded = 0, area;

  for (guint i = 0; i < sal_sheet_get_n_rows (sheet); i++)
    n += sal_area_codes_find_area (
        geography, length, sal_sheet_get (sheet, i, column), &area, &n_padded);

  return n;
}

static gboolean
is_empty (const SalSheet *sheet, guint row)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    if (*sal_sheet_get (sheet, row, i) != '\0')
      return FALSE;

  return TRUE;
}

static void
add_uncoded (SalAreaCodes *self, const SalSheet *sheet, guint row, guint column)
{
  char number[SAL_NUMBER_BUFFER];

  sal_number_write ((gint64) g_array_index (sheet->numbers, guint64, row), 0, number);
  g_ptr_array_add (
      self->uncoded,
      g_strdup_printf (
          /* translators: a file, the number of a row, the column with the codes */
          _ ("%s, row %s, %s: no code (expected the code of an area); it was left out"),
          sheet->name,
          number,
          (const char *) g_ptr_array_index (sheet->columns, column)));
}

/**
 * sal_area_codes_new:
 * @sheet: a table
 * @geography: areas
 * @column: the column of the table with their codes, from 0
 *
 * Looks for the area of each row. Rows in which nothing stands are none.
 *
 * Returns: (transfer full): what was found, and what was not
 */
SalAreaCodes *
sal_area_codes_new (const SalSheet *sheet, const SalGeography *geography, guint column)
{
  SalAreaCodes *self = g_new0 (SalAreaCodes, 1);
  gsize length = sal_area_codes_find_length (geography);
  guint n_padded = 0, area;

  self->unmatched = g_ptr_array_new_with_free_func (g_free);
  self->uncoded = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sal_sheet_get_n_rows (sheet); i++)
    {
      const char *code = sal_sheet_get (sheet, i, column);

      if (*code == '\0' && is_empty (sheet, i))
        continue;
      self->n_rows++;
      if (*code == '\0')
        add_uncoded (self, sheet, i, column);
      else if (sal_area_codes_find_area (geography, length, code, &area, &n_padded))
        self->n_matched++;
      else
        g_ptr_array_add (self->unmatched, g_strdup (code));
    }

  return self;
}

guint
sal_area_codes_get_n_left_out (const SalAreaCodes *self)
{
  return self->unmatched->len + self->uncoded->len;
}

/**
 * sal_area_codes_describe:
 * @self: what was found
 * @n_values_left_out: values that cannot be used, in rows that were matched
 *
 * Sums the rows up.
 *
 * Returns: (transfer full): a sentence
 */
char *
sal_area_codes_describe (const SalAreaCodes *self, guint n_values_left_out)
{
  g_autofree char *rows = sal_number_format (self->n_rows, 0);
  g_autofree char *matched = sal_number_format (self->n_matched, 0);
  g_autofree char *left_out = sal_number_format (sal_area_codes_get_n_left_out (self), 0);
  g_autofree char *values = sal_number_format (n_values_left_out, 0);

  return g_strdup_printf (_ ("Rows read: %s; matched: %s; left out: %s; values left out: %s."),
                          rows,
                          matched,
                          left_out,
                          values);
}
