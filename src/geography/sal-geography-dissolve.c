/* sal-geography-dissolve.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-geography-dissolve.h"

#include <glib/gi18n-lib.h>

#include "sal-geos-private.h"

/* The arcs that have a group on one side only are its border. Run through with the group on the
 * left, as many begin at every place as end there, so that following them from place to place comes
 * back to where it began; a place that is come to twice closes a ring. */

typedef struct
{
  SalCoordinate from;
  int reference;
  gboolean used;
} Edge;

typedef struct
{
  const SalGeography *geography;
  const SalCoordinate *points;
  const SalGeographyArc *arcs;
  GArray *edges;       /* of Edge, by where they begin */
  GArray *path;        /* of guint: edges that were followed and closed no ring yet */
  GHashTable *on_path; /* a place where an edge of the path begins → how far along it is, + 1 */
  SalShape *shape;
} Dissolving;

static void
dissolving_clear (Dissolving *self)
{
  g_array_unref (self->edges);
  g_array_unref (self->path);
  g_hash_table_unref (self->on_path);
  sal_shape_free (self->shape);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Dissolving, dissolving_clear)

static int
compare_places (const SalCoordinate *one, const SalCoordinate *other)
{
  if (one->longitude != other->longitude)
    return one->longitude < other->longitude ? -1 : 1;

  return (one->latitude > other->latitude) - (one->latitude < other->latitude);
}

static int
compare_edges (gconstpointer one, gconstpointer other)
{
  const Edge *a = one, *b = other;
  int order = compare_places (&a->from, &b->from);

  return order != 0 ? order : (a->reference > b->reference) - (a->reference < b->reference);
}

static guint
hash_place (gconstpointer place)
{
  const SalCoordinate *coordinate = place;

  return g_double_hash (&coordinate->longitude) * 31 + g_double_hash (&coordinate->latitude);
}

static gboolean
equal_places (gconstpointer one, gconstpointer other)
{
  return compare_places (one, other) == 0;
}

static SalCoordinate
end_of (const Dissolving *self, int reference)
{
  const SalGeographyArc *arc = &self->arcs[SAL_GEOGRAPHY_ARC (reference)];

  return self
      ->points[arc->first_point + (SAL_GEOGRAPHY_IS_BACKWARDS (reference) ? 0 : arc->n_points - 1)];
}

static gboolean
is_in (const gint32 *groups, gint32 group, guint area)
{
  return area != SAL_GEOGRAPHY_NONE && groups[area] == group;
}

static void
collect_edges (Dissolving *self, const gint32 *groups, gint32 group)
{
  guint n_arcs;

  self->arcs = sal_geography_get_arcs (self->geography, &n_arcs);
  for (guint i = 0; i < n_arcs; i++)
    {
      gboolean left = is_in (groups, group, self->arcs[i].left);
      Edge edge = { .reference = left ? (int) i : ~(int) i };

      if (left == is_in (groups, group, self->arcs[i].right))
        continue;
      edge.from = end_of (self, ~edge.reference);
      g_array_append_val (self->edges, edge);
    }
  g_array_sort (self->edges, compare_edges);
}

/* The first edge that begins at a place and was not followed yet. */
static Edge *
find_edge (Dissolving *self, SalCoordinate from)
{
  guint low = 0, high = self->edges->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_places (&g_array_index (self->edges, Edge, middle).from, &from) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->edges->len; low++)
    {
      Edge *edge = &g_array_index (self->edges, Edge, low);

      if (compare_places (&edge->from, &from) != 0)
        break;
      if (!edge->used)
        return edge;
    }

  return NULL;
}

static void
append_points (Dissolving *self, int reference, GArray *points)
{
  const SalGeographyArc *arc = &self->arcs[SAL_GEOGRAPHY_ARC (reference)];
  gboolean backwards = SAL_GEOGRAPHY_IS_BACKWARDS (reference);

  for (guint i = 0; i + 1 < arc->n_points; i++)
    g_array_append_val (points,
                        self->points[arc->first_point + (backwards ? arc->n_points - 1 - i : i)]);
}

/* A ring of what was followed from some place on; with the group on its left, a hole runs
 * clockwise. */
static void
close_ring (Dissolving *self, guint first)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SalCoordinate));

  for (guint i = first; i < self->path->len; i++)
    {
      Edge *edge = &g_array_index (self->edges, Edge, g_array_index (self->path, guint, i));

      append_points (self, edge->reference, points);
      g_hash_table_remove (self->on_path, &edge->from);
    }
  g_array_set_size (self->path, first);
  sal_shape_add_ring (
      self->shape, (const SalCoordinate *) (gpointer) points->data, points->len, FALSE);
}

static void
follow (Dissolving *self, Edge *edge)
{
  while (edge != NULL)
    {
      guint index = (guint) (edge - (Edge *) (gpointer) self->edges->data);
      SalCoordinate end = end_of (self, edge->reference);
      guint met;

      edge->used = TRUE;
      g_array_append_val (self->path, index);
      g_hash_table_insert (self->on_path, &edge->from, GUINT_TO_POINTER (self->path->len));
      met = GPOINTER_TO_UINT (g_hash_table_lookup (self->on_path, &end));
      if (met != 0)
        close_ring (self, met - 1);
      edge = find_edge (self, end);
    }
  g_array_set_size (self->path, 0);
  g_hash_table_remove_all (self->on_path);
}

/* --------------------------------------------------------------------------------------- nesting
 */

