/* sal-area-cells.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-area-cells.h"

#include <math.h>
#include <string.h>

#include "sal-apportion.h"

#define BETWEEN '-'

/**
 * sal_area_cell_dup_code:
 * @area: the code of an area that is split: "06037"
 * @cell: what tells its cells apart: "90012"
 *
 * Makes the code of a cell. ZIP codes alone would not do: many are the codes of counties, too.
 *
 * Returns: (transfer full): "06037-90012"
 */
char *
sal_area_cell_dup_code (const char *area, const char *cell)
{
  return g_strdup_printf ("%s%c%s", area, BETWEEN, cell);
}

/**
 * sal_area_cell_get_own_code:
 * @code: the code of an area
 *
 * Gets what tells a cell apart from others of the same area.
 *
 * Returns: (nullable): "90012" of "06037-90012", %NULL of an area that is whole
 */
const char *
sal_area_cell_get_own_code (const char *code)
{
  const char *between = strchr (code, BETWEEN);

  return between != NULL ? between + 1 : NULL;
}

/**
 * sal_area_cell_dup_area:
 * @code: the code of an area
 *
 * Gets which area a cell was cut of.
 *
 * Returns: (transfer full) (nullable): "06037" of "06037-90012", %NULL of an area that is whole
 */
char *
sal_area_cell_dup_area (const char *code)
{
  const char *between = strchr (code, BETWEEN);

  return between != NULL ? g_strndup (code, (gsize) (between - code)) : NULL;
}

/**
 * sal_area_cells_any:
 * @geography: a geography in which areas may have been split
 *
 * Tells whether any was.
 *
 * Returns: %TRUE if there are cells
 */
gboolean
sal_area_cells_any (const SalGeography *geography)
{
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);

  for (guint i = 0; i < n_areas; i++)
    if (sal_area_cell_get_own_code (areas[i].code) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * sal_area_cells_list:
 * @geography: a geography in which areas may have been split
 * @area: the code of an area
 *
 * Lists the cells of an area.
 *
 * Returns: (transfer full) (element-type guint): their indices, none if it was not split
 */
GArray *
sal_area_cells_list (const SalGeography *geography, const char *area)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize length = strlen (area);
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);

  for (guint i = 0; i < n_areas; i++)
    if (strncmp (areas[i].code, area, length) == 0 && areas[i].code[length] == BETWEEN)
      g_array_append_val (cells, i);

  return cells;
}

typedef struct
{
  double sum;
  guint n;
} Weighed;

/**
 * sal_area_cells_share:
 * @geography: a geography in which areas may have been split
 * @weights: (array): by area; what counts are those of cells, which are not below 0. They become
 *   what share each has of its area, and 1 of areas that are whole
 *
 * Says how what is known of an area as a whole is divided among its cells: by their weights, and
 * evenly if all of these are 0. The shares of an area add up to 1.
 */
void
sal_area_cells_share (const SalGeography *geography, double *weights)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);
  g_autofree Weighed **of = g_new0 (Weighed *, MAX (n_areas, 1));

  for (guint i = 0; i < n_areas; i++)
    {
      g_autofree char *area = sal_area_cell_dup_area (areas[i].code);

      if (area == NULL)
        continue;
      of[i] = g_hash_table_lookup (sums, area);
      if (of[i] == NULL)
        {
          of[i] = g_new0 (Weighed, 1);
          g_hash_table_insert (sums, g_steal_pointer (&area), of[i]);
        }
      of[i]->sum += weights[i];
      of[i]->n++;
    }
  for (guint i = 0; i < n_areas; i++)
    {
      if (of[i] == NULL)
        weights[i] = 1;
      else
        weights[i] = of[i]->sum > 0 ? weights[i] / of[i]->sum : 1.0 / of[i]->n;
    }
}

/* Of shares, so that they are weights; 2⁴⁰ is more than there are people. */
#define WEIGHT_UNITS 1099511627776.0

/**
 * sal_area_cells_divide:
 * @cells: (element-type guint): cells of one area
 * @shares: (array): by area, what share cells have of it: from sal_area_cells_share()
 * @value: what is known of the area as a whole
 * @values: (array): by area: those of @cells are set
 *
 * Divides what is known of an area among its cells, so that these add up to it. What is whole, as
 * numbers of people and businesses are, is divided into whole numbers, by the largest remainder.
 */
void
sal_area_cells_divide (const GArray *cells, const double *shares, double value, double *values)
{
  g_autofree gint64 *weights = g_new (gint64, MAX (cells->len, 1));
  g_autofree gint64 *whole = g_new (gint64, MAX (cells->len, 1));
  gboolean is_whole = fabs (value) < WEIGHT_UNITS && value == trunc (value);

  for (guint i = 0; i < cells->len; i++)
    weights[i] = llround (shares[g_array_index (cells, guint, i)] * WEIGHT_UNITS);
  is_whole = is_whole && sal_apportion_integers ((gint64) value, weights, cells->len, whole);
  for (guint i = 0; i < cells->len; i++)
    {
      guint cell = g_array_index (cells, guint, i);

      values[cell] = is_whole ? (double) whole[i] : value * shares[cell];
    }
}

/**
 * sal_area_cells_find:
 * @geography: a geography in which areas may have been split
 * @area: the code of an area
 * @cell: (nullable): what tells a cell of it apart, if that is known
 * @place: where in the area
 * @found: (out): the index of a cell
 *
 * Finds the cell of an area that something lies in which is in that area for certain: the one that
 * is named, else the one whose center is nearest.
 *
 * Returns: %FALSE if the area was not split
 */
gboolean
sal_area_cells_find (const SalGeography *geography,
                     const char *area,
                     const char *cell,
                     SalCoordinate place,
                     guint *found)
{
  g_autofree char *code = cell != NULL ? sal_area_cell_dup_code (area, cell) : NULL;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, NULL);
  g_autoptr (GArray) cells = NULL;
  double nearest = G_MAXDOUBLE;

  if (code != NULL && sal_geography_find (geography, code, found))
    return TRUE;

  cells = sal_area_cells_list (geography, area);
  for (guint i = 0; i < cells->len; i++)
    {
      guint index = g_array_index (cells, guint, i);
      double km = sal_great_circle_km (areas[index].center, place);

      if (i > 0 && !(km < nearest))
        continue;
      nearest = km;
      *found = index;
    }

  return cells->len > 0;
}
