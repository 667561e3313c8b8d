/* sal-area-figures.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-area-figures.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-exchange-error.h"
#include "sal-number.h"
#include "sal-text.h"

typedef struct
{
  const SalGeography *geography;
  const SalSheet *sheet;
  guint code, value;
  gsize length; /* of all codes, if all are as long; 0 otherwise */
  SalAreaFigures *figures;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->figures, sal_area_figures_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

void
sal_area_figures_free (SalAreaFigures *self)
{
  g_free (self->values);
  g_clear_pointer (&self->codes, sal_area_codes_free);
  g_ptr_array_unref (self->findings);
  g_free (self->code_column);
  g_free (self->value_column);
  g_free (self);
}

/* -------------------------------------------------------------------------------------- columns */

static const char *const code_names[] = { "code", "area",        "geoid", "fips",     "county",
                                          "zip",  "postal_code", "plz",   "postcode", "id" };

static char *
join (const GPtrArray *columns)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (
        list, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (columns, i));

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
set_no_column (const SalSheet *sheet, const char *asked, GError **error)
{
  g_autofree char *list = join (sheet->columns);

  if (asked != NULL)
    g_set_error (error,
                 SAL_EXCHANGE_ERROR,
                 SAL_EXCHANGE_ERROR_MAPPING,
                 _ ("%s has no column “%s” (it has: %s)"),
                 sheet->name,
                 asked,
                 list);
  else
    g_set_error (error,
                 SAL_EXCHANGE_ERROR,
                 SAL_EXCHANGE_ERROR_MAPPING,
                 _ ("%s: say which column has the codes and which the values (it has: %s)"),
                 sheet->name,
                 list);

  return FALSE;
}

static guint
count_columns (const GPtrArray *columns, const char *name, GCompareFunc compare, guint *first)
{
  guint n = 0;

  for (guint i = 0; i < columns->len; i++)
    if (compare (g_ptr_array_index (columns, i), name) == 0 && n++ == 0)
      *first = i;

  return n;
}

static gboolean
find_usual_column (const GPtrArray *columns, const char *name, guint *column)
{
  return count_columns (columns, name, (GCompareFunc) g_ascii_strcasecmp, column) > 0;
}

/* The column that is called so, or else the one that is but for its capitals. */
static gboolean
find_column (const SalSheet *sheet, const char *asked, guint *column, GError **error)
{
  guint n = count_columns (sheet->columns, asked, (GCompareFunc) strcmp, column);

  if (n == 0)
    n = count_columns (sheet->columns, asked, (GCompareFunc) g_ascii_strcasecmp, column);
  if (n == 0)
    return set_no_column (sheet, asked, error);
  if (n == 1)
    return TRUE;
  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_MAPPING,
               _ ("%s has %u columns “%s” (expected one: give each a name of its own)"),
               sheet->name,
               n,
               asked);

  return FALSE;
}

static gboolean
find_code_column (const SalSheet *sheet, const char *asked, guint *column, GError **error)
{
  if (asked != NULL)
    return find_column (sheet, asked, column, error);

  for (gsize i = 0; i < G_N_ELEMENTS (code_names); i++)
    if (find_usual_column (sheet->columns, code_names[i], column))
      return TRUE;
  *column = 0;

  return TRUE;
}

/* Of two columns it is the other one. */
static gboolean
find_value_column (
    const SalSheet *sheet, const char *asked, guint code, guint *column, GError **error)
{
  if (asked != NULL)
    return find_column (sheet, asked, column, error);
  if (sheet->columns->len != 2)
    return set_no_column (sheet, NULL, error);
  *column = 1 - code;

  return TRUE;
}

/* ----------------------------------------------------------------------------------------- rows */

/* What is no number tells nothing of how numbers are written. */
static gboolean
is_likely (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789.,+-") == strlen (text);
}

static SalDecimalMark
find_mark (const Reading *self)
{
  g_autoptr (GPtrArray) samples = g_ptr_array_new ();
  SalDecimalMark mark;

  if (self->sheet->mark != SAL_DECIMAL_ANY)
    return self->sheet->mark;
  for (guint i = 0; i < sal_sheet_get_n_rows (self->sheet); i++)
    {
      const char *value = sal_sheet_get (self->sheet, i, self->value);

      if (is_likely (value))
        g_ptr_array_add (samples, (char *) value);
    }
  if (samples->len == 0 ||
      !sal_text_guess_decimal_mark ((const char *const *) samples->pdata, samples->len, &mark))
    mark = SAL_DECIMAL_ANY;

  return mark;
}

