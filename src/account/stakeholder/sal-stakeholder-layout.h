/* sal-stakeholder-layout.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-stakeholder-routes.h"

G_BEGIN_DECLS

/* Of everybody's box, and what is kept free between boxes; in units of the map, which are pixels
 * where it is not enlarged. */
#define SAL_STAKEHOLDER_WIDTH  208.0
#define SAL_STAKEHOLDER_HEIGHT 106.0
#define SAL_STAKEHOLDER_GAP    24.0
#define SAL_STAKEHOLDER_DROP   46.0

/**
 * SalStakeholderLayout:
 *
 * Where everybody of a map stands, and how the lines of influence go between them.
 */
typedef struct
{
  guint n;
  SalStakeholderPlace *places; /* as the people of the map */
  GArray *routes;              /* of SalStakeholderRoute, as its influences */
} SalStakeholderLayout;

SalStakeholderLayout *sal_stakeholder_layout_new (const SalStakeholderMap *map);
SalStakeholderLayout *sal_stakeholder_layout_take (const SalStakeholderMap *map,
                                                   SalStakeholderPlace *places);
SalStakeholderPlace *sal_stakeholder_layout_find_places (const SalStakeholderMap *map);
void sal_stakeholder_layout_free (SalStakeholderLayout *self);
void sal_stakeholder_layout_measure (const SalStakeholderLayout *self,
                                     SalStakeholderPlace *from,
                                     SalStakeholderPlace *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalStakeholderLayout, sal_stakeholder_layout_free)

G_END_DECLS
