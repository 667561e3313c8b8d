/* sal-shape.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-geography.h"
#include "sal-topology.h"

G_BEGIN_DECLS

/* A ring of a shape: n_points of its points, from first_point on. */
typedef struct
{
  guint first_point;
  guint n_points;
  gboolean hole; /* cut out of the piece before it */
} SalShapeRing;

/* The pieces of one area, without what it shares with others. */
typedef struct
{
  GArray *points; /* of SalCoordinate */
  GArray *rings;  /* of SalShapeRing */
} SalShape;

SalShape *sal_shape_new (void);
SalShape *sal_shape_new_of_area (const SalGeography *geography, guint area);
void sal_shape_free (SalShape *self);

void
sal_shape_add_ring (SalShape *self, const SalCoordinate *points, guint n_points, gboolean hole);
void sal_shape_add_to_topology (const SalShape *self, SalTopology *topology);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalShape, sal_shape_free)

G_END_DECLS
