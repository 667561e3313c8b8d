/* sal-coverage-style.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-coverage-style.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-design-style-private.h"
#include "sal-money.h"
#include "sal-number.h"

#define N_SHADES SAL_DESIGN_STYLE_N_SHADES

/* Diverging classes have none in the middle: its grey would look like that of nothing. */
#define N_SHARES (N_SHADES - 1)

/* Classes of win rates, as multiples of that of all areas. */
static const double around[N_SHARES] = { 0, 0.5, 0.75, 1, 1.25, 1.5 };

/* Classes of the share of hunters. */
static const double shares[N_SHARES] = { 0, 0.1, 0.3, 0.5, 0.7, 0.9 };

static gboolean
is_share (SalCoverageLayer layer)
{
  return layer == SAL_COVERAGE_LAYER_WIN_RATE || layer == SAL_COVERAGE_LAYER_HUNTERS;
}

/* Whole per cents, so that what the legend says is where classes begin. */
static void
find_rate_bounds (const SalDesignCoverage *coverage, guint n_areas, double bounds[N_SHARES])
{
  SalCoverageFigures sum = { 0 };
  double rate;

  for (guint area = 0; area < n_areas; area++)
    sal_coverage_figures_add (&sum, sal_design_coverage_get_area (coverage, area));
  rate = sal_coverage_figures_get_win_rate (&sum);
  for (guint shade = 0; shade < N_SHARES; shade++)
    bounds[shade] = isnan (rate) ? 0 : round (rate * around[shade] * 100) / 100;
}

static void
find_bounds (SalCoverageLayer layer,
             const SalDesignCoverage *coverage,
             const double *values,
             guint n_areas,
             double bounds[N_SHADES])
{
  bounds[N_SHADES - 1] = G_MAXDOUBLE; /* as long as there is no such class */
  if (layer == SAL_COVERAGE_LAYER_WIN_RATE)
    find_rate_bounds (coverage, n_areas, bounds);
  else if (layer == SAL_COVERAGE_LAYER_HUNTERS)
    for (guint shade = 0; shade < N_SHARES; shade++)
      bounds[shade] = shares[shade];
  else
    sal_design_style_find_bounds (values, n_areas, bounds);
}

static char *
label_shade (SalCoverageLayer layer,
             const double bounds[N_SHADES],
             guint shade,
             const char *currency)
{
  double bound = bounds[is_share (layer) && shade == 0 ? 1 : shade];
  g_autofree char *text = is_share (layer) ? sal_coverage_format_share (bound)
                          : layer == SAL_COVERAGE_LAYER_WHITESPACE
                              ? sal_money_format_short (llround (bound), currency)
                              : sal_number_format (bound, bound < 10 ? 2 : 0);

  if (is_share (layer) && shade == 0)
    /* translators: a class of a map's legend: up to this value */
    return g_strdup_printf (_ ("under %s"), text);

  /* translators: a class of a map's legend: from this value on */
  return g_strdup_printf (_ ("from %s"), text);
}

static void
shade_values (SalMapStyle *style,
              const SalDesignCoverage *coverage,
              SalCoverageLayer layer,
              const double *values,
              const char *title,
              const char *currency)
{
  guint n_areas = sal_map_style_get_n_areas (style);
  guint n_shades = is_share (layer) ? N_SHARES : N_SHADES;
  double bounds[N_SHADES];
  g_auto (GStrv) labels = g_new0 (char *, N_SHADES + 1);

  find_bounds (layer, coverage, values, n_areas, bounds);
  for (guint area = 0; area < n_areas; area++)
    sal_map_style_set_shade (style,
                             area,
                             isnan (values[area])
                                 ? SAL_MAP_NO_SHADE
                                 : sal_design_style_find_shade (bounds, values[area]));
  for (guint shade = 0; shade < n_shades; shade++)
    labels[shade] = label_shade (layer, bounds, shade, currency);
  sal_map_style_set_legend (style, title, (const char *const *) labels, n_shades);
  sal_map_style_set_fill (style, is_share (layer) ? SAL_MAP_FILL_INDEX : SAL_MAP_FILL_AMOUNT);
}

/* In words; what is no gap is the palest. */
static void
shade_gaps (SalMapStyle *style, const double *values, const char *title)
{
  static const SalCoverageGap gaps[] = { SAL_COVERAGE_GAP_NONE,
                                         SAL_COVERAGE_GAP_VACANT,
                                         SAL_COVERAGE_GAP_UNASSIGNED };
  const char *labels[G_N_ELEMENTS (gaps)];

  for (guint shade = 0; shade < G_N_ELEMENTS (gaps); shade++)
    labels[shade] = sal_coverage_gap_get_label (gaps[shade]);
  for (guint area = 0; area < sal_map_style_get_n_areas (style); area++)
    {
      guint shade = 0;

      while (shade + 1 < G_N_ELEMENTS (gaps) && (double) gaps[shade] != values[area])
        shade++;
      sal_map_style_set_shade (style, area, isnan (values[area]) ? SAL_MAP_NO_SHADE : shade);
    }
  sal_map_style_set_legend (style, title, labels, G_N_ELEMENTS (gaps));
  sal_map_style_set_fill (style, SAL_MAP_FILL_AMOUNT);
}

/**
 * sal_coverage_style_shade:
 * @style: a style of as many areas as the design has
 * @design: a design that is prepared
 * @coverage: its coverage
 * @layer: what is to be shown
 * @currency: the reporting currency
 *
 * Makes the map a choropleth of coverage, with its legend. Amounts have seven classes with as many
 * areas each; win rates diverge from that of all areas, and the share of hunters from a half, in
 * six classes on the palette from orange to blue; gaps are three classes in words. Areas of which
 * there is nothing to be said have no class.
 */
void
sal_coverage_style_shade (SalMapStyle *style,
                          SalTerritoryDesign *design,
                          const SalDesignCoverage *coverage,
                          SalCoverageLayer layer,
                          const char *currency)
{
  const SalGeography *geography = sal_territory_design_get_geography (design);
  guint n_areas = sal_map_style_get_n_areas (style);
  g_autofree double *values = g_new (double, MAX (n_areas, 1));
  g_autofree char *title = sal_coverage_layer_dup_title (layer, coverage, design, currency);

  for (guint area = 0; area < n_areas; area++)
    values[area] = sal_coverage_layer_get_value (layer, coverage, geography, area);
  if (layer == SAL_COVERAGE_LAYER_GAPS)
    shade_gaps (style, values, title);
  else
    shade_values (style, coverage, layer, values, title, currency);
}
