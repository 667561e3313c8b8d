/* sal-stakeholder-routes.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-stakeholder-map.h"

G_BEGIN_DECLS

/* In units of the map */
typedef struct
{
  double x, y; /* of a box its left upper corner */
} SalStakeholderPlace;

/* How a line of influence goes: straight from point to point. */
typedef struct
{
  guint n;
  SalStakeholderPlace *points;  /* from the edge of the one box to that of the other */
  SalStakeholderPlace from, to; /* left upper and right lower corner of the room it takes */
} SalStakeholderRoute;

GArray *sal_stakeholder_routes_find (const SalStakeholderMap *map,
                                     const SalStakeholderPlace *places);

G_END_DECLS
