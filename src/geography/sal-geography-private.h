/* sal-geography-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-geography.h"

G_BEGIN_DECLS

/* What the builder fills and nothing changes after it. */
struct _SalGeography
{
  gatomicrefcount ref_count;
  GArray *areas;
  GArray *rings;
  GArray *references;
  GArray *arcs;
  GArray *points;
  GStringChunk *strings;
  GHashTable *codes; /* of each code the index of the area, plus one */
  SalGeographyBox bounds;
  SalGeographyNeighbors neighbors; /* its arrays belong to the geography */
};

/* The same as indices, for the functions that fill them. */
#define SAL_GEOGRAPHY_AREA(self, index)      (&g_array_index ((self)->areas, SalGeographyArea, index))
#define SAL_GEOGRAPHY_RING(self, index)      (&g_array_index ((self)->rings, SalGeographyRing, index))
#define SAL_GEOGRAPHY_REFERENCE(self, index) (g_array_index ((self)->references, int, index))
#define SAL_GEOGRAPHY_LINE(self, index)      (&g_array_index ((self)->arcs, SalGeographyArc, index))
#define SAL_GEOGRAPHY_POINTS(self, arc)                                                            \
  (&g_array_index ((self)->points, SalCoordinate, (arc)->first_point))

gboolean sal_geography_contains (const SalGeography *self, guint area, SalCoordinate point);
void sal_geography_place (SalGeography *self, guint area);
void sal_geography_connect (SalGeography *self);

G_END_DECLS
