/* us-graphs.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-district-graph.h"
#include "sal-geography.h"
#include "sal-us-areas.h"

G_BEGIN_DECLS

/* The areas of the United States with their measures, and graphs of them. Each ends the program if
 * its data cannot be read. */

SalGeography *bench_load_counties (void);
SalGeography *bench_build_zips (SalGeography *counties, SalUsAreas *measures);
SalUsAreas *bench_load_measures (void);

/* Of the lower 48 states and DC, or of one state alone, by population: counties of 2019, ZIP areas
 * of 2010. Islands are bridged. */
SalDistrictGraph *
bench_graph_of_counties (SalGeography *counties, SalUsAreas *measures, const char *state);
SalDistrictGraph *bench_graph_of_zips (SalGeography *zips, SalUsAreas *measures);

G_END_DECLS
