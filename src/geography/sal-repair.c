/* sal-repair.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-repair.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-geos-private.h"

/* A ring on its way: what is left of its points, and the polygon they make. */
typedef struct
{
  const SalShapeRing *ring;
  GArray *points; /* of SalCoordinate; longitudes go on beyond the antimeridian */
  GEOSGeometry *polygon;
  double area; /* in square degrees; below 0: clockwise */
  guint order;
} Piece;

typedef struct
{
  GEOSGeometry *geometry;
  const GEOSPreparedGeometry *prepared; /* (nullable): for many questions about it */
  double west, east, south, north;
} Part;

typedef struct
{
  SalGeos *geos;
  GArray *pieces;
  GArray *parts; /* of Part: what the pieces so far come to, parts that have nothing in common */
  SalRepairs repairs;
} Repair;

static void
piece_clear (gpointer data)
{
  g_array_unref (((Piece *) data)->points);
}

static void
set_box (SalGeos *geos, Part *part)
{
  GEOSGeom_getXMin_r (geos->handle, part->geometry, &part->west);
  GEOSGeom_getXMax_r (geos->handle, part->geometry, &part->east);
  GEOSGeom_getYMin_r (geos->handle, part->geometry, &part->south);
  GEOSGeom_getYMax_r (geos->handle, part->geometry, &part->north);
}

/* Takes @geometry, which has nothing in common with the other parts. */
static void
add_part (Repair *repair, GEOSGeometry *geometry)
{
  Part part = { geometry, NULL, 0, 0, 0, 0 };

  if (GEOSisEmpty_r (repair->geos->handle, geometry))
    {
      GEOSGeom_destroy_r (repair->geos->handle, geometry);
      return;
    }
  set_box (repair->geos, &part);
  g_array_append_val (repair->parts, part);
}

static GEOSGeometry *
take_part (Repair *repair, guint index)
{
  Part part = g_array_index (repair->parts, Part, index);

  if (part.prepared != NULL)
    GEOSPreparedGeom_destroy_r (repair->geos->handle, part.prepared);
  g_array_remove_index (repair->parts, index);

  return part.geometry;
}

/* A question that cannot be answered is one for what comes after. */
static gboolean
has_common (Repair *repair, Part *part, const Part *other)
{
  GEOSContextHandle_t handle = repair->geos->handle;

  if (other->west > part->east || other->east < part->west || other->south > part->north ||
      other->north < part->south)
    return FALSE;
  if (part->prepared == NULL)
    part->prepared = GEOSPrepare_r (handle, part->geometry);

  return part->prepared == NULL ||
         GEOSPreparedIntersects_r (handle, part->prepared, other->geometry) != 0;
}

static void
repair_clear (Repair *repair)
{
  for (guint i = 0; i < repair->pieces->len; i++)
    {
      Piece *piece = &g_array_index (repair->pieces, Piece, i);

      if (piece->polygon != NULL)
        GEOSGeom_destroy_r (repair->geos->handle, piece->polygon);
    }
  while (repair->parts->len > 0)
    GEOSGeom_destroy_r (repair->geos->handle, take_part (repair, repair->parts->len - 1));
  g_array_unref (repair->parts);
  g_array_unref (repair->pieces);
  sal_geos_free (repair->geos);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Repair, repair_clear)

/* -------------------------------------------------------------------------------------- points */

/* Longitudes from 0 to 360 are as common as those from −180; beyond a second turn nothing is. */
static gboolean
is_place (const SalCoordinate *point)
{
  return fabs (point->longitude) <= 540 && fabs (point->latitude) <= 90;
}

static gboolean
is_same (const SalCoordinate *one, const SalCoordinate *other)
{
  return one->longitude == other->longitude && one->latitude == other->latitude;
}

/* A step of more than half the Earth is one the other way around, across the antimeridian; unless
 * it leads from edge to edge of the map, as the frame of a box of the world does. */
