/* sal-measure-study.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-measure-study.h"

#include <string.h>

/* So many columns are looked at; a file with more is another kind of file. */
#define MAX_COLUMNS 100

/* What is part of the names of what does not add up over areas. */
static const char *const mean_words[] = { "share", "rate",   "percent", "pct",     "%",
                                          "mean",  "median", "average", "avg",     "index",
                                          "ratio", "per ",   "per_",    "density", "anteil",
                                          "quote", "mittel", "prozent" };

static void
column_free (gpointer data)
{
  SalMeasureColumn *self = data;

  g_free (self->column);
  g_clear_pointer (&self->figures, sal_area_figures_free);
  g_free (self);
}

void
sal_measure_study_free (SalMeasureStudy *self)
{
  sal_sheet_free (self->sheet);
  sal_geography_unref (self->geography);
  g_clear_pointer (&self->codes, sal_area_codes_free);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

/* "Households" and not "Share of Households". */
static gboolean
sounds_additive (const char *name)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (mean_words); i++)
    if (strstr (folded, mean_words[i]) != NULL)
      return FALSE;

  return TRUE;
}

/* The column in which most are codes, the first of equal ones. */
static guint
find_code_column (const SalMeasureStudy *self)
{
  guint found = 0, most = 0;

  for (guint i = 0; i < MIN (self->sheet->columns->len, MAX_COLUMNS); i++)
    {
      guint n = sal_area_codes_count (self->sheet, self->geography, i);

      if (n > most)
        {
          most = n;
          found = i;
        }
    }

  return found;
}

static void
add_column (SalMeasureStudy *self, guint index)
{
  const char *name = g_ptr_array_index (self->sheet->columns, index);
  SalAreaFigures *figures =
      sal_area_figures_take (self->sheet, self->geography, self->code_column, index, NULL);
  SalMeasureColumn *column;

  if (figures == NULL)
    return;
  column = g_new (SalMeasureColumn, 1);
  *column = (SalMeasureColumn){ .column = g_strdup (name),
                                .index = index,
                                .figures = figures,
                                .is_likely = figures->n_values > figures->findings->len,
                                .additive = sounds_additive (name) };
  g_ptr_array_add (self->columns, column);
}

/**
 * sal_measure_study_new:
 * @sheet: (transfer full): a table
 * @geography: the areas it may be about
 * @code_column: the column with the codes, from 0; −1, or one that is not there: the one in which
 * most are codes of these areas
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds out what a table says of areas: which column has their codes, which others have numbers,
 * and whether these are likely to add up. A table without any such code has no columns in the
 * study.
 *
 * Fails with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the study, or %NULL with @error set
 */
SalMeasureStudy *
sal_measure_study_new (SalSheet *sheet,
                       SalGeography *geography,
                       int code_column,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (SalMeasureStudy) self = g_new (SalMeasureStudy, 1);

  *self = (SalMeasureStudy){ .sheet = sheet,
                             .geography = sal_geography_ref (geography),
                             .columns = g_ptr_array_new_with_free_func (column_free) };
  self->code_column = code_column >= 0 && (guint) code_column < sheet->columns->len
                          ? (guint) code_column
                          : find_code_column (self);
  self->codes = sal_area_codes_new (sheet, geography, self->code_column);
  for (guint i = 0; self->codes->n_matched > 0 && i < MIN (sheet->columns->len, MAX_COLUMNS); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (i != self->code_column)
        add_column (self, i);
    }

  return g_steal_pointer (&self);
}

/**
 * sal_measure_study_count_findings:
 * @self: a study
 *
 * Counts the values that would be left out of the columns that are likely measures.
 *
 * Returns: their number
 */
guint
sal_measure_study_count_findings (const SalMeasureStudy *self)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const SalMeasureColumn *column = g_ptr_array_index (self->columns, i);

      n += column->is_likely ? column->figures->findings->len : 0;
    }

  return n;
}
