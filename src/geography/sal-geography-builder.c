/* sal-geography-builder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-geography-builder.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-geography-private.h"

/**
 * SalGeographyBuilder:
 *
 * Makes a #SalGeography of arcs, areas and rings. What is added need not be right: whatever cannot
 * be a geography is an error of sal_geography_builder_finish().
 */
struct _SalGeographyBuilder
{
  SalGeography *geography;
  GArray *has_center; /* of each area, whether its center was given */
};

/**
 * sal_geography_builder_new:
 *
 * Begins a geography without areas.
 *
 * Returns: (transfer full): the builder
 */
SalGeographyBuilder *
sal_geography_builder_new (void)
{
  SalGeographyBuilder *self = g_new0 (SalGeographyBuilder, 1);
  SalGeography *geography = g_new0 (SalGeography, 1);

  g_atomic_ref_count_init (&geography->ref_count);
  geography->areas = g_array_new (FALSE, TRUE, sizeof (SalGeographyArea));
  geography->rings = g_array_new (FALSE, TRUE, sizeof (SalGeographyRing));
  geography->references = g_array_new (FALSE, TRUE, sizeof (int));
  geography->arcs = g_array_new (FALSE, TRUE, sizeof (SalGeographyArc));
  geography->points = g_array_new (FALSE, TRUE, sizeof (SalCoordinate));
  geography->strings = g_string_chunk_new (16384);
  geography->codes = g_hash_table_new (g_str_hash, g_str_equal);
  geography->bounds = SAL_GEOGRAPHY_BOX_EMPTY;

  self->geography = geography;
  self->has_center = g_array_new (FALSE, TRUE, sizeof (gboolean));

  return self;
}

void
sal_geography_builder_free (SalGeographyBuilder *self)
{
  g_clear_pointer (&self->geography, sal_geography_unref);
  g_array_unref (self->has_center);
  g_free (self);
}

/**
 * sal_geography_builder_add_arc:
 * @self: the builder
 * @points: (array length=n_points): its points, in degrees
 * @n_points: their number, at least 2
 *
 * Adds an arc.
 *
 * Returns: the index of the arc, counted from 0
 */
guint
sal_geography_builder_add_arc (SalGeographyBuilder *self,
                               const SalCoordinate *points,
                               guint n_points)
{
  SalGeography *geography = self->geography;
  SalGeographyArc arc = {
    .first_point = geography->points->len,
    .n_points = n_points,
    .left = SAL_GEOGRAPHY_NONE,
    .right = SAL_GEOGRAPHY_NONE,
  };

  g_array_append_vals (geography->points, points, n_points);
  g_array_append_val (geography->arcs, arc);

  return geography->arcs->len - 1;
}

/**
 * sal_geography_builder_add_area:
 * @self: the builder
 * @code: its code, which no other area has
 * @name: (nullable): its name, or %NULL for the code
 * @parent: (nullable): the code of what it is part of
 * @center: (nullable): a point inside of it in degrees, or %NULL to find one: the centroid of its
 *   largest piece, or if that is outside, the middle of the area on the centroid's parallel
 *
 * Adds an area. The rings that are added next are its own; without any it is a place without a
 * shape, which needs a center.
 *
 * Returns: the index of the area, counted from 0
 */
guint
sal_geography_builder_add_area (SalGeographyBuilder *self,
                                const char *code,
                                const char *name,
                                const char *parent,
                                const SalCoordinate *center)
{
  SalGeography *geography = self->geography;
  gboolean has_center = center != NULL;
  SalGeographyArea area = {
    .bounds = SAL_GEOGRAPHY_BOX_EMPTY,
    .first_ring = geography->rings->len,
  };

  area.code = g_string_chunk_insert (geography->strings, code);
  area.name =
      name != NULL && *name != '\0' ? g_string_chunk_insert (geography->strings, name) : area.code;
  area.parent = g_string_chunk_insert_const (geography->strings, parent != NULL ? parent : "");
  if (has_center)
    area.center = *center;
  g_array_append_val (geography->areas, area);
  g_array_append_val (self->has_center, has_center);

  return geography->areas->len - 1;
}