static double
turn_around (double from, double to)
{
  if (fabs (to - from) <= 180 || (fabs (from) == 180 && fabs (to) == 180))
    return 0;

  return to > from ? -360 : 360;
}

static void
clean_points (const SalCoordinate *points, guint n_points, GArray *cleaned, SalRepairs *repairs)
{
  double offset = 0;

  for (guint i = 0; i < n_points; i++)
    {
      SalCoordinate point = points[i];
      const SalCoordinate *before;

      if (!is_place (&point))
        {
          *repairs |= SAL_REPAIR_PLACES;
          continue;
        }
      if (cleaned->len > 0)
        {
          before = &g_array_index (cleaned, SalCoordinate, cleaned->len - 1);
          offset += turn_around (before->longitude - offset, point.longitude);
          point.longitude += offset;
          if (is_same (before, &point))
            {
              *repairs |= SAL_REPAIR_DUPLICATE_POINTS;
              continue;
            }
        }
      g_array_append_val (cleaned, point);
    }
}

/* The last point of a ring is the first again: not kept. A ring around a pole ends a turn away from
 * where it began. */
static void
close_ring (GArray *points, SalRepairs *repairs)
{
  SalCoordinate first, last;
  double turn;

  if (points->len < 2)
    return;

  first = g_array_index (points, SalCoordinate, 0);
  last = g_array_index (points, SalCoordinate, points->len - 1);
  turn = last.longitude - first.longitude;
  if (is_same (&first, &last))
    {
      g_array_set_size (points, points->len - 1);
      return;
    }

  if (fabs (fabs (turn) - 360) < 1e-9 && first.latitude == last.latitude &&
      fabs (first.latitude) < 90)
    {
      double pole = first.latitude < 0 ? -90 : 90;
      SalCoordinate corners[] = { { last.longitude, pole }, { first.longitude, pole } };

      g_array_append_vals (points, corners, 2);
      *repairs |= SAL_REPAIR_POLE;
      return;
    }
  *repairs |= SAL_REPAIR_UNCLOSED;
}

static double
measure (const GArray *points)
{
  double sum = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const SalCoordinate *from = &g_array_index (points, SalCoordinate, i);
      const SalCoordinate *to = &g_array_index (points, SalCoordinate, (i + 1) % points->len);

      sum += (from->longitude - to->longitude) * (from->latitude + to->latitude);
    }

  return sum / 2;
}

static int
compare_pieces (gconstpointer first, gconstpointer second)
{
  const Piece *one = first, *other = second;

  if (fabs (one->area) != fabs (other->area))
    return fabs (one->area) > fabs (other->area) ? -1 : 1;

  return (one->order > other->order) - (one->order < other->order);
}

/* The rings that enclose something, the largest first. */
static void
collect_pieces (Repair *repair, const SalShape *shape)
{
  for (guint i = 0; i < shape->rings->len; i++)
    {
      const SalShapeRing *ring = &g_array_index (shape->rings, SalShapeRing, i);
      Piece piece = { .ring = ring, .order = i };

      piece.points = g_array_sized_new (FALSE, FALSE, sizeof (SalCoordinate), ring->n_points);
      if (ring->n_points > 0)
        clean_points (&g_array_index (shape->points, SalCoordinate, ring->first_point),
                      ring->n_points,
                      piece.points,
                      &repair->repairs);
      close_ring (piece.points, &repair->repairs);
      piece.area = measure (piece.points);
      if (piece.points->len < 3)
        {
          repair->repairs |= SAL_REPAIR_EMPTY_RINGS;
          g_array_unref (piece.points);
          continue;
        }
      g_array_append_val (repair->pieces, piece);
    }
  g_array_sort (repair->pieces, compare_pieces);
}

/* -------------------------------------------------------------------------------------- pieces */

