/* sal-sphere-index.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-sphere.h"

G_BEGIN_DECLS

#define SAL_SPHERE_INDEX_NONE G_MAXUINT

typedef struct _SalSphereIndex SalSphereIndex;

SalSphereIndex *sal_sphere_index_new (const SalCoordinate *points, guint n_points);
void sal_sphere_index_free (SalSphereIndex *self);

void sal_sphere_index_set_labels (SalSphereIndex *self, const guint *labels);
guint sal_sphere_index_find (const SalSphereIndex *self, SalCoordinate place);
guint sal_sphere_index_find_other (const SalSphereIndex *self,
                                   SalCoordinate place,
                                   guint label,
                                   double *chord);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalSphereIndex, sal_sphere_index_free)

G_END_DECLS
