/* sal-plane-index.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Degrees as whole numbers, in which places are the same or are not. */
#define SAL_PLANE_UNITS 1e7

typedef struct
{
  gint32 x, y; /* ten-millionths of a degree east and north */
} SalPlanePoint;

typedef struct _SalPlaneIndex SalPlaneIndex;

SalPlaneIndex *
sal_plane_index_new (const SalPlanePoint *points, guint n_points, GCancellable *cancellable);
void sal_plane_index_free (SalPlaneIndex *self);

void sal_plane_index_find_near (const SalPlaneIndex *self,
                                SalPlanePoint from,
                                SalPlanePoint to,
                                double distance,
                                GArray *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPlaneIndex, sal_plane_index_free)

G_END_DECLS
