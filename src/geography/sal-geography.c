/* sal-geography.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-geography-private.h"

/**
 * SalGeography:
 *
 * Areas with their shapes, made of arcs that those at both sides share, and which of them border
 * on which.
 *
 * It is made by a #SalGeographyBuilder, read from a file by sal_geography_read(), or cut by
 * sal_topology_build(). It is immutable and may be shared between threads; what its accessors
 * return is its own and lives as long as it does.
 */

G_DEFINE_BOXED_TYPE (SalGeography, sal_geography, sal_geography_ref, sal_geography_unref)

SalGeography *
sal_geography_ref (SalGeography *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
sal_geography_unref (SalGeography *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->areas);
  g_array_unref (self->rings);
  g_array_unref (self->references);
  g_array_unref (self->arcs);
  g_array_unref (self->points);
  g_hash_table_unref (self->codes);
  g_string_chunk_free (self->strings);
  g_free ((guint *) self->neighbors.first);
  g_free ((guint *) self->neighbors.areas);
  g_free ((double *) self->neighbors.border_km);
  g_free ((double *) self->neighbors.bridge_km);
  g_free ((guint8 *) self->neighbors.is_bridge);
  g_free (self);
}

static gconstpointer
get_array (const GArray *array, guint *length)
{
  if (length != NULL)
    *length = array->len;

  return array->data;
}

/**
 * sal_geography_get_areas:
 * @self: the geography
 * @n_areas: (out) (optional): the number of areas
 *
 * Gets the areas, in the order in which they were added.
 *
 * Returns: (transfer none) (array length=n_areas): the areas
 */
const SalGeographyArea *
sal_geography_get_areas (const SalGeography *self, guint *n_areas)
{
  return get_array (self->areas, n_areas);
}

/**
 * sal_geography_get_rings:
 * @self: the geography
 * @n_rings: (out) (optional): the number of rings of all areas
 *
 * Gets the rings; each area says which are its own.
 *
 * Returns: (transfer none) (array length=n_rings): the rings
 */
const SalGeographyRing *
sal_geography_get_rings (const SalGeography *self, guint *n_rings)
{
  return get_array (self->rings, n_rings);
}

/**
 * sal_geography_get_references:
 * @self: the geography
 * @n_references: (out) (optional): the number of references of all rings
 *
 * Gets the references to arcs; each ring says which are its own. See %SAL_GEOGRAPHY_ARC and
 * %SAL_GEOGRAPHY_IS_BACKWARDS.
 *
 * Returns: (transfer none) (array length=n_references): the references
 */
const int *
sal_geography_get_references (const SalGeography *self, guint *n_references)
{
  return get_array (self->references, n_references);
}

/**
 * sal_geography_get_arcs:
 * @self: the geography
 * @n_arcs: (out) (optional): the number of arcs
 *
 * Gets the arcs. The outline of a group of areas is made of those with the group on one side only.
 *
 * Returns: (transfer none) (array length=n_arcs): the arcs
 */
const SalGeographyArc *
sal_geography_get_arcs (const SalGeography *self, guint *n_arcs)
{
  return get_array (self->arcs, n_arcs);
}

/**
 * sal_geography_get_points:
 * @self: the geography
 * @n_points: (out) (optional): the number of points of all arcs
 *
 * Gets the points, in degrees; each arc says which are its own.
 *
 * Returns: (transfer none) (array length=n_points): the points
 */
const SalCoordinate *
sal_geography_get_points (const SalGeography *self, guint *n_points)
{
  return get_array (self->points, n_points);
}

/**
 * sal_geography_get_neighbors:
 * @self: the geography
 *
 * Gets which areas border on which.
 *
 * Returns: (transfer none): the graph
 */
const SalGeographyNeighbors *
sal_geography_get_neighbors (const SalGeography *self)
{
  return &self->neighbors;
}

/**
 * sal_geography_get_bounds:
 * @self: the geography
 *
 * Gets the box around all areas.
 *
 * Returns: the box; empty if there are no areas
 */
SalGeographyBox
sal_geography_get_bounds (const SalGeography *self)
{
  return self->bounds;
}

