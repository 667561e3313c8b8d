/* sal-area-figures.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-area-figures.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-csv-reader.h"
#include "sal-exchange-error.h"
#include "sal-number.h"
#include "sal-text.h"

/* A code is not longer than that, and padding it does not make it so. */
#define MAX_CODE 64

/* A row as it stands in the file. */
typedef struct
{
  char *code, *value;
  guint64 row;
} Row;

typedef struct
{
  const SalGeography *geography;
  const char *name; /* of the file */
  guint code, value;
  gsize length; /* of all codes, if all are as long; 0 otherwise */
  GArray *rows; /* of Row */
  SalAreaFigures *figures;
} Reading;

static void
row_clear (gpointer data)
{
  g_free (((Row *) data)->code);
  g_free (((Row *) data)->value);
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->figures, sal_area_figures_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

void
sal_area_figures_free (SalAreaFigures *self)
{
  g_free (self->values);
  g_ptr_array_unref (self->unmatched);
  g_ptr_array_unref (self->findings);
  g_free (self->code_column);
  g_free (self->value_column);
  g_free (self);
}

/* -------------------------------------------------------------------------------------- columns */

static const char *const code_names[] = { "code", "area",        "geoid", "fips",     "county",
                                          "zip",  "postal_code", "plz",   "postcode", "id" };

static gboolean
set_no_column (const char *name, const char *asked, const char *const *columns, GError **error)
{
  g_autofree char *list = g_strjoinv (", ", (char **) columns);

  if (asked != NULL)
    g_set_error (error,
                 SAL_EXCHANGE_ERROR,
                 SAL_EXCHANGE_ERROR_MAPPING,
                 _ ("%s has no column “%s” (it has: %s)"),
                 name,
                 asked,
                 list);
  else
    g_set_error (error,
                 SAL_EXCHANGE_ERROR,
                 SAL_EXCHANGE_ERROR_MAPPING,
                 _ ("%s: say which column has the codes and which the values (it has: %s)"),
                 name,
                 list);

  return FALSE;
}

static gboolean
find_column (const char *const *columns, const char *name, guint *column)
{
  for (guint i = 0; columns[i] != NULL; i++)
    if (g_ascii_strcasecmp (columns[i], name) == 0)
      {
        *column = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
find_code_column (Reading *self, const char *const *columns, const char *asked, GError **error)
{
  if (asked != NULL)
    return find_column (columns, asked, &self->code) ||
           set_no_column (self->name, asked, columns, error);

  for (gsize i = 0; i < G_N_ELEMENTS (code_names); i++)
    if (find_column (columns, code_names[i], &self->code))
      return TRUE;
  self->code = 0;

  return TRUE;
}

/* Of two columns it is the other one. */
static gboolean
choose_columns (
    Reading *self, const char *const *columns, const char *code, const char *value, GError **error)
{
  guint n_columns = g_strv_length ((char **) columns);

  if (!find_code_column (self, columns, code, error))
    return FALSE;
  if (value != NULL && !find_column (columns, value, &self->value))
    return set_no_column (self->name, value, columns, error);
  if (value == NULL && n_columns != 2)
    return set_no_column (self->name, NULL, columns, error);
  if (value == NULL)
    self->value = 1 - self->code;

  self->figures->code_column = g_strdup (columns[self->code]);
  self->figures->value_column = g_strdup (columns[self->value]);

  return TRUE;
}

/* ----------------------------------------------------------------------------------------- rows */

static gboolean
read_rows (Reading *self, SalCsvReader *reader, GCancellable *cancellable, GError **error)
{
  GError *failure = NULL;
  SalCsvRow row;

  while (sal_csv_reader_next (reader, &row, cancellable, &failure))
    {
      Row kept = { g_strstrip (g_strdup (row.fields[self->code].text)),
                   g_strstrip (g_strdup (row.fields[self->value].text)),
                   row.number };

      g_array_append_val (self->rows, kept);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);

  return FALSE;
}

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

  for (guint i = 0; i < self->rows->len; i++)
    {
      char *value = g_array_index (self->rows, Row, i).value;

      if (is_likely (value))
        g_ptr_array_add (samples, value);
    }
  if (samples->len == 0 ||
      !sal_text_guess_decimal_mark ((const char *const *) samples->pdata, samples->len, &mark))
    mark = SAL_DECIMAL_ANY;

  return mark;
}

static gsize
find_length (const SalGeography *geography)
{
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);
  gsize length = n_areas > 0 ? strlen (areas[0].code) : 0;

  for (guint i = 1; i < n_areas; i++)
    if (strlen (areas[i].code) != length)
      return 0;

  return length;
}

/* Spreadsheets take 01001 for a number and write 1001. */
static gboolean
find_area (Reading *self, const char *code, guint *area)
{
  char padded[MAX_CODE + 1];
  gsize length = strlen (code);

  if (sal_geography_find (self->geography, code, area))
    return TRUE;
  if (length == 0 || length >= self->length || self->length > MAX_CODE ||
      strspn (code, "0123456789") != length)
    return FALSE;

  memset (padded, '0', self->length - length);
  memcpy (padded + self->length - length, code, length + 1);
  if (!sal_geography_find (self->geography, padded, area))
    return FALSE;
  self->figures->n_padded++;

  return TRUE;
}

static void
leave_out (Reading *self, const Row *row, const char *why)
{
  char number[SAL_NUMBER_BUFFER];

  sal_number_write ((gint64) row->row, 0, number);
  g_ptr_array_add (self->figures->findings,
                   g_strdup_printf (
                       /* translators: a file, the number of a row, a column, what is wrong */
                       _ ("%s, row %s, %s: %s; it was left out"),
                       self->name,
                       number,
                       self->figures->value_column,
                       why));
}

static void
take_row (Reading *self, const Row *row, SalDecimalMark mark)
{
  SalAreaFigures *figures = self->figures;
  guint area;
  double value;

  if (*row->code == '\0' && *row->value == '\0')
    return;
  if (!find_area (self, row->code, &area))
    {
      g_ptr_array_add (figures->unmatched, g_strdup (row->code));
      return;
    }
  if (*row->value == '\0')
    return;
  if (!sal_text_to_double (row->value, mark, &value, NULL) || !isfinite (value))
    {
      g_autofree char *why =
          g_strdup_printf (_ ("“%s” is not a number (expected one such as 1234.5)"), row->value);

      leave_out (self, row, why);
      return;
    }
  if (!isnan (figures->values[area]))
    {
      g_autofree char *why = g_strdup_printf (_ ("“%s” was there before"), row->code);

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

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  self->length = find_length (self->geography);
  figures->unmatched = g_ptr_array_new_with_free_func (g_free);
  figures->findings = g_ptr_array_new_with_free_func (g_free);
  sal_geography_get_areas (self->geography, &n_areas);
  figures->values = g_new (double, MAX (n_areas, 1));
  for (guint i = 0; i < n_areas; i++)
    figures->values[i] = NAN;
}

/**
 * sal_area_figures_read:
 * @file: comma-, semicolon- or tab-separated text with a header
 * @geography: the areas that its codes are of
 * @code_column: (nullable): the column with the codes; %NULL for one with a usual name, or the
 * first
 * @value_column: (nullable): the column with the values; %NULL for the other one of two
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a number for each area. Codes that are none of the geography's are listed, rows whose value
 * is no number or that are there twice are left out and named. Codes that lost their leading zeros
 * are found where all codes are of the same length.
 *
 * Fails with %SAL_EXCHANGE_ERROR_MAPPING, which lists the columns, if it is not clear which are
 * meant; with %SAL_EXCHANGE_ERROR_FORMAT if the file has no code of these areas; and with the
 * errors of sal_csv_reader_new_for_file() and sal_csv_reader_next().
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
  g_auto (Reading) self = { .geography = geography };
  g_autoptr (SalCsvReader) reader = sal_csv_reader_new_for_file (file, NULL, cancellable, error);
  SalDecimalMark mark;

  if (reader == NULL)
    return NULL;
  self.name = sal_csv_reader_get_name (reader);
  set_up (&self);
  if (!choose_columns (
          &self, sal_csv_reader_get_columns (reader, NULL), code_column, value_column, error) ||
      !read_rows (&self, reader, cancellable, error))
    return NULL;

  mark = find_mark (&self);
  for (guint i = 0; i < self.rows->len; i++)
    take_row (&self, &g_array_index (self.rows, Row, i), mark);
  if (self.figures->n_values > 0)
    return g_steal_pointer (&self.figures);

  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_FORMAT,
               _ ("%s: column %s has no code of these areas with a number (expected codes such as "
                  "%s)"),
               self.name,
               self.figures->code_column,
               sal_geography_get_areas (geography, NULL)[0].code);

  return NULL;
}
