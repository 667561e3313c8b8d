/* sal-geos-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <geos_c.h>

#include "sal-shape.h"

G_BEGIN_DECLS

/* GEOS for one thread. It says what went wrong by a message, and nothing on the terminal. */
typedef struct
{
  GEOSContextHandle_t handle;
  char *message;
} SalGeos;

/* How coordinates of GEOS follow from degrees: x is the longitude times @stretch, where those below
 * @seam have gone once around the Earth. */
typedef struct
{
  double stretch;
  double seam;
} SalGeosFrame;

#define SAL_GEOS_DEGREES ((SalGeosFrame){ 1, -G_MAXDOUBLE })

SalGeos *sal_geos_new (void);
void sal_geos_free (SalGeos *self);
gboolean sal_geos_fail (SalGeos *self, const char *what, GError **error);

GEOSGeometry *sal_geos_make_point (SalGeos *self, SalCoordinate place, SalGeosFrame frame);
GEOSGeometry *sal_geos_make_polygons (SalGeos *self, const SalShape *shape, SalGeosFrame frame);
GEOSGeometry *sal_geos_make_valid (SalGeos *self, GEOSGeometry *geometry);
void sal_geos_add_to_shape (SalGeos *self,
                            const GEOSGeometry *geometry,
                            SalGeosFrame frame,
                            SalShape *shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalGeos, sal_geos_free)

G_END_DECLS