static void
leave_out (Reading *self, guint row, const char *why)
{
  char number[SAL_NUMBER_BUFFER];

  sal_number_write ((gint64) g_array_index (self->sheet->numbers, guint64, row), 0, number);
  g_ptr_array_add (self->figures->findings,
                   g_strdup_printf (
                       /* translators: a file, the number of a row, a column, what is wrong */
                       _ ("%s, row %s, %s: %s; it was left out"),
                       self->sheet->name,
                       number,
                       self->figures->value_column,
                       why));
}

static void
take_row (Reading *self, guint row, SalDecimalMark mark)
{
  SalAreaFigures *figures = self->figures;
  const char *code = sal_sheet_get (self->sheet, row, self->code);
  const char *text = sal_sheet_get (self->sheet, row, self->value);
  guint area;
  double value;

  if (!sal_area_codes_find_area (self->geography, self->length, code, &area, &figures->n_padded) ||
      *text == '\0')
    return;
  if (!sal_text_to_double (text, mark, &value, NULL) || !isfinite (value))
    {
      g_autofree char *why =
          g_strdup_printf (_ ("“%s” is not a number (expected one such as 1234.5)"), text);

      leave_out (self, row, why);
      return;
    }
  if (!isnan (figures->values[area]))
    {
      g_autofree char *why = g_strdup_printf (_ ("“%s” was there before"), code);

      leave_out (self, row, why);
      return;
    }
  figures->values[area] = value;
  figures->n_values++;
}

static void
set_up (Reading *self)
{
  SalAreaFigures *figures = self->figures = g_new0 (SalAreaFigures, 1);
  guint n_areas;

  self->length = sal_area_codes_find_length (self->geography);
  figures->code_column = g_strdup (g_ptr_array_index (self->sheet->columns, self->code));
  figures->value_column = g_strdup (g_ptr_array_index (self->sheet->columns, self->value));
  figures->findings = g_ptr_array_new_with_free_func (g_free);
  sal_geography_get_areas (self->geography, &n_areas);
  figures->values = g_new (double, MAX (n_areas, 1));
  for (guint i = 0; i < n_areas; i++)
    figures->values[i] = NAN;
}

/**
 * sal_area_figures_take:
 * @sheet: a table
 * @geography: the areas that its codes are of
 * @code_column: the column with the codes, from 0
 * @value_column: the column with the values, from 0
 * @error: return location for an error
 *
 * Takes a number for each area from a table. Rows of none of these areas are passed over, those
 * whose value is no number or that are there twice are left out and named. Codes that lost
 * their leading zeros are found where all codes are of the same length.
 *
 * Fails with %SAL_EXCHANGE_ERROR_FORMAT if the table has no code of these areas with a number.
 *
 * Returns: (transfer full): the numbers, or %NULL with @error set
 */
SalAreaFigures *
sal_area_figures_take (const SalSheet *sheet,
                       const SalGeography *geography,
                       guint code_column,
                       guint value_column,
                       GError **error)
{
  g_auto (Reading)
      self = { .sheet = sheet, .geography = geography, .code = code_column, .value = value_column };
  SalDecimalMark mark;

  set_up (&self);
  mark = find_mark (&self);
  for (guint i = 0; i < sal_sheet_get_n_rows (sheet); i++)
    take_row (&self, i, mark);
  if (self.figures->n_values > 0)
    return g_steal_pointer (&self.figures);

  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_FORMAT,
               _ ("%s: column %s has no code of these areas with a number (expected codes such as "
                  "%s)"),
               sheet->name,
               self.figures->code_column,
               sal_geography_get_areas (geography, NULL)[0].code);

  return NULL;
}

/**
 * sal_area_figures_read:
 * @file: comma-, semicolon- or tab-separated text with a header, or a spreadsheet (XLSX)
 * @geography: the areas that its codes are of
 * @code_column: (nullable): the column with the codes; %NULL for one with a usual name, or the
 * first
 * @value_column: (nullable): the column with the values; %NULL for the other one of two
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a number for each area, and tells which rows are of none. Columns are found by their names,
 * if need be without regard to capitals.
 *
 * Fails with %SAL_EXCHANGE_ERROR_MAPPING if it is not clear which columns are meant, and with the
 * errors of sal_sheet_read() and sal_area_figures_take().
 *
 * Returns: (transfer full): the numbers, or %NULL with @error set
 */
SalAreaFigures *
sal_area_figures_read (GFile *file,
                       const SalGeography *geography,
                       const char *code_column,
                       const char *value_column,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (SalSheet) sheet = sal_sheet_read (file, cancellable, error);
  SalAreaFigures *figures;
  guint code, value;

  if (sheet == NULL || !find_code_column (sheet, code_column, &code, error) ||
      !find_value_column (sheet, value_column, code, &value, error))
    return NULL;

  figures = sal_area_figures_take (sheet, geography, code, value, error);
  if (figures != NULL)
    figures->codes = sal_area_codes_new (sheet, geography, code);

  return figures;
}
