/* sal-projection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-projection.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <proj.h>

#include "sal-error.h"
#include "sal-projection-private.h"

/**
 * SalProjection:
 *
 * Puts places on a map on which areas are as large as they are on the sphere, in kilometres, and
 * finds the place of a point of the map.
 *
 * A projection belongs to one thread at a time, since PROJ keeps a context in it; another for the
 * same extent is the same.
 */

#define MAX_PARTS    3
#define TOLERANCE_KM 1e-3

/* What of the Earth goes where: all of it through one part, or some of it through an inset. */
typedef struct
{
  PJ *transformation;
  double scale;
  double x, y; /* added after scaling */
} Part;

struct _SalProjection
{
  PJ_CONTEXT *context;
  char *definition; /* of the first part */
  Part parts[MAX_PARTS];
  SalMapInset insets[MAX_PARTS - 1]; /* of the parts from the second */
  guint n_insets;
};

static gboolean
add_part (SalProjection *self, guint index, SalGeographyBox box, GError **error)
{
  g_autofree char *choice = sal_projection_choose (box);
  char radius[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *definition = NULL;

  g_ascii_formatd (radius, sizeof radius, "%.1f", SAL_EARTH_RADIUS_KM * 1000);
  definition = g_strdup_printf ("%s +R=%s +units=km", choice, radius);
  self->parts[index] = (Part){ proj_create (self->context, definition), 1, 0, 0 };
  if (self->parts[index].transformation == NULL)
    {
      int code = proj_context_errno (self->context);

      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("There is no projection “%s”: %s"),
                   definition,
                   proj_context_errno_string (self->context, code));
      return FALSE;
    }
  if (index == 0)
    self->definition = g_steal_pointer (&definition);

  return TRUE;
}

/**
 * sal_projection_new:
 * @box: what is to be seen; its western edge may be greater than its eastern one, if it goes on
 *   across the antimeridian
 * @error: return location for an error
 *
 * Makes the projection of equal area that suits an extent: Equal Earth for the world, the
 * cylindrical one for what is wide in the tropics, Albers' for what is wide elsewhere, else
 * Lambert's azimuthal one.
 *
 * Fails with %SAL_ERROR_VALUE if PROJ cannot make it.
 *
 * Returns: (transfer full): the projection, or %NULL with @error set
 */
