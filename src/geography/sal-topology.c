/* sal-topology.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-topology.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-topology-private.h"

/**
 * SalTopology:
 *
 * Finds out what areas share, of rings that each have for themselves, as files of boundaries bring
 * them and cutting makes them.
 *
 * Corners that nearly meet are made to meet, corners that nearly lie on a line become corners of
 * that line, and what two areas then have in common is one arc. Everything is done in whole
 * ten-millionths of a degree, so that places are the same or are not. The time it takes is
 * proportional to n log n for n corners, and the result the same for the same input.
 */

/**
 * sal_topology_new:
 *
 * Begins a topology without areas.
 *
 * Returns: (transfer full): the topology
 */
SalTopology *
sal_topology_new (void)
{
  SalTopology *self = g_new0 (SalTopology, 1);

  self->areas = g_array_new (FALSE, TRUE, sizeof (SalTopologyArea));
  self->rings = g_array_new (FALSE, TRUE, sizeof (SalTopologyRing));
  self->points = g_array_new (FALSE, TRUE, sizeof (SalPlanePoint));
  self->corners = g_array_new (FALSE, TRUE, sizeof (guint));
  self->strings = g_string_chunk_new (16384);

  return self;
}

void
sal_topology_free (SalTopology *self)
{
  g_array_unref (self->areas);
  g_array_unref (self->rings);
  g_array_unref (self->points);
  g_array_unref (self->corners);
  g_free (self->places);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * sal_topology_add_area:
 * @self: the topology
 * @code: its code, which no other area has
 * @name: (nullable): its name, or %NULL for the code
 * @parent: (nullable): the code of what it is part of
 * @center: (nullable): a point inside of it in degrees, or %NULL to find one
 *
 * Adds an area; the rings that are added next are its own.
 */
void
sal_topology_add_area (SalTopology *self,
                       const char *code,
                       const char *name,
                       const char *parent,
                       const SalCoordinate *center)
{
  SalTopologyArea area = {
    .code = g_string_chunk_insert (self->strings, code),
    .name = name != NULL ? g_string_chunk_insert (self->strings, name) : NULL,
    .parent = parent != NULL ? g_string_chunk_insert_const (self->strings, parent) : NULL,
    .has_center = center != NULL,
    .first_ring = self->rings->len,
    .first_point = self->points->len,
    .end_point = self->points->len,
  };

  if (center != NULL)
    area.center = *center;
  g_array_append_val (self->areas, area);
}

/**
 * sal_topology_add_ring:
 * @self: the topology, to which an area was added
 * @points: (array length=n_points): its corners, in degrees within ±180 and ±90; the first may be
 *   repeated as the last
 * @n_points: their number
 * @hole: whether it is cut out of the piece whose outer ring was added before
 *
 * Adds a ring to the area that was added last. It may run in either direction, and must not cross
 * itself: see sal_repair_polygon().
 */
void
sal_topology_add_ring (SalTopology *self,
                       const SalCoordinate *points,
                       guint n_points,
                       gboolean hole)
{
  SalTopologyRing ring = {
    .area = self->areas->len - 1,
    .first = self->points->len,
    .hole = hole,
  };

  g_return_if_fail (self->areas->len > 0);

  for (guint i = 0; i < n_points; i++)
    {
      SalPlanePoint point = {
        (gint32) lround (CLAMP (points[i].longitude, -180, 180) * SAL_PLANE_UNITS),
        (gint32) lround (CLAMP (points[i].latitude, -90, 90) * SAL_PLANE_UNITS),
      };

      g_array_append_val (self->points, point);
    }
  ring.n_corners = self->points->len - ring.first;
  g_array_append_val (self->rings, ring);
  SAL_TOPOLOGY_AREA (self, ring.area)->n_rings++;
  SAL_TOPOLOGY_AREA (self, ring.area)->end_point = self->points->len;
}

/**
 * sal_topology_build:
 * @self: the topology, to which nothing may be added any more
 * @tolerance: how far apart corners may be that are meant to be one, and how far off a line one
 * that is meant to be on it, in degrees; %SAL_TOPOLOGY_TOLERANCE if nothing else is known. Details
 *   that are smaller vanish.
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Makes a geography of the areas. An area of which nothing is left becomes a place without a shape.
 * Where areas overlap each keeps its own border: see sal_topology_get_n_overlaps().
 *
 * Fails with %G_IO_ERROR_CANCELLED, and with %SAL_ERROR_VALUE if a code is missing or there twice,
 * or if an area was added with neither a ring nor a center.
 *
 * Returns: (transfer full): the geography, or %NULL with @error set
 */
SalGeography *
sal_topology_build (SalTopology *self, double tolerance, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self->places == NULL, NULL);
  g_return_val_if_fail (tolerance >= 0, NULL);

  if (!sal_topology_snap (self, tolerance * SAL_PLANE_UNITS, cancellable, error))
    return NULL;

  return sal_topology_cut (self, cancellable, error);
}

/**
 * sal_topology_get_n_overlaps:
 * @self: the topology, of which a geography was built
 *
 * Gets how often two areas were found to lie on the same side of the same line, which they do only
 * where they overlap.
 *
 * Returns: the number of lines from corner to corner
 */
guint
sal_topology_get_n_overlaps (SalTopology *self)
{
  return self->n_overlaps;
}

#define DIGIT_BITS 11
#define N_DIGITS   6 /* of 11 bits make 64 */

/* The order in which the keys ascend, those that are the same as they come; by digits, the lowest
 * first (H. H. Seward, 1954, see D. E. Knuth, The Art of Computer Programming 3, 5.2.5). Digits
 * that are the same in all keys cost one look. Not sorted if it is cancelled. */
guint *
sal_topology_sort (const guint64 *keys, guint n_keys, GCancellable *cancellable)
{
  guint *order = g_new (guint, n_keys);
  g_autofree guint *next = g_new (guint, n_keys);

  for (guint i = 0; i < n_keys; i++)
    order[i] = i;
  for (guint digit = 0; digit < N_DIGITS && n_keys > 0; digit++)
    {
      guint starts[(1 << DIGIT_BITS) + 1] = { 0 };
      guint shift = digit * DIGIT_BITS;
      guint mask = (1 << DIGIT_BITS) - 1;

      if (g_cancellable_is_cancelled (cancellable))
        break;
      for (guint i = 0; i < n_keys; i++)
        starts[(keys[i] >> shift & mask) + 1]++;
      if (starts[(keys[0] >> shift & mask) + 1] == n_keys)
        continue;
      for (guint i = 0; i < mask; i++)
        starts[i + 1] += starts[i];
      for (guint i = 0; i < n_keys; i++)
        next[starts[keys[order[i]] >> shift & mask]++] = order[i];
      {
        guint *kept = order;

        order = next;
        next = kept;
      }
    }

  return order;
}
