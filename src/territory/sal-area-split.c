/* sal-area-split.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-area-split.h"

#include <string.h>

#include "sal-area-cells.h"
#include "sal-geography-key.h"

/* With fewer nothing is split. */
#define LEAST_CELLS 2

/**
 * sal_area_split_count:
 * @geography: areas
 * @base: (nullable): what they are, or were before some were split: the field "base" of a
 *   #SalAlignmentInfo
 * @areas: the areas of the Census
 *
 * Tells which areas can be split, and into how many cells: of US counties those that have a shape
 * and more than one ZIP area.
 *
 * Returns: (transfer full) (array): by area: the number of ZIP areas, 0 if it cannot be split
 */
guint *
sal_area_split_count (const SalGeography *geography, const char *base, SalUsAreas *areas)
{
  guint n_areas;
  const SalGeographyArea *all = sal_geography_get_areas (geography, &n_areas);
  guint *counts = g_new0 (guint, MAX (n_areas, 1));
  gsize n_zips, n_counties;
  const SalUsArea *zips = sal_us_areas_get_zips (areas, &n_zips);
  g_autofree guint *of_county = NULL;

  if (g_strcmp0 (base, SAL_GEOGRAPHY_US_COUNTIES) != 0)
    return counts;

  sal_us_areas_get_counties (areas, &n_counties);
  of_county = g_new0 (guint, n_counties);
  for (gsize i = 0; i < n_zips; i++)
    of_county[zips[i].county]++;
  for (guint i = 0; i < n_areas; i++)
    {
      const SalUsArea *county = sal_us_areas_find_county (areas, all[i].code);

      if (county != NULL && all[i].n_rings > 0 && of_county[county->county] >= LEAST_CELLS)
        counts[i] = of_county[county->county];
    }

  return counts;
}

static void
site_clear (gpointer data)
{
  SalCellSite *site = data;

  g_free ((char *) site->code);
  g_free ((char *) site->name);
}

/* "Los Angeles 90012", of Los Angeles County. */
static char *
make_name (const char *county, const char *zip)
{
  gsize length = strlen (county) - (g_str_has_suffix (county, " County") ? strlen (" County") : 0);

  return g_strdup_printf ("%.*s %s", (int) length, county, zip);
}

static GArray *
list_sites (const SalGeography *geography, SalUsAreas *areas, const guint *split, guint n_split)
{
  const SalGeographyArea *all = sal_geography_get_areas (geography, NULL);
  GArray *sites = g_array_new (FALSE, FALSE, sizeof (SalCellSite));
  gsize n_zips;
  const SalUsArea *zips = sal_us_areas_get_zips (areas, &n_zips);

  g_array_set_clear_func (sites, site_clear);
  for (guint i = 0; i < n_split; i++)
    {
      const SalGeographyArea *area = &all[split[i]];
      const SalUsArea *county = sal_us_areas_find_county (areas, area->code);

      for (gsize z = 0; county != NULL && z < n_zips; z++)
        {
          SalCellSite site = { NULL, NULL, area->code, { zips[z].longitude, zips[z].latitude } };

          if (zips[z].county != county->county)
            continue;
          site.code = sal_area_cell_dup_code (area->code, zips[z].code);
          site.name = make_name (area->name, zips[z].code);
          g_array_append_val (sites, site);
        }
    }

  return sites;
}

/**
 * sal_area_split_make:
 * @geography: areas
 * @areas: the areas of the Census
 * @split: (array length=n_split): the indices of areas that sal_area_split_count() knows cells of
 * @n_split: their number
 * @progress: (nullable) (scope call): told how far it is
 * @data: passed to @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Makes a geography in which counties are replaced by their ZIP areas: by cells around the
 * centroids of these, within the county, with codes like 06037-90012 and names like
 * "Los Angeles 90012". A ZIP area of which nothing is in its county has no cell.
 *
 * Fails like sal_cells_build().
 *
 * Returns: (transfer full): the geography, or %NULL with @error set
 */
SalGeography *
sal_area_split_make (const SalGeography *geography,
                     SalUsAreas *areas,
                     const guint *split,
                     guint n_split,
                     SalCellsProgress progress,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GArray) sites = list_sites (geography, areas, split, n_split);

  return sal_cells_split (geography,
                          (const SalCellSite *) (gpointer) sites->data,
                          sites->len,
                          progress,
                          data,
                          cancellable,
                          error);
}

/**
 * sal_alignment_split_new:
 * @alignment: id of an alignment
 * @key: of the geography it has
 * @geography: that geography
 * @split: (array length=n_split): the indices of areas of it
 * @n_split: their number
 * @cells: the geography in which cells are in their place
 *
 * Says what sal_alignment_split_areas() is to write.
 *
 * Returns: (transfer full): the data of it
 */
SalAlignmentSplit *
sal_alignment_split_new (gint64 alignment,
                         const char *key,
                         const SalGeography *geography,
                         const guint *split,
                         guint n_split,
                         SalGeography *cells)
{
  const SalGeographyArea *all = sal_geography_get_areas (geography, NULL);
  SalAlignmentSplit *self = g_new0 (SalAlignmentSplit, 1);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; i < n_split; i++)
    g_strv_builder_add (codes, all[split[i]].code);
  self->alignment = alignment;
  self->key = g_strdup (key);
  self->areas = g_strv_builder_end (codes);
  self->cells = sal_geography_ref (cells);

  return self;
}

void
sal_alignment_split_free (gpointer data)
{
  SalAlignmentSplit *self = data;

  g_free (self->key);
  g_strfreev (self->areas);
  sal_geography_unref (self->cells);
  g_free (self);
}
