/* sal-map-shape.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-geography.h"
#include "sal-projection.h"

G_BEGIN_DECLS

/* A point of the map's plane: kilometres to the right and downwards, as on screen. */
typedef struct
{
  double x, y;
} SalMapPoint;

/* A box of the map's plane, in kilometres. */
typedef struct
{
  double left, top, right, bottom; /* left > right: it is empty */
} SalMapBox;

#define SAL_MAP_BOX_EMPTY ((SalMapBox){ G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE })

/**
 * SalMapProject:
 * @place: a place, in degrees
 * @x: (out): kilometres to the east
 * @y: (out): kilometres to the north
 * @user_data: what was given with the function
 *
 * Projects a place to the plane.
 */
typedef void (*SalMapProject) (SalCoordinate place, double *x, double *y, gpointer user_data);

#define SAL_TYPE_MAP_SHAPE (sal_map_shape_get_type ())

typedef struct _SalMapShape SalMapShape;

GType sal_map_shape_get_type (void) G_GNUC_CONST;

SalMapShape *sal_map_shape_new (SalGeography *geography,
                                SalMapProject project,
                                gpointer user_data,
                                GDestroyNotify destroy);
SalMapShape *sal_map_shape_new_projected (SalGeography *geography, SalProjection *projection);
SalMapShape *sal_map_shape_ref (SalMapShape *self);
void sal_map_shape_unref (SalMapShape *self);

SalGeography *sal_map_shape_get_geography (const SalMapShape *self);
guint sal_map_shape_get_n_areas (const SalMapShape *self);
SalMapBox sal_map_shape_get_bounds (const SalMapShape *self);
SalMapBox sal_map_shape_get_area_bounds (const SalMapShape *self, guint area);
SalMapPoint sal_map_shape_get_center (const SalMapShape *self, guint area);
const SalMapBox *sal_map_shape_get_frames (const SalMapShape *self, guint *n_frames);
SalMapPoint sal_map_shape_project (const SalMapShape *self, SalCoordinate place);

guint sal_map_shape_find_at (const SalMapShape *self, SalMapPoint point);
guint sal_map_shape_find_next (const SalMapShape *self, guint area, double x, double y);
void sal_map_shape_find_in_box (const SalMapShape *self, SalMapBox box, GArray *areas);
void sal_map_shape_find_in_lasso (const SalMapShape *self,
                                  const SalMapPoint *points,
                                  guint n_points,
                                  GArray *areas);
void sal_map_shape_find_on_line (const SalMapShape *self,
                                 SalMapPoint from,
                                 SalMapPoint to,
                                 GArray *areas);

void sal_map_box_add (SalMapBox *box, SalMapPoint point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalMapShape, sal_map_shape_unref)

G_END_DECLS