/**
 * sal_geography_builder_add_ring:
 * @self: the builder, to which an area was added
 * @references: (array length=n_references): references to arcs, the end of each being the start of
 *   the next, and the end of the last that of the first; the arcs may be added later
 * @n_references: their number
 * @hole: whether the ring is cut out of the piece whose outer ring was added before
 *
 * Adds a ring to the area that was added last. It may run in either direction.
 */
void
sal_geography_builder_add_ring (SalGeographyBuilder *self,
                                const int *references,
                                guint n_references,
                                gboolean hole)
{
  SalGeography *geography = self->geography;
  SalGeographyRing ring = {
    .first_reference = geography->references->len,
    .n_references = n_references,
    .hole = hole != FALSE,
  };

  g_return_if_fail (geography->areas->len > 0);

  g_array_append_vals (geography->references, references, n_references);
  g_array_append_val (geography->rings, ring);
  SAL_GEOGRAPHY_AREA (geography, geography->areas->len - 1)->n_rings++;
}

G_GNUC_PRINTF (2, 3)
static gboolean
fail (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, SAL_ERROR, SAL_ERROR_VALUE, message);

  return FALSE;
}

static gboolean
is_on_earth (const SalCoordinate *point)
{
  return fabs (point->longitude) <= 180 && fabs (point->latitude) <= 90;
}

static gboolean
check_arcs (SalGeography *geography, GError **error)
{
  for (guint i = 0; i < geography->arcs->len; i++)
    {
      SalGeographyArc *arc = SAL_GEOGRAPHY_LINE (geography, i);
      const SalCoordinate *points = &g_array_index (geography->points, SalCoordinate, 0);

      if (arc->n_points < 2)
        return fail (error, _ ("Arc %u has fewer than two points"), i);
      points += arc->first_point;
      for (guint p = 0; p < arc->n_points; p++)
        if (!is_on_earth (&points[p]))
          return fail (
              error,
              _ ("Arc %u, point %u: %g, %g is not a place on the Earth (expected longitude "
                 "within ±180°, latitude within ±90°)"),
              i,
              p,
              points[p].longitude,
              points[p].latitude);
      arc->length_km = sal_sphere_path_km (points, arc->n_points);
    }

  return TRUE;
}

static const SalCoordinate *
end_of (SalGeography *geography, int reference, gboolean first)
{
  const SalGeographyArc *arc = SAL_GEOGRAPHY_LINE (geography, SAL_GEOGRAPHY_ARC (reference));
  const SalCoordinate *points = SAL_GEOGRAPHY_POINTS (geography, arc);

  return first != SAL_GEOGRAPHY_IS_BACKWARDS (reference) ? points : points + arc->n_points - 1;
}

static gboolean
check_ring (SalGeography *geography,
            const SalGeographyArea *area,
            const SalGeographyRing *ring,
            GError **error)
{
  const int *references;

  if (ring->n_references == 0)
    return fail (error, _ ("Area %s has a ring without arcs"), area->code);

  references = &SAL_GEOGRAPHY_REFERENCE (geography, ring->first_reference);
  for (guint i = 0; i < ring->n_references; i++)
    if (SAL_GEOGRAPHY_ARC (references[i]) >= geography->arcs->len)
      return fail (error,
                   _ ("Area %s refers to arc %u, and there are %u"),
                   area->code,
                   SAL_GEOGRAPHY_ARC (references[i]),
                   geography->arcs->len);

  for (guint i = 0; i < ring->n_references; i++)
    {
      int next = references[(i + 1) % ring->n_references];
      const SalCoordinate *end = end_of (geography, references[i], FALSE);
      const SalCoordinate *start = end_of (geography, next, TRUE);

      if (end->longitude != start->longitude || end->latitude != start->latitude)
        return fail (error,
                     _ ("Area %s has a ring with a gap between its arcs at %g, %g"),
                     area->code,
                     end->longitude,
                     end->latitude);
    }

  return TRUE;
}