static GEOSGeometry *
make_polygon (Repair *repair, const GArray *points, double shift)
{
  GEOSContextHandle_t handle = repair->geos->handle;
  GEOSCoordSequence *sequence = GEOSCoordSeq_create_r (handle, points->len + 1, 2);
  GEOSGeometry *ring;

  for (guint i = 0; i <= points->len; i++)
    {
      const SalCoordinate *point = &g_array_index (points, SalCoordinate, i % points->len);

      GEOSCoordSeq_setXY_r (handle, sequence, i, point->longitude + shift, point->latitude);
    }
  ring = GEOSGeom_createLinearRing_r (handle, sequence);

  return ring != NULL ? GEOSGeom_createPolygon_r (handle, ring, NULL, 0) : NULL;
}

static GEOSGeometry *
make_map_edge (Repair *repair)
{
  return GEOSGeom_createRectangle_r (repair->geos->handle, -180, -90, 180, 90);
}

/* Adds to @sum, which it takes, what of the ring lies on the map when it is shifted. */
static GEOSGeometry *
add_on_map (Repair *repair, const GArray *points, double shift, GEOSGeometry *sum)
{
  GEOSContextHandle_t handle = repair->geos->handle;
  GEOSGeometry *polygon = sal_geos_make_valid (repair->geos, make_polygon (repair, points, shift));
  GEOSGeometry *edge = make_map_edge (repair);
  GEOSGeometry *cut = polygon != NULL ? GEOSIntersection_r (handle, polygon, edge) : NULL;
  GEOSGeometry *all = cut != NULL && sum != NULL ? GEOSUnion_r (handle, sum, cut) : NULL;

  if (polygon != NULL)
    GEOSGeom_destroy_r (handle, polygon);
  if (cut != NULL)
    GEOSGeom_destroy_r (handle, cut);
  if (sum != NULL)
    GEOSGeom_destroy_r (handle, sum);
  GEOSGeom_destroy_r (handle, edge);

  return all;
}

/* Sets the polygon of a ring, which may be several where it crosses itself or the antimeridian. */
static gboolean
shape_piece (Repair *repair, Piece *piece)
{
  GEOSContextHandle_t handle = repair->geos->handle;
  double west = G_MAXDOUBLE, east = -G_MAXDOUBLE;
  gboolean valid;

  for (guint i = 0; i < piece->points->len; i++)
    {
      double longitude = g_array_index (piece->points, SalCoordinate, i).longitude;

      west = MIN (west, longitude);
      east = MAX (east, longitude);
    }

  piece->polygon = make_polygon (repair, piece->points, 0);
  valid = piece->polygon != NULL && GEOSisValid_r (handle, piece->polygon) == 1;
  if (west >= -180 && east <= 180)
    {
      piece->polygon = sal_geos_make_valid (repair->geos, piece->polygon);
      if (piece->polygon != NULL && !valid && !GEOSisEmpty_r (handle, piece->polygon))
        repair->repairs |= SAL_REPAIR_CROSSING;
      return piece->polygon != NULL;
    }

  if (!valid)
    repair->repairs |= SAL_REPAIR_CROSSING;
  repair->repairs |= SAL_REPAIR_ANTIMERIDIAN;
  if (piece->polygon != NULL)
    GEOSGeom_destroy_r (handle, piece->polygon);
  piece->polygon = GEOSGeom_createEmptyPolygon_r (handle);
  for (double shift = 360 * floor ((180 - east) / 360); west + shift < 180; shift += 360)
    if (east + shift > -180)
      piece->polygon = add_on_map (repair, piece->points, shift, piece->polygon);

  return piece->polygon != NULL;
}

/* Takes the parts that have something in common with a polygon, as one geometry; the others make no
 * difference to it, and islands are many. */
static GEOSGeometry *
gather_parts (Repair *repair, GEOSGeometry *polygon)
{
  GEOSContextHandle_t handle = repair->geos->handle;
  GEOSGeometry *gathered = GEOSGeom_createEmptyPolygon_r (handle);
  Part other = { polygon, NULL, 0, 0, 0, 0 };

  set_box (repair->geos, &other);
  for (guint i = repair->parts->len; i-- > 0 && gathered != NULL;)
    {
      GEOSGeometry *before = gathered, *part;

      if (!has_common (repair, &g_array_index (repair->parts, Part, i), &other))
        continue;
      part = take_part (repair, i);
      if (GEOSisEmpty_r (handle, before))
        {
          gathered = part;
        }
      else
        {
          gathered = GEOSUnion_r (handle, before, part);
          GEOSGeom_destroy_r (handle, part);
        }
      GEOSGeom_destroy_r (handle, before);
    }

  return gathered;
}

