/* sal-design-bound.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-district-bound.h"
#include "sal-territory-design.h"

G_BEGIN_DECLS

/* An area that is heavier than any territory is to be. */
typedef struct
{
  guint area;
  double index; /* 100: as heavy as the largest target */
} SalDesignOversize;

void
sal_design_bound_compute (const SalTerritoryDesign *design, guint measure, SalDistrictBound *bound);
GArray *sal_design_find_oversize (const SalTerritoryDesign *design, guint measure);

G_END_DECLS
