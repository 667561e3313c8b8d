/* sal-coverage-style.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-coverage-layer.h"
#include "sal-map-style.h"

G_BEGIN_DECLS

/* What coverage looks like on a map, the same on screen and on paper. */
void sal_coverage_style_shade (SalMapStyle *style,
                               SalTerritoryDesign *design,
                               const SalDesignCoverage *coverage,
                               SalCoverageLayer layer,
                               const char *currency);

G_END_DECLS
