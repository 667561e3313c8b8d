/* sal-design-graph.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-district-graph.h"
#include "sal-territory-design.h"

G_BEGIN_DECLS

SalDistrictGraph *sal_design_graph_new (const SalTerritoryDesign *design,
                                        const guint *areas,
                                        guint n_areas,
                                        const guint *measures,
                                        guint n_measures,
                                        GError **error);

G_END_DECLS