/* Twice the area inside of a ring in square degrees, negative if it runs clockwise. It is not the
 * area on the sphere that tells this: a thin ring may run the other way there. */
static double
turn_of (SalGeography *geography, const SalGeographyRing *ring)
{
  SalCoordinate base =
      *end_of (geography, SAL_GEOGRAPHY_REFERENCE (geography, ring->first_reference), TRUE);
  double sum = 0;

  for (guint i = 0; i < ring->n_references; i++)
    {
      int reference = SAL_GEOGRAPHY_REFERENCE (geography, ring->first_reference + i);
      const SalGeographyArc *arc = SAL_GEOGRAPHY_LINE (geography, SAL_GEOGRAPHY_ARC (reference));
      const SalCoordinate *points = SAL_GEOGRAPHY_POINTS (geography, arc);
      double turn = 0;

      for (guint p = 1; p < arc->n_points; p++)
        turn += (points[p - 1].longitude - base.longitude) *
                    (points[p].latitude - points[p - 1].latitude) -
                (points[p].longitude - points[p - 1].longitude) *
                    (points[p - 1].latitude - base.latitude);
      sum += SAL_GEOGRAPHY_IS_BACKWARDS (reference) ? -turn : turn;
    }

  return sum;
}

static double
measure_ring (SalGeography *geography, const SalGeographyRing *ring, const double *arc_areas)
{
  double sum = 0;

  for (guint i = 0; i < ring->n_references; i++)
    {
      int reference = SAL_GEOGRAPHY_REFERENCE (geography, ring->first_reference + i);
      double area = arc_areas[SAL_GEOGRAPHY_ARC (reference)];

      sum += SAL_GEOGRAPHY_IS_BACKWARDS (reference) ? -area : area;
    }

  return fabs (sum);
}

static void
reverse_ring (SalGeography *geography, const SalGeographyRing *ring)
{
  int *references = &SAL_GEOGRAPHY_REFERENCE (geography, ring->first_reference);

  for (guint i = 0, last = ring->n_references - 1; i <= last; i++, last--)
    {
      int kept = ~references[i];

      references[i] = ~references[last];
      references[last] = kept;
      if (last == 0)
        break;
    }
}

/* Enters the area on the left of each arc of a ring; at most one area may be there. */
static gboolean
take_sides (SalGeography *geography, guint index, const SalGeographyRing *ring, GError **error)
{
  for (guint i = 0; i < ring->n_references; i++)
    {
      int reference = SAL_GEOGRAPHY_REFERENCE (geography, ring->first_reference + i);
      SalGeographyArc *arc = SAL_GEOGRAPHY_LINE (geography, SAL_GEOGRAPHY_ARC (reference));
      guint *side = SAL_GEOGRAPHY_IS_BACKWARDS (reference) ? &arc->right : &arc->left;

      if (*side != SAL_GEOGRAPHY_NONE)
        {
          const SalCoordinate *points = SAL_GEOGRAPHY_POINTS (geography, arc);

          return fail (error,
                       _ ("Areas %s and %s overlap: they are on the same side of the arc that "
                          "begins at %g, %g"),
                       SAL_GEOGRAPHY_AREA (geography, *side)->code,
                       SAL_GEOGRAPHY_AREA (geography, index)->code,
                       points->longitude,
                       points->latitude);
        }
      *side = index;
      for (guint p = 0; p < arc->n_points; p++)
        sal_geography_box_add (&SAL_GEOGRAPHY_AREA (geography, index)->bounds,
                               SAL_GEOGRAPHY_POINTS (geography, arc)[p]);
    }

  return TRUE;
}

