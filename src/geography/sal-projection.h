/* sal-projection.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-geography.h"

G_BEGIN_DECLS

/* A point of a map, in kilometres to the right and up. */
typedef struct
{
  double x, y;
} SalPlanePoint;

typedef struct
{
  double left, bottom, right, top; /* in kilometres */
} SalPlaneBox;

/* A part of a map that is drawn elsewhere than it lies, at a scale of its own. */
typedef struct
{
  const char *name;       /* "Alaska", to be translated */
  double scale;           /* one of its kilometres, in kilometres of the map */
  SalPlaneBox frame;      /* where it is on the map, with a margin */
  SalGeographyBox covers; /* what is shown in it; west > east: it goes on across the antimeridian */
} SalMapInset;

typedef struct _SalProjection SalProjection;

SalProjection *sal_projection_new (SalGeographyBox box, GError **error);
SalProjection *sal_projection_new_for_geography (const SalGeography *geography, GError **error);
SalProjection *sal_projection_new_united_states (GError **error);
void sal_projection_free (SalProjection *self);

gboolean sal_projection_to_map (SalProjection *self,
                                const SalCoordinate *places,
                                SalPlanePoint *points,
                                gsize n_places);
gboolean sal_projection_to_place (SalProjection *self, SalPlanePoint point, SalCoordinate *place);
const SalMapInset *sal_projection_get_insets (SalProjection *self, guint *n_insets);
const char *sal_projection_get_definition (SalProjection *self);

SalGeographyBox sal_projection_find_extent (const SalGeography *geography);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalProjection, sal_projection_free)

G_END_DECLS
