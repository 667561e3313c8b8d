/* sal-coverage-layer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-coverage-layer.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-money.h"
#include "sal-number.h"

/* Coverage in words. */

#define DENSITY_KM2 1000

const char *
sal_coverage_layer_get_label (SalCoverageLayer layer)
{
  static const char *const labels[] = {
    [SAL_COVERAGE_LAYER_DENSITY] = N_ ("Opportunity Density"),
    [SAL_COVERAGE_LAYER_WIN_RATE] = N_ ("Win Rate"),
    [SAL_COVERAGE_LAYER_GAPS] = N_ ("Coverage Gaps"),
    [SAL_COVERAGE_LAYER_WHITESPACE] = N_ ("Whitespace"),
    [SAL_COVERAGE_LAYER_HUNTERS] = N_ ("Hunters and Farmers"),
  };

  return _ (labels[layer]);
}

const char *
sal_coverage_gap_get_label (SalCoverageGap gap)
{
  static const char *const labels[] = {
    [SAL_COVERAGE_GAP_NONE] = N_ ("In a territory that is held"),
    [SAL_COVERAGE_GAP_SMALL] = N_ ("No account, and less potential than the average area"),
    [SAL_COVERAGE_GAP_VACANT] = N_ ("Its territory is vacant"),
    [SAL_COVERAGE_GAP_UNASSIGNED] = N_ ("In no territory"),
  };

  return _ (labels[gap]);
}

/**
 * sal_coverage_layer_get_value:
 * @layer: a layer
 * @coverage: a coverage
 * @geography: its areas
 * @area: one of them
 *
 * Gets what a layer says of an area.
 *
 * Returns: the value in the unit of the layer, NAN if there is nothing to be said
 */
double
sal_coverage_layer_get_value (SalCoverageLayer layer,
                              const SalDesignCoverage *coverage,
                              const SalGeography *geography,
                              guint area)
{
  const SalCoverageFigures *figures = sal_design_coverage_get_area (coverage, area);
  double km2 = sal_geography_get_areas (geography, NULL)[area].area_km2;
  SalCoverageGap gap;

  switch (layer)
    {
    case SAL_COVERAGE_LAYER_DENSITY:
      return figures->n_open > 0 && km2 > 0 ? figures->n_open / km2 * DENSITY_KM2 : NAN;
    case SAL_COVERAGE_LAYER_WIN_RATE:
      return sal_coverage_figures_get_win_rate (figures);
    case SAL_COVERAGE_LAYER_GAPS:
      gap = sal_design_coverage_find_gap (coverage, area);
      return gap != SAL_COVERAGE_GAP_SMALL ? gap : NAN;
    case SAL_COVERAGE_LAYER_WHITESPACE:
      return figures->whitespace > 0 ? figures->whitespace : NAN;
    default:
      return sal_coverage_figures_get_hunter_share (figures);
    }
}

/* "$15.90 per 1,000 of Annual Payroll, Thousand USD, less revenue": of one they are too small. */
static char *
describe_potential (const SalDesignCoverage *coverage,
                    const SalTerritoryDesign *design,
                    const char *currency)
{
  const SalCoveragePotential *potential = sal_design_coverage_get_potential (coverage);
  const SalAreaMeasure *measure = sal_territory_design_get_measure (design, potential->measure);
  g_autofree char *per_thousand = NULL;

  if (potential->rate <= 0)
    return g_strdup (_ ("No revenue to tell potential by"));
  if (measure->is_money)
    return g_strdup_printf (_ ("%s, less revenue"), measure->label);
  per_thousand = sal_money_format_short (llround (potential->rate * 1000), currency);

  /* translators: an amount of money per thousand of a measure, such as employment */
  return g_strdup_printf (
      _ ("%1$s per 1,000 of %2$s, as in the best quarter of what buys, less revenue"),
      per_thousand,
      measure->label);
}

