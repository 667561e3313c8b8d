/* sal-coordinate-system.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-coordinate-system.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <proj.h>

#include "sal-error.h"

/**
 * SalCoordinateSystem:
 *
 * Finds the places on the Earth, by WGS 84, of coordinates of any system that PROJ knows. It
 * belongs to one thread at a time, and asks nothing of the network: where a shift between datums
 * has a grid that is not installed, the next best one is taken, which is some metres off.
 */

struct _SalCoordinateSystem
{
  PJ_CONTEXT *context;
  PJ *transformation;
  char *name;
};

#define DEGREES "OGC:CRS84"

static gboolean
set_unknown (SalCoordinateSystem *self, const char *definition, GError **error)
{
  int code = proj_context_errno (self->context);
  g_autofree char *valid = g_utf8_make_valid (definition, -1);

  g_set_error (
      error,
      SAL_ERROR,
      SAL_ERROR_VALUE,
      _ ("There is no coordinate system “%.80s”: %s (expected one that PROJ knows, such as "
         "EPSG:4326)"),
      valid,
      code != 0 ? proj_context_errno_string (self->context, code) : _ ("unknown reason"));

  return FALSE;
}

/* What comes first is to be the one that goes east, whatever the system says of its axes: so it is
 * in files. */
static gboolean
set_up (SalCoordinateSystem *self, const char *definition, GError **error)
{
  PJ *from = proj_create (self->context, definition);
  PJ *to = proj_create (self->context, DEGREES);
  PJ *plain = NULL;

  if (from != NULL && to != NULL && proj_is_crs (from))
    {
      self->name = g_utf8_make_valid (proj_get_name (from) != NULL ? proj_get_name (from) : "", -1);
      plain = proj_create_crs_to_crs_from_pj (self->context, from, to, NULL, NULL);
    }
  if (plain != NULL)
    self->transformation = proj_normalize_for_visualization (self->context, plain);
  proj_destroy (plain);
  proj_destroy (to);
  proj_destroy (from);

  return self->transformation != NULL || set_unknown (self, definition, error);
}

/**
 * sal_coordinate_system_new:
 * @definition: a code (`EPSG:3857`, `urn:ogc:def:crs:OGC:1.3:CRS84`), well-known text of either
 *   generation or of ESRI, or a definition of PROJ (`+proj=utm +zone=33 +type=crs`)
 * @error: return location for an error
 *
 * Makes the way from coordinates of a system to places.
 *
 * Fails with %SAL_ERROR_VALUE if PROJ does not know the system or no way from it.
 *
 * Returns: (transfer full): the coordinate system, or %NULL with @error set
 */
SalCoordinateSystem *
sal_coordinate_system_new (const char *definition, GError **error)
{
  g_autoptr (SalCoordinateSystem) self = g_new0 (SalCoordinateSystem, 1);

  self->context = proj_context_create ();
  proj_log_level (self->context, PJ_LOG_NONE);
  proj_context_set_enable_network (self->context, 0);
  if (!set_up (self, definition, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
sal_coordinate_system_free (SalCoordinateSystem *self)
{
  proj_destroy (self->transformation);
  if (self->context != NULL)
    proj_context_destroy (self->context);
  g_free (self->name);
  g_free (self);
}

const char *
sal_coordinate_system_get_name (const SalCoordinateSystem *self)
{
  return self->name;
}

/**
 * sal_coordinate_system_to_places:
 * @self: the coordinate system
 * @points: (array length=n_points) (inout): coordinates in its units, the one that goes east first;
 *   become places in degrees, and NAN where there is none
 * @n_points: their number
 *
 * Finds the places of coordinates.
 *
 * Returns: how many of them have no place
 */
guint
sal_coordinate_system_to_places (SalCoordinateSystem *self, SalCoordinate *points, gsize n_points)
{
  guint n_lost = 0;

  if (n_points == 0)
    return 0;

  proj_trans_generic (self->transformation,
                      PJ_FWD,
                      &points[0].longitude,
                      sizeof *points,
                      n_points,
                      &points[0].latitude,
                      sizeof *points,
                      n_points,
                      NULL,
                      0,
                      0,
                      NULL,
                      0,
                      0);
  for (gsize i = 0; i < n_points; i++)
    if (!isfinite (points[i].longitude) || !isfinite (points[i].latitude))
      {
        points[i] = (SalCoordinate){ NAN, NAN };
        n_lost++;
      }

  return n_lost;
}