static gboolean
finish_ring (SalGeography *geography,
             guint index,
             const SalGeographyRing *ring,
             const double *arc_areas,
             GError **error)
{
  SalGeographyArea *area = SAL_GEOGRAPHY_AREA (geography, index);
  double turn;

  if (!check_ring (geography, area, ring, error))
    return FALSE;

  turn = turn_of (geography, ring);
  if (turn == 0)
    return fail (error, _ ("Area %s has a ring that encloses nothing"), area->code);
  if ((turn < 0) != ring->hole)
    reverse_ring (geography, ring);
  area->area_km2 += (ring->hole ? -1 : 1) * measure_ring (geography, ring, arc_areas);

  return take_sides (geography, index, ring, error);
}

static gboolean
finish_area (SalGeographyBuilder *self, guint index, const double *arc_areas, GError **error)
{
  SalGeography *geography = self->geography;
  SalGeographyArea *area = SAL_GEOGRAPHY_AREA (geography, index);
  gboolean has_center = g_array_index (self->has_center, gboolean, index);

  if (*area->code == '\0')
    return fail (error, _ ("Area %u has no code"), index);
  if (!g_hash_table_insert (geography->codes, (char *) area->code, GUINT_TO_POINTER (index + 1)))
    return fail (error, _ ("Two areas have the code %s"), area->code);
  if (has_center && !is_on_earth (&area->center))
    return fail (error, _ ("The center of area %s is not a place on the Earth"), area->code);
  if (area->n_rings == 0 && !has_center)
    return fail (error, _ ("Area %s has neither a shape nor a center"), area->code);

  for (guint r = 0; r < area->n_rings; r++)
    {
      const SalGeographyRing *ring = SAL_GEOGRAPHY_RING (geography, area->first_ring + r);

      if (r == 0 && ring->hole)
        return fail (error, _ ("Area %s has a hole before its outer ring"), area->code);
      if (!finish_ring (geography, index, ring, arc_areas, error))
        return FALSE;
    }

  if (area->n_rings == 0)
    sal_geography_box_add (&area->bounds, area->center);
  else if (!has_center)
    sal_geography_place (geography, index);
  sal_geography_box_add (&geography->bounds,
                         (SalCoordinate){ area->bounds.west, area->bounds.south });
  sal_geography_box_add (&geography->bounds,
                         (SalCoordinate){ area->bounds.east, area->bounds.north });

  return TRUE;
}

/**
 * sal_geography_builder_finish:
 * @self: the builder, which must not be used any further
 * @error: return location for an error
 *
 * Makes the geography of what was added: turns the rings so that areas are on their left, finds
 * what is on both sides of each arc, measures areas and borders, and joins what borders on
 * nothing by bridges.
 *
 * Fails with %SAL_ERROR_VALUE if a point is not on the Earth, a code is missing or there twice, a
 * ring is not closed, encloses nothing or refers to arcs there are not, two areas are on the same
 * side of an arc, or an area has neither shape nor center. The message names the area.
 *
 * Returns: (transfer full): the geography, or %NULL with @error set
 */
SalGeography *
sal_geography_builder_finish (SalGeographyBuilder *self, GError **error)
{
  SalGeography *geography = self->geography;
  g_autofree double *arc_areas = NULL;

  g_return_val_if_fail (geography != NULL, NULL);

  if (!check_arcs (geography, error))
    return NULL;

  arc_areas = g_new (double, geography->arcs->len);
  for (guint i = 0; i < geography->arcs->len; i++)
    {
      const SalGeographyArc *arc = SAL_GEOGRAPHY_LINE (geography, i);

      arc_areas[i] =
          sal_sphere_path_area_km2 (SAL_GEOGRAPHY_POINTS (geography, arc), arc->n_points);
    }
  for (guint i = 0; i < geography->areas->len; i++)
    if (!finish_area (self, i, arc_areas, error))
      return NULL;
  sal_geography_connect (geography);

  return g_steal_pointer (&self->geography);
}