/**
 * sal_geography_find:
 * @self: the geography
 * @code: a code
 * @area: (out) (optional): the index of the area; unchanged if there is none
 *
 * Finds an area by its code.
 *
 * Returns: whether there is one of that code
 */
gboolean
sal_geography_find (const SalGeography *self, const char *code, guint *area)
{
  guint found;

  g_return_val_if_fail (self != NULL && code != NULL, FALSE);

  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->codes, code));
  if (found == 0)
    return FALSE;
  if (area != NULL)
    *area = found - 1;

  return TRUE;
}

static gboolean
box_contains (const SalGeographyBox *box, SalCoordinate point)
{
  return point.longitude >= box->west && point.longitude <= box->east &&
         point.latitude >= box->south && point.latitude <= box->north;
}

/* Whether a ray from the point to the east crosses a line an odd number of times. */
static gboolean
crosses_oddly (const SalCoordinate *points, guint n_points, SalCoordinate point)
{
  gboolean odd = FALSE;

  for (guint i = 1; i < n_points; i++)
    {
      const SalCoordinate *from = &points[i - 1];
      const SalCoordinate *to = &points[i];

      if ((from->latitude > point.latitude) == (to->latitude > point.latitude))
        continue;
      if (point.longitude < from->longitude + (point.latitude - from->latitude) /
                                                  (to->latitude - from->latitude) *
                                                  (to->longitude - from->longitude))
        odd = !odd;
    }

  return odd;
}

/* By the number of crossings, which holes need no special case for. */
gboolean
sal_geography_contains (const SalGeography *self, guint index, SalCoordinate point)
{
  const SalGeographyArea *area = SAL_GEOGRAPHY_AREA (self, index);
  gboolean inside = FALSE;

  if (!box_contains (&area->bounds, point))
    return FALSE;

  for (guint r = 0; r < area->n_rings; r++)
    {
      const SalGeographyRing *ring = SAL_GEOGRAPHY_RING (self, area->first_ring + r);

      for (guint i = 0; i < ring->n_references; i++)
        {
          int reference = SAL_GEOGRAPHY_REFERENCE (self, ring->first_reference + i);
          const SalGeographyArc *arc = SAL_GEOGRAPHY_LINE (self, SAL_GEOGRAPHY_ARC (reference));

          if (crosses_oddly (SAL_GEOGRAPHY_POINTS (self, arc), arc->n_points, point))
            inside = !inside;
        }
    }

  return inside;
}

/**
 * sal_geography_find_at:
 * @self: the geography
 * @point: a point, in degrees
 *
 * Finds the area that a point lies in. It looks at the boxes of all areas, which takes a tenth of a
 * millisecond for 30,000.
 *
 * Returns: the index of the area, or %SAL_GEOGRAPHY_NONE
 */
guint
sal_geography_find_at (const SalGeography *self, SalCoordinate point)
{
  g_return_val_if_fail (self != NULL, SAL_GEOGRAPHY_NONE);

  for (guint i = 0; i < self->areas->len; i++)
    if (sal_geography_contains (self, i, point))
      return i;

  return SAL_GEOGRAPHY_NONE;
}

/**
 * sal_geography_append_ring:
 * @self: the geography
 * @ring: the index of a ring
 * @points: (element-type SalCoordinate): where its points are added
 *
 * Adds the points of a ring to an array, in the order in which it runs. The first is not repeated
 * as the last.
 */
void
sal_geography_append_ring (const SalGeography *self, guint ring, GArray *points)
{
  const SalGeographyRing *line = SAL_GEOGRAPHY_RING (self, ring);

  g_return_if_fail (ring < self->rings->len);

  for (guint i = 0; i < line->n_references; i++)
    {
      int reference = SAL_GEOGRAPHY_REFERENCE (self, line->first_reference + i);
      const SalGeographyArc *arc = SAL_GEOGRAPHY_LINE (self, SAL_GEOGRAPHY_ARC (reference));
      const SalCoordinate *of_arc = SAL_GEOGRAPHY_POINTS (self, arc);

      if (!SAL_GEOGRAPHY_IS_BACKWARDS (reference))
        g_array_append_vals (points, of_arc, arc->n_points - 1);
      else
        for (guint p = arc->n_points - 1; p > 0; p--)
          g_array_append_val (points, of_arc[p]);
    }
}
