/* sal-design-capacity.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-design-districting.h"

G_BEGIN_DECLS

/* What part a territory has in the division of areas. */
typedef enum
{
  SAL_DESIGN_PART_OPEN,
  SAL_DESIGN_PART_CLOSED, /* it is locked, and keeps what it has */
  SAL_DESIGN_PART_NONE,   /* it gets no areas */
} SalDesignPart;

/* Of each territory its part, and how much of the areas it should have, in shares of what open
 * territories have. Private to this folder. */
typedef struct
{
  guint8 *parts; /* of SalDesignPart */
  double *rooms; /* above 0 for all but SAL_DESIGN_PART_NONE */
} SalDesignCapacity;

gboolean sal_design_capacity_compute (SalDesignCapacity *self,
                                      const SalTerritoryDesign *design,
                                      const guint8 *in_scope,
                                      const SalDesignGoal *goals,
                                      guint n_goals);
void sal_design_capacity_clear (SalDesignCapacity *self);

void sal_design_measure_given (const SalTerritoryDesign *design, guint measure, double *given);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalDesignCapacity, sal_design_capacity_clear)

G_END_DECLS
