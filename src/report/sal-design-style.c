/* sal-design-style.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-style.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "sal-area-measures.h"
#include "sal-design-style-private.h"

#define N_SHADES SAL_DESIGN_STYLE_N_SHADES

/**
 * sal_design_style_find_flags:
 * @design: a design that is prepared
 * @area: an area
 *
 * Tells what a map says of an area beside its territory: that it is locked, that it stands
 * for a piece that is detached from the rest of its territory: each such piece has one sign.
 *
 * Returns: %SAL_MAP_LOCKED and %SAL_MAP_MARKED, or 0
 */
guint
sal_design_style_find_flags (SalTerritoryDesign *design, guint area)
{
  return (sal_territory_design_is_locked (design, area) ? SAL_MAP_LOCKED : 0) |
         (sal_territory_design_stands_for_piece (design, area) ? SAL_MAP_MARKED : 0);
}

/**
 * sal_design_style_update_area:
 * @style: a style of as many areas as the design has
 * @design: a design that is prepared
 * @area: the area that has changed
 *
 * Sets territory and flags of an area; whether it is selected stays as it is.
 */
void
sal_design_style_update_area (SalMapStyle *style, SalTerritoryDesign *design, guint area)
{
  gint32 territory = sal_territory_design_get_assignment (design)[area];
  guint selected = sal_map_style_get_flags (style, area) & SAL_MAP_SELECTED;

  sal_map_style_set_territory (
      style, area, territory != SAL_TERRITORY_NONE ? (guint) territory : SAL_MAP_UNASSIGNED);
  sal_map_style_set_flags (style, area, sal_design_style_find_flags (design, area) | selected);
}

typedef struct
{
  gint64 id;
  guint territory;
} Place;

static int
compare_places (gconstpointer one, gconstpointer other)
{
  const Place *a = one, *b = other;

  return (a->id > b->id) - (a->id < b->id);
}

/* In the order in which they were made, whatever they are called: a branch has those of what it was
 * branched from in the same order. */
static void
set_ranks (SalMapStyle *style, SalTerritoryDesign *design)
{
  guint n = sal_territory_design_get_n_territories (design);
  g_autofree Place *places = g_new (Place, n + 1);
  g_autofree guint *ranks = g_new (guint, n + 1);

  for (guint t = 0; t < n; t++)
    places[t] = (Place){ sal_territory_design_get_territory (design, t)->id, t };
  qsort (places, n, sizeof *places, compare_places);
  for (guint i = 0; i < n; i++)
    ranks[places[i].territory] = i;
  sal_map_style_set_ranks (style, ranks, n);
}

/**
 * sal_design_style_update:
 * @style: a style of as many areas as the design has
 * @design: a design that is prepared
 *
 * Sets territories, their names and ranks, and the flags of all areas. Colours that territories
 * have stay; sal_map_style_color() gives them to those that have none, and those are the same
 * whenever and wherever the design is shown.
 */
void
sal_design_style_update (SalMapStyle *style, SalTerritoryDesign *design)
{
  guint n = sal_territory_design_get_n_territories (design);
  g_autofree const char **names = g_new0 (const char *, n + 1);

  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    sal_design_style_update_area (style, design, area);
  for (guint t = 0; t < n; t++)
    names[t] = sal_territory_design_get_territory (design, t)->name;
  sal_map_style_set_names (style, names, n);
  set_ranks (style, design);
}

/**
 * sal_map_style_for_design:
 * @design: a design that is prepared
 *
 * Makes the style of a map that shows who has what.
 *
 * Returns: (transfer full): the style, to be given to sal_map_style_color()
 */
SalMapStyle *
sal_map_style_for_design (SalTerritoryDesign *design)
{
  SalMapStyle *style = sal_map_style_new (sal_territory_design_get_n_areas (design));

  sal_design_style_update (style, design);

  return style;
}

/* --- choropleths --- */

static int
compare_values (gconstpointer one, gconstpointer other)
{
  const double *a = one, *b = other;

  return (*a > *b) - (*a < *b);
}

/* Classes with as many areas each: from which value on each goes; 0 throughout if no area has a
 * value above 0. */
void
sal_design_style_find_bounds (const double *values, guint n_areas, double bounds[N_SHADES])
{
  g_autofree double *sorted = g_new (double, n_areas);
  guint n = 0;

  for (guint area = 0; area < n_areas; area++)
    {
      if (values[area] > 0)
        sorted[n++] = values[area];
    }
  qsort (sorted, n, sizeof *sorted, compare_values);
  for (guint shade = 0; shade < N_SHADES; shade++)
    bounds[shade] = n > 0 ? sorted[shade * n / N_SHADES] : 0;
}

/* The class of a value: the last one that does not begin above it. */
guint
sal_design_style_find_shade (const double bounds[N_SHADES], double value)
{
  guint shade = 0;

  while (shade + 1 < N_SHADES && value >= bounds[shade + 1])
    shade++;

  return shade;
}

/**
 * sal_design_style_shade:
 * @style: a style of as many areas as the design has
 * @design: a design that is prepared
 * @measure: the index of a measure
 * @currency: the reporting currency, of measures that are money
 *
 * Makes the map a choropleth of a measure: seven classes with as many areas each, and their legend.
 * Areas without a value have no class.
 */
void
sal_design_style_shade (SalMapStyle *style,
                        const SalTerritoryDesign *design,
                        guint measure,
                        const char *currency)
{
  const SalAreaMeasure *shown = sal_territory_design_get_measure (design, measure);
  guint n_areas = sal_territory_design_get_n_areas (design);
  double bounds[N_SHADES];
  char *labels[N_SHADES + 1] = { NULL };

  sal_design_style_find_bounds (shown->values, n_areas, bounds);
  for (guint area = 0; area < n_areas; area++)
    {
      double value = shown->values[area];

      sal_map_style_set_shade (
          style, area, value > 0 ? sal_design_style_find_shade (bounds, value) : SAL_MAP_NO_SHADE);
    }
  for (guint shade = 0; shade < N_SHADES; shade++)
    {
      g_autofree char *from = sal_area_measure_format (shown, bounds[shade], currency, TRUE);

      /* translators: a class of a map's legend: from this value on */
      labels[shade] = g_strdup_printf (_ ("from %s"), from);
    }
  sal_map_style_set_legend (style, shown->label, (const char *const *) labels, N_SHADES);
  sal_map_style_set_fill (style, SAL_MAP_FILL_AMOUNT);
  for (guint shade = 0; shade < N_SHADES; shade++)
    g_free (labels[shade]);
}
