/* sal-position-capacity.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-sphere.h"

G_BEGIN_DECLS

/* Who holds a position, and what it can carry. */
typedef struct
{
  double capacity;    /* full-time equivalents */
  double vacant;      /* likewise, if nobody held it */
  char *holder;       /* (nullable): who holds it, if anybody does */
  SalCoordinate home; /* of who holds it; NAN: unknown */
} SalPositionCapacity;

/* For reader functions: one for many positions. */
typedef struct _SalPositionCapacities SalPositionCapacities;

SalPositionCapacities *sal_position_capacities_new (SalConnection *connection, gint32 as_of);
void sal_position_capacities_free (SalPositionCapacities *self);
gboolean sal_position_capacities_load (SalPositionCapacities *self,
                                       gint64 position,
                                       SalPositionCapacity *capacity,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPositionCapacities, sal_position_capacities_free)

G_END_DECLS