/**
 * sal_coverage_layer_dup_title:
 * @layer: a layer
 * @coverage: a coverage
 * @design: its design
 * @currency: the reporting currency
 *
 * Says what the legend of a layer is of, with its unit and how it is found.
 *
 * Returns: (transfer full): the title
 */
char *
sal_coverage_layer_dup_title (SalCoverageLayer layer,
                              const SalDesignCoverage *coverage,
                              const SalTerritoryDesign *design,
                              const char *currency)
{
  switch (layer)
    {
    case SAL_COVERAGE_LAYER_DENSITY:
      return g_strdup (_ ("Open opportunities per 1,000 km²"));
    case SAL_COVERAGE_LAYER_WIN_RATE:
      return g_strdup_printf (_ ("Won of those closed in 12 months, %d or more"),
                              SAL_COVERAGE_MIN_CLOSED);
    case SAL_COVERAGE_LAYER_GAPS:
      return g_strdup (_ ("With accounts, or potential above the average"));
    case SAL_COVERAGE_LAYER_WHITESPACE:
      return describe_potential (coverage, design, currency);
    default:
      return g_strdup (_ ("Share of hunters in who covers accounts"));
    }
}

/**
 * sal_coverage_format_share:
 * @share: a share, or NAN
 *
 * Writes a share as it is read.
 *
 * Returns: (transfer full): "31 %", "–" of NAN
 */
char *
sal_coverage_format_share (double share)
{
  g_autofree char *number = NULL;

  if (isnan (share))
    return g_strdup ("–");
  number = sal_number_format (share * 100, 0);

  /* translators: per cent */
  return g_strdup_printf (_ ("%s %%"), number);
}

/* --- lines --- */

static void
line_free (gpointer data)
{
  SalCoverageLine *self = data;

  g_free (self->title);
  g_free (self->value);
  g_free (self->note);
  g_free (self);
}

/* Takes @value and @note. */
static void
add_line (GPtrArray *lines, const char *title, char *value, char *note)
{
  SalCoverageLine *line = g_new (SalCoverageLine, 1);

  *line = (SalCoverageLine){ g_strdup (title), value, note };
  g_ptr_array_add (lines, line);
}

static void
add_win_rate (GPtrArray *lines, const SalCoverageFigures *figures)
{
  guint n_closed = figures->n_won + figures->n_lost;
  char *note =
      g_strdup_printf (_ ("%1$u won of %2$u closed in 12 months"), figures->n_won, n_closed);

  if (n_closed > 0)
    add_line (lines,
              _ ("Win Rate"),
              sal_coverage_format_share (sal_coverage_figures_get_win_rate (figures)),
              g_steal_pointer (&note));
  g_free (note);
}

/**
 * sal_coverage_figures_describe:
 * @figures: what stands about some accounts
 * @currency: the reporting currency
 *
 * Says how they are covered and how well it goes. What there is nothing to say of is left out.
 *
 * Returns: (transfer full) (element-type SalCoverageLine): the lines
 */
GPtrArray *
sal_coverage_figures_describe (const SalCoverageFigures *figures, const char *currency)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  if (figures->n_accounts > 0)
    {
      add_line (lines,
                _ ("Accounts Covered"),
                /* translators: a number of a number */
                g_strdup_printf (_ ("%1$u of %2$u"), figures->n_covered, figures->n_accounts),
                g_strdup_printf (
                    _ ("By hunters %1$u, by farmers %2$u"), figures->n_hunted, figures->n_farmed));
      add_line (lines,
                _ ("Accounts Gone Quiet"),
                sal_number_format (figures->n_quiet, 0),
                g_strdup_printf (_ ("No activity in %d days"), SAL_COVERAGE_QUIET_DAYS));
    }
  add_win_rate (lines, figures);
  if (figures->whitespace > 0)
    {
      g_autofree char *potential =
          sal_money_format_short ((gint64) llround (figures->potential), currency);

      add_line (lines,
                _ ("Whitespace"),
                sal_money_format_short ((gint64) llround (figures->whitespace), currency),
                g_strdup_printf (_ ("Of a potential of %s"), potential));
    }

  return lines;
}