SalProjection *
sal_projection_new (SalGeographyBox box, GError **error)
{
  g_autoptr (SalProjection) self = g_new0 (SalProjection, 1);

  self->context = proj_context_create ();
  proj_log_level (self->context, PJ_LOG_NONE);
  if (!add_part (self, 0, box, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
sal_projection_free (SalProjection *self)
{
  for (guint i = 0; i < MAX_PARTS; i++)
    if (self->parts[i].transformation != NULL)
      proj_destroy (self->parts[i].transformation);
  if (self->context != NULL)
    proj_context_destroy (self->context);
  g_free (self->definition);
  g_free (self);
}

/* --------------------------------------------------------------------- the United States */

/* What belongs to the three parts, and in it the land, by the cartographic boundaries of the
 * Census. */
static const SalGeographyBox lower_48 = { -124.8, 24.5, -66.9, 49.4 };
static const SalGeographyBox alaska = { 172.4, 51.2, -129.9, 71.4 };
static const SalGeographyBox hawaii = { -160.3, 18.9, -154.8, 22.3 };
static const SalGeographyBox alaska_covers = { 165, 50, -129, 75 };
static const SalGeographyBox hawaii_covers = { -180, 15, -150, 32 };

/* Where the border with Mexico leaves room: south of the corner of Arizona and New Mexico, the
 * southernmost land west of El Paso, and of Big Bend in Texas. */
static const SalCoordinate nogales = { -111.07, 31.33 };
static const SalCoordinate big_bend = { -103.15, 28.97 };

#define ALASKA_SCALE 0.35
#define MARGIN_KM    40.0

static void
add_to_box (SalPlaneBox *box, SalPlanePoint point)
{
  box->left = MIN (box->left, point.x);
  box->bottom = MIN (box->bottom, point.y);
  box->right = MAX (box->right, point.x);
  box->top = MAX (box->top, point.y);
}

static gboolean
transform (Part *part, SalCoordinate place, SalPlanePoint *point)
{
  PJ_COORD result =
      proj_trans (part->transformation,
                  PJ_FWD,
                  proj_coord (proj_torad (place.longitude), proj_torad (place.latitude), 0, 0));

  if (!isfinite (result.xy.x) || !isfinite (result.xy.y))
    return FALSE;
  point->x = result.xy.x * part->scale + part->x;
  point->y = result.xy.y * part->scale + part->y;

  return TRUE;
}

/* The box on the map of a box on the Earth, whose edges are curved there. */
static SalPlaneBox
measure (Part *part, const SalGeographyBox *box)
{
  SalPlaneBox measured = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
  double width = box->east - box->west + (box->west > box->east ? 360 : 0);

  for (int i = 0; i <= 100; i++)
    {
      double longitude = box->west + width * i / 100;
      double latitude = box->south + (box->north - box->south) * i / 100;
      const SalCoordinate edges[] = { { longitude, box->south },
                                      { longitude, box->north },
                                      { box->west, latitude },
                                      { box->east, latitude } };
      SalPlanePoint point;

      for (gsize k = 0; k < G_N_ELEMENTS (edges); k++)
        if (transform (part, edges[k], &point))
          add_to_box (&measured, point);
    }

  return measured;
}

/* Puts the upper left corner of an inset at a point of the map. */
static SalPlaneBox
place_inset (SalProjection *self,
             guint index,
             const char *name,
             double scale,
             SalPlanePoint corner,
             const SalGeographyBox *land,
             const SalGeographyBox *covers)
{
  Part *part = &self->parts[index];
  SalPlaneBox box;

  part->scale = scale;
  box = measure (part, land);
  part->x = corner.x + MARGIN_KM - box.left;
  part->y = corner.y - MARGIN_KM - box.top;
  box = (SalPlaneBox){ corner.x,
                       corner.y - (box.top - box.bottom) - 2 * MARGIN_KM,
                       corner.x + (box.right - box.left) + 2 * MARGIN_KM,
                       corner.y };
  self->insets[self->n_insets++] = (SalMapInset){ name, scale, box, *covers };

  return box;
}

/**
 * sal_projection_new_united_states:
 * @error: return location for an error
 *
 * Makes a map of the 50 states: the lower 48 in Albers' projection and, in the room that Mexico
 * leaves, Alaska at 0.35 of their scale and Hawaii at theirs, both as insets.
 *
 * Fails like sal_projection_new().
 *
 * Returns: (transfer full): the projection, or %NULL with @error set
 */
SalProjection *
sal_projection_new_united_states (GError **error)
{
  g_autoptr (SalProjection) self = sal_projection_new (lower_48, error);
  SalPlaneBox box, frame;
  SalPlanePoint corner;

  if (self == NULL || !add_part (self, 1, alaska, error) || !add_part (self, 2, hawaii, error) ||
      !transform (&self->parts[0], nogales, &corner))
    return NULL;

  box = measure (&self->parts[0], &lower_48);
  corner = (SalPlanePoint){ box.left, corner.y - MARGIN_KM };
  frame = place_inset (self, 1, N_ ("Alaska"), ALASKA_SCALE, corner, &alaska, &alaska_covers);
  transform (&self->parts[0], big_bend, &corner);
  corner = (SalPlanePoint){ frame.right, corner.y - MARGIN_KM };
  place_inset (self, 2, N_ ("Hawaii"), 1, corner, &hawaii, &hawaii_covers);

  return g_steal_pointer (&self);
}

static gboolean
covers (const SalGeographyBox *box, SalCoordinate place)
{
  gboolean east = place.longitude >= box->west, west = place.longitude <= box->east;

  return place.latitude >= box->south && place.latitude <= box->north &&
         (box->west > box->east ? east || west : east && west);
}

static gboolean
is_united_states (const SalGeography *geography)
{
  guint n_areas, n_insets = 0, n_main = 0;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);

  for (guint i = 0; i < n_areas; i++)
    if (covers (&alaska, areas[i].center) || covers (&hawaii, areas[i].center))
      n_insets++;
    else if (covers (&lower_48, areas[i].center))
      n_main++;
    else
      return FALSE;

  return n_insets > 0 && n_main > 0;
}

/**
 * sal_projection_new_for_geography:
 * @geography: a geography
 * @error: return location for an error
 *
 * Makes the projection that suits a geography: that of sal_projection_new_united_states() if all
 * areas lie in the United States and some of them in Alaska or Hawaii, else that of
 * sal_projection_new() for the narrowest box around them.
 *
 * Fails like sal_projection_new().
 *
 * Returns: (transfer full): the projection, or %NULL with @error set
 */
SalProjection *
sal_projection_new_for_geography (const SalGeography *geography, GError **error)
{
  SalGeographyBox box;

  g_return_val_if_fail (geography != NULL, NULL);

  if (is_united_states (geography))
    return sal_projection_new_united_states (error);

  box = sal_projection_find_extent (geography);
  if (box.south > box.north)
    box = (SalGeographyBox){ -180, -90, 180, 90 };

  return sal_projection_new (box, error);
}

/* ------------------------------------------------------------------------------ there and back */

static Part *
part_of (SalProjection *self, SalCoordinate place)
{
  for (guint i = 0; i < self->n_insets; i++)
    if (covers (&self->insets[i].covers, place))
      return &self->parts[i + 1];

  return &self->parts[0];
}

/**
 * sal_projection_to_map:
 * @self: the projection
 * @places: (array length=n_places): places, in degrees
 * @points: (out caller-allocates) (array length=n_places): where they are on the map, in
 * kilometres; NAN for those that are nowhere
 * @n_places: their number
 *
 * Puts places on the map.
 *
 * Returns: whether all of them are on it
 */
gboolean
sal_projection_to_map (SalProjection *self,
                       const SalCoordinate *places,
                       SalPlanePoint *points,
                       gsize n_places)
{
  gboolean all = TRUE;

  for (gsize i = 0; i < n_places; i++)
    if (!transform (part_of (self, places[i]), places[i], &points[i]))
      {
        points[i] = (SalPlanePoint){ NAN, NAN };
        all = FALSE;
      }

  return all;
}

/**
 * sal_projection_to_place:
 * @self: the projection
 * @point: a point of the map, in kilometres
 * @place: (out): the place, in degrees
 *
 * Finds the place of a point of the map. In the frame of an inset that is the place shown there.
 *
 * Returns: whether there is one
 */
gboolean
sal_projection_to_place (SalProjection *self, SalPlanePoint point, SalCoordinate *place)
{
  Part *part = &self->parts[0];
  SalPlanePoint again;
  PJ_COORD result;

  for (guint i = 0; i < self->n_insets; i++)
    {
      const SalPlaneBox *frame = &self->insets[i].frame;

      if (point.x >= frame->left && point.x <= frame->right && point.y >= frame->bottom &&
          point.y <= frame->top)
        part = &self->parts[i + 1];
    }

  result = proj_trans (
      part->transformation,
      PJ_INV,
      proj_coord ((point.x - part->x) / part->scale, (point.y - part->y) / part->scale, 0, 0));
  if (!isfinite (result.lp.lam) || !isfinite (result.lp.phi))
    return FALSE;
  *place = (SalCoordinate){ proj_todeg (result.lp.lam), proj_todeg (result.lp.phi) };

  /* formulas go on beyond the edge of the map */
  return transform (part, *place, &again) && fabs (again.x - point.x) < TOLERANCE_KM &&
         fabs (again.y - point.y) < TOLERANCE_KM;
}

/**
 * sal_projection_get_insets:
 * @self: the projection
 * @n_insets: (out): their number
 *
 * Gets the parts of the map that are drawn elsewhere than they lie.
 *
 * Returns: (transfer none) (array length=n_insets): the insets
 */
const SalMapInset *
sal_projection_get_insets (SalProjection *self, guint *n_insets)
{
  *n_insets = self->n_insets;

  return self->insets;
}

/**
 * sal_projection_get_definition:
 * @self: the projection
 *
 * Gets how PROJ writes the projection, without insets.
 *
 * Returns: (transfer none): "+proj=aea …"
 */
const char *
sal_projection_get_definition (SalProjection *self)
{
  return self->definition;
}
