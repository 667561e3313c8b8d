/* sal-stakeholder-layout.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-stakeholder-map.h"

G_BEGIN_DECLS

/* Of everybody's box, and what is kept free between boxes; in units of the map, which are pixels
 * where it is not enlarged. */
#define SAL_STAKEHOLDER_WIDTH  208.0
#define SAL_STAKEHOLDER_HEIGHT 92.0
#define SAL_STAKEHOLDER_GAP    24.0
#define SAL_STAKEHOLDER_DROP   60.0

typedef struct
{
  double x, y; /* of the left upper corner of a box */
} SalStakeholderPlace;

/**
 * SalStakeholderLayout:
 *
 * Where everybody of a map stands.
 */
typedef struct
{
  guint n;
  SalStakeholderPlace *places; /* as the people of the map */
} SalStakeholderLayout;

SalStakeholderLayout *sal_stakeholder_layout_new (const SalStakeholderMap *map);
void sal_stakeholder_layout_free (SalStakeholderLayout *self);
void sal_stakeholder_layout_measure (const SalStakeholderLayout *self,
                                     SalStakeholderPlace *from,
                                     SalStakeholderPlace *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalStakeholderLayout, sal_stakeholder_layout_free)

G_END_DECLS
