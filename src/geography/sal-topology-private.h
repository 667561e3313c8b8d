/* sal-topology-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plane-index.h"
#include "sal-topology.h"

G_BEGIN_DECLS

typedef struct
{
  const char *code;
  const char *name;
  const char *parent;
  SalCoordinate center;
  gboolean has_center;
  guint first_ring;
  guint n_rings;
  guint first_point; /* its corners as they were given, up to, but without, end_point */
  guint end_point;
} SalTopologyArea;

/* Of the corners, those from @first, @n_corners of them; the first is not repeated as the last. */
typedef struct
{
  guint area;
  guint first;
  guint n_corners;
  gboolean hole;
} SalTopologyRing;

struct _SalTopology
{
  GArray *areas;
  GArray *rings;
  GArray *points;        /* of SalPlanePoint: a place for each corner, as they were given */
  GArray *corners;       /* of guint: once snapped, the vertex of each corner */
  SalPlanePoint *places; /* of each vertex */
  guint n_vertices;
  guint n_overlaps;
  GStringChunk *strings;
};

#define SAL_TOPOLOGY_AREA(self, index)   (&g_array_index ((self)->areas, SalTopologyArea, index))
#define SAL_TOPOLOGY_RING(self, index)   (&g_array_index ((self)->rings, SalTopologyRing, index))
#define SAL_TOPOLOGY_CORNERS(self, ring) (&g_array_index ((self)->corners, guint, (ring)->first))

gboolean
sal_topology_snap (SalTopology *self, double tolerance, GCancellable *cancellable, GError **error);
SalGeography *sal_topology_cut (SalTopology *self, GCancellable *cancellable, GError **error);

/* The keys of edges: both vertices, the lower one first. */
static inline guint64
sal_topology_edge_key (guint one, guint other)
{
  return (guint64) MIN (one, other) << 32 | MAX (one, other);
}

guint *sal_topology_sort (const guint64 *keys, guint n_keys, GCancellable *cancellable);

G_END_DECLS
