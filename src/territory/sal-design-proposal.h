/* sal-design-proposal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-design-districting.h"

G_BEGIN_DECLS

/* What the way to the homes of the holders usually counts where there is a map already: less, and
 * who had territories is sent far across the country as they are balanced; more, and hardly
 * anything is nearer, while they are balanced less well. */
#define SAL_DESIGN_DEFAULT_TRAVEL 10.0

gboolean sal_design_knows_homes (const SalTerritoryDesign *design);
double sal_design_propose_travel (const SalTerritoryDesign *design, SalDistrictStart start);
double sal_design_propose_seconds (guint n_measures);

G_END_DECLS
