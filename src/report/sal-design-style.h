/* sal-design-style.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-map-style.h"
#include "sal-territory-design.h"

G_BEGIN_DECLS

/* What a design looks like on a map, the same on screen and on paper. */
SalMapStyle *sal_map_style_for_design (SalTerritoryDesign *design);
void sal_design_style_update (SalMapStyle *style, SalTerritoryDesign *design);
void sal_design_style_update_area (SalMapStyle *style, SalTerritoryDesign *design, guint area);
guint sal_design_style_find_flags (SalTerritoryDesign *design, guint area);
void sal_design_style_shade (SalMapStyle *style,
                             const SalTerritoryDesign *design,
                             guint measure,
                             const char *currency);

G_END_DECLS
