/* sal-design-proposal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-proposal.h"

#include <math.h>

/* Each measure more makes it harder to find a map that is even by all of them. */
#define SECONDS_BY_MEASURE 5
#define MOST_SECONDS       30

/**
 * sal_design_knows_homes:
 * @design: a design
 *
 * Tells whether it is known of anybody who holds a territory where they live.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_design_knows_homes (const SalTerritoryDesign *design)
{
  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      SalCoordinate home = sal_territory_design_get_territory (design, t)->home;

      if (!isnan (home.latitude) && !isnan (home.longitude))
        return TRUE;
    }

  return FALSE;
}

/**
 * sal_design_propose_travel:
 * @design: a design
 * @start: where the optimiser is to begin
 *
 * Proposes what the way to the homes of the holders counts if nobody says anything else: something
 * where people have areas that they may lose, and live somewhere.
 *
 * Returns: the weight, as of #SalDesignWish; 0 from scratch, or if no home is known
 */
double
sal_design_propose_travel (const SalTerritoryDesign *design, SalDistrictStart start)
{
  gboolean is_empty = sal_territory_design_count_areas (design, SAL_TERRITORY_NONE) ==
                      sal_territory_design_get_n_areas (design);

  return start == SAL_DISTRICT_CURRENT && !is_empty && sal_design_knows_homes (design)
             ? SAL_DESIGN_DEFAULT_TRAVEL
             : 0;
}

/**
 * sal_design_propose_seconds:
 * @n_measures: how many measures are balanced
 *
 * Proposes how long to search if nobody says anything else.
 *
 * Returns: seconds
 */
double
sal_design_propose_seconds (guint n_measures)
{
  return CLAMP (SECONDS_BY_MEASURE * n_measures, SECONDS_BY_MEASURE, MOST_SECONDS);
}
