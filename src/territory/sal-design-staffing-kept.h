/* sal-design-staffing-kept.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-territory-design.h"

G_BEGIN_DECLS

double *sal_design_staffing_compute_kept (const SalTerritoryDesign *design,
                                          const SalTerritoryDesign *before,
                                          guint measure,
                                          const gint64 *positions,
                                          guint n_positions,
                                          double *wholes);

G_END_DECLS