#define RING(shape, index) (&g_array_index ((shape)->rings, SalShapeRing, index))
#define POINTS(shape, of_ring)                                                                     \
  (&g_array_index ((shape)->points, SalCoordinate, (of_ring)->first_point))

/* In square degrees; below 0 of a ring that runs clockwise, which is a hole. */
static double
measure (const SalShape *shape, const SalShapeRing *ring)
{
  const SalCoordinate *points = POINTS (shape, ring);
  double sum = 0;

  for (guint i = 0; i < ring->n_points; i++)
    {
      const SalCoordinate *next = &points[i + 1 < ring->n_points ? i + 1 : 0];

      sum += (points[i].longitude - next->longitude) * (points[i].latitude + next->latitude);
    }

  return sum / 2;
}

/* Whether a line to the east crosses the ring an odd number of times. */
static gboolean
encloses (const SalShape *shape, const SalShapeRing *ring, SalCoordinate place)
{
  const SalCoordinate *points = POINTS (shape, ring);
  gboolean inside = FALSE;

  for (guint i = 0, k = ring->n_points - 1; i < ring->n_points; k = i++)
    {
      const SalCoordinate *a = &points[i], *b = &points[k];

      if ((a->latitude > place.latitude) != (b->latitude > place.latitude) &&
          place.longitude < (b->longitude - a->longitude) * (place.latitude - a->latitude) /
                                    (b->latitude - a->latitude) +
                                a->longitude)
        inside = !inside;
    }

  return inside;
}

/* The smallest ring around a hole. Rings touch at places and share no line: the middle of a line of
 * the hole is inside or outside of all others. */
static guint
find_around (const SalShape *shape, const double *areas, guint hole)
{
  const SalCoordinate *points = POINTS (shape, RING (shape, hole));
  SalCoordinate middle = { (points[0].longitude + points[1].longitude) / 2,
                           (points[0].latitude + points[1].latitude) / 2 };
  guint found = G_MAXUINT;

  for (guint i = 0; i < shape->rings->len; i++)
    if (areas[i] > -areas[hole] && (found == G_MAXUINT || areas[i] < areas[found]) &&
        encloses (shape, RING (shape, i), middle))
      found = i;

  return found;
}

static void
add_ring (SalShape *shape, const SalShape *from, guint ring, gboolean hole)
{
  sal_shape_add_ring (shape, POINTS (from, RING (from, ring)), RING (from, ring)->n_points, hole);
}

/* Every piece with its holes behind it. */
static SalShape *
nest (const SalShape *shape)
{
  guint n_rings = shape->rings->len;
  SalShape *nested = sal_shape_new ();
  g_autofree double *areas = g_new (double, n_rings);
  g_autofree guint *around = g_new (guint, n_rings);

  for (guint i = 0; i < n_rings; i++)
    areas[i] = measure (shape, RING (shape, i));
  for (guint i = 0; i < n_rings; i++)
    around[i] = areas[i] < 0 ? find_around (shape, areas, i) : G_MAXUINT;
  for (guint i = 0; i < n_rings; i++)
    {
      if (areas[i] <= 0)
        continue;
      add_ring (nested, shape, i, FALSE);
      for (guint k = 0; k < n_rings; k++)
        if (around[k] == i)
          add_ring (nested, shape, k, TRUE);
    }

  return nested;
}

/* A hole that touches the ring around it twice parts the piece. */
static SalShape *
make_valid (const SalShape *shape, GError **error)
{
  g_autoptr (SalGeos) geos = sal_geos_new ();
  g_autoptr (SalShape) valid = sal_shape_new ();
  GEOSGeometry *geometry =
      sal_geos_make_valid (geos, sal_geos_make_polygons (geos, shape, SAL_GEOS_DEGREES));

  if (geometry == NULL)
    {
      sal_geos_fail (geos, _ ("A group of areas"), error);
      return NULL;
    }
  sal_geos_add_to_shape (geos, geometry, SAL_GEOS_DEGREES, valid);
  GEOSGeom_destroy_r (geos->handle, geometry);

  return g_steal_pointer (&valid);
}

/**
 * sal_geography_dissolve:
 * @geography: a geography
 * @groups: (array): the group of each area, such as the territory it belongs to
 * @group: one of them
 * @error: return location for an error
 *
 * Makes the shape that the areas of a group have together, without the borders among them.
 *
 * Fails with %SAL_ERROR_VALUE if it cannot be computed with.
 *
 * Returns: (transfer full): the shape, without rings if the areas have none; %NULL with @error set
 */
SalShape *
sal_geography_dissolve (const SalGeography *geography,
                        const gint32 *groups,
                        gint32 group,
                        GError **error)
{
  g_auto (Dissolving) self = {
    .geography = geography,
    .points = sal_geography_get_points (geography, NULL),
    .edges = g_array_new (FALSE, FALSE, sizeof (Edge)),
    .path = g_array_new (FALSE, FALSE, sizeof (guint)),
    .on_path = g_hash_table_new (hash_place, equal_places),
    .shape = sal_shape_new (),
  };
  g_autoptr (SalShape) nested = NULL;

  collect_edges (&self, groups, group);
  for (guint i = 0; i < self.edges->len; i++)
    if (!g_array_index (self.edges, Edge, i).used)
      follow (&self, &g_array_index (self.edges, Edge, i));
  if (self.shape->rings->len == 0)
    return sal_shape_new ();

  nested = nest (self.shape);

  return make_valid (nested, error);
}