/* Takes @gathered, the parts that have something in common with a piece. */
static gboolean
join_with (Repair *repair, Piece *piece, GEOSGeometry *gathered)
{
  GEOSContextHandle_t handle = repair->geos->handle;
  gboolean hole = GEOSContains_r (handle, gathered, piece->polygon) == 1;
  GEOSGeometry *joined;

  if (!hole && GEOSOverlaps_r (handle, gathered, piece->polygon) == 1)
    repair->repairs |= SAL_REPAIR_CROSSING;
  if (hole != piece->ring->hole)
    repair->repairs |= SAL_REPAIR_HOLES;
  if ((piece->area < 0) != hole && !(repair->repairs & SAL_REPAIR_POLE))
    repair->repairs |= SAL_REPAIR_WINDING;

  joined = hole ? GEOSDifference_r (handle, gathered, piece->polygon)
                : GEOSUnion_r (handle, gathered, piece->polygon);
  GEOSGeom_destroy_r (handle, gathered);
  if (joined != NULL)
    add_part (repair, joined);

  return joined != NULL;
}

/* How a ring goes together with the larger ones: inside of what they enclose it is a hole, wherever
 * else it is a piece; whatever it was said to be. */
static gboolean
join_piece (Repair *repair, Piece *piece)
{
  GEOSContextHandle_t handle = repair->geos->handle;
  GEOSGeometry *gathered;

  if (GEOSisEmpty_r (handle, piece->polygon))
    {
      repair->repairs |= SAL_REPAIR_EMPTY_RINGS;
      return TRUE;
    }
  for (const Piece *before = (const Piece *) (gpointer) repair->pieces->data; before < piece;
       before++)
    if (fabs (fabs (before->area) - fabs (piece->area)) < 1e-12 &&
        GEOSEquals_r (handle, before->polygon, piece->polygon) == 1)
      {
        repair->repairs |= SAL_REPAIR_DUPLICATE_RINGS;
        return TRUE;
      }

  gathered = gather_parts (repair, piece->polygon);

  return gathered != NULL && join_with (repair, piece, gathered);
}

/**
 * sal_repair_shape:
 * @shape: the rings of one area as a file gives them: in any direction, closed or not, holes in any
 *   order, longitudes up to a turn and a half from Greenwich
 * @repairs: (out): what was put right
 * @error: return location for an error
 *
 * Makes a shape right: rings are closed, points that are there twice or not on the Earth are left
 * out, rings that cross themselves are taken apart, what crosses the antimeridian is cut there,
 * what goes around a pole is led to it. Which rings are holes follows from what lies in what.
 *
 * It counts a ring that is clockwise outside or anticlockwise as a hole as wound the wrong way, as
 * GeoJSON has it (RFC 7946, 3.1.6); for Shapefile, where it is the other way round, leave
 * %SAL_REPAIR_WINDING out of account.
 *
 * Fails with %SAL_ERROR_VALUE if there are no rings, they enclose nothing, or they cannot be
 * computed with; the message says which, to be put behind what the area is called.
 *
 * Returns: (transfer full): the shape as it should be, or %NULL with @error set
 */
