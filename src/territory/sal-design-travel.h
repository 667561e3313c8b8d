/* sal-design-travel.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-territory-design.h"

G_BEGIN_DECLS

/* How much longer roads are than the great circle: 1.20 in the United States, by R. H. Ballou, H.
 * Rahardja & N. Sakai, "Selected country circuity factors for road travel distance estimation",
 * Transportation Research Part A 36, 2002 (doi 10.1016/S0965-8564(01)00044-1). */
#define SAL_TRAVEL_DETOUR 1.2

/* A place that somebody travels to. */
typedef struct
{
  gint32 territory;
  double unit[3]; /* on the sphere of radius 1 */
  double weight;  /* in the unit of the measure */
} SalTravelPlace;

double sal_design_travel_km (SalTerritoryDesign *design, guint territory, guint measure);
GArray *sal_design_travel_list_places (SalTerritoryDesign *design, guint measure);
double sal_travel_measure_km (const double home[3], const SalTravelPlace *places, guint n_places);

G_END_DECLS
