/* sal-shape.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-shape.h"

/**
 * sal_shape_new:
 *
 * Makes a shape without rings.
 *
 * Returns: (transfer full): the shape
 */
SalShape *
sal_shape_new (void)
{
  SalShape *self = g_new0 (SalShape, 1);

  self->points = g_array_new (FALSE, FALSE, sizeof (SalCoordinate));
  self->rings = g_array_new (FALSE, FALSE, sizeof (SalShapeRing));

  return self;
}

/**
 * sal_shape_new_of_area:
 * @geography: a geography
 * @area: the index of an area
 *
 * Makes the shape that an area has.
 *
 * Returns: (transfer full): the shape, without rings if the area has none
 */
SalShape *
sal_shape_new_of_area (const SalGeography *geography, guint area)
{
  SalShape *self = sal_shape_new ();
  const SalGeographyArea *of_area = &sal_geography_get_areas (geography, NULL)[area];
  const SalGeographyRing *rings = sal_geography_get_rings (geography, NULL);

  for (guint r = of_area->first_ring; r < of_area->first_ring + of_area->n_rings; r++)
    {
      SalShapeRing ring = { .first_point = self->points->len, .hole = rings[r].hole };

      sal_geography_append_ring (geography, r, self->points);
      ring.n_points = self->points->len - ring.first_point;
      g_array_append_val (self->rings, ring);
    }

  return self;
}

void
sal_shape_free (SalShape *self)
{
  g_array_unref (self->points);
  g_array_unref (self->rings);
  g_free (self);
}

/**
 * sal_shape_add_ring:
 * @self: the shape
 * @points: (array length=n_points): its points, in degrees; the first may be repeated as the last
 * @n_points: their number
 * @hole: whether it is cut out of the piece whose outer ring was added before
 *
 * Adds a ring.
 */
void
sal_shape_add_ring (SalShape *self, const SalCoordinate *points, guint n_points, gboolean hole)
{
  SalShapeRing ring = { self->points->len, n_points, hole };

  g_array_append_vals (self->points, points, n_points);
  g_array_append_val (self->rings, ring);
}

/**
 * sal_shape_add_to_topology:
 * @self: the shape
 * @topology: a topology, to which an area was added
 *
 * Adds the rings to the area that was added last.
 */
void
sal_shape_add_to_topology (const SalShape *self, SalTopology *topology)
{
  for (guint i = 0; i < self->rings->len; i++)
    {
      const SalShapeRing *ring = &g_array_index (self->rings, SalShapeRing, i);

      sal_topology_add_ring (topology,
                             &g_array_index (self->points, SalCoordinate, ring->first_point),
                             ring->n_points,
                             ring->hole);
    }
}
