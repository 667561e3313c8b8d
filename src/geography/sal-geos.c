/* sal-geos.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-geos-private.h"

static void
keep_message_cb (const char *message, gpointer data)
{
  SalGeos *self = data;

  g_free (self->message);
  self->message = g_strdup (message);
}

SalGeos *
sal_geos_new (void)
{
  SalGeos *self = g_new0 (SalGeos, 1);

  self->handle = GEOS_init_r ();
  GEOSContext_setErrorMessageHandler_r (self->handle, keep_message_cb, self);

  return self;
}

void
sal_geos_free (SalGeos *self)
{
  GEOS_finish_r (self->handle);
  g_free (self->message);
  g_free (self);
}

/* Sets an error about an area from what GEOS said last. */
gboolean
sal_geos_fail (SalGeos *self, const char *what, GError **error)
{
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("%s: its shape cannot be computed with (%s)"),
               what,
               self->message != NULL ? self->message : _ ("unknown reason"));

  return FALSE;
}

static double
to_x (double longitude, SalGeosFrame frame)
{
  return (longitude + (longitude < frame.seam ? 360 : 0)) * frame.stretch;
}

GEOSGeometry *
sal_geos_make_point (SalGeos *self, SalCoordinate place, SalGeosFrame frame)
{
  return GEOSGeom_createPointFromXY_r (self->handle, to_x (place.longitude, frame), place.latitude);
}

static GEOSGeometry *
make_ring (SalGeos *self, const SalShape *shape, const SalShapeRing *ring, SalGeosFrame frame)
{
  const SalCoordinate *points = &g_array_index (shape->points, SalCoordinate, ring->first_point);
  GEOSCoordSequence *sequence =
      GEOSCoordSeq_create_r (self->handle, ring->n_points > 0 ? ring->n_points + 1 : 0, 2);

  for (guint i = 0; ring->n_points > 0 && i <= ring->n_points; i++)
    GEOSCoordSeq_setXY_r (self->handle,
                          sequence,
                          i,
                          to_x (points[i % ring->n_points].longitude, frame),
                          points[i % ring->n_points].latitude);

  return GEOSGeom_createLinearRing_r (self->handle, sequence);
}

/* The piece that begins with a ring; %NULL if that is no ring to GEOS. */
static GEOSGeometry *
make_polygon (SalGeos *self, const SalShape *shape, guint *ring, SalGeosFrame frame)
{
  const SalShapeRing *rings = (const SalShapeRing *) (gpointer) shape->rings->data;
  GEOSGeometry *outer = make_ring (self, shape, &rings[*ring], frame);
  g_autoptr (GPtrArray) holes = g_ptr_array_new ();

  for ((*ring)++; *ring < shape->rings->len && rings[*ring].hole; (*ring)++)
    {
      GEOSGeometry *hole = make_ring (self, shape, &rings[*ring], frame);

      if (hole != NULL)
        g_ptr_array_add (holes, hole);
    }
  if (outer != NULL)
    return GEOSGeom_createPolygon_r (
        self->handle, outer, (GEOSGeometry **) holes->pdata, holes->len);

  for (guint i = 0; i < holes->len; i++)
    GEOSGeom_destroy_r (self->handle, g_ptr_array_index (holes, i));

  return NULL;
}

/* Rings that are too short to be one are left out. The first may not be a hole. */
GEOSGeometry *
sal_geos_make_polygons (SalGeos *self, const SalShape *shape, SalGeosFrame frame)
{
  g_autoptr (GPtrArray) polygons = g_ptr_array_new ();

  for (guint ring = 0; ring < shape->rings->len;)
    {
      GEOSGeometry *polygon = make_polygon (self, shape, &ring, frame);

      if (polygon != NULL)
        g_ptr_array_add (polygons, polygon);
    }

  return GEOSGeom_createCollection_r (
      self->handle, GEOS_MULTIPOLYGON, (GEOSGeometry **) polygons->pdata, polygons->len);
}

/* Rings of GEOS repeat their first point. */
static void
add_ring (SalGeos *self,
          const GEOSGeometry *ring,
          SalGeosFrame frame,
          double shift,
          gboolean hole,
          SalShape *shape)
{
  const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r (self->handle, ring);
  g_autofree SalCoordinate *points = NULL;
  guint n_points = 0;

  GEOSCoordSeq_getSize_r (self->handle, sequence, &n_points);
  if (n_points < 4)
    return;

  points = g_new (SalCoordinate, n_points);
  for (guint i = 0; i + 1 < n_points; i++)
    {
      double x = 0, y = 0;

      GEOSCoordSeq_getXY_r (self->handle, sequence, i, &x, &y);
      points[i] = (SalCoordinate){ CLAMP (x / frame.stretch + shift, -180, 180), y };
    }
  sal_shape_add_ring (shape, points, n_points - 1, hole);
}

static void
add_polygon (SalGeos *self, const GEOSGeometry *polygon, SalGeosFrame frame, SalShape *shape)
{
  const GEOSGeometry *outer = GEOSGetExteriorRing_r (self->handle, polygon);
  double west = 0, east = 0, shift;
  guint before = shape->rings->len;

  GEOSGeom_getXMin_r (self->handle, polygon, &west);
  GEOSGeom_getXMax_r (self->handle, polygon, &east);
  shift = (west + east) / 2 / frame.stretch > 180 ? -360 : 0;
  add_ring (self, outer, frame, shift, FALSE, shape);
  if (shape->rings->len == before)
    return;
  for (int i = 0; i < GEOSGetNumInteriorRings_r (self->handle, polygon); i++)
    add_ring (self, GEOSGetInteriorRingN_r (self->handle, polygon, i), frame, shift, TRUE, shape);
}

/* Adds the polygons of whatever a geometry is made of; points and lines, which cutting may leave,
 * are passed over. */
void
sal_geos_add_to_shape (SalGeos *self,
                       const GEOSGeometry *geometry,
                       SalGeosFrame frame,
                       SalShape *shape)
{
  int type = GEOSGeomTypeId_r (self->handle, geometry);

  if (GEOSisEmpty_r (self->handle, geometry))
    return;
  if (type == GEOS_POLYGON)
    add_polygon (self, geometry, frame, shape);
  else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION)
    for (int i = 0; i < GEOSGetNumGeometries_r (self->handle, geometry); i++)
      sal_geos_add_to_shape (self, GEOSGetGeometryN_r (self->handle, geometry, i), frame, shape);
}

/* Takes @geometry and gives one of the same area that rings neither cross themselves nor each other
 * in, or %NULL. */
GEOSGeometry *
sal_geos_make_valid (SalGeos *self, GEOSGeometry *geometry)
{
  GEOSMakeValidParams *parameters;
  GEOSGeometry *valid;

  if (geometry == NULL || GEOSisValid_r (self->handle, geometry) == 1)
    return geometry;

  parameters = GEOSMakeValidParams_create_r (self->handle);
  GEOSMakeValidParams_setMethod_r (self->handle, parameters, GEOS_MAKE_VALID_STRUCTURE);
  GEOSMakeValidParams_setKeepCollapsed_r (self->handle, parameters, 0);
  valid = GEOSMakeValidWithParams_r (self->handle, geometry, parameters);
  GEOSMakeValidParams_destroy_r (self->handle, parameters);
  GEOSGeom_destroy_r (self->handle, geometry);

  return valid;
}