SalShape *
sal_repair_shape (const SalShape *shape, SalRepairs *repairs, GError **error)
{
  g_auto (Repair) repair = { .geos = sal_geos_new () };
  g_autoptr (SalShape) repaired = sal_shape_new ();

  repair.pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (repair.pieces, piece_clear);
  repair.parts = g_array_new (FALSE, FALSE, sizeof (Part));
  collect_pieces (&repair, shape);
  for (guint i = 0; i < repair.pieces->len; i++)
    {
      Piece *piece = &g_array_index (repair.pieces, Piece, i);

      if (shape_piece (&repair, piece) && join_piece (&repair, piece))
        continue;
      sal_geos_fail (repair.geos, _ ("Its rings"), error);
      return NULL;
    }

  for (guint i = 0; i < repair.parts->len; i++)
    sal_geos_add_to_shape (
        repair.geos, g_array_index (repair.parts, Part, i).geometry, SAL_GEOS_DEGREES, repaired);
  *repairs = repair.repairs;
  if (repaired->rings->len > 0)
    return g_steal_pointer (&repaired);

  g_set_error_literal (error,
                       SAL_ERROR,
                       SAL_ERROR_VALUE,
                       shape->rings->len == 0 ? _ ("It has no shape (expected a polygon)")
                                              : _ ("Its shape encloses nothing"));

  return NULL;
}

/**
 * sal_repair_unite:
 * @one: a shape from sal_repair_shape()
 * @other: another
 * @error: return location for an error
 *
 * Makes one shape of two, for an area that a file has twice.
 *
 * Fails with %SAL_ERROR_VALUE if they cannot be computed with.
 *
 * Returns: (transfer full): what is in either, or %NULL with @error set
 */
SalShape *
sal_repair_unite (const SalShape *one, const SalShape *other, GError **error)
{
  g_autoptr (SalGeos) geos = sal_geos_new ();
  g_autoptr (SalShape) united = sal_shape_new ();
  GEOSGeometry *first =
      sal_geos_make_valid (geos, sal_geos_make_polygons (geos, one, SAL_GEOS_DEGREES));
  GEOSGeometry *second =
      sal_geos_make_valid (geos, sal_geos_make_polygons (geos, other, SAL_GEOS_DEGREES));
  GEOSGeometry *both =
      first != NULL && second != NULL ? GEOSUnion_r (geos->handle, first, second) : NULL;

  if (both != NULL)
    sal_geos_add_to_shape (geos, both, SAL_GEOS_DEGREES, united);
  GEOSGeom_destroy_r (geos->handle, first);
  GEOSGeom_destroy_r (geos->handle, second);
  GEOSGeom_destroy_r (geos->handle, both);
  if (both == NULL)
    {
      sal_geos_fail (geos, _ ("Two shapes"), error);
      return NULL;
    }

  return g_steal_pointer (&united);
}

/**
 * sal_repairs_describe:
 * @repairs: what was put right
 *
 * Says what was put right, to be read.
 *
 * Returns: (transfer full): parts of a sentence, joined by commas; "" if there was nothing
 */
char *
sal_repairs_describe (SalRepairs repairs)
{
  static const struct
  {
    SalRepairs repair;
    const char *text;
  } texts[] = {
    { SAL_REPAIR_UNCLOSED, N_ ("a ring was not closed") },
    { SAL_REPAIR_WINDING, N_ ("a ring ran the wrong way") },
    { SAL_REPAIR_HOLES, N_ ("holes and pieces were mixed up") },
    { SAL_REPAIR_DUPLICATE_POINTS, N_ ("points were there twice") },
    { SAL_REPAIR_DUPLICATE_RINGS, N_ ("a ring was there twice") },
    { SAL_REPAIR_PLACES, N_ ("points were not on the Earth") },
    { SAL_REPAIR_ANTIMERIDIAN, N_ ("it crossed the antimeridian") },
    { SAL_REPAIR_POLE, N_ ("it went around a pole") },
    { SAL_REPAIR_CROSSING, N_ ("its rings crossed") },
    { SAL_REPAIR_EMPTY_RINGS, N_ ("a ring enclosed nothing") },
  };
  g_autoptr (GString) sentence = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (repairs & texts[i].repair)
      {
        if (sentence->len > 0)
          g_string_append (sentence, _ (", "));
        g_string_append (sentence, _ (texts[i].text));
      }

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}
