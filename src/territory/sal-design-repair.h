/* sal-design-repair.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-territory-design.h"

G_BEGIN_DECLS

/* Assignments in which something is put right; by area, the index of a territory. */
gint32 *sal_design_fill_gaps (SalTerritoryDesign *design);
gint32 *sal_design_join_pieces (SalTerritoryDesign *design);

/* The territories that one borders on, those with the longest border first. */
GArray *sal_design_list_neighbors (const SalTerritoryDesign *design, guint territory);

G_END_DECLS
